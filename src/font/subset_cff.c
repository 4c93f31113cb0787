/* CFF subsets: a CID-keyed CFF table (Adobe Technical Note 5176) with the glyphs of a document and
 * nothing else. CIDs are the glyph ids of the original font. The work grows with the glyphs used,
 * not with the font, which hb-subset reads as a whole. */
#include <string.h>

#include "font/cff_flatten.h"
#include "font/subset_format.h"

#define MOST_FONT_DICTS 256

/* TN 5176, appendix A: 391 standard strings; ours follow. */
enum { SID_REGISTRY = 391, SID_ORDERING = 392, SID_FONT_NAME = 393 };

enum { OP_FONT_NAME = 0x0C26, OP_CID_COUNT = 0x0C22, OP_CHARSET = 15 };

typedef struct Kept {
    uint32_t glyph;
    FlatGlyph flat;
    int font_dict; /* in the subset */
} Kept;

typedef struct Writer {
    const Face *face;
    const CffFont *font;
    StrBuf *out;
    Kept *kept;
    int kept_count;
    int old_dicts[MOST_FONT_DICTS]; /* Font DICT in the original, for each of the subset's */
    int dict_count;
    /* offsets in the table */
    size_t charset, fd_select, charstrings, fd_array;
    size_t privates[MOST_FONT_DICTS], private_ends[MOST_FONT_DICTS];
} Writer;

static void put_uint(StrBuf *out, size_t value, unsigned size)
{
    char *bytes = strbuf_reserve(out, size);
    for (unsigned i = size; i-- > 0; value >>= 8)
        bytes[i] = (char)(value & 0xFF);
    out->length += size;
}

static unsigned offset_size_for(size_t largest)
{
    return largest < 1u << 8 ? 1 : largest < 1u << 16 ? 2 : largest < 1u << 24 ? 3 : 4;
}

/* Begins an INDEX whose objects have `total` bytes; the caller puts the end of each object with
 * put_uint and then the objects. Returns the size of an offset. */
static unsigned begin_index(StrBuf *out, size_t count, size_t total)
{
    unsigned size = offset_size_for(total + 1);
    put_uint(out, count, 2);
    put_uint(out, size, 1);
    put_uint(out, 1, size);
    return size;
}

static void put_index(StrBuf *out, const Text *objects, int count)
{
    size_t total = 0;
    for (int i = 0; i < count; i++)
        total += objects[i].length;
    unsigned size = begin_index(out, (size_t)count, total);
    size_t end = 1;
    for (int i = 0; i < count; i++)
        put_uint(out, end += objects[i].length, size);
    for (int i = 0; i < count; i++)
        strbuf_text(out, objects[i]);
}

/* Always five bytes, so that a DICT has the same length whatever the offsets in it. */
static void put_operand(StrBuf *out, size_t value)
{
    put_uint(out, 29, 1);
    put_uint(out, value, 4);
}

static void put_operator(StrBuf *out, unsigned code)
{
    put_uint(out, code, code > 0xFF ? 2 : 1);
}

static void put_entry(StrBuf *out, size_t value, unsigned code)
{
    put_operand(out, value);
    put_operator(out, code);
}

/* Copies the entry `code` as it stands, if `dict` has it. */
static void copy_entry(StrBuf *out, CffBytes dict, unsigned code)
{
    CffEntry entry;
    while (cff_dict_next(&dict, &entry)) {
        if (entry.code == code)
            strbuf_append(out, entry.bytes.data, entry.bytes.size);
    }
}

static void put_top_dict(StrBuf *out, const Writer *writer)
{
    put_operand(out, SID_REGISTRY);
    put_operand(out, SID_ORDERING);
    put_entry(out, 0, CFF_ROS); /* first of all (TN 5176, 18) */
    copy_entry(out, writer->font->top_dict, CFF_FONT_MATRIX);
    copy_entry(out, writer->font->top_dict, CFF_FONT_BBOX);
    put_entry(out, writer->kept[writer->kept_count - 1].glyph + 1, OP_CID_COUNT);
    put_entry(out, writer->charset, OP_CHARSET);
    put_entry(out, writer->fd_select, CFF_FD_SELECT);
    put_entry(out, writer->charstrings, CFF_CHARSTRINGS);
    put_entry(out, writer->fd_array, CFF_FD_ARRAY);
}

static void put_charset(Writer *writer)
{
    writer->charset = writer->out->length;
    put_uint(writer->out, 0, 1); /* format 0: a CID for each glyph but the first */
    for (int i = 1; i < writer->kept_count; i++)
        put_uint(writer->out, writer->kept[i].glyph, 2);
}

static void put_fd_select(Writer *writer)
{
    const Kept *kept = writer->kept;
    int count = writer->kept_count;
    int ranges = 1;
    for (int i = 1; i < count; i++)
        ranges += kept[i].font_dict != kept[i - 1].font_dict;
    writer->fd_select = writer->out->length;
    bool has_ranges = 5 + 3 * ranges < 1 + count;
    put_uint(writer->out, has_ranges ? 3 : 0, 1);
    if (has_ranges)
        put_uint(writer->out, (size_t)ranges, 2);
    for (int i = 0; i < count; i++) {
        if (has_ranges && i && kept[i].font_dict == kept[i - 1].font_dict)
            continue;
        if (has_ranges)
            put_uint(writer->out, (size_t)i, 2);
        put_uint(writer->out, (size_t)kept[i].font_dict, 1);
    }
    if (has_ranges)
        put_uint(writer->out, (size_t)count, 2);
}

static void put_charstrings(Writer *writer)
{
    size_t total = 0;
    for (int i = 0; i < writer->kept_count; i++)
        total += writer->kept[i].flat.charstring.size;
    writer->charstrings = writer->out->length;
    strbuf_reserve(writer->out, total + 8 + 4 * (size_t)writer->kept_count);
    unsigned size = begin_index(writer->out, (size_t)writer->kept_count, total);
    size_t end = 1;
    for (int i = 0; i < writer->kept_count; i++)
        put_uint(writer->out, end += writer->kept[i].flat.charstring.size, size);
    for (int i = 0; i < writer->kept_count; i++) {
        CffBytes charstring = writer->kept[i].flat.charstring;
        strbuf_append(writer->out, charstring.data, charstring.size);
    }
}

/* The Private DICTs as they are, but without the subroutines. */
static void put_privates(Writer *writer)
{
    for (int i = 0; i < writer->dict_count; i++) {
        CffBytes dict = writer->font->font_dicts[writer->old_dicts[i]].private_dict;
        writer->privates[i] = writer->out->length;
        CffEntry entry;
        while (cff_dict_next(&dict, &entry)) {
            if (entry.code != CFF_SUBRS)
                strbuf_append(writer->out, entry.bytes.data, entry.bytes.size);
        }
        writer->private_ends[i] = writer->out->length;
    }
}

static void put_font_dict(StrBuf *out, const Writer *writer, int i)
{
    put_entry(out, SID_FONT_NAME, OP_FONT_NAME);
    copy_entry(out, writer->font->font_dicts[writer->old_dicts[i]].dict, CFF_FONT_MATRIX);
    put_operand(out, writer->private_ends[i] - writer->privates[i]);
    put_entry(out, writer->privates[i], CFF_PRIVATE);
}

static void put_fd_array(Writer *writer)
{
    StrBuf dicts = {0};
    size_t ends[MOST_FONT_DICTS] = {0};
    for (int i = 0; i < writer->dict_count; i++) {
        put_font_dict(&dicts, writer, i);
        ends[i] = dicts.length;
    }
    writer->fd_array = writer->out->length;
    unsigned size = begin_index(writer->out, (size_t)writer->dict_count, dicts.length);
    for (int i = 0; i < writer->dict_count; i++)
        put_uint(writer->out, ends[i] + 1, size);
    strbuf_append(writer->out, dicts.data, dicts.length);
    strbuf_release(&dicts);
}

static void write_table(Writer *writer)
{
    StrBuf *out = writer->out;
    StrBuf top = {0};
    const char *postscript = writer->face->postscript;
    Text name = text_of(*postscript ? postscript : "Unnamed");
    const Text strings[] = {text_of("Adobe"), text_of("Identity"), name};
    put_uint(out, 0x01000404, 4); /* version 1.0, header of 4 bytes, offsets of up to 4 */
    put_index(out, &name, 1);
    put_top_dict(&top, writer); /* its offsets are not known yet, but its length is */
    Text top_text = {top.data, top.length};
    put_index(out, &top_text, 1);
    size_t top_end = out->length;
    put_index(out, strings, COUNT_OF(strings));
    put_uint(out, 0, 2); /* no global subroutines */
    put_charset(writer);
    put_fd_select(writer);
    put_charstrings(writer);
    put_privates(writer);
    put_fd_array(writer);
    strbuf_clear(&top);
    put_top_dict(&top, writer);
    memcpy(out->data + top_end - top.length, top.data, top.length);
    strbuf_release(&top);
}

/* Flattens glyph 0 and the glyphs of the request. */
static bool keep_glyphs(Writer *writer, const uint32_t *glyphs, int glyph_count, uint32_t *culprit)
{
    flat_glyphs_begin(writer->face->cff);
    writer->kept[0].glyph = 0;
    int count = 1;
    for (int i = 0; i < glyph_count; i++) {
        if (glyphs[i] != 0)
            writer->kept[count++].glyph = glyphs[i];
    }
    writer->kept_count = count;
    for (int i = 0; i < count; i++) {
        *culprit = writer->kept[i].glyph;
        if (!flat_glyphs_add(writer->face, writer->kept[i].glyph))
            return false;
    }
    return true;
}

/* Numbers the Font DICTs in order of first use. */
static void number_font_dicts(Writer *writer)
{
    int new_dicts[MOST_FONT_DICTS];
    for (int i = 0; i < MOST_FONT_DICTS; i++)
        new_dicts[i] = -1;
    for (int i = 0; i < writer->kept_count; i++) {
        Kept *kept = &writer->kept[i];
        kept->flat = flat_glyphs_find(writer->font, kept->glyph);
        int old = kept->flat.font_dict;
        if (new_dicts[old] < 0) {
            new_dicts[old] = writer->dict_count;
            writer->old_dicts[writer->dict_count++] = old;
        }
        kept->font_dict = new_dicts[old];
    }
}

bool subset_cff(const Face *face, const uint32_t *glyphs, int glyph_count, FontSubset *subset,
                uint32_t *culprit)
{
    Writer writer = {.face = face, .font = face->cff, .out = &subset->program};
    writer.kept = memory_alloc(((size_t)glyph_count + 1) * sizeof *writer.kept);
    bool is_kept = keep_glyphs(&writer, glyphs, glyph_count, culprit);
    if (is_kept) {
        number_font_dicts(&writer);
        write_table(&writer);
        subset->head_length = writer.fd_select;
    }
    memory_free(writer.kept);
    return is_kept;
}
