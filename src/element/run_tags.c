/* Structure elements of runs: see run_tags.h. */
#include "element/run_tags.h"

#include <string.h>

/* Parts of the text's node, one for each span; see paint_begin_part. A paragraph has fewer spans
 * than the steps between them: LIMIT_PARAGRAPH_CHARS. */
enum {
    FIRST_LINK_PART = 100,
    FIRST_LANGUAGE_PART = 10000000,
    FIRST_RUBY_PART = 20000000,
    FIRST_BASE_PART = 30000000,
    FIRST_RUBY_TEXT_PART = 40000000
};

static Tag *begin(PaintContext *context, RunTags *tags, int part, TagRole role, Rect bounds)
{
    Tag *tag = paint_begin_part(context, (uint32_t)part, role, bounds);
    if (tag)
        tags->tags[tags->count++] = tag;
    return tag;
}

/* A ruby may stand over several spans: its first one. */
static int first_span(const TextLayout *layout, int span)
{
    const char *words = layout->spans[span].style->ruby->text;
    while (span > 0) {
        const Ruby *before = layout->spans[span - 1].style->ruby;
        if (!before || before->text != words)
            break;
        span--;
    }
    return span;
}

static bool is_foreign(const PaintContext *context, const TextStyle *style)
{
    return style->language && context->language && strcmp(style->language, context->language) != 0;
}

RunTags run_tags_begin(PaintContext *context, const TextLayout *layout, int span, RunSide side,
                       Rect bounds)
{
    RunTags tags = {.count = 0};
    const TextStyle *style = layout->spans[span].style;
    if (style->href) {
        Tag *link = begin(context, &tags, FIRST_LINK_PART + span, TAG_LINK, bounds);
        if (link)
            link->target = style->href;
    }
    if (is_foreign(context, style)) {
        Tag *words = begin(context, &tags, FIRST_LANGUAGE_PART + span, TAG_SPAN, bounds);
        if (words)
            words->language = style->language;
    }
    if (style->ruby) {
        int group = first_span(layout, span);
        begin(context, &tags, FIRST_RUBY_PART + group, TAG_RUBY, bounds);
        if (side == RUN_IS_RUBY)
            begin(context, &tags, FIRST_RUBY_TEXT_PART + group, TAG_RUBY_TEXT, bounds);
        else
            begin(context, &tags, FIRST_BASE_PART + group, TAG_RUBY_BASE, bounds);
    }
    return tags;
}

void run_tags_end(PaintContext *context, const RunTags *tags)
{
    for (int i = tags->count - 1; i >= 0; i--)
        paint_end_part(context, tags->tags[i]);
}
