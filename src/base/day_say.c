#include "base/day_say.h"

#include <string.h>

static const char *const MONTHS[] = {
    N_("January"),   N_("February"), N_("March"),    N_("April"),
    N_("May"),       N_("June"),     N_("July"),     N_("August"),
    N_("September"), N_("October"),  N_("November"), N_("December"),
};

/* Two digits of a valid day. */
static int two_digits(const char *text)
{
    return 10 * (text[0] - '0') + text[1] - '0';
}

const char *day_say(const char *day, enum language language, struct pool *pool)
{
    if (day == NULL || !day_is_valid(day)) {
        return day;
    }
    const char *month = say(MONTHS[two_digits(day + 5) - 1], language);
    const int number = two_digits(day + 8);
    const int year = 100 * two_digits(day) + two_digits(day + 2);
    /* French says the first one as such. */
    const struct message message =
        number == 1 ? message_make(pool, N_("1 %s %d"), month, year)
                    : message_make(pool, N_("%d %s %d"), number, month, year);

    return say_in(pool, &message, language);
}

const char *moment_say(int64_t moment, enum language language, struct pool *pool)
{
    const char *text = moment_text(moment, pool);
    const struct message message = message_make(
        pool, N_("%s, %s UTC"), day_say(day_of(moment, pool), language, pool),
        text + strlen("2026-11-22 "));

    return say_in(pool, &message, language);
}
