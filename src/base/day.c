#include "base/day.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

struct date {
    int year;
    int month; /* 1..12 */
    int day; /* 1..31 */
};

/* Days since 1970-01-01, and back, after H. Hinnant, "chrono-compatible low-level date
 * algorithms": years begin in March, so that the leap day is their last. */
static int64_t days_of(struct date date)
{
    const int64_t year = date.year - (date.month <= 2);
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int64_t year_of_era = year - era * 400;
    const int64_t day_of_year =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

static struct date date_of(int64_t days)
{
    const int64_t shifted = days + 719468;
    const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int64_t day_of_era = shifted - era * 146097;
    const int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t month = (5 * day_of_year + 2) / 153;
    struct date date = {
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
        .month = (int)(month < 10 ? month + 3 : month - 9),
    };

    date.year = (int)(year_of_era + era * 400 + (date.month <= 2));
    return date;
}

static int64_t days_before(int64_t moment)
{
    const int64_t days = moment / DAY_MILLISECONDS;

    return moment % DAY_MILLISECONDS < 0 ? days - 1 : days;
}

static const char *date_text(struct date date, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.bytes;
}

const char *day_of(int64_t moment, struct pool *pool)
{
    return date_text(date_of(days_before(moment)), pool);
}

static int digits(const char *text, size_t count)
{
    int number = 0;

    for (size_t i = 0; i < count; i++) {
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

static struct date date_read(const char *day)
{
    return (struct date){digits(day, 4), digits(day + 5, 2), digits(day + 8, 2)};
}

bool day_is_valid(const char *text)
{
    static const char FORM[] = "0000-00-00";

    if (strlen(text) != sizeof FORM - 1) {
        return false;
    }
    for (size_t i = 0; i < sizeof FORM - 1; i++) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';

        if (FORM[i] == '0' ? !is_digit : text[i] != FORM[i]) {
            return false;
        }
    }
    const struct date date = date_read(text);
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) {
        return false;
    }
    const struct date again = date_of(days_of(date));
    return again.month == date.month && again.day == date.day;
}

int64_t day_begin(const char *day)
{
    assert(day_is_valid(day));
    return days_of(date_read(day)) * DAY_MILLISECONDS;
}

const char *day_add_months(const char *day, int months, struct pool *pool)
{
    const struct date date = date_read(day);
    const int count = date.year * 12 + date.month - 1 + months;
    struct date later = {count / 12, count % 12 + 1, date.day};

    assert(day_is_valid(day) && count >= 12 && count < 12 * 10000);
    while (date_of(days_of(later)).month != later.month) {
        later.day--;
    }
    return date_text(later, pool);
}

const char *moment_text(int64_t moment, struct pool *pool)
{
    const int64_t days = days_before(moment);
    const int minutes = (int)((moment - days * DAY_MILLISECONDS) / MINUTE_MILLISECONDS);
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%s %02d:%02d", date_text(date_of(days), pool), minutes / 60,
                minutes % 60);
    return text.bytes;
}
