/* Diff report: see diff_report.h. */
#include "pipeline/diff_report.h"

#include <math.h>

#include "base/geometry.h"

#define MOVED_MM        0.1 /* less cannot be seen */
#define CONTEXT_LETTERS 12  /* shown around what differs in a long text */
#define EXCERPT_LETTERS 60

static const char *const kind_names[] = {"added", "removed", "changed", "moved"};
static const char *const kind_words[][2] = {
    {"added", "新增"}, {"removed", "删去"}, {"changed", "改动"}, {"moved", "移动"}};

DiffItem *diff_report_add(DiffReport *report, DiffKind kind)
{
    report->items = arena_grow(report->arena, report->items, report->count, &report->capacity,
                               sizeof *report->items);
    DiffItem *item = &report->items[report->count++];
    *item = (DiffItem){.kind = kind};
    return item;
}

/* ---- words ---- */

/* A letter begins where no continuation byte stands (Unicode 15, table 3-6). */
static bool begins_letter(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static size_t step_back(Text text, size_t at, int letters)
{
    while (at > 0 && letters > 0) {
        at--;
        letters -= begins_letter(text.data[at]);
    }
    return at;
}

static size_t step_on(Text text, size_t at, int letters)
{
    while (at < text.length && letters > 0) {
        at++;
        letters -= at == text.length || begins_letter(text.data[at]);
    }
    return at;
}

/* What two texts begin and end with in common. */
static void find_shared(Text a, Text b, size_t *start, size_t *end)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    *start = *end = 0;
    while (*start < shorter && a.data[*start] == b.data[*start])
        (*start)++;
    while (*start > 0 && ((*start < a.length && !begins_letter(a.data[*start])) ||
                          (*start < b.length && !begins_letter(b.data[*start]))))
        (*start)--;
    while (*end < shorter - *start && a.data[a.length - 1 - *end] == b.data[b.length - 1 - *end])
        (*end)++;
    while (*end > 0 && !begins_letter(a.data[a.length - *end]))
        (*end)--;
}

/* The bytes from `start` to `end`, and some letters around them. */
static void append_excerpt(StrBuf *out, Text text, size_t start, size_t end)
{
    size_t from = step_back(text, start, CONTEXT_LETTERS);
    size_t to = step_on(text, end, CONTEXT_LETTERS);
    size_t most = step_on(text, from, EXCERPT_LETTERS + 2 * CONTEXT_LETTERS);
    bool is_cut = to > most;
    if (is_cut)
        to = most;
    strbuf_print(out, "“%s", from > 0 ? "…" : "");
    for (size_t i = from; i < to; i++)
        strbuf_char(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    strbuf_print(out, "%s”", to < text.length ? "…" : "");
}

static void append_texts(StrBuf *out, const DiffItem *item)
{
    size_t start = 0;
    size_t end = 0;
    bool is_same = text_same(item->old_text, item->new_text);
    if (!is_same)
        find_shared(item->old_text, item->new_text, &start, &end);
    strbuf_string(out, "    ");
    if (item->old_page && !is_same) {
        append_excerpt(out, item->old_text, start, item->old_text.length - end);
        if (item->page)
            strbuf_string(out, " → ");
    }
    if (item->page)
        append_excerpt(out, item->new_text, start, item->new_text.length - end);
    strbuf_char(out, '\n');
}

/* ---- places ---- */

static void append_mm(StrBuf *out, double points)
{
    strbuf_number(out, points / PT_PER_MM, 1);
}

static bool is_far(double points)
{
    return fabs(points) > MOVED_MM * PT_PER_MM;
}

static void append_move(StrBuf *out, const DiffItem *item, bool chinese)
{
    double dx = item->box.x - item->old_box.x;
    double dy = item->box.y - item->old_box.y;
    strbuf_string(out, chinese ? "    位置：" : "    place: ");
    if (item->page != item->old_page)
        strbuf_print(out, chinese ? "第 %d 页 → 第 %d 页；" : "page %d → page %d; ", item->old_page,
                     item->page);
    const char *const directions[2][2] = {
        {dx < 0 ? " mm left" : " mm right", dx < 0 ? "左移 " : "右移 "},
        {dy < 0 ? " mm up" : " mm down", dy < 0 ? "上移 " : "下移 "}};
    const double distances[2] = {dx, dy};
    bool is_first = true;
    for (int i = 0; i < 2; i++) {
        if (!is_far(distances[i]))
            continue;
        strbuf_string(out, is_first ? "" : chinese ? "，" : ", ");
        is_first = false;
        strbuf_string(out, chinese ? directions[i][1] : "");
        append_mm(out, fabs(distances[i]));
        strbuf_string(out, chinese ? " mm" : directions[i][0]);
    }
    strbuf_char(out, '\n');
}

static void append_size(StrBuf *out, const DiffItem *item, bool chinese)
{
    strbuf_string(out, chinese ? "    尺寸：" : "    size: ");
    append_mm(out, item->old_box.width);
    strbuf_string(out, " × ");
    append_mm(out, item->old_box.height);
    strbuf_string(out, " → ");
    append_mm(out, item->box.width);
    strbuf_string(out, " × ");
    append_mm(out, item->box.height);
    strbuf_string(out, " mm\n");
}

static void append_places(StrBuf *out, const DiffItem *item, bool chinese)
{
    if (!item->page || !item->old_page)
        return;
    if (item->page != item->old_page || is_far(item->box.x - item->old_box.x) ||
        is_far(item->box.y - item->old_box.y))
        append_move(out, item, chinese);
    if (is_far(item->box.width - item->old_box.width) ||
        is_far(item->box.height - item->old_box.height))
        append_size(out, item, chinese);
}

/* ---- the whole ---- */

static void append_item(const DiffReport *report, size_t index, bool chinese, StrBuf *out)
{
    const DiffItem *item = &report->items[index];
    int page = item->page ? item->page : item->old_page;
    strbuf_print(out, chinese ? "%zu. 第 %d 页 %s %s" : "%zu. page %d %s %s", index + 1, page,
                 kind_words[item->kind][chinese], item->name);
    strbuf_print(out, item->place ? "  %s\n" : "\n", item->place);
    bool has_text = item->old_text.length || item->new_text.length;
    if (has_text)
        append_texts(out, item);
    const char *figures =
        has_text ? diff_figures(report->arena, item->old_text, item->new_text) : NULL;
    if (figures && item->page && item->old_page)
        strbuf_print(out, chinese ? "    数字：%s\n" : "    figures: %s\n", figures);
    for (const char *line = item->properties; line && *line;) {
        size_t length = strcspn(line, "\n");
        strbuf_print(out, "    %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    append_places(out, item, chinese);
}

static void count_kinds(const DiffReport *report, size_t counts[DIFF_KIND_COUNT])
{
    for (size_t i = 0; i < report->count; i++)
        counts[report->items[i].kind]++;
}

void diff_report_print(const DiffReport *report, DiagLanguage language, StrBuf *out)
{
    bool chinese = language == DIAG_CHINESE;
    size_t counts[DIFF_KIND_COUNT] = {0};
    count_kinds(report, counts);
    if (report->page_count != report->old_page_count)
        strbuf_print(out, chinese ? "页数：%d → %d\n" : "pages: %d → %d\n", report->old_page_count,
                     report->page_count);
    for (size_t i = 0; i < report->count; i++)
        append_item(report, i, chinese, out);
    strbuf_print(out,
                 chinese ? "改动 %zu 处，新增 %zu 处，删去 %zu 处，移动 %zu 处。\n"
                         : "%zu changed, %zu added, %zu removed, %zu moved.\n",
                 counts[DIFF_CHANGED], counts[DIFF_ADDED], counts[DIFF_REMOVED],
                 counts[DIFF_MOVED]);
}

static void append_json_box(StrBuf *out, const char *name, int page, Rect box)
{
    const double numbers[] = {box.x, box.y, box.width, box.height};
    if (!page)
        return;
    strbuf_print(out, ",\"%s\":{\"page\":%d,\"box\":[", name, page);
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        strbuf_string(out, i ? "," : "");
        strbuf_number(out, numbers[i], 3);
    }
    strbuf_string(out, "]}");
}

static void append_json_words(StrBuf *out, const char *name, const char *words)
{
    if (!words)
        return;
    strbuf_print(out, ",\"%s\":", name);
    strbuf_json(out, text_of(words));
}

void diff_report_print_json(const DiffReport *report, StrBuf *out)
{
    size_t counts[DIFF_KIND_COUNT] = {0};
    count_kinds(report, counts);
    for (size_t i = 0; i < report->count; i++) {
        const DiffItem *item = &report->items[i];
        strbuf_print(out, "{\"kind\":\"%s\"", kind_names[item->kind]);
        append_json_words(out, "element", item->name);
        append_json_words(out, "place", item->place);
        strbuf_print(out, ",\"number\":%zu", i + 1);
        append_json_box(out, "old", item->old_page, item->old_box);
        append_json_box(out, "new", item->page, item->box);
        if (item->old_text.length || item->new_text.length) {
            strbuf_string(out, ",\"old_text\":");
            strbuf_json(out, item->old_text);
            strbuf_string(out, ",\"new_text\":");
            strbuf_json(out, item->new_text);
            append_json_words(out, "figures",
                              diff_figures(report->arena, item->old_text, item->new_text));
        }
        append_json_words(out, "properties", item->properties);
        strbuf_string(out, "}\n");
    }
    strbuf_print(out, "{\"old_pages\":%d,\"pages\":%d", report->old_page_count, report->page_count);
    for (int i = 0; i < DIFF_KIND_COUNT; i++)
        strbuf_print(out, ",\"%s\":%zu", kind_names[i], counts[i]);
    strbuf_string(out, "}\n");
}
