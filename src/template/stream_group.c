/* Groups without their rows: see stream_group.h. Each call of sum, mean, min, max and len on the
 * rows of a group has an Aggregate that takes the rows as they come; when the formulas are
 * evaluated at last, the calls' values are known. */
#include "template/stream_group.h"

#include "base/limits.h"
#include "data/message.h"
#include "template/aggregate.h"

#define MOST_CALLS 64

/* A call in the formulas. */
typedef struct SumCall {
    const JsonValue *host; /* the formula */
    const Expression *call;
} SumCall;

typedef struct GroupSums {
    JsonValue *row; /* the group's */
    double count;
    Aggregate *sums;        /* call_count of them */
    const JsonValue **kept; /* for each: the smallest and the largest that outlive their part */
} GroupSums;

struct StreamGroup {
    KnownCalls known; /* first: what find_known is given */
    const JsonValue *option, *by;
    SumCall calls[MOST_CALLS];
    int call_count;
    Map by_value;    /* text -> GroupSums * */
    JsonValue *rows; /* of the groups */
};

bool stream_group_is_rows(const Expression *expression)
{
    bool is_own = expression->kind == EXPRESSION_FIELD && expression->operand_count == 1 &&
                  expression->operands[0]->kind == EXPRESSION_NAME &&
                  text_equals(expression->operands[0]->name, "row");
    return (expression->kind == EXPRESSION_NAME || is_own) && text_equals(expression->name, "rows");
}

bool stream_group_is_sum(const Expression *expression)
{
    if (expression->kind != EXPRESSION_CALL || !expression->function->aggregate ||
        !stream_group_is_rows(expression->operands[0]))
        return false;
    if (expression->function->aggregate == AGGREGATE_COUNT)
        return expression->operand_count == 1;
    return expression->operand_count == 2 && expression->operands[1]->kind == EXPRESSION_LITERAL &&
           expression->operands[1]->literal->kind == JSON_STRING &&
           expression->operands[1]->literal->text.length;
}

/* Recursion is bounded by LIMIT_EXPRESSION_DEPTH. */
static void collect_calls(StreamGroup *groups, const JsonValue *host, const Expression *expression)
{
    if (stream_group_is_sum(expression) && groups->call_count < MOST_CALLS) {
        groups->calls[groups->call_count++] = (SumCall){host, expression};
        return;
    }
    for (int i = 0; i < expression->operand_count; i++)
        collect_calls(groups, host, expression->operands[i]);
}

static int find_call(const StreamGroup *groups, const JsonValue *host, const Expression *call)
{
    for (int i = 0; i < groups->call_count; i++) {
        if (groups->calls[i].host == host && groups->calls[i].call->start == call->start)
            return i;
    }
    return -1;
}

static const JsonValue *find_known(const KnownCalls *known, Evaluation *evaluation,
                                   const Expression *call)
{
    const StreamGroup *groups = (const StreamGroup *)known;
    int index = find_call(groups, evaluation->host, call);
    if (index < 0 || !evaluation->row_set)
        return NULL;
    const JsonValue *row = groups->rows->items[evaluation->row_set->index];
    const GroupSums *group = groups->by_value.entries[evaluation->row_set->index].value;
    return aggregate_value(&group->sums[index], evaluation, groups->calls[index].call, row);
}

StreamGroup *stream_group_create(Derivation *derivation, const JsonValue *option)
{
    StreamGroup *groups = arena_alloc(derivation->arena, sizeof *groups);
    groups->known.find = find_known;
    groups->option = option;
    groups->by = group_column(derivation, option);
    if (!groups->by)
        return NULL;
    map_init(&groups->by_value, derivation->arena);
    groups->rows = json_new(derivation->arena, JSON_ARRAY, &option->origin);
    const JsonValue *formulas = json_find(option, "compute");
    for (uint32_t i = 0; formulas && i < formulas->count; i++) {
        const Expression *expression = derivation_parse(derivation, formulas->items[i]);
        if (!expression)
            return NULL;
        collect_calls(groups, formulas->items[i], expression);
    }
    return groups;
}

static bool report_many(StreamGroup *groups, Derivation *derivation)
{
    DiagSink *sink = derivation->diagnostics;
    diag_report_limit(sink, E_LIMIT, &groups->by->origin, LIMIT_ID_KEPT_CELLS,
                      DIAG_ARGS(message_words(sink, "groups of a large table", "大表格的分组"),
                                diag_limit_text(sink, LIMIT_ID_KEPT_CELLS)));
    return false;
}

static GroupSums *add_group(StreamGroup *groups, DataStream *stream, Arena *arena,
                            const JsonValue *row, const JsonValue *cell)
{
    GroupSums *group = arena_alloc(arena, sizeof *group);
    JsonValue *kept = data_stream_keep(stream, arena, row, cell);
    group->row = json_new(arena, JSON_OBJECT, &kept->origin);
    group->sums = arena_array(arena, (size_t)groups->call_count, sizeof *group->sums);
    group->kept = arena_array(arena, (size_t)groups->call_count * 2, sizeof *group->kept);
    expand_add_member(arena, group->row, cell, kept);
    map_set(&groups->by_value, kept->text, group);
    json_append(arena, groups->rows, group->row);
    return group;
}

static bool add_row(StreamGroup *groups, Derivation *derivation, GroupSums *group,
                    const JsonValue *rows, uint32_t index)
{
    group->count++;
    for (int i = 0; i < groups->call_count; i++) {
        const Expression *call = groups->calls[i].call;
        Scope scope;
        RowSet row_set = {.index = index};
        Evaluation evaluation =
            derivation_evaluation(derivation, groups->calls[i].host, rows, &scope, &row_set);
        const JsonValue *row = rows->items[index];
        if (call->operand_count == 2)
            row = evaluation_field(&evaluation, call, row, call->operands[1]->literal->text);
        if (!row || !aggregate_add(&group->sums[i], &evaluation, call, row))
            return false;
    }
    return true;
}

static void keep_cell(DataStream *stream, Arena *arena, const JsonValue **cell,
                      const JsonValue **kept)
{
    if (*cell != *kept)
        *cell = *kept = data_stream_keep(stream, arena, (*cell)->parent, *cell);
}

/* The cells that are smallest or largest so far outlive their part. */
static void keep_cells(StreamGroup *groups, DataStream *stream, Arena *arena)
{
    for (size_t i = 0; i < groups->by_value.count; i++) {
        GroupSums *group = groups->by_value.entries[i].value;
        for (int k = 0; k < groups->call_count; k++) {
            keep_cell(stream, arena, &group->sums[k].smallest, &group->kept[2 * k]);
            keep_cell(stream, arena, &group->sums[k].largest, &group->kept[2 * k + 1]);
        }
    }
}

bool stream_group_take(StreamGroup *groups, Derivation *derivation, DataStream *stream,
                       Arena *arena, const JsonValue *rows)
{
    for (uint32_t i = 0; i < rows->count; i++) {
        const JsonValue *row = rows->items[i];
        const JsonValue *cell = group_cell(derivation, groups->by, row);
        if (!cell)
            return false;
        GroupSums *group = map_find(&groups->by_value, cell->text);
        if (!group &&
            groups->by_value.count >= diag_limit(derivation->diagnostics, LIMIT_ID_KEPT_CELLS))
            return report_many(groups, derivation);
        if (!group)
            group = add_group(groups, stream, arena, row, cell);
        if (!add_row(groups, derivation, group, rows, i))
            return false;
    }
    keep_cells(groups, stream, arena);
    return true;
}

JsonValue *stream_group_finish(StreamGroup *groups, Derivation *derivation)
{
    for (size_t i = 0; i < groups->by_value.count; i++) {
        GroupSums *group = groups->by_value.entries[i].value;
        group_add_member(derivation, group->row, "count",
                         json_new_number(derivation->arena, group->count, &group->row->origin));
    }
    const JsonValue *formulas = json_find(groups->option, "compute");
    derivation->known = &groups->known;
    bool is_good = !formulas || derivation_compute(derivation, formulas, groups->rows);
    derivation->known = NULL;
    return is_good ? groups->rows : NULL;
}
