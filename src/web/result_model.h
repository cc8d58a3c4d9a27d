/* result_model.h - the outcome of an arena-analysis as it stands in a model: for the
 * result page, the page of an override and the drawing. */
#pragma once

#include "method/arena_sensitivity.h"
#include "store/version_freeze.h"
#include "web/visit.h"

/* The marks up to one closed round, and what follows from them. */
struct result {
    struct workspace workspace;
    const struct round_row *round; /* the one that is shown; NULL: none is closed */
    bool is_newest; /* of the closed rounds */
    bool is_erased; /* single marks are: what was kept stands in `kept` */
    struct preparation preparation;
    struct arena_ranking
        ranking; /* of the marks up to `round`; nobody rated: no places */
    const struct arena_sensitivity *sensitivities; /* by number of the actor */
    struct arena_combined kept; /* when erased; as the workspace lists its actors */
    const int64_t *raters; /* persons, in the order of the arena's raters */
    size_t rater_count; /* without the nameless one that stands for what was kept */
};

/* Read the network and calculate; "?round=ID" chooses an earlier closed round. Lives in
 * the visit's pool.
 * fails  STATUS_NOT_FOUND  no closed round has this id */
NODISCARD bool result_read(struct visit *visit, const struct result **result_out,
                           struct status *st);

/* A value of a closed list as {value, code, label}; null for 0. */
void result_word_put(struct visit *visit, struct value *object, const char *name,
                     const struct vocabulary *words, int value);

/* 1 "of little importance" .. 4 "very important". */
extern const struct vocabulary RESULT_IMPORTANCE;

/* One actor as it stands in the ranking, with the sentences why. */
void result_actor_put(struct visit *visit, const struct result *result,
                      const struct arena_result *row, struct value *object);

/* "groups": the ranking by class, highest first; those without a class last. */
void result_groups_put(struct visit *visit, const struct result *result);

/* "divided": what to discuss first, with the marks; "marks": all of them, as a table. */
void result_divided_put(struct visit *visit, const struct result *result);
void result_marks_put(struct visit *visit, const struct result *result);
