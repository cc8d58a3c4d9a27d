/* version_delta.h - what a correction changed, as it stands in a model. */
#pragma once

#include "store/workspace.h"
#include "web/visit.h"

/* "delta": sources and actors between two versions, by "?from=1&to=2" ("now": the last);
 * else the last two. Null while there is one version only.
 * fails  STATUS_NOT_FOUND  there is no such version */
NODISCARD bool version_delta_put(struct visit *visit, const struct workspace *workspace,
                                 struct status *st);
