/* preparation.h - everything that is known before a network starts: the six steps
 * from issue to chosen partners. Pure data and the few rules over all of it. */
#pragma once

#include "method/arena.h"
#include "method/coverage.h"
#include "method/form.h"
#include "method/pair.h"
#include "method/talk.h"

/* Step 4: written and locked before anybody is selected. */
struct criterion {
    const char *code;
    const char *text;
    const char *locked_at; /* "2026-03-03 10:12"; "" while it is open */
};

/* Step 3: the form for one actor, chosen by people. */
struct form_choice {
    bool is_made;
    enum form form;
    const char *reason; /* "" when not said */
};

/* Step 4: in or out, chosen by people against the criteria, whatever the form. */
struct selection_choice {
    bool is_made;
    bool is_in;
    const char *reason; /* "" when not said */
};

/* Step 6: a correction is a new version with a reason. */
struct version {
    const char *number; /* "2" */
    const char *at;
    const char *by;
    const char *reason;
};

struct preparation {
    struct arena arena;
    struct holdings holdings; /* source_count 0 when no sources are listed */
    const struct criterion *criteria;
    size_t criterion_count;
    const struct form_choice *forms; /* per actor */
    const struct selection_choice *choices; /* per actor; NULL: nobody has chosen so */
    const struct talk *talks; /* in file order, at most one per actor */
    size_t talk_count;
    struct pair_list pairs; /* as stated */
    const struct version *versions;
    size_t version_count;
};

/* Where the lock on a set of criteria stands. */
enum criteria_lock {
    CRITERIA_MISSING, /* none were written */
    CRITERIA_OPEN, /* one or more are not locked */
    CRITERIA_LOCKED
};
enum criteria_lock criteria_lock_of(const struct preparation *preparation);

/* When the last criterion was locked, "" unless all are. */
const char *criteria_locked_at(const struct preparation *preparation);

/* The talk with an actor, NULL when there was none. */
const struct talk *preparation_talk(const struct preparation *preparation, size_t actor);

/* All actors: what counts as selected where nobody has chosen. */
const bool *preparation_everybody(const struct preparation *preparation,
                                  struct pool *pool);

/* The choice about an actor; none when `choices` is NULL. */
struct selection_choice preparation_choice(const struct preparation *preparation,
                                           size_t actor);

/* Who belongs to the network so far: actor_count claims in `pool`; NULL when nobody has
 * chosen anything. Before the talks those who were chosen in, and of those without a
 * choice the ones with form network; on the actual basis the outcome of a talk (core or
 * edge: in, anything else: out) wins over both. */
const bool *preparation_selection(const struct preparation *preparation,
                                  enum holding_basis basis, struct pool *pool);
