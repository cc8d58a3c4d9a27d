/* without_page.c - what falls apart when an organisation stops, the coordinator first:
 * figures with and without, parts, and the needed sources that go with it. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/without.h"
#include "store/workspace.h"
#include "web/finding_words.h"
#include "web/pin.h"
#include "web/without_map.h"

enum { DECIMALS = 2 };

/* ---- who is taken out, of what ---- */

static size_t coordinator_of(const struct findings *findings)
{
    const struct wave_answers *answers = &findings->answers;

    for (size_t i = 0; i < answers->organisation_count; i++) {
        if (answers->organisations[i].is_coordinator) {
            return i;
        }
    }
    return GROUP_NONE;
}

bool parting_read(struct visit *visit, struct parting *parting_out, struct status *st)
{
    static const char *const PARTS[] = {FINDINGS_PLACES, NULL};
    struct parting parting = {.organisation = GROUP_NONE};
    const char *asked = visit_query(visit, "organisation");

    if (!findings_read(visit, visit_id(visit->parts[1]), PARTS, &parting.findings, st)) {
        return false;
    }
    parting.relation = ties_relation_asked(visit, &parting.findings);
    parting.coordinator = coordinator_of(&parting.findings);
    parting.organisation = parting.coordinator;
    if (asked != NULL && asked[0] != '\0') {
        parting.organisation = findings_organisation(&parting.findings, visit_id(asked));
        if (parting.organisation == GROUP_NONE) {
            return status_fail(st, STATUS_NOT_FOUND,
                               "this organisation is not on the list of this wave");
        }
    }
    *parting_out = parting;
    return true;
}

/* ---- figures ---- */

static void figure_put(struct visit *visit, struct value *list, const char *code,
                       const char *label, double before, double after)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "code", code);
    model_set_text(item, "label", say(label, visit->language));
    model_set_text(item, "before", ties_number(visit, before, DECIMALS));
    model_set_text(item, "after", ties_number(visit, after, DECIMALS));
}

static void figures_put(struct visit *visit, const struct without *without)
{
    const struct without_figures *before = &without->before;
    const struct without_figures *after = &without->after;
    struct value *list = model_set_list(visit->model, "figures");

    figure_put(visit, list, "parts", N_("parts that hang together"),
               (double)before->part_count, (double)after->part_count);
    figure_put(visit, list, "connected", N_("share of pairs that are connected"),
               before->connected, after->connected);
    figure_put(visit, list, "mean_distance", N_("steps from one to another, on average"),
               before->mean_distance, after->mean_distance);
    figure_put(visit, list, "compactness", N_("compactness"), before->compactness,
               after->compactness);
}

static void sentences_put(struct visit *visit, const struct findings *findings,
                          const struct without *without,
                          const struct source_losses *losses)
{
    struct report report = {.pool = visit->pool};
    struct value *list = model_set_list(visit->model, "sentences");

    without_say(without, findings->measured.names, losses, &report);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        struct value *item = model_add_object(list);
        model_set_text(item, "sentence", finding_say(visit, &entry->message));
    }
}

static void parts_put(struct visit *visit, const struct findings *findings,
                      const struct without *without)
{
    struct value *list = model_set_list(visit->model, "parts");

    for (size_t i = 0; i < without->part_count; i++) {
        const struct organisation_part *part = &without->parts[i];
        struct value *item = model_add_object(list);

        model_set_integer(item, "number", (int64_t)i + 1);
        model_set_integer(item, "count", (int64_t)part->member_count);
        model_set_text(item, "names",
                       ties_names(visit, findings, part->members, part->member_count));
    }
    model_set_boolean(visit->model, "has_parts", without->part_count > 1);
}

static void bridges_put(struct visit *visit, const struct findings *findings,
                        const struct without *without)
{
    struct value *list = model_set_list(visit->model, "bridges");

    for (size_t i = 0; i < without->bridges_new_count; i++) {
        const struct tie *bridge = &without->bridges_new[i];
        struct value *item = model_add_object(list);

        model_set_text(item, "first", findings->measured.names[bridge->from]);
        model_set_text(item, "second", findings->measured.names[bridge->to]);
    }
    model_set_boolean(visit->model, "has_bridges", without->bridges_new_count > 0);
}

/* ---- sources: only for who sees the arena-analysis ---- */

static const size_t *actors_of(struct visit *visit, const struct findings *findings,
                               const struct workspace *workspace)
{
    const size_t count = findings->answers.organisation_count;
    size_t *actor_of = pool_array(visit->pool, count, size_t);

    for (size_t i = 0; i < count; i++) {
        const size_t actor =
            workspace_actor(workspace, findings_actor(findings, i)->actor_id);
        actor_of[i] = actor < workspace->actor_count ? actor : GROUP_NONE;
    }
    return actor_of;
}

static void loss_put(struct visit *visit, const struct source_loss *loss,
                     struct value *list)
{
    struct value *item = model_add_object(list);
    const struct needed_source *source = loss->after->source;

    model_set_text(item, "code", source->code);
    model_set_text(item, "name", source->label);
    model_set_boolean(item, "is_indispensable", source->is_indispensable);
    model_set_text(item, "before",
                   say(vocabulary_label(&COVERAGE_STATE, (int)loss->before->state),
                       visit->language));
    model_set_text(item, "state",
                   vocabulary_code(&COVERAGE_STATE, (int)loss->after->state));
    model_set_text(
        item, "after",
        say(vocabulary_label(&COVERAGE_STATE, (int)loss->after->state), visit->language));
    model_set_integer(item, "left", (int64_t)loss->after->actor_count);
}

static bool losses_read(struct visit *visit, const struct parting *parting,
                        const struct graph *graph, const struct without *without,
                        const struct source_losses **losses_out, struct status *st)
{
    struct workspace *workspace = pool_array(visit->pool, 1, struct workspace);
    struct source_losses *losses = pool_array(visit->pool, 1, struct source_losses);
    const bool is_seen = visit_may(visit, OBJECT_ARENA, RIGHT_SEE);

    model_set_boolean(visit->model, "sees_sources", is_seen);
    struct value *list = model_set_list(visit->model, "sources");
    *losses_out = NULL;
    if (!is_seen) {
        return true;
    }
    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, workspace,
                        st)) {
        return false;
    }
    const struct preparation preparation =
        workspace_preparation(workspace, 0, visit->pool);
    *losses =
        without_sources(without, graph, &preparation.holdings,
                        actors_of(visit, &parting->findings, workspace), visit->pool);
    for (size_t i = 0; i < losses->count; i++) {
        loss_put(visit, &losses->sources[i], list);
    }
    *losses_out = losses->has_removed ? losses : NULL;
    return true;
}

/* ---- the page ---- */

static void choices_put(struct visit *visit, const struct parting *parting)
{
    const struct findings *findings = &parting->findings;
    const size_t *order = ties_order(visit, findings);
    struct value *list = model_set_list(visit->model, "choices");

    for (size_t i = 0; i < findings->answers.organisation_count; i++) {
        struct value *item = model_add_object(list);
        model_set_integer(item, "id", findings->wave_actor_ids[order[i]]);
        model_set_text(item, "name", findings->shown.names[order[i]]);
        model_set_boolean(item, "is_here", order[i] == parting->organisation);
    }
    model_set_boolean(visit->model, "has_coordinator",
                      parting->coordinator != GROUP_NONE);
}

static void head_put(struct visit *visit, const struct parting *parting)
{
    const struct findings *findings = &parting->findings;
    const int64_t id = findings->wave_actor_ids[parting->organisation];
    const char *code = WAVE_RELATIONS[parting->relation].code;
    struct value *head = model_set_object(visit->model, "without");
    const struct pin_which which = {
        findings->wave.wave.id, 0, "without", code, "cut_share", id};

    model_set_integer(head, "id", id);
    model_set_text(head, "name", findings->shown.names[parting->organisation]);
    model_set_boolean(head, "is_coordinator",
                      parting->organisation == parting->coordinator);
    model_set_text(head, "picture",
                   visit_address(visit,
                                 "/networks/%s/findings/%" PRId64
                                 "/coordinator.svg?relation=%s&organisation=%" PRId64,
                                 visit->network_id, findings->wave.wave.id, code, id));
    model_set_text(head, "picture_before",
                   visit_address(visit,
                                 "/networks/%s/findings/%" PRId64
                                 "/coordinator.svg?relation=%s&organisation=%" PRId64
                                 "&with=yes",
                                 visit->network_id, findings->wave.wave.id, code, id));
    pin_put(visit, head, &which,
            visit_say(visit, N_("what falls apart without %s"),
                      findings->shown.names[parting->organisation]));
}

static void response_put(struct visit *visit, const struct parting *parting,
                         const struct graph *graph)
{
    finding_sureness_put(visit, &parting->findings, parting->relation, visit->model);
    model_set_integer(visit->model, "unknown_count", (int64_t)graph->unknown_count);
    model_set_boolean(visit->model, "has_unknown", graph->unknown_count > 0);
}

bool without_page(struct visit *visit, struct status *st)
{
    struct parting *parting = pool_array(visit->pool, 1, struct parting);
    const struct source_losses *losses = NULL;

    if (!parting_read(visit, parting, st)) {
        return false;
    }
    const struct findings *findings = &parting->findings;
    findings_frame_put(visit, findings);
    ties_relations_put(visit, findings, parting->relation);
    choices_put(visit, parting);
    if (parting->relation == WAVE_RELATION_COUNT || parting->organisation == GROUP_NONE) {
        model_set_null(visit->model, "without");
        return true;
    }
    /* As members see it: what each said itself would, taken out one by one, let one work
     * out who says so of a tie. What hangs together is the same in both. */
    const struct graph graph = ties_shown(visit, findings, parting->relation);
    bool *is_removed = pool_array(visit->pool, graph.count, bool);
    is_removed[parting->organisation] = true;
    const struct without without = without_make(&graph, is_removed, visit->pool);
    head_put(visit, parting);
    figures_put(visit, &without);
    parts_put(visit, findings, &without);
    bridges_put(visit, findings, &without);
    response_put(visit, parting, &graph);
    if (!losses_read(visit, parting, &graph, &without, &losses, st)) {
        return false;
    }
    sentences_put(visit, findings, &without, losses);
    return true;
}
