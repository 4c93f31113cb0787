/* Finding where records begin and end, without decoding them. */
#ifndef PIPELINE_RECORD_SCAN_H
#define PIPELINE_RECORD_SCAN_H

#include "pipeline/record_file.h"

/* Finds the rows of a CSV file or the lines of an NDJSON file by reading it once, and fills in
 * `places` and `header`. False: reported. */
bool record_scan_rows(RecordFile *file, DiagSink *diagnostics) WARN_UNUSED;

/* The items of the list that a JSON file is. The whole file is checked. */
bool record_scan_json(RecordFile *file, DiagSink *diagnostics) WARN_UNUSED;

#endif
