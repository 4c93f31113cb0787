/* Reading poppler's output: pipeline/pdf_words.c. */
#include "pipeline/pdf_diff.h"
#include "test.h"

TEST(pdf_words_are_read_with_their_boxes)
{
    PdfWords words;
    CHECK(pdf_words_read(test->arena,
                         text_of("<html><body><doc>\n  <page width=\"595\" height=\"842.5\">\n"
                                 "    <word xMin=\"10\" yMin=\"20\" xMax=\"30.5\" yMax=\"26\">"
                                 "A&amp;B&lt;</word>\n  </page>\n  <page width=\"1\" height=\"2\">"
                                 "</page></doc>"),
                         &words));
    CHECK(words.page_count == 2 && words.pages[0].count == 1 && words.pages[1].count == 0);
    CHECK(words.pages[0].width == 595 && words.pages[0].height == 842.5);
    const PdfWord *word = &words.pages[0].words[0];
    CHECK(text_equals(word->text, "A&B<"));
    CHECK(word->box.x == 10 && word->box.y == 20 && word->box.width == 20.5 &&
          word->box.height == 6);
}

TEST(pdf_words_that_are_cut_do_no_harm)
{
    static const char whole[] = "<page width=\"5\" height=\"8\"><word xMin=\"1\" yMin=\"2\" "
                                "xMax=\"3\" yMax=\"4\">a&amp;</word></page>";
    for (size_t length = 0; length < sizeof whole; length++) {
        PdfWords words;
        char *cut = arena_copy(test->arena, whole, length);
        bool is_read = pdf_words_read(test->arena, (Text){cut, length}, &words);
        CHECK(is_read == (length > strlen("<page width=\"5\" height=\"8\"")));
    }
}

TEST(pdf_pictures_are_read_or_refused)
{
    const Image *image = pdf_picture_read(test->arena, (Text){"P6\n2 1\n255\nabcdef", 17});
    CHECK(image && image->width == 2 && image->height == 1 && image->pixels[5] == 'f');
    CHECK(!pdf_picture_read(test->arena, (Text){"P6\n2 1\n255\nabcde", 16}));
    CHECK(!pdf_picture_read(test->arena, (Text){"P5\n2 1\n255\nabcdef", 17}));
    CHECK(!pdf_picture_read(test->arena, (Text){"P6\n2 1\n65535\nabcdef", 19}));
    CHECK(!pdf_picture_read(test->arena, (Text){"P6\n99999999 99999999\n255\n", 25}));
    CHECK(!pdf_picture_read(test->arena, (Text){"", 0}));
}
