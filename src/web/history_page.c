/* history_page.c - who changed what, newest first; taking a change back. */
#include "web/pages.h"

#include "store/network.h"
#include "web/change_model.h"
#include "web/forms.h"

enum { CHANGES_A_PAGE = 50 };

bool history_page(struct visit *visit, struct status *st)
{
    struct people people;
    struct journal_list journal;

    if (!people_read(visit, 0, &people, st) ||
        !journal_list(visit->database, visit->network_id,
                      visit_id(visit_query(visit, "before")), CHANGES_A_PAGE, visit->pool,
                      &journal, st)) {
        return false;
    }
    struct value *changes = model_set_list(visit->model, "changes");
    for (size_t i = 0; i < journal.count; i++) {
        change_model_put(visit, &people, &journal.entries[i], changes);
    }
    const int64_t last =
        journal.count == 0 ? 1 : journal.entries[journal.count - 1].link.position;
    if (last > 1) {
        model_set_integer(visit->model, "before", last);
    } else {
        model_set_null(visit->model, "before");
    }
    const bool may_undo = visit_may(visit, OBJECT_JOURNAL, RIGHT_CHANGE);
    model_set_boolean(visit->model, "may_undo", may_undo);
    visit_form(visit, &FORM_UNDO,
               visit_address(visit, "/networks/%s/history/undo", visit->network_id), NULL,
               0);
    return true;
}

struct undoing {
    struct change_head head;
    const char *today;
};

static bool undoing_do(struct unit *unit, void *context, struct status *st)
{
    const struct undoing *undoing = context;

    /* Also afterwards: archiving, with its day of deletion, has a page of its own. */
    return network_check_open(unit->database, undoing->head.network_id, unit->pool, st) &&
           journal_undo(unit, &undoing->head, st) &&
           role_check_coordinator(unit, undoing->head.network_id, undoing->today, st) &&
           network_check_open(unit->database, undoing->head.network_id, unit->pool, st);
}

bool history_undo_post(struct visit *visit, struct status *st)
{
    struct undoing undoing = {
        .head = {visit->network_id, visit_author(visit), "undo", visit->now,
                 visit_id(visit_field(visit, "position"))},
        .today = visit->today,
    };

    if (!visit_store(visit, undoing_do, &undoing, st)) {
        return false;
    }
    visit_go_done(visit, "undone", "/networks/%s/history", visit->network_id);
    return true;
}
