/* Options of a job: see job_arguments.h. */
#include "app/job_arguments.h"

#include <string.h>

static int take_pair(Arguments *arguments, const char *value, const char **pairs, int *count)
{
    if (!value)
        return arguments_missing(arguments, arguments->option);
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || *count == MAX_PAIRS)
        return arguments_wrong(arguments, arguments->option, value);
    pairs[(*count)++] = value;
    return -1;
}

int job_arguments_take(JobArguments *job, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "--data", &value))
        return take_pair(arguments, value, job->data, &job->data_count);
    if (arguments_option(arguments, argument, "--set", &value))
        return take_pair(arguments, value, job->settings, &job->setting_count);
    if (arguments_option(arguments, argument, "--approved", &job->approved))
        return job->approved && *job->approved ? -1 : arguments_missing(arguments, "--approved");
    if (strcmp(argument, "--strict") == 0) {
        job->is_strict = true;
        return -1;
    }
    if (argument[0] == '-' && argument[1] != '\0')
        return -2;
    if (job->layout)
        return arguments_unknown(arguments, argument);
    job->layout = argument;
    return -1;
}

static char *name_of(Arena *arena, const char *pair)
{
    return arena_copy(arena, pair, (size_t)(strchr(pair, '=') - pair));
}

void job_arguments_apply(const JobArguments *job, PreparedLayout *prepared)
{
    Arena *arena = prepared->arena;
    for (int i = 0; i < job->data_count; i++)
        prepared_layout_bind(prepared, name_of(arena, job->data[i]), strchr(job->data[i], '=') + 1);
    for (int i = 0; i < job->setting_count; i++)
        prepared_layout_set(prepared, name_of(arena, job->settings[i]),
                            strchr(job->settings[i], '=') + 1);
}

Job *job_arguments_create(const JobArguments *job, const Arguments *arguments, Session *session)
{
    if (!job->layout) {
        arguments_missing(arguments, "LAYOUT.json");
        return NULL;
    }
    Job *created = job_create(session, job->layout);
    job_arguments_apply(job, created->prepared);
    return created;
}

bool job_arguments_audit(const JobArguments *arguments, Job *job, Audit **audit)
{
    *audit = audit_job_create(job);
    audit_check(*audit);
    bool is_good = !arguments->approved || audit_job_compare(job, *audit, arguments->approved);
    if (arguments->is_strict)
        audit_job_be_strict(job);
    return is_good && job->diagnostics.error_count == 0;
}

int arguments_take_color(const Arguments *arguments, const char *value, ColorSpace *color_space)
{
    if (value && strcmp(value, "rgb") == 0)
        *color_space = COLOR_SPACE_RGB;
    else if (value && strcmp(value, "cmyk") == 0)
        *color_space = COLOR_SPACE_CMYK;
    else
        return arguments_wrong(arguments, "--color", value ? value : "");
    return -1;
}

int arguments_take_product(const Arguments *arguments, const char *value, JobProduct *product)
{
    static const struct {
        const char *name;
        JobProduct product;
    } products[] = {{"digital", PRODUCT_DIGITAL},
                    {"press", PRODUCT_PRESS},
                    {"press-x1a", PRODUCT_PRESS_X1A},
                    {"plain", PRODUCT_PLAIN}};
    for (size_t i = 0; value && i < COUNT_OF(products); i++) {
        if (strcmp(value, products[i].name) != 0)
            continue;
        *product = products[i].product;
        return -1;
    }
    return arguments_wrong(arguments, "--product", value ? value : "");
}

int arguments_take_box(const Arguments *arguments, const char *value, PageBox *box)
{
    static const char *const names[] = {"trim", "bleed", "media"}; /* by PageBox */
    for (size_t i = 0; value && i < COUNT_OF(names); i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        *box = (PageBox)i;
        return -1;
    }
    return arguments_wrong(arguments, "--box", value ? value : "");
}
