/* The outputs that a layout asks for: pipeline/layout_outputs.c. */
#include "pipeline/layout_outputs.h"

#include "job_fixture.h"

#define LAYOUT(outputs)                                                                            \
    "{\"version\":1,\"page\":{\"size\":\"A6\"},\"data\":{\"t\":{\"rows\":[{\"id\":\"../x\"},"      \
    "{\"id\":\"乙\"}]}},\"body\":{\"type\":\"text\",\"text\":\"甲\"},\"outputs\":" outputs "}"

static LayoutOutputs outputs_of(JobFixture *fixture, bool is_good_wanted, TestState *test)
{
    LayoutOutputs outputs;
    CHECK(job_run(fixture->job));
    CHECK(layout_outputs_read(fixture->job, &outputs) == is_good_wanted);
    return outputs;
}

TEST(layout_outputs_are_read_in_order)
{
    JobFixture fixture = job_fixture(
        test, LAYOUT("[{\"to\":\"a/b.pdf\",\"product\":\"digital\",\"color\":\"cmyk\"},"
                     "{\"if\":\"1 > 2\",\"to\":\"never.pdf\"},"
                     "{\"to\":\"{{'/c'}}.png\",\"dpi\":\"{{20 + 10}}\",\"page\":1,\"proof\":true},"
                     "{\"repeat\":\"t.rows\",\"as\":\"r\",\"to\":\"out/{{r.id}}.svg\"}]"));
    LayoutOutputs outputs = outputs_of(&fixture, true, test);
    CHECK(outputs.count == 4);
    if (outputs.count == 4) {
        CHECK_TEXT(outputs.items[0].path, "a/b.pdf");
        CHECK(outputs.items[0].product == PRODUCT_DIGITAL);
        CHECK(outputs.items[0].color_space == COLOR_SPACE_CMYK);
        CHECK_TEXT(outputs.items[1].path, "_c.png");
        CHECK_NEAR(outputs.items[1].dpi, 30, 0);
        CHECK(outputs.items[1].page == 1);
        CHECK(outputs.items[1].is_proof);
        CHECK_TEXT(outputs.items[2].path, "out/_._x.svg");
        CHECK_TEXT(outputs.items[3].path, "out/乙.svg");
    }
    job_release(test, &fixture);
}

TEST(layout_outputs_may_be_missing)
{
    JobFixture fixture = job_fixture(
        test, "{\"version\":1,\"page\":{\"size\":\"A6\"},\"body\":{\"type\":\"spacer\"}}");
    CHECK(outputs_of(&fixture, true, test).count == 0);
    job_release(test, &fixture);
}

/* A layout may come from a stranger: O4. */
TEST(layout_outputs_lead_nowhere_else)
{
    static const char *const layouts[] = {

        LAYOUT("[{\"to\":\"/tmp/a.pdf\"}]"), LAYOUT("[{\"to\":\"../a.pdf\"}]"),
        LAYOUT("[{\"to\":\"a/../b.pdf\"}]"), LAYOUT("[{\"to\":\"./a.pdf\"}]"),
        LAYOUT("[{\"to\":\".ssh/a.pdf\"}]"), LAYOUT("[{\"to\":\"a//b.pdf\"}]"),
        LAYOUT("[{\"to\":\"c:a.pdf\"}]"),    LAYOUT("[{\"to\":\"a\\\\b.pdf\"}]"),
        LAYOUT("[{\"to\":\"a\\nb.pdf\"}]"),  LAYOUT("[{\"to\":\"a/b\\u001b[2J.pdf\"}]"),
    };
    for (size_t i = 0; i < COUNT_OF(layouts); i++) {
        JobFixture fixture = job_fixture(test, layouts[i]);
        CHECK(outputs_of(&fixture, false, test).count == 0);
        CHECK(job_said(&fixture, E_OUTPUT_OUTSIDE));
        job_release(test, &fixture);
    }
}

TEST(layout_outputs_are_files_of_a_known_format)
{
    static const char *const layouts[] = {LAYOUT("[{\"to\":\"Makefile\"}]"),
                                          LAYOUT("[{\"to\":\"-\"}]"),
                                          LAYOUT("[{\"to\":\"a.c\",\"format\":\"pdf\"}]")};
    for (size_t i = 0; i < COUNT_OF(layouts); i++) {
        JobFixture fixture = job_fixture(test, layouts[i]);
        CHECK(outputs_of(&fixture, false, test).count == 0);
        CHECK(job_said(&fixture, E_OUTPUT_FORMAT));
        job_release(test, &fixture);
    }
}

TEST(layout_outputs_at_fault_are_reported)
{
    static const struct {
        const char *layout;
        DiagCode code;
    } cases[] = {
        {LAYOUT("[{\"to\":\"a.pdf\"},{\"to\":\"a.pdf\"}]"), E_OUTPUT_TWICE},
        {LAYOUT("{\"to\":\"a.pdf\"}"), E_VALUE},
        {LAYOUT("[\"a.pdf\"]"), E_VALUE},
        {LAYOUT("[{\"to\":\"a.png\",\"dip\":3}]"), E_PROPERTY_UNKNOWN},
        {LAYOUT("[{\"dpi\":3}]"), E_PROPERTY_MISSING},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        JobFixture fixture = job_fixture(test, cases[i].layout);
        outputs_of(&fixture, false, test);
        CHECK(job_said(&fixture, cases[i].code));
        job_release(test, &fixture);
    }
}
