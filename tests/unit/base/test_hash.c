#include "base/hash.h"
#include "test.h"

/* Values of the XXH3 specification (doc/xxhash_spec.md of xxHash): the empty input, seed 0. */
TEST(hash_of_nothing_is_the_published_value)
{
    CHECK(hash_bytes("", 0) == 0x2D06800538D394C2u);
    Hash128 hash = hash_bytes_128("", 0);
    CHECK(hash.high == 0x99AA06D3014798D8u && hash.low == 0x6001C324468D497Fu);
}

TEST(hash_tells_one_bit)
{
    char a[300] = {0};
    char b[300] = {0};
    b[299] = 1;
    CHECK(hash_bytes(a, sizeof a) != hash_bytes(b, sizeof b));
    CHECK(hash_bytes(a, 299) == hash_bytes(b, 299));
    CHECK(hash_bytes_128(a, sizeof a).low != hash_bytes_128(b, sizeof b).low);
}
