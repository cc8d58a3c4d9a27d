/* finding_short.h - what each page of the findings says, in a sentence or three: for the
 * one page that goes before them all. */
#pragma once

#include "web/findings.h"

/* "without" {who, sentence, unsure}: what falls off without the organisation that
 * coordinates; `who` null: nobody is marked so. `unsure`: of whom it is unknown, since
 * they did not answer; null: of nobody. */
void finding_without_put(struct visit *visit, const struct findings *findings,
                         enum wave_relation relation);

/* "introductions": up to three sentences, each a pair and why, of the first relation;
 * "stepwise": that not all combinations were tried, null where they were. */
void finding_introductions_put(struct visit *visit, const struct findings *findings);

/* "change" {former, sentences}; null without an earlier wave that asked the same. Ties as
 * members see them. */
NODISCARD bool finding_change_put(struct visit *visit, const struct findings *findings,
                                  enum wave_relation relation, struct status *st);

/* "trust": a sentence for trust, and one for what partners bring, of the network as a
 * whole. */
void finding_trust_put(struct visit *visit, const struct findings *findings);
