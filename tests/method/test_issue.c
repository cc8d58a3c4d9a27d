/* test_issue.c - the words around an issue: each says what it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "method/arena.h"
#include "method/issue.h"

static void help_check(const struct vocabulary *vocabulary, const char *(*help)(int))
{
    for (size_t i = 0; i < vocabulary->word_count; i++) {
        const char *line = help(vocabulary->words[i].value);

        print_message("%s\n", vocabulary->words[i].code);
        assert_non_null(line);
        assert_string_not_equal(line, vocabulary->words[i].label);
    }
    assert_null(help(0));
    assert_null(help(-1));
    assert_null(help((int)vocabulary->word_count + 1));
}

static void every_domain_says_what_it_is(void **state)
{
    (void)state;
    help_check(&LIFE_DOMAIN, life_domain_help);
}

static void every_kind_of_source_says_what_it_is(void **state)
{
    (void)state;
    help_check(&SOURCE_KIND, source_kind_help);
}

static void every_criterion_has_a_code_of_its_own_and_a_help(void **state)
{
    (void)state;
    for (size_t i = 0; i < CRITERION_LIBRARY_COUNT; i++) {
        const struct criterion_proposal *criterion = &CRITERION_LIBRARY[i];

        assert_int_equal(strspn(criterion->code, "abcdefghijklmnopqrstuvwxyz_"),
                         strlen(criterion->code));
        assert_true(criterion->text[0] != '\0' && criterion->help[0] != '\0');
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(criterion->code, CRITERION_LIBRARY[j].code);
        }
    }
}

static void a_class_suggests_a_role_and_never_anchoring(void **state)
{
    (void)state;
    assert_int_equal(actor_role_suggested(ARENA_CORE), ACTOR_ROLE_CORE);
    assert_int_equal(actor_role_suggested(ARENA_COMPLEMENTARY), ACTOR_ROLE_EDGE);
    assert_int_equal(actor_role_suggested(ARENA_CONTEXT), ACTOR_ROLE_CONTEXT);
    assert_int_equal(actor_role_suggested(ARENA_NOT_RELEVANT), ACTOR_ROLE_NONE);
    assert_int_equal(actor_role_suggested(0), ACTOR_ROLE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_domain_says_what_it_is),
        cmocka_unit_test(every_kind_of_source_says_what_it_is),
        cmocka_unit_test(every_criterion_has_a_code_of_its_own_and_a_help),
        cmocka_unit_test(a_class_suggests_a_role_and_never_anchoring),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
