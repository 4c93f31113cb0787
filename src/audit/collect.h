/* Collecting the figures of the pages. Inside audit/ only. */
#ifndef AUDIT_COLLECT_H
#define AUDIT_COLLECT_H

#include "audit/audit.h"

/* Fills audit->figures from the pages. */
void collect_figures(Audit *audit);

#endif
