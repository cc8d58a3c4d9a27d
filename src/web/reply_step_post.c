/* reply_step_post.c - saving one screen of an anonymous survey, and where to go then. */
#include "web/pages.h"

#include <string.h>

#include "web/reply_items.h"

struct saving {
    const struct reply_link *link;
    const struct reply_sent *sent;
    const char *today;
};

/* Read and write in one: two screens of one person lose nothing of each other. */
static bool saving_do(struct unit *unit, void *context, struct status *st)
{
    const struct saving *saving = context;
    const struct reply_link *link = saving->link;
    struct reply_sheet sheet;
    bool is_there = false;

    if (!status_absent(reply_begun_read(unit->database, &link->place, link->sheet_code,
                                        unit->pool, &sheet, st),
                       &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return status_fail(st, STATUS_CONFLICT,
                           "these answers were handed in or deleted already: what you "
                           "chose now was not saved");
    }
    const struct reply_sheet merged = reply_merged(&sheet, saving->sent, unit->pool);
    return reply_begun_put(unit, link->network_id, link->row.id, link->sheet_code,
                           &merged, saving->today, st);
}

/* The screen beside this one: "/code", "/end", or the opening. */
static const char *beside(struct visit *visit, const struct reply_link *link,
                          size_t number, bool is_back)
{
    if (is_back) {
        return number == 0 ? ""
                           : visit_address(visit, "/%s", link->screens[number - 1].code);
    }
    return number + 1 == link->screen_count
               ? "/end"
               : visit_address(visit, "/%s", link->screens[number + 1].code);
}

static void go(struct visit *visit, const struct reply_link *link, size_t number,
               const char *then)
{
    enum language language;
    const char *here = visit_address(visit, "/%s", link->screens[number].code);

    if (strcmp(then, "stop") == 0) {
        visit_go(visit, "%s", reply_address(visit, link, "/stop"));
    } else if (language_find(then, &language)) {
        visit_go(visit, "%s?lang=%s", reply_address(visit, link, here), then);
    } else {
        visit_go(visit, "%s",
                 reply_address(visit, link,
                               beside(visit, link, number, strcmp(then, "back") == 0)));
    }
}

bool reply_step_post(struct visit *visit, struct status *st)
{
    struct reply_link link;
    struct reply_sent sent = {0};
    const char *then = visit_field(visit, "then");

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    const size_t number = reply_screen(&link, visit->parts[1]);
    if (number == link.screen_count) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    if (!reply_open_check(&link, st)) {
        return false;
    }
    if (link.sheet_code == NULL) {
        return status_fail(st, STATUS_CONFLICT,
                           "nothing is begun on this device any more: what you chose now "
                           "was not saved. Begin again, or go on with your code");
    }
    if (strcmp(then, "skip") == 0) {
        reply_screen_skip(visit, &link.screens[number], &sent);
    } else if (!reply_screen_read(visit, &link, &link.screens[number], MANNER_SCREEN,
                                  &sent, st)) {
        return false;
    }
    struct saving saving = {&link, &sent, visit->today};
    if (!visit_store(visit, saving_do, &saving, st)) {
        return false;
    }
    go(visit, &link, number, then);
    return true;
}
