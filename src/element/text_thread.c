/* Threads: text_thread.h. */
#include "element/text_thread.h"

#include <math.h>

#include "doc/kind.h"

TextThread text_thread_read(Builder *builder, const JsonValue *value)
{
    TextThread thread = {NULL, 0};
    if (!value)
        return thread;
    bool is_list = value->kind == JSON_ARRAY;
    int most = is_list ? (int)value->count : 1;
    thread.ids = arena_array(builder->arena, (size_t)most + 1, sizeof(const JsonValue *));
    for (int i = 0; i < most; i++) {
        const JsonValue *id = is_list ? value->items[i] : value;
        if (kind_expect(builder->diagnostics, "threadTo", id, JSON_STRING))
            thread.ids[thread.count++] = id;
    }
    return thread;
}

double text_thread_arrange(LayoutContext *context, Box *box, const Space *space)
{
    TextContent *content = arena_alloc(context->arena, sizeof *content);
    TextLayout *layout = arena_alloc(context->arena, sizeof *layout);
    *layout = (TextLayout){.width = space->width};
    *content = (TextContent){.layout = layout, .columns = {space->width, 0, 0}};
    box->content = content;
    return isfinite(space->height) ? space->height : 0;
}

/* A thread while it is set. */
typedef struct Threading {
    Arena *arena;
    Box **boxes;
    ColumnPlaces *places; /* of each box */
    int box_count;
    FlowColumn *columns;
    FlowShape *shapes;
    size_t column_count, column_capacity, shape_count, shape_capacity;
} Threading;

static void add_columns(Threading *thread, const ColumnStyle *style, int frame, double height)
{
    const ColumnPlaces *places = &thread->places[frame];
    for (int i = 0; i < style->count; i++) {
        thread->columns = arena_grow(thread->arena, thread->columns, thread->column_count,
                                     &thread->column_capacity, sizeof *thread->columns);
        Rect area = {i * (places->width + places->gap), 0, places->width, height};
        thread->columns[thread->column_count++] = (FlowColumn){area, frame};
    }
    for (int i = 0; i < style->shape_count; i++) {
        thread->shapes = arena_grow(thread->arena, thread->shapes, thread->shape_count,
                                    &thread->shape_capacity, sizeof *thread->shapes);
        thread->shapes[thread->shape_count] = style->shapes[i];
        thread->shapes[thread->shape_count++].frame = frame;
    }
}

/* The type is the first box's, the columns are each box's own. */
static void add_box(Threading *thread, Box *box, const RunAround *around)
{
    int frame = thread->box_count++;
    const Style *first = thread->boxes[0] ? thread->boxes[0]->node->style : box->node->style;
    Rect content = box_content(box);
    Space space = {content.width, content.height};
    ColumnStyle style = text_content_columns(box->node->style, around, thread->arena, &space);
    style.type_size = first->font_size.value;
    style.em = first->text_align == TEXT_ALIGN_JUSTIFY && style.count > 1 ? style.type_size : 0;
    thread->boxes[frame] = box;
    thread->places[frame] = text_columns_place(&style, content.width);
    add_columns(thread, &style, frame, content.height);
}

static void add_frames(LayoutContext *context, Threading *thread, const LayoutResult *result,
                       const TextThread *ids)
{
    for (int i = 0; i < ids->count; i++) {
        Box *box = layout_find_id(result, ids->ids[i]->text.data);
        bool is_frame = box && box->node->type == &element_frame;
        bool is_taken = is_frame && ((const TextContent *)box->content)->layout->line_count > 0;
        for (int k = 0; k < thread->box_count; k++)
            is_taken |= thread->boxes[k] == box;
        if (is_frame && !is_taken)
            add_box(thread, box, &((const TextFrame *)box->node->properties)->around);
        else
            diag_report(context->diagnostics, E_THREAD_FRAME, &ids->ids[i]->origin,
                        DIAG_ARGS(ids->ids[i]->text.data));
    }
}

/* Of the box's columns those up to the last line's. */
static int count_used(const TextLayout *layout, const ColumnPlaces *places)
{
    double pitch = places->width + places->gap;
    int used = 0;
    for (int i = 0; i < layout->line_count; i++) {
        int column = pitch > 0 ? (int)(layout->lines[i].x0 / pitch + 1e-6) : 0;
        used = column >= used ? column + 1 : used;
    }
    return used;
}

static void fill_boxes(const Threading *thread, const TextLayout *layout)
{
    for (int i = 0; i < thread->box_count; i++) {
        TextContent *content = arena_alloc(thread->arena, sizeof *content);
        content->layout = text_layout_frame(layout, i, thread->arena);
        content->columns = thread->places[i];
        content->columns.used = count_used(content->layout, &thread->places[i]);
        thread->boxes[i]->content = content;
    }
}

void text_thread_settle(LayoutContext *context, Box *first, const LayoutResult *result,
                        const TextThread *thread, const RichText *text, const RunAround *around)
{
    Threading threading = {.arena = context->arena};
    size_t most = (size_t)thread->count + 1;
    threading.boxes = arena_array(context->arena, most, sizeof *threading.boxes);
    threading.places = arena_array(context->arena, most, sizeof *threading.places);
    add_box(&threading, first, around);
    add_frames(context, &threading, result, thread);
    FlowRequest request = {.columns = threading.columns,
                           .column_count = (int)threading.column_count,
                           .shapes = threading.shapes,
                           .shape_count = (int)threading.shape_count,
                           .width = box_content(first).width,
                           .em = first->node->style->font_size.value};
    FlowResult flow = text_block_flow(text->block, context->arena, context->diagnostics, &request);
    fill_boxes(&threading, flow.layout);
}
