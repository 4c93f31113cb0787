/* Citations: see citation.h. */
#include "doc/citation.h"

#include <string.h>

static const char mark[] = "ref.";

/* The name that begins at `at`, up to the next character that is in no name. */
static Text name_at(const char *at)
{
    return (Text){at, strcspn(at, " .|()[]+-*/,?:<>=!&")};
}

Citation citation_of(const Register *entries, const JsonInsertion *insertion)
{
    Citation none = {CITATION_NONE, NULL, false};
    const char *at = insertion ? insertion->expression : NULL;
    if (!entries || !at)
        return none;
    at += strspn(at, " ");
    if (strncmp(at, mark, sizeof mark - 1) != 0)
        return none;
    Text id = name_at(at + sizeof mark - 1);
    if (id.data[id.length] != '.')
        return none;
    Text member = name_at(id.data + id.length + 1);
    bool is_number = text_equals(member, "number");
    bool is_whole = is_number || text_equals(member, "page") || text_equals(member, "label");
    return (Citation){is_whole ? CITATION_NUMBER : CITATION_WORDS, register_find(entries, id),
                      is_number};
}
