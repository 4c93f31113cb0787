/* Entries: the rows that steps, lists and cycles share: a title, words, a small line, an icon. */
#ifndef ELEMENT_ENTRY_H
#define ELEMENT_ENTRY_H

#include "element/items.h"

typedef struct Entry {
    const JsonValue *title, *text, *label;
    const char *icon;
} Entry;

extern const Field entry_fields[];

/* Reads "items" as entries; a bare text is the member named `word`. */
Entry *entries_read(const Composite *composite, const JsonValue *items, const char *word,
                    int *count);

typedef enum EntryParts { ENTRY_ALL, ENTRY_WITHOUT_TITLE } EntryParts;

/* Adds the words of an entry below `parent` as the parts title, text and label. `align` is a value
 * of textAlign, `text_align` that of the longer words. */
void entry_add_words(const Composite *composite, Node *parent, const Entry *entry, EntryParts parts,
                     const char *align, const char *text_align);

#endif
