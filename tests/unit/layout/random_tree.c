#include "layout/random_tree.h"

/* Numerical Recipes, 7.1: a linear congruence; the high bits are good enough here. */
static int choose(unsigned *seed, int count)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int)((*seed >> 16) % (unsigned)count);
}

static void append_property(StrBuf *out, const char *name, const char *const values[], int count,
                            unsigned *seed, int odds)
{
    if (choose(seed, odds) == 0)
        strbuf_print(out, ",\"%s\":\"%s\"", name, values[choose(seed, count)]);
}

#define PROPERTY(name, odds, ...)                                                                  \
    append_property(out, name, (const char *const[]){__VA_ARGS__},                                 \
                    (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)),      \
                    seed, odds)

static void append_calm(StrBuf *out, unsigned *seed)
{
    PROPERTY("padding", 4, "1pt", "2pt 3pt");
    PROPERTY("gap", 3, "1pt", "2pt");
    PROPERTY("alignItems", 3, "stretch", "start", "center", "end", "baseline");
    PROPERTY("justifyContent", 4, "start", "center", "space-between", "space-evenly");
    PROPERTY("gridTemplateColumns", 2, "1fr 1fr", "auto 1fr", "repeat(3, auto)", "2fr 1fr");
    if (choose(seed, 3) == 0)
        strbuf_print(out, ",\"flex\":%d", choose(seed, 3));
}

static void append_wild(StrBuf *out, unsigned *seed)
{
    PROPERTY("width", 3, "0", "10pt", "150%", "fill", "auto", "14400pt");
    PROPERTY("height", 3, "0", "10pt", "150%", "fill", "auto", "14400pt");
    PROPERTY("minWidth", 4, "0", "500pt", "200%", "auto");
    PROPERTY("maxWidth", 4, "0", "1pt", "10%");
    PROPERTY("minHeight", 4, "0", "500pt", "200%");
    PROPERTY("maxHeight", 4, "0", "1pt", "10%");
    PROPERTY("margin", 4, "-5pt", "auto", "100pt", "50%", "-14400pt");
    PROPERTY("padding", 4, "200pt", "60%", "14400pt");
    PROPERTY("border", 6, "3pt solid black", "14000pt double black");
    PROPERTY("borderRadius", 6, "50%", "14400pt");
    PROPERTY("position", 5, "absolute", "relative");
    PROPERTY("left", 4, "-10pt", "150%", "14400pt");
    PROPERTY("right", 4, "-10pt", "50%");
    PROPERTY("bottom", 4, "-10pt", "50%");
    PROPERTY("aspectRatio", 5, "0.001", "999", "1");
    PROPERTY("gridTemplateColumns", 3, "0fr 0.1fr", "200% auto", "1fr 14400pt", "repeat(64, 1fr)");
    PROPERTY("gridTemplateRows", 5, "0fr", "50% 1fr", "1pt");
    PROPERTY("gridAutoRows", 6, "1fr", "0", "200%");
    PROPERTY("gridColumn", 5, "2 / span 3", "span 2", "64", "1");
    PROPERTY("gridRow", 5, "5", "span 100", "2 / 4");
    PROPERTY("rotate", 8, "45deg", "-36000deg");
    PROPERTY("overflow", 8, "hidden");
    PROPERTY("alignSelf", 5, "stretch", "end", "baseline");
}

void random_tree(StrBuf *out, unsigned *seed, int depth, bool wild)
{
    static const char *const types[] = {"row", "column", "grid", "layers"};
    if (depth == 0 || choose(seed, 4) == 0) {
        strbuf_string(out, "{\"type\":\"text\",\"text\":\"一二三\",\"style\":{\"fontSize\":2");
        if (wild)
            append_wild(out, seed);
        strbuf_string(out, "}}");
        return;
    }
    strbuf_print(out, "{\"type\":\"%s\",\"style\":{\"zIndex\":%d", types[choose(seed, 4)],
                 choose(seed, 3));
    if (wild)
        append_wild(out, seed);
    else
        append_calm(out, seed);
    strbuf_string(out, "},\"children\":[");
    int count = choose(seed, 4);
    for (int i = 0; i < count; i++) {
        strbuf_string(out, i ? "," : "");
        random_tree(out, seed, depth - 1, wild);
    }
    strbuf_string(out, "]}");
}
