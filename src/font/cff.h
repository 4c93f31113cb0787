/* CFF tables: finding one's way in them (Adobe Technical Note 5176). Every offset is checked
 * against the table before it is followed, so that no damaged font leads outside; what is checked
 * late is checked when it is asked for, because a CJK font holds more than a program ever wants to
 * see. */
#ifndef FONT_CFF_H
#define FONT_CFF_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attributes.h"

typedef struct CffBytes {
    const uint8_t *data;
    size_t size;
} CffBytes;

/* An INDEX (TN 5176, 5): `count` objects; all zero is an empty one. */
typedef struct CffIndex {
    uint32_t count;
    unsigned offset_size;   /* 1..4 */
    const uint8_t *offsets; /* count + 1 of them, within the table */
    CffBytes objects;       /* what they count from, less one */
} CffIndex;

/* A Font DICT with its Private DICT. A name-keyed font has one, whose dict is empty. */
typedef struct CffFontDict {
    CffBytes dict;
    CffBytes private_dict;
    CffIndex subrs;
} CffFontDict;

struct FlatGlyphs; /* font/cff_flatten.h */

typedef struct CffFont {
    hb_blob_t *blob;
    CffBytes table;
    CffBytes top_dict;
    CffIndex charstrings, global_subrs;
    CffBytes fd_select; /* from its start to the end of the table; empty in a name-keyed font */
    CffFontDict *font_dicts;
    int font_dict_count; /* 1..256 */
    bool is_cid_keyed;
    struct FlatGlyphs *flat; /* glyphs flattened so far; NULL: none */
} CffFont;

/* Opens the face's CFF table. NULL when it is damaged or of a kind that cannot be embedded. */
CffFont *cff_open(hb_face_t *face);
void cff_close(CffFont *font);

bool cff_is_cid_keyed(const CffFont *font);

/* The object `i` of an index; false when there is none or its offsets are damaged. */
bool cff_index_item(const CffIndex *index, uint32_t i, CffBytes *item) WARN_UNUSED;

/* The Font DICT that `glyph` belongs to, or -1 when that is damaged. */
int cff_font_dict_of(const CffFont *font, uint32_t glyph);

/* Operators of DICTs; those of two bytes are 0x0C00 and the second. */
enum {
    CFF_FONT_BBOX = 5,
    CFF_CHARSTRINGS = 17,
    CFF_PRIVATE = 18,
    CFF_SUBRS = 19,
    CFF_PAINT_TYPE = 0x0C05,
    CFF_CHARSTRING_TYPE = 0x0C06,
    CFF_FONT_MATRIX = 0x0C07,
    CFF_ROS = 0x0C1E,
    CFF_FD_ARRAY = 0x0C24,
    CFF_FD_SELECT = 0x0C25
};

typedef struct CffEntry {
    unsigned code;       /* the operator */
    int32_t operands[2]; /* the first ones; reals are 0 */
    int operand_count;
    bool has_real;
    CffBytes bytes; /* operands and operator, as they stand in the DICT */
} CffEntry;

/* Takes the next entry off the front of `dict`. False at the end, and where the bytes make no
 * sense: then `dict` is not empty. */
bool cff_dict_next(CffBytes *dict, CffEntry *entry) WARN_UNUSED;

#endif
