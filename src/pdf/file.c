/* Reading a PDF with qpdf (through its C functions): every object that the trailer leads to is
 * copied into the arena once, so that the rest of the program deals with plain structs. This file
 * and stream.c are the only ones that know the library. */
#include "pdf/file.h"

#include "base/limits.h"

typedef struct Queue {
    int *numbers;
    size_t count, capacity;
} Queue;

typedef struct Loading {
    PdfFile *file;
    Queue queue; /* objects that were referred to and are not read yet */
} Loading;

static PdfObject *convert(Loading *loading, qpdf_oh handle, int depth);

static PdfObject *refer(Loading *loading, int number)
{
    PdfFile *file = loading->file;
    PdfObject *reference = arena_alloc(file->arena, sizeof *reference);
    reference->kind = PDF_REFERENCE;
    reference->number = number;
    if (number <= 0 || number > file->object_count || file->objects[number])
        return reference;
    file->objects[number] = arena_alloc(file->arena, sizeof(PdfObject));
    Queue *queue = &loading->queue;
    queue->numbers = arena_grow(file->arena, queue->numbers, queue->count, &queue->capacity,
                                sizeof *queue->numbers);
    queue->numbers[queue->count++] = number;
    return reference;
}

static void convert_array(Loading *loading, qpdf_oh handle, PdfObject *object, int depth)
{
    qpdf_data library = loading->file->library;
    int count = loading->file->functions.oh_get_array_n_items(library, handle);
    object->kind = PDF_ARRAY;
    object->count = count > 0 ? (size_t)count : 0;
    object->items = arena_array(loading->file->arena, object->count, sizeof(PdfObject *));
    for (int i = 0; i < count; i++) {
        qpdf_oh item = loading->file->functions.oh_get_array_item(library, handle, i);
        object->items[i] = convert(loading, item, depth + 1);
        loading->file->functions.oh_release(library, item);
    }
}

static void convert_dictionary(Loading *loading, qpdf_oh handle, PdfObject *object, int depth)
{
    Arena *arena = loading->file->arena;
    qpdf_data library = loading->file->library;
    size_t capacity = 0;
    object->kind = PDF_DICTIONARY;
    /* The library can go through one dictionary at a time: keys first, then what they hold. */
    loading->file->functions.oh_begin_dict_key_iter(library, handle);
    while (loading->file->functions.oh_dict_more_keys(library)) {
        const char *key = loading->file->functions.oh_dict_next_key(library);
        object->keys = arena_grow(arena, object->keys, object->count, &capacity, sizeof(char *));
        object->keys[object->count++] = arena_copy_string(arena, key + (*key == '/'));
    }
    object->items = arena_array(arena, object->count, sizeof(PdfObject *));
    for (size_t i = 0; i < object->count; i++) {
        const char *name = arena_print(arena, "/%s", object->keys[i]);
        qpdf_oh item = loading->file->functions.oh_get_key(library, handle, name);
        object->items[i] = convert(loading, item, depth + 1);
        loading->file->functions.oh_release(library, item);
    }
}

static void convert_text(Loading *loading, qpdf_oh handle, PdfObject *object)
{
    qpdf_data library = loading->file->library;
    size_t length;
    const char *bytes =
        loading->file->functions.oh_get_binary_string_value(library, handle, &length);
    object->kind = PDF_STRING;
    object->text = (Text){arena_copy(loading->file->arena, bytes, length), length};
}

static void convert_name(Loading *loading, qpdf_oh handle, PdfObject *object)
{
    const char *name = loading->file->functions.oh_get_name(loading->file->library, handle);
    object->kind = PDF_NAME;
    object->text = text_of(arena_copy_string(loading->file->arena, name + (*name == '/')));
}

static void convert_stream(Loading *loading, qpdf_oh handle, PdfObject *object, int depth)
{
    qpdf_oh dictionary = loading->file->functions.oh_get_dict(loading->file->library, handle);
    convert_dictionary(loading, dictionary, object, depth);
    loading->file->functions.oh_release(loading->file->library, dictionary);
    object->kind = PDF_STREAM;
}

static bool is_within_limits(PdfFile *file, int depth)
{
    file->is_passed[LIMIT_ID_PDF_DEPTH] |= depth > LIMIT_PDF_DEPTH;
    if (depth > LIMIT_PDF_DEPTH)
        return false;
    bool is_full = ++file->converted > (size_t)limit_value(file->limits, LIMIT_ID_PDF_OBJECTS);
    file->is_passed[LIMIT_ID_PDF_OBJECTS] |= is_full;
    return !is_full;
}

static void fill(Loading *loading, qpdf_oh handle, PdfObject *object, int depth)
{
    qpdf_data library = loading->file->library;
    enum qpdf_object_type_e type = loading->file->functions.oh_get_type_code(library, handle);
    if (!is_within_limits(loading->file, depth))
        return;
    if (type == ot_boolean || type == ot_integer || type == ot_real) {
        object->kind = type == ot_boolean ? PDF_BOOLEAN : PDF_NUMBER;
        object->is_integer = type == ot_integer;
        object->value = type == ot_boolean
                            ? loading->file->functions.oh_get_bool_value(library, handle)
                            : loading->file->functions.oh_get_numeric_value(library, handle);
    } else if (type == ot_name) {
        convert_name(loading, handle, object);
    } else if (type == ot_string) {
        convert_text(loading, handle, object);
    } else if (type == ot_array) {
        convert_array(loading, handle, object, depth);
    } else if (type == ot_dictionary) {
        convert_dictionary(loading, handle, object, depth);
    } else if (type == ot_stream) {
        convert_stream(loading, handle, object, depth);
    }
}

/* Depth is bounded by LIMIT_PDF_DEPTH, the number of objects by the limit PDF_OBJECTS. */
static PdfObject *convert(Loading *loading, qpdf_oh handle, int depth)
{
    PdfFile *file = loading->file;
    if (file->functions.oh_is_indirect(file->library, handle))
        return refer(loading, file->functions.oh_get_object_id(file->library, handle));
    PdfObject *object = arena_alloc(file->arena, sizeof *object);
    fill(loading, handle, object, depth);
    return object;
}

static void load_objects(PdfFile *file)
{
    Loading loading = {.file = file};
    qpdf_oh trailer = file->functions.get_trailer(file->library);
    qpdf_oh size = file->functions.oh_get_key(file->library, trailer, "/Size");
    double most = limit_value(file->limits, LIMIT_ID_PDF_OBJECTS);
    double count = file->functions.oh_is_number(file->library, size)
                       ? file->functions.oh_get_numeric_value(file->library, size)
                       : most;
    file->object_count = (int)(count > 0 && count < most ? count : most);
    file->objects = arena_array(file->arena, (size_t)file->object_count + 1, sizeof(PdfObject *));
    file->trailer = arena_alloc(file->arena, sizeof(PdfObject));
    fill(&loading, trailer, file->trailer, 0);
    for (size_t i = 0; i < loading.queue.count; i++) {
        int number = loading.queue.numbers[i];
        qpdf_oh handle = file->functions.get_object_by_id(file->library, number, 0);
        file->objects[number]->number = number;
        fill(&loading, handle, file->objects[number], 0);
        file->functions.oh_release_all(file->library);
    }
}

static void load_pages(PdfFile *file)
{
    int count = file->functions.get_num_pages(file->library);
    int most = (int)limit_value(file->limits, LIMIT_ID_PAGES);
    size_t capacity = 0;
    file->is_passed[LIMIT_ID_PAGES] = count > most;
    for (int i = 0; i < count && i < most; i++) {
        qpdf_oh page = file->functions.get_page_n(file->library, (size_t)i);
        int number = file->functions.oh_get_object_id(file->library, page);
        file->functions.oh_release(file->library, page);
        if (number <= 0 || number > file->object_count || !file->objects[number])
            continue;
        file->pages = arena_grow(file->arena, file->pages, (size_t)file->page_count, &capacity,
                                 sizeof(PdfObject *));
        file->pages[file->page_count++] = file->objects[number];
    }
}

static const char *fault_of(const PdfFile *file)
{
    if (!file->functions.has_error(file->library))
        return "has no pages that could be read";
    qpdf_error error = file->functions.get_error(file->library);
    if (file->functions.get_error_code(file->library, error) == qpdf_e_password)
        return "is locked with a password";
    const char *detail = file->functions.get_error_message_detail(file->library, error);
    return arena_print(file->arena, "cannot be read (%s)", detail);
}

bool pdf_is_passed(const PdfFile *file, LimitId limit)
{
    return file->is_passed[limit];
}

bool pdf_is_small_picture(PdfFile *file, double width, double height)
{
    bool is_small = width * height <= limit_value(file->limits, LIMIT_ID_IMAGE_PIXELS);
    file->is_passed[LIMIT_ID_IMAGE_PIXELS] |= !is_small;
    return is_small;
}

PdfFile *pdf_open(Arena *arena, Text bytes, const Limits *limits, const char **fault)
{
    PdfFile *file = arena_alloc(arena, sizeof *file);
    file->arena = arena;
    file->limits = limits;
    if (!qpdf_functions_load(&file->functions)) {
        *fault = "cannot be read: libqpdf is not installed";
        return NULL;
    }
    file->library = file->functions.init();
    file->functions.set_suppress_warnings(file->library, QPDF_TRUE);
    file->functions.silence_errors(file->library);
    bool is_open =
        file->functions.read_memory(file->library, "", bytes.data, bytes.length, "") < QPDF_ERRORS;
    if (is_open) {
        file->version = arena_copy_string(arena, file->functions.get_pdf_version(file->library));
        file->is_encrypted = file->functions.is_encrypted(file->library);
        /* Pages first: the library mends the page tree as it goes through it. */
        (void)file->functions.get_num_pages(file->library);
        load_objects(file);
        load_pages(file);
    }
    if (file->page_count > 0)
        return file;
    *fault = fault_of(file);
    pdf_close(file);
    return NULL;
}

void pdf_close(PdfFile *file)
{
    /* An error that nobody fetched would be printed on standard error. */
    if (file->functions.has_error(file->library))
        (void)file->functions.get_error(file->library);
    file->functions.cleanup(&file->library);
    qpdf_functions_release(&file->functions);
}
