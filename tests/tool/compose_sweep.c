/* Sets every paragraph of a corpus at every width of a sweep, and prints what the composer placed,
 * for tests/compose/check.js.
 *
 *   compose_sweep CORPUS [NAME=VALUE...]
 *
 * One JSON object a line: {"paragraph":0,"text":"...","width":40,"warnings":{"W0451":1},"lines":
 * [...]}, widths in points at a size of 10; the lines are those of text_layout_dump. Before its
 * sweep each paragraph is set on one line ("width":null), without indent. Names: level (gb, basic,
 * strict, loose, none), wrap (optimal, first-fit, balanced), align (justify, start, all), indent
 * (ems), writing (horizontal, vertical), hang (on, off), from, to, step (ems), face (serif, latin:
 * Roboto before Noto Sans), skip and every (this paragraph of so many). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/number.h"
#include "font/face_load.h"
#include "text/text.h"

#define NOTO   "/usr/share/fonts/opentype/noto/"
#define SERIF  NOTO "NotoSerifCJK-Regular.ttc"
#define SANS   NOTO "NotoSansCJK-Regular.ttc"
#define ROBOTO "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"

#define SIZE        10.0
#define LINE_HEIGHT 16.0

typedef struct Word {
    const char *name;
    int value;
} Word;

typedef struct Sweep {
    ParagraphStyle paragraph;
    double from, to, step; /* ems */
    bool has_latin;
    int skip, every;
    Face faces[2];
    const Face *order[2];
    TextStyle style;
    TextContext *context;
} Sweep;

static const Word levels[] = {{"gb", LINE_BREAK_GB},         {"basic", LINE_BREAK_BASIC},
                              {"strict", LINE_BREAK_STRICT}, {"loose", LINE_BREAK_LOOSE},
                              {"none", LINE_BREAK_NONE},     {NULL, 0}};
static const Word wraps[] = {{"optimal", CHOOSER_OPTIMAL},
                             {"first-fit", CHOOSER_FIRST_FIT},
                             {"balanced", CHOOSER_BALANCED},
                             {NULL, 0}};
static const Word aligns[] = {{"justify", TEXT_ALIGN_JUSTIFY},
                              {"start", TEXT_ALIGN_START},
                              {"all", TEXT_ALIGN_JUSTIFY_ALL},
                              {NULL, 0}};

static const Word writings[] = {{"horizontal", 0}, {"vertical", 1}, {NULL, 0}};

static int find_word(const Word *words, const char *name)
{
    for (; words->name; words++) {
        if (strcmp(words->name, name) == 0)
            return words->value;
    }
    fprintf(stderr, "compose_sweep: %s is not known\n", name);
    exit(2);
}

static double find_number(const char *text)
{
    double value;
    if (number_parse(text_of(text), &value))
        return value;
    fprintf(stderr, "compose_sweep: %s is no number\n", text);
    exit(2);
}

static void read_option(Sweep *sweep, const char *argument)
{
    const char *value = strchr(argument, '=');
    size_t length = value ? (size_t)(value - argument) : 0;
    char name[16] = "";
    if (!value || length >= sizeof name) {
        fprintf(stderr, "compose_sweep: %s is not NAME=VALUE\n", argument);
        exit(2);
    }
    memcpy(name, argument, length);
    value++;
    if (strcmp(name, "level") == 0)
        sweep->paragraph.level = (LineBreakLevel)find_word(levels, value);
    else if (strcmp(name, "wrap") == 0)
        sweep->paragraph.chooser = (LineChooser)find_word(wraps, value);
    else if (strcmp(name, "align") == 0)
        sweep->paragraph.align = (TextAlign)find_word(aligns, value);
    else if (strcmp(name, "writing") == 0)
        sweep->paragraph.is_vertical = find_word(writings, value);
    else if (strcmp(name, "indent") == 0)
        sweep->paragraph.indent = find_number(value) * SIZE;
    else if (strcmp(name, "hang") == 0)
        sweep->paragraph.hangs_marks = strcmp(value, "on") == 0;
    else if (strcmp(name, "from") == 0)
        sweep->from = find_number(value);
    else if (strcmp(name, "to") == 0)
        sweep->to = find_number(value);
    else if (strcmp(name, "step") == 0)
        sweep->step = find_number(value);
    else if (strcmp(name, "face") == 0)
        sweep->has_latin = strcmp(value, "latin") == 0;
    else if (strcmp(name, "skip") == 0)
        sweep->skip = (int)find_number(value);
    else if (strcmp(name, "every") == 0)
        sweep->every = (int)find_number(value);
    else
        find_word(levels, name);
}

static void load_face(Face *face, const char *path, const char *postscript)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob || face_load(blob, postscript, 0, face) != FACE_GOOD) {
        fprintf(stderr, "compose_sweep: %s is missing\n", path);
        exit(1);
    }
    hb_blob_destroy(blob);
    face->family = postscript ? postscript : "Roboto";
    face->path = path;
}

static void load_faces(Sweep *sweep)
{
    int count = 0;
    if (sweep->has_latin)
        load_face(&sweep->faces[count++], ROBOTO, NULL);
    load_face(&sweep->faces[count++], sweep->has_latin ? SANS : SERIF,
              sweep->has_latin ? "NotoSansCJKsc-Regular" : "NotoSerifCJKsc-Regular");
    for (int i = 0; i < count; i++)
        sweep->order[i] = &sweep->faces[i];
    sweep->style = (TextStyle){.faces = sweep->order,
                               .face_count = count,
                               .size = SIZE,
                               .language = "zh-CN",
                               .han_latin_gap_em = 0.25,
                               .han_digit_gap_em = 0.25,
                               .text_combine = TEXT_COMBINE_3};
}

static void print_warnings(const DiagSink *sink, StrBuf *out)
{
    static const struct {
        DiagCode code;
        const char *name;
    } codes[] = {
        {W_TEXT_TOO_WIDE, "W0451"}, {W_TEXT_LOOSE, "W0452"}, {W_TEXT_MARK_AT_START, "W0455"}};
    strbuf_string(out, ",\"warnings\":{");
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        int count = 0;
        for (size_t j = 0; j < sink->count; j++)
            count += sink->items[j].code == codes[i].code;
        strbuf_print(out, "%s\"%s\":%d", i ? "," : "", codes[i].name, count);
    }
    strbuf_char(out, '}');
}

/* One composition as a line of JSON. */
static void print_layout(const TextBlock *block, Text text, int index, double width, Arena *arena,
                         StrBuf *out)
{
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    const TextLayout *layout = text_block_compose(block, arena, &sink, width);
    out->length = 0;
    strbuf_print(out, "{\"paragraph\":%d,\"text\":", index);
    strbuf_json(out, text);
    strbuf_string(out, ",\"width\":");
    if (isinf(width))
        strbuf_string(out, "null");
    else
        strbuf_number(out, width, 3);
    print_warnings(&sink, out);
    strbuf_string(out, ",\"lines\":");
    text_layout_dump(out, layout, (Point){0, 0});
    for (size_t i = 0; i < out->length; i++) {
        if (out->data[i] == '\n')
            out->data[i] = ' ';
    }
    strbuf_string(out, "}\n");
    fwrite(out->data, 1, out->length, stdout);
}

static void sweep_paragraph(Sweep *sweep, Text text, int index, Arena *arenas[2], StrBuf *out)
{
    DiagSink sink;
    arena_reset(arenas[0]);
    diag_init(&sink, arenas[0], DIAG_ENGLISH);
    TextSpan span = {.text = text, .style = &sweep->style};
    ParagraphStyle natural = sweep->paragraph;
    natural.indent = 0;
    arena_reset(arenas[1]);
    TextBlock *block = text_block_create(sweep->context, arenas[0], &sink, &span, 1, &natural);
    print_layout(block, text, index, INFINITY, arenas[1], out);
    block = text_block_create(sweep->context, arenas[0], &sink, &span, 1, &sweep->paragraph);
    int steps = (int)((sweep->to - sweep->from) / sweep->step + 1.5);
    for (int i = 0; i < steps; i++) {
        arena_reset(arenas[1]);
        print_layout(block, text, index, (sweep->from + i * sweep->step) * SIZE, arenas[1], out);
    }
}

static void sweep_corpus(Sweep *sweep, Text corpus)
{
    Arena *arenas[2] = {arena_create(), arena_create()};
    StrBuf out = {0};
    int index = 0;
    for (size_t at = 0; at < corpus.length; index++) {
        const char *start = corpus.data + at;
        const char *end = memchr(start, '\n', corpus.length - at);
        size_t length = end ? (size_t)(end - start) : corpus.length - at;
        if (length && index % sweep->every == sweep->skip)
            sweep_paragraph(sweep, (Text){start, length}, index, arenas, &out);
        at += length + 1;
    }
    strbuf_release(&out);
    arena_destroy(arenas[0]);
    arena_destroy(arenas[1]);
}

int main(int argc, char **argv)
{
    Sweep sweep = {.paragraph = {.align = TEXT_ALIGN_JUSTIFY,
                                 .chooser = CHOOSER_OPTIMAL,
                                 .line_height = LINE_HEIGHT,
                                 .indent = 2 * SIZE,
                                 .trim_marks = true,
                                 .stretch_limit_em = 0.25},
                   .from = 4,
                   .to = 40,
                   .step = 0.1,
                   .every = 1};
    for (int i = 2; i < argc; i++)
        read_option(&sweep, argv[i]);
    Arena *corpus_arena = arena_create();
    DiagSink sink;
    diag_init(&sink, corpus_arena, DIAG_ENGLISH);
    Text corpus;
    if (argc < 2 || !file_read(corpus_arena, &sink, NULL, argv[1], LIMIT_ID_INPUT_BYTES, &corpus)) {
        fputs("usage: compose_sweep CORPUS [NAME=VALUE...]\n", stderr);
        return 2;
    }
    load_faces(&sweep);
    sweep.context = text_context_create();
    sweep_corpus(&sweep, corpus);
    text_context_destroy(sweep.context);
    for (int i = 0; i < 1 + sweep.has_latin; i++)
        face_release(&sweep.faces[i]);
    arena_destroy(corpus_arena);
    return 0;
}
