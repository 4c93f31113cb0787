/* CFF tables: indexes, DICTs and the way to a glyph; see cff.h. */
#include "font/cff.h"

#include "base/arena.h"
#include "font/cff_flatten.h"

#define MOST_FONT_DICTS 256 /* FDSelect names them by a byte */

static uint32_t read_uint(const uint8_t *bytes, unsigned size)
{
    uint32_t value = 0;
    while (size--)
        value = value << 8 | *bytes++;
    return value;
}

/* Reads the INDEX at `offset`; `*end` is the offset after it. */
static bool open_index(CffBytes table, size_t offset, CffIndex *index, size_t *end)
{
    *index = (CffIndex){0};
    if (offset > table.size || table.size - offset < 2)
        return false;
    const uint8_t *start = table.data + offset;
    size_t room = table.size - offset;
    uint32_t count = read_uint(start, 2);
    if (count == 0) {
        *end = offset + 2;
        return true;
    }
    if (room < 3 || start[2] < 1 || start[2] > 4)
        return false;
    unsigned offset_size = start[2];
    size_t head = 3 + ((size_t)count + 1) * offset_size;
    if (room < head)
        return false;
    const uint8_t *offsets = start + 3;
    size_t length = read_uint(offsets + (size_t)count * offset_size, offset_size);
    if (length < 1 || length - 1 > room - head)
        return false;
    *index = (CffIndex){count, offset_size, offsets, {start + head, length - 1}};
    *end = offset + head + length - 1;
    return true;
}

bool cff_index_item(const CffIndex *index, uint32_t i, CffBytes *item)
{
    if (i >= index->count)
        return false;
    const uint8_t *at = index->offsets + (size_t)i * index->offset_size;
    size_t start = read_uint(at, index->offset_size);
    size_t end = read_uint(at + index->offset_size, index->offset_size);
    if (start < 1 || end < start || end - 1 > index->objects.size)
        return false;
    *item = (CffBytes){index->objects.data + start - 1, end - start};
    return true;
}

/* Length of the operand at the front, 0 when it is none or is cut. TN 5176, 4, table 3. */
static size_t read_operand(CffBytes rest, int32_t *value)
{
    unsigned first = rest.data[0];
    size_t size = first == 28 ? 3 : first == 29 ? 5 : first >= 247 && first <= 254 ? 2 : 1;
    if (size > rest.size || (first < 32 && first != 28 && first != 29 && first != 30) ||
        first == 31 || first == 255)
        return 0;
    *value = 0;
    if (first == 28) {
        *value = (int16_t)read_uint(rest.data + 1, 2);
    } else if (first == 29) {
        *value = (int32_t)read_uint(rest.data + 1, 4);
    } else if (first == 30) { /* a real: nibbles up to one that is 15 */
        do {
            if (size >= rest.size)
                return 0;
            size++;
        } while ((rest.data[size - 1] & 0x0F) != 0x0F && rest.data[size - 1] >> 4 != 0x0F);
    } else if (first <= 246) {
        *value = (int32_t)first - 139;
    } else if (first <= 250) {
        *value = ((int32_t)first - 247) * 256 + rest.data[1] + 108;
    } else {
        *value = -((int32_t)first - 251) * 256 - rest.data[1] - 108;
    }
    return size;
}

bool cff_dict_next(CffBytes *dict, CffEntry *entry)
{
    CffBytes rest = *dict;
    *entry = (CffEntry){0};
    while (rest.size && rest.data[0] > 21) {
        int32_t value;
        size_t size = read_operand(rest, &value);
        if (!size)
            return false;
        if (entry->operand_count < (int)COUNT_OF(entry->operands))
            entry->operands[entry->operand_count] = value;
        entry->operand_count++;
        entry->has_real |= rest.data[0] == 30;
        rest = (CffBytes){rest.data + size, rest.size - size};
    }
    size_t size = rest.size && rest.data[0] == 12 ? 2 : 1;
    if (rest.size < size)
        return false;
    entry->code = size == 2 ? 0x0C00u | rest.data[1] : rest.data[0];
    rest = (CffBytes){rest.data + size, rest.size - size};
    entry->bytes = (CffBytes){dict->data, (size_t)(rest.data - dict->data)};
    *dict = rest;
    return true;
}

/* What the DICTs of a font tell of the places of its parts. Offsets below 1 are not given. */
typedef struct Places {
    int32_t charstrings, fd_array, fd_select, subrs;
    int32_t private_size, private_offset;
    bool is_cid_keyed;
    bool is_unusual; /* other charstrings than Type 2, or outlines to be stroked */
} Places;

static bool read_places(CffBytes dict, Places *places)
{
    *places = (Places){0};
    CffEntry entry;
    while (cff_dict_next(&dict, &entry)) {
        int32_t first = entry.operands[0];
        switch (entry.code) {
        case CFF_CHARSTRINGS:
            places->charstrings = first;
            break;
        case CFF_FD_ARRAY:
            places->fd_array = first;
            break;
        case CFF_FD_SELECT:
            places->fd_select = first;
            break;
        case CFF_PRIVATE:
            places->private_size = first;
            places->private_offset = entry.operands[1];
            break;
        case CFF_SUBRS:
            places->subrs = first;
            break;
        case CFF_ROS:
            places->is_cid_keyed = true;
            break;
        case CFF_CHARSTRING_TYPE:
            places->is_unusual |= first != 2;
            break;
        case CFF_PAINT_TYPE:
            places->is_unusual |= first != 0;
            break;
        default:
            break;
        }
    }
    return dict.size == 0;
}

/* Finds the Private DICT that `places` names, and its subroutines. */
static bool open_private(CffBytes table, const Places *places, CffFontDict *font_dict)
{
    if (places->private_size < 0 || places->private_offset < 0)
        return false;
    size_t offset = (size_t)places->private_offset;
    size_t size = (size_t)places->private_size;
    if (offset > table.size || size > table.size - offset)
        return false;
    font_dict->private_dict = (CffBytes){table.data + offset, size};
    Places inner;
    if (!read_places(font_dict->private_dict, &inner))
        return false;
    size_t end;
    return inner.subrs <= 0 ||
           open_index(table, offset + (size_t)inner.subrs, &font_dict->subrs, &end);
}

static bool open_font_dicts(CffFont *font, const Places *places)
{
    CffIndex array;
    size_t end;
    if (places->fd_array <= 0 || places->fd_select <= 0 ||
        (size_t)places->fd_select >= font->table.size ||
        !open_index(font->table, (size_t)places->fd_array, &array, &end) || array.count == 0 ||
        array.count > MOST_FONT_DICTS)
        return false;
    font->fd_select = (CffBytes){font->table.data + places->fd_select,
                                 font->table.size - (size_t)places->fd_select};
    font->font_dicts = memory_alloc(array.count * sizeof *font->font_dicts);
    font->font_dict_count = (int)array.count;
    for (uint32_t i = 0; i < array.count; i++) {
        CffFontDict *font_dict = &font->font_dicts[i];
        *font_dict = (CffFontDict){0};
        Places inner;
        if (!cff_index_item(&array, i, &font_dict->dict) || !read_places(font_dict->dict, &inner) ||
            inner.is_unusual || !open_private(font->table, &inner, font_dict))
            return false;
    }
    return true;
}

static bool open_single_dict(CffFont *font, const Places *places)
{
    font->font_dicts = memory_alloc(sizeof *font->font_dicts);
    font->font_dicts[0] = (CffFontDict){0};
    font->font_dict_count = 1;
    return open_private(font->table, places, font->font_dicts);
}

/* TN 5176, 2: header, Name INDEX, Top DICT INDEX, String INDEX, Global Subr INDEX; the rest by
 * offsets. */
static bool open_table(CffFont *font)
{
    CffBytes table = font->table;
    if (table.size < 4 || table.data[0] != 1)
        return false;
    CffIndex names;
    CffIndex top_dicts;
    CffIndex strings;
    size_t end;
    if (!open_index(table, table.data[2], &names, &end) ||
        !open_index(table, end, &top_dicts, &end) || !open_index(table, end, &strings, &end) ||
        !open_index(table, end, &font->global_subrs, &end) ||
        !cff_index_item(&top_dicts, 0, &font->top_dict))
        return false;
    Places places;
    if (!read_places(font->top_dict, &places) || places.is_unusual || places.charstrings <= 0 ||
        !open_index(table, (size_t)places.charstrings, &font->charstrings, &end) ||
        font->charstrings.count == 0)
        return false;
    font->is_cid_keyed = places.is_cid_keyed;
    return places.is_cid_keyed ? open_font_dicts(font, &places) : open_single_dict(font, &places);
}

CffFont *cff_open(hb_face_t *face)
{
    CffFont *font = memory_alloc(sizeof *font);
    *font = (CffFont){.blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))};
    unsigned length;
    const char *data = hb_blob_get_data(font->blob, &length);
    font->table = (CffBytes){(const uint8_t *)data, length};
    if (!open_table(font)) {
        cff_close(font);
        return NULL;
    }
    return font;
}

void cff_close(CffFont *font)
{
    if (!font)
        return;
    flat_glyphs_destroy(font->flat);
    hb_blob_destroy(font->blob);
    memory_free(font->font_dicts);
    memory_free(font);
}

bool cff_is_cid_keyed(const CffFont *font)
{
    return font->is_cid_keyed;
}

/* FDSelect format 3: ranges of 3 bytes (first glyph, Font DICT), then the end of the last. */
static int find_range(CffBytes select, uint32_t glyph)
{
    if (select.size < 5)
        return -1;
    uint32_t count = read_uint(select.data + 1, 2);
    if (count == 0 || select.size - 5 < (size_t)count * 3)
        return -1;
    const uint8_t *ranges = select.data + 3;
    uint32_t low = 0;
    uint32_t high = count - 1;
    while (low < high) {
        uint32_t middle = (low + high + 1) / 2;
        if (read_uint(ranges + (size_t)middle * 3, 2) <= glyph)
            low = middle;
        else
            high = middle - 1;
    }
    return read_uint(ranges, 2) <= glyph ? ranges[(size_t)low * 3 + 2] : -1;
}

int cff_font_dict_of(const CffFont *font, uint32_t glyph)
{
    if (!font->is_cid_keyed)
        return 0;
    CffBytes select = font->fd_select;
    int found = -1;
    if (select.data[0] == 0 && glyph < select.size - 1)
        found = select.data[1 + glyph];
    else if (select.data[0] == 3)
        found = find_range(select, glyph);
    return found < font->font_dict_count ? found : -1;
}
