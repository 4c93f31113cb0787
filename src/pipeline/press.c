/* Press settings: see press.h. */
#include "pipeline/press.h"

#include <string.h>

#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"
#include "doc/field_types.h"
#include "pipeline/job.h"
#include "pipeline/layout_files.h"

/* Where Debian's packages put ICC profiles. */
#define SYSTEM_PROFILES "/usr/share/color/icc/"

#define AT(member) offsetof(PressSettings, member)

static const FieldName intents[] = {{"relative", RENDER_RELATIVE},
                                    {"perceptual", RENDER_PERCEPTUAL},
                                    {"saturation", RENDER_SATURATION},
                                    {"absolute", RENDER_ABSOLUTE},
                                    {NULL, 0}};
static const FieldName standards[] = {
    {"PDF/X-4", STANDARD_X4}, {"PDF/X-1a", STANDARD_X1A}, {NULL, 0}};
static const FieldName mark_names[] = {{"crop", MARK_CROP},
                                       {"registration", MARK_REGISTRATION},
                                       {"colorBars", MARK_COLOR_BARS},
                                       {"slug", MARK_SLUG},
                                       {"all", MARK_ALL},
                                       {"none", 0},
                                       {NULL, 0}};

/* clang-format off: a table of rows */
const Field press_fields[] = {
    {"profile", &field_string, AT(profile_path), 0, 0, NULL, 0, NULL,
     "ICC profile of the printing condition (CMYK, class prtr), relative to the layout.",
     "印刷条件的 ICC 特性文件（CMYK、prtr 类），相对于版面文件。"},
    {"condition", &field_string, AT(condition), 0, 0, NULL, 0, NULL,
     "Identifier of the printing condition: \"FOGRA39\".", "印刷条件标识，如“FOGRA39”。"},
    {"conditionInfo", &field_string, AT(condition_info), 0, 0, NULL, 0, NULL,
     "The printing condition in words.", "印刷条件的说明文字。"},
    {"registry", &field_string, AT(registry), 0, 0, NULL, 0, NULL,
     "Where the identifier is registered: \"http://www.color.org\".", "印刷条件标识的注册处。"},
    {"intent", &field_enum, AT(intent), 0, 0, intents, 0, NULL,
     "How light becomes ink: relative (with black point compensation), perceptual, saturation, "
     "absolute.",
     "颜色转换的再现意图；relative 带黑场补偿。"},
    {"standard", &field_enum, AT(standard), 0, 0, standards, 0, NULL,
     "Whose clauses the file is built after.", "文件遵循的标准条款。"},
    {"marks", &field_flags, AT(marks), 0, 0, mark_names, 0, "all",
     "Printer's marks: crop, registration, colorBars, slug.",
     "印刷标记：crop 裁切线、registration 套准、colorBars 色标、slug 信息行。"},
    {"totalInk", &field_number, AT(total_ink), 50, 400, NULL, 0, "300",
     "Most ink in one place, per cent, over 15 mm².", "总墨量上限（%），按 15 mm² 平均。"},
    {"textSize", &field_points, AT(text_pt), 0, 100, NULL, 0, "5pt", "Smallest type in one ink.",
     "单色文字的最小字号。"},
    {"textSizeMulti", &field_points, AT(text_multi_pt), 0, 100, NULL, 0, "9pt",
     "Smallest type in several inks.", "多色文字的最小字号。"},
    {"textSizeReversed", &field_points, AT(text_reversed_pt), 0, 100, NULL, 0, "9pt",
     "Smallest type reversed out of colour.", "反白文字的最小字号。"},
    {"line", &field_points, AT(line_pt), 0, 100, NULL, 0, "0.25pt", "Thinnest line in one ink.",
     "单色线的最小粗细。"},
    {"lineMulti", &field_points, AT(line_multi_pt), 0, 100, NULL, 0, "0.5pt",
     "Thinnest line in several inks.", "多色线的最小粗细。"},
    {"imagePpi", &field_number, AT(image_ppi), 1, 5000, NULL, 0, "150",
     "Pictures below it are warned of.", "图片分辨率低于此值时警告。"},
    {"imagePpiError", &field_number, AT(image_ppi_error), 1, 5000, NULL, 0, "100",
     "Pictures below it are errors.", "图片分辨率低于此值时报错。"},
    {"imagePpiMost", &field_number, AT(image_ppi_most), 1, 20000, NULL, 0, "600",
     "Pictures far above what the press shows.", "图片分辨率高于此值时提示。"},
    {"safety", &field_number, AT(safety_mm), 0, 50, NULL, 0, "3",
     "Text keeps this far from the trim, mm.", "文字到裁切线的安全距离（mm）。"},
    {"bleed", &field_number, AT(bleed_mm), 0, 25, NULL, 0, "3",
     "Bleed that the printer asks for, mm.", "印厂要求的出血（mm）。"},
    {"tintLeast", &field_number, AT(tint_least), 0, 100, NULL, 0, "3",
     "Lightest tint that holds, per cent.", "可印的最浅网点（%）。"},
    {"tintMost", &field_number, AT(tint_most), 0, 100, NULL, 0, "95",
     "Darkest tint that does not fill in, per cent.", "不糊版的最深网点（%）。"},
    {"spots", &field_boolean, AT(spots_allowed), 0, 0, NULL, 0, "true",
     "Whether spot inks may be used.", "是否允许使用专色。"},
    {NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, NULL},
};
/* clang-format on */

static const char *const skipped[] = {"extends", "name", NULL};

static void read_object(Job *job, const JsonValue *object, PressSettings *settings)
{
    StyleContext context = {.theme = &job->theme, .base = {10.5, 10.5, job->theme.is_print_table}};
    FieldReader reader = {.arena = job->arena,
                          .diagnostics = &job->diagnostics,
                          .owner = "“press”",
                          .context = &context};
    const char *before = settings->profile_path;
    fields_read(&reader, press_fields, object, skipped, settings);
    const JsonValue *profile = json_find(object, "profile");
    if (profile && settings->profile_path != before)
        settings->profile_origin = &profile->origin;
}

static void read_rules(Job *job, const JsonValue *name, PressSettings *settings)
{
    LayoutFiles files = job_layout_files(job);
    FileName file;
    if (!layout_files_find(&files, "press", name, &file)) {
        diag_report(&job->diagnostics, E_PRESS_EXTENDS, &name->origin,
                    DIAG_ARGS(name->kind == JSON_STRING ? name->text.data : ""));
        return;
    }
    const JsonValue *rules = layout_files_read_json(&files, &file, &name->origin);
    if (rules && rules->kind == JSON_OBJECT)
        read_object(job, rules, settings);
}

PressSettings press_read(Job *job, const char *rules, bool *is_there)
{
    PressSettings settings = {0};
    StyleContext context = {.theme = &job->theme, .base = {10.5, 10.5, job->theme.is_print_table}};
    FieldReader reader = {
        .arena = job->arena, .diagnostics = &job->diagnostics, .context = &context};
    fields_set_defaults(&reader, press_fields, &settings);
    const JsonValue *object = json_find(job->prepared->layout, "press");
    *is_there = object && object->kind == JSON_OBJECT;
    if (object && !*is_there)
        field_report_value(&reader, &(Field){.name = "press", .type = &field_json}, object);
    const JsonValue *extends = *is_there ? json_find(object, "extends") : NULL;
    if (extends && !rules)
        read_rules(job, extends, &settings);
    if (*is_there)
        read_object(job, object, &settings);
    if (rules)
        read_rules(job, json_new_string(job->arena, text_of(rules), NULL), &settings);
    return settings;
}

/* The file of a profile that a layout names: an asset as every other, or one of the system's.
 * False: reported. */
static bool find_profile(Job *job, const Origin *origin, const char *written, FileName *file)
{
    const char *layout = job->prepared->layout_path;
    size_t length = sizeof SYSTEM_PROFILES - 1;
    if (strncmp(written, SYSTEM_PROFILES, length) == 0 && !strstr(written, "/../"))
        return true;
    const AssetBase base = {layout, origin && origin->source ? origin->source->name : layout};
    return asset_find(job->arena, &job->diagnostics, origin, &base, text_of(written), file);
}

bool press_open_condition(Job *job, const PressSettings *settings, const char *override_path,
                          PressCondition *condition)
{
    const Origin *origin = override_path ? NULL : settings->profile_origin;
    const char *written = override_path ? override_path : settings->profile_path;
    if (!written) {
        diag_hint(
            &job->diagnostics,
            diag_report(&job->diagnostics, E_PRESS_NO_PROFILE, NULL, DIAG_NO_ARGS),
            "Write \"press\": {\"profile\": \"....icc\"} into the layout, or use "
            "--press-profile FILE.",
            "请在版面中写 \"press\": {\"profile\": \"....icc\"}，或使用 --press-profile FILE。",
            DIAG_NO_ARGS);
        return false;
    }
    FileName file = {.path = written};
    Text bytes;
    if ((!override_path && !find_profile(job, origin, written, &file)) ||
        !file_read_named(job->arena, &job->diagnostics, origin, &file, LIMIT_ID_INPUT_BYTES,
                         &bytes))
        return false;
    *condition = (PressCondition){
        .profile = bytes,
        .profile_name = written,
        .identifier = settings->condition ? settings->condition : "Custom",
        .info = settings->condition_info ? settings->condition_info : written,
        .registry = settings->registry,
        .intent = (RenderingIntent)settings->intent,
        .origin = origin,
    };
    return true;
}

InkConverter *press_open_inks(Job *job, const PressSettings *settings, const char *override_path)
{
    PressCondition condition;
    const char *fault;
    if (!press_open_condition(job, settings, override_path, &condition))
        return NULL;
    InkConverter *inks =
        ink_converter_create(job->arena, condition.profile, condition.intent, &fault);
    if (!inks)
        diag_report(&job->diagnostics, E_PRESS_PROFILE, condition.origin,
                    DIAG_ARGS(condition.profile_name, fault));
    return inks;
}
