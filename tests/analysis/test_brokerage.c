/* test_brokerage.c - the roles of Gould and Fernandez. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/brokerage.h"
#include "graphs.h"

/* Groups by their letters, "-" for none: "aab-". */
static struct grouping groups(const char *letters, struct pool *pool)
{
    size_t count = 0;
    size_t *group_of = NULL;
    static const char *const LABELS[] = {"a", "b", "c", "d"};

    while (letters[count] != '\0') {
        count++;
    }
    group_of = pool_array(pool, count, size_t);
    for (size_t i = 0; i < count; i++) {
        group_of[i] = letters[i] == '-' ? GROUP_NONE : (size_t)(letters[i] - 'a');
    }
    return (struct grouping){LABELS, ARRAY_COUNT(LABELS), group_of};
}

static void assert_roles(const struct brokerage *brokerage, size_t i,
                         const double *wanted)
{
    double total = 0;

    for (int role = 0; role < BROKER_ROLE_COUNT; role++) {
        assert_figure(brokerage->roles[role][i], wanted[role], "role");
        total += wanted[role];
    }
    assert_figure(brokerage->total[i], total, "total");
}

/* ---- one broker: 0 -> 1 -> 2 ---- */

static void the_groups_of_three_say_the_role(void **state)
{
    static const struct {
        const char *groups; /* of sender, broker, receiver */
        enum broker_role role;
    } CASES[] = {
        {"aaa", BROKER_COORDINATOR},    {"aba", BROKER_CONSULTANT},
        {"aab", BROKER_REPRESENTATIVE}, {"abb", BROKER_GATEKEEPER},
        {"abc", BROKER_LIAISON},
    };
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 3, true, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        const struct grouping grouping = groups(CASES[i].groups, pool);
        const struct brokerage brokerage = brokerage_make(&line, &grouping, pool);
        const double none[BROKER_ROLE_COUNT] = {0};
        double wanted[BROKER_ROLE_COUNT] = {0};
        wanted[CASES[i].role] = 1;
        assert_roles(&brokerage, 1, wanted);
        assert_roles(&brokerage, 0, none);
        assert_roles(&brokerage, 2, none);
    }
}

static void who_reaches_the_other_itself_needs_no_broker(void **state)
{
    static const char PICTURE[] = "-11\n"
                                  ".-1\n"
                                  "..-\n";
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(PICTURE, true, pool);
    const struct grouping grouping = groups("abc", pool);

    (void)state;
    assert_figure(brokerage_make(&graph, &grouping, pool).total[1], 0, "total");
}

static void what_is_unknown_is_no_hole(void **state)
{
    static const char PICTURE[] = "-1?\n"
                                  ".-1\n"
                                  "..-\n";
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(PICTURE, true, pool);
    const struct grouping grouping = groups("abc", pool);

    (void)state;
    assert_figure(brokerage_make(&graph, &grouping, pool).total[1], 0, "total");
}

/* ---- without direction: each pair counts once each way ---- */

/* The centre (a) of a star with the leaves a, b, b, c, c, c: of ordered pairs of leaves
 * coordinator: a a 0; consultant: b b 2, c c 6; representative: a to b or c 5;
 * gatekeeper: 5; liaison: b c and c b 12. Together 6 * 5 = 30. */
static void a_star_counts_pairs_once_each_way(void **state)
{
    static const double WANTED[] = {0, 8, 5, 5, 12};
    SCOPED(pool) pool = pool_new();
    const struct graph star = shape_graph(SHAPE_STAR, 7, false, pool);
    const struct grouping grouping = groups("aabbccc", pool);
    const struct brokerage brokerage = brokerage_make(&star, &grouping, pool);

    (void)state;
    assert_roles(&brokerage, 0, WANTED);
}

/* ---- missing groups ---- */

static void a_broker_without_a_group_has_no_roles(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 3, true, pool);
    const struct grouping grouping = groups("a-a", pool);
    const struct brokerage brokerage = brokerage_make(&line, &grouping, pool);

    (void)state;
    assert_true(isnan(brokerage.total[1]));
    for (int role = 0; role < BROKER_ROLE_COUNT; role++) {
        assert_true(isnan(brokerage.roles[role][1]));
    }
}

static void pairs_of_which_one_has_no_group_are_left_out(void **state)
{
    static const double WANTED[] = {0, 0, 0, 2, 0};
    static const char PICTURE[] = "-..1.\n"
                                  ".-.1.\n"
                                  "..-1.\n"
                                  "...-1\n"
                                  "....-\n";
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(PICTURE, true, pool);
    const struct grouping grouping = groups("aa-bb", pool);
    const struct brokerage brokerage = brokerage_make(&graph, &grouping, pool);

    (void)state;
    assert_roles(&brokerage, 3, WANTED);
}

/* ---- beside the plain way ---- */

static double count_plain(const struct graph *graph, const struct grouping *grouping,
                          size_t b, enum broker_role role)
{
    const size_t *g = grouping->group_of;
    double count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = 0; k < graph->count; k++) {
            const bool is_role[BROKER_ROLE_COUNT] = {
                g[i] == g[b] && g[b] == g[k], g[i] == g[k] && g[i] != g[b],
                g[i] == g[b] && g[b] != g[k], g[i] != g[b] && g[b] == g[k],
                g[i] != g[b] && g[b] != g[k] && g[i] != g[k]};
            count += i != k && graph_has(graph, i, b) && graph_has(graph, b, k) &&
                     !graph_has(graph, i, k) && graph_knows(graph, i, k) && is_role[role];
        }
    }
    return count;
}

static void random_networks_have_the_roles_of_the_plain_count(void **state)
{
    static const struct chance CHANCES[] = {
        {.count = 12, .tie_percent = 20, .is_directed = true},
        {.count = 12, .tie_percent = 40, .is_directed = true, .unknown_percent = 20},
        {.count = 12, .tie_percent = 30, .is_directed = false, .silent_count = 3},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES) * 5; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i / 5], i, pool);
        const struct grouping grouping = groups("abcdabcdaabb", pool);
        const struct brokerage brokerage = brokerage_make(&graph, &grouping, pool);
        for (size_t b = 0; b < graph.count; b++) {
            double wanted[BROKER_ROLE_COUNT];
            for (int role = 0; role < BROKER_ROLE_COUNT; role++) {
                wanted[role] = count_plain(&graph, &grouping, b, (enum broker_role)role);
            }
            assert_roles(&brokerage, b, wanted);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_groups_of_three_say_the_role),
        cmocka_unit_test(who_reaches_the_other_itself_needs_no_broker),
        cmocka_unit_test(what_is_unknown_is_no_hole),
        cmocka_unit_test(a_star_counts_pairs_once_each_way),
        cmocka_unit_test(a_broker_without_a_group_has_no_roles),
        cmocka_unit_test(pairs_of_which_one_has_no_group_are_left_out),
        cmocka_unit_test(random_networks_have_the_roles_of_the_plain_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
