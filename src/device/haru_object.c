/* Constructors of PDF objects: see haru_object.h. */
#include "device/haru_object.h"

#include "device/haru_unicode.h"

#define PROBE_NUMBER (-12345)

static bool probe_dict(HPDF_Doc pdf, HPDF_Dict probe)
{
    HPDF_DictElement element = HPDF_List_ItemAt(probe->list, 0);
    if (!element || strcmp(element->key, "Probe") != 0)
        return false;
    HPDF_Number number = element->value;
    if (number != HPDF_Dict_GetItem(probe, "Probe", HPDF_OCLASS_NUMBER) ||
        number->header.obj_class != HPDF_OCLASS_NUMBER || number->value != PROBE_NUMBER)
        return false;
    HPDF_UINT id = probe->header.obj_id & 0x00FFFFFF;
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->xref, id);
    return entry && entry->obj == probe && pdf->xref->entries->count == id + 1;
}

bool haru_library_is_known(HPDF_Doc pdf)
{
    if (!pdf || strncmp(HPDF_GetVersion(), "2.3.", 4) != 0)
        return false;
    HPDF_Name type = HPDF_Dict_GetItem(pdf->catalog, "Type", HPDF_OCLASS_NAME);
    if (!type || strcmp(type->value, "Catalog") != 0)
        return false;
    /* Nothing refers to the probe, so the save pass leaves it out. */
    HPDF_Dict probe = HPDF_Dict_New(pdf->mmgr);
    if (!probe || HPDF_Xref_Add(pdf->xref, probe) != HPDF_OK ||
        HPDF_Dict_AddNumber(probe, "Probe", PROBE_NUMBER) != HPDF_OK)
        return false;
    return probe_dict(pdf, probe);
}

/* After a constructor or a call: the object, or NULL with the document failed. */
static void *checked(HaruDocument *document, void *object)
{
    if (object && HPDF_GetError(document->pdf) == HPDF_OK)
        return object;
    if (object) /* made, but with a fault: a name that is too long, say */
        HPDF_Obj_Free(document->pdf->mmgr, object);
    haru_document_check(document);
    return NULL;
}

HPDF_Dict haru_dict_create(HaruDocument *document)
{
    return document->failed ? NULL : checked(document, HPDF_Dict_New(document->pdf->mmgr));
}

HPDF_Array haru_array_create(HaruDocument *document)
{
    return document->failed ? NULL : checked(document, HPDF_Array_New(document->pdf->mmgr));
}

HPDF_Dict haru_dict_create_indirect(HaruDocument *document)
{
    HPDF_Dict dict = haru_dict_create(document);
    if (dict && HPDF_Xref_Add(document->pdf->xref, dict) != HPDF_OK)
        haru_document_check(document);
    return document->failed ? NULL : dict;
}

HPDF_Array haru_array_create_indirect(HaruDocument *document)
{
    HPDF_Array array = haru_array_create(document);
    if (array && HPDF_Xref_Add(document->pdf->xref, array) != HPDF_OK)
        haru_document_check(document);
    return document->failed ? NULL : array;
}

void haru_object_hold(void *object)
{
    if (object)
        ((HPDF_Obj_Header *)object)->obj_class |= HARU_CLASS_HELD;
}

void haru_object_make_transient(void *object)
{
    if (object)
        ((HPDF_Obj_Header *)object)->obj_class |= HARU_CLASS_TRANSIENT;
}

void *haru_deflate(HaruDocument *document, Text bytes, size_t *size)
{
    return haru_deflate_at(document, HARU_DEFLATE_LEVEL, bytes, size);
}

void *haru_deflate_at(HaruDocument *document, int level, Text bytes, size_t *size)
{
    return output_cache_deflate(haru_document_cache(document), level, bytes, size);
}

/* The compressed bytes in the arena; NULL when compression gains nothing. */
static void *deflate_to_arena(HaruDocument *document, Text bytes, size_t *size)
{
    void *buffer = haru_deflate(document, bytes, size);
    void *copy = *size < bytes.length ? arena_copy(document->page_arena, buffer, *size) : NULL;
    memory_free(buffer);
    return copy;
}

HPDF_Dict haru_stream_create(HaruDocument *document, Text bytes, HaruEncoding encoding)
{
    HPDF_Dict dict = haru_dict_create_indirect(document);
    if (!dict)
        return NULL;
    HaruStreamData *data = arena_alloc(document->page_arena, sizeof *data);
    if (encoding == HARU_DEFLATED)
        data->bytes = deflate_to_arena(document, bytes, &data->size);
    if (data->bytes) {
        haru_dict_set_name(document, dict, "Filter", "FlateDecode");
    } else {
        data->size = bytes.length;
        data->bytes = encoding == HARU_BORROWED
                          ? bytes.data
                          : arena_copy(document->page_arena, bytes.data, bytes.length);
    }
    dict->header.obj_class |= HARU_CLASS_STREAM;
    dict->attr = data;
    return dict;
}

/* Nobody else would free what was made for a dictionary or an array that is not there. */
static void discard(HaruDocument *document, void *object)
{
    if (object)
        HPDF_Obj_Free(document->pdf->mmgr, object); /* leaves indirect ones alone */
}

void haru_dict_set(HaruDocument *document, HPDF_Dict dict, const char *key, void *object)
{
    if (!dict)
        discard(document, object);
    if (document->failed || !dict || !object)
        return;
    if (HPDF_Dict_Add(dict, key, object) != HPDF_OK)
        haru_document_check(document);
}

void haru_array_add(HaruDocument *document, HPDF_Array array, void *object)
{
    if (!array)
        discard(document, object);
    if (document->failed || !array || !object)
        return;
    if (HPDF_Array_Add(array, object) != HPDF_OK)
        haru_document_check(document);
}

void haru_dict_set_name(HaruDocument *document, HPDF_Dict dict, const char *key, const char *name)
{
    if (!document->failed)
        haru_dict_set(document, dict, key,
                      checked(document, HPDF_Name_New(document->pdf->mmgr, name)));
}

void haru_dict_set_integer(HaruDocument *document, HPDF_Dict dict, const char *key, long value)
{
    if (!document->failed)
        haru_dict_set(document, dict, key,
                      checked(document, HPDF_Number_New(document->pdf->mmgr, (HPDF_INT32)value)));
}

void haru_dict_set_reference(HaruDocument *document, HPDF_Dict dict, const char *key,
                             uint32_t number)
{
    haru_dict_set_verbatim(
        document, dict, key,
        text_of(arena_print(document->page_arena, "%lu 0 R", (unsigned long)number)));
}

void haru_dict_set_true(HaruDocument *document, HPDF_Dict dict, const char *key)
{
    if (!document->failed)
        haru_dict_set(document, dict, key,
                      checked(document, HPDF_Boolean_New(document->pdf->mmgr, HPDF_TRUE)));
}

static HPDF_Binary create_binary(HaruDocument *document, Text bytes)
{
    if (document->failed)
        return NULL;
    HPDF_BYTE *data = (HPDF_BYTE *)(uintptr_t)bytes.data; /* libharu copies; it only lacks const */
    return checked(document, HPDF_Binary_New(document->pdf->mmgr, data, (HPDF_UINT)bytes.length));
}

static HPDF_Binary create_verbatim(HaruDocument *document, Text source)
{
    HPDF_Binary binary = create_binary(document, source);
    if (binary)
        binary->header.obj_class |= HARU_CLASS_VERBATIM;
    return binary;
}

void haru_dict_set_string(HaruDocument *document, HPDF_Dict dict, const char *key,
                          const char *string)
{
    haru_dict_set(document, dict, key, create_binary(document, text_of(string)));
}

void haru_dict_set_text(HaruDocument *document, HPDF_Dict dict, const char *key, Text text)
{
    StrBuf bytes = {0};
    haru_append_utf16(&bytes, text);
    haru_dict_set(document, dict, key, create_binary(document, (Text){bytes.data, bytes.length}));
    strbuf_release(&bytes);
}

void haru_dict_set_verbatim(HaruDocument *document, HPDF_Dict dict, const char *key, Text source)
{
    haru_dict_set(document, dict, key, create_verbatim(document, source));
}

void haru_array_add_name(HaruDocument *document, HPDF_Array array, const char *name)
{
    if (!document->failed)
        haru_array_add(document, array,
                       checked(document, HPDF_Name_New(document->pdf->mmgr, name)));
}

void haru_array_add_verbatim(HaruDocument *document, HPDF_Array array, Text source)
{
    haru_array_add(document, array, create_verbatim(document, source));
}
