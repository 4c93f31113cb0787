/* chart: data as bars, lines, shares and the like. The drawing itself is made in chart/. */
#include "chart/chart.h"
#include "chart/data_table.h"
#include "chart/plan.h"
#include "element/text_content.h"

#include <math.h>

#define LEAST_WIDTH_EM   8
#define NATURAL_WIDTH_EM 36

static bool build(Builder *builder, Node *node)
{
    ChartElement *element = node->properties;
    return chart_build(&element->chart, builder, node, &element->spec);
}

static Intrinsic measure(LayoutContext *context, const Node *node)
{
    (void)context;
    double em = node->style->font_size.value;
    return (Intrinsic){LEAST_WIDTH_EM * em, NATURAL_WIDTH_EM * em};
}

static double arrange(LayoutContext *context, Box *box, const Space *space)
{
    (void)context;
    const ChartElement *element = box->node->properties;
    if (isfinite(space->height))
        return space->height;
    return space->width / fmax(element->spec.aspect, 0.1);
}

static const Path *moved_path(PaintContext *context, const Path *path, Rect content)
{
    Path *moved = path_create(context->arena);
    path_append(moved, path, matrix_translate(content.x, content.y));
    return moved;
}

static void draw_part(PaintContext *context, const ChartPart *part, Rect content)
{
    switch (part->kind) {
    case PART_FILL:
        paint_fill(context, moved_path(context, part->path, content), part->rule, part->paint);
        break;
    case PART_STROKE:
        paint_stroke(context, moved_path(context, part->path, content), part->stroke, part->paint);
        break;
    case PART_TEXT:
        text_content_draw(context, part->text,
                          (Point){content.x + part->corner.x, content.y + part->corner.y});
        break;
    case PART_PUSH_CLIP:
        paint_push_clip(context, moved_path(context, part->path, content), FILL_NONZERO);
        break;
    case PART_POP_CLIP:
        paint_pop_clip(context);
        break;
    }
}

static void draw(PaintContext *context, const Box *box, Rect content)
{
    const ChartElement *element = box->node->properties;
    const ChartPlan *plan =
        chart_plan(&element->chart, context->arena, (Size){content.width, content.height});
    for (size_t i = 0; i < plan->part_count; i++)
        draw_part(context, &plan->parts[i], content);
    DataTable table = data_table_build(&element->chart);
    paint_add_table(context, table.cells, table.row_count, table.column_count);
}

static void each_text(Arena *arena, const Box *box, Rect content, TextVisitor visit, void *context)
{
    const ChartElement *element = box->node->properties;
    const ChartPlan *plan =
        chart_plan(&element->chart, arena, (Size){content.width, content.height});
    for (size_t i = 0; i < plan->part_count; i++) {
        const ChartPart *part = &plan->parts[i];
        if (part->kind == PART_TEXT)
            visit(context, part->text,
                  (Point){content.x + part->corner.x, content.y + part->corner.y});
    }
}

const ElementType element_chart = {
    .name = "chart",
    .help =
        "A chart of data: bars, lines, shares and more, with axes, legend and labels that never "
        "overlap.",
    .help_zh = "数据图表：柱、线、占比等，含坐标轴、图例与互不重叠的标签。",
    .example =
        "{\"type\": \"chart\", \"title\": \"技术合同成交额\", \"x\": \"year\", \"axes\": "
        "{\"left\": \"亿元\"}, \"data\": [{\"year\": \"2022年\", \"value\": 30.62}, {\"year\": "
        "\"2023年\", \"value\": 31.62}], \"series\": [{\"type\": \"bar\", \"y\": \"value\", "
        "\"label\": true}], \"source\": \"示例数据\", \"alt\": \"两年成交额的柱形图\"}",
    .content = CONTENT_NONE,
    .fields = chart_fields,
    .size = sizeof(ChartElement),
    .build = build,
    .measure = measure,
    .arrange = arrange,
    .draw = draw,
    .each_text = each_text,
};
