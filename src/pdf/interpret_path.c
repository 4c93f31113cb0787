/* Operators of paths: ISO 32000-1, 8.5. */
#include <math.h>

#include "base/limits.h"
#include "pdf/state.h"

static Path *path_of(Interpreter *interpreter)
{
    if (!interpreter->path)
        interpreter->path = path_create(interpreter->arena);
    return interpreter->path;
}

static void add_line(Interpreter *interpreter, double x, double y, bool is_move)
{
    Path *path = path_of(interpreter);
    Point point = interpret_point(interpreter, x, y);
    if (is_move || path->verb_count == 0) {
        path_move(path, point.x, point.y);
        interpreter->start = (Point){x, y};
    } else {
        path_line(path, point.x, point.y);
    }
    interpreter->current = (Point){x, y};
}

static void add_curve(Interpreter *interpreter, Point a, Point b, Point end)
{
    if (path_of(interpreter)->verb_count == 0)
        add_line(interpreter, interpreter->current.x, interpreter->current.y, true);
    Point first = interpret_point(interpreter, a.x, a.y);
    Point second = interpret_point(interpreter, b.x, b.y);
    Point last = interpret_point(interpreter, end.x, end.y);
    path_curve(interpreter->path, first.x, first.y, second.x, second.y, last.x, last.y);
    interpreter->current = end;
}

static void close(Interpreter *interpreter)
{
    if (!interpreter->path || interpreter->path->verb_count == 0)
        return;
    path_close(interpreter->path);
    interpreter->current = interpreter->start;
}

static void add_rectangle(Interpreter *interpreter, const Content *content)
{
    double x = interpret_number(content, 0);
    double y = interpret_number(content, 1);
    double width = interpret_number(content, 2);
    double height = interpret_number(content, 3);
    add_line(interpreter, x, y, true);
    add_line(interpreter, x + width, y, false);
    add_line(interpreter, x + width, y + height, false);
    add_line(interpreter, x, y + height, false);
    close(interpreter);
}

static bool construct(Interpreter *interpreter, const Content *content)
{
    double v[6];
    const char *name = content->operator;
    if (name[1] && strcmp(name, "re") != 0)
        return false;
    for (int i = 0; i < 6; i++)
        v[i] = interpret_number(content, i);
    switch (*name) {
    case 'm':
    case 'l':
        add_line(interpreter, v[0], v[1], *name == 'm');
        return true;
    case 'c':
        add_curve(interpreter, (Point){v[0], v[1]}, (Point){v[2], v[3]}, (Point){v[4], v[5]});
        return true;
    case 'v':
        add_curve(interpreter, interpreter->current, (Point){v[0], v[1]}, (Point){v[2], v[3]});
        return true;
    case 'y':
        add_curve(interpreter, (Point){v[0], v[1]}, (Point){v[2], v[3]}, (Point){v[2], v[3]});
        return true;
    case 'h':
        close(interpreter);
        return true;
    case 'r':
        add_rectangle(interpreter, content);
        return true;
    default:
        return false;
    }
}

static void fill(Interpreter *interpreter, FillRule rule)
{
    const State *state = state_of(interpreter);
    const Paint *paint = interpret_paint(interpreter, &state->fill);
    if (!interpreter->path)
        return;
    scene_fill_path(interpreter->page->scene, interpreter->path, rule, paint);
    interpret_note_overprint(interpreter, state->fill.overprints);
}

static void stroke(Interpreter *interpreter)
{
    const State *state = state_of(interpreter);
    Stroke *line = arena_alloc(interpreter->arena, sizeof *line);
    if (!interpreter->path)
        return;
    /* No width is the thinnest that the device can draw (8.4.3.2). */
    line->width =
        fmax(0.001, fmin(state->line_width * interpret_scale(state->ctm), LIMIT_COORDINATE_PT));
    scene_stroke_path(interpreter->page->scene, interpreter->path, line,
                      interpret_paint(interpreter, &state->stroke));
    interpret_note_overprint(interpreter, state->stroke.overprints);
}

/* Clips take effect after the path was painted (8.5.4). */
static void end_path(Interpreter *interpreter)
{
    if (interpreter->pending_clip && interpreter->path) {
        scene_push_clip(interpreter->page->scene, interpreter->path,
                        interpreter->pending_clip == 2 ? FILL_EVEN_ODD : FILL_NONZERO);
        interpret_note_overprint(interpreter, false);
        state_of(interpreter)->clips++;
    }
    interpreter->pending_clip = 0;
    interpreter->path = NULL;
}

bool interpret_path(Interpreter *interpreter, const Content *content)
{
    static const char *const painting[] = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"};
    const char *name = content->operator;
    if (construct(interpreter, content))
        return true;
    if (strcmp(name, "W") == 0 || strcmp(name, "W*") == 0) {
        interpreter->pending_clip = name[1] ? 2 : 1;
        return true;
    }
    bool is_painting = false;
    for (size_t i = 0; i < COUNT_OF(painting); i++)
        is_painting |= strcmp(name, painting[i]) == 0;
    if (!is_painting)
        return false;
    if (*name == 's' || *name == 'b')
        close(interpreter);
    if (strchr("fFbB", *name))
        fill(interpreter, name[1] == '*' ? FILL_EVEN_ODD : FILL_NONZERO);
    if (strchr("sSbB", *name))
        stroke(interpreter);
    end_path(interpreter);
    return true;
}
