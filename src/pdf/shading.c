/* Gradients of a PDF as paint: ISO 32000-1, 8.7.4 and 7.10. Exponential and stitching functions are
 * followed; of sampled ones the first and last sample. See page.h. */
#include "pdf/ink.h"
#include "pdf/page.h"

#define STOP_LIMIT  64
#define COMPONENTS  32
#define DEPTH_LIMIT 4 /* stitching functions in one another */

typedef struct Gradient {
    PdfFile *file;
    ColorSpaceFacts space;
    GradientStop *stops;
    int count;
} Gradient;

static void add_stop(Gradient *gradient, double offset, const PdfObject *values, double otherwise)
{
    double components[COMPONENTS] = {0};
    if (gradient->count >= STOP_LIMIT)
        return;
    for (int i = 0; i < gradient->space.components && i < COMPONENTS; i++)
        components[i] = pdf_number(pdf_item(gradient->file, values, (size_t)i), otherwise);
    gradient->stops[gradient->count++] =
        (GradientStop){offset, pdf_color(gradient->file, &gradient->space, components), 1};
}

/* Samples of 8 bits; others count as full ink, which errs to the heavy side. */
static void add_samples(Gradient *gradient, const PdfObject *function, double from, double to)
{
    double components[COMPONENTS] = {0};
    Text samples = pdf_stream_data(gradient->file, function);
    size_t step = (size_t)gradient->space.components;
    bool is_plain =
        pdf_number(pdf_entry(gradient->file, function, "BitsPerSample"), 0) == 8 && step > 0;
    size_t count = is_plain ? samples.length / step : 0;
    for (int end = 0; end < 2 && gradient->count < STOP_LIMIT; end++) {
        for (size_t i = 0; i < step && i < COMPONENTS; i++)
            components[i] =
                count ? (unsigned char)samples.data[(end ? count - 1 : 0) * step + i] / 255.0 : 1;
        gradient->stops[gradient->count++] = (GradientStop){
            end ? to : from, pdf_color(gradient->file, &gradient->space, components), 1};
    }
}

/* Depth is bounded by DEPTH_LIMIT. */
static void add_function(Gradient *gradient, const PdfObject *function, double from, double to,
                         int depth)
{
    PdfFile *file = gradient->file;
    double type = pdf_number(pdf_entry(file, function, "FunctionType"), -1);
    if (type == 2) {
        add_stop(gradient, from, pdf_entry(file, function, "C0"), 0);
        add_stop(gradient, to, pdf_entry(file, function, "C1"), 1);
    } else if (type == 3 && depth < DEPTH_LIMIT) {
        const PdfObject *functions = pdf_entry(file, function, "Functions");
        const PdfObject *bounds = pdf_entry(file, function, "Bounds");
        double start = 0;
        for (size_t i = 0; i < functions->count; i++) {
            double end = pdf_number(pdf_item(file, bounds, i), 1);
            add_function(gradient, pdf_item(file, functions, i), from + start * (to - from),
                         from + end * (to - from), depth + 1);
            start = end;
        }
    } else if (type == 0) {
        add_samples(gradient, function, from, to);
    }
}

Paint pdf_shading_paint(PdfFile *file, const PdfObject *shading, const PdfObject *resources,
                        Matrix matrix)
{
    Arena *arena = pdf_arena(file);
    Gradient gradient = {.file = file,
                         .space =
                             pdf_space(file, pdf_entry(file, shading, "ColorSpace"), resources),
                         .stops = arena_array(arena, STOP_LIMIT, sizeof(GradientStop))};
    double type = pdf_number(pdf_entry(file, shading, "ShadingType"), 0);
    const PdfObject *coords = pdf_entry(file, shading, "Coords");
    double at[6];
    for (size_t i = 0; i < 6; i++)
        at[i] = pdf_number(pdf_item(file, coords, i), 0);
    if (type == 2 || type == 3)
        add_function(&gradient, pdf_entry(file, shading, "Function"), 0, 1, 0);
    if (gradient.count < 2)
        return (Paint){.kind = PAINT_NONE};
    bool is_axial = type == 2;
    Paint paint = {
        .kind = is_axial ? PAINT_LINEAR : PAINT_RADIAL,
        .opacity = 1,
        .stops = gradient.stops,
        .stop_count = gradient.count,
        .from = {at[0], at[1]},
        .to = is_axial ? (Point){at[2], at[3]} : (Point){at[3], at[4]},
        .from_radius = is_axial ? 0 : at[2],
        .to_radius = is_axial ? 0 : at[5],
    };
    return paint_transform(arena, &paint, matrix);
}
