/* arena_delta.h - step 6: what a correction changed between two versions.
 * Pure. Actors are the same by name, sources by code. */
#pragma once

#include "method/arena_combined.h"

struct actor_delta {
    const char *name;
    bool was_listed;
    bool is_listed;
    bool was_selected;
    bool is_selected;
    int class_before; /* 0: not listed, or without a class */
    int class_after;
};

struct source_delta {
    const char *code;
    bool was_listed;
    bool is_listed;
    enum coverage_state before; /* of the selected actors; meaningless when not listed */
    enum coverage_state after;
    size_t actors_before; /* selected actors that bring it */
    size_t actors_after;
};

struct arena_delta {
    const struct actor_delta *actors; /* those of the new version, then the lost ones */
    size_t actor_count;
    const struct source_delta *sources; /* likewise */
    size_t source_count;
    const char *reason; /* of the new version, "" when there is none */
};

/* Compare two versions. The lists live in `pool`; their texts are borrowed from the
 * versions. O((actors + sources)^2). */
struct arena_delta arena_delta(const struct arena_combined *before,
                               const struct arena_combined *after, struct pool *pool);
