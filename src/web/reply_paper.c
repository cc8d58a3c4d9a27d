/* reply_paper.c - somebody types what stands on paper sheets, one after the other: a
 * whole sheet on one page, by digits. Nothing is begun and nothing can be resumed. */
#include "web/pages.h"

#include <string.h>

#include "base/number.h"
#include "store/secret.h"
#include "store/sign_in.h"
#include "web/forms.h"
#include "web/reply_items.h"

enum {
    SHEETS_MOST = 99999, /* that one session counts */
    SHEET_TOKEN_BYTES = 10,
    SENT_TWICE_WINDOW = 24 * 60 * 60 * 1000 /* within which a sheet is known again */
};

/* ---- the sheet ---- */

static bool parts_put(struct visit *visit, const struct reply_link *link,
                      struct status *st)
{
    struct value *parts = model_set_list(visit->model, "parts");
    struct reply_organisations organisations;

    for (size_t i = 0; i < link->screen_count; i++) {
        const struct reply_screen *screen = &link->screens[i];
        const bool is_new =
            i == 0 || screen->step == NULL || screen->step != link->screens[i - 1].step;
        struct value *part = model_add_object(parts);
        const struct reply_screen whole = {
            .code = "", .kind = screen->kind, .step = screen->step};

        model_set_text(part, "id", screen->code);
        model_set_text(part, "title", is_new ? reply_screen_title(visit, &whole) : NULL);
        struct value *items = model_set_list(part, "items");
        if (screen->kind == SCREEN_ORGANISATION) {
            if (!reply_organisations_read(visit, link, &organisations, st)) {
                return false;
            }
            reply_organisation_put(visit, link, &organisations, items);
        } else if (screen->kind == SCREEN_AREA) {
            reply_area_put(visit, link, MANNER_PAPER, items);
        }
        for (size_t k = 0; k < screen->item_count; k++) {
            reply_item_put(visit, link, &screen->items[k], MANNER_PAPER, items);
        }
    }
    return true;
}

/* How many were saved in this session: the address says it, nothing remembers it. */
static size_t saved_count(const struct visit *visit)
{
    const char *text = visit_query(visit, "saved");
    size_t count = 0;

    if (visit->http->method == HTTP_POST) {
        text = visit_field(visit, "saved");
    }
    return text != NULL && number_read(text, SHEETS_MOST, &count) ? count : 0;
}

bool reply_paper_page(struct visit *visit, struct status *st)
{
    struct reply_link link;
    const bool is_again = visit->http->method == HTTP_POST;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    if (!is_again && (!link.is_paper || link.state != REPLY_OPEN)) {
        visit_go(visit, "%s", reply_address(visit, &link, ""));
        return true;
    }
    const size_t saved = saved_count(visit);
    const char *sent = visit_field(visit, "sheet");
    reply_link_put(visit, &link);
    model_set_integer(visit->model, "saved", (int64_t)saved);
    model_set_integer(visit->model, "number", (int64_t)saved + 1);
    model_set_boolean(visit->model, "has_saved", saved > 0 && !is_again);
    model_set_integer(visit->model, "wrong_count", (int64_t)visit->error_count);
    model_set_text(visit->model, "sheet",
                   is_again && sent[0] != '\0'
                       ? sent
                       : secret_token(visit->pool, SHEET_TOKEN_BYTES));
    visit_form(visit, &FORM_REPLY_PAPER, reply_address(visit, &link, "/paper"), NULL, 0);
    return parts_put(visit, &link, st);
}

/* ---- saving ---- */

struct typing {
    const struct reply_link *link;
    const struct reply_sheet *sheet;
    const char *bucket; /* by which a sheet that is sent twice is known */
    int64_t now;
    bool is_twice;
};

static bool typing_do(struct unit *unit, void *context, struct status *st)
{
    struct typing *typing = context;
    const struct reply_link *link = typing->link;
    const struct attempt_rule once = {1, SENT_TWICE_WINDOW};
    struct status first = {0};

    typing->is_twice =
        !attempt_check(unit->database, typing->bucket, &once, typing->now, &first);
    if (typing->is_twice) {
        return first.code == STATUS_LIMIT ||
               status_fail(st, first.code, "what was sent could not be looked up");
    }
    return attempt_count(unit, typing->bucket, 1, SENT_TWICE_WINDOW, typing->now, st) &&
           reply_send(unit, link->network_id, link->row.id, NULL, typing->sheet, st);
}

/* Everything that was typed; all that is wrong is said at once. */
static bool sheet_typed(struct visit *visit, const struct reply_link *link,
                        struct reply_sheet *sheet_out, struct status *st)
{
    const struct reply_sheet empty = {0};
    struct reply_sent sent = {0};
    bool is_right = true;

    for (size_t i = 0; i < link->screen_count; i++) {
        is_right &=
            reply_screen_read(visit, link, &link->screens[i], MANNER_PAPER, &sent, st);
    }
    if (!is_right) {
        return false;
    }
    *sheet_out = reply_merged(&empty, &sent, visit->pool);
    if (visit_field(visit, "sheet")[0] == '\0') {
        return visit_refuse(visit, "", st, "this form is not whole: open the page again");
    }
    return sheet_out->answer_count > 0 ||
           visit_refuse(visit, "", st,
                        "nothing is typed yet: an empty sheet is not saved");
}

bool reply_paper_post(struct visit *visit, struct status *st)
{
    struct reply_link link;
    struct reply_sheet sheet;

    if (!reply_link_read(visit, &link, st) || !reply_open_check(&link, st)) {
        return false;
    }
    if (!link.is_paper) {
        return status_fail(
            st, STATUS_CONFLICT,
            "this link is not for paper sheets: ask for the link for paper");
    }
    if (!sheet_typed(visit, &link, &sheet, st)) {
        return false;
    }
    struct typing typing = {
        .link = &link,
        .sheet = &sheet,
        .bucket = secret_keyed_digest(visit->pool, visit->site->secret, "paper sheet",
                                      visit_field(visit, "sheet")),
        .now = visit->now,
    };
    if (!visit_store(visit, typing_do, &typing, st)) {
        return false;
    }
    const size_t saved = saved_count(visit) + 1;
    visit_go(visit, "%s?saved=%zu", reply_address(visit, &link, "/paper"), saved);
    return true;
}
