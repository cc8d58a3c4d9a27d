/* workspace_arena.c - the marks of closed rounds as one arena. */
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "store/version_freeze.h"

struct building {
    const struct workspace *workspace;
    struct pool *pool;
    int64_t round_id; /* the last that counts; 0: all */
    struct arena_actor *actors;
    int64_t *raters; /* persons */
    const char **rater_names;
    size_t rater_count;
    struct arena_rating *cells;
};

static bool rating_is_meant(const struct building *building,
                            const struct rating_row *rating)
{
    return building->round_id == 0 || rating->round_id <= building->round_id;
}

static size_t rater_find(const struct building *building, int64_t person_id)
{
    size_t i = 0;

    while (i < building->rater_count && building->raters[i] != person_id) {
        i++;
    }
    return i;
}

static void raters_find(struct building *building)
{
    const struct workspace *workspace = building->workspace;

    const size_t most = workspace->persons.count + 1;
    building->raters = pool_array(building->pool, most, int64_t);
    building->rater_names = pool_array(building->pool, most, const char *);
    for (size_t i = 0; i < workspace->rating_count; i++) {
        const struct rating_row *rating = &workspace->ratings[i];
        const size_t rater = rater_find(building, rating->person_id);

        if (rating_is_meant(building, rating) && rater == building->rater_count) {
            building->raters[rater] = rating->person_id;
            building->rater_names[rater] =
                workspace_person_name(workspace, rating->person_id);
            building->rater_count++;
        }
    }
}

static bool has_name(const char *const *names, size_t count, const char *name,
                     size_t length)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Add the names "A|B" of one rater to those that replace an actor. */
static void replaced_by_add(struct building *building, struct arena_actor *actor,
                            const char *written)
{
    const char **names = pool_array(building->pool, LIMIT_REPLACED_BY, const char *);

    for (size_t i = 0; i < actor->replaced_by_count; i++) {
        names[i] = actor->replaced_by[i];
    }
    while (*written != '\0' && actor->replaced_by_count < LIMIT_REPLACED_BY) {
        const size_t length = strcspn(written, "|");

        if (length > 0 && !has_name(names, actor->replaced_by_count, written, length)) {
            names[actor->replaced_by_count++] =
                pool_text_part(building->pool, written, length);
        }
        written += length + (written[length] == '|');
    }
    actor->replaced_by = names;
}

/* Ratings stand in order of round, so that a later mark takes the place of an earlier. */
static void ratings_put(struct building *building)
{
    const struct workspace *workspace = building->workspace;

    for (size_t i = 0; i < workspace->rating_count; i++) {
        const struct rating_row *rating = &workspace->ratings[i];
        const size_t actor = workspace_actor(workspace, rating->actor_id);
        const size_t rater = rater_find(building, rating->person_id);

        if (!rating_is_meant(building, rating) || actor == workspace->actor_count) {
            continue;
        }
        building->cells[actor * building->rater_count + rater] = (struct arena_rating){
            .is_rated = true,
            .is_own = rating->is_own != 0,
            .importance = (int)rating->importance,
            .irreplaceability = (int)rating->irreplaceability,
            .dependence = (int)rating->dependence,
        };
        if (rating->replaced_by[0] != '\0') {
            replaced_by_add(building, &building->actors[actor], rating->replaced_by);
        }
    }
}

static const struct arena_override *override_make(const struct building *building,
                                                  int64_t actor_id)
{
    const struct override_row *row = workspace_override(building->workspace, actor_id);

    if (row == NULL) {
        return NULL;
    }
    struct arena_override *override =
        pool_array(building->pool, 1, struct arena_override);
    *override = (struct arena_override){
        .dependence = (int)row->dependence,
        .arena_class = (int)row->arena_class,
        .reason = row->reason,
        .by = workspace_author_name(building->workspace, row->author),
        .at = day_of(row->at, building->pool),
    };
    return override;
}

/* ---- what was kept where single marks were erased ---- */

static bool has_rating(const struct workspace *workspace, int64_t actor_id)
{
    for (size_t i = 0; i < workspace->rating_count; i++) {
        if (workspace->ratings[i].actor_id == actor_id) {
            return true;
        }
    }
    return false;
}

/* What all raters gave an actor together, when no single mark of it is left; or NULL. */
static const struct version_actor_row *kept_find(const struct workspace *workspace,
                                                 int64_t version,
                                                 const struct actor_row *actor)
{
    if (has_rating(workspace, actor->id)) {
        return NULL;
    }
    for (size_t i = 0; i < workspace->version_actor_count; i++) {
        const struct version_actor_row *row = &workspace->version_actors[i];

        if (row->version == version && row->importance > 0 &&
            strcmp(row->name, actor->name) == 0) {
            return row;
        }
    }
    return NULL;
}

/* Stands as one more rater, without a name. */
static void kept_put(struct building *building)
{
    const struct workspace *workspace = building->workspace;
    const size_t rater = building->rater_count - 1;
    const int64_t version = version_newest_kept(workspace);

    for (size_t actor = 0; actor < workspace->actor_count; actor++) {
        const struct version_actor_row *row =
            kept_find(workspace, version, &workspace->actors[actor]);

        if (row != NULL) {
            building->cells[actor * building->rater_count + rater] =
                (struct arena_rating){
                    .is_rated = true,
                    .importance = (int)row->importance,
                    .irreplaceability = (int)row->irreplaceability,
                };
        }
    }
}

static bool has_kept(const struct workspace *workspace)
{
    const int64_t version = version_newest_kept(workspace);

    for (size_t i = 0; i < workspace->actor_count && version > 0; i++) {
        if (kept_find(workspace, version, &workspace->actors[i]) != NULL) {
            return true;
        }
    }
    return false;
}

struct arena workspace_arena(const struct workspace *workspace, int64_t round_id,
                             struct pool *pool)
{
    struct building building = {
        .workspace = workspace,
        .pool = pool,
        .round_id = round_id,
        .actors = pool_array(pool, workspace->actor_count, struct arena_actor),
    };

    for (size_t i = 0; i < workspace->actor_count; i++) {
        const struct actor_row *row = &workspace->actors[i];
        building.actors[i] = (struct arena_actor){
            .name = row->name,
            .sector = row->sector,
            .sources = row->sources,
            .note = row->note,
            .override = override_make(&building, row->id),
        };
    }
    const bool is_kept = has_kept(workspace);
    raters_find(&building);
    if (is_kept) {
        building.raters[building.rater_count] = 0; /* nobody */
        building.rater_names[building.rater_count++] = "";
    }
    building.cells = pool_array(pool, workspace->actor_count * building.rater_count,
                                struct arena_rating);
    ratings_put(&building);
    if (is_kept) {
        kept_put(&building);
    }
    return (struct arena){
        .issue = workspace->purpose,
        .actors = building.actors,
        .actor_count = workspace->actor_count,
        .raters = building.rater_names,
        .rater_count = building.rater_count,
        .ratings = building.cells,
    };
}
