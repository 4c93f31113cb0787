/* Hyphenation of Latin words by the patterns of their language (hyphens: auto), with libhyphen and
 * the dictionaries installed for it. Internal to text/. */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include "text/analysis.h"

typedef struct Hyphenator Hyphenator; /* the dictionaries of one session */

Hyphenator *hyphenator_create(void);
void hyphenator_destroy(Hyphenator *hyphenator); /* NULL: nothing happens */

/* Adds break opportunities inside the words of a paragraph whose style asks for it (after
 * analysis_find_breaks). In a text written with Han, words are English; else of the style's
 * language. A language without a dictionary is reported once for each block
 * (W_HYPHENATION_MISSING). */
void hyphenate(Analysis *analysis);

#endif
