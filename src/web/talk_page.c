/* talk_page.c - the talk with one actor: an agenda to print, and what came of it. The
 * actor may read and correct what is written here (own_page.c), but for the estimates. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "method/issue.h"
#include "web/forms.h"
#include "web/members_model.h"
#include "web/talk_cells.h"

struct told {
    struct workspace workspace;
    struct preparation preparation;
    struct people people;
    size_t actor; /* its place in both */
    const struct actor_row *row;
    const struct talk_row *talk; /* NULL: not yet */
};

static bool told_read(struct visit *visit, struct told *told, struct status *st)
{
    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &told->workspace, st) ||
        !people_read(visit, 0, &told->people, st)) {
        return false;
    }
    told->actor = workspace_actor(&told->workspace, visit_id(visit->parts[1]));
    if (told->actor == told->workspace.actor_count) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    told->preparation = workspace_preparation(&told->workspace, 0, visit->pool);
    told->row = &told->workspace.actors[told->actor];
    told->talk = workspace_talk(&told->workspace, told->row->id);
    return true;
}

/* What the sources are called when an actor is taken up: by ACTOR_ROLE. */
static const char *const TAKE_UP[] = {
    [ACTOR_ROLE_NONE] = NULL,
    [ACTOR_ROLE_CORE] = N_("Take up as core actor from today"),
    [ACTOR_ROLE_EDGE] = N_("Take up as edge actor from today"),
    [ACTOR_ROLE_CONTEXT] = N_("Take up as context actor from today"),
    [ACTOR_ROLE_ANCHORING] = N_("Take up as anchoring actor from today"),
};

/* A talk that came to a role proposes it; who has a role already is led there. */
static void take_up_put(struct visit *visit, const struct told *told)
{
    const char *outcome = told->talk == NULL ? "" : told->talk->outcome;
    const int role = workspace_code(&ACTOR_ROLE, outcome);
    const struct member_row *member =
        members_find(&told->workspace, told->row->id, visit->today);
    const bool is_new = role != ACTOR_ROLE_NONE && member == NULL &&
                        visit_may(visit, OBJECT_MEMBERS, RIGHT_CHANGE);

    if (!is_new) {
        model_set_null(visit->model, "take_up");
    } else {
        struct value *take_up = model_set_object(visit->model, "take_up");
        model_set_text(take_up, "role", outcome);
        model_set_text(take_up, "day", visit->today);
        model_set_text(take_up, "submit", say(TAKE_UP[role], visit->language));
    }
    if (member == NULL) {
        model_set_null(visit->model, "member");
        return;
    }
    struct value *item = model_set_object(visit->model, "member");
    model_set_integer(item, "id", member->id);
    member_role_put(visit, model_set_object(item, "role"), member->role);
    model_set_text(item, "from_day", member->from_day);
    model_set_boolean(item, "is_other",
                      outcome[0] != '\0' && strcmp(outcome, member->role) != 0);
}

/* Nothing of what was estimated: the agenda lies on the table. */
static void agenda_put(struct visit *visit, const struct told *told)
{
    struct value *agenda = model_set_object(visit->model, "agenda");
    struct value *sources = model_set_list(agenda, "sources");

    model_set_text(agenda, "purpose", told->workspace.purpose);
    for (size_t i = 0; i < told->workspace.source_count; i++) {
        const struct source_row *source = &told->workspace.sources[i];
        struct value *item = model_add_object(sources);

        model_set_text(item, "code", source->code);
        model_set_text(item, "label", source->label);
    }
}

static void form_put(struct visit *visit, const struct told *told)
{
    const struct talk_cells cells = {&told->workspace, told->row->id, &FORM_TALK, false};
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (told->talk != NULL) {
        record_fill(&TALK_RECORD, told->talk, values);
    }
    edit_form(visit, &FORM_TALK, &TALK_RECORD, told->talk == NULL ? NULL : values,
              visit_address(visit, "/networks/%s/partners/talks/%" PRId64,
                            visit->network_id, told->row->id));
    talk_cells_put(visit, &cells, visit->model);
}

bool talk_page(struct visit *visit, struct status *st)
{
    struct told told;

    if (!told_read(visit, &told, st)) {
        return false;
    }
    const bool *selected =
        preparation_selection(&told.preparation, HOLDING_ESTIMATED, visit->pool);
    struct value *actor = model_set_object(visit->model, "actor");
    model_set_integer(actor, "id", told.row->id);
    model_set_text(actor, "name", told.row->name);
    model_set_boolean(actor, "is_selected", selected != NULL && selected[told.actor]);
    member_representatives_put(visit, &told.people, told.row->organisation_id,
                               visit->today, actor);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE));
    model_set_boolean(visit->model, "may_invite",
                      visit_may(visit, OBJECT_INVITATION, RIGHT_CHANGE));
    talk_correction_put(visit, &told.workspace, told.talk, visit->model);
    talk_differences_put(visit, &told.preparation, told.actor, visit->model);
    take_up_put(visit, &told);
    agenda_put(visit, &told);
    form_put(visit, &told);
    return true;
}

static bool answers_write(struct change *change, struct unit *unit,
                          struct edit_merge *merge, struct sql_value *values,
                          void *context, struct status *st)
{
    (void)values;
    return talk_cells_write(change, unit, merge, context, st);
}

bool talk_post(struct visit *visit, struct status *st)
{
    const int64_t actor_id = visit_id(visit->parts[1]);
    const struct talk_row talk = {.actor_id = actor_id};
    struct talk_cells_owner owner = {visit->network_id, actor_id, visit->pool};
    struct sql_value row[RECORD_COLUMNS_MAX];
    const struct edit edit = {
        .kind = &TALK_RECORD,
        .plan = &FORM_TALK,
        .action = "talk.write",
        .row = row,
        .key = "actor_id",
        .more = answers_write,
        .context = &owner,
    };

    record_fill(&TALK_RECORD, &talk, row);
    if (!talk_cells_check(visit, st) || !edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/partners/talks/%" PRId64,
                  visit->network_id, actor_id);
    return true;
}
