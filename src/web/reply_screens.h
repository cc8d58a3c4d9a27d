/* reply_screens.h - the screens of an anonymous survey, one after the other: who asks
 * families asks one question a screen, who asks workers one step. */
#pragma once

#include "web/reply_link.h"

/* Fill in the screens, in the visitor's language: a worker's organisation first, what is
 * asked about the respondent last. */
void reply_screens_make(struct visit *visit, struct reply_link *link);

/* The number of the screen with this code; screen_count when there is none. */
size_t reply_screen(const struct reply_link *link, const char *code);

/* What stands in the sheet for an item: REPLY_NONE, REPLY_UNKNOWN, a level, bits; of a
 * text "". O(answers). */
int32_t reply_given(const struct reply_sheet *sheet, const char *item);
const char *reply_written(const struct reply_sheet *sheet, const char *item);

/* How many questions of a screen have no answer yet. What one may write, and the
 * organisation, are never missed. */
size_t reply_missing(const struct reply_sheet *sheet, const struct reply_screen *screen);

/* What a screen is about, in a few words. */
const char *reply_screen_title(struct visit *visit, const struct reply_screen *screen);

/* Where one goes on: the first screen on which something is missing, or the end. */
const char *reply_next_address(struct visit *visit, const struct reply_link *link);
