/* Which values of two elements differ: see layout_diff_values.h. */
#include "pipeline/layout_diff_values.h"

#include "base/utf8.h"

#define SHOWN_LINES   8  /* of one element; the rest is counted */
#define SHOWN_LETTERS 40 /* of a value */

typedef struct ValueDiff {
    StrBuf out;
    size_t count; /* of lines, those not shown too */
} ValueDiff;

static void append_value(StrBuf *out, const JsonValue *value)
{
    if (!value) {
        strbuf_string(out, "–");
        return;
    }
    StrBuf text = {0};
    json_write(&text, value);
    size_t at = 0;
    for (int i = 0; at < text.length && i < SHOWN_LETTERS; i++) {
        size_t size;
        utf8_decode(text.data + at, text.length - at, &size);
        at += size;
    }
    strbuf_append(out, text.data, at);
    strbuf_string(out, at < text.length ? "…" : "");
    strbuf_release(&text);
}

static void add_line(ValueDiff *diff, const char *name, const JsonValue *before,
                     const JsonValue *after)
{
    if (diff->count++ >= SHOWN_LINES)
        return;
    strbuf_print(&diff->out, "%s%s: ", diff->out.length ? "\n" : "", name);
    append_value(&diff->out, before);
    strbuf_string(&diff->out, " → ");
    append_value(&diff->out, after);
}

static bool is_same_scalar(const JsonValue *before, const JsonValue *after)
{
    return before->kind == after->kind && before->boolean == after->boolean &&
           (before->kind == JSON_BOOLEAN || before->kind == JSON_NULL ||
            text_same(before->text, after->text));
}

static bool is_container(const JsonValue *value)
{
    return value && (value->kind == JSON_OBJECT || value->kind == JSON_ARRAY);
}

static const JsonValue *member(const JsonValue *container, Text key, uint32_t index)
{
    if (container->kind == JSON_OBJECT)
        return json_find_text(container, key);
    return index < container->count ? container->items[index] : NULL;
}

/* What is named elsewhere in the report, or is nothing of the element's own. */
static bool is_told_elsewhere(const JsonValue *value)
{
    static const char *const names[] = {"children", "style", "class", "text", "type", "id"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (text_equals(value->key, names[i]))
            return true;
    }
    return false;
}

static void compare_values(ValueDiff *diff, const char *path, const JsonValue *before,
                           const JsonValue *after);

/* The members of `of` against those of `other`; with `is_after`, only those that are new. */
static void compare_members(ValueDiff *diff, const char *path, const JsonValue *of,
                            const JsonValue *other, bool is_after)
{
    for (uint32_t i = 0; i < of->count; i++) {
        const JsonValue *value = of->items[i];
        const JsonValue *partner = member(other, value->key, i);
        bool is_skipped = (is_after && partner) || (!*path && is_told_elsewhere(value));
        if (is_skipped)
            continue;
        StrBuf name = {0};
        strbuf_print(&name, "%s%s", path, *path ? "/" : "");
        if (of->kind == JSON_OBJECT)
            strbuf_text(&name, value->key);
        else
            strbuf_print(&name, "%u", i);
        compare_values(diff, name.data, is_after ? NULL : value, is_after ? value : partner);
        strbuf_release(&name);
    }
}

/* Depth is bounded by LIMIT_JSON_DEPTH. */
static void compare_values(ValueDiff *diff, const char *path, const JsonValue *before,
                           const JsonValue *after)
{
    bool is_deep = before && after && is_container(before) && before->kind == after->kind;
    if (is_deep) {
        compare_members(diff, path, before, after, false);
        compare_members(diff, path, after, before, true);
    } else if (!before || !after || is_container(before) || is_container(after) ||
               !is_same_scalar(before, after)) {
        add_line(diff, path, before, after);
    }
}

static void compare_styles(ValueDiff *diff, const Node *before, const Node *after)
{
    if (!before->sheet || !after->sheet)
        return;
    for (int i = 0; style_fields[i].name; i++) {
        const JsonValue *old_value = before->sheet->values[i];
        const JsonValue *new_value = after->sheet->values[i];
        if (old_value || new_value)
            compare_values(diff, style_fields[i].name, old_value, new_value);
    }
}

const char *layout_diff_values(Arena *arena, const Node *before, const Node *after)
{
    ValueDiff diff = {0};
    compare_styles(&diff, before, after);
    if (before->source->kind == JSON_OBJECT && after->source->kind == JSON_OBJECT)
        compare_values(&diff, "", before->source, after->source);
    if (diff.count > SHOWN_LINES)
        strbuf_print(&diff.out, "\n… +%zu", diff.count - SHOWN_LINES);
    const char *lines = diff.out.length ? strbuf_copy(&diff.out, arena) : NULL;
    strbuf_release(&diff.out);
    return lines;
}
