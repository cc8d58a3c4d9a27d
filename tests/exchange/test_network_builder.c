/* test_network_builder.c - what a reader found becomes one tie a pair, and nothing is
 * lost silently. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <math.h>

#include "base/limits.h"
#include "exchange/network_builder.h"
#include "made_network.h"
#include "network_round.h"

struct built {
    struct pool *pool;
    struct report report;
    struct network_builder *builder;
};

static int setup(void **state)
{
    static const struct network_reading FOUND = {.direction = DIRECTION_FOUND};
    struct pool *pool = pool_new();
    struct built *built = pool_array(pool, 1, struct built);

    built->pool = pool;
    built->report.pool = pool;
    built->builder = network_builder_new(&FOUND, "f", pool, &built->report);
    *state = built;
    return 0;
}

static int teardown(void **state)
{
    struct built *built = *state;

    pool_free(built->pool);
    return 0;
}

static const struct place SOMEWHERE = {"f", 7, 3};

static size_t named(struct built *built, const char *name)
{
    return network_builder_organisation(built->builder, name, NULL, SOMEWHERE);
}

/* A tie of the first wave and relation. */
static void tied(struct built *built, const char *from, const char *to, double value)
{
    const struct builder_tie tie = {
        .relation = network_builder_relation(built->builder, "", true),
        .from = named(built, from),
        .to = named(built, to),
        .value = value,
        .place = SOMEWHERE};

    network_builder_tie(built->builder, &tie);
}

static const char *first_ties(struct built *built)
{
    struct network_series series = {NULL, 0};

    assert_true(network_builder_finish(built->builder, &series));
    return ties_text(&series.waves[0].network, 0, built->pool);
}

static void a_known_value_goes_before_an_unknown_one(void **state)
{
    struct built *built = *state;

    tied(built, "A", "B", NAN);
    tied(built, "A", "B", 2);
    tied(built, "B", "A", NAN);
    tied(built, "B", "A", 0);
    assert_string_equal(first_ties(built), "A>B 2");
}

static void ties_come_out_in_order(void **state)
{
    struct built *built = *state;

    (void)named(built, "A");
    (void)named(built, "B");
    tied(built, "C", "B", 1);
    tied(built, "B", "C", 2);
    tied(built, "C", "A", 3);
    tied(built, "A", "C", 4);
    assert_string_equal(first_ties(built), "A>C 4, B>C 2, C>A 3, C>B 1");
}

static void who_is_silent_keeps_only_what_is_tied(void **state)
{
    struct built *built = *state;
    struct network_series series = {NULL, 0};

    tied(built, "A", "B", 1);
    tied(built, "A", "C", NAN);
    tied(built, "A", "D", 0);
    tied(built, "B", "A", NAN);
    network_builder_silent(built->builder, GROUP_NONE, GROUP_NONE, 0);
    assert_true(network_builder_finish(built->builder, &series));
    assert_string_equal(ties_text(&series.waves[0].network, 0, built->pool),
                        "A>B 1, B>A NA");
    assert_true(series.waves[0].network.relations[0].is_silent[0]);
    assert_false(series.waves[0].network.relations[0].is_silent[1]);
}

static void an_undirected_reading_takes_one_report_for_a_tie(void **state)
{
    struct built *built = *state;
    const struct network_reading undirected = {.direction = DIRECTION_UNDIRECTED};

    built->builder = network_builder_new(&undirected, "f", built->pool, &built->report);
    tied(built, "A", "B", 1);
    tied(built, "B", "A", 3);
    tied(built, "A", "C", NAN);
    tied(built, "D", "C", NAN);
    tied(built, "C", "D", 1);
    assert_string_equal(first_ties(built), "A-B 3, A-C NA, C-D 1");
}

static void a_directed_reading_doubles_what_goes_both_ways(void **state)
{
    struct built *built = *state;
    const struct network_reading directed = {.direction = DIRECTION_DIRECTED};
    struct builder_tie tie = {.value = 2};

    built->builder = network_builder_new(&directed, "f", built->pool, &built->report);
    tie.relation = network_builder_relation(built->builder, "", false);
    tie.from = named(built, "A");
    tie.to = named(built, "B");
    network_builder_tie(built->builder, &tie);
    assert_string_equal(first_ties(built), "A>B 2, B>A 2");
}

static void who_is_no_member_of_a_wave_is_not_in_it(void **state)
{
    struct built *built = *state;
    struct network_series series = {NULL, 0};

    (void)network_builder_wave(built->builder, "T0");
    const size_t second = network_builder_wave(built->builder, "T1");
    tied(built, "A", "B", 1);
    tied(built, "B", "C", 1);
    network_builder_attribute(built->builder, 2, "size", "5");
    network_builder_absent(built->builder, 0, 1);
    assert_true(network_builder_finish(built->builder, &series));
    assert_int_equal(second, 1);
    assert_int_equal(series.waves[0].network.organisation_count, 2);
    assert_int_equal(series.waves[1].network.organisation_count, 3);
    assert_string_equal(series.waves[0].network.names[1], "C");
    assert_true(series.waves[0].network.attributes[0].numbers[1] == 5);
    assert_int_equal(series.waves[0].network.relations[0].tie_count, 0);
    assert_non_null(
        strstr(report_text(&built->report, built->pool),
               "f:7:3: the tie from 'A' to 'B' is left out: one of them is no "
               "member of wave 'T0'"));
}

static const struct {
    const char *label;
    const char *values[3];
    enum attribute_kind kind;
} KIND_CASES[] = {
    {"numbers", {"1", "", "-2.5e1"}, ATTRIBUTE_NUMBER},
    {"yes and no", {"yes", "NEE", ""}, ATTRIBUTE_YES_NO},
    {"true and false", {"true", "False", "true"}, ATTRIBUTE_YES_NO},
    {"texts", {"1", "x", ""}, ATTRIBUTE_TEXT},
    {"nothing", {"", "", ""}, ATTRIBUTE_TEXT},
    {"a comma", {"1,5", "2", "3"}, ATTRIBUTE_TEXT},
};

static void the_kind_of_an_attribute_is_found(void **state)
{
    struct built *built = *state;
    struct network_series series = {NULL, 0};

    (void)named(built, "A");
    (void)named(built, "B");
    (void)named(built, "C");
    for (size_t i = 0; i < ARRAY_COUNT(KIND_CASES); i++) {
        for (size_t j = 0; j < 3; j++) {
            network_builder_attribute(built->builder, j, KIND_CASES[i].label,
                                      KIND_CASES[i].values[j]);
        }
    }
    assert_true(network_builder_finish(built->builder, &series));
    for (size_t i = 0; i < ARRAY_COUNT(KIND_CASES); i++) {
        const struct attribute *found =
            network_attribute(&series.waves[0].network, KIND_CASES[i].label);
        if (found == NULL || found->kind != KIND_CASES[i].kind) {
            fail_msg("%s", KIND_CASES[i].label);
        }
    }
}

static void long_lists_of_remarks_are_cut(void **state)
{
    struct built *built = *state;

    for (int i = 0; i < 1000; i++) {
        tied(built, "A", "A", 1);
        tied(built, "A", "B", 1);
    }
    (void)first_ties(built);
    size_t count = 0;
    for (const struct report_entry *entry = built->report.first; entry != NULL;
         entry = entry->next) {
        count++;
    }
    assert_int_equal(count, 20 + 20 + 2);
    assert_non_null(strstr(report_text(&built->report, built->pool),
                           "merged: 999; ties of an organisation with itself, left out: "
                           "1000;"));
}

static void names_that_cannot_be_are_refused(void **state)
{
    struct built *built = *state;
    struct text longest;

    text_init(&longest, built->pool, LIMIT_CELL_BYTES);
    text_add_repeated(&longest, 'x', LIMIT_NAME_BYTES + 1);
    (void)named(built, " \xC2\xA0");
    (void)named(built, longest.bytes);
    (void)named(built, "a\x01");
    (void)named(built, "\xFF");
    assert_int_equal(built->report.error_count, 4);
    assert_int_equal(network_builder_count(built->builder), 0);
}

static void one_organisation_too_many_is_refused(void **state)
{
    struct built *built = *state;
    struct network_series series = {NULL, 0};

    for (int i = 0; i <= LIMIT_ORGANISATIONS; i++) {
        struct text name;

        text_init(&name, built->pool, LIMIT_NAME_BYTES);
        text_format(&name, "n%d", i);
        (void)named(built, name.bytes);
    }
    assert_false(network_builder_finish(built->builder, &series));
    assert_non_null(strstr(report_text(&built->report, built->pool),
                           "the network has more than 10000 organisations"));
}

static void texts_that_are_too_long_together_are_refused(void **state)
{
    enum { VALUES = LIMIT_NETWORK_TEXT / LIMIT_CELL_BYTES };
    struct built *built = *state;
    struct text longest;

    text_init(&longest, built->pool, LIMIT_CELL_BYTES);
    text_add_repeated(&longest, 'x', LIMIT_CELL_BYTES);
    const size_t organisation = named(built, "a");
    for (int i = 0; i < VALUES; i++) {
        network_builder_attribute(built->builder, organisation, "story", longest.bytes);
    }
    assert_int_equal(built->report.error_count, 0);
    network_builder_attribute(built->builder, organisation, "story", longest.bytes);
    network_builder_attribute(built->builder, organisation, "story", longest.bytes);
    assert_int_equal(built->report.error_count, 1);
    assert_non_null(strstr(report_text(&built->report, built->pool),
                           "longer than 67108864 bytes together"));
}

static void nearly_one_name_differs_in_case_accents_or_spaces_only(void **state)
{
    struct built *built = *state;

    (void)named(built, "Huis 1.2");
    (void)named(built, "Huis 1-2");
    (void)named(built, "C");
    (void)named(built, "C++");
    assert_null(built->report.first);
    (void)named(built, "HUIS  1.2");
    assert_non_null(built->report.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_known_value_goes_before_an_unknown_one, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(ties_come_out_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(who_is_silent_keeps_only_what_is_tied, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_undirected_reading_takes_one_report_for_a_tie,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_directed_reading_doubles_what_goes_both_ways,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(who_is_no_member_of_a_wave_is_not_in_it, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_kind_of_an_attribute_is_found, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(long_lists_of_remarks_are_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(names_that_cannot_be_are_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(one_organisation_too_many_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(texts_that_are_too_long_together_are_refused,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            nearly_one_name_differs_in_case_accents_or_spaces_only, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
