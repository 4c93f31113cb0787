/* SVG path data: path_parse_svg of path.h. Grammar: SVG 1.1, 8.3.9. */
#include "scene/path.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

#define PI 3.14159265358979323846

#define MOST_NUMBERS 7 /* of one command: the arc */

typedef struct SvgReader {
    const char *at; /* NUL-terminated */
    Path *path;
    Matrix matrix;
    Point current, start; /* user space, before the matrix */
    Point control;        /* last control point of the previous command, for S and T */
    char previous;        /* previous command in upper case, 0 at the start */
} SvgReader;

static void skip_space(SvgReader *reader)
{
    while (*reader->at && strchr(" \t\r\n\f", *reader->at))
        reader->at++;
}

static void skip_comma(SvgReader *reader)
{
    skip_space(reader);
    if (*reader->at == ',') {
        reader->at++;
        skip_space(reader);
    }
}

static const char *skip_digits(const char *at)
{
    while (*at >= '0' && *at <= '9')
        at++;
    return at;
}

/* "5." is a number in SVG 1.1 but not for number_parse: takes the bare point out. */
static bool parse_bare_point(const char *start, const char *point, const char *end, double *value)
{
    char plain[64] = "";
    size_t before = (size_t)(point - start);
    size_t after = (size_t)(end - point - 1);
    if (before + after >= sizeof plain)
        return false;
    memcpy(plain, start, before);
    memcpy(plain + before, point + 1, after);
    return number_parse((Text){plain, before + after}, value);
}

static bool read_number(SvgReader *reader, double *value)
{
    const char *start = reader->at;
    const char *at = start + (*start == '+' || *start == '-');
    const char *whole = at;
    at = skip_digits(at);
    bool has_whole = at > whole;
    const char *bare_point = NULL;
    if (*at == '.') {
        const char *fraction_end = skip_digits(at + 1);
        bool has_fraction = fraction_end > at + 1;
        if (!has_whole && !has_fraction)
            return false;
        bare_point = has_fraction ? NULL : at;
        at = fraction_end;
    } else if (!has_whole) {
        return false;
    }
    if (*at == 'e' || *at == 'E') {
        const char *digits = at + 1 + (at[1] == '+' || at[1] == '-');
        const char *exponent_end = skip_digits(digits);
        if (exponent_end > digits)
            at = exponent_end;
    }
    bool is_number = bare_point ? parse_bare_point(start, bare_point, at, value)
                                : number_parse((Text){start, (size_t)(at - start)}, value);
    if (is_number)
        reader->at = at;
    return is_number;
}

/* The flags of an arc are single digits and may touch what follows: "a1 1 0 01.5.5". */
static bool read_flag(SvgReader *reader, double *value)
{
    if (*reader->at != '0' && *reader->at != '1')
        return false;
    *value = *reader->at++ - '0';
    return true;
}

static Point to_page(const SvgReader *reader, Point point)
{
    return matrix_apply(reader->matrix, point);
}

static void add_line(SvgReader *reader, Point to)
{
    Point page = to_page(reader, to);
    path_line(reader->path, page.x, page.y);
    reader->current = to;
}

static void add_curve(SvgReader *reader, Point first, Point second, Point to)
{
    Point a = to_page(reader, first);
    Point b = to_page(reader, second);
    Point c = to_page(reader, to);
    path_curve(reader->path, a.x, a.y, b.x, b.y, c.x, c.y);
    reader->control = second;
    reader->current = to;
}

static void add_quadratic(SvgReader *reader, Point control, Point to)
{
    Point from = reader->current;
    Point first = {from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3};
    Point second = {to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3};
    add_curve(reader, first, second, to);
    reader->control = control;
}

/* The previous control point mirrored at the current point, if the previous command was one of
 * `kin`; else the current point (SVG 1.1, 8.3.6 and 8.3.7). */
static Point reflected_control(const SvgReader *reader, const char *kin)
{
    Point current = reader->current;
    if (!reader->previous || !strchr(kin, reader->previous))
        return current;
    return (Point){2 * current.x - reader->control.x, 2 * current.y - reader->control.y};
}

typedef struct Arc {
    Matrix ellipse; /* from the unit circle to user space */
    double start, sweep;
} Arc;

/* From end points to centre: SVG 1.1, F.6.5 and F.6.6. */
static Arc find_arc(Point from, Point to, double rx, double ry, double tilt_deg, bool is_large,
                    bool is_clockwise)
{
    double sine = sin(tilt_deg * PI / 180);
    double cosine = cos(tilt_deg * PI / 180);
    double half_x = (from.x - to.x) / 2;
    double half_y = (from.y - to.y) / 2;
    double x = (cosine * half_x + sine * half_y) / rx;
    double y = (cosine * half_y - sine * half_x) / ry;
    double distance = hypot(x, y); /* half the chord, in unit circles */
    if (distance > 1) {            /* F.6.6: radii too small grow until they reach */
        rx *= distance;
        ry *= distance;
        x /= distance;
        y /= distance;
        distance = 1;
    }
    double height = sqrt(fmax(0, 1 / (distance * distance) - 1));
    if (is_large == is_clockwise)
        height = -height;
    double center_x = height * y;
    double center_y = -height * x;
    double start = atan2(y - center_y, x - center_x);
    double sweep = atan2(-y - center_y, -x - center_x) - start;
    if (is_clockwise && sweep < 0)
        sweep += 2 * PI;
    if (!is_clockwise && sweep > 0)
        sweep -= 2 * PI;
    Matrix ellipse = {cosine * rx, sine * rx, -sine * ry, cosine * ry, 0, 0};
    Point center = matrix_apply(ellipse, (Point){center_x, center_y});
    ellipse.e = center.x + (from.x + to.x) / 2;
    ellipse.f = center.y + (from.y + to.y) / 2;
    return (Arc){ellipse, start, sweep};
}

static void add_arc(SvgReader *reader, const double numbers[MOST_NUMBERS], Point to)
{
    Point from = reader->current;
    double rx = fabs(numbers[0]);
    double ry = fabs(numbers[1]);
    if (from.x == to.x && from.y == to.y)
        return;
    if (rx == 0 || ry == 0) {
        add_line(reader, to);
        return;
    }
    Arc arc = find_arc(from, to, rx, ry, numbers[2], numbers[3] != 0, numbers[4] != 0);
    int count = isfinite(arc.sweep) ? (int)ceil(fabs(arc.sweep) / (PI / 2) - 1e-9) : 0;
    for (int i = 0; i < count; i++) {
        double a = arc.start + arc.sweep * i / count;
        double b = arc.start + arc.sweep * (i + 1) / count;
        double control = 4.0 / 3.0 * tan((b - a) / 4);
        Point first = {cos(a) - control * sin(a), sin(a) + control * cos(a)};
        Point second = {cos(b) + control * sin(b), sin(b) - control * cos(b)};
        Point end = {cos(b), sin(b)};
        add_curve(reader, matrix_apply(arc.ellipse, first), matrix_apply(arc.ellipse, second),
                  i + 1 < count ? matrix_apply(arc.ellipse, end) : to);
    }
}

static int count_numbers(char command)
{
    switch (command) {
    case 'M':
    case 'L':
    case 'T':
        return 2;
    case 'H':
    case 'V':
        return 1;
    case 'S':
    case 'Q':
        return 4;
    case 'C':
        return 6;
    case 'A':
        return 7;
    default:
        return 0;
    }
}

/* Reads one set of arguments. */
static bool read_numbers(SvgReader *reader, char command, double numbers[MOST_NUMBERS])
{
    int count = count_numbers(command);
    for (int i = 0; i < count; i++) {
        if (i)
            skip_comma(reader);
        bool is_flag = command == 'A' && (i == 3 || i == 4);
        if (!(is_flag ? read_flag(reader, &numbers[i]) : read_number(reader, &numbers[i])))
            return false;
    }
    return true;
}

/* Carries out one command; `at` is where its coordinates are measured from. */
static void run_command(SvgReader *reader, char command, const double *n, Point at)
{
    Point first = {at.x + n[0], at.y + n[1]};
    Point second = {at.x + n[2], at.y + n[3]};
    Point page;
    switch (command) {
    case 'M':
        page = to_page(reader, first);
        path_move(reader->path, page.x, page.y);
        reader->current = reader->start = first;
        break;
    case 'L':
        add_line(reader, first);
        break;
    case 'H':
        add_line(reader, (Point){first.x, reader->current.y});
        break;
    case 'V':
        add_line(reader, (Point){reader->current.x, at.y + n[0]});
        break;
    case 'C':
        add_curve(reader, first, second, (Point){at.x + n[4], at.y + n[5]});
        break;
    case 'S':
        add_curve(reader, reflected_control(reader, "CS"), first, second);
        break;
    case 'Q':
        add_quadratic(reader, first, second);
        break;
    case 'T':
        add_quadratic(reader, reflected_control(reader, "QT"), first);
        break;
    case 'A':
        add_arc(reader, n, (Point){at.x + n[5], at.y + n[6]});
        break;
    default:
        break;
    }
    reader->previous = command;
}

static bool starts_number(char byte)
{
    return byte && strchr("+-.0123456789", byte);
}

/* Reads the argument sets of `command`; further pairs of a move are lines (SVG 1.1, 8.3.2). */
static bool read_command(SvgReader *reader, char command, bool is_relative)
{
    skip_space(reader);
    for (;;) {
        double numbers[MOST_NUMBERS] = {0};
        if (!read_numbers(reader, command, numbers))
            return false;
        run_command(reader, command, numbers, is_relative ? reader->current : (Point){0, 0});
        command = command == 'M' ? 'L' : command;
        const char *after = reader->at;
        skip_comma(reader);
        if (!starts_number(*reader->at)) /* a comma must have a number after it */
            return !memchr(after, ',', (size_t)(reader->at - after));
    }
}

static void close_path(SvgReader *reader)
{
    path_close(reader->path);
    reader->current = reader->start;
    reader->previous = 'Z';
}

const char *path_parse_svg(Path *path, const char *data, Matrix matrix)
{
    SvgReader reader = {.at = data, .path = path, .matrix = matrix};
    skip_space(&reader);
    while (*reader.at) {
        const char *letter = reader.at;
        bool is_relative = *letter >= 'a' && *letter <= 'z';
        char command = (char)(is_relative ? *letter - 'a' + 'A' : *letter);
        bool is_close = command == 'Z';
        if (!is_close && !count_numbers(command))
            return letter;
        if (command != 'M' && !reader.previous) /* path data begins with a move */
            return letter;
        reader.at++;
        if (is_close) {
            close_path(&reader);
        } else {
            if (command != 'M' && reader.previous == 'Z') {
                Point start = to_page(&reader, reader.start);
                path_move(path, start.x, start.y); /* a new subpath begins where the last one did */
            }
            if (!read_command(&reader, command, is_relative))
                return reader.at;
        }
        skip_space(&reader);
    }
    return NULL;
}
