/* Reading the words and pictures that poppler's programs write: see pdf_diff.h. */
#include <string.h>

#include "base/number.h"
#include "base/strbuf.h"
#include "pipeline/pdf_diff.h"

/* The value of ` name="..."` within the tag `tag`; empty: none. */
static Text find_attribute(Text tag, const char *name)
{
    size_t length = strlen(name);
    for (size_t at = 0; at + length + 2 < tag.length; at++) {
        bool is_name = tag.data[at] == ' ' && memcmp(tag.data + at + 1, name, length) == 0 &&
                       tag.data[at + 1 + length] == '=';
        if (!is_name)
            continue;
        size_t start = at + length + 3;
        const char *end =
            start < tag.length ? memchr(tag.data + start, '"', tag.length - start) : NULL;
        return end ? (Text){tag.data + start, (size_t)(end - tag.data) - start} : (Text){"", 0};
    }
    return (Text){"", 0};
}

static bool read_number(Text tag, const char *name, double *number)
{
    return number_parse(find_attribute(tag, name), number);
}

/* XML's five names for characters; what is unknown stays as it is. */
static Text decode(Arena *arena, Text text)
{
    static const struct {
        const char *entity, *character;
    } entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    StrBuf out = {0};
    strbuf_string(&out, "");
    for (size_t at = 0; at < text.length;) {
        size_t taken = 0;
        for (size_t i = 0; i < COUNT_OF(entities) && !taken; i++) {
            size_t length = strlen(entities[i].entity);
            if (text.length - at < length ||
                memcmp(text.data + at, entities[i].entity, length) != 0)
                continue;
            strbuf_string(&out, entities[i].character);
            taken = length;
        }
        if (!taken)
            strbuf_char(&out, text.data[at]);
        at += taken ? taken : 1;
    }
    Text decoded = {strbuf_copy(&out, arena), out.length};
    strbuf_release(&out);
    return decoded;
}

static void add_page(Arena *arena, PdfWords *words, Text tag)
{
    words->pages = arena_grow(arena, words->pages, words->page_count, &words->page_capacity,
                              sizeof *words->pages);
    PdfPage *page = &words->pages[words->page_count++];
    *page = (PdfPage){0};
    read_number(tag, "width", &page->width);
    read_number(tag, "height", &page->height);
}

static void add_word(Arena *arena, PdfWords *words, Text tag, Text content)
{
    double left;
    double top;
    double right;
    double bottom;
    if (!words->page_count || !read_number(tag, "xMin", &left) || !read_number(tag, "yMin", &top) ||
        !read_number(tag, "xMax", &right) || !read_number(tag, "yMax", &bottom))
        return;
    PdfPage *page = &words->pages[words->page_count - 1];
    page->words = arena_grow(arena, page->words, page->count, &page->capacity, sizeof *page->words);
    page->words[page->count++] =
        (PdfWord){decode(arena, content), {left, top, right - left, bottom - top}};
}

bool pdf_words_read(Arena *arena, Text xhtml, PdfWords *words)
{
    static const char page_tag[] = "<page ";
    static const char word_tag[] = "<word ";
    *words = (PdfWords){0};
    const char *end = xhtml.data + xhtml.length;
    for (const char *at = xhtml.data; at < end;) {
        const char *tag = memchr(at, '<', (size_t)(end - at));
        const char *close = tag ? memchr(tag, '>', (size_t)(end - tag)) : NULL;
        if (!close)
            break;
        at = close + 1;
        Text inside = {tag, (size_t)(close - tag)};
        if (inside.length > sizeof page_tag && memcmp(tag, page_tag, sizeof page_tag - 1) == 0) {
            add_page(arena, words, inside);
        } else if (inside.length > sizeof word_tag &&
                   memcmp(tag, word_tag, sizeof word_tag - 1) == 0) {
            const char *stop = memchr(at, '<', (size_t)(end - at));
            add_word(arena, words, inside, (Text){at, (size_t)((stop ? stop : end) - at)});
        }
    }
    return words->page_count > 0;
}

/* "P6\nWIDTH HEIGHT\n255\n" and the samples. */
const Image *pdf_picture_read(Arena *arena, Text ppm)
{
    unsigned numbers[3];
    size_t at = 2;
    if (ppm.length < 2 || memcmp(ppm.data, "P6", 2) != 0)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        numbers[i] = 0;
        while (at < ppm.length && (ppm.data[at] == ' ' || ppm.data[at] == '\n'))
            at++;
        while (at < ppm.length && ppm.data[at] >= '0' && ppm.data[at] <= '9' && numbers[i] < 100000)
            numbers[i] = numbers[i] * 10 + (unsigned)(ppm.data[at++] - '0');
    }
    at++; /* one white space ends the head */
    size_t size = (size_t)numbers[0] * numbers[1] * 3;
    if (!size || numbers[2] != 255 || at > ppm.length || ppm.length - at < size)
        return NULL;
    Image *image = arena_alloc(arena, sizeof *image);
    *image = (Image){.kind = IMAGE_PIXELS,
                     .width = (int)numbers[0],
                     .height = (int)numbers[1],
                     .channels = 3,
                     .orientation = 1,
                     .pixels = (const unsigned char *)ppm.data + at,
                     .name = "page"};
    return image;
}
