/* Fonts: see haru_font.h. */
#include "device/haru_font.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "device/haru_to_unicode.h"
#include "font/subset.h"

#define DEFAULT_WIDTH 1000 /* of ideographs: most glyphs need no entry in W */
#define FAST_LEVEL    1    /* charstrings hardly compress: 1.4 % larger in half the time */
#define EQUAL_RUN     4    /* so many equal widths are shorter as "first last width" */

enum { FLAG_FIXED_PITCH = 1, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 }; /* PDF 1.7, table 123 */

HaruFont *haru_font_find(HaruDocument *document, const Face *face)
{
    for (HaruFont *font = document->fonts; font; font = font->next) {
        if (font->face->serial == face->serial)
            return font;
    }
    HaruFont *font = arena_alloc(document->arena, sizeof *font);
    font->face = face;
    font->slots =
        arena_array(document->arena, face->glyph_count / FONT_SLOTS + 1, sizeof *font->slots);
    font->next = document->fonts;
    document->fonts = font;
    return font;
}

HaruResource *haru_font_resource(HaruDocument *document, HaruFont *font, int writing_mode)
{
    HaruResource *resource = &font->resources[writing_mode];
    if (resource->object)
        return resource;
    HPDF_Dict object = haru_dict_create_indirect(document);
    haru_object_hold(object);
    haru_resource_init(document, resource, RESOURCE_FONT, object);
    return resource;
}

GlyphUse *haru_font_use(HaruDocument *document, HaruFont *font, uint32_t glyph)
{
    uint16_t **row = &font->slots[glyph / FONT_SLOTS];
    if (!*row)
        *row = arena_array(document->arena, FONT_SLOTS, sizeof **row);
    uint16_t *slot = &(*row)[glyph % FONT_SLOTS];
    if (!*slot) {
        font->uses = arena_grow(document->arena, font->uses, font->use_count, &font->use_capacity,
                                sizeof *font->uses);
        GlyphUse *use = &font->uses[font->use_count++];
        use->glyph = glyph;
        use->cid = glyph ? ++font->last_cid : 0;
        use->width = (int)lround(face_advance(font->face, glyph) * 1000);
        *slot = (uint16_t)font->use_count;
    }
    return &font->uses[*slot - 1];
}

static int compare_uses(const void *left, const void *right)
{
    uint32_t a = (*(GlyphUse *const *)left)->glyph;
    uint32_t b = (*(GlyphUse *const *)right)->glyph;
    return (a > b) - (a < b);
}

/* The used glyphs in rising order. */
static GlyphUse **sort_uses(HaruDocument *document, const HaruFont *font)
{
    GlyphUse **sorted = arena_array(document->arena, font->use_count, sizeof(GlyphUse *));
    for (size_t i = 0; i < font->use_count; i++)
        sorted[i] = &font->uses[i];
    qsort(sorted, font->use_count, sizeof(GlyphUse *), compare_uses);
    return sorted;
}

/* "ABCDEF+Name" (PDF 1.7, 9.6.4). The tag comes from the glyphs as they are numbered, so that equal
 * documents get equal names and different subsets, practically always, different ones. */
static const char *make_name(HaruDocument *document, const HaruFont *font)
{
    uint32_t *glyphs = arena_array(document->arena, font->use_count, sizeof *glyphs);
    for (size_t i = 0; i < font->use_count; i++)
        glyphs[i] = font->uses[i].glyph;
    uint64_t hash = hash_bytes(glyphs, font->use_count * sizeof *glyphs);
    char tag[7] = {0};
    for (int i = 0; i < 6; i++) {
        tag[i] = (char)('A' + hash % 26);
        hash /= 26;
    }
    return arena_print(document->arena, "%s+%.100s", tag, font->face->postscript);
}

static int read_int16(const unsigned char *bytes)
{
    return (int16_t)(bytes[0] << 8 | bytes[1]);
}

/* Copies the first `size` bytes of a table; they stay zero where the font has less. */
static void read_table(const Face *face, hb_tag_t tag, unsigned char *bytes, unsigned size)
{
    memset(bytes, 0, size);
    hb_blob_t *blob = hb_face_reference_table(face->hb_face, tag);
    unsigned length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    if (data && length >= size)
        memcpy(bytes, data, size);
    hb_blob_destroy(blob);
}

static void set_bbox(HaruDocument *document, HPDF_Dict descriptor, const Face *face)
{
    unsigned char head[54]; /* OpenType "head": xMin ... yMax at 36 */
    read_table(face, HB_TAG('h', 'e', 'a', 'd'), head, sizeof head);
    StrBuf source = {0};
    strbuf_char(&source, '[');
    for (int i = 0; i < 4; i++) {
        double value = read_int16(head + 36 + 2 * i) * 1000.0 / face->units_per_em;
        haru_put(&source, lround(value) * 1000);
    }
    source.data[source.length - 1] = ']';
    haru_dict_set_verbatim(document, descriptor, "FontBBox", (Text){source.data, source.length});
    strbuf_release(&source);
}

/* The usual estimate from the weight; fonts do not say it. Used only to imitate a missing font. */
static long stem_width(int weight)
{
    return 10 + 220L * (weight - 50) / 900;
}

static HPDF_Dict create_descriptor(HaruDocument *document, const Face *face, const char *name)
{
    unsigned char post[16]; /* OpenType "post": italicAngle at 4 (16.16), isFixedPitch at 12 */
    read_table(face, HB_TAG('p', 'o', 's', 't'), post, sizeof post);
    bool is_fixed_pitch = post[12] | post[13] | post[14] | post[15];
    int flags = FLAG_SYMBOLIC | (face->is_italic ? FLAG_ITALIC : 0) |
                (is_fixed_pitch ? FLAG_FIXED_PITCH : 0);
    HPDF_Dict descriptor = haru_dict_create_indirect(document);
    haru_dict_set_name(document, descriptor, "Type", "FontDescriptor");
    haru_dict_set_name(document, descriptor, "FontName", name);
    haru_dict_set_integer(document, descriptor, "Flags", flags);
    set_bbox(document, descriptor, face);
    haru_dict_set_integer(document, descriptor, "ItalicAngle", read_int16(post + 4));
    haru_dict_set_integer(document, descriptor, "Ascent", lround(face->ascent * 1000));
    haru_dict_set_integer(document, descriptor, "Descent", lround(-face->descent * 1000));
    haru_dict_set_integer(document, descriptor, "CapHeight", lround(face->cap_height * 1000));
    haru_dict_set_integer(document, descriptor, "StemV", stem_width(face->weight));
    return descriptor;
}

static void set_program(HaruDocument *document, HPDF_Dict descriptor, const Face *face,
                        const FontProgram *program, const uint32_t *cids)
{
    Text bytes = font_program_stream(program, cids, document->arena);
    HPDF_Dict stream = haru_stream_create(document, bytes, HARU_BORROWED);
    haru_dict_set_name(document, stream, "Filter", "FlateDecode");
    if (face->format == FACE_CFF) {
        haru_dict_set_name(document, stream, "Subtype", "CIDFontType0C");
        haru_dict_set(document, descriptor, "FontFile3", stream);
    } else {
        haru_dict_set_integer(document, stream, "Length1", (long)font_program_length(program));
        haru_dict_set(document, descriptor, "FontFile2", stream);
    }
}

static size_t equal_widths(const GlyphUse *uses, size_t count, size_t start)
{
    size_t end = start + 1;
    while (end < count && uses[end].cid == uses[end - 1].cid + 1 &&
           uses[end].width == uses[start].width)
        end++;
    return end - start;
}

/* One entry of W (PDF 1.7, 9.7.4.3) for the glyphs from `start`; returns how many it covers. */
static size_t put_widths(StrBuf *out, const GlyphUse *uses, size_t count, size_t start)
{
    size_t equal = equal_widths(uses, count, start);
    if (equal >= EQUAL_RUN) {
        strbuf_print(out, "%lu %lu %d ", (unsigned long)uses[start].cid,
                     (unsigned long)uses[start + equal - 1].cid, uses[start].width);
        return equal;
    }
    strbuf_print(out, "%lu[%d", (unsigned long)uses[start].cid, uses[start].width);
    size_t end = start + 1;
    while (end < count && out->length < HARU_VERBATIM_LIMIT &&
           uses[end].cid == uses[end - 1].cid + 1 && uses[end].width != DEFAULT_WIDTH &&
           equal_widths(uses, count, end) < EQUAL_RUN)
        strbuf_print(out, " %d", uses[end++].width);
    strbuf_char(out, ']');
    return end - start;
}

static HPDF_Array create_widths(HaruDocument *document, const GlyphUse *uses, size_t count)
{
    HPDF_Array widths = haru_array_create(document);
    StrBuf source = {0};
    for (size_t i = 0; i < count;) {
        if (uses[i].width == DEFAULT_WIDTH) {
            i++;
            continue;
        }
        i += put_widths(&source, uses, count, i);
        if (source.length < HARU_VERBATIM_LIMIT / 2)
            continue;
        haru_array_add_verbatim(document, widths, (Text){source.data, source.length});
        strbuf_clear(&source);
    }
    if (source.length)
        haru_array_add_verbatim(document, widths, (Text){source.data, source.length});
    strbuf_release(&source);
    return widths;
}

/* CIDToGIDMap: two bytes for each CID up to the highest (PDF 1.7, table 117). */
static void set_glyph_map(HaruDocument *document, HPDF_Dict descendant, const FontProgram *program,
                          const uint32_t *cids)
{
    size_t count = program->glyph_count;
    size_t length = 2 * (count + 1); /* CIDs are at most as many as glyphs */
    char *map = arena_alloc(document->arena, length);
    for (size_t i = 0; i < count; i++) {
        map[2 * cids[i]] = (char)(program->new_ids[i] >> 8 & 0xFF);
        map[2 * cids[i] + 1] = (char)(program->new_ids[i] & 0xFF);
    }
    haru_dict_set(document, descendant, "CIDToGIDMap",
                  haru_stream_create(document, (Text){map, length}, HARU_DEFLATED));
}

static HPDF_Dict create_descendant(HaruDocument *document, const HaruFont *font, const char *name)
{
    bool is_cff = font->face->format == FACE_CFF;
    HPDF_Dict descendant = haru_dict_create_indirect(document);
    haru_dict_set_name(document, descendant, "Type", "Font");
    haru_dict_set_name(document, descendant, "Subtype", is_cff ? "CIDFontType0" : "CIDFontType2");
    haru_dict_set_name(document, descendant, "BaseFont", name);
    haru_dict_set_verbatim(document, descendant, "CIDSystemInfo",
                           text_of("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"));
    haru_dict_set_integer(document, descendant, "DW", DEFAULT_WIDTH);
    haru_dict_set(document, descendant, "W", create_widths(document, font->uses, font->use_count));
    if (font->resources[WRITING_VERTICAL].object)
        haru_dict_set_verbatim(
            document, descendant, "W2",
            text_of(arena_print(document->arena, "[0 65535 -%d %d %d]", VERTICAL_ADVANCE,
                                VERTICAL_ORIGIN_X, VERTICAL_ORIGIN_Y)));
    return descendant;
}

/* `cids` has a number for each of the program's glyphs. */
static void complete_font(HaruDocument *document, HaruFont *font, const FontProgram *program,
                          const uint32_t *cids)
{
    const char *name = make_name(document, font);
    HPDF_Dict descriptor = create_descriptor(document, font->face, name);
    set_program(document, descriptor, font->face, program, cids);
    HPDF_Dict descendant = create_descendant(document, font, name);
    haru_dict_set(document, descendant, "FontDescriptor", descriptor);
    if (program->new_ids)
        set_glyph_map(document, descendant, program, cids);
    HPDF_Dict to_unicode = haru_to_unicode_create(document, font->uses, font->use_count);
    static const char *const encodings[WRITING_MODE_COUNT] = {"Identity-H", "Identity-V"};
    for (int mode = 0; mode < WRITING_MODE_COUNT; mode++) {
        HPDF_Dict object = font->resources[mode].object;
        HPDF_Array descendants = object ? haru_array_create(document) : NULL;
        haru_array_add(document, descendants, descendant);
        haru_dict_set_name(document, object, "Type", "Font");
        haru_dict_set_name(document, object, "Subtype", "Type0");
        haru_dict_set_name(document, object, "BaseFont", name);
        haru_dict_set_name(document, object, "Encoding", encodings[mode]);
        haru_dict_set(document, object, "DescendantFonts", descendants);
        haru_dict_set(document, object, "ToUnicode", to_unicode);
    }
}

/* Cuts the program that `request` describes and keeps it. NULL: reported. */
static const FontProgram *cut_program(HaruDocument *document, const Face *face,
                                      const FontProgram *request)
{
    OutputCache *cache = haru_document_cache(document);
    FontSubset subset;
    double started = timing_now();
    bool is_cut = font_subset_create(face, request->glyphs, (int)request->glyph_count,
                                     document->diagnostics, &subset);
    timing_add(document->timings, "subset", started);
    if (!is_cut)
        return NULL;
    FontProgram program = *request;
    program.new_ids = subset.new_ids;
    font_program_pack(&program, output_cache_compressor(cache, request->level),
                      (Text){subset.program.data, subset.program.length}, subset.head_length);
    const FontProgram *kept = output_cache_keep_program(cache, &program);
    font_subset_release(&subset);
    return kept;
}

static bool finish_font(HaruDocument *document, HaruFont *font)
{
    GlyphUse **uses = sort_uses(document, font);
    uint32_t *glyphs = arena_array(document->arena, font->use_count, sizeof *glyphs);
    uint32_t *cids = arena_array(document->arena, font->use_count, sizeof *cids);
    for (size_t i = 0; i < font->use_count; i++) {
        glyphs[i] = uses[i]->glyph;
        cids[i] = uses[i]->cid;
    }
    bool is_fast = document->compression == COMPRESS_FAST;
    FontProgram request = {.face_serial = font->face->serial,
                           .level = is_fast ? FAST_LEVEL : HARU_DEFLATE_LEVEL,
                           .glyphs = glyphs,
                           .glyph_count = font->use_count};
    const FontProgram *program =
        output_cache_find_program(haru_document_cache(document), request.face_serial, request.level,
                                  glyphs, request.glyph_count);
    if (!program)
        program = cut_program(document, font->face, &request);
    if (!program) {
        document->failed = true;
        return false;
    }
    complete_font(document, font, program, cids);
    if (document->is_frugal)
        face_forget_pages(font->face);
    return !document->failed;
}

bool haru_fonts_finish(HaruDocument *document)
{
    for (HaruFont *font = document->fonts; font; font = font->next) {
        if (!finish_font(document, font))
            return false;
    }
    return !document->failed;
}
