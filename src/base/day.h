/* day.h - days and moments as values: no clock and no time zone of the machine.
 *
 * A moment is milliseconds since 1970 (UTC); a day is the text 'YYYY-MM-DD', so that days
 * compare as texts do. Gregorian calendar, years 1 to 9999. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

enum {
    MINUTE_MILLISECONDS = 60 * 1000,
    DAY_MILLISECONDS = 24 * 60 * MINUTE_MILLISECONDS
};

/* The day (UTC) of a moment; lives in `pool`. */
const char *day_of(int64_t moment, struct pool *pool);

/* A real day, written 'YYYY-MM-DD'. */
bool day_is_valid(const char *text);

/* The first moment of a valid day. */
int64_t day_begin(const char *day);

/* The day so many months later (or earlier); past the end of a month, its last day. */
const char *day_add_months(const char *day, int months, struct pool *pool);

/* "2026-11-22 14:05" (UTC), for lists. */
const char *moment_text(int64_t moment, struct pool *pool);
