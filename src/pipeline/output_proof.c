/* Soft proofs of pages: see output_proof.h. */
#include "pipeline/output_proof.h"

#include "device/proof.h"
#include "pipeline/press.h"

bool output_proof(Job *job, const JobOutput *output, const Scene *const **pages, int count)
{
    bool has_press;
    PressSettings press = press_read(job, NULL, &has_press);
    InkConverter *inks = press_open_inks(job, &press, output->press_profile);
    if (!inks)
        return false;
    const Scene **proofs = arena_array(job->arena, (size_t)count, sizeof *proofs);
    for (int i = 0; i < count; i++)
        proofs[i] = proof_scene(job->arena, inks, (*pages)[i]);
    *pages = proofs;
    bool is_good = !ink_converter_is_broken(inks);
    if (!is_good)
        diag_report(&job->diagnostics, E_PRESS_PROFILE, press.profile_origin,
                    DIAG_ARGS(output->press_profile ? output->press_profile : press.profile_path,
                              "has damaged tables"));
    ink_converter_destroy(inks);
    return is_good;
}
