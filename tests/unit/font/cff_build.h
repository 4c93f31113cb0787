/* Builds small CFF fonts byte by byte, for charstrings that no foundry would ship. */
#ifndef TESTS_UNIT_FONT_CFF_BUILD_H
#define TESTS_UNIT_FONT_CFF_BUILD_H

#include "base/strbuf.h"
#include "base/text.h"

#define CFF_BUILD_NOMINAL_WIDTH 500

typedef struct CffParts {
    const Text *glyphs; /* charstrings; the charset is ISOAdobe: glyph 2 is exclam */
    int glyph_count;
    const Text *subrs, *global_subrs; /* 107 is taken off their numbers when they are called */
    int subr_count, global_subr_count;
} CffParts;

/* A charstring of these bytes. */
#define CODE(...)                                                                                  \
    ((Text){(const char *)(const unsigned char[]){__VA_ARGS__},                                    \
            sizeof((const unsigned char[]){__VA_ARGS__})})

/* A whole number from -107 to 107 in a charstring, and the call of subroutine `i` below 215. */
#define NUM(n)   ((n) + 139)
#define SUBR(i)  NUM((i)-107), 10
#define GSUBR(i) NUM((i)-107), 29

/* A name-keyed CFF table. The caller releases it. */
StrBuf cff_build(const CffParts *parts);

#endif
