#include "element/run_tags.h"
#include "layout/fixture.h"

/* The roles of the tags that a text begins below its own, in the order of drawing: "ruby/base" is a
 * tag in a tag. */
static const char *roles_of(TestState *test, const char *text)
{
    static const char *const names[] = {[TAG_LINK] = "link",
                                        [TAG_SPAN] = "span",
                                        [TAG_RUBY] = "ruby",
                                        [TAG_RUBY_BASE] = "base",
                                        [TAG_RUBY_TEXT] = "text"};
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, NULL,
               arena_print(test->arena,
                           "{\"type\": \"text\", \"style\": {\"lang\": \"zh-CN\"}, "
                           "\"text\": \"%s\"}",
                           text));
    const Scene *scene = layout_paint(&fixture);
    StrBuf out = {0};
    int depth = 0;
    for (size_t i = 0; i < scene->op_count; i++) {
        const SceneOp *op = &scene->ops[i];
        depth += op->kind == OP_BEGIN_TAG;
        if (op->kind == OP_BEGIN_TAG && depth > 1)
            strbuf_print(&out, "%s%s",
                         depth > 2    ? "/"
                         : out.length ? " "
                                      : "",
                         names[op->as.tag.tag->role]);
        depth -= op->kind == OP_END_TAG;
    }
    const char *copy = arena_copy_string(test->arena, strbuf_copy(&out, test->arena));
    strbuf_release(&out);
    layout_release(&fixture);
    return copy;
}

TEST(run_tags_read_a_ruby_with_its_base)
{
    CHECK_TEXT(roles_of(test, "甲[重庆]{ruby=\\\"chóng qìng\\\"}乙"),
               "ruby/base ruby/text ruby/text");
}

TEST(run_tags_name_the_language_of_a_span)
{
    CHECK_TEXT(roles_of(test, "甲[Report]{lang=en}乙"), "span");
    CHECK_TEXT(roles_of(test, "甲[报告]{lang=zh-CN}乙"), "");
}

TEST(run_tags_stand_in_the_link)
{
    CHECK_TEXT(roles_of(test, "[[离]{ruby=lí}骚]{href=\\\"https://example.invalid\\\"}"),
               "link/ruby/base link link/ruby/text");
}

/* Bold within a ruby makes two spans of one ruby: one element. */
TEST(run_tags_keep_neighbours_below_one_ruby_together)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, NULL, "{\"type\": \"text\", \"text\": \"[重**庆**]{ruby=chongqing}\"}");
    const Scene *scene = layout_paint(&fixture);
    uint32_t part = 0;
    int count = 0;
    for (size_t i = 0; i < scene->op_count; i++) {
        const SceneOp *op = &scene->ops[i];
        if (op->kind != OP_BEGIN_TAG || op->as.tag.tag->role != TAG_RUBY)
            continue;
        CHECK(count == 0 || part == op->as.tag.tag->part);
        part = op->as.tag.tag->part;
        count++;
    }
    CHECK(count == 3); /* two bases, one text */
    layout_release(&fixture);
}
