/* Layout outputs: see layout_outputs.h. What is written of them is in output.c. */
#include "pipeline/layout_outputs.h"

#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"
#include "doc/kind.h"
#include "pipeline/job_stage.h"
#include "pipeline/output.h"
#include "pipeline/output_name.h"

typedef struct LayoutOutput {
    const JsonValue *to;
    int format, color, product, page;
    double dpi, most_ppi;
    bool is_proof;
} LayoutOutput;

enum { FORMAT_OF_NAME, FORMAT_PDF, FORMAT_PNG, FORMAT_SVG };

#define AT(member) offsetof(LayoutOutput, member)

/* clang-format off */
static const FieldName formats[] = {
    {"pdf", FORMAT_PDF}, {"png", FORMAT_PNG}, {"svg", FORMAT_SVG}, {NULL, 0}};
static const FieldName colors[] = {
    {"rgb", COLOR_SPACE_RGB}, {"cmyk", COLOR_SPACE_CMYK}, {NULL, 0}};
static const FieldName products[] = {
    {"digital", PRODUCT_DIGITAL}, {"press", PRODUCT_PRESS}, {"press-x1a", PRODUCT_PRESS_X1A},
    {"plain", PRODUCT_PLAIN}, {NULL, 0}};

const Field layout_output_fields[] = {
    {"to", &field_text, AT(to), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "The file, below the working folder; ends in .pdf, .png or .svg.",
     "输出文件，位于当前文件夹之下，以 .pdf、.png 或 .svg 结尾。"},
    {"format", &field_enum, AT(format), 0, 0, formats, 0, NULL,
     "The format; by the name's ending unless said.", "格式；不写则按扩展名。"},
    {"product", &field_enum, AT(product), 0, 0, products, 0, NULL,
     "What a PDF is for; see --product.", "PDF 的用途，同 --product。"},
    {"color", &field_enum, AT(color), 0, 0, colors, 0, "rgb",
     "Colours of a PDF.", "PDF 的颜色空间。"},
    {"page", &field_integer, AT(page), 1, PAGES_MOST, NULL, 0, NULL,
     "Only this page.", "只输出这一页。"},
    {"dpi", &field_number, AT(dpi), 1, 9600, NULL, 0, NULL,
     "Resolution of PNG.", "PNG 的分辨率。"},
    {"maxPpi", &field_number, AT(most_ppi), 10, 9600, NULL, 0, NULL,
     "Pictures with far more pixels an inch get fewer.", "分辨率远高于此值的图片缩减像素。"},
    {"proof", &field_boolean, AT(is_proof), 0, 0, NULL, 0, "false",
     "PNG and SVG as the press will show them.", "PNG 与 SVG 模拟印刷效果。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};
/* clang-format on */

/* A relative path without "." and "..", whose names do not hide themselves. */
static bool is_below(const char *path)
{
    const char *name = path;
    for (;;) {
        if (*name == '/' || *name == '.' || *name == '\0')
            return false;
        const char *slash = strchr(name, '/');
        if (!slash)
            return true;
        name = slash + 1;
    }
}

/* Control characters, and what Windows takes for a drive or another separator. */
static bool is_plain(const char *path)
{
    for (const char *at = path; *at; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7F || *at == '\\' || *at == ':')
            return false;
    }
    return true;
}

static const char *read_path(Job *job, const JsonValue *to)
{
    const char *path = output_name_of(job->arena, &job->diagnostics, to);
    if (!path || (is_below(path) && is_plain(path) && asset_is_below(job->arena, path, ".")))
        return path;
    diag_hint(&job->diagnostics,
              diag_report(&job->diagnostics, E_OUTPUT_OUTSIDE, &to->origin, DIAG_ARGS(path)),
              "Write a path like \"out/page.pdf\"; with -o FILE any path may be given.",
              "请写 \"out/page.pdf\" 这样的路径；用 -o FILE 则可指定任意位置。", DIAG_NO_ARGS);
    return NULL;
}

/* The ending must be one of yitu's even where a format is named: see layout_outputs.h. */
static bool has_known_ending(Job *job, const char *path)
{
    JobOutput output = {.path = path, .format = file_extension(job->arena, path)};
    return output_find_device(job, &output) != NULL;
}

static bool is_twice(Job *job, const LayoutOutputs *outputs, const char *path, const Origin *origin)
{
    for (int i = 0; i < outputs->count; i++) {
        if (strcmp(outputs->items[i].path, path) == 0) {
            diag_report(&job->diagnostics, E_OUTPUT_TWICE, origin, DIAG_ARGS(path));
            return true;
        }
    }
    return false;
}

static bool read_output(Job *job, const JsonValue *object, LayoutOutputs *outputs)
{
    static const char *const format_names[] = {NULL, "pdf", "png", "svg"};
    FieldReader reader = {
        .arena = job->arena, .diagnostics = &job->diagnostics, .owner = "“outputs”"};
    LayoutOutput output = {0};
    if (!kind_expect(&job->diagnostics, "outputs", object, JSON_OBJECT))
        return false;
    fields_set_defaults(&reader, layout_output_fields, &output);
    if (!fields_read(&reader, layout_output_fields, object, NULL, &output))
        return false;
    const char *path = read_path(job, output.to);
    if (!path || is_twice(job, outputs, path, &output.to->origin) || !has_known_ending(job, path))
        return false;
    outputs->items[outputs->count++] = (JobOutput){
        .path = path,
        .format = format_names[output.format],
        .page = output.page,
        .dpi = output.dpi,
        .color_space = (ColorSpace)output.color,
        .product = (JobProduct)output.product,
        .most_ppi = output.most_ppi,
        .is_proof = output.is_proof,
    };
    return true;
}

bool layout_outputs_read(Job *job, LayoutOutputs *outputs)
{
    *outputs = (LayoutOutputs){0};
    JsonValue *written = job->prepared->layout ? json_find(job->prepared->layout, "outputs") : NULL;
    if (!written)
        return true;
    if (!kind_expect(&job->diagnostics, "outputs", written, JSON_ARRAY))
        return false;
    TemplateOptions options = job_template_options(job, job_values(job));
    const JsonValue *list = template_expand(job->arena, &job->diagnostics, &options, written);
    if (!list)
        return false;
    if (list->count > LIMIT_OUTPUTS) {
        bool is_chinese = job->session->language == DIAG_CHINESE;
        diag_report_limit(&job->diagnostics, E_LIMIT, &written->origin, LIMIT_ID_OUTPUTS,
                          DIAG_ARGS(is_chinese ? "outputs 的项数" : "outputs",
                                    arena_print(job->arena, "%d", LIMIT_OUTPUTS)));
        return false;
    }
    outputs->items = arena_array(job->arena, list->count, sizeof *outputs->items);
    bool is_good = true;
    for (uint32_t i = 0; i < list->count; i++)
        is_good &= read_output(job, list->items[i], outputs);
    return is_good;
}
