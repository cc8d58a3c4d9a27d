/* test_change.c - what changed between two waves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/change.h"
#include "base/attributes.h"
#include "graphs.h"

/* A wave drawn as a picture, its names as one letter each. */
struct drawing {
    const char *names; /* "ABCD" */
    const char *picture;
};

struct side {
    struct network network;
    struct relation relation;
    struct graph graph;
    struct change_side side;
};

static void side_init(struct side *side, const struct drawing *drawing, bool is_directed,
                      struct pool *pool)
{
    const size_t count = strlen(drawing->names);
    const char **names = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        names[i] = pool_text_part(pool, drawing->names + i, 1);
    }
    side->relation = picture_relation(drawing->picture, is_directed, pool);
    side->graph = graph_make(&side->relation, count, (struct graph_reading){0}, pool);
    side->network = (struct network){.title = "",
                                     .names = names,
                                     .organisation_count = count,
                                     .relations = &side->relation,
                                     .relation_count = 1};
    side->side = (struct change_side){&side->network, &side->graph};
}

static struct change change_drawn(const struct drawing *before,
                                  const struct drawing *after, bool is_directed,
                                  struct band_order order, struct pool *pool)
{
    struct side sides[2];
    struct change change;

    side_init(&sides[0], before, is_directed, pool);
    side_init(&sides[1], after, is_directed, pool);
    order.seed = 1;
    assert_true(change_make(&sides[0].side, &sides[1].side, &order, pool, &change));
    return change;
}

static const struct band_order NO_BANDS = {.groups = GROUP_BIT(GROUP_SIZE)};

/* Worked by hand. Before: A B C D with A>B, A>C, B>C, C>D. After, in another order and
 * with E in the place of D: B A E C with A>B, B>A, B>C, A>E. In both: B, A, C.
 *
 *     A>B kept, B>C kept, A>C lost, B>A new, C>A and C>B absent: Jaccard 2/4, Hamming
 *     2 of 6. C>D and A>E are no change of those in both. */
static const struct drawing BEFORE = {"ABCD", "-11.\n.-1.\n..-1\n...-\n"};
static const struct drawing AFTER = {"BAEC", "-1.1\n1-1.\n..-.\n...-\n"};

static void members_are_matched_by_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&BEFORE, &AFTER, true, NO_BANDS, pool);
    static const char *const NAMES[] = {"B", "A", "C", "E", "D"};

    (void)state;
    assert_int_equal(change.both_count, 3);
    assert_int_equal(change.joiner_count, 1);
    assert_int_equal(change.leaver_count, 1);
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        assert_string_equal(change.organisations[i].name, NAMES[i]);
    }
    assert_int_equal(change.organisations[1].before, 0);
    assert_int_equal(change.organisations[1].after, 1);
    assert_true(change.organisations[3].before == GROUP_NONE);
    assert_true(change.organisations[4].after == GROUP_NONE);
}

static void pairs_are_counted_among_those_in_both(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&BEFORE, &AFTER, true, NO_BANDS, pool);

    (void)state;
    assert_int_equal(change.counts[PAIR_KEPT], 2);
    assert_int_equal(change.counts[PAIR_NEW], 1);
    assert_int_equal(change.counts[PAIR_LOST], 1);
    assert_int_equal(change.counts[PAIR_ABSENT], 2);
    assert_int_equal(change.counts[PAIR_UNKNOWN], 0);
    assert_figure(change.jaccard, 0.5, "jaccard");
    assert_int_equal(change.hamming, 2);
    assert_figure(change.hamming_share, 2.0 / 6, "hamming");
}

static void each_organisation_has_its_own_changes(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&BEFORE, &AFTER, true, NO_BANDS, pool);
    const struct changed_organisation *a = &change.organisations[1];
    const struct changed_organisation *e = &change.organisations[3];

    (void)state;
    assert_int_equal(a->counts[PAIR_KEPT], 1);
    assert_int_equal(a->counts[PAIR_NEW], 1);
    assert_int_equal(a->counts[PAIR_LOST], 1);
    assert_int_equal(a->counts[PAIR_ABSENT], 1);
    assert_int_equal(e->counts[PAIR_KEPT] + e->counts[PAIR_NEW] + e->counts[PAIR_ABSENT],
                     0);
}

/* In order of from, then to, by the numbers of B A C: B>A new, B>C kept, A>B kept, A>C
 * lost. */
static void ties_are_listed_with_both_values(void **state)
{
    static const struct changed_tie TIES[] = {{0, 1, PAIR_NEW, 0, 1},
                                              {0, 2, PAIR_KEPT, 1, 1},
                                              {1, 0, PAIR_KEPT, 1, 1},
                                              {1, 2, PAIR_LOST, 1, 0}};
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&BEFORE, &AFTER, true, NO_BANDS, pool);

    (void)state;
    assert_int_equal(change.tie_count, ARRAY_COUNT(TIES));
    for (size_t i = 0; i < ARRAY_COUNT(TIES); i++) {
        assert_int_equal(change.ties[i].from, TIES[i].from);
        assert_int_equal(change.ties[i].to, TIES[i].to);
        assert_int_equal(change.ties[i].change, TIES[i].change);
        assert_figure(change.ties[i].before, TIES[i].before, "before");
        assert_figure(change.ties[i].after, TIES[i].after, "after");
    }
}

/* A did not answer before, and did after: its ties are not new, they are unknown. */
static void unknown_in_one_wave_is_no_change(void **state)
{
    const struct drawing before = {"ABC", "-..!\n1-.\n..-\n"};
    const struct drawing after = {"ABC", "-1.\n1-.\n..-\n"};
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&before, &after, true, NO_BANDS, pool);

    (void)state;
    assert_int_equal(change.counts[PAIR_UNKNOWN], 2);
    assert_int_equal(change.counts[PAIR_NEW], 0);
    assert_int_equal(change.counts[PAIR_KEPT], 1);
    assert_figure(change.jaccard, 1, "jaccard");
    assert_int_equal(change.ties[0].change, PAIR_UNKNOWN);
    assert_true(isnan(change.ties[0].before));
    assert_figure(change.ties[0].after, 1, "after");
}

static void without_direction_a_pair_counts_once(void **state)
{
    const struct drawing before = {"ABC", "-1.\n1-1\n.1-\n"};
    const struct drawing after = {"CBA", "-1.\n1-.\n..-\n"};
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&before, &after, false, NO_BANDS, pool);

    (void)state;
    /* A-B lost, B-C kept, A-C absent */
    assert_int_equal(change.counts[PAIR_KEPT], 1);
    assert_int_equal(change.counts[PAIR_LOST], 1);
    assert_int_equal(change.counts[PAIR_ABSENT], 1);
    assert_int_equal(change.tie_count, 2);
}

static void without_ties_jaccard_is_undefined(void **state)
{
    const struct drawing empty = {"AB", "-.\n.-\n"};
    const struct drawing other = {"CD", "-.\n.-\n"};
    SCOPED(pool) pool = pool_new();
    const struct change same = change_drawn(&empty, &empty, true, NO_BANDS, pool);
    const struct change apart = change_drawn(&empty, &other, true, NO_BANDS, pool);

    (void)state;
    assert_true(isnan(same.jaccard));
    assert_figure(same.hamming_share, 0, "hamming");
    assert_int_equal(apart.both_count, 0);
    assert_true(isnan(apart.hamming_share));
}

/* ---- measures ---- */

/* Among A, B and C: 3 of 6 ties before and 3 of 6 after. */
static void measures_are_of_those_in_both(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&BEFORE, &AFTER, true, NO_BANDS, pool);

    (void)state;
    assert_figure(change.measures[NETWORK_ORGANISATIONS].before, 3, "organisations");
    assert_figure(change.measures[NETWORK_DENSITY].before, 0.5, "before");
    assert_figure(change.measures[NETWORK_DENSITY].after, 0.5, "after");
    assert_int_equal(change.measures[NETWORK_DENSITY].band.draws, 0);
}

/* The same organisations are left out of both waves: from nothing to everything is a
 * difference of 1 whoever they are, and from a wave to itself one of 0. */
static void a_draw_leaves_the_same_out_of_both(void **state)
{
    const struct drawing empty = {"ABCDE", "-....\n.-...\n..-..\n...-.\n....-\n"};
    const struct drawing full = {"EDCBA", "-1111\n1-111\n11-11\n111-1\n1111-\n"};
    const struct drawing uneven = {"ABCDE", "-1111\n1-...\n1.-..\n1..-.\n1...-\n"};
    const struct drawing turned = {"EDCBA", "-...1\n.-..1\n..-.1\n...-1\n1111-\n"};
    const struct band_order order = {.groups = GROUP_BIT(GROUP_SIZE), .draws = 200};
    SCOPED(pool) pool = pool_new();
    const struct change grown = change_drawn(&empty, &full, true, order, pool);
    const struct change same = change_drawn(&uneven, &turned, true, order, pool);

    (void)state;
    assert_int_equal(grown.dropped_count, 1);
    assert_figure(grown.measures[NETWORK_DENSITY].band.low, 1, "low");
    assert_figure(grown.measures[NETWORK_DENSITY].band.high, 1, "high");
    assert_figure(same.measures[NETWORK_DENSITY].band.low, 0, "low");
    assert_figure(same.measures[NETWORK_CENTRALISATION_DEGREE].band.high, 0, "high");
    assert_int_equal(same.measures[NETWORK_TIES].band.draws, 0);
}

/* The groups are those of the later wave: A and B in one, C in the other. */
static void groups_are_those_of_the_later_wave(void **state)
{
    static const char *const LABELS[] = {"x", "y"};
    static const size_t GROUPS[] = {0, 0, 1, 1}; /* of B A E C */
    const struct grouping grouping = {LABELS, 2, GROUPS};
    const struct band_order order = {.groups = GROUP_BIT(GROUP_MIXING),
                                     .grouping = &grouping};
    SCOPED(pool) pool = pool_new();
    const struct change change = change_drawn(&BEFORE, &AFTER, true, order, pool);

    (void)state;
    /* before A>B within, A>C and B>C across: (2 - 1) / 3; after A>B, B>A within, B>C
     * across: (1 - 2) / 3 */
    assert_figure(change.measures[NETWORK_EI_INDEX].before, 1.0 / 3, "before");
    assert_figure(change.measures[NETWORK_EI_INDEX].after, -1.0 / 3, "after");
}

/* ---- remarks ---- */

static size_t warnings_of(const struct change *change, struct pool *pool)
{
    struct report report = {.pool = pool};
    size_t count = 0;

    change_remarks(change, &report);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        count += entry->severity == REPORT_WARNING;
    }
    return count;
}

static void waves_far_apart_are_warned_of(void **state)
{
    const struct drawing other = {"ABCD", "-..1\n1-..\n1.-1\n.1.-\n"}; /* C>D kept of 8 */
    const struct drawing silent = {"ABCD", "-11.!\n.-1.!\n..-1\n...-\n"};
    const struct drawing lower = {"abcd", "-11.\n.-1.\n..-1\n...-\n"};
    SCOPED(pool) pool = pool_new();
    const struct change far = change_drawn(&BEFORE, &other, true, NO_BANDS, pool);
    const struct change same = change_drawn(&BEFORE, &BEFORE, true, NO_BANDS, pool);
    const struct change half = change_drawn(&BEFORE, &silent, true, NO_BANDS, pool);
    const struct change renamed = change_drawn(&BEFORE, &lower, true, NO_BANDS, pool);

    (void)state;
    assert_int_equal(warnings_of(&far, pool), 1);
    assert_int_equal(warnings_of(&same, pool), 0);
    assert_int_equal(warnings_of(&half, pool), 1);
    /* nobody in both, and four names that are nearly the same */
    assert_int_equal(warnings_of(&renamed, pool), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_matched_by_name),
        cmocka_unit_test(pairs_are_counted_among_those_in_both),
        cmocka_unit_test(each_organisation_has_its_own_changes),
        cmocka_unit_test(ties_are_listed_with_both_values),
        cmocka_unit_test(unknown_in_one_wave_is_no_change),
        cmocka_unit_test(without_direction_a_pair_counts_once),
        cmocka_unit_test(without_ties_jaccard_is_undefined),
        cmocka_unit_test(measures_are_of_those_in_both),
        cmocka_unit_test(a_draw_leaves_the_same_out_of_both),
        cmocka_unit_test(groups_are_those_of_the_later_wave),
        cmocka_unit_test(waves_far_apart_are_warned_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
