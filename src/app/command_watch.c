/* yitu watch: the layout in a browser, drawn anew with each change. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "app/isolation.h"
#include "app/preview.h"
#include "base/number.h"

extern const Command command_watch;

#define MAX_PORT 65535

typedef struct WatchArguments {
    JobArguments job;
    const char *records, *encoding;
    int port; /* 0: any */
    bool is_read_only;
    bool is_open; /* --no-isolation */
} WatchArguments;

static int take(WatchArguments *watch, Arguments *arguments, const char *argument)
{
    const char *value;
    double port;
    if (strcmp(argument, "--read-only") == 0) {
        watch->is_read_only = true;
        return -1;
    }
    if (strcmp(argument, "--no-isolation") == 0) {
        watch->is_open = true;
        return -1;
    }
    if (arguments_option(arguments, argument, "--records", &value))
        return arguments_take_word(arguments, value, &watch->records);
    if (arguments_option(arguments, argument, "--encoding", &value))
        return arguments_take_word(arguments, value, &watch->encoding);
    if (!arguments_option(arguments, argument, "--port", &value)) {
        int status = job_arguments_take(&watch->job, arguments, argument);
        return status == -2 ? arguments_unknown(arguments, argument) : status;
    }
    if (!value)
        return arguments_missing(arguments, "--port");
    bool is_port = number_parse(text_of(value), &port) && port >= 0 && port <= MAX_PORT;
    if (!is_port || port != (int)port)
        return arguments_wrong(arguments, "--port", value);
    watch->port = (int)port;
    return -1;
}

/* A descriptor that tells of Ctrl-C and of being asked to end. */
static int open_stop(void)
{
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGHUP);
    sigprocmask(SIG_BLOCK, &stops, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &stops, SFD_NONBLOCK | SFD_CLOEXEC);
}

static bool is_asked_to_stop(int stop)
{
    struct signalfd_siginfo signal_info;
    return read(stop, &signal_info, sizeof signal_info) > 0;
}

static bool print_address(const Preview *preview)
{
    bool chinese = preview->language == DIAG_CHINESE;
    printf(chinese ? "预览 %s：http://127.0.0.1:%d/（按 Ctrl-C 结束）\n"
                   : "%s is shown at http://127.0.0.1:%d/ (Ctrl-C ends it)\n",
           preview->setup.job->layout, http_server_port(preview->server));
    return fflush(stdout) == 0;
}

static int watch_layout(Preview *preview, int port)
{
    int stop = open_stop();
    int status = EXIT_SYSTEM;
    if (stop >= 0 && preview_start(preview, port) && print_address(preview)) {
        while (!is_asked_to_stop(stop))
            preview_run(preview, stop);
        status = EXIT_DONE;
    }
    preview_release(preview);
    if (stop >= 0)
        close(stop);
    return status;
}

static int run(Invocation *invocation)
{
    WatchArguments watch = {0};
    Arguments arguments = arguments_start(invocation, &command_watch);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&watch, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!watch.job.layout)
        return arguments_missing(&arguments, "LAYOUT.json");
    if (!watch.is_open && !isolation_is_available())
        isolation_print_missing(invocation->language);
    Preview *preview = memory_alloc(sizeof *preview);
    *preview = (Preview){
        .setup = {.invocation = invocation,
                  .arguments = &arguments,
                  .job = &watch.job,
                  .records = watch.records,
                  .records_encoding = watch.encoding,
                  .is_open = watch.is_open},
        .is_read_only = watch.is_read_only,
        .language = invocation->language,
    };
    status = watch_layout(preview, watch.port);
    memory_free(preview);
    return status;
}

const Command command_watch = {
    .name = "watch",
    .usage = "LAYOUT.json [--records FILE] [--port N] [--read-only] [--data NAME=FILE]...",
    .summary = "show the layout in a browser, drawn anew with each change",
    .summary_zh = "在浏览器中预览版面，随改随看",
    .help = "  --port N            port on 127.0.0.1 (4173, else any that is free)\n"
            "  --read-only         the page changes no file\n"
            "  --records FILE      records to choose from: .csv, .json (a list) or .ndjson\n"
            "  --encoding NAME     of the records: utf-8 (default) or gb18030\n"
            "  --data NAME=FILE    take the data source NAME from FILE\n"
            "  --set KEY=VALUE     set a value that expressions see\n"
            "  --no-isolation      the process that draws keeps the right to the network\n",
    .help_zh = "  --port N            127.0.0.1 上的端口（默认 4173，被占用时任取一个）\n"
               "  --read-only         页面不得改动文件\n"
               "  --records FILE      可供切换的记录：.csv、.json（列表）或 .ndjson\n"
               "  --encoding NAME     记录的编码：utf-8（默认）或 gb18030\n"
               "  --data NAME=FILE    数据源 NAME 改从 FILE 读取\n"
               "  --set KEY=VALUE     设定表达式中的值\n"
               "  --no-isolation      不限制渲染进程使用网络等权限\n",
    .run = run,
};
