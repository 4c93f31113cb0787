/* Readers and schemas of colours, borders, fonts and plain measures: see field_types.h. Lengths are
 * in field_length.c, tracks and places of a grid in field_grid.c. */
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

<<<<<<< HEAD
static bool report_length(const FieldReader *reader, const Field *field, const JsonValue *value,
                          LengthFault fault)
{
    const char *words = arena_copy(reader->arena, value->text.data, value->text.length);
    Diagnostic *diagnostic;
    switch (fault) {
    case LENGTH_NO_UNIT:
        diagnostic = diag_report(reader->diagnostics, E_LENGTH_UNIT_MISSING, &value->origin,
                                 DIAG_ARGS(field->name, words));
        diag_hint(reader->diagnostics, diagnostic, "Write “{1}mm”, “{1}pt” or “{1}em”.",
                  "请写作“{1}mm”、“{1}pt”或“{1}em”。", DIAG_ARGS(words));
        break;
    case LENGTH_TOO_LARGE: {
        char limit[NUMBER_TEXT_SIZE];
        number_format(limit, LIMIT_LENGTH_PT, 0);
        diag_report(reader->diagnostics, E_LENGTH_TOO_LARGE, &value->origin,
                    DIAG_ARGS(field->name, words, limit));
        break;
    }
    case LENGTH_NOT_A_LENGTH:
    case LENGTH_OK:
        field_report_value(reader, field, value);
        break;
    }
    return false;
}

=======
>>>>>>> 3a5366342cc6d29ea62b7f42c1e503ccf876ba1a
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
<<<<<<< HEAD
    bool has_range = field->min != 0 || field->max != 0;
    if (!has_range || length.unit != LENGTH_PT)
        return true;
    if (length.value >= field->min && length.value <= field->max)
        return true;
    char low[NUMBER_TEXT_SIZE];
    char high[NUMBER_TEXT_SIZE];
    number_format(low, field->min, 2);
    number_format(high, field->max, 2);
    diag_report(reader->diagnostics, E_VALUE_RANGE, &value->origin,
                DIAG_ARGS(field->name, arena_copy(reader->arena, value->text.data, value->text.length),
                          arena_print(reader->arena, "%s pt", low),
                          arena_print(reader->arena, "%s pt", high)));
    return false;
}

static bool read_length(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    if (value->kind != JSON_STRING && value->kind != JSON_NUMBER) {
        field_report_value(reader, field, value);
        return false;
    }
    Length length = {0, LENGTH_UNSET};
    LengthFault fault = length_parse(value->text, &context_of(reader)->base, &length);
    if (fault != LENGTH_OK)
        return report_length(reader, field, value, fault);
    if (!check_range(reader, field, value, length))
        return false;
    *(Length *)member = length;
    return true;
}

static bool read_points(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    Length length = {0, LENGTH_UNSET};
    if (!read_length(reader, field, value, &length))
        return false;
    if (length.unit != LENGTH_PT) {
        field_report_value(reader, field, value);
        return false;
    }
    *(double *)member = length.value;
    return true;
}

/* fontSize: em and % are of the parent's size (CSS Fonts 4, 2.5); a bare number is pt. */
static bool read_font_size(const FieldReader *reader, const Field *field, const JsonValue *value,
                           void *member)
{
    const StyleContext *context = context_of(reader);
    StyleContext parent = *context;
    parent.base.em = context->inherited_em;
    FieldReader inner = *reader;
    inner.context = &parent;
    Length length = {0, LENGTH_UNSET};
    if (value->kind == JSON_NUMBER) {
        length = (Length){value->number, LENGTH_PT};
        if (!check_range(reader, field, value, length))
            return false;
    } else if (!read_length(&inner, field, value, &length)) {
        return false;
    }
    if (!length_is_definite(length)) {
        field_report_value(reader, field, value);
        return false;
    }
    *(Length *)member = (Length){length_resolve(length, context->inherited_em, 0), LENGTH_PT};
    return true;
}

static bool read_line_height(const FieldReader *reader, const Field *field, const JsonValue *value,
                             void *member)
{
    if (value->kind == JSON_NUMBER && value->number > 0 && value->number <= 20) {
        *(Length *)member = (Length){value->number, LENGTH_PERCENT};
        return true;
    }
    Length length = {0, LENGTH_UNSET};
    if (!read_length(reader, field, value, &length))
        return false;
    if (!length_is_definite(length) || length.value <= 0) {
        field_report_value(reader, field, value);
        return false;
    }
    *(Length *)member = length;
    return true;
}

/* 1 to `limit` lengths separated by spaces; returns how many, 0: reported. */
static int read_list(const FieldReader *reader, const Field *field, const JsonValue *value,
                     Length *lengths, int limit)
{
    bool reported = false;
    int count = 0;
    if (value->kind != JSON_STRING && value->kind != JSON_NUMBER) {
        field_report_value(reader, field, value);
        return 0;
    }
    Scanner scanner = {value->text, 0};
    while (!scanner_at_end(&scanner) && count < limit) {
        Text text;
        LengthFault fault = LENGTH_NOT_A_LENGTH;
        if (field_piece_text(reader, scanner_piece(&scanner), value, &text, &reported))
            fault = length_parse(text, &context_of(reader)->base, &lengths[count]);
        if (fault != LENGTH_OK) {
            if (!reported)
                report_length(reader, field, value, fault);
            return 0;
        }
        count++;
    }
    if (count == 0 || !scanner_at_end(&scanner)) {
        field_report_value(reader, field, value);
        return 0;
    }
    return count;
}

/* One to four values go round the box as in CSS: top, right, bottom, left. */
static bool read_edges(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    Length lengths[4];
    int count = read_list(reader, field, value, lengths, 4);
    if (!count)
        return false;
    Length *edges = member;
    edges[0] = lengths[0];
    edges[1] = lengths[count > 1 ? 1 : 0];
    edges[2] = lengths[count > 2 ? 2 : 0];
    edges[3] = lengths[count > 3 ? 3 : count > 1 ? 1 : 0];
    return true;
}

static bool read_gap(const FieldReader *reader, const Field *field, const JsonValue *value,
                     void *member)
{
    Length lengths[2];
    int count = read_list(reader, field, value, lengths, 2);
    if (!count)
        return false;
    Length *gaps = member;
    gaps[0] = lengths[0];
    gaps[1] = lengths[count - 1];
    return true;
=======
    const FieldType *type = field->type;
    if (type == &field_paint || type == &field_color || type == &field_text)
        return value;
    Text name = {value->text.data + 1, value->text.length - 1};
    return theme_find_token(context_of(reader)->theme, name, value);
>>>>>>> 3a5366342cc6d29ea62b7f42c1e503ccf876ba1a
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
    Border border = {.width = -1, .paint = {.kind = PAINT_SOLID, .color = COLOR_BLACK, .opacity = 1}};
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

/* What stands in a JSON string in front of every pattern: a token or a template may take the place of
 * any value. */
#define OR_TEMPLATE "^\\\\$|\\\\{\\\\{|"
#define LENGTH_PATTERN                                                                             \
    "(auto|hug|fill|0|[-+]?[0-9.]+(mm|cm|in|pt|px|em|fr|%|字)|\\\\$[^ ]+|[初一二三四五六七八小]+号|小[初一二三四五六])"

static void schema_pattern(StrBuf *out, const char *pattern)
{
    strbuf_print(out, "\"anyOf\":[{\"type\":\"string\",\"pattern\":\"" OR_TEMPLATE "^%s$\"},", pattern);
    strbuf_string(out, "{\"type\":\"number\"}]");
}

static void schema_string_or_number(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]");
}

static void schema_lengths(StrBuf *out, const Field *field)
{
    (void)field;
    schema_pattern(out, LENGTH_PATTERN "( +" LENGTH_PATTERN ")*");
}

static void schema_share(StrBuf *out, const Field *field)
{
    (void)field;
    schema_pattern(out, "[0-9.]+%");
}

static void schema_angle(StrBuf *out, const Field *field)
{
    (void)field;
    schema_pattern(out, "[-+]?[0-9.]+deg");
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

<<<<<<< HEAD
const FieldType field_length = {
    "a length", "长度", "\"4mm\", \"12pt\", \"1.5em\", \"小五\"", sizeof(Length), read_length,
    schema_lengths};
const FieldType field_font_size = {
    "a font size", "字号", "\"10.5pt\", \"小五\", \"1.2em\"", sizeof(Length), read_font_size,
    schema_lengths};
const FieldType field_line_height = {
    "a line height", "行高", "1.6, \"15pt\"", sizeof(Length), read_line_height,
    schema_lengths};
const FieldType field_edges = {
    "one to four lengths", "一至四个长度", "\"4mm 6mm\"", 4 * sizeof(Length), read_edges,
    schema_lengths};
const FieldType field_corners = {
    "one to four lengths", "一至四个长度", "\"2mm\"", 4 * sizeof(Length), read_edges,
    schema_lengths};
const FieldType field_gap = {
    "one or two lengths", "一个或两个长度", "\"4mm\"", 2 * sizeof(Length), read_gap,
    schema_lengths};
const FieldType field_points = {
    "a length without %", "长度（不能用百分比）", "\"0.5pt\", \"2mm\"", sizeof(double), read_points,
    schema_lengths};
=======
>>>>>>> 3a5366342cc6d29ea62b7f42c1e503ccf876ba1a
const FieldType field_paint = {
    "a colour or a gradient", "颜色或渐变",
    "\"$red\", \"$red 20%\", \"#C8161D\", \"cmyk(0, 100, 100, 10)\", "
    "\"linear-gradient(180deg, $red, $dark)\"",
    sizeof(PaintSpec), read_paint, schema_paint};
const FieldType field_color = {
    "a colour", "颜色", "\"$red\", \"$red 20%\", \"#C8161D\", \"cmyk(0, 100, 100, 10)\"",
    sizeof(PaintSpec), read_color, schema_paint};
const FieldType field_border = {
    "a border", "边框", "\"0.5pt solid $gold\"", sizeof(Border), read_border, schema_string};
const FieldType field_borders = {
    "a border", "边框", "\"0.5pt solid $gold\"", 4 * sizeof(Border), read_borders, schema_string};
const FieldType field_font_family = {
    "a font family or a list of them", "字体名或字体名列表", "[\"Bebas Neue\", \"思源黑体\"]",
    sizeof(FontFamilies), read_font_family, schema_families};
const FieldType field_font_features = {
    "a list of OpenType features", "OpenType 特性列表", "\"tnum\", \"palt, kern=0\"",
    sizeof(const char *), read_font_features, schema_string};
const FieldType field_font_weight = {
    "a font weight", "字重", "400, 700, \"bold\"", sizeof(int), read_font_weight,
    schema_string_or_number};
const FieldType field_angle = {
    "an angle", "角度", "\"12deg\"", sizeof(double), read_angle, schema_angle};
const FieldType field_autospace = {
    "a gap in em, or normal, dense, none", "以 em 计的间距，或 normal、dense、none", "0.25",
    sizeof(double), read_autospace, schema_string_or_number};
const FieldType field_opacity = {
    "a share from 0 to 1, or a percentage", "0 到 1 的数值或百分比", "0.4, \"40%\"",
    sizeof(double), read_opacity, schema_share};
const FieldType field_ratio = {
    "a ratio of width to height", "宽高比", "\"4 / 3\"", sizeof(double), read_ratio,
    schema_string_or_number};
