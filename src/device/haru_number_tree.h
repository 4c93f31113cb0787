/* A number tree (PDF 1.7, 7.9.7) that is written while it grows: a root and one level of leaves. */
#ifndef DEVICE_HARU_NUMBER_TREE_H
#define DEVICE_HARU_NUMBER_TREE_H

#include "base/strbuf.h"
#include "device/haru_document.h"

typedef struct HaruNumberTree {
    StrBuf entries; /* of the leaf that is being filled */
    long entry_count, first_key, last_key;
    StrBuf leaves; /* references */
} HaruNumberTree;

/* Adds an entry, whose value is PDF source. Keys rise. */
void haru_number_tree_add(HaruDocument *document, HaruNumberTree *tree, long key,
                          const char *source);

/* Writes what is left; returns the number of the root in the file. */
uint32_t haru_number_tree_finish(HaruDocument *document, HaruNumberTree *tree);

void haru_number_tree_release(HaruNumberTree *tree);

#endif
