/* Inspect: see inspect.h. */
#include "pipeline/inspect.h"

#include "base/utf8.h"
#include "layout/paint.h"

static void write_number(StrBuf *out, const char *name, double value)
{
    strbuf_print(out, ",\"%s\":", name);
    strbuf_number(out, value, 3);
}

/* A file's name may hold any bytes, JSON only UTF-8. */
static void write_name(StrBuf *out, const char *name)
{
    Text text = text_of(name);
    size_t valid = utf8_find_invalid(text);
    strbuf_json(out, (Text){name, valid < text.length ? valid : text.length});
}

static void write_edges(StrBuf *out, const char *name, Edges edges)
{
    if (edges.top == 0 && edges.right == 0 && edges.bottom == 0 && edges.left == 0)
        return;
    const double sides[] = {edges.top, edges.right, edges.bottom, edges.left};
    strbuf_print(out, ",\"%s\":", name);
    for (size_t i = 0; i < COUNT_OF(sides); i++) {
        strbuf_char(out, i ? ',' : '[');
        strbuf_number(out, sides[i], 3);
    }
    strbuf_char(out, ']');
}

void inspect_pages(const Job *job, StrBuf *out)
{
    const PageSetup *setup = &job->page_setup;
    const Length *margin = setup->margin;
    Edges margins = {margin[0].value, margin[1].value, margin[2].value, margin[3].value};
    strbuf_char(out, '[');
    for (int i = 0; i < job->result.page_count; i++) {
        strbuf_string(out, i ? ",{\"width\":" : "{\"width\":");
        strbuf_number(out, setup->width, 3);
        write_number(out, "height", job->result.pages[i].height);
        write_number(out, "bleed", setup->bleed);
        write_edges(out, "margin", margins);
        strbuf_print(out, ",\"px\":%s}", setup->is_px ? "true" : "false");
    }
    strbuf_char(out, ']');
}

/* ---- boxes ---- */

typedef struct BoxWriter {
    Job *job;
    StrBuf *out;
    bool is_first;
} BoxWriter;

static void write_box(BoxWriter *writer, const Box *box, Point origin, double container_width,
                      int depth)
{
    StrBuf *out = writer->out;
    const Node *node = box->node;
    strbuf_print(out, "%s{\"n\":%u,\"t\":\"%s\",\"depth\":%d", writer->is_first ? "" : ",\n",
                 node->number, node->type->name, depth);
    writer->is_first = false;
    if (node->id) {
        strbuf_string(out, ",\"id\":");
        strbuf_json(out, text_of(node->id));
    }
    write_number(out, "x", origin.x);
    write_number(out, "y", origin.y);
    write_number(out, "w", box->size.width);
    write_number(out, "h", box->size.height);
    write_edges(out, "padding", box->padding);
    write_edges(out, "margin", layout_margins(node->style, container_width));
    strbuf_char(out, '}');
    Rect content = box_content(box);
    const BoxLink **order = box_paint_order(writer->job->arena, box);
    for (size_t i = 0; i < box->child_count; i++) {
        Point place = {origin.x + content.x + order[i]->x, origin.y + content.y + order[i]->y};
        write_box(writer, order[i]->box, place, content.width, depth + 1);
    }
}

void inspect_boxes(Job *job, StrBuf *out)
{
    strbuf_string(out, "{\"pages\":[");
    for (int i = 0; i < job->result.page_count; i++) {
        const LayoutPage *page = &job->result.pages[i];
        BoxWriter writer = {job, out, true};
        strbuf_string(out, i ? ",[" : "[");
        write_box(&writer, page->body, page->origin, job->page_setup.width, 0);
        strbuf_char(out, ']');
    }
    strbuf_string(out, "]}\n");
}

/* ---- one element ---- */

static void write_place(Job *job, StrBuf *out, const Origin *origin)
{
    if (!origin->source) {
        strbuf_string(out, "null");
        return;
    }
    int line;
    int column;
    source_locate(origin->source, origin->offset, &line, &column);
    strbuf_string(out, "{\"file\":");
    write_name(out, origin->source->name);
    strbuf_print(out, ",\"line\":%d,\"column\":%d,\"pointer\":", line, column);
    const char *pointer = json_pointer_at(job->arena, origin->source, origin->offset);
    if (pointer)
        strbuf_json(out, text_of(pointer));
    else
        strbuf_string(out, "null");
    strbuf_char(out, '}');
}

/* The value as it stands in its file: what an edit replaces. */
static void write_raw(StrBuf *out, const JsonValue *value)
{
    const Origin *origin = &value->origin;
    bool is_there =
        origin->source && (size_t)origin->offset + origin->length <= origin->source->text.length;
    if (is_there)
        strbuf_json(out, (Text){origin->source->text.data + origin->offset, origin->length});
    else
        strbuf_string(out, "null");
}

static void write_value(Job *job, StrBuf *out, const JsonValue *value)
{
    strbuf_string(out, "\"value\":");
    json_write(out, value);
    strbuf_string(out, ",\"raw\":");
    write_raw(out, value);
    strbuf_string(out, ",\"place\":");
    write_place(job, out, &value->origin);
}

static const Node *find_node(const Node *node, uint32_t number)
{
    while (node && node->number != number) {
        const Node *next = node->first_child;
        while (!next && node) {
            next = node->next;
            node = node->parent;
        }
        node = next;
    }
    return node;
}

/* The number of elements above is bounded by LIMIT_NODE_DEPTH. */
static void write_path(StrBuf *out, const Node *node)
{
    if (node->parent) {
        write_path(out, node->parent);
        strbuf_char(out, ',');
    }
    strbuf_print(out, "{\"n\":%u,\"t\":\"%s\"", node->number, node->type->name);
    if (node->id) {
        strbuf_string(out, ",\"id\":");
        strbuf_json(out, text_of(node->id));
    }
    strbuf_char(out, '}');
}

static void write_because(Job *job, StrBuf *out, const Origin *origin)
{
    strbuf_string(out, ",\"because\":[");
    bool is_first = true;
    for (const Origin *reason = origin->because; reason; reason = reason->because) {
        strbuf_string(out, is_first ? "" : ",");
        write_place(job, out, reason);
        is_first = false;
    }
    strbuf_char(out, ']');
}

static void write_insertions(Job *job, StrBuf *out, const JsonValue *text)
{
    strbuf_string(out, ",\"insertions\":[");
    bool is_first = true;
    for (int i = 0; i < text->insertion_count; i++) {
        const JsonInsertion *insertion = &text->insertions[i];
        if (!insertion->value || !insertion->expression)
            continue;
        strbuf_string(out, is_first ? "{\"expression\":" : ",{\"expression\":");
        is_first = false;
        strbuf_json(out, text_of(insertion->expression));
        strbuf_char(out, ',');
        write_value(job, out, insertion->value);
        strbuf_char(out, '}');
    }
    strbuf_char(out, ']');
}

static void write_text(Job *job, StrBuf *out, const Node *node)
{
    const JsonValue *text =
        node->source->kind == JSON_STRING ? node->source : json_find(node->source, "text");
    if (!text || (text->kind != JSON_STRING && text->kind != JSON_NUMBER))
        return;
    strbuf_string(out, ",\"text\":{");
    write_value(job, out, text);
    write_insertions(job, out, text);
    strbuf_char(out, '}');
}

static bool is_inherited(const Field *field)
{
    return field->offset < offsetof(Style, decoration);
}

/* The declaration that a property's value comes from, and whose it is. */
static const JsonValue *find_declaration(const Node *node, int index, const Node **owner)
{
    for (*owner = node; *owner; *owner = (*owner)->parent) {
        const JsonValue *value = (*owner)->sheet ? (*owner)->sheet->values[index] : NULL;
        if (value)
            return value;
        if (!is_inherited(&style_fields[index]))
            return NULL;
    }
    return NULL;
}

/* A value "$name" has a second place: where the token stands. */
static void write_token(Job *job, StrBuf *out, const JsonValue *value)
{
    if (value->kind != JSON_STRING || value->text.length < 2 || value->text.data[0] != '$')
        return;
    Text name = {value->text.data + 1, value->text.length - 1};
    const JsonValue *token = map_find(&job->theme.tokens, name);
    if (!token)
        return;
    strbuf_string(out, ",\"token\":{");
    write_value(job, out, token);
    strbuf_char(out, '}');
}

static void write_style(Job *job, StrBuf *out, const Node *node)
{
    bool is_first = true;
    strbuf_string(out, ",\"style\":[");
    for (int i = 0; style_fields[i].name; i++) {
        const Node *owner;
        const JsonValue *value = find_declaration(node, i, &owner);
        if (!value)
            continue;
        strbuf_print(out, "%s{\"name\":\"%s\",", is_first ? "" : ",\n", style_fields[i].name);
        is_first = false;
        write_value(job, out, value);
        write_token(job, out, value);
        if (owner != node)
            strbuf_print(out, ",\"from\":%u", owner->number);
        strbuf_char(out, '}');
    }
    strbuf_char(out, ']');
}

bool inspect_element(Job *job, uint32_t number, StrBuf *out)
{
    const Node *node = find_node(job->root, number);
    if (!node)
        return false;
    strbuf_print(out, "{\"n\":%u,\"t\":\"%s\",\"path\":[", node->number, node->type->name);
    write_path(out, node);
    strbuf_string(out, "],\"place\":");
    write_place(job, out, &node->source->origin);
    write_because(job, out, &node->source->origin);
    strbuf_print(out, ",\"has_style\":%s", json_find(node->source, "style") ? "true" : "false");
    write_number(out, "font_size", node->style->font_size.value);
    write_text(job, out, node);
    write_style(job, out, node);
    strbuf_string(out, "}\n");
    return true;
}

void inspect_tokens(Job *job, StrBuf *out)
{
    const Map *tokens = &job->theme.tokens;
    strbuf_char(out, '[');
    for (size_t i = 0; i < tokens->count; i++) {
        strbuf_string(out, i ? ",\n{\"name\":" : "{\"name\":");
        strbuf_json(out, tokens->entries[i].key);
        strbuf_char(out, ',');
        write_value(job, out, tokens->entries[i].value);
        strbuf_char(out, '}');
    }
    strbuf_string(out, "]\n");
}

/* ---- diagnostics ---- */

/* The indented lines below the head of a printed diagnostic: source line and caret. */
static Text cut_excerpt(const StrBuf *text)
{
    const char *end = text->data + text->length;
    const char *start = memchr(text->data, '\n', text->length);
    start = start ? start + 1 : end;
    const char *at = start;
    for (int lines = 0; lines < 2 && at < end; lines++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    return (Text){start, (size_t)(at - start)};
}

static void write_diagnostic(const DiagSink *sink, size_t index, StrBuf *out)
{
    DiagSink one = *sink;
    one.items = &sink->items[index];
    one.count = 1;
    one.dropped = 0;
    StrBuf json = {0};
    diag_print_json(&json, &one);
    strbuf_append(out, json.data, json.length - 2); /* without its } and newline */
    strbuf_release(&json);
    if (one.items->node_id)
        strbuf_print(out, ",\"n\":%u", one.items->node_id);
    if (one.items->origin.source) {
        StrBuf text = {0};
        diag_print_text(&text, &one, DIAG_PLAIN);
        strbuf_string(out, ",\"excerpt\":");
        strbuf_json(out, cut_excerpt(&text));
        strbuf_release(&text);
    }
    strbuf_char(out, '}');
}

void inspect_diagnostics(const Job *job, StrBuf *out)
{
    strbuf_char(out, '[');
    for (size_t i = 0; i < job->diagnostics.count; i++) {
        strbuf_string(out, i ? "," : "");
        write_diagnostic(&job->diagnostics, i, out);
    }
    strbuf_char(out, ']');
}
