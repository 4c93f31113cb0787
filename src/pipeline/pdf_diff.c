/* PDF diff: see pdf_diff.h. */
#include "pipeline/pdf_diff.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/sequence_match.h"
#include "base/strbuf.h"

#define MOVED_PT     0.5
#define SAME_MOVE_PT 0.3
#define CELL_PX      8
#define NEAR_PT      12 /* differences so near are one place */
#define VISIBLE      40 /* sum of the differences of three samples, 0..765 */

/* ---- words ---- */

typedef struct WordDiff {
    DiffReport *report;
    const PdfPage *before, *after; /* NULL: there is no such page */
    int page;                      /* from 1 */
} WordDiff;

static Rect unite(Rect a, Rect b)
{
    double left = fmin(a.x, b.x);
    double top = fmin(a.y, b.y);
    return (Rect){left, top, fmax(a.x + a.width, b.x + b.width) - left,
                  fmax(a.y + a.height, b.y + b.height) - top};
}

static Rect bounds_of(const PdfPage *page, size_t start, size_t end)
{
    Rect bounds = page->words[start].box;
    for (size_t i = start + 1; i < end; i++)
        bounds = unite(bounds, page->words[i].box);
    return bounds;
}

static Text join(Arena *arena, const PdfPage *page, size_t start, size_t end)
{
    StrBuf out = {0};
    strbuf_string(&out, "");
    for (size_t i = start; i < end; i++) {
        strbuf_string(&out, i > start ? " " : "");
        strbuf_text(&out, page->words[i].text);
    }
    Text joined = {strbuf_copy(&out, arena), out.length};
    strbuf_release(&out);
    return joined;
}

/* Words i..i_end of the page before gave way to j..j_end. */
static void report_stretch(const WordDiff *diff, size_t i, size_t i_end, size_t j, size_t j_end)
{
    if (i == i_end && j == j_end)
        return;
    DiffKind kind = i == i_end ? DIFF_ADDED : j == j_end ? DIFF_REMOVED : DIFF_CHANGED;
    DiffItem *item = diff_report_add(diff->report, kind);
    item->name = "text";
    if (i < i_end) {
        item->old_page = diff->page;
        item->old_box = bounds_of(diff->before, i, i_end);
        item->old_text = join(diff->report->arena, diff->before, i, i_end);
    }
    if (j < j_end) {
        item->page = diff->page;
        item->box = bounds_of(diff->after, j, j_end);
        item->new_text = join(diff->report->arena, diff->after, j, j_end);
    }
}

static Point move_of(const WordDiff *diff, const int *matches, size_t index)
{
    Rect before = diff->before->words[index].box;
    Rect after = diff->after->words[matches[index]].box;
    return (Point){after.x - before.x, after.y - before.y};
}

static bool has_moved(Point move)
{
    return fabs(move.x) > MOVED_PT || fabs(move.y) > MOVED_PT;
}

/* Words that moved together are one item. */
static void report_moves(const WordDiff *diff, const int *matches)
{
    for (size_t i = 0; i < diff->before->count;) {
        size_t start = i++;
        if (matches[start] < 0 || !has_moved(move_of(diff, matches, start)))
            continue;
        Point move = move_of(diff, matches, start);
        while (i < diff->before->count && matches[i] == matches[i - 1] + 1) {
            Point next = move_of(diff, matches, i);
            if (fabs(next.x - move.x) > SAME_MOVE_PT || fabs(next.y - move.y) > SAME_MOVE_PT)
                break;
            i++;
        }
        DiffItem *item = diff_report_add(diff->report, DIFF_MOVED);
        item->name = "text";
        item->page = item->old_page = diff->page;
        item->old_box = bounds_of(diff->before, start, i);
        item->box = bounds_of(diff->after, (size_t)matches[start], (size_t)matches[i - 1] + 1);
        Text words = join(diff->report->arena, diff->before, start, i);
        item->old_text = item->new_text = words;
    }
}

static HashList hash_words(Arena *arena, const PdfPage *page)
{
    uint64_t *hashes = arena_array(arena, page->count, sizeof *hashes);
    for (size_t i = 0; i < page->count; i++)
        hashes[i] = hash_bytes(page->words[i].text.data, page->words[i].text.length);
    return (HashList){hashes, page->count};
}

static void compare_page(const WordDiff *diff)
{
    Arena *arena = diff->report->arena;
    const int *matches =
        sequence_match(arena, hash_words(arena, diff->before), hash_words(arena, diff->after));
    size_t i = 0;
    size_t j = 0;
    for (size_t k = 0; k <= diff->before->count; k++) {
        bool is_end = k == diff->before->count;
        if (!is_end && matches[k] < 0)
            continue;
        size_t partner = is_end ? diff->after->count : (size_t)matches[k];
        report_stretch(diff, i, k, j, partner);
        i = k + 1;
        j = partner + 1;
    }
    report_moves(diff, matches);
}

static void report_page(const WordDiff *diff)
{
    bool is_new = diff->after != NULL;
    const PdfPage *page = is_new ? diff->after : diff->before;
    assert(page);
    DiffItem *item = diff_report_add(diff->report, is_new ? DIFF_ADDED : DIFF_REMOVED);
    Rect box = {0, 0, page->width, page->height};
    item->name = "page";
    item->page = is_new ? diff->page : 0;
    item->old_page = is_new ? 0 : diff->page;
    item->box = item->old_box = box;
}

void pdf_diff_words(const PdfWords *before, const PdfWords *after, DiffReport *report)
{
    report->old_page_count = (int)before->page_count;
    report->page_count = (int)after->page_count;
    size_t most = before->page_count > after->page_count ? before->page_count : after->page_count;
    for (size_t i = 0; i < most; i++) {
        WordDiff diff = {.report = report,
                         .before = i < before->page_count ? &before->pages[i] : NULL,
                         .after = i < after->page_count ? &after->pages[i] : NULL,
                         .page = (int)i + 1};
        if (diff.before && diff.after)
            compare_page(&diff);
        else
            report_page(&diff);
    }
}

/* ---- pictures ---- */

static bool cell_differs(const Image *before, const Image *after, int left, int top)
{
    int right = left + CELL_PX < before->width ? left + CELL_PX : before->width;
    int bottom = top + CELL_PX < before->height ? top + CELL_PX : before->height;
    for (int y = top; y < bottom; y++) {
        size_t at = ((size_t)y * (size_t)before->width + (size_t)left) * 3;
        for (int x = left; x < right; x++, at += 3) {
            int change = abs(before->pixels[at] - after->pixels[at]) +
                         abs(before->pixels[at + 1] - after->pixels[at + 1]) +
                         abs(before->pixels[at + 2] - after->pixels[at + 2]);
            if (change > VISIBLE)
                return true;
        }
    }
    return false;
}

static bool is_near(Rect a, Rect b)
{
    return a.x <= b.x + b.width + NEAR_PT && b.x <= a.x + a.width + NEAR_PT &&
           a.y <= b.y + b.height + NEAR_PT && b.y <= a.y + a.height + NEAR_PT;
}

/* Whether one of the first `count` items says that something differs there. */
static bool is_told(const DiffReport *report, size_t count, int page, Rect box)
{
    for (size_t i = 0; i < count; i++) {
        const DiffItem *item = &report->items[i];
        bool is_here = (item->page == page && is_near(item->box, box)) ||
                       (item->old_page == page && is_near(item->old_box, box));
        if (is_here)
            return true;
    }
    return false;
}

/* Takes the cell into the first place near it. Places that have grown together since are joined.
 */
static bool grow_place(DiffReport *report, size_t first, Rect cell)
{
    for (size_t i = first; i < report->count; i++) {
        DiffItem *item = &report->items[i];
        if (!is_near(item->box, cell))
            continue;
        item->box = unite(item->box, cell);
        for (size_t k = report->count; k-- > i + 1;) {
            if (!is_near(item->box, report->items[k].box))
                continue;
            item->box = unite(item->box, report->items[k].box);
            report->items[k] = report->items[--report->count];
        }
        item->old_box = item->box;
        return true;
    }
    return false;
}

void pdf_diff_pictures(const Image *before, const Image *after, double dpi, int page,
                       DiffReport *report)
{
    if (before->width != after->width || before->height != after->height)
        return;
    size_t first = report->count;
    double scale = 72 / dpi;
    for (int y = 0; y < before->height; y += CELL_PX) {
        for (int x = 0; x < before->width; x += CELL_PX) {
            Rect cell = {x * scale, y * scale, CELL_PX * scale, CELL_PX * scale};
            if (!cell_differs(before, after, x, y) || is_told(report, first, page, cell) ||
                grow_place(report, first, cell))
                continue;
            DiffItem *item = diff_report_add(report, DIFF_CHANGED);
            item->name = "picture";
            item->page = item->old_page = page;
            item->box = item->old_box = cell;
        }
    }
}

const Scene *pdf_picture_scene(Arena *arena, const Image *picture, double dpi)
{
    double scale = 72 / dpi;
    PageBoxes boxes = {.width = picture->width * scale, .height = picture->height * scale};
    Scene *scene = scene_create(arena, boxes);
    scene_draw_image(scene, picture, (Matrix){boxes.width, 0, 0, boxes.height, 0, 0});
    return scene;
}
