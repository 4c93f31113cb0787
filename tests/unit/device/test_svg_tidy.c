/* Tidying Cairo's SVG: device/svg_tidy.h. */
#include "device/svg_tidy.h"

#include "test.h"

static const char *tidied(TestState *test, const char *svg, const DocumentInfo *info)
{
    StrBuf output = {0};
    svg_tidy(test->arena, text_of(svg), info, &output);
    char *copy = strbuf_copy(&output, test->arena);
    strbuf_release(&output);
    return copy;
}

TEST(svg_tidy_path_data)
{
    static const DocumentInfo info;
    CHECK_TEXT(tidied(test, "<path style=\"x\" d=\"M 2 -16 L 18.000049 -0.5 Z M 16 -4 \"/>", &info),
               "<path style=\"x\" d=\"M2-16L18-0.5Z\"/>");
    CHECK_TEXT(tidied(test, "<path d=\"M 0 0 M 1 2 C 1.2346 3 4 5 6 7 M 8 8 L 9 9 \"/>", &info),
               "<path d=\"M1 2C1.235 3 4 5 6 7M8 8L9 9\"/>");
    CHECK_TEXT(tidied(test, "<path d=\"\"/>", &info), "<path d=\"\"/>");
}

TEST(svg_tidy_numbers_ids_through_the_file)
{
    static const DocumentInfo info;
    CHECK_TEXT(tidied(test,
                      "<image id=\"image91\"/><g id=\"surface17\"><use xlink:href=\"#image91\"/>"
                      "<use xlink:href=\"#surface17\" mask=\"url(#mask0)\"/></g>",
                      &info),
               "<image id=\"image1\"/><g id=\"surface2\"><use xlink:href=\"#image1\"/>"
               "<use xlink:href=\"#surface2\" mask=\"url(#mask0)\"/></g>");
}

TEST(svg_tidy_blend_modes_and_clip_rules)
{
    static const DocumentInfo info;
    CHECK_TEXT(tidied(test, "<use xlink:href=\"#surface8\" comp-op=\"multiply\"/>", &info),
               "<use xlink:href=\"#surface1\" style=\"mix-blend-mode:multiply\"/>");
    CHECK_TEXT(tidied(test,
                      "<clipPath id=\"clip1\"><path d=\"M 0 0 \"/></clipPath>"
                      "<clipPath id=\"clip12\"><path d=\"M 0 0 L 1 1 \"/></clipPath>"
                      "<g clip-path=\"url(#clip12)\" clip-rule=\"evenodd\">",
                      &info),
               "<clipPath id=\"clip1\"><path d=\"\"/></clipPath>"
               "<clipPath id=\"clip12\"><path clip-rule=\"evenodd\" d=\"M0 0L1 1\"/></clipPath>"
               "<g clip-path=\"url(#clip12)\" clip-rule=\"evenodd\">");
}

TEST(svg_tidy_adds_title_and_language)
{
    static const DocumentInfo info = {.title = "R&D <2023>", .language = "zh-CN"};
    CHECK_TEXT(tidied(test, "<svg width=\"9pt\" version=\"1.2\">\n<g/>", &info),
               "<svg width=\"9pt\" version=\"1.1\" xml:lang=\"zh-CN\">\n"
               "<title>R&amp;D &lt;2023&gt;</title>\n<g/>");
}
