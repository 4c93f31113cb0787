/* The audit as words and as JSON: see audit.h. */
#include <math.h>

#include "audit/check.h"

const char *audit_value_text(const Audit *audit, const Figure *figure)
{
    const JsonValue *value = figure->is_direct ? figure->cell->value : figure->value;
    if (!value || figure->is_typed)
        return "";
    StrBuf words = {0};
    if (value->kind == JSON_NUMBER && value->text.length)
        strbuf_text(&words, value->text);
    else if (value->kind == JSON_NUMBER)
        strbuf_number(&words, value->number, 9);
    const char *copy = words.length ? strbuf_copy(&words, audit->input.arena) : "";
    strbuf_release(&words);
    return copy;
}

/* The key of a row in words: its id, or its name. */
static const JsonValue *row_key(const DataCell *cell)
{
    static const char *const names[] = {"id",   "name", "label", "名称",
                                        "指标", "year", "年份",  NULL};
    return cell->row ? data_row_find(cell->row, names) : NULL;
}

/* layouts/../data/kpi.json is data/kpi.json. */
static const char *tidy_path(Arena *arena, const char *path)
{
    const char *up = strstr(path, "/../");
    const char *start = up;
    while (start && start > path && start[-1] != '/')
        start--;
    if (!up || up == start || strncmp(start, "..", 2) == 0)
        return path;
    return arena_print(arena, "%.*s%s", (int)(start - path), path, up + 4);
}

const char *audit_source_text(const Audit *audit, const Figure *figure)
{
    Arena *arena = audit->input.arena;
    bool is_chinese = audit->input.diagnostics->language == DIAG_CHINESE;
    if (figure->is_typed)
        return is_chinese ? "直接写入" : "typed";
    const DataCell *cell = figure->cell;
    if (!cell)
        return is_chinese ? "计算所得" : "computed";
    const Origin *origin = &cell->value->origin;
    /* A computed column stands in the layout; its row tells the file. */
    if (origin->because && cell->row && cell->row->origin.source)
        origin = &cell->row->origin;
    int line;
    int column;
    source_locate(origin->source, origin->offset, &line, &column);
    const JsonValue *key = row_key(cell);
    return arena_print(arena, "%s:%d%s%.*s", tidy_path(arena, origin->source->name), line,
                       key ? " " : "", key ? (int)key->text.length : 0, key ? key->text.data : "");
}

const char *audit_rounding_text(const Audit *audit, const Figure *figure)
{
    if (!figure->value || figure->value->kind != JSON_NUMBER || figure->is_typed ||
        isnan(figure->token.value))
        return "";
    bool is_chinese = audit->input.diagnostics->language == DIAG_CHINESE;
    double stands = fabs(figure->value->number);
    double shows = fabs(figure->token.value);
    double factors[] = {1, 1e-4, 1e-8, 1e-12, 100};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        if (fabs(stands * factors[i] - shows) <= 1e-9 * fmax(stands * factors[i], 1e-9))
            return "";
    }
    return arena_print(audit->input.arena, is_chinese ? "保留 %d 位小数" : "rounded to %d places",
                       figure->token.places);
}

static void write_member(StrBuf *out, const char *name, const char *value)
{
    strbuf_print(out, ",\"%s\":", name);
    strbuf_json(out, text_of(value));
}

static void write_number(StrBuf *out, const char *name, double value)
{
    strbuf_print(out, ",\"%s\":", name);
    strbuf_number(out, value, 2);
}

static const char *state_of(const Figure *figure)
{
    if (figure->is_typed)
        return figure->is_declared ? "literal" : "typed";
    return figure->is_direct ? "cell" : figure->value->kind == JSON_NUMBER ? "computed" : "text";
}

static void write_place(StrBuf *out, const Figure *figure)
{
    write_number(out, "x", figure->place.x / PT_PER_MM);
    write_number(out, "y", figure->place.y / PT_PER_MM);
    write_number(out, "width", figure->place.width / PT_PER_MM);
    write_number(out, "height", figure->place.height / PT_PER_MM);
}

/* The words around the figure, for a reader who looks for it. */
static Text context_of(const Figure *figure)
{
    enum { AROUND = 24 };
    size_t start = figure->token.start > AROUND ? figure->token.start - AROUND : 0;
    size_t end = figure->token.unit_end + AROUND;
    Text text = figure->context;
    end = end < text.length ? end : text.length;
    while (start > 0 && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    while (end < text.length && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end++;
    return (Text){text.data + start, end - start};
}

static void write_figure(const Audit *audit, StrBuf *out, const Figure *figure)
{
    strbuf_print(out, "{\"number\":%d,\"page\":%d", figure->number, figure->page);
    write_member(out, "text", figure->text);
    write_member(out, "unit", figure->unit_text);
    write_member(out, "state", state_of(figure));
    write_member(out, "value", audit_value_text(audit, figure));
    write_member(out, "dataUnit", check_copy(audit, figure->data_unit));
    write_member(out, "expression", figure->expression ? figure->expression : "");
    write_member(out, "source", audit_source_text(audit, figure));
    write_member(out, "field",
                 figure->cell && !figure->cell->is_row ? check_copy(audit, figure->cell->value->key)
                                                       : "");
    const JsonValue *name = figure->cell ? data_cell_indicator(figure->cell) : NULL;
    write_member(out, "indicator", name ? check_copy(audit, name->text) : "");
    write_member(out, "rounding", audit_rounding_text(audit, figure));
    write_member(out, "context", check_copy(audit, context_of(figure)));
    write_place(out, figure);
    strbuf_char(out, '}');
}

void audit_write_json(const Audit *audit, StrBuf *out)
{
    strbuf_string(out, "{\"figures\":[");
    for (size_t i = 0; i < audit->figure_count; i++) {
        strbuf_string(out, i ? ",\n" : "\n");
        write_figure(audit, out, &audit->figures[i]);
    }
    strbuf_string(out, "]");
}
