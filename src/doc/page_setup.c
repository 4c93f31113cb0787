/* Page setup: see page_setup.h. Sizes of newspaper pages are house defaults (docs/press.md, 2.5).
 */
#include "doc/page_setup.h"

#include "base/limits.h"
#include "base/number.h"
#include "doc/field_types.h"
#include "doc/kind.h"
#include "doc/page_master.h"
#include "doc/scanner.h"

#define LEAST_ROOM_PT         0.01 /* a page with less between its margins has no body */
#define DEFAULT_COLUMN_GAP_PT 21   /* two characters of 五号 */

typedef struct SizeName {
    const char *name;
    double width_mm, height_mm;
} SizeName;

static const SizeName size_names[] = {
    {"A0", 841, 1189},  {"A1", 594, 841},   {"A2", 420, 594},     {"A3", 297, 420},
    {"A4", 210, 297},   {"A5", 148, 210},   {"A6", 105, 148},     {"对开", 390, 545},
    {"四开", 270, 390}, {"八开", 195, 270}, {"十六开", 135, 195},
};

typedef struct PageSize PageSize;

static bool find_size(Text name, PageSize *size)
{
    for (size_t i = 0; i < COUNT_OF(size_names); i++) {
        if (text_equals(name, size_names[i].name)) {
            size->width = size_names[i].width_mm * PT_PER_MM;
            size->height = size_names[i].height_mm * PT_PER_MM;
            return true;
        }
    }
    return false;
}

/* "A4", "A4 landscape", "270mm 390mm", "750px auto". */
static bool read_size_text(Text text, const StyleContext *context, PageSize *size, bool *no_width)
{
    Scanner scanner = {text, 0};
    Text first = scanner_piece(&scanner);
    Text second = scanner_piece(&scanner);
    if (!scanner_at_end(&scanner))
        return false;
    if (find_size(first, size)) {
        if (second.length == 0 || text_equals(second, "portrait"))
            return true;
        double width = size->width;
        size->width = size->height;
        size->height = width;
        return text_equals(second, "landscape");
    }
    Length width;
    Length height;
    if (length_parse(first, &context->base, &width) != LENGTH_OK ||
        length_parse(second, &context->base, &height) != LENGTH_OK)
        return false;
    *no_width = width.unit != LENGTH_PT;
    size->width = width.value;
    size->height = height.unit == LENGTH_PT ? height.value : 0;
    size->is_px = first.length > 2 && memcmp(first.data + first.length - 2, "px", 2) == 0;
    bool height_good = height.unit == LENGTH_AUTO || (height.unit == LENGTH_PT && height.value > 0);
    return height_good && (*no_width || width.value > 0);
}

static bool read_size(const FieldReader *reader, const Field *field, const JsonValue *value,
                      void *member)
{
    PageSize size = {0, 0, false};
    bool no_width = false;
    if (value->kind != JSON_STRING ||
        !read_size_text(value->text, reader->context, &size, &no_width)) {
        field_report_value(reader, field, value);
        return false;
    }
    if (no_width) {
        diag_report(reader->diagnostics, E_SIZE_AUTO, &value->origin, DIAG_NO_ARGS);
        return false;
    }
    *(PageSize *)member = size;
    return true;
}

static void schema_size(StrBuf *out, const Field *field)
{
    (void)field;
    strbuf_string(out, "\"type\":\"string\",\"pattern\":\"\\\\{\\\\{|^(");
    for (size_t i = 0; i < COUNT_OF(size_names); i++)
        strbuf_print(out, "%s%s", i ? "|" : "", size_names[i].name);
    strbuf_string(out,
                  ")( landscape)?$|^[0-9.]+(mm|cm|in|pt|px) +([0-9.]+(mm|cm|in|pt|px)|auto)$\"");
}

static const FieldType field_page_size = {
    "a page size",    "页面尺寸", "\"A4\", \"四开\", \"270mm 390mm\", \"750px auto\"",
    sizeof(PageSize), read_size,  schema_size};

static const FieldName number_styles[] = {{"decimal", PAGE_NUMBER_DECIMAL},
                                          {"roman", PAGE_NUMBER_ROMAN},
                                          {"Roman", PAGE_NUMBER_UPPER_ROMAN},
                                          {"cjk", PAGE_NUMBER_CJK},
                                          {NULL, 0}};

#define AT(member) offsetof(PageFields, member)

const Field page_fields[] = {
    {"size", &field_page_size, offsetof(PageFields, size), 0, 0, NULL, 0, "A4",
     "A0 to A6, 对开, 四开, 八开, with landscape; or width and height; height auto for long "
     "images.",
     "A0 至 A6、对开、四开、八开，可加 landscape；或宽与高；长图高度写 auto。"},
    {"margin", &field_edges, offsetof(PageFields, margin), 0, LIMIT_LENGTH_PT, NULL, 0, NULL,
     "Space between the trim and the body.", "版心到裁切线的距离。"},
    {"bleed", &field_points, offsetof(PageFields, bleed), 0, 72, NULL, 0, NULL,
     "How far colour runs beyond the trim.", "出血。"},
    {"background", &field_paint, offsetof(PageFields, background), 0, 0, NULL, 0, NULL,
     "Fill of the whole page.", "页面底色。"},
    {"flow", &field_boolean, AT(flows), 0, 0, NULL, 0, NULL,
     "true: the body goes on from page to page.", "true：正文自动分页。"},
    {"mirror", &field_boolean, AT(mirrors), 0, 0, NULL, 0, NULL,
     "true: left pages swap the margins left and right.", "true：左页的左右边距对调。"},
    {"columns", &field_integer, AT(columns), 1, 12, NULL, 0, NULL, "Columns of the body.",
     "正文栏数。"},
    {"columnGap", &field_points, AT(column_gap), 0, LIMIT_LENGTH_PT, NULL, 0, NULL,
     "Space between them.", "栏间距。"},
    {"head", &field_json, AT(head), 0, 0, NULL, 0, NULL,
     "An element in the upper margin of every page; sees page, pages, pageLabel, chapter, section.",
     "每页上边距内的元素（书眉）；可用 page、pages、pageLabel、chapter、section。"},
    {"foot", &field_json, AT(foot), 0, 0, NULL, 0, NULL, "The same in the lower margin.",
     "每页下边距内的元素（页脚）。"},
    {"first", &field_json, AT(first), 0, 0, NULL, 0, NULL,
     "What is different on the first page: members of page.", "首页的不同之处，成员同 page。"},
    {"left", &field_json, AT(left), 0, 0, NULL, 0, NULL, "On left (even) pages.",
     "左页（偶数页）的不同之处。"},
    {"right", &field_json, AT(right), 0, 0, NULL, 0, NULL, "On right (odd) pages.",
     "右页（奇数页）的不同之处。"},
    {"blank", &field_json, AT(blank), 0, 0, NULL, 0, NULL,
     "On pages left blank so that a chapter begins on its side.", "为另起右页而留的白页。"},
    {"masters", &field_json, AT(masters), 0, 0, NULL, 0, NULL,
     "Further page masters by name, for the style “page” of children of the body.",
     "其他页面模板，供 body 直接下级的样式 page 引用。"},
    {"pageNumberStyle", &field_enum, AT(number_style), 0, 0, number_styles, 0, NULL,
     "decimal, roman, Roman or cjk.", "页码样式：decimal、roman、Roman、cjk。"},
    {"pageNumberStart", &field_integer, AT(number_start), 0, 100000, NULL, 0, NULL,
     "Number of the first of these pages; 0: goes on.", "首页页码；0 为接续。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};

/* Margins that meet leave nothing to lay a body out in. */
static void check_room(PageSetup *setup, DiagSink *diagnostics, const JsonValue *value)
{
    const Length *margin = setup->margin;
    bool has_width = setup->width - margin[1].value - margin[3].value >= LEAST_ROOM_PT;
    bool has_height =
        setup->height <= 0 || setup->height - margin[0].value - margin[2].value >= LEAST_ROOM_PT;
    if (has_width && has_height)
        return;
    char width[NUMBER_TEXT_SIZE];
    char height[NUMBER_TEXT_SIZE];
    number_format(width, setup->width / PT_PER_MM, 2);
    number_format(height, setup->height / PT_PER_MM, 2);
    const JsonValue *place = json_find(value, "margin");
    diag_report(diagnostics, E_PAGE_NO_ROOM, place ? &place->origin : NULL,
                DIAG_ARGS(width, setup->height > 0 ? height : "∞"));
    memset(setup->margin, 0, sizeof setup->margin);
}

void page_fields_init(PageFields *fields)
{
    *fields = (PageFields){
        .size = {210 * PT_PER_MM, 297 * PT_PER_MM, false},
        .columns = 1,
        .column_gap = DEFAULT_COLUMN_GAP_PT,
    };
}

void page_fields_read(PageFields *fields, const Theme *theme, DiagSink *diagnostics, Arena *arena,
                      const JsonValue *value)
{
    StyleContext context = {.theme = theme, .base = {10.5, 10.5, theme->is_print_table}};
    FieldReader reader = {
        .arena = arena,
        .diagnostics = diagnostics,
        .owner = "“page”",
        .context = &context,
        .resolve = field_resolve_token,
    };
    if (kind_expect(diagnostics, "page", value, JSON_OBJECT))
        fields_read(&reader, page_fields, value, NULL, fields);
}

void page_setup_make(PageSetup *setup, const PageFields *fields, DiagSink *diagnostics,
                     const JsonValue *value)
{
    *setup = (PageSetup){
        .width = fields->size.width,
        .height = fields->size.height,
        .bleed = fields->bleed,
        .background = fields->background,
        .is_px = fields->size.is_px,
    };
    for (int i = 0; i < 4; i++)
        setup->margin[i] = (Length){length_resolve(fields->margin[i], setup->width, 0), LENGTH_PT};
    check_room(setup, diagnostics, value);
}

void page_setup_read(PageSetup *setup, const Theme *theme, DiagSink *diagnostics, Arena *arena,
                     const JsonValue *value)
{
    PageFields fields;
    page_fields_init(&fields);
    page_fields_read(&fields, theme, diagnostics, arena, value);
    page_setup_make(setup, &fields, diagnostics, value);
}
