/* The figure audit: see audit.h. Reads the layout's "audit", lists, and runs the checks. */
#include "audit/audit.h"

#include "audit/check.h"
#include "audit/collect.h"

static void refuse(Audit *audit, const JsonValue *value, const char *name, const char *english,
                   const char *chinese)
{
    DiagSink *sink = audit->input.diagnostics;
    bool is_chinese = sink->language == DIAG_CHINESE;
    diag_report(sink, E_AUDIT_OPTION, &value->origin,
                DIAG_ARGS(name, is_chinese ? chinese : english,
                          json_kind_name(value->kind, sink->language)));
}

/* A list whose items are of `kind`; NULL: not there, or reported. */
static const JsonValue *read_list(Audit *audit, const JsonValue *options, const char *name,
                                  JsonKind kind, const char *english, const char *chinese)
{
    const JsonValue *list = json_find(options, name);
    if (!list)
        return NULL;
    if (list->kind != JSON_ARRAY) {
        refuse(audit, list, name, english, chinese);
        return NULL;
    }
    bool is_good = true;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i]->kind == kind)
            continue;
        refuse(audit, list->items[i], name, english, chinese);
        is_good = false;
    }
    return is_good ? list : NULL;
}

static void check_members(Audit *audit, const JsonValue *options)
{
    static const char *const members[] = {"literals", "period", "partial", "checks", NULL};
    for (uint32_t i = 0; i < options->count; i++) {
        const JsonValue *member = options->items[i];
        if (!check_is_one_of(member->key, members))
            diag_report(audit->input.diagnostics, E_AUDIT_MEMBER, &member->key_origin,
                        DIAG_ARGS(check_copy(audit, member->key)));
    }
}

static void read_checks(Audit *audit, const JsonValue *options)
{
    audit->checks = read_list(audit, options, "checks", JSON_OBJECT, "a list of {expect, about}",
                              "由 {expect, about} 组成的列表");
    for (uint32_t i = 0; audit->checks && i < audit->checks->count; i++) {
        const JsonValue *check = audit->checks->items[i];
        const JsonValue *expect = json_find(check, "expect");
        if (!expect || expect->kind != JSON_STRING)
            refuse(audit, expect ? expect : check, "expect", "an expression", "表达式");
    }
}

static void read_partial(Audit *audit, const JsonValue *options)
{
    audit->partial =
        read_list(audit, options, "partial", JSON_STRING, "a list of sources", "数据源名称的列表");
    for (uint32_t i = 0; audit->partial && i < audit->partial->count; i++) {
        const JsonValue *name = audit->partial->items[i];
        if (!map_find(audit->input.options.values, name->text))
            diag_report(audit->input.diagnostics, E_AUDIT_SOURCE, &name->origin,
                        DIAG_ARGS(check_copy(audit, name->text)));
    }
}

static void read_options(Audit *audit, const JsonValue *options)
{
    if (!options)
        return;
    if (options->kind != JSON_OBJECT) {
        refuse(audit, options, "audit", "an object", "对象");
        return;
    }
    check_members(audit, options);
    audit->literals =
        read_list(audit, options, "literals", JSON_STRING, "a list of texts", "文字的列表");
    read_checks(audit, options);
    read_partial(audit, options);
    const JsonValue *period = json_find(options, "period");
    if (period && check_year(period))
        audit->period = period;
    else if (period)
        refuse(audit, period, "period", "a year such as 2023", "年份，如 2023");
}

Audit *audit_create(const AuditInput *input)
{
    Audit *audit = arena_alloc(input->arena, sizeof *audit);
    audit->input = *input;
    data_index_create(&audit->index, input->arena, input->options.values,
                      json_find(input->layout, "data"));
    read_options(audit, json_find(input->layout, "audit"));
    collect_figures(audit);
    return audit;
}

void audit_check(Audit *audit)
{
    check_typed(audit);
    check_units(audit);
    check_wording(audit);
    check_changes(audit);
    check_shares(audit);
    check_totals(audit);
    check_indicators(audit);
    check_periods(audit);
    check_axes(audit);
    check_expected(audit);
}
