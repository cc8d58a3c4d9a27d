/* test_instrument.c - the questionnaires that are compiled in, and what they take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "method/instrument.h"

static const struct instrument *relation(void)
{
    const struct instrument *found = instrument_find("relation", "1");
    assert_non_null(found);
    return found;
}

static const struct instrument_item *item_of(const char *code)
{
    const struct instrument_item *item = instrument_item(relation(), code, NULL);
    assert_non_null(item);
    return item;
}

static void versions_stand_in_order(void **state)
{
    (void)state;
    assert_true(INSTRUMENT_COUNT > 0);
    for (size_t i = 1; i < INSTRUMENT_COUNT; i++) {
        const struct instrument *former = INSTRUMENTS[i - 1];
        const struct instrument *next = INSTRUMENTS[i];
        const int codes = strcmp(former->code, next->code);
        assert_true(codes < 0 || (codes == 0 && strtoul(former->version, NULL, 10) <
                                                    strtoul(next->version, NULL, 10)));
    }
}

static void an_instrument_is_found_by_code_and_version(void **state)
{
    (void)state;
    assert_string_equal(relation()->version, "1");
    assert_int_equal(relation()->world, WORLD_IDENTIFIED);
    assert_null(instrument_find("relation", "0"));
    assert_null(instrument_find("", "1"));
    assert_string_equal(instrument_newest("relation")->code, "relation");
    assert_null(instrument_newest("relations"));
}

/* The codes are stored with each answer: they never change. */
static void relation_1_asks_in_this_order(void **state)
{
    static const char *const ORDER[] = {
        "partners: works_with",
        "contact: contact",
        "info: info_give info_get",
        "referral: refer_to refer_from",
        "warm: warm",
        "action: action",
        "means: means",
        "T1: T1",
        "T2: T2",
        "T3: T3",
        "U1: U1",
        "U2: U2",
        "U3: U3",
    };
    (void)state;

    assert_int_equal(relation()->step_count, ARRAY_COUNT(ORDER));
    for (size_t i = 0; i < relation()->step_count; i++) {
        const struct instrument_step *step = &relation()->steps[i];
        char said[80] = "";
        (void)strncat(said, step->code, 20);
        (void)strncat(said, ":", 2);
        for (size_t j = 0; j < step->item_count; j++) {
            (void)strncat(said, " ", 2);
            (void)strncat(said, step->items[j].code, 20);
        }
        assert_string_equal(said, ORDER[i]);
    }
}

static void the_first_two_steps_are_always_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < relation()->step_count; i++) {
        assert_int_equal(relation()->steps[i].is_optional, i >= 2);
    }
}

/* Trust and value are said in trust; all else may become a line. */
static void trust_alone_is_seen_by_nobody(void **state)
{
    (void)state;
    for (size_t i = 0; i < relation()->step_count; i++) {
        const struct instrument_step *step = &relation()->steps[i];
        const bool is_trust = strchr("TU", step->code[0]) != NULL;
        assert_int_equal(step->sight, is_trust ? SIGHT_NOBODY : SIGHT_MEMBERS);
        for (size_t j = 0; j < step->item_count; j++) {
            assert_int_equal(step->items[j].may_not_know, is_trust);
            assert_int_equal(step->items[j].has_default, !is_trust);
        }
    }
}

static void an_item_is_found_with_its_step(void **state)
{
    const struct instrument_step *step = NULL;
    (void)state;

    assert_string_equal(instrument_item(relation(), "refer_from", &step)->code,
                        "refer_from");
    assert_string_equal(step->code, "referral");
    assert_ptr_equal(instrument_step(relation(), "referral"), step);
    assert_null(instrument_item(relation(), "refer", NULL));
    assert_null(instrument_step(relation(), "refer_to"));
}

static void warm_is_asked_of_those_referred_to(void **state)
{
    (void)state;
    assert_string_equal(item_of("warm")->needs, "refer_to");
    assert_int_equal(item_of("warm")->needs_least, 1);
    assert_null(item_of("action")->needs);
}

static void levels_have_their_words(void **state)
{
    (void)state;
    assert_string_equal(
        wording_in(&item_level(item_of("contact"), 3)->label, LANGUAGE_NL),
        "maandelijks");
    assert_string_equal(
        wording_in(&item_level(item_of("contact"), 3)->label, LANGUAGE_FR),
        "chaque mois");
    assert_null(item_level(item_of("contact"), 6));
    assert_null(item_level(item_of("T1"), 0));
}

static const struct {
    const char *item;
    int64_t value;
    bool is_taken;
} VALUES[] = {
    {"works_with", 1, true},
    {"works_with", 0, true},
    {"works_with", 2, false},
    {"works_with", -1, false},
    {"contact", 0, true},
    {"contact", 5, true},
    {"contact", 6, false},
    {"contact", -1, false},
    {"contact", INT64_C(4294967296), false}, /* 0 if it were cut to 32 bits */
    {"contact", INT64_MIN, false},
    {"means", 0, true},
    {"means", 63, true},
    {"means", 64, false},
    {"means", 65, false},
    {"means", -1, false},
    {"means", INT64_MAX, false},
    {"T1", 1, true},
    {"T1", 4, true},
    {"T1", 0, false},
    {"T1", 5, false},
    {"T1", -1, true},
    {"T1", -2, false},
};

static void an_item_takes_its_own_values_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(VALUES); i++) {
        print_message("%s %lld\n", VALUES[i].item, (long long)VALUES[i].value);
        assert_int_equal(item_takes(item_of(VALUES[i].item), VALUES[i].value),
                         VALUES[i].is_taken);
    }
}

static void respondents_are_found_by_their_codes(void **state)
{
    (void)state;
    for (int i = 0; i < RESPONDENT_COUNT; i++) {
        assert_int_equal(respondent_of_code(RESPONDENT_CODES[i]), i);
    }
    assert_int_equal(respondent_of_code("neighbours"), RESPONDENT_NOBODY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_stand_in_order),
        cmocka_unit_test(an_instrument_is_found_by_code_and_version),
        cmocka_unit_test(relation_1_asks_in_this_order),
        cmocka_unit_test(the_first_two_steps_are_always_asked),
        cmocka_unit_test(trust_alone_is_seen_by_nobody),
        cmocka_unit_test(an_item_is_found_with_its_step),
        cmocka_unit_test(warm_is_asked_of_those_referred_to),
        cmocka_unit_test(levels_have_their_words),
        cmocka_unit_test(an_item_takes_its_own_values_alone),
        cmocka_unit_test(respondents_are_found_by_their_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
