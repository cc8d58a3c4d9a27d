/* hypotheses_across.h - claims that compare networks. A network may use its own answers
 * only, so that here they mostly say that there are too few networks. */
#pragma once

#include "analysis/hypotheses.h"
#include "web/experience_findings.h"

/* What this network's answers on dilemmas, and those of families nearest in time, make of
 * the claims that compare networks. They live in the visit's pool. */
NODISCARD bool hypotheses_across_read(struct visit *visit,
                                      const struct experience_findings *findings,
                                      struct hypothesis_findings *across_out,
                                      struct status *st);

/* Add what can be said of one claim to a list of sentences. */
void hypotheses_across_put(struct visit *visit, const struct hypothesis_findings *across,
                           enum hypothesis hypothesis, struct value *sentences);
