/* actor_page.c - one actor: what is written of it, where it stands, taking it off. */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "method/arena_rank.h"
#include "store/workspace.h"
#include "web/arena_actors.h"
#include "web/edit.h"
#include "web/forms.h"
#include "web/pages.h"

static const char *address_of(struct visit *visit, const char *rest, int64_t id)
{
    return visit_address(visit, "/networks/%s/arena/actors/%" PRId64 "%s",
                         visit->network_id, id, rest);
}

static void answer_put(struct visit *visit, struct value *object, const char *name,
                       const char *estimate, const char *confirmed)
{
    int value = 0;
    const char *code = confirmed[0] != '\0' ? confirmed : estimate;
    struct value *answer = model_set_object(object, name);

    model_set_text(answer, "code", code);
    model_set_text(answer, "label",
                   vocabulary_find(&HOLDING_ANSWER, code, &value)
                       ? say(vocabulary_label(&HOLDING_ANSWER, value), visit->language)
                       : NULL);
    model_set_boolean(answer, "is_confirmed", confirmed[0] != '\0');
}

/* What it has of each source; edited on the page of all holdings. */
static void holdings_put(struct visit *visit, const struct workspace *workspace,
                         int64_t actor_id)
{
    struct value *holdings = model_set_list(visit->model, "holdings");

    for (size_t i = 0; i < workspace->source_count; i++) {
        const struct source_row *source = &workspace->sources[i];
        const struct holding_row *holding =
            workspace_holding(workspace, actor_id, source->id);

        if (holding == NULL) {
            continue;
        }
        struct value *item = model_add_object(holdings);
        model_set_text(item, "code", source->code);
        model_set_text(item, "label", source->label);
        answer_put(visit, item, "has", holding->has, holding->has_confirmed);
        answer_put(visit, item, "can", holding->can, holding->can_confirmed);
        answer_put(visit, item, "wants", holding->wants, holding->wants_confirmed);
    }
    model_set_boolean(visit->model, "has_sources", workspace->source_count > 0);
    model_set_boolean(visit->model, "has_holdings", value_first(holdings) != NULL);
}

/* The class and place that follow from closed rounds. */
static void standing_put(struct visit *visit, const struct workspace *workspace,
                         size_t actor)
{
    const struct round_row *closed = workspace_closed_round(workspace);

    if (closed == NULL) {
        model_set_null(visit->model, "standing");
        return;
    }
    const struct preparation preparation =
        workspace_preparation(workspace, 0, visit->pool);
    const struct arena_ranking ranking = arena_rank(&preparation.arena, visit->pool);
    struct value *standing = model_set_object(visit->model, "standing");
    size_t i = 0;
    while (ranking.results[i].actor != actor) {
        i++;
    }
    const struct arena_standing *result = &ranking.results[i].standing;
    const bool is_rated = result->arena_class != 0;
    model_set_text(standing, "closed_day", day_of(closed->closed_at, visit->pool));
    model_set_boolean(standing, "is_rated", is_rated);
    model_set_integer(standing, "place", (int64_t)result->place);
    model_set_boolean(standing, "is_shared", result->is_shared);
    model_set_text(standing, "class",
                   is_rated ? vocabulary_code(&ARENA_CLASS, result->arena_class) : NULL);
    model_set_text(standing, "class_name",
                   is_rated ? say(vocabulary_label(&ARENA_CLASS, result->arena_class),
                                  visit->language)
                            : NULL);
}

bool actor_page(struct visit *visit, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);
    struct workspace workspace;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st)) {
        return false;
    }
    const size_t number = workspace_actor(&workspace, id);
    if (number == workspace.actor_count) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    const struct actor_row *actor = &workspace.actors[number];
    struct value *object = model_set_object(visit->model, "actor");
    model_set_integer(object, "id", id);
    model_set_text(object, "name", actor->name);
    model_set_text(object, "sector", actor->sector);
    model_set_text(object, "sources", actor->sources);
    model_set_text(object, "note", actor->note);
    model_set_boolean(visit->model, "is_rating",
                      workspace_open_round(&workspace) != NULL);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE));
    holdings_put(visit, &workspace, id);
    standing_put(visit, &workspace, number);
    record_fill(&ACTOR_RECORD, actor, values);
    edit_form(visit, &FORM_ACTOR, &ACTOR_RECORD, values, address_of(visit, "", id));
    visit_form(visit, &FORM_ACTOR_REMOVE, address_of(visit, "/remove", id), NULL, 0);
    return true;
}

/* ---- changing ---- */

struct changing {
    const char *network_id;
    int64_t id;
    bool is_name_wrong;
};

/* What an actor may be called, looked at in the unit where nobody adds another one. */
static bool changing_more(struct change *change, struct unit *unit,
                          struct edit_merge *merge, struct sql_value *values,
                          void *context, struct status *st)
{
    struct changing *changing = context;
    struct actor_row actor;

    (void)change;
    (void)merge;
    record_read(&ACTOR_RECORD, values, &actor);
    changing->is_name_wrong =
        !actors_name_check(unit, changing->network_id, actor.name, changing->id, st);
    return !changing->is_name_wrong;
}

bool actor_post(struct visit *visit, struct status *st)
{
    struct changing changing = {visit->network_id, visit_id(visit->parts[1]), false};
    const struct edit edit = {
        .kind = &ACTOR_RECORD,
        .plan = &FORM_ACTOR,
        .action = "actor.change",
        .id = changing.id,
        .more = changing_more,
        .context = &changing,
    };

    if (changing.id == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    if (!edit_write(visit, &edit, NULL, st)) {
        return changing.is_name_wrong && st->code != STATUS_FAILED
                   ? visit_refuse_status(visit, "name", st)
                   : false;
    }
    visit_go_done(visit, "saved", "%s", address_of(visit, "", changing.id));
    return true;
}

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct changing *removing = context;
    const struct sql_value *values = NULL;

    return record_find(unit->database, &ACTOR_RECORD, removing->network_id, removing->id,
                       unit->pool, &values, st) &&
           actor_remove(change, unit, removing->network_id, removing->id, st);
}

bool actor_remove_post(struct visit *visit, struct status *st)
{
    struct changing removing = {visit->network_id, visit_id(visit->parts[1]), false};

    if (!visit_change(visit, "actor.remove", removing_do, &removing, st)) {
        return false;
    }
    visit_go_done(visit, "actor-removed", "/networks/%s/arena", visit->network_id);
    return true;
}
