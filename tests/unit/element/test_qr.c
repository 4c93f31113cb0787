#include "element/fixture.h"
#include "element/qr.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ISO/IEC 18004, 6.3: three finder patterns of 7 x 7 modules; a version has 17 + 4 v modules. */
TEST(qr_has_finder_patterns)
{
    QrCode code;
    CHECK(qr_encode(test->arena, text_of("https://example.invalid/1"), QR_M, &code));
    CHECK((code.size - 17) % 4 == 0);
    static const char *const finder[] = {"1111111", "1000001", "1011101", "1011101",
                                         "1011101", "1000001", "1111111"};
    int corners[3][2] = {{0, 0}, {code.size - 7, 0}, {0, code.size - 7}};
    for (int c = 0; c < 3; c++) {
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 7; x++)
                CHECK(code.dark[(corners[c][1] + y) * code.size + corners[c][0] + x] ==
                      finder[y][x] - '0');
        }
    }
}

/* The path covers the dark modules and nothing else: equal areas, and all inside the frame. */
TEST(qr_path_covers_the_modules)
{
    QrCode code;
    CHECK(qr_encode(test->arena, text_of("一图读懂"), QR_H, &code));
    Path *path = path_create(test->arena);
    qr_append(path, &code, (Rect){10, 10, code.size, code.size});
    double area = 0;
    for (size_t i = 0; i + 3 < path->point_count; i += 4)
        area += fabs((path->points[i + 2].x - path->points[i].x) *
                     (path->points[i + 2].y - path->points[i].y));
    int dark = 0;
    for (int i = 0; i < code.size * code.size; i++)
        dark += code.dark[i];
    CHECK_NEAR(area, dark, 1e-6);
    Rect bounds = path_bounds(path);
    CHECK_NEAR(bounds.width, code.size, 1e-6);
}

TEST(qr_refuses_what_it_cannot_hold)
{
    QrCode code;
    char *words = arena_alloc(test->arena, 3000);
    memset(words, 'a', 2999);
    CHECK(!qr_encode(test->arena, text_of(""), QR_L, &code));
    CHECK(!qr_encode(test->arena, text_of(words), QR_L, &code));
    words[2953] = 0;
    CHECK(qr_encode(test->arena, text_of(words), QR_L, &code));
    CHECK(code.size == 177);
}

/* A reader of others (zbarimg) reads from the rendered page what was put in. */
TEST(qr_is_read_by_zbar)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    static const char *const words[] = {"https://example.invalid/p?id=42", "一图读懂：新质生产力"};
    char *picture = arena_print(test->arena, "%s/code.png", fixture.folder);
    for (size_t i = 0; i < 2; i++) {
        element_fixture_lay_out(&fixture, test,
                                arena_print(test->arena,
                                            "{\"type\": \"qrcode\", \"text\": \"%s\", \"style\": "
                                            "{\"width\": \"30mm\"}}",
                                            words[i]));
        JobOutput output = {.path = picture, .dpi = 200};
        CHECK(fixture.is_good && job_write(fixture.job, &output));
        char *command = arena_print(
            test->arena, "zbarimg -q --nodbus --raw -Sdisable -Sqrcode.enable %s", picture);
        FILE *reader = popen(command, "r");
        char line[200] = "";
        CHECK(reader && fgets(line, sizeof line, reader));
        line[strcspn(line, "\n")] = 0;
        CHECK_TEXT(line, words[i]);
        if (reader)
            pclose(reader);
        unlink(picture);
    }
    element_fixture_close(&fixture);
}

TEST(qr_warns_of_what_phones_cannot_read)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    element_fixture_lay_out(
        &fixture, test,
        "{\"type\": \"qrcode\", \"text\": \"https://example.invalid/\", \"style\": "
        "{\"width\": \"8mm\", \"color\": \"#DDDDDD\"}}");
    CHECK(element_fixture_reported(&fixture, W_QR_SMALL));
    CHECK(element_fixture_reported(&fixture, W_QR_CONTRAST));
    element_fixture_lay_out(&fixture, test, "{\"type\": \"qrcode\", \"text\": \"\"}");
    CHECK(element_fixture_reported(&fixture, E_QR_TEXT));
    element_fixture_close(&fixture);
}
