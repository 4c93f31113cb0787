/* ToUnicode: see haru_to_unicode.h. */
#include "device/haru_to_unicode.h"

#include "device/haru_unicode.h"

#define ENTRIES_PER_BLOCK 100 /* Adobe Technical Note 5014, "beginbfrange" */

static const char prologue[] = "/CIDInit/ProcSet findresource begin\n"
                               "12 dict begin\n"
                               "begincmap\n"
                               "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                               "/CMapName/Adobe-Identity-UCS def\n"
                               "/CMapType 2 def\n"
                               "1 begincodespacerange\n"
                               "<0000><FFFF>\n"
                               "endcodespacerange\n";

static const char epilogue[] = "endcmap\n"
                               "CMapName currentdict/CMap defineresource pop\n"
                               "end\n"
                               "end\n";

static void put_value(StrBuf *cmap, const GlyphUse *use)
{
    strbuf_char(cmap, '<');
    Text text = use->text.length ? use->text : use->hint;
    if (text.length)
        haru_append_utf16_hex(cmap, text);
    else
        haru_append_hex16(cmap, 0xFFFD);
    strbuf_char(cmap, '>');
}

/* The end of the range from `start`: CIDs that follow each other and differ in the last byte only
 * (Adobe Technical Note 5014, "beginbfrange"). */
static size_t range_end(const GlyphUse *uses, size_t count, size_t start)
{
    size_t end = start + 1;
    while (end < count && uses[end].cid == uses[end - 1].cid + 1 && uses[end].cid % 256 != 0)
        end++;
    return end;
}

static void put_range(StrBuf *cmap, const GlyphUse *uses, size_t count)
{
    strbuf_char(cmap, '<');
    haru_append_hex16(cmap, uses[0].cid);
    strbuf_string(cmap, "><");
    haru_append_hex16(cmap, uses[count - 1].cid);
    strbuf_string(cmap, ">[");
    for (size_t i = 0; i < count; i++)
        put_value(cmap, &uses[i]);
    strbuf_string(cmap, "]\n");
}

static void put_ranges(StrBuf *cmap, const GlyphUse *uses, size_t count)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i = range_end(uses, count, i))
        left++;
    int in_block = 0;
    for (size_t start = 0; start < count;) {
        if (in_block == 0) {
            in_block = left < ENTRIES_PER_BLOCK ? (int)left : ENTRIES_PER_BLOCK;
            left -= (size_t)in_block;
            strbuf_print(cmap, "%d beginbfrange\n", in_block);
        }
        size_t end = range_end(uses, count, start);
        put_range(cmap, uses + start, end - start);
        start = end;
        if (--in_block == 0)
            strbuf_string(cmap, "endbfrange\n");
    }
}

HPDF_Dict haru_to_unicode_create(HaruDocument *document, const GlyphUse *uses, size_t count)
{
    StrBuf cmap = {0};
    strbuf_string(&cmap, prologue);
    put_ranges(&cmap, uses, count);
    strbuf_string(&cmap, epilogue);
    HPDF_Dict stream = haru_stream_create(document, (Text){cmap.data, cmap.length}, HARU_DEFLATED);
    strbuf_release(&cmap);
    return stream;
}
