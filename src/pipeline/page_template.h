/* The layout's "page" through the templates: all of it but heads and feet, which are expanded again
 * for every page (see report_furniture.h). */
#ifndef PIPELINE_PAGE_TEMPLATE_H
#define PIPELINE_PAGE_TEMPLATE_H

#include "template/template.h"

/* Expands `page` (NULL: none); "head" and "foot" of every master come through as they are. NULL:
 * there is none, or errors were reported. */
JsonValue *page_template_expand(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                                JsonValue *page);

#endif
