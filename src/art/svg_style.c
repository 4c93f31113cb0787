/* Presentation properties and style sheets of SVG: see svg_reader.h. SVG 1.1, 6 and 11. The file is
 * long because it holds the names of all colours. */
#include <math.h>
#include <string.h>

#include "art/svg_reader.h"
#include "art/svg_shape.h"
#include "base/limits.h"

typedef struct NamedColor {
    const char *name;
    unsigned rgb;
} NamedColor;

/* All names of CSS Color Module Level 4, 6.1: those of SVG 1.1, 4.4, and rebeccapurple. */
static const NamedColor named_colors[] = {
    {"aliceblue", 0xF0F8FF},
    {"antiquewhite", 0xFAEBD7},
    {"aqua", 0x00FFFF},
    {"aquamarine", 0x7FFFD4},
    {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC},
    {"bisque", 0xFFE4C4},
    {"black", 0x000000},
    {"blanchedalmond", 0xFFEBCD},
    {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2},
    {"brown", 0xA52A2A},
    {"burlywood", 0xDEB887},
    {"cadetblue", 0x5F9EA0},
    {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50},
    {"cornflowerblue", 0x6495ED},
    {"cornsilk", 0xFFF8DC},
    {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},
    {"darkcyan", 0x008B8B},
    {"darkgoldenrod", 0xB8860B},
    {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},
    {"darkkhaki", 0xBDB76B},
    {"darkmagenta", 0x8B008B},
    {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00},
    {"darkorchid", 0x9932CC},
    {"darkred", 0x8B0000},
    {"darksalmon", 0xE9967A},
    {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B},
    {"darkslategray", 0x2F4F4F},
    {"darkslategrey", 0x2F4F4F},
    {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3},
    {"deeppink", 0xFF1493},
    {"deepskyblue", 0x00BFFF},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF},
    {"firebrick", 0xB22222},
    {"floralwhite", 0xFFFAF0},
    {"forestgreen", 0x228B22},
    {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC},
    {"ghostwhite", 0xF8F8FF},
    {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xADFF2F},
    {"grey", 0x808080},
    {"honeydew", 0xF0FFF0},
    {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C},
    {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},
    {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5},
    {"lawngreen", 0x7CFC00},
    {"lemonchiffon", 0xFFFACD},
    {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080},
    {"lightcyan", 0xE0FFFF},
    {"lightgoldenrodyellow", 0xFAFAD2},
    {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3},
    {"lightpink", 0xFFB6C1},
    {"lightsalmon", 0xFFA07A},
    {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},
    {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6},
    {"magenta", 0xFF00FF},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66CDAA},
    {"mediumblue", 0x0000CD},
    {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB},
    {"mediumseagreen", 0x3CB371},
    {"mediumslateblue", 0x7B68EE},
    {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC},
    {"mediumvioletred", 0xC71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1},
    {"moccasin", 0xFFE4B5},
    {"navajowhite", 0xFFDEAD},
    {"navy", 0x000080},
    {"oldlace", 0xFDF5E6},
    {"olive", 0x808000},
    {"olivedrab", 0x6B8E23},
    {"orange", 0xFFA500},
    {"orangered", 0xFF4500},
    {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA},
    {"palegreen", 0x98FB98},
    {"paleturquoise", 0xAFEEEE},
    {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5},
    {"peachpuff", 0xFFDAB9},
    {"peru", 0xCD853F},
    {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xFF0000},
    {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1},
    {"saddlebrown", 0x8B4513},
    {"salmon", 0xFA8072},
    {"sandybrown", 0xF4A460},
    {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D},
    {"silver", 0xC0C0C0},
    {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F},
    {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C},
    {"teal", 0x008080},
    {"thistle", 0xD8BFD8},
    {"tomato", 0xFF6347},
    {"turquoise", 0x40E0D0},
    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},
    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
    {"yellowgreen", 0x9ACD32},
};

/* What changes nothing in a picture of plain shapes, whatever its value. */
static const char *const harmless[] = {
    "color-interpolation",
    "color-rendering",
    "cursor",
    "direction",
    "enable-background",
    "font",
    "font-family",
    "font-feature-settings",
    "font-size",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-weight",
    "image-rendering",
    "kerning",
    "letter-spacing",
    "line-height",
    "pointer-events",
    "shape-rendering",
    "solid-color",
    "solid-opacity",
    "text-align",
    "text-anchor",
    "text-decoration",
    "text-indent",
    "text-rendering",
    "text-transform",
    "white-space",
    "word-spacing",
    "writing-mode",
};

/* What would change the picture, unless it has its initial value. */
static const char *const initial_only[][2] = {
    {"filter", "none"},          {"mask", "none"},
    {"marker", "none"},          {"marker-start", "none"},
    {"marker-mid", "none"},      {"marker-end", "none"},
    {"vector-effect", "none"},   {"mix-blend-mode", "normal"},
    {"paint-order", "normal"},   {"isolation", "auto"},
    {"transform-origin", "0 0"}, {"clip", "auto"},
    {"color-profile", "auto"},   {"stroke-alignment", "center"},
};

Diagnostic *svg_fault(SvgReader *reader, DiagCode code, const char *first, const char *second)
{
    int most = (int)diag_limit(reader->diagnostics, LIMIT_ID_SVG_FAULTS);
    if (reader->fault_count++ > most)
        return NULL;
    Origin *origin = arena_alloc(reader->arena, sizeof *origin);
    *origin = (Origin){.source = reader->source, .offset = reader->offset, .length = 1};
    if (reader->fault_count > most) {
        diag_report_limit(reader->diagnostics, N_SVG_MORE, origin, LIMIT_ID_SVG_FAULTS,
                          DIAG_ARGS(reader->name));
        return NULL;
    }
    return diag_report(reader->diagnostics, code, origin,
                       DIAG_ARGS(reader->name, first ? first : "", second ? second : ""));
}

void svg_fault_limit(SvgReader *reader, LimitId limit, const char *english, const char *chinese)
{
    DiagSink *sink = reader->diagnostics;
    Diagnostic *diagnostic = svg_fault(reader, E_SVG_LARGE, diag_limit_text(sink, limit),
                                       sink->language == DIAG_CHINESE ? chinese : english);
    diag_hint_limit(sink, diagnostic, limit);
}

static void fault_value(SvgReader *reader, Text name, Text value)
{
    size_t length = value.length < 60 ? value.length : 60;
    while (length < value.length && length > 0 &&
           ((unsigned char)value.data[length] & 0xC0) == 0x80)
        length--;
    svg_fault(reader, E_SVG_VALUE, arena_copy(reader->arena, name.data, name.length),
              arena_copy(reader->arena, value.data, length));
}

SvgStyle svg_style_initial(void)
{
    return (SvgStyle){
        .fill = {.color = COLOR_BLACK, .opacity = 1},
        .line = {.color = COLOR_BLACK, .opacity = 1},
        .stop = {.color = COLOR_BLACK, .opacity = 1},
        .has_fill = true,
        .stroke = {.width = 1, .miter_limit = 4},
        .opacity = 1,
        .is_displayed = true,
    };
}

SvgStyle svg_style_of_child(const SvgStyle *parent)
{
    SvgStyle style = *parent;
    style.opacity = 1;
    style.clip = (Text){0};
    style.stop = (VectorColor){.color = COLOR_BLACK, .opacity = 1};
    style.is_overflow_visible = false;
    return style;
}

/* ---- Colours -------------------------------------------------------------------------------- */

static Color color_of(double red, double green, double blue)
{
    return (Color){.has = COLOR_RGB, .rgb = {red, green, blue}};
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_hex(Text text, Color *color)
{
    double parts[3];
    size_t digits = text.length == 4 ? 1 : 2;
    if (text.length != 4 && text.length != 7)
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text.data[1 + i * digits]);
        int low = hex_digit(text.data[i * digits + digits]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (high * 16 + low) / 255.0;
    }
    *color = color_of(parts[0], parts[1], parts[2]);
    return true;
}

/* rgb(200, 22, 29) and rgb(80%, 10%, 12%). */
static bool read_rgb(Text text, Color *color)
{
    Text list = {text.data + 4, text.length - 5};
    double parts[3];
    for (int i = 0; i < 3; i++) {
        if (!svg_number(&list, &parts[i]))
            return false;
        bool is_percent = list.length && list.data[0] == '%';
        parts[i] = fmin(fmax(parts[i] / (is_percent ? 100 : 255), 0), 1);
        if (is_percent) {
            list.data++;
            list.length--;
        }
        list = svg_trim(list);
        if (i < 2 && list.length && list.data[0] == ',') {
            list.data++;
            list.length--;
        }
    }
    *color = color_of(parts[0], parts[1], parts[2]);
    return list.length == 0;
}

static bool read_color(Text text, Color *color)
{
    if (text.length && text.data[0] == '#')
        return read_hex(text, color);
    if (text.length > 5 && memcmp(text.data, "rgb(", 4) == 0 && text.data[text.length - 1] == ')')
        return read_rgb(text, color);
    for (size_t i = 0; i < COUNT_OF(named_colors); i++) {
        unsigned rgb = named_colors[i].rgb;
        if (!text_equals(text, named_colors[i].name))
            continue;
        *color = color_of((rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
        return true;
    }
    return false;
}

/* "url(#id)" at the start of `*value`, which is moved behind it. */
static bool read_url(Text *value, Text *id)
{
    if (value->length < 6 || memcmp(value->data, "url(", 4) != 0)
        return false;
    const char *end = memchr(value->data, ')', value->length);
    if (!end)
        return false;
    Text inner = svg_trim((Text){value->data + 4, (size_t)(end - value->data) - 4});
    bool is_quoted = inner.length >= 2 && (inner.data[0] == '"' || inner.data[0] == '\'') &&
                     inner.data[inner.length - 1] == inner.data[0];
    if (is_quoted)
        inner = (Text){inner.data + 1, inner.length - 2};
    if (inner.length < 2 || inner.data[0] != '#')
        return false;
    *id = (Text){inner.data + 1, inner.length - 1};
    *value = svg_trim((Text){end + 1, value->length - (size_t)(end + 1 - value->data)});
    return true;
}

static bool read_plain(const SvgStyle *style, Text value, VectorColor *paint, bool *is_painted)
{
    *is_painted = !text_equals(value, "none") && !text_equals(value, "transparent");
    paint->is_current = text_equals(value, "currentColor");
    if (!*is_painted)
        return true;
    if (!paint->is_current)
        return read_color(value, &paint->color);
    paint->color = style->has_current ? style->current : COLOR_BLACK;
    paint->is_current = !style->has_current;
    return true;
}

/* A colour, or a gradient with what stands in where there is none of that name (SVG 1.1, 11.2). */
static bool read_paint(const SvgStyle *style, Text value, VectorColor *paint, bool *is_painted,
                       Text *server)
{
    *server = (Text){0};
    if (!read_url(&value, server))
        return read_plain(style, value, paint, is_painted);
    *is_painted = false;
    return value.length == 0 || read_plain(style, value, paint, is_painted);
}

/* ---- Other values --------------------------------------------------------------------------- */

static bool read_share(Text value, double *share)
{
    if (!svg_number(&value, share))
        return false;
    if (value.length == 1 && value.data[0] == '%') {
        *share /= 100;
        value.length = 0;
    }
    *share = fmin(fmax(*share, 0), 1);
    return value.length == 0;
}

static bool read_dashes(SvgReader *reader, Text value, Stroke *stroke)
{
    stroke->dashes = NULL;
    stroke->dash_count = 0;
    if (text_equals(value, "none"))
        return true;
    double list[LIMIT_SVG_DASHES];
    int count = 0;
    double sum = 0;
    while (count < LIMIT_SVG_DASHES && svg_number(&value, &list[count])) {
        if (list[count] < 0)
            return false;
        if (value.length >= 2 && memcmp(value.data, "px", 2) == 0)
            value = svg_trim((Text){value.data + 2, value.length - 2});
        if (value.length && value.data[0] == ',')
            value = svg_trim((Text){value.data + 1, value.length - 1});
        sum += list[count++];
    }
    if (value.length && count == LIMIT_SVG_DASHES) {
        svg_fault_limit(reader, LIMIT_ID_SVG_DASHES, "dashes and gaps", "段虚线");
        return true;
    }
    if (value.length || count == 0)
        return false;
    if (sum <= 0) /* SVG 1.1, 11.4: as none */
        return true;
    int total = count % 2 ? count * 2 : count;
    double *dashes = arena_array(reader->arena, (size_t)total, sizeof *dashes);
    for (int i = 0; i < total; i++)
        dashes[i] = list[i % count];
    stroke->dashes = dashes;
    stroke->dash_count = total;
    return true;
}

static bool read_word(Text value, const char *const words[3], int *index)
{
    for (*index = 0; *index < 3; (*index)++) {
        if (text_equals(value, words[*index]))
            return true;
    }
    return false;
}

/* Sets a property of lines. False: not one of them; *is_good says whether the value can be read. */
static bool set_line(SvgReader *reader, SvgStyle *style, Text name, Text value, bool *is_good)
{
    static const char *const caps[3] = {"butt", "round", "square"};
    static const char *const joins[3] = {"miter", "round", "bevel"};
    Stroke *stroke = &style->stroke;
    int index = 0;
    if (text_equals(name, "stroke")) {
        *is_good = read_paint(style, value, &style->line, &style->has_line, &style->line_server);
    } else if (text_equals(name, "stroke-opacity")) {
        *is_good = read_share(value, &style->line.opacity);
    } else if (text_equals(name, "stroke-width")) {
        *is_good = svg_length(value, &stroke->width) && stroke->width >= 0;
    } else if (text_equals(name, "stroke-miterlimit")) {
        *is_good = svg_number(&value, &stroke->miter_limit) && value.length == 0 &&
                   stroke->miter_limit >= 1;
    } else if (text_equals(name, "stroke-dasharray")) {
        *is_good = read_dashes(reader, value, stroke);
    } else if (text_equals(name, "stroke-dashoffset")) {
        *is_good = svg_length(value, &stroke->dash_phase);
    } else if (text_equals(name, "stroke-linecap")) {
        *is_good = read_word(value, caps, &index);
        stroke->cap = (LineCap)index;
    } else if (text_equals(name, "stroke-linejoin")) {
        *is_good = read_word(value, joins, &index);
        stroke->join = (LineJoin)index;
    } else {
        return false;
    }
    return true;
}

static bool read_rule(Text value, FillRule *rule)
{
    *rule = text_equals(value, "evenodd") ? FILL_EVEN_ODD : FILL_NONZERO;
    return *rule == FILL_EVEN_ODD || text_equals(value, "nonzero");
}

/* Sets a property of gradients and clips. */
static bool set_reference(SvgStyle *style, Text name, Text value, bool *is_good)
{
    bool is_painted;
    if (text_equals(name, "clip-path")) {
        style->clip = (Text){0};
        *is_good =
            text_equals(value, "none") || (read_url(&value, &style->clip) && value.length == 0);
    } else if (text_equals(name, "clip-rule")) {
        *is_good = read_rule(value, &style->clip_rule);
    } else if (text_equals(name, "stop-color")) {
        *is_good = read_plain(style, value, &style->stop, &is_painted) && is_painted;
    } else if (text_equals(name, "stop-opacity")) {
        *is_good = read_share(value, &style->stop.opacity);
    } else if (text_equals(name, "overflow")) {
        style->is_overflow_visible = text_equals(value, "visible") || text_equals(value, "auto");
        *is_good = style->is_overflow_visible || text_equals(value, "hidden") ||
                   text_equals(value, "scroll");
    } else {
        return false;
    }
    return true;
}

static bool set_other(SvgStyle *style, Text name, Text value, bool *is_good)
{
    *is_good = true;
    if (text_equals(name, "fill")) {
        *is_good = read_paint(style, value, &style->fill, &style->has_fill, &style->fill_server);
    } else if (text_equals(name, "fill-opacity")) {
        *is_good = read_share(value, &style->fill.opacity);
    } else if (text_equals(name, "opacity")) {
        *is_good = read_share(value, &style->opacity);
    } else if (text_equals(name, "fill-rule")) {
        *is_good = read_rule(value, &style->rule);
    } else if (text_equals(name, "color")) {
        bool is_inherited = text_equals(value, "currentColor");
        *is_good = is_inherited || read_color(value, &style->current);
        style->has_current |= !is_inherited;
    } else if (text_equals(name, "display")) {
        style->is_displayed = !text_equals(value, "none");
    } else if (text_equals(name, "visibility")) {
        style->is_hidden = !text_equals(value, "visible");
    } else {
        return false;
    }
    return true;
}

static bool is_known(SvgReader *reader, Text name, Text value)
{
    for (size_t i = 0; i < COUNT_OF(harmless); i++) {
        if (text_equals(name, harmless[i]))
            return true;
    }
    for (size_t i = 0; i < COUNT_OF(initial_only); i++) {
        if (!text_equals(name, initial_only[i][0]))
            continue;
        if (!text_equals(value, initial_only[i][1]))
            fault_value(reader, name, value);
        return true;
    }
    return name.length && (name.data[0] == '-'); /* a program's own: -inkscape-font-specification */
}

bool svg_style_set(SvgReader *reader, SvgStyle *style, Text name, Text value)
{
    value = svg_trim(value);
    bool is_good = true;
    if (text_equals(value, "inherit") && !text_equals(name, "opacity"))
        return true; /* the style began as its parent's */
    if (set_line(reader, style, name, value, &is_good) || set_other(style, name, value, &is_good) ||
        set_reference(style, name, value, &is_good)) {
        if (!is_good)
            fault_value(reader, name, value);
        return true;
    }
    return is_known(reader, name, value);
}

void svg_style_declare(SvgReader *reader, SvgStyle *style, Text declarations)
{
    while (declarations.length) {
        const char *end = memchr(declarations.data, ';', declarations.length);
        size_t length = end ? (size_t)(end - declarations.data) : declarations.length;
        Text one = svg_trim((Text){declarations.data, length});
        declarations.data += length + (end ? 1 : 0);
        declarations.length -= length + (end ? 1 : 0);
        const char *colon = one.length ? memchr(one.data, ':', one.length) : NULL;
        if (!one.length)
            continue;
        if (!colon) {
            fault_value(reader, text_of("style"), one);
            continue;
        }
        Text name = svg_trim((Text){one.data, (size_t)(colon - one.data)});
        Text value = svg_trim((Text){colon + 1, one.length - (size_t)(colon + 1 - one.data)});
        if (value.length > 10 && memcmp(value.data + value.length - 10, "!important", 10) == 0)
            fault_value(reader, name, value);
        else if (!svg_style_set(reader, style, name, value))
            svg_fault(reader, E_SVG_PROPERTY, arena_copy(reader->arena, name.data, name.length),
                      NULL);
    }
}

/* ---- Style sheets --------------------------------------------------------------------------- */

static bool names_class(Text names, Text name)
{
    while (names.length) {
        Text rest = svg_trim(names);
        size_t length = 0;
        while (length < rest.length && !strchr(" \t\r\n", rest.data[length]))
            length++;
        if (length == name.length && length && memcmp(rest.data, name.data, length) == 0)
            return true;
        names = (Text){rest.data + length, rest.length - length};
    }
    return false;
}

void svg_style_classes(SvgReader *reader, SvgStyle *style, Text names)
{
    for (size_t i = 0; i < reader->rule_count; i++) {
        if (names_class(names, reader->rules[i].name))
            svg_style_declare(reader, style, reader->rules[i].declarations);
    }
}

static bool is_class_name(Text text)
{
    if (text.length < 2 || text.data[0] != '.')
        return false;
    for (size_t i = 1; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '_' || c >= 0x80;
        if (!is_letter)
            return false;
    }
    return true;
}

/* ".a, .b" with what both have. */
static void add_rules(SvgReader *reader, Text selectors, Text declarations)
{
    while (selectors.length) {
        const char *comma = memchr(selectors.data, ',', selectors.length);
        size_t length = comma ? (size_t)(comma - selectors.data) : selectors.length;
        Text one = svg_trim((Text){selectors.data, length});
        selectors.data += length + (comma ? 1 : 0);
        selectors.length -= length + (comma ? 1 : 0);
        if (!is_class_name(one)) {
            fault_value(reader, text_of("style"), one);
        } else if (reader->rule_count >= diag_limit(reader->diagnostics, LIMIT_ID_SVG_RULES)) {
            svg_fault_limit(reader, LIMIT_ID_SVG_RULES, "style rules", "条样式规则");
            return;
        } else {
            reader->rules = arena_grow(reader->arena, reader->rules, reader->rule_count,
                                       &reader->rule_capacity, sizeof *reader->rules);
            reader->rules[reader->rule_count++] =
                (SvgRule){{one.data + 1, one.length - 1}, declarations};
        }
    }
}

/* Blanks out comments; the copy is as long as the sheet. */
static Text without_comments(SvgReader *reader, Text sheet)
{
    char *copy = arena_copy(reader->arena, sheet.data, sheet.length);
    char *at = copy;
    char *open;
    while ((open = strstr(at, "/*"))) {
        char *close = strstr(open + 2, "*/");
        at = close ? close + 2 : copy + strlen(copy);
        memset(open, ' ', (size_t)(at - open));
    }
    return (Text){copy, sheet.length};
}

void svg_sheet_read(SvgReader *reader, Text sheet)
{
    sheet = svg_trim(without_comments(reader, sheet));
    while (sheet.length) {
        const char *open = memchr(sheet.data, '{', sheet.length);
        const char *close = memchr(sheet.data, '}', sheet.length);
        if (!open || !close || close < open) {
            fault_value(reader, text_of("style"), sheet);
            return;
        }
        Text selectors = svg_trim((Text){sheet.data, (size_t)(open - sheet.data)});
        add_rules(reader, selectors, (Text){open + 1, (size_t)(close - open - 1)});
        if (selectors.length == 0)
            fault_value(reader, text_of("style"), text_of("{"));
        size_t used = (size_t)(close + 1 - sheet.data);
        sheet = svg_trim((Text){sheet.data + used, sheet.length - used});
    }
}

/* ---- Elements ------------------------------------------------------------------------------- */

/* Said to people and programs, or read elsewhere. */
static bool is_said_to_programs(const char *name)
{
    static const char *const names[] = {"id",
                                        "class",
                                        "style",
                                        "transform",
                                        "role",
                                        "tabindex",
                                        "lang",
                                        "version",
                                        "viewBox",
                                        "preserveAspectRatio",
                                        "focusable",
                                        "baseProfile",
                                        "contentScriptType",
                                        "zoomAndPan",
                                        "contentStyleType"};
    if (strchr(name, '|') || strncmp(name, "data-", 5) == 0 || strncmp(name, "aria-", 5) == 0)
        return true;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

void svg_style_read(SvgReader *reader, SvgStyle *style, const SvgElement *element)
{
    for (size_t i = 0; element->attributes[i]; i += 2) {
        const char *name = element->attributes[i];
        if (svg_is_geometry(element->name, name) || is_said_to_programs(name) ||
            svg_style_set(reader, style, text_of(name), text_of(element->attributes[i + 1])))
            continue;
        svg_fault(reader, E_SVG_PROPERTY, arena_print(reader->arena, "%.60s", name), NULL);
    }
    const char *classes = svg_attribute(element, "class");
    const char *declarations = svg_attribute(element, "style");
    if (classes)
        svg_style_classes(reader, style, text_of(classes));
    if (declarations)
        svg_style_declare(reader, style, text_of(declarations));
}
