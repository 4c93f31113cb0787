/* Schema keywords of values that have a notation of their own. */
#ifndef DOC_FIELD_SCHEMA_H
#define DOC_FIELD_SCHEMA_H

#include "json/field.h"

/* FieldType.schema of lengths (one or several), shares ("40%") and angles ("12deg"). */
void field_schema_lengths(StrBuf *out, const Field *field);
void field_schema_share(StrBuf *out, const Field *field);
void field_schema_angle(StrBuf *out, const Field *field);

#endif
