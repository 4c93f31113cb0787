/* The rooms of a flow: each place where a line may stand, in reading order. Internal to text/. */
#ifndef TEXT_FLOW_ROOMS_H
#define TEXT_FLOW_ROOMS_H

#include "text/compose.h"
#include "text/flow.h"

typedef struct FlowRoom {
    LineRoom room;
    int column;      /* column_count: overset, below the last column */
    int row;         /* of its column */
    bool is_blocked; /* left empty, to keep lines together */
} FlowRoom;

typedef struct FlowRooms {
    const FlowRequest *request;
    Arena *arena;
    double line_height;
    FlowRoom *rooms;
    size_t count, capacity;
    int column, row; /* the next to look at */
} FlowRooms;

/* Room number `index`, made when first asked for; there is always one more. Valid until the next
 * call. */
FlowRoom *flow_room(FlowRooms *rooms, size_t index);

/* The first room from `index` on in a later column. */
size_t flow_next_column(FlowRooms *rooms, size_t index);

#endif
