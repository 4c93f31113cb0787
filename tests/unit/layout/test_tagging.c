#include "layout/fixture.h"

static LayoutFixture page_of(TestState *test, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, "{\"styles\": {\"h1\": {}}}");
    layout_run(&fixture, NULL,
               arena_print(test->arena, "{\"type\": \"column\", \"children\": [%s]}", children));
    return fixture;
}

/* The tag of the element with this id, or NULL. */
static const Tag *tag_of(LayoutFixture *fixture, const Scene *scene, const char *id)
{
    Rect frame;
    const Box *box = layout_find(fixture, 0, id, &frame);
    for (size_t i = 0; box && i < scene->op_count; i++) {
        const SceneOp *op = &scene->ops[i];
        if (op->kind == OP_BEGIN_TAG && op->as.tag.tag->node == box->node->number)
            return op->as.tag.tag;
    }
    return NULL;
}

TEST(tagging_texts_are_paragraphs_and_headings)
{
    LayoutFixture fixture =
        page_of(test, "{\"type\": \"text\", \"id\": \"a\", \"class\": \"h1\", \"text\": \"题\"},"
                      "{\"type\": \"text\", \"id\": \"b\", \"text\": \"文\"}");
    const Scene *scene = layout_paint(&fixture);
    const Tag *heading = tag_of(&fixture, scene, "a");
    const Tag *paragraph = tag_of(&fixture, scene, "b");
    CHECK(heading && heading->role == TAG_HEADING && heading->level == 1);
    CHECK(paragraph && paragraph->role == TAG_PARAGRAPH && paragraph->parent == NULL);
    layout_release(&fixture);
}

TEST(tagging_pictures_have_their_words_or_are_decoration)
{
    LayoutFixture fixture =
        page_of(test, "{\"type\": \"image\", \"id\": \"a\", \"src\": \"p.png\", \"alt\": \"图\"},"
                      "{\"type\": \"icon\", \"id\": \"b\", \"name\": \"stop\"}");
    const Scene *scene = layout_paint(&fixture);
    const Tag *picture = tag_of(&fixture, scene, "a");
    CHECK(picture && picture->role == TAG_FIGURE);
    CHECK(picture && strcmp(picture->alt, "图") == 0 &&
          same_rect(picture->bounds, (Rect){0, 0, 400, 200}));
    const Tag *icon = tag_of(&fixture, scene, "b");
    CHECK(!icon || icon->role == TAG_ARTIFACT);
    layout_release(&fixture);
}

/* PDF 1.7, table 336: a list holds items, an item its body. */
TEST(tagging_lists)
{
    LayoutFixture fixture = page_of(test, "{\"type\": \"column\", \"role\": \"list\", "
                                          "\"children\": [{\"type\": \"text\", \"id\": \"a\","
                                          "\"text\": \"一\"}]}");
    const Tag *text = tag_of(&fixture, layout_paint(&fixture), "a");
    CHECK(text && text->parent && text->parent->role == TAG_LIST_BODY);
    CHECK(text && text->parent->parent && text->parent->parent->role == TAG_LIST_ITEM);
    CHECK(text && text->parent->parent->parent && text->parent->parent->parent->role == TAG_LIST);
    layout_release(&fixture);
}

TEST(tagging_artifacts_are_silent)
{
    LayoutFixture fixture = page_of(
        test,
        "{\"type\": \"column\", \"role\": \"artifact\", \"children\": [{\"type\": \"text\", \"id\":"
        "\"a\", \"text\": \"一\"}]}");
    CHECK(tag_of(&fixture, layout_paint(&fixture), "a") == NULL);
    layout_release(&fixture);
}
