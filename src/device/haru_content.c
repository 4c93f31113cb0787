/* HaruContent: see haru_content.h. */
#include "device/haru_content.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

/* PDF 1.7, table 52: what a page begins with. Opacity is 1 at the start of a group, too. */
static const HaruGraphics initial_graphics = {
    .fill = {.kind = INK_GRAY},
    .stroke = {.kind = INK_GRAY},
    .opacity = 1000,
    .line_width = 1000,
    .miter_limit = 10000,
};

/* A form inherits the rest from whatever invokes it. */
static const HaruGraphics inherited_graphics = {
    .opacity = 1000,
    .overprint = -1,
    .line_width = -1,
    .miter_limit = -1,
    .line_cap = -1,
    .line_join = -1,
    .dash_count = -1,
    .font_number = -1,
    .font_size = -1,
    .rendering_mode = -1,
    .character_spacing = CHARACTER_SPACING_UNKNOWN,
};

HaruContent *haru_content_create(HaruDocument *document, HaruContent *parent)
{
    HaruContent *content = arena_alloc(document->page_arena, sizeof *content);
    content->document = document;
    content->parent = parent;
    content->serial = ++document->content_count;
    content->graphics = parent ? inherited_graphics : initial_graphics;
    if (parent) {
        content->left = parent->left;
        content->top = parent->top;
        content->outer_depth = parent->outer_depth + parent->depth + 1;
    }
    return content;
}

void haru_content_release(HaruContent *content)
{
    strbuf_release(&content->operators);
}

long haru_thousandths(double value)
{
    return lround(value * 1000);
}

/* Writes the digits of `value` at `at` and returns where they end; nothing for 0. */
static char *write_digits(char *at, unsigned long value)
{
    char digits[20];
    int count = 0;
    for (; value; value /= 10)
        digits[count++] = (char)('0' + value % 10);
    while (count)
        *at++ = digits[--count];
    return at;
}

static unsigned long size_of(long value)
{
    return value < 0 ? 0UL - (unsigned long)value : (unsigned long)value;
}

void haru_put_integer(StrBuf *out, long value)
{
    char *start = strbuf_reserve(out, 24);
    char *at = start;
    if (value < 0)
        *at++ = '-';
    if (value == 0)
        *at++ = '0';
    at = write_digits(at, size_of(value));
    *at = '\0';
    out->length += (size_t)(at - start);
}

void haru_put_reference(StrBuf *out, uint32_t number)
{
    haru_put_integer(out, (long)number);
    strbuf_append(out, " 0 R", 4);
}

void haru_put(StrBuf *out, long thousandths)
{
    char *start = strbuf_reserve(out, 32);
    char *at = start;
    unsigned long rest = size_of(thousandths) % 1000;
    if (thousandths < 0)
        *at++ = '-';
    if (thousandths == 0)
        *at++ = '0';
    at = write_digits(at, size_of(thousandths) / 1000);
    if (rest) {
        *at++ = '.';
        *at++ = (char)('0' + rest / 100);
        if (rest % 100)
            *at++ = (char)('0' + rest / 10 % 10);
        if (rest % 10)
            *at++ = (char)('0' + rest % 10);
    }
    *at++ = ' ';
    *at = '\0';
    out->length += (size_t)(at - start);
}

long haru_content_x(const HaruContent *content, double x)
{
    return haru_thousandths(content->left + x);
}

long haru_content_y(const HaruContent *content, double y)
{
    return haru_thousandths(content->top - y);
}

void haru_content_operator(HaruContent *content, const char *operator_name)
{
    strbuf_string(&content->operators, operator_name);
    strbuf_char(&content->operators, '\n');
}

void haru_content_end_text(HaruContent *content)
{
    if (!content->in_text)
        return;
    content->in_text = false;
    haru_content_operator(content, "ET");
}

/* Marked content and text objects nest (PDF 1.7, 14.6.1), so text ends first. */
void haru_content_end_mark(HaruContent *content)
{
    if (!content->is_marked)
        return;
    haru_content_end_text(content);
    content->is_marked = false;
    haru_content_operator(content, "EMC");
}

void haru_content_use_transparency(HaruContent *content)
{
    content->uses_transparency = true;
    if (content->document->product == PDF_PRESS_X1A)
        haru_document_fail(content->document, E_PRESS_TRANSPARENCY, DIAG_NO_ARGS);
}

bool haru_content_save(HaruContent *content)
{
    haru_content_end_text(content);
    if (content->outer_depth + content->depth >= HARU_DEPTH_LIMIT) {
        const char *limit = arena_print(content->document->arena, "%d", HARU_DEPTH_LIMIT);
        haru_document_fail(content->document, E_PDF_NESTING, DIAG_ARGS(limit));
        return false;
    }
    content->saved[content->depth++] = content->graphics;
    haru_content_operator(content, "q");
    return true;
}

void haru_content_restore(HaruContent *content)
{
    assert(content->depth > 0);
    haru_content_end_text(content);
    if (content->depth <= content->mark_depth)
        haru_content_end_mark(content);
    content->graphics = content->saved[--content->depth];
    haru_content_operator(content, "Q");
}

void haru_content_begin_text(HaruContent *content)
{
    if (content->in_text)
        return;
    content->in_text = true;
    content->line_x = 0;
    content->line_y = 0;
    content->line_matrix = MATRIX_IDENTITY; /* PDF 1.7, 9.4.1 */
    haru_content_operator(content, "BT");
}

static const char kind_letters[RESOURCE_KIND_COUNT] = {'F', 'X', 'G', 'P', 'S', 'C'};
static const char *const kind_keys[RESOURCE_KIND_COUNT] = {"Font",    "XObject", "ExtGState",
                                                           "Pattern", "Shading", "ColorSpace"};

const char *haru_resource_key(HaruResourceKind kind)
{
    return kind_keys[kind];
}

void haru_resource_put_name(StrBuf *out, HaruResourceKind kind, int number)
{
    strbuf_char(out, '/');
    strbuf_char(out, kind_letters[kind]);
    haru_put_integer(out, number);
}

void haru_resource_init(HaruDocument *document, HaruResource *resource, HaruResourceKind kind,
                        void *object)
{
    *resource = (HaruResource){.kind = kind, .object = object};
    resource->number = ++document->resource_count;
}

static bool is_entered(const HaruContent *content, const HaruResource *resource)
{
    if (resource->last_content == content->serial)
        return true;
    for (size_t i = 0; i < content->resource_count; i++) {
        if (content->resources[i] == resource)
            return true;
    }
    return false;
}

void haru_content_name(HaruContent *content, HaruResource *resource)
{
    StrBuf *out = &content->operators;
    haru_resource_put_name(out, resource->kind, resource->number);
    strbuf_char(out, ' ');
    if (!is_entered(content, resource)) {
        content->resources =
            arena_grow(content->document->page_arena, content->resources, content->resource_count,
                       &content->resource_capacity, sizeof(HaruResource *));
        content->resources[content->resource_count++] = resource;
    }
    resource->last_content = content->serial;
}

HPDF_Dict haru_content_resources(HaruContent *content)
{
    HaruDocument *document = content->document;
    HPDF_Dict resources = haru_dict_create(document);
    for (int kind = 0; kind < RESOURCE_KIND_COUNT; kind++) {
        HPDF_Dict named = NULL;
        for (size_t i = 0; i < content->resource_count; i++) {
            const HaruResource *resource = content->resources[i];
            if ((int)resource->kind != kind)
                continue;
            if (!named)
                named = haru_dict_create(document);
            char name[16];
            snprintf(name, sizeof name, "%c%d", kind_letters[kind], resource->number);
            haru_dict_set(document, named, name, resource->object);
        }
        haru_dict_set(document, resources, kind_keys[kind], named);
    }
    return resources;
}

void haru_dict_set_box(HaruDocument *document, HPDF_Dict dict, const char *key, const long box[4])
{
    StrBuf source = {0};
    strbuf_char(&source, '[');
    for (int i = 0; i < 4; i++)
        haru_put(&source, box[i]);
    source.data[source.length - 1] = ']';
    haru_dict_set_verbatim(document, dict, key, (Text){source.data, source.length});
    strbuf_release(&source);
}

HPDF_Dict haru_content_finish_form(HaruContent *content, const long box[4], const char *color_space)
{
    HaruDocument *document = content->document;
    haru_content_end_text(content);
    haru_content_end_mark(content);
    HPDF_Dict form = haru_stream_create(
        document, (Text){content->operators.data, content->operators.length}, HARU_DEFLATED);
    haru_dict_set_name(document, form, "Type", "XObject");
    haru_dict_set_name(document, form, "Subtype", "Form");
    haru_dict_set_box(document, form, "BBox", box);
    StrBuf source = {0};
    strbuf_print(&source, "<</S/Transparency/CS/%s/I true>>", color_space);
    haru_dict_set_verbatim(document, form, "Group", (Text){source.data, source.length});
    strbuf_release(&source);
    haru_dict_set(document, form, "Resources", haru_content_resources(content));
    haru_content_release(content);
    return form;
}
