/* json_parse: what is accepted, what is refused and with which code. Judge: RFC 8259. */
#include "json/json.h"
#include "test.h"

static JsonValue *parse(TestState *test, const char *text)
{
    return json_parse(test->arena, test->sink, source_create(test->arena, "t.json", text_of(text)));
}

typedef struct GrammarRow {
    const char *right;
    const char *wrong;
    DiagCode code; /* of the wrong text: the only one */
} GrammarRow;

/* One right and one wrong text per production of RFC 8259, named as there. */
static const GrammarRow grammar_table[] = {
    /* JSON-text = ws value ws */
    {" 1 ", "1 1", E_JSON_AFTER_END},
    {"{}", "", E_JSON_EMPTY},
    {"// c\n1", "// c\n", E_JSON_EMPTY},
    {"\"x\"", "hello", E_JSON_NOT_JSON},
    {"[1]", "]", E_JSON_NOT_JSON},
    {"[1]", "[1]]", E_JSON_AFTER_END},
    /* begin-array, end-array */
    {"[[]]", "[[]", E_JSON_NOT_CLOSED},
    {"[1]", "[1}", E_JSON_WRONG_BRACKET},
    /* begin-object, end-object */
    {"{\"a\":{}}", "{\"a\":{}", E_JSON_NOT_CLOSED},
    {"{\"a\":1}", "{\"a\":1]", E_JSON_WRONG_BRACKET},
    {"{\"a\":[1]}", "{\"a\":[1}", E_JSON_INNER_OPEN},
    /* name-separator */
    {"{\"a\":1}", "{\"a\" 1}", E_JSON_COLON_MISSING},
    {"{\"a\" : 1}", "{\"a\"::1}", E_JSON_EXTRA_COLON},
    {"{\"a\":1}", "{\"a\"=1}", E_JSON_WRONG_MARK},
    /* value-separator */
    {"[1,2]", "[1 2]", E_JSON_COMMA_MISSING},
    {"[1,2,]", "[1,,2]", E_JSON_EXTRA_COMMA},
    {"[]", "[,]", E_JSON_EXTRA_COMMA},
    {"{\"a\":1,}", "{,}", E_JSON_EXTRA_COMMA},
    {"{\"a\":1,\"b\":2}", "{\"a\":1 \"b\":2}", E_JSON_COMMA_MISSING},
    {"[1,2]", "[1;2]", E_JSON_WRONG_MARK},
    /* ws = *( %x20 / %x09 / %x0A / %x0D ) */
    {"[ \t\r\n1]", "[\f1]", E_JSON_CONTROL},
    {"[ 1]", "[\v1]", E_JSON_CONTROL},
    {"[ 1]",
     "[\xC2\xA0"
     "1]",
     E_JSON_SPACE},
    {"\xEF\xBB\xBF[1]",
     "[\xEF\xBB\xBF"
     "1]",
     E_JSON_SPACE},
    /* value = false / null / true */
    {"[true]", "[True]", E_JSON_LITERAL},
    {"[false]", "[FALSE]", E_JSON_LITERAL},
    {"[null]", "[None]", E_JSON_LITERAL},
    {"[null]", "[nul]", E_JSON_WORD},
    {"[0]", "[NaN]", E_JSON_NOT_FINITE},
    {"[0]", "[-Infinity]", E_JSON_NOT_FINITE},
    /* member = string name-separator value */
    {"{\"a\":1}", "{a:1}", E_JSON_UNQUOTED_KEY},
    {"{\"1\":1}", "{1:1}", E_JSON_UNQUOTED_KEY},
    {"{\"a\":1}", "{\"a\":}", E_JSON_VALUE_MISSING},
    {"{\"a\":1}", "{\"a\"}", E_JSON_VALUE_MISSING},
    {"{\"a\":1}", "{:1}", E_JSON_KEY_MISSING},
    {"{\"a\":{}}", "{{}}", E_JSON_KEY_MISSING},
    {"{\"a\":\"b\"}", "{\"a\":\"b\" c}", E_JSON_UNEXPECTED},
    {"[{\"a\":1}]", "[\"a\":1]", E_JSON_PAIR_IN_ARRAY},
    /* number = [ minus ] int [ frac ] [ exp ] */
    {"[-1]", "[+1]", E_JSON_NUMBER_PLUS},
    {"[-0]", "[-]", E_JSON_WORD},
    {"[0]", "[01]", E_JSON_NUMBER_ZERO},
    {"[-0.5]", "[-01]", E_JSON_NUMBER_ZERO},
    {"[10]", "[0x10]", E_JSON_NUMBER_FORM},
    {"[1000]", "[1_000]", E_JSON_NUMBER_FORM},
    {"[12]", "[12mm]", E_JSON_NUMBER_FORM},
    {"[12]", "[12%]", E_JSON_NUMBER_FORM},
    {"[1.2]", "[1.2.3]", E_JSON_NUMBER_FORM},
    /* frac = decimal-point 1*DIGIT */
    {"[2.0]", "[2.]", E_JSON_NUMBER_POINT},
    {"[0.5]", "[.5]", E_JSON_NUMBER_POINT},
    {"[-0.5]", "[-.5]", E_JSON_NUMBER_POINT},
    /* exp = e [ minus / plus ] 1*DIGIT */
    {"[1E+2]", "[1E+]", E_JSON_NUMBER_EXPONENT},
    {"[1e-2]", "[1e]", E_JSON_NUMBER_EXPONENT},
    /* string = quotation-mark *char quotation-mark */
    {"[\"a\"]", "[\"a]", E_JSON_STRING_OPEN},
    {"[\"a\"]", "['a']", E_JSON_SINGLE_QUOTES},
    {"[\"a\"]", "[`a`]", E_JSON_SINGLE_QUOTES},
    {"[\"a\\nb\"]", "[\"a\nb\"]", E_JSON_STRING_LINE_BREAK},
    {"[\"a\\tb\"]", "[\"a\tb\"]", E_JSON_STRING_CONTROL},
    {"[\"a\x7F\"]", "[\"a\x01\"]", E_JSON_STRING_CONTROL},
    /* char = unescaped / escape ( ... ) */
    {"[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e00\"]", "[\"\\x41\"]", E_JSON_ESCAPE},
    {"[\"C:\\\\data\"]", "[\"C:\\data\"]", E_JSON_ESCAPE},
    {"[\"it's\"]", "[\"it\\'s\"]", E_JSON_ESCAPE},
    {"[\"\\u00e9\"]", "[\"\\u00g9\"]", E_JSON_UNICODE_ESCAPE},
    {"[\"\\u00E9\"]", "[\"\\u12\"]", E_JSON_UNICODE_ESCAPE},
    {"[\"\\ud83d\\ude00\"]", "[\"\\ud83d\"]", E_JSON_SURROGATE},
    {"[\"\\uD83D\\uDE00\"]", "[\"\\ude00\"]", E_JSON_SURROGATE},
    {"[\"\\uD83D\\uDE00\"]", "[\"\\ud83d\\u0041\"]", E_JSON_SURROGATE},
    {"[\"\\u0001\"]", "[\"\\u0000\"]", E_JSON_NUL},
    {"[\"\\ufffd\"]", "[\"\\uffff\"]", E_JSON_NONCHARACTER},
    {"[\"\\ufdcf\"]", "[\"\\ufdd0\"]", E_JSON_NONCHARACTER},
    {"[\"\xEF\xBF\xBD\"]", "[\"\xEF\xBF\xBE\"]", E_JSON_NONCHARACTER},
    {"[\"\\ud83f\\udffd\"]", "[\"\\ud83f\\udffe\"]", E_JSON_NONCHARACTER},
    /* comments, which RFC 8259 does not have */
    {"[1 /* a */, 2 // b\n]", "[1 /* a ", E_JSON_COMMENT_OPEN},
    {"[\"//\", \"/*\"]", "# a\n[1]", E_JSON_HASH_COMMENT},
    {"[\"#c00\"]", "[#c00]", E_JSON_WORD},
};

TEST(json_grammar_one_right_and_one_wrong_text_per_production)
{
    for (size_t i = 0; i < COUNT_OF(grammar_table); i++) {
        const GrammarRow *row = &grammar_table[i];
        DiagSink sink;
        diag_init(&sink, test->arena, DIAG_CHINESE);
        const SourceText *right = source_create(test->arena, "r", text_of(row->right));
        bool accepted = json_parse(test->arena, &sink, right) != NULL;
        CHECK(accepted && sink.count == 0);
        if (!accepted || sink.count)
            test_fail(test, __FILE__, (int)i, row->right);
        const SourceText *wrong = source_create(test->arena, "w", text_of(row->wrong));
        bool refused = json_parse(test->arena, &sink, wrong) == NULL;
        bool as_expected = refused && sink.count >= 1 && sink.items[0].code == row->code;
        CHECK(as_expected);
        bool is_only = sink.count == 1 || row->code == E_JSON_COMMENT_OPEN;
        CHECK(is_only);
        if (!as_expected || !is_only) {
            test_fail(test, __FILE__, (int)i, row->wrong);
            for (size_t k = 0; k < sink.count; k++)
                test_fail(test, "   got", (int)sink.items[k].origin.offset, sink.items[k].message);
        }
    }
}

TEST(json_parse_decodes_every_kind)
{
    const JsonValue *root = parse(test, "{\"n\": null, \"t\": true, \"f\": false, \"x\": -1.50e1,"
                                        " \"s\": \"\\u4e00\\n\xF0\x9F\x98\x80\\ud83d\\ude00\","
                                        " \"a\": [1, [2], {}]}");
    CHECK(root && root->kind == JSON_OBJECT && root->count == 6);
    CHECK(json_find(root, "n")->kind == JSON_NULL);
    CHECK(json_find(root, "t")->boolean && !json_find(root, "f")->boolean);
    CHECK(json_find(root, "x")->number == -15);
    CHECK(text_equals(json_find(root, "x")->text, "-1.50e1"));
    CHECK_TEXT(json_find(root, "s")->text.data, "一\n😀😀");
    const JsonValue *array = json_find(root, "a");
    CHECK(array->count == 3 && array->items[1]->items[0]->number == 2);
    CHECK(array->items[2]->kind == JSON_OBJECT && array->items[2]->parent == array);
}
