#include "base/sequence_match.h"

#include "base/limits.h"
#include <string.h>

#include "test.h"

/* Matches of two words, letter by letter: "02-" for indexes 0, 2 and none. */
static const char *match_letters(TestState *test, const char *a, const char *b)
{
    uint64_t hashes[2][32] = {{0}};
    size_t counts[2] = {strlen(a), strlen(b)};
    for (size_t i = 0; i < counts[0]; i++)
        hashes[0][i] = (uint64_t)a[i];
    for (size_t i = 0; i < counts[1]; i++)
        hashes[1][i] = (uint64_t)b[i];
    const int *matches = sequence_match(test->arena, (HashList){hashes[0], counts[0]},
                                        (HashList){hashes[1], counts[1]});
    char *shown = arena_copy(test->arena, a, counts[0]);
    for (size_t i = 0; i < counts[0]; i++)
        shown[i] = matches[i] < 0 ? '-' : (char)('0' + matches[i]);
    return shown;
}

TEST(sequences_match_by_the_longest_common_one)
{
    CHECK_TEXT(match_letters(test, "abc", "abc"), "012");
    CHECK_TEXT(match_letters(test, "abc", "axbc"), "023");
    CHECK_TEXT(match_letters(test, "abc", "ac"), "0-1");
    CHECK_TEXT(match_letters(test, "abc", "xyz"), "---");
    CHECK_TEXT(match_letters(test, "", "xyz"), "");
    CHECK_TEXT(match_letters(test, "abc", ""), "---");
    CHECK_TEXT(match_letters(test, "aa", "a"), "0-");
    CHECK_TEXT(match_letters(test, "xaybz", "paqbr"), "-1-3-");
}

TEST(sequences_too_long_match_at_their_ends)
{
    enum { COUNT = 5000 };
    uint64_t *hashes[2];
    for (int k = 0; k < 2; k++) {
        hashes[k] = arena_array(test->arena, COUNT, sizeof **hashes);
        for (size_t i = 0; i < COUNT; i++)
            hashes[k][i] = i;
        hashes[k][10] = hashes[k][COUNT - 10] = 100000 + (uint64_t)k;
    }
    const int *matches =
        sequence_match(test->arena, (HashList){hashes[0], COUNT}, (HashList){hashes[1], COUNT});
    CHECK((double)(COUNT - 20) * (COUNT - 20) > LIMIT_MATCH_CELLS);
    CHECK(matches[9] == 9 && matches[COUNT - 9] == COUNT - 9);
    CHECK(matches[10] == -1 && matches[2500] == -1);
}
