/* finding_page.c - what a wave shows, on one page: for whoever reads one page only. */
#include "web/pages.h"

#include <inttypes.h>

#include "analysis/components.h"
#include "drawing/network_drawing.h"
#include "web/finding_organisations.h"
#include "web/finding_short.h"
#include "web/finding_words.h"

static void message_add(struct visit *visit, struct value *sentences,
                        struct message message)
{
    model_add_text(sentences, say_in(visit->pool, &message, visit->language));
}

/* Who is tied to nobody, as far as is known. */
static size_t untied_count(const struct graph *graph)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        count += graph_answers(graph, i) && graph_row_length(&graph->all, i) == 0;
    }
    return count;
}

/* Parts of two organisations or more. */
static size_t part_count(struct visit *visit, const struct graph *graph)
{
    const struct components components = components_make(graph, visit->pool);
    size_t count = 0;

    for (size_t i = 0; i < components.weak_count; i++) {
        count += components.weak_sizes[i] > 1;
    }
    return count;
}

/* The network as the map shows it, in sentences. */
static void shape_put(struct visit *visit, const struct findings *findings,
                      enum wave_relation relation)
{
    const struct graph graph = finding_shown_graph(visit, findings, relation);
    const size_t parts = part_count(visit, &graph);
    const size_t untied = untied_count(&graph);
    const size_t silent = network_silent_count(&graph);
    struct value *sentences = model_set_list(visit->model, "shape");

    message_add(visit, sentences,
                message_make_plural(visit->pool, graph.count,
                                    "%zu organisation is on the list.",
                                    "%zu organisations are on the list.", graph.count));
    message_add(visit, sentences,
                message_make_plural(visit->pool, graph.tie_count,
                                    "%zu tie is known between them.",
                                    "%zu ties are known between them.", graph.tie_count));
    /* Of a network of which little is known, parts are parts of what was told. */
    if (findings->response.level != RESPONSE_LOW) {
        message_add(visit, sentences,
                    message_make_plural(visit->pool, parts,
                                        "They form one connected whole (%zu part).",
                                        "They fall apart into %zu parts.", parts));
    }
    if (untied > 0) {
        message_add(visit, sentences,
                    message_make_plural(
                        visit->pool, untied,
                        "%zu organisation answered and has no such tie.",
                        "%zu organisations answered and have no such tie.", untied));
    }
    if (silent > 0) {
        message_add(
            visit, sentences,
            message_make_plural(visit->pool, silent,
                                "%zu organisation did not answer: unknown is not none.",
                                "%zu organisations did not answer: unknown is not none.",
                                silent));
    }
}

/* How many pairs there are to a tie, in words, with its figure. */
static void density_put(struct visit *visit, const struct findings *findings,
                        enum wave_relation relation)
{
    if (findings->is_computed && findings->results.relations[relation].is_there) {
        finding_measure_put(visit, findings, relation, NETWORK_DENSITY,
                            model_set_object(visit->model, "density"));
    } else {
        model_set_null(visit->model, "density");
    }
}

static bool finding_put(struct visit *visit, int64_t wave_id, struct status *st)
{
    const char *asked = visit_query(visit, "relation");
    /* Contact is asked in every wave. */
    const char *const parts[] = {asked == NULL ? WAVE_RELATIONS[WAVE_REGULAR].code
                                               : asked,
                                 FINDINGS_INTRODUCTIONS, NULL};
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    enum wave_relation relation = WAVE_REGULAR;

    if (!findings_read(visit, wave_id, parts, findings, st) ||
        !finding_relation(visit, findings, &relation, st)) {
        return false;
    }
    findings_frame_put(visit, findings);
    finding_relations_put(visit, findings, relation, "");
    shape_put(visit, findings, relation);
    density_put(visit, findings, relation);
    finding_without_put(visit, findings, relation);
    finding_introductions_put(visit, findings);
    finding_sureness_put(visit, findings, relation,
                         model_set_object(visit->model, "ways"));
    finding_trust_put(visit, findings);
    model_set_text(visit->model, "address", finding_address(visit, findings, ""));
    return finding_change_put(visit, findings, relation, st);
}

bool finding_page(struct visit *visit, struct status *st)
{
    return finding_put(visit, visit_id(visit->parts[1]), st);
}

/* Leads to the newest wave; before there is one, says what comes. */
bool findings_page(struct visit *visit, struct status *st)
{
    struct wave_list closed;

    if (!findings_closed(visit, &closed, st)) {
        return false;
    }
    model_set_boolean(visit->model, "may_survey",
                      visit_may(visit, OBJECT_SURVEY, RIGHT_SEE));
    if (closed.count > 0) {
        visit_go(visit, "/networks/%s/findings/%" PRId64, visit->network_id,
                 closed.rows[closed.count - 1].id);
    }
    return true;
}
