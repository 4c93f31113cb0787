/* Approved figures: see audit.h. A figure is known by its source, row, field and expression, so
 * that it is found again when the page is laid out anew; figures of one key are counted. */
#include "audit/check.h"
#include "base/hash.h"

#define APPROVAL_VERSION 1

/* "kpi gdp value: kpi.gdp.value | yi(2)", with " (2)" where it is printed again. */
static const char *key_of(const Audit *audit, const Figure *figure)
{
    static const char *const names[] = {"id",   "name", "label", "名称",
                                        "指标", "year", "年份",  NULL};
    Arena *arena = audit->input.arena;
    if (!figure->cell || figure->is_typed)
        return arena_print(arena, "%s", figure->expression ? figure->expression : figure->text);
    const DataCell *cell = figure->cell;
    const JsonValue *key = cell->row ? data_row_find(cell->row, names) : NULL;
    const char *row =
        key ? check_copy(audit, key->text) : arena_print(arena, "%d", cell->row_number);
    return arena_print(arena, "%.*s %s %.*s: %s", (int)cell->source.length, cell->source.data, row,
                       (int)cell->value->key.length, cell->value->key.data, figure->expression);
}

static const char *numbered_key(const Audit *audit, const char *key, Map *counts)
{
    char *count = map_find(counts, text_of(key));
    if (!count) {
        count = arena_alloc(audit->input.arena, sizeof(int));
        map_set(counts, text_of(key), count);
    }
    int times = ++*(int *)(void *)count;
    return times == 1 ? key : arena_print(audit->input.arena, "%s (%d)", key, times);
}

static const char *digest_of(const Audit *audit, const char *words)
{
    return arena_print(audit->input.arena, "%016llx",
                       (unsigned long long)hash_bytes(words, strlen(words)));
}

static const char *figure_digest(const Audit *audit, const char *key, const char *text,
                                 const char *value)
{
    return digest_of(audit, arena_print(audit->input.arena, "%s\n%s\n%s", key, text, value));
}

static void write_member(StrBuf *out, const char *name, const char *value)
{
    strbuf_print(out, "\"%s\": ", name);
    strbuf_json(out, text_of(value));
}

void audit_write_approval(const Audit *audit, StrBuf *out)
{
    Map counts;
    map_init(&counts, audit->input.arena);
    StrBuf all = {0};
    strbuf_print(out, "{\n\"approval\": %d,\n\"figures\": [", APPROVAL_VERSION);
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        const char *key = numbered_key(audit, key_of(audit, figure), &counts);
        const char *text = check_printed(audit, figure);
        const char *value = audit_value_text(audit, figure);
        const char *digest = figure_digest(audit, key, text, value);
        strbuf_string(out, i ? ",\n{" : "\n{");
        write_member(out, "key", key);
        strbuf_string(out, ", ");
        write_member(out, "text", text);
        strbuf_string(out, ", ");
        write_member(out, "value", value);
        strbuf_string(out, ", ");
        write_member(out, "digest", digest);
        strbuf_char(out, '}');
        strbuf_string(&all, digest);
    }
    strbuf_string(out, "\n],\n");
    write_member(out, "digest", digest_of(audit, all.data ? all.data : ""));
    strbuf_string(out, "\n}\n");
    strbuf_release(&all);
}

/* ---- comparing ---- */

static const char *member(const JsonValue *object, const char *name)
{
    const JsonValue *value = json_find(object, name);
    return value && value->kind == JSON_STRING ? value->text.data : "";
}

static bool refuse(Audit *audit, const JsonValue *value, const char *name)
{
    diag_report(audit->input.diagnostics, E_APPROVAL, &value->origin, DIAG_ARGS(name));
    return false;
}

/* Whether every digest is what its figure gives, and the last that of them all. */
static bool is_untouched(const Audit *audit, const JsonValue *approval)
{
    const JsonValue *figures = json_find(approval, "figures");
    StrBuf all = {0};
    bool is_good = true;
    for (uint32_t i = 0; i < figures->count; i++) {
        const JsonValue *item = figures->items[i];
        const char *digest =
            figure_digest(audit, member(item, "key"), member(item, "text"), member(item, "value"));
        is_good &= strcmp(digest, member(item, "digest")) == 0;
        strbuf_string(&all, digest);
    }
    is_good &= strcmp(digest_of(audit, all.data ? all.data : ""), member(approval, "digest")) == 0;
    strbuf_release(&all);
    return is_good;
}

/* What a figure says, for a message: "31.62亿元 (31.62)". */
static const char *statement(const Audit *audit, const char *text, const char *value)
{
    if (!*value || strstr(text, value))
        return text;
    return arena_print(audit->input.arena, "%s (%s)", text, value);
}

static void compare_figure(Audit *audit, const Figure *figure, const char *key,
                           const JsonValue *approved)
{
    const char *text = check_printed(audit, figure);
    const char *value = audit_value_text(audit, figure);
    Origin origin = check_origin(audit, figure);
    const char *now = statement(audit, text, value);
    if (!approved) {
        diag_report(audit->input.diagnostics, W_APPROVED_NEW, &origin, DIAG_ARGS(key, now));
        return;
    }
    bool is_same = strcmp(text, member(approved, "text")) == 0 &&
                   strcmp(value, member(approved, "value")) == 0;
    if (is_same)
        return;
    const char *then = statement(audit, member(approved, "text"), member(approved, "value"));
    diag_report(audit->input.diagnostics, W_APPROVED_CHANGED, &origin, DIAG_ARGS(key, then, now));
}

bool audit_compare(Audit *audit, const JsonValue *approval)
{
    const JsonValue *figures = json_find(approval, "figures");
    if (!figures || figures->kind != JSON_ARRAY)
        return refuse(audit, approval, "figures");
    if (!is_untouched(audit, approval))
        diag_report(audit->input.diagnostics, W_APPROVED_EDITED, &approval->origin, DIAG_NO_ARGS);
    Map approved;
    Map counts;
    map_init(&approved, audit->input.arena);
    map_init(&counts, audit->input.arena);
    for (uint32_t i = 0; i < figures->count; i++)
        map_set(&approved, text_of(member(figures->items[i], "key")), figures->items[i]);
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        const char *key = numbered_key(audit, key_of(audit, figure), &counts);
        compare_figure(audit, figure, key, map_find(&approved, text_of(key)));
        map_set(&approved, text_of(key), NULL);
    }
    for (size_t i = 0; i < approved.count; i++) {
        const JsonValue *gone = approved.entries[i].value;
        if (gone)
            diag_report(audit->input.diagnostics, W_APPROVED_GONE, &gone->origin,
                        DIAG_ARGS(member(gone, "key"), member(gone, "text")));
    }
    return true;
}
