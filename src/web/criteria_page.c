/* criteria_page.c - step 4, first half: by what partners are chosen, written and locked
 * before anybody is. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "method/issue.h"
#include "web/criteria_model.h"
#include "web/forms.h"

static const char *address_of(struct visit *visit, const char *rest)
{
    return visit_address(visit, "/networks/%s/criteria%s", visit->network_id, rest);
}

/* A proposal that was taken over, in whatever language. */
static bool is_taken(const struct criteria *criteria,
                     const struct criterion_proposal *proposal)
{
    for (size_t i = 0; i < criteria->count; i++) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            if (strcmp(criteria->rows[i].text,
                       say(proposal->text, (enum language)language)) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void library_put(struct visit *visit, const struct criteria *criteria)
{
    struct value *library = model_set_list(visit->model, "library");

    for (size_t i = 0; i < CRITERION_LIBRARY_COUNT; i++) {
        const struct criterion_proposal *proposal = &CRITERION_LIBRARY[i];
        struct value *object = model_add_object(library);

        model_set_text(object, "code", proposal->code);
        model_set_text(object, "text", say(proposal->text, visit->language));
        model_set_text(object, "help", say(proposal->help, visit->language));
        model_set_boolean(object, "is_taken", is_taken(criteria, proposal));
    }
}

bool criteria_page(struct visit *visit, struct status *st)
{
    const bool may_change = visit_may(visit, OBJECT_CRITERIA, RIGHT_CHANGE);
    const bool may_lock = visit_may(visit, OBJECT_STEERING, RIGHT_CHANGE);
    struct criteria criteria;

    if (!criteria_read(visit->database, visit->network_id, visit->pool, &criteria, st)) {
        return false;
    }
    const bool is_locked = criteria.lock == CRITERIA_LOCKED;
    criteria.is_hidden = !may_change && !is_locked;
    if (!criteria_put(visit, &criteria, st)) {
        return false;
    }
    model_set_boolean(visit->model, "may_change", may_change);
    model_set_boolean(visit->model, "may_lock",
                      may_lock && criteria.lock == CRITERIA_OPEN);
    model_set_boolean(visit->model, "may_choose",
                      visit_may(visit, OBJECT_ARENA, RIGHT_SEE));
    model_set_boolean(visit->model, "is_locked", is_locked);
    model_set_boolean(visit->model, "is_adding",
                      visit->route->form == &FORM_CRITERION_ADD);
    model_set_boolean(visit->model, "is_open", may_change && !is_locked);
    if (may_change) {
        const struct form_plan form =
            criterion_form(visit, &FORM_CRITERION_ADD, is_locked);
        const struct form_start start = {"code",
                                         criteria_next_code(&criteria, visit->pool)};

        library_put(visit, &criteria);
        visit_form(visit, &form, address_of(visit, ""), &start, 1);
        visit_form(visit, &FORM_CRITERION_PROPOSAL, address_of(visit, "/proposal"), NULL,
                   0);
    } else {
        model_set_null(visit->model, FORM_CRITERION_PROPOSAL.name);
    }
    if (may_lock) {
        visit_form(visit, &FORM_CRITERIA_LOCK, address_of(visit, "/lock"), NULL, 0);
    } else {
        model_set_null(visit->model, FORM_CRITERIA_LOCK.name);
    }
    return true;
}

/* ---- adding ---- */

static bool adding_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    struct criterion_change *adding = context;
    struct criterion_row row = {
        .code = adding->code,
        .text = adding->text,
        .locked_at = adding->is_locked ? adding->now : 0,
        .correction = adding->is_locked ? adding->reason : "",
    };

    return criterion_check(unit, adding, st) &&
           change_add(change, &CRITERION_RECORD, &row, st);
}

static bool criterion_add(struct visit *visit, struct criterion_change *adding,
                          const struct criteria *criteria, struct status *st)
{
    adding->network_id = visit->network_id;
    adding->now = visit->now;
    adding->is_locked = criteria->lock == CRITERIA_LOCKED;
    if (!visit_change(visit, adding->is_locked ? "criterion.correct" : "criterion.add",
                      adding_do, adding, st)) {
        return adding->field != NULL && st->code != STATUS_FAILED &&
               visit_refuse_status(visit, adding->field, st);
    }
    visit_go_done(visit, "saved", "%s", address_of(visit, ""));
    return true;
}

bool criterion_add_post(struct visit *visit, struct status *st)
{
    struct criteria criteria;
    struct criterion_change adding = {
        .code = visit_field(visit, "code"),
        .text = visit_field(visit, "text"),
        .reason = visit_field(visit, "reason"),
    };

    return criteria_read(visit->database, visit->network_id, visit->pool, &criteria,
                         st) &&
           criterion_add(visit, &adding, &criteria, st);
}

bool criterion_proposal_post(struct visit *visit, struct status *st)
{
    const char *code = visit_field(visit, "proposal");
    struct criteria criteria;
    struct criterion_change adding = {.reason = ""};

    if (!criteria_read(visit->database, visit->network_id, visit->pool, &criteria, st)) {
        return false;
    }
    for (size_t i = 0; i < CRITERION_LIBRARY_COUNT; i++) {
        if (strcmp(CRITERION_LIBRARY[i].code, code) == 0) {
            adding.text = say(CRITERION_LIBRARY[i].text, visit->language);
        }
    }
    if (adding.text == NULL) {
        return visit_refuse(visit, "proposal", st, "choose one of the list");
    }
    if (criteria.lock == CRITERIA_LOCKED) {
        return visit_refuse(visit, "proposal", st,
                            "the criteria are locked: add it below, with the reason");
    }
    adding.code = criteria_next_code(&criteria, visit->pool);
    return criterion_add(visit, &adding, &criteria, st);
}

/* ---- locking ---- */

struct locking {
    const char *network_id;
    int64_t now;
};

static bool locking_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct locking *locking = context;
    struct criteria criteria;

    if (!criteria_read(unit->database, locking->network_id, unit->pool, &criteria, st)) {
        return false;
    }
    if (criteria.lock != CRITERIA_OPEN) {
        return status_fail(st, STATUS_CONFLICT,
                           criteria.lock == CRITERIA_MISSING
                               ? N_("there is nothing to lock: write criteria first")
                               : N_("the criteria are locked already"));
    }
    for (size_t i = 0; i < criteria.count; i++) {
        struct criterion_row row = criteria.rows[i];

        row.locked_at = row.locked_at == 0 ? locking->now : row.locked_at;
        if (!change_put_row(change, &CRITERION_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

bool criteria_lock_post(struct visit *visit, struct status *st)
{
    struct locking locking = {visit->network_id, visit->now};

    if (!visit_change(visit, "criterion.lock", locking_do, &locking, st)) {
        return false;
    }
    visit_go_done(visit, "criteria-locked", "%s", address_of(visit, ""));
    return true;
}
