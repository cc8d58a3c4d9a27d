/* test_introduce.c - whom to introduce to whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/introduce.h"
#include "base/attributes.h"
#include "base/say.h"
#include "graphs.h"

static struct introductions introduced(const struct graph *graph,
                                       const struct introduce_order *order,
                                       struct pool *pool)
{
    struct introductions introductions;
    struct status st = {0};

    assert_true(introduce_make(graph, order, pool, &introductions, &st));
    return introductions;
}

/* ---- worked by hand ---- */

/* 0 - 1 - 2 - 3: nearness 3 + 2/2 + 1/3. 0 - 3 makes a ring, 4 + 2/2 = 5; 0 - 2 and 1 - 3
 * a triangle with a tail, 4 + 2/2 = 5 too. All three are best. */
static void a_line_of_four_has_three_best_ties(void **state)
{
    const struct introduce_order order = {INTRODUCE_DISTANCE, 1, GROUP_NONE, 0, {0}};
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 4, true, pool);
    const struct introductions found = introduced(&line, &order, pool);

    (void)state;
    assert_int_equal(found.pair_count, 3);
    assert_int_equal(found.tried, 3);
    assert_int_equal(found.best_count, 3);
    assert_int_equal(found.set_count, 3);
    assert_figure(found.before.compactness, (3 + 1 + 1.0 / 3) / 6, "before");
    assert_figure(found.before.mean_distance, 10.0 / 6, "before");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(found.sets[i].place, 1);
        assert_figure(found.sets[i].after.compactness, 5.0 / 6, "after");
    }
    assert_int_equal(found.sets[1].pairs[0].a, 0);
    assert_int_equal(found.sets[1].pairs[0].b, 3);
    assert_int_equal(found.sets[1].pairs[0].distance, 3);
    assert_int_equal(found.sets[1].pairs[0].shared, 0);
    assert_int_equal(found.sets[1].pairs_nearer, 1);
    /* 0 - 2: also 0 - 3 comes nearer, over 2 */
    assert_int_equal(found.sets[0].pairs_nearer, 2);
    assert_int_equal(found.sets[0].pairs[0].shared, 1);
}

/* Two parts of two: whichever tie joins them makes a line. */
static void joining_what_is_apart_counts(void **state)
{
    const struct introduce_order order = {INTRODUCE_DISTANCE, 1, GROUP_NONE, 0, {0}};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1..\n.-..\n..-1\n...-\n", false, pool);
    const struct introductions found = introduced(&graph, &order, pool);

    (void)state;
    assert_int_equal(found.best_count, 4);
    assert_int_equal(found.before.connected, 2);
    assert_int_equal(found.sets[0].after.connected, 6);
    assert_int_equal(found.sets[0].pairs[0].distance, 0);
    assert_int_equal(found.sets[0].pairs_nearer, 4);
}

/* A star with the centre X = 0: all six pairs of its four leaves depend on it. Three ties
 * from one leaf to the others free all: a tie frees its own pair, and two ties at a leaf
 * the pair of their other ends. There are four such sets; a line of leaves leaves its two
 * ends depending, a triangle of them three pairs. */
static void every_pair_of_a_star_depends_on_its_centre(void **state)
{
    const struct introduce_order order = {INTRODUCE_DEPENDENCE, 3, 0, 5, {0}};
    SCOPED(pool) pool = pool_new();
    const struct graph star = shape_graph(SHAPE_STAR, 5, false, pool);
    const struct introductions found = introduced(&star, &order, pool);

    (void)state;
    assert_int_equal(found.tried, 20);
    assert_int_equal(found.before.dependent, 6);
    assert_int_equal(found.sets[0].after.dependent, 0);
    assert_int_equal(found.best_count, 4);
    assert_int_equal(found.sets[4].after.dependent, 1);
}

/* A ring of six, X = 0: its two neighbours 1 and 5 are two apart over X only, and nobody
 * else depends on X. 1 - 5, 1 - 4 and 2 - 5 free them. Of nearness 1 - 5 leaves 7 + 7/2 +
 * 1/3, the other two 7 + 6/2 + 2/3: it is the best. */
static void the_tie_that_frees_a_pair_is_found(void **state)
{
    const struct introduce_order order = {INTRODUCE_DEPENDENCE, 1, 0, 0, {0}};
    SCOPED(pool) pool = pool_new();
    const struct graph ring = shape_graph(SHAPE_RING, 6, false, pool);
    const struct introductions found = introduced(&ring, &order, pool);

    (void)state;
    assert_int_equal(found.before.dependent, 1);
    assert_int_equal(found.sets[0].after.dependent, 0);
    assert_int_equal(found.sets[0].pairs[0].a, 1);
    assert_int_equal(found.sets[0].pairs[0].b, 5);
    assert_int_equal(found.best_count, 1);
    assert_int_equal(found.sets[2].after.dependent, 0);
    assert_int_equal(found.sets[3].after.dependent, 1);
}

static void who_introduces_and_who_is_unknown_are_in_no_pair(void **state)
{
    const struct introduce_order all = {INTRODUCE_DISTANCE, 1, GROUP_NONE, 0, {0}};
    const struct introduce_order from = {INTRODUCE_DISTANCE, 1, 3, 0, {0}};
    SCOPED(pool) pool = pool_new();
    /* 0 - 1 tied; 0 - 2 unknown; 0 - 3, 1 - 2, 1 - 3, 2 - 3 not */
    const struct graph graph = picture_graph("-1?.\n1-..\n..-.\n...-\n", true, pool);

    (void)state;
    assert_int_equal(introduced(&graph, &all, pool).pair_count, 4);
    assert_int_equal(introduced(&graph, &all, pool).unknown_count, 1);
    assert_int_equal(introduced(&graph, &from, pool).pair_count, 1);
}

/* ---- against trying everything another way ---- */

enum { SMALL = 8, APART = 1000 };

/* All distances by Floyd and Warshall, around one organisation. */
static void floyd(bool ties[SMALL][SMALL], size_t around, int steps[SMALL][SMALL])
{
    for (size_t i = 0; i < SMALL; i++) {
        for (size_t j = 0; j < SMALL; j++) {
            const bool is_in = i != around && j != around;
            steps[i][j] = i == j ? 0 : is_in && ties[i][j] ? 1 : APART;
        }
    }
    for (size_t k = 0; k < SMALL; k++) {
        for (size_t i = 0; i < SMALL; i++) {
            for (size_t j = 0; j < SMALL; j++) {
                const int way = steps[i][k] + steps[k][j];
                steps[i][j] = way < steps[i][j] ? way : steps[i][j];
            }
        }
    }
}

struct plain {
    double compactness;
    size_t dependent;
};

static struct plain plain_of(bool ties[SMALL][SMALL], size_t from)
{
    int steps[SMALL][SMALL];
    int around[SMALL][SMALL];
    struct plain plain = {0, 0};

    floyd(ties, SMALL, steps);
    floyd(ties, from, around);
    for (size_t i = 0; i < SMALL; i++) {
        for (size_t j = i + 1; j < SMALL; j++) {
            const bool is_other = i != from && j != from;
            plain.compactness += steps[i][j] < APART ? 1.0 / steps[i][j] : 0;
            plain.dependent += is_other && steps[i][j] < APART &&
                               (around[i][j] >= APART || around[i][j] > steps[i][j]);
        }
    }
    plain.compactness /= SMALL * (SMALL - 1) / 2.0;
    return plain;
}

struct trial {
    const struct introduce_order *order;
    bool ties[SMALL][SMALL];
    bool was_tied[SMALL][SMALL];
    struct plain best;
    size_t best_count;
};

static bool plain_is_better(const struct trial *trial, const struct plain *a,
                            const struct plain *b)
{
    if (trial->order->aim == INTRODUCE_DEPENDENCE && a->dependent != b->dependent) {
        return a->dependent < b->dependent;
    }
    return a->compactness > b->compactness + 1e-12;
}

static void trial_run(struct trial *trial, size_t left, size_t first)
{
    if (left == 0) {
        const struct plain plain = plain_of(trial->ties, trial->order->from);
        if (trial->best_count == 0 || plain_is_better(trial, &plain, &trial->best)) {
            trial->best = plain;
            trial->best_count = 1;
        } else if (!plain_is_better(trial, &trial->best, &plain)) {
            trial->best_count++;
        }
        return;
    }
    for (size_t cell = first; cell < SMALL * SMALL; cell++) {
        const size_t i = cell / SMALL;
        const size_t j = cell % SMALL;
        const size_t from = trial->order->from;
        if (i < j && !trial->was_tied[i][j] && i != from && j != from) {
            trial->ties[i][j] = trial->ties[j][i] = true;
            trial_run(trial, left - 1, cell + 1);
            trial->ties[i][j] = trial->ties[j][i] = false;
        }
    }
}

static void assert_best(const struct graph *graph, const struct introduce_order *order)
{
    SCOPED(pool) pool = pool_new();
    struct trial trial = {.order = order};

    for (size_t i = 0; i < SMALL; i++) {
        for (size_t j = 0; j < SMALL; j++) {
            trial.ties[i][j] = graph_bit(graph->all_bits, graph->word_count, i, j);
            trial.was_tied[i][j] = trial.ties[i][j];
        }
    }
    trial_run(&trial, order->count, 0);
    const struct introductions found = introduced(graph, order, pool);
    assert_figure(found.sets[0].after.compactness, trial.best.compactness, "compactness");
    if (order->from != GROUP_NONE) {
        assert_int_equal(found.sets[0].after.dependent, trial.best.dependent);
    }
    assert_int_equal(found.best_count, trial.best_count);
}

static void the_best_sets_are_those_of_plain_trying(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        const struct chance chance = {.count = SMALL,
                                      .tie_percent = seed % 2 == 0 ? 12 : 25,
                                      .is_directed = seed % 3 == 0};
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&chance, seed, pool);
        for (size_t k = 1; k <= 2 + (seed % 4 == 0); k++) {
            const struct introduce_order near = {
                INTRODUCE_DISTANCE, k, GROUP_NONE, 0, {0}};
            const struct introduce_order free = {
                INTRODUCE_DEPENDENCE, k, seed % SMALL, 0, {0}};
            assert_best(&graph, &near);
            assert_best(&graph, &free);
        }
    }
}

/* The trial goes on from the ties of the set that one is added to. */
static void assert_best_added(const struct graph *graph,
                              const struct introduce_order *order,
                              const struct introductions *base)
{
    SCOPED(pool) pool = pool_new();
    struct introduce_order one = *order;
    struct trial trial = {.order = &one};
    struct introductions found;
    struct status st = {0};

    one.count = order->count + 1;
    for (size_t i = 0; i < SMALL; i++) {
        for (size_t j = 0; j < SMALL; j++) {
            trial.ties[i][j] = graph_bit(graph->all_bits, graph->word_count, i, j);
        }
    }
    for (size_t k = 0; k < order->count; k++) {
        const struct introduction *pair = &base->sets[0].pairs[k];
        trial.ties[pair->a][pair->b] = trial.ties[pair->b][pair->a] = true;
    }
    memcpy(trial.was_tied, trial.ties, sizeof trial.ties);
    trial_run(&trial, 1, 0);
    assert_true(introduce_one_more(graph, &one, base, pool, &found, &st));
    assert_figure(found.sets[0].after.compactness, trial.best.compactness, "compactness");
    assert_int_equal(found.best_count, trial.best_count);
    assert_int_equal(found.tried, base->tried + found.pair_count - order->count);
    assert_int_equal(found.together_count, order->count);
    assert_figure(found.before.compactness, base->before.compactness, "before");
    for (size_t k = 0; k < order->count; k++) {
        assert_int_equal(found.sets[0].pairs[k].a, base->sets[0].pairs[k].a);
        assert_int_equal(found.sets[0].pairs[k].b, base->sets[0].pairs[k].b);
    }
}

static void one_is_added_to_the_best_set_as_plain_trying_would(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        const struct chance chance = {
            .count = SMALL, .tie_percent = 12, .is_directed = seed % 3 == 0};
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct introduce_order order = {seed % 2 == 0 ? INTRODUCE_DISTANCE
                                                            : INTRODUCE_DEPENDENCE,
                                              1 + seed % 4 / 2,
                                              seed % SMALL,
                                              0,
                                              {0}};
        const struct introductions base = introduced(&graph, &order, pool);

        assert_int_equal(base.together_count, order.count);
        assert_best_added(&graph, &order, &base);
    }
}

static void one_more_than_there_are_pairs_is_refused(void **state)
{
    const struct introduce_order one = {INTRODUCE_DISTANCE, 1, GROUP_NONE, 0, {0}};
    const struct introduce_order two = {INTRODUCE_DISTANCE, 2, GROUP_NONE, 0, {0}};
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 3, false, pool);
    const struct introductions base = introduced(&line, &one, pool);
    struct introductions found;
    struct status st = {0};

    (void)state;
    assert_false(introduce_one_more(&line, &two, &base, pool, &found, &st));
    assert_int_equal(st.code, STATUS_INVALID);
}

static void sets_are_listed_best_first(void **state)
{
    const struct introduce_order order = {INTRODUCE_DISTANCE, 2, GROUP_NONE, 40, {0}};
    const struct chance chance = {.count = 12, .tie_percent = 20};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = chance_graph(&chance, 3, pool);
    const struct introductions found = introduced(&graph, &order, pool);

    (void)state;
    assert_int_equal(found.set_count, 40);
    for (size_t i = 1; i < found.set_count; i++) {
        const double better = found.sets[i - 1].after.compactness;
        const double worse = found.sets[i].after.compactness;
        assert_true(better > worse - 1e-12);
        assert_true(found.sets[i].place == i + 1 ||
                    found.sets[i].place == found.sets[i - 1].place);
        assert_true((better > worse + 1e-12) == (found.sets[i].place == i + 1));
    }
}

/* ---- refused ---- */

static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    struct introduce_order order;
    enum status_code code;
} REFUSED[] = {
    {"no pair left", SHAPE_COMPLETE, 4, {.count = 1, .from = GROUP_NONE}, STATUS_INVALID},
    {"fewer than asked", SHAPE_LINE, 3, {.count = 2, .from = GROUP_NONE}, STATUS_INVALID},
    {"none asked", SHAPE_LINE, 5, {.count = 0, .from = GROUP_NONE}, STATUS_INVALID},
    {"four asked", SHAPE_LINE, 9, {.count = 4, .from = GROUP_NONE}, STATUS_INVALID},
    {"on whom",
     SHAPE_LINE,
     5,
     {.aim = INTRODUCE_DEPENDENCE, .count = 1, .from = GROUP_NONE},
     STATUS_INVALID},
    {"too many sets", SHAPE_RING, 300, {.count = 2, .from = GROUP_NONE}, STATUS_LIMIT},
    {"nobody", SHAPE_EMPTY, 0, {.count = 1, .from = GROUP_NONE}, STATUS_INVALID},
};

static void what_cannot_be_tried_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph =
            shape_graph(REFUSED[i].shape, REFUSED[i].count, false, pool);
        struct introductions found;
        struct status st = {0};
        assert_false(introduce_make(&graph, &REFUSED[i].order, pool, &found, &st));
        assert_int_equal(st.code, REFUSED[i].code);
    }
}

static bool stops_at_once(void *context, size_t done, size_t total)
{
    (void)context;
    (void)done;
    (void)total;
    return false;
}

static void the_search_can_be_stopped(void **state)
{
    const struct introduce_order order = {
        INTRODUCE_DISTANCE, 1, GROUP_NONE, 0, {stops_at_once, NULL}};
    SCOPED(pool) pool = pool_new();
    const struct graph ring = shape_graph(SHAPE_RING, 6, false, pool);
    struct introductions found;
    struct status st = {0};

    (void)state;
    assert_false(introduce_make(&ring, &order, pool, &found, &st));
    assert_int_equal(st.code, STATUS_FAILED);
}

/* ---- sentences ---- */

static void every_pair_says_why(void **state)
{
    static const char *const NAMES[] = {"A", "B", "C", "D"};
    const struct introduce_order order = {INTRODUCE_DISTANCE, 1, GROUP_NONE, 0, {0}};
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 4, false, pool);
    const struct introductions found = introduced(&line, &order, pool);
    const struct message near =
        introduction_sentence(&found.sets[0].pairs[0], &line, NAMES, pool);
    const struct message far =
        introduction_sentence(&found.sets[1].pairs[0], &line, NAMES, pool);
    const struct message set =
        introduction_set_sentence(&found, &found.sets[0], &order, NAMES, pool);

    (void)state;
    assert_string_equal(say_in(pool, &near, LANGUAGE_EN),
                        "A and C have no tie, but are both tied to B; this tie brings 2 "
                        "pairs nearer.");
    assert_string_equal(say_in(pool, &far, LANGUAGE_EN),
                        "A and D are 3 steps apart and have no partner in common; this "
                        "tie brings 1 pair nearer.");
    assert_string_equal(say_in(pool, &set, LANGUAGE_EN),
                        "Pairs that come nearer: 2; the mean distance goes from 1.667 to "
                        "1.333, the compactness from 0.722 to 0.833.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_four_has_three_best_ties),
        cmocka_unit_test(joining_what_is_apart_counts),
        cmocka_unit_test(every_pair_of_a_star_depends_on_its_centre),
        cmocka_unit_test(the_tie_that_frees_a_pair_is_found),
        cmocka_unit_test(who_introduces_and_who_is_unknown_are_in_no_pair),
        cmocka_unit_test(the_best_sets_are_those_of_plain_trying),
        cmocka_unit_test(one_is_added_to_the_best_set_as_plain_trying_would),
        cmocka_unit_test(one_more_than_there_are_pairs_is_refused),
        cmocka_unit_test(sets_are_listed_best_first),
        cmocka_unit_test(what_cannot_be_tried_is_refused),
        cmocka_unit_test(the_search_can_be_stopped),
        cmocka_unit_test(every_pair_says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
