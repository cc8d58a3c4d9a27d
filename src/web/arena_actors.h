/* arena_actors.h - the actors of the arena as a grid: its columns, what a name may be. */
#pragma once

#include "store/actor.h"
#include "web/grid.h"

enum actors_column {
    ACTORS_NAME,
    ACTORS_SECTOR,
    ACTORS_SOURCES,
    ACTORS_NOTE,
    ACTORS_COLUMN_COUNT
};

extern const struct grid_plan ACTORS_PLAN;

/* A cell of an actor as the grid shows it, and back. */
const char *actors_value(const struct actor_row *actor, enum actors_column column);
void actors_set(struct actor_row *actor, enum actors_column column, const char *value);

/* May an actor be called so? `id` is its own, 0 for a new one. For the unit of work.
 * fails  STATUS_INVALID   no name, or a bar in it
 *        STATUS_CONFLICT  another actor is */
NODISCARD bool actors_name_check(struct unit *unit, const char *network_id,
                                 const char *name, int64_t id, struct status *st);
