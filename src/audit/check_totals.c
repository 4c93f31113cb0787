/* Totals and their parts: see check.h. A row names its parts ("parts": ["a", "b"]), or its whole
 * ("partOf": "a"), or is called 合计. */
#include <math.h>

#include "audit/check.h"

static const char *const total_names[] = {"合计", "总计", "共计", "总和", "total", "Total", NULL};
static const char *const key_names[] = {"id", "name", "label", "名称", "指标", NULL};

/* The parts of a total, added up in the total's own scale. */
typedef struct Parts {
    double sum, rounding;
    int places, count;
} Parts;

static bool same_text(Text left, Text right)
{
    return left.length == right.length && memcmp(left.data, right.data, left.length) == 0;
}

static const JsonValue *find_row(const JsonValue *rows, Text key)
{
    for (uint32_t i = 0; rows && i < rows->count; i++) {
        for (int k = 0; key_names[k]; k++) {
            const JsonValue *value = json_find(rows->items[i], key_names[k]);
            if (value && value->kind == JSON_STRING && same_text(value->text, key))
                return rows->items[i];
        }
    }
    return NULL;
}

static bool is_total_row(const JsonValue *row)
{
    for (int k = 0; key_names[k]; k++) {
        const JsonValue *value = json_find(row, key_names[k]);
        if (value && value->kind == JSON_STRING && check_is_one_of(value->text, total_names))
            return true;
    }
    return false;
}

static Unit unit_of(const Audit *audit, const DataCell *cell, const JsonValue *row,
                    const JsonValue *value)
{
    DataCell other = *cell;
    other.row = row;
    other.value = value;
    return unit_read(data_cell_unit(&audit->index, &other));
}

/* Adds the same column of `row`; false: it has no number of that unit there. */
static bool add_part(const Audit *audit, const DataCell *cell, const JsonValue *row, Parts *parts)
{
    const JsonValue *value = row ? json_find_text(row, cell->value->key) : NULL;
    if (!value || value->kind != JSON_NUMBER)
        return false;
    Unit own = unit_of(audit, cell, cell->row, cell->value);
    Unit unit = unit_of(audit, cell, row, value);
    if (!unit_has_same_base(&own, &unit))
        return false;
    double factor = unit.scale / own.scale;
    int places = check_places(value);
    parts->sum += value->number * factor;
    parts->rounding += check_rounding(value) * factor;
    parts->places = places > parts->places ? places : parts->places;
    parts->count++;
    return true;
}

static const char *name_of(const Audit *audit, const JsonValue *row)
{
    DataCell cell = {.row = row};
    const JsonValue *name = data_cell_indicator(&cell);
    return name ? check_copy(audit, name->text) : "";
}

static void judge_total(Audit *audit, const DataCell *cell, const Parts *parts)
{
    double rounding = parts->rounding + check_rounding(cell->value);
    bool is_exact = parts->places == 0 && check_places(cell->value) == 0;
    if (fabs(parts->sum - cell->value->number) <= (is_exact ? 1e-9 : rounding + 1e-9))
        return;
    diag_report(audit->input.diagnostics, W_TOTAL, &cell->value->origin,
                DIAG_ARGS(name_of(audit, cell->row), check_copy(audit, cell->value->text),
                          check_number(audit, parts->sum, parts->places)));
}

/* The parts that the row names; a name that is no row leaves the total unchecked. */
static void check_named_parts(Audit *audit, const DataCell *cell, const JsonValue *names)
{
    Parts parts = {0};
    for (uint32_t i = 0; i < names->count; i++) {
        const JsonValue *name = names->items[i];
        if (name->kind != JSON_STRING ||
            !add_part(audit, cell, find_row(cell->rows, name->text), &parts))
            return;
    }
    if (parts.count)
        judge_total(audit, cell, &parts);
}

/* All other rows of the list are the parts of a row called 合计. */
static void check_other_rows(Audit *audit, const DataCell *cell)
{
    Parts parts = {0};
    for (uint32_t i = 0; i < cell->rows->count; i++) {
        const JsonValue *row = cell->rows->items[i];
        if (!check_same_row(row, cell->row) && !add_part(audit, cell, row, &parts))
            return;
    }
    if (parts.count)
        judge_total(audit, cell, &parts);
}

static void check_part(Audit *audit, const DataCell *cell, const JsonValue *whole_name)
{
    const JsonValue *whole = find_row(cell->rows, whole_name->text);
    const JsonValue *value = whole ? json_find_text(whole, cell->value->key) : NULL;
    if (!value || value->kind != JSON_NUMBER)
        return;
    Unit own = unit_of(audit, cell, cell->row, cell->value);
    Unit unit = unit_of(audit, cell, whole, value);
    if (!unit_has_same_base(&own, &unit) ||
        cell->value->number * own.scale <= value->number * unit.scale)
        return;
    diag_report(audit->input.diagnostics, W_PART, &cell->value->origin,
                DIAG_ARGS(name_of(audit, cell->row), check_copy(audit, cell->value->text),
                          check_copy(audit, value->text), name_of(audit, whole)));
}

/* Columns that can be added up: neither changes nor shares nor years. */
static bool is_additive(const Audit *audit, const DataCell *cell)
{
    static const char *const others[] = {"year", "rank", "rate", "index",
                                         "年份", "名次", "位次", NULL};
    Text field = cell->value->key;
    Unit unit = unit_read(data_cell_unit(&audit->index, cell));
    return cell->value->kind == JSON_NUMBER && !check_is_one_of(field, check_change_names) &&
           !check_is_one_of(field, check_share_names) && !check_is_one_of(field, others) &&
           !unit_is_percent(&unit) && !unit_is_points(&unit);
}

static void check_cell(Audit *audit, const DataCell *cell)
{
    const JsonValue *parts = json_find(cell->row, "parts");
    const JsonValue *part_of = json_find(cell->row, "partOf");
    if (parts && parts->kind == JSON_ARRAY)
        check_named_parts(audit, cell, parts);
    else if (is_total_row(cell->row))
        check_other_rows(audit, cell);
    if (part_of && part_of->kind == JSON_STRING)
        check_part(audit, cell, part_of);
}

void check_totals(Audit *audit)
{
    for (size_t i = 0; i < audit->figure_count; i++) {
        const Figure *figure = &audit->figures[i];
        bool is_cell = figure->is_direct && figure->cell->row && figure->cell->rows;
        if (is_cell && is_additive(audit, figure->cell))
            check_cell(audit, figure->cell);
    }
}
