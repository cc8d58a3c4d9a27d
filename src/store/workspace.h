/* workspace.h - the preparation of a network as its pages need it: every row, read at
 * once, and the same as the `struct preparation` on which the rules of the method work.
 *
 * Actors and sources stand in order of id, in both: actors[i] is arena.actors[i]. Ratings
 * are those of closed rounds; drafts are not in here (rating.h). */
#pragma once

#include "method/preparation.h"
#include "store/actor.h"
#include "store/issue.h"
#include "store/partner.h"
#include "store/people.h"
#include "store/rating.h"
#include "store/selection.h"
#include "store/version.h"

struct workspace {
    const char *purpose; /* the text of the issue */
    struct issue_row issue;
    const struct source_row *sources;
    size_t source_count;
    const struct actor_row *actors;
    size_t actor_count;
    const struct holding_row *holdings;
    size_t holding_count;
    const struct pair_row *pairs;
    size_t pair_count;
    const struct round_row *rounds; /* in the order in which they were opened */
    size_t round_count;
    const struct rater_row *raters;
    size_t rater_count;
    const struct rating_row *ratings;
    size_t rating_count;
    const struct override_row *overrides;
    size_t override_count;
    const struct form_case_row *form_cases;
    size_t form_case_count;
    const struct criterion_row *criteria;
    size_t criterion_count;
    const struct fit_row *fits;
    size_t fit_count;
    const struct selection_row *selections;
    size_t selection_count;
    const struct talk_row *talks;
    size_t talk_count;
    const struct member_row *members;
    size_t member_count;
    const struct version_row *versions; /* 2, 3 … */
    size_t version_count;
    const struct version_actor_row *version_actors;
    size_t version_actor_count;
    const struct version_source_row *version_sources;
    size_t version_source_count;
    struct record_list persons;
};

/* Read it as it is now (`at` 0), or as it stood at the end of a moment. About twenty
 * queries. */
NODISCARD bool workspace_read(struct database *database, const char *network_id,
                              int64_t at, struct pool *pool,
                              struct workspace *workspace_out, struct status *st);

/* Where a row stands; the count when there is none of this id. */
size_t workspace_actor(const struct workspace *workspace, int64_t id);
size_t workspace_source(const struct workspace *workspace, int64_t id);

/* Rows about one actor; NULL when there is none. `actor_id` 0: the form of the whole. */
const struct holding_row *workspace_holding(const struct workspace *workspace,
                                            int64_t actor_id, int64_t source_id);
const struct talk_row *workspace_talk(const struct workspace *workspace,
                                      int64_t actor_id);
const struct form_case_row *workspace_form_case(const struct workspace *workspace,
                                                int64_t actor_id);
const struct selection_row *workspace_selection(const struct workspace *workspace,
                                                int64_t actor_id);
const struct override_row *workspace_override(const struct workspace *workspace,
                                              int64_t actor_id);

/* The name of a person, and of the author of a change; "" for nobody known. */
const char *workspace_person_name(const struct workspace *workspace, int64_t person_id);
const char *workspace_author_name(const struct workspace *workspace, const char *author);

/* The open round, NULL when there is none; the newest closed one likewise. */
const struct round_row *workspace_open_round(const struct workspace *workspace);
const struct round_row *workspace_closed_round(const struct workspace *workspace);

/* The version that is worked on: 1, or that of the newest correction. */
int64_t workspace_version(const struct workspace *workspace);

/* All of it as the method knows it. For each rater and actor the mark of the newest round
 * counts, up to `round_id` (0: all closed ones). Where single marks of an actor
 * were erased, one more rater, without a name, gives what all gave together. Lives in
 * `pool`. */
struct preparation workspace_preparation(const struct workspace *workspace,
                                         int64_t round_id, struct pool *pool);

/* Private to workspace*.c: the arena of it. */
struct arena workspace_arena(const struct workspace *workspace, int64_t round_id,
                             struct pool *pool);
/* The value of a stored code; 0 when it is "" or not of the list. */
int workspace_code(const struct vocabulary *vocabulary, const char *code);
