/* test_day.c - days against a calendar that is counted day by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/text.h"

/* ---- the oracle: one day after the other ---- */

struct calendar {
    int year;
    int month;
    int day;
};

static int month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return DAYS[month - 1] + (month == 2 && is_leap);
}

static void calendar_turn(struct calendar *calendar)
{
    if (++calendar->day <= month_days(calendar->year, calendar->month)) {
        return;
    }
    calendar->day = 1;
    if (++calendar->month > 12) {
        calendar->month = 1;
        calendar->year++;
    }
}

static const char *calendar_text(struct calendar calendar, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%04d-%02d-%02d", calendar.year, calendar.month, calendar.day);
    return text.bytes;
}

/* The same so many months later: one month after the other. */
static struct calendar calendar_add(struct calendar calendar, int months)
{
    for (; months > 0; months--) {
        calendar.year += calendar.month == 12;
        calendar.month = calendar.month % 12 + 1;
    }
    for (; months < 0; months++) {
        calendar.year -= calendar.month == 1;
        calendar.month = calendar.month == 1 ? 12 : calendar.month - 1;
    }
    if (calendar.day > month_days(calendar.year, calendar.month)) {
        calendar.day = month_days(calendar.year, calendar.month);
    }
    return calendar;
}

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, DAYS_BEFORE_1970 = 25567 };

static void expect_day(int64_t number, struct calendar calendar)
{
    SCOPED(pool) pool = pool_new();
    const char *text = calendar_text(calendar, pool);
    const int64_t begin = number * DAY_MILLISECONDS;
    const int months = (int)(number % 61);

    assert_true(day_is_valid(text));
    assert_true(day_begin(text) == begin);
    assert_string_equal(day_of(begin, pool), text);
    assert_string_equal(day_of(begin + DAY_MILLISECONDS - 1, pool), text);
    assert_string_not_equal(day_of(begin - 1, pool), text);
    assert_string_equal(day_add_months(text, months, pool),
                        calendar_text(calendar_add(calendar, months), pool));
}

static void every_day_of_two_centuries_is_right(void **state)
{
    struct calendar calendar = {FIRST_YEAR, 1, 1};
    int64_t number = -DAYS_BEFORE_1970;

    (void)state;
    for (; calendar.year <= LAST_YEAR; number++) {
        expect_day(number, calendar);
        calendar_turn(&calendar);
    }
    assert_int_equal(number, 47847); /* 2101-01-01: 201 years, 49 of them leap years */
}

static void no_other_day_is_valid(void **state)
{
    (void)state;
    for (int year = 1999; year <= 2004; year++) {
        for (int month = 0; month <= 13; month++) {
            for (int day = 0; day <= 32; day++) {
                SCOPED(pool) pool = pool_new();
                const bool is_there = month >= 1 && month <= 12 && day >= 1 &&
                                      day <= month_days(year, month);
                assert_int_equal(day_is_valid(calendar_text(
                                     (struct calendar){year, month, day}, pool)),
                                 is_there);
            }
        }
    }
}

/* ---- texts ---- */

static const struct {
    const char *label;
    const char *text;
    bool is_valid;
} TEXTS[] = {
    {"a day", "2026-11-22", true},
    {"the first there is", "0001-01-01", true},
    {"the last there is", "9999-12-31", true},
    {"a leap day", "2024-02-29", true},
    {"of a century that is none", "1900-02-29", false},
    {"of one that is", "2000-02-29", true},
    {"the year zero", "0000-01-01", false},
    {"nothing", "", false},
    {"without zeros", "2026-1-2", false},
    {"two digits of the year", "26-11-22", false},
    {"five digits of the year", "12026-11-22", false},
    {"a minus before it", "-026-11-22", false},
    {"slashes", "2026/11/22", false},
    {"no dashes", "20261122", false},
    {"the other way round", "22-11-2026", false},
    {"a month too many", "2026-13-01", false},
    {"a space before it", " 2026-11-22", false},
    {"a space behind it", "2026-11-22 ", false},
    {"a space in it", "2026-11- 2", false},
    {"a sign in it", "2026-+1-02", false},
    {"a time behind it", "2026-11-22T00:00", false},
    {"letters", "2026-nov-1", false},
    {"digits of another script", "202\u0666-11-2", false},
};

static void only_a_real_day_is_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(TEXTS); i++) {
        print_message("%s\n", TEXTS[i].label);
        assert_int_equal(day_is_valid(TEXTS[i].text), TEXTS[i].is_valid);
    }
}

static const struct {
    const char *label;
    const char *day;
    int months;
    const char *expected;
} MONTHS[] = {
    {"none", "2026-11-22", 0, "2026-11-22"},
    {"one", "2026-11-22", 1, "2026-12-22"},
    {"over the year", "2026-11-22", 3, "2027-02-22"},
    {"past the end of a month: its last day", "2026-01-31", 1, "2026-02-28"},
    {"in a leap year", "2024-01-31", 1, "2024-02-29"},
    {"not of a century", "2100-01-30", 1, "2100-02-28"},
    {"to a month of thirty", "2026-03-31", 1, "2026-04-30"},
    {"a leap day a year later", "2024-02-29", 12, "2025-02-28"},
    {"and four", "2024-02-29", 48, "2028-02-29"},
    {"back", "2026-03-31", -1, "2026-02-28"},
    {"back over the year", "2026-01-15", -1, "2025-12-15"},
    {"back by years", "2026-11-22", -24, "2024-11-22"},
    {"to the first month there is", "0001-02-01", -1, "0001-01-01"},
    {"to the last month there is", "9999-11-30", 1, "9999-12-30"},
};

static void months_end_on_their_last_day(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(MONTHS); i++) {
        print_message("%s\n", MONTHS[i].label);
        assert_string_equal(day_add_months(MONTHS[i].day, MONTHS[i].months, pool),
                            MONTHS[i].expected);
    }
}

static const struct {
    const char *label;
    int64_t moment;
    const char *expected;
} MOMENTS[] = {
    {"the beginning", 0, "1970-01-01 00:00"},
    {"the last moment of a minute", 59999, "1970-01-01 00:00"},
    {"the next minute", 60000, "1970-01-01 00:01"},
    {"the last minute of a day", DAY_MILLISECONDS - 1, "1970-01-01 23:59"},
    {"before it all", -1, "1969-12-31 23:59"},
    {"a whole day before", -(int64_t)DAY_MILLISECONDS, "1969-12-31 00:00"},
    {"an afternoon", INT64_C(1795356300000), "2026-11-22 14:05"},
    {"far off", INT64_C(253402300799999), "9999-12-31 23:59"},
};

static void a_moment_is_a_day_and_a_time(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(MOMENTS); i++) {
        print_message("%s\n", MOMENTS[i].label);
        assert_string_equal(moment_text(MOMENTS[i].moment, pool), MOMENTS[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_two_centuries_is_right),
        cmocka_unit_test(no_other_day_is_valid),
        cmocka_unit_test(only_a_real_day_is_valid),
        cmocka_unit_test(months_end_on_their_last_day),
        cmocka_unit_test(a_moment_is_a_day_and_a_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
