/* networks.c - made-up networks to draw. */
#include "networks.h"

#include <stdio.h>

#include "random.h"

static const char *const WORDS[] = {"OCMW",
                                    "Centrum voor Leerlingenbegeleiding",
                                    "Huis van het Kind",
                                    "Centrum voor Geestelijke Gezondheidszorg",
                                    "Basisschool",
                                    "Sociale Huisvestingsmaatschappij",
                                    "CAW",
                                    "Armoedevereniging De Springplank"};
static const char *const TOWNS[] = {"", " Oosterlinde", " Sint-Amandsberg", " Noord"};

static const char *name_make(size_t i, uint64_t *state, struct pool *pool)
{
    char name[200];

    (void)snprintf(name, sizeof name, "Nr%zu %s%s", i + 1,
                   WORDS[random_below(state, ARRAY_COUNT(WORDS))],
                   TOWNS[random_below(state, ARRAY_COUNT(TOWNS))]);
    return pool_text(pool, name);
}

/* In order of from, then to, as a relation wants them. */
static void ties_make(const struct networks_wish *wish, uint64_t *state,
                      const bool *is_silent, struct relation *relation, struct pool *pool)
{
    const size_t tied = wish->count - wish->untied_count;
    struct tie *ties = pool_array(pool, wish->count * wish->count, struct tie);

    for (size_t i = 0; i < tied; i++) {
        for (size_t j = wish->is_undirected ? i + 1 : 0; j < tied; j++) {
            const bool is_tied = i != j && random_below(state, tied) < wish->partners;
            if (is_tied && !is_silent[i]) {
                ties[relation->tie_count++] =
                    (struct tie){i, j, (double)(1 + random_below(state, 5))};
            }
        }
    }
    relation->ties = ties;
}

static struct grouping *grouping_new(const struct networks_wish *wish, uint64_t *state,
                                     struct pool *pool)
{
    struct grouping *grouping = pool_array(pool, 1, struct grouping);
    const char **labels = pool_array(pool, wish->group_count, const char *);
    size_t *group_of = pool_array(pool, wish->count, size_t);

    for (size_t i = 0; i < wish->group_count; i++) {
        char label[40];
        (void)snprintf(label, sizeof label, "groep %zu", i + 1);
        labels[i] = pool_text(pool, label);
    }
    for (size_t i = 0; i < wish->count; i++) {
        const size_t group = random_below(state, wish->group_count + 1);
        group_of[i] = group < wish->group_count ? group : GROUP_NONE;
    }
    *grouping = (struct grouping){labels, wish->group_count, group_of};
    return grouping;
}

static struct network_drawing *drawing_new(const char *const *names, size_t count,
                                           const struct relation *relation,
                                           bool is_valued, struct pool *pool)
{
    struct network_drawing *drawing = pool_array(pool, 1, struct network_drawing);
    struct network *network = pool_array(pool, 1, struct network);
    struct graph *graph = pool_array(pool, 1, struct graph);

    *network = (struct network){.title = "",
                                .names = names,
                                .organisation_count = count,
                                .relations = relation,
                                .relation_count = 1};
    *graph =
        graph_make(relation, count, (struct graph_reading){.is_valued = is_valued}, pool);
    *drawing = (struct network_drawing){.network = network,
                                        .relation = relation,
                                        .graph = graph,
                                        .grouping_name = "sector",
                                        .figure_name = "partners",
                                        .title = "",
                                        .date = "",
                                        .language = LANGUAGE_EN};
    return drawing;
}

const struct network_drawing *networks_make(const struct networks_wish *wish,
                                            struct pool *pool)
{
    uint64_t state = wish->seed;
    const char **names = pool_array(pool, wish->count, const char *);
    bool *is_silent = pool_array(pool, wish->count, bool);
    double *figure = pool_array(pool, wish->count, double);
    struct relation *relation = pool_array(pool, 1, struct relation);

    for (size_t i = 0; i < wish->count; i++) {
        names[i] = name_make(i, &state, pool);
        figure[i] = (double)random_below(&state, 20);
    }
    for (size_t i = 0; i < wish->silent_count; i++) {
        is_silent[(i * 7 + 1) % wish->count] = true;
    }
    *relation = (struct relation){.name = "contact",
                                  .is_directed = !wish->is_undirected,
                                  .is_silent = wish->silent_count > 0 ? is_silent : NULL};
    ties_make(wish, &state, is_silent, relation, pool);
    struct network_drawing *drawing =
        drawing_new(names, wish->count, relation, !wish->is_plain, pool);
    drawing->figure = wish->is_plain ? NULL : figure;
    drawing->grouping = wish->group_count > 0 ? grouping_new(wish, &state, pool) : NULL;
    return drawing;
}

const struct network_drawing *networks_of(const struct tie *ties, size_t tie_count,
                                          size_t count, bool is_directed,
                                          struct pool *pool)
{
    const char **names = pool_array(pool, count, const char *);
    struct relation *relation = pool_array(pool, 1, struct relation);

    for (size_t i = 0; i < count; i++) {
        names[i] = pool_text(pool, (char[]){(char)('A' + i), '\0'});
    }
    *relation = (struct relation){
        .name = "", .is_directed = is_directed, .ties = ties, .tie_count = tie_count};
    return drawing_new(names, count, relation, true, pool);
}
