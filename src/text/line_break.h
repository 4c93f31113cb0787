/* Choosers of line ends. Each takes a paragraph of boxes, gaps and break opportunities and returns
 * where its lines end; adding a way to choose is adding a file. Internal to text/. */
#ifndef TEXT_LINE_BREAK_H
#define TEXT_LINE_BREAK_H

#include "text/paragraph.h"

typedef struct LineRequest {
    const Paragraph *paragraph;
    const Unit *measures;   /* of the lines one by one, the last for all after; the first line is
                               shorter by the paragraph's indent */
    uint32_t measure_count; /* at least 1 */
    bool is_justified;      /* lines will be stretched and shrunk to the measure */
    bool fills_last;        /* 均排: the last line too */
    Arena *arena;           /* for the chooser's own arrays */
} LineRequest;

/* A measure that no line reaches. */
#define UNIT_UNLIMITED ((Unit)1 << 60)

/* Width of line number `line`, from 0, which begins at cluster `start`. */
Unit line_request_measure(const LineRequest *request, uint32_t line, uint32_t start);

/* True when a break opportunity follows cluster `end` - 1. */
bool line_may_end(const Paragraph *paragraph, uint32_t end);

/* R22: the rest of the paragraph is one Han character, perhaps with marks, or marks alone. */
bool line_is_orphan(const Paragraph *paragraph, uint32_t start);

/* R6: without the marks at its end, which must not begin a line, the line from cluster `start` to
 * `end` would fit as it is; with them it fits when all of R17 together makes room. */
bool line_is_mark_squeeze(const LineRequest *request, uint32_t line, uint32_t start, uint32_t end);

/* Line by line, the cheapest end for each: squeezing a mark into the line goes before pushing it
 * out (R6), a number keeps its measure word where that leaves no loose line (R9), and the last line
 * is mended where it is an orphan (R22). `ends` has room for cluster_count + 1 entries; entry i
 * becomes the cluster after line i. Returns the number of lines. */
uint32_t line_break_first_fit(const LineRequest *request, uint32_t *ends);

/* All lines together, at the least sum of costs: of adjustment, of numbers parted (R9), of
 * neighbouring lines of different tightness. R6 and R22 hold wherever some breaking keeps them; the
 * rescue of R5 is taken where it saves a very loose line. Of two equal breakings the one with fewer
 * lines, then the one with the earlier break. Time and memory are linear in the paragraph; where
 * the lines differ in width, in paragraph times such lines, and a very long paragraph is set first
 * fit. */
uint32_t line_break_optimal(const LineRequest *request, uint32_t *ends);

/* Headlines: the fewest lines, as even as can be, broken after a mark or space where that costs
 * little; natural widths only. Long text falls back to first fit. */
uint32_t line_break_balanced(const LineRequest *request, uint32_t *ends);

#endif
