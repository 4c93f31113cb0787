/* Collecting the figures: the boxes in document order, the numbers in their texts, and for each the
 * template that filled it in. What a figure is, docs/data.md says. */
#include "audit/collect.h"

#include <math.h>
#include <stdlib.h>

#define ASCENT_EM 0.88 /* from the baseline to the top of a Chinese em box */

/* Formats that write an order, not an amount: English names, then Chinese. */
static const char *const order_formats[] = {"cjk",  "cjkUpper", "circled",  "ordinal", "pad",
                                            "圈码", "中文数字", "中文大写", "序数",    "补位"};

/* Formats that may write an amount without a digit: 持平, 翻番. */
static const char *const word_formats[] = {"yoy", "mom", "fold", "同比", "环比", "倍"};

/* One text on the page. */
typedef struct PageText {
    Audit *audit;
    const Node *node;
    const TextLayout *layout;
    Point corner;
    int page;
} PageText;

static bool is_name_byte(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '_' ||
           (byte & 0x80);
}

/* Whether the expression ends in one of the formats, or has it among its bars. */
static bool has_format(const char *expression, const char *const names[], size_t count)
{
    for (const char *bar = strchr(expression, '|'); bar; bar = strchr(bar + 1, '|')) {
        const char *name = bar + 1 + strspn(bar + 1, " ");
        for (size_t i = 0; i < count; i++) {
            size_t length = strlen(names[i]);
            if (strncmp(name, names[i], length) == 0 && !is_name_byte(name[length]))
                return true;
        }
    }
    return false;
}

/* An expression such as {{ 5.2 }} or {{ 5 | pct }} names nothing: it is typed all the same. */
static bool names_nothing(const char *expression)
{
    char quote = '\0';
    for (const char *at = expression; *at && *at != '|'; at++) {
        if (quote)
            quote = *at == quote ? '\0' : quote;
        else if (*at == '\'' || *at == '"')
            quote = *at;
        else if (is_name_byte(*at))
            return false;
    }
    return true;
}

/* ---- places ---- */

/* The span that holds byte `at` of the text; `*start` is where it begins. */
static const TextSpan *span_at(const TextLayout *layout, size_t at, size_t *start)
{
    *start = 0;
    for (int i = 0; i < layout->span_count; i++) {
        size_t length = layout->spans[i].text.length;
        if (at < *start + length)
            return &layout->spans[i];
        *start += length;
    }
    return NULL;
}

static bool grow(Rect *rect, const Rect *part, bool has_rect)
{
    *rect = has_rect ? rect_union(*rect, *part) : *part;
    return true;
}

/* The box of the bytes [start, end) on the page: that of the line where they begin. */
static Rect place_of(const PageText *text, size_t start, size_t end)
{
    Rect place = {text->corner.x, text->corner.y, 0, 0};
    bool has_place = false;
    for (int i = 0; i < text->layout->line_count && !has_place; i++) {
        const TextLine *line = &text->layout->lines[i];
        for (int k = 0; k < line->cluster_count; k++) {
            const PlacedCluster *cluster = &line->clusters[k];
            if (cluster->byte < start || cluster->byte >= end)
                continue;
            double size = text->layout->spans[cluster->span].style->size;
            Rect part = {text->corner.x + line->x0 + cluster->x,
                         text->corner.y + line->baseline - ASCENT_EM * size, cluster->advance,
                         size};
            has_place = grow(&place, &part, has_place);
        }
    }
    return place;
}

/* ---- figures ---- */

static bool is_literal_list(const JsonValue *literals)
{
    return literals && literals->kind == JSON_ARRAY;
}

/* Whether the bytes lie within one of the texts of audit.literals. */
static bool is_declared(const Audit *audit, Text context, const FigureToken *token)
{
    const JsonValue *literals = audit->literals;
    for (uint32_t i = 0; is_literal_list(literals) && i < literals->count; i++) {
        Text words = literals->items[i]->text;
        if (literals->items[i]->kind != JSON_STRING || !words.length)
            continue;
        for (size_t at = 0; at + words.length <= context.length && at <= token->start; at++) {
            if (at + words.length >= token->end &&
                memcmp(context.data + at, words.data, words.length) == 0)
                return true;
        }
    }
    return false;
}

static Figure *add_figure(Audit *audit)
{
    audit->figures = arena_grow(audit->input.arena, audit->figures, audit->figure_count,
                                &audit->figure_capacity, sizeof *audit->figures);
    Figure *figure = &audit->figures[audit->figure_count++];
    *figure = (Figure){0};
    return figure;
}

/* A number that stands as such in a layout: "with": {"n": 290}. A computed one stands in a text. */
static bool is_typed_number(const JsonValue *value)
{
    const SourceText *source = value->origin.source;
    if (!source || value->origin.offset >= source->text.length)
        return false;
    char first = source->text.data[value->origin.offset];
    return first == '-' || (first >= '0' && first <= '9');
}

/* Ties a figure to the cell that its value is, or comes from. */
static void trace(Audit *audit, Figure *figure, const JsonInsertion *insertion)
{
    const JsonValue *value = insertion->value;
    figure->expression = insertion->expression;
    figure->value = value;
    figure->cell = data_index_find(&audit->index, &value->origin);
    bool has_cell = figure->cell && !figure->cell->is_row;
    figure->is_direct = has_cell && value->kind == JSON_NUMBER;
    if (!has_cell)
        figure->cell = data_index_find_reason(&audit->index, &value->origin);
    figure->is_typed = (*insertion->expression && names_nothing(insertion->expression)) ||
                       (!has_cell && value->kind == JSON_NUMBER && is_typed_number(value));
    if (figure->cell)
        figure->data_unit = data_cell_unit(&audit->index, figure->cell);
}

/* Text of a cell that an element shows as it is: rows handed to a table. */
static void trace_cell(Audit *audit, Figure *figure, const TextSpan *span)
{
    const DataCell *cell = data_index_find(&audit->index, &span->origin);
    figure->is_typed = !cell || cell->is_row;
    if (figure->is_typed)
        return;
    figure->cell = cell;
    figure->value = cell->value;
    figure->expression =
        arena_copy(audit->input.arena, cell->value->key.data ? cell->value->key.data : "",
                   cell->value->key.length);
    figure->is_direct = cell->value->kind == JSON_NUMBER;
    figure->data_unit = data_cell_unit(&audit->index, cell);
}

static const char *copy_of(const Audit *audit, Text text, size_t start, size_t end)
{
    return arena_copy(audit->input.arena, text.data + start, end - start);
}

/* Finds the unit again where the data's own is not one that the scanner knows. */
static void find_unit(Figure *figure)
{
    if (figure->token.unit_end > figure->token.end || !figure->data_unit.length)
        return;
    Unit expected = unit_read(figure->data_unit);
    size_t at = figure->token.end;
    Text rest = {figure->context.data + at, figure->context.length - at};
    size_t length = unit_match(rest, &expected, &figure->token.unit);
    figure->token.unit_end = (uint32_t)(at + length);
}

/* Who filled a number in: the span of its first digit, or of the next where only a sign was typed
 * before the braces. */
typedef struct Filler {
    const TextSpan *span;
    size_t start;  /* of the span in the text */
    bool is_mixed; /* digits of two fillers stand side by side: 3{{n}} */
} Filler;

static Filler find_filler(const PageText *text, const FigureToken *token)
{
    size_t first_start;
    size_t last_start;
    const TextSpan *first = span_at(text->layout, token->start, &first_start);
    const TextSpan *last = span_at(text->layout, token->end - 1, &last_start);
    Filler filler = {first, first_start, first->insertion != last->insertion};
    size_t sign = last_start - token->start; /* bytes before the last span */
    bool is_sign = filler.is_mixed && last_start > token->start && sign <= 3 &&
                   strchr("+-\xe2\xef", text->layout->text.data[token->start]);
    return is_sign ? (Filler){last, last_start, false} : filler;
}

/* Where the figure stands: the typed digits, the typed value, or the expression. */
static Origin figure_origin(const Figure *figure, const Filler *filler)
{
    Origin origin = filler->span->origin;
    const JsonInsertion *insertion = filler->span->insertion;
    if (insertion && figure->is_typed && is_typed_number(figure->value))
        return figure->value->origin;
    if (insertion && insertion->host) {
        const Origin *because = origin.because;
        origin = json_string_origin(insertion->host, insertion->host_start, insertion->host_end);
        origin.because = because;
    }
    if (insertion)
        return origin;
    size_t before = figure->token.start - filler->start;
    return json_origin_within(&origin, before, figure->token.end - filler->start);
}

/* The ticks of an axis are a scale and no figures. */
static bool is_tick(const Figure *figure)
{
    return figure->expression && strcmp(figure->expression, "tick") == 0 && !figure->cell;
}

static bool is_no_figure(const Figure *figure)
{
    FigureKind kind = figure->token.kind;
    bool is_written = figure->expression &&
                      has_format(figure->expression, order_formats, COUNT_OF(order_formats));
    /* A year is listed where it is a cell of its own, not as a word of a text. */
    bool is_number = figure->value && figure->value->kind == JSON_NUMBER && !figure->is_typed;
    return is_written || is_tick(figure) ||
           (!figure->is_direct && (kind == FIGURE_ORDER || kind == FIGURE_NAME)) ||
           (!is_number && kind != FIGURE_AMOUNT);
}

static void take_token(const PageText *text, const FigureToken *token)
{
    Audit *audit = text->audit;
    Filler filler = find_filler(text, token);
    Figure figure = {.page = text->page, .token = *token, .context = text->layout->text};
    if (filler.span->insertion)
        trace(audit, &figure, filler.span->insertion);
    else
        trace_cell(audit, &figure, filler.span);
    figure.is_typed |= filler.is_mixed;
    if (is_no_figure(&figure))
        return;
    bool is_cell_amount = figure.is_direct && token->kind != FIGURE_YEAR;
    figure.token.kind = is_cell_amount ? FIGURE_AMOUNT : token->kind;
    find_unit(&figure);
    figure.place = place_of(text, token->start, token->end);
    figure.origin = figure_origin(&figure, &filler);
    figure.is_declared = figure.is_typed && is_declared(audit, figure.context, &figure.token);
    figure.text = copy_of(audit, figure.context, token->start, token->end);
    figure.unit_text = copy_of(audit, figure.context, token->end, figure.token.unit_end);
    *add_figure(audit) = figure;
}

/* 持平 and 翻番 are figures too, though they have no digit. */
static void take_words(const PageText *text)
{
    size_t start = 0;
    const TextLayout *layout = text->layout;
    for (int i = 0; i < layout->span_count; start += layout->spans[i++].text.length) {
        const TextSpan *span = &layout->spans[i];
        const JsonInsertion *insertion = span->insertion;
        FigureToken token;
        size_t at = 0;
        if (!insertion || insertion->value->kind != JSON_NUMBER ||
            figure_scan_next(span->text, &at, &token) ||
            !has_format(insertion->expression, word_formats, COUNT_OF(word_formats)))
            continue;
        Figure *figure = add_figure(text->audit);
        size_t end = start + span->text.length;
        figure->page = text->page;
        figure->place = place_of(text, start, end);
        figure->token = (FigureToken){.start = (uint32_t)start,
                                      .end = (uint32_t)end,
                                      .unit_end = (uint32_t)end,
                                      .value = NAN,
                                      .unit = {1, {"", 0}}};
        figure->context = layout->text;
        figure->origin = span->origin;
        figure->text = copy_of(text->audit, layout->text, start, end);
        figure->unit_text = "";
        trace(text->audit, figure, insertion);
        figure->is_declared =
            figure->is_typed && is_declared(text->audit, layout->text, &figure->token);
    }
}

static int compare_figures(const void *left, const void *right)
{
    const Figure *a = left;
    const Figure *b = right;
    return (a->token.start > b->token.start) - (a->token.start < b->token.start);
}

static void take_text(const PageText *text)
{
    FigureToken token;
    size_t at = 0;
    size_t before = text->audit->figure_count;
    while (figure_scan_next(text->layout->text, &at, &token))
        take_token(text, &token);
    size_t tokens = text->audit->figure_count;
    take_words(text);
    if (text->audit->figure_count > tokens)
        qsort(text->audit->figures + before, text->audit->figure_count - before, sizeof(Figure),
              compare_figures);
}

/* ---- boxes ---- */

static void visit_text(void *context, const TextLayout *layout, Point corner)
{
    PageText *text = context;
    text->layout = layout;
    text->corner = corner;
    take_text(text);
}

static void walk(Audit *audit, const Box *box, Point origin, int page)
{
    Rect content = box_content(box);
    content.x += origin.x;
    content.y += origin.y;
    const ElementType *type = box->node->type;
    PageText text = {.audit = audit, .node = box->node, .page = page};
    if (type->text) {
        text.layout = type->text(box, content, &text.corner);
        take_text(&text);
    }
    if (type->each_text)
        type->each_text(audit->input.arena, box, content, visit_text, &text);
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        walk(audit, link->box, (Point){content.x + link->x, content.y + link->y}, page);
    }
}

void collect_figures(Audit *audit)
{
    for (int i = 0; i < audit->input.page_count; i++) {
        const LayoutPage *page = &audit->input.pages[i];
        walk(audit, page->body, page->origin, i + 1);
    }
    for (size_t i = 0; i < audit->figure_count; i++)
        audit->figures[i].number = (int)i + 1;
}
