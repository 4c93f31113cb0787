/* Classes against the table of docs/typography.md 2.1, row by row. */
#include "text/cluster_class.h"

#include "base/utf8.h"
#include "test.h"

static bool all_are(const char *characters, ClusterClass expected)
{
    Text text = text_of(characters);
    for (size_t at = 0; at < text.length;) {
        size_t size;
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        if (class_of_code_point(code_point) != expected)
            return false;
        at += size;
    }
    return true;
}

TEST(text_class_table)
{
    CHECK(all_are("。．", CLASS_STOP));
    CHECK(all_are("，、：；", CLASS_COMMA));
    CHECK(all_are("！？‼⁇⁈⁉", CLASS_EXCLAMATION));
    CHECK(all_are("“‘（《〈【〖〔［｛「『｟〘〝([{", CLASS_OPEN));
    CHECK(all_are("”’）》〉】〗〕］｝」』｠〙〞〟)]}", CLASS_CLOSE));
    CHECK(all_are("～-–—‐〜", CLASS_CONNECTOR));
    CHECK(all_are("·・‧", CLASS_INTERPUNCT));
    CHECK(all_are("/／", CLASS_SOLIDUS));
    CHECK(all_are("⸺", CLASS_DASH2));
    CHECK(all_are("…⋯", CLASS_ELLIPSIS));
    CHECK(all_are("%％‰°℃℉′″", CLASS_POSTFIX));
    CHECK(all_are("¥￥$＄€£№+±−", CLASS_PREFIX));
    CHECK(all_are("0123456789", CLASS_DIGIT));
    CHECK(all_are("AZazÀéßΩπЖ", CLASS_LATIN));
    CHECK(all_are("一图读懂鿿㐀𠮷豈〇々あアㄅ한Ａ９", CLASS_HAN));
    CHECK(all_are(" \t\xC2\xA0　", CLASS_SPACE));
    CHECK(all_are(".,;:!?&@#*=<>|~→■①", CLASS_OTHER));
}

TEST(text_class_names_are_all_there)
{
    for (int i = 0; i < CLASS_COUNT; i++)
        CHECK(cluster_class_name((ClusterClass)i) != NULL);
    CHECK_TEXT(cluster_class_name(CLASS_HAN), "han");
    CHECK_TEXT(cluster_class_name(CLASS_OTHER), "other");
}
