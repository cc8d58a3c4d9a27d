/* survey_answer.h - what informants answer, one by one: saved at once, seen by the
 * informant alone, no part of history and export. */
#pragma once

#include "store/wave.h"

struct survey_answer {
    const char *item;
    int64_t target_id; /* a wave_actor of the wave; 0: the item is about none */
    int64_t value; /* a level, bits of a set, -1: does not know */
};

/* All that one informant gave, in order of item and target, and the steps answered. */
struct survey_sheet {
    const struct survey_answer *answers;
    size_t answer_count;
    const char *const *steps; /* in order of time */
    size_t step_count;
};
NODISCARD bool survey_sheet(struct database *database, const char *network_id,
                            const struct informant_row *informant, struct pool *pool,
                            struct survey_sheet *sheet_out, struct status *st);

/* The same with the answers of one step alone (NULL: of all); the steps answered are all
 * there. */
NODISCARD bool survey_sheet_of_step(struct database *database, const char *network_id,
                                    const struct informant_row *informant,
                                    const struct instrument_step *step, struct pool *pool,
                                    struct survey_sheet *sheet_out, struct status *st);

/* The value given, or -2 when there is none. */
enum { SURVEY_NONE = -2, SURVEY_UNKNOWN = -1 };
int64_t survey_given(const struct survey_sheet *sheet, const char *item,
                     int64_t target_id);
bool survey_has_step(const struct survey_sheet *sheet, const char *step);

/* What is saved at once: single answers, or a whole step. */
struct survey_saving {
    const char *network_id;
    int64_t wave_id;
    int64_t informant_id;
    const struct survey_answer *answers; /* value SURVEY_NONE takes an answer away */
    size_t answer_count;
    const char *step; /* it is answered as a whole now; NULL: single answers */
    int64_t now;
};

/* Save. Not journalled: call it in a store_change() of its own, or in a change.
 * fails  STATUS_CONFLICT   the wave is not open, or this informant was withdrawn
 *        STATUS_NOT_FOUND  no such informant, or target
 *        STATUS_INVALID    an item or value that the instrument does not have */
NODISCARD bool survey_save(struct unit *unit, const struct survey_saving *saving,
                           struct status *st);

/* Where each informant is: answers and steps, without a single value. */
struct survey_standing {
    int64_t informant_id;
    size_t steps; /* answered */
    int64_t last_at; /* 0: never */
};
struct survey_standings {
    const struct survey_standing *rows; /* in order of informant */
    size_t count;
};
NODISCARD bool survey_standings(struct database *database, const char *network_id,
                                int64_t wave_id, struct pool *pool,
                                struct survey_standings *standings_out,
                                struct status *st);

/* Every single answer of a wave that counts, in order of informant, item and target: for
 * closing, and for the clerk, who makes trust scores of them. Left out are informants who
 * were withdrawn, steps that were not saved as a whole, names that are chosen no more,
 * what needs another answer that is not there, and the own organisation. An added name
 * that turned out to be of the list stands as that one. */
struct survey_raw {
    int64_t informant_id;
    struct survey_answer answer;
};
struct survey_raws {
    const struct survey_raw *rows;
    size_t count;
};
NODISCARD bool survey_raws(struct database *database, const char *network_id,
                           int64_t wave_id, struct pool *pool,
                           struct survey_raws *raws_out, struct status *st);

/* Erase single answers of waves whose time is over, once their figures were computed: the
 * clerk, once an hour. */
NODISCARD bool survey_sweep(struct unit *unit, int64_t now, struct status *st);

/* How many would not go along in an export. */
NODISCARD bool survey_answer_count(struct database *database, const char *network_id,
                                   int64_t *count_out, struct status *st);
