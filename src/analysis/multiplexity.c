#include "analysis/multiplexity.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* A pair and a relation as one number, so that sorting puts the ties of a pair
 * together. */
static uint64_t tie_key(const struct network *network, const struct tie *tie,
                        size_t relation)
{
    const size_t first = tie->from < tie->to ? tie->from : tie->to;
    const size_t second = tie->from < tie->to ? tie->to : tie->from;

    return ((uint64_t)first * network->organisation_count + second) *
               network->relation_count +
           relation;
}

static int key_compare(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a;
    const uint64_t right = *(const uint64_t *)b;

    return (left > right) - (left < right);
}

static size_t keys_fill(const struct network *network, uint64_t *keys)
{
    size_t count = 0;

    for (size_t r = 0; r < network->relation_count; r++) {
        const struct relation *relation = &network->relations[r];
        for (size_t i = 0; i < relation->tie_count; i++) {
            const struct tie *tie = &relation->ties[i];
            if (!isnan(tie->value) && tie->value != 0) {
                keys[count++] = tie_key(network, tie, r);
            }
        }
    }
    return count;
}

/* How many different relations the pair at `at` has; *at moves on to the next pair. */
static size_t relations_of_pair(const uint64_t *keys, size_t count, size_t relation_count,
                                size_t *at)
{
    const uint64_t pair = keys[*at] / relation_count;
    size_t relations = 0;

    while (*at < count && keys[*at] / relation_count == pair) {
        const uint64_t key = keys[*at];
        relations++;
        while (*at < count && keys[*at] == key) { /* A names B, and B names A */
            (*at)++;
        }
    }
    return relations;
}

struct multiplexity multiplexity_make(const struct network *network)
{
    SCOPED(pool) scratch = pool_new();
    struct multiplexity result = {.share = NAN, .mean_relations = NAN};
    size_t tie_count = 0;
    size_t relations = 0;

    for (size_t r = 0; r < network->relation_count; r++) {
        tie_count += network->relations[r].tie_count;
    }
    uint64_t *keys = pool_array(scratch, tie_count, uint64_t);
    const size_t count = keys_fill(network, keys);
    qsort(keys, count, sizeof *keys, key_compare);
    for (size_t at = 0; at < count;) {
        const size_t here = relations_of_pair(keys, count, network->relation_count, &at);
        result.linked++;
        result.multiplex += here >= 2;
        relations += here;
    }
    if (network->relation_count > 1 && result.linked > 0) {
        result.share = (double)result.multiplex / (double)result.linked;
        result.mean_relations = (double)relations / (double)result.linked;
    }
    return result;
}
