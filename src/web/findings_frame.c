/* findings_frame.c - what stands around every page of findings: which wave, who answered,
 * whether it is computed, and the way to the other pages. */
#include "web/findings.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "web/day_model.h"
#include "web/forms.h"

/* ---- tabs ---- */

static const struct {
    const char *path; /* behind the wave */
    const char *name; /* N_() */
    enum access_object object;
} TABS[] = {
    {"", N_("Overview"), OBJECT_FINDINGS},
    {"/map", N_("Map"), OBJECT_FINDINGS},
    {"/scorecard", N_("Figures"), OBJECT_FINDINGS},
    {"/brokers", N_("Who connects"), OBJECT_FINDINGS},
    {"/talks", N_("To talk about"), OBJECT_TIE_TALKS},
    {"/coordinator", N_("Without the coordinator"), OBJECT_FINDINGS},
    {"/introductions", N_("Introductions"), OBJECT_FINDINGS},
    {"/trust", N_("Trust"), OBJECT_FINDINGS},
    {"/organisations", N_("Organisations"), OBJECT_FINDINGS},
    {"/own", N_("My organisation"), OBJECT_OWN_FINDINGS},
    {"/files", N_("Files"), OBJECT_FINDINGS},
};

#define FINDINGS_ROUTE "/networks/{network}/findings"
#define WAVE_ROUTE FINDINGS_ROUTE "/{wave}"

/* "page": this is its page; "true": one beneath it; NULL: elsewhere. */
static const char *current_of(const struct visit *visit, const char *path)
{
    const char *route = visit->route->path;
    const size_t length = strlen(path);

    if (length == 0 && strcmp(route, FINDINGS_ROUTE) == 0) {
        return "page";
    }
    if (strncmp(route, WAVE_ROUTE, sizeof WAVE_ROUTE - 1) != 0) {
        return NULL;
    }
    route += sizeof WAVE_ROUTE - 1;
    if (strcmp(route, path) == 0) {
        return "page";
    }
    return length > 0 && strncmp(route, path, length) == 0 && route[length] == '/'
               ? "true"
               : NULL;
}

static const char *address_of(struct visit *visit, int64_t wave_id, const char *path)
{
    return visit_address(visit, "/networks/%s/findings/%" PRId64 "%s", visit->network_id,
                         wave_id, path);
}

static void tab_put(struct value *tabs, const char *name, const char *address,
                    const char *current)
{
    struct value *tab = model_add_object(tabs);

    model_set_text(tab, "name", name);
    model_set_text(tab, "address", address);
    model_set_text(tab, "current", current);
}

static void tabs_put(struct visit *visit, const struct findings *findings)
{
    const int64_t id = findings->wave.wave.id;
    struct value *tabs = model_set_list(visit->model, "tabs");

    for (size_t i = 0; i < ARRAY_COUNT(TABS); i++) {
        if (visit_may(visit, TABS[i].object, RIGHT_SEE)) {
            tab_put(tabs, say(TABS[i].name, visit->language),
                    address_of(visit, id, TABS[i].path), current_of(visit, TABS[i].path));
        }
    }
    if (findings->has_former) {
        const char *route = FINDINGS_ROUTE "/changes";

        tab_put(tabs, visit_say(visit, N_("What changed")),
                visit_address(
                    visit, "/networks/%s/findings/changes?from=%" PRId64 "&to=%" PRId64,
                    visit->network_id, findings->former.id, id),
                strcmp(visit->route->path, route) == 0 ? "page" : NULL);
    }
}

/* ---- the wave ---- */

/* Every closed wave, newest first, each leading to this same page of it. */
static void waves_put(struct visit *visit, const struct findings *findings,
                      struct value *wave)
{
    struct value *waves = model_set_list(wave, "waves");
    const char *path = "";

    for (size_t i = 0; i < ARRAY_COUNT(TABS); i++) {
        if (current_of(visit, TABS[i].path) != NULL) {
            path = TABS[i].path;
        }
    }
    for (size_t i = findings->closed.count; i-- > 0;) {
        const struct wave_row *row = &findings->closed.rows[i];
        struct value *item = model_add_object(waves);

        model_set_integer(item, "id", row->id);
        model_set_text(item, "title", row->title);
        model_set_text(item, "closed_day", day_of(row->closed_at, visit->pool));
        model_set_text(item, "address", address_of(visit, row->id, path));
        model_set_boolean(item, "is_present", row->id == findings->wave.wave.id);
    }
}

static void response_put(struct visit *visit, const struct findings *findings,
                         struct value *wave)
{
    static const char *const LEVELS[] = {[RESPONSE_WHOLE] = "whole",
                                         [RESPONSE_HIGH] = "high",
                                         [RESPONSE_PARTIAL] = "partial",
                                         [RESPONSE_LOW] = "low"};
    const struct response *response = &findings->response;
    const struct message sentence = response_sentence(response, visit->pool);

    model_set_integer(wave, "organisations", (int64_t)response->organisations);
    model_set_integer(wave, "answered", (int64_t)response->answered);
    model_set_text(wave, "response_level", LEVELS[response->level]);
    model_set_text(wave, "response",
                   sentence.id == NULL
                       ? visit_say(visit, N_("All organisations answered."))
                       : say_in(visit->pool, &sentence, visit->language));
}

/* ---- computing ---- */

static void form_put(struct visit *visit, const struct findings *findings, bool is_put,
                     const struct form_plan *plan, const char *path)
{
    if (is_put) {
        visit_form(visit, plan, address_of(visit, findings->wave.wave.id, path), NULL, 0);
    } else {
        model_set_null(visit->model, plan->name);
    }
}

static void computing_put(struct visit *visit, const struct findings *findings,
                          struct value *wave)
{
    const bool may_compute = visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE);
    const bool is_computing = findings_is_computing(findings);
    const char *state = findings->has_job ? findings->job.state : "";

    model_set_boolean(wave, "is_computed", findings->is_computed);
    model_set_boolean(wave, "is_computing", is_computing);
    model_set_integer(wave, "percent", is_computing ? findings->job.permille / 10 : 0);
    model_set_boolean(wave, "is_stopped", strcmp(state, "stopped") == 0);
    model_set_text(wave, "trouble",
                   strcmp(state, "failed") == 0
                       ? visit_sentence(visit->pool, findings->job.trouble)
                       : NULL);
    model_set_boolean(wave, "may_compute", may_compute);
    model_set_boolean(wave, "may_see_computing",
                      visit_may(visit, OBJECT_SURVEY, RIGHT_SEE));
    if (findings->is_computed) {
        moment_model_set(visit, wave, "computed_at", findings->results.computed_at);
    } else {
        model_set_null(wave, "computed_at");
        model_set_null(wave, "computed_at_text");
    }
    form_put(visit, findings, may_compute && !is_computing, &FORM_FINDINGS_COMPUTE,
             "/recompute");
    form_put(visit, findings, may_compute && is_computing, &FORM_FINDINGS_STOP, "/stop");
}

void findings_frame_put(struct visit *visit, const struct findings *findings)
{
    const struct wave_row *row = &findings->wave.wave;
    struct value *wave = model_set_object(visit->model, "wave");

    model_set_integer(wave, "id", row->id);
    model_set_text(wave, "title", row->title);
    model_set_text(wave, "closed_day", day_of(row->closed_at, visit->pool));
    model_set_text(wave, "address", address_of(visit, row->id, ""));
    response_put(visit, findings, wave);
    computing_put(visit, findings, wave);
    waves_put(visit, findings, wave);
    model_set_boolean(wave, "has_waves", findings->closed.count > 1);
    tabs_put(visit, findings);
}
