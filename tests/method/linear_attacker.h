/* linear_attacker.h - somebody who solves published numbers as a system of equations.
 * Knows nothing of how they were made.
 *
 * The unknowns are how many people of each kind gave an answer. Each published number is
 * the sum over some kinds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { ATTACKER_KINDS = 16, ATTACKER_NUMBERS = 24 };

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

/* Between which values the sum over these kinds lies, when nothing is below 0. */
struct attacker_interval {
    double low;
    double high;
};
struct attacker_interval attacker_range(const struct published_numbers *published,
                                        const bool *is_in);
