/* test_day_say.c - days as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day_say.h"

static void a_day_is_said_in_words(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(day_say("2026-03-03", LANGUAGE_EN, pool), "3 March 2026");
    assert_string_equal(day_say("0999-12-31", LANGUAGE_EN, pool), "31 December 999");
    assert_string_equal(day_say("2026-01-01", LANGUAGE_EN, pool), "1 January 2026");
}

static void what_is_no_day_stays_as_it_is(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_null(day_say(NULL, LANGUAGE_EN, pool));
    assert_string_equal(day_say("", LANGUAGE_EN, pool), "");
    assert_string_equal(day_say("2026-02-30", LANGUAGE_NL, pool), "2026-02-30");
}

static void a_moment_says_its_hour(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(
        moment_say(day_begin("2026-11-22") + (int64_t)65 * 60 * 1000, LANGUAGE_EN, pool),
        "22 November 2026, 01:05 UTC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_said_in_words),
        cmocka_unit_test(what_is_no_day_stays_as_it_is),
        cmocka_unit_test(a_moment_says_its_hour),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
