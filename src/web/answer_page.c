/* answer_page.c - the personal link of an informant: typing its code, what it is about,
 * how far one is, finishing and taking it up again. */
#include "web/pages.h"

#include <string.h>

#include "base/day.h"
#include "base/lines.h"
#include "web/answer_own.h"
#include "web/answer_sheet.h"
#include "web/forms.h"
#include "web/reply_link.h"

/* ---- the code ---- */

bool answer_code_page(struct visit *visit, struct status *st)
{
    (void)st;
    http_response_header(visit->response, "X-Robots-Tag", "noindex, nofollow");
    visit_form(visit, &FORM_ANSWER_CODE, "/v", NULL, 0);
    return true;
}

bool answer_code_post(struct visit *visit, struct status *st)
{
    const char *code = answer_code_tidy(visit->pool, visit_field(visit, "code"));
    struct answer_link link;
    bool is_of_group = false;

    visit->parts[0] = code;
    if (!reply_link_is(visit, code, &is_of_group, st)) {
        return visit_refuse_status(visit, "code", st);
    }
    if (is_of_group) {
        visit_go(visit, "/a/%s", code);
        return true;
    }
    if (!answer_link_read(visit, &link, st)) {
        return st->code == STATUS_FAILED ? false : visit_refuse_status(visit, "code", st);
    }
    visit_go(visit, "%s", answer_address(visit, &link, ""));
    return true;
}

/* ---- what it is about ---- */

enum { ANSWERS_IN_FIVE_MINUTES = 160 };

/* Fifteen minutes for 25 organisations and all questions, of which most are about some of
 * them only; in steps of five. [P] */
static size_t minutes_of(const struct answer_link *link,
                         const struct answer_targets *targets)
{
    size_t steps = 0;

    for (size_t i = 0; i < link->wave.instrument->step_count; i++) {
        steps += wave_asks(&link->wave.wave, &link->wave.instrument->steps[i]);
    }
    return 5 * (1 + (targets->count * steps + ANSWERS_IN_FIVE_MINUTES / 2) /
                        ANSWERS_IN_FIVE_MINUTES);
}

static void about_put(struct visit *visit, const struct answer_link *link,
                      const struct answer_targets *targets)
{
    const struct wave_row *wave = &link->wave.wave;
    struct value *about = model_set_object(visit->model, "about");
    const char *at = wording_in(&link->wave.instrument->opening, visit->language);

    model_set_text(about, "reason", wave->reason);
    struct value *opening = model_set_list(about, "opening");
    for (const char *words = NULL; (words = paragraph_next(&at, visit->pool)) != NULL;) {
        model_add_text(opening, words);
    }
    model_set_integer(about, "organisations", (int64_t)targets->count);
    model_set_integer(about, "minutes", (int64_t)minutes_of(link, targets));
    model_set_integer(about, "keep_months", wave->keep_months);
    model_set_text(about, "due_day", wave->due_day);
    model_set_text(about, "closed_day",
                   wave->closed_at == 0 ? NULL : day_of(wave->closed_at, visit->pool));
}

/* ---- how far one is ---- */

struct standing {
    const struct instrument_step *next; /* that is to be answered; NULL: all are */
    size_t done;
    size_t left;
};

/* Member "steps": those that are asked, with what is done. */
static struct standing steps_put(struct visit *visit, const struct answer_link *link,
                                 const struct answer_targets *targets)
{
    const struct instrument *instrument = link->wave.instrument;
    struct value *list = model_set_list(visit->model, "steps");
    struct standing standing = {0};

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        if (!answer_step_is_possible(link, &link->sheet, targets, step)) {
            continue;
        }
        const bool is_asked = answer_step_is_asked(link, &link->sheet, targets, step);
        const size_t missing = answer_missing(link, targets, step);
        const bool is_saved = survey_has_step(&link->sheet, step->code);
        const bool is_done = is_saved && missing == 0;
        struct value *item = model_add_object(list);
        const struct message more = message_make_plural(
            visit->pool, missing, "%zu name to add", "%zu names to add", missing);

        model_set_text(item, "code", step->code);
        model_set_text(item, "title", wording_in(&step->title, visit->language));
        const char *rest = visit_address(visit, "/%s", step->code);
        model_set_text(item, "address",
                       is_asked ? answer_address(visit, link, rest) : NULL);
        model_set_boolean(item, "is_done", is_done);
        model_set_boolean(item, "is_secret", step->sight == SIGHT_NOBODY);
        model_set_text(item, "more",
                       missing == 0 ? NULL : say_in(visit->pool, &more, visit->language));
        standing.done += is_done;
        standing.left += !is_done;
        if (standing.next == NULL && !is_done && is_asked) {
            standing.next = step;
        }
    }
    return standing;
}

static void standing_put(struct visit *visit, const struct answer_link *link,
                         const struct standing *standing)
{
    const char *rest = standing->next == NULL
                           ? "/end"
                           : visit_address(visit, "/%s", standing->next->code);

    model_set_text(visit->model, "next_address", answer_address(visit, link, rest));
    model_set_text(visit->model, "end_address", answer_address(visit, link, "/end"));
    model_set_integer(visit->model, "done_count", (int64_t)standing->done);
    model_set_integer(visit->model, "step_count",
                      (int64_t)(standing->done + standing->left));
    model_set_boolean(visit->model, "is_all_done", standing->left == 0);
}

static void added_put(struct visit *visit, const struct answer_targets *targets)
{
    struct value *added = model_set_list(visit->model, "added");

    for (size_t i = 0; i < targets->count; i++) {
        if (targets->items[i].actor->informant_id != 0) {
            model_add_text(added, targets->items[i].actor->name);
        }
    }
}

bool answer_page(struct visit *visit, struct status *st)
{
    struct answer_link link;

    if (!answer_link_read(visit, &link, st)) {
        return false;
    }
    const struct answer_targets targets = answer_targets(&link, &link.sheet, visit->pool);
    answer_link_put(visit, &link);
    about_put(visit, &link, &targets);
    const struct standing standing = steps_put(visit, &link, &targets);
    standing_put(visit, &link, &standing);
    model_set_boolean(visit->model, "is_begun",
                      strcmp(link.informant.state, "waiting") != 0);
    visit_form(visit, &FORM_ANSWER_BEGIN, answer_address(visit, &link, ""), NULL, 0);
    visit_form(visit, &FORM_ANSWER_RESUME, answer_address(visit, &link, "/resume"), NULL,
               0);
    const struct answer_own own = {link.network_id, &link.wave.wave,
                                   link.organisation->id, link.state == ANSWER_CLOSED,
                                   link.informant.email[0] == '\0'};
    return answer_own_put(visit, &own, st);
}

bool answer_end_page(struct visit *visit, struct status *st)
{
    struct answer_link link;

    if (!answer_link_read(visit, &link, st)) {
        return false;
    }
    if (link.state != ANSWER_OPEN && visit->http->method != HTTP_POST) {
        visit_go(visit, "%s", answer_address(visit, &link, ""));
        return true;
    }
    const struct answer_targets targets = answer_targets(&link, &link.sheet, visit->pool);
    answer_link_put(visit, &link);
    const struct standing standing = steps_put(visit, &link, &targets);
    standing_put(visit, &link, &standing);
    added_put(visit, &targets);
    visit_form(visit, &FORM_ANSWER_FINISH, answer_address(visit, &link, "/end"), NULL, 0);
    return true;
}

/* ---- begin, finish, take up again ---- */

struct turning {
    const struct answer_link *link;
    const char *action;
    const char *state; /* that the informant is in then */
    int64_t now;
};

static bool turning_do(struct unit *unit, void *context, struct status *st)
{
    const struct turning *turning = context;
    struct informant_row informant;
    struct change *change = NULL;
    const struct change_head head =
        answer_head(unit, turning->link, turning->action, turning->now);

    if (!answer_informant_read(unit, turning->link, &informant, st) ||
        !change_begin(unit, &head, &change, st)) {
        return false;
    }
    informant.begun_at = informant.begun_at == 0 ? turning->now : informant.begun_at;
    informant.finished_at = strcmp(turning->state, "finished") == 0 ? turning->now : 0;
    informant.state = turning->state;
    return informant_put(change, &informant, st) && change_end(change, st);
}

static bool turn(struct visit *visit, const struct answer_link *link, const char *action,
                 const char *state, struct status *st)
{
    struct turning turning = {link, action, state, visit->now};

    return visit_store(visit, turning_do, &turning, st);
}

bool answer_begin_post(struct visit *visit, struct status *st)
{
    struct answer_link link;

    if (!answer_link_read(visit, &link, st)) {
        return false;
    }
    if ((strcmp(link.informant.state, "waiting") == 0 || link.state != ANSWER_OPEN) &&
        !turn(visit, &link, "informant.begin", "begun", st)) {
        return false;
    }
    const struct instrument_step *first = answer_names_step(link.wave.instrument);
    visit_go(visit, "%s",
             answer_address(visit, &link, visit_address(visit, "/%s", first->code)));
    return true;
}

bool answer_finish_post(struct visit *visit, struct status *st)
{
    struct answer_link link;

    if (!answer_link_read(visit, &link, st)) {
        return false;
    }
    if (link.sheet.step_count == 0) {
        return visit_refuse(visit, "", st,
                            "there is nothing to finish yet: answer at least the first "
                            "question");
    }
    if (!turn(visit, &link, "informant.finish", "finished", st)) {
        return false;
    }
    visit_go(visit, "%s", answer_address(visit, &link, ""));
    return true;
}

bool answer_resume_post(struct visit *visit, struct status *st)
{
    struct answer_link link;

    if (!answer_link_read(visit, &link, st) ||
        !turn(visit, &link, "informant.begin", "begun", st)) {
        return false;
    }
    visit_go(visit, "%s", answer_address(visit, &link, ""));
    return true;
}
