/* demo_experience_people.h - the workers and families of the Huis van het Kind, and what
 * each answers in the anonymous surveys: seeded, the same on every machine. Pure.
 *
 * Nobody is tidy: some leave questions out, some do not know, some stop half way. In one
 * organisation half of the workers stand far from the others. Between the two rounds it
 * became clearer who does what and by when, and waiting got somewhat shorter; what one
 * must tell about oneself did not change. */
#pragma once

#include "method/replies.h"

enum { DEMO_ROUNDS = 2 };

enum demo_survey { DEMO_DILEMMAS, DEMO_GROWTH, DEMO_FIVE_B, DEMO_SURVEYS };
extern const char *const DEMO_SURVEY_CODES[DEMO_SURVEYS]; /* of the instruments */

struct demo_person {
    int round;
    enum demo_survey survey;
    enum respondent respondent;
    size_t number; /* in the round: of a family, or of a worker over all houses */
    size_t house; /* of a worker: DEMO_HOUSE of demo_wave_answers.h */
    size_t seat; /* of a worker: within the house */
};

/* How many take part: families, or workers of one house that may. */
size_t demo_family_count(int round);
size_t demo_worker_count(int round, size_t house);

/* Does this worker answer this survey at all? */
bool demo_takes_part(const struct demo_person *person);

/* Does a worker say for which organisation? */
bool demo_says_house(const struct demo_person *person);

/* A level, bits of a set, REPLY_UNKNOWN, or REPLY_NONE. Item number `place` of the sheet:
 * who stops, answers nothing after it. */
int32_t demo_experience_answer(const struct demo_person *person,
                               const struct instrument_item *item, size_t place);

/* 0 <= x < 1 of this person and purpose alone: for choices beside the questions. */
double demo_person_chance(const struct demo_person *person, const char *purpose);
