/* The register of a report: its headings, figures, tables and footnotes with their numbers, and
 * whatever has an id, in the order of the document. It is made from the expanded body before the
 * elements are built, so that contents and references know what comes after them; pages are filled
 * in when they are laid out. */
#ifndef DOC_REGISTER_H
#define DOC_REGISTER_H

#include "base/map.h"
#include "doc/counter.h"
#include "json/json.h"

typedef enum RegisterKind {
    REGISTER_PLACE, /* nothing but an id */
    REGISTER_HEADING,
    REGISTER_FIGURE,
    REGISTER_TABLE,
    REGISTER_NOTE
} RegisterKind;

typedef struct RegisterEntry {
    RegisterKind kind;
    int level;               /* of a heading, 1..6 */
    bool is_unlisted;        /* stands in no contents */
    const char *id;          /* NULL: none */
    const char *number;      /* "第一章", "图3"; "": none */
    const char *title;       /* without markup */
    Origin origin;           /* of its element in the layout */
    const JsonValue *source; /* what the element is built from; NULL: it is not there yet, or any
                              * more */
    uint32_t node;           /* of its element; 0: not built */
    int page;                /* from 0; -1: not laid out */
    int page_number;         /* as it is counted in its part of the document */
    const char *label;       /* the same as it is printed, "": none */
} RegisterEntry;

typedef struct Register {
    Arena *arena;
    RegisterEntry *entries; /* entry_count of them */
    size_t entry_count, entry_capacity;
    Map ids;         /* id -> index + 1 of its entry */
    size_t next;     /* where register_meet goes on looking */
    size_t attached; /* entries that register_attach has come by */
} Register;

/* Reads the entries of `body`, numbered as `numbering` (the layout's, NULL: the usual way) says.
 * Patterns that are none are reported. */
void register_read(Register *list, Arena *arena, DiagSink *diagnostics, const JsonValue *numbering,
                   const JsonValue *body);

/* The same piece by piece, for a body that is never there as a whole. Entries keep nothing of what
 * is read. The reader is in `arena`. */
typedef struct RegisterReader RegisterReader;
RegisterReader *register_reader_create(Register *list, Arena *arena, DiagSink *diagnostics,
                                       const JsonValue *numbering);
void register_reader_add(RegisterReader *reader, const JsonValue *value);

/* Tells the entries of `value`, the next piece of the same body expanded once more, what their
 * elements will be built from. */
void register_attach(Register *list, const JsonValue *value);

/* The entry of the element built from `source`, or NULL. Elements are met in the order of the
 * document. */
RegisterEntry *register_meet(Register *list, const JsonValue *source);

/* The entry of `id`, or NULL. */
RegisterEntry *register_find(const Register *list, Text id);

extern const char *const numbering_members[]; /* "headings", "figure", ...; NULL at the end */

#endif
