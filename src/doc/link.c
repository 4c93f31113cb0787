/* Addresses of links: see link.h. */
#include "doc/link.h"

#include "base/limits.h"

static const char *const schemes[] = {"https:", "http:", "mailto:", "tel:"};

/* "#id" leads to an element of the document. */
static bool has_scheme(Text address)
{
    if (address.length > 1 && address.data[0] == '#')
        return true;
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        size_t length = strlen(schemes[i]);
        if (address.length > length && memcmp(address.data, schemes[i], length) == 0)
            return true;
    }
    return false;
}

/* RFC 3986, 2: no blanks, no control characters. Letters beyond ASCII are percent-encoded by the
 * device that writes them. */
static bool is_address(Text address)
{
    if (address.length > LIMIT_LINK_BYTES || !has_scheme(address))
        return false;
    for (size_t i = 0; i < address.length; i++) {
        unsigned char byte = (unsigned char)address.data[i];
        if (byte <= ' ' || byte == 0x7F || strchr("<>\"\\^`{|}", byte))
            return false;
    }
    return true;
}

static bool read_link(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    if (value->kind != JSON_STRING || !is_address(value->text)) {
        Diagnostic *diagnostic = field_report_value(reader, field, value);
        if (value->kind == JSON_STRING && value->text.length > LIMIT_LINK_BYTES)
            diag_hint_limit(reader->diagnostics, diagnostic, LIMIT_ID_LINK_BYTES);
        return false;
    }
    *(const char **)member = value->text.data;
    return true;
}

static void schema_link(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"type\":\"string\"");
}

const FieldType field_link = {
    "an address that begins with https:, http:, mailto: or tel:, or # and an id",
    "以 https:、http:、mailto: 或 tel: 开头的地址，或 # 加元素 id",
    "\"https://example.org/\"",
    sizeof(const char *),
    read_link,
    schema_link};
