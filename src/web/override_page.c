/* override_page.c - the group lets its own view of one actor count, with a reason. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "web/edit.h"
#include "web/forms.h"
#include "web/result_model.h"

static const char *address_of(struct visit *visit, int64_t actor_id, const char *rest)
{
    return visit_address(visit, "/networks/%s/arena/result/%" PRId64 "%s",
                         visit->network_id, actor_id, rest);
}

static void actor_put(struct visit *visit, const struct result *result, size_t actor)
{
    struct value *object = model_set_object(visit->model, "actor");

    for (size_t i = 0; i < result->workspace.actor_count; i++) {
        if (result->ranking.results[i].actor == actor) {
            result_actor_put(visit, result, &result->ranking.results[i], object);
        }
    }
}

static void override_form(struct visit *visit, const struct override_row *present,
                          int64_t actor_id)
{
    const struct override_row none = {.actor_id = actor_id, .reason = "", .author = ""};
    struct sql_value values[RECORD_COLUMNS_MAX];

    record_fill(&OVERRIDE_RECORD, present != NULL ? present : &none, values);
    edit_form(visit, &FORM_OVERRIDE, &OVERRIDE_RECORD, values,
              address_of(visit, actor_id, ""));
    if (present != NULL) {
        visit_form(visit, &FORM_OVERRIDE_REMOVE, address_of(visit, actor_id, "/remove"),
                   NULL, 0);
    } else {
        model_set_null(visit->model, FORM_OVERRIDE_REMOVE.name);
    }
}

bool override_page(struct visit *visit, struct status *st)
{
    const struct result *result = NULL;
    const int64_t actor_id = visit_id(visit->parts[1]);

    if (!result_read(visit, &result, st)) {
        return false;
    }
    const size_t actor = workspace_actor(&result->workspace, actor_id);
    if (actor == result->workspace.actor_count) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    actor_put(visit, result, actor);
    model_set_boolean(visit->model, "is_erased", result->is_erased);
    override_form(visit, workspace_override(&result->workspace, actor_id), actor_id);
    return true;
}

/* ---- changing ---- */

struct overriding {
    int64_t actor_id;
    const char *author;
    int64_t now;
    const char *network_id;
};

/* Where single marks are gone, the class that was kept cannot follow any more. */
static bool arena_check_marks(struct unit *unit, const char *network_id,
                              struct status *st)
{
    struct workspace workspace;

    return workspace_read(unit->database, network_id, 0, unit->pool, &workspace, st) &&
           (!version_is_erased(&workspace) ||
            status_fail(st, STATUS_CONFLICT,
                        "single marks were deleted: the class stays as it was kept, "
                        "until the group rates again"));
}

/* Who let it count, and when, goes along with what counts. */
static bool override_stamp(struct change *change, struct unit *unit,
                           struct edit_merge *merge, struct sql_value *values,
                           void *context, struct status *st)
{
    const struct overriding *overriding = context;
    const struct sql_value *actor = NULL;
    struct override_row row;

    (void)change;
    if (!record_find(unit->database, &ACTOR_RECORD, overriding->network_id,
                     overriding->actor_id, unit->pool, &actor, st) ||
        !arena_check_marks(unit, overriding->network_id, st)) {
        return false;
    }
    if (edit_merge_is_changed(merge)) {
        record_read(&OVERRIDE_RECORD, values, &row);
        row.author = overriding->author;
        row.at = overriding->now;
        record_fill(&OVERRIDE_RECORD, &row, values);
    }
    return true;
}

static bool is_set(struct visit *visit, const char *name)
{
    return strcmp(visit_field(visit, name), "0") != 0;
}

bool override_post(struct visit *visit, struct status *st)
{
    struct overriding overriding = {visit_id(visit->parts[1]), visit_author(visit),
                                    visit->now, visit->network_id};
    const struct override_row row = {.actor_id = overriding.actor_id,
                                     .reason = "",
                                     .author = overriding.author,
                                     .at = overriding.now};
    struct sql_value values[RECORD_COLUMNS_MAX];
    const struct edit edit = {
        .kind = &OVERRIDE_RECORD,
        .plan = &FORM_OVERRIDE,
        .action = "override.set",
        .row = values,
        .key = "actor_id",
        .more = override_stamp,
        .context = &overriding,
    };

    if (is_set(visit, "dependence") == is_set(visit, "arena_class")) {
        return visit_refuse(visit, "arena_class", st,
                            is_set(visit, "dependence")
                                ? N_("choose the dependence or the class, not both: the "
                                     "class follows from the dependence")
                                : N_("choose a dependence or a class to let count"));
    }
    record_fill(&OVERRIDE_RECORD, &row, values);
    if (!edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/arena/result", visit->network_id);
    return true;
}

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct overriding *overriding = context;
    struct record_list list;

    if (!arena_check_marks(unit, overriding->network_id, st) ||
        !record_list(unit->database, &OVERRIDE_RECORD, overriding->network_id, unit->pool,
                     &list, st)) {
        return false;
    }
    const struct override_row *rows =
        record_read_all(&OVERRIDE_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (rows[i].actor_id == overriding->actor_id) {
            return change_remove(change, &OVERRIDE_RECORD, rows[i].id, st);
        }
    }
    return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}

bool override_remove_post(struct visit *visit, struct status *st)
{
    struct overriding overriding = {.actor_id = visit_id(visit->parts[1]),
                                    .network_id = visit->network_id};

    if (!visit_change(visit, "override.remove", removing_do, &overriding, st)) {
        return false;
    }
    visit_go_done(visit, "override-removed", "/networks/%s/arena/result",
                  visit->network_id);
    return true;
}
