/* Operators of colour and of the graphics state: ISO 32000-1, 8.6.8 and 8.4.4. */
#include <math.h>

#include "pdf/state.h"

static void set_ink(Interpreter *interpreter, Ink *ink, const char *device, const Content *content)
{
    const PdfObject name = {.kind = PDF_NAME, .text = text_of(device)};
    const PdfObject none = {0};
    double values[OPERAND_LIMIT] = {0};
    ink->space = pdf_space(interpreter->file, &name, &none);
    ink->pattern = NULL;
    for (int i = 0; i < content->count; i++)
        values[i] = interpret_number(content, i);
    ink->color = pdf_color(interpreter->file, &ink->space, values);
}

static void set_space(Interpreter *interpreter, Ink *ink, const Content *content)
{
    if (content->count == 0 || content->operands[0].kind != OPERAND_NAME)
        return;
    const PdfObject name = {.kind = PDF_NAME, .text = content->operands[0].text};
    ink->space = pdf_space(interpreter->file, &name, interpreter->resources);
    ink->pattern = NULL;
    ink->color = pdf_color_first(interpreter->file, &ink->space);
}

static void set_components(Interpreter *interpreter, Ink *ink, const Content *content)
{
    double values[OPERAND_LIMIT] = {0};
    const Operand *last = content->count ? &content->operands[content->count - 1] : NULL;
    ink->pattern = NULL;
    if (last && last->kind == OPERAND_NAME) {
        const PdfObject *patterns = pdf_entry(interpreter->file, interpreter->resources, "Pattern");
        ink->pattern = pdf_entry(interpreter->file, patterns, last->text.data);
        return;
    }
    for (int i = 0; i < content->count; i++)
        values[i] = interpret_number(content, i);
    ink->color = pdf_color(interpreter->file, &ink->space, values);
}

static void set_external_state(Interpreter *interpreter, const Content *content)
{
    const PdfFile *file = interpreter->file;
    State *state = state_of(interpreter);
    if (content->count == 0 || content->operands[0].kind != OPERAND_NAME)
        return;
    const PdfObject *external = pdf_entry(
        file, pdf_entry(file, interpreter->resources, "ExtGState"), content->operands[0].text.data);
    const PdfObject *both = pdf_entry(file, external, "OP");
    const PdfObject *fill = pdf_entry(file, external, "op");
    if (both->kind == PDF_BOOLEAN)
        state->stroke.overprints = state->fill.overprints = both->value != 0;
    if (fill->kind == PDF_BOOLEAN)
        state->fill.overprints = fill->value != 0;
    state->overprint_mode =
        (int)pdf_number(pdf_entry(file, external, "OPM"), state->overprint_mode);
    state->fill.opacity = pdf_number(pdf_entry(file, external, "ca"), state->fill.opacity);
    state->stroke.opacity = pdf_number(pdf_entry(file, external, "CA"), state->stroke.opacity);
    state->line_width = pdf_number(pdf_entry(file, external, "LW"), state->line_width);
}

bool interpret_color(Interpreter *interpreter, const Content *content)
{
    static const struct {
        const char *fill, *stroke, *device;
    } devices[] = {{"g", "G", "DeviceGray"}, {"rg", "RG", "DeviceRGB"}, {"k", "K", "DeviceCMYK"}};
    State *state = state_of(interpreter);
    const char *name = content->operator;
    for (size_t i = 0; i < COUNT_OF(devices); i++) {
        bool is_stroke = strcmp(name, devices[i].stroke) == 0;
        if (!is_stroke && strcmp(name, devices[i].fill) != 0)
            continue;
        set_ink(interpreter, is_stroke ? &state->stroke : &state->fill, devices[i].device, content);
        return true;
    }
    if (strcmp(name, "cs") == 0 || strcmp(name, "CS") == 0)
        set_space(interpreter, *name == 'c' ? &state->fill : &state->stroke, content);
    else if (strcmp(name, "sc") == 0 || strcmp(name, "scn") == 0)
        set_components(interpreter, &state->fill, content);
    else if (strcmp(name, "SC") == 0 || strcmp(name, "SCN") == 0)
        set_components(interpreter, &state->stroke, content);
    else if (strcmp(name, "gs") == 0)
        set_external_state(interpreter, content);
    else
        return false;
    return true;
}

const Paint *interpret_paint(Interpreter *interpreter, const Ink *ink)
{
    Paint *paint = arena_alloc(interpreter->arena, sizeof *paint);
    *paint = (Paint){.kind = PAINT_SOLID, .opacity = ink->opacity, .color = ink->color};
    if (!ink->pattern)
        return paint;
    /* Patterns are placed in the page's own space (8.7.3.1). What a tiling pattern lays on paper is
     * not measured. */
    PdfFile *file = interpreter->file;
    Matrix matrix = matrix_multiply(pdf_matrix(file, pdf_entry(file, ink->pattern, "Matrix")),
                                    interpreter->base);
    *paint = pdf_shading_paint(file, pdf_entry(file, ink->pattern, "Shading"),
                               interpreter->resources, matrix);
    paint->opacity = ink->opacity;
    return paint;
}
