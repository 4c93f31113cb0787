/* Tidying Cairo's SVG. See svg_tidy.h.
 *
 * One pass over the bytes. Everything that is changed begins with a blank or a "#", which pictures
 * in base64 never have; there is no text of the user in the file, since letters are outlines. */
#include "device/svg_tidy.h"

#include <stdint.h>

#include "base/map.h"
#include "base/number.h"

#define PATH_DECIMALS 3

typedef struct Tidy {
    Text rest; /* what is still to be copied */
    StrBuf *out;
    Map ids; /* from Cairo's id to our number */
    size_t id_count;
    Map even_odd;          /* ids of clip paths whose rule is even-odd */
    bool is_even_odd_clip; /* the next path is one of theirs */
    const DocumentInfo *info;
} Tidy;

static bool starts_with(Text text, const char *start)
{
    size_t length = strlen(start);
    return text.length >= length && memcmp(text.data, start, length) == 0;
}

static void skip(Text *text, size_t length)
{
    text->data += length;
    text->length -= length;
}

/* `text` up to, not with, the first `end`. */
static Text until(Text text, char end)
{
    const char *at = memchr(text.data, end, text.length);
    return (Text){text.data, at ? (size_t)(at - text.data) : text.length};
}

/* "surface17" or "image17": the name stays, the number becomes ours. */
static bool copy_id(Tidy *tidy, const char *name)
{
    if (!starts_with(tidy->rest, name))
        return false;
    size_t length = strlen(name);
    while (length < tidy->rest.length && tidy->rest.data[length] >= '0' &&
           tidy->rest.data[length] <= '9')
        length++;
    Text id = {tidy->rest.data, length};
    uintptr_t number = (uintptr_t)map_find(&tidy->ids, id);
    if (!number) {
        number = ++tidy->id_count;
        map_set(&tidy->ids, id, (void *)number);
    }
    strbuf_print(tidy->out, "%s%u", name, (unsigned)number);
    skip(&tidy->rest, length);
    return true;
}

/* Cairo states the rule of a clip path where it is used, but it counts only on the path itself
 * (SVG 1.1, 14.3.5). Collects the ids that want even-odd. */
static void find_even_odd_clips(Tidy *tidy)
{
    static const char rule[] = ")\" clip-rule=\"evenodd\"";
    Text text = tidy->rest;
    for (;;) {
        const char *at = strstr(text.data, rule);
        if (!at)
            return;
        const char *id = at;
        while (id > text.data && id[-1] != '#')
            id--;
        map_set(&tidy->even_odd, (Text){id, (size_t)(at - id)}, tidy);
        skip(&text, (size_t)(at - text.data) + strlen(rule));
    }
}

static void copy_numbered_id(Tidy *tidy)
{
    if (!copy_id(tidy, "surface"))
        (void)copy_id(tidy, "image");
}

/* One token of path data: a letter, or a number in its shortest form. Nothing for blanks. */
static void copy_token(Text *data, StrBuf *out, bool *after_number)
{
    double value = 0;
    size_t length = number_parse_prefix(*data, &value);
    if (length == 0) {
        *after_number = *after_number && data->data[0] == ' ';
        if (data->data[0] != ' ')
            strbuf_char(out, data->data[0]);
        skip(data, 1);
        return;
    }
    char text[NUMBER_TEXT_SIZE];
    size_t text_length = number_format(text, value, PATH_DECIMALS);
    if (*after_number && text[0] != '-')
        strbuf_char(out, ' ');
    strbuf_append(out, text, text_length);
    *after_number = true;
    skip(data, length);
}

/* Path data. Cairo writes a move after every close: one that nothing follows is taken back. */
static void copy_path_data(Text data, StrBuf *out)
{
    size_t last_move = SIZE_MAX; /* where it was written; SIZE_MAX: something was drawn since */
    bool after_number = false;
    while (data.length) {
        char letter = data.data[0];
        if (letter == 'M' && last_move != SIZE_MAX)
            out->length = last_move;
        if (letter == 'M')
            last_move = out->length;
        else if (letter == 'L' || letter == 'C' || letter == 'Z')
            last_move = SIZE_MAX;
        copy_token(&data, out, &after_number);
    }
    if (last_move != SIZE_MAX)
        out->length = last_move;
}

static void copy_attribute_value(Tidy *tidy, const char *before, const char *after, Text value)
{
    strbuf_string(tidy->out, before);
    strbuf_text(tidy->out, value);
    strbuf_string(tidy->out, after);
}

/* Copies what stands at a blank; false when it is nothing to be changed. */
static bool copy_attribute(Tidy *tidy)
{
    Text rest = tidy->rest;
    if (starts_with(rest, " d=\"")) {
        skip(&rest, 4);
        Text data = until(rest, '"');
        strbuf_string(tidy->out, tidy->is_even_odd_clip ? " clip-rule=\"evenodd\" d=\"" : " d=\"");
        tidy->is_even_odd_clip = false;
        copy_path_data(data, tidy->out);
        skip(&rest, data.length);
    } else if (starts_with(rest, " comp-op=\"")) {
        skip(&rest, 10);
        Text mode = until(rest, '"');
        copy_attribute_value(tidy, " style=\"mix-blend-mode:", "", mode);
        skip(&rest, mode.length);
    } else if (starts_with(rest, " id=\"")) {
        strbuf_string(tidy->out, " id=\"");
        skip(&tidy->rest, 5);
        tidy->is_even_odd_clip = map_find(&tidy->even_odd, until(tidy->rest, '"')) != NULL;
        copy_numbered_id(tidy);
        return true;
    } else {
        return false;
    }
    tidy->rest = rest;
    return true;
}

/* Writes the start tag again: Cairo was asked for SVG 1.2 only to keep blend modes. */
static void copy_head(Tidy *tidy)
{
    static const char version[] = " version=\"1.2\">\n";
    const char *at = strstr(tidy->rest.data, version);
    if (!at)
        return;
    Text head = {tidy->rest.data, (size_t)(at - tidy->rest.data)};
    strbuf_text(tidy->out, head);
    strbuf_string(tidy->out, " version=\"1.1\"");
    if (tidy->info->language) {
        strbuf_string(tidy->out, " xml:lang=\"");
        strbuf_xml(tidy->out, text_of(tidy->info->language));
        strbuf_char(tidy->out, '"');
    }
    strbuf_string(tidy->out, ">\n");
    if (tidy->info->title) {
        strbuf_string(tidy->out, "<title>");
        strbuf_xml(tidy->out, text_of(tidy->info->title));
        strbuf_string(tidy->out, "</title>\n");
    }
    skip(&tidy->rest, head.length + strlen(version));
}

void svg_tidy(Arena *arena, Text svg, const DocumentInfo *info, StrBuf *output)
{
    Tidy tidy = {.rest = svg, .out = output, .info = info};
    map_init(&tidy.ids, arena);
    map_init(&tidy.even_odd, arena);
    find_even_odd_clips(&tidy);
    copy_head(&tidy);
    while (tidy.rest.length) {
        char byte = tidy.rest.data[0];
        if (byte == ' ' && copy_attribute(&tidy))
            continue;
        strbuf_char(output, byte);
        skip(&tidy.rest, 1);
        if (byte == '#')
            copy_numbered_id(&tidy);
    }
}
