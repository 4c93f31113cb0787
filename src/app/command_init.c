/* yitu init: a folder with a layout to begin from, its data, its theme and its schema. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "base/file.h"
#include "base/limits.h"
#include "json/suggest.h"
#include "pipeline/reference.h"
#include "pipeline/session.h"

extern const Command command_init;

#define DEFAULT_TEMPLATE "explainer"
#define SCHEMA_NAME      "layout.schema.json"
#define MAX_TEMPLATES    64

typedef struct Init {
    Arena *arena;
    DiagSink diagnostics;
    const char *folder;   /* to be made */
    const char *template; /* its name */
    const char *starters; /* folder of the templates */
} Init;

static bool is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool is_empty_folder(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    bool is_empty = true;
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        bool is_own = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        is_empty = is_empty && is_own;
    }
    closedir(folder);
    return is_empty;
}

/* A folder that is there may be taken when nothing is in it. */
static bool make_folder(Init *init)
{
    if (mkdir(init->folder, 0777) == 0 || (errno == EEXIST && is_empty_folder(init->folder)))
        return true;
    DiagCode code = errno == EEXIST ? E_INIT_EXISTS : E_INIT_FOLDER;
    diag_report(&init->diagnostics, code, NULL, DIAG_ARGS(init->folder, strerror(errno)));
    return false;
}

static bool copy_file(Init *init, const char *source_folder, const char *name)
{
    Text content;
    const char *source = arena_print(init->arena, "%s/%s", source_folder, name);
    const char *target = arena_print(init->arena, "%s/%s", init->folder, name);
    return file_read(init->arena, &init->diagnostics, NULL, source, LIMIT_ID_INPUT_BYTES,
                     &content) &&
           file_write(&init->diagnostics, target, content);
}

static bool copy_files(Init *init, const char *source_folder)
{
    DIR *folder = opendir(source_folder);
    if (!folder)
        return false;
    bool is_good = true;
    const struct dirent *entry;
    while (is_good && (entry = readdir(folder))) {
        if (is_visible(entry))
            is_good = copy_file(init, source_folder, entry->d_name);
    }
    closedir(folder);
    return is_good;
}

/* What an editor completes and explains the layout with. */
static bool write_schema(Init *init)
{
    StrBuf schema = {0};
    reference_schema(&schema);
    const char *path = arena_print(init->arena, "%s/" SCHEMA_NAME, init->folder);
    bool is_good = file_write(&init->diagnostics, path, (Text){schema.data, schema.length});
    strbuf_release(&schema);
    return is_good;
}

/* The names of the templates, in no order. */
static int list_templates(Init *init, const char *names[MAX_TEMPLATES])
{
    DIR *folder = init->starters ? opendir(init->starters) : NULL;
    int count = 0;
    const struct dirent *entry;
    while (folder && count < MAX_TEMPLATES && (entry = readdir(folder))) {
        if (is_visible(entry))
            names[count++] = arena_copy_string(init->arena, entry->d_name);
    }
    if (folder)
        closedir(folder);
    return count;
}

static bool check_template(Init *init)
{
    const char *names[MAX_TEMPLATES];
    int count = list_templates(init, names);
    StrBuf list = {0};
    strbuf_string(&list, "");
    for (int i = 0; i < count; i++) {
        strbuf_print(&list, "%s%s", i ? ", " : "", names[i]);
        if (strcmp(names[i], init->template) == 0) {
            strbuf_release(&list);
            return true;
        }
    }
    Diagnostic *diagnostic =
        diag_report(&init->diagnostics, E_INIT_TEMPLATE, NULL,
                    DIAG_ARGS(init->template, strbuf_copy(&list, init->arena)));
    const char *near = suggest_name(text_of(init->template), names, count);
    if (near)
        diag_hint(&init->diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(near));
    strbuf_release(&list);
    return false;
}

static bool make_project(Init *init)
{
    if (!check_template(init) || !make_folder(init))
        return false;
    const char *source = arena_print(init->arena, "%s/%s", init->starters, init->template);
    return copy_files(init, source) && write_schema(init);
}

static void print_next(const Invocation *invocation, const char *folder)
{
    printf(invocation->language == DIAG_CHINESE
               ? "已建立 %1$s/。接下来：\n  cd %1$s\n  yitu watch page.json\n"
               : "Made %1$s/. Next:\n  cd %1$s\n  yitu watch page.json\n",
           folder);
}

static int init_project(const Invocation *invocation, const char *folder, const char *template)
{
    Session *session = invocation_session(invocation);
    Init init = {.arena = arena_create(), .folder = folder, .template = template};
    invocation_diagnostics(invocation, &init.diagnostics, init.arena);
    if (session->layout_folder)
        init.starters = arena_print(init.arena, "%s/starters", session->layout_folder);
    bool is_good = make_project(&init);
    if (is_good)
        print_next(invocation, folder);
    int status = console_finish(invocation, &init.diagnostics, is_good);
    arena_destroy(init.arena);
    session_destroy(session);
    return status;
}

static int run(Invocation *invocation)
{
    Arguments arguments = arguments_start(invocation, &command_init);
    const char *folder = NULL;
    const char *template = DEFAULT_TEMPLATE;
    const char *argument;
    const char *value;
    int status;
    while ((argument = arguments_next(&arguments, &status))) {
        if (arguments_option(&arguments, argument, "--template", &value)) {
            if (!value)
                return arguments_missing(&arguments, "--template");
            template = value;
        } else if (argument[0] == '-' || folder) {
            return arguments_unknown(&arguments, argument);
        } else {
            folder = argument;
        }
    }
    if (status >= 0)
        return status;
    if (!folder)
        return arguments_missing(&arguments, "NAME");
    return init_project(invocation, folder, template);
}

const Command command_init = {
    .name = "init",
    .usage = "NAME [--template explainer|report|kpi|broadsheet]",
    .summary = "make a folder with a layout to begin from",
    .summary_zh = "新建文件夹，内含可直接修改的版面",
    .help = "  --template NAME     explainer (default), report, kpi (a page of indicators) or\n"
            "                      broadsheet\n",
    .help_zh =
        "  --template NAME     explainer（一图读懂，默认）、report（报告）、kpi（指标页）或\n"
        "                      broadsheet（对开报纸版）\n",
    .run = run,
};
