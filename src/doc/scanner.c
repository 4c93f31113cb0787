/* Scanner: see scanner.h. */
#include "doc/scanner.h"

static bool is_space(char character)
{
    return character == ' ' || character == '\t' || character == '\n';
}

void scanner_skip_space(Scanner *scanner)
{
    while (scanner->at < scanner->text.length && is_space(scanner->text.data[scanner->at]))
        scanner->at++;
}

bool scanner_at_end(Scanner *scanner)
{
    scanner_skip_space(scanner);
    return scanner->at >= scanner->text.length;
}

bool scanner_accept(Scanner *scanner, char character)
{
    if (scanner_at_end(scanner) || scanner->text.data[scanner->at] != character)
        return false;
    scanner->at++;
    return true;
}

/* Index just after the bracket that closes the one at `at`, or the end of the text. */
static size_t skip_brackets(Text text, size_t at)
{
    int depth = 0;
    for (; at < text.length; at++) {
        depth += text.data[at] == '(';
        depth -= text.data[at] == ')';
        if (depth == 0)
            return at + 1;
    }
    return at;
}

Text scanner_piece(Scanner *scanner)
{
    scanner_skip_space(scanner);
    size_t start = scanner->at;
    while (scanner->at < scanner->text.length) {
        char next = scanner->text.data[scanner->at];
        if (next == '(') {
            scanner->at = skip_brackets(scanner->text, scanner->at);
            break;
        }
        if (is_space(next) || next == ',' || next == ')' || next == '/')
            break;
        scanner->at++;
    }
    return (Text){scanner->text.data + start, scanner->at - start};
}

bool scanner_open_call(Text piece, Text *name, Scanner *arguments)
{
    const char *bracket = memchr(piece.data, '(', piece.length);
    if (!bracket || piece.data[piece.length - 1] != ')')
        return false;
    size_t length = (size_t)(bracket - piece.data);
    *name = (Text){piece.data, length};
    *arguments = (Scanner){{bracket + 1, piece.length - length - 2}, 0};
    return true;
}
