/* Creating a text block: paragraphs split, analysed, shaped and summed up. */
#include "text/analysis.h"
#include "text/hyphenate.h"
#include "text/ruby.h"
#include "text/spacing.h"
#include "text/vertical.h"

#include <string.h>

typedef struct BlockBuilder {
    TextContext *context;
    Arena *arena;
    DiagSink *diagnostics;
    TextBlock *block;
    MissingSet missing;
    RubyRequest ruby;
    Paragraph *paragraphs;
    size_t count, capacity;
} BlockBuilder;

/* The face whose em box places the baselines: the Han one in a Chinese paragraph, whatever comes
 * first in it, so that leading is the same with and without Latin (R24). */
static const Face *choose_base_face(const TextStyle *style)
{
    for (int i = 0; language_is_han(style->language) && i < style->face_count; i++) {
        if (style->faces[i]->has_han)
            return style->faces[i];
    }
    return style->faces[0];
}

static Unit larger(Unit a, Unit b)
{
    return a > b ? a : b;
}

/* The paragraph as one line, and what it adds to the widths of the block. */
static void find_widths(TextBlock *block, Paragraph *paragraph)
{
    uint32_t piece = 0;
    uint32_t line = 0;
    for (uint32_t end = 1; end <= paragraph->cluster_count; end++) {
        BreakKind kind = (BreakKind)paragraph->clusters[end - 1].break_after;
        if (kind < BREAK_ALLOWED)
            continue;
        Unit width = paragraph_natural_width(paragraph, piece, end);
        block->min_width = larger(block->min_width, width + (piece ? 0 : paragraph->indent));
        piece = end;
        if (kind != BREAK_FORCED)
            continue;
        width = paragraph_natural_width(paragraph, line, end);
        block->max_width = larger(block->max_width, width + (line ? 0 : paragraph->indent));
        line = end;
        paragraph->has_forced_break |= end < paragraph->cluster_count;
    }
    paragraph->as_line = paragraph_measure_whole(paragraph);
}

static void add_paragraph(BlockBuilder *builder, uint32_t start, uint32_t end, uint32_t next)
{
    TextBlock *block = builder->block;
    arena_reset(builder->context->scratch);
    builder->paragraphs = arena_grow(builder->arena, builder->paragraphs, builder->count,
                                     &builder->capacity, sizeof *builder->paragraphs);
    Paragraph *paragraph = &builder->paragraphs[builder->count++];
    const TextStyle *style = block->spans[text_map_segment(block->map, start)->span].style;
    *paragraph = (Paragraph){.block = block,
                             .next_byte = next,
                             .style = style,
                             .base_face = choose_base_face(style),
                             .indent = unit_from_points(block->style.indent)};
    Analysis analysis = {.context = builder->context,
                         .diagnostics = builder->diagnostics,
                         .block = block,
                         .missing = &builder->missing,
                         .start = start,
                         .end = end};
    analysis_begin(&analysis);
    analysis_resolve_marks(&analysis);
    analysis_choose_faces(&analysis);
    if (block->style.is_vertical)
        vertical_orient(&analysis);
    analysis_find_breaks(&analysis);
    hyphenate(&analysis);
    ShapeResult shaped = shape_paragraph(&analysis, builder->arena);
    spacing_settle(block, &shaped, &builder->context->blanks);
    paragraph->cluster_count = shaped.cluster_count;
    paragraph->clusters = shaped.clusters;
    paragraph->glyphs = shaped.glyphs;
    paragraph->is_bidi = analysis.is_bidi;
    ruby_settle(&builder->ruby, &shaped, paragraph);
    find_widths(block, paragraph);
}

/* Length of the paragraph separator at `at`: LF, CR, CR LF or U+2029; 0 for anything else. */
static uint32_t separator_length(Text text, uint32_t at)
{
    const char *bytes = text.data + at;
    size_t left = text.length - at;
    if (bytes[0] == '\r')
        return left > 1 && bytes[1] == '\n' ? 2 : 1;
    if (bytes[0] == '\n')
        return 1;
    return left >= 3 && memcmp(bytes, "\xE2\x80\xA9", 3) == 0 ? 3 : 0;
}

/* A separator at the very end ends the last paragraph and begins no empty one. */
static void split_paragraphs(BlockBuilder *builder)
{
    Text text = builder->block->text;
    uint32_t start = 0;
    for (uint32_t at = 0; at < text.length;) {
        uint32_t length = separator_length(text, at);
        if (length)
            add_paragraph(builder, start, at, at + length);
        at += length ? length : 1;
        if (length)
            start = at;
    }
    uint32_t end = (uint32_t)text.length;
    if (start < end)
        add_paragraph(builder, start, end, end);
}

TextBlock *text_block_create(TextContext *context, Arena *arena, DiagSink *diagnostics,
                             const TextSpan *spans, int span_count, const ParagraphStyle *style)
{
    TextBlock *block = arena_alloc(arena, sizeof *block);
    const TextMap *map = text_map_create(arena, diagnostics, spans, span_count);
    *block = (TextBlock){.context = context,
                         .text = map->text,
                         .map = map,
                         .spans = map->spans,
                         .span_count = span_count,
                         .style = *style};
    BlockBuilder builder = {
        .context = context, .arena = arena, .diagnostics = diagnostics, .block = block};
    builder.ruby = (RubyRequest){context, arena, diagnostics, block, false};
    split_paragraphs(&builder);
    block->paragraphs = builder.paragraphs;
    block->paragraph_count = (int)builder.count;
    return block;
}

double text_block_min_width(const TextBlock *block)
{
    return unit_to_points(block->min_width);
}

double text_block_max_width(const TextBlock *block)
{
    return unit_to_points(block->max_width);
}

bool text_block_is_vertical(const TextBlock *block)
{
    return block->style.is_vertical;
}
