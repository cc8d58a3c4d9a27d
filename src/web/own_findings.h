/* own_findings.h - what a closed wave says to one organisation about itself: both sides
 * of its ties, its own trust and value score, what changed. For who stands for it alone:
 * by an account, or by a personal link of the wave. */
#pragma once

#include "web/ties_model.h"

/* Put "own" into the model, for {{#own}}{{>own_part}}{{/own}}. Needs visit->network_id,
 * and reads the former wave when there is one. `organisation` as in findings->answers:
 * the caller has checked that the visitor stands for it. */
NODISCARD bool own_findings_put(struct visit *visit, const struct findings *findings,
                                size_t organisation, struct status *st);

/* organisation_findings.c: add what any member sees of its ties to `list`: {code, label,
 * count, has_partners, partners [{name, address, direction, level}]} of each kind. */
void organisation_lines_put(struct visit *visit, const struct findings *findings,
                            size_t organisation, struct value *list);

/* own_changes.c: "changes" [{name, relation, change, before, after}] of its ties since
 * the former wave, as members see them; "is_compared" false: there is nothing to compare
 * with. */
NODISCARD bool own_changes_put(struct visit *visit, const struct findings *findings,
                               size_t organisation, struct value *own, struct status *st);
