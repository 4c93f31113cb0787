/* Icons by name: font/ligature.h. */
#include "font/ligature.h"
#include "font/library.h"
#include "test.h"

TEST(font_ligature_of_an_icon)
{
    FontLibrary *library = font_library_create("fonts/manifest.json", test->sink);
    const Face *face = font_library_find(library, test->sink, NULL, "Material Icons", 400, false);
    CHECK(face != NULL);
    if (face) {
        uint32_t science = face_ligature(face, text_of("science"));
        CHECK(science != 0);
        CHECK(science != face_ligature(face, text_of("flag")));
        CHECK(face_ligature(face, text_of("no_such_icon_anywhere")) == 0);
        CHECK(face_ligature(face, text_of("")) == 0);
    }
    font_library_destroy(library);
}
