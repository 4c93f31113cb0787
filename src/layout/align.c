/* Alignment: see align.h. */
#include "layout/align.h"

#include <math.h>

double align_offset(Align align, Length before, Length after, double left_over)
{
    bool auto_before = before.unit == LENGTH_AUTO;
    bool auto_after = after.unit == LENGTH_AUTO;
    if (auto_before)
        return fmax(0, left_over) / (auto_after ? 2 : 1);
    if (auto_after)
        return 0;
    if (align == ALIGN_CENTER)
        return left_over / 2;
    return align == ALIGN_END ? left_over : 0;
}

void align_distribute(Align align, int count, double left_over, double *start, double *extra)
{
    /* Where there is nothing to share, space-... falls back to start (5.3, safe). */
    double share = fmax(0, left_over);
    *start = 0;
    *extra = 0;
    if (count == 0)
        return;
    switch (align) {
    case ALIGN_CENTER:
        *start = left_over / 2;
        break;
    case ALIGN_END:
        *start = left_over;
        break;
    case ALIGN_SPACE_BETWEEN:
        *extra = count > 1 ? share / (count - 1) : 0;
        break;
    case ALIGN_SPACE_AROUND:
        *extra = share / count;
        *start = *extra / 2;
        break;
    case ALIGN_SPACE_EVENLY:
        *extra = share / (count + 1);
        *start = *extra;
        break;
    case ALIGN_STRETCH:
    case ALIGN_START:
    case ALIGN_BASELINE:
    case ALIGN_AUTO:
        break;
    }
}
