/* Fonts for the tests: the Debian packages that the shipped manifest names. */
#ifndef TESTS_UNIT_FONT_FIXTURE_H
#define TESTS_UNIT_FONT_FIXTURE_H

#include "font/face_load.h"
#include "test.h"

#define NOTO_FOLDER   "/usr/share/fonts/opentype/noto/"
#define NOTO_SERIF    NOTO_FOLDER "NotoSerifCJK-Regular.ttc"
#define NOTO_SANS     NOTO_FOLDER "NotoSansCJK-Bold.ttc"
#define BEBAS_REGULAR "/usr/share/fonts/opentype/bebas-neue/BebasNeue-Regular.otf"
#define WENKAI        "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
#define ROBOTO        "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"

/* Opens a face; a check fails and false comes back when it cannot be. */
static inline bool fixture_open(TestState *test, const char *path, const char *postscript,
                                Face *face)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    CHECK(blob != NULL);
    if (!blob)
        return false;
    FaceFault fault = face_load(blob, postscript, 0, face);
    hb_blob_destroy(blob);
    CHECK(fault == FACE_GOOD);
    if (fault != FACE_GOOD)
        return false;
    face->family = "fixture";
    face->path = path;
    return true;
}

#endif
