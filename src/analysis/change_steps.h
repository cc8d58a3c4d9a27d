/* change_steps.h - the steps of change_make(), a file each. */
#pragma once

#include "analysis/change.h"

/* Compare all pairs of those in both waves; counts each pair at its two `members`, which
 * become change->organisations. */
void change_pairs(const struct change_side *before, const struct change_side *after,
                  struct changed_organisation *members, struct pool *pool,
                  struct change *change);

/* Measure those in both waves, and the bands of the differences.
 * fails  false when the work was stopped. */
NODISCARD bool change_measures(const struct change_side *before,
                               const struct change_side *after,
                               const struct band_order *order, struct change *change);
