/* Labels around a round form (pie, ring, rose): two columns beside it, moved apart so that none
 * touches another, with a leader line from each part. */
#ifndef CHART_ROUND_LABEL_H
#define CHART_ROUND_LABEL_H

#include "chart/chart_text.h"

typedef struct RoundLabel {
    const char *words;
    int row;
    double angle_deg; /* of the part's middle; 0 to the right, clockwise */
    double radius;    /* where the leader begins */
    double weight;    /* lighter ones are left out first where there is no room */
    PaintSpec color;
} RoundLabel;

/* The largest circle that leaves room for the labels in `area`; its centre in `*center`. Where only
 * a speck would be left the labels are given up: they are reported and `*count` becomes 0. */
double round_label_radius(ChartPlan *plan, Rect area, const RoundLabel *labels, int *count,
                          Point *center);

/* Draws the labels around a circle. What has no room is reported. */
void round_label_draw(ChartPlan *plan, Rect area, Point center, double radius,
                      const RoundLabel *labels, int count);

/* "name  value" or "name  share" of a part, as the series' label asks. */
const char *round_label_words(const ChartPlan *plan, const Series *series, int row, double share);

/* The colour of a part: the palette's next, or steps of tint where the series has a colour. */
PaintSpec round_part_color(const ChartPlan *plan, const Series *series, int row);

/* Whether parts are labelled. */
bool round_has_labels(const Series *series);

#endif
