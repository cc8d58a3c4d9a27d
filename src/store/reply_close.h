/* reply_close.h - what becomes of anonymous answers when their wave ends. Called inside
 * the unit that closes it, or throws it away (experience_change.c). */
#pragma once

#include "store/experience.h"

/* Begun sheets are erased; replies and written answers get new random identifiers and are
 * written anew, in the order of those; written answers of groups that are too small are
 * erased, because nobody could ever read them; the summary is kept. */
NODISCARD bool reply_close(struct unit *unit, const char *network_id,
                           const struct experience_whole *whole, int64_t now,
                           reply_summary *summary, struct status *st);

/* Everything that was answered, unread. */
NODISCARD bool reply_remove_wave(struct unit *unit, const char *network_id,
                                 int64_t wave_id, struct status *st);
