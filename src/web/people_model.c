#include "web/people_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "store/journal.h"
#include "store/wave.h"

bool people_day_asked(struct visit *visit, const char **day_out, int64_t *at_out,
                      struct status *st)
{
    const char *on = visit_query(visit, "on");

    *day_out = visit->today;
    *at_out = 0;
    if (on == NULL || on[0] == '\0') {
        return true;
    }
    if (!day_is_valid(on)) {
        return status_fail(st, STATUS_INVALID, "write a day as 2026-11-22, not '%s'", on);
    }
    *day_out = on;
    *at_out = day_begin(on) + DAY_MILLISECONDS - 1;
    return true;
}

static int role_compare(const void *left, const void *right)
{
    const struct role *a = left;
    const struct role *b = right;

    if (a->person_id != b->person_id) {
        return a->person_id < b->person_id ? -1 : 1;
    }
    return a->id < b->id ? -1 : a->id > b->id;
}

/* Once, so that a page of many people does not look at every pair. */
static void roles_sort(struct pool *pool, struct people *people)
{
    struct role *sorted = pool_array(pool, people->roles.count, struct role);

    for (size_t i = 0; i < people->roles.count; i++) {
        sorted[i] = role_from(people->roles.rows[i]);
    }
    if (people->roles.count > 0) {
        qsort(sorted, people->roles.count, sizeof *sorted, role_compare);
    }
    people->by_person = sorted;
}

bool people_read(struct visit *visit, int64_t at, struct people *people_out,
                 struct status *st)
{
    const struct journal_part PARTS[] = {
        {&PERSON_RECORD, &people_out->persons},
        {&ROLE_RECORD, &people_out->roles},
        {&ORGANISATION_RECORD, &people_out->organisations},
        {&INVITATION_RECORD, &people_out->invitations},
    };

    if (at != 0 && !journal_rows_at(visit->database, visit->network_id, at, PARTS,
                                    ARRAY_COUNT(PARTS), visit->pool, st)) {
        return false;
    }
    for (size_t i = 0; at == 0 && i < ARRAY_COUNT(PARTS); i++) {
        if (!record_list(visit->database, PARTS[i].kind, visit->network_id, visit->pool,
                         PARTS[i].list_out, st)) {
            return false;
        }
    }
    roles_sort(visit->pool, people_out);
    return true;
}

const struct role *people_roles_of(const struct people *people, int64_t person_id,
                                   size_t *count_out)
{
    size_t from = 0;
    size_t to = people->roles.count;
    size_t count = 0;

    while (from < to) {
        const size_t middle = from + (to - from) / 2;

        if (people->by_person[middle].person_id < person_id) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    while (from + count < people->roles.count &&
           people->by_person[from + count].person_id == person_id) {
        count++;
    }
    *count_out = count;
    return people->by_person + from;
}

const char *people_organisation_name(const struct people *people, int64_t id)
{
    for (size_t i = 0; i < people->organisations.count; i++) {
        if (people->organisations.rows[i][0].integer == id) {
            return organisation_from(people->organisations.rows[i]).name;
        }
    }
    return "";
}

bool people_stands_for(const struct visit *visit, const struct people *people,
                       int64_t organisation_id)
{
    size_t count = 0;
    const struct role *roles = people_roles_of(people, visit->presence.person_id, &count);

    for (size_t i = 0; i < count; i++) {
        const bool stands =
            roles[i].role == ROLE_REPRESENTATIVE || roles[i].role == ROLE_WORKER;
        if (stands && organisation_id != 0 &&
            roles[i].organisation_id == organisation_id &&
            role_is_held(&roles[i], visit->today)) {
            return true;
        }
    }
    return false;
}

const char *people_person_name(const struct people *people, int64_t id)
{
    for (size_t i = 0; i < people->persons.count; i++) {
        if (people->persons.rows[i][0].integer == id) {
            return person_from(people->persons.rows[i]).name;
        }
    }
    return NULL;
}

/* Who answers a survey, with the organisation; who may not see that reads no name. */
static const char *informant_name(struct visit *visit, int64_t id)
{
    const struct sql_value *values = NULL;
    struct informant_row informant;
    struct wave_actor_row actor;
    struct status gone = {0};

    if (!visit_may(visit, OBJECT_SURVEY, RIGHT_SEE) ||
        !informant_find(visit->database, visit->network_id, id, visit->pool, &informant,
                        &gone) ||
        !record_find(visit->database, &WAVE_ACTOR_RECORD, visit->network_id,
                     informant.wave_actor_id, visit->pool, &values, &gone)) {
        return say(N_("somebody who answers a survey"), visit->language);
    }
    record_read(&WAVE_ACTOR_RECORD, values, &actor);
    return visit_say(visit, N_("%s, for %s"), informant.name, actor.name);
}

const char *people_author_name(struct visit *visit, const struct people *people,
                               const char *author)
{
    static const char PERSON[] = "person:";
    static const char INFORMANT[] = "informant:";
    const size_t length = sizeof PERSON - 1;

    if (strncmp(author, INFORMANT, sizeof INFORMANT - 1) == 0) {
        return informant_name(visit, strtoll(author + sizeof INFORMANT - 1, NULL, 10));
    }
    if (strncmp(author, PERSON, length) != 0) {
        return say(strcmp(author, "clerk") == 0 ? N_("Samenspel itself") : N_("the host"),
                   visit->language);
    }
    const char *name = people_person_name(people, strtoll(author + length, NULL, 10));
    return name != NULL ? name : say(N_("somebody who is gone"), visit->language);
}

void people_role_put(struct visit *visit, struct value *object, enum access_role role)
{
    model_set_text(object, "code", access_role_code(role));
    model_set_text(object, "name", say(access_role_name(role), visit->language));
    model_set_text(object, "meaning", say(access_role_meaning(role), visit->language));
}
