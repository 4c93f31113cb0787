/* Paths and line styles in content: see haru_path.h. */
#include "device/haru_path.h"

#define RECTANGLE_VERBS     5 /* move, line, line, line, close */
#define DEFAULT_MITER_LIMIT 10.0

typedef struct Corner {
    long x, y;
} Corner;

static Corner place(const HaruContent *content, Point point)
{
    return (Corner){haru_content_x(content, point.x), haru_content_y(content, point.y)};
}

static void put_point(HaruContent *content, Point point)
{
    Corner corner = place(content, point);
    haru_put(&content->operators, corner.x);
    haru_put(&content->operators, corner.y);
}

/* Writes the subpath at `verb` as "re" where it is an upright rectangle that begins with a
 * horizontal side, as "re" does: the direction decides under the nonzero rule. */
static bool write_rectangle(HaruContent *content, const Path *path, size_t verb, size_t point)
{
    static const unsigned char shape[RECTANGLE_VERBS] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE,
                                                         PATH_CLOSE};
    if (path->verb_count - verb < RECTANGLE_VERBS ||
        memcmp(path->verbs + verb, shape, RECTANGLE_VERBS) != 0)
        return false;
    Corner a = place(content, path->points[point]);
    Corner b = place(content, path->points[point + 1]);
    Corner c = place(content, path->points[point + 2]);
    Corner d = place(content, path->points[point + 3]);
    if (a.y != b.y || b.x != c.x || c.y != d.y || d.x != a.x)
        return false;
    haru_put(&content->operators, a.x);
    haru_put(&content->operators, a.y);
    haru_put(&content->operators, c.x - a.x);
    haru_put(&content->operators, c.y - a.y);
    haru_content_operator(content, "re");
    return true;
}

static void write_verb(HaruContent *content, PathVerb verb, const Point *points)
{
    switch (verb) {
    case PATH_MOVE:
        put_point(content, points[0]);
        haru_content_operator(content, "m");
        break;
    case PATH_LINE:
        put_point(content, points[0]);
        haru_content_operator(content, "l");
        break;
    case PATH_CURVE:
        for (int i = 0; i < 3; i++)
            put_point(content, points[i]);
        haru_content_operator(content, "c");
        break;
    case PATH_CLOSE:
        haru_content_operator(content, "h");
        break;
    }
}

bool haru_path_write(HaruContent *content, const Path *path)
{
    static const size_t point_counts[] = {1, 1, 3, 0}; /* by PathVerb */
    if (path->point_count == 0)
        return false;
    haru_content_end_text(content);
    size_t point = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (write_rectangle(content, path, i, point)) {
            i += RECTANGLE_VERBS - 1;
            point += 4;
            continue;
        }
        PathVerb verb = path->verbs[i];
        /* A path that does not begin with a move would be a fault in PDF. */
        if (i == 0 && verb == PATH_LINE)
            verb = PATH_MOVE;
        write_verb(content, verb, path->points + point);
        point += point_counts[path->verbs[i]];
    }
    return true;
}

static void set_number(HaruContent *content, long *known, long wanted, const char *operator_name)
{
    if (*known == wanted)
        return;
    *known = wanted;
    haru_put(&content->operators, wanted);
    haru_content_operator(content, operator_name);
}

static bool same_dashes(const HaruGraphics *graphics, const Stroke *stroke)
{
    if (graphics->dash_count != stroke->dash_count)
        return false;
    for (int i = 0; i < stroke->dash_count; i++) {
        if (graphics->dashes[i] != haru_thousandths(stroke->dashes[i]))
            return false;
    }
    return stroke->dash_count == 0 || graphics->dash_phase == haru_thousandths(stroke->dash_phase);
}

/* PDF wants lengths that are not negative and not all zero (8.4.3.6); others mean a solid line. */
static bool has_dashes(const Stroke *stroke)
{
    long sum = 0;
    for (int i = 0; i < stroke->dash_count; i++) {
        long dash = haru_thousandths(stroke->dashes[i]);
        if (dash < 0)
            return false;
        sum += dash;
    }
    return stroke->dashes && sum > 0;
}

static void set_dashes(HaruContent *content, const Stroke *stroke)
{
    HaruGraphics *graphics = &content->graphics;
    static const Stroke solid;
    if (!has_dashes(stroke))
        stroke = &solid;
    if (same_dashes(graphics, stroke))
        return;
    strbuf_char(&content->operators, '[');
    for (int i = 0; i < stroke->dash_count; i++) {
        haru_put(&content->operators, haru_thousandths(stroke->dashes[i]));
        if (i < HARU_DASH_LIMIT)
            graphics->dashes[i] = haru_thousandths(stroke->dashes[i]);
    }
    strbuf_char(&content->operators, ']');
    graphics->dash_count = stroke->dash_count <= HARU_DASH_LIMIT ? stroke->dash_count : -1;
    graphics->dash_phase = haru_thousandths(stroke->dash_phase);
    haru_put(&content->operators, graphics->dash_phase);
    haru_content_operator(content, "d");
}

void haru_path_set_stroke(HaruContent *content, const Stroke *stroke)
{
    static const long caps[] = {0, 1, 2};  /* by LineCap; PDF 1.7, table 54 */
    static const long joins[] = {0, 1, 2}; /* by LineJoin; table 55 */
    HaruGraphics *graphics = &content->graphics;
    double miter_limit = stroke->miter_limit > 0 ? stroke->miter_limit : DEFAULT_MITER_LIMIT;
    set_number(content, &graphics->line_width, haru_thousandths(stroke->width), "w");
    set_number(content, &graphics->line_cap, caps[stroke->cap] * 1000, "J");
    set_number(content, &graphics->line_join, joins[stroke->join] * 1000, "j");
    if (stroke->join == JOIN_MITER)
        set_number(content, &graphics->miter_limit, haru_thousandths(miter_limit), "M");
    set_dashes(content, stroke);
}

void haru_path_clip(HaruContent *content, const Path *path, FillRule rule)
{
    if (!haru_path_write(content, path))
        haru_content_operator(content, "0 0 0 0 re");
    haru_content_operator(content, rule == FILL_EVEN_ODD ? "W* n" : "W n");
}
