#include "exchange/network_gexf_union.h"

#include <stdlib.h>

#include "base/name_index.h"

/* One tie of one wave, with the numbers of all organisations. */
struct entry {
    size_t relation;
    size_t from;
    size_t to;
    size_t wave;
    double value;
};

static int size_compare(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

static int pair_compare(const struct entry *a, const struct entry *b)
{
    int order = size_compare(a->relation, b->relation);

    order = order != 0 ? order : size_compare(a->from, b->from);
    return order != 0 ? order : size_compare(a->to, b->to);
}

static int entry_compare(const void *a, const void *b)
{
    const struct entry *first = a;
    const struct entry *second = b;
    const int order = pair_compare(first, second);

    return order != 0 ? order : size_compare(first->wave, second->wave);
}

/* The numbers of a wave's organisations among all. */
static size_t *names_add(struct gexf_union *all, struct name_index *index,
                         const struct network *network, struct pool *pool)
{
    size_t *numbers = pool_array(pool, network->organisation_count, size_t);

    for (size_t i = 0; i < network->organisation_count; i++) {
        numbers[i] = name_index_find(index, network->names[i]);
        if (numbers[i] == NAME_INDEX_NONE) {
            numbers[i] = all->organisation_count;
            name_index_add(index, network->names[i], all->organisation_count);
            all->names[all->organisation_count++] = network->names[i];
        }
    }
    return numbers;
}

static size_t organisations_count(const struct network_series *series)
{
    size_t count = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        count += series->waves[i].network.organisation_count;
    }
    return count;
}

static size_t ties_count(const struct network_series *series)
{
    size_t count = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->relation_count; j++) {
            count += network->relations[j].tie_count;
        }
    }
    return count;
}

/* The ties of a relation; two waves may have the ends of an undirected one in another
 * order. Gives how many. */
static size_t entries_add(struct entry *entries, const struct relation *relation,
                          const size_t *numbers)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        const size_t from = numbers[tie->from];
        const size_t to = numbers[tie->to];
        const bool is_turned = !relation->is_directed && from > to;

        entries[i].from = is_turned ? to : from;
        entries[i].to = is_turned ? from : to;
        entries[i].value = tie->value;
    }
    return relation->tie_count;
}

static struct entry *entries_make(const struct network_series *series,
                                  size_t *const *numbers, size_t count, struct pool *pool)
{
    struct entry *entries = pool_array(pool, count, struct entry);
    size_t end = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->relation_count; j++) {
            size_t at = end;

            end += entries_add(entries + end, &network->relations[j], numbers[i]);
            for (; at < end; at++) {
                entries[at].relation = j;
                entries[at].wave = i;
            }
        }
    }
    qsort(entries, count, sizeof *entries, entry_compare);
    return entries;
}

static void ties_make(struct gexf_union *all, const struct entry *entries, size_t count,
                      size_t wave_count, struct pool *pool)
{
    double *values = NULL;

    all->ties = pool_array(pool, count, struct gexf_tie);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || pair_compare(&entries[i - 1], &entries[i]) != 0) {
            values = pool_array(pool, wave_count, double);
            all->ties[all->tie_count++] = (struct gexf_tie){
                entries[i].relation, entries[i].from, entries[i].to, values};
        }
        values[entries[i].wave] = entries[i].value;
    }
}

struct gexf_union gexf_union_make(const struct network_series *series, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct gexf_union all = {NULL, 0, NULL, NULL, 0};
    struct name_index index = {.pool = scratch};
    size_t **numbers = pool_array(scratch, series->wave_count, size_t *);
    const size_t count = ties_count(series);

    all.names = pool_array(pool, organisations_count(series), const char *);
    all.places = pool_array(pool, series->wave_count, size_t *);
    for (size_t i = 0; i < series->wave_count; i++) {
        numbers[i] = names_add(&all, &index, &series->waves[i].network, scratch);
    }
    for (size_t i = 0; i < series->wave_count; i++) {
        all.places[i] = pool_array(pool, all.organisation_count, size_t);
        for (size_t j = 0; j < all.organisation_count; j++) {
            all.places[i][j] = GROUP_NONE;
        }
        for (size_t j = 0; j < series->waves[i].network.organisation_count; j++) {
            all.places[i][numbers[i][j]] = j;
        }
    }
    ties_make(&all, entries_make(series, numbers, count, scratch), count,
              series->wave_count, pool);
    return all;
}
