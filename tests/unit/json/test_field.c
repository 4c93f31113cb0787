/* Property tables: json/field.h. */
#include "json/field.h"
#include "test.h"

typedef struct Sample {
    double number;
    int whole;
    bool flag;
    int word;
    unsigned words;
    const char *text;
} Sample;

static const FieldName words[] = {{"one", 1}, {"two", 2}, {"four", 4}, {NULL, 0}};

static const Field fields[] = {
    {.name = "fontSize",
     .type = &field_number,
     .offset = offsetof(Sample, number),
     .min = 1,
     .max = 9},
    {.name = "whole", .type = &field_integer, .offset = offsetof(Sample, whole), .fallback = "6"},
    {.name = "flag", .type = &field_boolean, .offset = offsetof(Sample, flag), .fallback = "true"},
    {.name = "word", .type = &field_enum, .offset = offsetof(Sample, word), .names = words},
    {.name = "words", .type = &field_flags, .offset = offsetof(Sample, words), .names = words},
    {.name = "text",
     .type = &field_string,
     .offset = offsetof(Sample, text),
     .flags = FIELD_REQUIRED},
    {.name = NULL},
};

static bool read_sample(TestState *test, const char *json, Sample *sample)
{
    FieldReader reader = {.arena = test->arena, .diagnostics = test->sink, .owner = "“sample”"};
    static const char *const skip[] = {"type", NULL};
    const SourceText *source = source_create(test->arena, "sample.json", text_of(json));
    const JsonValue *object = json_parse(test->arena, test->sink, source);
    *sample = (Sample){0};
    fields_set_defaults(&reader, fields, sample);
    return object && fields_read(&reader, fields, object, skip, sample);
}

TEST(field_reads_every_kind)
{
    Sample sample;
    CHECK(read_sample(test,
                      "{\"type\": 1, \"fontSize\": 2.5, \"whole\": 3, \"flag\": false, \"word\": "
                      "\"two\", \"words\": \"one four\", \"text\": \"字\"}",
                      &sample));
    CHECK(sample.number == 2.5 && sample.whole == 3 && !sample.flag && sample.word == 2);
    CHECK(sample.words == 5);
    CHECK_TEXT(sample.text, "字");
    CHECK(test->sink->count == 0);
}

TEST(field_defaults_stand_when_nothing_is_given)
{
    Sample sample;
    CHECK(read_sample(test, "{\"text\": \"\"}", &sample));
    CHECK(sample.whole == 6 && sample.flag && sample.number == 0);
}

TEST(field_faults_are_told_apart)
{
    const struct {
        const char *json;
        DiagCode code;
        const char *hint;
    } cases[] = {
        {"{\"text\": \"\", \"fontsize\": 2}", E_PROPERTY_UNKNOWN, "fontSize"},
        {"{\"text\": \"\", \"fontSize\": 12}", E_VALUE_RANGE, NULL},
        {"{\"text\": \"\", \"fontSize\": \"2\"}", E_VALUE, NULL},
        {"{\"text\": \"\", \"whole\": 2.5}", E_VALUE, NULL},
        {"{\"text\": \"\", \"flag\": \"yes\"}", E_VALUE, NULL},
        {"{\"text\": \"\", \"word\": \"three\"}", E_VALUE, "one, two, four"},
        {"{\"text\": \"\", \"words\": \"one three\"}", E_VALUE, "one, two, four"},
        {"{\"fontSize\": 2}", E_PROPERTY_MISSING, NULL},
        {"{\"text\": 5}", E_VALUE, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Sample sample;
        size_t before = test->sink->count;
        CHECK(!read_sample(test, cases[i].json, &sample));
        CHECK(test->sink->count == before + 1);
        const Diagnostic *last = &test->sink->items[test->sink->count - 1];
        CHECK(last->code == cases[i].code);
        CHECK(!cases[i].hint || (last->hint && strstr(last->hint, cases[i].hint)));
    }
}

TEST(field_kebab_case_is_taken_with_a_note)
{
    Sample sample;
    CHECK(read_sample(test, "{\"text\": \"\", \"font-size\": 3}", &sample));
    CHECK(sample.number == 3);
    CHECK(test_reported_once(test, N_KEBAB_CASE));
    CHECK(!field_find(fields, text_of("font-siz")));
    CHECK(!field_find(fields, text_of("-font-size")));
}
