/* Flattened charstrings and their store; see cff_flatten.h. */
#include "font/cff_flatten.h"

#include <string.h>

#include "base/strbuf.h"
#include "font/cff_redraw.h"

/* Limits of TN 5177, appendix B; the operand stack is wider than its 48, as fonts are not all good. */
#define LONGEST_CHARSTRING 65535
#define DEEPEST_CALL       10
#define STACK_SIZE         192

/* Subroutines that call each other without an effect could go on for ever. */
#define MOST_TOKENS 100000

#define CACHE_LIMIT (8u << 20) /* bytes for each face; a book with every Han character takes 20 MB */

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

/* An operand: where it begins in the output, and its value if a subroutine may be called by it. */
typedef struct Operand {
    size_t start;
    int32_t value;
    bool is_integer;
} Operand;

typedef enum Outcome {
    GO_ON,
    RETURNED, /* from the current subroutine */
    FINISHED, /* endchar */
    UNUSUAL,  /* sound, but beyond this flattener: to be redrawn */
    DAMAGED
} Outcome;

typedef struct Flattener {
    const CffFont *font;
    const CffFontDict *font_dict;
    StrBuf *out;
    size_t start; /* of this glyph in `out` */
    Operand stack[STACK_SIZE];
    int stack_count;
    unsigned stem_count;
    unsigned token_count;
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

/* Reads the number whose first byte is at `code->at`; TN 5177, 3.2. */
static bool read_number(Flattener *flattener, Code *code)
{
    const uint8_t *at = code->at;
    unsigned first = *at;
    size_t size = first == OP_FIXED ? 5 : first == OP_SHORTINT ? 3 : first >= 247 ? 2 : 1;
    if ((size_t)(code->end - at) < size || flattener->stack_count == STACK_SIZE)
        return false;
    Operand *operand = &flattener->stack[flattener->stack_count++];
    operand->start = flattener->out->length + (size_t)(at - code->span);
    operand->is_integer = first != OP_FIXED;
    if (first == OP_SHORTINT)
        operand->value = (int16_t)(at[1] << 8 | at[2]);
    else if (first <= 246)
        operand->value = (int32_t)first - 139;
    else if (first <= 250)
        operand->value = ((int32_t)first - 247) * 256 + at[1] + 108;
    else if (first <= 254)
        operand->value = -((int32_t)first - 251) * 256 - at[1] - 108;
    code->at += size;
    return true;
}

/* Takes the number of a subroutine off the stack and out of the output, and finds the subroutine.
 * The number is the last thing written, as every operator clears the stack or leaves a result that
 * is no plain number. */
static bool take_subroutine(Flattener *flattener, Code *code, const CffIndex *subrs,
                            CffBytes *subroutine)
{
    if (flattener->stack_count == 0)
        return false;
    Operand number = flattener->stack[flattener->stack_count - 1];
    if (!number.is_integer)
        return false;
    flattener->stack_count--;
    if (number.start >= flattener->out->length) {
        size_t before = number.start - flattener->out->length;
        strbuf_append(flattener->out, code->span, before);
    } else {
        flattener->out->length = number.start;
    }
    code->span = code->at;
    int32_t bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
    int32_t index = number.value + bias;
    return index >= 0 && cff_index_item(subrs, (uint32_t)index, subroutine);
}

static Outcome run(Flattener *flattener, CffBytes bytes);

static Outcome call(Flattener *flattener, Code *code, const CffIndex *subrs)
{
    CffBytes subroutine;
    code->at++;
    if (flattener->depth == DEEPEST_CALL || !take_subroutine(flattener, code, subrs, &subroutine))
        return DAMAGED;
    flattener->depth++;
    Outcome outcome = run(flattener, subroutine);
    flattener->depth--;
    return outcome == RETURNED ? GO_ON : outcome;
}

/* hintmask and cntrmask: a bit for each stem follows. Operands before it are vertical stems. */
static Outcome skip_mask(Flattener *flattener, Code *code)
{
    flattener->stem_count += (unsigned)flattener->stack_count / 2;
    flattener->stack_count = 0;
    size_t size = 1 + (flattener->stem_count + 7) / 8;
    if ((size_t)(code->end - code->at) < size)
        return DAMAGED;
    code->at += size;
    return GO_ON;
}

/* Replaces `count` operands by one result that is not known. */
static Outcome compute(Flattener *flattener, int count)
{
    if (flattener->stack_count < count)
        return DAMAGED;
    flattener->stack_count -= count - 1;
    flattener->stack[flattener->stack_count - 1].is_integer = false;
    return GO_ON;
}

/* Operators of two bytes; TN 5177, 4.4 and 4.5, appendix A. */
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
        flattener->stack_count = 0;
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
    case 18:
    case 20:
    case 21:
    case 22:
    case 23:
    case 27:
    case 28:
    case 29:
    case 30: /* drop, put, get, ifelse, random, dup, exch, index, roll */
        return UNUSUAL;
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
    case OP_ENDCHAR: /* with four operands it puts an accent on a letter (appendix C) */
        code->at++;
        return flattener->stack_count < 4 ? FINISHED : UNUSUAL;
    case OP_ESCAPE:
        return run_escape(flattener, code);
    case OP_HINTMASK:
    case OP_CNTRMASK:
        return skip_mask(flattener, code);
    case OP_HSTEM:
    case OP_VSTEM:
    case OP_HSTEMHM:
    case OP_VSTEMHM:
        flattener->stem_count += (unsigned)flattener->stack_count / 2;
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
    flattener->stack_count = 0;
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
        if (++flattener->token_count > MOST_TOKENS)
            return DAMAGED;
        if (*code.at >= 32 || *code.at == OP_SHORTINT)
            outcome = read_number(flattener, &code) ? GO_ON : DAMAGED;
        else
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
    return outcome == UNUSUAL && cff_redraw(face, glyph, flattener.font_dict, out);
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
