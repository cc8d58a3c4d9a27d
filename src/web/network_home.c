/* network_home.c - the home of a network: its thread, what is next and what waits for
 * whom, who changed what of late, its people in a few numbers. */
#include "web/pages.h"

#include "web/change_model.h"
#include "web/change_sight.h"
#include "web/tasks.h"

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
    bool has_older = false;

    if (!people_read(visit, 0, &people, st) || !tasks_put(visit, &people, st)) {
        return false;
    }
    roles_put(visit, &people);
    model_set_boolean(visit->model, "may_arena",
                      visit_may(visit, OBJECT_ARENA, RIGHT_SEE));
    model_set_boolean(visit->model, "may_own",
                      visit_may(visit, OBJECT_OWN_ENTRY, RIGHT_CHANGE));
    model_set_boolean(visit->model, "may_journal",
                      visit_may(visit, OBJECT_JOURNAL, RIGHT_SEE));
    struct value *changes = model_set_list(visit->model, "changes");
    if (!visit_may(visit, OBJECT_JOURNAL, RIGHT_SEE)) {
        return true;
    }
    if (!change_list(visit, &(struct change_page){.limit = LATELY}, &journal, &has_older,
                     st)) {
        return false;
    }
    for (size_t i = 0; i < journal.count; i++) {
        change_model_put(visit, &people, &journal.entries[i], model_add_object(changes));
    }
    return true;
}
