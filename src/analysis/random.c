#include "analysis/random.h"

#include <assert.h>
#include <stdlib.h>

#include <gsl/gsl_rng.h>

struct random {
    gsl_rng *generator;
};

struct random *random_new(uint64_t seed)
{
    struct random *random = malloc(sizeof *random);
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);

    /* As a pool: without memory there is no going on. GSL has ended the program before
     * it would give NULL. */
    if (random == NULL || generator == NULL) {
        abort();
    }
    gsl_rng_set(generator, seed);
    *random = (struct random){generator};
    return random;
}

void random_free(struct random *random)
{
    if (random != NULL) {
        gsl_rng_free(random->generator);
        free(random);
    }
}

size_t random_below(struct random *random, size_t bound)
{
    assert(bound > 0 && bound <= UINT32_MAX);
    return gsl_rng_uniform_int(random->generator, bound);
}

double random_unit(struct random *random)
{
    return gsl_rng_uniform(random->generator);
}

/* Fisher and Yates. */
void random_permutation(struct random *random, size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t j = random_below(random, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
}

/* Each in turn with the share that is still wanted (Knuth's algorithm S). */
void random_choice(struct random *random, size_t chosen, bool *is_chosen_out,
                   size_t count)
{
    assert(chosen <= count);
    for (size_t i = 0; i < count; i++) {
        is_chosen_out[i] = random_below(random, count - i) < chosen;
        chosen -= is_chosen_out[i];
    }
}
