/* test_five_b.c - what may be said of families beside workers, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "method/five_b.h"

static struct disclosed_item item_of(size_t people, size_t high)
{
    return (struct disclosed_item){
        .state = people < 5 ? DISCLOSED_TOO_FEW : DISCLOSED,
        .answered = disclose_number(people, &DISCLOSURE_FAMILIES),
        .level_count = 5,
        .high = disclose_share(high, people, &DISCLOSURE_FAMILIES),
    };
}

static const struct {
    const char *label;
    size_t families;
    size_t families_high;
    size_t workers;
    size_t workers_high;
    const char *view;
    int difference;
} CASES[] = {
    {"40 % beside 75 %", 20, 8, 20, 15, "families_lower", -35},
    {"75 % beside 40 %", 20, 15, 20, 8, "families_higher", 35},
    {"just 20 points", 20, 8, 20, 12, "families_lower", -20},
    {"just 20 points, the other way", 20, 12, 20, 8, "families_higher", 20},
    {"15 points", 20, 9, 20, 12, "no_clear_difference", -15},
    {"nine families", 9, 1, 20, 20, "too_few", 0},
    {"nine workers", 20, 1, 9, 9, "too_few", 0},
    {"ten and ten", 10, 2, 10, 8, "families_lower", -60},
    {"hidden", 4, 0, 20, 20, "too_few", 0},
    {"everybody beside half", 12, 12, 30, 15, "families_higher", 45},
    {"nine of ten is not 20 points more than 80 %", 10, 9, 20, 16, "no_clear_difference",
     15},
    {"nor is nobody of sixty 20 points less", 60, 0, 20, 4, "no_clear_difference", -19},
    {"the published shares count: 30 (7 of 23) beside 48 (29 of 60)", 23, 7, 60, 29,
     "no_clear_difference", -18},
    {"30 (7 of 23) beside 50 (30 of 60), though 30.4 beside 50", 23, 7, 60, 30,
     "families_lower", -20},
};

static void views_are_those_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        const struct disclosed_item families =
            item_of(CASES[i].families, CASES[i].families_high);
        const struct disclosed_item workers =
            item_of(CASES[i].workers, CASES[i].workers_high);
        const struct five_b_comparison comparison = five_b_compare(&families, &workers);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(FIVE_B_VIEW_CODES[comparison.view], CASES[i].view);
        assert_int_equal(comparison.difference, CASES[i].difference);
    }
}

static void what_one_side_was_not_asked_is_not_compared(void **state)
{
    const struct disclosed_item item = item_of(30, 15);

    (void)state;
    assert_int_equal(five_b_compare(&item, NULL).view, FIVE_B_TOO_FEW);
    assert_int_equal(five_b_compare(NULL, &item).view, FIVE_B_TOO_FEW);
}

static void every_b_is_a_step_and_every_item_of_it_is_known(void **state)
{
    const struct instrument *instrument = instrument_newest("five_b");

    (void)state;
    assert_non_null(instrument);
    for (size_t i = 0; i < FIVE_B_COUNT; i++) {
        const struct instrument_step *step =
            instrument_step(instrument, FIVE_B_CARDS[i].code);
        enum five_b found = FIVE_B_COUNT;
        assert_non_null(step);
        assert_true(five_b_find(step->code, &found));
        assert_int_equal(found, i);
        for (size_t j = 0; j < step->item_count; j++) {
            const struct five_b_item *item = five_b_item(step->items[j].code);
            assert_non_null(item);
            assert_int_equal(item->five_b, i);
        }
    }
}

static void child_and_parent_are_apart(void **state)
{
    (void)state;
    assert_int_equal(five_b_item("bk2")->about, FIVE_B_CHILD);
    assert_int_equal(five_b_item("bk3")->about, FIVE_B_PARENT);
    assert_int_equal(five_b_item("bk1")->about, FIVE_B_FAMILY);
    assert_null(five_b_item("own7"));
}

static void five_are_the_standard_and_each_has_three_questions(void **state)
{
    (void)state;
    assert_int_equal(FIVE_B_STANDARD, 5);
    for (size_t i = 0; i < FIVE_B_COUNT; i++) {
        size_t count = 0;
        while (FIVE_B_CARDS[i].questions[count] != NULL) {
            assert_non_null(strchr(FIVE_B_CARDS[i].questions[count++], '?'));
        }
        assert_int_equal(count, 3);
        assert_int_equal(FIVE_B_CARDS[i].source != NULL, i >= FIVE_B_STANDARD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_are_those_by_hand),
        cmocka_unit_test(what_one_side_was_not_asked_is_not_compared),
        cmocka_unit_test(every_b_is_a_step_and_every_item_of_it_is_known),
        cmocka_unit_test(child_and_parent_are_apart),
        cmocka_unit_test(five_are_the_standard_and_each_has_three_questions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
