/* survey_model.h - a wave as those who set it up know it: the list, who is asked, how far
 * each is. Never an answer: only which part was answered. */
#pragma once

#include "store/survey_answer.h"
#include "web/visit.h"

enum { SURVEY_WHOLE = 100 }; /* per cent */

struct survey {
    struct wave_whole whole;
    struct survey_standings standings;
    size_t step_count; /* that are asked */
};

/* A wave of the visit's network. fails  STATUS_NOT_FOUND */
NODISCARD bool survey_read(struct visit *visit, int64_t wave_id,
                           struct survey *survey_out, struct status *st);

bool survey_is_draft(const struct survey *survey);
bool survey_is_open(const struct survey *survey);
bool survey_is_closed(const struct survey *survey);

/* ---- informants ---- */

bool informant_is_withdrawn(const struct informant_row *informant);
bool informant_is_finished(const struct informant_row *informant);

/* The link was mailed to the visitor, whom a mail has reached before. */
bool survey_is_own(struct visit *visit, const struct informant_row *informant);

/* How much of what is asked this person has answered, in per cent; who said to be ready
 * is. */
int survey_part(const struct survey *survey, const struct informant_row *informant);

/* When it was last worked on; 0: never. */
int64_t survey_last_at(const struct survey *survey,
                       const struct informant_row *informant);

/* ---- organisations ---- */

enum survey_state { SURVEY_UNASKED, SURVEY_WAITING, SURVEY_BEGUN, SURVEY_ANSWERED };

/* How far an organisation is: answered when one of those asked for it answered all; of a
 * closed wave when it has an answer. */
enum survey_state survey_state_of(const struct survey *survey,
                                  const struct wave_actor_row *actor);

/* It stood on the list; else an informant added it. */
bool survey_is_listed(const struct wave_actor_row *actor);

struct survey_counts {
    size_t organisations; /* on the list */
    size_t states[SURVEY_ANSWERED + 1];
    int share; /* answered, in per cent, rounded down */
};
struct survey_counts survey_counts(const struct survey *survey);

/* ---- into the model ---- */

/* {id, title, state, is_draft, is_open, is_closed, address, asker, reason, due_day,
 * is_due, opened_day, closed_day, keep_months, may_change}. */
void survey_wave_put(struct visit *visit, const struct wave_row *wave,
                     struct value *item);

/* {organisations, answered, begun, waiting, unasked, share, sentence, level, allows}. */
void survey_response_put(struct visit *visit, const struct survey *survey,
                         struct value *item);

/* One who answers, for a list: {id, name, address, state, part, last_day, paper …}; the
 * e-mail for who may change the survey. */
void survey_informant_put(struct visit *visit, const struct survey *survey,
                          const struct informant_row *informant, struct value *item);

/* The address of the wave, with more behind it. */
const char *survey_address(struct visit *visit, int64_t wave_id, const char *rest);

/* ---- which steps ---- */

/* Steps that may be left out, as choices of a form: those of one kind (T1, T2, T3) stand
 * and fall together, under "T". Ended by a NULL code. */
const struct choice *survey_step_choices(struct visit *visit,
                                         const struct instrument *instrument);

/* What is chosen when these steps are left out, a line each; and the other way round: the
 * steps that are left out when these lines are chosen.
 * fails  STATUS_INVALID  something is chosen that needs a step that is not */
const char *survey_steps_chosen(struct visit *visit, const struct instrument *instrument,
                                const char *left_out);
NODISCARD bool survey_steps_left_out(struct visit *visit,
                                     const struct instrument *instrument,
                                     const char *chosen, const char **left_out,
                                     struct status *st);
