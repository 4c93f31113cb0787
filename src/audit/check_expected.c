/* The expressions of audit.checks: see check.h. */
#include "audit/check.h"

static void check_one(Audit *audit, const JsonValue *check)
{
    DiagSink *sink = audit->input.diagnostics;
    const JsonValue *expect = json_find(check, "expect");
    const JsonValue *about = json_find(check, "about");
    if (!expect || expect->kind != JSON_STRING)
        return; /* audit_create has said so */
    const JsonValue *value = template_evaluate(audit->input.arena, sink, &audit->input.options,
                                               expect->text, &expect->origin);
    if (!value || (value->kind == JSON_BOOLEAN && value->boolean))
        return;
    if (value->kind != JSON_BOOLEAN) {
        diag_report(sink, E_CONDITION_KIND, &expect->origin,
                    DIAG_ARGS(json_kind_name(value->kind, sink->language)));
        return;
    }
    bool has_words = about && about->kind == JSON_STRING;
    diag_report(sink, W_EXPECT, &expect->origin,
                DIAG_ARGS(check_copy(audit, has_words ? about->text : expect->text)));
}

void check_expected(Audit *audit)
{
    for (uint32_t i = 0; audit->checks && i < audit->checks->count; i++)
        check_one(audit, audit->checks->items[i]);
}
