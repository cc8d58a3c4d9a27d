/* random.h - chance from a seed: the same seed gives the same numbers on every machine.
 *
 * The generator is GSL's Mersenne Twister (Matsumoto & Nishimura 1998); not for
 * secrets. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/scope.h"

struct random;

struct random *random_new(uint64_t seed);
void random_free(struct random *random); /* accepts NULL */
SCOPE_END(random)

/* 0 .. bound - 1, each as likely; bound 1 .. 2^32 - 1. */
size_t random_below(struct random *random, size_t bound);

/* 0 <= x < 1, in steps of 2^-32. */
double random_unit(struct random *random);

/* Put the numbers 0 .. count - 1 in an order, each order as likely. O(count). */
void random_permutation(struct random *random, size_t *order, size_t count);

/* Choose `chosen` of `count`: sets that many of is_chosen_out. O(count). */
void random_choice(struct random *random, size_t chosen, bool *is_chosen_out,
                   size_t count);
