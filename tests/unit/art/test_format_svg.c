/* SVG pictures: what is drawn of them, and that everything outside the subset is reported. */
#include "art/art.h"

#include <math.h>
#include <string.h>

#include "art/svg_reader.h"
#include "base/limits.h"
#include "test.h"

extern const ArtFormat art_svg;

static const VectorArt *read_svg(TestState *test, const char *text, size_t length)
{
    Image *image = arena_alloc(test->arena, sizeof *image);
    Origin origin = {0};
    bool is_read = art_svg.read(test->arena, test->sink, &origin, "p.svg",
                                (const unsigned char *)text, length, image);
    return is_read ? image->vector : NULL;
}

#define SVG(content)                                                                               \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">" content "</svg>"

static const VectorArt *read_text(TestState *test, const char *text)
{
    return read_svg(test, text, strlen(text));
}

TEST(svg_shapes_become_paths)
{
    static const struct {
        const char *content;
        Rect bounds;
    } cases[] = {
        {"<rect x='1' y='2' width='3' height='4'/>", {1, 2, 3, 4}},
        {"<circle cx='5' cy='5' r='2'/>", {3, 3, 4, 4}},
        {"<ellipse cx='5' cy='5' rx='2' ry='1'/>", {3, 4, 4, 2}},
        {"<polygon points='0,0 4,0 4 3'/>", {0, 0, 4, 3}},
        {"<polyline points='1e0 1 5-2'/>", {1, -2, 4, 3}},
        {"<path d='M1 1h4v2z'/>", {1, 1, 4, 2}},
        {"<g transform='translate(2,1) scale(2)'><rect width='3' height='1'/></g>", {2, 1, 6, 2}},
        {"<rect transform='rotate(90)' width='3' height='1'/>", {-1, 0, 1, 3}},
        {"<rect transform='rotate(90 1 1)' width='2' height='2'/>", {0, 0, 2, 2}},
        {"<rect transform='matrix(1 0 0 1 3 4)' width='1mm' height='1in'/>", {3, 4, 96 / 25.4, 96}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const VectorArt *art =
            read_text(test, arena_print(test->arena, SVG("%s"), cases[i].content));
        CHECK(art && art->item_count == 1);
        if (!art || art->item_count != 1)
            continue;
        Rect bounds = path_bounds(art->items[0].path);
        CHECK_NEAR(bounds.x, cases[i].bounds.x, 1e-9);
        CHECK_NEAR(bounds.y, cases[i].bounds.y, 1e-9);
        CHECK_NEAR(bounds.width, cases[i].bounds.width, 1e-9);
        CHECK_NEAR(bounds.height, cases[i].bounds.height, 1e-9);
    }
    CHECK(test->sink->count == 0);
}

/* The order of the cascade: attribute, class, style (CSS 2.1, 6.4). */
TEST(svg_colours_follow_the_cascade)
{
    static const struct {
        const char *content;
        double red, green, blue;
    } cases[] = {
        {"<rect width='1' height='1'/>", 0, 0, 0},
        {"<rect fill='#f00' width='1' height='1'/>", 1, 0, 0},
        {"<g fill='lime'><rect width='1' height='1'/></g>", 0, 1, 0},
        {"<style>.a{fill:blue}</style><rect class='a' fill='red' width='1' height='1'/>", 0, 0, 1},
        {"<style>/* x */ .b, .a { fill : #FF0000 ; }</style><rect class='c a' style='fill: "
         "rgb(0%, 100%,0%)' width='1' height='1'/>",
         0, 1, 0},
        {"<rect fill='lightgoldenrodyellow' width='1' height='1'/>", 250 / 255.0, 250 / 255.0,
         210 / 255.0},
        {"<rect fill='slategrey' width='1' height='1'/>", 112 / 255.0, 128 / 255.0, 144 / 255.0},
        {"<g color='#0000ff'><rect fill='currentColor' width='1' height='1'/></g>", 0, 0, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const VectorArt *art =
            read_text(test, arena_print(test->arena, SVG("%s"), cases[i].content));
        CHECK(art && art->item_count == 1);
        if (!art)
            continue;
        double rgb[3];
        color_to_rgb(&art->items[0].fill.color, rgb);
        CHECK_NEAR(rgb[0], cases[i].red, 1e-9);
        CHECK_NEAR(rgb[1], cases[i].green, 1e-9);
        CHECK_NEAR(rgb[2], cases[i].blue, 1e-9);
    }
}

TEST(svg_lines_and_opacity)
{
    const VectorArt *art = read_text(
        test, SVG("<g transform='scale(2)' opacity='.5'><path d='M0 0h3' stroke='red' fill='none' "
                  "stroke-width='1.5' stroke-dasharray='1 2 3' stroke-linecap='round'/></g>"
                  "<rect width='1' height='1' opacity='0.25'/><rect width='1' height='1' "
                  "display='none'/><rect width='1' height='1' visibility='hidden'/>"));
    CHECK(art && art->item_count == 4);
    if (!art || art->item_count != 4)
        return;
    CHECK(art->items[0].kind == VECTOR_PUSH_GROUP && art->items[2].kind == VECTOR_POP_GROUP);
    CHECK_NEAR(art->items[0].opacity, 0.5, 0);
    const VectorItem *line = &art->items[1];
    CHECK_NEAR(line->stroke.width, 3, 1e-9);
    CHECK(line->stroke.dash_count == 6 && line->stroke.cap == CAP_ROUND); /* odd lists double */
    CHECK_NEAR(line->stroke.dashes[5], 6, 1e-9);
    CHECK(line->fill.opacity <= 0);
    CHECK_NEAR(art->items[3].fill.opacity, 0.25, 1e-9);
}

/* SVG 1.1, 7.8: xMidYMid meet. */
TEST(svg_frame_holds_its_view_box)
{
    const VectorArt *art = read_text(test, "<svg width='40mm' height='40mm' viewBox='10 0 20 10'>"
                                           "<rect x='10' width='20' height='10'/></svg>");
    CHECK(art != NULL);
    if (!art)
        return;
    CHECK_NEAR(art->width_pt, 40 * 72 / 25.4, 1e-9);
    Rect bounds = path_bounds(art->items[0].path);
    CHECK_NEAR(bounds.x, 0, 1e-9);
    CHECK_NEAR(bounds.y, art->height / 4, 1e-9);
    CHECK_NEAR(bounds.width, art->width, 1e-9);
}

typedef struct FaultCase {
    const char *text;
    DiagCode code;
} FaultCase;

static void check_refusals(TestState *test, const FaultCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        test->sink->count = test->sink->error_count = 0;
        bool is_refused =
            !read_text(test, cases[i].text) && test_reported_once(test, cases[i].code);
        if (!is_refused)
            test_fail(test, __FILE__, __LINE__, cases[i].text);
        CHECK(is_refused);
    }
}

TEST(svg_outside_the_subset_is_refused)
{
    static const FaultCase cases[] = {
        {SVG("<text>字</text>"), E_SVG_TEXT},
        {SVG("<image href='a.png'/>"), E_SVG_ELEMENT},
        {SVG("<foreignObject/>"), E_SVG_ELEMENT},
        {SVG("<script>alert(1)</script>"), E_SVG_ELEMENT},
        {SVG("<switch/>"), E_SVG_ELEMENT},
        {SVG("<rect><animate/></rect>"), E_SVG_ELEMENT},
        {SVG("<rect fill='hottestpink' width='1' height='1'/>"), E_SVG_VALUE},
        {SVG("<rect fill='#12345' width='1' height='1'/>"), E_SVG_VALUE},
        {SVG("<g clip-path='circle(3px)'/>"), E_SVG_VALUE},
        {SVG("<g filter='url(#a)'/>"), E_SVG_VALUE},
        {SVG("<g mask='url(#a)'/>"), E_SVG_VALUE},
        {SVG("<g style='mix-blend-mode: multiply'/>"), E_SVG_VALUE},
        {SVG("<rect width='50%' height='1'/>"), E_SVG_VALUE},
        {SVG("<rect width='-1' height='1'/>"), E_SVG_VALUE},
        {SVG("<rect width='2em' height='1'/>"), E_SVG_VALUE},
        {SVG("<path d='M0 0 L x'/>"), E_SVG_VALUE},
        {SVG("<polygon points='0 0 1'/>"), E_SVG_VALUE},
        {SVG("<g transform='spin(3)'/>"), E_SVG_VALUE},
        {SVG("<g transform='rotate(1 2)'/>"), E_SVG_VALUE},
        {SVG("<g transform='rotate(NaN)'/>"), E_SVG_VALUE},
        {SVG("<rect width='NaN' height='1'/>"), E_SVG_VALUE},
        {SVG("<rect width='1e400' height='1'/>"), E_SVG_VALUE},
        {SVG("<rect width='9e5' height='1' transform='scale(9e5)'/>"), E_SVG_VALUE},
        {SVG("<path d='M0 0 L1e300 1e300'/>"), E_SVG_VALUE},
        {SVG("<rect strok='red'/>"), E_SVG_PROPERTY},
        {SVG("<rect style='fil: red'/>"), E_SVG_PROPERTY},
        {SVG("<style>rect{fill:red}</style>"), E_SVG_VALUE},
        {SVG("<style>.a .b{fill:red}</style>"), E_SVG_VALUE},
        {SVG("<style>@import url(http://x);</style>"), E_SVG_VALUE},
        {SVG("<style>.a{fill:red!important}</style><g class='a'/>"), E_SVG_VALUE},
        {SVG("<path d='M0 0h1' stroke='red' transform='scale(1 2)'/>"), E_SVG_STRETCHED_LINE},
        {SVG("<path d='M0 0h1' stroke='red' transform='skewX(20)'/>"), E_SVG_STRETCHED_LINE},
    };
    check_refusals(test, cases, sizeof cases / sizeof *cases);
}

TEST(svg_references_that_cannot_be_drawn_are_refused)
{
    static const FaultCase cases[] = {
        {SVG("<use href='#a'/>"), E_SVG_REFERENCE},
        {SVG("<use href='http://x/y.svg#a'/>"), E_SVG_REFERENCE},
        {SVG("<use href='y.svg#a'/>"), E_SVG_REFERENCE},
        {SVG("<g id='a'><use href='#a'/></g>"), E_SVG_REFERENCE},
        {SVG("<defs><use id='a' href='#b'/></defs><use id='b' href='#a'/>"), E_SVG_REFERENCE},
        {SVG("<linearGradient id='a'/><use href='#a'/>"), E_SVG_REFERENCE},
        {SVG("<symbol id='a'><text>字</text></symbol><use href='#a'/>"), E_SVG_TEXT},
        {SVG("<rect fill='url(#a)' width='1' height='1'/>"), E_SVG_REFERENCE},
        {SVG("<pattern id='a'/><rect fill='url(#a) red' width='1' height='1'/>"), E_SVG_REFERENCE},
        {SVG("<linearGradient id='a' href='#a'/><rect fill='url(#a)' width='1' height='1'/>"),
         E_SVG_REFERENCE},
        {SVG("<linearGradient id='a' href='#b'/><rect fill='url(#a)' width='1' height='1'/>"),
         E_SVG_REFERENCE},
        {SVG("<linearGradient id='a' spreadMethod='reflect'><stop/><stop offset='1'/>"
             "</linearGradient><rect fill='url(#a)' width='1' height='1'/>"),
         E_SVG_VALUE},
        {SVG("<radialGradient id='a' r='-1'><stop/><stop offset='1'/></radialGradient>"
             "<rect fill='url(#a)' width='1' height='1'/>"),
         E_SVG_VALUE},
        {SVG("<linearGradient id='a'><stop offset='x'/></linearGradient>"
             "<rect fill='url(#a)' width='1' height='1'/>"),
         E_SVG_VALUE},
        {SVG("<clipPath id='a'><path d='M0 0h2v2z'/><path d='M1 0h2v2z'/></clipPath>"
             "<g clip-path='url(#a)'/>"),
         E_SVG_CLIP},
        {SVG("<clipPath id='a'><text>字</text></clipPath><g clip-path='url(#a)'/>"), E_SVG_TEXT},
        {SVG("<clipPath id='a'><g/></clipPath><g clip-path='url(#a)'/>"), E_SVG_ELEMENT},
        {SVG("<clipPath id='a' clip-path='url(#a)'/><g clip-path='url(#a)'/>"), E_SVG_REFERENCE},
        {SVG("<clipPath id='a' clipPathUnits='objectBoundingBox'/><g clip-path='url(#a)'/>"),
         E_SVG_VALUE},
        {SVG("<g clip-path='url(#a)'/>"), E_SVG_REFERENCE},
    };
    check_refusals(test, cases, sizeof cases / sizeof *cases);
}

TEST(svg_files_that_are_broken_are_refused)
{
    static const FaultCase cases[] = {
        {"<svg/>", E_SVG_SIZE},
        {"<svg width='0' height='5'/>", E_SVG_SIZE},
        {"<svg viewBox='0 0 -1 5'/>", E_SVG_SIZE},
        {"<svg viewBox='0 0 1e300 5'/>", E_SVG_SIZE},
        {"<svg viewBox='0 0 5'/>", E_SVG_VALUE},
        {"<svg width='9' height='9' viewBox='0 0 3 1' preserveAspectRatio='left'/>", E_SVG_VALUE},
        {"<svg", E_SVG_XML},
        {"<svg viewBox='0 0 1 1'><g></svg>", E_SVG_XML},
        {"<svg viewBox='0 0 1 1'>\xff</svg>", E_SVG_XML},
        {"<svg viewBox='0 0 1 1'>&undefined;</svg>", E_SVG_XML},
        {"<svg xmlns='http://www.w3.org/1999/svg' viewBox='0 0 1 1'/>", E_SVG_ELEMENT},
        {"<style viewBox='0 0 1 1'/>", E_SVG_ELEMENT},
        {"<html viewBox='0 0 1 1'><svg/></html>", E_SVG_ELEMENT},
    };
    check_refusals(test, cases, sizeof cases / sizeof *cases);
}

/* Nothing is expanded and nothing is opened: the declaration itself is refused. */
TEST(svg_entities_are_never_read)
{
    static const char *const cases[] = {
        /* a billion laughs */
        "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
        "<svg viewBox='0 0 1 1'><title>&d;</title></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg viewBox='0 0 1 "
        "1'>&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY % p SYSTEM \"http://127.0.0.1/x\"> %p;]><svg viewBox='0 0 1 1'/>",
        "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg viewBox='0 0 1 1'>&x;</svg>",
    };
    for (int i = 0; i < 4; i++) {
        test->sink->count = test->sink->error_count = 0;
        CHECK(!read_text(test, cases[i]));
        CHECK(test_reported_once(test, E_SVG_ENTITY));
    }
    const VectorArt *art = read_text(
        test, "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\">"
              "<svg viewBox='0 0 1 1'><title>&amp;&#65;</title></svg>");
    CHECK(art && art->item_count == 0);
}

/* The deepest nesting that is read, and one level more. */
TEST(svg_limit_of_depth)
{
    for (int extra = 0; extra < 2; extra++) {
        StrBuf text = {0};
        strbuf_string(&text, "<svg viewBox='0 0 1 1'>");
        for (int i = 0; i < LIMIT_SVG_DEPTH - 1 + extra; i++)
            strbuf_string(&text, "<g>");
        for (int i = 0; i < LIMIT_SVG_DEPTH - 1 + extra; i++)
            strbuf_string(&text, "</g>");
        strbuf_string(&text, "</svg>");
        CHECK((read_svg(test, text.data, text.length) != NULL) == (extra == 0));
        strbuf_release(&text);
    }
    CHECK(test_reported_once(test, E_SVG_LARGE));
}

TEST(svg_limit_of_shapes)
{
    for (int extra = 0; extra < 2; extra++) {
        StrBuf text = {0};
        strbuf_string(&text, "<svg viewBox='0 0 1 1'>");
        for (int i = 0; i < LIMIT_SVG_SHAPES + extra; i++)
            strbuf_string(&text, "<path d='M0 0h1z'/>");
        strbuf_string(&text, "</svg>");
        CHECK((read_svg(test, text.data, text.length) != NULL) == (extra == 0));
        strbuf_release(&text);
    }
    CHECK(test_reported_once(test, E_SVG_LARGE));
}

/* References to references: ten to the power of nine shapes, and none are drawn. */
TEST(svg_limit_of_references)
{
    StrBuf text = {0};
    strbuf_string(&text, "<svg viewBox='0 0 1 1'><defs><g id='g0'/>");
    for (int i = 1; i <= 9; i++) {
        strbuf_print(&text, "<g id='g%d'>", i);
        for (int k = 0; k < 10; k++)
            strbuf_print(&text, "<use href='#g%d'/>", i - 1);
        strbuf_string(&text, "</g>");
    }
    strbuf_string(&text, "</defs><use href='#g9'/></svg>");
    CHECK(!read_svg(test, text.data, text.length));
    CHECK(test->sink->items[0].code == E_SVG_LARGE);
    strbuf_release(&text);
}

/* SVG 1.1, 13.2: units, what is inherited from another gradient, stops in order. */
TEST(svg_gradients_are_resolved)
{
    const VectorArt *art = read_text(
        test, SVG("<rect x='2' y='1' width='10' height='4' fill='url(#b)' opacity='0.5'/>"
                  "<linearGradient id='a'><stop offset='20%' stop-color='red'/><stop "
                  "style='stop-color:#00f;stop-opacity:.5' offset='.1'/></linearGradient>"
                  "<linearGradient id='b' xmlns:x='http://www.w3.org/1999/xlink' x:href='#a' "
                  "x2='0' y2='100%'/>"));
    CHECK(art && art->item_count == 1 && art->items[0].fill_gradient);
    if (!art || !art->items[0].fill_gradient)
        return;
    const VectorGradient *gradient = art->items[0].fill_gradient;
    CHECK(!gradient->is_radial && gradient->stop_count == 2);
    CHECK_NEAR(gradient->stops[0].offset, 0.2, 1e-12);
    CHECK_NEAR(gradient->stops[1].offset, 0.2, 1e-12); /* never before the one before */
    CHECK_NEAR(gradient->stops[1].color.opacity, 0.5, 1e-12);
    CHECK_NEAR(gradient->stops[1].color.color.rgb[2], 1, 1e-12);
    Point from = matrix_apply(gradient->matrix, gradient->from);
    Point to = matrix_apply(gradient->matrix, gradient->to);
    CHECK_NEAR(from.y, 1, 1e-12);
    CHECK_NEAR(to.y, 5, 1e-12);
    CHECK_NEAR(art->items[0].fill.opacity, 0.5, 1e-12);
}

/* What stands in for a gradient: one stop, none, one that is missing. */
TEST(svg_gradients_that_are_none)
{
    const VectorArt *art =
        read_text(test, SVG("<linearGradient id='one'><stop stop-color='lime'/></linearGradient>"
                            "<linearGradient id='none'/>"
                            "<rect fill='url(#one)' width='1' height='1'/>"
                            "<rect fill='url(#none)' width='1' height='1'/>"
                            "<rect fill='url(#missing) blue' width='1' height='1'/>"));
    CHECK(art && art->item_count == 2);
    if (!art || art->item_count != 2)
        return;
    CHECK_NEAR(art->items[0].fill.color.rgb[1], 1, 1e-12);
    CHECK_NEAR(art->items[1].fill.color.rgb[2], 1, 1e-12);
}

/* SVG 1.1, 5.6: the place of a use, its style, the frame of a symbol. */
TEST(svg_uses_are_drawn_in_their_place)
{
    const VectorArt *art = read_text(
        test, SVG("<use x='3' y='1' fill='red' href='#r'/><defs><rect id='r' width='2' height='1'/>"
                  "<symbol id='s' viewBox='0 0 4 4'><rect width='4' height='4'/></symbol></defs>"
                  "<use href='#s' x='1' y='2' width='8' height='2'/>"));
    CHECK(art && art->item_count == 4);
    if (!art || art->item_count != 4)
        return;
    Rect first = path_bounds(art->items[0].path);
    CHECK_NEAR(first.x, 3, 1e-12);
    CHECK_NEAR(art->items[0].fill.color.rgb[0], 1, 1e-12);
    CHECK(art->items[1].kind == VECTOR_PUSH_CLIP && art->items[3].kind == VECTOR_POP_CLIP);
    Rect frame = path_bounds(art->items[1].path);
    CHECK_NEAR(frame.width, 8, 1e-12);
    Rect second = path_bounds(art->items[2].path);
    CHECK_NEAR(second.x, 1 + 3, 1e-12); /* xMidYMid: in the middle */
    CHECK_NEAR(second.width, 2, 1e-12);
}

TEST(svg_clips_are_paired)
{
    const VectorArt *art = read_text(
        test, SVG("<clipPath id='a'><circle r='2'/><circle cx='1' r='2'/></clipPath>"
                  "<clipPath id='b' clip-path='url(#a)'><path clip-rule='evenodd' d='M0 0h2v2z'/>"
                  "</clipPath><g clip-path='url(#b)' opacity='.5'><rect width='1' height='1'/></g>"
                  "<clipPath id='c' clipPathUnits='objectBoundingBox'><rect width='.5' height='1'/>"
                  "</clipPath><rect x='4' width='4' height='2' clip-path='url(#c)'/>"));
    CHECK(art && art->item_count == 10);
    if (!art || art->item_count != 10)
        return;
    static const VectorKind kinds[] = {
        VECTOR_PUSH_CLIP, VECTOR_PUSH_CLIP, VECTOR_PUSH_GROUP, VECTOR_SHAPE, VECTOR_POP_GROUP,
        VECTOR_POP_CLIP,  VECTOR_POP_CLIP,  VECTOR_PUSH_CLIP,  VECTOR_SHAPE, VECTOR_POP_CLIP};
    for (int i = 0; i < 10; i++)
        CHECK(art->items[i].kind == kinds[i]);
    CHECK(art->items[0].rule == FILL_EVEN_ODD && art->items[1].rule == FILL_NONZERO);
    Rect half = path_bounds(art->items[7].path);
    CHECK_NEAR(half.x, 4, 1e-12);
    CHECK_NEAR(half.width, 2, 1e-12);
}

/* Each fault has its line; the first twenty are said. */
TEST(svg_faults_stand_at_their_lines)
{
    CHECK(!read_text(test, "<svg viewBox='0 0 1 1'>\n<g/>\n <text/>\n</svg>"));
    const Origin *origin = &test->sink->items[0].origin;
    int line = 0;
    int column = 0;
    source_locate(origin->source, origin->offset, &line, &column);
    CHECK(line == 3 && column == 2);
    test->sink->count = test->sink->error_count = 0;
    StrBuf text = {0};
    strbuf_string(&text, "<svg viewBox='0 0 1 1'>");
    for (int i = 0; i < 100; i++)
        strbuf_string(&text, "<text/>");
    strbuf_string(&text, "</svg>");
    CHECK(!read_svg(test, text.data, text.length));
    CHECK(test->sink->count == LIMIT_SVG_FAULTS + 1);
    strbuf_release(&text);
}

TEST(svg_is_recognized)
{
    static const struct {
        const char *text;
        bool is_svg;
    } cases[] = {{"<svg/>", true},
                 {"\xEF\xBB\xBF <?xml version='1.0'?><!-- x --><svg/>", true},
                 {"<s:svg xmlns:s='x'/>", true},
                 {"<html></html>", false},
                 {"svg <svg", false},
                 {"", false},
                 {"<", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK(art_svg.recognizes((const unsigned char *)cases[i].text, strlen(cases[i].text)) ==
              cases[i].is_svg);
}
