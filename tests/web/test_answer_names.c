/* test_answer_names.c - which typed names are offered as one of the list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "base/utf8.h"
#include "web/answer_names.h"

static const struct {
    const char *list;
    const char *typed;
    bool is_near;
} NAMES[] = {
    {"OCMW Zele", "ocmw", true},
    {"Vereniging", "De Vereniging Oost", true},
    {"Huisartsen", "Huisartzen", true},
    {"Voedselhulp", "Voedsel hulp", true},
    {"Kinderopvang", "Kinderopvnag", true},
    {"Élan", "elan", true},
    {"Bib", "Bob", false},
    {"CAW", "CLB", false},
    {"Scholen", "Buurthuis De Brug", false},
    {"Huis van het Kind", "Dienst van het Spel", false},
};

static void names_that_look_alike_are_near(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", NAMES[i].typed);
        assert_int_equal(answer_names_are_near(utf8_key(pool, NAMES[i].list),
                                               utf8_key(pool, NAMES[i].typed), pool),
                         NAMES[i].is_near);
    }
}

/* Whichever of the two stands on the list. */
static void being_near_goes_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *list = utf8_key(pool, NAMES[i].list);
        const char *typed = utf8_key(pool, NAMES[i].typed);

        assert_int_equal(answer_names_are_near(list, typed, pool),
                         answer_names_are_near(typed, list, pool));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_look_alike_are_near),
        cmocka_unit_test(being_near_goes_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
