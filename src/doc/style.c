/* Style: the table of properties, and how named styles, inline style and inheritance meet. */
#include "doc/style.h"

#include <math.h>

#include "base/limits.h"
#include "doc/field_types.h"
#include "doc/kind.h"
#include "doc/link.h"
#include "scene/scene.h"

/* clang-format off: a table of rows */
static const FieldName font_styles[] = {{"normal", 0}, {"italic", 1}, {NULL, 0}};
static const FieldName text_aligns[] = {{"start", TEXT_ALIGN_START},
                                        {"left", TEXT_ALIGN_START},
                                        {"end", TEXT_ALIGN_END},
                                        {"right", TEXT_ALIGN_END},
                                        {"center", TEXT_ALIGN_CENTER},
                                        {"justify", TEXT_ALIGN_JUSTIFY},
                                        {"justify-all", TEXT_ALIGN_JUSTIFY_ALL},
                                        {NULL, 0}};
static const FieldName line_breaks[] = {{"gb", LINE_BREAK_GB},       {"none", LINE_BREAK_NONE},
                                        {"basic", LINE_BREAK_BASIC}, {"strict", LINE_BREAK_STRICT},
                                        {"loose", LINE_BREAK_LOOSE}, {NULL, 0}};
static const FieldName text_wraps[] = {{"wrap", TEXT_WRAP},
                                       {"balance", TEXT_WRAP_BALANCE},
                                       {"pretty", TEXT_WRAP_PRETTY},
                                       {"stable", TEXT_WRAP_STABLE},
                                       {NULL, 0}};
static const FieldName column_fills[] = {
    {"balance", COLUMN_FILL_BALANCE}, {"auto", COLUMN_FILL_AUTO}, {NULL, 0}};
static const FieldName vertical_aligns[] = {
    {"baseline", VERTICAL_BASELINE}, {"super", VERTICAL_SUPER}, {"sub", VERTICAL_SUB}, {NULL, 0}};
static const FieldName writing_modes[] = {
    {"horizontal-tb", WRITING_HORIZONTAL_TB}, {"vertical-rl", WRITING_VERTICAL_RL}, {NULL, 0}};
static const FieldName text_orientations[] = {{"mixed", TEXT_ORIENTATION_MIXED},
                                              {"upright", TEXT_ORIENTATION_UPRIGHT},
                                              {"sideways", TEXT_ORIENTATION_SIDEWAYS},
                                              {NULL, 0}};
static const FieldName text_combines[] = {
    {"none", TEXT_COMBINE_NONE},  {"digits-2", TEXT_COMBINE_2}, {"digits-3", TEXT_COMBINE_3},
    {"digits-4", TEXT_COMBINE_4}, {"all", TEXT_COMBINE_ALL},    {NULL, 0}};
static const FieldName ruby_positions[] = {{"over", RUBY_OVER}, {"under", RUBY_UNDER}, {NULL, 0}};
static const FieldName hyphen_modes[] = {
    {"manual", HYPHENS_MANUAL}, {"auto", HYPHENS_AUTO}, {NULL, 0}};
static const FieldName text_box_trims[] = {{"none", TRIM_NONE},
                                           {"trim-start", TRIM_START},
                                           {"trim-end", TRIM_END},
                                           {"trim-both", TRIM_BOTH},
                                           {NULL, 0}};
static const FieldName text_box_edges[] = {{"text", EDGE_TEXT}, {"cap", EDGE_CAP}, {NULL, 0}};
static const FieldName overflows[] = {
    {"visible", OVERFLOW_VISIBLE}, {"hidden", OVERFLOW_HIDDEN}, {NULL, 0}};
static const FieldName positions[] = {{"static", POSITION_STATIC},
                                      {"relative", POSITION_RELATIVE},
                                      {"absolute", POSITION_ABSOLUTE},
                                      {NULL, 0}};
static const FieldName align_items[] = {{"stretch", ALIGN_STRETCH},   {"start", ALIGN_START},
                                        {"center", ALIGN_CENTER},     {"end", ALIGN_END},
                                        {"baseline", ALIGN_BASELINE}, {NULL, 0}};
static const FieldName align_selfs[] = {{"auto", ALIGN_AUTO},
                                        {"stretch", ALIGN_STRETCH},
                                        {"start", ALIGN_START},
                                        {"center", ALIGN_CENTER},
                                        {"end", ALIGN_END},
                                        {"baseline", ALIGN_BASELINE},
                                        {NULL, 0}};
static const FieldName justify_contents[] = {{"normal", ALIGN_STRETCH},
                                             {"start", ALIGN_START},
                                             {"center", ALIGN_CENTER},
                                             {"end", ALIGN_END},
                                             {"space-between", ALIGN_SPACE_BETWEEN},
                                             {"space-around", ALIGN_SPACE_AROUND},
                                             {"space-evenly", ALIGN_SPACE_EVENLY},
                                             {NULL, 0}};
static const FieldName breaks[] = {{"auto", BREAK_AUTO},
                                   {"avoid", BREAK_AVOID},
                                   {"column", BREAK_COLUMN},
                                   {"page", BREAK_PAGE},
                                   {"left", BREAK_LEFT},
                                   {"right", BREAK_RIGHT},
                                   {NULL, 0}};
static const FieldName break_insides[] = {{"auto", BREAK_AUTO}, {"avoid", BREAK_AVOID}, {NULL, 0}};
static const FieldName float_places[] = {
    {"none", FLOAT_NONE}, {"top", FLOAT_TOP}, {"bottom", FLOAT_BOTTOM}, {NULL, 0}};
static const FieldName blends[] = {
    {"normal", BLEND_NORMAL}, {"multiply", BLEND_MULTIPLY}, {"screen", BLEND_SCREEN}, {NULL, 0}};
static const FieldName sides[] = {
    {"auto", SIDE_AUTO},     {"none", 0},         {"top", SIDE_TOP}, {"right", SIDE_RIGHT},
    {"bottom", SIDE_BOTTOM}, {"left", SIDE_LEFT}, {NULL, 0}};
static const FieldName line_switch[] = {
    {"none", 0}, {"underline", 1}, {"line-through", 2}, {"wavy", 4}, {NULL, 0}};
static const FieldName keeps[] = {{"auto", 0}, {"always", 1}, {NULL, 0}}; /* XSL 1.1, 7.20 */
static const FieldName hangings[] = {{"none", 0}, {"force-end", 1}, {NULL, 0}};
static const FieldName text_emphases[] = {{"none", 0}, {"dot", 1}, {NULL, 0}};

#define AT(member) offsetof(Style, member)
#define BIG        LIMIT_LENGTH_PT
#define INHERITED  FIELD_INHERITED

const Field style_fields[] = {
    {"fontSize", &field_font_size, AT(font_size), 1, LIMIT_FONT_SIZE_PT, NULL,
     INHERITED | FIELD_FIRST, "10.5pt", "Size of the type.", "字号。"},
    {"fontFamily", &field_font_family, AT(font_family), 0, 0, NULL, INHERITED, NULL,
     "Families in order of preference; each character takes the first that has it.",
     "字体，按先后顺序逐字选用。"},
    {"fontWeight", &field_font_weight, AT(font_weight), 0, 0, NULL, INHERITED, NULL, "100 to 900.",
     "字重，100 至 900。"},
    {"fontStyle", &field_enum, AT(font_style), 0, 0, font_styles, INHERITED, NULL,
     "Upright or italic.", "正体或斜体。"},
    {"fontFeatureSettings", &field_font_features, AT(font_features), 0, 0, NULL, INHERITED, NULL,
     "OpenType features: \"tnum\", \"palt\".", "OpenType 特性，如“tnum”。"},
    {"color", &field_color, AT(color), 0, 0, NULL, INHERITED, NULL, "Colour of the text.",
     "文字颜色。"},
    {"lineHeight", &field_line_height, AT(line_height), 0, 0, NULL, INHERITED, NULL,
     "Distance of baselines: a multiple of the size or a length.", "行距：字号的倍数或长度。"},
    {"letterSpacing", &field_length, AT(letter_spacing), -500, 500, NULL, INHERITED, NULL,
     "Added after every character.", "字距。"},
    {"textAlign", &field_enum, AT(text_align), 0, 0, text_aligns, INHERITED, NULL,
     "How lines stand in their width; justify-all is 均排.", "对齐方式；justify-all 为均排。"},
    {"textIndent", &field_length, AT(text_indent), -BIG, BIG, NULL, INHERITED, NULL,
     "Indent of the first line: \"2em\".", "首行缩进，如“2em”。"},
    {"paragraphSpacing", &field_length, AT(paragraph_spacing), 0, BIG, NULL, INHERITED, NULL,
     "Space between paragraphs of one text.", "段间距。"},
    {"textAutospace", &field_autospace, AT(text_autospace), 0, 0, NULL, INHERITED, NULL,
     "Gap between Chinese and Latin letters: normal (1/4 em), dense (1/8 em), none or em.",
     "中西文间距：normal（四分之一字）、dense（八分之一字）、none 或 em 值。"},
    {"textAutospaceDigits", &field_autospace, AT(text_autospace_digit), 0, 0, NULL, INHERITED, NULL,
     "The same between Chinese and digits.", "汉字与数字之间的间距。"},
    {"lineBreak", &field_enum, AT(line_break), 0, 0, line_breaks, INHERITED, NULL,
     "Strictness of line-start and line-end prohibition.", "避头尾的严格程度。"},
    {"textWrap", &field_enum, AT(text_wrap), 0, 0, text_wraps, INHERITED, NULL,
     "How lines are chosen: wrap (pretty where justified, else stable), balance (even lines, for "
     "headlines), pretty (the best of the whole paragraph), stable (line by line, fastest).",
     "断行方式：wrap（两端对齐时同 pretty，否则同 "
     "stable）、balance（各行均衡，用于标题）、pretty（全段最"
     "优）、stable（逐行，最快）。"},
    {"hangingPunctuation", &field_enum, AT(hangs_marks), 0, 0, hangings, INHERITED, NULL,
     "force-end hangs a single ，。、：； at the end of a justified line behind its edge.",
     "force-end 使两端对齐的行末单个点号悬挂在版心之外。"},
    {"lang", &field_string, AT(lang), 0, 0, NULL, INHERITED, NULL, "Language: \"zh-CN\", \"en\".",
     "语言，如“zh-CN”。"},
    {"writingMode", &field_enum, AT(writing_mode), 0, 0, writing_modes, INHERITED, NULL,
     "Direction of the lines of a text: vertical-rl sets 竖排, lines from right to left.",
     "文字的排列方向：vertical-rl 为竖排，行自右向左。"},
    {"textOrientation", &field_enum, AT(text_orientation), 0, 0, text_orientations, INHERITED, NULL,
     "Of Latin letters and digits in vertical lines: mixed (single ones and acronyms upright, "
     "words "
     "rotated), upright, sideways.",
     "竖排中的西文与数字：mixed（单字母、缩写直立，词侧转）、upright（直立）、sideways（侧转）。"},
    {"textCombine", &field_enum, AT(text_combine), 0, 0, text_combines, INHERITED, "digits-3",
     "What stands side by side in one cell of a vertical line (纵中横): numbers of so many digits "
     "at "
     "most, or all of a span of up to four characters.",
     "竖排中并排于一格的文字（纵中横）：不超过所给位数的数字，或 all（至多四个字符）。"},
    {"ruby", &field_string, AT(ruby), 0, 0, NULL, 0, NULL,
     "Of a span: pinyin or other ruby. With as many words as the span has characters, each stands "
     "by its own; else all by the whole.",
     "行内文字的拼音或其他注文；以空格分开、段数与字数相同时逐字标注，否则整体标注。"},
    {"rubyPosition", &field_enum, AT(ruby_position), 0, 0, ruby_positions, INHERITED, NULL,
     "Side of the ruby: over (in vertical lines to the right) or under.",
     "注文位置：over（上方，竖排为右侧）或 under（下方，竖排为左侧）。"},
    {"hyphens", &field_enum, AT(hyphens), 0, 0, hyphen_modes, INHERITED, NULL,
     "auto hyphenates Latin words by the patterns of their language; manual only at U+00AD.",
     "auto 按语言的规则对西文单词连字断行，manual 仅在 U+00AD 处断行。"},
    {"href", &field_link, AT(href), 0, 0, NULL, INHERITED, NULL,
     "Where a click on the words leads: https, http, mailto, tel.",
     "点击文字打开的地址：https、http、mailto、tel。"},
    {"orphans", &field_integer, AT(orphans), 1, 20, NULL, INHERITED, NULL,
     "Least lines of a paragraph at the foot of a page.", "段落留在页末的最少行数。"},
    {"widows", &field_integer, AT(widows), 1, 20, NULL, INHERITED, NULL,
     "Least lines of a paragraph at the head of a page.", "段落转到页首的最少行数。"},
    {"textDecoration", &field_flags, AT(decoration), 0, 0, line_switch, 0, NULL,
     "underline (names: 专名号), wavy (titles: 书名号甲式), line-through.",
     "下划线 underline（专名号）、浪线 wavy（书名号甲式）、删除线 line-through。"},
    {"textEmphasis", &field_enum, AT(text_emphasis), 0, 0, text_emphases, INHERITED, NULL,
     "dot sets a dot below each character: 着重号.", "dot 在每个字下加着重号。"},
    {"keepTogether", &field_enum, AT(keep_together), 0, 0, keeps, 0, NULL,
     "Of a span: the paragraph that begins with it stands in one column.",
     "行内文字：以它开头的段落不拆到两栏。"},
    {"keepWithNext", &field_enum, AT(keep_with_next), 0, 0, keeps, 0, NULL,
     "Of a span: the paragraph that begins with it, a heading, stands in the column where the next "
     "one begins.",
     "行内文字：以它开头的段落（如小标题）与下一段起始处同栏。"},
    {"embolden", &field_number, AT(embolden_em), 0, 0.2, NULL, 0, NULL,
     "Synthetic bold: width of the stroke in em.", "合成粗体的描边宽度（em）。"},
    {"verticalAlign", &field_enum, AT(vertical_align), 0, 0, vertical_aligns, 0, NULL,
     "Of a span: super or sub.", "行内文字的上标、下标。"},
    {"columnCount", &field_integer, AT(column_count), 1, 24, NULL, 0, "1", "Columns of a text.",
     "文字分栏的栏数。"},
    {"columnFill", &field_enum, AT(column_fill), 0, 0, column_fills, 0, NULL,
     "balance makes the columns of a text alike, auto fills each to the height of the box.",
     "balance 使各栏等高，auto 逐栏排满。"},
    {"columnRule", &field_border, AT(column_rule), 0, 0, NULL, 0, NULL,
     "Line between the columns of a text.", "栏线。"},
    {"textBoxTrim", &field_enum, AT(text_box_trim), 0, 0, text_box_trims, 0, NULL,
     "Cuts the space above the first and below the last line.", "去掉首行上方、末行下方的空隙。"},
    {"textBoxEdge", &field_enum, AT(text_box_edge), 0, 0, text_box_edges, 0, NULL,
     "What textBoxTrim cuts to: the em box (text), or capitals and baseline (cap).",
     "textBoxTrim 的基准：字面框（text）或大写字高与基线（cap）。"},
    {"width", &field_size, AT(width), 0, BIG, NULL, 0, NULL, "Width with padding and border.",
     "宽度（含内边距与边框）。"},
    {"height", &field_size, AT(height), 0, BIG, NULL, 0, NULL, "Height with padding and border.",
     "高度（含内边距与边框）。"},
    {"minWidth", &field_offset, AT(min_width), 0, BIG, NULL, 0, NULL, "Least width.", "最小宽度。"},
    {"minHeight", &field_offset, AT(min_height), 0, BIG, NULL, 0, NULL, "Least height.",
     "最小高度。"},
    {"maxWidth", &field_offset, AT(max_width), 0, BIG, NULL, 0, NULL, "Greatest width.",
     "最大宽度。"},
    {"maxHeight", &field_offset, AT(max_height), 0, BIG, NULL, 0, NULL, "Greatest height.",
     "最大高度。"},
    {"margin", &field_margins, AT(margin), -BIG, BIG, NULL, 0, NULL,
     "Space outside the box; may be negative.", "外边距，可为负值。"},
    {"marginTop", &field_offset, AT(margin[0]), -BIG, BIG, NULL, 0, NULL, "Space above.",
     "上外边距。"},
    {"marginRight", &field_offset, AT(margin[1]), -BIG, BIG, NULL, 0, NULL, "Space to the right.",
     "右外边距。"},
    {"marginBottom", &field_offset, AT(margin[2]), -BIG, BIG, NULL, 0, NULL, "Space below.",
     "下外边距。"},
    {"marginLeft", &field_offset, AT(margin[3]), -BIG, BIG, NULL, 0, NULL, "Space to the left.",
     "左外边距。"},
    {"padding", &field_edges, AT(padding), 0, BIG, NULL, 0, NULL, "Space inside the box.",
     "内边距。"},
    {"paddingTop", &field_length, AT(padding[0]), 0, BIG, NULL, 0, NULL, "Space inside, above.",
     "上内边距。"},
    {"paddingRight", &field_length, AT(padding[1]), 0, BIG, NULL, 0, NULL, "Space inside, right.",
     "右内边距。"},
    {"paddingBottom", &field_length, AT(padding[2]), 0, BIG, NULL, 0, NULL, "Space inside, below.",
     "下内边距。"},
    {"paddingLeft", &field_length, AT(padding[3]), 0, BIG, NULL, 0, NULL, "Space inside, left.",
     "左内边距。"},
    {"border", &field_borders, AT(border), 0, 0, NULL, 0, NULL, "Line round the box.",
     "四边边框。"},
    {"borderTop", &field_border, AT(border[0]), 0, 0, NULL, 0, NULL, "Line above.", "上边框。"},
    {"borderRight", &field_border, AT(border[1]), 0, 0, NULL, 0, NULL, "Line to the right.",
     "右边框。"},
    {"borderBottom", &field_border, AT(border[2]), 0, 0, NULL, 0, NULL, "Line below.", "下边框。"},
    {"borderLeft", &field_border, AT(border[3]), 0, 0, NULL, 0, NULL, "Line to the left.",
     "左边框。"},
    {"borderRadius", &field_corners, AT(border_radius), 0, BIG, NULL, 0, NULL,
     "Rounding of the corners.", "圆角。"},
    {"background", &field_paint, AT(background), 0, 0, NULL, 0, NULL, "Fill of the box.", "背景。"},
    {"opacity", &field_opacity, AT(opacity), 0, 1, NULL, 0, NULL, "Of the box and all in it.",
     "整体不透明度。"},
    {"overflow", &field_enum, AT(overflow), 0, 0, overflows, 0, NULL,
     "hidden clips what reaches out.", "hidden 裁去超出部分。"},
    {"position", &field_enum, AT(position), 0, 0, positions, 0, NULL,
     "absolute takes the box out of the flow.", "absolute 使元素脱离排列。"},
    {"top", &field_offset, AT(inset[0]), -BIG, BIG, NULL, 0, NULL, "Of a positioned box.",
     "定位：上。"},
    {"right", &field_offset, AT(inset[1]), -BIG, BIG, NULL, 0, NULL, "Of a positioned box.",
     "定位：右。"},
    {"bottom", &field_offset, AT(inset[2]), -BIG, BIG, NULL, 0, NULL, "Of a positioned box.",
     "定位：下。"},
    {"left", &field_offset, AT(inset[3]), -BIG, BIG, NULL, 0, NULL, "Of a positioned box.",
     "定位：左。"},
    {"zIndex", &field_integer, AT(z_index), -1000, 1000, NULL, 0, NULL, "Layer among its siblings.",
     "层次。"},
    {"flex", &field_number, AT(flex), 0, 10000, NULL, 0, NULL,
     "Share of the free space in a row or column.", "在行或列中分得的剩余空间份额。"},
    {"alignSelf", &field_enum, AT(align_self), 0, 0, align_selfs, 0, NULL,
     "alignItems for this child alone.", "仅对本元素生效的 alignItems。"},
    {"gridColumn", &field_grid_line, AT(grid_column), 0, 0, NULL, 0, NULL,
     "Columns that it takes in a grid.", "在网格中占用的列。"},
    {"gridRow", &field_grid_line, AT(grid_row), 0, 0, NULL, 0, NULL,
     "Rows that it takes in a grid.", "在网格中占用的行。"},
    {"gap", &field_gap, AT(row_gap), 0, BIG, NULL, 0, NULL,
     "Space between children: rows, columns.", "下级元素之间的间距。"},
    {"rowGap", &field_length, AT(row_gap), 0, BIG, NULL, 0, NULL, "Space between rows.",
     "行间距。"},
    {"columnGap", &field_length, AT(column_gap), 0, BIG, NULL, 0, NULL, "Space between columns.",
     "列间距。"},
    {"alignItems", &field_enum, AT(align_items), 0, 0, align_items, 0, NULL,
     "Place of the children across the direction.", "下级元素在垂直于排列方向上的对齐。"},
    {"justifyContent", &field_enum, AT(justify_content), 0, 0, justify_contents, 0, NULL,
     "Place of the children along the direction, or of a grid's columns in its width; normal is "
     "start, but stretches columns that are auto.",
     "下级元素在排列方向上的分布，或网格各列在宽度内的分布；normal 即 start，但 auto 列会拉伸。"},
    {"justifyItems", &field_enum, AT(justify_items), 0, 0, align_items, 0, NULL,
     "Place in the width of a grid cell.", "在网格单元宽度内的对齐。"},
    {"gridTemplateColumns", &field_tracks, AT(grid_columns), 0, 0, NULL, 0, NULL,
     "Widths of the columns.", "各列宽度。"},
    {"gridTemplateRows", &field_tracks, AT(grid_rows), 0, 0, NULL, 0, NULL, "Heights of the rows.",
     "各行高度。"},
    {"gridAutoRows", &field_track, AT(grid_auto_rows), 0, BIG, NULL, 0, NULL,
     "Height of further rows.", "其余各行的高度。"},
    {"rotate", &field_angle, AT(rotate_deg), 0, 0, NULL, 0, NULL,
     "Turns the box about its centre, clockwise.", "绕中心顺时针旋转。"},
    {"aspectRatio", &field_ratio, AT(aspect_ratio), 0, 0, NULL, 0, NULL,
     "Width to height, where one of them is free.", "宽高比。"},
    {"bleed", &field_flags, AT(bleed), 0, 0, sides, 0, NULL,
     "Sides whose background runs into the bleed; auto: those that touch the trim.",
     "背景延伸到出血的边；auto 为贴着裁切线的边。"},
    {"breakBefore", &field_enum, AT(break_before), 0, 0, breaks, 0, NULL,
     "page starts a new page, right or left one on that side, column a new column; avoid stays "
     "with "
     "what comes before.",
     "page 另起一页，right、left 另起右页或左页，column 另起一栏；avoid 不与前面分开。"},
    {"breakAfter", &field_enum, AT(break_after), 0, 0, breaks, 0, NULL,
     "The same for what follows; avoid keeps it with the next.",
     "同上，用于后面的内容；avoid 不与后面分开。"},
    {"breakInside", &field_enum, AT(break_inside), 0, 0, break_insides, 0, NULL,
     "avoid keeps the box on one page.", "avoid 不在框内分页。"},
    {"float", &field_enum, AT(float_place), 0, 0, float_places, 0, NULL,
     "top or bottom: at the head or foot of this page or the next.",
     "top、bottom：放到本页或下一页的页首、页尾。"},
    {"mirror", &field_boolean, AT(mirrors), 0, 0, NULL, 0, NULL,
     "true: on left pages of a report whose \"page\" is mirrored the children change sides: what "
     "is "
     "on the right stands on the left, at the outer edge.",
     "true：page 设 mirror 的报告里，左页上各下级左右对调，右侧的边栏移到左侧外沿。"},
    {"page", &field_string, AT(page), 0, 0, NULL, 0, NULL,
     "Name of the page master that this child of the body stands on.",
     "body 直接下级所用的页面模板名。"},
    {"mixBlendMode", &field_enum, AT(blend), 0, 0, blends, 0, NULL,
     "How it mixes with what lies below.", "与下层的混合方式。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};
/* clang-format on */

_Static_assert(COUNT_OF(style_fields) <= STYLE_FIELD_MAX, "StyleSheet has room for every property");

void style_init(Style *style)
{
    static const char *const default_families[] = {"思源宋体"};
    *style = (Style){
        .font_family = {default_families, 1, NULL},
        .font_size = {10.5, LENGTH_PT},
        .font_weight = 400,
        .color = {.kind = PAINT_SOLID, .color = COLOR_BLACK, .opacity = 1},
        .line_height = {1.6, LENGTH_PERCENT},
        .text_autospace = 0.25,
        .text_autospace_digit = -1,
        .text_combine = TEXT_COMBINE_3,
        .lang = "zh-CN",
        .orphans = 2, /* CSS Fragmentation 3, 3.3 */
        .widows = 2,
    };
}

/* Puts back what does not inherit. */
static void reset_box(Style *style)
{
    size_t start = offsetof(Style, decoration);
    memset((char *)style + start, 0, sizeof *style - start);
    style->opacity = 1;
    style->bleed = SIDE_AUTO;
    style->column_count = 1;
    style->align_self = ALIGN_AUTO;
    style->grid_column.span = 1;
    style->grid_row.span = 1;
}

/* A shorthand sets all that it stands for: of "margin" and "marginTop" the later one counts (CSS
 * Cascade 4, 2.1). What a row of the table covers is found by its place in struct Style; such rows
 * follow their shorthand. */
static void forget_longhands(StyleSheet *sheet, const Field *shorthand)
{
    size_t end = shorthand->offset + shorthand->type->size;
    for (const Field *field = shorthand + 1; field->name; field++) {
        if (field->offset < shorthand->offset || field->offset + field->type->size > end)
            return;
        sheet->values[field - style_fields] = NULL;
    }
}

static void collect_object(DiagSink *diagnostics, Arena *arena, const JsonValue *object,
                           const char *owner, StyleSheet *sheet)
{
    static const char *const skip[] = {"extends", NULL};
    FieldReader reader = {.arena = arena, .diagnostics = diagnostics, .owner = owner};
    if (!kind_expect(diagnostics, "style", object, JSON_OBJECT))
        return;
    for (uint32_t i = 0; i < object->count; i++) {
        const JsonValue *member = object->items[i];
        const Field *field = field_find(style_fields, member->key);
        if (field) {
            forget_longhands(sheet, field);
            sheet->values[field - style_fields] = member;
            if (!text_equals(member->key, field->name))
                diag_report(diagnostics, N_KEBAB_CASE, &member->key_origin,
                            DIAG_ARGS(member->key.data, field->name));
        } else if (!text_equals(member->key, "extends")) {
            field_report_unknown(&reader, style_fields, skip, member);
        }
    }
}

static void collect_named(const Theme *theme, DiagSink *diagnostics, Arena *arena, Text name,
                          const Origin *use, StyleSheet *sheet, int depth)
{
    const JsonValue *style = theme_find_style(theme, name, use);
    if (!style)
        return;
    if (depth > LIMIT_TEMPLATE_DEPTH) {
        diag_report(diagnostics, E_STYLE_CYCLE, &style->origin,
                    DIAG_ARGS(arena_copy(arena, name.data, name.length)));
        return;
    }
    const JsonValue *extends = json_find(style, "extends");
    if (kind_expect(diagnostics, "extends", extends, JSON_STRING))
        collect_named(theme, diagnostics, arena, extends->text, &extends->origin, sheet, depth + 1);
    collect_object(diagnostics, arena, style, "a style", sheet);
}

void style_collect(const Theme *theme, DiagSink *diagnostics, Arena *arena,
                   const JsonValue *classes, const JsonValue *declarations, StyleSheet *sheet)
{
    *sheet = (StyleSheet){{NULL}};
    if (kind_expect(diagnostics, "class", classes, JSON_STRING)) {
        size_t at = 0;
        while (at < classes->text.length) {
            size_t start = at;
            while (at < classes->text.length && classes->text.data[at] != ' ')
                at++;
            Text name = {classes->text.data + start, at - start};
            if (name.length)
                collect_named(theme, diagnostics, arena, name, &classes->origin, sheet, 0);
            at++;
        }
    }
    if (declarations)
        collect_object(diagnostics, arena, declarations, "“style”", sheet);
}

static void apply(const FieldReader *reader, const StyleSheet *sheet, bool first, Style *style)
{
    for (int i = 0; style_fields[i].name; i++) {
        const Field *field = &style_fields[i];
        const JsonValue *value = sheet->values[i];
        if (!value || ((field->flags & FIELD_FIRST) != 0) != first)
            continue;
        field_read(reader, field, value, style);
    }
}

Style *style_compute(const Theme *theme, DiagSink *diagnostics, Arena *arena, const Style *parent,
                     const StyleSheet *sheet, double zi)
{
    Style *style = arena_alloc(arena, sizeof *style);
    *style = *parent;
    reset_box(style);
    StyleContext context = {
        .theme = theme,
        .base = {.em = parent->font_size.value, .zi = zi, .is_print_table = theme->is_print_table},
        .inherited_em = parent->font_size.value,
    };
    FieldReader reader = {
        .arena = arena,
        .diagnostics = diagnostics,
        .owner = "“style”",
        .context = &context,
        .resolve = field_resolve_token,
    };
    apply(&reader, sheet, true, style);
    context.base.em = style->font_size.value;
    apply(&reader, sheet, false, style);
    return style;
}
