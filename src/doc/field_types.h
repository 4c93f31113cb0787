/* Kinds of property values that need the theme or units. Their reader's context is a StyleContext.
 */
#ifndef DOC_FIELD_TYPES_H
#define DOC_FIELD_TYPES_H

#include "json/field.h"

/* Follows a token inside a list such as "$s1 $s2" to its text. False: it is none of a text or a
 * number; `*reported` says whether that has been reported. */
bool field_piece_text(const FieldReader *reader, Text piece, const JsonValue *value, Text *text,
                      bool *reported);

/* The FieldReader.resolve of every property: tokens become their values, but colours find their own
 * (they keep the token's name for preflight) and words to be read are never a token: "$5". */
const JsonValue *field_resolve_token(const FieldReader *reader, const Field *field,
                                     const JsonValue *value);

extern const FieldType field_length;        /* Length, in points or percent */
extern const FieldType field_offset;        /* Length, also auto */
extern const FieldType field_size;          /* Length, also auto and fill */
extern const FieldType field_track;         /* Length, also auto and fr */
extern const FieldType field_font_size;     /* Length, a bare number is pt */
extern const FieldType field_line_height;   /* Length, a bare number is a multiple of the size */
extern const FieldType field_edges;         /* Length[4], 1 to 4 lengths */
extern const FieldType field_margins;       /* Length[4], the same, also auto */
extern const FieldType field_corners;       /* Length[4] */
extern const FieldType field_gap;           /* Length[2]: row, column */
extern const FieldType field_points;        /* double, a length in points without percent */
extern const FieldType field_paint;         /* PaintSpec */
extern const FieldType field_color;         /* PaintSpec, never a gradient */
extern const FieldType field_border;        /* Border */
extern const FieldType field_borders;       /* Border[4] */
extern const FieldType field_font_family;   /* FontFamilies */
extern const FieldType field_font_features; /* const char *, OpenType features */
extern const FieldType field_font_weight;   /* int */
extern const FieldType field_tracks;        /* TrackList */
extern const FieldType field_grid_line;     /* GridLine */
extern const FieldType field_angle;         /* double, degrees */
extern const FieldType field_autospace;     /* double, em */
extern const FieldType field_opacity;       /* double, 0..1, also "40%" */
extern const FieldType field_ratio;         /* double, "4 / 3" or a number */

#endif
