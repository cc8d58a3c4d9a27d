/* partners_page.c - step 4: who is asked to be a partner, chosen by people. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "method/arena_check.h"
#include "method/talk.h"
#include "web/assets.h"
#include "web/forms.h"
#include "web/partners_model.h"

static const char *const LOCKS[] = {[CRITERIA_MISSING] = "missing",
                                    [CRITERIA_OPEN] = "open",
                                    [CRITERIA_LOCKED] = "locked"};

static enum criteria_lock lock_put(struct visit *visit, const struct partners *partners)
{
    const enum criteria_lock lock = criteria_lock_of(&partners->preparation);
    const char *at = criteria_locked_at(&partners->preparation);
    struct value *object = model_set_object(visit->model, "lock");

    model_set_text(object, "state", LOCKS[lock]);
    model_set_boolean(object, "is_locked", lock == CRITERIA_LOCKED);
    model_set_boolean(object, "is_missing", lock == CRITERIA_MISSING);
    model_set_text(object, "locked_at", at[0] == '\0' ? NULL : at);
    model_set_text(object, "locked_day",
                   at[0] == '\0' ? NULL
                                 : pool_text_part(visit->pool, at, strlen("2026-11-22")));
    return lock;
}

/* ---- what to look at ---- */

/* Findings that belong to choosing, and where each is answered. What is fragile stands in
 * the coverage already. */
static const struct {
    const char *code;
    const char *path;
} ANSWERED[] = {
    {"gap", "/arena/holdings"},
    {"unique_holder", "/arena/result"},
    {"mutual_replacement", "/arena/result"},
    {"pair_competitive", "/partners/pairs"},
    {"pair_overlapping", "/partners/pairs"},
    {"pairs_open", "/partners/pairs"},
    {"criteria_missing", "/criteria"},
    {"criteria_open", "/criteria"},
    {"core_left_out", "/partners#choose"},
    {"not_relevant_taken_in", "/partners#choose"},
    {"too_few", "/partners#choose"},
    {"talk_before_lock", "/partners/talks"},
};

static const char *path_of(const char *code)
{
    for (size_t i = 0; i < ARRAY_COUNT(ANSWERED); i++) {
        if (strcmp(ANSWERED[i].code, code) == 0) {
            return ANSWERED[i].path;
        }
    }
    return NULL;
}

static void finding_put(struct visit *visit, const struct finding *finding,
                        struct value *list)
{
    const char *path = path_of(finding->code);

    if (path == NULL && !finding->is_urgent) {
        return;
    }
    struct value *item = model_add_object(list);
    model_set_text(item, "code", finding->code);
    model_set_boolean(item, "is_urgent", finding->is_urgent);
    model_set_text(item, "sentence",
                   say_in(visit->pool, &finding->message, visit->language));
    model_set_text(item, "address",
                   path == NULL
                       ? NULL
                       : visit_address(visit, "/networks/%s%s", visit->network_id, path));
}

/* A talk that came out otherwise than the choice that is saved. */
static void talk_put(struct visit *visit, const struct partners *partners,
                     const struct talk_row *talk, struct value *list)
{
    const struct workspace *workspace = &partners->workspace;
    const struct selection_row *row = workspace_selection(workspace, talk->actor_id);
    const size_t actor = workspace_actor(workspace, talk->actor_id);
    const bool is_in = row != NULL && row->is_in != 0;
    int outcome = 0;

    if (actor == workspace->actor_count ||
        !vocabulary_find(&TALK_OUTCOME, talk->outcome, &outcome) || outcome == 0 ||
        talk_outcome_is_member((enum talk_outcome)outcome) == is_in) {
        return;
    }
    struct value *item = model_add_object(list);
    model_set_text(item, "code", is_in ? "talk_out" : "talk_in");
    model_set_boolean(item, "is_urgent", false);
    model_set_text(
        item, "sentence",
        visit_say(visit,
                  is_in ? N_("%s is chosen here, and its talk came to \"%s\": does it "
                             "stay chosen?")
                        : N_("%s is not chosen here, and its talk came to \"%s\": choose "
                             "it too?"),
                  workspace->actors[actor].name,
                  say(vocabulary_label(&TALK_OUTCOME, outcome), visit->language)));
    model_set_text(item, "address",
                   visit_address(visit, "/networks/%s/partners/talks/%" PRId64,
                                 visit->network_id, talk->actor_id));
}

/* The urgent ones first. */
static void findings_put(struct visit *visit, const struct partners *partners)
{
    const struct finding_list findings =
        arena_check(&partners->preparation, &partners->ranking, visit->pool);
    struct value *list = model_set_list(visit->model, "findings");

    for (int urgent = 1; urgent >= 0; urgent--) {
        for (const struct finding *finding = findings.first; finding != NULL;
             finding = finding->next) {
            if (finding->is_urgent == (urgent == 1)) {
                finding_put(visit, finding, list);
            }
        }
    }
    for (size_t i = 0; i < partners->workspace.talk_count; i++) {
        talk_put(visit, partners, &partners->workspace.talks[i], list);
    }
}

static void criteria_put(struct visit *visit, const struct partners *partners)
{
    const struct workspace *workspace = &partners->workspace;
    struct value *list = model_set_list(visit->model, "criteria");

    for (size_t i = 0; i < workspace->criterion_count; i++) {
        struct value *item = model_add_object(list);
        model_set_text(item, "code", workspace->criteria[i].code);
        model_set_text(item, "text", workspace->criteria[i].text);
    }
}

static bool compositions_finish(struct visit *visit, struct status *st)
{
    (void)st;
    partners_compositions_put(visit, visit->finishing);
    return true;
}

/* All that is not the coverage. The search may take a second: it holds no connection. */
static void rest_put(struct visit *visit, const struct partners *partners)
{
    partners_actors_put(visit, partners);
    findings_put(visit, partners);
    partners_holdings_put(visit, partners);
    if (visit->http->method == HTTP_GET) {
        visit->finish = compositions_finish;
        visit->finishing = partners;
    } else {
        partners_compositions_put(visit, partners);
    }
}

static const char *said_of_form(struct visit *visit, const char *name)
{
    for (size_t i = 0; i < visit->error_count; i++) {
        if (strcmp(visit->errors[i].name, name) == 0) {
            return visit_sentence(
                visit->pool,
                say_in(visit->pool, &visit->errors[i].message, visit->language));
        }
    }
    return NULL;
}

/* "&try=1,3" for the picture; "" for what is saved. */
static const char *trial_query(struct visit *visit, const struct partners *partners)
{
    struct text text;

    if (!partners->is_trial) {
        return "";
    }
    text_init(&text, visit->pool, LIMIT_ADDRESS_BYTES);
    for (size_t i = 0; i < partners->workspace.actor_count; i++) {
        if (partners->is_in[i]) {
            text_format(&text, "%s%" PRId64, text.length == 0 ? "?try=" : ",",
                        partners->workspace.actors[i].id);
        }
    }
    return text.length == 0 ? "?try=" : text.bytes;
}

/* What the page is about, before anything that is chosen. */
static void head_put(struct visit *visit, const struct partners *partners, bool is_ready)
{
    const struct asset *script = asset_named("partners.js");
    const char *shown = said_of_form(visit, "show");

    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE));
    model_set_boolean(visit->model, "has_actors", partners->workspace.actor_count > 0);
    model_set_boolean(visit->model, "is_begun", partners->workspace.selection_count > 0);
    model_set_boolean(visit->model, "is_trial", partners->is_trial);
    model_set_text(visit->model, "trial_query", trial_query(visit, partners));
    model_set_text(visit->model, "shown", shown);
    model_set_boolean(visit->model, "is_refused",
                      visit->error_count > 0 && shown == NULL);
    model_set_boolean(visit->model, "is_asked_again", visit->error_count > 0);
    model_set_text(visit->model, "script", script == NULL ? NULL : script->path);
    model_set_boolean(visit->model, "is_ready", is_ready);
    criteria_put(visit, partners);
    visit_form(visit, &FORM_SELECTION,
               visit_address(visit, "/networks/%s/partners", visit->network_id), NULL, 0);
}

bool partners_page(struct visit *visit, struct status *st)
{
    const char *only = visit_query(visit, "only");
    const struct partners *partners = NULL;

    if (!partners_read(visit, &partners, st)) {
        return false;
    }
    const bool is_ready = lock_put(visit, partners) == CRITERIA_LOCKED &&
                          partners->workspace.actor_count > 0;
    head_put(visit, partners, is_ready);
    if (is_ready) {
        partners_coverage_put(visit, partners);
    }
    if (is_ready && (only == NULL || strcmp(only, "coverage") != 0)) {
        rest_put(visit, partners);
    } else {
        model_set_null(visit->model, "actors");
        model_set_null(visit->model, "findings");
        model_set_null(visit->model, "compositions");
        model_set_null(visit->model, "holdings");
    }
    return true;
}
