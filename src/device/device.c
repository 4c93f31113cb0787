/* Devices: the table of them, and replaying scenes on one. The devices are in device_<name>.c; the
 * Makefile lists them. */
#include "device/device.h"

#include <assert.h>
#include <string.h>

#define DEVICE(name) extern const DeviceType device_##name;
#include "gen/device_list.inc"
#define DEVICE(name) &device_##name,
const DeviceType *const device_table[] = {
#include "gen/device_list.inc"
    NULL,
};

const DeviceType *device_find(const char *extension)
{
    for (int i = 0; device_table[i]; i++)
        if (strcmp(device_table[i]->extension, extension) == 0)
            return device_table[i];
    return NULL;
}

static bool is_sound(Arena *arena, DiagSink *diagnostics, const Scene *scene, int number)
{
    const char *fault = scene_check(scene);
    if (!fault)
        return true;
    diag_report(diagnostics, E_SCENE_INVALID, NULL,
                DIAG_ARGS(arena_print(arena, "%d", number), fault));
    return false;
}

static void begin_tag(Device *device, const Tag *tag)
{
    if (device->type->begin_tag)
        device->type->begin_tag(device, tag);
}

static void end_tag(Device *device)
{
    if (device->type->end_tag)
        device->type->end_tag(device);
}

static void draw_op(Device *device, const SceneOp *op)
{
    const DeviceType *type = device->type;
    switch (op->kind) {
    case OP_FILL_PATH:
        type->fill_path(device, op->as.fill.path, op->as.fill.rule, op->as.fill.paint);
        return;
    case OP_STROKE_PATH:
        type->stroke_path(device, op->as.stroke.path, op->as.stroke.stroke, op->as.stroke.paint);
        return;
    case OP_GLYPHS:
        type->show_glyphs(device, op->as.glyphs.run, op->as.glyphs.origin, op->as.glyphs.paint);
        return;
    case OP_IMAGE:
        type->draw_image(device, op->as.image.image, op->as.image.matrix);
        return;
    case OP_PUSH_CLIP:
        type->push_clip(device, op->as.clip.path, op->as.clip.rule);
        return;
    case OP_POP_CLIP:
        type->pop_clip(device);
        return;
    case OP_PUSH_GROUP:
        type->push_group(device, op->as.group.bounds, op->as.group.opacity, op->as.group.blend);
        return;
    case OP_POP_GROUP:
        type->pop_group(device);
        return;
    case OP_BEGIN_TAG:
        begin_tag(device, op->as.tag.tag);
        return;
    case OP_END_TAG:
        end_tag(device);
        return;
    }
}

/* Gives the messages from `first` on the element that was being drawn. */
static void stamp_messages(const Device *device, size_t first)
{
    for (size_t i = first; i < device->diagnostics->count; i++) {
        Diagnostic *item = &device->diagnostics->items[i];
        if (!item->node_id)
            item->node_id = device->node_id;
    }
}

static void draw_operations(Device *device, const Scene *scene)
{
    device->node_id = 0;
    for (size_t i = 0; i < scene->op_count && !device->failed; i++) {
        size_t first_message = device->diagnostics->count;
        device->node_id = scene->ops[i].node_id;
        draw_op(device, &scene->ops[i]);
        stamp_messages(device, first_message);
    }
    device->node_id = 0;
}

static void draw_page(Device *device, const Scene *scene)
{
    device->type->begin_page(device, &scene->boxes);
    draw_operations(device, scene);
    if (!device->failed)
        device->type->end_page(device);
}

static bool may_draw(Device *device, const Scene *scene, int number)
{
    if (!device->failed && !is_sound(device->arena, device->diagnostics, scene, number))
        device->failed = true;
    return !device->failed;
}

Device *device_open(const DeviceType *type, Arena *arena, DiagSink *diagnostics,
                    const DeviceOptions *options, StrBuf *output)
{
    Device *device = type->create(arena, diagnostics, options, output);
    if (device)
        device->type = type;
    return device;
}

bool device_draw(Device *device, const Scene *scene, int number)
{
    if (may_draw(device, scene, number))
        draw_page(device, scene);
    return !device->failed;
}

bool device_can_complete(const DeviceType *type)
{
    return type->resume_page != NULL;
}

bool device_draw_open(Device *device, const Scene *scene, int number)
{
    if (!scene && !device->failed) {
        device->type->reserve_page(device);
        return !device->failed;
    }
    if (device->failed || !may_draw(device, scene, number))
        return false;
    device->type->begin_page(device, &scene->boxes);
    draw_operations(device, scene);
    if (!device->failed)
        device->type->pause_page(device);
    return !device->failed;
}

bool device_complete(Device *device, int index, const Scene *scene, int number)
{
    if (!may_draw(device, scene, number))
        return false;
    device->type->resume_page(device, index, &scene->boxes);
    draw_operations(device, scene);
    if (!device->failed)
        device->type->end_page(device);
    return !device->failed;
}

bool device_end_section(Device *device, uint32_t first_node)
{
    if (!device->failed && device->type->end_section)
        device->type->end_section(device, first_node);
    return !device->failed;
}

void device_begin_part(Device *device, const char *title)
{
    if (!device->failed && device->type->begin_part)
        device->type->begin_part(device, title);
}

bool device_end_part(Device *device)
{
    if (!device->failed && device->type->end_part)
        device->type->end_part(device);
    return !device->failed;
}

bool device_close(Device *device)
{
    bool is_finished = device->type->finish(device);
    bool has_succeeded = is_finished && !device->failed;
    device->type->destroy(device);
    return has_succeeded;
}

void device_abandon(Device *device)
{
    device->type->destroy(device);
}

bool device_render(const DeviceType *type, Arena *arena, DiagSink *diagnostics,
                   const DeviceOptions *options, const Scene *const pages[], int page_count,
                   StrBuf *output)
{
    assert(page_count == 1 || !type->one_page_per_file);
    size_t start = output->length;
    for (int i = 0; i < page_count; i++) {
        if (!is_sound(arena, diagnostics, pages[i], i + 1))
            return false;
    }
    Device *device = device_open(type, arena, diagnostics, options, output);
    if (!device)
        return false;
    for (int i = 0; i < page_count && !device->failed; i++)
        draw_page(device, pages[i]);
    bool has_succeeded = device_close(device);
    if (!has_succeeded)
        output->length = start;
    return has_succeeded;
}
