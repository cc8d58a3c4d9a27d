/* dilemma_bars.h - the answers on one dilemma as bars. */
#pragma once

#include "web/dilemma_model.h"

/* Put "bars" into `object`: {address, height, narrow_height} of the drawing at 720 and at
 * 360 points; null when nothing of it may be shown. */
void dilemma_bars_put(struct visit *visit, const struct experience_findings *findings,
                      const struct dilemma_figures *figures, struct value *object);
