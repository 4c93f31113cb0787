/* Vertical orientation: the table against Unicode's own file, where that is installed. */
#include "test.h"
#include "text/orientation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNICODE_FILE "/usr/share/unicode/VerticalOrientation.txt" /* package unicode-data */

static Orientation read_orientation(const char *name)
{
    if (strncmp(name, "Tu", 2) == 0)
        return ORIENTATION_TRANSFORMED_UPRIGHT;
    if (strncmp(name, "Tr", 2) == 0)
        return ORIENTATION_TRANSFORMED_ROTATED;
    return name[0] == 'U' ? ORIENTATION_UPRIGHT : ORIENTATION_ROTATED;
}

TEST(text_orientation_is_that_of_unicode)
{
    FILE *file = fopen(UNICODE_FILE, "r");
    CHECK(file != NULL);
    char line[256];
    int ranges = 0;
    int wrong = 0;
    while (file && fgets(line, sizeof line, file)) {
        char *after;
        unsigned long first = strtoul(line, &after, 16);
        if (line[0] == '#' || after == line)
            continue;
        unsigned long last = after[0] == '.' ? strtoul(after + 2, &after, 16) : first;
        after += strspn(after, " ;");
        for (unsigned long code_point = first; code_point <= last; code_point++)
            wrong += orientation_of_code_point((uint32_t)code_point) != read_orientation(after);
        ranges++;
    }
    if (file)
        fclose(file);
    CHECK(ranges > 2000 && wrong == 0);
}

TEST(text_orientation_of_well_known_characters)
{
    CHECK(orientation_of_code_point(0x4E00) == ORIENTATION_UPRIGHT);
    CHECK(orientation_of_code_point(0x3002) == ORIENTATION_TRANSFORMED_UPRIGHT);
    CHECK(orientation_of_code_point(0xFF08) == ORIENTATION_TRANSFORMED_ROTATED);
    CHECK(orientation_of_code_point('A') == ORIENTATION_ROTATED);
    CHECK(orientation_of_code_point(0x10FFFF) == ORIENTATION_ROTATED);
}
