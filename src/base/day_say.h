/* day_say.h - days as people write them: "3 March 2026", "3 maart 2026", "1er mars 2026".
 * Pages show these; files and JSON keep the day as base/day.h writes it. */
#pragma once

#include "base/day.h"
#include "base/say.h"

/* A day as words; a text that is no day, and NULL, as it is. Lives in `pool`. */
const char *day_say(const char *day, enum language language, struct pool *pool);

/* "3 March 2026, 14:05 UTC". */
const char *moment_say(int64_t moment, enum language language, struct pool *pool);
