/* partners_coverage.c - what a choice of actors covers, in words, and as a picture. */
#include "web/pages.h"

#include "base/limits.h"
#include "drawing/coverage_matrix.h"
#include "web/partners_model.h"
#include "web/render.h"
#include "web/result_model.h"

/* What stands at a source: the state in one sentence. */
static const char *source_sentence(struct visit *visit, const struct partners *partners,
                                   const struct coverage *coverage)
{
    const char *names =
        partners_names(partners, coverage->actors, coverage->actor_count, visit->pool);

    switch (coverage->state) {
    case COVERAGE_COVERED:
        return visit_say(visit, N_("Brought by %s."), names);
    case COVERAGE_FRAGILE:
        return visit_say(visit, N_("Depends on %s alone."), names);
    case COVERAGE_GAP:
        break;
    }
    return visit_say(visit, coverage->source->is_indispensable
                                ? N_("Nobody chosen brings it. This stops nothing now, "
                                     "but must be answered: look for another actor, or "
                                     "correct the sheet.")
                                : N_("Nobody chosen brings it."));
}

/* Who is not chosen and would bring what is a gap, or fragile; NULL: nobody. */
static const char *others_sentence(struct visit *visit, const struct partners *partners,
                                   size_t source, enum coverage_state state)
{
    const struct holdings *holdings = &partners->preparation.holdings;
    size_t *others = pool_array(visit->pool, holdings->actor_count, size_t);
    size_t count = 0;

    for (size_t actor = 0; actor < holdings->actor_count; actor++) {
        if (!partners->is_in[actor] &&
            holding_brings(holding_of(holdings, actor, source), HOLDING_ACTUAL)) {
            others[count++] = actor;
        }
    }
    return state == COVERAGE_COVERED || count == 0
               ? NULL
               : visit_say(visit, N_("Not chosen, but would bring it: %s."),
                           partners_names(partners, others, count, visit->pool));
}

static void source_put(struct visit *visit, const struct partners *partners,
                       const struct coverage *coverage, size_t source,
                       struct value *object)
{
    const bool is_gap = coverage->state == COVERAGE_GAP;
    const bool is_indispensable = coverage->source->is_indispensable;

    model_set_integer(object, "id", partners->workspace.sources[source].id);
    model_set_text(object, "code", coverage->source->code);
    model_set_text(object, "label", coverage->source->label);
    result_word_put(visit, object, "necessity", &SOURCE_NECESSITY,
                    is_indispensable ? 1 : 2);
    model_set_text(object, "state", vocabulary_code(&COVERAGE_STATE, coverage->state));
    model_set_text(
        object, "state_label",
        say(vocabulary_label(&COVERAGE_STATE, coverage->state), visit->language));
    model_set_boolean(object, "is_urgent", is_gap && is_indispensable);
    model_set_boolean(object, "is_estimate", coverage->is_estimate);
    model_set_text(object, "sentence", source_sentence(visit, partners, coverage));
    model_set_text(object, "others",
                   others_sentence(visit, partners, source, coverage->state));
    struct value *actors = model_set_list(object, "actors");
    for (size_t i = 0; i < coverage->actor_count; i++) {
        model_add_integer(actors, partners->workspace.actors[coverage->actors[i]].id);
    }
}

/* The codes of the sources in a state, with commas; "" when there are none. */
static const char *codes_of(const struct coverage *coverages, size_t count,
                            enum coverage_state state, struct pool *pool)
{
    const char **codes = pool_array(pool, count, const char *);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (coverages[i].state == state) {
            codes[found++] = coverages[i].source->code;
        }
    }
    return text_join(pool, codes, found, ", ");
}

/* The whole in short: what is said aloud while somebody ticks. */
static void summary_put(struct visit *visit, const struct partners *partners,
                        const struct coverage *coverages, struct value *coverage)
{
    const size_t source_count = partners->preparation.holdings.source_count;
    const size_t actor_count = partners->workspace.actor_count;
    const char *gaps = codes_of(coverages, source_count, COVERAGE_GAP, visit->pool);
    const char *fragile =
        codes_of(coverages, source_count, COVERAGE_FRAGILE, visit->pool);
    struct value *summary = model_set_list(coverage, "summary");
    size_t chosen = 0;

    for (size_t actor = 0; actor < actor_count; actor++) {
        chosen += partners->is_in[actor];
    }
    model_set_integer(coverage, "chosen_count", (int64_t)chosen);
    model_set_integer(coverage, "actor_count", (int64_t)actor_count);
    const struct message message =
        message_make_plural(visit->pool, chosen, "%zu of %zu actors is chosen.",
                            "%zu of %zu actors are chosen.", chosen, actor_count);
    model_add_text(summary, say_in(visit->pool, &message, visit->language));
    if (source_count == 0) {
        return;
    }
    model_add_text(summary, gaps[0] == '\0' ? visit_say(visit, N_("No gaps."))
                                            : visit_say(visit, N_("Gaps: %s."), gaps));
    if (fragile[0] != '\0') {
        model_add_text(summary, visit_say(visit, N_("Fragile: %s."), fragile));
    }
}

void partners_coverage_put(struct visit *visit, const struct partners *partners)
{
    const struct holdings *holdings = &partners->preparation.holdings;
    const struct coverage *coverages =
        coverage_of(holdings, partners->is_in, HOLDING_ACTUAL, visit->pool);
    struct value *coverage = model_set_object(visit->model, "coverage");

    summary_put(visit, partners, coverages, coverage);
    struct value *sources = model_set_list(coverage, "sources");
    for (size_t i = 0; i < holdings->source_count; i++) {
        source_put(visit, partners, &coverages[i], i, model_add_object(sources));
    }
}

/* ---- the picture, and its equal ---- */

void partners_holdings_put(struct visit *visit, const struct partners *partners)
{
    const struct holdings *holdings = &partners->preparation.holdings;
    struct value *list = model_set_list(visit->model, "holdings");

    for (size_t i = 0; i < holdings->actor_count * holdings->source_count; i++) {
        const size_t actor = i / holdings->source_count;
        const size_t source = i % holdings->source_count;
        const struct holding *holding = holding_of(holdings, actor, source);
        const struct holding_view view = holding_view_on(holding, HOLDING_ACTUAL);

        if (view.has == ANSWER_NONE && view.can == ANSWER_NONE &&
            view.wants == ANSWER_NONE) {
            continue;
        }
        struct value *item = model_add_object(list);
        model_set_text(item, "actor", partners->workspace.actors[actor].name);
        model_set_boolean(item, "is_in", partners->is_in[actor]);
        model_set_text(item, "code", holdings->sources[source].code);
        model_set_text(item, "label", holdings->sources[source].label);
        result_word_put(visit, item, "has", &HOLDING_ANSWER, (int)view.has);
        result_word_put(visit, item, "can", &HOLDING_ANSWER, (int)view.can);
        result_word_put(visit, item, "wants", &HOLDING_ANSWER, (int)view.wants);
        model_set_boolean(item, "is_brought", holding_brings(holding, HOLDING_ACTUAL));
    }
}

bool coverage_drawing(struct visit *visit, struct status *st)
{
    const struct partners *partners = NULL;
    struct text svg;

    if (!partners_read(visit, &partners, st)) {
        return false;
    }
    text_init(&svg, visit->pool, LIMIT_PAGE_BYTES);
    drawing_coverage_matrix(
        &(struct drawing_coverage_input){
            .arena = &partners->preparation.arena,
            .holdings = &partners->preparation.holdings,
            .is_selected = partners->is_in,
            .basis = HOLDING_ACTUAL,
            .language = visit->language,
            .paper = DRAWING_A4,
            .date = visit->today,
        },
        &svg);
    if (svg.is_cut) {
        return status_fail(st, STATUS_LIMIT, "this picture is too large");
    }
    render_drawing(visit, &svg);
    return true;
}
