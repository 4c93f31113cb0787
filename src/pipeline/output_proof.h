/* Pages of an output as soft proofs. */
#ifndef PIPELINE_OUTPUT_PROOF_H
#define PIPELINE_OUTPUT_PROOF_H

#include "pipeline/job.h"

/* Replaces `*pages` (`count` of them) by how the press that the layout or `output` names will show
 * them. False: reported. */
bool output_proof(Job *job, const JobOutput *output, const Scene *const **pages, int count);

#endif
