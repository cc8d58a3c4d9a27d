/* holdings_save.c - what the group estimates of who has which source, written. */
#include "web/pages.h"

#include <string.h>

#include "web/edit_author.h"
#include "web/holdings_model.h"

struct estimating {
    const char *network_id;
    struct pool *pool; /* of the visit */
    const struct grid_plan *plan;
    struct grid_cells cells;
    int64_t *rows; /* by cell: the row it is of; 0: none yet */
    bool is_gone; /* an actor or a source is not there any more */
};

static struct holding_cell cell_of(const struct estimating *estimating, size_t i)
{
    const struct grid_cell *cell = &estimating->cells.items[i];
    const char *code = estimating->plan->columns[cell->column].code;
    struct holding_cell out = {
        .actor_id = cell->row,
        .source_id = visit_id(strchr(code, '_') + 1),
        .aspect = ASPECT_HAS,
        .answer = cell->value,
    };

    (void)holding_aspect_find(code, strcspn(code, "_"), &out.aspect);
    return out;
}

static bool row_is_there(struct unit *unit, const struct record_kind *kind,
                         const char *network_id, int64_t id, bool *is_there_out,
                         struct status *st)
{
    const struct sql_value *values = NULL;

    return status_absent(
        record_find(unit->database, kind, network_id, id, unit->pool, &values, st),
        is_there_out, st);
}

static bool cell_write(struct unit *unit, struct estimating *estimating,
                       struct holding_book *book, size_t i, struct status *st)
{
    const struct holding_cell cell = cell_of(estimating, i);
    const struct holding_row *row =
        holding_book_find(book, cell.actor_id, cell.source_id);
    bool has_actor = row != NULL;
    bool has_source = row != NULL;

    if (row == NULL && (!row_is_there(unit, &ACTOR_RECORD, estimating->network_id,
                                      cell.actor_id, &has_actor, st) ||
                        !row_is_there(unit, &SOURCE_RECORD, estimating->network_id,
                                      cell.source_id, &has_source, st))) {
        return false;
    }
    if (!has_actor || !has_source) {
        estimating->is_gone = true;
        return true;
    }
    estimating->rows[i] = row == NULL ? 0 : row->id;
    if (grid_take(&estimating->cells.items[i], holding_estimate(row, cell.aspect),
                  estimating->pool)) {
        holding_book_set(book, &cell);
    }
    return true;
}

static bool estimating_do(struct change *change, struct unit *unit, void *context,
                          struct status *st)
{
    struct estimating *estimating = context;
    struct holding_book book;

    estimating->is_gone = false;
    if (!holding_book_read(unit->database, estimating->network_id,
                           estimating->cells.count, unit->pool, &book, st)) {
        return false;
    }
    for (size_t i = 0; i < estimating->cells.count; i++) {
        if (!cell_write(unit, estimating, &book, i, st)) {
            return false;
        }
    }
    return holding_book_write(change, &book, st);
}

/* Who made it what meanwhile, at each cell. */
static bool refusals_say(struct visit *visit, struct estimating *estimating,
                         struct status *st)
{
    if (!edit_refuse_cells(visit, estimating->plan, &estimating->cells, &HOLDING_RECORD,
                           estimating->rows, st)) {
        return false;
    }
    if (estimating->is_gone) {
        return visit_refuse(visit, "", st,
                            "an actor or a source was taken off meanwhile: what you said "
                            "of it was not saved");
    }
    return grid_end(visit, &estimating->cells, st);
}

bool holdings_post(struct visit *visit, struct status *st)
{
    struct holdings_view view;

    if (!holdings_view_read(visit, &view, st)) {
        return false;
    }
    const struct grid_plan plan = holdings_plan(visit, &view.workspace, ASPECT_COUNT);
    struct estimating estimating = {
        .network_id = visit->network_id,
        .pool = visit->pool,
        .plan = &plan,
        .cells = grid_read(visit, &plan),
    };
    estimating.rows = pool_array(visit->pool, estimating.cells.count, int64_t);
    if (!visit_change(visit, "holding.change", estimating_do, &estimating, st) ||
        !refusals_say(visit, &estimating, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s", holdings_address(visit, view.aspect, view.from));
    return true;
}
