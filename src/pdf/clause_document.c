/* Clauses about the document: header, trailer, metadata, output intent, boxes, annotations. */
#include <stdlib.h>

#include "base/strbuf.h"
#include "pdf/clause.h"
#include "pdf/page.h"

#define BOX_SLACK 1e-4 /* of numbers that were written with four decimals */

Text pdf_xmp(PdfFile *file)
{
    return pdf_stream_data(file, pdf_entry(file, pdf_catalog(file), "Metadata"));
}

/* Where `needle` begins at or after `from`, or NULL. */
static const char *find(Text text, size_t from, const char *needle)
{
    size_t length = strlen(needle);
    for (size_t i = from; i + length <= text.length; i++) {
        if (text.data[i] == needle[0] && memcmp(text.data + i, needle, length) == 0)
            return text.data + i;
    }
    return NULL;
}

static void append_entity(StrBuf *out, const char **at)
{
    static const struct {
        const char *entity;
        char byte;
    } known[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        size_t length = strlen(known[i].entity);
        if (strncmp(*at, known[i].entity, length) == 0) {
            strbuf_char(out, known[i].byte);
            *at += length - 1;
            return;
        }
    }
    strbuf_char(out, **at);
}

/* The text of element or attribute `name` of the packet without its tags, "" where it is not. */
static const char *property(PdfFile *file, const char *name)
{
    Text xmp = pdf_xmp(file);
    Arena *arena = pdf_arena(file);
    const char *open = find(xmp, 0, arena_print(arena, "<%s>", name));
    const char *attribute = find(xmp, 0, arena_print(arena, " %s=\"", name));
    if (!open && !attribute)
        return "";
    const char *at = open ? open + strlen(name) + 2 : attribute + strlen(name) + 3;
    const char *end =
        find(xmp, (size_t)(at - xmp.data), open ? arena_print(arena, "</%s>", name) : "\"");
    StrBuf out = {0};
    bool in_tag = false;
    for (; end && at < end; at++) {
        if (*at == '&')
            append_entity(&out, &at);
        else if (*at != '<' && *at != '>' && !in_tag && !(*at == '\n' || *at == '\r'))
            strbuf_char(&out, *at);
        in_tag = *at == '<' || (in_tag && *at != '>');
    }
    Text trimmed = {out.data ? out.data : "", out.length};
    while (trimmed.length && *trimmed.data == ' ')
        trimmed = (Text){trimmed.data + 1, trimmed.length - 1};
    while (trimmed.length && trimmed.data[trimmed.length - 1] == ' ')
        trimmed.length--;
    const char *copy = arena_copy(arena, trimmed.data, trimmed.length);
    strbuf_release(&out);
    return copy;
}

static const PdfObject *info_of(const PdfFile *file)
{
    return pdf_entry(file, pdf_trailer(file), "Info");
}

static const char *info_text(PdfFile *file, const char *key)
{
    return pdf_text(file, pdf_entry(file, info_of(file), key));
}

static const char *version_key(PdfFile *file)
{
    const char *key = property(file, "pdfxid:GTS_PDFXVersion");
    return *key ? key : info_text(file, "GTS_PDFXVersion");
}

unsigned pdf_standard(PdfFile *file)
{
    const char *key = version_key(file);
    return strncmp(key, "PDF/X-4", 7) == 0 ? PDF_X4 : strncmp(key, "PDF/X-1", 7) == 0 ? PDF_X1A : 0;
}

CLAUSE(version)
{
    const char *version = pdf_version(file);
    bool is_good = standard == PDF_X4 ? strcmp(version, "1.6") == 0 : strcmp(version, "1.4") <= 0;
    return is_good ? NULL : version;
}

CLAUSE(id)
{
    (void)standard;
    const PdfObject *id = pdf_entry(file, pdf_trailer(file), "ID");
    bool is_good = id->kind == PDF_ARRAY && id->count == 2 &&
                   pdf_item(file, id, 0)->kind == PDF_STRING &&
                   pdf_item(file, id, 1)->kind == PDF_STRING;
    return is_good ? NULL : "/ID";
}

CLAUSE(encryption)
{
    (void)standard;
    return pdf_is_encrypted(file) ? "/Encrypt" : NULL;
}

CLAUSE(object_streams)
{
    (void)standard;
    return pdf_has(pdf_trailer(file), "Type") || pdf_has(pdf_trailer(file), "W") ? "/XRef" : NULL;
}

CLAUSE(version_key)
{
    const char *wanted = standard == PDF_X4 ? "PDF/X-4" : "PDF/X-1a:2003";
    const char *key = standard == PDF_X4 ? property(file, "pdfxid:GTS_PDFXVersion")
                                         : info_text(file, "GTS_PDFXVersion");
    return strcmp(key, wanted) == 0 ? NULL : *key ? key : "-";
}

static const char *first_missing(PdfFile *file, const char *const names[],
                                 const char *(*value)(PdfFile *, const char *))
{
    for (int i = 0; names[i]; i++) {
        if (!*value(file, names[i]))
            return names[i];
    }
    return NULL;
}

CLAUSE(info)
{
    static const char *const keys[] = {"Title",   "CreationDate", "ModDate",
                                       "Creator", "Producer",     NULL};
    (void)standard;
    return first_missing(file, keys, info_text);
}

CLAUSE(trapped)
{
    (void)standard;
    const PdfObject *trapped = pdf_entry(file, info_of(file), "Trapped");
    bool is_good = pdf_is_name(trapped, "True") || pdf_is_name(trapped, "False");
    return is_good ? NULL : trapped->kind == PDF_NAME ? trapped->text.data : "-";
}

CLAUSE(xmp)
{
    static const char *const names[] = {"dc:title",
                                        "xmp:CreateDate",
                                        "xmp:ModifyDate",
                                        "xmp:MetadataDate",
                                        "xmpMM:DocumentID",
                                        "xmpMM:VersionID",
                                        "xmpMM:RenditionClass",
                                        "pdf:Trapped",
                                        NULL};
    (void)standard;
    return first_missing(file, names, property);
}

/* The digits of a date: D:20260102030405+08'00' and 2026-01-02T03:04:05+08:00 have the same. */
static const char *digits_of(PdfFile *file, const char *date)
{
    StrBuf digits = {0};
    for (; *date; date++) {
        if (*date >= '0' && *date <= '9')
            strbuf_char(&digits, *date);
    }
    const char *copy = strbuf_copy(&digits, pdf_arena(file));
    strbuf_release(&digits);
    return copy;
}

CLAUSE(xmp_agrees)
{
    (void)standard;
    if (pdf_xmp(file).length == 0)
        return NULL;
    if (strcmp(property(file, "dc:title"), info_text(file, "Title")) != 0)
        return "Title";
    if (strcmp(property(file, "pdf:Producer"), info_text(file, "Producer")) != 0)
        return "Producer";
    const PdfObject *trapped = pdf_entry(file, info_of(file), "Trapped");
    const char *said = property(file, "pdf:Trapped");
    if (trapped->kind == PDF_NAME && *said && !text_equals(trapped->text, said))
        return "Trapped";
    bool same = strcmp(digits_of(file, property(file, "xmp:CreateDate")),
                       digits_of(file, info_text(file, "CreationDate"))) == 0;
    return same ? NULL : "CreationDate";
}

CLAUSE(xmp_packet)
{
    (void)standard;
    const PdfObject *filter =
        pdf_entry(file, pdf_entry(file, pdf_catalog(file), "Metadata"), "Filter");
    if (filter->kind != PDF_NULL && !pdf_is_name(filter, "FlateDecode"))
        return "/Filter";
    return find(pdf_xmp(file), 0, "<x:xmpmeta") || find(pdf_xmp(file), 0, "<rdf:RDF") ? NULL
                                                                                      : "/Metadata";
}

/* The first GTS_PDFX intent, and how many there are. */
static const PdfObject *press_intent(const PdfFile *file, int *count)
{
    const PdfObject *intents = pdf_entry(file, pdf_catalog(file), "OutputIntents");
    const PdfObject *first = pdf_item(file, intents, intents->count);
    *count = 0;
    for (size_t i = 0; intents->kind == PDF_ARRAY && i < intents->count; i++) {
        const PdfObject *intent = pdf_item(file, intents, i);
        if (!pdf_is_name(pdf_entry(file, intent, "S"), "GTS_PDFX"))
            continue;
        if ((*count)++ == 0)
            first = intent;
    }
    return first;
}

Text pdf_press_profile(PdfFile *file)
{
    int count;
    const PdfObject *intent = press_intent(file, &count);
    const PdfObject *profile = pdf_entry(file, intent, "DestOutputProfile");
    return profile->kind == PDF_STREAM ? pdf_stream_data(file, profile) : (Text){"", 0};
}

CLAUSE(intent)
{
    int count;
    (void)standard;
    press_intent(file, &count);
    return count == 1 ? NULL : arena_print(pdf_arena(file), "%d", count);
}

CLAUSE(intent_condition)
{
    int count;
    (void)standard;
    const PdfObject *intent = press_intent(file, &count);
    return *pdf_text(file, pdf_entry(file, intent, "OutputConditionIdentifier"))
               ? NULL
               : "/OutputConditionIdentifier";
}

/* ICC.1:2010, 7.2: class at 12, colour space at 16, signature at 36. */
CLAUSE(intent_profile)
{
    int count;
    (void)standard;
    const PdfObject *intent = press_intent(file, &count);
    const PdfObject *profile = pdf_entry(file, intent, "DestOutputProfile");
    Text bytes = pdf_press_profile(file);
    bool is_good = bytes.length >= 128 && memcmp(bytes.data + 12, "prtr", 4) == 0 &&
                   memcmp(bytes.data + 16, "CMYK", 4) == 0 &&
                   memcmp(bytes.data + 36, "acsp", 4) == 0 &&
                   pdf_number(pdf_entry(file, profile, "N"), 0) == 4;
    return is_good ? NULL : "/DestOutputProfile";
}

CLAUSE(intent_words)
{
    int count;
    (void)standard;
    const PdfObject *intent = press_intent(file, &count);
    return *pdf_text(file, pdf_entry(file, intent, "Info")) ? NULL : "/Info";
}

static const char *page_fault(PdfFile *file, int index, const char *what)
{
    return arena_print(pdf_arena(file), "%d: %s", index + 1, what);
}

CLAUSE(page_boxes)
{
    (void)standard;
    for (int i = 0; i < pdf_page_count(file); i++) {
        bool has_trim = pdf_has(pdf_page(file, i), "TrimBox");
        bool has_art = pdf_has(pdf_page(file, i), "ArtBox");
        if (has_trim == has_art)
            return page_fault(file, i, has_trim ? "TrimBox, ArtBox" : "-");
    }
    return NULL;
}

static bool is_within(Rect inner, Rect outer)
{
    return inner.x >= outer.x - BOX_SLACK && inner.y >= outer.y - BOX_SLACK &&
           inner.x + inner.width <= outer.x + outer.width + BOX_SLACK &&
           inner.y + inner.height <= outer.y + outer.height + BOX_SLACK;
}

CLAUSE(box_nesting)
{
    (void)standard;
    for (int i = 0; i < pdf_page_count(file); i++) {
        const PdfObject *page = pdf_page(file, i);
        Rect media = pdf_media_box(file, page);
        Rect trim = pdf_trim_box(file, page);
        Rect bleed = media;
        Rect crop = media;
        pdf_box(file, pdf_entry(file, page, "BleedBox"), &bleed);
        pdf_box(file, pdf_page_entry(file, page, "CropBox"), &crop);
        if (!is_within(trim, bleed) || !is_within(trim, crop))
            return page_fault(file, i, "TrimBox");
        if (!is_within(bleed, media) || !is_within(crop, media))
            return page_fault(file, i, is_within(crop, media) ? "BleedBox" : "CropBox");
    }
    return NULL;
}

static bool may_stand(const PdfFile *file, const PdfObject *annotation, Rect sheet)
{
    Rect box = {0};
    const PdfObject *subtype = pdf_entry(file, annotation, "Subtype");
    if (pdf_is_name(subtype, "TrapNet") || pdf_is_name(subtype, "PrinterMark"))
        return true;
    if (!pdf_box(file, pdf_entry(file, annotation, "Rect"), &box))
        return false;
    return box.x >= sheet.x + sheet.width || box.x + box.width <= sheet.x ||
           box.y >= sheet.y + sheet.height || box.y + box.height <= sheet.y;
}

CLAUSE(annotations)
{
    (void)standard;
    for (int i = 0; i < pdf_page_count(file); i++) {
        const PdfObject *page = pdf_page(file, i);
        const PdfObject *annotations = pdf_entry(file, page, "Annots");
        for (size_t k = 0; annotations->kind == PDF_ARRAY && k < annotations->count; k++) {
            if (!may_stand(file, pdf_item(file, annotations, k), pdf_bleed_box(file, page)))
                return page_fault(file, i, "/Annots");
        }
    }
    return NULL;
}

CLAUSE(actions)
{
    static const char *const keys[] = {"AcroForm", "OpenAction", "AA"};
    static const char *const names[] = {"JavaScript", "EmbeddedFiles"};
    (void)standard;
    const PdfObject *catalog = pdf_catalog(file);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (pdf_has(catalog, keys[i]))
            return keys[i];
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (pdf_has(pdf_entry(file, catalog, "Names"), names[i]))
            return names[i];
    }
    for (int i = 0; i < pdf_page_count(file); i++) {
        if (pdf_has(pdf_page(file, i), "AA"))
            return page_fault(file, i, "/AA");
    }
    return NULL;
}

CLAUSE(optional_content)
{
    const PdfObject *properties = pdf_entry(file, pdf_catalog(file), "OCProperties");
    if (properties->kind == PDF_NULL)
        return NULL;
    if (standard == PDF_X1A)
        return "/OCProperties";
    return pdf_has(pdf_entry(file, properties, "D"), "AS") ? "/AS" : NULL;
}
