/* What each phase of a document of a batch costs, warm: bench_expand LAYOUT RECORDS FONT_FOLDER
 * PHASE runs the layout for every record of the file in one process, and prints the mean CPU
 * milliseconds of PHASE ("expand", "shape", "layout") a document. Used by bench/works/run.sh. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "pipeline/job.h"
#include "pipeline/record_file.h"

static double phase_of(const Timings *timings, const char *name)
{
    for (int i = 0; i < timings->count; i++) {
        if (strcmp(timings->names[i], name) == 0)
            return timings->milliseconds[i];
    }
    return 0;
}

/* The mean of a document, or -1: a record cannot be rendered. */
static double measure(Job *job, const RecordFile *records, const char *phase)
{
    double sum = 0;
    for (size_t i = 0; i < records->count; i++) {
        job_begin_record(job);
        if (!job_run_record(job, record_load(records, job->arena, &job->diagnostics, i)))
            return -1;
        sum += phase_of(&job->timings, phase);
    }
    return records->count ? sum / (double)records->count : -1;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: bench_expand LAYOUT RECORDS FONT_FOLDER PHASE\n", stderr);
        return 2;
    }
    Arena *arena = arena_create();
    DiagSink sink;
    RecordFile records = {0};
    PreparedLayout prepared;
    diag_init(&sink, arena, DIAG_ENGLISH);
    Session *session = session_create(argv[3], DIAG_ENGLISH);
    prepared_layout_init(&prepared, session, arena, &sink, argv[1]);
    double mean = -1;
    if (prepared_layout_load(&prepared, NULL) &&
        record_file_open(&records, arena, &sink, argv[2], NULL)) {
        prepared_layout_read_theme(&prepared);
        Job *job = job_create_for_records(&prepared);
        mean = measure(job, &records, argv[4]);
        job_destroy(job);
    }
    char number[NUMBER_TEXT_SIZE];
    number_format(number, mean, 3);
    puts(number);
    record_file_release(&records);
    session_destroy(session);
    arena_destroy(arena);
    return mean < 0;
}
