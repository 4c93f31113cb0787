/* The save pass: see haru_save.h.
 *
 * Whatever is mentioned gets the next number; the last step writes every number that has no place
 * yet, beginning with the catalog, and each may mention more. So libharu's leftovers are never met,
 * and the numbers are dense. What stays in memory of a written object is its place, 12 bytes. */
#include "device/haru_save.h"

#include "base/hash.h"
#include "device/haru_content.h"
#include "device/haru_write.h"

/* Objects in one object stream. More compress better; a reader has to inflate all to see one. */
#define OBJECTS_PER_STREAM 500u

#define DRAIN_SIZE ((size_t)64 * 1024) /* bytes that are hashed, and passed on, together */

/* Where an object is: kind, offset and index in one word, for there may be a million of them. */
typedef uint64_t Place;
enum { PLACE_FREE, PLACE_OFFSET, PLACE_IN_STREAM }; /* as in PDF 1.7, table 18 */
#define PLACE_INDEX_BITS  16
#define PLACE_OFFSET_BITS 46 /* 64 TiB */

typedef struct HaruSave {
    HaruDocument *document;
    StrBuf *out;
    const ByteSink *sink; /* NULL: `out` holds all */
    size_t start;         /* where the file begins in `out` */
    uint64_t drained;     /* bytes of the file that the sink has taken */
    size_t hashed;        /* up to here `out` is in `hash` */
    Hash128 hash;
    XrefForm form;
    HPDF_List entries;   /* libharu's cross-reference list */
    uint32_t next_id;    /* libharu's ids from here on are yet to be written */
    uint32_t *numbers;   /* by libharu's id, number_capacity of them; 0: not met yet */
    uint32_t *ids;       /* by our number, place_capacity of them; 0: PDF source */
    Place *places;       /* by our number */
    uint32_t count;      /* the highest number in use */
    uint32_t first_left; /* every number below has its place */
    size_t number_capacity, place_capacity;
    HaruWriter writer;
    StrBuf packed, packed_index; /* the object stream being filled */
    uint32_t packed_numbers[OBJECTS_PER_STREAM], packed_count;
} HaruSave;

static Place make_place(unsigned kind, uint64_t offset, uint32_t index)
{
    return (uint64_t)kind << (PLACE_INDEX_BITS + PLACE_OFFSET_BITS) | offset << PLACE_INDEX_BITS |
           index;
}

static unsigned place_kind(Place place)
{
    return (unsigned)(place >> (PLACE_INDEX_BITS + PLACE_OFFSET_BITS));
}

static uint64_t place_offset(Place place)
{
    return place >> PLACE_INDEX_BITS & (((uint64_t)1 << PLACE_OFFSET_BITS) - 1);
}

static uint64_t file_offset(const HaruSave *save)
{
    return save->drained + (save->out->length - save->start);
}

/* Room for `index` in two arrays of 32-bit and 64-bit items, filled up with zeros. */
static void *grow_zeroed(void *items, size_t size, size_t before, size_t after)
{
    char *grown = memory_resize(items, after * size);
    memset(grown + before * size, 0, (after - before) * size);
    return grown;
}

static uint32_t add_number(HaruSave *save, uint32_t object_id)
{
    uint32_t number = ++save->count;
    if (number >= save->place_capacity) {
        size_t capacity = (size_t)number + number / 4 + 64;
        save->ids = grow_zeroed(save->ids, sizeof *save->ids, save->place_capacity, capacity);
        save->places =
            grow_zeroed(save->places, sizeof *save->places, save->place_capacity, capacity);
        save->place_capacity = capacity;
    }
    save->ids[number] = object_id;
    return number;
}

/* The entry of libharu's id in `numbers`. */
static uint32_t *number_slot(HaruSave *save, uint32_t object_id)
{
    if (object_id >= save->number_capacity) {
        size_t capacity = (size_t)object_id + object_id / 4 + 64;
        save->numbers =
            grow_zeroed(save->numbers, sizeof *save->numbers, save->number_capacity, capacity);
        save->number_capacity = capacity;
    }
    return &save->numbers[object_id];
}

static uint32_t number_of(void *context, uint32_t object_id)
{
    HaruSave *save = context;
    if (object_id == 0 || object_id >= save->entries->count)
        return 0;
    uint32_t *slot = number_slot(save, object_id);
    if (!*slot)
        *slot = add_number(save, object_id);
    return *slot;
}

/* Hashes what is new, a good piece at a time, and passes it on. The pieces are the same with and
 * without a sink, for the file's id comes from them. */
static void drain(HaruSave *save, size_t least)
{
    size_t size = save->out->length - save->hashed;
    if (size < least || save->document->failed)
        return;
    const Hash128 parts[2] = {save->hash, hash_bytes_128(save->out->data + save->hashed, size)};
    save->hash = hash_bytes_128(parts, sizeof parts);
    save->hashed = save->out->length;
    if (!save->sink)
        return;
    const Text bytes = {save->out->data + save->start, save->out->length - save->start};
    if (!save->sink->take(save->sink->context, bytes))
        save->document->failed = true; /* the sink has reported it */
    save->drained += bytes.length;
    save->out->length = save->start;
    save->hashed = save->start;
}

static void begin_object(HaruSave *save, uint32_t number)
{
    save->places[number] = make_place(PLACE_OFFSET, file_offset(save), 0);
    haru_put_integer(save->out, (long)number);
    strbuf_string(save->out, " 0 obj\n");
}

static void end_object(HaruSave *save)
{
    strbuf_string(save->out, "\nendobj\n");
    drain(save, DRAIN_SIZE);
}

/* Ends a stream dictionary that was left open, and writes its bytes. */
static void finish_stream(HaruSave *save, const void *bytes, size_t size)
{
    strbuf_print(save->out, "/Length %zu>>\nstream\n", size);
    strbuf_append(save->out, bytes, size);
    strbuf_string(save->out, "\nendstream");
    end_object(save);
}

/* A stream of the save pass itself, whose dictionary holds `entries` and a filter. */
static void write_own_stream(HaruSave *save, uint32_t number, const char *entries,
                             const StrBuf *bytes)
{
    size_t size;
    void *buffer = haru_deflate(save->document, (Text){bytes->data, bytes->length}, &size);
    begin_object(save, number);
    strbuf_print(save->out, "<<%s/Filter/FlateDecode", entries);
    finish_stream(save, buffer, size);
    memory_free(buffer);
}

static void flush_packed(HaruSave *save)
{
    if (!save->packed_count)
        return;
    uint32_t number = add_number(save, 0);
    for (uint32_t i = 0; i < save->packed_count; i++)
        save->places[save->packed_numbers[i]] = make_place(PLACE_IN_STREAM, number, i);
    StrBuf entries = {0};
    strbuf_print(&entries, "/Type/ObjStm/N %lu/First %zu", (unsigned long)save->packed_count,
                 save->packed_index.length);
    strbuf_append(&save->packed_index, save->packed.data, save->packed.length);
    write_own_stream(save, number, entries.data, &save->packed_index);
    strbuf_release(&entries);
    strbuf_clear(&save->packed);
    strbuf_clear(&save->packed_index);
    save->packed_count = 0;
}

/* Where the source of an object that is no stream goes; end_value() follows. The stream's number is
 * filled in when it gets one. */
static StrBuf *begin_value(HaruSave *save, uint32_t number)
{
    if (save->form == XREF_TABLE) {
        begin_object(save, number);
        return save->out;
    }
    save->places[number] = make_place(PLACE_IN_STREAM, 0, save->packed_count);
    save->packed_numbers[save->packed_count++] = number;
    haru_put_integer(&save->packed_index, (long)number);
    strbuf_char(&save->packed_index, ' ');
    haru_put_integer(&save->packed_index, (long)save->packed.length);
    strbuf_char(&save->packed_index, ' ');
    return &save->packed;
}

static void end_value(HaruSave *save)
{
    if (save->form == XREF_TABLE) {
        end_object(save);
        return;
    }
    strbuf_char(&save->packed, '\n');
    if (save->packed_count == OBJECTS_PER_STREAM)
        flush_packed(save);
}

static void write_object(HaruSave *save, uint32_t number, const void *object)
{
    if (!haru_is_stream(object)) {
        save->writer.out = begin_value(save, number);
        haru_write_value(&save->writer, object);
        end_value(save);
        return;
    }
    begin_object(save, number);
    save->writer.out = save->out;
    haru_write_value(&save->writer, object);
    const HaruStreamData *data = ((const HPDF_Dict_Rec *)object)->attr;
    finish_stream(save, data->bytes, data->size);
}

static uint32_t id_of(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

/* Frees what is in a written object. The object itself stays, for others may refer to it. */
static void hollow(HaruDocument *document, void *object)
{
    const HPDF_Obj_Header *header = object;
    if ((header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_ARRAY) {
        HPDF_Array_Clear(object);
        return;
    }
    HPDF_Dict dict = object;
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        HPDF_DictElement element = HPDF_List_ItemAt(dict->list, i);
        HPDF_Obj_Free(document->pdf->mmgr, element->value);
        HPDF_FreeMem(document->pdf->mmgr, element);
    }
    HPDF_List_Clear(dict->list);
    dict->attr = NULL;
}

static void release_object(HaruSave *save, uint32_t id)
{
    HPDF_XrefEntry entry = HPDF_List_ItemAt(save->entries, id);
    const HPDF_Obj_Header *header = entry->obj;
    if (header->obj_class & HARU_CLASS_TRANSIENT) {
        HPDF_Obj_ForceFree(save->document->pdf->mmgr, entry->obj);
        entry->obj = NULL;
        return;
    }
    hollow(save->document, entry->obj);
}

void haru_save_begin(HaruDocument *document, int minor_version, XrefForm form, StrBuf *out,
                     const ByteSink *sink)
{
    HaruSave *save = memory_alloc(sizeof *save);
    *save = (HaruSave){.document = document,
                       .out = out,
                       .sink = sink,
                       .start = out->length,
                       .hashed = out->length,
                       .form = form,
                       .entries = document->pdf->xref->entries,
                       .first_left = 1};
    save->next_id = save->entries->count;
    save->writer = (HaruWriter){.number_of = number_of, .context = save};
    document->save = save;
    number_of(save, id_of(document->pdf->catalog));
    number_of(save, id_of(document->pdf->info));
    /* Four bytes above 127 tell transfer programs that the file is binary (PDF 1.7, 7.5.2). */
    strbuf_print(out, "%%PDF-1.%d\n", minor_version);
    strbuf_string(out, "%\xE2\xE3\xCF\xD3\n");
}

static void *waiting_object(const HaruSave *save, uint32_t id)
{
    const HPDF_XrefEntry_Rec *entry = HPDF_List_ItemAt(save->entries, id);
    const HPDF_Obj_Header *header = entry->obj;
    return header && !(header->obj_class & HARU_CLASS_HELD) ? entry->obj : NULL;
}

/* Nothing is freed before all is written: a reference reads the object that it leads to. */
void haru_save_pages(HaruDocument *document)
{
    HaruSave *save = document->save;
    if (!save || !haru_document_check(document))
        return;
    uint32_t end = save->entries->count;
    for (uint32_t id = save->next_id; id < end && !save->writer.status; id++) {
        const void *object = waiting_object(save, id);
        if (object)
            write_object(save, number_of(save, id), object);
    }
    for (uint32_t id = save->next_id; id < end; id++) {
        if (waiting_object(save, id))
            release_object(save, id);
    }
    save->next_id = end;
    if (save->writer.status)
        HPDF_SetError(&document->pdf->error, save->writer.status, 0);
    arena_reset(document->page_arena);
    haru_document_check(document);
}

void haru_save_object(HaruDocument *document, void *object)
{
    HaruSave *save = document->save;
    if (document->failed || !object)
        return;
    uint32_t id = id_of(object);
    write_object(save, number_of(save, id), object);
    release_object(save, id);
}

void haru_save_take_source(HaruDocument *document, void *object, StrBuf *out)
{
    HaruSave *save = document->save;
    if (document->failed || !object)
        return;
    save->writer.out = out;
    haru_write_value(&save->writer, object);
    release_object(save, id_of(object));
}

void haru_save_put_use(HaruDocument *document, const void *object, StrBuf *out)
{
    uint32_t number = haru_save_number(document, object);
    if (number) {
        strbuf_char(out, ' ');
        haru_put_reference(out, number);
        return;
    }
    document->save->writer.out = out;
    haru_write_value(&document->save->writer, object);
}

uint32_t haru_save_number(HaruDocument *document, const void *object)
{
    return object ? number_of(document->save, id_of(object)) : 0;
}

uint32_t haru_save_reserve(HaruDocument *document)
{
    return add_number(document->save, 0);
}

void haru_save_source(HaruDocument *document, uint32_t number, Text source)
{
    if (document->failed)
        return;
    strbuf_text(begin_value(document->save, number), source);
    end_value(document->save);
}

void haru_save_bind(HaruDocument *document, uint32_t number, const void *object)
{
    if (!object)
        return;
    *number_slot(document->save, id_of(object)) = number;
    document->save->ids[number] = id_of(object);
}

/* PDF 1.7, 14.4. Both parts are equal: the file has no earlier version. */
static void write_trailer_entries(HaruSave *save, StrBuf *out)
{
    unsigned long long high = save->hash.high;
    unsigned long long low = save->hash.low;
    strbuf_print(out, "/Root %lu 0 R/Info %lu 0 R",
                 (unsigned long)haru_save_number(save->document, save->document->pdf->catalog),
                 (unsigned long)haru_save_number(save->document, save->document->pdf->info));
    strbuf_print(out, "/ID[<%016llX%016llX><%016llX%016llX>]", high, low, high, low);
}

static void write_table(HaruSave *save)
{
    uint64_t offset = file_offset(save);
    strbuf_print(save->out, "xref\n0 %lu\n0000000000 65535 f \n", (unsigned long)save->count + 1);
    for (uint32_t i = 1; i <= save->count; i++)
        strbuf_print(save->out, "%010llu 00000 n \n",
                     (unsigned long long)place_offset(save->places[i]));
    StrBuf entries = {0};
    write_trailer_entries(save, &entries);
    strbuf_print(save->out, "trailer\n<</Size %lu%s>>\nstartxref\n%llu\n%%%%EOF\n",
                 (unsigned long)save->count + 1, entries.data, (unsigned long long)offset);
    strbuf_release(&entries);
}

static void append_big_endian(StrBuf *out, uint64_t value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        strbuf_char(out, (char)(value >> shift & 0xFF));
}

/* PDF 1.7, 7.5.8: rows of kind, offset or stream number, generation or index. */
static void write_xref_stream(HaruSave *save)
{
    uint64_t offset = file_offset(save);
    uint32_t number = add_number(save, 0);
    save->places[number] = make_place(PLACE_OFFSET, offset, 0);
    int width = 1;
    while (width < 8 && offset >> (8 * width))
        width++;
    StrBuf rows = {0};
    append_big_endian(&rows, 0, 1 + width);
    append_big_endian(&rows, 65535, 2);
    for (uint32_t i = 1; i <= number; i++) {
        append_big_endian(&rows, place_kind(save->places[i]), 1);
        append_big_endian(&rows, place_offset(save->places[i]), width);
        append_big_endian(&rows, save->places[i] & 0xFFFF, 2);
    }
    StrBuf entries = {0};
    strbuf_print(&entries, "/Type/XRef/Size %lu/W[1 %d 2]", (unsigned long)number + 1, width);
    write_trailer_entries(save, &entries);
    write_own_stream(save, number, entries.data, &rows);
    strbuf_print(save->out, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)offset);
    strbuf_release(&rows);
    strbuf_release(&entries);
}

/* Every number that was handed out and has no place, until nothing new is mentioned. */
static void write_rest(HaruSave *save)
{
    while (save->first_left <= save->count && !save->writer.status) {
        uint32_t number = save->first_left++;
        if (place_kind(save->places[number]) != PLACE_FREE)
            continue;
        const HPDF_XrefEntry_Rec *entry = HPDF_List_ItemAt(save->entries, save->ids[number]);
        if (!save->ids[number] || !entry || !entry->obj)
            save->writer.status = HPDF_INVALID_OBJECT; /* reserved, and never written */
        else
            write_object(save, number, entry->obj);
    }
}

bool haru_save_finish(HaruDocument *document)
{
    HaruSave *save = document->save;
    if (!save || !haru_document_check(document))
        return false;
    write_rest(save);
    flush_packed(save);
    drain(save, 1);
    if (save->writer.status) {
        HPDF_SetError(&document->pdf->error, save->writer.status, 0);
    } else if (save->form == XREF_STREAMS) {
        write_xref_stream(save);
    } else {
        write_table(save);
    }
    drain(save, 1);
    return haru_document_check(document);
}

void haru_save_release(HaruDocument *document)
{
    HaruSave *save = document->save;
    if (!save)
        return;
    strbuf_release(&save->packed);
    strbuf_release(&save->packed_index);
    memory_free(save->numbers);
    memory_free(save->ids);
    memory_free(save->places);
    memory_free(save);
    document->save = NULL;
}
