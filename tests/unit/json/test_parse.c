/* json_parse: what is accepted, what is refused and with which code. Judge: RFC 8259. */
#include "json/json.h"

#include <stdio.h>

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

static JsonValue *parse_bytes(TestState *test, DiagSink *sink, const char *bytes, size_t length)
{
    diag_init(sink, test->arena, DIAG_ENGLISH);
    return json_parse(test->arena, sink,
                      source_create(test->arena, "t.json", (Text){bytes, length}));
}

/* `depth` brackets, arrays and objects in turn, closed again. */
static const char *nested(TestState *test, int depth)
{
    StrBuf text = {0};
    for (int i = 0; i < depth; i++)
        strbuf_string(&text, i % 2 ? "{\"a\":" : "[");
    strbuf_string(&text, "0");
    for (int i = depth - 1; i >= 0; i--)
        strbuf_char(&text, i % 2 ? '}' : ']');
    const char *copy = strbuf_copy(&text, test->arena);
    strbuf_release(&text);
    return copy;
}

/* Threat J1. */
TEST(json_depth_just_below_at_and_above_the_limit)
{
    CHECK(parse(test, nested(test, 127)) != NULL);
    CHECK(parse(test, nested(test, 128)) != NULL);
    CHECK(test->sink->count == 0);
    CHECK(parse(test, nested(test, 129)) == NULL);
    CHECK(test->sink->count == 1 && test_reported_once(test, E_JSON_DEPTH));
}

TEST(json_a_million_open_brackets)
{
    size_t length = 1000000;
    char *text = arena_alloc(test->arena, length + 1);
    memset(text, '[', length);
    CHECK(parse(test, text) == NULL);
    CHECK(test->sink->count == 1 && test_reported_once(test, E_JSON_DEPTH));
    CHECK(test->sink->items[0].origin.offset == 128);
}

/* Threat J2: neither infinity nor a silent zero. */
TEST(json_numbers_beyond_the_range_of_a_double)
{
    static const char *const large[] = {"1e999", "-1e999", "1e309", "1.8e308",
                                        "1e99999999999999999999999"};
    static const char *const small[] = {"1e-400", "-1e-400", "0.1e-99999999999999999999", "2e-324"};
    DiagSink sink;
    for (size_t i = 0; i < COUNT_OF(large); i++) {
        CHECK(parse_bytes(test, &sink, large[i], strlen(large[i])) == NULL);
        CHECK(sink.count == 1 && sink.items[0].code == E_JSON_NUMBER_LARGE);
    }
    for (size_t i = 0; i < COUNT_OF(small); i++) {
        CHECK(parse_bytes(test, &sink, small[i], strlen(small[i])) == NULL);
        CHECK(sink.count == 1 && sink.items[0].code == E_JSON_NUMBER_SMALL);
    }
    char digits[401];
    memset(digits, '9', 400);
    CHECK(parse_bytes(test, &sink, digits, 400) == NULL);
    CHECK(sink.count == 1 && sink.items[0].code == E_JSON_NUMBER_LARGE);
}

TEST(json_numbers_at_the_edges)
{
    const JsonValue *root = parse(test, "[1.7976931348623157e308, 5e-324, -0, 0e999, 0.0e-999,"
                                        " 9007199254740993, 1E+2, 0.1]");
    CHECK(root && root->count == 8);
    CHECK(root->items[0]->number == 1.7976931348623157e308);
    CHECK(root->items[1]->number == 5e-324);
    CHECK(root->items[2]->number == 0 && text_equals(root->items[2]->text, "-0"));
    CHECK(root->items[3]->number == 0 && root->items[4]->number == 0);
    CHECK(text_equals(root->items[5]->text, "9007199254740993"));
    CHECK(root->items[6]->number == 100 && root->items[7]->number == 0.1);
}

/* cJSON stops at the 64th character of a number. */
TEST(json_numbers_of_many_digits)
{
    const JsonValue *root = parse(
        test,
        "[0.1000000000000000000000000000000000000000000000000000000000000000000000000000, 2]");
    CHECK(root && root->count == 2 && root->items[0]->number == 0.1 && root->items[1]->number == 2);
}

/* Unicode 15, table 3-7 and section 3.9: every class of ill-formed sequence. */
TEST(json_refuses_every_class_of_ill_formed_utf8)
{
    static const struct {
        const char *bytes;
        size_t offset; /* of the first ill-formed byte, in the string */
    } rows[] = {
        {"\x80", 0},             /* a continuation byte alone */
        {"\xBF", 0},             /* ... */
        {"\xC0\x80", 0},         /* overlong NUL */
        {"\xC1\xBF", 0},         /* overlong, two bytes */
        {"\xE0\x9F\xBF", 0},     /* overlong, three bytes */
        {"\xF0\x8F\xBF\xBF", 0}, /* overlong, four bytes */
        {"\xED\xA0\x80", 0},     /* the first high surrogate */
        {"\xED\xBF\xBF", 0},     /* the last low surrogate */
        {"\xF4\x90\x80\x80", 0}, /* U+110000 */
        {"\xF5\x80\x80\x80", 0}, /* never a lead byte */
        {"\xFE", 0},             /* never a byte */
        {"\xFF", 0},
        {"a\xC2", 1},         /* cut after one byte of two */
        {"a\xE4\xB8", 1},     /* cut after two bytes of three */
        {"a\xF0\x9F\x98", 1}, /* cut after three bytes of four */
        {"\xE4\xB8"
         "a",
         0},                     /* not continued */
        {"\xB1\xEA\xCC\xE2", 0}, /* 标题 in GBK */
    };
    DiagSink sink;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *text = arena_print(test->arena, "{\"a\": \"%s\"}", rows[i].bytes);
        CHECK(parse_bytes(test, &sink, text, strlen(text)) == NULL);
        CHECK(sink.count == 1 && sink.items[0].code == E_JSON_UTF8);
        CHECK(sink.items[0].origin.offset == 7 + rows[i].offset);
        char byte[3];
        snprintf(byte, sizeof byte, "%02X", (unsigned char)rows[i].bytes[rows[i].offset]);
        CHECK(strstr(sink.items[0].message, byte) != NULL);
    }
}

TEST(json_accepts_the_edges_of_well_formed_utf8)
{
    static const char *const texts[] = {
        "\x7F",         "\xC2\x80",     "\xDF\xBF",         "\xE0\xA0\x80",     "\xED\x9F\xBF",
        "\xEE\x80\x80", "\xEF\xBF\xBD", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBD",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const JsonValue *value = parse(test, arena_print(test->arena, "\"%s\"", texts[i]));
        CHECK(value != NULL);
        CHECK_TEXT(value ? value->text.data : NULL, texts[i]);
    }
}

TEST(json_names_other_encodings_and_binary_files)
{
    static const struct {
        const char *bytes;
        size_t length;
        DiagCode code;
    } rows[] = {
        {"\xFF\xFE{\0}\0", 6, E_JSON_ENCODING},
        {"\xFE\xFF\0{\0}", 6, E_JSON_ENCODING},
        {"{\0\"\0a\0", 6, E_JSON_ENCODING},
        {"\0{\0\"\0a", 6, E_JSON_ENCODING},
        {"\xFF\xFE\0\0{\0\0\0", 8, E_JSON_ENCODING},
        {"PK\x03\x04\x14\0\x06\0", 8, E_JSON_BINARY},
        {"%PDF-1.4\n", 9, E_JSON_BINARY},
        {"\x89PNG\r\n\x1A\n", 8, E_JSON_BINARY},
        {"\x7F"
         "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03",
         17, E_JSON_BINARY},
        {"<html>", 6, E_JSON_NOT_JSON},
        {"topic,year\n\"a\",1", 16, E_JSON_NOT_JSON},
        {"\xEF\xBB\xBF", 3, E_JSON_EMPTY},
        {" \n\t", 3, E_JSON_EMPTY},
    };
    DiagSink sink;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK(parse_bytes(test, &sink, rows[i].bytes, rows[i].length) == NULL);
        CHECK(sink.count == 1 && sink.items[0].code == rows[i].code);
    }
}

/* Threats J4 and J6: zero bytes. */
TEST(json_refuses_zero_bytes_wherever_they_stand)
{
    DiagSink sink;
    CHECK(parse_bytes(test, &sink, "[1]\0", 4) == NULL);
    CHECK(sink.count == 1 && sink.items[0].code == E_JSON_CONTROL);
    CHECK(sink.items[0].origin.offset == 3);
    CHECK(parse_bytes(test, &sink, "[\0 1,2]", 7) == NULL);
    CHECK(sink.count == 1 && sink.items[0].code == E_JSON_CONTROL);
    CHECK(parse_bytes(test, &sink, "[\"a\0b\"]", 7) == NULL);
    CHECK(sink.count == 1 && sink.items[0].code == E_JSON_NUL);
    CHECK(sink.items[0].origin.offset == 3);
}

static void check_place(TestState *test, const SourceText *source, const JsonValue *value,
                        const char *words, int line, int column)
{
    CHECK(value && value->origin.source == source);
    if (!value)
        return;
    const char *bytes = source->text.data + value->origin.offset;
    CHECK(value->origin.length == strlen(words) && strncmp(bytes, words, strlen(words)) == 0);
    int actual_line, actual_column;
    source_locate(source, value->origin.offset, &actual_line, &actual_column);
    CHECK(actual_line == line && actual_column == column);
}

TEST(json_places_with_byte_order_mark_crlf_chinese_and_comments)
{
    static const char text[] =
        "\xEF\xBB\xBF{ // 注释 \"[{\r\n"
        "  \"标题\": \"一\\u56fe\", /* 中\r\n文 */ \"数\": [ -1.5e3 , {} ],\r\n"
        "  \"真\" : true,\r\n"
        "}\r\n";
    const SourceText *source = source_create(test->arena, "t.json", text_of(text));
    JsonValue *root = json_parse(test->arena, test->sink, source);
    CHECK(root && root->count == 3 && test->sink->count == 0);
    if (!root)
        return;
    CHECK(root->origin.offset == 3 && root->origin.length == sizeof text - 1 - 3 - 2);
    check_place(test, source, json_find(root, "标题"), "\"一\\u56fe\"", 2, 9);
    CHECK_TEXT(json_find(root, "标题")->text.data, "一图");
    const JsonValue *array = json_find(root, "数");
    check_place(test, source, array, "[ -1.5e3 , {} ]", 3, 11);
    check_place(test, source, array->items[0], "-1.5e3", 3, 13);
    check_place(test, source, array->items[1], "{}", 3, 22);
    check_place(test, source, json_find(root, "真"), "true", 4, 9);
    const Origin *key = &json_find(root, "数")->key_origin;
    CHECK(key->source == source && key->length == 5);
    CHECK(strncmp(text + key->offset, "\"数\"", 5) == 0);
    CHECK(root->key_origin.source == NULL && root->key.length == 0);
}

/* Threat J3. */
TEST(json_duplicate_keys)
{
    CHECK(parse(test, "{\"a\": 1,\n \"b\": 2,\n \"\\u0061\": 3}") == NULL);
    CHECK(test->sink->count == 1 && test_reported_once(test, E_JSON_DUPLICATE_KEY));
    CHECK(test->sink->items[0].origin.offset == 19 && test->sink->items[0].origin.length == 8);
    CHECK(strstr(test->sink->items[0].message, "“a”") != NULL);
    CHECK(strstr(test->sink->items[0].message, "line 1;") != NULL);
    const JsonValue *root =
        parse(test, "{\"key\": 1, \"Key\": 2, \"KEY\": 3, \"x\": {\"key\": 4}}");
    CHECK(root && json_find(root, "Key")->number == 2 && json_find(root, "KEY")->number == 3);
    CHECK(json_find(json_find(root, "x"), "key")->number == 4);
}

/* Small and large objects are searched in two ways. */
TEST(json_duplicate_keys_in_objects_of_every_size)
{
    for (int count = 2; count < 40; count++) {
        StrBuf text = {0};
        strbuf_string(&text, "{\"k0\": 0");
        for (int i = 1; i < count; i++)
            strbuf_print(&text, ",\"k%d\": %d", i, i);
        DiagSink sink;
        strbuf_string(&text, "}");
        CHECK(parse_bytes(test, &sink, text.data, text.length) != NULL);
        text.length--;
        strbuf_print(&text, ",\"k%d\": 1}", count / 2);
        CHECK(parse_bytes(test, &sink, text.data, text.length) == NULL);
        CHECK(sink.count == 1 && sink.items[0].code == E_JSON_DUPLICATE_KEY);
        CHECK(strncmp(text.data + sink.items[0].origin.offset, "\"k", 2) == 0);
        CHECK(sink.items[0].origin.offset > text.length - 12);
        strbuf_release(&text);
    }
}

/* All codes that `text` gives, in the order of the text. */
static void check_codes(TestState *test, const char *text, const DiagCode codes[], size_t count)
{
    DiagSink sink;
    CHECK(parse_bytes(test, &sink, text, strlen(text)) == NULL);
    bool same = sink.count == count;
    for (size_t i = 0; i < count && same; i++)
        same = sink.items[i].code == codes[i];
    CHECK(same);
    for (size_t i = 0; i < sink.count && !same; i++)
        test_fail(test, text, (int)sink.items[i].origin.offset, sink.items[i].message);
}

#define CODES(...)                                                                                 \
    (const DiagCode[]){__VA_ARGS__}, sizeof((DiagCode[]){__VA_ARGS__}) / sizeof(DiagCode)

/* One run shows several mistakes, each once, and does not invent others. */
TEST(json_goes_on_after_a_mistake)
{
    check_codes(test, "{a: 1, 'b': 01, \"c\": [1 2, True,], \"d\" 4, \"e\": .5}",
                CODES(E_JSON_UNQUOTED_KEY, E_JSON_SINGLE_QUOTES, E_JSON_NUMBER_ZERO,
                      E_JSON_COMMA_MISSING, E_JSON_LITERAL, E_JSON_COLON_MISSING,
                      E_JSON_NUMBER_POINT));
    check_codes(test, "{\n \"a\": \"x,\n \"b\": 2\n \"c\": {}\n}",
                CODES(E_JSON_STRING_OPEN, E_JSON_COMMA_MISSING));
    check_codes(test, "{\n \"a: 1,\n \"b\": 2,, \"c\": +3}",
                CODES(E_JSON_STRING_OPEN, E_JSON_EXTRA_COMMA, E_JSON_NUMBER_PLUS));
    check_codes(test, "{\"a\": \"b}", CODES(E_JSON_STRING_OPEN));
    check_codes(test, "{\"a\": [1, {\"b\": 2], \"c\": x}", CODES(E_JSON_INNER_OPEN, E_JSON_WORD));
    check_codes(test, "{\"a\": [1, 2}, \"c\": 3}", CODES(E_JSON_INNER_OPEN, E_JSON_AFTER_END));
    check_codes(test, "{\"a\": [1, 2}}", CODES(E_JSON_INNER_OPEN));
    check_codes(test, "[\"x\": 1, \"y\": 2]", CODES(E_JSON_PAIR_IN_ARRAY, E_JSON_PAIR_IN_ARRAY));
    check_codes(test, "{\"a\": #c00, \"b\": 12 mm, \"c\": 1}",
                CODES(E_JSON_WORD, E_JSON_UNEXPECTED));
    check_codes(test, "{\"a\": \"\\q\\u00\", \"b\": \"\\ud800\\u0000\"}",
                CODES(E_JSON_ESCAPE, E_JSON_UNICODE_ESCAPE, E_JSON_SURROGATE, E_JSON_NUL));
    check_codes(test, "{\"a\": 1}\n{\"a\": 2}\n{\"a\": 3}", CODES(E_JSON_AFTER_END));
    check_codes(test, "{\"a\": undefined, \"b\": NaN, \"c\": null}",
                CODES(E_JSON_LITERAL, E_JSON_NOT_FINITE));
    check_codes(test, "{\"text\": \"one\ntwo\", \"b\": x}",
                CODES(E_JSON_STRING_LINE_BREAK, E_JSON_WORD));
}

/* What Chinese input methods give for the marks of JSON; every one is named, once. */
TEST(json_full_width_marks)
{
    check_codes(test, "{“标题”: “一图”}", CODES(E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH));
    check_codes(test, "{\"a\"：1，\"b\"：[1、2]；\"c\": 3}",
                CODES(E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH,
                      E_JSON_FULL_WIDTH));
    check_codes(test, "｛\"a\": 【1】｝",
                CODES(E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH));
    check_codes(test, "{\"标题”: \"一图\", \"b\": “x\"}",
                CODES(E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH));
    check_codes(test, "{\n \"标题”: “一图”,\n \"b\": true\n}",
                CODES(E_JSON_FULL_WIDTH, E_JSON_FULL_WIDTH));
    check_codes(test,
                "{\"a\":\u3000"
                "1}",
                CODES(E_JSON_SPACE));
    check_codes(test, "{\"a\": ‘x’}", CODES(E_JSON_FULL_WIDTH));
    const JsonValue *root = parse(test, "{\"引\": \"他说：“好，【一】；”\", \"b\": \"“\"}");
    CHECK(root && test->sink->count == 0);
    DiagSink sink;
    diag_init(&sink, test->arena, DIAG_CHINESE);
    const SourceText *source = source_create(test->arena, "t.json", text_of("{\"a\"：1}"));
    CHECK(json_parse(test->arena, &sink, source) == NULL);
    CHECK(sink.items[0].origin.offset == 4 && sink.items[0].origin.length == 3);
    CHECK(strstr(sink.items[0].message, "「：」是中文（全角）标点；JSON 需要英文（半角）的「:」") !=
          NULL);
}

TEST(json_places_of_mistakes)
{
    static const struct {
        const char *text;
        const char *at; /* what stands at the reported place */
        uint32_t length;
    } rows[] = {
        {"{\"中\": 1 \"b\": 2}", "1 \"b\"", 1},
        {"{\"a\": 1, \"b\" 2}", "\" 2", 1},
        {"[\"好\\x\"]", "\\x", 2},
        {"[\"\\u00zz\"]", "\\u00zz", 6},
        {"[1, {\"a\": 2", "{\"a\": 2", 1},
        {"[1, 0123]", "0123", 4},
        {"{\"a\": 1,\n \"b\": [2}\n", "}", 1},
        {"[1] /* x", "/* x", 2},
        {"{\"键\": }", "\"键\"", 5},
        {"[truth]", "truth", 5},
    };
    DiagSink sink;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK(parse_bytes(test, &sink, rows[i].text, strlen(rows[i].text)) == NULL);
        const Origin *origin = &sink.items[0].origin;
        CHECK(strncmp(rows[i].text + origin->offset, rows[i].at, strlen(rows[i].at)) == 0);
        CHECK(origin->length == rows[i].length);
    }
}

TEST(json_stops_after_a_screenful_of_mistakes)
{
    size_t length = 1 << 20;
    char *text = arena_alloc(test->arena, length + 1);
    memset(text, '=', length);
    text[0] = '[';
    CHECK(parse(test, text) == NULL);
    CHECK(test->sink->error_count == 30 && test_reported_once(test, N_JSON_MORE));
}

TEST(json_value_count_is_limited)
{
    size_t count = 2000000; /* LIMIT_JSON_VALUES, the array itself among them */
    char *text = arena_alloc(test->arena, 2 * count + 3);
    text[0] = '[';
    for (size_t i = 0; i < count; i++)
        memcpy(text + 1 + 2 * i, "0,", 2);
    text[2 * count] = ']';
    CHECK(parse(test, text) == NULL);
    CHECK(test->sink->count == 1 && test_reported_once(test, E_JSON_VALUES));
    text[2 * count - 2] = ']';
    text[2 * count - 1] = '\0';
    const JsonValue *root = parse(test, text);
    CHECK(root && root->count == count - 1 && test->sink->count == 1);
}

TEST(json_text_need_not_end_with_a_zero_byte)
{
    char *exact = memory_alloc(5); /* so that the address sanitizer sees a byte too many */
    memcpy(exact, "[12,3", 5);
    DiagSink sink;
    CHECK(parse_bytes(test, &sink, exact, 5) == NULL);
    CHECK(sink.count == 1 && sink.items[0].code == E_JSON_NOT_CLOSED);
    memcpy(exact, " 123 ", 5);
    const JsonValue *value = parse_bytes(test, &sink, exact, 4);
    CHECK(value && value->number == 123);
    CHECK(parse_bytes(test, &sink, NULL, 0) == NULL && sink.items[0].code == E_JSON_EMPTY);
    memory_free(exact);
}
