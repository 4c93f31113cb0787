/* The save pass: see haru_save.h.
 *
 * Objects wait in a queue, which begins with the catalog and the information dictionary; writing an
 * object appends what it refers to. So each object is visited once, libharu's leftovers (the length
 * objects of its streams, the default contents of its pages) are never met, and the numbers are
 * dense. */
#include "device/haru_save.h"

#include "base/hash.h"
#include "device/haru_write.h"

/* Objects in one object stream. More compress better; a reader has to inflate all to see one. */
#define OBJECTS_PER_STREAM 500u

typedef struct Place {
    enum { PLACE_FREE, PLACE_OFFSET, PLACE_IN_STREAM } kind; /* as in PDF 1.7, table 18 */
    uint64_t offset; /* in the file; or the number of the object stream */
    uint32_t index;  /* in the object stream */
} Place;

typedef struct Save {
    HaruDocument *document;
    StrBuf *out;
    size_t start; /* where the file begins in `out` */
    XrefForm form;
    HPDF_List entries;  /* libharu's cross-reference list */
    uint32_t *numbers;  /* by libharu's object id; 0: not met yet */
    const void **queue; /* by our number; NULL: a stream of the save pass itself */
    Place *places;      /* by our number */
    uint32_t count;     /* the highest number in use */
    HaruWriter writer;
    StrBuf packed, packed_index; /* the object stream being filled */
    uint32_t packed_count;
} Save;

static uint32_t number_of(void *context, uint32_t object_id)
{
    Save *save = context;
    if (object_id == 0 || object_id >= save->entries->count)
        return 0;
    if (!save->numbers[object_id]) {
        const HPDF_XrefEntry_Rec *entry = HPDF_List_ItemAt(save->entries, object_id);
        save->numbers[object_id] = ++save->count;
        save->queue[save->count] = entry->obj;
    }
    return save->numbers[object_id];
}

static void begin_object(Save *save, uint32_t number)
{
    save->places[number] = (Place){PLACE_OFFSET, save->out->length - save->start, 0};
    strbuf_print(save->out, "%lu 0 obj\n", (unsigned long)number);
}

/* Ends a stream dictionary that was left open, and writes its bytes. */
static void finish_stream(Save *save, const void *bytes, size_t size)
{
    strbuf_print(save->out, "/Length %zu>>\nstream\n", size);
    strbuf_append(save->out, bytes, size);
    strbuf_string(save->out, "\nendstream\nendobj\n");
}

/* A stream of the save pass itself, whose dictionary holds `entries` and a filter. */
static void write_own_stream(Save *save, uint32_t number, const char *entries, const StrBuf *bytes)
{
    size_t size;
    void *buffer = haru_deflate(save->document, (Text){bytes->data, bytes->length}, &size);
    begin_object(save, number);
    strbuf_print(save->out, "<<%s/Filter/FlateDecode", entries);
    finish_stream(save, buffer, size);
    memory_free(buffer);
}

static void flush_packed(Save *save)
{
    if (!save->packed_count)
        return;
    uint32_t number = ++save->count;
    for (uint32_t i = 1; i < number; i++) {
        if (save->places[i].kind == PLACE_IN_STREAM && save->places[i].offset == 0)
            save->places[i].offset = number;
    }
    const char *entries = arena_print(save->document->arena, "/Type/ObjStm/N %lu/First %zu",
                                      (unsigned long)save->packed_count, save->packed_index.length);
    strbuf_append(&save->packed_index, save->packed.data, save->packed.length);
    write_own_stream(save, number, entries, &save->packed_index);
    strbuf_clear(&save->packed);
    strbuf_clear(&save->packed_index);
    save->packed_count = 0;
}

/* The offset of the place is filled in when the stream gets its number. */
static void pack_object(Save *save, uint32_t number)
{
    save->places[number] = (Place){PLACE_IN_STREAM, 0, save->packed_count++};
    strbuf_print(&save->packed_index, "%lu %zu ", (unsigned long)number, save->packed.length);
    save->writer.out = &save->packed;
    haru_write_value(&save->writer, save->queue[number]);
    strbuf_char(&save->packed, '\n');
    if (save->packed_count == OBJECTS_PER_STREAM)
        flush_packed(save);
}

static void write_object(Save *save, uint32_t number)
{
    const void *object = save->queue[number];
    bool is_stream = haru_is_stream(object);
    if (!is_stream && save->form == XREF_STREAMS) {
        pack_object(save, number);
        return;
    }
    begin_object(save, number);
    save->writer.out = save->out;
    haru_write_value(&save->writer, object);
    if (is_stream) {
        const HaruStreamData *data = ((const HPDF_Dict_Rec *)object)->attr;
        finish_stream(save, data->bytes, data->size);
    } else {
        strbuf_string(save->out, "\nendobj\n");
    }
}

/* The page tree counts its pages here. Hooks may add objects, so they come before everything. */
static void run_hooks(Save *save)
{
    for (HPDF_UINT i = 0; i < save->entries->count; i++) {
        const HPDF_XrefEntry_Rec *entry = HPDF_List_ItemAt(save->entries, i);
        const HPDF_Obj_Header *header = entry->obj;
        if (!header || (header->obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT)
            continue;
        HPDF_Dict dict = entry->obj;
        if (dict->before_write_fn && dict->before_write_fn(dict) != HPDF_OK)
            haru_document_check(save->document);
    }
}

/* PDF 1.7, 14.4. Both parts are equal: the file has no earlier version. */
static void write_trailer_entries(Save *save, StrBuf *out)
{
    const HPDF_Obj_Header *catalog = (const void *)save->document->pdf->catalog;
    const HPDF_Obj_Header *info = (const void *)save->document->pdf->info;
    Hash128 id = hash_bytes_128(save->out->data + save->start, save->out->length - save->start);
    strbuf_print(out, "/Root %lu 0 R/Info %lu 0 R",
                 (unsigned long)number_of(save, catalog->obj_id & 0x00FFFFFF),
                 (unsigned long)number_of(save, info->obj_id & 0x00FFFFFF));
    unsigned long long high = id.high;
    unsigned long long low = id.low;
    strbuf_print(out, "/ID[<%016llX%016llX><%016llX%016llX>]", high, low, high, low);
}

static void write_table(Save *save)
{
    size_t offset = save->out->length - save->start;
    strbuf_print(save->out, "xref\n0 %lu\n0000000000 65535 f \n", (unsigned long)save->count + 1);
    for (uint32_t i = 1; i <= save->count; i++)
        strbuf_print(save->out, "%010llu 00000 n \n", (unsigned long long)save->places[i].offset);
    StrBuf entries = {0};
    write_trailer_entries(save, &entries);
    strbuf_print(save->out, "trailer\n<</Size %lu%s>>\nstartxref\n%zu\n%%%%EOF\n",
                 (unsigned long)save->count + 1, entries.data, offset);
    strbuf_release(&entries);
}

static void append_big_endian(StrBuf *out, uint64_t value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        strbuf_char(out, (char)(value >> shift & 0xFF));
}

/* PDF 1.7, 7.5.8: rows of kind, offset or stream number, generation or index. */
static void write_xref_stream(Save *save)
{
    size_t offset = save->out->length - save->start;
    uint32_t number = ++save->count;
    save->places[number] = (Place){PLACE_OFFSET, offset, 0};
    int width = 1;
    while (width < 8 && offset >> (8 * width))
        width++;
    StrBuf rows = {0};
    append_big_endian(&rows, 0, 1 + width);
    append_big_endian(&rows, 65535, 2);
    for (uint32_t i = 1; i <= number; i++) {
        append_big_endian(&rows, save->places[i].kind, 1);
        append_big_endian(&rows, save->places[i].offset, width);
        append_big_endian(&rows, save->places[i].index, 2);
    }
    StrBuf entries = {0};
    strbuf_print(&entries, "/Type/XRef/Size %lu/W[1 %d 2]", (unsigned long)number + 1, width);
    write_trailer_entries(save, &entries);
    write_own_stream(save, number, entries.data, &rows);
    strbuf_print(save->out, "startxref\n%zu\n%%%%EOF\n", offset);
    strbuf_release(&rows);
    strbuf_release(&entries);
}

static void save_begin(Save *save)
{
    Arena *arena = save->document->arena;
    size_t known = save->entries->count;
    size_t most = known + known / OBJECTS_PER_STREAM + 4; /* with the streams of the save pass */
    save->numbers = arena_array(arena, known, sizeof *save->numbers);
    save->queue = arena_array(arena, most, sizeof *save->queue);
    save->places = arena_array(arena, most, sizeof *save->places);
    save->writer = (HaruWriter){.number_of = number_of, .context = save};
    const HPDF_Obj_Header *catalog = (const void *)save->document->pdf->catalog;
    const HPDF_Obj_Header *info = (const void *)save->document->pdf->info;
    number_of(save, catalog->obj_id & 0x00FFFFFF);
    number_of(save, info->obj_id & 0x00FFFFFF);
}

static void save_objects(Save *save)
{
    for (uint32_t number = 1; number <= save->count && !save->writer.status; number++) {
        if (save->queue[number])
            write_object(save, number);
        if (number == save->count)
            flush_packed(save); /* may be the last: it adds a number, which is then passed over */
    }
}

bool haru_save(HaruDocument *document, int minor_version, XrefForm form, StrBuf *out)
{
    if (!haru_document_check(document))
        return false;
    Save save = {.document = document,
                 .out = out,
                 .start = out->length,
                 .form = form,
                 .entries = document->pdf->xref->entries};
    run_hooks(&save);
    save_begin(&save);
    /* Four bytes above 127 tell transfer programs that the file is binary (PDF 1.7, 7.5.2). */
    strbuf_print(out, "%%PDF-1.%d\n", minor_version);
    strbuf_string(out, "%\xE2\xE3\xCF\xD3\n");
    save_objects(&save);
    if (save.writer.status) {
        HPDF_SetError(&document->pdf->error, save.writer.status, 0);
    } else if (form == XREF_STREAMS) {
        write_xref_stream(&save);
    } else {
        write_table(&save);
    }
    strbuf_release(&save.packed);
    strbuf_release(&save.packed_index);
    return haru_document_check(document);
}
