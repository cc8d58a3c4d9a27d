#include "web/people_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"

bool people_read(struct visit *visit, int64_t at, struct people *people_out,
                 struct status *st)
{
    const struct {
        const struct record_kind *kind;
        struct record_list *list;
    } PARTS[] = {
        {&PERSON_RECORD, &people_out->persons},
        {&ROLE_RECORD, &people_out->roles},
        {&ORGANISATION_RECORD, &people_out->organisations},
        {&INVITATION_RECORD, &people_out->invitations},
    };

    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        const bool is_read =
            at == 0 ? record_list(visit->database, PARTS[i].kind, visit->network_id,
                                  visit->pool, PARTS[i].list, st)
                    : journal_rows_at(visit->database, PARTS[i].kind, visit->network_id,
                                      at, visit->pool, PARTS[i].list, st);
        if (!is_read) {
            return false;
        }
    }
    return true;
}

const char *people_organisation_name(const struct people *people, int64_t id)
{
    for (size_t i = 0; i < people->organisations.count; i++) {
        const struct organisation organisation =
            organisation_from(people->organisations.rows[i]);

        if (organisation.id == id) {
            return organisation.name;
        }
    }
    return "";
}

/* NULL when nobody has this id. */
static const char *person_name(const struct people *people, int64_t id)
{
    for (size_t i = 0; i < people->persons.count; i++) {
        const struct person person = person_from(people->persons.rows[i]);

        if (person.id == id) {
            return person.name;
        }
    }
    return NULL;
}

const char *people_author_name(struct visit *visit, const struct people *people,
                               const char *author)
{
    static const char PERSON[] = "person:";
    const size_t length = sizeof PERSON - 1;

    if (strncmp(author, PERSON, length) != 0) {
        return say(strcmp(author, "clerk") == 0 ? N_("Samenspel itself") : N_("the host"),
                   visit->language);
    }
    const char *name = person_name(people, strtoll(author + length, NULL, 10));
    return name != NULL ? name : say(N_("somebody who is gone"), visit->language);
}

void people_role_put(struct visit *visit, struct value *object, enum access_role role)
{
    model_set_text(object, "code", access_role_code(role));
    model_set_text(object, "name", say(access_role_name(role), visit->language));
    model_set_text(object, "meaning", say(access_role_meaning(role), visit->language));
}

/* What each kind of change is called. A later page adds its own here. */
static const struct {
    const char *action;
    const char *sentence; /* N_() */
} ACTIONS[] = {
    {"network.make", N_("made the network")},
    {"network.settings", N_("changed the settings")},
    {"network.archive", N_("archived the network")},
    {"network.reopen", N_("opened the network again")},
    {"person.invite", N_("invited somebody")},
    {"person.join", N_("took part")},
    {"person.rename", N_("changed the own name")},
    {"invitation.withdraw", N_("withdrew an invitation")},
    {"role.give", N_("gave a role")},
    {"role.end", N_("ended a role")},
    {"coordinator.name", N_("named a coordinator")},
    {"undo", N_("took a change back")},
};

static const char *member_text(const struct value *row, const char *name)
{
    return value_text(value_find(row, name, strlen(name)));
}

/* Whom a change is about, when that is one person, and not who made it; else NULL. */
static const char *change_subject(const struct visit *visit, const struct people *people,
                                  const struct journal_entry *entry)
{
    const char *subject = NULL;

    for (const struct value *row = value_first(entry->rows); row != NULL;
         row = value_next(row)) {
        const char *record = member_text(row, "record");
        const struct value *after = value_find(row, "after", strlen("after"));

        if (after == NULL) {
            continue;
        }
        if (strcmp(record, "role") == 0) {
            subject =
                person_name(people, strtoll(member_text(after, "person_id"), NULL, 10));
        } else if (strcmp(record, "invitation") == 0 && subject == NULL &&
                   visit_may(visit, OBJECT_INVITATION, RIGHT_SEE)) {
            subject = member_text(after, "name");
        }
    }
    return subject;
}

void people_change_put(struct visit *visit, const struct people *people,
                       const struct journal_entry *entry, struct value *list)
{
    const char *who = people_author_name(visit, people, entry->link.author);
    const char *subject =
        entry->rows == NULL ? NULL : change_subject(visit, people, entry);
    const char *sentence = entry->link.action;
    struct value *change = model_add_object(list);

    for (size_t i = 0; i < ARRAY_COUNT(ACTIONS); i++) {
        if (strcmp(ACTIONS[i].action, entry->link.action) == 0) {
            sentence = say(ACTIONS[i].sentence, visit->language);
        }
    }
    model_set_integer(change, "position", entry->link.position);
    model_set_text(change, "at", moment_text(entry->link.at, visit->pool));
    model_set_text(change, "day", day_of(entry->link.at, visit->pool));
    model_set_text(change, "who", who);
    model_set_text(change, "subject",
                   subject != NULL && strcmp(subject, who) != 0 ? subject : NULL);
    model_set_text(change, "action", entry->link.action);
    model_set_text(change, "sentence", sentence);
    if (entry->link.undoes == 0) {
        model_set_null(change, "undoes");
    } else {
        model_set_integer(change, "undoes", entry->link.undoes);
    }
}
