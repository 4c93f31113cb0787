/* Readers of lengths, alone and in lists: see field_types.h. */
#include "base/limits.h"
#include "base/number.h"
#include "doc/field_schema.h"
#include "doc/field_types.h"
#include "doc/scanner.h"
#include "doc/style.h"

/* What a property takes beside points and percentages. */
enum { TAKES_AUTO = 1, TAKES_FILL = 2, TAKES_FRACTION = 4 };

static const StyleContext *context_of(const FieldReader *reader)
{
    return reader->context;
}

/* The value as written; a number's text is a slice of the file. */
static const char *words_of(const FieldReader *reader, const JsonValue *value)
{
    return arena_copy(reader->arena, value->text.data, value->text.length);
}

static void report_fault(const FieldReader *reader, const Field *field, const JsonValue *value,
                         LengthFault fault)
{
    const char *words = words_of(reader, value);
    if (fault == LENGTH_NO_UNIT) {
        Diagnostic *diagnostic = diag_report(reader->diagnostics, E_LENGTH_UNIT_MISSING,
                                             &value->origin, DIAG_ARGS(field->name, words));
        diag_hint(reader->diagnostics, diagnostic, "Write “{1}mm”, “{1}pt” or “{1}em”.",
                  "请写作“{1}mm”、“{1}pt”或“{1}em”。", DIAG_ARGS(words));
    } else if (fault == LENGTH_TOO_LARGE) {
        char limit[NUMBER_TEXT_SIZE];
        number_format(limit, LIMIT_LENGTH_PT, 0);
        diag_report_limit(reader->diagnostics, E_LENGTH_TOO_LARGE, &value->origin,
                          LIMIT_ID_LENGTH_PT, DIAG_ARGS(field->name, words, limit));
    } else {
        field_report_value(reader, field, value);
    }
}

static bool is_taken(LengthUnit unit, unsigned takes)
{
    switch (unit) {
    case LENGTH_PT:
    case LENGTH_PERCENT:
        return true;
    case LENGTH_AUTO:
        return takes & TAKES_AUTO;
    case LENGTH_FILL:
        return takes & TAKES_FILL;
    case LENGTH_FR:
        return takes & TAKES_FRACTION;
    case LENGTH_UNSET:
        break;
    }
    return false;
}

/* The range holds for points; of a percentage it tells only whether it may be negative. */
static bool is_in_range(const Field *field, Length length)
{
    bool has_range = field->min != 0 || field->max != 0;
    if (!has_range)
        return true;
    if (length.unit == LENGTH_PT)
        return length.value >= field->min && length.value <= field->max;
    return field->min < 0 || length.value >= 0;
}

static bool check(const FieldReader *reader, const Field *field, const JsonValue *value,
                  Length length, unsigned takes)
{
    if (!is_taken(length.unit, takes)) {
        field_report_value(reader, field, value);
        return false;
    }
    if (is_in_range(field, length))
        return true;
    char low[NUMBER_TEXT_SIZE];
    char high[NUMBER_TEXT_SIZE];
    number_format(low, field->min, 2);
    number_format(high, field->max, 2);
    Diagnostic *diagnostic = diag_report(reader->diagnostics, E_VALUE_RANGE, &value->origin,
                                         DIAG_ARGS(field->name, words_of(reader, value),
                                                   arena_print(reader->arena, "%s pt", low),
                                                   arena_print(reader->arena, "%s pt", high)));
    if (field->max == LIMIT_FONT_SIZE_PT && length.value > field->max)
        diag_hint_limit(reader->diagnostics, diagnostic, LIMIT_ID_FONT_SIZE_PT);
    return false;
}

/* 1 to `limit` lengths separated by spaces; returns how many, 0: reported. */
static int read_list(const FieldReader *reader, const Field *field, const JsonValue *value,
                     unsigned takes, int limit, Length *lengths)
{
    if (value->kind != JSON_STRING && value->kind != JSON_NUMBER) {
        field_report_value(reader, field, value);
        return 0;
    }
    int count = 0;
    Scanner scanner = {value->text, 0};
    while (!scanner_at_end(&scanner) && count < limit) {
        Text text;
        bool reported = false;
        LengthFault fault = LENGTH_NOT_A_LENGTH;
        if (field_piece_text(reader, scanner_piece(&scanner), value, &text, &reported))
            fault = length_parse(text, &context_of(reader)->base, &lengths[count]);
        if (fault != LENGTH_OK && !reported)
            report_fault(reader, field, value, fault);
        if (fault != LENGTH_OK || !check(reader, field, value, lengths[count], takes))
            return 0;
        count++;
    }
    if (count == 0 || !scanner_at_end(&scanner)) {
        field_report_value(reader, field, value);
        return 0;
    }
    return count;
}

static bool read_one(const FieldReader *reader, const Field *field, const JsonValue *value,
                     unsigned takes, Length *length)
{
    Length read;
    if (!read_list(reader, field, value, takes, 1, &read))
        return false;
    *length = read;
    return true;
}

static bool read_length(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    return read_one(reader, field, value, 0, member);
}

static bool read_offset(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    return read_one(reader, field, value, TAKES_AUTO, member);
}

static bool read_size(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    return read_one(reader, field, value, TAKES_AUTO | TAKES_FILL, member);
}

static bool read_track(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    return read_one(reader, field, value, TAKES_AUTO | TAKES_FRACTION, member);
}

static bool read_points(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    Length length;
    if (!read_one(reader, field, value, 0, &length))
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
    Length length = {value->number, LENGTH_PT};
    if (value->kind != JSON_NUMBER && !read_one(&inner, field, value, 0, &length))
        return false;
    length = (Length){length_resolve(length, context->inherited_em, 0), LENGTH_PT};
    if (!check(reader, field, value, length, 0))
        return false;
    *(Length *)member = length;
    return true;
}

/* lineHeight: a number is inherited as such, a percentage as what it comes to (CSS Inline 3, 5.1).
 */
static bool read_line_height(const FieldReader *reader, const Field *field, const JsonValue *value,
                             void *member)
{
    if (value->kind == JSON_NUMBER && value->number > 0 && value->number <= 20) {
        *(Length *)member = (Length){value->number, LENGTH_PERCENT};
        return true;
    }
    Length length;
    if (!read_one(reader, field, value, 0, &length))
        return false;
    if (length.value <= 0) {
        field_report_value(reader, field, value);
        return false;
    }
    *(Length *)member = (Length){length_resolve(length, context_of(reader)->base.em, 0), LENGTH_PT};
    return true;
}

/* One to four values go round the box as in CSS: top, right, bottom, left. */
static bool read_round(const FieldReader *reader, const Field *field, const JsonValue *value,
                       unsigned takes, Length *edges)
{
    Length lengths[4];
    int count = read_list(reader, field, value, takes, 4, lengths);
    if (!count)
        return false;
    edges[0] = lengths[0];
    edges[1] = lengths[count > 1 ? 1 : 0];
    edges[2] = lengths[count > 2 ? 2 : 0];
    edges[3] = lengths[count > 3 ? 3 : count > 1 ? 1 : 0];
    return true;
}

static bool read_edges(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    return read_round(reader, field, value, 0, member);
}

static bool read_margins(const FieldReader *reader, const Field *field, const JsonValue *value,
                         void *member)
{
    return read_round(reader, field, value, TAKES_AUTO, member);
}

static bool read_gap(const FieldReader *reader, const Field *field, const JsonValue *value,
                     void *member)
{
    Length lengths[2];
    int count = read_list(reader, field, value, 0, 2, lengths);
    if (!count)
        return false;
    Length *gaps = member;
    gaps[0] = lengths[0];
    gaps[1] = lengths[count - 1];
    return true;
}

const FieldType field_length = {
    "a length",     "长度",      "\"4mm\", \"12pt\", \"1.5em\", \"20%\"",
    sizeof(Length), read_length, field_schema_lengths};
const FieldType field_offset = {"a length or auto", "长度或 auto", "\"4mm\", \"20%\", \"auto\"",
                                sizeof(Length),     read_offset,   field_schema_lengths};
const FieldType field_size = {"a length, auto or fill",
                              "长度、auto 或 fill",
                              "\"40mm\", \"50%\", \"auto\", \"fill\"",
                              sizeof(Length),
                              read_size,
                              field_schema_lengths};
const FieldType field_track = {"a length, auto or a share (fr)",
                               "长度、auto 或份额（fr）",
                               "\"30mm\", \"auto\", \"1fr\"",
                               sizeof(Length),
                               read_track,
                               field_schema_lengths};
const FieldType field_font_size = {
    "a font size",  "字号",         "\"10.5pt\", \"小五\", \"1.2em\"",
    sizeof(Length), read_font_size, field_schema_lengths};
const FieldType field_line_height = {"a line height", "行高",           "1.6, \"15pt\"",
                                     sizeof(Length),  read_line_height, field_schema_lengths};
const FieldType field_edges = {"one to four lengths", "一至四个长度", "\"4mm 6mm\"",
                               4 * sizeof(Length),    read_edges,     field_schema_lengths};
const FieldType field_margins = {"one to four lengths, each may be auto",
                                 "一至四个长度，均可为 auto",
                                 "\"4mm 6mm\", \"0 auto\"",
                                 4 * sizeof(Length),
                                 read_margins,
                                 field_schema_lengths};
const FieldType field_corners = {"one to four lengths", "一至四个长度", "\"2mm\"",
                                 4 * sizeof(Length),    read_edges,     field_schema_lengths};
const FieldType field_gap = {"one or two lengths", "一个或两个长度", "\"4mm\"",
                             2 * sizeof(Length),   read_gap,         field_schema_lengths};
const FieldType field_points = {"a length without %", "长度（不能用百分比）",
                                "\"0.5pt\", \"2mm\"", sizeof(double),
                                read_points,          field_schema_lengths};
