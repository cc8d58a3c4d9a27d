/* demo_experience_sheet.h - one anonymous survey of the Huis van het Kind while it is
 * told: by which links people come, and their sheets. */
#pragma once

#include "cli/demo_experience_people.h"
#include "cli/demo_wave_ground.h"
#include "store/experience.h"

enum { DEMO_SURVEY_LINKS = 10 };

/* Of a hundred of these respondents so many come by it. */
struct demo_survey_link {
    enum demo_survey survey;
    enum respondent respondent;
    const char *kind;
    const char *label;
    const char *language;
    int share;
    const char *void_reason; /* in the first round; NULL: it stays open */
};
extern const struct demo_survey_link DEMO_LINK_OF[DEMO_SURVEY_LINKS];

struct demo_asking {
    const struct demo_ground *ground;
    int round;
    enum demo_survey survey;
    int64_t wave_id;
    struct experience_whole whole;
    int64_t link_ids[DEMO_SURVEY_LINKS]; /* 0: of another survey */
    struct asked_steps asked[RESPONDENT_COUNT];
};

/* Everybody who takes part hands in a sheet; the survey is open. */
NODISCARD bool demo_families_answer(const struct demo_asking *asking, struct status *st);
NODISCARD bool demo_workers_answer(const struct demo_asking *asking, struct status *st);
