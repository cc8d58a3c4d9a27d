/* members_page.c - which organisations take part, in which role, since when; taking one
 * up. Why one left, and what is on the sheet, is for the initiating group alone. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "method/issue.h"
#include "web/forms.h"
#include "web/members_model.h"
#include "web/talk_cells.h"

enum { NETWORK_LEAST = 3 };

struct members {
    struct workspace workspace;
    struct people people;
    const char *day; /* that is shown */
};

static const struct actor_row *actor_of(const struct members *members,
                                        const struct member_row *row)
{
    const size_t actor = workspace_actor(&members->workspace, row->actor_id);

    return actor < members->workspace.actor_count ? &members->workspace.actors[actor]
                                                  : NULL;
}

static void member_put(struct visit *visit, const struct members *members,
                       const struct member_row *row, struct value *item)
{
    const struct actor_row *actor = actor_of(members, row);
    const bool is_told = visit_may(visit, OBJECT_ARENA, RIGHT_SEE);

    model_set_integer(item, "id", row->id);
    model_set_text(item, "name", actor == NULL ? NULL : actor->name);
    member_role_put(visit, model_set_object(item, "role"), row->role);
    model_set_text(item, "from_day", row->from_day);
    model_set_text(item, "to_day", row->to_day);
    talk_word_put(visit, item, "engagement_level", &ENGAGEMENT, row->engagement_level);
    model_set_text(item, "engagement", row->engagement);
    model_set_text(item, "agreed_day", row->agreed_day);
    model_set_text(item, "leave_reason", is_told ? row->leave_reason : NULL);
    member_representatives_put(visit, &members->people,
                               actor == NULL ? 0 : actor->organisation_id, members->day,
                               item);
}

/* Grouped by role, as a group speaks of them: the core first. */
static void roles_put(struct visit *visit, const struct members *members)
{
    const struct workspace *workspace = &members->workspace;
    struct value *roles = model_set_list(visit->model, "roles");

    for (size_t r = 0; r < ACTOR_ROLE.word_count; r++) {
        const char *code = ACTOR_ROLE.words[r].code;
        struct value *role = model_add_object(roles);

        member_role_put(visit, role, code);
        struct value *list = model_set_list(role, "members");
        for (size_t i = 0; i < workspace->member_count; i++) {
            const struct member_row *row = &workspace->members[i];
            if (strcmp(row->role, code) == 0 && member_is_held(row, members->day)) {
                member_put(visit, members, row, model_add_object(list));
            }
        }
    }
}

/* Roles that ended, and those that are still to begin. */
static void others_put(struct visit *visit, const struct members *members)
{
    const struct workspace *workspace = &members->workspace;
    struct value *former = model_set_list(visit->model, "former");
    struct value *coming = model_set_list(visit->model, "coming");

    for (size_t i = 0; i < workspace->member_count; i++) {
        const struct member_row *row = &workspace->members[i];
        if (!member_is_held(row, members->day)) {
            const bool is_coming = strcmp(row->from_day, members->day) > 0;
            member_put(visit, members, row,
                       model_add_object(is_coming ? coming : former));
        }
    }
}

static void counts_put(struct visit *visit, const struct members *members)
{
    const struct workspace *workspace = &members->workspace;
    size_t count = 0;
    size_t around = 0;

    for (size_t i = 0; i < workspace->actor_count; i++) {
        const int64_t id = workspace->actors[i].id;
        const bool is_member = members_has(workspace, id, members->day);
        count += is_member;
        around += !is_member && members_find(workspace, id, members->day) != NULL;
    }
    model_set_integer(visit->model, "count", (int64_t)count);
    model_set_integer(visit->model, "around_count", (int64_t)around);
    model_set_boolean(visit->model, "is_empty", count + around == 0);
    model_set_boolean(visit->model, "is_too_few", count > 0 && count < NETWORK_LEAST);
}

static const struct choice *actors_free(struct visit *visit,
                                        const struct members *members)
{
    const struct workspace *workspace = &members->workspace;
    struct choice *choices =
        pool_array(visit->pool, workspace->actor_count + 1, struct choice);
    size_t count = 0;

    for (size_t i = 0; i < workspace->actor_count; i++) {
        const struct actor_row *actor = &workspace->actors[i];
        if (members_find(workspace, actor->id, visit->today) == NULL) {
            choices[count++] = (struct choice){
                visit_address(visit, "%" PRId64, actor->id), actor->name, NULL};
        }
    }
    return choices;
}

bool members_page(struct visit *visit, struct status *st)
{
    struct members members;
    int64_t at = 0;

    if (!people_day_asked(visit, &members.day, &at, st) ||
        !workspace_read(visit->database, visit->network_id, at, visit->pool,
                        &members.workspace, st) ||
        !people_read(visit, at, &members.people, st)) {
        return false;
    }
    const bool may_change = at == 0 && visit_may(visit, OBJECT_MEMBERS, RIGHT_CHANGE);
    const struct form_start start[] = {{"from_day", visit->today}};
    model_set_text(visit->model, "on_day", at == 0 ? NULL : members.day);
    model_set_text(visit->model, "today", visit->today);
    model_set_boolean(visit->model, "may_change", may_change);
    model_set_boolean(visit->model, "may_people",
                      visit_may(visit, OBJECT_PEOPLE, RIGHT_SEE));
    roles_put(visit, &members);
    others_put(visit, &members);
    counts_put(visit, &members);
    if (!may_change) {
        model_set_null(visit->model, "form_member");
        return true;
    }
    /* Who stands on the sheet is for those who may see it. */
    visit_form_choices(visit, &FORM_MEMBER, "actor_id", actors_free(visit, &members));
    visit_form(visit, &FORM_MEMBER,
               visit_address(visit, "/networks/%s/members", visit->network_id), start,
               ARRAY_COUNT(start));
    return true;
}

/* ---- taking up ---- */

struct adding {
    const char *network_id;
    struct member_row row;
};

static bool adding_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct adding *adding = context;
    struct member_row row = adding->row;

    return member_begin(change, unit, adding->network_id, &row, st);
}

bool member_add_post(struct visit *visit, struct status *st)
{
    const char *agreed = visit_field(visit, "agreed_day");
    struct adding adding = {
        .network_id = visit->network_id,
        .row = {.actor_id = visit_id(visit_field(visit, "actor_id")),
                .role = visit_field(visit, "role"),
                .from_day = visit_field(visit, "from_day"),
                .engagement = visit_field(visit, "engagement"),
                .engagement_level = visit_field(visit, "engagement_level"),
                .agreed_day = agreed[0] == '\0' ? NULL : agreed},
    };

    if (!visit_change(visit, "member.add", adding_do, &adding, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "actor_id", st)
                                           : false;
    }
    visit_go_done(visit, "member-added", "/networks/%s/members", visit->network_id);
    return true;
}
