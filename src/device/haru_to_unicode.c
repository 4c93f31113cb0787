/* ToUnicode: see haru_to_unicode.h. */
#include "device/haru_to_unicode.h"

#include "device/haru_unicode.h"

#define ENTRIES_PER_BLOCK 100 /* Adobe Technical Note 5014, "beginbfchar" */

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

static void put_entry(StrBuf *cmap, const GlyphUse *use)
{
    strbuf_char(cmap, '<');
    haru_append_hex16(cmap, use->glyph);
    strbuf_string(cmap, "><");
    Text text = use->text.length ? use->text : use->hint;
    if (text.length)
        haru_append_utf16_hex(cmap, text);
    else
        haru_append_hex16(cmap, 0xFFFD);
    strbuf_string(cmap, ">\n");
}

HPDF_Dict haru_to_unicode_create(HaruDocument *document, GlyphUse *const *uses, size_t count)
{
    StrBuf cmap = {0};
    strbuf_string(&cmap, prologue);
    for (size_t i = 0; i < count; i++) {
        if (i % ENTRIES_PER_BLOCK == 0) {
            size_t rest = count - i;
            strbuf_print(&cmap, "%zu beginbfchar\n",
                         rest < ENTRIES_PER_BLOCK ? rest : ENTRIES_PER_BLOCK);
        }
        put_entry(&cmap, uses[i]);
        if (i % ENTRIES_PER_BLOCK == ENTRIES_PER_BLOCK - 1 || i == count - 1)
            strbuf_string(&cmap, "endbfchar\n");
    }
    strbuf_string(&cmap, epilogue);
    HPDF_Dict stream = haru_stream_create(document, (Text){cmap.data, cmap.length}, HARU_DEFLATED);
    strbuf_release(&cmap);
    return stream;
}
