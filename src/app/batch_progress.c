/* What a batch says while it runs and at its end, on standard error. See batch.h. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/batch.h"
#include "base/number.h"

#define BAR_WIDTH      24
#define BAR_SECONDS    0.1 /* between two drawings of the bar */
#define MOST_SHOWN     20  /* failed records, when there is a report; kinds of message */
#define LINES_OF_BATCH 10  /* without a terminal: a line each tenth */

static size_t count_failed(const Batch *batch)
{
    return batch->counts[BATCH_FAILED] + batch->counts[BATCH_CRASHED] +
           batch->counts[BATCH_TIMED_OUT];
}

static size_t count_ended(const Batch *batch)
{
    return count_failed(batch) + batch->counts[BATCH_DONE] + batch->counts[BATCH_KEPT];
}

/* Records a second, of those that this run rendered. */
static double measure_rate(const Batch *batch, double seconds)
{
    double rendered = (double)(count_ended(batch) - batch->counts[BATCH_KEPT]);
    return seconds > 0 ? rendered / seconds : 0;
}

static void print_bar(const Batch *batch, double seconds)
{
    size_t ended = count_ended(batch);
    size_t filled = batch->record_count ? ended * BAR_WIDTH / batch->record_count : BAR_WIDTH;
    double rate = measure_rate(batch, seconds);
    double left = rate > 0 ? (double)(batch->record_count - ended) / rate : 0;
    char rate_text[NUMBER_TEXT_SIZE];
    char left_text[NUMBER_TEXT_SIZE];
    number_format(rate_text, rate, 0);
    number_format(left_text, left, 0);
    fputs("\r[", stderr);
    for (size_t i = 0; i < BAR_WIDTH; i++)
        fputc(i < filled ? '#' : '.', stderr);
    fprintf(stderr,
            batch_is_chinese(batch) ? "] %zu/%zu，每秒 %s，剩余 %s 秒，失败 %zu\033[K"
                                    : "] %zu/%zu, %s/s, %s s left, %zu failed\033[K",
            ended, batch->record_count, rate_text, left_text, count_failed(batch));
}

static void print_line(const Batch *batch, double seconds)
{
    char rate[NUMBER_TEXT_SIZE];
    number_format(rate, measure_rate(batch, seconds), 0);
    fprintf(stderr,
            batch_is_chinese(batch) ? "yitu：%zu/%zu，每秒 %s，失败 %zu\n"
                                    : "yitu: %zu/%zu, %s a second, %zu failed\n",
            count_ended(batch), batch->record_count, rate, count_failed(batch));
}

void batch_progress(Batch *batch, bool is_last)
{
    if (batch->options->quiet)
        return;
    double seconds = timing_clock() - batch->started;
    if (batch->is_terminal) {
        bool is_due = seconds - batch->progress_seconds >= BAR_SECONDS;
        if (!is_due && !is_last)
            return;
        batch->progress_seconds = seconds;
        print_bar(batch, seconds);
        if (is_last)
            fputc('\n', stderr);
        return;
    }
    size_t part =
        batch->record_count ? count_ended(batch) * LINES_OF_BATCH / batch->record_count : 0;
    if (part <= batch->progress_part || is_last)
        return;
    batch->progress_part = part;
    print_line(batch, seconds);
}

/* Which limit it was, and how to raise it. */
static const char *describe_limit(const Batch *batch, const char *words, LimitId id, double value,
                                  const char *option)
{
    const LimitRow *row = limit_row(id);
    char number[NUMBER_TEXT_SIZE];
    number_format(number, value, 3);
    return arena_print(batch->arena,
                       batch_is_chinese(batch)
                           ? "%s（上限 %s 为 %s %s；可用 %s 或“--limit %s=数值”提高）"
                           : "%s (the limit %s is %s %s; %s or “--limit %s=N” raises it)",
                       words, row->name, number, row->unit, option, row->name);
}

static const char *describe_status(const Batch *batch, BatchStatus status)
{
    bool chinese = batch_is_chinese(batch);
    const BatchOptions *options = batch->options;
    switch (status) {
    case BATCH_CRASHED:
        return describe_limit(batch,
                              chinese ? "使渲染进程崩溃，或超过内存上限"
                                      : "crashed its worker, or met its memory limit",
                              LIMIT_ID_BATCH_MEMORY, options->memory_limit_mib * BYTES_PER_MIB,
                              "--memory");
    case BATCH_TIMED_OUT:
        return describe_limit(batch, chinese ? "超过时间上限" : "ran past its time limit",
                              LIMIT_ID_BATCH_SECONDS, options->time_limit_seconds, "--timeout");
    case BATCH_PENDING:
    case BATCH_DONE:
    case BATCH_KEPT:
    case BATCH_FAILED:
        break;
    }
    return chinese ? "失败" : "failed";
}

/* Each message that is new; the others are only counted. `is_shown` false: none is printed. */
static void print_words(Batch *batch, Text words, bool is_shown)
{
    size_t repeated = 0;
    for (size_t at = 0; at < words.length;) {
        Text message = text_of(words.data + at);
        at += message.length + 1;
        const BatchReason *reason = batch_messages_add_reason(&batch->messages, message);
        repeated += reason->records > 1;
        if (is_shown && reason->records == 1)
            fputs(message.data, stderr);
    }
    if (is_shown && repeated)
        fprintf(stderr,
                batch_is_chinese(batch) ? "  另有 %zu 条提示与前面的记录相同。\n"
                                        : "  and %zu messages that stand above already.\n",
                repeated);
}

void batch_print_failure(Batch *batch, const BatchRecord *record, Text words)
{
    bool chinese = batch_is_chinese(batch);
    batch->shown++;
    if (batch->options->report && batch->shown > MOST_SHOWN + 1) {
        print_words(batch, words, false);
        return;
    }
    if (batch->is_terminal && !batch->options->quiet)
        fputs("\r\033[K", stderr);
    if (batch->options->report && batch->shown == MOST_SHOWN + 1) {
        fprintf(stderr,
                chinese ? "yitu：其余失败的记录见报告 %s。\n"
                        : "yitu: further records that fail are in the report %s.\n",
                batch->options->report);
        print_words(batch, words, false);
        return;
    }
    if (record->member_count)
        fprintf(stderr,
                chinese ? "yitu：文件“%s”（%zu 条记录）%s\n" : "yitu: “%s” (%zu records) %s\n",
                record->output, record->member_count, describe_status(batch, record->status));
    else
        fprintf(stderr,
                chinese ? "yitu：第 %zu 条记录（%s:%u）%s\n" : "yitu: record %zu (%s:%u) %s\n",
                record->index + 1, batch->file.path, batch->file.places[record->index].line,
                describe_status(batch, record->status));
    print_words(batch, words, true);
}

/* Messages of failed records that were not printed again with each of them. */
static void print_reasons(const Batch *batch)
{
    const Map *reasons = &batch->messages.reasons;
    for (size_t i = 0; i < reasons->count; i++) {
        const BatchReason *reason = reasons->entries[i].value;
        const char *words = reasons->entries[i].key.data;
        const char *line_end = strchr(words, '\n');
        int length = line_end ? (int)(line_end - words) : (int)strlen(words);
        if (reason->records > 1)
            fprintf(stderr,
                    batch_is_chinese(batch) ? "%.*s（%zu 条失败的记录）\n"
                                            : "%.*s (%zu records that failed)\n",
                    length, words, reason->records);
    }
}

static void print_message(const Batch *batch, const BatchMessage *message)
{
    StrBuf line = {0};
    batch_message_print(&line, message);
    fprintf(stderr, batch_is_chinese(batch) ? "%s（%zu 个输出）\n" : "%s (%zu outputs)\n",
            line.data, message->outputs);
    strbuf_release(&line);
}

void batch_print_messages(const Batch *batch)
{
    print_reasons(batch);
    const Map *messages = &batch->messages.by_json;
    size_t shown = 0;
    for (size_t i = 0; i < messages->count && shown < MOST_SHOWN; i++) {
        const BatchMessage *message = messages->entries[i].value;
        if (message->outputs < 2)
            continue;
        print_message(batch, message);
        shown++;
    }
    if (messages->count > shown)
        fprintf(stderr,
                batch_is_chinese(batch) ? "yitu：另有 %zu 条提示，见 --report 的报告。\n"
                                        : "yitu: %zu further messages; --report lists them.\n",
                messages->count - shown);
}

void batch_print_summary(const Batch *batch)
{
    char seconds_text[NUMBER_TEXT_SIZE];
    char rate[NUMBER_TEXT_SIZE];
    char mebibytes[NUMBER_TEXT_SIZE];
    double seconds = timing_clock() - batch->started;
    number_format(seconds_text, seconds, 1);
    number_format(rate, measure_rate(batch, seconds), 0);
    number_format(mebibytes, (double)batch->bytes_written / (1 << 20), 1);
    fprintf(
        stderr,
        batch_is_chinese(batch)
            ? "yitu：共 %zu 条记录：完成 %zu，保留 %zu，失败 %zu，未渲染 %zu；%s 秒，每秒 %s 条，"
              "写出 %s MiB。\n"
            : "yitu: %zu records: %zu done, %zu kept, %zu failed, %zu not rendered; %s s, %s a "
              "second, %s MiB written.\n",
        batch->record_count, batch->counts[BATCH_DONE], batch->counts[BATCH_KEPT],
        count_failed(batch), batch->record_count - count_ended(batch), seconds_text, rate,
        mebibytes);
}
