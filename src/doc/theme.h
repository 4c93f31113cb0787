/* Theme: tokens ("$red") and named styles ("h2"), with what they extend. */
#ifndef DOC_THEME_H
#define DOC_THEME_H

#include "base/map.h"
#include "json/field.h"

typedef struct Theme {
    Arena *arena;
    DiagSink *diagnostics;
    Map tokens;          /* name without $ -> JsonValue */
    Map styles;          /* name -> JsonValue object, "extends" still inside */
    bool is_print_table; /* fontSizeTable: print */
} Theme;

/* Finds the file of a theme that another one extends; NULL: reported. Given by pipeline/. */
typedef const JsonValue *(*ThemeLoader)(void *context, const JsonValue *name);

/* Reads the layout's "theme" (NULL: none). Tokens and styles of an extended theme come first and
 * are overridden one by one. */
void theme_read(Theme *theme, Arena *arena, DiagSink *diagnostics, const JsonValue *value,
                ThemeLoader loader, void *loader_context);

/* The value of "$name" with tokens that refer to tokens followed; `use` is where it is used. NULL:
 * reported (unknown token with the nearest name, or a cycle). */
const JsonValue *theme_find_token(const Theme *theme, Text name, const JsonValue *use);

/* The named style, or NULL: reported. */
const JsonValue *theme_find_style(const Theme *theme, Text name, const Origin *use);

#endif
