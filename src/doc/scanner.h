/* Scanner: walks over the short notations inside property strings ("0.5pt solid $gold",
 * "linear-gradient(90deg, $red, $dark)"). */
#ifndef DOC_SCANNER_H
#define DOC_SCANNER_H

#include <stdbool.h>

#include "base/text.h"

typedef struct Scanner {
    Text text;
    size_t at;
} Scanner;

void scanner_skip_space(Scanner *scanner);
bool scanner_at_end(Scanner *scanner); /* after spaces */

/* Takes `character` (after spaces) if it is next. */
bool scanner_accept(Scanner *scanner, char character);

/* The next piece (after spaces) up to a space, comma or bracket; a bracket that follows directly
 * with all it holds belongs to the piece: "rgb(1, 2, 3)". Empty at the end. */
Text scanner_piece(Scanner *scanner);

/* Name of a piece "name(...)" and, in `*arguments`, a scanner of what stands between the brackets;
 * false when the piece is no call. */
bool scanner_open_call(Text piece, Text *name, Scanner *arguments);

#endif
