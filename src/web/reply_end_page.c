/* reply_end_page.c - how an anonymous survey ends: handing in, stopping, deleting what
 * was filled in, leaving at once. */
#include "web/pages.h"

#include <string.h>

#include "web/form_token.h"
#include "web/forms.h"
#include "web/reply_screens.h"

/* ---- to the end ---- */

static void open_put(struct visit *visit, const struct reply_link *link)
{
    struct value *list = model_set_list(visit->model, "open");
    size_t count = 0;

    for (size_t i = 0; i < link->screen_count; i++) {
        const struct reply_screen *screen = &link->screens[i];
        const size_t missing = reply_missing(&link->sheet, screen);

        if (missing == 0) {
            continue;
        }
        const struct message more =
            message_make_plural(visit->pool, missing, "%zu question without answer",
                                "%zu questions without answer", missing);
        struct value *item = model_add_object(list);
        model_set_text(item, "title", reply_screen_title(visit, screen));
        model_set_text(
            item, "address",
            reply_address(visit, link, visit_address(visit, "/%s", screen->code)));
        model_set_text(
            item, "more",
            screen->item_count > 1 ? say_in(visit->pool, &more, visit->language) : NULL);
        count++;
    }
    model_set_boolean(visit->model, "is_all_done", count == 0);
}

/* Read the link for a page that stands only where something is begun; else go to the
 * opening. */
static bool begun_read(struct visit *visit, struct reply_link *link, bool *is_here_out,
                       struct status *st)
{
    if (!reply_link_read(visit, link, st)) {
        return false;
    }
    *is_here_out = (link->state == REPLY_OPEN && link->has_sheet) ||
                   visit->http->method == HTTP_POST;
    if (!*is_here_out) {
        visit_go(visit, "%s", reply_address(visit, link, ""));
    }
    return true;
}

static const char *last_address(struct visit *visit, const struct reply_link *link)
{
    const char *code =
        link->screen_count == 0 ? "" : link->screens[link->screen_count - 1].code;

    return reply_address(visit, link, visit_address(visit, "/%s", code));
}

bool reply_end_page(struct visit *visit, struct status *st)
{
    struct reply_link link;
    bool is_here = false;

    if (!begun_read(visit, &link, &is_here, st) || !is_here) {
        return st->code == STATUS_OK;
    }
    reply_link_put(visit, &link);
    open_put(visit, &link);
    model_set_text(visit->model, "back_address", last_address(visit, &link));
    model_set_boolean(visit->model, "is_empty",
                      link.sheet.answer_count == 0 && link.sheet.organisation_id == 0);
    visit_form(visit, &FORM_REPLY_SEND, reply_address(visit, &link, "/end"), NULL, 0);
    return true;
}

/* ---- hand in ---- */

static bool nothing_begun(struct status *st)
{
    return status_fail(st, STATUS_CONFLICT,
                       "these answers were handed in or deleted already: you need not "
                       "do anything");
}

static bool sending_do(struct unit *unit, void *context, struct status *st)
{
    const struct reply_link *link = context;
    struct reply_sheet sheet;
    bool is_there = false;

    if (!status_absent(reply_begun_read(unit->database, &link->place, link->sheet_code,
                                        unit->pool, &sheet, st),
                       &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return nothing_begun(st);
    }
    if (sheet.answer_count == 0) {
        return status_fail(
            st, STATUS_INVALID,
            "there is nothing to hand in yet: answer at least one question");
    }
    return reply_send(unit, link->network_id, link->row.id, link->sheet_code, &sheet, st);
}

bool reply_send_post(struct visit *visit, struct status *st)
{
    struct reply_link link;

    if (!reply_link_read(visit, &link, st) || !reply_open_check(&link, st)) {
        return false;
    }
    if (link.sheet_code == NULL) {
        return nothing_begun(st);
    }
    if (!visit_store(visit, sending_do, &link, st)) {
        return false;
    }
    reply_cookie_drop(visit, &link);
    visit_go(visit, "%s", reply_address(visit, &link, "/thanks"));
    return true;
}

bool reply_thanks_page(struct visit *visit, struct status *st)
{
    struct reply_link link;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    if (link.is_kiosk) {
        reply_language_drop(visit);
    }
    reply_link_put(visit, &link);
    model_set_text(visit->model, "due_day", link.whole.wave.due_day);
    return true;
}

/* ---- stop, delete ---- */

bool reply_stop_page(struct visit *visit, struct status *st)
{
    struct reply_link link;
    bool is_here = false;

    if (!begun_read(visit, &link, &is_here, st) || !is_here) {
        return st->code == STATUS_OK;
    }
    reply_link_put(visit, &link);
    model_set_text(visit->model, "next_address", reply_next_address(visit, &link));
    model_set_text(visit->model, "end_address", reply_address(visit, &link, "/end"));
    model_set_integer(visit->model, "sheet_days", SHEET_DAYS);
    return true;
}

bool reply_erase_page(struct visit *visit, struct status *st)
{
    struct reply_link link;
    bool is_here = false;

    if (!begun_read(visit, &link, &is_here, st) || !is_here) {
        return st->code == STATUS_OK;
    }
    reply_link_put(visit, &link);
    model_set_text(visit->model, "next_address", reply_next_address(visit, &link));
    visit_form(visit, &FORM_REPLY_ERASE, reply_address(visit, &link, "/erase"), NULL, 0);
    return true;
}

static bool erasing_do(struct unit *unit, void *context, struct status *st)
{
    return reply_sheet_remove(unit, context, st);
}

bool reply_erase_post(struct visit *visit, struct status *st)
{
    struct reply_link link;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    if (link.sheet_code != NULL && !visit_store(visit, erasing_do, &link, st)) {
        return false;
    }
    reply_cookie_drop(visit, &link);
    if (link.is_kiosk) {
        reply_language_drop(visit);
    }
    visit_go_done(visit, "reply-erased", "%s", reply_address(visit, &link, ""));
    return true;
}

/* ---- leave at once ---- */

/* On a device of one's own nothing changes in the store: without its cookie, what was
 * begun cannot be opened but with the code. In a kiosk nobody has that code. */
bool reply_leave_page(struct visit *visit, struct status *st)
{
    struct reply_link link;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    /* A picture on a page of somebody else must not sign anybody out. */
    if (!form_origin_is_ours(visit)) {
        visit_go(visit, "/leave");
        return true;
    }
    if (link.is_kiosk) {
        reply_sheet_forget(visit, &link);
        reply_language_drop(visit);
        visit_go(visit, "%s", reply_address(visit, &link, ""));
        return true;
    }
    reply_cookie_drop(visit, &link);
    http_response_header(visit->response, "Clear-Site-Data", "\"cookies\", \"storage\"");
    visit_go(visit, "/leave");
    return true;
}

bool reply_left_page(struct visit *visit, struct status *st)
{
    (void)st;
    http_response_header(visit->response, "X-Robots-Tag", "noindex, nofollow");
    return true;
}
