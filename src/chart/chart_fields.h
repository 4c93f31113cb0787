/* Property types of charts, for the tables of the types. */
#ifndef CHART_CHART_FIELDS_H
#define CHART_CHART_FIELDS_H

#include "doc/field_types.h"
#include "json/field_object.h"

extern const FieldType field_format;  /* const FormatChain *, "yi(1)" */
extern const FieldType field_value;   /* const JsonValue *, a text or a number */
extern const FieldType field_values;  /* const JsonValue *, a text, a number or a list of them */
extern const FieldType field_palette; /* const JsonValue *, a list of colours */
extern const FieldType field_rows;    /* const JsonValue *, a list of objects */

#define FIELD_ROWS_END                                                                             \
    {                                                                                              \
        NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL                                             \
    }

#endif
