/* settings_page.c - the network's own words; archiving, opening again, deleting. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/number.h"
#include "store/network.h"
#include "web/forms.h"

static const char *address_of(struct visit *visit, const char *rest)
{
    return visit_address(visit, "/networks/%s%s", visit->network_id, rest);
}

bool settings_page(struct visit *visit, struct status *st)
{
    struct network network;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    const struct form_start start[] = {
        {"name", network.name},
        {"place", network.place},
        {"journal_months", visit_address(visit, "%" PRId64, network.journal_months)},
    };
    visit_form(visit, &FORM_SETTINGS, address_of(visit, "/settings"), start,
               ARRAY_COUNT(start));
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_SETTINGS, RIGHT_CHANGE));
    model_set_boolean(visit->model, "may_archive",
                      visit_may(visit, OBJECT_ARCHIVE, RIGHT_CHANGE));
    return true;
}

/* What of the row a change sets; read anew inside the unit, so that two changes at the
 * same moment do not undo each other. */
struct setting {
    const char *network_id;
    const char *name; /* NULL: leaves the settings as they are */
    const char *place;
    int64_t journal_months;
    bool is_archiving;
    bool is_reopening;
    const char *archived_day;
    const char *delete_day;
};

static bool setting_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct setting *setting = context;
    struct network network;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!network_find(unit->database, setting->network_id, unit->pool, &network, st)) {
        return false;
    }
    if (setting->name != NULL) {
        network.name = setting->name;
        network.place = setting->place;
        network.journal_months = setting->journal_months;
    }
    if (setting->is_archiving || setting->is_reopening) {
        network.is_archived = setting->is_archiving;
        network.archived_day = setting->archived_day;
        network.delete_day = setting->delete_day;
    }
    network_values(&network, values);
    return change_put(change, &NETWORK_RECORD, values, st);
}

bool settings_post(struct visit *visit, struct status *st)
{
    size_t months = 0;
    struct setting setting = {
        .network_id = visit->network_id,
        .name = visit_field(visit, "name"),
        .place = visit_field(visit, "place"),
    };

    (void)number_read(visit_field(visit, "journal_months"), NETWORK_JOURNAL_MONTHS,
                      &months);
    if (months < NETWORK_JOURNAL_MONTHS_LEAST) {
        return visit_refuse(visit, "journal_months", st,
                            "keep them for at least %d months, not %zu",
                            NETWORK_JOURNAL_MONTHS_LEAST, months);
    }
    setting.journal_months = (int64_t)months;
    if (!visit_change(visit, "network.settings", setting_do, &setting, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/settings", visit->network_id);
    return true;
}

bool archive_page(struct visit *visit, struct status *st)
{
    struct network network;
    const struct form_start start[] = {{"when", "keep"}};

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    struct value *archive = model_set_object(visit->model, "archive");
    model_set_boolean(archive, "is_archived", network.is_archived);
    model_set_text(archive, "archived_day", network.archived_day);
    model_set_text(archive, "delete_day", network.delete_day);
    model_set_integer(archive, "journal_months", network.journal_months);
    visit_form(visit, &FORM_ARCHIVE, address_of(visit, "/archive"), start,
               ARRAY_COUNT(start));
    visit_form(visit, &FORM_REOPEN, address_of(visit, "/archive/reopen"), NULL, 0);
    visit_form(visit, &FORM_DELETE, address_of(visit, "/archive/delete"), NULL, 0);
    return true;
}

bool archive_post(struct visit *visit, struct status *st)
{
    const bool is_deleted = strcmp(visit_field(visit, "when"), "delete") == 0;
    struct setting setting = {
        .network_id = visit->network_id,
        .is_archiving = true,
        .archived_day = visit->today,
        .delete_day =
            is_deleted ? day_add_months(visit->today, NETWORK_GRACE_MONTHS, visit->pool)
                       : NULL,
    };

    if (!visit_change(visit, "network.archive", setting_do, &setting, st)) {
        return false;
    }
    visit_go(visit, "/networks/%s/archive", visit->network_id);
    return true;
}

bool reopen_post(struct visit *visit, struct status *st)
{
    struct setting setting = {.network_id = visit->network_id, .is_reopening = true};

    if (!visit_change(visit, "network.reopen", setting_do, &setting, st)) {
        return false;
    }
    visit_go_done(visit, "reopened", "/networks/%s", visit->network_id);
    return true;
}

struct deleting {
    const char *network_id;
    const char *author;
    int64_t now;
};

static bool deleting_do(struct unit *unit, void *context, struct status *st)
{
    const struct deleting *deleting = context;

    return network_destroy(unit, deleting->network_id, deleting->author, deleting->now,
                           st);
}

bool delete_post(struct visit *visit, struct status *st)
{
    struct network network;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    if (strcmp(visit_field(visit, "name"), network.name) != 0) {
        return visit_refuse(visit, "name", st, "the name of this network is '%s'",
                            network.name);
    }
    struct deleting deleting = {
        visit->network_id, visit_address(visit, "account:%" PRId64, visit->account.id),
        visit->now};
    if (!visit_store(visit, deleting_do, &deleting, st)) {
        return false;
    }
    visit_go_done(visit, "deleted", "/networks");
    return true;
}
