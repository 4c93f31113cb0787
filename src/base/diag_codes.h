/* The catalogue of messages: DIAG(name, number, severity, English, Chinese). An X-macro: included
 * wherever a table of the codes is wanted. One file for each area, so that a new message touches
 * only its own. The first digits of a number name the area; numbers are never used twice.
 *
 * A message is a full sentence that names the value at fault and, where there are few, the allowed
 * ones. {1} {2} ... are the arguments of diag_report. */
#include "base/codes_system.inc"
#include "base/codes_json.inc"
#include "base/codes_template.inc"
#include "base/codes_document.inc"
#include "base/codes_text.inc"
#include "base/codes_art.inc"
#include "base/codes_device.inc"
#include "base/codes_preflight.inc"
#include "base/codes_element.inc"
#include "base/codes_batch.inc"
#include "base/codes_audit.inc"
#include "base/codes_chart.inc"
#include "base/codes_convert.inc"
#include "base/codes_pages.inc"
