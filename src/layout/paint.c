/* Painting: walks the boxes in paint order; see paint.h. */
#include "layout/paint.h"

#include <math.h>
#include <stdlib.h>

#include "layout/tagging.h"

static Point to_page(const PaintContext *context, Point point)
{
    return context->has_matrix ? matrix_apply(context->matrix, point) : point;
}

static const Path *path_to_page(PaintContext *context, const Path *path)
{
    if (!context->has_matrix)
        return path;
    Path *turned = path_create(context->arena);
    path_append(turned, path, context->matrix);
    return turned;
}

static const Paint *paint_to_page(PaintContext *context, const Paint *paint)
{
    bool has_points = paint->kind == PAINT_LINEAR || paint->kind == PAINT_RADIAL;
    if (!context->has_matrix || !has_points)
        return paint;
    Paint *turned = arena_alloc(context->arena, sizeof *turned);
    *turned = paint_transform(context->arena, paint, context->matrix);
    return turned;
}

void paint_fill(PaintContext *context, const Path *path, FillRule rule, const Paint *paint)
{
    scene_fill_path(context->scene, path_to_page(context, path), rule,
                    paint_to_page(context, paint));
}

void paint_stroke(PaintContext *context, const Path *path, const Stroke *stroke, const Paint *paint)
{
    if (stroke->width <= 0)
        return; /* a line without width is the device's thinnest (PDF 1.7, 8.4.3.2), not nothing */
    scene_stroke_path(context->scene, path_to_page(context, path), stroke,
                      paint_to_page(context, paint));
}

/* Turns the run about its origin: the glyphs' places and the glyphs themselves. */
static const GlyphRun *turn_run(PaintContext *context, const GlyphRun *run)
{
    GlyphRun *turned = arena_alloc(context->arena, sizeof *turned);
    Glyph *glyphs = arena_array(context->arena, (size_t)run->glyph_count, sizeof *glyphs);
    Matrix turn = context->matrix;
    turn.e = turn.f = 0;
    for (int i = 0; i < run->glyph_count; i++) {
        Point place = matrix_apply(turn, (Point){run->glyphs[i].x, run->glyphs[i].y});
        glyphs[i] = run->glyphs[i];
        glyphs[i].x = place.x;
        glyphs[i].y = place.y;
    }
    *turned = *run;
    turned->glyphs = glyphs;
    turned->rotation_deg += atan2(turn.b, turn.a) * 180 / 3.14159265358979323846;
    return turned;
}

void paint_glyphs(PaintContext *context, const GlyphRun *run, Point origin, const Paint *paint)
{
    if (context->has_matrix)
        run = turn_run(context, run);
    scene_show_glyphs(context->scene, run, to_page(context, origin), paint);
}

PaintTurn paint_begin_turn(PaintContext *context, Point corner)
{
    PaintTurn before = {context->matrix, context->has_matrix};
    static const Matrix quarter = {0, 1, -1, 0, 0, 0};
    Matrix turn = matrix_multiply(quarter, matrix_translate(corner.x, corner.y));
    context->matrix = matrix_multiply(turn, context->matrix);
    context->has_matrix = true;
    return before;
}

void paint_end_turn(PaintContext *context, const PaintTurn *before)
{
    context->matrix = before->matrix;
    context->has_matrix = before->has_matrix;
}

void paint_image(PaintContext *context, const Image *image, Matrix unit_square_to_layout)
{
    Matrix matrix = unit_square_to_layout;
    if (context->has_matrix)
        matrix = matrix_multiply(matrix, context->matrix);
    scene_draw_image(context->scene, image, matrix);
}

void paint_push_clip(PaintContext *context, const Path *path, FillRule rule)
{
    scene_push_clip(context->scene, path_to_page(context, path), rule);
}

void paint_pop_clip(PaintContext *context)
{
    scene_pop_clip(context->scene);
}

void paint_push_group(PaintContext *context, double opacity)
{
    scene_push_group(context->scene, context->sheet, opacity, BLEND_NORMAL);
}

void paint_pop_group(PaintContext *context)
{
    scene_pop_group(context->scene);
}

/* Paint order among siblings (CSS 2.2, appendix E, in short): negative layers, boxes in the flow,
 * positioned boxes, positive layers; within a layer the order of the document. */
static double layer_of(const Box *box)
{
    const Style *style = box->node->style;
    if (style->z_index != 0)
        return style->z_index;
    return style->position == POSITION_STATIC ? 0 : 0.5;
}

/* Links are items of one array, so their places tell the order of the document. */
static int compare_links(const void *left, const void *right)
{
    const BoxLink *a = *(const BoxLink *const *)left;
    const BoxLink *b = *(const BoxLink *const *)right;
    double first = layer_of(a->box);
    double second = layer_of(b->box);
    if (first != second)
        return first < second ? -1 : 1;
    return a < b ? -1 : a > b;
}

const BoxLink **box_paint_order(Arena *arena, const Box *box)
{
    const BoxLink **order = arena_array(arena, box->child_count, sizeof *order);
    for (size_t i = 0; i < box->child_count; i++)
        order[i] = &box->children[i];
    if (box->child_count > 1)
        qsort(order, box->child_count, sizeof *order, compare_links);
    return order;
}

static void paint_box(PaintContext *context, const Box *box, Point origin);

/* What repeats is an artifact (PDF 1.7, 14.8.2.2). */
static void paint_link(PaintContext *context, const BoxLink *link, Point corner)
{
    bool was_repeated = context->is_repeated;
    context->is_repeated |= link->repeats;
    paint_box(context, link->box, (Point){corner.x + link->x, corner.y + link->y});
    context->is_repeated = was_repeated;
}

static Rect rect_to_page(const PaintContext *context, Rect rect)
{
    if (!context->has_matrix)
        return rect;
    Rect bounds = {0};
    for (int i = 0; i < 4; i++) {
        Point corner = {rect.x + (i & 1 ? rect.width : 0), rect.y + (i & 2 ? rect.height : 0)};
        corner = to_page(context, corner);
        Rect place = {corner.x, corner.y, 0, 0};
        bounds = i ? rect_union(bounds, place) : place;
    }
    return bounds;
}

Tag *paint_begin_part(PaintContext *context, uint32_t part, TagRole role, Rect bounds)
{
    if (!context->tag)
        return NULL;
    Tag *tag = arena_alloc(context->arena, sizeof *tag);
    *tag = (Tag){.role = role,
                 .parent = context->tag,
                 .node = context->tag->node,
                 .part = part,
                 .bounds = rect_to_page(context, bounds)};
    context->tag = tag;
    scene_begin_tag(context->scene, tag);
    return tag;
}

void paint_end_part(PaintContext *context, const Tag *tag)
{
    if (!tag)
        return;
    context->tag = tag->parent;
    scene_end_tag(context->scene);
}

#define FIRST_PART 100 /* of elements within a node: paint_begin_part */

static const Tag *begin_word_tag(PaintContext *context, Tag tag)
{
    Tag *kept = arena_alloc(context->arena, sizeof *kept);
    *kept = tag;
    scene_begin_tag(context->scene, kept);
    return kept;
}

void paint_add_table(PaintContext *context, const char *const *cells, int rows, int columns)
{
    if (!context->tag || rows == 0)
        return;
    uint32_t node = context->tag->node;
    const Tag *table = begin_word_tag(
        context,
        (Tag){.role = TAG_TABLE, .parent = context->tag->parent, .node = node, .part = FIRST_PART});
    for (int row = 0; row < rows; row++) {
        uint32_t part = FIRST_PART + 1 + (uint32_t)row * ((uint32_t)columns + 1);
        const Tag *line = begin_word_tag(
            context, (Tag){.role = TAG_TABLE_ROW, .parent = table, .node = node, .part = part});
        for (int column = 0; column < columns; column++) {
            bool is_head = row == 0 || column == 0;
            begin_word_tag(context, (Tag){.role = is_head ? TAG_TABLE_HEAD : TAG_TABLE_CELL,
                                          .parent = line,
                                          .node = node,
                                          .part = part + 1 + (uint32_t)column,
                                          .actual_text = cells[row * columns + column],
                                          .is_column_header = row == 0,
                                          .is_row_header = row > 0 && column == 0});
            scene_end_tag(context->scene);
        }
        scene_end_tag(context->scene);
    }
    scene_end_tag(context->scene);
}

static void draw_tagged(PaintContext *context, const Box *box, Rect frame, Rect content)
{
    const ElementType *type = box->node->type;
    Tag *tag = tagging_find(context, box->node, rect_to_page(context, frame));
    if (!type->draw)
        return;
    if (!tag) {
        type->draw(context, box, content);
        return;
    }
    size_t first = context->scene->op_count;
    scene_begin_tag(context->scene, tag);
    context->tag = tag;
    type->draw(context, box, content);
    context->tag = NULL;
    tagging_settle(context, tag, first);
    scene_end_tag(context->scene);
}

static void paint_inside(PaintContext *context, const Box *box, Rect frame)
{
    const Style *style = box->node->style;
    bool clips = style->overflow == OVERFLOW_HIDDEN;
    scene_set_node(context->scene, box->node->number);
    paint_decoration(context, box, frame);
    if (clips)
        paint_push_clip(context, paint_inner_outline(context, style, frame, box->border),
                        FILL_NONZERO);
    Rect content = box_content(box);
    content.x += frame.x;
    content.y += frame.y;
    Rect drawn = content;
    drawn.y += box->content_shift;
    draw_tagged(context, box, frame, drawn);
    const BoxLink **order = box_paint_order(context->arena, box);
    for (size_t i = 0; i < box->child_count; i++)
        paint_link(context, order[i], (Point){content.x, content.y});
    scene_set_node(context->scene, box->node->number);
    if (clips)
        paint_pop_clip(context);
}

static void turn_about_center(PaintContext *context, Rect frame, double angle_deg)
{
    double x = frame.x + frame.width / 2;
    double y = frame.y + frame.height / 2;
    Matrix turn = matrix_multiply(matrix_translate(-x, -y), matrix_rotate(angle_deg));
    turn = matrix_multiply(turn, matrix_translate(x, y));
    context->matrix = matrix_multiply(turn, context->matrix);
    context->has_matrix = true;
}

static void paint_box(PaintContext *context, const Box *box, Point origin)
{
    const Style *style = box->node->style;
    Rect frame = {origin.x, origin.y, box->size.width, box->size.height};
    Matrix matrix = context->matrix;
    bool had_matrix = context->has_matrix;
    bool is_group = style->opacity < 1 || style->blend != BLEND_NORMAL;
    if (style->rotate_deg != 0)
        turn_about_center(context, frame, style->rotate_deg);
    scene_set_node(context->scene, box->node->number);
    if (is_group)
        scene_push_group(context->scene, context->sheet, style->opacity, (BlendMode)style->blend);
    if (style->opacity > 0)
        paint_inside(context, box, frame);
    if (is_group)
        scene_pop_group(context->scene);
    context->matrix = matrix;
    context->has_matrix = had_matrix;
}

/* The rules above the footnotes. */
static void draw_note_rules(PaintContext *context, const LayoutPage *laid_out)
{
    const Style *style = laid_out->body->node->style;
    for (size_t i = 0; i < laid_out->note_rule_count; i++)
        scene_fill_rectangle(
            context->scene, laid_out->note_rules[i],
            paint_spec_realize(&style->color, context->arena, laid_out->note_rules[i]));
}

static PaintContext begin_page(Arena *arena, const PageSetup *page, const LayoutPage *laid_out)
{
    double bleed = page->bleed;
    PageBoxes boxes = {
        .width = page->width, .height = laid_out->height, .bleed = {bleed, bleed, bleed, bleed}};
    PaintContext context = {
        .arena = arena,
        .scene = scene_create(arena, boxes),
        .matrix = MATRIX_IDENTITY,
        .trim = {0, 0, page->width, laid_out->height},
        .bleed = bleed,
    };
    context.sheet = rect_outset(context.trim, boxes.bleed);
    return context;
}

static void paint_parts(PaintContext *context, const LayoutPage *laid_out, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        paint_link(context, &laid_out->parts[i], (Point){0, 0});
}

Scene *paint_page(Arena *arena, const PageSetup *page, const LayoutPage *laid_out)
{
    if (laid_out->master)
        page = &laid_out->master->setup;
    PaintContext context = begin_page(arena, page, laid_out);
    if (page->background.kind != PAINT_NONE)
        scene_fill_rectangle(context.scene, context.sheet,
                             paint_spec_realize(&page->background, arena, context.sheet));
    draw_note_rules(&context, laid_out);
    paint_box(&context, laid_out->body, laid_out->origin);
    paint_parts(&context, laid_out, 0, laid_out->furniture_at);
    context.scene->furniture_at = context.scene->op_count;
    paint_parts(&context, laid_out, laid_out->furniture_at, laid_out->part_count);
    return context.scene;
}

Scene *paint_furniture(Arena *arena, const LayoutPage *laid_out)
{
    PaintContext context = begin_page(arena, &laid_out->master->setup, laid_out);
    paint_parts(&context, laid_out, laid_out->furniture_at, laid_out->part_count);
    return context.scene;
}

Scene *paint_element(Arena *arena, const Box *box, Rect content)
{
    PaintContext context = {
        .arena = arena,
        .scene = scene_create(arena, (PageBoxes){.width = content.width, .height = content.height}),
        .matrix = MATRIX_IDENTITY,
    };
    if (box->node->type->draw)
        box->node->type->draw(&context, box, content);
    return context.scene;
}
