/* form_file.h - answers to the questions on the form of cooperation, from a table of
 * `question, answer` and perhaps `actor`. Pure. The format: docs/formats.md. */
#pragma once

#include "base/csv.h"
#include "method/form.h"

/* The answers for one actor, or for the cooperation as a whole. */
struct form_case {
    const char *actor; /* as first written; "" for the whole */
    struct form_answers answers;
};

struct form_file {
    const struct form_case *cases; /* the whole first, if rows without actor answer
                                    * something; then actors as they first appear */
    size_t case_count;
};

/* Read the answers. What an actor does not answer itself is taken from the rows
 * without actor; its secondary purposes are its own when it answers Q1 or Q1_also.
 * An empty answer is: not answered. Actors are the same whatever the case and accents.
 *
 * file_out  lives in `pool`.
 * fails     with errors in `report`: a column that is missing or unknown, an unknown
 *           question, an answer that the question does not have, a question answered
 *           twice for the same actor, no answers, too many actors.
 *           O(rows * actors). */
NODISCARD bool form_file_read(const struct csv_table *table, struct pool *pool,
                              struct report *report, struct form_file *file_out);
