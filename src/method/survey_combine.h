/* survey_combine.h - several informants of one organisation become its one answer. Pure.
 *
 * Of an ordinal item the level that most of them gave (of two given equally often the
 * lower: no more is claimed than was said); of names and sets whatever one of them
 * reports. Where they differ, the lowest and highest stay beside it: a divided house is a
 * finding, and nothing is averaged. "Does not know" is left out. Reference: method 4.1,
 * docs/methods/survey.md. */
#pragma once

#include "base/pool.h"
#include "method/instrument.h"

/* What one informant gave of one target. */
struct given_answer {
    size_t informant; /* any number that tells them apart */
    int64_t target;
    int value;
};

struct combined_answer {
    int64_t target;
    int value; /* never 0 where nobody said anything else: such targets are left out */
    int low; /* of the levels given; of a set or names: bits that all, that any gave */
    int high;
    bool is_divided; /* low != high */
};

struct combined_answers {
    const struct combined_answer *items; /* in order of target */
    size_t count;
};

/* `answers` in any order, all of one organisation and one item, from the informants who
 * answered its step: who does not name a target there, gave it 0. Without answers of an
 * item that has no default (trust), a target is just not rated. An informant who gives a
 * target twice (an added name that turned out to be one of the list) gives the higher
 * level, or both sets. Not for own words. O(answers log answers). Lives in `pool`. */
struct combined_answers survey_combine(const struct instrument_item *item,
                                       const struct given_answer *answers,
                                       size_t answer_count, size_t informant_count,
                                       struct pool *pool);
