/* "Did you mean ...?": see suggest.h. */
#include "json/suggest.h"

#include <stdint.h>

#include "base/utf8.h"

#define LONGEST_NAME 64 /* characters; a longer word is no slip of the pen */

/* Decodes `text` with its ASCII letters in lower case. Returns the number of characters, or
 * LONGEST_NAME + 1 when there are more than fit. */
static int decode(Text text, uint32_t characters[LONGEST_NAME])
{
    int count = 0;
    for (size_t at = 0; at < text.length; count++) {
        size_t size;
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        if (count == LONGEST_NAME)
            return LONGEST_NAME + 1;
        bool is_upper = code_point >= 'A' && code_point <= 'Z';
        characters[count] = is_upper ? code_point - 'A' + 'a' : code_point;
        at += size;
    }
    return count;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b` (optimal
 * string alignment: no part is edited twice). */
static int edit_distance(const uint32_t *a, int a_count, const uint32_t *b, int b_count)
{
    int rows[3][LONGEST_NAME + 1];
    for (int j = 0; j <= b_count; j++)
        rows[0][j] = j;
    for (int i = 1; i <= a_count; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *above_two = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= b_count; j++) {
            bool same = a[i - 1] == b[j - 1];
            row[j] = smaller(smaller(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                row[j] = smaller(row[j], above_two[j - 2] + 1);
        }
    }
    return rows[a_count % 3][b_count];
}

const char *suggest_name(Text word, const char *const names[], int count)
{
    uint32_t wanted[LONGEST_NAME];
    int wanted_count = decode(word, wanted);
    const char *best = NULL;
    int best_distance = LONGEST_NAME;
    for (int i = 0; i < count && wanted_count <= LONGEST_NAME; i++) {
        uint32_t name[LONGEST_NAME];
        int name_count = names[i] ? decode(text_of(names[i]), name) : LONGEST_NAME + 1;
        if (name_count > LONGEST_NAME)
            continue;
        int longer = wanted_count > name_count ? wanted_count : name_count;
        int allowed = longer >= 3 ? longer / 3 : 1;
        int distance = edit_distance(wanted, wanted_count, name, name_count);
        if (distance <= allowed && distance < best_distance) {
            best = names[i];
            best_distance = distance;
        }
    }
    return best;
}
