/* Colours and gradients: see paint_spec.h. */
#include "doc/paint_spec.h"

#include <ctype.h>
#include <math.h>

#include "base/number.h"
#include "doc/scanner.h"

#define MAX_STOPS 16
#define MAX_DEPTH 16 /* of tokens and calls in each other */

typedef struct Reading {
    const Theme *theme;
    const JsonValue *value; /* where messages point */
    bool *reported;
    int depth;
} Reading;

static bool read_piece(Reading *reading, Text piece, PaintSpec *spec);
static bool read_value(Reading *reading, const JsonValue *value, PaintSpec *spec);

static PaintSpec solid(Color color)
{
    return (PaintSpec){.kind = PAINT_SOLID, .color = color, .opacity = 1};
}

static int hex_digit(char character)
{
    if (!isxdigit((unsigned char)character))
        return -1;
    return isdigit((unsigned char)character) ? character - '0'
                                             : tolower((unsigned char)character) - 'a' + 10;
}

static bool read_hex(Text piece, Color *color)
{
    bool is_short = piece.length == 4;
    if ((!is_short && piece.length != 7) || piece.data[0] != '#')
        return false;
    *color = (Color){.has = COLOR_RGB};
    for (int i = 0; i < 3; i++) {
        int high = hex_digit(piece.data[is_short ? 1 + i : 1 + 2 * i]);
        int low = hex_digit(piece.data[is_short ? 1 + i : 2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        color->rgb[i] = (high * 16 + low) / 255.0;
    }
    return true;
}

/* Reads "20%" as 0.2 and, where `scale` is given, "51" as 51 / scale. */
static bool read_share(Text piece, double scale, double *share)
{
    size_t digits = number_parse_prefix(piece, share);
    if (!digits)
        return false;
    Text unit = {piece.data + digits, piece.length - digits};
    if (text_equals(unit, "%"))
        *share /= 100;
    else if (unit.length == 0 && scale > 0)
        *share /= scale;
    else
        return false;
    return *share >= 0 && *share <= 1;
}

/* `count` numbers separated by commas (or spaces) that fill the whole of the arguments. */
static bool read_shares(Scanner *arguments, double scale, double *shares, int count)
{
    for (int i = 0; i < count; i++) {
        if (!read_share(scanner_piece(arguments), scale, &shares[i]))
            return false;
        if (i + 1 < count)
            scanner_accept(arguments, ',');
    }
    return scanner_at_end(arguments);
}

static bool read_tint_or_alpha(Reading *reading, Scanner *arguments, bool is_tint, PaintSpec *spec)
{
    double amount;
    if (!read_piece(reading, scanner_piece(arguments), spec) || spec->kind != PAINT_SOLID)
        return false;
    scanner_accept(arguments, ',');
    if (!read_share(scanner_piece(arguments), 1, &amount) || !scanner_at_end(arguments))
        return false;
    if (is_tint)
        spec->color = color_tint(&spec->color, amount);
    else
        spec->opacity *= amount;
    return true;
}

static bool read_angle(Scanner *arguments, double *angle_deg)
{
    Scanner ahead = *arguments;
    Text piece = scanner_piece(&ahead);
    double angle;
    size_t digits = number_parse_prefix(piece, &angle);
    Text unit = {piece.data + digits, piece.length - digits};
    if (!digits || !text_equals(unit, "deg"))
        return false;
    *angle_deg = angle;
    scanner_accept(&ahead, ',');
    *arguments = ahead;
    return true;
}

/* Offsets that were not written are spread evenly between their neighbours (CSS Images 3, 3.4.3).
 */
static void spread_offsets(GradientStop *stops, int count)
{
    if (isnan(stops[0].offset))
        stops[0].offset = 0;
    if (isnan(stops[count - 1].offset))
        stops[count - 1].offset = 1;
    for (int i = 1; i < count; i++) {
        if (isnan(stops[i].offset)) {
            int next = i;
            while (isnan(stops[next].offset))
                next++;
            double step = (stops[next].offset - stops[i - 1].offset) / (next - i + 1);
            stops[i].offset = stops[i - 1].offset + step;
        }
        stops[i].offset = fmax(stops[i].offset, stops[i - 1].offset);
    }
}

/* A stop that is transparent takes the colour beside it, so that nothing else is mixed in: what
 * gradients in premultiplied colour come to (CSS Images 3, 3.4.2). */
static void fill_transparent(GradientStop *stops, int count)
{
    for (int i = 1; i < count; i++) {
        if (stops[i].color.has == 0)
            stops[i].color = stops[i - 1].color;
    }
    for (int i = count - 1; i > 0; i--) {
        if (stops[i - 1].color.has == 0)
            stops[i - 1].color = stops[i].color;
    }
    for (int i = 0; i < count && stops[i].color.has == 0; i++)
        stops[i].color = COLOR_WHITE;
}

static bool read_stop(Reading *reading, Scanner *arguments, GradientStop *stop)
{
    PaintSpec spec;
    if (!read_piece(reading, scanner_piece(arguments), &spec) ||
        (spec.kind != PAINT_SOLID && spec.kind != PAINT_NONE))
        return false;
    *stop = (GradientStop){NAN, spec.color, spec.kind == PAINT_NONE ? 0 : spec.opacity};
    Scanner ahead = *arguments;
    double offset;
    if (read_share(scanner_piece(&ahead), 0, &offset)) {
        stop->offset = offset;
        *arguments = ahead;
    }
    return true;
}

static bool read_gradient(Reading *reading, Scanner *arguments, PaintKind kind, PaintSpec *spec)
{
    GradientStop *stops = arena_array(reading->theme->arena, MAX_STOPS, sizeof *stops);
    int count = 0;
    double angle_deg = 180;
    if (kind == PAINT_LINEAR)
        read_angle(arguments, &angle_deg);
    do {
        if (count == MAX_STOPS || !read_stop(reading, arguments, &stops[count]))
            return false;
        count++;
    } while (scanner_accept(arguments, ','));
    if (count < 2 || !scanner_at_end(arguments))
        return false;
    spread_offsets(stops, count);
    fill_transparent(stops, count);
    *spec = (PaintSpec){
        .kind = kind, .opacity = 1, .angle_deg = angle_deg, .stops = stops, .stop_count = count};
    return true;
}

static bool read_call(Reading *reading, Text name, Scanner *arguments, PaintSpec *spec)
{
    Color color = {0};
    if (text_equals(name, "rgb")) {
        color.has = COLOR_RGB;
        *spec = solid(color);
        return read_shares(arguments, 255, spec->color.rgb, 3);
    }
    if (text_equals(name, "cmyk")) {
        color.has = COLOR_CMYK;
        *spec = solid(color);
        return read_shares(arguments, 100, spec->color.cmyk, 4);
    }
    if (text_equals(name, "gray")) {
        color.has = COLOR_GRAY;
        *spec = solid(color);
        return read_shares(arguments, 100, &spec->color.gray, 1);
    }
    if (text_equals(name, "tint"))
        return read_tint_or_alpha(reading, arguments, true, spec);
    if (text_equals(name, "alpha"))
        return read_tint_or_alpha(reading, arguments, false, spec);
    if (text_equals(name, "linear-gradient"))
        return read_gradient(reading, arguments, PAINT_LINEAR, spec);
    if (text_equals(name, "radial-gradient"))
        return read_gradient(reading, arguments, PAINT_RADIAL, spec);
    return false;
}

static bool read_token(Reading *reading, Text name, PaintSpec *spec)
{
    const JsonValue *value = theme_find_token(reading->theme, name, reading->value);
    if (value && reading->depth >= MAX_DEPTH) {
        const char *copy = arena_copy(reading->theme->arena, name.data, name.length);
        diag_report(reading->theme->diagnostics, E_TOKEN_CYCLE, &reading->value->origin,
                    DIAG_ARGS(copy));
        value = NULL;
    }
    if (!value) {
        *reading->reported = true;
        return false;
    }
    if (!read_value(reading, value, spec))
        return false;
    if (spec->kind == PAINT_SOLID)
        spec->color.name = arena_copy(reading->theme->arena, name.data, name.length);
    return true;
}

static bool read_piece(Reading *reading, Text piece, PaintSpec *spec)
{
    Text name;
    Scanner arguments;
    if (piece.length == 0 || reading->depth > MAX_DEPTH)
        return false;
    bool is_good;
    reading->depth++;
    if (piece.data[0] == '$') {
        is_good = read_token(reading, (Text){piece.data + 1, piece.length - 1}, spec);
    } else if (piece.data[0] == '#') {
        *spec = solid((Color){0});
        is_good = read_hex(piece, &spec->color);
    } else if (scanner_open_call(piece, &name, &arguments)) {
        is_good = read_call(reading, name, &arguments, spec);
    } else if (text_equals(piece, "black") || text_equals(piece, "white")) {
        *spec = solid(piece.data[0] == 'b' ? COLOR_BLACK : COLOR_WHITE);
        is_good = true;
    } else {
        *spec = (PaintSpec){.kind = PAINT_NONE};
        is_good = text_equals(piece, "transparent") || text_equals(piece, "none");
    }
    reading->depth--;
    return is_good;
}

/* "$red 20%" is a tint of the colour. */
static bool read_text(Reading *reading, Text text, PaintSpec *spec)
{
    Scanner scanner = {text, 0};
    if (!read_piece(reading, scanner_piece(&scanner), spec))
        return false;
    if (scanner_at_end(&scanner))
        return true;
    double amount;
    if (spec->kind != PAINT_SOLID || !read_share(scanner_piece(&scanner), 0, &amount) ||
        !scanner_at_end(&scanner))
        return false;
    spec->color = color_tint(&spec->color, amount);
    return true;
}

static bool read_ink_list(const JsonValue *list, double cmyk[4])
{
    if (list->kind != JSON_ARRAY || list->count != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        const JsonValue *ink = list->items[i];
        if (ink->kind != JSON_NUMBER || ink->number < 0 || ink->number > 100)
            return false;
        cmyk[i] = ink->number / 100;
    }
    return true;
}

static bool read_object_member(const JsonValue *member, Color *color)
{
    if (text_equals(member->key, "cmyk")) {
        color->has |= COLOR_CMYK;
        return read_ink_list(member, color->cmyk);
    }
    if (text_equals(member->key, "rgb")) {
        Color rgb;
        if (member->kind != JSON_STRING || member->text.length == 0 ||
            !read_hex(member->text, &rgb))
            return false;
        color->has |= COLOR_RGB;
        memcpy(color->rgb, rgb.rgb, sizeof rgb.rgb);
        return true;
    }
    bool is_percent = member->kind == JSON_NUMBER && member->number >= 0 && member->number <= 100;
    if (text_equals(member->key, "gray") && is_percent) {
        color->has |= COLOR_GRAY;
        color->gray = member->number / 100;
        return true;
    }
    if (text_equals(member->key, "tint") && is_percent) {
        color->tint = member->number / 100;
        return true;
    }
    if (text_equals(member->key, "spot") && member->kind == JSON_STRING && member->text.length) {
        color->has |= COLOR_SPOT;
        color->spot = member->text.data;
        return true;
    }
    return false;
}

static bool read_object(const JsonValue *object, PaintSpec *spec)
{
    Color color = {.tint = 1};
    for (uint32_t i = 0; i < object->count; i++) {
        if (!read_object_member(object->items[i], &color))
            return false;
    }
    *spec = solid(color);
    /* A spot ink alone cannot be shown or proofed: it needs what it looks like. */
    return color.has != 0 && color.has != COLOR_SPOT;
}

static bool read_value(Reading *reading, const JsonValue *value, PaintSpec *spec)
{
    if (value->kind == JSON_OBJECT)
        return read_object(value, spec);
    return value->kind == JSON_STRING && read_text(reading, value->text, spec);
}

bool paint_spec_read_text(const Theme *theme, Text piece, const JsonValue *value, PaintSpec *spec,
                          bool *reported)
{
    Reading reading = {theme, value, reported, 0};
    *reported = false;
    return read_text(&reading, piece, spec);
}

bool paint_spec_read(const Theme *theme, const JsonValue *value, PaintSpec *spec, bool *reported)
{
    Reading reading = {theme, value, reported, 0};
    *reported = false;
    return read_value(&reading, value, spec);
}

const Paint *paint_spec_realize(const PaintSpec *spec, Arena *arena, Rect box)
{
    Paint *paint = arena_alloc(arena, sizeof *paint);
    *paint = (Paint){
        .kind = spec->kind,
        .opacity = spec->opacity,
        .color = spec->color,
        .stops = spec->stops,
        .stop_count = spec->stop_count,
    };
    Point center = {box.x + box.width / 2, box.y + box.height / 2};
    if (spec->kind == PAINT_LINEAR) {
        double angle = spec->angle_deg * 3.14159265358979323846 / 180;
        double half = (fabs(box.width * sin(angle)) + fabs(box.height * cos(angle))) / 2;
        paint->from = (Point){center.x - sin(angle) * half, center.y + cos(angle) * half};
        paint->to = (Point){center.x + sin(angle) * half, center.y - cos(angle) * half};
    } else if (spec->kind == PAINT_RADIAL) {
        paint->from = paint->to = center;
        paint->to_radius = hypot(box.width, box.height) / 2;
    }
    return paint;
}
