/* Damaged fonts: flipped bytes and cut files end in a subset or a diagnostic, never in a crash. Run
 * under the sanitizers, this is what proves that every read is checked. */
#include "font/subset.h"

#include "bare_cff.h"
#include "fixture.h"

/* A small generator of its own, so that a failure can be repeated (Numerical Recipes' constants).
 */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Opens a face of the bytes, subsets it and draws what came out. Returns whether there was one. */
static bool try_bytes(TestState *test, const char *bytes, size_t length, uint32_t step)
{
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    Face face;
    bool is_made = false;
    if (face_load(blob, NULL, 0, &face) == FACE_GOOD) {
        face.family = face.path = "damaged";
        uint32_t glyphs[64];
        for (uint32_t i = 0; i < COUNT_OF(glyphs); i++)
            glyphs[i] = i * step;
        FontSubset subset;
        size_t errors = test->sink->error_count;
        is_made = font_subset_create(&face, glyphs, COUNT_OF(glyphs), test->sink, &subset);
        CHECK(is_made || test->sink->error_count > errors || test->sink->count > 0);
        if (is_made && subset.format == FACE_CFF) {
            hb_font_t *font = bare_cff_font(&subset.program, 1000, COUNT_OF(glyphs));
            Face drawn = {.hb_font = font, .units_per_em = 1000};
            Path *path = path_create(test->arena);
            for (uint32_t i = 0; i < COUNT_OF(glyphs); i++)
                face_append_outline(&drawn, i, 10, (Point){0, 0}, path);
            hb_font_destroy(font);
        }
        font_subset_release(&subset);
        face_release(&face);
    }
    hb_blob_destroy(blob);
    return is_made;
}

/* A small CID-keyed font to damage: a subset of Noto, made by us, in an OpenType wrapper. */
static bool make_small_font(TestState *test, StrBuf *file)
{
    Face face;
    if (!fixture_open(test, NOTO_SERIF, "NotoSerifCJKsc-Regular", &face))
        return false;
    uint32_t glyphs[64];
    for (uint32_t i = 0; i < COUNT_OF(glyphs); i++)
        glyphs[i] = i * 700;
    FontSubset subset;
    CHECK(font_subset_create(&face, glyphs, COUNT_OF(glyphs), test->sink, &subset));
    hb_blob_t *blob = bare_cff_file(&subset.program, 1000, COUNT_OF(glyphs));
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    strbuf_append(file, data, length);
    hb_blob_destroy(blob);
    font_subset_release(&subset);
    face_release(&face);
    return true;
}

static bool read_font(TestState *test, const char *path, StrBuf *file)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    CHECK(blob != NULL);
    if (!blob)
        return false;
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    strbuf_append(file, data, length);
    hb_blob_destroy(blob);
    return true;
}

/* Flips bytes, one to eight at a time. Half of them in the first bytes, where the headers stand. */
static void flip_bytes(TestState *test, StrBuf *file, int rounds, uint32_t step)
{
    uint32_t state = 1;
    int made = 0;
    char *bytes = memory_alloc(file->length);
    for (int round = 0; round < rounds; round++) {
        memcpy(bytes, file->data, file->length);
        uint32_t count = 1 + next_random(&state) % 8;
        for (uint32_t i = 0; i < count; i++) {
            size_t range = next_random(&state) % 2 ? 3000 : file->length;
            size_t at = next_random(&state) % (range < file->length ? range : file->length);
            bytes[at] = (char)next_random(&state);
        }
        made += try_bytes(test, bytes, file->length, step);
    }
    CHECK(made > 0); /* the test reached the subsetter */
    CHECK(made < rounds);
    memory_free(bytes);
}

static void cut_file(TestState *test, const StrBuf *file, int rounds, uint32_t step)
{
    for (int round = 0; round < rounds; round++) {
        size_t length = file->length * (size_t)round / (size_t)rounds;
        char *bytes = memory_alloc(length); /* of exactly that size, for the address sanitizer */
        memcpy(bytes, file->data, length);
        try_bytes(test, bytes, length, step);
        memory_free(bytes);
    }
    CHECK(try_bytes(test, file->data, file->length, step));
}

TEST(font_damage_cid_keyed)
{
    StrBuf file = {0};
    if (make_small_font(test, &file)) {
        flip_bytes(test, &file, 3000, 1);
        cut_file(test, &file, 300, 1);
    }
    strbuf_release(&file);
}

TEST(font_damage_name_keyed)
{
    StrBuf file = {0};
    if (read_font(test, BEBAS_REGULAR, &file)) {
        flip_bytes(test, &file, 1000, 5);
        cut_file(test, &file, 100, 5);
    }
    strbuf_release(&file);
}

TEST(font_damage_truetype)
{
    StrBuf file = {0};
    if (read_font(test, "/usr/share/fonts/truetype/roboto/unhinted/RobotoCondensed-Light.ttf",
                  &file)) {
        flip_bytes(test, &file, 300, 9);
        cut_file(test, &file, 50, 9);
    }
    strbuf_release(&file);
}
