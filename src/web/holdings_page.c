/* holdings_page.c - who has which needed source, as the group estimates it before the
 * talks: one question at a time, a table of actors by sources. */
#include "web/pages.h"

#include <inttypes.h>

#include "web/holdings_model.h"

static struct grid_row row_of(struct visit *visit, const struct holdings_view *view,
                              const struct actor_row *actor)
{
    const struct workspace *workspace = &view->workspace;
    const char **values = pool_array(visit->pool, workspace->source_count, const char *);
    const char **beside = pool_array(visit->pool, workspace->source_count, const char *);

    for (size_t i = 0; i < workspace->source_count; i++) {
        const struct holding_row *row =
            workspace_holding(workspace, actor->id, workspace->sources[i].id);
        const char *confirmed =
            holdings_answer(visit, holding_confirmed(row, view->aspect));

        values[i] = holding_estimate(row, view->aspect);
        beside[i] =
            confirmed == NULL ? NULL : visit_say(visit, N_("talk: %s"), confirmed);
    }
    return (struct grid_row){
        .id = actor->id,
        .name = actor->name,
        .address = visit_address(visit, "/networks/%s/arena/actors/%" PRId64,
                                 visit->network_id, actor->id),
        .values = values,
        .beside = beside,
    };
}

/* ---- what it covers ---- */

static const char *foot_of(struct visit *visit, const struct coverage *coverage,
                           const struct workspace *workspace)
{
    switch (coverage->state) {
    case COVERAGE_FRAGILE:
        return visit_say(visit, N_("fragile: only %s"),
                         workspace->actors[coverage->actors[0]].name);
    case COVERAGE_COVERED:
        return visit_say(visit, N_("covered: %zu actors"), coverage->actor_count);
    case COVERAGE_GAP:
        break;
    }
    return say(N_("gap: nobody"), visit->language);
}

static const char *const *coverage_put(struct visit *visit,
                                       const struct workspace *workspace)
{
    const struct preparation preparation =
        workspace_preparation(workspace, 0, visit->pool);
    const struct coverage *coverage = coverage_of(
        &preparation.holdings, preparation_everybody(&preparation, visit->pool),
        HOLDING_ESTIMATED, visit->pool);
    const char **feet = pool_array(visit->pool, workspace->source_count, const char *);
    struct value *list = model_set_list(visit->model, "coverage");

    for (size_t i = 0; i < workspace->source_count; i++) {
        struct value *item = model_add_object(list);

        feet[i] = foot_of(visit, &coverage[i], workspace);
        model_set_integer(item, "source", workspace->sources[i].id);
        model_set_text(item, "code", workspace->sources[i].code);
        model_set_text(item, "state",
                       vocabulary_code(&COVERAGE_STATE, (int)coverage[i].state));
        model_set_integer(item, "actor_count", (int64_t)coverage[i].actor_count);
    }
    return feet;
}

static void switch_put(struct visit *visit, const struct holdings_view *view)
{
    struct value *aspects = model_set_list(visit->model, "aspects");

    for (int i = 0; i < ASPECT_COUNT; i++) {
        const enum holding_aspect aspect = (enum holding_aspect)i;
        struct value *item = model_add_object(aspects);

        model_set_text(item, "code", holding_aspect_code(aspect));
        model_set_text(item, "label", say(holding_aspect_label(aspect), visit->language));
        model_set_text(item, "address", holdings_address(visit, aspect, view->from));
        model_set_boolean(item, "is_here", aspect == view->aspect);
    }
    model_set_text(visit->model, "aspect", holding_aspect_code(view->aspect));
}

/* To the actors before and behind those that are shown. */
static void pages_put(struct visit *visit, const struct holdings_view *view)
{
    const size_t end = view->from + view->count;
    const size_t all = view->workspace.actor_count;

    model_set_integer(visit->model, "first", (int64_t)view->from + 1);
    model_set_integer(visit->model, "last", (int64_t)end);
    model_set_integer(visit->model, "actor_count", (int64_t)all);
    model_set_boolean(visit->model, "is_part", view->from > 0 || end < all);
    model_set_text(visit->model, "former",
                   view->from == 0
                       ? NULL
                       : holdings_address(visit, view->aspect,
                                          holdings_page_begin(view, view->from - 1)));
    model_set_text(visit->model, "next",
                   end < all ? holdings_address(visit, view->aspect, end) : NULL);
}

bool holdings_page(struct visit *visit, struct status *st)
{
    struct holdings_view view;

    if (!holdings_view_read(visit, &view, st)) {
        return false;
    }
    const struct workspace *workspace = &view.workspace;
    const struct grid_plan plan = holdings_plan(visit, workspace, view.aspect);
    struct grid_row *rows = pool_array(visit->pool, view.count, struct grid_row);

    for (size_t i = 0; i < view.count; i++) {
        rows[i] = row_of(visit, &view, &workspace->actors[view.from + i]);
    }
    const struct grid_content content = {
        .rows = rows,
        .row_count = view.count,
        .is_fixed = !visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE),
        .foot_label = say(N_("Covered by all, as estimated?"), visit->language),
        .feet = coverage_put(visit, workspace),
    };
    switch_put(visit, &view);
    pages_put(visit, &view);
    model_set_boolean(visit->model, "has_sources", workspace->source_count > 0);
    model_set_boolean(visit->model, "has_actors", workspace->actor_count > 0);
    model_set_boolean(visit->model, "has_table",
                      workspace->source_count > 0 && view.count > 0);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE));
    grid_put(visit, &plan, &content,
             visit_address(visit, "/networks/%s/arena/holdings", visit->network_id));
    return true;
}
