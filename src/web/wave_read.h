/* wave_read.h - the combined answers of a closed wave, from the store's rows to what
 * analysis/ counts on. Does not touch the database. */
#pragma once

#include "analysis/wave_network.h"
#include "method/survey_combine.h"
#include "store/wave.h"

struct wave_read {
    struct wave_answers answers;
    const int64_t *ids; /* per organisation its wave_actor, ascending */
};

/* Organisations are those of the list, in order of id; of two with the same name the
 * later one gets a number behind it. Items are those asked that members see. What is
 * said of names that are not on the list is left out. Lives in `pool` and borrows the
 * rows. O(answers log organisations). */
struct wave_read wave_read_answers(const struct wave_whole *wave, struct pool *pool);

/* The number of the organisation with this wave_actor; GROUP_NONE: none of the list. */
size_t wave_read_organisation(const struct wave_read *read, int64_t wave_actor_id);

/* Take the next line of wave_answer_row.answers; false at the end, and at a line that is
 * none. A line without levels has low and high equal to its value. */
bool wave_read_line(const char **text, struct combined_answer *answer_out);
