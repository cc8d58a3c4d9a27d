/* test_multiplexity.c - pairs that are tied in more than one way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/graph.h"
#include "analysis/multiplexity.h"
#include "graphs.h"

static struct network network_of(const struct relation *relations, size_t relation_count,
                                 size_t count)
{
    return (struct network){.title = "",
                            .organisation_count = count,
                            .relations = relations,
                            .relation_count = relation_count};
}

/* Contact: 0 -> 1, 1 -> 0, 1 -> 2, 2 -> 3 unknown. Referral: 1 -> 0, 2 -> 3. Action,
 * without direction: 0 - 1, 0 - 3. Pairs: 01 in three, 12 in one, 23 in one, 03 in one:
 * 1 of 4 has two or more, 6 relations over 4 pairs. */
static const char CONTACT[] = "-1..\n"
                              "1-1.\n"
                              "..-?\n"
                              "...-\n";
static const char REFERRAL[] = "-...\n"
                               "1-..\n"
                               "..-1\n"
                               "...-\n";
static const char ACTION[] = "-1.1\n"
                             ".-..\n"
                             "..-.\n"
                             "...-\n";

static void relations_of_a_pair_count_as_worked_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relations[] = {picture_relation(CONTACT, true, pool),
                                         picture_relation(REFERRAL, true, pool),
                                         picture_relation(ACTION, false, pool)};
    const struct network network = network_of(relations, 3, 4);
    const struct multiplexity found = multiplexity_make(&network);

    (void)state;
    assert_int_equal(found.linked, 4);
    assert_int_equal(found.multiplex, 1);
    assert_figure(found.share, 0.25, "share");
    assert_figure(found.mean_relations, 1.5, "mean_relations");
}

static void one_relation_has_no_multiplexity(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = picture_relation(CONTACT, true, pool);
    const struct network network = network_of(&relation, 1, 4);
    const struct multiplexity found = multiplexity_make(&network);

    (void)state;
    assert_int_equal(found.linked, 2);
    assert_true(isnan(found.share) && isnan(found.mean_relations));
}

static void without_ties_there_is_none(void **state)
{
    const struct relation relations[] = {{.is_directed = true}, {.is_directed = false}};
    const struct network network = network_of(relations, 2, 3);
    const struct network nobody = network_of(relations, 2, 0);

    (void)state;
    assert_true(isnan(multiplexity_make(&network).share));
    assert_true(isnan(multiplexity_make(&nobody).mean_relations));
}

static void the_same_relation_twice_is_wholly_multiplex(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = picture_relation(CONTACT, true, pool);
    const struct relation relations[] = {relation, relation};
    const struct network network = network_of(relations, 2, 4);
    const struct multiplexity found = multiplexity_make(&network);

    (void)state;
    assert_figure(found.share, 1, "share");
    assert_figure(found.mean_relations, 2, "mean_relations");
}

static void random_networks_have_the_figures_of_the_plain_count(void **state)
{
    static const struct chance CHANCES[] = {
        {.count = 20, .tie_percent = 10, .is_directed = true, .unknown_percent = 10},
        {.count = 20, .tie_percent = 20, .is_directed = false},
        {.count = 20, .tie_percent = 15, .is_directed = true, .is_valued = true},
    };

    (void)state;
    for (size_t seed = 0; seed < 10; seed++) {
        SCOPED(pool) pool = pool_new();
        struct relation relations[3];
        struct graph graphs[3];
        size_t linked = 0;
        size_t multiplex = 0;
        for (size_t r = 0; r < 3; r++) {
            relations[r] = chance_relation(&CHANCES[r], seed, pool);
            graphs[r] = graph_make(&relations[r], 20, (struct graph_reading){0}, pool);
        }
        for (size_t pair = 0; pair < 400; pair++) {
            size_t here = 0;
            for (size_t r = 0; r < 3; r++) {
                here += pair / 20 < pair % 20 &&
                        graph_bit(graphs[r].all_bits, graphs[r].word_count, pair / 20,
                                  pair % 20);
            }
            linked += here > 0;
            multiplex += here > 1;
        }
        const struct network network = network_of(relations, 3, 20);
        const struct multiplexity found = multiplexity_make(&network);
        assert_int_equal(found.linked, linked);
        assert_int_equal(found.multiplex, multiplex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relations_of_a_pair_count_as_worked_by_hand),
        cmocka_unit_test(one_relation_has_no_multiplexity),
        cmocka_unit_test(without_ties_there_is_none),
        cmocka_unit_test(the_same_relation_twice_is_wholly_multiplex),
        cmocka_unit_test(random_networks_have_the_figures_of_the_plain_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
