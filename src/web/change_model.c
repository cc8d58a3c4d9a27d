#include "web/change_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "web/change_actions.h"
#include "web/change_sight.h"
#include "web/day_model.h"

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

/* Numbers are for who sees them all: from others they would tell how much is left out. */
static void numbers_put(struct visit *visit, const struct journal_link *link,
                        struct value *change)
{
    const bool sees_all = change_sees_all(visit);

    if (sees_all) {
        model_set_integer(change, "position", link->position);
    } else {
        model_set_null(change, "position");
    }
    if (sees_all && link->undoes != 0) {
        model_set_integer(change, "undoes", link->undoes);
    } else {
        model_set_null(change, "undoes");
    }
}

void change_model_put(struct visit *visit, const struct people *people,
                      const struct journal_entry *entry, struct value *change)
{
    const char *who = people_author_name(visit, people, entry->link.author);
    const char *subject =
        entry->rows == NULL || strcmp(entry->link.action, "network.make") == 0
            ? NULL
            : change_subject(visit, people, entry);
    numbers_put(visit, &entry->link, change);
    moment_model_set(visit, change, "at", entry->link.at);
    model_set_text(change, "day", day_of(entry->link.at, visit->pool));
    model_set_text(change, "who", who);
    model_set_text(change, "subject",
                   subject != NULL && strcmp(subject, who) != 0 ? subject : NULL);
    model_set_text(change, "action", entry->link.action);
    model_set_text(change, "sentence",
                   change_action_say(entry->link.action, visit->language));
}
