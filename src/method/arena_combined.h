/* arena_combined.h - a version of an arena-analysis without anybody's single rating.
 *
 * What is kept of a version when ratings are deleted, and what two versions are compared
 * by. Pure. Actors are the same by name, sources by code. */
#pragma once

#include "method/arena_rank.h"
#include "method/preparation.h"

/* An actor of the list. */
struct combined_actor {
    const char *name;
    int arena_class; /* 1..4; 0: none */
    int importance; /* majority level, 1..4; 0: nobody's rating counts */
    int irreplaceability;
    size_t place; /* 0: none */
    bool is_shared;
    bool is_selected; /* everybody, where nobody has been chosen */
};

struct combined_source {
    const char *code;
    const char *label;
    bool is_indispensable;
    enum coverage_state state; /* by the selected actors */
    size_t actor_count; /* selected actors that bring it */
};

struct arena_combined {
    const struct combined_actor *actors; /* in the order of the list */
    size_t actor_count;
    const struct combined_source *sources;
    size_t source_count;
    const char *reason; /* of the last version that is written down, "" without one */
};

/* Combine a preparation. The lists live in `pool`; their texts are borrowed from the
 * preparation. O(actors * sources). */
struct arena_combined arena_combine(const struct preparation *preparation,
                                    const struct arena_ranking *ranking,
                                    enum holding_basis basis, struct pool *pool);
