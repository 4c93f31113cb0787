/* SVG: plain shapes become a VectorArt. The elements are read first (svg_tree.c), then drawn from
 * the root, references where they stand. The subset, and what is reported, is stated in
 * docs/pictures.md. */
#include <math.h>
#include <string.h>

#include "art/art.h"
#include "art/svg_clip.h"
#include "art/svg_shape.h"
#include "art/svg_tree.h"
#include "base/limits.h"

#define LOOK_AHEAD  4096
#define PT_OF_PX    0.75
#define ITEMS_FIRST 64
#define SIMILAR     1e-6 /* how far the scales of both ways may differ under a line */

typedef struct Picture {
    SvgReader reader;
    VectorArt art;
    VectorItem *items;
    size_t item_capacity;
    int depth; /* of drawing, references included */
} Picture;

/* Where an element is drawn. */
typedef struct Level {
    SvgStyle style;
    Matrix matrix;
    Size viewport; /* user units: what per cent are of */
} Level;

static bool is_one_of(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, list[i]) == 0)
            return true;
    }
    return false;
}

static bool is_kind(const SvgElement *element, const char *name)
{
    return element->name && strcmp(element->name, name) == 0;
}

/* Said to people and programs, or drawn only where something refers to it. */
static bool is_silent(const char *name)
{
    static const char *const names[] = {
        "title", "desc",   "metadata", "defs",   "linearGradient", "radialGradient", "clipPath",
        "mask",  "filter", "pattern",  "marker", "symbol",         "style"};
    return is_one_of(name, names, COUNT_OF(names));
}

/* ---- Items ---------------------------------------------------------------------------------- */

static VectorItem *add_item(Picture *picture, VectorKind kind)
{
    SvgReader *reader = &picture->reader;
    size_t count = picture->art.item_count;
    if (count >= diag_limit(reader->diagnostics, LIMIT_ID_SVG_SHAPES)) {
        if (!reader->is_over)
            svg_fault_limit(reader, LIMIT_ID_SVG_SHAPES, "shapes", "个图形");
        reader->is_over = true;
        return NULL;
    }
    if (count == picture->item_capacity) {
        picture->item_capacity = count ? 2 * count : ITEMS_FIRST;
        VectorItem *items =
            arena_array(reader->arena, picture->item_capacity, sizeof *picture->items);
        if (count)
            memcpy(items, picture->items, count * sizeof *items);
        picture->items = items;
    }
    VectorItem *item = &picture->items[picture->art.item_count++];
    *item = (VectorItem){.kind = kind, .opacity = 1};
    return item;
}

static bool is_in_range(const Path *path)
{
    for (size_t i = 0; i < path->point_count; i++) {
        Point point = path->points[i];
        if (!(fabs(point.x) <= LIMIT_COORDINATE_PT && fabs(point.y) <= LIMIT_COORDINATE_PT))
            return false;
    }
    return true;
}

/* The line's lengths under `matrix`. False: reported, it would be of unequal width. */
static bool scale_stroke(Picture *picture, Matrix matrix, Stroke *stroke)
{
    double across = hypot(matrix.a, matrix.b);
    double down = hypot(matrix.c, matrix.d);
    double slant = matrix.a * matrix.c + matrix.b * matrix.d;
    double size = fmax(across, down);
    if (fabs(across - down) > SIMILAR * size || fabs(slant) > SIMILAR * size * size) {
        svg_fault(&picture->reader, E_SVG_STRETCHED_LINE, NULL, NULL);
        return false;
    }
    stroke->width *= size;
    stroke->dash_phase *= size;
    double *dashes = arena_array(picture->reader.arena, (size_t)stroke->dash_count, sizeof *dashes);
    for (int i = 0; i < stroke->dash_count; i++)
        dashes[i] = stroke->dashes[i] * size;
    stroke->dashes = stroke->dash_count ? dashes : NULL;
    return stroke->width <= LIMIT_COORDINATE_PT;
}

/* Puts what `server` refers to into a fill or a line; `*has_paint` tells whether there is anything
 * to paint, and comes in as what there is without it. False: reported. */
static bool find_server(SvgReader *reader, const SvgElement *element, Text server,
                        const SvgGround *ground, VectorColor *color,
                        const VectorGradient **gradient, bool *has_paint)
{
    if (server.length == 0)
        return true;
    int faults = reader->fault_count;
    VectorColor single;
    switch (svg_gradient_find(reader, server, ground, &single, gradient)) {
    case SVG_SERVER_NONE:
        *has_paint = false;
        return true;
    case SVG_SERVER_COLOR:
        *color = (VectorColor){single.color, single.opacity * color->opacity, single.is_current};
        *has_paint = true;
        return true;
    case SVG_SERVER_GRADIENT:
        *has_paint = true;
        return true;
    case SVG_SERVER_MISSING:
        break;
    }
    bool is_there = map_find(&reader->elements, server) != NULL;
    if (!is_there && *has_paint)
        return true; /* what the file says for this case */
    if (reader->fault_count == faults)
        svg_fault_reference(reader, element, server);
    return false;
}

/* An item of the shape with its paints. False: there is nothing to paint, or reported. */
static bool make_shape(Picture *picture, const SvgElement *element, const Level *level,
                       const SvgGround *ground, VectorItem *item)
{
    SvgReader *reader = &picture->reader;
    const SvgStyle *style = &level->style;
    bool has_fill = style->has_fill;
    bool has_line = style->has_line;
    item->fill = style->fill;
    item->line = style->line;
    if (!find_server(reader, element, style->fill_server, ground, &item->fill, &item->fill_gradient,
                     &has_fill) ||
        !find_server(reader, element, style->line_server, ground, &item->line, &item->line_gradient,
                     &has_line))
        return false;
    has_fill &= item->fill.opacity > 0;
    has_line &= item->line.opacity > 0 && style->stroke.width > 0;
    if (!has_fill)
        item->fill = (VectorColor){0};
    if (!has_line)
        item->line = (VectorColor){0};
    else
        item->stroke = style->stroke;
    return (has_fill || has_line) &&
           (!has_line || scale_stroke(picture, level->matrix, &item->stroke));
}

static void add_shape(Picture *picture, const SvgElement *element, const Path *own,
                      const Level *level, const SvgGround *ground)
{
    SvgReader *reader = &picture->reader;
    Path *path = path_create(reader->arena);
    path_append(path, own, level->matrix);
    if (!is_in_range(path)) {
        svg_fault(reader, E_SVG_VALUE, element->name, "1e6");
        return;
    }
    VectorItem item = {.kind = VECTOR_SHAPE, .path = path, .rule = level->style.rule, .opacity = 1};
    if (path->verb_count == 0 || level->style.is_hidden ||
        !make_shape(picture, element, level, ground, &item))
        return;
    VectorItem *place = add_item(picture, VECTOR_SHAPE);
    if (place)
        *place = item;
}

/* ---- Groups and clips ----------------------------------------------------------------------- */

/* What was opened around an element. */
typedef struct Opened {
    int clip_count;
    bool has_group;
} Opened;

static bool push_clip(Picture *picture, Path *path, FillRule rule, Opened *opened)
{
    if (path->verb_count == 0) /* a clip path without shapes hides everything */
        path_rectangle(path, (Rect){0, 0, 0, 0});
    if (!is_in_range(path)) {
        svg_fault(&picture->reader, E_SVG_VALUE, "clip-path", "1e6");
        return false;
    }
    VectorItem *item = add_item(picture, VECTOR_PUSH_CLIP);
    if (!item)
        return false;
    item->path = path;
    item->rule = rule;
    opened->clip_count++;
    return true;
}

/* The clip path and those that cut it. False: reported. */
static bool open_clips(Picture *picture, const SvgElement *element, Text id,
                       const SvgGround *ground, bool has_extent, Opened *opened)
{
    while (id.length) {
        SvgClip clip;
        if (opened->clip_count == LIMIT_SVG_DEPTH) {
            svg_fault_reference(&picture->reader, element, id);
            return false;
        }
        if (!svg_clip_find(&picture->reader, element, id, ground, has_extent, &clip) ||
            !push_clip(picture, clip.path, clip.rule, opened))
            return false;
        id = clip.next;
    }
    return true;
}

/* Opacity of the whole: a group where fill and line lie over each other, else of the paint. */
static void open_group(Picture *picture, SvgStyle *style, bool is_shape, Opened *opened)
{
    bool has_fill = style->has_fill || style->fill_server.length;
    bool has_line = style->has_line || style->line_server.length;
    if (style->opacity >= 1)
        return;
    if (is_shape && !(has_fill && has_line)) {
        style->fill.opacity *= style->opacity;
        style->line.opacity *= style->opacity;
        return;
    }
    VectorItem *item = add_item(picture, VECTOR_PUSH_GROUP);
    if (!item)
        return;
    item->opacity = style->opacity;
    opened->has_group = true;
}

/* What was opened is closed even where the limit of items is reached: it is refused then. */
static void close_all(Picture *picture, const Opened *opened)
{
    if (opened->has_group)
        add_item(picture, VECTOR_POP_GROUP);
    for (int i = 0; i < opened->clip_count; i++)
        add_item(picture, VECTOR_POP_CLIP);
}

/* ---- Elements ------------------------------------------------------------------------------- */

static void draw_element(Picture *picture, SvgElement *element, const Level *around);

static void draw_children(Picture *picture, const SvgElement *element, const Level *level)
{
    for (SvgElement *child = element->first_child; child; child = child->next) {
        if (!picture->reader.is_over)
            draw_element(picture, child, level);
    }
}

/* The frame of a svg or symbol: moves `level` into its view box, and cuts at its edge. `size` is
 * that of the frame. False: there is nothing to see, or reported. */
static bool enter_viewport(Picture *picture, const SvgElement *element, Point corner, Size size,
                           Level *level, Opened *opened)
{
    SvgReader *reader = &picture->reader;
    const char *box = svg_attribute(element, "viewBox");
    Rect view = {0, 0, size.width, size.height};
    if (!(size.width > 0 && size.height > 0) || (box && !svg_view_box(reader, box, &view)) ||
        !(view.width > 0 && view.height > 0))
        return false;
    level->matrix = matrix_multiply(matrix_translate(corner.x, corner.y), level->matrix);
    if (!level->style.is_overflow_visible) {
        Path *edge = path_create(reader->arena);
        path_rectangle(edge, (Rect){0, 0, size.width, size.height});
        Path *placed = path_create(reader->arena);
        path_append(placed, edge, level->matrix);
        if (!push_clip(picture, placed, FILL_NONZERO, opened))
            return false;
    }
    const char *ratio = svg_attribute(element, "preserveAspectRatio");
    level->matrix = matrix_multiply(svg_view_matrix(reader, ratio, view, size), level->matrix);
    level->viewport = (Size){view.width, view.height};
    return true;
}

static Size frame_size(SvgReader *reader, const SvgElement *element, Size viewport)
{
    return (Size){svg_coordinate(reader, element, "width", viewport.width, viewport.width),
                  svg_coordinate(reader, element, "height", viewport.height, viewport.height)};
}

/* A svg within, in its place. */
static void draw_inner(Picture *picture, const SvgElement *element, Level *level, Opened *opened)
{
    SvgReader *reader = &picture->reader;
    Point corner = {svg_coordinate(reader, element, "x", level->viewport.width, 0),
                    svg_coordinate(reader, element, "y", level->viewport.height, 0)};
    Size size = frame_size(reader, element, level->viewport);
    if (enter_viewport(picture, element, corner, size, level, opened))
        draw_children(picture, element, level);
}

/* SVG 1.1, 5.6: what is referred to is drawn as if it were a child; a symbol in the frame that the
 * reference gives it. */
static void draw_use(Picture *picture, SvgElement *element, Level *level)
{
    SvgReader *reader = &picture->reader;
    Point corner = {svg_coordinate(reader, element, "x", level->viewport.width, 0),
                    svg_coordinate(reader, element, "y", level->viewport.height, 0)};
    SvgElement *target = svg_referred(reader, element);
    if (!target)
        return;
    if (target->is_open || !target->name ||
        (is_silent(target->name) && !is_kind(target, "symbol"))) {
        svg_fault(reader, E_SVG_REFERENCE, element->name, svg_attribute(element, "href"));
        return;
    }
    target->is_open = true;
    if (is_kind(target, "symbol")) {
        Level inside = *level;
        Opened opened = {0};
        inside.style = svg_style_of_child(&level->style);
        if (svg_visit(reader, target)) {
            svg_style_read(reader, &inside.style, target);
            Size size = frame_size(reader, element, level->viewport);
            if (enter_viewport(picture, target, corner, size, &inside, &opened))
                draw_children(picture, target, &inside);
        }
        close_all(picture, &opened);
    } else {
        level->matrix = matrix_multiply(matrix_translate(corner.x, corner.y), level->matrix);
        draw_element(picture, target, level);
    }
    target->is_open = false;
}

static bool is_drawn(Picture *picture, const SvgElement *element)
{
    static const char *const holders[] = {"g", "a", "svg", "use"};
    if (svg_is_shape(element->name) || is_one_of(element->name, holders, COUNT_OF(holders)))
        return true;
    if (is_kind(element, "text"))
        svg_fault(&picture->reader, E_SVG_TEXT, NULL, NULL);
    else
        svg_fault(&picture->reader, E_SVG_ELEMENT,
                  arena_print(picture->reader.arena, "%.60s", element->name), NULL);
    return false;
}

/* The element itself, within its clips and its group. */
static void draw_opened(Picture *picture, SvgElement *element, Level *level)
{
    SvgReader *reader = &picture->reader;
    bool is_shape = svg_is_shape(element->name);
    Path *own = path_create(reader->arena);
    Opened opened = {0};
    if (is_shape)
        svg_shape_append(reader, element, own);
    SvgGround ground = {path_extent(own), level->matrix, level->viewport};
    if (open_clips(picture, element, level->style.clip, &ground, is_shape, &opened)) {
        open_group(picture, &level->style, is_shape, &opened);
        if (is_shape)
            add_shape(picture, element, own, level, &ground);
        else if (is_kind(element, "use"))
            draw_use(picture, element, level);
        else if (is_kind(element, "svg"))
            draw_inner(picture, element, level, &opened);
        if (!is_kind(element, "svg") && !is_kind(element, "use"))
            draw_children(picture, element, level);
    }
    close_all(picture, &opened);
}

static void draw_element(Picture *picture, SvgElement *element, const Level *around)
{
    SvgReader *reader = &picture->reader;
    if (!element->name || is_silent(element->name) || !svg_visit(reader, element) ||
        !is_drawn(picture, element))
        return;
    if (picture->depth == LIMIT_SVG_DEPTH) {
        svg_fault_limit(reader, LIMIT_ID_SVG_DEPTH, "levels", "层嵌套");
        return;
    }
    picture->depth++;
    bool was_open = element->is_open;
    element->is_open = true;
    Level level = *around;
    level.style = svg_style_of_child(&around->style);
    svg_style_read(reader, &level.style, element);
    level.matrix = matrix_multiply(svg_transform_of(reader, element, "transform"), level.matrix);
    if (level.style.is_displayed)
        draw_opened(picture, element, &level);
    element->is_open = was_open;
    picture->depth--;
}

/* ---- The root ------------------------------------------------------------------------------- */

static double root_size(SvgReader *reader, const SvgElement *root, const char *name,
                        double fallback)
{
    const char *text = svg_attribute(root, name);
    double value;
    if (!text || strchr(text, '%'))
        return fallback; /* a share of the page that shows it: the layout decides */
    if (svg_length(text_of(text), &value))
        return value;
    svg_fault(reader, E_SVG_VALUE, name, arena_print(reader->arena, "%.40s", text));
    return fallback;
}

/* The frame, and the view box laid into it. False: reported. */
static bool read_root(Picture *picture, const SvgElement *root, Level *level)
{
    SvgReader *reader = &picture->reader;
    const char *box = svg_attribute(root, "viewBox");
    Rect view = {0, 0, 0, 0};
    if (box && !svg_view_box(reader, box, &view))
        return false;
    Size size = {root_size(reader, root, "width", view.width),
                 root_size(reader, root, "height", view.height)};
    if (!box)
        view = (Rect){0, 0, size.width, size.height};
    bool has_size =
        size.width > 0 && size.height > 0 && view.width > 0 && view.height > 0 &&
        fmax(fmax(size.width, size.height), fmax(view.width, view.height)) < LIMIT_COORDINATE_PT;
    if (!has_size) {
        svg_fault(reader, E_SVG_SIZE, NULL, NULL);
        return false;
    }
    picture->art = (VectorArt){.width = size.width,
                               .height = size.height,
                               .width_pt = size.width * PT_OF_PX,
                               .height_pt = size.height * PT_OF_PX};
    const char *ratio = svg_attribute(root, "preserveAspectRatio");
    level->matrix = svg_view_matrix(reader, ratio, view, size);
    level->viewport = (Size){view.width, view.height};
    return true;
}

/* The root's own edge is where whoever paints the picture cuts it. */
static void draw_root(Picture *picture, SvgElement *root)
{
    SvgReader *reader = &picture->reader;
    Level level = {.style = svg_style_initial()};
    Opened opened = {0};
    picture->depth = 1;
    if (!svg_visit(reader, root) || !read_root(picture, root, &level))
        return;
    svg_style_read(reader, &level.style, root);
    level.matrix = matrix_multiply(svg_transform_of(reader, root, "transform"), level.matrix);
    if (!level.style.is_displayed)
        return;
    root->is_open = true;
    SvgGround ground = {.matrix = level.matrix, .viewport = level.viewport};
    if (open_clips(picture, root, level.style.clip, &ground, false, &opened)) {
        open_group(picture, &level.style, false, &opened);
        draw_children(picture, root, &level);
    }
    close_all(picture, &opened);
}

/* ---- The format ----------------------------------------------------------------------------- */

static bool recognizes(const unsigned char *bytes, size_t size)
{
    size_t at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    size_t end = size < LOOK_AHEAD ? size : LOOK_AHEAD;
    if (at >= size || bytes[at] != '<')
        return false;
    for (; at + 4 <= end; at++) {
        if (memcmp(bytes + at, "<svg", 4) == 0 || memcmp(bytes + at, ":svg", 4) == 0)
            return true;
    }
    return false;
}

static bool read(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *name,
                 const unsigned char *bytes, size_t size, Image *image)
{
    if (size > diag_limit(diagnostics, LIMIT_ID_SVG_BYTES)) {
        bool is_chinese = diagnostics->language == DIAG_CHINESE;
        diag_report_limit(diagnostics, E_SVG_LARGE, origin, LIMIT_ID_SVG_BYTES,
                          DIAG_ARGS(name, diag_limit_text(diagnostics, LIMIT_ID_SVG_BYTES),
                                    is_chinese ? "字节" : "bytes"));
        return false;
    }
    Text content = {(const char *)bytes, size};
    Picture *picture = arena_alloc(arena, sizeof *picture);
    *picture = (Picture){.reader = {.arena = arena,
                                    .diagnostics = diagnostics,
                                    .source = source_create(arena, name, content),
                                    .name = name}};
    SvgElement *root = svg_tree_read(&picture->reader, content);
    if (root)
        draw_root(picture, root);
    if (!root || picture->reader.fault_count > 0)
        return false;
    VectorArt *art = arena_alloc(arena, sizeof *art);
    *art = picture->art;
    art->items = picture->items;
    image->kind = IMAGE_VECTOR;
    image->vector = art;
    image->width = (int)fmax(1, fmin(art->width, LIMIT_COORDINATE_PT));
    image->height = (int)fmax(1, fmin(art->height, LIMIT_COORDINATE_PT));
    image->channels = 3;
    return true;
}

const ArtFormat art_svg = {.name = "SVG", .recognizes = recognizes, .read = read};
