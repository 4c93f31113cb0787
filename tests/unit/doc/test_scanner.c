#include "doc/scanner.h"
#include "test.h"

static void next(TestState *test, Scanner *scanner, const char *expected)
{
    Text piece = scanner_piece(scanner);
    CHECK_TEXT(arena_copy(test->arena, piece.data, piece.length), expected);
}

TEST(doc_scanner_pieces_end_at_spaces_and_commas)
{
    Scanner scanner = {text_of("  0.5pt  solid\t$gold,2 / 4"), 0};
    next(test, &scanner, "0.5pt");
    next(test, &scanner, "solid");
    next(test, &scanner, "$gold");
    CHECK(scanner_accept(&scanner, ',') && !scanner_accept(&scanner, ','));
    next(test, &scanner, "2");
    CHECK(scanner_accept(&scanner, '/'));
    next(test, &scanner, "4");
    CHECK(scanner_at_end(&scanner));
    next(test, &scanner, "");
}

TEST(doc_scanner_brackets_belong_to_their_piece)
{
    Scanner scanner = {text_of("tint(rgb(1, 2, 3), 20%) 4mm"), 0};
    next(test, &scanner, "tint(rgb(1, 2, 3), 20%)");
    next(test, &scanner, "4mm");
    scanner = (Scanner){text_of("rgb(1, 2"), 0};
    next(test, &scanner, "rgb(1, 2");
    CHECK(scanner_at_end(&scanner));
}

TEST(doc_scanner_opens_calls)
{
    Text name;
    Scanner arguments;
    CHECK(scanner_open_call(text_of("f(a(b), c)"), &name, &arguments));
    CHECK(text_equals(name, "f") && text_equals(arguments.text, "a(b), c"));
    CHECK(scanner_open_call(text_of("f()"), &name, &arguments) && arguments.text.length == 0);
    CHECK(!scanner_open_call(text_of("f(a"), &name, &arguments));
    CHECK(!scanner_open_call(text_of("f"), &name, &arguments));
    CHECK(!scanner_open_call((Text){"", 0}, &name, &arguments));
}
