/* experience_story.h - people who answer an anonymous survey in one wave or in several,
 * made up from a seed: in small groups and large ones, of one mind or divided. */
#pragma once

#include "made_replies.h"

enum { STORY_AREAS = 3, STORY_AGES = 3, STORY_HOUSES = 5, STORY_WAVES = 3 };

/* A sheet is in each of the waves whose bit is set: in two when somebody answered twice
 * the same, and the reader knows. */
struct story {
    struct made_replies made;
    unsigned waves[MADE_REPLIES_MOST];
    size_t wave_count;
};

/* Nobody yet. Of "five_b" neighbourhoods are asked too. Lives in `pool`. */
struct story *story_begin(const char *instrument, size_t wave_count, struct pool *pool);

/* One more sheet: of a house (0: not said), or of a family of age `kind` % 4 and
 * neighbourhood `kind` / 4 (0: not said). */
void story_add(struct story *story, uint64_t *seed, enum respondent respondent,
               size_t kind, unsigned waves);

/* Families, or workers, in the first wave. Of families there is one of every age and
 * neighbourhood that answers nothing else: that a kind has nobody in it, only somebody
 * knows who knows all who answered. `is_nested`: not so, and all of one neighbourhood
 * have children of one age. */
void story_families(struct story *story, uint64_t *seed, bool is_nested);
void story_workers(struct story *story, uint64_t *seed);

/* "dilemmas" in several waves: mostly the same people with the same answers; between two
 * waves one person leaves, or a whole house, or nobody; some come; some change an answer.
 * `is_linked`: nobody changes, and the same answers are one sheet. */
struct story *story_waves(uint64_t *seed, size_t wave_count, bool is_linked,
                          struct pool *pool);

/* What is frozen when a wave closes. */
const struct experience_parts *story_parts(const struct story *story, size_t wave,
                                           struct pool *pool);
