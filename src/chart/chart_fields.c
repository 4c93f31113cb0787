/* The property tables of a chart; those of a type of series are in its own file. */
#include "chart/chart_fields.h"

#include "chart/chart_type.h"
#include "data/format.h"

static bool read_format(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    if (value->kind != JSON_STRING) {
        field_report_value(reader, field, value);
        return false;
    }
    const FormatChain *chain =
        format_compile(reader->arena, reader->diagnostics, value->text, &value->origin);
    if (!chain)
        return false;
    *(const FormatChain **)member = chain;
    return true;
}

static bool read_kinds(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member, bool is_allowed)
{
    if (!is_allowed) {
        field_report_value(reader, field, value);
        return false;
    }
    *(const JsonValue **)member = value;
    return true;
}

static bool is_scalar(const JsonValue *value)
{
    return value->kind == JSON_STRING || value->kind == JSON_NUMBER;
}

static bool read_value(const FieldReader *reader, const Field *field, const JsonValue *value,
                       void *member)
{
    return read_kinds(reader, field, value, member, is_scalar(value));
}

static bool read_values(const FieldReader *reader, const Field *field, const JsonValue *value,
                        void *member)
{
    return read_kinds(reader, field, value, member, is_scalar(value) || value->kind == JSON_ARRAY);
}

static bool read_list(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    return read_kinds(reader, field, value, member, value->kind == JSON_ARRAY && value->count > 0);
}

/* Whether the rows are objects is checked with the data, where a message can name the row. */
static bool read_rows(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    (void)reader;
    (void)field;
    *(const JsonValue **)member = value;
    return true;
}

static void schema_text(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"type\":\"string\"");
}

static void schema_value(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]");
}

static void schema_values(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out,
                  "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"},{\"type\":\"array\"}]");
}

static void schema_list(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"array\"},{\"type\":\"string\"}]");
}

static void schema_rows(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"anyOf\":[{\"type\":\"array\",\"items\":{\"type\":\"object\"}},"
                       "{\"type\":\"string\"}]");
}

const FieldType field_format = {
    "a format",  "数字格式", "\"yi(1)\", \"pct(1) | na('—')\"", sizeof(const FormatChain *),
    read_format, schema_text};
const FieldType field_value = {"a text or a number",      "文字或数值", "\"2023年\"",
                               sizeof(const JsonValue *), read_value,   schema_value};
const FieldType field_values = {"a text, a number or a list of them",
                                "文字、数值或其列表",
                                "[\"2022年\", \"2023年\"]",
                                sizeof(const JsonValue *),
                                read_values,
                                schema_values};
const FieldType field_palette = {"a list of colours",       "颜色列表", "[\"$blue\", \"$orange\"]",
                                 sizeof(const JsonValue *), read_list,  schema_list};
const FieldType field_rows = {"a list of rows",          "由对象组成的列表", "\"{{spending}}\"",
                              sizeof(const JsonValue *), read_rows,          schema_rows};

/* clang-format off */
static const FieldName scales[] = {{"auto", SCALE_AUTO}, {"band", SCALE_BAND}, {"linear", SCALE_LINEAR}, {"log", SCALE_LOG}, {"time", SCALE_TIME}, {NULL, 0}};
static const FieldName value_scales[] = {{"linear", SCALE_LINEAR}, {"log", SCALE_LOG}, {NULL, 0}};
static const FieldName sides[] = {{"left", AXIS_LEFT}, {"right", AXIS_RIGHT}, {NULL, 0}};
static const FieldName missings[] = {{"auto", MISSING_AUTO}, {"gap", MISSING_GAP}, {"zero", MISSING_ZERO}, {"connect", MISSING_CONNECT}, {"drop", MISSING_DROP}, {NULL, 0}};
static const FieldName orientations[] = {{"vertical", ORIENT_VERTICAL}, {"horizontal", ORIENT_HORIZONTAL}, {NULL, 0}};
static const FieldName stackings[] = {{"none", STACK_NONE}, {"stack", STACK_SUM}, {"share", STACK_SHARE}, {NULL, 0}};
static const FieldName legends[] = {{"auto", LEGEND_AUTO}, {"none", LEGEND_NONE}, {"top", LEGEND_TOP}, {"top right", LEGEND_TOP_RIGHT}, {"bottom", LEGEND_BOTTOM}, {"right", LEGEND_RIGHT}, {"direct", LEGEND_DIRECT}, {NULL, 0}};
static const FieldName label_places[] = {{"auto", LABEL_AUTO}, {"top", LABEL_TOP}, {"bottom", LABEL_BOTTOM}, {"left", LABEL_LEFT}, {"right", LABEL_RIGHT}, {"inside", LABEL_INSIDE}, {"center", LABEL_CENTER}, {"outside", LABEL_OUTSIDE}, {NULL, 0}};

#define AT(member) offsetof(XSpec, member)
static const Field x_fields[] = {
    {"field", &field_string, AT(field), 0, 0, NULL, 0, NULL, "Member of each row that names its place along the axis (or its part of the whole).", "各行中作为横轴（类别名）的字段。"},
    {"format", &field_format, AT(format), 0, 0, NULL, 0, NULL, "How it is written, as in text: \"date('YYYY年')\"; a date pattern may stand alone.", "写法，与正文的格式相同；日期格式可以直接写“YYYY年”。"},
    {"title", &field_string, AT(title), 0, 0, NULL, 0, NULL, "Name of the axis.", "轴名称。"},
    FIELD_ROWS_END,
};
#undef AT

#define AT(member) offsetof(AxisSpec, member)
#define AXIS_COMMON \
    {"title", &field_string, AT(title), 0, 0, NULL, 0, NULL, "Name or unit, above the axis.", "名称或单位，写在轴的上方。"}, \
    {"format", &field_format, AT(format), 0, 0, NULL, 0, NULL, "How its numbers are written: \"yi(0)\", \"pct(0)\".", "刻度数字的写法：“yi(0)”“pct(0)”。"}, \
    {"min", &field_optional_number, AT(min), 0, 0, NULL, 0, NULL, "Where it begins; above 0 under bars it is marked as broken.", "起点；柱图起点高于 0 时画断轴标记。"}, \
    {"max", &field_optional_number, AT(max), 0, 0, NULL, 0, NULL, "Where it ends.", "终点。"}, \
    {"ticks", &field_integer, AT(ticks), 0, 40, NULL, 0, NULL, "About how many numbers; 0: by size.", "大约多少个刻度；0 为按尺寸。"}, \
    {"show", &field_switch, AT(show), 0, 0, NULL, 0, NULL, "Whether its numbers are drawn.", "是否画出刻度文字。"}, \
    {"grid", &field_switch, AT(grid), 0, 0, NULL, 0, NULL, "Whether hairlines run across the plot.", "是否画网格线。"}

static const Field value_axis_fields[] = {
    AXIS_COMMON,
    {"scale", &field_enum, AT(scale), 0, 0, value_scales, 0, "linear", "Linear, or powers of ten.", "线性或对数。"},
    {"unit", &field_switch, AT(unit), 0, 0, NULL, 0, NULL, "Whether large numbers without a format are written in 万 or 亿.", "未写 format 的大数是否自动以万、亿为单位。"},
    FIELD_ROWS_END,
};
static const Field x_axis_fields[] = {
    AXIS_COMMON,
    {"scale", &field_enum, AT(scale), 0, 0, scales, 0, "auto", "Bands of equal width, or distances by number, power of ten or date.", "等宽类别，或按数值、对数、时间的距离。"},
    FIELD_ROWS_END,
};
#undef AT

static const ObjectType field_value_axis = {
    {"an axis", "坐标轴", "{\"title\": \"亿元\", \"min\": 0}", sizeof(AxisSpec), field_object_read, field_object_schema},
    value_axis_fields, "axis", 0, "title", "show", NULL};
static const ObjectType field_x_axis = {
    {"an axis", "坐标轴", "{\"scale\": \"time\"}", sizeof(AxisSpec), field_object_read, field_object_schema},
    x_axis_fields, "axis", 0, "title", "show", NULL};

#define AT(member) offsetof(AxesSpec, member)
static const Field axes_fields[] = {
    {"left", &field_value_axis.type, AT(left), 0, 0, NULL, 0, "{}", "Axis of values (at the foot of a horizontal chart).", "数值轴（横向图表中位于下方）。"},
    {"right", &field_value_axis.type, AT(right), 0, 0, NULL, 0, "{}", "Second axis of values.", "第二数值轴。"},
    {"x", &field_x_axis.type, AT(x), 0, 0, NULL, 0, "{}", "Axis of categories, numbers or dates.", "类别、数值或时间轴。"},
    FIELD_ROWS_END,
};
#undef AT

#define AT(member) offsetof(LabelSpec, member)
static const Field label_fields[] = {
    {"show", &field_switch, AT(show), 0, 0, NULL, 0, NULL, "Whether values are written at their marks.", "是否标出数值。"},
    {"position", &field_enum, AT(position), 0, 0, label_places, 0, "auto", "Where it should stand; it gives way to its neighbours.", "位置；与其他文字相碰时自动避让。"},
    {"format", &field_format, AT(format), 0, 0, NULL, 0, NULL, "How it is written; else as stated in the data.", "写法；不写则与数据原样一致。"},
    {"color", &field_color, AT(color), 0, 0, NULL, 0, NULL, "Its colour.", "颜色。"},
    {"leader", &field_switch, AT(leader), 0, 0, NULL, 0, NULL, "Whether a line may lead to a place further off.", "放不下时是否用引线。"},
    {"field", &field_string, AT(field), 0, 0, NULL, 0, NULL, "Member of the row to write in place of the value.", "改写为该字段的内容。"},
    FIELD_ROWS_END,
};
#undef AT

const ObjectType field_label_spec = {
    {"a label", "数据标签", "{\"show\": true, \"format\": \"yi(1)\"}", sizeof(LabelSpec), field_object_read, field_object_schema},
    label_fields, "label", 0, "position", "show", NULL};

#define AT(member) offsetof(SeriesSpec, member)
static const Field series_fields[] = {
    {"y", &field_string, AT(y), 0, 0, NULL, 0, NULL, "Member of each row that holds the value.", "各行中的数值字段。"},
    {"name", &field_string, AT(name), 0, 0, NULL, 0, NULL, "Name in the legend; the field's own name where none is given.", "图例中的名称；不写则用字段名。"},
    {"axis", &field_enum, AT(axis), 0, 0, sides, 0, "left", "Axis of its values.", "所用的数值轴。"},
    {"color", &field_color, AT(color), 0, 0, NULL, 0, NULL, "Its colour; else the palette's next.", "颜色；不写则依次取自 palette。"},
    {"label", &field_label_spec.type, AT(label), 0, 0, NULL, 0, "{}", "Values written at the marks.", "数据标签。"},
    {"missing", &field_enum, AT(missing), 0, 0, missings, 0, "auto", "Rows without a value: a gap, zero, the line goes on, or the row is dropped; auto: the chart's.", "缺失值：断开 gap、作零 zero、连接 connect、略去该行 drop；auto 为跟随图表。"},
    {"stack", &field_string, AT(stack), 0, 0, NULL, 0, NULL, "Series of one name stand on each other.", "同名的系列互相堆叠。"},
    {"highlight", &field_values, AT(highlight), 0, 0, NULL, 0, NULL, "Categories in the full colour; the others become a tint.", "强调的类别，其余变浅。"},
    FIELD_ROWS_END,
};
#undef AT

static const ObjectType field_series = {
    {"a list of series", "数据系列的列表", "[{\"type\": \"bar\", \"y\": \"value\"}]", sizeof(ObjectList), field_object_read, field_object_schema},
    series_fields, "series", sizeof(SeriesSpec), NULL, NULL, chart_variant};

#define AT(member) offsetof(LegendSpec, member)
static const Field legend_fields[] = {
    {"position", &field_enum, AT(position), 0, 0, legends, 0, "auto", "Where it has its own space; direct: names at the ends of lines.", "位置；direct 为写在线的末端。"},
    {"show", &field_switch, AT(show), 0, 0, NULL, 0, NULL, "Whether there is one.", "是否显示。"},
    FIELD_ROWS_END,
};
#undef AT

static const ObjectType field_legend = {
    {"a legend", "图例", "\"top right\"", sizeof(LegendSpec), field_object_read, field_object_schema},
    legend_fields, "legend", 0, "position", "show", NULL};

#define AT(member) offsetof(PlaceSpec, member)
static const Field place_fields[] = {
    {"x", &field_value, AT(x), 0, 0, NULL, 0, NULL, "Category, or number of a continuous axis.", "类别或横轴数值。"},
    {"y", &field_optional_number, AT(y), 0, 0, NULL, 0, NULL, "Value.", "数值。"},
    FIELD_ROWS_END,
};
#undef AT

static const ObjectType field_place = {
    {"a place", "位置", "{\"x\": \"2023年\"}", sizeof(PlaceSpec), field_object_read, field_object_schema},
    place_fields, "place", 0, NULL, NULL, NULL};

#define AT(member) offsetof(AnnotationSpec, member)
static const Field annotation_fields[] = {
    {"at", &field_place.type, AT(at), 0, 0, NULL, FIELD_REQUIRED, NULL, "x: a note at the first series' value there; x and y: a note at a point; y alone: a line across.", "只写 x：该类别处的说明；写 x 和 y：某点处的说明；只写 y：横贯的参考线。"},
    {"to", &field_place.type, AT(to), 0, 0, NULL, 0, NULL, "Other end of a band from “at”.", "色带的另一端。"},
    {"axis", &field_enum, AT(axis), 0, 0, sides, 0, "left", "Axis of y.", "y 所用的轴。"},
    {"text", &field_string, AT(text), 0, 0, NULL, 0, NULL, "The words.", "说明文字。"},
    {"color", &field_color, AT(color), 0, 0, NULL, 0, NULL, "Its colour.", "颜色。"},
    {"arrow", &field_boolean, AT(arrow), 0, 0, NULL, 0, "false", "An arrow from the words to the value.", "从文字指向数值的箭头。"},
    {"line", &field_boolean, AT(line), 0, 0, NULL, 0, "false", "A line across the plot at x.", "在 x 处画贯穿线。"},
    FIELD_ROWS_END,
};
#undef AT

static const ObjectType field_annotations = {
    {"a list of annotations", "标注的列表", "[{\"at\": {\"y\": 30}, \"text\": \"目标\"}]", sizeof(ObjectList), field_object_read, field_object_schema},
    annotation_fields, "annotation", sizeof(AnnotationSpec), NULL, NULL, NULL};

#define AT(member) offsetof(ChartSpec, member)
const Field chart_fields[] = {
    {"title", &field_text, AT(title), 0, 0, NULL, 0, NULL, "Title above the chart.", "标题。"},
    {"subtitle", &field_text, AT(subtitle), 0, 0, NULL, 0, NULL, "Line below the title.", "副标题。"},
    {"data", &field_rows, AT(data), 0, 0, NULL, FIELD_REQUIRED, NULL, "Rows, each an object; as a rule a data source: \"{{spending}}\".", "数据：由对象组成的列表，一般引用数据源“{{spending}}”。"},
    {"x", &(const ObjectType){{"a field", "字段", "{\"field\": \"year\", \"format\": \"YYYY年\"}", sizeof(XSpec), field_object_read, field_object_schema}, x_fields, "x", 0, "field", NULL, NULL}.type, AT(x), 0, 0, NULL, 0, "{}", "The field along the axis, or that names the parts.", "横轴或类别名字段。"},
    {"axes", &(const ObjectType){{"axes", "坐标轴", "{\"left\": {\"title\": \"亿元\"}}", sizeof(AxesSpec), field_object_read, field_object_schema}, axes_fields, "axes", 0, NULL, NULL, NULL}.type, AT(axes), 0, 0, NULL, 0, "{}", "Axes of values and of categories.", "坐标轴。"},
    {"series", &field_series.type, AT(series), 0, 0, NULL, FIELD_REQUIRED, NULL, "What is drawn: each with its type and its field.", "数据系列，各有类型与字段。"},
    {"legend", &field_legend.type, AT(legend), 0, 0, NULL, 0, "{}", "Names of the colours.", "图例。"},
    {"annotations", &field_annotations.type, AT(annotations), 0, 0, NULL, 0, NULL, "Notes, lines across, bands.", "说明、参考线、色带。"},
    {"source", &field_text, AT(source), 0, 0, NULL, 0, NULL, "Where the data come from, below the chart.", "数据来源。"},
    {"palette", &field_palette, AT(palette), 0, 0, NULL, 0, NULL, "Colours of the series in turn; else the theme's token “palette”.", "系列依次使用的颜色；不写则取主题的 palette。"},
    {"orientation", &field_enum, AT(orientation), 0, 0, orientations, 0, "vertical", "Whether values run upwards or to the right.", "纵向或横向。"},
    {"stack", &field_enum, AT(stack), 0, 0, stackings, 0, "none", "Whether bars and areas stand on each other, as values or as shares of 100 %.", "柱、面积是否堆叠：按数值 stack 或按占比 share。"},
    {"missing", &field_enum, AT(missing), 0, 0, missings, 0, "gap", "Rows without a value, for all series.", "缺失值的处理（所有系列）。"},
    {"facet", &field_string, AT(facet), 0, 0, NULL, 0, NULL, "Small multiples: one small chart for each value of this member, all on one scale.", "分面：按该字段的每个值各画一幅小图，刻度相同。"},
    {"columns", &field_integer, AT(columns), 0, 24, NULL, 0, NULL, "Small charts beside each other; 0: by size.", "每行几幅小图；0 为按尺寸。"},
    {"aspect", &field_ratio, AT(aspect), 0.1, 20, NULL, 0, "16 / 10", "Width by height where the style gives no height.", "未设高度时的宽高比。"},
    FIELD_ROWS_END,
};
/* clang-format on */
