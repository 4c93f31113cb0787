/* Destinations and page labels: see haru_navigation.h. */
#include "device/haru_navigation.h"

#include <stdlib.h>

#include "device/haru_object.h"
#include "device/haru_save.h"
#include "device/haru_unicode.h"

#define NAMES_IN_LEAF 500

typedef struct HaruDestination {
    const char *id;
    uint32_t page;
    long left, top;
} HaruDestination;

/* "id", or "2-id" in the second part. */
static const char *name_of(const HaruDocument *document, Arena *arena, const char *id)
{
    return document->part_number ? arena_print(arena, "%d-%s", document->part_number, id)
                                 : arena_copy_string(arena, id);
}

void haru_destination_add(HaruDocument *document, const char *id, uint32_t page, long left,
                          long top)
{
    document->destinations =
        arena_grow(document->arena, document->destinations, document->destination_count,
                   &document->destination_capacity, sizeof(HaruDestination));
    document->destinations[document->destination_count++] =
        (HaruDestination){name_of(document, document->arena, id), page, left, top};
}

static void put_name(StrBuf *out, const char *id)
{
    strbuf_char(out, '<');
    for (; *id; id++)
        strbuf_print(out, "%02X", (unsigned char)*id);
    strbuf_char(out, '>');
}

void haru_destination_put_name(const HaruDocument *document, StrBuf *out, const char *id)
{
    put_name(out, name_of(document, document->page_arena, id));
}

static int compare_destinations(const void *left, const void *right)
{
    return strcmp(((const HaruDestination *)left)->id, ((const HaruDestination *)right)->id);
}

/* One leaf of the name tree; returns its number. */
static uint32_t write_leaf(HaruDocument *document, const HaruDestination *first, size_t count)
{
    uint32_t number = haru_save_reserve(document);
    StrBuf source = {0};
    strbuf_string(&source, "<</Limits[");
    put_name(&source, first->id);
    put_name(&source, first[count - 1].id);
    strbuf_string(&source, "]/Names[");
    for (size_t i = 0; i < count; i++) {
        put_name(&source, first[i].id);
        strbuf_print(&source, "[%lu 0 R/XYZ ", (unsigned long)first[i].page);
        haru_put(&source, first[i].left);
        haru_put(&source, first[i].top);
        strbuf_string(&source, "null]");
    }
    strbuf_string(&source, "]>>");
    haru_save_source(document, number, (Text){source.data, source.length});
    strbuf_release(&source);
    return number;
}

static void write_destinations(HaruDocument *document)
{
    HaruDestination *list = document->destinations;
    size_t count = document->destination_count;
    if (count == 0)
        return;
    qsort(list, count, sizeof *list, compare_destinations);
    StrBuf source = {0};
    strbuf_string(&source, "<</Dests<</Kids[");
    for (size_t at = 0; at < count; at += NAMES_IN_LEAF) {
        size_t rest = count - at;
        uint32_t leaf =
            write_leaf(document, list + at, rest < NAMES_IN_LEAF ? rest : NAMES_IN_LEAF);
        strbuf_print(&source, "%lu 0 R ", (unsigned long)leaf);
    }
    strbuf_string(&source, "]>>>>");
    haru_dict_set_verbatim(document, document->pdf->catalog, "Names",
                           (Text){source.data, source.length});
    strbuf_release(&source);
}

static void write_labels(HaruDocument *document, const DeviceOptions *options)
{
    if (options->page_label_count == 0)
        return;
    StrBuf source = {0};
    strbuf_string(&source, "<</Nums[");
    for (int i = 0; i < options->page_label_count; i++) {
        const PageLabel *label = &options->page_labels[i];
        strbuf_print(&source, "%d<<", label->page);
        if (label->style)
            strbuf_print(&source, "/S/%c/St %d", label->style, label->start);
        if (label->prefix) {
            strbuf_string(&source, "/P<FEFF");
            haru_append_utf16_hex(&source, text_of(label->prefix));
            strbuf_char(&source, '>');
        }
        strbuf_string(&source, ">>");
    }
    strbuf_string(&source, "]>>");
    uint32_t number = haru_save_reserve(document);
    haru_save_source(document, number, (Text){source.data, source.length});
    haru_dict_set_reference(document, document->pdf->catalog, "PageLabels", number);
    strbuf_release(&source);
}

void haru_navigation_finish(HaruDocument *document, const DeviceOptions *options)
{
    if (document->failed)
        return;
    write_destinations(document);
    write_labels(document, options);
}
