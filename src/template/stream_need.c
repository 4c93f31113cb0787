/* Whether a large table can be read row by row: what its options and formulas ask for; see
 * derivation.h. */
#include "base/limits.h"
#include "base/number.h"
#include "data/message.h"
#include "template/derivation.h"
#include "template/stream_group.h"

/* Names that a formula can know only when all rows are there. */
static bool is_name_of_all(Text name)
{
    return text_equals(name, "rows") || text_equals(name, "count") || text_equals(name, "last");
}

/* The part of a formula that reads other rows than its own, or NULL. Recursion is bounded by
 * LIMIT_EXPRESSION_DEPTH. */
static const Expression *find_reader(const Expression *expression)
{
    if (expression->kind == EXPRESSION_NAME && is_name_of_all(expression->name))
        return expression;
    if (expression->kind == EXPRESSION_CALL && (expression->function->flags & FUNCTION_OF_ROWS))
        return expression;
    for (int i = 0; i < expression->operand_count; i++) {
        const Expression *found = find_reader(expression->operands[i]);
        if (found)
            return found;
    }
    return NULL;
}

/* The same in the formulas of a group, whose rows are read only in sums and the like. */
static const Expression *find_group_reader(const Expression *expression)
{
    if (stream_group_is_sum(expression))
        return NULL;
    if (stream_group_is_rows(expression))
        return expression;
    for (int i = 0; i < expression->operand_count; i++) {
        const Expression *found = find_group_reader(expression->operands[i]);
        if (found)
            return found;
    }
    return NULL;
}

typedef const Expression *(*Finder)(const Expression *expression);

/* A formula (one text, or the members of an object) that reads other rows, or NULL. One that cannot
 * be compiled is reported when it is used. */
static const JsonValue *find_formula(Derivation *derivation, const JsonValue *formulas,
                                     Finder finder)
{
    bool is_one = formulas && formulas->kind == JSON_STRING;
    for (uint32_t i = 0; formulas && i < (is_one ? 1 : formulas->count); i++) {
        const JsonValue *host = is_one ? formulas : formulas->items[i];
        DiagSink silent;
        diag_init_trial(&silent, derivation->arena, derivation->diagnostics);
        if (host->kind != JSON_STRING)
            continue;
        const Expression *expression =
            expression_parse(derivation->arena, &silent, host, 0, host->text.length, NULL);
        if (expression && finder(expression))
            return host;
    }
    return NULL;
}

static const JsonValue *find_whole(Derivation *derivation)
{
    const JsonValue *options = derivation->options;
    const JsonValue *found = find_formula(derivation, json_find(options, "compute"), find_reader);
    if (!found)
        found = find_formula(derivation, json_find(options, "filter"), find_reader);
    if (!found)
        found = find_formula(derivation, json_find(json_find(options, "group"), "compute"),
                             find_group_reader);
    return found;
}

static bool makes_smaller(const JsonValue *options)
{
    return json_find(options, "filter") || json_find(options, "group") ||
           json_find(options, "limit");
}

bool stream_needs_whole(Derivation *derivation, const DataStream *stream)
{
    (void)stream;
    return !makes_smaller(derivation->options) || find_whole(derivation);
}

static const char *mebibytes(Derivation *derivation, size_t bytes)
{
    char text[NUMBER_TEXT_SIZE];
    number_format(text, (double)bytes / (1 << 20), 0);
    return arena_copy_string(derivation->arena, text);
}

void stream_report_whole(Derivation *derivation, const DataStream *stream)
{
    const char *size = mebibytes(derivation, stream->file.size);
    const char *most =
        mebibytes(derivation, diag_limit(derivation->diagnostics, LIMIT_ID_INPUT_BYTES));
    DiagSink *sink = derivation->diagnostics;
    if (!makes_smaller(derivation->options)) {
        diag_report(sink, E_TABLE_LARGE,
                    stream->origin ? stream->origin : &derivation->options->origin,
                    DIAG_ARGS(stream->name.path, size, most));
        return;
    }
    const JsonValue *formula = find_whole(derivation);
    Diagnostic *diagnostic =
        diag_report(sink, E_TABLE_WHOLE, &formula->origin,
                    DIAG_ARGS(message_quote(derivation->arena, formula->text), size, most));
    diag_hint(sink, diagnostic,
              "Of a large table use sum, mean, min, max or len of rows in “group”, and no prev, "
              "share, rank or count of rows.",
              "对大表格请在“group”中使用 rows 的 sum、mean、min、max、len，不用 prev、share、rank "
              "和行数。",
              DIAG_NO_ARGS);
}
