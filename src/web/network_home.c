/* network_home.c - the home of a network: its thread, its people in a few numbers, and
 * who changed what of late. */
#include "web/pages.h"

#include "web/change_model.h"

enum { LATELY = 8 };

/* How many hold each role today: a table that is never about one person. */
static void roles_put(struct visit *visit, const struct people *people)
{
    struct value *list = model_set_list(visit->model, "roles");
    size_t counts[ROLE_COUNT] = {0};
    size_t all = 0;

    for (size_t i = 0; i < people->roles.count; i++) {
        const struct role *row = &people->by_person[i];

        counts[row->role] += role_is_held(row, visit->today);
    }
    for (int role = ROLE_COUNT - 1; role > ROLE_HOST; role--) {
        all += counts[role];
        if (counts[role] > 0) {
            struct value *item = model_add_object(list);

            people_role_put(visit, item, (enum access_role)role);
            model_set_integer(item, "count", (int64_t)counts[role]);
        }
    }
    model_set_boolean(visit->model, "is_alone", all == 1);
}

bool network_home_page(struct visit *visit, struct status *st)
{
    struct people people;
    struct journal_list journal = {0};

    if (!people_read(visit, 0, &people, st)) {
        return false;
    }
    roles_put(visit, &people);
    model_set_boolean(visit->model, "may_settings",
                      visit_may(visit, OBJECT_SETTINGS, RIGHT_CHANGE));
    model_set_boolean(visit->model, "may_journal",
                      visit_may(visit, OBJECT_JOURNAL, RIGHT_SEE));
    struct value *changes = model_set_list(visit->model, "changes");
    if (!visit_may(visit, OBJECT_JOURNAL, RIGHT_SEE)) {
        return true;
    }
    if (!journal_list(visit->database, visit->network_id, 0, LATELY, visit->pool,
                      &journal, st)) {
        return false;
    }
    for (size_t i = 0; i < journal.count; i++) {
        change_model_put(visit, &people, &journal.entries[i], changes);
    }
    return true;
}
