#include "element/progress.h"
#include "test.h"

TEST(progress_share_is_held)
{
    CHECK_NEAR(progress_share(65, 0, 100), 0.65, 1e-12);
    CHECK_NEAR(progress_share(-5, 0, 100), 0, 1e-12);
    CHECK_NEAR(progress_share(120, 0, 100), 1, 1e-12);
    CHECK_NEAR(progress_share(3, 0, 0), 0, 1e-12);
}

/* A full ring starts at the top (-90) and ends there; a half ring is even about the top. */
TEST(progress_angles)
{
    CHECK_NEAR(progress_start_deg(360), -90, 1e-12);
    CHECK_NEAR(progress_end_deg(0.25, 360), 0, 1e-12);
    CHECK_NEAR(progress_end_deg(1, 360), 270, 1e-12);
    CHECK_NEAR(progress_start_deg(180), -180, 1e-12);
    CHECK_NEAR(progress_end_deg(0.5, 180), -90, 1e-12);
    CHECK_NEAR(progress_end_deg(0.5, 200), -90, 1e-12);
}
