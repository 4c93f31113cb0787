/* Connectors: lines between the parts of a diagram, with rounded corners and arrow heads. */
#ifndef ELEMENT_CONNECTOR_H
#define ELEMENT_CONNECTOR_H

#include "json/field.h"
#include "layout/paint.h"

typedef enum ConnectorLook {
    CONNECTOR_ARROW,
    CONNECTOR_LINE,
    CONNECTOR_DOTS,
    CONNECTOR_DASHES,
    CONNECTOR_NONE
} ConnectorLook;

extern const FieldName connector_looks[];

typedef struct Connector {
    ConnectorLook look;
    double width;  /* of the line, points */
    double radius; /* of corners, points */
    Color color;
    bool has_head; /* at the end; only for CONNECTOR_ARROW and, where wanted, dashes */
} Connector;

/* Appends a polyline with corners rounded by up to `radius` (half the shorter leg at most). */
void connector_append(Path *path, const Point *points, int count, double radius);

/* Draws a connector along `count` points, at least 2; the head ends at the last one. */
void connector_draw(PaintContext *context, const Connector *connector, const Point *points,
                    int count);

/* How long the head is, points; 0 where there is none. */
double connector_head_length(const Connector *connector);

/* The point where the line from the middle of `box` towards `target` leaves the box, `gap` outside.
 */
Point connector_leave(Rect box, Point target, double gap);

#endif
