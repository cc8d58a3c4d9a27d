/* hypotheses_model.h - the nine claims that were written down before anybody answered,
 * and what a wave shows of each. What people answer at one moment shows no cause: the
 * page says so beside every one. docs/methods/hypotheses.md */
#pragma once

#include "web/hypotheses_across.h"

/* In the order of their numbers; those that compare networks are told by the enum
 * hypothesis of analysis/hypotheses.h. */
enum claim {
    CLAIM_H1,
    CLAIM_H2,
    CLAIM_H3,
    CLAIM_H4,
    CLAIM_H5,
    CLAIM_H6,
    CLAIM_H7,
    CLAIM_H8,
    CLAIM_H9,
    CLAIM_COUNT
};

/* Put one into an empty object: {code, claim, source, how, is_across, is_given, sentences
 * [..], table {rows [{name, low, high}]} (of H1; null), figures [{about, state, text,
 * band, answered, meaning}]}. `is_given`: there is at least one figure. `across` as
 * hypotheses_across_read() gave it. */
void claim_put(struct visit *visit, const struct experience_findings *findings,
               const struct hypothesis_findings *across, enum claim claim,
               struct value *object);
