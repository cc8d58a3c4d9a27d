/* arena_remarks.h - what to know beside a ranking as a whole. Pure. */
#pragma once

#include "base/report.h"
#include "method/arena_rank.h"

/* Add: fewer than three raters (a warning), or three and four (thin); raters without any
 * rating; actors without one, and overrides that so have no effect; own marks that cost
 * a place; on a paper sheet, how importance was read (a warning). */
void arena_remarks(const struct arena_ranking *ranking, struct report *report);

/* Add how the numbers of the scales are read: for where they are shown. */
void arena_scales_remark(struct report *report);
