/* demo_steps.h - the single steps of demo_preparation.h: each is one change. */
#pragma once

#include "cli/demo_preparation.h"

struct demo_step {
    struct change *change;
    struct unit *unit;
    struct demo_preparation *demo;
    const char *author;
    int64_t person_id; /* the author's */
    int64_t now;
    int which; /* talk, member, rater …: by the table of the step */
};

typedef bool (*demo_step_fn)(struct demo_step *step, struct status *st);

/* The day so many days before the end of the story. */
const char *demo_day(const struct demo_preparation *demo, int days_ago);

/* Number of the actor of this name in the example. */
size_t demo_actor(const struct demo_preparation *demo, const char *name);

/* demo_arena.c: issue, sources, actors, rounds; `which` of a sheet is its rater */
bool demo_issue(struct demo_step *step, struct status *st);
bool demo_sources(struct demo_step *step, struct status *st);
bool demo_source_kinds(struct demo_step *step, struct status *st);
bool demo_actors(struct demo_step *step, struct status *st);
bool demo_holdings(struct demo_step *step, struct status *st);
bool demo_round_open(struct demo_step *step, struct status *st);
bool demo_sheet(struct demo_step *step, struct status *st);
bool demo_sheet_finish(struct demo_step *step, struct status *st);
bool demo_round_close(struct demo_step *step, struct status *st);
bool demo_overrides(struct demo_step *step, struct status *st);
bool demo_version(struct demo_step *step, struct status *st);
bool demo_sheet_again(struct demo_step *step, struct status *st);

/* demo_choices.c: forms, criteria, partners */
bool demo_answers(struct demo_step *step, struct status *st);
bool demo_forms(struct demo_step *step, struct status *st);
bool demo_criteria(struct demo_step *step, struct status *st);
bool demo_criteria_lock(struct demo_step *step, struct status *st);
bool demo_fits(struct demo_step *step, struct status *st);
bool demo_selection(struct demo_step *step, struct status *st);
bool demo_pairs(struct demo_step *step, struct status *st);
bool demo_agreement(struct demo_step *step, struct status *st);
bool demo_talk(struct demo_step *step, struct status *st);
bool demo_correction(struct demo_step *step, struct status *st);
bool demo_member(struct demo_step *step, struct status *st);
