/* Content streams carried out: what they lay on paper goes into a PdfPage. Blend modes and soft
 * masks are not followed: what they cover counts as opaque, which errs to the heavy side. */
#include <math.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "pdf/file.h"
#include "pdf/state.h"

#define COORDINATE_MOST (LIMIT_COORDINATE_PT * 0.9)

double interpret_number(const Content *content, int index)
{
    bool is_there = index < content->count && content->operands[index].kind == OPERAND_NUMBER;
    return is_there ? content->operands[index].number : 0;
}

static double bounded(double value)
{
    return isfinite(value) ? fmax(-COORDINATE_MOST, fmin(COORDINATE_MOST, value)) : 0;
}

Point interpret_point(const Interpreter *interpreter, double x, double y)
{
    Point point =
        matrix_apply(interpreter->states[interpreter->depth].ctm, (Point){bounded(x), bounded(y)});
    return (Point){bounded(point.x), bounded(point.y)};
}

double interpret_scale(Matrix matrix)
{
    double scale = sqrt(fabs(matrix.a * matrix.d - matrix.b * matrix.c));
    return isfinite(scale) ? scale : 0;
}

void interpret_note_overprint(Interpreter *interpreter, bool overprints)
{
    PdfPage *page = interpreter->page;
    size_t count = page->scene->op_count;
    if (count == interpreter->noted) /* the scene left out what would not show */
        return;
    interpreter->noted = count;
    if (count > page->overprint_capacity) {
        size_t capacity = count * 2 + 64;
        bool *grown = arena_array(interpreter->arena, capacity, sizeof *grown);
        if (page->overprint_capacity)
            memcpy(grown, page->overprints, page->overprint_capacity);
        page->overprints = grown;
        page->overprint_capacity = capacity;
    }
    page->overprints[count - 1] = overprints;
}

static void push_state(Interpreter *interpreter)
{
    if (interpreter->depth + 1 >= STATE_DEPTH) {
        interpreter->skipped++;
        return;
    }
    interpreter->states[interpreter->depth + 1] = interpreter->states[interpreter->depth];
    interpreter->depth++;
    state_of(interpreter)->clips = 0;
}

static void pop_clips(Interpreter *interpreter)
{
    State *state = state_of(interpreter);
    for (; state->clips > 0; state->clips--) {
        scene_pop_clip(interpreter->page->scene);
        interpret_note_overprint(interpreter, false);
    }
}

static void pop_state(Interpreter *interpreter)
{
    if (interpreter->skipped > 0) {
        interpreter->skipped--;
    } else if (interpreter->depth > 0) {
        pop_clips(interpreter);
        interpreter->depth--;
    }
}

static Matrix clean(Matrix matrix)
{
    return (Matrix){bounded(matrix.a), bounded(matrix.b), bounded(matrix.c),
                    bounded(matrix.d), bounded(matrix.e), bounded(matrix.f)};
}

static void add_picture(Interpreter *interpreter, PdfPicture picture)
{
    PdfPage *page = interpreter->page;
    const Matrix upright = {1, 0, 0, -1, 0, 1};
    picture.matrix = matrix_multiply(upright, state_of(interpreter)->ctm);
    picture.color = state_of(interpreter)->fill.color;
    page->pictures = arena_grow(interpreter->arena, page->pictures, page->picture_count,
                                &page->picture_capacity, sizeof *page->pictures);
    page->pictures[page->picture_count++] = picture;
    if (!picture.image.pixels && !picture.image.encoded)
        return;
    Image *image = arena_alloc(interpreter->arena, sizeof *image);
    *image = picture.image;
    scene_draw_image(page->scene, image, picture.matrix);
    interpret_note_overprint(interpreter, false);
}

void interpret_picture(Interpreter *interpreter, const PdfObject *object)
{
    PdfPicture picture = {0};
    pdf_image_read(interpreter->file, object, interpreter->resources, &picture);
    if (picture.image.width > 0)
        add_picture(interpreter, picture);
}

/* The value of a key of an inline picture, by its long or short name (8.9.7). */
static const Operand *inline_value(const Content *content, const char *name, const char *short_name)
{
    for (int i = 0; i + 1 < content->inline_count; i += 2) {
        const Operand *key = &content->inline_image[i];
        if (key->kind == OPERAND_NAME &&
            (text_equals(key->text, name) || text_equals(key->text, short_name)))
            return &content->inline_image[i + 1];
    }
    return NULL;
}

static void draw_inline(Interpreter *interpreter, const Content *content)
{
    const Operand *width = inline_value(content, "Width", "W");
    const Operand *height = inline_value(content, "Height", "H");
    const Operand *space = inline_value(content, "ColorSpace", "CS");
    PdfPicture picture = {.image = {.orientation = 1, .name = ""}};
    bool is_sized = width && height && width->number >= 1 && height->number >= 1 &&
                    pdf_is_small_picture(interpreter->file, width->number, height->number);
    if (!is_sized)
        return;
    picture.image.width = (int)width->number;
    picture.image.height = (int)height->number;
    picture.is_mask = !space;
    if (space && space->kind == OPERAND_NAME) {
        const PdfObject name = {.kind = PDF_NAME, .text = space->text};
        SpaceKind kind = pdf_space(interpreter->file, &name, interpreter->resources).kind;
        picture.is_light = kind == SPACE_RGB || kind == SPACE_LAB;
        picture.image.channels = kind == SPACE_GRAY ? 1 : kind == SPACE_CMYK ? 4 : 3;
    }
    add_picture(interpreter, picture);
}

static void run(Interpreter *interpreter, Text bytes); /* forms hold content: recursion */

static void clip_to_box(Interpreter *interpreter, const PdfObject *form)
{
    Rect box;
    if (!pdf_box(interpreter->file, pdf_entry(interpreter->file, form, "BBox"), &box))
        return;
    Point corners[4];
    for (int i = 0; i < 4; i++)
        corners[i] = interpret_point(interpreter, box.x + (i == 1 || i == 2 ? box.width : 0),
                                     box.y + (i >= 2 ? box.height : 0));
    Path *path = path_create(interpreter->arena);
    path_polygon(path, corners, 4);
    scene_push_clip(interpreter->page->scene, path, FILL_NONZERO);
    interpret_note_overprint(interpreter, false);
    state_of(interpreter)->clips++;
}

/* Depth is bounded by LIMIT_PDF_DEPTH, the sum of all drawing by the operators that are left. */
static void draw_form(Interpreter *interpreter, const PdfObject *form)
{
    PdfFile *file = interpreter->file;
    const PdfObject *outer = interpreter->resources;
    const PdfObject *own = pdf_entry(file, form, "Resources");
    file->is_passed[LIMIT_ID_PDF_DEPTH] |= interpreter->form_depth >= LIMIT_PDF_DEPTH;
    if (interpreter->form_depth >= LIMIT_PDF_DEPTH)
        return;
    int depth = interpreter->depth;
    push_state(interpreter);
    int inner = interpreter->depth;
    State *state = state_of(interpreter);
    state->ctm =
        clean(matrix_multiply(pdf_matrix(file, pdf_entry(file, form, "Matrix")), state->ctm));
    clip_to_box(interpreter, form);
    if (own->kind != PDF_NULL)
        interpreter->resources = own;
    interpreter->form_depth++;
    run(interpreter, pdf_stream_data(file, form));
    interpreter->form_depth--;
    interpreter->resources = outer;
    interpreter->path = NULL;
    while (interpreter->depth > inner || interpreter->depth > depth)
        pop_state(interpreter);
}

static void draw_object(Interpreter *interpreter, const Content *content)
{
    const PdfFile *file = interpreter->file;
    if (content->count == 0 || content->operands[0].kind != OPERAND_NAME)
        return;
    const PdfObject *object = pdf_entry(file, pdf_entry(file, interpreter->resources, "XObject"),
                                        content->operands[0].text.data);
    const PdfObject *subtype = pdf_entry(file, object, "Subtype");
    if (pdf_is_name(subtype, "Image"))
        interpret_picture(interpreter, object);
    else if (pdf_is_name(subtype, "Form"))
        draw_form(interpreter, object);
}

static void draw_shading(Interpreter *interpreter, const Content *content)
{
    PdfFile *file = interpreter->file;
    if (content->count == 0 || content->operands[0].kind != OPERAND_NAME)
        return;
    const PdfObject *shading = pdf_entry(file, pdf_entry(file, interpreter->resources, "Shading"),
                                         content->operands[0].text.data);
    Paint *paint = arena_alloc(interpreter->arena, sizeof *paint);
    *paint = pdf_shading_paint(file, shading, interpreter->resources, state_of(interpreter)->ctm);
    paint->opacity = state_of(interpreter)->fill.opacity;
    /* It fills what is clipped: the page is the most that can be. */
    const PageBoxes *boxes = &interpreter->page->scene->boxes;
    Path *path = path_create(interpreter->arena);
    path_rectangle(path, rect_outset((Rect){0, 0, boxes->width, boxes->height}, boxes->bleed));
    scene_fill_path(interpreter->page->scene, path, FILL_NONZERO, paint);
    interpret_note_overprint(interpreter, false);
}

static bool change_state(Interpreter *interpreter, const Content *content)
{
    State *state = state_of(interpreter);
    const char *name = content->operator;
    double v[6];
    if (strcmp(name, "q") == 0) {
        push_state(interpreter);
    } else if (strcmp(name, "Q") == 0) {
        pop_state(interpreter);
    } else if (strcmp(name, "w") == 0) {
        state->line_width = fabs(interpret_number(content, 0));
    } else if (strcmp(name, "cm") == 0) {
        for (int i = 0; i < 6; i++)
            v[i] = interpret_number(content, i);
        Matrix matrix = {v[0], v[1], v[2], v[3], v[4], v[5]};
        state->ctm = clean(matrix_multiply(matrix, state->ctm));
    } else {
        return false;
    }
    return true;
}

static void run(Interpreter *interpreter, Text bytes)
{
    Content *content = arena_alloc(interpreter->arena, sizeof *content);
    *content = content_start(interpreter->arena, bytes);
    while (*interpreter->operators >= 0 && content_next(content)) {
        if (--*interpreter->operators < 0)
            break;
        if (change_state(interpreter, content) || interpret_path(interpreter, content) ||
            interpret_text(interpreter, content) || interpret_color(interpreter, content))
            continue;
        if (strcmp(content->operator, "Do") == 0)
            draw_object(interpreter, content);
        else if (strcmp(content->operator, "sh") == 0)
            draw_shading(interpreter, content);
        else if (strcmp(content->operator, "BI") == 0)
            draw_inline(interpreter, content);
    }
}

/* The streams of a page are one (7.8.2). */
static Text page_content(PdfFile *file, const PdfObject *page)
{
    const PdfObject *contents = pdf_entry(file, page, "Contents");
    if (contents->kind == PDF_STREAM)
        return pdf_stream_data(file, contents);
    StrBuf all = {0};
    for (size_t i = 0; contents->kind == PDF_ARRAY && i < contents->count; i++) {
        bool is_full = all.length >= (size_t)limit_value(file->limits, LIMIT_ID_PDF_STREAM_BYTES);
        file->is_passed[LIMIT_ID_PDF_STREAM_BYTES] |= is_full;
        if (!is_full)
            strbuf_text(&all, pdf_stream_data(file, pdf_item(file, contents, i)));
        strbuf_char(&all, '\n');
    }
    Text content = {strbuf_copy(&all, pdf_arena(file)), all.length};
    strbuf_release(&all);
    return content;
}

static PageBoxes boxes_of(const PdfFile *file, const PdfObject *page, double unit)
{
    Rect trim = pdf_trim_box(file, page);
    Rect bleed = pdf_bleed_box(file, page);
    return (PageBoxes){
        .width = bounded(fmax(1, trim.width * unit)),
        .height = bounded(fmax(1, trim.height * unit)),
        .bleed = {.top = fmax(0, bleed.y + bleed.height - trim.y - trim.height) * unit,
                  .right = fmax(0, bleed.x + bleed.width - trim.x - trim.width) * unit,
                  .bottom = fmax(0, trim.y - bleed.y) * unit,
                  .left = fmax(0, trim.x - bleed.x) * unit},
    };
}

PdfPage *pdf_page_read(PdfFile *file, int index, long *operators)
{
    Arena *arena = pdf_arena(file);
    const PdfObject *object = pdf_page(file, index);
    double unit = fmax(0.01, fmin(1000, pdf_number(pdf_entry(file, object, "UserUnit"), 1)));
    Rect trim = pdf_trim_box(file, object);
    PdfPage *page = arena_alloc(arena, sizeof *page);
    page->object = object;
    page->scene = scene_create(arena, boxes_of(file, object, unit));
    Interpreter *interpreter = arena_alloc(arena, sizeof *interpreter);
    *interpreter = (Interpreter){.file = file,
                                 .arena = arena,
                                 .page = page,
                                 .resources = pdf_page_entry(file, object, "Resources"),
                                 .operators = operators};
    interpreter->base =
        clean((Matrix){unit, 0, 0, -unit, -trim.x * unit, (trim.y + trim.height) * unit});
    const Ink black = {
        .space = {.kind = SPACE_GRAY, .components = 1}, .color = {.has = COLOR_GRAY}, .opacity = 1};
    interpreter->states[0] = (State){
        .ctm = interpreter->base, .fill = black, .stroke = black, .line_width = 1, .scale = 1};
    run(interpreter, page_content(file, object));
    while (interpreter->depth > 0)
        pop_state(interpreter);
    pop_clips(interpreter);
    return page;
}
