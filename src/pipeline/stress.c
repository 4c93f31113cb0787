/* Stress: see stress.h. */
#include "pipeline/stress.h"

#include <stdio.h>

typedef struct Stress {
    Job *job;
    const RecordFile *file;
    const StressOptions *options;
    StrBuf *report;
    StressResult *result;
    RecordExtremes extremes;
} Stress;

StressKind stress_kind(const Diagnostic *diagnostic)
{
    if (diagnostic->severity == DIAG_ERROR)
        return STRESS_ERROR;
    switch ((int)diagnostic->code) {
    case W_TEXT_OVERSET:
    case W_TEXT_TOO_WIDE:
        return STRESS_OVERSET;
    case W_BOX_OVERFLOW:
    case W_PAGE_OVERFLOW:
        return STRESS_OVERFLOW;
    case W_CHART_LABEL_DROPPED:
    case W_CHART_LABEL_CUT:
    case W_CHART_LABELS_MANY:
    case W_CHART_THINNED:
    case W_CHART_SMALL:
        return STRESS_DROPPED;
    default:
        return STRESS_OTHER;
    }
}

const char *stress_kind_name(StressKind kind)
{
    static const char *const names[] = {"error", "overset", "overflow", "dropped", "other"};
    return names[kind];
}

static bool is_chinese(const Stress *stress)
{
    return stress->options->language == DIAG_CHINESE;
}

/* ---- one record ---- */

static void append_json(Stress *stress, const char *name, uint32_t line)
{
    DiagSink *sink = &stress->job->diagnostics;
    for (size_t i = 0; i < sink->count; i++) {
        DiagSink one = *sink;
        one.items = &sink->items[i];
        one.count = 1;
        one.dropped = 0;
        strbuf_string(stress->report, "{\"record\":");
        strbuf_json(stress->report, text_of(name));
        strbuf_print(stress->report, ",\"line\":%u,\"kind\":\"%s\",\"finding\":", line,
                     stress_kind_name(stress_kind(one.items)));
        diag_print_json(stress->report, &one);
        stress->report->length--; /* its end of line */
        strbuf_string(stress->report, "}\n");
    }
}

static void append_words(Stress *stress, const char *name, uint32_t line)
{
    DiagSink *sink = &stress->job->diagnostics;
    if (sink->count == 0)
        return;
    strbuf_print(stress->report, is_chinese(stress) ? "记录 %s" : "record %s", name);
    if (line)
        strbuf_print(stress->report, is_chinese(stress) ? "（第 %u 行）" : " (line %u)", line);
    strbuf_string(stress->report, is_chinese(stress) ? "：\n" : ":\n");
    diag_print_text(stress->report, sink, DIAG_PLAIN);
    strbuf_char(stress->report, '\n');
}

static void count_kinds(Stress *stress)
{
    const DiagSink *sink = &stress->job->diagnostics;
    bool is_seen[STRESS_KIND_COUNT] = {false};
    for (size_t i = 0; i < sink->count; i++)
        is_seen[stress_kind(&sink->items[i])] = true;
    for (int i = 0; i < STRESS_KIND_COUNT; i++)
        stress->result->counts[i] += is_seen[i];
    stress->result->record_count++;
}

/* `line` is 0 for a record that stands in no file. */
static void finish_record(Stress *stress, const char *name, uint32_t line)
{
    job_finish_diagnostics(stress->job);
    count_kinds(stress);
    if (stress->options->is_json)
        append_json(stress, name, line);
    else
        append_words(stress, name, line);
}

static void try_record(Stress *stress, size_t index)
{
    Job *job = stress->job;
    char name[24];
    snprintf(name, sizeof name, "%zu", index + 1);
    job_begin_record(job);
    job_run_record(job, record_load(stress->file, job->arena, &job->diagnostics, index));
    finish_record(stress, name, stress->file->places[index].line);
}

static void try_composed(Stress *stress, ExtremeKind kind)
{
    static const char *const names[EXTREME_COUNT][2] = {
        {"“shortest”, of the shortest value of every field", "“最短”（各字段均取最短值）"},
        {"“longest”, of the longest value of every field", "“最长”（各字段均取最长值）"},
    };
    Job *job = stress->job;
    job_begin_record(job);
    job_run_record(job, record_extremes_compose(&stress->extremes, job->arena, &job->diagnostics,
                                                stress->file, kind));
    if (stress->options->is_json)
        finish_record(stress, kind == EXTREME_LONGEST ? "longest" : "shortest", 0);
    else
        finish_record(stress, names[kind][is_chinese(stress)], 0);
}

/* ---- all of them ---- */

static bool holds_extreme(const Stress *stress, size_t record)
{
    for (size_t i = 0; i < stress->extremes.count; i++) {
        const FieldExtremes *field = &stress->extremes.fields[i];
        for (int kind = 0; kind < EXTREME_COUNT; kind++) {
            if (field->extremes[kind].is_found && field->extremes[kind].record == record)
                return true;
        }
    }
    return false;
}

static void append_summary(Stress *stress)
{
    const StressResult *result = stress->result;
    if (stress->options->is_json) {
        strbuf_print(stress->report, "{\"records\":%zu", result->record_count);
        for (int i = 0; i < STRESS_KIND_COUNT; i++)
            strbuf_print(stress->report, ",\"%s\":%zu", stress_kind_name((StressKind)i),
                         result->counts[i]);
        strbuf_string(stress->report, "}\n");
        return;
    }
    strbuf_print(
        stress->report,
        is_chinese(stress)
            ? "试排 %zu 条记录：文字溢出 %zu 条，内容超出 %zu 条，标签略去 %zu 条，其他警告 "
              "%zu 条，错误 %zu 条。\n"
            : "%zu records tried: %zu with overset text, %zu with overflow, %zu with "
              "dropped labels, %zu with other warnings, %zu with errors.\n",
        result->record_count, result->counts[STRESS_OVERSET], result->counts[STRESS_OVERFLOW],
        result->counts[STRESS_DROPPED], result->counts[STRESS_OTHER], result->counts[STRESS_ERROR]);
}

void stress_run(Job *job, const RecordFile *file, const StressOptions *options, StrBuf *report,
                StressResult *result)
{
    *result = (StressResult){0};
    Stress stress = {
        .job = job, .file = file, .options = options, .report = report, .result = result};
    Arena *arena = arena_create();
    record_extremes_find(&stress.extremes, arena, file, 0);
    for (size_t i = 0; i < file->count; i++) {
        if (!options->extremes_only || holds_extreme(&stress, i))
            try_record(&stress, i);
    }
    try_composed(&stress, EXTREME_LONGEST);
    try_composed(&stress, EXTREME_SHORTEST);
    append_summary(&stress);
    arena_destroy(arena);
}
