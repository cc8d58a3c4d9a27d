/* experience_findings_frame.c - what stands around every page of an anonymous survey's
 * findings: which wave, how many answered, what has to be known, the way to the other
 * pages. */
#include "web/experience_findings.h"

#include <string.h>

#include "base/attributes.h"
#include "base/day.h"
#include "web/disclosed_words.h"
#include "web/experience_model.h"

/* ---- tabs ---- */

static const struct {
    const char *instrument; /* NULL: of every one */
    const char *path; /* behind the wave */
    const char *name; /* N_() */
    enum access_object object;
} TABS[] = {
    /* the first of an instrument is where its findings begin */
    {"dilemmas", "/dilemmas", N_("Dilemmas"), OBJECT_EXPERIENCE_FINDINGS},
    {"dilemmas", "/statements", N_("Statements"), OBJECT_EXPERIENCE_FINDINGS},
    {"dilemmas", "/coordinator", N_("Coordinator"), OBJECT_EXPERIENCE_FINDINGS},
    {"dilemmas", "/hypotheses", N_("Hypotheses"), OBJECT_EXPERIENCE_FINDINGS},
    {"growth", "/growth", N_("Growth"), OBJECT_EXPERIENCE_FINDINGS},
    {"growth", "/dimensions", N_("Dimensions"), OBJECT_EXPERIENCE_FINDINGS},
    {"growth", "/benefits", N_("Benefits"), OBJECT_EXPERIENCE_FINDINGS},
    {"five_b", "/five-b", N_("Five B's"), OBJECT_EXPERIENCE_FINDINGS},
    {NULL, "/open-answers", N_("In their own words"), OBJECT_EXPERIENCE_FINDINGS},
    {NULL, "/reliability", N_("Reliability"), OBJECT_EXPERIENCE_FINDINGS},
    {NULL, "/own", N_("My organisation"), OBJECT_OWN_EXPERIENCE},
};

#define WAVE_ROUTE "/networks/{network}/experience/{wave}"

/* "page": this is its page; "true": one beneath it; NULL: elsewhere. */
static const char *current_of(const struct visit *visit, const char *path)
{
    const char *route = visit->route->path;
    const size_t length = strlen(path);

    if (strncmp(route, WAVE_ROUTE, sizeof WAVE_ROUTE - 1) != 0) {
        return NULL;
    }
    route += sizeof WAVE_ROUTE - 1;
    if (strcmp(route, path) == 0) {
        return "page";
    }
    return strncmp(route, path, length) == 0 && route[length] == '/' ? "true" : NULL;
}

static bool is_tab(const struct experience_findings *findings, size_t tab)
{
    return TABS[tab].instrument == NULL ||
           strcmp(TABS[tab].instrument, findings->wave.wave.instrument) == 0;
}

const char *experience_findings_address(struct visit *visit,
                                        const struct experience_findings *findings,
                                        const char *path)
{
    return experience_address(visit, findings->wave.wave.id, path);
}

const char *experience_findings_begin(struct visit *visit, const struct wave_row *wave)
{
    for (size_t i = 0; i < ARRAY_COUNT(TABS); i++) {
        if (TABS[i].instrument != NULL &&
            strcmp(TABS[i].instrument, wave->instrument) == 0) {
            return experience_address(visit, wave->id, TABS[i].path);
        }
    }
    return NULL;
}

/* Puts them, and gives the path of the present one. */
static const char *tabs_put(struct visit *visit,
                            const struct experience_findings *findings)
{
    struct value *tabs = model_set_list(visit->model, "tabs");
    const char *present = "";

    for (size_t i = 0; i < ARRAY_COUNT(TABS); i++) {
        const char *current = current_of(visit, TABS[i].path);

        if (!is_tab(findings, i) || !visit_may(visit, TABS[i].object, RIGHT_SEE)) {
            continue;
        }
        struct value *tab = model_add_object(tabs);
        model_set_text(tab, "name", say(TABS[i].name, visit->language));
        model_set_text(tab, "address",
                       experience_findings_address(visit, findings, TABS[i].path));
        model_set_text(tab, "current", current);
        if (current != NULL) {
            present = TABS[i].path;
        }
    }
    return present;
}

/* ---- the wave ---- */

/* Every closed wave, newest first, each leading to this same page of it. */
static void waves_put(struct visit *visit, const struct experience_findings *findings,
                      const char *path, struct value *wave)
{
    struct value *waves = model_set_list(wave, "waves");

    for (size_t i = findings->closed.count; i-- > 0;) {
        const struct wave_row *row = &findings->closed.rows[i];
        struct value *item = model_add_object(waves);

        model_set_integer(item, "id", row->id);
        model_set_text(item, "title", row->title);
        model_set_text(item, "closed_day", day_of(row->closed_at, visit->pool));
        model_set_text(item, "address", experience_address(visit, row->id, path));
        model_set_boolean(item, "is_present", row->id == findings->wave.wave.id);
    }
    model_set_boolean(wave, "has_waves", findings->closed.count > 1);
}

/* Who was asked, and how many answered. */
static void groups_put(struct visit *visit, const struct experience_findings *findings,
                       struct value *wave)
{
    static const char *const NAMES[] = {
        [RESPONDENT_FAMILIES] = N_("Families"), [RESPONDENT_WORKERS] = N_("Workers")};
    const struct instrument *instrument = findings->wave.instrument;
    struct value *groups = model_set_list(wave, "groups");

    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        const enum respondent respondent = (enum respondent)i;

        if (!findings->is_computed ||
            (instrument->asked != respondent && instrument->mirrored != respondent)) {
            continue;
        }
        struct value *group = model_add_object(groups);
        model_set_text(group, "code", RESPONDENT_CODES[i]);
        model_set_text(group, "name", say(NAMES[i], visit->language));
        model_set_text(group, "answered",
                       disclosed_number_words(visit, findings->results.respondents[i]));
    }
}

/* That something was wrong with a link is said beside what came of it: those answers are
 * in the figures, because nothing says which they are. */
static void remarks_put(struct visit *visit, const struct experience_findings *findings,
                        struct value *wave)
{
    enum { FEW = 5 };
    struct value *remarks = model_set_list(wave, "remarks");

    for (size_t i = 0; i < findings->wave.link_count; i++) {
        const struct survey_link_row *link = &findings->wave.links[i];
        const int64_t used = link_used(&findings->uses, link->id);

        if (strcmp(link->state, "void") != 0) {
            continue;
        }
        model_add_text(
            remarks,
            used < FEW
                ? visit_say(visit,
                            N_("One link was voided (%s), after fewer than 5 answers. "
                               "They count here: nothing says which they are."),
                            link->void_reason)
                : visit_say(visit,
                            N_("One link was voided (%s), after about %d answers. They "
                               "count here: nothing says which they are."),
                            link->void_reason, (int)(used / FEW * FEW)));
    }
}

void experience_findings_frame_put(struct visit *visit,
                                   const struct experience_findings *findings)
{
    const struct wave_row *row = &findings->wave.wave;
    struct value *wave = model_set_object(visit->model, "wave");

    model_set_integer(wave, "id", row->id);
    model_set_text(wave, "title", row->title);
    model_set_text(wave, "closed_day", day_of(row->closed_at, visit->pool));
    model_set_text(wave, "address", experience_findings_address(visit, findings, ""));
    model_set_text(wave, "instrument", row->instrument);
    model_set_text(wave, "instrument_title",
                   wording_in(&findings->wave.instrument->title, visit->language));
    model_set_text(wave, "chosen_by", findings->wave.choice.chosen_by);
    model_set_boolean(wave, "is_computed", findings->is_computed);
    model_set_integer(wave, "organisations", (int64_t)findings->results.organisations);
    groups_put(visit, findings, wave);
    remarks_put(visit, findings, wave);
    if (findings->has_former) {
        struct value *former = model_set_object(wave, "former");

        model_set_text(former, "title", findings->former.title);
        model_set_text(former, "closed_day",
                       day_of(findings->former.closed_at, visit->pool));
    } else {
        model_set_null(wave, "former");
    }
    waves_put(visit, findings, tabs_put(visit, findings), wave);
    model_set_boolean(wave, "may_see_status",
                      visit_may(visit, OBJECT_EXPERIENCE, RIGHT_SEE));
}
