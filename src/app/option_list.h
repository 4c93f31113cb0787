/* Option list: the options that a command's help names, for completion and the manual. */
#ifndef APP_OPTION_LIST_H
#define APP_OPTION_LIST_H

#include "app/command.h"

/* A line of help: "  --page N   only page N". */
typedef struct OptionLine {
    Text name;     /* "--page" */
    Text argument; /* "N", empty: takes none */
    Text words;    /* "only page N" */
} OptionLine;

/* The options that every command has, in the form of a help text. */
const char *option_list_shared(DiagLanguage language);

/* Reads the next line of a help text and moves on; false at the end. `*help` may be NULL. */
bool option_list_next(const char **help, OptionLine *option);

#endif
