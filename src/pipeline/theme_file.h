/* Theme files: what "extends" in a theme names. */
#ifndef PIPELINE_THEME_FILE_H
#define PIPELINE_THEME_FILE_H

#include "json/json.h"

/* A ThemeLoader (doc/theme.h) whose context is a Job. A name that ends in .json is a path relative
 * to the file that names it; any other is looked for as themes/NAME.json beside the layout, then
 * among the shipped layouts. NULL: reported. */
const JsonValue *theme_file_load(void *job, const JsonValue *name);

#endif
