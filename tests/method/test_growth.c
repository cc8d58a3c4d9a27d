/* test_growth.c - lines, dimensions and quarters, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "method/growth.h"

/* ---- spread ---- */

static struct disclosed_item item_of(const size_t counts[5])
{
    size_t people = 0;
    struct disclosed_item item = {.level_count = 5};

    for (size_t i = 0; i < 5; i++) {
        people += counts[i];
    }
    item.state = people < 5 ? DISCLOSED_TOO_FEW : DISCLOSED;
    item.answered = disclose_number(people, &DISCLOSURE_WORKERS);
    for (size_t i = 0; i < 5; i++) {
        item.shares[i] = disclose_share(counts[i], people, &DISCLOSURE_WORKERS);
    }
    item.high = disclose_share(counts[3] + counts[4], people, &DISCLOSURE_WORKERS);
    return item;
}

static const struct {
    const char *label;
    size_t counts[5];
    const char *spread;
} SPREADS[] = {
    {"all on one step", {0, 0, 20, 0, 0}, "close"},
    {"three in four on two neighbours", {2, 0, 9, 6, 3}, "close"},
    {"one less", {3, 0, 8, 6, 3}, "spread_out"},
    {"two that are no neighbours", {0, 10, 0, 0, 10}, "divided"},
    {"a quarter low and a quarter high", {2, 3, 10, 3, 2}, "divided"},
    {"a fifth low", {2, 2, 8, 4, 4}, "spread_out"},
    {"three in four close together, and yet divided", {5, 0, 0, 7, 8}, "divided"},
    {"four people", {0, 0, 4, 0, 0}, "too_few"},
    {"nine people, one or two on each step", {2, 2, 1, 2, 2}, "too_few"},
};

static void spreads_are_those_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SPREADS); i++) {
        const struct disclosed_item item = item_of(SPREADS[i].counts);
        print_message("%s\n", SPREADS[i].label);
        assert_string_equal(GROWTH_SPREAD_CODES[growth_spread(&item)], SPREADS[i].spread);
    }
    assert_int_equal(growth_spread(NULL), GROWTH_TOO_FEW);
}

/* ---- change ---- */

static const struct {
    const char *label;
    size_t former[5];
    size_t now[5];
    const char *change;
} CHANGES[] = {
    {"20 points more", {5, 5, 0, 10, 0}, {3, 3, 0, 10, 4}, "up"},
    {"20 points fewer", {3, 3, 0, 10, 4}, {5, 5, 0, 10, 0}, "down"},
    {"15 points more", {5, 5, 0, 10, 0}, {4, 3, 0, 10, 3}, "not_clear"},
    {"almost everybody, 20 points more than 80 by the word only",
     {0, 1, 1, 8, 0},
     {0, 0, 1, 8, 1},
     "not_clear"},
    {"nine people before", {5, 4, 0, 0, 0}, {0, 0, 0, 10, 10}, "too_few"},
    {"nine people now", {0, 0, 0, 10, 10}, {5, 4, 0, 0, 0}, "too_few"},
};

static void changes_are_those_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHANGES); i++) {
        const struct disclosed_item former = item_of(CHANGES[i].former);
        const struct disclosed_item now = item_of(CHANGES[i].now);
        print_message("%s\n", CHANGES[i].label);
        assert_string_equal(GROWTH_CHANGE_CODES[growth_change(&former, &now)],
                            CHANGES[i].change);
        assert_int_equal(growth_change(NULL, &now), GROWTH_CHANGE_TOO_FEW);
    }
}

/* ---- quarters and attention ---- */

static void a_day_has_its_quarter(void **state)
{
    static const struct {
        const char *day;
        const char *first;
        const char *last;
        const char *first_before;
    } DAYS[] = {
        {"2026-01-01", "2026-01-01", "2026-03-31", "2025-10-01"},
        {"2026-03-31", "2026-01-01", "2026-03-31", "2025-10-01"},
        {"2026-04-01", "2026-04-01", "2026-06-30", "2026-01-01"},
        {"2026-09-30", "2026-07-01", "2026-09-30", "2026-04-01"},
        {"2026-12-31", "2026-10-01", "2026-12-31", "2026-07-01"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(DAYS); i++) {
        const struct quarter quarter = quarter_of(DAYS[i].day);
        const struct quarter before = quarter_before(&quarter);
        assert_string_equal(quarter.first, DAYS[i].first);
        assert_string_equal(quarter.last, DAYS[i].last);
        assert_string_equal(before.first, DAYS[i].first_before);
    }
}

static void a_dimension_on_no_agenda_of_the_quarter_got_no_attention(void **state)
{
    static const struct dimension_attention ATTENTIONS[] = {
        {"task", "2026-10-01"},   {"relation", "2026-09-30"}, {"profiling", "2026-12-31"},
        {"growth", "2027-01-01"}, {"unknown", "2026-11-11"},
    };
    const struct quarter quarter = quarter_of("2026-11-22");
    bool is_without[DIMENSION_COUNT];

    (void)state;
    dimension_without_attention(ATTENTIONS, ARRAY_COUNT(ATTENTIONS), &quarter,
                                is_without);
    assert_false(is_without[DIMENSION_TASK]);
    assert_true(is_without[DIMENSION_RELATION]);
    assert_true(is_without[DIMENSION_GROWTH]);
    assert_false(is_without[DIMENSION_PROFILING]);
}

static void without_anything_all_four_got_none(void **state)
{
    const struct quarter quarter = quarter_of("2026-11-22");
    bool is_without[DIMENSION_COUNT] = {false};

    (void)state;
    dimension_without_attention(NULL, 0, &quarter, is_without);
    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        assert_true(is_without[i]);
    }
}

/* ---- words ---- */

static void lines_and_dimensions_are_steps_of_the_instrument(void **state)
{
    const struct instrument *instrument = instrument_newest("growth");

    (void)state;
    assert_non_null(instrument);
    for (size_t i = 0; i < GROWTH_LINE_COUNT; i++) {
        assert_non_null(instrument_step(instrument, GROWTH_LINES[i].code));
    }
    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        enum dimension found = DIMENSION_COUNT;
        assert_non_null(instrument_step(instrument, DIMENSION_CARDS[i].code));
        assert_true(dimension_find(DIMENSION_CARDS[i].code, &found));
        assert_int_equal(found, i);
    }
}

static void benefits_are_the_choices_of_the_instrument(void **state)
{
    const struct instrument_item *item =
        instrument_item(instrument_newest("growth"), "expected", NULL);

    (void)state;
    assert_non_null(item);
    assert_int_equal(item->level_count, GROWTH_BENEFIT_COUNT);
    for (size_t i = 0; i < item->level_count; i++) {
        assert_string_equal(item->levels[i].code, GROWTH_BENEFITS[i].code);
    }
}

static void roles_are_the_answers_of_the_instrument(void **state)
{
    const struct instrument_item *item =
        instrument_item(instrument_newest("dilemmas"), "coordinator_role", NULL);

    (void)state;
    assert_non_null(item);
    for (size_t i = 0; i < COORDINATOR_ROLE_COUNT; i++) {
        assert_string_equal(item->levels[i].code, COORDINATOR_ROLES[i].code);
        assert_ptr_equal(
            growth_term(COORDINATOR_ROLES, COORDINATOR_ROLE_COUNT, item->levels[i].code),
            &COORDINATOR_ROLES[i]);
    }
    assert_null(growth_term(COORDINATOR_ROLES, COORDINATOR_ROLE_COUNT, "boss"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spreads_are_those_by_hand),
        cmocka_unit_test(changes_are_those_by_hand),
        cmocka_unit_test(a_day_has_its_quarter),
        cmocka_unit_test(a_dimension_on_no_agenda_of_the_quarter_got_no_attention),
        cmocka_unit_test(without_anything_all_four_got_none),
        cmocka_unit_test(lines_and_dimensions_are_steps_of_the_instrument),
        cmocka_unit_test(benefits_are_the_choices_of_the_instrument),
        cmocka_unit_test(roles_are_the_answers_of_the_instrument),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
