/* The table of commands: one row for each file src/app/command_<name>.c. */
#include "app/command.h"

#include <string.h>

#define COMMAND(name) extern const Command command_##name;
#include "gen/command_list.inc"

const Command *const command_table[] = {
#define COMMAND(name) &command_##name,
#include "gen/command_list.inc"
    NULL,
};

const Command *command_find(const char *name)
{
    for (int i = 0; command_table[i]; i++) {
        if (strcmp(command_table[i]->name, name) == 0)
            return command_table[i];
    }
    return NULL;
}
