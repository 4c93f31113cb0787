/* Citations: where a text says what the register knows of an element, {{ref.ID.number}}. They are
 * told from other words by the expression that filled them in. */
#ifndef DOC_CITATION_H
#define DOC_CITATION_H

#include "doc/register.h"

typedef enum CitationKind {
    CITATION_NONE,  /* no citation */
    CITATION_WORDS, /* a title: may part over lines like any words */
    CITATION_NUMBER /* "图3-2", a page or its label: one piece */
} CitationKind;

typedef struct Citation {
    CitationKind kind;
    const RegisterEntry *entry; /* NULL: no citation, or of an id that is not in `entries` */
    bool is_number;             /* of the element, not of its page */
} Citation;

/* What `insertion` (NULL: typed) cites. `entries` NULL: no report, which cites nothing. */
Citation citation_of(const Register *entries, const JsonInsertion *insertion);

#endif
