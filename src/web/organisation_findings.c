/* organisation_findings.c - the organisations of a wave, and what members see of one of
 * them: its lines without who said so, and where it stands in words. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/without.h"
#include "method/vocabulary.h"
#include "web/own_findings.h"
#include "web/pin.h"
#include "web/ties_model.h"

static const char *address_of(struct visit *visit, const struct findings *findings,
                              size_t organisation)
{
    return visit_address(visit,
                         "/networks/%s/findings/%" PRId64 "/organisations/%" PRId64,
                         visit->network_id, findings->wave.wave.id,
                         findings->wave_actor_ids[organisation]);
}

static bool answers_anything(const struct findings *findings, size_t organisation)
{
    const struct wave_answers *answers = &findings->answers;

    for (size_t i = 0; i < answers->item_count; i++) {
        if (answers->has_answered[organisation * answers->item_count + i]) {
            return true;
        }
    }
    return false;
}

static void organisation_put(struct visit *visit, const struct findings *findings,
                             size_t organisation, struct value *object)
{
    const struct wave_organisation *row = &findings->answers.organisations[organisation];

    model_set_integer(object, "id", findings->wave_actor_ids[organisation]);
    model_set_text(object, "name", findings->shown.names[organisation]);
    model_set_text(object, "sector", row->sector);
    model_set_text(object, "address", address_of(visit, findings, organisation));
    model_set_boolean(object, "is_coordinator", row->is_coordinator);
    model_set_boolean(object, "is_answered", answers_anything(findings, organisation));
}

/* ---- all of them, by name ---- */

bool organisations_findings_page(struct visit *visit, struct status *st)
{
    struct findings findings;

    if (!findings_read(visit, visit_id(visit->parts[1]), NULL, &findings, st)) {
        return false;
    }
    const enum wave_relation relation = ties_relation_asked(visit, &findings);
    const bool is_there = relation != WAVE_RELATION_COUNT;
    struct graph graph = {0};
    findings_frame_put(visit, &findings);
    ties_relations_put(visit, &findings, relation);
    if (is_there) {
        graph = ties_shown(visit, &findings, relation);
    }
    const size_t *order = ties_order(visit, &findings);
    struct value *list = model_set_list(visit->model, "organisations");
    for (size_t i = 0; i < findings.answers.organisation_count; i++) {
        struct value *item = model_add_object(list);
        organisation_put(visit, &findings, order[i], item);
        if (is_there) {
            model_set_integer(item, "partners",
                              (int64_t)graph_row_length(&graph.all, order[i]));
        } else {
            model_set_null(item, "partners");
        }
    }
    return true;
}

/* ---- one ---- */

/* What a line is, seen from this organisation; "": in no direction. */
static const char *direction_of(struct visit *visit, const struct graph *graph,
                                size_t organisation, size_t other)
{
    const bool is_out = graph_has(graph, organisation, other);
    const bool is_in = graph_has(graph, other, organisation);

    if (!graph->is_directed || (is_out && is_in)) {
        return graph->is_directed ? say(N_("both ways"), visit->language) : NULL;
    }
    return is_out ? say(N_("to them"), visit->language)
                  : say(N_("from them"), visit->language);
}

static double value_between(const struct graph *graph, size_t organisation, size_t k)
{
    return graph->all.value[graph->all.start[organisation] + k];
}

static void lines_put(struct visit *visit, const struct findings *findings,
                      enum wave_relation relation, size_t organisation,
                      struct value *list)
{
    const struct graph graph = ties_shown(visit, findings, relation);
    const size_t count = graph_row_length(&graph.all, organisation);
    struct value *item = model_add_object(list);
    struct value *partners = NULL;

    model_set_text(item, "code", WAVE_RELATIONS[relation].code);
    model_set_text(item, "label", say(WAVE_RELATIONS[relation].label, visit->language));
    model_set_integer(item, "count", (int64_t)count);
    model_set_boolean(item, "has_partners", count > 0);
    partners = model_set_list(item, "partners");
    for (size_t k = 0; k < count; k++) {
        const size_t other = graph.all.to[graph.all.start[organisation] + k];
        struct value *partner = model_add_object(partners);

        model_set_text(partner, "name", findings->shown.names[other]);
        model_set_text(partner, "address", address_of(visit, findings, other));
        model_set_text(partner, "direction",
                       direction_of(visit, &graph, organisation, other));
        model_set_text(partner, "level",
                       ties_level(visit, findings, relation,
                                  value_between(&graph, organisation, k)));
    }
}

void organisation_lines_put(struct visit *visit, const struct findings *findings,
                            size_t organisation, struct value *list)
{
    for (int i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (i != WAVE_REGULAR && findings_has(findings, (enum wave_relation)i)) {
            lines_put(visit, findings, (enum wave_relation)i, organisation, list);
        }
    }
}

static void sentence_add(struct visit *visit, struct value *list, struct message message)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "sentence", say_in(visit->pool, &message, visit->language));
}

/* Where it stands, in words; its figures are those of the network as shown. */
static void standing_put(struct visit *visit, const struct findings *findings,
                         enum wave_relation relation, size_t organisation)
{
    const struct graph graph = ties_shown(visit, findings, relation);
    bool *is_removed = pool_array(visit->pool, graph.count, bool);
    struct value *list = model_set_list(visit->model, "standing");
    const size_t partners = graph_row_length(&graph.all, organisation);
    const char *name = findings->shown.names[organisation];

    is_removed[organisation] = true;
    const struct without without = without_make(&graph, is_removed, visit->pool);
    sentence_add(
        visit, list,
        graph_answers(&graph, organisation)
            ? message_make_plural(visit->pool, partners,
                                  "%s has a tie with %zu organisation of the %zu others.",
                                  "%s has ties with %zu of the %zu other organisations.",
                                  name, partners, graph.count - 1)
            : message_make_plural(
                  visit->pool, partners,
                  "%s did not answer: %zu other organisation of %zu tells of a "
                  "tie with it, of the rest it is unknown.",
                  "%s did not answer: %zu other organisations of %zu tell of a "
                  "tie with it, of the rest it is unknown.",
                  name, partners, graph.count - 1));
    if (without.pairs_cut > 0) {
        sentence_add(visit, list,
                     message_make_plural(
                         visit->pool, without.pairs_cut,
                         "It connects who otherwise would not be connected: without it "
                         "%zu pair of others would no longer reach each other.",
                         "It connects who otherwise would not be connected: without it "
                         "%zu pairs of others would no longer reach each other.",
                         without.pairs_cut));
    } else if (partners > 0) {
        sentence_add(visit, list,
                     message_make(visit->pool,
                                  "Without it the others would still reach each other."));
    }
}

bool organisation_findings_page(struct visit *visit, struct status *st)
{
    struct findings findings;

    if (!findings_read(visit, visit_id(visit->parts[1]), NULL, &findings, st)) {
        return false;
    }
    const size_t organisation =
        findings_organisation(&findings, visit_id(visit->parts[2]));
    if (organisation == GROUP_NONE) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this organisation is not on the list of this wave");
    }
    const enum wave_relation relation = ties_relation_asked(visit, &findings);
    findings_frame_put(visit, &findings);
    ties_relations_put(visit, &findings, relation);
    organisation_put(visit, &findings, organisation,
                     model_set_object(visit->model, "organisation"));
    if (relation != WAVE_RELATION_COUNT) {
        standing_put(visit, &findings, relation, organisation);
    } else {
        (void)model_set_list(visit->model, "standing");
    }
    organisation_lines_put(visit, &findings, organisation,
                           model_set_list(visit->model, "lines"));
    return true;
}
