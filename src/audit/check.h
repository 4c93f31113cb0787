/* The checks of the audit, one function each. Inside audit/ only. A check reports its findings and
 * changes nothing. */
#ifndef AUDIT_CHECK_H
#define AUDIT_CHECK_H

#include "audit/audit.h"

void check_typed(Audit *audit);   /* figures that are typed; literals that are declared in vain */
void check_units(Audit *audit);   /* the printed unit against the data's */
void check_wording(Audit *audit); /* 百分点, directions and years in the words around a figure */
void check_changes(Audit *audit); /* changes against the two values they stand for */
void check_shares(Audit *audit);  /* shares that make a whole */
void check_totals(Audit *audit);  /* totals and their parts */
void check_indicators(Audit *audit); /* one indicator with two values, units or periods */
void check_periods(Audit *audit);    /* stale periods */
void check_axes(Audit *audit);       /* bars from zero; the unit at an axis */
void check_expected(Audit *audit);   /* the expressions of audit.checks */

/* ---- what they share ---- */

/* Half of the last stated digit of a number: as far as rounding may have moved it. */
double check_rounding(const JsonValue *number);

/* A number as a message shows it. */
const char *check_number(const Audit *audit, double value, int places);

/* Digits after the point that a number states. */
int check_places(const JsonValue *number);

/* A copy of `text` with its NUL. */
const char *check_copy(const Audit *audit, Text text);

/* The printed figure with its unit: "31.62亿元". */
const char *check_printed(const Audit *audit, const Figure *figure);

/* The place of the figure's expression, because of its cell. */
Origin check_origin(const Audit *audit, const Figure *figure);

/* Whether `field` is one of `names` (NULL-terminated). */
bool check_is_one_of(Text field, const char *const names[]);

/* Whether two rows are the same row of a file, whatever copies were made. */
bool check_same_row(const JsonValue *left, const JsonValue *right);

/* The first four digits of a period as a year, 0: none. */
int check_year(const JsonValue *period);

/* Whether a check has looked at this cell's row (and column) for an earlier figure. `is_column`:
 * the list of rows and the field count, not the row. */
typedef enum CheckScope { CHECK_ROW, CHECK_COLUMN } CheckScope;
bool check_was_seen(const Audit *audit, const Figure *figure, CheckScope scope);

extern const char *const check_change_names[];
extern const char *const check_previous_names[];
extern const char *const check_share_names[];
extern const char *const check_value_names[];

#endif
