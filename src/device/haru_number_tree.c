/* Number trees: see haru_number_tree.h. */
#include "device/haru_number_tree.h"

#include "device/haru_save.h"

#define LEAF_ENTRIES 1000

static void write_leaf(HaruDocument *document, HaruNumberTree *tree)
{
    uint32_t number = haru_save_reserve(document);
    StrBuf source = {0};
    strbuf_print(&source, "<</Limits[%ld %ld]/Nums[%s]>>", tree->first_key, tree->last_key,
                 tree->entries.data);
    haru_save_source(document, number, (Text){source.data, source.length});
    strbuf_release(&source);
    strbuf_print(&tree->leaves, "%s%lu 0 R", tree->leaves.length ? " " : "", (unsigned long)number);
    strbuf_clear(&tree->entries);
    tree->entry_count = 0;
}

void haru_number_tree_add(HaruDocument *document, HaruNumberTree *tree, long key,
                          const char *source)
{
    if (tree->entry_count == LEAF_ENTRIES)
        write_leaf(document, tree);
    if (tree->entry_count++ == 0)
        tree->first_key = key;
    tree->last_key = key;
    strbuf_print(&tree->entries, "%s%ld %s", tree->entries.length ? " " : "", key, source);
}

/* A tree that fits in one node is its root, without limits. */
uint32_t haru_number_tree_finish(HaruDocument *document, HaruNumberTree *tree)
{
    uint32_t root = haru_save_reserve(document);
    bool is_leaf = tree->leaves.length == 0;
    if (!is_leaf && tree->entry_count)
        write_leaf(document, tree);
    const StrBuf *content = is_leaf ? &tree->entries : &tree->leaves;
    StrBuf source = {0};
    strbuf_print(&source, "<</%s[%s]>>", is_leaf ? "Nums" : "Kids",
                 content->length ? content->data : "");
    haru_save_source(document, root, (Text){source.data, source.length});
    strbuf_release(&source);
    return root;
}

void haru_number_tree_release(HaruNumberTree *tree)
{
    strbuf_release(&tree->entries);
    strbuf_release(&tree->leaves);
}
