/* The eight orientations of Exif. See orientation.h. */
#include "device/orientation.h"

Matrix orientation_matrix(int orientation)
{
    /* Exif names where the stored first row and first column stand in the upright picture. */
    static const Matrix matrices[] = {
        {1, 0, 0, 1, 0, 0},   /* 1: top, left */
        {-1, 0, 0, 1, 1, 0},  /* 2: top, right */
        {-1, 0, 0, -1, 1, 1}, /* 3: bottom, right */
        {1, 0, 0, -1, 0, 1},  /* 4: bottom, left */
        {0, 1, 1, 0, 0, 0},   /* 5: left, top */
        {0, 1, -1, 0, 1, 0},  /* 6: right, top */
        {0, -1, -1, 0, 1, 1}, /* 7: right, bottom */
        {0, -1, 1, 0, 0, 1},  /* 8: left, bottom */
    };
    return matrices[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];
}
