/* criterion_page.c - one criterion: changing and removing it, after locking with the
 * reason. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "web/criteria_model.h"
#include "web/edit.h"
#include "web/forms.h"

/* The criterion of an address. */
struct criterion_asked {
    struct criterion_row row;
    struct sql_value values[RECORD_COLUMNS_MAX];
};

static bool criterion_find(struct visit *visit, struct criterion_asked *asked,
                           struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(visit->database, &CRITERION_RECORD, visit->network_id,
                     visit_id(visit->parts[1]), visit->pool, &values, st)) {
        return false;
    }
    memcpy(asked->values, values, CRITERION_RECORD.column_count * sizeof *values);
    record_read(&CRITERION_RECORD, values, &asked->row);
    return true;
}

static const char *address_of(struct visit *visit, int64_t id, const char *rest)
{
    return visit_address(visit, "/networks/%s/criteria/%" PRId64 "%s", visit->network_id,
                         id, rest);
}

bool criterion_page(struct visit *visit, struct status *st)
{
    struct criterion_asked asked;

    if (!criterion_find(visit, &asked, st)) {
        return false;
    }
    const bool is_locked = asked.row.locked_at != 0;
    const struct form_plan change =
        criterion_form(visit, &FORM_CRITERION_CHANGE, is_locked);
    const struct form_plan removal =
        criterion_form(visit, &FORM_CRITERION_REMOVE, is_locked);
    struct value *criterion = model_set_object(visit->model, "criterion");
    model_set_integer(criterion, "id", asked.row.id);
    model_set_text(criterion, "code", asked.row.code);
    model_set_text(criterion, "text", asked.row.text);
    model_set_boolean(criterion, "is_locked", is_locked);
    edit_form(visit, &change, &CRITERION_RECORD, asked.values,
              address_of(visit, asked.row.id, ""));
    visit_form(visit, &removal, address_of(visit, asked.row.id, "/remove"), NULL, 0);
    return true;
}

/* ---- changing ---- */

/* Inside the unit, with the form laid over the row. */
static bool change_more(struct change *change, struct unit *unit,
                        struct edit_merge *merge, struct sql_value *values, void *context,
                        struct status *st)
{
    struct criterion_change *writing = context;
    struct criterion_row row;

    (void)change;
    if (!edit_merge_is_changed(merge)) {
        return true;
    }
    record_read(&CRITERION_RECORD, values, &row);
    writing->code = row.code;
    if (!criterion_check(unit, writing, st)) {
        return false;
    }
    row.correction = writing->is_locked ? writing->reason : row.correction;
    record_fill(&CRITERION_RECORD, &row, values);
    return true;
}

static const char *action_of(const struct criterion_change *writing, const char *open)
{
    return writing->is_locked ? "criterion.correct" : open;
}

static bool refuse(struct visit *visit, const struct criterion_change *writing,
                   struct status *st)
{
    return writing->field != NULL && visit->error_count == 0 &&
           st->code != STATUS_FAILED && st->code != STATUS_NOT_FOUND &&
           visit_refuse_status(visit, writing->field, st);
}

bool criterion_post(struct visit *visit, struct status *st)
{
    struct criterion_asked asked;

    if (!criterion_find(visit, &asked, st)) {
        return false;
    }
    struct criterion_change writing = {
        .network_id = visit->network_id,
        .id = asked.row.id,
        .reason = visit_field(visit, "reason"),
        .is_locked = asked.row.locked_at != 0,
    };
    const struct edit edit = {
        .kind = &CRITERION_RECORD,
        .plan = &FORM_CRITERION_CHANGE,
        .action = action_of(&writing, "criterion.change"),
        .id = asked.row.id,
        .more = change_more,
        .context = &writing,
    };
    if (!edit_write(visit, &edit, NULL, st)) {
        return refuse(visit, &writing, st);
    }
    visit_go_done(visit, "saved", "/networks/%s/criteria", visit->network_id);
    return true;
}

/* ---- removing ---- */

/* What was said of actors by this criterion goes with it. */
static bool fits_remove(struct change *change, struct unit *unit,
                        const struct criterion_change *writing, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &FIT_RECORD, writing->network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        struct fit_row fit;

        record_read(&FIT_RECORD, list.rows[i], &fit);
        if (fit.criterion_id == writing->id &&
            !change_remove(change, &FIT_RECORD, fit.id, st)) {
            return false;
        }
    }
    return true;
}

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    struct criterion_change *writing = context;
    const struct sql_value *values = NULL;
    struct criterion_row row;

    if (!record_find(unit->database, &CRITERION_RECORD, writing->network_id, writing->id,
                     unit->pool, &values, st)) {
        return false;
    }
    record_read(&CRITERION_RECORD, values, &row);
    writing->code = row.code;
    if (!criterion_check(unit, writing, st) || !fits_remove(change, unit, writing, st)) {
        return false;
    }
    /* The journal keeps the reason with the row that goes. */
    row.correction = writing->is_locked ? writing->reason : row.correction;
    return change_put_row(change, &CRITERION_RECORD, &row, st) &&
           change_remove(change, &CRITERION_RECORD, row.id, st);
}

bool criterion_remove_post(struct visit *visit, struct status *st)
{
    struct criterion_asked asked;

    if (!criterion_find(visit, &asked, st)) {
        return false;
    }
    struct criterion_change writing = {
        .network_id = visit->network_id,
        .id = asked.row.id,
        .reason = visit_field(visit, "reason"),
        .is_locked = asked.row.locked_at != 0,
    };
    if (!visit_change(visit, action_of(&writing, "criterion.remove"), removing_do,
                      &writing, st)) {
        return refuse(visit, &writing, st);
    }
    visit_go_done(visit, "criterion-removed", "/networks/%s/criteria", visit->network_id);
    return true;
}
