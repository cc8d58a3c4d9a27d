/* without.h - what if an organisation stopped: what falls apart. Pure.
 *
 * Everything is about those who stay. Before and after compare the same pairs: how near
 * they were while the others were there, and how near they are without. Connection is in
 * U (either direction); distances follow the ties as they run, as in the scorecard. */
#pragma once

#include "analysis/graph.h"
#include "base/report.h"
#include "method/coverage.h"

struct without_figures {
    double density; /* before: of the whole network */
    double mean_distance; /* over the pairs that reach each other; NaN when none */
    double compactness; /* mean of 1 / distance, 0 where there is no path */
    double
        connected; /* share of the (unordered) pairs that are connected in U; NaN: none */
    size_t part_count; /* weak components that those who stay lie in */
    size_t reached; /* ordered pairs with a way between them */
};

struct organisation_part {
    const size_t *members; /* numbers, ascending */
    size_t member_count;
};

struct without {
    const bool *is_removed; /* per organisation */
    size_t removed_count;
    size_t stay_count;
    struct without_figures before;
    struct without_figures after;
    const struct organisation_part *parts; /* what is left, largest first */
    size_t part_count;
    const size_t *isolated; /* answered, had a tie, and have none now */
    size_t isolated_count;
    const size_t
        *unsure; /* did not answer, and no tie is known now: they may have some */
    size_t unsure_count;
    size_t bridges_gone; /* bridges that ended at one of them */
    const struct tie
        *bridges_new; /* ties of those who stay that are bridges now, and were
                                    * not; from < to */
    size_t bridges_new_count;
    size_t ties_lost; /* known ties to and from those removed */
    size_t pairs; /* unordered pairs of those who stay */
    size_t pairs_cut; /* of those, connected before and no longer */
    double cut_share; /* pairs_cut / pairs connected before; NaN when there were none */
};

/* Take out those whom `is_removed` (borrowed) names. O(organisations * ties); lives in
 * `pool`. */
struct without without_make(const struct graph *graph, const bool *is_removed,
                            struct pool *pool);

/* A needed source that fewer bring. */
struct source_loss {
    const struct coverage *before; /* of all organisations that are actors too */
    const struct coverage *after;
};

struct source_losses {
    const struct source_loss *sources; /* only those that fewer bring, in file order */
    size_t count;
    size_t matched_count; /* organisations of the network that are actors of the arena */
    bool has_removed; /* at least one of those removed is an actor of the arena */
};

/* Which sources go with them: gap when nobody is left. `actor_of` gives per organisation
 * its actor, GROUP_NONE: not in the arena. O(actors * sources); lives in `pool`. */
struct source_losses without_sources(const struct without *without,
                                     const struct graph *graph,
                                     const struct holdings *holdings,
                                     const size_t *actor_of, struct pool *pool);

/* Say it: a sentence each, most serious first, as notes of `report`; `names` of all
 * organisations; `losses` NULL: no arena. */
void without_say(const struct without *without, const char *const *names,
                 const struct source_losses *losses, struct report *report);
