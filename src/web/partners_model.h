/* partners_model.h - the selection of partners as it stands in a model: who may be
 * chosen, what a choice covers, which choices are the smallest. */
#pragma once

#include "method/arena_combined.h"
#include "store/workspace.h"
#include "web/visit.h"

/* A network, and a choice from its actors, by their number in the workspace. */
struct partners {
    struct workspace workspace;
    struct preparation preparation;
    struct arena_ranking ranking;
    struct arena_combined combined; /* classes and places; also when marks are erased */
    const bool
        *is_saved; /* in, as people chose; without a choice: its form is a network */
    const bool *is_in; /* as it is shown: what was typed, "?try=1,3", or what is saved */
    bool is_trial; /* shown is not what is saved */
};

/* Read the network and which choice is asked for. Lives in the visit's pool. */
NODISCARD bool partners_read(struct visit *visit, const struct partners **partners_out,
                             struct status *st);

/* Mark the actors whose ids were sent under a name: "1,3", or one by one. */
void partners_ids_mark(const struct workspace *workspace, const struct form_values *form,
                       const char *name, bool *is_marked);

/* Choosing this asks for one sentence: a core actor out, one that is not relevant in. */
bool partners_is_deviation(int arena_class, bool is_in);

/* The name of a field of one actor: "reason_3". Lives in `pool`. */
const char *partners_field(struct pool *pool, const char *name, int64_t actor_id);

/* What stood in the form for an actor: "in", "out", and while nobody has chosen
 * "open_in", "open_out". */
const char *partners_state(const struct selection_row *row, bool is_in);

/* The names of actors, or the codes of sources, with commas between them. */
const char *partners_names(const struct partners *partners, const size_t *actors,
                           size_t count, struct pool *pool);

/* "actors": in order of the ranking, with what is known of each and what was typed. */
void partners_actors_put(struct visit *visit, const struct partners *partners);

/* "coverage": what the choice that is shown covers, source by source. */
void partners_coverage_put(struct visit *visit, const struct partners *partners);

/* "holdings": who has, can and wants what, the equal of the picture. */
void partners_holdings_put(struct visit *visit, const struct partners *partners);

/* "compositions": the smallest selections, with "?require=" and "?exclude=". */
void partners_compositions_put(struct visit *visit, const struct partners *partners);
