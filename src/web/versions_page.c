/* versions_page.c - step 6: the versions of the arena-analysis, what a correction
 * changed, and deleting who gave which mark. */
#include "web/pages.h"

#include <inttypes.h>

#include "base/day.h"
#include "store/version_freeze.h"
#include "web/forms.h"
#include "web/version_delta.h"

static const char *address_of(struct visit *visit, const char *rest)
{
    return visit_address(visit, "/networks/%s/arena/versions%s", visit->network_id, rest);
}

/* ---- the list ---- */

static void version_put(struct visit *visit, const struct workspace *workspace,
                        int64_t number, const struct version_row *row, struct value *list)
{
    struct value *item = model_add_object(list);

    model_set_integer(item, "number", number);
    model_set_boolean(item, "is_present", number == workspace_version(workspace));
    model_set_boolean(item, "is_kept", version_is_known(workspace, number));
    model_set_text(item, "day", row == NULL ? NULL : day_of(row->at, visit->pool));
    model_set_text(item, "who",
                   row == NULL ? NULL : workspace_author_name(workspace, row->author));
    model_set_text(item, "reason", row == NULL ? NULL : row->reason);
}

/* Newest first; the first of all has no row. */
static void versions_put(struct visit *visit, const struct workspace *workspace)
{
    struct value *list = model_set_list(visit->model, "versions");

    for (size_t i = workspace->version_count; i-- > 0;) {
        version_put(visit, workspace, workspace->versions[i].number,
                    &workspace->versions[i], list);
    }
    version_put(visit, workspace, 1, NULL, list);
}

/* ---- single marks ---- */

static bool erasing_put(struct visit *visit, const struct workspace *workspace,
                        struct status *st)
{
    const struct round_row *round = workspace_closed_round(workspace);
    struct value *erasing = model_set_object(visit->model, "erasing");
    int64_t at = 0;

    if (!rating_erased_at(visit->database, visit->network_id, &at, st)) {
        return false;
    }
    model_set_integer(erasing, "rating_count", (int64_t)workspace->rating_count);
    model_set_boolean(erasing, "has_ratings", workspace->rating_count > 0);
    model_set_boolean(erasing, "is_rating", workspace_open_round(workspace) != NULL);
    model_set_boolean(erasing, "has_members", workspace->member_count > 0);
    model_set_text(erasing, "due_day",
                   round == NULL || workspace->rating_count == 0
                       ? NULL
                       : day_add_months(day_of(round->closed_at, visit->pool),
                                        RATING_MONTHS, visit->pool));
    model_set_text(erasing, "erased_day", at == 0 ? NULL : day_of(at, visit->pool));
    return true;
}

bool versions_page(struct visit *visit, struct status *st)
{
    struct workspace workspace;

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st) ||
        !version_delta_put(visit, &workspace, st) ||
        !erasing_put(visit, &workspace, st)) {
        return false;
    }
    versions_put(visit, &workspace);
    model_set_integer(visit->model, "version", workspace_version(&workspace));
    model_set_boolean(visit->model, "may_steer",
                      visit_may(visit, OBJECT_STEERING, RIGHT_CHANGE));
    visit_form(visit, &FORM_VERSION, address_of(visit, ""), NULL, 0);
    visit_form(visit, &FORM_RATINGS_ERASE, address_of(visit, "/erase"), NULL, 0);
    return true;
}

/* ---- changing ---- */

struct correcting {
    struct version_row row;
    const char *network_id;
};

static bool correcting_do(struct change *change, struct unit *unit, void *context,
                          struct status *st)
{
    const struct correcting *correcting = context;
    struct version_row row = correcting->row;

    return version_begin(change, unit, correcting->network_id, &row, st);
}

bool version_post(struct visit *visit, struct status *st)
{
    struct correcting correcting = {
        .row = {.at = visit->now,
                .author = visit_author(visit),
                .reason = visit_field(visit, "reason")},
        .network_id = visit->network_id,
    };

    if (!visit_change(visit, "version.begin", correcting_do, &correcting, st)) {
        return false;
    }
    visit_go_done(visit, "version-begun", "/networks/%s/%s", visit->network_id,
                  visit_field(visit, "step"));
    return true;
}

static bool erasing_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const char *const *network_id = context;

    return rating_erase(change, unit, *network_id, st);
}

bool ratings_erase_post(struct visit *visit, struct status *st)
{
    const char *network_id = visit->network_id;

    if (!visit_change(visit, "rating.erase", erasing_do, &network_id, st)) {
        return false;
    }
    visit_go_done(visit, "ratings-erased", "%s", address_of(visit, ""));
    return true;
}
