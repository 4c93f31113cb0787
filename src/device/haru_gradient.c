/* Gradients as shadings: see haru_gradient.h. */
#include "device/haru_gradient.h"

#include "base/number.h"

#define MATRIX_DIGITS                                                                              \
    6 /* behind the point: at the far end of a page still a hundredth of a point */

/* One stop as the function wants it. */
typedef struct Stop {
    long offset; /* thousandths */
    HaruInk ink;
} Stop;

bool haru_gradient_has_extent(const Paint *paint)
{
    bool moves = haru_thousandths(paint->from.x - paint->to.x) != 0 ||
                 haru_thousandths(paint->from.y - paint->to.y) != 0;
    if (paint->kind == PAINT_LINEAR)
        return moves;
    return moves || haru_thousandths(paint->from_radius - paint->to_radius) != 0;
}

bool haru_gradient_is_even(const Paint *paint)
{
    for (int i = 1; i < paint->stop_count; i++) {
        if (haru_thousandths(paint->stops[i].opacity) != haru_thousandths(paint->stops[0].opacity))
            return false;
    }
    return true;
}

static HaruInk stop_ink(const HaruDocument *document, const GradientStop *stop,
                        HaruShadingKind kind)
{
    if (kind == SHADING_COLOR && stop->color.has & COLOR_SPOT && haru_document_is_press(document))
        diag_report(document->diagnostics, W_PRESS_SPOT_GRADIENT, NULL,
                    DIAG_ARGS(stop->color.spot));
    if (kind == SHADING_COLOR)
        return haru_color_process_ink(document, &stop->color);
    return (HaruInk){.kind = INK_GRAY, .parts = {haru_thousandths(stop->opacity)}};
}

/* The stops with a first one at 0 and a last one at 1. Returns how many. */
static int collect_stops(const HaruDocument *document, const Paint *paint, HaruShadingKind kind,
                         Stop *stops)
{
    int count = 0;
    long last = 0;
    for (int i = 0; i < paint->stop_count; i++) {
        long offset = haru_thousandths(paint->stops[i].offset);
        offset = offset < last ? last : offset > 1000 ? 1000 : offset;
        HaruInk ink = stop_ink(document, &paint->stops[i], kind);
        if (i == 0 && offset > 0)
            stops[count++] = (Stop){0, ink};
        stops[count++] = (Stop){offset, ink};
        last = offset;
    }
    if (last < 1000) {
        stops[count] = (Stop){1000, stops[count - 1].ink};
        count++;
    }
    return count;
}

/* An exponential function from one ink to the other (PDF 1.7, 7.10.3), as source. */
static void put_segment(StrBuf *out, const HaruInk *from, const HaruInk *to)
{
    strbuf_string(out, "<</FunctionType 2/Domain[0 1]/N 1/C0[");
    haru_ink_put(out, from);
    strbuf_string(out, "]/C1[");
    haru_ink_put(out, to);
    strbuf_string(out, "]>>");
}

/* Several segments, stitched (PDF 1.7, 7.10.4). Stops at one place make a hard edge: there is no
 * segment between them. */
static HPDF_Dict create_stitched(HaruDocument *document, const Stop *stops, int count)
{
    HPDF_Array functions = haru_array_create(document);
    HPDF_Array bounds = haru_array_create(document);
    HPDF_Array encode = haru_array_create(document);
    StrBuf source = {0};
    int segments = 0;
    for (int i = 1; i < count; i++) {
        if (stops[i].offset == stops[i - 1].offset)
            continue;
        if (segments++) {
            strbuf_clear(&source);
            haru_put(&source, stops[i - 1].offset);
            haru_array_add_verbatim(document, bounds, (Text){source.data, source.length - 1});
        }
        strbuf_clear(&source);
        put_segment(&source, &stops[i - 1].ink, &stops[i].ink);
        haru_array_add_verbatim(document, functions, (Text){source.data, source.length});
        haru_array_add_verbatim(document, encode, text_of("0 1"));
    }
    strbuf_release(&source);
    HPDF_Dict function = haru_dict_create(document);
    haru_dict_set_integer(document, function, "FunctionType", 3);
    haru_dict_set_verbatim(document, function, "Domain", text_of("[0 1]"));
    haru_dict_set(document, function, "Functions", functions);
    haru_dict_set(document, function, "Bounds", bounds);
    haru_dict_set(document, function, "Encode", encode);
    return function;
}

static void set_function(HaruDocument *document, HPDF_Dict shading, const Stop *stops, int count)
{
    if (count > 2) {
        haru_dict_set(document, shading, "Function", create_stitched(document, stops, count));
        return;
    }
    StrBuf source = {0};
    put_segment(&source, &stops[0].ink, &stops[1].ink);
    haru_dict_set_verbatim(document, shading, "Function", (Text){source.data, source.length});
    strbuf_release(&source);
}

static void set_coordinates(const HaruContent *content, HPDF_Dict shading, const Paint *paint)
{
    StrBuf source = {0};
    bool is_radial = paint->kind == PAINT_RADIAL;
    strbuf_char(&source, '[');
    haru_put(&source, haru_content_x(content, paint->from.x));
    haru_put(&source, haru_content_y(content, paint->from.y));
    if (is_radial)
        haru_put(&source, haru_thousandths(paint->from_radius));
    haru_put(&source, haru_content_x(content, paint->to.x));
    haru_put(&source, haru_content_y(content, paint->to.y));
    if (is_radial)
        haru_put(&source, haru_thousandths(paint->to_radius));
    source.data[source.length - 1] = ']';
    haru_dict_set_verbatim(content->document, shading, "Coords",
                           (Text){source.data, source.length});
    strbuf_release(&source);
}

void haru_gradient_put_matrix(const HaruContent *content, const Paint *paint, StrBuf *out)
{
    /* The content's numbers are (left + x, top - y); the circles' are made of the same. */
    Matrix from_content = {1, 0, 0, -1, -content->left, content->top};
    Matrix to_content = {1, 0, 0, -1, content->left, content->top};
    Matrix whole = matrix_multiply(matrix_multiply(from_content, *paint->space), to_content);
    const double parts[] = {whole.a, whole.b, whole.c, whole.d, whole.e, whole.f};
    for (int i = 0; i < 6; i++) {
        char number[NUMBER_TEXT_SIZE];
        number_format(number, parts[i], MATRIX_DIGITS);
        strbuf_print(out, i ? " %s" : "%s", number);
    }
}

HPDF_Dict haru_gradient_shading(const HaruContent *content, const Paint *paint,
                                HaruShadingKind kind)
{
    HaruDocument *document = content->document;
    HPDF_Dict shading = haru_dict_create_indirect(document);
    haru_dict_set_integer(document, shading, "ShadingType", paint->kind == PAINT_RADIAL ? 3 : 2);
    haru_dict_set_name(document, shading, "ColorSpace",
                       kind == SHADING_COLOR ? haru_document_color_space(document) : "DeviceGray");
    set_coordinates(content, shading, paint);
    Stop *stops = arena_array(document->page_arena, (size_t)paint->stop_count + 2, sizeof *stops);
    int count = collect_stops(document, paint, kind, stops);
    set_function(document, shading, stops, count);
    haru_dict_set_verbatim(document, shading, "Extend", text_of("[true true]"));
    return shading;
}
