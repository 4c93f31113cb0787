/* Bookmarks: see haru_outline.h. An item names the one after it, so each waits for that, or for the
 * end of its level: one item a level is in memory. */
#include "device/haru_outline.h"

#include "device/haru_content.h"
#include "device/haru_save.h"
#include "device/haru_unicode.h"

#define DEEPEST 8 /* the outline itself, and seven levels */

/* An item that is not written yet. */
typedef struct OpenItem {
    uint32_t number, before; /* 0: none */
    uint32_t first, last;    /* its kids */
    long kid_count;
    StrBuf source; /* what is known from the start */
} OpenItem;

typedef struct HaruOutline {
    OpenItem items[DEEPEST]; /* by level; items[0] is the outline */
} HaruOutline;

static void put_reference(StrBuf *out, const char *key, uint32_t number)
{
    if (number)
        strbuf_print(out, "/%s %lu 0 R", key, (unsigned long)number);
}

/* The count is that of open descendants; ours are all open one level deep only: negative. */
static void close_item(HaruDocument *document, int level, uint32_t next)
{
    OpenItem *item = &document->outline->items[level];
    if (!item->number)
        return;
    put_reference(&item->source, "Prev", item->before);
    put_reference(&item->source, "Next", next);
    put_reference(&item->source, "First", item->first);
    put_reference(&item->source, "Last", item->last);
    if (item->kid_count)
        strbuf_print(&item->source, "/Count %ld", level ? -item->kid_count : item->kid_count);
    strbuf_string(&item->source, ">>");
    haru_save_source(document, item->number, (Text){item->source.data, item->source.length});
    strbuf_clear(&item->source);
    *item = (OpenItem){.source = item->source};
}

static HaruOutline *find_outline(HaruDocument *document)
{
    if (document->outline)
        return document->outline;
    document->outline = arena_alloc(document->arena, sizeof(HaruOutline));
    OpenItem *root = &document->outline->items[0];
    root->number = haru_save_reserve(document);
    strbuf_string(&root->source, "<<");
    return document->outline;
}

static void put_item(StrBuf *out, const HaruBookmark *bookmark, uint32_t parent)
{
    strbuf_string(out, "<</Title<FEFF");
    haru_append_utf16_hex(out, bookmark->title);
    strbuf_char(out, '>');
    put_reference(out, "Parent", parent);
    strbuf_print(out, "/Dest[%lu 0 R/XYZ ", (unsigned long)bookmark->page);
    haru_put(out, bookmark->left);
    haru_put(out, bookmark->top);
    strbuf_string(out, "null]");
    put_reference(out, "SE", bookmark->element);
}

void haru_outline_add(HaruDocument *document, const HaruBookmark *bookmark)
{
    if (document->failed)
        return;
    HaruOutline *outline = find_outline(document);
    int level = bookmark->level < DEEPEST ? bookmark->level : DEEPEST - 1;
    while (level > 1 && !outline->items[level - 1].number)
        level--;
    uint32_t number = haru_save_reserve(document);
    uint32_t before = outline->items[level].number;
    for (int below = DEEPEST - 1; below > level; below--)
        close_item(document, below, 0);
    close_item(document, level, number);
    OpenItem *parent = &outline->items[level - 1];
    if (!parent->first)
        parent->first = number;
    parent->last = number;
    parent->kid_count++;
    OpenItem *item = &outline->items[level];
    item->number = number;
    item->before = before;
    put_item(&item->source, bookmark, parent->number);
}

void haru_outline_finish(HaruDocument *document)
{
    if (!document->outline || document->failed)
        return;
    uint32_t root = document->outline->items[0].number;
    for (int level = DEEPEST - 1; level >= 0; level--)
        close_item(document, level, 0);
    haru_dict_set_reference(document, document->pdf->catalog, "Outlines", root);
}

void haru_outline_release(HaruDocument *document)
{
    for (int level = 0; document->outline && level < DEEPEST; level++)
        strbuf_release(&document->outline->items[level].source);
}
