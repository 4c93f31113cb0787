/* Metadata: see haru_metadata.h. */
#include "device/haru_metadata.h"

#include "base/utf8.h"
#include "device/haru_object.h"
#include "device/haru_structure.h"
#include "device/haru_unicode.h"

#define NO_DATE  "2000-01-01T00:00:00Z" /* of press files whose layout gives none */
#define PRODUCER "yitu " YITU_VERSION

/* Longest string that every reader must take (ISO 19005-2, 6.1.13; PDF 1.7, annex C). */
#define STRING_LIMIT 32767u

/* The cleaned record; NULL: not given. */
typedef struct Record {
    const char *title, *author, *subject, *keywords, *creator, *language;
    const char *date;     /* as XMP has it: ISO 8601 */
    const char *pdf_date; /* D:20260102030405+08'00' */
    Hash128 id;           /* of the contents, of press files */
} Record;

/* XML 1.0, 2.2 has no place for these; PDF would take them, but both must say the same. */
static bool is_unprintable(uint32_t code_point)
{
    return code_point < 0x20 || code_point == 0x7F || (code_point >= 0x80 && code_point < 0xA0) ||
           code_point == 0xFFFE || code_point == 0xFFFF || code_point == UTF8_INVALID;
}

static const char *clean(HaruDocument *document, const char *key, const char *value)
{
    if (!value || !*value)
        return NULL;
    StrBuf cleaned = {0};
    for (Text rest = text_of(value); rest.length;) {
        size_t size;
        uint32_t code_point = utf8_decode(rest.data, rest.length, &size);
        if (code_point == '\n' || code_point == '\t' || code_point == '\r')
            code_point = ' ';
        strbuf_code_point(&cleaned, is_unprintable(code_point) ? 0xFFFD : code_point);
        rest = (Text){rest.data + size, rest.length - size};
    }
    const char *copy = strbuf_copy(&cleaned, document->arena);
    strbuf_release(&cleaned);
    if (2 * haru_utf16_length(text_of(copy)) + 2 > STRING_LIMIT) {
        const char *limit = arena_print(document->arena, "%u", STRING_LIMIT);
        haru_document_fail(document, E_PDF_INFO_TOO_LONG, DIAG_ARGS(key, limit));
        return NULL;
    }
    return copy;
}

/* '0' stands for a digit, '+' for a sign. */
static bool fits(const char *text, const char *pattern)
{
    for (; *pattern; pattern++, text++) {
        bool fit = *pattern == '0'   ? *text >= '0' && *text <= '9'
                   : *pattern == '+' ? *text == '+' || *text == '-'
                                     : *text == *pattern;
        if (!fit)
            return false;
    }
    return *text == '\0';
}

/* PDF 1.7, 7.9.4. */
static void set_date(HaruDocument *document, Record *record, const char *date)
{
    if (!date)
        return;
    bool is_utc = fits(date, "0000-00-00T00:00:00Z");
    if (!is_utc && !fits(date, "0000-00-00T00:00:00+00:00")) {
        haru_document_fail(document, E_PDF_DATE, DIAG_ARGS(date));
        return;
    }
    record->date = date;
    const char *zone =
        is_utc ? "Z" : arena_print(document->arena, "%.3s'%.2s'", date + 19, date + 23);
    record->pdf_date = arena_print(document->arena, "D:%.4s%.2s%.2s%.2s%.2s%.2s%s", date, date + 5,
                                   date + 8, date + 11, date + 14, date + 17, zone);
}

/* ISO 14289-1, 7.1: a title there must be. */
static const char *find_title(HaruDocument *document, const DeviceOptions *options)
{
    const char *title = options->info.title;
    if ((title && *title) || options->product == PDF_PLAIN)
        return title;
    title = haru_structure_title(document);
    return title ? title : options->info.source;
}

static Record make_record(HaruDocument *document, const DeviceOptions *options)
{
    const DocumentInfo *info = &options->info;
    Record record = {
        .title = clean(document, "title", find_title(document, options)),
        .author = clean(document, "author", info->author),
        .subject = clean(document, "subject", info->subject),
        .keywords = clean(document, "keywords", info->keywords),
        .creator = clean(document, "creator", info->creator),
        .language = clean(document, "language", info->language),
    };
    record.id = document->content_hash;
    set_date(document, &record, info->date);
    if (!record.date && haru_document_is_press(document) && !document->failed) {
        diag_report(document->diagnostics, W_PRESS_DATE, NULL, DIAG_ARGS(NO_DATE));
        set_date(document, &record, NO_DATE);
    }
    return record;
}

static void set_info_text(HaruDocument *document, const char *key, const char *value)
{
    if (value)
        haru_dict_set_text(document, document->pdf->info, key, text_of(value));
}

static void write_info(HaruDocument *document, const Record *record)
{
    set_info_text(document, "Title", record->title);
    set_info_text(document, "Author", record->author);
    set_info_text(document, "Subject", record->subject);
    set_info_text(document, "Keywords", record->keywords);
    set_info_text(document, "Creator", record->creator);
    /* Replaces libharu's own name and version, which depend on the machine. */
    set_info_text(document, "Producer", PRODUCER);
    if (haru_document_is_press(document))
        haru_dict_set_name(document, document->pdf->info, "Trapped", "False");
    if (document->product == PDF_PRESS_X1A)
        haru_dict_set_string(document, document->pdf->info, "GTS_PDFXVersion", "PDF/X-1a:2003");
    if (record->pdf_date) {
        haru_dict_set_string(document, document->pdf->info, "CreationDate", record->pdf_date);
        haru_dict_set_string(document, document->pdf->info, "ModDate", record->pdf_date);
    }
}

/* `<name>before value after</name>`; nothing for a value that is not given. */
static void put_property(StrBuf *out, const char *name, const char *before, const char *value,
                         const char *after)
{
    if (!value)
        return;
    strbuf_print(out, "<%s>%s", name, before);
    strbuf_xml(out, text_of(value));
    strbuf_print(out, "%s</%s>\n", after, name);
}

#define ALTERNATIVES_BEGIN "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define ALTERNATIVES_END   "</rdf:li></rdf:Alt>"

/* ISO 19005-2, 6.6.4, and ISO 14289-1, 5. The first standard does not know the property of the
 * second, so its schema is described (6.6.2.3). */
static const char digital_properties[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>U</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 this file follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

/* ISO 15930-7, 6.13 (from memory, docs/press.md 2.2). The identifier is made from the contents, so
 * that equal input gives equal bytes. */
static void put_press_properties(StrBuf *out, const Record *record, PdfProduct product)
{
    strbuf_string(out, "<rdf:Description rdf:about=\"\""
                       " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                       " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
                       " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n");
    if (product == PDF_PRESS)
        strbuf_string(out, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n");
    strbuf_print(out, "<xmpMM:DocumentID>uuid:%016llx%016llx</xmpMM:DocumentID>\n",
                 (unsigned long long)record->id.high, (unsigned long long)record->id.low);
    strbuf_string(out, "<xmpMM:VersionID>1</xmpMM:VersionID>\n"
                       "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
                       "<pdf:Trapped>False</pdf:Trapped>\n</rdf:Description>\n");
}

/* Source: ISO 16684-1 (XMP), 7; the properties' types are those of 8.3 and 8.4. */
static void put_xmp(StrBuf *out, const Record *record, PdfProduct product)
{
    strbuf_string(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                       "<rdf:Description rdf:about=\"\""
                       " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                       " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
    put_property(out, "dc:format", "", "application/pdf", "");
    put_property(out, "dc:title", ALTERNATIVES_BEGIN, record->title, ALTERNATIVES_END);
    put_property(out, "dc:creator", "<rdf:Seq><rdf:li>", record->author, "</rdf:li></rdf:Seq>");
    put_property(out, "dc:description", ALTERNATIVES_BEGIN, record->subject, ALTERNATIVES_END);
    put_property(out, "dc:language", "<rdf:Bag><rdf:li>", record->language, "</rdf:li></rdf:Bag>");
    put_property(out, "pdf:Keywords", "", record->keywords, "");
    put_property(out, "pdf:Producer", "", PRODUCER, "");
    put_property(out, "xmp:CreatorTool", "", record->creator, "");
    put_property(out, "xmp:CreateDate", "", record->date, "");
    put_property(out, "xmp:ModifyDate", "", record->date, "");
    put_property(out, "xmp:MetadataDate", "", record->date, "");
    strbuf_string(out, "</rdf:Description>\n");
    if (product == PDF_DIGITAL)
        strbuf_string(out, digital_properties);
    if (product == PDF_PRESS || product == PDF_PRESS_X1A)
        put_press_properties(out, record, product);
    strbuf_string(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* Plain, so that programs which know XMP but not PDF can find it. */
static void write_xmp(HaruDocument *document, const Record *record, PdfProduct product)
{
    StrBuf xmp = {0};
    put_xmp(&xmp, record, product);
    HPDF_Dict stream = haru_stream_create(document, (Text){xmp.data, xmp.length}, HARU_PLAIN);
    strbuf_release(&xmp);
    haru_dict_set_name(document, stream, "Type", "Metadata");
    haru_dict_set_name(document, stream, "Subtype", "XML");
    haru_dict_set(document, document->pdf->catalog, "Metadata", stream);
}

void haru_metadata_write(HaruDocument *document, const DeviceOptions *options)
{
    Record record = make_record(document, options);
    if (document->failed)
        return;
    write_info(document, &record);
    write_xmp(document, &record, options->product);
    HPDF_Dict catalog = document->pdf->catalog;
    if (record.language)
        haru_dict_set_string(document, catalog, "Lang", record.language);
    if (record.title) {
        HPDF_Dict preferences = haru_dict_create(document);
        haru_dict_set_true(document, preferences, "DisplayDocTitle");
        haru_dict_set(document, catalog, "ViewerPreferences", preferences);
    }
}
