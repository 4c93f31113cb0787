/* Copy-fit (textFit): a text made to fill its box exactly, by settings that may move in ranges. */
#ifndef ELEMENT_TEXT_FIT_H
#define ELEMENT_TEXT_FIT_H

#include "element/text_content.h"

/* From least to most; unset: the setting stays as the style has it. */
typedef struct FitRange {
    Length least, most;
} FitRange;

typedef struct TextFit {
    bool is_set;
    FitRange size, leading, spacing;
    int columns_least, columns_most; /* 0: as the style has it */
    Origin origin;
} TextFit;

/* Reads textFit: {"fontSize": [least, most], "lineHeight": [...], "letterSpacing": [...],
 * "columnCount": [...]}. Faults are reported. */
TextFit text_fit_read(Builder *builder, const Node *node, const JsonValue *value);

/* Sets the text into the box, whose size is known, so that its last line stands at the box's foot:
 * by the leading alone where its range allows, else by letter spacing, size and columns too, those
 * nearest to the style's first. Says which were moved (N_TEXT_FIT), or why none of them fills the
 * box (E_TEXT_FIT); the text stays as it was then. */
void text_fit_settle(LayoutContext *context, Box *box, const RichText *text, const TextFit *fit);

#endif
