/* member_page.c - the part of one organisation: what it commits itself to, changing its
 * role, leaving, and what then is lost. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "method/issue.h"
#include "web/forms.h"
#include "web/members_model.h"
#include "web/talk_cells.h"

struct part {
    struct workspace workspace;
    struct people people;
    const struct member_row *row;
    const struct actor_row *actor;
};

static bool part_read(struct visit *visit, struct part *part, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &part->workspace, st) ||
        !people_read(visit, 0, &part->people, st)) {
        return false;
    }
    const struct member_row *row = NULL;
    for (size_t i = 0; i < part->workspace.member_count; i++) {
        if (part->workspace.members[i].id == id) {
            row = &part->workspace.members[i];
        }
    }
    if (row == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    part->row = row;
    /* Rows point at what is there: the actor of a member is. */
    part->actor =
        &part->workspace.actors[workspace_actor(&part->workspace, row->actor_id)];
    return true;
}

/* How a source stands without the actor that brought it. */
static const char *without_say(struct visit *visit, const struct part *part,
                               const struct coverage *coverage)
{
    const char **names = pool_array(visit->pool, coverage->actor_count, const char *);

    for (size_t i = 0; i < coverage->actor_count; i++) {
        names[i] = part->workspace.actors[coverage->actors[i]].name;
    }
    const char *who = text_join(visit->pool, names, coverage->actor_count, ", ");
    switch (coverage->state) {
    case COVERAGE_GAP:
        return visit_say(visit, N_("Nobody else in the network brings it."));
    case COVERAGE_FRAGILE:
        return visit_say(visit, N_("It then depends on one: %s."), who);
    default:
        return visit_say(visit, N_("It is still brought by %s."), who);
    }
}

/* What goes with the organisation: for the initiating group alone. */
static void lost_put(struct visit *visit, const struct part *part)
{
    const struct preparation preparation =
        workspace_preparation(&part->workspace, 0, visit->pool);
    const struct holdings *holdings = &preparation.holdings;
    const size_t self = (size_t)(part->actor - part->workspace.actors);
    bool *others = pool_array(visit->pool, holdings->actor_count, bool);
    struct value *list = model_set_list(visit->model, "brought");
    bool is_gap = false;

    for (size_t i = 0; i < holdings->actor_count; i++) {
        others[i] = i != self && members_has(&part->workspace,
                                             part->workspace.actors[i].id, visit->today);
    }
    const struct coverage *without =
        coverage_of(holdings, others, HOLDING_ACTUAL, visit->pool);
    for (size_t i = 0;
         visit_may(visit, OBJECT_ARENA, RIGHT_SEE) && i < holdings->source_count; i++) {
        if (!holding_brings(holding_of(holdings, self, i), HOLDING_ACTUAL)) {
            continue;
        }
        struct value *item = model_add_object(list);
        model_set_text(item, "code", holdings->sources[i].code);
        model_set_text(item, "label", holdings->sources[i].label);
        model_set_boolean(item, "is_indispensable",
                          holdings->sources[i].is_indispensable);
        model_set_text(item, "state", vocabulary_code(&COVERAGE_STATE, without[i].state));
        model_set_text(
            item, "state_label",
            say(vocabulary_label(&COVERAGE_STATE, without[i].state), visit->language));
        model_set_text(item, "sentence", without_say(visit, part, &without[i]));
        is_gap = is_gap || (without[i].state == COVERAGE_GAP &&
                            holdings->sources[i].is_indispensable);
    }
    model_set_boolean(visit->model, "is_gap", is_gap);
}

static void forms_put(struct visit *visit, const struct part *part)
{
    const char *address = visit_address(visit, "/networks/%s/members/%" PRId64,
                                        visit->network_id, part->row->id);
    const struct form_start turn[] = {{"role", part->row->role},
                                      {"from_day", visit->today}};
    const struct form_start leave[] = {{"to_day", visit->today}};
    struct sql_value values[RECORD_COLUMNS_MAX];

    record_fill(&MEMBER_RECORD, part->row, values);
    edit_form(visit, &FORM_MEMBER_EDIT, &MEMBER_RECORD, values, address);
    visit_form(visit, &FORM_MEMBER_ROLE, visit_address(visit, "%s/role", address), turn,
               ARRAY_COUNT(turn));
    visit_form(visit, &FORM_MEMBER_END, visit_address(visit, "%s/end", address), leave,
               ARRAY_COUNT(leave));
}

bool member_page(struct visit *visit, struct status *st)
{
    struct part part;

    if (!part_read(visit, &part, st)) {
        return false;
    }
    const bool is_other_row =
        members_find(&part.workspace, part.actor->id, visit->today) != part.row;
    struct value *member = model_set_object(visit->model, "member");
    model_set_integer(member, "id", part.row->id);
    model_set_integer(member, "actor_id", part.actor->id);
    model_set_text(member, "name", part.actor->name);
    member_role_put(visit, model_set_object(member, "role"), part.row->role);
    model_set_text(member, "from_day", part.row->from_day);
    model_set_text(member, "to_day", part.row->to_day);
    model_set_text(member, "leave_reason", part.row->leave_reason);
    model_set_boolean(member, "is_open", part.row->to_day == NULL);
    /* It takes part again, or still, by another row. */
    model_set_boolean(member, "is_back",
                      is_other_row && members_find(&part.workspace, part.actor->id,
                                                   visit->today) != NULL);
    member_representatives_put(visit, &part.people, part.actor->organisation_id,
                               visit->today, member);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_MEMBERS, RIGHT_CHANGE));
    lost_put(visit, &part);
    forms_put(visit, &part);
    return true;
}

bool member_post(struct visit *visit, struct status *st)
{
    const struct edit edit = {
        .kind = &MEMBER_RECORD,
        .plan = &FORM_MEMBER_EDIT,
        .action = "member.change",
        .id = visit_id(visit->parts[1]),
    };

    if (edit.id == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    if (!edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/members/%" PRId64, visit->network_id,
                  edit.id);
    return true;
}

struct turning {
    const char *network_id;
    struct member_turn turn;
    int64_t id; /* of the new role */
};

static bool turning_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct turning *turning = context;

    return member_change_role(change, unit, turning->network_id, &turning->turn,
                              &turning->id, st);
}

/* What a rule refused belongs to the day, or to the whole form. */
static bool day_refuse(struct visit *visit, const char *field, struct status *st)
{
    return st->code == STATUS_INVALID ? visit_refuse_status(visit, field, st) : false;
}

bool member_role_post(struct visit *visit, struct status *st)
{
    struct turning turning = {
        .network_id = visit->network_id,
        .turn = {visit_id(visit->parts[1]), visit_field(visit, "role"),
                 visit_field(visit, "from_day")},
    };

    if (!visit_change(visit, "member.role", turning_do, &turning, st)) {
        return day_refuse(visit, "from_day", st);
    }
    visit_go_done(visit, "member-role", "/networks/%s/members/%" PRId64,
                  visit->network_id, turning.id);
    return true;
}

struct leaving {
    const char *network_id;
    struct member_leave leave;
};

static bool leaving_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct leaving *leaving = context;

    return member_end(change, unit, leaving->network_id, &leaving->leave, st);
}

bool member_end_post(struct visit *visit, struct status *st)
{
    struct leaving leaving = {
        .network_id = visit->network_id,
        .leave = {visit_id(visit->parts[1]), visit_field(visit, "to_day"),
                  visit_field(visit, "leave_reason")},
    };

    if (!visit_change(visit, "member.end", leaving_do, &leaving, st)) {
        return day_refuse(visit, "to_day", st);
    }
    visit_go_done(visit, "member-ended", "/networks/%s/members/%" PRId64,
                  visit->network_id, leaving.leave.id);
    return true;
}
