/* Writes one libharu object as PDF source: see haru_write.h. */
#include "device/haru_write.h"

#include "base/number.h"
#include "device/haru_content.h"

#define NESTING_LIMIT 32 /* direct objects in direct objects; ours stay below 8 */

/* Regular characters (PDF 1.7, 7.2.2) need a space between two tokens; others end a token. */
static bool is_regular(char byte)
{
    return (unsigned char)byte > ' ' && !strchr("()<>[]{}/%", byte);
}

static void write_token(StrBuf *out, const char *token, size_t length)
{
    if (length && out->length && is_regular(token[0]) && is_regular(out->data[out->length - 1]))
        strbuf_char(out, ' ');
    strbuf_append(out, token, length);
}

/* PDF 1.7, 7.3.5: every byte outside "!" to "~", every delimiter and "#" as #XX. libharu's own
 * writer leaves a space as it is, which ends the name there. */
static void write_name(StrBuf *out, const char *name)
{
    static const char digits[] = "0123456789ABCDEF";
    strbuf_char(out, '/');
    for (const char *at = name; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (is_regular(*at) && byte < 0x7F && byte != '#') {
            strbuf_char(out, *at);
        } else {
            char escape[3] = {'#', digits[byte >> 4], digits[byte & 15]};
            strbuf_append(out, escape, 3);
        }
    }
}

/* Hexadecimal: nothing in a string can end it early, whatever its bytes are. */
static void write_string(StrBuf *out, const unsigned char *bytes, size_t length)
{
    static const char digits[] = "0123456789ABCDEF";
    char *end = strbuf_reserve(out, 2 * length + 2);
    *end++ = '<';
    for (size_t i = 0; i < length; i++) {
        *end++ = digits[bytes[i] >> 4];
        *end++ = digits[bytes[i] & 15];
    }
    *end = '>';
    out->length += 2 * length + 2;
    out->data[out->length] = '\0';
}

static void write_integer(StrBuf *out, long value)
{
    if (out->length && is_regular(out->data[out->length - 1]))
        strbuf_char(out, ' ');
    haru_put_integer(out, value);
}

static void write_real(StrBuf *out, double value)
{
    char text[NUMBER_TEXT_SIZE];
    size_t length = number_format(text, value, 6);
    write_token(out, text, length);
}

static void write_reference(HaruWriter *writer, const HPDF_Proxy_Rec *proxy)
{
    const HPDF_Obj_Header *target = proxy->obj;
    uint32_t number = writer->number_of(writer->context, target->obj_id & 0x00FFFFFF);
    if (!number)
        writer->status = HPDF_INVALID_OBJECT;
    write_integer(writer->out, (long)number);
    strbuf_append(writer->out, " 0 R", 4);
}

static void write_binary(StrBuf *out, const HPDF_Binary_Rec *binary)
{
    if (binary->header.obj_class & HARU_CLASS_VERBATIM)
        write_token(out, (const char *)binary->value, binary->len);
    else
        write_string(out, binary->value, binary->len);
}

bool haru_is_stream(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_class & HARU_CLASS_STREAM;
}

static void write_any(HaruWriter *writer, const void *object, int depth);

static void write_array(HaruWriter *writer, const HPDF_Array_Rec *array, int depth)
{
    strbuf_char(writer->out, '[');
    for (HPDF_UINT i = 0; i < array->list->count; i++)
        write_any(writer, HPDF_List_ItemAt(array->list, i), depth + 1);
    strbuf_char(writer->out, ']');
}

static void write_dict(HaruWriter *writer, const HPDF_Dict_Rec *dict, int depth)
{
    /* Streams of libharu's own, and entries that it writes on the fly, are untried here. */
    if (dict->stream || dict->write_fn)
        writer->status = HPDF_INVALID_OBJECT;
    strbuf_append(writer->out, "<<", 2);
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        const HPDF_DictElement_Rec *element = HPDF_List_ItemAt(dict->list, i);
        const HPDF_Obj_Header *header = element->value;
        if (header && header->obj_id & HPDF_OTYPE_HIDDEN)
            continue;
        write_name(writer->out, element->key);
        write_any(writer, header, depth + 1);
    }
    if (!haru_is_stream(dict))
        strbuf_append(writer->out, ">>", 2);
}

static void write_any(HaruWriter *writer, const void *object, int depth)
{
    if (!object || depth > NESTING_LIMIT) {
        writer->status = HPDF_INVALID_OBJECT;
        return;
    }
    switch (((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) {
    case HPDF_OCLASS_NULL:
        write_token(writer->out, "null", 4);
        break;
    case HPDF_OCLASS_BOOLEAN:
        if (((const HPDF_Boolean_Rec *)object)->value)
            write_token(writer->out, "true", 4);
        else
            write_token(writer->out, "false", 5);
        break;
    case HPDF_OCLASS_NUMBER:
        write_integer(writer->out, ((const HPDF_Number_Rec *)object)->value);
        break;
    case HPDF_OCLASS_REAL:
        write_real(writer->out, (double)((const HPDF_Real_Rec *)object)->value);
        break;
    case HPDF_OCLASS_NAME:
        write_name(writer->out, ((const HPDF_Name_Rec *)object)->value);
        break;
    case HPDF_OCLASS_STRING: {
        const HPDF_String_Rec *string = object;
        write_string(writer->out, string->value, string->len);
        break;
    }
    case HPDF_OCLASS_BINARY:
        write_binary(writer->out, object);
        break;
    case HPDF_OCLASS_ARRAY:
        write_array(writer, object, depth);
        break;
    case HPDF_OCLASS_DICT:
        write_dict(writer, object, depth);
        break;
    case HPDF_OCLASS_PROXY:
        write_reference(writer, object);
        break;
    default:
        writer->status = HPDF_ERR_UNKNOWN_CLASS;
        break;
    }
}

void haru_write_value(HaruWriter *writer, const void *object)
{
    write_any(writer, object, 0);
}
