/* yitu version: of the program and of the libraries that shape its output. */
#include <stdio.h>

#include "app/arguments.h"
#include "pipeline/versions.h"
#include "yitu.h"

extern const Command command_version;

static int run(Invocation *invocation)
{
    int status = arguments_take_none(invocation, &command_version);
    if (status >= 0)
        return status;
    printf("yitu %s\n", yitu_version());
    for (int i = 0; i < versions_count(); i++)
        printf("%s %s\n", versions_name(i), versions_text(i));
    return EXIT_DONE;
}

const Command command_version = {
    .name = "version",
    .usage = "",
    .summary = "version of the program and of its libraries",
    .summary_zh = "本程序及所用库的版本",
    .run = run,
};
