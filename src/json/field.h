/* Property tables: the one place where a property's name, type, range, default and help stand.
 *
 * A table of Field rows describes the members of a C struct. From it come reading and checking of
 * JSON objects, hints for misspelt names, `yitu describe`, `yitu schema` and the reference pages.
 */
#ifndef JSON_FIELD_H
#define JSON_FIELD_H

#include <stddef.h>

#include "json/json.h"

typedef struct Field Field;
typedef struct FieldReader FieldReader;

/* A kind of value. Generic ones are below; doc/field_types.h adds lengths, colours and the like. */
typedef struct FieldType {
    const char *name, *name_zh; /* "a length", "长度": what a message asks for */
    const char *example;        /* "\"4mm\"", as JSON */
    size_t size;                /* of the struct member */
    /* Reads `value` (tokens resolved) into `member`. False: reported, `member` untouched. */
    bool (*read)(const FieldReader *reader, const Field *field, const JsonValue *value,
                 void *member);
    /* Appends the keywords of a JSON Schema (2020-12) for the value, without braces. */
    void (*schema)(StrBuf *out, const Field *field);
} FieldType;

typedef struct FieldName {
    const char *name;
    int value;
} FieldName;

enum { FIELD_OPTIONAL = 0, FIELD_REQUIRED = 1, FIELD_INHERITED = 2, FIELD_FIRST = 4 };

struct Field {
    const char *name;
    const FieldType *type;
    size_t offset;          /* in the struct */
    double min, max;        /* of numbers and lengths in pt; both 0: any */
    const FieldName *names; /* of enumerations, name NULL at the end */
    unsigned flags;
    const char *fallback; /* the default, as it would be written in the layout; NULL: zero bytes */
    const char *help, *help_zh;
};

struct FieldReader {
    Arena *arena;
    DiagSink *diagnostics;
    const char *owner;   /* for messages: "“text”", "style" */
    const void *context; /* what the owner's field types need; see doc/style.h */
    /* Replaces a "$token" that stands for the value of `field` by what it means, or gives it back
     * where the field takes it as it is; NULL: reported. May be NULL itself: no tokens here. */
    const JsonValue *(*resolve)(const FieldReader *reader, const Field *field,
                                const JsonValue *value);
};

extern const FieldType field_string;  /* const char * */
extern const FieldType field_text;    /* const JsonValue *, a string (with its insertions) */
extern const FieldType field_number;  /* double */
extern const FieldType field_integer; /* int */
extern const FieldType field_boolean; /* bool */
extern const FieldType field_enum;    /* int, one of `names` */
extern const FieldType field_flags;   /* unsigned: words of `names` separated by spaces, or'ed */
extern const FieldType field_json;    /* const JsonValue *, anything */

/* Number of rows; a table ends with a row whose name is NULL. */
int field_count(const Field *table);

/* The row of this name, or NULL. `font-size` finds fontSize. */
const Field *field_find(const Field *table, Text name);

/* Puts the defaults of `table` into `target`. */
void fields_set_defaults(const FieldReader *reader, const Field *table, void *target);

/* Reads one value through its row: resolves a token, reads, reports. */
bool field_read(const FieldReader *reader, const Field *field, const JsonValue *value,
                void *target);

/* Reads the members of `object` into `target`. Members named in `skip` (NULL-terminated, may be
 * NULL) and "$schema" are left alone. Unknown names are reported with the nearest one, missing
 * required ones at the object. False: something was reported; the rest is filled in all the same.
 */
bool fields_read(const FieldReader *reader, const Field *table, const JsonValue *object,
                 const char *const skip[], void *target);

/* Reports that `name` is unknown; `table` (and `skip`) give the allowed names. */
void field_report_unknown(const FieldReader *reader, const Field *table, const char *const skip[],
                          const JsonValue *member);

/* Reports E_VALUE_KIND or E_VALUE at the value: what was found and what the row asks for. As
 * diag_report. */
Diagnostic *field_report_value(const FieldReader *reader, const Field *field,
                               const JsonValue *value);

/* Appends the JSON Schema "properties" members of the table, `"name":{...}` separated by commas. */
void fields_schema(StrBuf *out, const Field *table);

#endif
