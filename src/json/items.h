/* The room in the items of an array or object. JsonValue has no field for it: it follows from the
 * count, so that json_append knows when to grow. Inside json/ only. */
#ifndef JSON_ITEMS_H
#define JSON_ITEMS_H

#include <stddef.h>

/* Room for `count` items: 0, or the next power of two, at least 4. */
size_t json_items_capacity(size_t count);

#endif
