/* On which page each node begins: see layout.h. */
#include "layout/layout.h"

/* Where the pages of nodes are taken down. */
typedef struct PageNotes {
    int *pages;
    uint32_t first_node;
} PageNotes;

static void note_page(const Box *box, int page, const PageNotes *notes)
{
    bool is_noted = box->node->number >= notes->first_node;
    int *place = is_noted ? &notes->pages[box->node->number - notes->first_node] : NULL;
    if (place && *place < 0)
        *place = page;
    for (size_t i = 0; i < box->child_count; i++) {
        if (!box->children[i].repeats)
            note_page(box->children[i].box, page, notes);
    }
}

int *layout_find_pages(Arena *arena, const LayoutResult *result, uint32_t first_node,
                       uint32_t last_node)
{
    size_t count = (size_t)last_node - first_node + 1;
    PageNotes notes = {arena_array(arena, count, sizeof *notes.pages), first_node};
    for (size_t i = 0; i < count; i++)
        notes.pages[i] = -1;
    for (int page = 0; page < result->page_count; page++) {
        const LayoutPage *laid_out = &result->pages[page];
        note_page(laid_out->body, page, &notes);
        for (size_t i = 0; i < laid_out->part_count; i++) {
            if (!laid_out->parts[i].repeats)
                note_page(laid_out->parts[i].box, page, &notes);
        }
    }
    return notes.pages;
}
