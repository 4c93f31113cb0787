/* The text context: its buffers serve one block after the other. */
#include "fixture.h"

TEST(text_context_is_used_again)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    TextBlock *first = fixture_block(&fixture, "甲，乙AB——（丙）");
    const TextLayout *before = text_block_compose(first, test->arena, test->sink, 50);
    fixture_block(&fixture, "另一段文字，更长一些，用来覆盖先前的内容。Other text.");
    const TextLayout *after = text_block_compose(first, test->arena, test->sink, 50);
    StrBuf dumps[2] = {{0}};
    text_layout_dump(&dumps[0], before, (Point){0, 0});
    text_layout_dump(&dumps[1], after, (Point){0, 0});
    CHECK_TEXT(dumps[1].data, dumps[0].data); /* the block keeps nothing in the context */
    strbuf_release(&dumps[0]);
    strbuf_release(&dumps[1]);
    fixture_release(&fixture);
}

TEST(text_context_destroy_takes_null)
{
    text_context_destroy(NULL);
    CHECK(true);
}
