/* Small CFF fonts; see cff_build.h. */
#include "cff_build.h"

#include <stdint.h>

static void put(StrBuf *out, size_t value, int size)
{
    while (size--)
        strbuf_char(out, (char)(value >> (8 * size) & 0xFF));
}

static void put_index(StrBuf *out, const Text *items, int count)
{
    put(out, (size_t)count, 2);
    if (count == 0)
        return;
    put(out, 4, 1);
    size_t end = 1;
    put(out, end, 4);
    for (int i = 0; i < count; i++)
        put(out, end += items[i].length, 4);
    for (int i = 0; i < count; i++)
        strbuf_text(out, items[i]);
}

static void put_entry(StrBuf *out, size_t value, int operator_code)
{
    put(out, 29, 1);
    put(out, value, 4);
    if (operator_code)
        put(out, (size_t)operator_code, 1);
}

static void put_start(StrBuf *out, const CffParts *parts, size_t charstrings, size_t private_dict)
{
    const Text name = text_of("Test");
    StrBuf top = {0};
    put_entry(&top, charstrings, 17);
    put_entry(&top, 12, 0); /* bytes of the Private DICT */
    put_entry(&top, private_dict, 18);
    put(out, 0x01000404, 4);
    put_index(out, &name, 1);
    put_index(out, &(Text){top.data, top.length}, 1);
    put(out, 0, 2);
    put_index(out, parts->global_subrs, parts->global_subr_count);
    strbuf_release(&top);
}

StrBuf cff_build(const CffParts *parts)
{
    StrBuf out = {0};
    put_start(&out, parts, 0, 0);
    size_t charstrings = out.length;
    put_index(&out, parts->glyphs, parts->glyph_count);
    size_t private_dict = out.length;
    strbuf_clear(&out);
    put_start(&out, parts, charstrings, private_dict);
    put_index(&out, parts->glyphs, parts->glyph_count);
    put_entry(&out, CFF_BUILD_NOMINAL_WIDTH, 21);
    put_entry(&out, 12, 19);
    put_index(&out, parts->subrs, parts->subr_count);
    return out;
}
