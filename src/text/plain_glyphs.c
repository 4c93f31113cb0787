/* Plain glyphs: see plain_glyphs.h. */
#include "text/plain_glyphs.h"

#include <hb-ot.h>
#include <string.h>

#include "base/arena.h"
#include "base/attributes.h"

#define MOST_TABLES      16 /* a face in a script and language each; the oldest goes */
#define LONGEST_LANGUAGE 24
#define PAGE_CHARS       256
#define PAGE_COUNT       256 /* of U+0000 .. U+FFFF */

/* Of OpenType's lookups: which glyphs they see past. */
enum { IGNORE_BASE_GLYPHS = 2, IGNORE_LIGATURES = 4 };

typedef enum Plainness {
    PLAIN_UNKNOWN,
    PLAIN_GLYPH,
    PLAIN_TOUCHED, /* to be shaped */
    PLAIN_NEVER    /* to be shaped with all that stands beside it */
} Plainness;

typedef struct PlainCharacter {
    PlainGlyph glyph; /* TOUCHED: id 0 */
    Plainness plainness;
} PlainCharacter;

typedef struct PlainTable {
    uint32_t serial; /* of the face; 0: the table is free */
    hb_script_t script;
    char language[LONGEST_LANGUAGE];
    bool is_opaque;                    /* nothing can be told of the face */
    hb_set_t *touched;                 /* glyphs that some lookup looks at */
    PlainCharacter *pages[PAGE_COUNT]; /* PAGE_CHARS of them each; NULL: not met */
} PlainTable;

struct PlainGlyphs {
    PlainTable *tables[MOST_TABLES];
    size_t next; /* to be replaced */
};

PlainGlyphs *plain_glyphs_create(void)
{
    PlainGlyphs *plain = memory_alloc(sizeof *plain);
    memset(plain, 0, sizeof *plain);
    return plain;
}

static void destroy_table(PlainTable *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < PAGE_COUNT; i++)
        memory_free(table->pages[i]);
    hb_set_destroy(table->touched);
    memory_free(table);
}

void plain_glyphs_destroy(PlainGlyphs *plain)
{
    if (!plain)
        return;
    for (size_t i = 0; i < MOST_TABLES; i++)
        destroy_table(plain->tables[i]);
    memory_free(plain);
}

/* Characters that HarfBuzz neither takes apart, joins, reorders nor hides: it has no rules for them
 * but those of the font. */
static bool is_simple(uint32_t code_point)
{
    if (code_point >= 0x4E00)
        return code_point <= 0x9FEF || (code_point >= 0xFF01 && code_point <= 0xFF5E);
    return (code_point >= 0x20 && code_point <= 0x7E) || code_point == 0xB7 ||
           code_point == 0x2014 || (code_point >= 0x2018 && code_point <= 0x201D) ||
           code_point == 0x2026 || (code_point >= 0x3000 && code_point <= 0x301F);
}

static bool has_table(const Face *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face->hb_face, tag);
    bool is_there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return is_there;
}

/* Older and Apple's layout tables, which are not asked what they touch. */
static bool has_other_layout(const Face *face)
{
    static const hb_tag_t tags[] = {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
                                    HB_TAG('m', 'o', 'r', 't'), HB_TAG('m', 'o', 'r', 'x'),
                                    HB_TAG('t', 'r', 'a', 'k')};
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        if (has_table(face, tags[i]))
            return true;
    }
    return false;
}

static unsigned read_uint16(const char *bytes, unsigned length, size_t at)
{
    if (at + 2 > length)
        return 0;
    return (unsigned)(unsigned char)bytes[at] << 8 | (unsigned char)bytes[at + 1];
}

/* Whether a lookup sees past glyphs that are no marks (OpenType, "Lookup Table", lookupFlag): then
 * what stands between it joins nothing and parts nothing. */
static bool sees_past(hb_face_t *face, hb_tag_t table, hb_codepoint_t lookup)
{
    hb_blob_t *blob = hb_face_reference_table(face, table);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    size_t list = read_uint16(bytes, length, 8); /* lookupListOffset */
    size_t at = list + read_uint16(bytes, length, list + 2 + 2 * (size_t)lookup);
    unsigned flags = read_uint16(bytes, length, at + 2);
    hb_blob_destroy(blob);
    return flags & (IGNORE_BASE_GLYPHS | IGNORE_LIGATURES);
}

/* Adds the glyphs that the lookups of `tag` look at, those around included. */
static void collect_touched(PlainTable *table, hb_shape_plan_t *plan, hb_face_t *face, hb_tag_t tag)
{
    hb_set_t *touched = table->touched;
    hb_set_t *lookups = hb_set_create();
    hb_ot_shape_plan_collect_lookups(plan, tag, lookups);
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(lookups, &lookup)) {
        hb_ot_layout_lookup_collect_glyphs(face, tag, lookup, touched, touched, touched, NULL);
        table->is_opaque |= sees_past(face, tag, lookup);
    }
    hb_set_destroy(lookups);
}

/* Scripts that HarfBuzz shapes without rules of its own. */
static bool is_simple_script(hb_script_t script)
{
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_LATIN;
}

static PlainTable *create_table(const Face *face, hb_script_t script, const char *language)
{
    PlainTable *table = memory_alloc(sizeof *table);
    *table = (PlainTable){.serial = face->serial, .script = script, .touched = hb_set_create()};
    memcpy(table->language, language, strlen(language) + 1);
    table->is_opaque = has_other_layout(face);
    if (table->is_opaque)
        return table;
    const hb_segment_properties_t properties = {.direction = HB_DIRECTION_LTR,
                                                .script = script,
                                                .language = hb_language_from_string(language, -1)};
    hb_shape_plan_t *plan = hb_shape_plan_create_cached(face->hb_face, &properties, NULL, 0, NULL);
    collect_touched(table, plan, face->hb_face, HB_OT_TAG_GSUB);
    collect_touched(table, plan, face->hb_face, HB_OT_TAG_GPOS);
    hb_shape_plan_destroy(plan);
    if (!hb_set_allocation_successful(table->touched))
        arena_out_of_memory();
    return table;
}

static bool is_table_of(const PlainTable *table, const Face *face, hb_script_t script,
                        const char *language)
{
    return table && table->serial == face->serial && table->script == script &&
           strcmp(table->language, language) == 0;
}

static PlainTable *find_table(PlainGlyphs *plain, const Face *face, hb_script_t script,
                              const char *language)
{
    for (size_t i = 0; i < MOST_TABLES; i++) {
        if (is_table_of(plain->tables[i], face, script, language))
            return plain->tables[i];
    }
    if (!is_simple_script(script) || strlen(language) >= LONGEST_LANGUAGE)
        return NULL;
    PlainTable **place = &plain->tables[plain->next];
    plain->next = (plain->next + 1) % MOST_TABLES;
    destroy_table(*place);
    *place = create_table(face, script, language);
    return *place;
}

static PlainCharacter look_up(const PlainTable *table, const Face *face, uint32_t code_point)
{
    uint32_t id = is_simple(code_point) ? face_glyph(face, code_point) : 0;
    bool is_mark = id && hb_ot_layout_get_glyph_class(face->hb_face, id) ==
                             HB_OT_LAYOUT_GLYPH_CLASS_MARK; /* loses its width */
    if (!id || is_mark)
        return (PlainCharacter){.plainness = PLAIN_NEVER};
    if (hb_set_has(table->touched, id))
        return (PlainCharacter){.plainness = PLAIN_TOUCHED};
    return (PlainCharacter){.glyph = {id, hb_font_get_glyph_h_advance(face->hb_font, id)},
                            .plainness = PLAIN_GLYPH};
}

static PlainCharacter *open_page(PlainTable *table, uint32_t code_point)
{
    PlainCharacter **page = &table->pages[code_point / PAGE_CHARS];
    if (!*page) {
        *page = memory_alloc(PAGE_CHARS * sizeof **page);
        memset(*page, 0, PAGE_CHARS * sizeof **page);
    }
    return *page;
}

bool plain_glyphs_find(PlainGlyphs *plain, const Face *face, hb_script_t script,
                       const char *language, const uint32_t *code_points, uint32_t count,
                       PlainGlyph *glyphs)
{
    PlainTable *table = find_table(plain, face, script, language);
    if (!table || table->is_opaque)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t code_point = code_points[i];
        if (code_point >= PAGE_CHARS * PAGE_COUNT)
            return false;
        PlainCharacter *kept = &open_page(table, code_point)[code_point % PAGE_CHARS];
        if (kept->plainness == PLAIN_UNKNOWN)
            *kept = look_up(table, face, code_point);
        if (kept->plainness == PLAIN_NEVER)
            return false;
        glyphs[i] = kept->glyph;
    }
    return true;
}
