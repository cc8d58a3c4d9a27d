/* test_dilemma.c - states and order of the dilemmas, by hand; the cards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "method/dilemma.h"
#include "method/instrument.h"

/* ---- states ---- */

/* Rows: median of tension, none and 1 to 5; columns: median of handled, the same.
 * c calm, a attention, d discussable, p pinching, - too few. */
static const char *const STATES[] = {"------", "cccccc", "cccccc",
                                     "-aaadd", "-pppdd", "-pppdd"};

static void states_are_those_by_hand(void **state)
{
    static const char LETTERS[] = {[DILEMMA_PINCHING] = 'p',
                                   [DILEMMA_ATTENTION] = 'a',
                                   [DILEMMA_DISCUSSABLE] = 'd',
                                   [DILEMMA_CALM] = 'c',
                                   [DILEMMA_TOO_FEW] = '-'};

    (void)state;
    for (int tension = 0; tension <= 5; tension++) {
        for (int handled = 0; handled <= 5; handled++) {
            assert_int_equal(LETTERS[dilemma_state(tension, handled)],
                             STATES[tension][handled]);
        }
    }
}

/* ---- order ---- */

static void pinching_stands_first_then_what_most_feel(void **state)
{
    struct dilemma_standing standings[] = {
        {DILEMMA_LOYALTY, DILEMMA_CALM, 10},
        {DILEMMA_RESPONSIBILITY, DILEMMA_TOO_FEW, -1},
        {DILEMMA_LEARNING, DILEMMA_PINCHING, 55},
        {DILEMMA_CULTURE, DILEMMA_DISCUSSABLE, 80},
        {DILEMMA_IDENTITY, DILEMMA_PINCHING, 70},
        {DILEMMA_KNOWLEDGE, DILEMMA_ATTENTION, 10},
    };
    static const enum dilemma ORDER[] = {DILEMMA_IDENTITY,  DILEMMA_LEARNING,
                                         DILEMMA_CULTURE,   DILEMMA_LOYALTY,
                                         DILEMMA_KNOWLEDGE, DILEMMA_RESPONSIBILITY};

    (void)state;
    dilemma_sort(standings, ARRAY_COUNT(standings));
    for (size_t i = 0; i < ARRAY_COUNT(ORDER); i++) {
        assert_int_equal(standings[i].dilemma, ORDER[i]);
    }
}

/* ---- codes and cards ---- */

static void every_dilemma_has_its_four_items_in_the_instrument(void **state)
{
    const struct instrument *instrument = instrument_newest("dilemmas");

    (void)state;
    assert_non_null(instrument);
    for (int dilemma = 0; dilemma < DILEMMA_COUNT; dilemma++) {
        enum dilemma found = DILEMMA_COUNT;
        assert_true(dilemma_find(DILEMMA_CODES[dilemma], &found));
        assert_int_equal(found, dilemma);
        for (int item = 0; item < DILEMMA_ITEM_COUNT; item++) {
            const struct instrument_step *step = NULL;
            const char *code =
                dilemma_item_code((enum dilemma)dilemma, (enum dilemma_item)item);
            assert_non_null(instrument_item(instrument, code, &step));
            assert_string_equal(step->code, DILEMMA_CODES[dilemma]);
        }
    }
}

static void no_other_code_is_a_dilemma(void **state)
{
    enum dilemma found = DILEMMA_COUNT;

    (void)state;
    assert_false(dilemma_find("", &found));
    assert_false(dilemma_find("Loyalty", &found));
    assert_int_equal(found, DILEMMA_COUNT);
}

static size_t lines(const char *const *list)
{
    size_t count = 0;

    while (list[count] != NULL) {
        assert_true(strlen(list[count]) > 0);
        count++;
    }
    return count;
}

static void every_card_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < DILEMMA_COUNT; i++) {
        const struct dilemma_card *card = &DILEMMA_CARDS[i];
        assert_non_null(card->name);
        assert_non_null(card->definition);
        assert_non_null(card->first_pole);
        assert_non_null(card->second_pole);
        assert_non_null(card->source);
        assert_true(lines(card->factors) >= 2);
        assert_true(lines(card->practices) >= 3);
        assert_int_equal(lines(card->questions), 3);
    }
}

/* Yes or no is no answer to them. */
static void questions_are_open(void **state)
{
    static const char *const BEGINNINGS[] = {
        "What ",     "When ", "Which ",    "Where ",     "Whose ",
        "With whom", "How ",  "At which ", "For which ", "About what "};

    (void)state;
    for (size_t i = 0; i < DILEMMA_COUNT; i++) {
        for (size_t j = 0; DILEMMA_CARDS[i].questions[j] != NULL; j++) {
            const char *question = DILEMMA_CARDS[i].questions[j];
            bool is_open = false;
            for (size_t k = 0; k < ARRAY_COUNT(BEGINNINGS); k++) {
                is_open = is_open ||
                          strncmp(question, BEGINNINGS[k], strlen(BEGINNINGS[k])) == 0;
            }
            print_message("%s\n", question);
            assert_true(is_open);
        }
    }
}

static void four_are_of_organisations_and_four_of_professions(void **state)
{
    (void)state;
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        assert_int_equal(DILEMMA_CARDS[i].is_organisational, i <= DILEMMA_CULTURE);
    }
}

static void learning_and_role_say_that_no_slide_explains_them(void **state)
{
    (void)state;
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        assert_int_equal(DILEMMA_CARDS[i].not_in_slides != NULL,
                         i == DILEMMA_LEARNING || i == DILEMMA_ROLE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_are_those_by_hand),
        cmocka_unit_test(pinching_stands_first_then_what_most_feel),
        cmocka_unit_test(every_dilemma_has_its_four_items_in_the_instrument),
        cmocka_unit_test(no_other_code_is_a_dilemma),
        cmocka_unit_test(every_card_is_whole),
        cmocka_unit_test(questions_are_open),
        cmocka_unit_test(four_are_of_organisations_and_four_of_professions),
        cmocka_unit_test(learning_and_role_say_that_no_slide_explains_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
