/* sheet_page.c - the blind sheet of the open round: one's own marks, nobody else's. */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "store/workspace.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/sheet_model.h"
#include "web/sheet_order.h"

/* The word beside the name of an actor: on what the raters were divided; or NULL. */
static const char *mark_of(const struct visit *visit, const struct sheet_order *order,
                           size_t actor)
{
    if (order->is_importance_divided[actor] && order->is_replaceability_divided[actor]) {
        return say(N_("discuss: importance and replaceability"), visit->language);
    }
    if (order->is_importance_divided[actor]) {
        return say(N_("discuss: importance"), visit->language);
    }
    return order->is_replaceability_divided[actor]
               ? say(N_("discuss: replaceability"), visit->language)
               : NULL;
}

static const char *const *values_of(struct visit *visit, const struct rating_row *row)
{
    const char **values = pool_array(visit->pool, SHEET_COLUMN_COUNT, const char *);

    for (int c = 0; c < SHEET_COLUMN_COUNT; c++) {
        values[c] = sheet_value(row, (enum sheet_column)c);
    }
    return values;
}

static void rows_put(struct visit *visit, const struct sheet *sheet,
                     const struct sheet_order *order)
{
    const bool is_open = sheet->round_id != 0;
    struct grid_row *rows = pool_array(visit->pool, sheet->actor_count, struct grid_row);
    const char **names = pool_array(visit->pool, sheet->actor_count, const char *);

    for (size_t i = 0; i < sheet->actor_count; i++) {
        const size_t actor = order->actors[i];

        names[i] = sheet->actors[i].name;
        rows[i] = (struct grid_row){
            .id = sheet->actors[actor].id,
            .name = sheet->actors[actor].name,
            .mark = mark_of(visit, order, actor),
            .values = values_of(visit, &sheet->rows[actor]),
        };
    }
    struct grid_content content = {
        .rows = rows,
        .row_count = sheet->actor_count,
        .names = names,
        .name_count = sheet->actor_count,
        .is_fixed = sheet->finished_at != 0,
    };
    /* Without fields to write in, what was typed meanwhile comes back to be copied. */
    grid_unsaved_put(visit, &SHEET_PLAN, is_open && !content.is_fixed ? NULL : &content);
    if (!is_open) {
        /* What a former sheet of one's own says, the result shows. */
        content.row_count = content.name_count = 0;
    }
    grid_put(visit, &SHEET_PLAN, &content, sheet_address(visit, ""));
}

static void progress_put(struct visit *visit, const struct sheet *sheet)
{
    struct value *progress = model_set_object(visit->model, "progress");
    struct value *unrated = model_set_list(visit->model, "unrated");

    model_set_integer(progress, "done", (int64_t)sheet_done(sheet));
    model_set_integer(progress, "all", (int64_t)sheet->actor_count);
    for (size_t i = 0; i < sheet->actor_count; i++) {
        if (!sheet_row_is_whole(&sheet->rows[i])) {
            model_add_text(unrated, sheet->actors[i].name);
        }
    }
    model_set_boolean(visit->model, "has_unrated", value_first(unrated) != NULL);
}

/* Has the visitor begun a sheet in this round? */
static bool has_begun(const struct visit *visit, const struct workspace *workspace,
                      const struct sheet *sheet)
{
    for (size_t i = 0; i < workspace->rater_count; i++) {
        if (workspace->raters[i].round_id == sheet->round_id &&
            workspace->raters[i].person_id == visit->presence.person_id) {
            return true;
        }
    }
    return false;
}

static void round_put(struct visit *visit, const struct workspace *workspace,
                      const struct sheet *sheet)
{
    const struct round_row *open = workspace_open_round(workspace);
    const struct round_row *closed = workspace_closed_round(workspace);

    model_set_text(visit->model, "state",
                   open == NULL              ? "none"
                   : sheet->finished_at != 0 ? "finished"
                                             : "open");
    model_set_boolean(visit->model, "is_open", open != NULL && sheet->finished_at == 0);
    model_set_boolean(visit->model, "is_finished",
                      open != NULL && sheet->finished_at != 0);
    model_set_boolean(visit->model, "has_begun", has_begun(visit, workspace, sheet));
    model_set_text(visit->model, "opened_day",
                   open == NULL ? NULL : day_of(open->opened_at, visit->pool));
    model_set_text(visit->model, "finished_day",
                   sheet->finished_at == 0 ? NULL
                                           : day_of(sheet->finished_at, visit->pool));
    model_set_text(visit->model, "closed_day",
                   closed == NULL ? NULL : day_of(closed->closed_at, visit->pool));
    model_set_boolean(visit->model, "may_steer",
                      visit_may(visit, OBJECT_STEERING, RIGHT_CHANGE));
}

bool sheet_page(struct visit *visit, struct status *st)
{
    const struct sheet_reader reader = sheet_reader_of(visit);
    struct workspace workspace;
    struct sheet sheet;

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st) ||
        !sheet_read(visit->database, &reader, visit->pool, &sheet, st)) {
        return false;
    }
    const struct sheet_order order = sheet_order_make(&workspace, visit->pool);
    model_set_integer(visit->model, "divided_count", (int64_t)order.divided_count);
    model_set_boolean(visit->model, "is_divided", order.divided_count > 0);
    round_put(visit, &workspace, &sheet);
    progress_put(visit, &sheet);
    rows_put(visit, &sheet, &order);
    visit_form(visit, &FORM_SHEET_RESUME, sheet_address(visit, "/resume"), NULL, 0);
    return true;
}
