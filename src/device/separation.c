/* Separations: see separation.h. */
#include "device/separation.h"

#include <math.h>
#include <string.h>

#include "device/cairo_draw.h"
#include "device/jpeg_decode.h"
#include "device/recolor.h"

#define PT_PER_INCH 72.0

typedef struct SeparationDevice {
    CairoDevice common;
    cairo_surface_t *surface;
} SeparationDevice;

static void add_spot(PlateList *list, const Color *color)
{
    if (!(color->has & COLOR_SPOT) || !color->spot || strcmp(color->spot, "All") == 0)
        return;
    for (int i = 4; i < list->count; i++) {
        if (strcmp(list->plates[i].name, color->spot) == 0)
            return;
    }
    if (list->count < PLATE_LIMIT)
        list->plates[list->count++] = (Plate){color->spot, -1};
}

PlateList separation_list(const Scene *const pages[], int page_count)
{
    PlateList list = {.plates = {{"Cyan", 0}, {"Magenta", 1}, {"Yellow", 2}, {"Black", 3}},
                      .count = 4};
    for (int page = 0; page < page_count; page++) {
        for (size_t i = 0; i < pages[page]->op_count; i++) {
            const Paint *paint = scene_op_paint(&pages[page]->ops[i]);
            if (paint && paint->kind == PAINT_SOLID)
                add_spot(&list, &paint->color);
        }
    }
    return list;
}

double separation_amount(InkConverter *converter, const Color *color, const Plate *plate)
{
    bool is_spot = color->has & COLOR_SPOT && color->spot;
    if (is_spot) {
        bool is_here = strcmp(color->spot, "All") == 0 ||
                       (plate->process < 0 && strcmp(color->spot, plate->name) == 0);
        return is_here ? color->tint : 0;
    }
    if (plate->process < 0)
        return 0;
    double inks[4];
    ink_of_color(converter, color, inks);
    return inks[plate->process];
}

/* One plate in the making. */
typedef struct PlateView {
    Arena *arena;
    InkConverter *converter;
    const Plate *plate;
} PlateView;

static Color plate_color(void *context, const Color *color)
{
    const PlateView *view = context;
    return (Color){.has = COLOR_GRAY,
                   .gray = 1 - separation_amount(view->converter, color, view->plate)};
}

/* Inks of the picture's pixels, four bytes each; NULL: it has one channel, black. */
static unsigned char *inks_of_image(Arena *arena, InkConverter *converter, const Image *image,
                                    const unsigned char *rgb)
{
    size_t count = (size_t)image->width * (size_t)image->height;
    unsigned char *inks = arena_array(arena, count, 4);
    if (converter) {
        ink_converter_pixels(converter, image->icc, image->icc_size, rgb, count, inks);
        return inks;
    }
    for (size_t i = 0; i < count; i++) {
        Color color = {.has = COLOR_RGB};
        double cmyk[4];
        for (int k = 0; k < 3; k++)
            color.rgb[k] = rgb[3 * i + k] / 255.0;
        color_to_cmyk(&color, cmyk);
        for (int k = 0; k < 4; k++)
            inks[4 * i + k] = (unsigned char)lround(cmyk[k] * 255);
    }
    return inks;
}

/* The amount of ink that pixel `i` lays on the plate. */
static unsigned char pixel_ink(const Image *image, const unsigned char *pixels,
                               const unsigned char *inks, size_t i, const Plate *plate)
{
    if (plate->process < 0)
        return 0;
    if (image->channels == 4)
        return pixels[4 * i + (size_t)plate->process];
    if (inks)
        return inks[4 * i + (size_t)plate->process];
    return plate->process == 3 ? (unsigned char)(255 - pixels[i]) : 0;
}

/* NULL: it cannot be decoded, which whoever draws the page says. */
static const Image *plate_image(void *context, const Image *image)
{
    const PlateView *view = context;
    Arena *arena = view->arena;
    char message[JPEG_MESSAGE_SIZE];
    const unsigned char *pixels =
        image->kind == IMAGE_JPEG ? jpeg_decode_samples(arena, image, message) : image->pixels;
    if (!pixels)
        return NULL;
    const unsigned char *inks =
        image->channels == 3 ? inks_of_image(arena, view->converter, image, pixels) : NULL;
    size_t count = (size_t)image->width * (size_t)image->height;
    unsigned char *gray = arena_array(arena, count, 1);
    for (size_t i = 0; i < count; i++)
        gray[i] = (unsigned char)(255 - pixel_ink(image, pixels, inks, i, view->plate));
    Image *converted = arena_alloc(arena, sizeof *converted);
    *converted = *image;
    converted->kind = IMAGE_PIXELS;
    converted->channels = 1;
    converted->pixels = gray;
    converted->icc = NULL;
    converted->hash = hash_bytes_128(gray, count);
    return converted;
}

/* Whether the operation leaves the plate as it is. */
static bool is_overprinted(InkConverter *converter, const SceneOp *op, const Plate *plate)
{
    const Paint *paint = scene_op_paint(op);
    bool may = op->kind == OP_GLYPHS ||
               (op->kind == OP_STROKE_PATH && op->as.stroke.stroke->width < OVERPRINT_LINE_PT);
    if (!may || plate->process == 3 || paint->kind != PAINT_SOLID || paint->opacity < 1 ||
        paint->color.has & COLOR_SPOT)
        return false;
    double inks[4];
    ink_of_color(converter, &paint->color, inks);
    return ink_overprints(inks);
}

const Scene *separation_scene(Arena *arena, InkConverter *converter, const Scene *scene,
                              const Plate *plate)
{
    PlateView view = {arena, converter, plate};
    const Recolor recolor = {&view, plate_color, plate_image};
    Scene *copy = scene_create(arena, scene->boxes);
    copy->ops = arena_array(arena, scene->op_count, sizeof *copy->ops);
    copy->op_capacity = scene->op_count;
    for (size_t i = 0; i < scene->op_count; i++) {
        SceneOp op = scene->ops[i];
        if (is_overprinted(converter, &op, plate))
            continue;
        if (recolor_op(arena, &recolor, &op))
            copy->ops[copy->op_count++] = op;
    }
    return copy;
}

static Device *create(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                      StrBuf *output)
{
    SeparationDevice *device = arena_alloc(arena, sizeof *device);
    cairo_draw_init(&device->common, arena, diagnostics, options, output);
    return &device->common.base;
}

static void begin_page(Device *device, const PageBoxes *boxes)
{
    SeparationDevice *self = (SeparationDevice *)device;
    double scale = device->options->dpi / PT_PER_INCH;
    int width = (int)fmax(1, round(boxes->width * scale));
    int height = (int)fmax(1, round(boxes->height * scale));
    self->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_draw_begin(&self->common, self->surface, scale);
}

static void end_page(Device *device)
{
    SeparationDevice *self = (SeparationDevice *)device;
    if (!cairo_draw_end(&self->common))
        return;
    cairo_surface_flush(self->surface);
    int width = cairo_image_surface_get_width(self->surface);
    int height = cairo_image_surface_get_height(self->surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(self->surface);
    const unsigned char *rows = cairo_image_surface_get_data(self->surface);
    PlateInk ink = {width, height, arena_array(device->arena, (size_t)width, (size_t)height)};
    for (int y = 0; y < height; y++) {
        const uint32_t *words = (const void *)(rows + (size_t)y * stride);
        for (int x = 0; x < width; x++)
            ink.ink[(size_t)y * (size_t)width + (size_t)x] =
                (unsigned char)(255 - (words[x] & 255));
    }
    /* The pixels leave through the output: their address, for separation_draw alone. */
    PlateInk *kept = arena_alloc(device->arena, sizeof *kept);
    *kept = ink;
    strbuf_append(device->output, (const char *)&kept, sizeof kept);
}

static bool finish(Device *device)
{
    return !device->failed;
}

static void destroy(Device *device)
{
    SeparationDevice *self = (SeparationDevice *)device;
    cairo_draw_release(&self->common);
    cairo_surface_destroy(self->surface);
}

static const DeviceType separation_type = {
    .name = "plate",
    .extension = "plate",
    .one_page_per_file = true,
    .create = create,
    .begin_page = begin_page,
    .end_page = end_page,
    .fill_path = cairo_draw_fill_path,
    .stroke_path = cairo_draw_stroke_path,
    .show_glyphs = cairo_draw_show_glyphs,
    .draw_image = cairo_draw_image,
    .push_clip = cairo_draw_push_clip,
    .pop_clip = cairo_draw_pop_clip,
    .push_group = cairo_draw_push_group,
    .pop_group = cairo_draw_pop_group,
    .finish = finish,
    .destroy = destroy,
};

bool separation_draw(Arena *arena, DiagSink *diagnostics, const Scene *scene, double dpi,
                     PlateInk *ink)
{
    const DeviceOptions options = {.dpi = dpi};
    StrBuf output = {0};
    bool is_good =
        device_render(&separation_type, arena, diagnostics, &options, &scene, 1, &output);
    if (is_good) {
        PlateInk *drawn;
        memcpy(&drawn, output.data, sizeof drawn);
        *ink = *drawn;
    }
    strbuf_release(&output);
    return is_good;
}
