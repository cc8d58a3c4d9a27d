/* test_without.c - what if an organisation stopped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/without.h"
#include "base/attributes.h"
#include "base/say.h"
#include "graphs.h"

static const char *const NAMES[] = {"A", "B", "C", "D", "E", "F", "G"};

/* Take out one, by number. */
static struct without without_one(const struct graph *graph, size_t number,
                                  struct pool *pool)
{
    bool *is_removed = pool_array(pool, graph->count, bool);

    is_removed[number] = true;
    return without_make(graph, is_removed, pool);
}

/* ---- worked by hand ---- */

/* A - B - C - D - E without C: two parts of two. Of the six pairs of A B D E all were
 * connected, four are cut. Before, their distances were 1 (A-B), 3 (A-D), 4 (A-E),
 * 2 (B-D), 3 (B-E), 1 (D-E): mean 14/6, nearness 2 + 2/3 + 1/4 + 1/2 = 41/12, of 6.
 * After: 1 and 1, of 6. */
static void a_line_breaks_in_the_middle(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 5, false, pool);
    const struct without without = without_one(&line, 2, pool);

    (void)state;
    assert_int_equal(without.stay_count, 4);
    assert_int_equal(without.pairs, 6);
    assert_int_equal(without.pairs_cut, 4);
    assert_figure(without.cut_share, 4.0 / 6, "cut");
    assert_figure(without.before.mean_distance, 14.0 / 6, "mean before");
    assert_figure(without.before.compactness, 41.0 / 72, "compactness before");
    assert_figure(without.after.mean_distance, 1, "mean after");
    assert_figure(without.after.compactness, 2.0 / 6, "compactness after");
    assert_figure(without.before.connected, 1, "connected before");
    assert_figure(without.after.connected, 2.0 / 6, "connected after");
    assert_figure(without.before.density, 0.4, "density before");
    assert_figure(without.after.density, 2.0 / 6, "density after");
    assert_int_equal(without.ties_lost, 2);
    assert_int_equal(without.isolated_count, 0);
    /* A-B, B-C, C-D, D-E were bridges; the two at C are gone, and none is new */
    assert_int_equal(without.bridges_gone, 2);
    assert_int_equal(without.bridges_new_count, 0);
}

static void parts_are_listed_by_their_own_numbers(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 6, false, pool);
    const struct without without = without_one(&line, 2, pool);

    (void)state;
    /* A B | D E F: the larger one first */
    assert_int_equal(without.part_count, 2);
    assert_int_equal(without.parts[0].member_count, 3);
    assert_int_equal(without.parts[0].members[0], 3);
    assert_int_equal(without.parts[0].members[2], 5);
    assert_int_equal(without.parts[1].members[0], 0);
    assert_int_equal(without.parts[1].members[1], 1);
}

/* A - B, A - C; C did not answer: it may have ties with others. */
static void who_did_not_answer_is_not_said_to_be_isolated(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11.\n1-..\n.?-?\n...-\n", true, pool);
    bool is_silent[] = {false, false, true, false};
    struct graph asked = graph;
    struct report report = {.pool = pool};

    (void)state;
    asked.is_silent = is_silent;
    const struct without without = without_one(&asked, 0, pool);
    assert_int_equal(without.isolated_count, 1);
    assert_int_equal(without.isolated[0], 1);
    assert_int_equal(without.unsure_count, 1);
    assert_int_equal(without.unsure[0], 2);
    without_say(&without, NAMES, NULL, &report);
    bool is_said = false;
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        const char *sentence = say_in(pool, &entry->message, LANGUAGE_EN);
        is_said = is_said ||
                  strcmp(sentence, "Of 1 organisation that did not answer, no tie but "
                                   "with A is known; it may have others: C.") == 0;
    }
    assert_true(is_said);
}

static void a_star_leaves_everybody_alone(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph star = shape_graph(SHAPE_STAR, 5, true, pool);
    const struct without without = without_one(&star, 0, pool);

    (void)state;
    assert_int_equal(without.isolated_count, 4);
    assert_int_equal(without.isolated[3], 4);
    assert_int_equal(without.part_count, 4);
    assert_figure(without.cut_share, 1, "cut");
    assert_true(isnan(without.after.mean_distance));
    assert_figure(without.after.compactness, 0, "compactness");
    /* directed: the leaves reach nobody, with the centre or without */
    assert_figure(without.before.compactness, 0, "compactness before");
}

static void who_had_no_tie_is_not_made_alone(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1.\n.-.\n..-\n", true, pool);
    const struct without without = without_one(&graph, 0, pool);

    (void)state;
    assert_int_equal(without.isolated_count, 1);
    assert_int_equal(without.isolated[0], 1);
    assert_int_equal(without.pairs_cut, 0);
    assert_true(isnan(without.cut_share));
}

/* A ring of six without one is a line of five: nothing falls apart, and all four ties
 * that are left become bridges. */
static void a_ring_holds_and_hangs_by_threads(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph ring = shape_graph(SHAPE_RING, 6, false, pool);
    const struct without without = without_one(&ring, 0, pool);

    (void)state;
    assert_int_equal(without.pairs_cut, 0);
    assert_int_equal(without.part_count, 1);
    assert_int_equal(without.bridges_gone, 0);
    assert_int_equal(without.bridges_new_count, 4);
    assert_int_equal(without.bridges_new[0].from, 1);
    assert_int_equal(without.bridges_new[0].to, 2);
    assert_true(without.after.compactness < without.before.compactness);
}

static void a_complete_network_does_not_mind(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_COMPLETE, 6, true, pool);
    const struct without without = without_one(&graph, 3, pool);

    (void)state;
    assert_figure(without.after.compactness, 1, "after");
    assert_figure(without.before.compactness, 1, "before");
    assert_int_equal(without.bridges_new_count, 0);
    assert_int_equal(without.ties_lost, 10);
}

static void several_can_be_taken_out(void **state)
{
    static const bool IS_REMOVED[] = {false, true, false, true, false};
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 5, false, pool);
    const struct without without = without_make(&line, IS_REMOVED, pool);

    (void)state;
    assert_int_equal(without.removed_count, 2);
    assert_int_equal(without.isolated_count, 3);
    assert_int_equal(without.ties_lost, 4);
}

static void nobody_left_is_no_trouble(void **state)
{
    static const bool IS_REMOVED[] = {true, true};
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 2, false, pool);
    const struct without without = without_make(&line, IS_REMOVED, pool);
    const struct without one = without_one(&line, 0, pool);

    (void)state;
    assert_int_equal(without.part_count, 0);
    assert_true(isnan(without.after.compactness));
    assert_true(isnan(one.after.density));
    assert_int_equal(one.isolated_count, 1);
}

/* ---- sources ---- */

static const struct holding HAS = {.estimated = {ANSWER_YES, ANSWER_YES, ANSWER_YES}};
static const struct holding NOT = {.estimated = {ANSWER_NO, ANSWER_NONE, ANSWER_NONE}};
static const struct needed_source SOURCES[] = {
    {"S1", "room", true}, {"S2", "money", true}, {"S3", "trust", false}};

enum { ACTORS = 3, SOURCE_COUNT = 3 };

/* Actor 0 has all, actor 1 has S2, actor 2 (no member of the network) has S1. */
static struct holdings holdings_make(struct pool *pool)
{
    struct holding *cells = pool_array(pool, ACTORS * SOURCE_COUNT, struct holding);

    for (size_t i = 0; i < ACTORS * SOURCE_COUNT; i++) {
        cells[i] = NOT;
    }
    cells[0] = cells[1] = cells[2] = HAS;
    cells[1 * SOURCE_COUNT + 1] = HAS;
    cells[2 * SOURCE_COUNT + 0] = HAS;
    return (struct holdings){SOURCES, SOURCE_COUNT, ACTORS, cells};
}

static void sources_that_only_they_brought_are_lost(void **state)
{
    static const size_t ACTOR_OF[] = {1, 0, GROUP_NONE};
    SCOPED(pool) pool = pool_new();
    const struct holdings holdings = holdings_make(pool);
    const struct graph line = shape_graph(SHAPE_LINE, 3, false, pool);
    const struct without without = without_one(&line, 1, pool);
    const struct source_losses losses =
        without_sources(&without, &line, &holdings, ACTOR_OF, pool);

    (void)state;
    assert_int_equal(losses.matched_count, 2);
    assert_true(losses.has_removed);
    assert_int_equal(losses.count, 3);
    assert_int_equal(losses.sources[0].after->state, COVERAGE_GAP);
    assert_int_equal(losses.sources[1].before->state, COVERAGE_COVERED);
    assert_int_equal(losses.sources[1].after->state, COVERAGE_FRAGILE);
    assert_int_equal(losses.sources[2].after->state, COVERAGE_GAP);
}

/* ---- sentences ---- */

static void assert_says(const struct report *report, const char *const *sentences,
                        size_t count)
{
    const struct report_entry *entry = report->first;

    for (size_t i = 0; i < count; i++) {
        assert_non_null(entry);
        assert_string_equal(say_in(report->pool, &entry->message, LANGUAGE_EN),
                            sentences[i]);
        entry = entry->next;
    }
    assert_null(entry);
}

static void what_falls_apart_is_said_with_its_reason(void **state)
{
    static const char *const SENTENCES[] = {
        "Without C the others fall into 2 parts, where they were in 1: 4 of the 6 pairs "
        "no longer reach each other, because all ways between them ran there.",
        "Part 1 (2 organisations): A, B.",
        "Part 2 (2 organisations): D, E.",
        "Some of the others come to lie further apart: their compactness goes from 0.569 "
        "to 0.333 (1: all are linked to all).",
    };
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 5, false, pool);
    const struct without without = without_one(&line, 2, pool);
    struct report report = {.pool = pool};

    (void)state;
    without_say(&without, NAMES, NULL, &report);
    assert_says(&report, SENTENCES, ARRAY_COUNT(SENTENCES));
}

static void what_holds_is_said_too(void **state)
{
    static const char *const SENTENCES[] = {
        "Without D nothing falls apart: who could reach each other still can.",
        "No two of the others come to lie further apart: for each way over D there is "
        "another one as short.",
        "D is not among the actors of the arena-analysis, so nothing can be said of its "
        "sources.",
    };
    const struct source_losses losses = {.matched_count = 2};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_COMPLETE, 6, true, pool);
    const struct without without = without_one(&graph, 3, pool);
    struct report report = {.pool = pool};

    (void)state;
    without_say(&without, NAMES, &losses, &report);
    assert_says(&report, SENTENCES, ARRAY_COUNT(SENTENCES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_breaks_in_the_middle),
        cmocka_unit_test(parts_are_listed_by_their_own_numbers),
        cmocka_unit_test(who_did_not_answer_is_not_said_to_be_isolated),
        cmocka_unit_test(a_star_leaves_everybody_alone),
        cmocka_unit_test(who_had_no_tie_is_not_made_alone),
        cmocka_unit_test(a_ring_holds_and_hangs_by_threads),
        cmocka_unit_test(a_complete_network_does_not_mind),
        cmocka_unit_test(several_can_be_taken_out),
        cmocka_unit_test(nobody_left_is_no_trouble),
        cmocka_unit_test(sources_that_only_they_brought_are_lost),
        cmocka_unit_test(what_falls_apart_is_said_with_its_reason),
        cmocka_unit_test(what_holds_is_said_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
