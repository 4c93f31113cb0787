/* Which figures differ between two texts: what an editor checks first. See diff_report.h. */
#include "base/hash.h"
#include "base/sequence_match.h"
#include "base/strbuf.h"
#include "pipeline/diff_report.h"

typedef struct Figures {
    Text *items; /* count of them: "-3.2%", "1,204" */
    uint64_t *hashes;
    size_t count, capacity, hash_capacity;
} Figures;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A point or a comma counts where a digit follows it. */
static size_t figure_length(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        bool is_mark = (bytes[at] == '.' || bytes[at] == ',') && at + 1 < length;
        if (!is_digit(bytes[at]) && !(is_mark && is_digit(bytes[at + 1])))
            break;
        at++;
    }
    return at < length && bytes[at] == '%' ? at + 1 : at;
}

static Figures find_figures(Arena *arena, Text text)
{
    Figures figures = {0};
    for (size_t at = 0; at < text.length;) {
        bool has_sign = text.data[at] == '-' && at + 1 < text.length && is_digit(text.data[at + 1]);
        if (!has_sign && !is_digit(text.data[at])) {
            at++;
            continue;
        }
        size_t length =
            has_sign + figure_length(text.data + at + has_sign, text.length - at - has_sign);
        figures.items =
            arena_grow(arena, figures.items, figures.count, &figures.capacity, sizeof(Text));
        figures.hashes = arena_grow(arena, figures.hashes, figures.count, &figures.hash_capacity,
                                    sizeof(uint64_t));
        figures.items[figures.count] = (Text){text.data + at, length};
        figures.hashes[figures.count++] = hash_bytes(text.data + at, length);
        at += length;
    }
    return figures;
}

static void append_change(StrBuf *out, const Figures *before, size_t i, size_t before_end,
                          const Figures *after, size_t j, size_t after_end)
{
    while (i < before_end || j < after_end) {
        strbuf_string(out, out->length ? ", " : "");
        strbuf_text(out, i < before_end ? before->items[i] : text_of("–"));
        strbuf_string(out, " → ");
        strbuf_text(out, j < after_end ? after->items[j] : text_of("–"));
        i += i < before_end;
        j += j < after_end;
    }
}

const char *diff_figures(Arena *arena, Text old_text, Text new_text)
{
    Figures before = find_figures(arena, old_text);
    Figures after = find_figures(arena, new_text);
    const int *matches = sequence_match(arena, (HashList){before.hashes, before.count},
                                        (HashList){after.hashes, after.count});
    StrBuf out = {0};
    size_t i = 0;
    size_t j = 0;
    for (size_t k = 0; k <= before.count; k++) {
        bool is_end = k == before.count;
        if (!is_end && matches[k] < 0)
            continue;
        size_t partner = is_end ? after.count : (size_t)matches[k];
        append_change(&out, &before, i, k, &after, j, partner);
        i = k + 1;
        j = partner + 1;
    }
    const char *figures = out.length ? strbuf_copy(&out, arena) : NULL;
    strbuf_release(&out);
    return figures;
}
