/* Clauses about what is painted: colours, transparency, fonts, filters, spots. */
#include <string.h>

#include "base/map.h"
#include "base/strbuf.h"
#include "pdf/clause.h"
#include "pdf/ink.h"
#include "pdf/content.h"
#include "pdf/page.h"

#define LOOK_DEPTH 8

/* The name of what is light in a colour space, or NULL. PDF/X-4 lets pictures and colours be light
 * where a profile says which; device light never. Depth: LOOK_DEPTH. */
static const char *light_in(PdfFile *file, unsigned standard, const PdfObject *space, int depth)
{
    const PdfObject *family = space->kind == PDF_ARRAY ? pdf_item(file, space, 0) : space;
    if (family->kind != PDF_NAME || depth > LOOK_DEPTH)
        return NULL;
    const char *name = family->text.data;
    bool is_calibrated =
        strncmp(name, "Cal", 3) == 0 || strcmp(name, "Lab") == 0 || strcmp(name, "ICCBased") == 0;
    if (strcmp(name, "DeviceRGB") == 0 || (is_calibrated && standard == PDF_X1A))
        return name;
    if (strcmp(name, "Indexed") == 0 || strcmp(name, "Pattern") == 0)
        return light_in(file, standard, pdf_item(file, space, 1), depth + 1);
    if (strcmp(name, "Separation") == 0 || strcmp(name, "DeviceN") == 0)
        return light_in(file, standard, pdf_item(file, space, 2), depth + 1);
    return NULL;
}

static const char *light_operator(PdfFile *file, const PdfObject *owner)
{
    Text bytes = pdf_stream_data(file, owner);
    Content *content = arena_alloc(pdf_arena(file), sizeof *content);
    *content = content_start(pdf_arena(file), bytes);
    while (content_next(content)) {
        const char *name = content->operator;
        const Operand *last = content->count ? &content->operands[content->count - 1] : NULL;
        if (strcmp(name, "rg") == 0 || strcmp(name, "RG") == 0)
            return arena_copy_string(pdf_arena(file), name);
        bool sets_space = strcmp(name, "cs") == 0 || strcmp(name, "CS") == 0;
        if (sets_space && last && last->kind == OPERAND_NAME &&
            text_equals(last->text, "DeviceRGB"))
            return "DeviceRGB";
        for (int i = 0; strcmp(name, "BI") == 0 && i < content->inline_count; i++) {
            const Operand *value = &content->inline_image[i];
            if (value->kind == OPERAND_NAME &&
                (text_equals(value->text, "RGB") || text_equals(value->text, "DeviceRGB")))
                return "BI /RGB";
        }
    }
    return NULL;
}

static const char *stream_light(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    bool is_content = pdf_is_name(pdf_entry(file, dictionary, "Subtype"), "Form") ||
                      pdf_number(pdf_entry(file, dictionary, "PatternType"), 0) == 1;
    return is_content && dictionary->kind == PDF_STREAM ? light_operator(file, dictionary) : NULL;
}

CLAUSE(content_light)
{
    for (int i = 0; i < pdf_page_count(file); i++) {
        const PdfObject *contents = pdf_entry(file, pdf_page(file, i), "Contents");
        const char *fault = NULL;
        if (contents->kind == PDF_STREAM)
            fault = light_operator(file, contents);
        for (size_t k = 0; !fault && contents->kind == PDF_ARRAY && k < contents->count; k++)
            fault = light_operator(file, pdf_item(file, contents, k));
        if (fault)
            return arena_print(pdf_arena(file), "%d: %s", i + 1, fault);
    }
    return clause_visit(file, standard, stream_light);
}

static const char *dictionary_light(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    const PdfObject *spaces = pdf_entry(file, dictionary, "ColorSpace");
    bool is_user = pdf_has(dictionary, "ShadingType") ||
                   pdf_is_name(pdf_entry(file, dictionary, "Subtype"), "Image");
    const char *fault = is_user ? light_in(file, standard, spaces, 0) : NULL;
    for (size_t i = 0; !fault && spaces->kind == PDF_DICTIONARY && i < spaces->count; i++)
        fault = light_in(file, standard, pdf_resolve(file, spaces->items[i]), 0);
    return fault;
}

CLAUSE(object_light)
{
    return clause_visit(file, standard, dictionary_light);
}

static const char *see_through(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    const PdfObject *mode = pdf_entry(file, dictionary, "BM");
    const PdfObject *mask = pdf_entry(file, dictionary, "SMask");
    if (pdf_number(pdf_entry(file, dictionary, "ca"), 1) < 1 ||
        pdf_number(pdf_entry(file, dictionary, "CA"), 1) < 1)
        return "ca";
    if (mode->kind != PDF_NULL && !pdf_is_name(mode, "Normal") && !pdf_is_name(mode, "Compatible"))
        return "BM";
    if (mask->kind != PDF_NULL && !pdf_is_name(mask, "None"))
        return "SMask";
    bool is_group = pdf_is_name(pdf_entry(file, dictionary, "S"), "Transparency");
    return is_group ? "Group" : NULL;
}

CLAUSE(transparency)
{
    return clause_visit(file, standard, see_through);
}

static const char *group_light(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    if (!pdf_is_name(pdf_entry(file, dictionary, "S"), "Transparency"))
        return NULL;
    const PdfObject *none = pdf_entry(file, dictionary, "Resources");
    ColorSpaceFacts space = pdf_space(file, pdf_entry(file, dictionary, "CS"), none);
    return space.kind == SPACE_RGB || space.kind == SPACE_LAB ? "CS" : NULL;
}

CLAUSE(group_space)
{
    return clause_visit(file, standard, group_light);
}

static const char *font_missing(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    bool is_font = pdf_is_name(pdf_entry(file, dictionary, "Type"), "Font") &&
                   !pdf_has(dictionary, "CIDSystemInfo");
    if (!is_font || pdf_font_is_embedded(file, dictionary))
        return NULL;
    const PdfObject *name = pdf_entry(file, dictionary, "BaseFont");
    return name->kind == PDF_NAME ? name->text.data : "-";
}

CLAUSE(fonts)
{
    return clause_visit(file, standard, font_missing);
}

static const char *map_missing(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    bool is_truetype = pdf_is_name(pdf_entry(file, dictionary, "Subtype"), "CIDFontType2");
    return is_truetype && !pdf_has(dictionary, "CIDToGIDMap") ? "/CIDToGIDMap" : NULL;
}

CLAUSE(cid_map)
{
    return clause_visit(file, standard, map_missing);
}

static const char *bad_filter(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    const PdfObject *filter = pdf_entry(file, dictionary, "Filter");
    size_t count = filter->kind == PDF_ARRAY ? filter->count : 1;
    for (size_t i = 0; dictionary->kind == PDF_STREAM && i < count; i++) {
        const PdfObject *one = filter->kind == PDF_ARRAY ? pdf_item(file, filter, i) : filter;
        if (pdf_is_name(one, "LZWDecode") || pdf_is_name(one, "JPXDecode") ||
            (standard == PDF_X1A && pdf_is_name(one, "JBIG2Decode")))
            return one->text.data;
    }
    return NULL;
}

CLAUSE(filters)
{
    return clause_visit(file, standard, bad_filter);
}

static const char *is_postscript(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    bool is_one = pdf_is_name(pdf_entry(file, dictionary, "Subtype"), "PS") ||
                  pdf_is_name(pdf_entry(file, dictionary, "Subtype2"), "PS");
    return is_one ? "/PS" : NULL;
}

CLAUSE(postscript)
{
    return clause_visit(file, standard, is_postscript);
}

static const char *transfers(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    const PdfObject *second = pdf_entry(file, dictionary, "TR2");
    if (pdf_has(dictionary, "TR") && pdf_has(dictionary, "Type") &&
        pdf_is_name(pdf_entry(file, dictionary, "Type"), "ExtGState"))
        return "/TR";
    if (second->kind != PDF_NULL && !pdf_is_name(second, "Default"))
        return "/TR2";
    return pdf_has(dictionary, "HTP") ? "/HTP" : NULL;
}

CLAUSE(transfer)
{
    return clause_visit(file, standard, transfers);
}

static const char *bad_halftone(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    double type = pdf_number(pdf_entry(file, dictionary, "HalftoneType"), 0);
    if (type == 0)
        return NULL;
    if (type != 1 && type != 5)
        return "/HalftoneType";
    return pdf_has(dictionary, "HalftoneName") ? "/HalftoneName" : NULL;
}

CLAUSE(halftones)
{
    return clause_visit(file, standard, bad_halftone);
}

static const char *alternate(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)file;
    (void)standard;
    bool is_object = pdf_is_name(pdf_entry(file, dictionary, "Subtype"), "Image") ||
                     pdf_is_name(pdf_entry(file, dictionary, "Subtype"), "Form");
    if (!is_object)
        return NULL;
    return pdf_has(dictionary, "OPI")          ? "/OPI"
           : pdf_has(dictionary, "Alternates") ? "/Alternates"
                                               : NULL;
}

CLAUSE(alternates)
{
    return clause_visit(file, standard, alternate);
}

/* A text that is the same for objects that look the same. Depth: LOOK_DEPTH. */
static void append_look(StrBuf *out, PdfFile *file, const PdfObject *object, int depth)
{
    object = pdf_resolve(file, object);
    strbuf_print(out, "%d ", (int)object->kind);
    strbuf_text(out, object->text);
    if (object->kind == PDF_NUMBER)
        strbuf_number(out, object->value, 5);
    for (size_t i = 0; i < object->count && depth < LOOK_DEPTH; i++) {
        strbuf_string(out, object->keys ? object->keys[i] : ",");
        append_look(out, file, object->items[i], depth + 1);
    }
    if (object->kind == PDF_STREAM)
        strbuf_text(out, pdf_stream_data(file, object));
}

typedef struct SpotSearch {
    Map looks;
    const char *fault;
} SpotSearch;

/* Depth is that of direct objects: LIMIT_PDF_DEPTH. */
static void find_spots(PdfFile *file, SpotSearch *search, const PdfObject *object)
{
    if (object->kind == PDF_ARRAY && object->count >= 4 &&
        pdf_is_name(pdf_item(file, object, 0), "Separation")) {
        const PdfObject *name = pdf_item(file, object, 1);
        StrBuf look = {0};
        append_look(&look, file, object->items[2], 0);
        append_look(&look, file, object->items[3], 0);
        const char *known = map_find(&search->looks, name->text);
        if (known && strcmp(known, look.data) != 0)
            search->fault = name->text.data;
        else if (!known && name->kind == PDF_NAME)
            map_set(&search->looks, name->text, strbuf_copy(&look, pdf_arena(file)));
        strbuf_release(&look);
    }
    for (size_t i = 0; i < object->count && !search->fault; i++)
        find_spots(file, search, object->items[i]);
}

CLAUSE(spots)
{
    SpotSearch search = {.fault = NULL};
    (void)standard;
    map_init(&search.looks, pdf_arena(file));
    for (int i = 1; i <= pdf_object_count(file) && !search.fault; i++)
        find_spots(file, &search, pdf_object(file, i));
    return search.fault;
}

static const char *has_icc_inks(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    const PdfObject *spaces = pdf_entry(file, dictionary, "ColorSpace");
    for (size_t i = 0; spaces->kind == PDF_DICTIONARY && i < spaces->count; i++) {
        ColorSpaceFacts space = pdf_space(file, pdf_resolve(file, spaces->items[i]), spaces);
        if (space.is_icc && space.kind == SPACE_CMYK)
            return spaces->keys[i];
    }
    return NULL;
}

static const char *overprints(PdfFile *file, unsigned standard, const PdfObject *dictionary)
{
    (void)standard;
    const PdfObject *both = pdf_entry(file, dictionary, "OP");
    const PdfObject *fill = pdf_entry(file, dictionary, "op");
    bool is_on = (both->kind == PDF_BOOLEAN && both->value != 0) ||
                 (fill->kind == PDF_BOOLEAN && fill->value != 0);
    return is_on ? "/OP" : NULL;
}

CLAUSE(overprint)
{
    return clause_visit(file, standard, overprints) ? clause_visit(file, standard, has_icc_inks)
                                                    : NULL;
}
