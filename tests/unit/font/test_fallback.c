/* Fonts of the machine: only families of that very name, no substitutes. */
#include "font/fallback.h"

#include "test.h"

TEST(font_fallback_exact_family_only)
{
    const SystemFace *faces;
    int count = fallback_list_faces(test->arena, "dejavu sans", &faces);
    CHECK(count >= 1);
    bool has_bold = false;
    for (int i = 0; i < count; i++) {
        CHECK(strstr(faces[i].path, "DejaVuSans") != NULL);
        has_bold |= faces[i].weight == 700;
    }
    CHECK(has_bold);
    CHECK(fallback_list_faces(test->arena, "Arial", &faces) == 0); /* fontconfig would substitute */
    CHECK(fallback_list_faces(test->arena, "", &faces) == 0);
    CHECK(fallback_list_faces(test->arena, "no such family", &faces) == 0);
}
