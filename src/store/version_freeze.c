#include "store/version_freeze.h"

#include <string.h>

#include "base/limits.h"
#include "method/arena_rank.h"
#include "store/sql.h"

/* A rating in the values of a change, as they are written. */
static const char RATING_IN_JOURNAL[] = "%{\"record\":\"rating\",%";

/* ---- what is kept ---- */

int64_t version_newest_kept(const struct workspace *workspace)
{
    int64_t newest = 0;

    for (size_t i = 0; i < workspace->version_actor_count; i++) {
        const int64_t version = workspace->version_actors[i].version;
        newest = version > newest ? version : newest;
    }
    return newest;
}

bool version_is_known(const struct workspace *workspace, int64_t version)
{
    bool is_known = version == workspace_version(workspace);

    for (size_t i = 0; i < workspace->version_actor_count; i++) {
        is_known = is_known || workspace->version_actors[i].version == version;
    }
    for (size_t i = 0; i < workspace->version_source_count; i++) {
        is_known = is_known || workspace->version_sources[i].version == version;
    }
    return is_known;
}

bool version_is_erased(const struct workspace *workspace)
{
    return workspace->rating_count == 0 && workspace_closed_round(workspace) != NULL &&
           version_newest_kept(workspace) > 0;
}

static const char *reason_of(const struct workspace *workspace, int64_t version)
{
    for (size_t i = 0; i < workspace->version_count; i++) {
        if (workspace->versions[i].number == version) {
            return workspace->versions[i].reason;
        }
    }
    return "";
}

static struct combined_actor actor_kept(const struct version_actor_row *row)
{
    return (struct combined_actor){
        .name = row->name,
        .arena_class = (int)row->arena_class,
        .importance = (int)row->importance,
        .irreplaceability = (int)row->irreplaceability,
        .place = (size_t)row->place,
        .is_shared = row->is_shared != 0,
        .is_selected = row->is_selected != 0,
    };
}

static struct combined_source source_kept(const struct version_source_row *row)
{
    return (struct combined_source){
        .code = row->code,
        .label = row->label,
        .is_indispensable = strcmp(row->necessity, "indispensable") == 0,
        .state = (enum coverage_state)workspace_code(&COVERAGE_STATE, row->state),
        .actor_count = (size_t)row->actor_count,
    };
}

static struct arena_combined kept_combine(const struct workspace *workspace,
                                          int64_t version, struct pool *pool)
{
    struct combined_actor *actors =
        pool_array(pool, workspace->version_actor_count, struct combined_actor);
    struct combined_source *sources =
        pool_array(pool, workspace->version_source_count, struct combined_source);
    struct arena_combined kept = {
        .actors = actors, .sources = sources, .reason = reason_of(workspace, version)};

    for (size_t i = 0; i < workspace->version_actor_count; i++) {
        if (workspace->version_actors[i].version == version) {
            actors[kept.actor_count++] = actor_kept(&workspace->version_actors[i]);
        }
    }
    for (size_t i = 0; i < workspace->version_source_count; i++) {
        if (workspace->version_sources[i].version == version) {
            sources[kept.source_count++] = source_kept(&workspace->version_sources[i]);
        }
    }
    return kept;
}

/* ---- the present one ---- */

static enum holding_basis basis_of(const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->talk_count; i++) {
        if (preparation->talks[i].outcome != 0) {
            return HOLDING_ACTUAL;
        }
    }
    return HOLDING_ESTIMATED;
}

static struct arena_combined present_combine(const struct workspace *workspace,
                                             struct pool *pool)
{
    struct preparation *preparation = pool_array(pool, 1, struct preparation);

    *preparation = workspace_preparation(workspace, 0, pool);
    const struct arena_ranking ranking = arena_rank(&preparation->arena, pool);
    return arena_combine(preparation, &ranking, basis_of(preparation), pool);
}

struct arena_combined version_combined(const struct workspace *workspace, int64_t version,
                                       struct pool *pool)
{
    return version == workspace_version(workspace)
               ? present_combine(workspace, pool)
               : kept_combine(workspace, version, pool);
}

/* ---- keeping ---- */

static bool former_remove(struct change *change, const struct workspace *workspace,
                          int64_t version, struct status *st)
{
    for (size_t i = 0; i < workspace->version_actor_count; i++) {
        const struct version_actor_row *row = &workspace->version_actors[i];
        if (row->version == version &&
            !change_remove(change, &VERSION_ACTOR_RECORD, row->id, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < workspace->version_source_count; i++) {
        const struct version_source_row *row = &workspace->version_sources[i];
        if (row->version == version &&
            !change_remove(change, &VERSION_SOURCE_RECORD, row->id, st)) {
            return false;
        }
    }
    return true;
}

static bool actor_keep(struct change *change, int64_t version,
                       const struct combined_actor *actor, struct status *st)
{
    struct version_actor_row row = {
        .version = version,
        .name = actor->name,
        .arena_class = actor->arena_class,
        .importance = actor->importance,
        .irreplaceability = actor->irreplaceability,
        .place = (int64_t)actor->place,
        .is_shared = actor->is_shared,
        .is_selected = actor->is_selected,
    };

    return change_add(change, &VERSION_ACTOR_RECORD, &row, st);
}

static bool source_keep(struct change *change, int64_t version,
                        const struct combined_source *source, struct status *st)
{
    struct version_source_row row = {
        .version = version,
        .code = source->code,
        .label = source->label,
        .necessity = source->is_indispensable ? "indispensable" : "useful",
        .state = vocabulary_code(&COVERAGE_STATE, (int)source->state),
        .actor_count = (int64_t)source->actor_count,
    };

    return change_add(change, &VERSION_SOURCE_RECORD, &row, st);
}

bool version_freeze(struct change *change, const struct workspace *workspace,
                    struct unit *unit, struct status *st)
{
    const int64_t version = workspace_version(workspace);
    const struct arena_combined present = present_combine(workspace, unit->pool);

    if (!former_remove(change, workspace, version, st)) {
        return false;
    }
    for (size_t i = 0; i < present.actor_count; i++) {
        if (!actor_keep(change, version, &present.actors[i], st)) {
            return false;
        }
    }
    for (size_t i = 0; i < present.source_count; i++) {
        if (!source_keep(change, version, &present.sources[i], st)) {
            return false;
        }
    }
    return true;
}

/* What both need: every row as the unit sees it, and no round in which somebody rates. */
static bool workspace_settled(struct unit *unit, const char *network_id,
                              struct workspace *workspace_out, struct status *st)
{
    if (!workspace_read(unit->database, network_id, 0, unit->pool, workspace_out, st)) {
        return false;
    }
    return workspace_open_round(workspace_out) == NULL ||
           status_fail(st, STATUS_CONFLICT,
                       "a round is open: close it first, then nobody's marks are lost");
}

bool version_begin(struct change *change, struct unit *unit, const char *network_id,
                   struct version_row *row, struct status *st)
{
    struct workspace workspace;

    if (!workspace_settled(unit, network_id, &workspace, st)) {
        return false;
    }
    if (workspace.version_count >= LIMIT_VERSIONS) {
        return status_fail(st, STATUS_LIMIT, "%d versions are the most that can be",
                           LIMIT_VERSIONS);
    }
    row->number = workspace_version(&workspace) + 1;
    return version_freeze(change, &workspace, unit, st) &&
           change_add(change, &VERSION_RECORD, row, st);
}

/* ---- erasing ---- */

static bool rating_count(struct unit *unit, const char *network_id, int64_t *count_out,
                         struct status *st)
{
    SCOPED(query)
    query =
        query_begin(unit->database, &SQL_RATING_COUNT, SQL_VALUES(sql_text(network_id)));

    return query_number(query, count_out, st);
}

bool rating_erase(struct change *change, struct unit *unit, const char *network_id,
                  struct status *st)
{
    const struct sql_value network = sql_text(network_id);
    struct workspace workspace;
    int64_t count = 0;

    if (!workspace_settled(unit, network_id, &workspace, st) ||
        !rating_count(unit, network_id, &count, st)) {
        return false;
    }
    if (count == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "there are no single ratings to erase");
    }
    if (!version_freeze(change, &workspace, unit, st)) {
        return false;
    }
    change_note(change, "ratings", count);
    return database_run(unit->database, &SQL_RATING_REMOVE_ALL, SQL_VALUES(network),
                        st) &&
           database_run(unit->database, &SQL_RATING_DRAFT_REMOVE_CLOSED,
                        SQL_VALUES(network, network), st) &&
           database_run(unit->database, &SQL_JOURNAL_VALUE_FORGET_LIKE,
                        SQL_VALUES(network, sql_text(RATING_IN_JOURNAL)), st);
}

bool rating_erased_at(struct database *database, const char *network_id, int64_t *at_out,
                      struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_RATING_ERASED, SQL_VALUES(sql_text(network_id)));

    return query_number(query, at_out, st);
}

bool rating_erase_due(struct database *database, int64_t before, struct pool *pool,
                      struct rating_due *due_out, struct status *st)
{
    struct rating_due due = {0};
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_RATING_DUE, SQL_VALUES(sql_integer(before)));

    while (query_next(query)) {
        due.network_ids =
            pool_grow(pool, due.network_ids, due.count, &capacity, const char *);
        due.network_ids[due.count++] = query_text(query, 0, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    *due_out = due;
    return true;
}
