/* talks_page.c - step 5: with whom was talked, with whom not yet, what differed from the
 * estimate, and what that does to the coverage of the needed sources. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "web/talk_cells.h"

struct talks {
    struct workspace workspace;
    struct preparation preparation;
    const bool *before; /* chosen for the talks; NULL: nobody has chosen */
    const bool *after; /* what the talks made of it */
};

static const char *state_of(const struct talk_row *talk, const char *today)
{
    if (talk == NULL || talk->day == NULL) {
        return "to_hold";
    }
    return strcmp(talk->day, today) > 0 ? "planned" : "held";
}

static void actor_put(struct visit *visit, const struct talks *talks, size_t actor,
                      struct value *item)
{
    const struct actor_row *row = &talks->workspace.actors[actor];
    const struct talk_row *talk = workspace_talk(&talks->workspace, row->id);
    const char *state = state_of(talk, visit->today);

    model_set_integer(item, "id", row->id);
    model_set_text(item, "name", row->name);
    model_set_text(item, "address",
                   visit_address(visit, "/networks/%s/partners/talks/%" PRId64,
                                 visit->network_id, row->id));
    model_set_boolean(item, "is_selected", talks->before != NULL && talks->before[actor]);
    model_set_text(item, "state", state);
    model_set_boolean(item, "is_held", strcmp(state, "held") == 0);
    model_set_boolean(item, "is_planned", strcmp(state, "planned") == 0);
    model_set_text(item, "day", talk == NULL ? NULL : talk->day);
    model_set_text(item, "by", talk == NULL ? NULL : talk->by_whom);
    model_set_text(item, "with", talk == NULL ? NULL : talk->with_whom);
    talk_outcome_put(visit, item, talk == NULL ? "" : talk->outcome);
    talk_correction_put(visit, &talks->workspace, talk, item);
    talk_differences_put(visit, &talks->preparation, actor, item);
}

/* Those with whom the group still has to talk first: that is what the page is for. */
static void actors_put(struct visit *visit, const struct talks *talks)
{
    struct value *to_hold = model_set_list(visit->model, "to_hold");
    struct value *held = model_set_list(visit->model, "held");
    size_t counts[2] = {0};

    for (size_t i = 0; i < talks->workspace.actor_count; i++) {
        const struct talk_row *talk =
            workspace_talk(&talks->workspace, talks->workspace.actors[i].id);
        const bool is_held = strcmp(state_of(talk, visit->today), "held") == 0;

        if (talk != NULL || (talks->before != NULL && talks->before[i])) {
            actor_put(visit, talks, i, model_add_object(is_held ? held : to_hold));
            counts[is_held]++;
        }
    }
    model_set_integer(visit->model, "to_hold_count", (int64_t)counts[0]);
    model_set_integer(visit->model, "held_count", (int64_t)counts[1]);
    model_set_boolean(visit->model, "has_held", counts[1] > 0);
    model_set_boolean(visit->model, "is_empty", counts[0] + counts[1] == 0);
    model_set_boolean(visit->model, "is_done", counts[0] == 0 && counts[1] > 0);
}

static void coverage_put(struct visit *visit, const struct talks *talks,
                         const struct coverage *coverage, struct value *object)
{
    struct value *actors = model_set_list(object, "actors");

    model_set_text(object, "state", vocabulary_code(&COVERAGE_STATE, coverage->state));
    model_set_text(
        object, "label",
        say(vocabulary_label(&COVERAGE_STATE, coverage->state), visit->language));
    model_set_boolean(object, "is_gap", coverage->state == COVERAGE_GAP);
    model_set_boolean(object, "is_fragile", coverage->state == COVERAGE_FRAGILE);
    model_set_boolean(object, "is_estimate",
                      coverage->is_estimate && coverage->state != COVERAGE_GAP);
    for (size_t i = 0; i < coverage->actor_count; i++) {
        model_set_text(model_add_object(actors), "name",
                       talks->workspace.actors[coverage->actors[i]].name);
    }
}

/* Before and after the talks, source by source. */
static void sources_put(struct visit *visit, const struct talks *talks)
{
    const struct holdings *holdings = &talks->preparation.holdings;
    struct value *list = model_set_list(visit->model, "coverage");
    size_t gaps = 0;

    if (talks->before != NULL) {
        const struct coverage *before =
            coverage_of(holdings, talks->before, HOLDING_ESTIMATED, visit->pool);
        const struct coverage *after =
            coverage_of(holdings, talks->after, HOLDING_ACTUAL, visit->pool);
        for (size_t i = 0; i < holdings->source_count; i++) {
            const bool is_gap =
                after[i].state == COVERAGE_GAP && holdings->sources[i].is_indispensable;
            struct value *item = model_add_object(list);

            model_set_text(item, "code", holdings->sources[i].code);
            model_set_text(item, "name", holdings->sources[i].label);
            model_set_boolean(item, "is_indispensable",
                              holdings->sources[i].is_indispensable);
            model_set_boolean(item, "is_changed", before[i].state != after[i].state);
            model_set_boolean(item, "is_urgent", is_gap);
            coverage_put(visit, talks, &before[i], model_set_object(item, "before"));
            coverage_put(visit, talks, &after[i], model_set_object(item, "after"));
            gaps += is_gap;
        }
    }
    model_set_boolean(visit->model, "has_urgent", gaps > 0);
}

bool talks_page(struct visit *visit, struct status *st)
{
    struct talks talks;

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &talks.workspace, st)) {
        return false;
    }
    talks.preparation = workspace_preparation(&talks.workspace, 0, visit->pool);
    talks.before =
        preparation_selection(&talks.preparation, HOLDING_ESTIMATED, visit->pool);
    talks.after = preparation_selection(&talks.preparation, HOLDING_ACTUAL, visit->pool);
    actors_put(visit, &talks);
    sources_put(visit, &talks);
    return true;
}
