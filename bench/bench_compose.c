/* What composing costs: bench_compose CHARACTERS WIDTH_EM RUNS [plain] sets a paragraph of
 * CHARACTERS Chinese characters, numbers and marks, already shaped, RUNS times, and prints the
 * median milliseconds of breaking, justifying and placing it. `plain` breaks first fit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "font/face_load.h"
#include "text/text.h"

#define FONT_FILE "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"

enum { MAXIMUM_RUNS = 1000 };

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static const char sample[] =
    "全市地区生产总值比上年增长5.6%，“十四五”以来年均增长6.1%。规模以上工业企业研发经费支出"
    "达到31.62亿元（占98.4%），技术合同1,286项；其中GDP贡献最大的是“三新”经济——它连续三年"
    "超过两位数。记者问：“明年呢？”市长答：“稳字当头，稳中求进。”一条2019—2024年的曲线，一路"
    "向上……";

/* The sample again and again, to `characters` characters. */
static Text make_text(Arena *arena, int characters)
{
    StrBuf text = {0};
    int count = 0;
    while (count < characters) {
        for (const char *at = sample; *at && count < characters;) {
            size_t size = 1;
            while (((unsigned char)at[size] & 0xC0) == 0x80)
                size++;
            strbuf_append(&text, at, size);
            at += size;
            count++;
        }
    }
    Text copy = {strbuf_copy(&text, arena), text.length};
    strbuf_release(&text);
    return copy;
}

static double time_compose(const TextBlock *block, double width, int runs)
{
    double costs[MAXIMUM_RUNS];
    for (int i = -1; i < runs; i++) {
        Arena *arena = arena_create();
        DiagSink sink;
        diag_init(&sink, arena, DIAG_ENGLISH);
        double begin = cpu_ms();
        text_block_compose(block, arena, &sink, width);
        if (i >= 0)
            costs[i] = cpu_ms() - begin;
        arena_destroy(arena);
    }
    qsort(costs, (size_t)runs, sizeof *costs, compare_numbers);
    return costs[runs / 2];
}

int main(int argc, char **argv)
{
    int characters = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 3000;
    double width_em = argc > 2 ? (double)strtol(argv[2], NULL, 10) : 20;
    int runs = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 100;
    if (characters < 1 || runs < 1 || runs > MAXIMUM_RUNS) {
        fputs("usage: bench_compose CHARACTERS WIDTH_EM RUNS [plain]\n", stderr);
        return 2;
    }
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(FONT_FILE);
    Face face;
    if (!blob || face_load(blob, "NotoSerifCJKsc-Regular", 0, &face) != FACE_GOOD) {
        fputs("bench_compose: " FONT_FILE " is missing\n", stderr);
        return 1;
    }
    hb_blob_destroy(blob);
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    const Face *faces[] = {&face};
    TextStyle style = {.faces = faces,
                       .face_count = 1,
                       .size = 10,
                       .language = "zh-CN",
                       .han_latin_gap_em = .25,
                       .han_digit_gap_em = .25};
    ParagraphStyle paragraph = {.align = TEXT_ALIGN_JUSTIFY,
                                .line_height = 16,
                                .indent = 20,
                                .trim_marks = true,
                                .chooser = argc > 4 ? CHOOSER_FIRST_FIT : CHOOSER_OPTIMAL};
    TextSpan span = {.text = make_text(arena, characters), .style = &style};
    TextContext *context = text_context_create();
    TextBlock *block = text_block_create(context, arena, &sink, &span, 1, &paragraph);
    printf("%.3f\n", time_compose(block, width_em * 10, runs));
    text_context_destroy(context);
    face_release(&face);
    arena_destroy(arena);
    return 0;
}
