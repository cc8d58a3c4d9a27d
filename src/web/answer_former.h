/* answer_former.h - what an organisation said in the wave before, as far as it is carried
 * forward: never of what is said in trust. */
#pragma once

#include "web/answer_link.h"

/* What was said of this one of the present list: a value, 0 where the item was answered
 * and nothing was said of it. SURVEY_NONE: the item was not answered then, or the target
 * did not stand on the list. O(length of the answer). */
int64_t answer_former(const struct answer_link *link, const struct instrument_item *item,
                      const struct wave_actor_row *target);

/* The value in a line "target value" or "target value low high" of a wave_answer; 0: no
 * line is about this target. */
int64_t answer_former_value(const char *lines, int64_t target);

/* Did it not stand on the list of the wave before? False when there was none. */
bool answer_is_new(const struct answer_link *link, const struct wave_actor_row *target);
