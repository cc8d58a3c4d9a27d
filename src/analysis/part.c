#include "analysis/part.h"

/* New numbers of those kept, in the same order. */
static size_t *numbers_of(const bool *is_kept, size_t count, size_t *kept_count_out,
                          struct pool *pool)
{
    size_t *number = pool_array(pool, count, size_t);
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        number[i] = kept;
        kept += is_kept[i];
    }
    *kept_count_out = kept;
    return number;
}

/* Who is kept, and what they are called by now. */
struct kept {
    const bool *is_kept;
    const size_t *number;
    size_t organisation_count; /* before */
    size_t count; /* kept */
};

static const bool *silent_part(const bool *is_silent, const struct kept *kept,
                               struct pool *pool)
{
    bool *part = pool_array(pool, kept->count, bool);

    for (size_t i = 0; i < kept->organisation_count; i++) {
        if (kept->is_kept[i]) {
            part[kept->number[i]] = is_silent[i];
        }
    }
    return part;
}

/* The order of the organisations stays, so that of the ties does, too. */
static struct relation relation_part(const struct relation *relation,
                                     const struct kept *kept, struct pool *pool)
{
    struct tie *ties = pool_array(pool, relation->tie_count, struct tie);
    struct relation part = {
        .name = relation->name, .is_directed = relation->is_directed, .ties = ties};

    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        if (kept->is_kept[tie->from] && kept->is_kept[tie->to]) {
            ties[part.tie_count++] =
                (struct tie){kept->number[tie->from], kept->number[tie->to], tie->value};
        }
    }
    if (relation->is_silent != NULL) {
        part.is_silent = silent_part(relation->is_silent, kept, pool);
    }
    return part;
}

struct network network_part(const struct network *network, const bool *is_kept,
                            struct pool *pool)
{
    struct kept kept = {.is_kept = is_kept,
                        .organisation_count = network->organisation_count};
    struct relation *relations =
        pool_array(pool, network->relation_count, struct relation);

    kept.number = numbers_of(is_kept, kept.organisation_count, &kept.count, pool);
    const char **names = pool_array(pool, kept.count, const char *);
    for (size_t i = 0; i < kept.organisation_count; i++) {
        if (is_kept[i]) {
            names[kept.number[i]] = network->names[i];
        }
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        relations[i] = relation_part(&network->relations[i], &kept, pool);
    }
    return (struct network){.title = network->title,
                            .names = names,
                            .organisation_count = kept.count,
                            .relations = relations,
                            .relation_count = network->relation_count};
}

struct grouping grouping_part(const struct grouping *grouping, const bool *is_kept,
                              size_t organisation_count, struct pool *pool)
{
    size_t *group_of = pool_array(pool, organisation_count, size_t);
    size_t kept = 0;

    for (size_t i = 0; i < organisation_count; i++) {
        if (is_kept[i]) {
            group_of[kept++] = grouping->group_of[i];
        }
    }
    return (struct grouping){grouping->labels, grouping->group_count, group_of};
}
