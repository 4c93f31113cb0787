/* Colours of a PDF: see ink.h. */
#include "pdf/ink.h"

#define COMPONENT_LIMIT 32 /* ISO 32000-1, annex C: DeviceN */

static double unit(double value)
{
    return value >= 0 && value <= 1 ? value : value > 1 ? 1 : 0;
}

static ColorSpaceFacts plain(SpaceKind kind, int components)
{
    return (ColorSpaceFacts){.kind = kind, .components = components};
}

static ColorSpaceFacts named_space(const PdfObject *name)
{
    if (pdf_is_name(name, "DeviceGray") || pdf_is_name(name, "G") || pdf_is_name(name, "CalGray"))
        return plain(SPACE_GRAY, 1);
    if (pdf_is_name(name, "DeviceRGB") || pdf_is_name(name, "RGB") || pdf_is_name(name, "CalRGB"))
        return plain(SPACE_RGB, 3);
    if (pdf_is_name(name, "DeviceCMYK") || pdf_is_name(name, "CMYK"))
        return plain(SPACE_CMYK, 4);
    if (pdf_is_name(name, "Lab"))
        return plain(SPACE_LAB, 3);
    if (pdf_is_name(name, "Separation"))
        return plain(SPACE_SPOTS, 1);
    if (pdf_is_name(name, "Indexed") || pdf_is_name(name, "I"))
        return plain(SPACE_INDEXED, 1);
    return plain(pdf_is_name(name, "Pattern") ? SPACE_PATTERN : SPACE_UNKNOWN, 0);
}

ColorSpaceFacts pdf_space(const PdfFile *file, const PdfObject *space, const PdfObject *resources)
{
    if (space->kind == PDF_NAME) {
        ColorSpaceFacts facts = named_space(space);
        const PdfObject *named =
            pdf_entry(file, pdf_entry(file, resources, "ColorSpace"), space->text.data);
        if (facts.kind != SPACE_UNKNOWN || named->kind == PDF_NULL)
            return facts;
        return named->kind == PDF_NAME ? named_space(named)
                                       : pdf_space(file, named, pdf_item(file, named, 0));
    }
    const PdfObject *family = pdf_item(file, space, 0);
    ColorSpaceFacts facts = named_space(family);
    if (pdf_is_name(family, "DeviceN")) {
        size_t count = pdf_item(file, space, 1)->count;
        facts = plain(SPACE_SPOTS, count < COMPONENT_LIMIT ? (int)count : COMPONENT_LIMIT);
    } else if (pdf_is_name(family, "ICCBased")) {
        int channels = (int)pdf_number(pdf_entry(file, pdf_item(file, space, 1), "N"), 0);
        facts = plain(channels == 1   ? SPACE_GRAY
                      : channels == 3 ? SPACE_RGB
                      : channels == 4 ? SPACE_CMYK
                                      : SPACE_UNKNOWN,
                      channels == 1 || channels == 3 || channels == 4 ? channels : 0);
        facts.is_icc = true;
    }
    facts.object = space;
    return facts;
}

static Color gray(double value)
{
    return (Color){.has = COLOR_GRAY, .gray = unit(value)};
}

/* Adds one colorant of a Separation or DeviceN colour: process inks by their names (8.6.6.4). */
static void add_colorant(Color *color, const PdfObject *name, double amount)
{
    static const char *const process[] = {"Cyan", "Magenta", "Yellow", "Black"};
    for (int i = 0; i < 4; i++) {
        if (pdf_is_name(name, process[i])) {
            color->has |= COLOR_CMYK;
            color->cmyk[i] = amount;
            return;
        }
    }
    if (name->kind != PDF_NAME || pdf_is_name(name, "None") || color->spot)
        return;
    color->has |= COLOR_SPOT;
    color->spot = name->text.data;
    color->tint = amount;
}

static Color spot_color(const PdfFile *file, const ColorSpaceFacts *space, const double *values)
{
    Color color = {0};
    const PdfObject *names = pdf_item(file, space->object, 1);
    if (names->kind == PDF_NAME)
        add_colorant(&color, names, unit(values[0]));
    for (int i = 0; names->kind == PDF_ARRAY && i < space->components; i++)
        add_colorant(&color, pdf_item(file, names, (size_t)i), unit(values[i]));
    bool is_mixed = color.has == (COLOR_CMYK | COLOR_SPOT);
    double process = color.cmyk[0] + color.cmyk[1] + color.cmyk[2] + color.cmyk[3];
    if (is_mixed && process > 0)
        color.has = COLOR_CMYK;
    else if (is_mixed)
        color.has = COLOR_SPOT;
    return color.has ? color : (Color){.has = COLOR_CMYK};
}

static Color indexed_color(const PdfFile *file, const ColorSpaceFacts *space)
{
    static const double values[COMPONENT_LIMIT];
    ColorSpaceFacts base = pdf_space(file, pdf_item(file, space->object, 1), space->object);
    if (base.kind == SPACE_INDEXED)
        return gray(0);
    return pdf_color(file, &base, values);
}

Color pdf_color(const PdfFile *file, const ColorSpaceFacts *space, const double *values)
{
    Color color = {0};
    switch (space->kind) {
    case SPACE_GRAY:
        return gray(values[0]);
    case SPACE_LAB:
        return (Color){
            .has = COLOR_RGB,
            .rgb = {unit(values[0] / 100), unit(values[0] / 100), unit(values[0] / 100)}};
    case SPACE_RGB:
        color.has = COLOR_RGB;
        for (int i = 0; i < 3; i++)
            color.rgb[i] = unit(values[i]);
        return color;
    case SPACE_CMYK:
        color.has = COLOR_CMYK;
        for (int i = 0; i < 4; i++)
            color.cmyk[i] = unit(values[i]);
        return color;
    case SPACE_SPOTS:
        return spot_color(file, space, values);
    case SPACE_INDEXED:
        return indexed_color(file, space);
    case SPACE_PATTERN:
    case SPACE_UNKNOWN:
        break;
    }
    return gray(0);
}

Color pdf_color_first(const PdfFile *file, const ColorSpaceFacts *space)
{
    double values[COMPONENT_LIMIT] = {0};
    if (space->kind == SPACE_CMYK)
        values[3] = 1;
    for (int i = 0; space->kind == SPACE_SPOTS && i < COMPONENT_LIMIT; i++)
        values[i] = 1;
    return pdf_color(file, space, values);
}
