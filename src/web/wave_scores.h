/* wave_scores.h - trust and value as organisations received them in a closed wave, ready
 * to be kept: without who gave what. Does not touch the database. */
#pragma once

#include "store/survey_answer.h"
#include "web/wave_read.h"

struct wave_scores {
    const struct wave_score_row *rows; /* of the network, then per organisation; id of the
                                        * row that is kept already, 0: a new one */
    size_t count;
};

/* The id of the score that is kept of an organisation (0: the network); 0: none. */
int64_t wave_score_id(const struct wave_whole *wave, int64_t wave_actor_id,
                      const char *scale);

/* The scores of the scales that were asked, from the answers of all informants: those of
 * one organisation are one rater (method/survey_combine.h, analysis/trust.h). Nothing
 * when no answer is left: they were erased. Lives in `pool`. O(organisations * items *
 * answers of trust). */
struct wave_scores wave_scores_make(const struct wave_whole *wave,
                                    const struct wave_read *read,
                                    const struct survey_raws *raws, struct pool *pool);
