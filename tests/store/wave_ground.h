/* wave_ground.h - a network with four members and a draft of the relation survey, on a
 * ground of either database (ground.h). */
#pragma once

#include "ground.h"
#include "store/survey_answer.h"

enum { WAVE_ACTORS = 4, WAVE_NOW = 1000 };
#define WAVE_NETWORK "here"

/* A change of this action; ends with change_end(). */
struct change *wave_change_of(struct unit *unit, const char *action);

/* Four actors that take part since January 2026: OCMW, CAW, Bib, CLB; wave 1 is a draft
 * with them as wave_actors 1..4. */
struct ground *wave_ground(void **state);

/* The same inside a unit of work of a store; of `ground` only the unit counts. */
void wave_prepare(struct ground *ground);

/* Ask two of OCMW (informants 1 and 2), one each of CAW, Bib, CLB (3, 4, 5): of the first
 * wave; those of a later wave are numbered on. */
void wave_ask(struct ground *ground, int64_t wave_id);
void wave_begin(struct ground *ground, int64_t wave_id);
void wave_end(struct ground *ground, int64_t wave_id);

/* One answer, and its step as a whole (NULL: not). */
struct survey_given_now {
    int64_t wave_id;
    int64_t informant_id;
    const char *step;
    struct survey_answer answer;
};
bool survey_put_do(struct unit *unit, void *context, struct status *st);
void survey_put(struct ground *ground, int64_t informant_id, const char *step,
                const char *item, int64_t target_id, int64_t value);

struct wave_whole wave_of(struct ground *ground, int64_t wave_id);
/* NULL: none. */
const char *answers_of(const struct wave_whole *wave, int64_t wave_actor_id,
                       const char *item);

/* The single answers there are. */
int64_t survey_count(struct ground *ground);

/* The state of an informant, as its page would set it. */
void wave_state(struct ground *ground, int64_t informant_id, const char *state);

/* Do a work that takes the address of an id; it must be done. */
bool wave_alone(struct ground *ground, unit_fn work, int64_t id);

/* A draft of a next wave. */
bool wave_make_do(struct unit *unit, void *context, struct status *st);
bool wave_open_do(struct unit *unit, void *context, struct status *st); /* &wave_id */
bool wave_close_do(struct unit *unit, void *context, struct status *st); /* &wave_id */
bool wave_remove_do(struct unit *unit, void *context, struct status *st); /* &wave_id */
bool wave_actor_add_do(struct unit *unit, void *context, struct status *st);
bool wave_actor_remove_do(struct unit *unit, void *context, struct status *st);
bool wave_actor_off_sheet_do(struct unit *unit, void *context, struct status *st);
bool informant_add_do(struct unit *unit, void *context, struct status *st);
