/* Paths and line styles in content. */
#ifndef DEVICE_HARU_PATH_H
#define DEVICE_HARU_PATH_H

#include "device/haru_content.h"

/* Appends the path construction operators of `path` (page points). False: it has no points, and
 * nothing was written. */
bool haru_path_write(HaruContent *content, const Path *path);

/* Sets what differs of width, cap, join, miter limit and dashes. */
void haru_path_set_stroke(HaruContent *content, const Stroke *stroke);

/* Narrows the clip to `path`; an empty path leaves nothing. */
void haru_path_clip(HaruContent *content, const Path *path, FillRule rule);

#endif
