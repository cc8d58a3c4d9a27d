/* own_experience.c - how the own organisation answered an anonymous survey, beside the
 * whole network: for who stands for it today, and when enough of it answered. */
#include "web/pages.h"

#include <inttypes.h>

#include "store/actor.h"
#include "web/disclosed_words.h"
#include "web/experience_findings.h"
#include "web/people_model.h"

/* ---- which organisations ---- */

/* The member organisations that the visitor stands for. */
struct own_actors {
    struct actor_row *rows;
    size_t count;
    size_t chosen; /* the count: there is none */
};

static bool own_read(struct visit *visit, struct own_actors *own_out, struct status *st)
{
    struct people people;
    struct record_list actors;

    if (!people_read(visit, 0, &people, st) ||
        !record_list(visit->database, &ACTOR_RECORD, visit->network_id, visit->pool,
                     &actors, st)) {
        return false;
    }
    struct own_actors own = {pool_array(visit->pool, actors.count, struct actor_row), 0,
                             0};
    for (size_t i = 0; i < actors.count; i++) {
        record_read(&ACTOR_RECORD, actors.rows[i], &own.rows[own.count]);
        own.count +=
            people_stands_for(visit, &people, own.rows[own.count].organisation_id);
    }
    *own_out = own;
    return true;
}

/* The one that the address names, or the first; never somebody else's. */
static bool own_choose(const struct visit *visit, struct own_actors *own,
                       struct status *st)
{
    const char *asked = visit_query(visit, "organisation");

    own->chosen = 0;
    while (asked != NULL && own->chosen < own->count &&
           own->rows[own->chosen].id != visit_id(asked)) {
        own->chosen++;
    }
    if (asked != NULL && own->chosen == own->count) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    return true;
}

static void choices_put(struct visit *visit, const struct experience_findings *findings,
                        const struct own_actors *own)
{
    struct value *list = model_set_list(visit->model, "organisations");
    const char *page = experience_findings_address(visit, findings, "/own");

    for (size_t i = 0; i < own->count; i++) {
        struct value *item = model_add_object(list);

        model_set_text(item, "name", own->rows[i].name);
        model_set_text(
            item, "address",
            visit_address(visit, "%s?organisation=%" PRId64, page, own->rows[i].id));
        model_set_boolean(item, "is_here", i == own->chosen);
    }
    model_set_boolean(visit->model, "has_several", own->count > 1);
}

/* ---- its answers ---- */

/* Questions that workers answer by choosing. */
static bool is_shown(const struct experience_findings *findings,
                     const struct instrument_item *item)
{
    return item->kind != ITEM_TEXT && !item->is_background &&
           experience_findings_asks(findings, item->code) &&
           experience_findings_cell(findings, RESPONDENT_WORKERS, item->code) != NULL;
}

static void step_put(struct visit *visit, const struct experience_findings *findings,
                     const struct experience_results *own, const char *group,
                     const struct instrument_step *step, struct value *steps)
{
    const bool is_mirror = findings->wave.instrument->asked != RESPONDENT_WORKERS;
    struct value *items = NULL;

    for (size_t i = 0; i < step->item_count; i++) {
        const struct instrument_item *item = &step->items[i];

        if (!is_shown(findings, item)) {
            continue;
        }
        if (items == NULL) {
            struct value *object = model_add_object(steps);
            model_set_text(object, "code", step->code);
            model_set_text(object, "title", wording_in(&step->title, visit->language));
            items = model_set_list(object, "items");
        }
        struct value *row = model_add_object(items);
        model_set_text(row, "code", item->code);
        model_set_text(
            row, "question",
            experience_findings_question(visit, findings, item->code, is_mirror));
        model_set_boolean(row, "is_ordered",
                          item->kind == ITEM_LEVEL && !item->is_nominal);
        disclosed_item_put(visit, item, experience_cell(own, group, item->code),
                           model_set_object(row, "own"));
        disclosed_item_put(
            visit, item,
            experience_findings_cell(findings, RESPONDENT_WORKERS, item->code),
            model_set_object(row, "network_figures"));
    }
}

static void answers_put(struct visit *visit, const struct experience_findings *findings,
                        const struct experience_results *own, const char *group)
{
    struct value *steps = model_set_list(visit->model, "steps");

    for (size_t i = 0; i < findings->wave.instrument->step_count; i++) {
        step_put(visit, findings, own, group, &findings->wave.instrument->steps[i],
                 steps);
    }
}

bool own_experience_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct own_actors own;
    struct experience_results results;
    bool is_there = false;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), NULL, &findings,
                                  st) ||
        !own_read(visit, &own, st) || !own_choose(visit, &own, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    choices_put(visit, &findings, &own);
    const bool has_own = own.chosen < own.count;
    const char *group =
        has_own ? visit_address(visit, "organisation:%" PRId64, own.rows[own.chosen].id)
                : NULL;
    if (has_own && findings.is_computed &&
        !experience_findings_part(visit, &findings, group, &results, &is_there, st)) {
        return false;
    }
    model_set_boolean(visit->model, "has_own", has_own);
    model_set_text(visit->model, "name", has_own ? own.rows[own.chosen].name : NULL);
    model_set_boolean(visit->model, "is_there", is_there);
    model_set_text(
        visit->model, "answered",
        is_there ? disclosed_number_words(visit, results.respondents[RESPONDENT_WORKERS])
                 : NULL);
    if (is_there) {
        answers_put(visit, &findings, &results, group);
    } else {
        (void)model_set_list(visit->model, "steps");
    }
    return true;
}
