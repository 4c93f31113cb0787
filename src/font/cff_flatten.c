/* Flattened charstrings and their store; see cff_flatten.h. */
#include "font/cff_flatten.h"

#include <string.h>

#include "base/strbuf.h"
#include "font/cff_redraw.h"

/* Limits of TN 5177, appendix B; the operand stack is wider than its 48, as fonts are not all good.
 */
#define LONGEST_CHARSTRING 65535
#define DEEPEST_CALL       10
#define STACK_SIZE         192

/* Subroutines that call each other without an effect could go on for ever. */
#define MOST_OPERATORS 100000

/* In place of where an operand begins: it is the result of an operator, not a number. */
#define COMPUTED UINT32_MAX

#define CACHE_LIMIT                                                                                \
    (8u << 20) /* bytes for each face; a book with every Han character takes 20 MB */

typedef struct FlatEntry {
    size_t offset;
    uint32_t length;
    int font_dict;
} FlatEntry;

struct FlatGlyphs {
    StrBuf bytes;
    FlatEntry *entries;
    size_t count, capacity;
    uint16_t *slots; /* for each glyph of the font: entry + 1, 0 is not flattened */
};

typedef enum Outcome {
    GO_ON,
    RETURNED, /* from the current subroutine */
    FINISHED, /* endchar */
    ACCENTED, /* endchar that puts an accent on a letter: to be redrawn */
    DAMAGED
} Outcome;

typedef struct Flattener {
    const CffFont *font;
    const CffFontDict *font_dict;
    StrBuf *out;
    size_t start;                  /* of this glyph in `out` */
    uint32_t operands[STACK_SIZE]; /* where each begins, counted from `start`; or COMPUTED */
    int operand_count;
    unsigned stem_count;
    unsigned operator_count;
    int depth;
} Flattener;

/* The charstring or subroutine being read. What lies between `span` and `at` is not copied yet. */
typedef struct Code {
    const uint8_t *span, *at, *end;
} Code;

enum {
    OP_HSTEM = 1,
    OP_VSTEM = 3,
    OP_VMOVETO = 4,
    OP_RLINETO = 5,
    OP_HLINETO = 6,
    OP_VLINETO = 7,
    OP_RRCURVETO = 8,
    OP_CALLSUBR = 10,
    OP_RETURN = 11,
    OP_ESCAPE = 12,
    OP_ENDCHAR = 14,
    OP_HSTEMHM = 18,
    OP_HINTMASK = 19,
    OP_CNTRMASK = 20,
    OP_RMOVETO = 21,
    OP_HMOVETO = 22,
    OP_VSTEMHM = 23,
    OP_RCURVELINE = 24,
    OP_RLINECURVE = 25,
    OP_VVCURVETO = 26,
    OP_HHCURVETO = 27,
    OP_SHORTINT = 28,
    OP_CALLGSUBR = 29,
    OP_VHCURVETO = 30,
    OP_HVCURVETO = 31,
    OP_FIXED = 255
};

static void copy_span(Flattener *flattener, Code *code)
{
    strbuf_append(flattener->out, code->span, (size_t)(code->at - code->span));
    code->span = code->at;
}

/* Bytes of a number by its first; 0: no number but an operator. TN 5177, 3.2. */
#define ROW_OF(size) size, size, size, size, size, size, size, size
static const uint8_t number_sizes[256] = {
    ROW_OF(0), ROW_OF(0), ROW_OF(0), 0,         0,         0,         0,         3,
    0,         0,         0, /* 28: two bytes follow */
    ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1),
    ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1),
    ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1), ROW_OF(1),
    ROW_OF(1), ROW_OF(1), 1,         1,         1,         1,         1,         1,
    1,         2,                                                                  /* from 247 on */
    2,         2,         2,         2,         2,         2,         2,         5 /* 255: 16.16 */
};
#undef ROW_OF

/* Passes over the numbers at `code->at` and notes where they begin: most of a font is numbers, and
 * only the few that name subroutines need to be understood. */
static bool skip_numbers(Flattener *flattener, Code *code)
{
    size_t base = flattener->out->length - flattener->start;
    const uint8_t *at = code->at;
    int count = flattener->operand_count;
    for (; at < code->end && number_sizes[*at]; at += number_sizes[*at]) {
        if (code->end - at < number_sizes[*at] || count == STACK_SIZE)
            return false;
        flattener->operands[count++] = (uint32_t)(base + (size_t)(at - code->span));
    }
    code->at = at;
    flattener->operand_count = count;
    return true;
}

static bool read_integer(const uint8_t *at, int32_t *value)
{
    unsigned first = at[0];
    if (first == OP_FIXED)
        return false;
    if (first == OP_SHORTINT)
        *value = (int16_t)(at[1] << 8 | at[2]);
    else if (first <= 246)
        *value = (int32_t)first - 139;
    else if (first <= 250)
        *value = ((int32_t)first - 247) * 256 + at[1] + 108;
    else
        *value = -((int32_t)first - 251) * 256 - at[1] - 108;
    return true;
}

/* Takes the number of a subroutine off the operands and out of the output, and finds the
 * subroutine. The number is the last thing that was read, as every operator clears the operands or
 * leaves a result that is no number. */
static bool take_subroutine(Flattener *flattener, Code *code, const CffIndex *subrs,
                            CffBytes *subroutine)
{
    StrBuf *out = flattener->out;
    uint32_t operand = flattener->operands[--flattener->operand_count];
    if (operand == COMPUTED)
        return false;
    size_t place = flattener->start + operand;
    bool is_copied = place < out->length; /* a subroutine that has returned left it behind */
    const uint8_t *number =
        is_copied ? (const uint8_t *)out->data + place : code->span + (place - out->length);
    int32_t value;
    if (!read_integer(number, &value))
        return false;
    if (is_copied)
        out->length = place;
    else
        strbuf_append(out, code->span, place - out->length);
    code->span = code->at;
    int32_t bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
    int32_t index = value + bias;
    return index >= 0 && cff_index_item(subrs, (uint32_t)index, subroutine);
}

static Outcome run(Flattener *flattener, CffBytes bytes);

static Outcome call(Flattener *flattener, Code *code, const CffIndex *subrs)
{
    CffBytes subroutine;
    code->at++;
    if (flattener->depth == DEEPEST_CALL || flattener->operand_count == 0)
        return DAMAGED;
    if (!take_subroutine(flattener, code, subrs, &subroutine))
        return DAMAGED;
    flattener->depth++;
    Outcome outcome = run(flattener, subroutine);
    flattener->depth--;
    return outcome == RETURNED ? GO_ON : outcome;
}

/* hintmask and cntrmask: a bit for each stem follows. Operands before it are vertical stems. */
static Outcome skip_mask(Flattener *flattener, Code *code)
{
    flattener->stem_count += (unsigned)flattener->operand_count / 2;
    flattener->operand_count = 0;
    size_t size = 1 + (flattener->stem_count + 7) / 8;
    if ((size_t)(code->end - code->at) < size)
        return DAMAGED;
    code->at += size;
    return GO_ON;
}

/* Replaces `count` operands by one result that is not known. */
static Outcome compute(Flattener *flattener, int count)
{
    if (flattener->operand_count < count)
        return DAMAGED;
    flattener->operand_count -= count - 1;
    flattener->operands[flattener->operand_count - 1] = COMPUTED;
    return GO_ON;
}

/* Operators of two bytes; TN 5177, 4.4 and 4.5, appendix A. Those that move operands about or store
 * them (drop, put, get, ifelse, random, dup, exch, index, roll) are refused: no font is known that
 * has them, and HarfBuzz draws none of it. */
static Outcome run_escape(Flattener *flattener, Code *code)
{
    if (code->end - code->at < 2)
        return DAMAGED;
    unsigned second = code->at[1];
    code->at += 2;
    switch (second) {
    case 0: /* dotsection */
    case 34:
    case 35:
    case 36:
    case 37: /* hflex, flex, hflex1, flex1 */
        flattener->operand_count = 0;
        return GO_ON;
    case 3:
    case 4:
    case 10:
    case 11:
    case 12:
    case 15:
    case 24: /* and, or, add, sub, div, eq, mul */
        return compute(flattener, 2);
    case 5:
    case 9:
    case 14:
    case 26: /* not, abs, neg, sqrt */
        return compute(flattener, 1);
    default:
        return DAMAGED;
    }
}

static Outcome run_operator(Flattener *flattener, Code *code)
{
    switch (*code->at) {
    case OP_CALLSUBR:
        return call(flattener, code, &flattener->font_dict->subrs);
    case OP_CALLGSUBR:
        return call(flattener, code, &flattener->font->global_subrs);
    case OP_RETURN:
        return RETURNED;
    case OP_ENDCHAR:
        code->at++;
        return flattener->operand_count < 4 ? FINISHED : ACCENTED; /* TN 5177, appendix C */
    case OP_ESCAPE:
        return run_escape(flattener, code);
    case OP_HINTMASK:
    case OP_CNTRMASK:
        return skip_mask(flattener, code);
    case OP_HSTEM:
    case OP_VSTEM:
    case OP_HSTEMHM:
    case OP_VSTEMHM:
        flattener->stem_count += (unsigned)flattener->operand_count / 2;
        break;
    case OP_VMOVETO:
    case OP_RLINETO:
    case OP_HLINETO:
    case OP_VLINETO:
    case OP_RRCURVETO:
    case OP_RMOVETO:
    case OP_HMOVETO:
    case OP_RCURVELINE:
    case OP_RLINECURVE:
    case OP_VVCURVETO:
    case OP_HHCURVETO:
    case OP_VHCURVETO:
    case OP_HVCURVETO:
        break;
    default:
        return DAMAGED;
    }
    flattener->operand_count = 0;
    code->at++;
    return GO_ON;
}

/* Copies the code to the output, subroutines in their place. Calls itself no deeper than
 * DEEPEST_CALL. */
static Outcome run(Flattener *flattener, CffBytes bytes)
{
    Code code = {bytes.data, bytes.data, bytes.data + bytes.size};
    Outcome outcome = GO_ON;
    while (outcome == GO_ON && code.at < code.end) {
        if (!skip_numbers(flattener, &code) || ++flattener->operator_count > MOST_OPERATORS)
            return DAMAGED;
        if (code.at < code.end)
            outcome = run_operator(flattener, &code);
    }
    copy_span(flattener, &code);
    if (flattener->out->length - flattener->start > LONGEST_CHARSTRING)
        return DAMAGED;
    return outcome == GO_ON ? RETURNED : outcome;
}

static bool flatten(const Face *face, uint32_t glyph, int font_dict, StrBuf *out)
{
    const CffFont *font = face->cff;
    Flattener flattener = {
        .font = font,
        .font_dict = &font->font_dicts[font_dict],
        .out = out,
        .start = out->length,
    };
    CffBytes charstring;
    if (!cff_index_item(&font->charstrings, glyph, &charstring))
        return false;
    Outcome outcome = run(&flattener, charstring);
    if (outcome == FINISHED)
        return true;
    if (outcome == RETURNED) { /* the end of the glyph is not marked: readers take it as marked */
        strbuf_char(out, OP_ENDCHAR);
        return true;
    }
    out->length = flattener.start;
    return outcome == ACCENTED && cff_redraw(face, glyph, flattener.font_dict, out);
}

void flat_glyphs_destroy(struct FlatGlyphs *flat)
{
    if (!flat)
        return;
    strbuf_release(&flat->bytes);
    memory_free(flat->entries);
    memory_free(flat->slots);
    memory_free(flat);
}

void flat_glyphs_begin(CffFont *font)
{
    if (font->flat && font->flat->bytes.length > CACHE_LIMIT) {
        flat_glyphs_destroy(font->flat);
        font->flat = NULL;
    }
    if (font->flat)
        return;
    struct FlatGlyphs *flat = memory_alloc(sizeof *flat);
    *flat = (struct FlatGlyphs){0};
    size_t size = font->charstrings.count * sizeof *flat->slots;
    flat->slots = memory_alloc(size);
    memset(flat->slots, 0, size);
    font->flat = flat;
}

bool flat_glyphs_add(const Face *face, uint32_t glyph)
{
    CffFont *font = face->cff;
    struct FlatGlyphs *flat = font->flat;
    if (glyph >= font->charstrings.count)
        return false;
    if (flat->slots[glyph])
        return true;
    int font_dict = cff_font_dict_of(font, glyph);
    size_t offset = flat->bytes.length;
    if (font_dict < 0 || !flatten(face, glyph, font_dict, &flat->bytes))
        return false;
    if (flat->count == flat->capacity) {
        flat->capacity = flat->capacity ? flat->capacity * 2 : 256;
        flat->entries = memory_resize(flat->entries, flat->capacity * sizeof *flat->entries);
    }
    uint32_t length = (uint32_t)(flat->bytes.length - offset);
    flat->entries[flat->count++] = (FlatEntry){offset, length, font_dict};
    flat->slots[glyph] = (uint16_t)flat->count; /* an INDEX holds no more than 65535 glyphs */
    return true;
}

FlatGlyph flat_glyphs_find(const CffFont *font, uint32_t glyph)
{
    const struct FlatGlyphs *flat = font->flat;
    const FlatEntry *entry = &flat->entries[flat->slots[glyph] - 1];
    const uint8_t *bytes = (const uint8_t *)flat->bytes.data + entry->offset;
    return (FlatGlyph){{bytes, entry->length}, entry->font_dict};
}
