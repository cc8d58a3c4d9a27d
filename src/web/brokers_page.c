/* brokers_page.c - who connects whom: what hangs on a single organisation or tie, in
 * words. Counted on the network as shown, as the map is. */
#include "web/pages.h"

#include <math.h>

#include "analysis/cuts.h"
#include "base/attributes.h"
#include "drawing/network_drawing.h"
#include "web/finding_organisations.h"
#include "web/finding_words.h"
#include "web/pin.h"

/* What the page is made of. */
struct brokers {
    const struct findings *findings;
    enum wave_relation relation;
    struct graph graph;
    struct cuts cuts;
    struct scorecard card;
    const size_t *by_name;
};

static const char *name_of(const struct brokers *brokers, size_t organisation)
{
    return brokers->findings->shown.names[organisation];
}

static void pin_of(struct visit *visit, const struct brokers *brokers,
                   enum organisation_measure measure, size_t organisation,
                   struct value *object)
{
    const struct pin_which which = {.wave_id = brokers->findings->wave.wave.id,
                                    .code = "organisation",
                                    .relation = WAVE_RELATIONS[brokers->relation].code,
                                    .measure = ORGANISATION_MEASURES[measure].name,
                                    .wave_actor_id =
                                        brokers->findings->wave_actor_ids[organisation]};

    pin_put(visit, object, &which, name_of(brokers, organisation));
}

static void cuts_put(struct visit *visit, const struct brokers *brokers)
{
    struct value *cutpoints = model_set_list(visit->model, "cutpoints");
    struct value *bridges = model_set_list(visit->model, "bridges");

    for (size_t k = 0; k < brokers->graph.count; k++) {
        const size_t i = brokers->by_name[k];
        if (brokers->cuts.is_cutpoint[i]) {
            struct value *item = model_add_object(cutpoints);
            model_set_text(
                item, "sentence",
                visit_say(visit,
                          N_("%s: without it those around it fall into %zu parts."),
                          name_of(brokers, i), brokers->cuts.pieces[i]));
            pin_of(visit, brokers, ORGANISATION_CUTPOINT, i, item);
        }
    }
    for (size_t k = 0; k < brokers->cuts.bridge_count; k++) {
        const struct bridge *bridge = &brokers->cuts.bridges[k];
        model_set_text(model_add_object(bridges), "sentence",
                       visit_say(visit, N_("%s and %s"), name_of(brokers, bridge->from),
                                 name_of(brokers, bridge->to)));
    }
}

/* ---- organisation by organisation ---- */

/* The roles of who connects, in words. Without direction each pair is counted twice, and
 * who passes on from its own sector passes on to it, too. */
static const struct {
    enum organisation_measure measure;
    const char *label; /* N_() */
    const char *undirected; /* N_(); NULL: said by another */
    size_t counted; /* how often a pair without direction */
} ROLES[] = {
    {ORGANISATION_BROKER_COORDINATOR, N_("two of its own sector"),
     N_("two of its own sector"), 2},
    {ORGANISATION_BROKER_CONSULTANT, N_("two of one other sector"),
     N_("two of one other sector"), 2},
    {ORGANISATION_BROKER_REPRESENTATIVE, N_("from its own sector to another"),
     N_("one of its own sector with one of another"), 1},
    {ORGANISATION_BROKER_GATEKEEPER, N_("from another sector to its own"), NULL, 1},
    {ORGANISATION_BROKER_LIAISON, N_("two different other sectors"),
     N_("two different other sectors"), 2},
};

static void roles_put(struct visit *visit, const struct brokers *brokers, size_t i,
                      struct value *row)
{
    const bool is_directed = brokers->graph.is_directed;
    struct value *roles = model_set_list(row, "roles");

    for (size_t k = 0; k < ARRAY_COUNT(ROLES); k++) {
        const double *counts = brokers->card.organisation[ROLES[k].measure];
        const char *label = is_directed ? ROLES[k].label : ROLES[k].undirected;
        const size_t counted = is_directed ? 1 : ROLES[k].counted;

        if (label == NULL || counts == NULL || isnan(counts[i]) || counts[i] < 1) {
            continue;
        }
        struct value *role = model_add_object(roles);
        model_set_text(role, "code", ORGANISATION_MEASURES[ROLES[k].measure].name);
        model_set_text(role, "label", say(label, visit->language));
        model_set_integer(role, "count", (int64_t)counts[i] / (int64_t)counted);
    }
}

/* The share of the ways of others that run through it, in percent. */
static double share_of(const struct brokers *brokers, size_t i)
{
    const double *values = brokers->card.organisation[ORGANISATION_BETWEENNESS];
    const double n = (double)brokers->graph.count;
    const double pairs = (n - 1) * (n - 2) / (brokers->graph.is_directed ? 1 : 2);

    return values == NULL || pairs <= 0 ? (double)NAN : 100 * values[i] / pairs;
}

static void rows_put(struct visit *visit, const struct brokers *brokers)
{
    struct value *rows = model_set_list(visit->model, "rows");

    for (size_t k = 0; k < brokers->graph.count; k++) {
        const size_t i = brokers->by_name[k];
        const bool has_answered = graph_answers(&brokers->graph, i);
        const double share = has_answered ? share_of(brokers, i) : (double)NAN;
        struct value *row = model_add_object(rows);

        model_set_integer(row, "id", brokers->findings->wave_actor_ids[i]);
        model_set_text(row, "name", name_of(brokers, i));
        model_set_boolean(row, "answered", has_answered);
        model_set_text(row, "text",
                       finding_number(visit, isnan(share) ? share : round(share)));
        roles_put(visit, brokers, i, row);
        if (has_answered) {
            pin_of(visit, brokers, ORGANISATION_BETWEENNESS, i, row);
        } else {
            model_set_null(row, "pin");
        }
    }
}

bool brokers_page(struct visit *visit, struct status *st)
{
    enum { GROUPS = GROUP_BIT(GROUP_PATHS) | GROUP_BIT(GROUP_MIXING) };
    const struct measure *fragile = &ORGANISATION_MEASURES[ORGANISATION_BETWEENNESS];
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    struct brokers brokers = {.findings = findings};

    if (!findings_read(visit, visit_id(visit->parts[1]), NULL, findings, st) ||
        !finding_relation(visit, findings, &brokers.relation, st)) {
        return false;
    }
    brokers.graph = finding_shown_graph(visit, findings, brokers.relation);
    brokers.cuts = cuts_make(&brokers.graph, visit->pool);
    brokers.card = finding_organisation_card(visit, findings, brokers.relation, GROUPS);
    brokers.by_name = network_order_by_name(&findings->shown, visit->pool);
    const struct graph measured = findings_graph(visit, findings, brokers.relation);
    const struct response response = response_of(&measured);
    const struct measure_trust trust = response_trust(&response, fragile, visit->pool);
    findings_frame_put(visit, findings);
    finding_relations_put(visit, findings, brokers.relation, "brokers");
    model_set_boolean(visit->model, "is_greyed", trust.state != MEASURE_FIRM);
    model_set_text(
        visit->model, "why",
        trust.why.id == NULL ? NULL : say_in(visit->pool, &trust.why, visit->language));
    cuts_put(visit, &brokers);
    rows_put(visit, &brokers);
    return true;
}
