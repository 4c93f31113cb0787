/* Member order: in which order the members of a layout's objects are written. */
#ifndef PIPELINE_MEMBER_ORDER_H
#define PIPELINE_MEMBER_ORDER_H

#include "json/json.h"

/* A JsonRank (json/pretty.h). Only the layout itself and its elements are ordered: elsewhere the
 * order may mean something (of "margin" and "marginTop" the later one counts). */
int member_order_rank(const JsonValue *object, Text key);

#endif
