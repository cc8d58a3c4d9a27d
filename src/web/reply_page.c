/* reply_page.c - the opening of an anonymous survey: who asks, why, who sees what; how
 * one begins, and how one goes on with a code. */
#include "web/pages.h"

#include <string.h>

#include "base/day.h"
#include "base/lines.h"
#include "store/secret.h"
#include "web/forms.h"
#include "web/reply_result.h"
#include "web/reply_screens.h"
#include "web/tries.h"

/* ---- the opening ---- */

enum { QUESTIONS_A_MINUTE = 5 };

/* In whole minutes, at five questions a minute. [P] */
static int64_t minutes_of(const struct reply_link *link)
{
    size_t items = 0;

    for (size_t i = 0; i < link->screen_count; i++) {
        items += link->screens[i].item_count + (link->screens[i].item_count == 0);
    }
    return 1 + (int64_t)(items / QUESTIONS_A_MINUTE);
}

/* Why it is asked: in the language of the page, or else in one that nobody knows. */
static void reason_put(struct visit *visit, const struct reply_link *link,
                       struct value *about)
{
    const struct wording reasons = experience_reasons(&link->whole.choice);
    const bool is_in_language = wording_in(&reasons, visit->language)[0] != '\0';

    model_set_text(about, "reason", experience_reason(&link->whole, visit->language));
    model_set_text(about, "reason_language",
                   is_in_language ? language_code(visit->language) : NULL);
}

static void about_put(struct visit *visit, const struct reply_link *link)
{
    const struct wave_row *wave = &link->whole.wave;
    struct value *about = model_set_object(visit->model, "about");
    const char *at =
        instrument_opening(link->whole.instrument, link->respondent, visit->language);

    model_set_text(about, "asker", wave->asker);
    reason_put(visit, link, about);
    struct value *opening = model_set_list(about, "opening");
    for (const char *words = NULL; (words = paragraph_next(&at, visit->pool)) != NULL;) {
        model_add_text(opening, words);
    }
    model_set_integer(about, "minutes", minutes_of(link));
    model_set_integer(about, "screens", (int64_t)link->screen_count);
    model_set_integer(about, "keep_months", wave->keep_months);
    model_set_text(about, "due_day", wave->due_day);
    model_set_text(about, "closed_day",
                   wave->closed_at == 0 ? NULL : day_of(wave->closed_at, visit->pool));
}

static void state_put(struct visit *visit, const struct reply_link *link)
{
    struct value *state = model_set_object(visit->model, "state");

    model_set_boolean(state, "is_draft", link->state == REPLY_DRAFT);
    model_set_boolean(state, "is_open", link->state == REPLY_OPEN);
    model_set_boolean(state, "is_closed", link->state == REPLY_CLOSED);
    model_set_boolean(state, "is_void", link->state == REPLY_VOID);
    model_set_boolean(state, "is_archived", link->state == REPLY_ARCHIVED);
}

bool reply_page(struct visit *visit, struct status *st)
{
    struct reply_link link;
    const bool is_again = visit->http->method == HTTP_POST;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    if (link.is_paper && link.state == REPLY_OPEN && !is_again) {
        visit_go(visit, "%s", reply_address(visit, &link, "/paper"));
        return true;
    }
    if (link.is_kiosk && !is_again) {
        /* Whoever stands here now is somebody else, and may choose a language. */
        if (link.sheet_code != NULL) {
            reply_sheet_forget(visit, &link);
        }
        link.has_sheet = false;
    }
    reply_link_put(visit, &link);
    about_put(visit, &link);
    state_put(visit, &link);
    model_set_boolean(visit->model, "is_about_families",
                      link.whole.instrument->asked == RESPONDENT_FAMILIES);
    model_set_boolean(visit->model, "is_resuming", visit_error(visit, "sheet") != NULL);
    model_set_text(visit->model, "next_address", reply_next_address(visit, &link));
    visit_form(visit, &FORM_REPLY_BEGIN, reply_address(visit, &link, ""), NULL, 0);
    visit_form(visit, &FORM_REPLY_RESUME, reply_address(visit, &link, "/resume"), NULL,
               0);
    return reply_result_put(visit, &link, st);
}

/* ---- begin ---- */

struct beginning {
    const struct reply_link *link;
    const char *code;
    const char *today;
};

static bool beginning_do(struct unit *unit, void *context, struct status *st)
{
    const struct beginning *beginning = context;
    const struct reply_link *link = beginning->link;
    const struct reply_sheet empty = {0};

    return (!link->has_sheet || reply_sheet_remove(unit, link, st)) &&
           reply_begun_put(unit, link->network_id, link->row.id, beginning->code, &empty,
                           beginning->today, st);
}

/* Nobody fills in what cannot be handed in. */
static bool room_check(struct visit *visit, const struct reply_link *link,
                       struct status *st)
{
    struct link_uses uses;

    if (!survey_link_uses(visit->database, link->network_id, link->row.wave_id,
                          visit->pool, &uses, st)) {
        return false;
    }
    for (size_t i = 0; i < uses.count; i++) {
        if (uses.rows[i].link_id == link->row.id && uses.rows[i].used >= link->row.most) {
            return status_fail(
                st, STATUS_LIMIT,
                "this link has taken all the answers that it was made for: "
                "ask who gave it to you");
        }
    }
    return true;
}

bool reply_begin_post(struct visit *visit, struct status *st)
{
    struct reply_link link;
    const bool is_anew = strcmp(visit_field(visit, "then"), "anew") == 0;

    if (!reply_link_read(visit, &link, st) || !reply_sheet_read(visit, &link, st)) {
        return false;
    }
    /* A link from a message brings no cookie at first: what was begun shows only now. */
    if (link.has_sheet && !is_anew && !link.is_kiosk) {
        visit_go(visit, "%s", reply_address(visit, &link, ""));
        return true;
    }
    struct beginning beginning = {
        .link = &link,
        .code = sheet_code_make(visit->pool),
        .today = visit->today,
    };
    if (!reply_open_check(&link, st) || !room_check(visit, &link, st) ||
        !visit_store(visit, beginning_do, &beginning, st)) {
        return false;
    }
    reply_cookie_set(visit, &link, beginning.code);
    const char *first = link.screen_count == 0 ? "end" : link.screens[0].code;
    visit_go(visit, "%s",
             reply_address(visit, &link, visit_address(visit, "/%s", first)));
    return true;
}

/* ---- go on with a code ---- */

/* Of 2^60 codes. */
enum { WRONG_SHEET_CODES = 600 };
#define WRONG_SHEET_CODE "sheet code"

bool reply_resume_post(struct visit *visit, struct status *st)
{
    const char *code = secret_typed(visit->pool, visit_field(visit, "sheet"));
    const char *peer = tries_peer(visit);
    struct reply_link link;
    bool is_there = false;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    if (!tries_check(visit, visit->database, WRONG_SHEET_CODE, peer, WRONG_SHEET_CODES,
                     st)) {
        return visit_refuse_status(visit, "sheet", st);
    }
    if (!link.is_kiosk && strlen(code) == SHEET_CODE_LENGTH &&
        !status_absent(reply_begun_read(visit->database, &link.place, code, visit->pool,
                                        &link.sheet, st),
                       &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return tries_count(visit, WRONG_SHEET_CODE, peer, WRONG_SHEET_CODES, st) &&
               visit_refuse(visit, "sheet", st,
                            "nothing opens with this code: look whether each letter is "
                            "right. Perhaps the answers were handed in or deleted");
    }
    reply_cookie_set(visit, &link, code);
    visit_go(visit, "%s", reply_next_address(visit, &link));
    return true;
}
