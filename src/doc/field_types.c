/* Readers and schemas of colours, borders, fonts and plain measures: see field_types.h. Lengths are
 * in field_length.c, tracks and places of a grid in field_grid.c. */
#include "doc/field_schema.h"
#include "doc/field_types.h"

#include <hb.h>
#include <math.h>

#include "base/number.h"
#include "doc/scanner.h"
#include "doc/style.h"

#define MAX_FAMILIES 16

static const StyleContext *context_of(const FieldReader *reader)
{
    return reader->context;
}

bool field_piece_text(const FieldReader *reader, Text piece, const JsonValue *value, Text *text,
                      bool *reported)
{
    *text = piece;
    if (piece.length < 2 || piece.data[0] != '$')
        return true;
    Text name = {piece.data + 1, piece.length - 1};
    const JsonValue *token = theme_find_token(context_of(reader)->theme, name, value);
    *reported = token == NULL;
    if (!token || (token->kind != JSON_STRING && token->kind != JSON_NUMBER))
        return false;
    *text = token->text;
    return true;
}

const JsonValue *field_resolve_token(const FieldReader *reader, const Field *field,
                                     const JsonValue *value)
{
    const FieldType *type = field->type;
    if (type == &field_paint || type == &field_color || type == &field_text)
        return value;
    Text name = {value->text.data + 1, value->text.length - 1};
    return theme_find_token(context_of(reader)->theme, name, value);
}

static bool read_paint(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    bool reported = false;
    PaintSpec spec;
    if (!paint_spec_read(context_of(reader)->theme, value, &spec, &reported)) {
        if (!reported)
            field_report_value(reader, field, value);
        return false;
    }
    *(PaintSpec *)member = spec;
    return true;
}

/* A plain colour: text and icons have no box that a gradient could run across. */
static bool read_color(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    PaintSpec spec;
    if (!read_paint(reader, field, value, &spec))
        return false;
    if (spec.kind == PAINT_LINEAR || spec.kind == PAINT_RADIAL) {
        field_report_value(reader, field, value);
        return false;
    }
    *(PaintSpec *)member = spec;
    return true;
}

static bool read_border_line(Text piece, Border *border)
{
    static const char *const names[] = {"solid", "dashed", "dotted", "double"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (text_equals(piece, names[i])) {
            border->line = (int)i;
            return true;
        }
    }
    return false;
}

/* One piece of "0.5pt solid $gold": line, width or colour. */
static bool read_border_piece(const FieldReader *reader, Text piece, const JsonValue *value,
                              Border *border, bool *reported)
{
    Length width;
    Text text;
    if (read_border_line(piece, border))
        return true;
    if (field_piece_text(reader, piece, value, &text, reported) &&
        length_parse(text, &context_of(reader)->base, &width) == LENGTH_OK) {
        border->width = width.value;
        return width.unit == LENGTH_PT && width.value >= 0;
    }
    return !*reported &&
           paint_spec_read_text(context_of(reader)->theme, piece, value, &border->paint, reported);
}

/* "0.5pt solid $gold", in any order as in CSS; "none" is no border. There is no medium width: a
 * border says how thick it is. */
static bool read_border(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    Border border = {.width = -1,
                     .paint = {.kind = PAINT_SOLID, .color = COLOR_BLACK, .opacity = 1}};
    bool reported = false;
    bool is_good = value->kind == JSON_STRING;
    Scanner scanner = {value->text, 0};
    if (is_good && text_equals(value->text, "none")) {
        border.width = 0;
        *(Border *)member = border;
        return true;
    }
    while (is_good && !scanner_at_end(&scanner))
        is_good = read_border_piece(reader, scanner_piece(&scanner), value, &border, &reported);
    if (!is_good || border.width < 0) {
        if (!reported)
            field_report_value(reader, field, value);
        return false;
    }
    *(Border *)member = border;
    return true;
}

static bool read_borders(const FieldReader *reader, const Field *field, const JsonValue *value,
                         void *member)
{
    Border *borders = member;
    if (!read_border(reader, field, value, &borders[0]))
        return false;
    borders[1] = borders[2] = borders[3] = borders[0];
    return true;
}

typedef struct FamilyList {
    const char **names; /* room for MAX_FAMILIES */
    int count;
    int depth; /* of tokens in tokens */
    bool reported;
} FamilyList;

static bool add_families(const FieldReader *reader, const Field *field, const JsonValue *value,
                         FamilyList *list);

/* Adds one family, or those of a token that stands for several: ["$latin", "$song"]. */
static bool add_family(const FieldReader *reader, const Field *field, const JsonValue *name,
                       FamilyList *list)
{
    if (name->kind != JSON_STRING || name->text.length == 0)
        return false;
    if (name->text.data[0] == '$' && name->text.length > 1) {
        const JsonValue *value = field_resolve_token(reader, field, name);
        list->reported = value == NULL;
        return value && list->depth < MAX_FAMILIES && add_families(reader, field, value, list);
    }
    if (list->count == MAX_FAMILIES)
        return false;
    list->names[list->count++] = name->text.data;
    return true;
}

static bool add_families(const FieldReader *reader, const Field *field, const JsonValue *value,
                         FamilyList *list)
{
    if (value->kind != JSON_ARRAY)
        return add_family(reader, field, value, list);
    bool is_good = value->count > 0;
    list->depth++;
    for (uint32_t i = 0; is_good && i < value->count; i++)
        is_good = add_family(reader, field, value->items[i], list);
    list->depth--;
    return is_good;
}

static bool read_font_family(const FieldReader *reader, const Field *field, const JsonValue *value,
                             void *member)
{
    FamilyList list = {.names = arena_array(reader->arena, MAX_FAMILIES, sizeof *list.names)};
    if (!add_families(reader, field, value, &list)) {
        if (!list.reported)
            field_report_value(reader, field, value);
        return false;
    }
    *(FontFamilies *)member = (FontFamilies){list.names, list.count, &value->origin};
    return true;
}

static bool is_feature(const char *at, size_t length)
{
    hb_feature_t feature;
    return hb_feature_from_string(at, (int)length, &feature);
}

/* "tnum, palt=0": what HarfBuzz reads, separated by commas. */
static bool read_font_features(const FieldReader *reader, const Field *field,
                               const JsonValue *value, void *member)
{
    bool is_good = value->kind == JSON_STRING;
    const char *features = is_good && !text_equals(value->text, "normal") ? value->text.data : "";
    const char *at = features;
    while (is_good && *at) {
        size_t length = strcspn(at, ",");
        is_good = is_feature(at, length) && (at[length] == '\0' || at[length + 1] != '\0');
        at += length + (at[length] == ',');
    }
    if (!is_good) {
        field_report_value(reader, field, value);
        return false;
    }
    *(const char **)member = *features ? features : NULL;
    return true;
}

static bool read_font_weight(const FieldReader *reader, const Field *field, const JsonValue *value,
                             void *member)
{
    double weight = 0;
    if (value->kind == JSON_NUMBER)
        weight = value->number;
    else if (value->kind == JSON_STRING && text_equals(value->text, "bold"))
        weight = 700;
    else if (value->kind == JSON_STRING && text_equals(value->text, "normal"))
        weight = 400;
    if (!(weight >= 1 && weight <= 1000) || floor(weight) != weight) {
        field_report_value(reader, field, value);
        return false;
    }
    *(int *)member = (int)weight;
    return true;
}

/* Reads `text` as a number with the unit `unit` (or none where that is allowed). */
static bool read_measured(Text text, const char *unit, bool unit_needed, double *number)
{
    size_t digits = number_parse_prefix(text, number);
    Text rest = {text.data + digits, text.length - digits};
    return digits > 0 && (text_equals(rest, unit) || (!unit_needed && rest.length == 0));
}

static bool read_angle(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    double angle = value->number;
    bool is_good = value->kind == JSON_NUMBER ||
                   (value->kind == JSON_STRING && read_measured(value->text, "deg", true, &angle));
    if (!is_good || angle < -36000 || angle > 36000) {
        field_report_value(reader, field, value);
        return false;
    }
    *(double *)member = angle;
    return true;
}

static bool read_autospace(const FieldReader *reader, const Field *field, const JsonValue *value,
                           void *member)
{
    double em = value->number;
    bool is_good = value->kind == JSON_NUMBER;
    if (value->kind == JSON_STRING) {
        is_good = true;
        if (text_equals(value->text, "normal"))
            em = 0.25;
        else if (text_equals(value->text, "dense"))
            em = 0.125;
        else if (text_equals(value->text, "none"))
            em = 0;
        else
            is_good = read_measured(value->text, "em", true, &em);
    }
    if (!is_good || em < 0 || em > 1) {
        field_report_value(reader, field, value);
        return false;
    }
    *(double *)member = em;
    return true;
}

static bool read_opacity(const FieldReader *reader, const Field *field, const JsonValue *value,
                         void *member)
{
    double opacity = value->number;
    bool is_good = value->kind == JSON_NUMBER;
    if (value->kind == JSON_STRING && read_measured(value->text, "%", true, &opacity)) {
        opacity /= 100;
        is_good = true;
    }
    if (!is_good || opacity < 0 || opacity > 1) {
        field_report_value(reader, field, value);
        return false;
    }
    *(double *)member = opacity;
    return true;
}

static bool read_ratio(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    double ratio = value->number;
    bool is_good = value->kind == JSON_NUMBER;
    if (value->kind == JSON_STRING) {
        Scanner scanner = {value->text, 0};
        double width;
        double height = 1;
        is_good = read_measured(scanner_piece(&scanner), "", false, &width) &&
                  (!scanner_accept(&scanner, '/') ||
                   read_measured(scanner_piece(&scanner), "", false, &height)) &&
                  scanner_at_end(&scanner) && height > 0;
        ratio = is_good ? width / height : 0;
    }
    if (!is_good || !(ratio > 0 && ratio < 1000)) {
        field_report_value(reader, field, value);
        return false;
    }
    *(double *)member = ratio;
    return true;
}

static void schema_string_or_number(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]");
}

static void schema_string(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"type\":\"string\"");
}

static void schema_paint(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"$ref\":\"#/$defs/paint\"");
}

static void schema_families(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":"
                       "\"string\"},\"minItems\":1}]");
}

const FieldType field_paint = {"a colour or a gradient",
                               "颜色或渐变",
                               "\"$red\", \"$red 20%\", \"#C8161D\", \"cmyk(0, 100, 100, 10)\", "
                               "\"linear-gradient(180deg, $red, $dark)\"",
                               sizeof(PaintSpec),
                               read_paint,
                               schema_paint};
const FieldType field_color = {
    "a colour",        "颜色",     "\"$red\", \"$red 20%\", \"#C8161D\", \"cmyk(0, 100, 100, 10)\"",
    sizeof(PaintSpec), read_color, schema_paint};
const FieldType field_border = {"a border",     "边框",      "\"0.5pt solid $gold\"",
                                sizeof(Border), read_border, schema_string};
const FieldType field_borders = {"a border",         "边框",       "\"0.5pt solid $gold\"",
                                 4 * sizeof(Border), read_borders, schema_string};
const FieldType field_font_family = {"a font family or a list of them",
                                     "字体名或字体名列表",
                                     "[\"Bebas Neue\", \"思源黑体\"]",
                                     sizeof(FontFamilies),
                                     read_font_family,
                                     schema_families};
const FieldType field_font_features = {
    "a list of OpenType features", "OpenType 特性列表", "\"tnum\", \"palt, kern=0\"",
    sizeof(const char *),          read_font_features,  schema_string};
const FieldType field_font_weight = {"a font weight", "字重",           "400, 700, \"bold\"",
                                     sizeof(int),     read_font_weight, schema_string_or_number};
const FieldType field_angle = {"an angle",     "角度",     "\"12deg\"",
                               sizeof(double), read_angle, field_schema_angle};
const FieldType field_autospace = {"a gap in em, or normal, dense, none",
                                   "以 em 计的间距，或 normal、dense、none",
                                   "0.25",
                                   sizeof(double),
                                   read_autospace,
                                   schema_string_or_number};
const FieldType field_opacity = {"a share from 0 to 1, or a percentage",
                                 "0 到 1 的数值或百分比",
                                 "0.4, \"40%\"",
                                 sizeof(double),
                                 read_opacity,
                                 field_schema_share};
const FieldType field_ratio = {
    "a ratio of width to height", "宽高比", "\"4 / 3\"", sizeof(double), read_ratio,
    schema_string_or_number};
