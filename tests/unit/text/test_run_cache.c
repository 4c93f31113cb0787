/* Run cache: what comes back, and how much is kept. */
#include "fixture.h"

#include "base/limits.h"
#include "text/run_cache.h"

TEST(run_cache_gives_back_what_was_kept)
{
    RunCache *cache = run_cache_create();
    CHECK(!run_cache_find(cache, text_of("甲")).data);
    run_cache_keep(cache, text_of("甲"), text_of("one"));
    run_cache_keep(cache, text_of("乙"), (Text){"", 0});
    CHECK(text_equals(run_cache_find(cache, text_of("甲")), "one"));
    Text empty = run_cache_find(cache, text_of("乙"));
    CHECK(empty.data && empty.length == 0);
    CHECK(!run_cache_find(cache, (Text){"甲", 2}).data);
    run_cache_destroy(cache);
    run_cache_destroy(NULL);
}

/* Memory stays within bounds; what is asked for again and again stays. */
TEST(run_cache_is_bounded)
{
    RunCache *cache = run_cache_create();
    char answer[1000] = "kept";
    run_cache_keep(cache, text_of("asked for"), text_of("always"));
    bool is_there = true;
    for (int i = 0; i < 10000; i++) {
        const char *key = arena_print(test->arena, "%d", i);
        run_cache_keep(cache, text_of(key), (Text){answer, sizeof answer});
        is_there &= run_cache_find(cache, text_of("asked for")).data != NULL;
    }
    CHECK(is_there);
    CHECK(!run_cache_find(cache, text_of("0")).data);
    CHECK(run_cache_find(cache, text_of("9999")).data);
    CHECK(run_cache_size(cache) < 5 * (size_t)LIMIT_RUN_CACHE_BYTES);
    run_cache_destroy(cache);
}

/* All that glyphs and breaks depend on is in the keys: a context that has set the same words in
 * other styles gives what a fresh one does. */
TEST(run_cache_does_not_mix_styles)
{
    static const char words[] = "甲，乙AB——“丙”fi 12";
    for (int i = 0; i < 8; i++) {
        TextFixture used;
        TextFixture fresh;
        fixture_init(test, &used);
        fixture_init(test, &fresh);
        fixture_compose(&used, words, 60);
        hb_feature_t feature = {HB_TAG('p', 'a', 'l', 't'), 1, 0, (unsigned)-1};
        for (int which = 0; which < 2; which++) {
            TextFixture *fixture = which ? &fresh : &used;
            fixture->style.faces = i & 1 ? fixture->latin_first : fixture->style.faces;
            fixture->style.language = i & 2 ? "ja" : fixture->style.language;
            fixture->style.letter_spacing = i & 4 ? 1 : 0;
            fixture->style.features = &feature;
            fixture->style.feature_count = i & 2 ? 1 : 0;
        }
        StrBuf dumps[2] = {{0}};
        text_layout_dump(&dumps[0], fixture_compose(&used, words, 60), (Point){0, 0});
        text_layout_dump(&dumps[1], fixture_compose(&fresh, words, 60), (Point){0, 0});
        CHECK_TEXT(dumps[0].data, dumps[1].data);
        strbuf_release(&dumps[0]);
        strbuf_release(&dumps[1]);
        fixture_release(&used);
        fixture_release(&fresh);
    }
}
