#include "element/plate.h"
#include "test.h"

/* Every form stays inside its frame, in a square and in a wide one. */
TEST(plate_forms_stay_inside)
{
    Rect frames[] = {{10, 20, 30, 30}, {10, 20, 90, 30}, {10, 20, 20, 60}};
    for (size_t f = 0; f < sizeof frames / sizeof *frames; f++) {
        for (int form = PLATE_HEXAGON; form <= PLATE_SHIELD; form++) {
            Path *path = path_create(test->arena);
            plate_append(path, (PlateForm)form, frames[f]);
            Rect bounds = path_bounds(path);
            CHECK(bounds.width > 0 && bounds.height > 0);
            CHECK(bounds.x >= frames[f].x - 1e-6 && bounds.y >= frames[f].y - 1e-6);
            CHECK(bounds.x + bounds.width <= frames[f].x + frames[f].width + 1e-6);
            CHECK(bounds.y + bounds.height <= frames[f].y + frames[f].height + 1e-6);
        }
    }
}
