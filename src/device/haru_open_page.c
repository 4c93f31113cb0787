/* Open pages: see haru_open_page.h. */
#include "device/haru_open_page.h"

#include <string.h>

#include "device/haru_save.h"
#include "device/haru_structure.h"

/* What a stream that is written names. */
typedef struct KeptResource {
    HaruResourceKind kind;
    int number;
    char *use; /* what stands for it in the file */
} KeptResource;

/* A page that is not ended. */
typedef struct HaruOpenPage {
    HaruPagePlace place;
    char *source; /* of the dictionary, without what follows from the content; NULL: no drawing */
    size_t length;
    uint32_t contents; /* number of the stream */
    KeptResource *resources;
    size_t resource_count;
    bool uses_transparency;
    HaruGraphics graphics; /* at the end of the stream: one content goes on in the next */
    double left, top;
} HaruOpenPage;

static HaruOpenPage *add_page(HaruDocument *document)
{
    if (document->open_page_count == document->open_page_capacity) {
        document->open_page_capacity = 2 * document->open_page_capacity + 16;
        document->open_pages = memory_resize(document->open_pages,
                                             document->open_page_capacity * sizeof(HaruOpenPage));
    }
    HaruOpenPage *page = &document->open_pages[document->open_page_count++];
    *page = (HaruOpenPage){0};
    return page;
}

int haru_open_page_reserve(HaruDocument *document)
{
    add_page(document)->place = haru_page_reserve(document);
    return (int)document->open_page_count - 1;
}

static char *copy_text(const StrBuf *text, size_t length)
{
    char *copy = memory_alloc(length + 1);
    if (length)
        memcpy(copy, text->data, length);
    copy[length] = '\0';
    return copy;
}

static void keep_resources(const HaruContent *content, HaruOpenPage *open)
{
    StrBuf use = {0};
    open->resources = memory_alloc(content->resource_count * sizeof *open->resources);
    open->resource_count = content->resource_count;
    for (size_t i = 0; i < content->resource_count; i++) {
        const HaruResource *resource = content->resources[i];
        strbuf_clear(&use);
        haru_save_put_use(content->document, resource->object, &use);
        open->resources[i] =
            (KeptResource){resource->kind, resource->number, copy_text(&use, use.length)};
    }
    strbuf_release(&use);
}

/* The dictionary's source without its end. */
static void keep_source(HaruDocument *document, HPDF_Dict dict, HaruOpenPage *page)
{
    static const char end[] = ">>";
    StrBuf source = {0};
    haru_save_take_source(document, dict, &source);
    page->length = source.length > sizeof end - 1 ? source.length - (sizeof end - 1) : 0;
    page->source = copy_text(&source, page->length);
    strbuf_release(&source);
}

int haru_open_page_pause(HPDF_Dict page, const HaruPagePlace *place, HaruContent *content)
{
    HaruDocument *document = content->document;
    HaruOpenPage *open = add_page(document);
    HPDF_Dict contents = haru_page_end_content(content);
    *open = (HaruOpenPage){
        .place = *place,
        .contents = haru_save_number(document, contents),
        .uses_transparency = content->uses_transparency,
        .graphics = content->graphics,
        .left = content->left,
        .top = content->top,
    };
    keep_resources(content, open);
    haru_object_hold(page);
    if (document->structure) /* ISO 14289-1, 7.18.3 */
        haru_dict_set_name(document, page, "Tabs", "S");
    haru_structure_end_page(content);
    keep_source(document, page, open);
    haru_content_release(content);
    haru_save_pages(document);
    return (int)document->open_page_count - 1;
}

HaruContent *haru_open_page_resume(HaruDocument *document, int index, const PageBoxes *boxes,
                                   HPDF_Dict *page)
{
    const HaruOpenPage *open = &document->open_pages[index];
    *page = NULL;
    if (!open->source)
        return haru_page_create(document, boxes, &open->place, page);
    HaruContent *content = haru_content_create(document, NULL);
    content->left = open->left;
    content->top = open->top;
    content->graphics = open->graphics;
    content->uses_transparency = open->uses_transparency;
    haru_structure_begin_decoration(content);
    return content;
}

static bool is_kept(const HaruOpenPage *open, const HaruResource *resource)
{
    for (size_t i = 0; i < open->resource_count; i++) {
        if (open->resources[i].number == resource->number)
            return true;
    }
    return false;
}

/* The resources of one kind, of both streams: the page has one list of them. */
static void put_kind(const HaruContent *content, const HaruOpenPage *open, HaruResourceKind kind,
                     StrBuf *out)
{
    for (size_t i = 0; i < open->resource_count; i++) {
        if (open->resources[i].kind != kind)
            continue;
        haru_resource_put_name(out, kind, open->resources[i].number);
        strbuf_string(out, open->resources[i].use);
    }
    for (size_t i = 0; i < content->resource_count; i++) {
        const HaruResource *resource = content->resources[i];
        if (resource->kind != kind || is_kept(open, resource))
            continue;
        haru_resource_put_name(out, kind, resource->number);
        haru_save_put_use(content->document, resource->object, out);
    }
}

static void put_resources(const HaruContent *content, const HaruOpenPage *open, StrBuf *out)
{
    StrBuf entries = {0};
    strbuf_string(out, "/Resources<<");
    for (HaruResourceKind kind = 0; kind < RESOURCE_KIND_COUNT; kind++) {
        strbuf_clear(&entries);
        put_kind(content, open, kind, &entries);
        if (entries.length)
            strbuf_print(out, "/%s<<%s>>", haru_resource_key(kind), entries.data);
    }
    strbuf_string(out, ">>");
    strbuf_release(&entries);
}

static void release(HaruOpenPage *open)
{
    for (size_t i = 0; i < open->resource_count; i++)
        memory_free(open->resources[i].use);
    memory_free(open->resources);
    memory_free(open->source);
    open->resources = NULL;
    open->resource_count = 0;
    open->source = NULL;
}

void haru_open_page_finish(HaruContent *content, int index)
{
    HaruDocument *document = content->document;
    HaruOpenPage *open = &document->open_pages[index];
    HPDF_Dict contents = haru_page_end_content(content);
    StrBuf source = {0};
    strbuf_append(&source, open->source, open->length);
    strbuf_print(&source, "/Contents[%lu 0 R %lu 0 R]", (unsigned long)open->contents,
                 (unsigned long)haru_save_number(document, contents));
    put_resources(content, open, &source);
    if (content->uses_transparency) {
        strbuf_string(&source, "/Group");
        haru_page_put_group(document, &source);
    }
    strbuf_string(&source, ">>");
    haru_save_source(document, open->place.number, (Text){source.data, source.length});
    strbuf_release(&source);
    haru_content_release(content);
    haru_save_pages(document);
    release(open);
}

void haru_open_pages_release(HaruDocument *document)
{
    for (size_t i = 0; i < document->open_page_count; i++)
        release(&document->open_pages[i]);
    memory_free(document->open_pages);
    document->open_pages = NULL;
    document->open_page_count = 0;
}
