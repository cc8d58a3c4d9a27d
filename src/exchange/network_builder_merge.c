/* network_builder_merge.c - what stood in a file as ties becomes one tie a pair:
 * directions settled, duplicates merged, zeros dropped. */
#include <math.h>

#include "base/limits.h"
#include "exchange/network_parts.h"

/* Which relations are directed in the end. */
static bool *directions_settle(const struct network_builder *builder, struct pool *pool)
{
    bool *is_directed = pool_array(pool, builder->relation_count, bool);
    bool *has_ties = pool_array(pool, builder->relation_count, bool);

    for (size_t i = 0; i < builder->tie_count; i++) {
        has_ties[builder->ties[i].relation] = true;
        is_directed[builder->ties[i].relation] |= builder->ties[i].is_directed;
    }
    for (size_t i = 0; i < builder->relation_count; i++) {
        if (builder->reading.direction != DIRECTION_FOUND) {
            is_directed[i] = builder->reading.direction == DIRECTION_DIRECTED;
        } else if (!has_ties[i]) {
            is_directed[i] = builder->relations[i].is_directed;
        }
    }
    return is_directed;
}

static struct raw_tie turned(struct raw_tie tie)
{
    const uint32_t from = tie.from;

    tie.from = tie.to;
    tie.to = from;
    return tie;
}

/* An undirected tie goes from the lower number to the higher; in a directed relation it
 * goes both ways. */
static struct raw_tie *ties_direct(const struct network_builder *builder,
                                   const bool *is_directed, size_t *count_out,
                                   struct pool *pool)
{
    struct raw_tie *ties = pool_array(pool, 2 * builder->tie_count, struct raw_tie);
    size_t count = 0;

    for (size_t i = 0; i < builder->tie_count; i++) {
        const struct raw_tie tie = builder->ties[i];

        if (tie.is_directed) {
            ties[count++] = tie;
            continue;
        }
        ties[count++] = tie.from < tie.to ? tie : turned(tie);
        if (is_directed[tie.relation]) {
            ties[count] = turned(ties[count - 1]);
            count++;
        }
    }
    *count_out = count;
    return ties;
}

static bool is_same_value(double value, double other)
{
    return value == other || (isnan(value) && isnan(other));
}

static void merge_say(struct network_builder *builder, const struct raw_tie *tie,
                      double value)
{
    if (!tie->is_directed && tie->from > tie->to) {
        return; /* said the other way round */
    }
    if (tie->is_half && is_same_value(tie->value, value)) {
        return; /* its other half */
    }
    builder->merged_count++;
    if (builder->merged_count <= NETWORK_LISTED) {
        const struct place place = {builder->file, tie->line, tie->column};

        report_add(builder->report, REPORT_NOTE, place,
                   "the tie from '%s' to '%s' stands more than once; the highest value "
                   "stays",
                   builder->organisations[tie->from].name,
                   builder->organisations[tie->to].name);
    }
}

static bool is_same_cell(const struct raw_tie *tie, const struct raw_tie *other)
{
    return tie->wave == other->wave && tie->relation == other->relation &&
           tie->from == other->from && tie->to == other->to;
}

/* The highest known value; unknown only when none is known. */
static double value_merge(double value, double other)
{
    if (isnan(value) || isnan(other)) {
        return isnan(value) ? other : value;
    }
    return value > other ? value : other;
}

/* Make one of those that name the same cell, and drop zeros. Gives how many are left. */
static size_t ties_merge(struct network_builder *builder, struct raw_tie *ties,
                         size_t count, bool is_said)
{
    size_t kept = 0;

    for (size_t i = 0; i < count;) {
        struct raw_tie tie = ties[i++];

        for (; i < count && is_same_cell(&ties[i], &tie); i++) {
            if (is_said) {
                merge_say(builder, &ties[i], tie.value);
            }
            tie.value = value_merge(tie.value, ties[i].value);
        }
        if (tie.value != 0) {
            ties[kept++] = tie;
        }
    }
    return kept;
}

struct raw_tie *raw_ties_merge(struct network_builder *builder, bool **is_directed_out,
                               size_t *count_out, struct pool *pool)
{
    bool *is_directed = directions_settle(builder, pool);
    size_t count = 0;
    struct raw_tie *ties = ties_direct(builder, is_directed, &count, pool);

    ties = raw_ties_sort(builder, ties, count, pool);
    count = ties_merge(builder, ties, count, true);
    if (builder->reading.direction == DIRECTION_UNDIRECTED) {
        for (size_t i = 0; i < count; i++) {
            ties[i] = ties[i].from < ties[i].to ? ties[i] : turned(ties[i]);
        }
        ties = raw_ties_sort(builder, ties, count, pool);
        count = ties_merge(builder, ties, count, false);
    }
    *is_directed_out = is_directed;
    *count_out = count;
    return ties;
}
