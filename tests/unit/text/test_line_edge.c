/* Prohibition by level, R1-R4, as a table. */
#include "text/line_edge.h"

#include "test.h"

/* Levels in the order NONE, LOOSE, BASIC, GB, STRICT: '1' where the class may not begin a line. */
static bool starts_are(ClusterClass cluster_class, uint32_t code_point, const char *expected)
{
    static const LineBreakLevel levels[] = {LINE_BREAK_NONE, LINE_BREAK_LOOSE, LINE_BREAK_BASIC,
                                            LINE_BREAK_GB, LINE_BREAK_STRICT};
    for (size_t i = 0; i < COUNT_OF(levels); i++) {
        if (line_start_forbidden(levels[i], cluster_class, code_point) != (expected[i] == '1'))
            return false;
    }
    return true;
}

TEST(text_edge_starts)
{
    CHECK(starts_are(CLASS_STOP, 0x3002, "01111"));
    CHECK(starts_are(CLASS_COMMA, 0xFF0C, "01111"));
    CHECK(starts_are(CLASS_COMMA, 0xFF1A, "00111"));
    CHECK(starts_are(CLASS_EXCLAMATION, 0xFF01, "00111"));
    CHECK(starts_are(CLASS_CLOSE, 0x300B, "01111"));
    CHECK(starts_are(CLASS_CONNECTOR, 0xFF5E, "01111"));
    CHECK(starts_are(CLASS_INTERPUNCT, 0xB7, "01111"));
    CHECK(starts_are(CLASS_INTERPUNCT, 0x30FB, "00111"));
    CHECK(starts_are(CLASS_SOLIDUS, 0xFF0F, "00011"));
    CHECK(starts_are(CLASS_DASH2, 0x2014, "00001"));
    CHECK(starts_are(CLASS_ELLIPSIS, 0x2026, "00001"));
    CHECK(starts_are(CLASS_HAN, 0x4E00, "00000"));
    CHECK(starts_are(CLASS_OPEN, 0x300A, "00000"));
}

TEST(text_edge_ends)
{
    CHECK(!line_end_forbidden(LINE_BREAK_NONE, CLASS_OPEN));
    CHECK(line_end_forbidden(LINE_BREAK_LOOSE, CLASS_OPEN));
    CHECK(line_end_forbidden(LINE_BREAK_BASIC, CLASS_OPEN));
    CHECK(!line_end_forbidden(LINE_BREAK_BASIC, CLASS_SOLIDUS));
    CHECK(line_end_forbidden(LINE_BREAK_GB, CLASS_SOLIDUS));
    CHECK(line_end_forbidden(LINE_BREAK_STRICT, CLASS_SOLIDUS));
    CHECK(!line_end_forbidden(LINE_BREAK_GB, CLASS_CLOSE));
}
