/* Is it text at all, and UTF-8? RFC 8259, 8.1 asks for UTF-8; a byte order mark may be ignored. */
#include "json/scanner.h"

#include "base/utf8.h"

typedef struct SignatureRow {
    const char *bytes;
    size_t length;
    const char *english, *chinese;
} SignatureRow;

/* What users hand over by mistake. */
static const SignatureRow signature_table[] = {
    {"PK\x03\x04", 4, "a ZIP archive (Excel, Word or WPS file)",
     "ZIP 压缩包（Excel、Word 或 WPS 文件）"},
    {"\xD0\xCF\x11\xE0", 4, "an old Excel or Word file", "旧版 Excel 或 Word 文件"},
    {"%PDF-", 5, "a PDF file", "PDF 文件"},
    {"\x89PNG", 4, "a PNG picture", "PNG 图片"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture", "JPEG 图片"},
    {"\x1F\x8B", 2, "a gzip archive", "gzip 压缩文件"},
};

/* A text that is cut off or slipped in a stray control character still gets its place reported;
 * only one that is full of them is called binary. */
#define SAMPLE_BYTES          4096
#define LEAST_CONTROLS        8
#define BYTES_FOR_ONE_CONTROL 10

static bool is_binary(Text text)
{
    size_t sample = text.length < SAMPLE_BYTES ? text.length : SAMPLE_BYTES;
    size_t controls = 0;
    for (size_t i = 0; i < sample; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        controls += byte < 0x20 && !(byte >= '\t' && byte <= '\r');
    }
    return controls >= LEAST_CONTROLS && controls * BYTES_FOR_ONE_CONTROL > sample;
}

/* UTF-16 and UTF-32 by byte order mark, or by the zero bytes around the first ASCII character
 * (RFC 4627, section 3). */
static const char *wide_encoding(Text text)
{
    if (text.length < 4)
        return NULL;
    const char *bytes = text.data;
    if (memcmp(bytes, "\xFF\xFE\0\0", 4) == 0 || memcmp(bytes, "\0\0\xFE\xFF", 4) == 0)
        return "UTF-32";
    if (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)
        return "UTF-16";
    bool big = !bytes[0] && bytes[1] && !bytes[2] && bytes[3];
    bool little = bytes[0] && !bytes[1] && bytes[2] && !bytes[3];
    return big || little ? "UTF-16" : NULL;
}

static bool refuse_binary(Scanner *scanner, const char *english, const char *chinese)
{
    bool is_chinese = scanner->diagnostics && scanner->diagnostics->language == DIAG_CHINESE;
    scanner_report(scanner, E_JSON_BINARY, 0, 0,
                   DIAG_ARGS(scanner->source->name, is_chinese ? chinese : english));
    return false;
}

static bool check_signature(Scanner *scanner, Text text)
{
    for (size_t i = 0; i < COUNT_OF(signature_table); i++) {
        const SignatureRow *row = &signature_table[i];
        if (text.length >= row->length && memcmp(text.data, row->bytes, row->length) == 0)
            return refuse_binary(scanner, row->english, row->chinese);
    }
    return true;
}

bool scanner_check_encoding(Scanner *scanner)
{
    Text text = scanner->source->text;
    if (!check_signature(scanner, text))
        return false;
    const char *wide = wide_encoding(text);
    if (wide) {
        scanner_report(scanner, E_JSON_ENCODING, 0, 0, DIAG_ARGS(scanner->source->name, wide));
        return false;
    }
    if (is_binary(text))
        return refuse_binary(scanner, "a binary file", "二进制文件");
    size_t invalid = utf8_find_invalid(text);
    if (invalid == text.length)
        return true;
    const char *byte = arena_print(scanner->arena, "%02X", (unsigned char)text.data[invalid]);
    scanner_report(scanner, E_JSON_UTF8, invalid, invalid + 1, DIAG_ARGS(byte));
    return false;
}
