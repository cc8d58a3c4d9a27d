/* test_graph.c - the ground of all measures: relations as graphs, graphs of a part, as
 * matrices, and chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/matrix.h"
#include "analysis/random.h"
#include "base/limits.h"
#include "graphs.h"

/* ---- a graph says what its relation says ---- */

/* A graph as a picture: the value of a tie, "." or "?", a line for each organisation. */
static const char *graph_picture(const struct graph *graph, struct pool *pool)
{
    char *picture = pool_array(pool, graph->count * (graph->count + 1) + 1, char);
    char *at = picture;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            *at++ = graph_knows(graph, i, j) ? '.' : '?';
        }
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            at[(ptrdiff_t)graph->out.to[k] - (ptrdiff_t)graph->count] =
                (char)('0' + (int)graph->out.value[k]);
        }
        *at++ = '\n';
    }
    return picture;
}

static const struct {
    const char *label;
    const char *relation;
    bool is_directed;
    struct graph_reading reading;
    const char *graph;
    size_t ties;
    size_t unknown;
} READINGS[] = {
    {"nobody", "", true, {false, false}, "", 0, 0},
    {"one", "-\n", true, {false, false}, ".\n", 0, 0},
    {"values become 1", "-3\n2-\n", true, {false, false}, ".1\n1.\n", 2, 0},
    {"values are kept", "-3\n2-\n", true, {false, true}, ".3\n2.\n", 2, 0},
    {"without direction the highest value counts",
     "-3\n5-\n",
     true,
     {true, true},
     ".5\n5.\n",
     1,
     0},
    {"without direction a tie either way is one",
     "-..\n1-.\n..-\n",
     true,
     {true, false},
     ".1.\n1..\n...\n",
     1,
     0},
    {"an undirected relation has both cells",
     "-2.\n --\n  -\n",
     false,
     {false, true},
     ".2.\n2..\n...\n",
     1,
     0},
    {"a single unknown cell", "-?\n.-\n", true, {false, false}, ".?\n..\n", 0, 1},
    {"who is silent has an unknown row",
     "-1.\n.-.\n1.-!\n",
     true,
     {false, false},
     ".1.\n...\n1?.\n",
     2,
     1},
    {"the diagonal of who is silent is known",
     "-..!\n.-.!\n..-!\n",
     true,
     {false, false},
     ".??\n?.?\n??.\n",
     0,
     6},
    {"no tie and one report missing: unknown without direction",
     "-?\n.-\n",
     true,
     {true, false},
     ".?\n?.\n",
     0,
     1},
    {"both reports missing: one unknown pair",
     "-?\n?-\n",
     true,
     {true, false},
     ".?\n?.\n",
     0,
     1},
    {"a tie known from one side needs no other report",
     "-?\n1-\n",
     true,
     {true, false},
     ".1\n1.\n",
     1,
     0},
    {"the same when the other is silent",
     "-..!\n1-.\n..-\n",
     true,
     {true, false},
     ".1?\n1..\n?..\n",
     1,
     1},
    {"an undirected relation with one who is silent",
     "-1.\n -.!\n  -\n",
     false,
     {false, false},
     ".1.\n1.?\n.?.\n",
     1,
     1},
};

static void a_relation_is_read_as_it_was_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READINGS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct relation relation =
            picture_relation(READINGS[i].relation, READINGS[i].is_directed, pool);
        const struct graph graph = graph_make(
            &relation, picture_count(READINGS[i].relation), READINGS[i].reading, pool);

        assert_string_equal(graph_picture(&graph, pool), READINGS[i].graph);
        assert_figure((double)graph.tie_count, (double)READINGS[i].ties,
                      READINGS[i].label);
        assert_figure((double)graph.unknown_count, (double)READINGS[i].unknown,
                      READINGS[i].label);
    }
}

static void what_is_not_known_is_not_among_the_cells(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph arcs = picture_graph("-1?.\n.-..\n..-.!\n...-\n", true, pool);
    const struct graph pairs = picture_graph("-1?.\n --.\n  -.\n   -\n", false, pool);
    const struct graph nobody = picture_graph("", true, pool);

    (void)state;
    assert_int_equal(graph_known_count(&arcs), 12 - 1 - 3);
    assert_int_equal(graph_known_count(&pairs), 6 - 1);
    assert_int_equal(graph_known_count(&nobody), 0);
}

static void who_did_not_answer_is_known(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1\n.-!\n", true, pool);
    const struct graph all_answered = picture_graph("-1\n.-\n", true, pool);

    (void)state;
    assert_true(graph_answers(&graph, 0));
    assert_false(graph_answers(&graph, 1));
    assert_true(graph_answers(&all_answered, 1));
}

/* ---- rows and bits agree ---- */

static void rows_match_bits(const struct graph *graph, const struct neighbours *rows,
                            const uint64_t *bits)
{
    for (size_t i = 0; i < graph->count; i++) {
        size_t k = rows->start[i];
        for (size_t j = 0; j < graph->count; j++) {
            const bool is_next = k < rows->start[i + 1] && rows->to[k] == j;
            assert_int_equal(graph_bit(bits, graph->word_count, i, j), is_next);
            k += is_next;
        }
        assert_int_equal(k, rows->start[i + 1]);
    }
}

static double value_of(const struct neighbours *rows, size_t i, size_t j)
{
    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        if (rows->to[k] == j) {
            return rows->value[k];
        }
    }
    return 0;
}

static void graph_is_consistent(const struct graph *graph)
{
    rows_match_bits(graph, &graph->out, graph->out_bits);
    rows_match_bits(graph, &graph->in, graph->in_bits);
    rows_match_bits(graph, &graph->all, graph->all_bits);
    for (size_t i = 0; i < graph->count; i++) {
        assert_true(graph_knows(graph, i, i));
        for (size_t j = 0; j < graph->count; j++) {
            const double sent = value_of(&graph->out, i, j);
            const double received = value_of(&graph->out, j, i);
            assert_true(sent == value_of(&graph->in, j, i));
            assert_true(value_of(&graph->all, i, j) == fmax(sent, received));
            assert_false(graph_has(graph, i, j) && !graph_knows(graph, i, j));
        }
    }
}

static struct chance chance_of(uint64_t seed)
{
    const size_t count = seed % 13 * 11; /* 0 .. 132: up to three words a row */

    return (struct chance){.count = count,
                           .tie_percent = seed * 7 % 60,
                           .unknown_percent = seed % 3 * 10,
                           .silent_count = count > 5 ? seed % 4 : 0,
                           .is_directed = seed % 4 != 0,
                           .is_valued = seed % 2 == 0};
}

static void rows_and_bits_of_a_graph_agree(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 26; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = chance_of(seed);
        const struct relation relation = chance_relation(&chance, seed, pool);
        const struct graph_reading reading = {seed % 5 < 2, chance.is_valued};
        const struct graph graph = graph_make(&relation, chance.count, reading, pool);

        graph_is_consistent(&graph);
    }
}

/* ---- a part of a graph ---- */

static void a_part_is_the_graph_of_those_who_are_kept(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-12?\n3-4.\n.5-6!\n..1-\n", true, pool);
    static const bool IS_KEPT[] = {true, false, true, true};
    const struct graph part = graph_part(&graph, IS_KEPT, pool);

    (void)state;
    assert_string_equal(graph_picture(&part, pool), ".2?\n?.6\n.1.\n");
    assert_int_equal(part.count, 3);
    assert_int_equal(part.tie_count, 3);
    assert_int_equal(part.unknown_count, 2);
    assert_true(graph_answers(&part, 0));
    assert_false(graph_answers(&part, 1));
}

static void a_part_agrees_with_the_whole(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 26; seed++) {
        SCOPED(pool) pool = pool_new();
        SCOPED(random) random = random_new(seed);
        const struct chance chance = chance_of(seed);
        const struct graph graph = chance_graph(&chance, seed, pool);
        bool *is_kept = pool_array(pool, graph.count, bool);
        size_t *kept = pool_array(pool, graph.count, size_t);
        size_t count = 0;

        random_choice(random, graph.count / 2, is_kept, graph.count);
        for (size_t i = 0; i < graph.count; i++) {
            kept[count] = i;
            count += is_kept[i];
        }
        const struct graph part = graph_part(&graph, is_kept, pool);
        graph_is_consistent(&part);
        assert_int_equal(part.count, count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(graph_answers(&part, i), graph_answers(&graph, kept[i]));
            for (size_t j = 0; j < count; j++) {
                assert_true(value_of(&part.out, i, j) ==
                            value_of(&graph.out, kept[i], kept[j]));
                assert_int_equal(graph_knows(&part, i, j),
                                 graph_knows(&graph, kept[i], kept[j]));
            }
        }
    }
}

static void a_part_without_anybody_is_empty(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1\n?-!\n", true, pool);
    const struct graph part = graph_part(&graph, (const bool[]){false, false}, pool);

    (void)state;
    assert_int_equal(part.count, 0);
    assert_int_equal(part.tie_count, 0);
    assert_int_equal(graph_known_count(&part), 0);
}

/* ---- networks ---- */

static void things_are_found_by_name(void **state)
{
    static const char *const NAMES[] = {"CLB", "OCMW"};
    const struct attribute attributes[] = {{.name = "sector"}, {.name = "size"}};
    const struct relation relations[] = {{.name = "contact"}, {.name = "referral"}};
    const struct network network = {.names = NAMES,
                                    .organisation_count = 2,
                                    .attributes = attributes,
                                    .attribute_count = 2,
                                    .relations = relations,
                                    .relation_count = 2};

    (void)state;
    assert_int_equal(network_organisation_find(&network, "OCMW"), 1);
    assert_int_equal(network_organisation_find(&network, "ocmw"), 2);
    assert_ptr_equal(network_attribute(&network, "size"), &attributes[1]);
    assert_null(network_attribute(&network, "role"));
    assert_ptr_equal(network_relation(&network, "referral"), &relations[1]);
    assert_null(network_relation(&network, ""));
}

static void equal_texts_are_a_group_and_none_is_none(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char *const TEXTS[] = {"youth", "", "health", "youth"};
    static const size_t GROUPS[] = {0, GROUP_NONE, 1, 0};
    const struct attribute attribute = {.name = "sector", .texts = TEXTS};
    const struct grouping grouping = grouping_make(&attribute, 4, pool);

    (void)state;
    assert_int_equal(grouping.group_count, 2);
    assert_string_equal(grouping.labels[0], "youth");
    assert_string_equal(grouping.labels[1], "health");
    assert_memory_equal(grouping.group_of, GROUPS, sizeof GROUPS);
}

/* ---- matrices ---- */

static const struct {
    const char *label;
    const char *relation;
    bool is_directed;
    bool is_binary;
    double cells[9];
} MATRICES[] = {
    {"values", "-2.\n.-3\n..-\n", true, false, {0, 2, 0, 0, 0, 3, 0, 0, 0}},
    {"binary", "-2.\n.-3\n..-\n", true, true, {0, 1, 0, 0, 0, 1, 0, 0, 0}},
    {"undirected", "-2.\n -3\n  -\n", false, false, {0, 2, 0, 2, 0, 3, 0, 3, 0}},
    {"an unknown cell", "-?.\n.-.\n..-\n", true, true, {0, NAN, 0, 0, 0, 0, 0, 0, 0}},
    {"one is silent", "-..\n1-.!\n..-\n", true, false, {0, 0, 0, 1, 0, NAN, 0, 0, 0}},
    {"one is silent without direction",
     "-1.\n -.!\n  -\n",
     false,
     false,
     {0, 1, 0, 1, 0, NAN, 0, NAN, 0}},
};

static void a_matrix_has_every_cell(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(MATRICES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct relation relation =
            picture_relation(MATRICES[i].relation, MATRICES[i].is_directed, pool);
        const struct matrix matrix = matrix_of(&relation, 3, MATRICES[i].is_binary, pool);

        assert_int_equal(matrix.count, 3);
        for (size_t cell = 0; cell < 9; cell++) {
            assert_figure(matrix.cells[cell], MATRICES[i].cells[cell], MATRICES[i].label);
        }
    }
}

/* A matrix knows the same as the graph of its relation. */
static void a_matrix_agrees_with_the_graph(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 26; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = chance_of(seed);
        const struct relation relation = chance_relation(&chance, seed, pool);
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct matrix matrix =
            matrix_of(&relation, chance.count, !chance.is_valued, pool);

        for (size_t i = 0; i < graph.count; i++) {
            for (size_t j = 0; j < graph.count; j++) {
                double cell = value_of(&graph.out, i, j);
                if (!graph_knows(&graph, i, j)) {
                    cell = NAN;
                }
                assert_figure(matrix.cells[i * graph.count + j], cell, "cell");
            }
        }
    }
}

/* ---- chance ---- */

/* The first outputs for seed 5489 as Matsumoto and Nishimura publish them. */
static void the_generator_is_the_published_one(void **state)
{
    SCOPED(random) random = random_new(5489);
    static const double OUTPUTS[] = {3499211612, 581869302, 3890346734};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(OUTPUTS); i++) {
        assert_figure(random_unit(random), OUTPUTS[i] / 4294967296.0, "unit");
    }
}

static void random_below_is_even(void **state)
{
    enum { BOUND = 5, DRAWS = 50000 };
    SCOPED(random) random = random_new(7);
    size_t counts[BOUND] = {0};

    (void)state;
    for (size_t i = 0; i < DRAWS; i++) {
        const size_t drawn = random_below(random, BOUND);
        assert_true(drawn < BOUND);
        counts[drawn]++;
    }
    /* Five standard deviations: sqrt(50000 x 0.2 x 0.8) = 89. */
    for (size_t i = 0; i < BOUND; i++) {
        assert_in_range(counts[i], DRAWS / BOUND - 450, DRAWS / BOUND + 450);
    }
}

/* Of three things six orders, each as likely: 10,000 of 60,000, +- 5 x 91. */
static void every_order_is_as_likely(void **state)
{
    SCOPED(random) random = random_new(11);
    size_t counts[27] = {0};
    size_t orders = 0;

    (void)state;
    for (size_t i = 0; i < 60000; i++) {
        size_t order[3];
        random_permutation(random, order, 3);
        counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    for (size_t i = 0; i < ARRAY_COUNT(counts); i++) {
        if (counts[i] > 0) {
            assert_in_range(counts[i], 9500, 10500);
            orders++;
        }
    }
    assert_int_equal(orders, 6);
}

/* Two of four: each is in half of the choices, 10,000 of 20,000, +- 5 x 71. */
static void a_choice_takes_so_many_and_each_as_often(void **state)
{
    SCOPED(random) random = random_new(13);
    size_t counts[4] = {0};

    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        bool is_chosen[4];
        random_choice(random, 2, is_chosen, 4);
        assert_int_equal(is_chosen[0] + is_chosen[1] + is_chosen[2] + is_chosen[3], 2);
        for (size_t j = 0; j < 4; j++) {
            counts[j] += is_chosen[j];
        }
    }
    for (size_t j = 0; j < 4; j++) {
        assert_in_range(counts[j], 9600, 10400);
    }
}

static void the_same_seed_gives_the_same_numbers(void **state)
{
    SCOPED(random) first = random_new(21);
    SCOPED(random) again = random_new(21);
    SCOPED(random) other = random_new(22);
    size_t differences = 0;

    (void)state;
    for (size_t i = 0; i < 100; i++) {
        const size_t drawn = random_below(first, 1000);
        assert_int_equal(drawn, random_below(again, 1000));
        differences += drawn != random_below(other, 1000);
    }
    assert_true(differences > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_relation_is_read_as_it_was_meant),
        cmocka_unit_test(what_is_not_known_is_not_among_the_cells),
        cmocka_unit_test(who_did_not_answer_is_known),
        cmocka_unit_test(rows_and_bits_of_a_graph_agree),
        cmocka_unit_test(a_part_is_the_graph_of_those_who_are_kept),
        cmocka_unit_test(a_part_agrees_with_the_whole),
        cmocka_unit_test(a_part_without_anybody_is_empty),
        cmocka_unit_test(things_are_found_by_name),
        cmocka_unit_test(equal_texts_are_a_group_and_none_is_none),
        cmocka_unit_test(a_matrix_has_every_cell),
        cmocka_unit_test(a_matrix_agrees_with_the_graph),
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(random_below_is_even),
        cmocka_unit_test(every_order_is_as_likely),
        cmocka_unit_test(a_choice_takes_so_many_and_each_as_often),
        cmocka_unit_test(the_same_seed_gives_the_same_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
