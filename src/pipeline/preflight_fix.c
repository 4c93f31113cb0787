/* Corrections: see preflight_fix.h. */
#include "pipeline/preflight_fix.h"

#include <math.h>

#include "base/file.h"
#include "base/limits.h"
#include "json/edit.h"
#include "pipeline/node_place.h"

#define BLACK_INK "{ \"cmyk\": [0, 0, 0, 100] }"

typedef struct Fixing {
    Job *job;
    PressSettings rules;
    const SourceText *source; /* the layout as corrected so far */
    StrBuf *report;
    StrBuf left; /* lines for what is left to the editor */
} Fixing;

typedef struct Correction {
    const char *pointer, *value; /* JSON; NULL: there is none */
} Correction;

static const char *points(Fixing *fixing, double value, const char *unit)
{
    StrBuf text = {0};
    strbuf_char(&text, '"');
    strbuf_number(&text, value, 3);
    strbuf_string(&text, unit);
    strbuf_char(&text, '"');
    const char *copy = strbuf_copy(&text, fixing->job->arena);
    strbuf_release(&text);
    return copy;
}

static const char *below(Fixing *fixing, const char *pointer, const char *member)
{
    return arena_print(fixing->job->arena, "%s/%s", pointer, member);
}

/* A style that is not there yet is added whole. */
static Correction set_black(Fixing *fixing, const JsonValue *element, const char *pointer)
{
    const char *style = below(fixing, pointer, "style");
    if (json_find(element, "style"))
        return (Correction){below(fixing, style, "color"), BLACK_INK};
    return (Correction){style, "{ \"color\": " BLACK_INK " }"};
}

static Correction thicken(Fixing *fixing, const JsonValue *element, const char *pointer)
{
    const JsonValue *type = json_find(element, "type");
    const PressSettings *rules = &fixing->rules;
    const char *least = points(fixing, fmax(rules->line_pt, rules->line_multi_pt), "pt");
    bool is_rule = type && type->kind == JSON_STRING && text_equals(type->text, "rule");
    if (is_rule)
        return (Correction){below(fixing, pointer, "thickness"), least};
    if (json_find(element, "strokeWidth"))
        return (Correction){below(fixing, pointer, "strokeWidth"), least};
    return (Correction){NULL, NULL};
}

/* The JSON of the element as it stands in the layout file; NULL: it stands elsewhere, or is made
 * by a template that gives a text. */
static JsonValue *written_element(Fixing *fixing, const Diagnostic *item, const char **pointer)
{
    Job *job = fixing->job;
    const Origin *origin = &item->origin;
    DiagSink silent;
    if (!origin->source || strcmp(origin->source->name, job->prepared->layout_path) != 0)
        return NULL;
    diag_init_trial(&silent, job->arena, &job->diagnostics);
    *pointer = json_pointer_at(job->arena, origin->source, origin->offset);
    JsonValue *root = json_parse(job->arena, &silent, fixing->source);
    JsonValue *element = root && *pointer ? json_at_pointer(root, *pointer) : NULL;
    return element && element->kind == JSON_OBJECT ? element : NULL;
}

static Correction correction_of(Fixing *fixing, const Diagnostic *item)
{
    const char *pointer;
    const JsonValue *element = written_element(fixing, item, &pointer);
    const Correction none = {NULL, NULL};
    if (!element)
        return none;
    if (item->code == E_BLEED_PAGE)
        return (Correction){below(fixing, pointer, "bleed"),
                            points(fixing, fixing->rules.bleed_mm, "mm")};
    if (item->code == E_TEXT_RICH_BLACK)
        return set_black(fixing, element, pointer);
    return item->code == W_LINE_THIN ? thicken(fixing, element, pointer) : none;
}

static void put_place(Fixing *fixing, StrBuf *out, const Diagnostic *item)
{
    const SourceText *source = item->origin.source;
    int line;
    int column;
    if (!source) {
        strbuf_print(out, "%s %s", fixing->job->prepared->layout_path, diag_code_name(item->code));
        return;
    }
    source_locate(source, item->origin.offset, &line, &column);
    strbuf_print(out, "%s:%d:%d %s", source->name, line, column, diag_code_name(item->code));
}

/* Notes ask for nothing. */
static void list_left(Fixing *fixing, const Diagnostic *item)
{
    bool is_chinese = fixing->job->diagnostics.language == DIAG_CHINESE;
    if (item->severity == DIAG_NOTE)
        return;
    put_place(fixing, &fixing->left, item);
    strbuf_print(&fixing->left, is_chinese ? " 未修正：%s\n" : " not corrected: %s\n",
                 item->message);
}

static bool apply(Fixing *fixing, const Diagnostic *item)
{
    Job *job = fixing->job;
    Correction correction = correction_of(fixing, item);
    StrBuf changed = {0};
    if (!correction.value) {
        list_left(fixing, item);
        return true;
    }
    bool is_good = json_edit_set(job->arena, &job->diagnostics, fixing->source, correction.pointer,
                                 text_of(correction.value), &changed);
    bool is_news =
        is_good && (changed.length != fixing->source->text.length ||
                    memcmp(changed.data, fixing->source->text.data, changed.length) != 0);
    if (is_news) {
        put_place(fixing, fixing->report, item);
        strbuf_print(fixing->report, " %s = %s\n", correction.pointer, correction.value);
        fixing->source = source_create(job->arena, fixing->source->name,
                                       (Text){strbuf_copy(&changed, job->arena), changed.length});
    }
    strbuf_release(&changed);
    return is_good;
}

bool preflight_fix(Job *job, const char *rules, const char *path, StrBuf *report)
{
    bool has_press;
    Text content;
    Fixing fixing = {.job = job, .rules = press_read(job, rules, &has_press), .report = report};
    if (!file_read(job->arena, &job->diagnostics, NULL, job->prepared->layout_path,
                   LIMIT_ID_INPUT_BYTES, &content))
        return false;
    fixing.source = source_create(job->arena, job->prepared->layout_path, content);
    size_t count = job->diagnostics.count;
    bool is_good = true;
    for (size_t i = 0; i < count && is_good; i++) {
        const Diagnostic item = job->diagnostics.items[i];
        is_good = apply(&fixing, &item);
    }
    StrBuf bytes = {0};
    strbuf_text(&bytes, fixing.source->text);
    is_good = is_good && job_write_text(job, path, &bytes);
    strbuf_release(&bytes);
    strbuf_append(report, fixing.left.data, fixing.left.length);
    strbuf_release(&fixing.left);
    return is_good;
}
