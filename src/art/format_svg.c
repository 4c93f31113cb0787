/* SVG: plain shapes become a VectorArt. Expat reads the XML; declarations of entities are refused
 * before any is read, nothing outside the file is ever opened. The subset, and what is reported,
 * is stated in docs/pictures.md. */
#include <expat.h>
#include <math.h>
#include <string.h>

#include "art/art.h"
#include "art/svg_reader.h"
#include "art/svg_shape.h"
#include "base/limits.h"

#define NAMESPACE   "http://www.w3.org/2000/svg"
#define SEPARATOR   '|' /* between namespace and name, as expat gives them */
#define LOOK_AHEAD  4096
#define PT_OF_PX    0.75
#define ITEMS_FIRST 64
#define SIMILAR     1e-6 /* how far the scales of both ways may differ under a line */

/* One open element. */
typedef struct Level {
    SvgStyle style;
    Matrix matrix;
    bool has_group; /* its opacity was opened as a group */
} Level;

typedef struct Picture {
    SvgReader reader;
    XML_Parser parser;
    Level levels[LIMIT_SVG_DEPTH];
    int depth;        /* open elements */
    int silent_depth; /* of an element whose content is not drawn; 0: none is open */
    bool is_sheet;    /* within <style> */
    StrBuf sheet;
    VectorArt art;
    VectorItem *items;
    size_t item_capacity;
} Picture;

/* ---- Names ---------------------------------------------------------------------------------- */

/* The local name of an SVG element, or NULL for one of another namespace. */
static const char *local_name(const char *name)
{
    const char *mark = strrchr(name, SEPARATOR);
    if (!mark)
        return name; /* no namespace: old files leave it out */
    size_t length = (size_t)(mark - name);
    return length == strlen(NAMESPACE) && strncmp(name, NAMESPACE, length) == 0 ? mark + 1 : NULL;
}

static bool is_one_of(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, list[i]) == 0)
            return true;
    }
    return false;
}

/* Said to people and programs, or drawn only where something refers to it, which is reported. */
static bool is_silent(const char *name)
{
    static const char *const names[] = {"title",          "desc",           "metadata", "defs",
                                        "linearGradient", "radialGradient", "clipPath", "mask",
                                        "filter",         "pattern",        "marker",   "symbol"};
    return is_one_of(name, names, COUNT_OF(names));
}

static bool is_said_to_programs(const char *name)
{
    static const char *const names[] = {"id",
                                        "class",
                                        "style",
                                        "transform",
                                        "role",
                                        "tabindex",
                                        "lang",
                                        "version",
                                        "baseProfile",
                                        "focusable",
                                        "viewBox",
                                        "preserveAspectRatio",
                                        "contentScriptType",
                                        "contentStyleType",
                                        "zoomAndPan"};
    return strchr(name, SEPARATOR) || strncmp(name, "data-", 5) == 0 ||
           strncmp(name, "aria-", 5) == 0 || is_one_of(name, names, COUNT_OF(names));
}

static const char *find_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2) {
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    }
    return NULL;
}

/* ---- Items ---------------------------------------------------------------------------------- */

static VectorItem *add_item(Picture *picture, VectorKind kind)
{
    SvgReader *reader = &picture->reader;
    size_t count = picture->art.item_count;
    if (count >= diag_limit(reader->diagnostics, LIMIT_ID_SVG_SHAPES)) {
        svg_fault_limit(reader, LIMIT_ID_SVG_SHAPES, "shapes", "个图形");
        XML_StopParser(picture->parser, XML_FALSE);
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

static void add_shape(Picture *picture, const char *name, const char *const *attributes,
                      const Level *level)
{
    const SvgStyle *style = &level->style;
    Path *path = path_create(picture->reader.arena);
    svg_shape_append(&picture->reader, name, attributes, level->matrix, path);
    if (!is_in_range(path)) {
        svg_fault(&picture->reader, E_SVG_VALUE, name, "1e6");
        return;
    }
    bool has_fill = style->has_fill && style->fill.opacity > 0;
    bool has_line = style->has_line && style->line.opacity > 0 && style->stroke.width > 0;
    if (path->verb_count == 0 || style->is_hidden || (!has_fill && !has_line))
        return;
    VectorItem item = {.kind = VECTOR_SHAPE, .path = path, .rule = style->rule, .opacity = 1};
    if (has_fill)
        item.fill = style->fill;
    if (has_line) {
        item.line = style->line;
        item.stroke = style->stroke;
        if (!scale_stroke(picture, level->matrix, &item.stroke))
            return;
    }
    VectorItem *place = add_item(picture, VECTOR_SHAPE);
    if (place)
        *place = item;
}

/* ---- Elements ------------------------------------------------------------------------------- */

/* Takes the presentation of an element: attributes, then classes, then its own style (CSS 2.1,
 * 6.4.4). */
static void read_style(Picture *picture, const char *name, const char *const *attributes,
                       Level *level)
{
    SvgReader *reader = &picture->reader;
    for (size_t i = 0; attributes[i]; i += 2) {
        const char *attribute = attributes[i];
        bool is_root_size = picture->depth == 1 &&
                            (strcmp(attribute, "width") == 0 || strcmp(attribute, "height") == 0 ||
                             strcmp(attribute, "x") == 0 || strcmp(attribute, "y") == 0 ||
                             strcmp(attribute, "overflow") == 0);
        if (is_root_size || svg_is_geometry(name, attribute) || is_said_to_programs(attribute) ||
            svg_style_set(reader, &level->style, text_of(attribute), text_of(attributes[i + 1])))
            continue;
        svg_fault(reader, E_SVG_PROPERTY, arena_print(reader->arena, "%.60s", attribute), NULL);
    }
    const char *classes = find_attribute(attributes, "class");
    const char *declarations = find_attribute(attributes, "style");
    if (classes)
        svg_style_classes(reader, &level->style, text_of(classes));
    if (declarations)
        svg_style_declare(reader, &level->style,
                          text_of(arena_copy(reader->arena, declarations, strlen(declarations))));
    const char *transform = find_attribute(attributes, "transform");
    Matrix own;
    if (transform && !svg_transform(text_of(transform), &own))
        svg_fault(reader, E_SVG_VALUE, "transform", arena_print(reader->arena, "%.60s", transform));
    else if (transform)
        level->matrix = matrix_multiply(own, level->matrix);
}

static bool read_view(SvgReader *reader, const char *text, Rect *view)
{
    Text list = text_of(text);
    double n[4];
    for (int i = 0; i < 4; i++) {
        if (!svg_number(&list, &n[i])) {
            svg_fault(reader, E_SVG_VALUE, "viewBox", arena_print(reader->arena, "%.40s", text));
            return false;
        }
    }
    *view = (Rect){n[0], n[1], n[2], n[3]};
    return true;
}

static double root_size(SvgReader *reader, const char *const *attributes, const char *name,
                        double fallback)
{
    const char *text = find_attribute(attributes, name);
    double value;
    if (!text || strchr(text, '%'))
        return fallback; /* a share of the page that shows it: the layout decides */
    if (svg_length(text_of(text), &value))
        return value;
    svg_fault(reader, E_SVG_VALUE, name, arena_print(reader->arena, "%.40s", text));
    return fallback;
}

/* The frame, and the view box laid into it: in the middle, as large as fits (SVG 1.1, 7.8). */
static void read_root(Picture *picture, const char *const *attributes, Level *level)
{
    SvgReader *reader = &picture->reader;
    const char *box = find_attribute(attributes, "viewBox");
    const char *ratio = find_attribute(attributes, "preserveAspectRatio");
    Rect view = {0, 0, 0, 0};
    if (box && !read_view(reader, box, &view))
        return;
    double width = root_size(reader, attributes, "width", view.width);
    double height = root_size(reader, attributes, "height", view.height);
    if (!box)
        view = (Rect){0, 0, width, height};
    bool has_size = width > 0 && height > 0 && view.width > 0 && view.height > 0 &&
                    fmax(fmax(width, height), fmax(view.width, view.height)) < LIMIT_COORDINATE_PT;
    if (!has_size) {
        svg_fault(reader, E_SVG_SIZE, NULL, NULL);
        return;
    }
    bool is_usual = !ratio || strcmp(ratio, "xMidYMid") == 0 ||
                    strcmp(ratio, "xMidYMid meet") == 0 ||
                    fabs(width / height - view.width / view.height) < 1e-9;
    if (!is_usual)
        svg_fault(reader, E_SVG_VALUE, "preserveAspectRatio",
                  arena_print(reader->arena, "%.40s", ratio));
    double scale = fmin(width / view.width, height / view.height);
    picture->art = (VectorArt){.width = width,
                               .height = height,
                               .width_pt = width * PT_OF_PX,
                               .height_pt = height * PT_OF_PX};
    level->matrix = (Matrix){scale,
                             0,
                             0,
                             scale,
                             (width - view.width * scale) / 2 - view.x * scale,
                             (height - view.height * scale) / 2 - view.y * scale};
}

/* Opacity of the whole: a group where fill and line lie over each other, else of the paint. */
static void open_group(Picture *picture, Level *level, bool is_shape)
{
    SvgStyle *style = &level->style;
    bool is_single = is_shape && !(style->has_fill && style->has_line);
    if (style->opacity >= 1)
        return;
    if (is_single) {
        style->fill.opacity *= style->opacity;
        style->line.opacity *= style->opacity;
        return;
    }
    VectorItem *item = add_item(picture, VECTOR_PUSH_GROUP);
    if (!item)
        return;
    item->opacity = style->opacity;
    level->has_group = true;
}

static void start_style(Picture *picture)
{
    picture->is_sheet = true;
    strbuf_clear(&picture->sheet);
    if (picture->art.item_count)
        svg_fault(&picture->reader, E_SVG_STYLE_LATE, NULL, NULL);
}

static void start_drawn(Picture *picture, const char *name, const char *const *attributes)
{
    Level *level = &picture->levels[picture->depth - 1];
    bool is_root = picture->depth == 1;
    *level = is_root ? (Level){.style = svg_style_initial(), .matrix = MATRIX_IDENTITY}
                     : picture->levels[picture->depth - 2];
    level->has_group = false;
    level->style.opacity = 1;
    bool is_shape = svg_is_shape(name);
    bool is_holder = strcmp(name, "g") == 0 || strcmp(name, "a") == 0 ||
                     strcmp(name, "switch") == 0 || (is_root && strcmp(name, "svg") == 0);
    if (strcmp(name, "switch") == 0 || (!is_shape && !is_holder)) {
        svg_fault(&picture->reader, E_SVG_ELEMENT,
                  arena_print(picture->reader.arena, "%.60s", name), NULL);
        picture->silent_depth = picture->depth;
        return;
    }
    if (is_root)
        read_root(picture, attributes, level);
    read_style(picture, name, attributes, level);
    if (!level->style.is_displayed) {
        picture->silent_depth = picture->depth;
        return;
    }
    open_group(picture, level, is_shape);
    if (is_shape)
        add_shape(picture, name, attributes, level);
}

static void XMLCALL start_element(void *data, const XML_Char *full_name,
                                  const XML_Char **attributes)
{
    Picture *picture = data;
    SvgReader *reader = &picture->reader;
    long index = (long)XML_GetCurrentByteIndex(picture->parser);
    reader->offset = index > 0 ? (uint32_t)index : 0;
    if (picture->depth == LIMIT_SVG_DEPTH) {
        svg_fault_limit(reader, LIMIT_ID_SVG_DEPTH, "levels", "层嵌套");
        XML_StopParser(picture->parser, XML_FALSE);
        return;
    }
    picture->depth++;
    const char *name = local_name(full_name);
    if (picture->depth == 1 && (!name || strcmp(name, "svg") != 0)) {
        svg_fault(reader, E_SVG_ELEMENT, arena_print(reader->arena, "%.60s", full_name), NULL);
        XML_StopParser(picture->parser, XML_FALSE);
        return;
    }
    if (name && strcmp(name, "style") == 0)
        start_style(picture);
    if (picture->silent_depth || picture->is_sheet)
        return;
    if (!name || is_silent(name))
        picture->silent_depth = picture->depth;
    else
        start_drawn(picture, name, attributes);
}

static void XMLCALL end_element(void *data, const XML_Char *full_name)
{
    Picture *picture = data;
    const char *name = local_name(full_name);
    Level *level = &picture->levels[picture->depth - 1];
    bool was_silent = picture->silent_depth || picture->is_sheet;
    if (picture->is_sheet && name && strcmp(name, "style") == 0) {
        picture->is_sheet = false;
        svg_sheet_read(&picture->reader, (Text){picture->sheet.data ? picture->sheet.data : "",
                                                picture->sheet.length});
    }
    if (!was_silent && level->has_group)
        add_item(picture, VECTOR_POP_GROUP);
    if (picture->silent_depth == picture->depth)
        picture->silent_depth = 0;
    picture->depth--;
}

static void XMLCALL take_text(void *data, const XML_Char *text, int length)
{
    Picture *picture = data;
    if (picture->is_sheet)
        strbuf_text(&picture->sheet, (Text){text, (size_t)length});
}

/* ---- What is refused before it is read ------------------------------------------------------ */

static void refuse_entities(Picture *picture)
{
    picture->reader.offset = (uint32_t)XML_GetCurrentByteIndex(picture->parser);
    svg_fault(&picture->reader, E_SVG_ENTITY, NULL, NULL);
    XML_StopParser(picture->parser, XML_FALSE);
}

static void XMLCALL start_doctype(void *data, const XML_Char *name, const XML_Char *system,
                                  const XML_Char *identifier, int has_internal)
{
    (void)name;
    (void)system;
    (void)identifier;
    if (has_internal)
        refuse_entities(data);
}

static void XMLCALL skip_entity(void *data, const XML_Char *name, int is_parameter)
{
    (void)name;
    (void)is_parameter;
    refuse_entities(data);
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

static void parse(Picture *picture, const char *bytes, size_t size)
{
    SvgReader *reader = &picture->reader;
    if (XML_Parse(picture->parser, bytes, (int)size, XML_TRUE) == XML_STATUS_OK ||
        reader->fault_count)
        return;
    reader->offset = (uint32_t)XML_GetCurrentByteIndex(picture->parser);
    svg_fault(reader, E_SVG_XML, XML_ErrorString(XML_GetErrorCode(picture->parser)), NULL);
}

/* Memory of expat is its own until the parser is freed, right here. */
static bool parse_picture(Picture *picture, const char *bytes, size_t size)
{
    picture->parser = XML_ParserCreateNS("UTF-8", SEPARATOR);
    if (!picture->parser)
        return false;
    XML_SetUserData(picture->parser, picture);
    XML_SetHashSalt(picture->parser, 20230); /* the same steps on every run */
    XML_SetElementHandler(picture->parser, start_element, end_element);
    XML_SetCharacterDataHandler(picture->parser, take_text);
    XML_SetStartDoctypeDeclHandler(picture->parser, start_doctype);
    XML_SetSkippedEntityHandler(picture->parser, skip_entity);
    parse(picture, bytes, size);
    XML_ParserFree(picture->parser);
    strbuf_release(&picture->sheet);
    return picture->reader.fault_count == 0;
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
    picture->reader = (SvgReader){.arena = arena,
                                  .diagnostics = diagnostics,
                                  .source = source_create(arena, name, content),
                                  .name = name};
    if (!parse_picture(picture, content.data, size))
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
