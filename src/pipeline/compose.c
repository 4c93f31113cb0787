/* Compose: see compose.h. A text element with the options as its style, without a page. */
#include "pipeline/compose.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "doc/builder.h"
#include "element/element_table.h"

static void add_declaration(Arena *arena, JsonValue *style, const char *name, const char *value)
{
    if (!value)
        return;
    /* The words of the command line are their own source, so that a message can show them. */
    const SourceText *source =
        source_create(arena, arena_print(arena, "--%s", name), text_of(value));
    Origin *origin = arena_alloc(arena, sizeof *origin);
    *origin = (Origin){source, 0, (uint32_t)source->text.length, NULL};
    json_set(arena, style, text_of(name), origin, json_new_string(arena, text_of(value), origin));
}

static bool read_width(DiagSink *diagnostics, const ComposeOptions *options, const Style *style,
                       double *width)
{
    LengthBase base = {style->font_size.value, style->font_size.value, false};
    Length length;
    if (length_parse(text_of(options->width), &base, &length) == LENGTH_OK &&
        length.unit == LENGTH_PT && length.value > 0) {
        *width = length.value;
        return true;
    }
    diag_report(diagnostics, E_VALUE, NULL,
                DIAG_ARGS("--width", options->width,
                          diagnostics->language == DIAG_CHINESE ? "长度" : "a length"));
    return false;
}

/* "none" is no level of lineBreak: there none means no prohibition, but the Chinese opportunities
 * remain (R1). */
static bool read_tailoring(DiagSink *diagnostics, const ComposeOptions *options,
                           ParagraphStyle *paragraph)
{
    static const struct {
        const char *name;
        LineBreakLevel level;
    } rows[] = {{"gb", LINE_BREAK_GB},
                {"basic", LINE_BREAK_BASIC},
                {"strict", LINE_BREAK_STRICT},
                {"loose", LINE_BREAK_LOOSE},
                {"none", LINE_BREAK_PLAIN}};
    for (size_t i = 0; options->tailoring && i < COUNT_OF(rows); i++) {
        if (strcmp(options->tailoring, rows[i].name) != 0)
            continue;
        paragraph->level = rows[i].level;
        paragraph->trim_marks = rows[i].level != LINE_BREAK_PLAIN;
        return true;
    }
    if (!options->tailoring)
        return true;
    diag_report(diagnostics, E_VALUE, NULL,
                DIAG_ARGS("--tailoring", options->tailoring, "gb, basic, strict, loose, none"));
    return false;
}

bool compose_text(Session *session, Arena *arena, DiagSink *diagnostics,
                  const ComposeOptions *options, const SourceText *source, StrBuf *out)
{
    size_t invalid = utf8_find_invalid(source->text);
    if (invalid < source->text.length) {
        Origin place = {source, (uint32_t)invalid, 1, NULL};
        unsigned byte = (unsigned char)source->text.data[invalid];
        diag_report(diagnostics, E_JSON_UTF8, &place,
                    DIAG_ARGS(arena_print(arena, "0x%02X", byte)));
        return false;
    }
    Theme theme;
    theme_read(&theme, arena, diagnostics, NULL, NULL, NULL);
    Builder builder = {
        .arena = arena,
        .diagnostics = diagnostics,
        .theme = &theme,
        .fonts = session->fonts,
        .text = session->text,
        .types = element_table,
        .zi = 10.5,
    };
    JsonValue *declarations = json_new(arena, JSON_OBJECT, NULL);
    add_declaration(arena, declarations, "fontFamily", options->font);
    add_declaration(arena, declarations, "fontSize", options->size);
    add_declaration(arena, declarations, "lang", options->language);
    add_declaration(arena, declarations, "textAlign", options->align);
    add_declaration(arena, declarations, "textWrap", options->wrap);
    add_declaration(arena, declarations, "textIndent", options->indent);
    add_declaration(arena, declarations, "writingMode", options->writing_mode);
    Style initial;
    style_init(&initial);
    StyleSheet sheet;
    style_collect(&theme, diagnostics, arena, NULL, declarations, &sheet);
    const Style *style = style_compute(&theme, diagnostics, arena, &initial, &sheet, 10.5);
    Origin origin = {source, 0, (uint32_t)source->text.length, NULL};
    const TextStyle *text_style = builder_text_style(&builder, style, &origin, 0);
    double width = INFINITY;
    ParagraphStyle paragraph = builder_paragraph_style(style);
    if (!text_style || !read_tailoring(diagnostics, options, &paragraph) ||
        (!options->only_breaks && !read_width(diagnostics, options, style, &width)))
        return false;
    TextSpan span = {.text = source->text, .style = text_style, .origin = origin};
    TextBlock *block = text_block_create(session->text, arena, diagnostics, &span, 1, &paragraph);
    if (options->only_breaks)
        text_block_dump_breaks(out, block);
    else
        text_layout_dump(out, text_block_compose(block, arena, diagnostics, width), (Point){0, 0});
    strbuf_char(out, '\n');
    return diagnostics->error_count == 0;
}
