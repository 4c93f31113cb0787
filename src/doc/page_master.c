/* Page masters: see page_master.h. */
#include "doc/page_master.h"

#include <math.h>

#include "doc/kind.h"
#include "json/suggest.h"

#define MAX_MASTERS 64

typedef struct Reading {
    const Theme *theme;
    DiagSink *diagnostics;
    Arena *arena;
} Reading;

static PageFields laid_over(const Reading *reading, const PageFields *below, const JsonValue *value)
{
    PageFields fields = *below;
    if (value)
        page_fields_read(&fields, reading->theme, reading->diagnostics, reading->arena, value);
    return fields;
}

static void swap_sides(PageFields *fields)
{
    Length inner = fields->margin[3];
    fields->margin[3] = fields->margin[1];
    fields->margin[1] = inner;
}

static void make_master(const Reading *reading, const PageFields *fields, const JsonValue *value,
                        PageMaster *master)
{
    page_setup_make(&master->setup, fields, reading->diagnostics, value);
    master->head = fields->head;
    master->foot = fields->foot;
    master->columns = fields->columns;
    master->column_gap = fields->column_gap;
}

/* What one kind of page says goes over what its side says. Margins are mirrored before either, so
 * that both may name a side's own. */
static void make_side(const Reading *reading, const PageFields *base, PageSide side,
                      const JsonValue *value, MasterGroup *group)
{
    PageFields fields = *base;
    if (side == PAGE_LEFT && base->mirrors)
        swap_sides(&fields);
    fields = laid_over(reading, &fields, side == PAGE_LEFT ? base->left : base->right);
    PageFields first = laid_over(reading, &fields, base->first);
    PageFields blank = fields;
    blank.head = blank.foot = NULL; /* a blank page shows nothing but what it asks for */
    blank = laid_over(reading, &blank, base->blank);
    make_master(reading, &fields, value, &group->pages[PAGE_NORMAL][side]);
    make_master(reading, &first, value, &group->pages[PAGE_FIRST][side]);
    make_master(reading, &blank, value, &group->pages[PAGE_BLANK][side]);
}

static void make_group(const Reading *reading, const PageFields *base, const char *name,
                       const JsonValue *value, MasterGroup *group)
{
    group->name = name;
    group->number_style = (PageNumberStyle)base->number_style;
    group->mirrors = base->mirrors;
    group->number_start = base->number_start;
    make_side(reading, base, PAGE_RIGHT, value, group);
    make_side(reading, base, PAGE_LEFT, value, group);
}

void page_masters_read(PageMasters *masters, const Theme *theme, DiagSink *diagnostics,
                       Arena *arena, const JsonValue *value)
{
    Reading reading = {theme, diagnostics, arena};
    PageFields main_fields;
    page_fields_init(&main_fields);
    main_fields = laid_over(&reading, &main_fields, value);
    const JsonValue *list = main_fields.masters;
    bool has_list = kind_expect(diagnostics, "masters", list, JSON_OBJECT);
    uint32_t count = has_list ? list->count : 0;
    if (main_fields.flows && main_fields.size.height <= 0)
        diag_report(diagnostics, E_FLOW_HEIGHT_AUTO, value ? &value->origin : NULL, DIAG_NO_ARGS);
    *masters = (PageMasters){.flows = main_fields.flows, .group_count = (int)count + 1};
    masters->groups = arena_array(arena, (size_t)count + 1, sizeof *masters->groups);
    make_group(&reading, &main_fields, NULL, value, &masters->groups[0]);
    main_fields.number_start = 0;
    main_fields.masters = NULL;
    for (uint32_t i = 0; i < count; i++) {
        PageFields fields = laid_over(&reading, &main_fields, list->items[i]);
        make_group(&reading, &fields, list->items[i]->key.data, list->items[i],
                   &masters->groups[i + 1]);
    }
}

const MasterGroup *page_masters_find(const PageMasters *masters, DiagSink *diagnostics,
                                     const char *name, const Origin *origin)
{
    if (!name)
        return &masters->groups[0];
    const char *names[MAX_MASTERS];
    int count = 0;
    for (int i = 1; i < masters->group_count; i++) {
        if (strcmp(masters->groups[i].name, name) == 0)
            return &masters->groups[i];
        if (count < MAX_MASTERS)
            names[count++] = masters->groups[i].name;
    }
    Diagnostic *diagnostic =
        diag_report(diagnostics, E_PAGE_MASTER_UNKNOWN, origin, DIAG_ARGS(name));
    const char *near = suggest_name(text_of(name), names, count);
    if (near)
        diag_hint(diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(near));
    return NULL;
}

Size page_master_room(const PageMaster *master)
{
    const PageSetup *setup = &master->setup;
    double height = setup->height - setup->margin[0].value - setup->margin[2].value;
    return (Size){setup->width - setup->margin[1].value - setup->margin[3].value,
                  setup->height > 0 ? height : INFINITY};
}

double page_master_column_width(const PageMaster *master)
{
    double gaps = master->column_gap * (master->columns - 1);
    return (page_master_room(master).width - gaps) / master->columns;
}
