#include "web/change_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"

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
            subject = people_person_name(
                people, strtoll(member_text(after, "person_id"), NULL, 10));
        } else if (strcmp(record, "invitation") == 0 && subject == NULL &&
                   visit_may(visit, OBJECT_INVITATION, RIGHT_SEE)) {
            subject = member_text(after, "name");
        }
    }
    return subject;
}

void change_model_put(struct visit *visit, const struct people *people,
                      const struct journal_entry *entry, struct value *list)
{
    const char *who = people_author_name(visit, people, entry->link.author);
    const char *subject =
        entry->rows == NULL || strcmp(entry->link.action, "network.make") == 0
            ? NULL
            : change_subject(visit, people, entry);
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
