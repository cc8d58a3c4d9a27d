#include "web/members_model.h"

#include <string.h>

#include "method/issue.h"

/* What a role means, and what the sources call it. */
static const struct {
    const char *meaning; /* N_() */
    const char *nl;
    const char *fr;
} ROLES[] = {
    [ACTOR_ROLE_NONE] = {"", "", ""},
    [ACTOR_ROLE_CORE] = {N_("Takes part in the work; the issue cannot do without what it "
                            "brings."),
                         "kernactor", "acteur membre central"},
    [ACTOR_ROLE_EDGE] = {N_("Takes part in the work, with a smaller part, or for a "
                            "time."),
                         "randactor", "acteur membre périphérique"},
    [ACTOR_ROLE_CONTEXT] = {N_("Does not join the work, but surrounds it: is informed, "
                               "and asked when it matters."),
                            "contextactor", "acteur de contexte"},
    [ACTOR_ROLE_ANCHORING] = {N_("Need not join the work, but secures it: mandate, "
                                 "money, policy. Our reading: the source does not "
                                 "explain the word."),
                              "verankeringsactor", "acteur d'ancrage"},
};

bool member_is_held(const struct member_row *member, const char *day)
{
    return strcmp(member->from_day, day) <= 0 &&
           (member->to_day == NULL || strcmp(day, member->to_day) < 0);
}

const struct member_row *members_find(const struct workspace *workspace, int64_t actor_id,
                                      const char *day)
{
    for (size_t i = 0; i < workspace->member_count; i++) {
        const struct member_row *member = &workspace->members[i];
        if (member->actor_id == actor_id && member_is_held(member, day)) {
            return member;
        }
    }
    return NULL;
}

bool members_has(const struct workspace *workspace, int64_t actor_id, const char *day)
{
    for (size_t i = 0; i < workspace->member_count; i++) {
        const struct member_row *member = &workspace->members[i];
        const int role = workspace_code(&ACTOR_ROLE, member->role);
        if (member->actor_id == actor_id && member_is_held(member, day) &&
            (role == ACTOR_ROLE_CORE || role == ACTOR_ROLE_EDGE)) {
            return true;
        }
    }
    return false;
}

void member_role_put(struct visit *visit, struct value *object, const char *code)
{
    const int role = workspace_code(&ACTOR_ROLE, code);

    model_set_text(object, "code", code);
    model_set_text(object, "label",
                   say(vocabulary_label(&ACTOR_ROLE, role), visit->language));
    model_set_text(object, "meaning", say(ROLES[role].meaning, visit->language));
    model_set_text(object, "nl", ROLES[role].nl);
    model_set_text(object, "fr", ROLES[role].fr);
}

void member_representatives_put(struct visit *visit, const struct people *people,
                                int64_t organisation_id, const char *day,
                                struct value *object)
{
    struct value *present = model_set_list(object, "representatives");
    struct value *former = model_set_list(object, "former_representatives");
    const bool may_see = visit_may(visit, OBJECT_PEOPLE, RIGHT_SEE);

    for (size_t i = 0; may_see && i < people->roles.count; i++) {
        const struct role *role = &people->by_person[i];

        if (role->role != ROLE_REPRESENTATIVE || organisation_id == 0 ||
            role->organisation_id != organisation_id || strcmp(role->from_day, day) > 0) {
            continue;
        }
        struct value *item = model_add_object(role_is_held(role, day) ? present : former);
        model_set_text(item, "name", people_person_name(people, role->person_id));
        model_set_text(item, "from_day", role->from_day);
        model_set_text(item, "to_day", role->to_day);
    }
}
