/* network_builder_sort.c - the ties of a network that is read, in order: counted into
 * place from the last key to the first, since files are large and keys are small. */
#include <string.h>

#include "exchange/network_parts.h"

enum tie_key { KEY_TO, KEY_FROM, KEY_RELATION, KEY_COUNT };

static size_t key_value(const struct network_builder *builder, const struct raw_tie *tie,
                        enum tie_key key)
{
    switch (key) {
    case KEY_TO:
        return tie->to;
    case KEY_FROM:
        return tie->from;
    default:
        return tie->wave * builder->relation_count + tie->relation;
    }
}

static bool is_before(const struct raw_tie *tie, const struct raw_tie *other)
{
    if (tie->wave != other->wave) {
        return tie->wave < other->wave;
    }
    if (tie->relation != other->relation) {
        return tie->relation < other->relation;
    }
    return tie->from != other->from ? tie->from < other->from : tie->to < other->to;
}

static bool is_sorted(const struct raw_tie *ties, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (is_before(&ties[i], &ties[i - 1])) {
            return false;
        }
    }
    return true;
}

/* Copy in order of one key; equal keys keep their order. */
static void sort_by(const struct network_builder *builder, enum tie_key key,
                    const struct raw_tie *ties, size_t count, struct raw_tie *sorted_out)
{
    SCOPED(pool) scratch = pool_new();
    const size_t key_count = key == KEY_RELATION
                                 ? builder->wave_count * builder->relation_count
                                 : builder->organisation_count;
    size_t *starts = pool_array(scratch, key_count + 1, size_t);

    for (size_t i = 0; i < count; i++) {
        starts[key_value(builder, &ties[i], key) + 1]++;
    }
    for (size_t i = 1; i <= key_count; i++) {
        starts[i] += starts[i - 1];
    }
    for (size_t i = 0; i < count; i++) {
        sorted_out[starts[key_value(builder, &ties[i], key)]++] = ties[i];
    }
}

struct raw_tie *raw_ties_sort(const struct network_builder *builder, struct raw_tie *ties,
                              size_t count, struct pool *pool)
{
    if (is_sorted(ties, count)) {
        return ties;
    }
    struct raw_tie *other = pool_array(pool, count, struct raw_tie);
    for (int key = 0; key < KEY_COUNT; key++) {
        struct raw_tie *swapped = ties;

        sort_by(builder, (enum tie_key)key, ties, count, other);
        ties = other;
        other = swapped;
    }
    return ties;
}
