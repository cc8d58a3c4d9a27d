/* test_wave_results.c - what is computed of a wave: the same each time, and read back as
 * it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/scorecard.h"
#include "analysis/simulate.h"
#include "analysis/wave_results.h"
#include "base/limits.h"

static const char *const ITEMS[] = {"contact",    "info_give", "info_get", "refer_to",
                                    "refer_from", "action",    "means"};

/* A made-up wave: which items, of whom. */
struct made_up {
    size_t organisation_count;
    size_t item_count; /* of ITEMS */
    double density;
    double silent_share;
    bool has_coordinator;
    bool has_sectors;
    uint64_t seed;
};

/* Of each item what the simulated contact leaves of it. */
static int level_of(const struct tie *tie, size_t item)
{
    const int level = (int)tie->value - (int)item;

    return item == 0 ? (int)tie->value : level > 2 ? 2 : level;
}

static struct wave_answers answers_make(const struct made_up *made_up, struct pool *pool)
{
    const struct simulation_order order = {
        made_up->organisation_count, made_up->density, 3, 1,
        made_up->silent_share,       made_up->seed};
    const struct network network = simulate_networks(&order, pool).waves[0].network;
    const struct relation *relation = &network.relations[0];
    const size_t count = network.organisation_count;
    const size_t items = made_up->item_count;
    struct wave_organisation *organisations =
        pool_array(pool, count, struct wave_organisation);
    struct wave_tie_answer *ties =
        pool_array(pool, relation->tie_count * items, struct wave_tie_answer);
    bool *has_answered = pool_array(pool, count * items, bool);
    size_t tie_count = 0;

    for (size_t i = 0; i < count; i++) {
        organisations[i] = (struct wave_organisation){
            network.names[i],
            made_up->has_sectors ? network_attribute(&network, "sector")->texts[i] : "",
            "core", made_up->has_coordinator && i == 0};
    }
    for (size_t i = 0; i < count * items; i++) {
        has_answered[i] = relation->is_silent == NULL || !relation->is_silent[i / items];
    }
    for (size_t i = 0; i < relation->tie_count; i++) {
        for (size_t item = 0; item < items; item++) {
            const struct tie *tie = &relation->ties[i];

            if (!isnan(tie->value) && level_of(tie, item) > 0) {
                ties[tie_count++] = (struct wave_tie_answer){
                    tie->from, tie->to, ITEMS[item], level_of(tie, item)};
            }
        }
    }
    return (struct wave_answers){organisations, count, ties,        tie_count,
                                 ITEMS,         items, has_answered};
}

static const struct made_up SMALL = {9, 7, 0.3, 0.2, true, true, 5};

static struct wave_results results_make(const struct wave_answers *answers, uint64_t seed,
                                        struct pool *pool)
{
    static const struct work UNWATCHED = {NULL, NULL};
    struct wave_results results;

    assert_true(wave_results_make(answers, seed, &UNWATCHED, pool, &results));
    return results;
}

/* All parts, one after the other: equal texts are equal results to the last digit. */
static const char *results_text(const struct wave_results *results, size_t count,
                                struct pool *pool)
{
    struct wave_part parts[WAVE_PARTS_MOST];
    const size_t part_count = wave_results_parts(results, count, pool, parts);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < part_count; i++) {
        text_format(&text, "%s ", parts[i].name);
        value_write_json_compact(parts[i].value, &text);
        text_add(&text, "\n");
    }
    assert_false(text.is_cut);
    return text.bytes;
}

/* ---- kept and read back ---- */

static void places_give(struct wave_results *results, size_t count, struct pool *pool)
{
    double *x = pool_array(pool, count, double);
    double *y = pool_array(pool, count, double);

    for (size_t i = 0; i < count; i++) {
        x[i] = i % 3 == 0 ? (double)NAN : 1.0 / (double)(i + 3);
        y[i] = i % 3 == 0 ? (double)NAN : 2.0 / (double)(i + 7);
    }
    results->place_x = x;
    results->place_y = y;
}

static void what_is_kept_is_read_back_to_the_last_digit(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct made_up made_up = {3 + (size_t)seed,
                                        1 + (size_t)seed % 7,
                                        0.1 * (double)(1 + seed % 5),
                                        seed % 2 == 0 ? 0.3 : 0,
                                        seed % 3 != 0,
                                        seed % 4 != 0,
                                        seed};
        const struct wave_answers answers = answers_make(&made_up, pool);
        const size_t count = answers.organisation_count;
        struct wave_results results = results_make(&answers, UINT64_MAX - seed, pool);
        struct wave_results back = {0};
        struct wave_part parts[WAVE_PARTS_MOST];
        struct status st = {0};

        results.computed_at = 1234567890123;
        places_give(&results, count, pool);
        const size_t part_count = wave_results_parts(&results, count, pool, parts);
        for (size_t i = 0; i < part_count; i++) {
            assert_true(wave_results_read(parts[i].name, parts[i].value, count, pool,
                                          &back, &st));
        }
        assert_string_equal(results_text(&back, count, pool),
                            results_text(&results, count, pool));
        assert_true(back.seed == results.seed);
        assert_int_equal(wave_results_differ(&results, &back, count, pool).count, 0);
    }
}

static void a_part_that_is_not_read_stays_as_it_was(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const size_t count = answers.organisation_count;
    const struct wave_results results = results_make(&answers, 1, pool);
    struct wave_results back = {0};
    struct wave_part parts[WAVE_PARTS_MOST];
    struct status st = {0};

    (void)state;
    assert_true(wave_results_parts(&results, count, pool, parts) > 1);
    assert_string_equal(parts[0].name, "regular");
    assert_true(wave_results_read("regular", parts[0].value, count, pool, &back, &st));
    assert_true(back.relations[WAVE_REGULAR].is_there);
    assert_false(back.relations[WAVE_CONTACT].is_there);
    assert_null(back.place_x);
}

static const struct value *part_of(const struct wave_part *parts, size_t count,
                                   const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(parts[i].name, name) == 0) {
            return parts[i].value;
        }
    }
    return NULL;
}

static void results_of_another_shape_are_refused(void **state)
{
    static const struct {
        const char *part;
        const char *unset; /* a member of it; NULL: none */
        size_t count; /* organisations that it is read for */
        const char *read_as;
    } CASES[] = {
        {"run", "engine", 9, "run"},
        {"run", "seed", 9, "run"},
        {"run", NULL, 8, "run"},
        {"contact", "network", 9, "contact"},
        {"contact", "response", 9, "contact"},
        {"contact", "dyads", 9, "contact"},
        {"contact", NULL, 8, "contact"},
        {"contact", NULL, 10, "contact"},
        {"introductions", "freer", 9, "introductions"},
        {"introductions", NULL, 2, "introductions"},
        {"run", NULL, 9, "contact"},
        {"run", NULL, 9, "places"},
        {"run", NULL, 9, "differences"},
    };
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results results = results_make(&answers, 1, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        struct wave_part parts[WAVE_PARTS_MOST];
        const size_t part_count = wave_results_parts(&results, 9, pool, parts);
        const struct value *value = part_of(parts, part_count, CASES[i].part);
        struct wave_results back = {.engine = 77};
        struct status st = {0};

        print_message("%s without %s\n", CASES[i].part,
                      CASES[i].unset == NULL ? "anything" : CASES[i].unset);
        if (CASES[i].unset != NULL) {
            model_unset((struct value *)(uintptr_t)value, CASES[i].unset);
        }
        assert_false(
            wave_results_read(CASES[i].read_as, value, CASES[i].count, pool, &back, &st));
        assert_int_equal(st.code, STATUS_INVALID);
        assert_int_equal(back.engine, 77);
        assert_false(back.relations[WAVE_CONTACT].is_there);
    }
}

/* ---- computing ---- */

static void the_same_seed_gives_the_same_results(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results first = results_make(&answers, 7, pool);
    const struct wave_results again = results_make(&answers, 7, pool);
    const struct wave_results other = results_make(&answers, 8, pool);

    (void)state;
    assert_string_equal(results_text(&first, 9, pool), results_text(&again, 9, pool));
    assert_string_not_equal(results_text(&first, 9, pool), results_text(&other, 9, pool));
}

static void figures_are_those_of_the_measured_network(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results results = results_make(&answers, 7, pool);
    const struct network network = wave_network(&answers, "", pool);
    const struct graph graph =
        graph_make(network_relation(&network, "contact"), 9,
                   (struct graph_reading){.is_valued = false}, pool);
    const struct scorecard_order order = {.groups = GROUP_BIT(GROUP_SIZE) |
                                                    GROUP_BIT(GROUP_PATHS)};
    const struct scorecard card = scorecard_make(&graph, &order, pool);
    const struct relation_results *contact = &results.relations[WAVE_CONTACT];

    (void)state;
    assert_true(contact->network[NETWORK_DENSITY] == card.network[NETWORK_DENSITY]);
    assert_memory_equal(contact->organisation[ORGANISATION_BETWEENNESS],
                        card.organisation[ORGANISATION_BETWEENNESS], 9 * sizeof(double));
    assert_int_equal(contact->response.answered, response_of(&graph).answered);
    assert_int_equal(contact->bands.dropped[NETWORK_DENSITY].draws, BAND_DRAWS);
}

/* "Weekly" is no number: what would add levels up is not there. */
static void levels_are_not_added_up(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results results = results_make(&answers, 7, pool);

    (void)state;
    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        const struct relation_results *relation = &results.relations[i];

        assert_true(relation->is_there);
        assert_true(isnan(relation->network[NETWORK_MEAN_STRENGTH]));
        assert_true(isnan(relation->network[NETWORK_CLUSTERING_WEIGHTED]));
        assert_null(relation->organisation[ORGANISATION_STRENGTH_IN]);
    }
}

/* Regular contact is contact too: with no other kind there is nothing to combine. */
static void contact_is_not_counted_twice_as_a_kind_of_tie(void **state)
{
    struct made_up made_up = SMALL;
    SCOPED(pool) pool = pool_new();

    (void)state;
    made_up.item_count = 1;
    const struct wave_answers answers = answers_make(&made_up, pool);
    const struct wave_results results = results_make(&answers, 7, pool);
    assert_true(results.relations[WAVE_REGULAR].is_there);
    assert_true(results.relations[WAVE_CONTACT].is_there);
    assert_true(isnan(results.relations[WAVE_CONTACT].network[NETWORK_MULTIPLEXITY]));
}

static void how_many_kinds_of_tie_a_pair_has_is_the_same_for_all(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results results = results_make(&answers, 7, pool);
    const struct relation_results *contact = &results.relations[WAVE_CONTACT];
    const double share = contact->network[NETWORK_MULTIPLEXITY];

    (void)state;
    assert_true(share > 0 && share < 1);
    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        const struct relation_results *relation = &results.relations[i];

        assert_true(relation->network[NETWORK_MULTIPLEXITY] == share);
        assert_int_equal(relation->bands.dropped[NETWORK_MULTIPLEXITY].draws, BAND_DRAWS);
    }
}

static void without_sectors_nothing_is_said_of_mixing(void **state)
{
    struct made_up made_up = SMALL;
    SCOPED(pool) pool = pool_new();

    (void)state;
    made_up.has_sectors = false;
    const struct wave_answers answers = answers_make(&made_up, pool);
    const struct wave_results results = results_make(&answers, 7, pool);
    assert_true(isnan(results.relations[WAVE_CONTACT].network[NETWORK_EI_INDEX]));
    assert_null(results.relations[WAVE_CONTACT].organisation[ORGANISATION_BROKER_TOTAL]);
}

static void of_one_organisation_nothing_is_computed(void **state)
{
    static const struct wave_organisation ALONE[] = {{"Ajuin", "", "core", true}};
    static const bool ANSWERED[] = {true};
    const struct wave_answers answers = {ALONE, 1, NULL, 0, ITEMS, 1, ANSWERED};
    SCOPED(pool) pool = pool_new();
    const struct wave_results results = results_make(&answers, 7, pool);

    (void)state;
    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        assert_false(results.relations[i].is_there);
    }
    assert_string_equal(results.nearer[0].why_not, "few_pairs");
}

/* ---- introductions ---- */

static void introductions_come_for_one_to_three_at_a_time(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results results = results_make(&answers, 7, pool);

    (void)state;
    for (size_t k = 0; k < INTRODUCE_MOST; k++) {
        assert_true(results.nearer[k].is_there);
        assert_true(results.freer[k].is_there);
        assert_true(results.nearer[k].found.set_count > 0);
        for (size_t i = 0; i <= k; i++) { /* the coordinator introduces */
            assert_int_not_equal(results.nearer[k].found.sets[0].pairs[i].a, 0);
        }
    }
}

static void without_a_coordinator_nobody_depends_on_one(void **state)
{
    struct made_up made_up = SMALL;
    SCOPED(pool) pool = pool_new();

    (void)state;
    made_up.has_coordinator = false;
    const struct wave_answers answers = answers_make(&made_up, pool);
    const struct wave_results results = results_make(&answers, 7, pool);
    assert_true(results.nearer[0].is_there);
    assert_false(results.freer[0].is_there);
    assert_string_equal(results.freer[0].why_not, "no_coordinator");
}

static void where_everybody_knows_everybody_nobody_is_introduced(void **state)
{
    static const bool ANSWERED[] = {true, true, true};
    static const struct wave_organisation ALL[] = {{"Ajuin", "", "core", true},
                                                   {"Biet", "", "core", false},
                                                   {"Citroen", "", "core", false}};
    static const struct wave_tie_answer TIES[] = {
        {0, 1, "contact", 4}, {0, 2, "contact", 4}, {1, 2, "contact", 4}};
    const struct wave_answers answers = {ALL, 3, TIES, 3, ITEMS, 1, ANSWERED};
    SCOPED(pool) pool = pool_new();
    const struct wave_results results = results_make(&answers, 7, pool);

    (void)state;
    assert_false(results.nearer[0].is_there);
    assert_string_equal(results.nearer[0].why_not, "few_pairs");
    assert_string_equal(results.freer[2].why_not, "few_pairs");
}

/* Fifty with few ties: two can be tried together, three not. */
static void where_trying_all_would_take_minutes_one_is_added(void **state)
{
    const struct made_up large = {50, 1, 0.03, 0, false, false, 3};
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&large, pool);
    const struct wave_results results = results_make(&answers, 7, pool);
    const struct introductions *two = &results.nearer[1].found;
    const struct introductions *three = &results.nearer[2].found;
    struct wave_part parts[WAVE_PARTS_MOST];
    struct wave_results back = {0};
    struct status st = {0};

    (void)state;
    assert_int_equal(two->together_count, 2);
    assert_true(results.nearer[2].is_there);
    assert_int_equal(three->together_count, 2);
    assert_memory_equal(three->sets[0].pairs, two->sets[0].pairs,
                        2 * sizeof two->sets[0].pairs[0]);
    assert_true(three->sets[0].after.compactness > two->sets[0].after.compactness);
    const size_t count = wave_results_parts(&results, 50, pool, parts);
    assert_true(wave_results_read("introductions", part_of(parts, count, "introductions"),
                                  50, pool, &back, &st));
    assert_int_equal(back.nearer[2].found.together_count, 2);
}

/* ---- work ---- */

struct watching {
    size_t asked;
    size_t stop_at; /* 0: never */
    size_t last;
    bool went_back;
};

static bool watching_goes_on(void *context, size_t done, size_t total)
{
    struct watching *watching = context;

    assert_int_equal(total, 1000);
    watching->went_back = watching->went_back || done < watching->last || done > total;
    watching->last = done;
    watching->asked++;
    return watching->asked != watching->stop_at;
}

static void it_says_how_far_it_is(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    struct watching watching = {0};
    const struct work work = {watching_goes_on, &watching};
    struct wave_results results;

    (void)state;
    assert_true(wave_results_make(&answers, 7, &work, pool, &results));
    assert_false(watching.went_back);
    assert_true(watching.asked > 100);
    assert_true(watching.last > 900);
}

static void what_is_stopped_gives_nothing(void **state)
{
    static const size_t STOPS[] = {1, 2, 1000, 1500, 4000, 8000};
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(STOPS); i++) {
        struct watching watching = {.stop_at = STOPS[i]};
        const struct work work = {watching_goes_on, &watching};
        struct wave_results results = {.engine = 77};

        assert_false(wave_results_make(&answers, 7, &work, pool, &results));
        assert_int_equal(watching.asked, STOPS[i]);
        assert_int_equal(results.engine, 77);
    }
}

/* ---- differences ---- */

static void a_difference_says_of_what_and_of_whom(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results before = results_make(&answers, 7, pool);
    struct wave_results after = before;
    double *degrees = pool_copy(
        pool, before.relations[WAVE_INFO].organisation[ORGANISATION_INDEGREE], 9, double);

    (void)state;
    degrees[4] += 1;
    after.relations[WAVE_INFO].organisation[ORGANISATION_INDEGREE] = degrees;
    after.relations[WAVE_CONTACT].network[NETWORK_DENSITY] += 1e-13; /* no difference */
    after.relations[WAVE_CONTACT].network[NETWORK_RECIPROCITY] = NAN;
    const struct result_differences found = wave_results_differ(&before, &after, 9, pool);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].relation, WAVE_CONTACT);
    assert_string_equal(found.items[0].measure, "reciprocity");
    assert_int_equal(found.items[0].organisation, GROUP_NONE);
    assert_true(isnan(found.items[0].after));
    assert_int_equal(found.items[1].relation, WAVE_INFO);
    assert_string_equal(found.items[1].measure, "indegree");
    assert_int_equal(found.items[1].organisation, 4);
    assert_true(found.items[1].after == found.items[1].before + 1);
}

static void a_relation_that_is_gone_differs(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_answers answers = answers_make(&SMALL, pool);
    const struct wave_results before = results_make(&answers, 7, pool);
    struct wave_results after = before;

    (void)state;
    after.relations[WAVE_MEANS] = (struct relation_results){0};
    const struct result_differences found = wave_results_differ(&before, &after, 9, pool);
    assert_true(found.count > 20);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(found.items[i].relation, WAVE_MEANS);
        assert_true(isnan(found.items[i].after));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_read_back_to_the_last_digit),
        cmocka_unit_test(a_part_that_is_not_read_stays_as_it_was),
        cmocka_unit_test(results_of_another_shape_are_refused),
        cmocka_unit_test(the_same_seed_gives_the_same_results),
        cmocka_unit_test(figures_are_those_of_the_measured_network),
        cmocka_unit_test(levels_are_not_added_up),
        cmocka_unit_test(contact_is_not_counted_twice_as_a_kind_of_tie),
        cmocka_unit_test(how_many_kinds_of_tie_a_pair_has_is_the_same_for_all),
        cmocka_unit_test(without_sectors_nothing_is_said_of_mixing),
        cmocka_unit_test(of_one_organisation_nothing_is_computed),
        cmocka_unit_test(introductions_come_for_one_to_three_at_a_time),
        cmocka_unit_test(without_a_coordinator_nobody_depends_on_one),
        cmocka_unit_test(where_everybody_knows_everybody_nobody_is_introduced),
        cmocka_unit_test(where_trying_all_would_take_minutes_one_is_added),
        cmocka_unit_test(it_says_how_far_it_is),
        cmocka_unit_test(what_is_stopped_gives_nothing),
        cmocka_unit_test(a_difference_says_of_what_and_of_whom),
        cmocka_unit_test(a_relation_that_is_gone_differs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
