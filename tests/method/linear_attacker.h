/* linear_attacker.h - somebody who solves published numbers as a system of equations.
 * Knows nothing of how they were made.
 *
 * The unknowns are how many people of each kind gave an answer. Each published number is
 * the sum over some kinds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ATTACKER_KINDS = 32, ATTACKER_NUMBERS = 32, ATTACKER_LEVELS = 12 };

struct published_number {
    bool is_in[ATTACKER_KINDS];
    double value; /* for attacker_range() */
};

struct published_numbers {
    size_t kinds;
    struct published_number numbers[ATTACKER_NUMBERS];
    size_t count;
};

/* Is the sum over these kinds a combination of the published ones: does it follow from
 * them, whatever the values are? */
bool attacker_solves(const struct published_numbers *published, const bool *is_in);

/* Every set of kinds whose sum follows so, each once; `visit` gets it with `context`.
 * Not those put together of two that share no number with each other: they tell nothing
 * that the two do not. O(2^r x kinds), r numbers that hang together. */
typedef void attacker_visit(const bool *is_in, void *context);
void attacker_sets(const struct published_numbers *published, attacker_visit *visit,
                   void *context);

/* Who these kinds of people are, for one item, and what they answered. */
struct attacker_crowd {
    size_t kinds;
    size_t levels;
    size_t people[ATTACKER_KINDS]; /* who answered */
    size_t counts[ATTACKER_KINDS][ATTACKER_LEVELS]; /* of which with this level */
    int64_t houses[ATTACKER_KINDS]; /* their organisation; 0: not said; below: of none */
};

/* Sets that follow, and are not put together of sets that are published. */
struct attacker_loot {
    size_t small; /* of fewer than five */
    size_t alike; /* of people who all answered alike */
    size_t near; /* of workers, of fewer than three organisations */
    size_t cells; /* a kind that is not told: how many of it gave an answer */
};

/* Add what follows from these numbers to the loot. */
void attacker_try_sets(const struct published_numbers *published,
                       const struct attacker_crowd *crowd, struct attacker_loot *loot);

/* The same for single kinds and answers that somebody in them gave, knowing that nothing
 * is below 0. Sets the values of the numbers. */
void attacker_try_cells(struct published_numbers *published,
                        const struct attacker_crowd *crowd, struct attacker_loot *loot);

/* Between which values the sum over these kinds lies, when nothing is below 0. */
struct attacker_interval {
    double low;
    double high;
};
struct attacker_interval attacker_range(const struct published_numbers *published,
                                        const bool *is_in);
