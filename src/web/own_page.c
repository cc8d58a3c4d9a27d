/* own_page.c - what is written of one's own organisation after the talk, for who speaks
 * for it: to read and to correct. Never the sheet: no estimates, marks, classes, places,
 * and nothing of another organisation. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "method/talk.h"
#include "web/forms.h"
#include "web/people_model.h"
#include "web/talk_cells.h"

struct own {
    struct workspace workspace;
    struct people people;
    const struct actor_row *actor; /* that is shown; NULL: none is represented */
    const struct talk_row *talk; /* with a day that has come; NULL: not yet */
};

/* Does the visitor speak for this organisation today? */
static bool is_represented(const struct visit *visit, const struct people *people,
                           int64_t organisation_id)
{
    size_t count = 0;
    const struct role *roles = people_roles_of(people, visit->presence.person_id, &count);

    for (size_t i = 0; i < count; i++) {
        if (roles[i].role == ROLE_REPRESENTATIVE && organisation_id != 0 &&
            roles[i].organisation_id == organisation_id &&
            role_is_held(&roles[i], visit->today)) {
            return true;
        }
    }
    return false;
}

/* The actor that the address names, or the first; never one of somebody else. */
static bool own_read(struct visit *visit, struct own *own, struct status *st)
{
    const char *asked = visit->parts[1];

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &own->workspace, st) ||
        !people_read(visit, 0, &own->people, st)) {
        return false;
    }
    own->actor = NULL;
    own->talk = NULL;
    for (size_t i = 0; i < own->workspace.actor_count && own->actor == NULL; i++) {
        const struct actor_row *actor = &own->workspace.actors[i];
        if (is_represented(visit, &own->people, actor->organisation_id) &&
            (asked == NULL || visit_id(asked) == actor->id)) {
            own->actor = actor;
        }
    }
    if (own->actor == NULL) {
        return asked == NULL ||
               status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    const struct talk_row *talk = workspace_talk(&own->workspace, own->actor->id);
    if (talk != NULL && talk->day != NULL && strcmp(talk->day, visit->today) <= 0) {
        own->talk = talk;
    }
    return true;
}

static const char *address_of(struct visit *visit, const struct actor_row *actor)
{
    return visit_address(visit, "/networks/%s/own/%" PRId64, visit->network_id,
                         actor->id);
}

/* Who speaks for several organisations chooses one. */
static void organisations_put(struct visit *visit, const struct own *own)
{
    struct value *list = model_set_list(visit->model, "organisations");
    size_t count = 0;

    for (size_t i = 0; i < own->workspace.actor_count; i++) {
        const struct actor_row *actor = &own->workspace.actors[i];
        if (is_represented(visit, &own->people, actor->organisation_id)) {
            struct value *item = model_add_object(list);
            model_set_text(item, "name", actor->name);
            model_set_text(item, "address", address_of(visit, actor));
            model_set_boolean(item, "is_here", actor == own->actor);
            count++;
        }
    }
    model_set_boolean(visit->model, "has_several", count > 1);
}

/* What the organisation said itself that it has, can and wants to bring. */
static void asked_put(struct visit *visit, const struct own *own)
{
    const struct workspace *workspace = &own->workspace;
    const struct preparation preparation =
        workspace_preparation(workspace, 0, visit->pool);
    const size_t actor = (size_t)(own->actor - workspace->actors);
    struct value *list = model_set_list(visit->model, "asked");

    for (size_t i = 0; own->talk != NULL && i < workspace->source_count; i++) {
        struct holding holding = *holding_of(&preparation.holdings, actor, i);

        holding.estimated = (struct holding_view){ANSWER_NONE, ANSWER_NONE, ANSWER_NONE};
        if (holding_brings(&holding, HOLDING_ACTUAL)) {
            struct value *item = model_add_object(list);
            model_set_text(item, "code", workspace->sources[i].code);
            model_set_text(item, "label", workspace->sources[i].label);
        }
    }
}

/* Criteria are for others to read once they are locked. */
static void criteria_put(struct visit *visit, const struct own *own)
{
    struct value *list = model_set_list(visit->model, "criteria");

    for (size_t i = 0; i < own->workspace.criterion_count; i++) {
        const struct criterion_row *row = &own->workspace.criteria[i];
        if (row->locked_at != 0) {
            struct value *item = model_add_object(list);
            model_set_text(item, "code", row->code);
            model_set_text(item, "text", row->text);
            model_set_text(item, "locked_day", day_of(row->locked_at, visit->pool));
        }
    }
}

/* The talk as its form shows it, without what is not for the partner. */
static void entry_put(struct visit *visit, const struct own *own)
{
    const struct talk_cells cells = {&own->workspace, own->actor->id, &FORM_OWN, true};
    struct value *entry = model_set_object(visit->model, "entry");
    struct sql_value values[RECORD_COLUMNS_MAX];

    model_set_text(entry, "day", own->talk->day);
    model_set_text(entry, "by", own->talk->by_whom);
    model_set_text(entry, "with", own->talk->with_whom);
    talk_outcome_put(visit, entry, own->talk->outcome);
    talk_correction_put(visit, &own->workspace, own->talk, entry);
    talk_cells_put(visit, &cells, visit->model);
    record_fill(&TALK_RECORD, own->talk, values);
    edit_form(visit, &FORM_OWN, &TALK_RECORD, values, address_of(visit, own->actor));
}

bool own_page(struct visit *visit, struct status *st)
{
    struct own own;

    if (!own_read(visit, &own, st)) {
        return false;
    }
    model_set_text(visit->model, "organisation",
                   own.actor == NULL ? NULL : own.actor->name);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_OWN_ENTRY, RIGHT_CHANGE));
    organisations_put(visit, &own);
    criteria_put(visit, &own);
    if (own.actor != NULL) {
        asked_put(visit, &own);
    } else {
        (void)model_set_list(visit->model, "asked");
    }
    if (own.actor != NULL && own.talk != NULL) {
        entry_put(visit, &own);
    } else {
        model_set_null(visit->model, "entry");
    }
    return true;
}

/* ---- correcting ---- */

struct correcting {
    struct talk_cells_owner owner;
    const char *author;
    int64_t now;
};

/* Who corrected, and when, is noted when something was. */
static bool correction_note(struct change *change, struct unit *unit,
                            struct edit_merge *merge, struct sql_value *values,
                            void *context, struct status *st)
{
    const struct correcting *correcting = context;
    struct talk_row talk;

    if (!talk_cells_write(change, unit, merge, &correcting->owner, st)) {
        return false;
    }
    if (edit_merge_is_changed(merge)) {
        record_read(&TALK_RECORD, values, &talk);
        talk.corrected_by = correcting->author;
        talk.corrected_at = correcting->now;
        record_fill(&TALK_RECORD, &talk, values);
    }
    return true;
}

bool own_post(struct visit *visit, struct status *st)
{
    struct own own;

    if (!own_read(visit, &own, st)) {
        return false;
    }
    if (own.actor == NULL || own.talk == NULL) {
        return status_fail(st, STATUS_CONFLICT,
                           "nothing is written of your organisation yet");
    }
    struct correcting correcting = {
        {visit->network_id, own.actor->id, visit->pool}, visit_author(visit), visit->now};
    const struct edit edit = {
        .kind = &TALK_RECORD,
        .plan = &FORM_OWN,
        .action = "own.correct",
        .id = own.talk->id,
        .more = correction_note,
        .context = &correcting,
    };
    if (!talk_cells_check(visit, st) || !edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "own-corrected", "%s", address_of(visit, own.actor));
    return true;
}
