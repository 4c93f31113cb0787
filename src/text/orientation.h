/* How characters stand in vertical lines: UTR #50. Internal to text/. */
#ifndef TEXT_ORIENTATION_H
#define TEXT_ORIENTATION_H

#include <stddef.h>
#include <stdint.h>

/* The property Vertical_Orientation (UAX 50, table 1). The transformed ones need another glyph in
 * vertical text; without it they stand upright or rotated. */
typedef enum Orientation {
    ORIENTATION_ROTATED,
    ORIENTATION_UPRIGHT,
    ORIENTATION_TRANSFORMED_UPRIGHT,
    ORIENTATION_TRANSFORMED_ROTATED
} Orientation;

Orientation orientation_of_code_point(uint32_t code_point);

#endif
