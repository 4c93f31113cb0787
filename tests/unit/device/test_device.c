/* The table of devices and the replay of scenes: device/device.h. */
#include "fixture.h"

/* A device that notes what it is asked to do and fails at the operation of element 7. */
typedef struct NotingDevice {
    Device base;
    StrBuf *notes;
} NotingDevice;

static void note(Device *device, const char *what)
{
    strbuf_string(((NotingDevice *)device)->notes, what);
}

static Device *noting_create(Arena *arena, DiagSink *diagnostics, const DeviceOptions *options,
                             StrBuf *output)
{
    NotingDevice *device = arena_alloc(arena, sizeof *device);
    device->base =
        (Device){.arena = arena, .diagnostics = diagnostics, .options = options, .output = output};
    /* The tests hand the notes over in place of a title. */
    device->notes = (StrBuf *)(uintptr_t)options->info.title;
    return &device->base;
}

static void noting_begin_page(Device *device, const PageBoxes *boxes)
{
    (void)boxes;
    note(device, "[");
}

static void noting_end_page(Device *device)
{
    note(device, "]");
}

static void noting_fill(Device *device, const Path *path, FillRule rule, const Paint *paint)
{
    (void)path;
    (void)rule;
    (void)paint;
    note(device, "f");
    strbuf_string(device->output, "bytes");
    if (device->node_id != 7)
        return;
    diag_report(device->diagnostics, E_DEVICE_DRAW, NULL, DIAG_ARGS("test", "seven"));
    device->failed = true;
}

static bool noting_finish(Device *device)
{
    note(device, "F");
    return true;
}

static void noting_destroy(Device *device)
{
    note(device, "D");
}

static const DeviceType noting_type = {
    .name = "noting",
    .extension = "noting",
    .create = noting_create,
    .begin_page = noting_begin_page,
    .end_page = noting_end_page,
    .fill_path = noting_fill,
    .finish = noting_finish,
    .destroy = noting_destroy,
};

static bool render_two_pages(TestState *test, uint32_t first_node, StrBuf *notes, StrBuf *output)
{
    Scene *pages[2];
    for (int i = 0; i < 2; i++) {
        pages[i] = fixture_scene(test, 10, 10);
        scene_set_node(pages[i], first_node + (uint32_t)i);
        fixture_fill(pages[i], (Rect){0, 0, 1, 1}, COLOR_BLACK, 1);
    }
    static const Tag tag = {.role = TAG_PARAGRAPH};
    scene_begin_tag(pages[1], &tag); /* the device has no tags: nothing happens */
    scene_end_tag(pages[1]);
    DeviceOptions options = {.info = {.title = (const char *)notes}};
    return device_render(&noting_type, test->arena, test->sink, &options,
                         (const Scene *const *)pages, 2, output);
}

TEST(device_find_knows_extensions)
{
    static const char *const extensions[] = {"png", "svg", "trace"};
    for (size_t i = 0; i < COUNT_OF(extensions); i++) {
        const DeviceType *type = device_find(extensions[i]);
        CHECK(type && strcmp(type->extension, extensions[i]) == 0);
    }
    CHECK(!device_find("PNG") && !device_find("") && !device_find("gif"));
}

TEST(device_table_is_complete)
{
    for (int i = 0; device_table[i]; i++) {
        const DeviceType *type = device_table[i];
        CHECK(type->name && type->extension && type->help && type->help_zh);
        CHECK(type->create && type->begin_page && type->end_page && type->fill_path);
        CHECK(type->stroke_path && type->show_glyphs && type->draw_image && type->push_clip);
        CHECK(type->pop_clip && type->push_group && type->pop_group);
        CHECK(!type->begin_tag == !type->end_tag && type->finish && type->destroy);
    }
}

TEST(device_render_replays_in_order)
{
    StrBuf notes = {0};
    StrBuf output = {0};
    CHECK(render_two_pages(test, 1, &notes, &output));
    CHECK_TEXT(notes.data, "[f][f]FD");
    CHECK_TEXT(output.data, "bytesbytes");
    strbuf_release(&notes);
    strbuf_release(&output);
}

TEST(device_render_stops_after_failure)
{
    StrBuf notes = {0};
    StrBuf output = {0};
    strbuf_string(&output, "kept");
    CHECK(!render_two_pages(test, 7, &notes, &output));
    CHECK_TEXT(notes.data, "[fFD");
    CHECK(output.length == 4);
    CHECK(test->sink->error_count == 1 && test->sink->items[0].node_id == 7);
    strbuf_release(&notes);
    strbuf_release(&output);
}

TEST(device_render_refuses_unsound_scenes)
{
    StrBuf output = {0};
    DeviceOptions options = {0};
    Scene *open = fixture_scene(test, 10, 10);
    scene_push_group(open, (Rect){0, 0, 1, 1}, 1, BLEND_NORMAL);
    Scene *wild = fixture_scene(test, 10, 10);
    fixture_fill(wild, (Rect){0, 0, INFINITY, 1}, COLOR_BLACK, 1);
    const Scene *const scenes[] = {open, wild};
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        CHECK(!device_render(device_find("png"), test->arena, test->sink, &options, scenes + i, 1,
                             &output));
        CHECK(test->sink->error_count == i + 1);
        CHECK(test->sink->items[i].code == E_SCENE_INVALID);
    }
    CHECK(output.length == 0);
    strbuf_release(&output);
}
