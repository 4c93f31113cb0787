/* Kinds of JSON values: see kind.h. */
#include "doc/kind.h"

bool kind_expect(DiagSink *diagnostics, const char *name, const JsonValue *value, JsonKind kind)
{
    if (!value || value->kind == kind)
        return value != NULL;
    diag_report(diagnostics, E_VALUE, &value->origin,
                DIAG_ARGS(name, json_kind_name(value->kind, diagnostics->language),
                          json_kind_name(kind, diagnostics->language)));
    return false;
}
