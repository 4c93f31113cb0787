/* Figures that are typed into a layout: see check.h. */
#include "audit/check.h"

static void report(Audit *audit, const Figure *figure)
{
    DiagSink *sink = audit->input.diagnostics;
    const char *printed = check_printed(audit, figure);
    Diagnostic *diagnostic = diag_report(sink, W_FIGURE_TYPED, &figure->origin, DIAG_ARGS(printed));
    diag_hint(
        sink, diagnostic,
        "Bind it with {{ }} to a data source, or declare the words: \"audit\": {\"literals\": "
        "[\"{1}\"]}.",
        "请用 {{ }} 绑定数据，或声明这段文字：\"audit\": {\"literals\": [\"{1}\"]}。",
        DIAG_ARGS(printed));
}

/* Whether some figure that is typed stands in these words. */
static bool is_used(const Audit *audit, Text words)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        if (!figure->is_declared)
            continue;
        Text context = figure->context;
        for (size_t at = 0; at + words.length <= context.length && at <= figure->token.start;
             at++) {
            if (at + words.length >= figure->token.end &&
                memcmp(context.data + at, words.data, words.length) == 0)
                return true;
        }
    }
    return false;
}

void check_typed(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        if (audit->figures[i].is_typed && !audit->figures[i].is_declared)
            report(audit, &audit->figures[i]);
    }
    for (uint32_t i = 0; audit->literals && i < audit->literals->count; i++) {
        const JsonValue *literal = audit->literals->items[i];
        if (!is_used(audit, literal->text))
            diag_report(audit->input.diagnostics, W_LITERAL_UNUSED, &literal->origin,
                        DIAG_ARGS(check_copy(audit, literal->text)));
    }
}
