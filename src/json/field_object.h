/* Nested objects and lists of objects as property values: a FieldType that carries the property
 * table of what it holds, so that reading, the schema and `yitu describe` go down into it.
 *
 * A list may have variants: each item names one in its member "type", and has the list's common
 * members and the variant's own ones. */
#ifndef JSON_FIELD_OBJECT_H
#define JSON_FIELD_OBJECT_H

#include "json/field.h"

/* What an item of a list may be, by its "type". */
typedef struct FieldVariant {
    const char *name;
    const char *help, *help_zh;
    const Field *fields; /* its own members; NULL: none */
    size_t size;         /* of the struct that they fill */
} FieldVariant;

/* A property type that is an object (the member is the struct) or a list (an ObjectList). */
typedef struct ObjectType {
    FieldType type; /* the first member: a Field points here */
    const Field *members;
    const char *owner;         /* for messages: "axis" */
    size_t item_size;          /* list: of one item, which begins with an ObjectItem; 0: no list */
    const char *text_member;   /* a bare text stands for this member; NULL: not allowed */
    const char *switch_member; /* true or false stands for this one; NULL: not allowed */
    const FieldVariant *(*variant)(int index); /* list: NULL past the last; may be NULL itself */
} ObjectType;

typedef struct ObjectItem {
    const JsonValue *source;
    int variant;   /* index; -1: the list has none */
    void *options; /* the variant's own struct */
} ObjectItem;

typedef struct ObjectList {
    void *items; /* count structs of the type's item_size */
    int count;
} ObjectList;

/* A value {NULL...} that stays unset until the layout gives a number. */
typedef struct OptionalNumber {
    double value;
    bool is_set;
} OptionalNumber;

typedef enum OptionalSwitch { SWITCH_UNSET, SWITCH_ON, SWITCH_OFF } OptionalSwitch;

extern const FieldType field_optional_number; /* OptionalNumber */
extern const FieldType field_switch;          /* int, an OptionalSwitch */

/* The `read` and `schema` of every ObjectType. A fallback of "{}" fills the struct with the
 * defaults of its members; a list without a fallback is empty. */
bool field_object_read(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member);
void field_object_schema(StrBuf *out, const Field *field);

/* The row's type as an ObjectType, or NULL where it is another. */
const ObjectType *field_object_type(const Field *field);

#endif
