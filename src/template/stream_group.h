/* Groups of a table that is read in parts: sums instead of rows. Inside template/ only. */
#ifndef TEMPLATE_STREAM_GROUP_H
#define TEMPLATE_STREAM_GROUP_H

#include "template/derivation.h"

typedef struct StreamGroup StreamGroup;

/* Whether an expression is the list of a group's rows: rows, or row.rows. */
bool stream_group_is_rows(const Expression *expression);

/* Whether it is a call that takes them one by one: sum(rows, 'value'), len(rows). */
bool stream_group_is_sum(const Expression *expression);

/* Starts the groups of the option "group". NULL: reported. */
StreamGroup *stream_group_create(Derivation *derivation, const JsonValue *option);

/* Takes further rows, which derivation->arena holds, into groups that live in `arena`. False:
 * reported. */
bool stream_group_take(StreamGroup *groups, Derivation *derivation, DataStream *stream,
                       Arena *arena, const JsonValue *rows) WARN_UNUSED;

/* The list of groups, as derivation_group makes it but without their rows. NULL: reported. */
JsonValue *stream_group_finish(StreamGroup *groups, Derivation *derivation);

#endif
