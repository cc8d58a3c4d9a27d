/* pin_figure.c - what a figure that somebody pins says, looked up anew. */
#include <math.h>
#include <string.h>

#include "analysis/trust.h"
#include "analysis/without.h"
#include "base/number.h"
#include "web/changes_model.h"
#include "web/finding_organisations.h"
#include "web/finding_words.h"
#include "web/pin.h"

/* What is being looked up. */
struct looking {
    struct visit *visit;
    const struct pin_which *which;
    struct findings findings;
    enum wave_relation relation; /* WAVE_RELATION_COUNT: about none */
    size_t organisation; /* GROUP_NONE: the network */
    struct pin_figure *figure;
};

static bool not_here(struct status *st)
{
    return status_fail(st, STATUS_NOT_FOUND, "this figure is not here");
}

static const char *name_in(const struct looking *looking)
{
    const struct wave_answers *answers = &looking->findings.answers;

    return pin_name(looking->visit, looking->which,
                    looking->organisation == GROUP_NONE
                        ? NULL
                        : answers->organisations[looking->organisation].name);
}

/* How sure a figure is that hangs on single ties. */
static const char *state_of(const struct looking *looking, const struct measure *measure)
{
    const struct graph graph =
        findings_graph(looking->visit, &looking->findings, looking->relation);
    const struct response response = response_of(&graph);

    return MEASURE_STATE_CODES[response_trust(&response, measure, looking->visit->pool)
                                   .state];
}

static void figure_set(const struct looking *looking, const struct measure *measure,
                       const char *sentence, double value)
{
    struct pin_figure *figure = looking->figure;

    *figure = (struct pin_figure){
        .value = value,
        .low = (double)NAN,
        .high = (double)NAN,
        .state = state_of(looking, measure),
        .name = name_in(looking),
        .sentence = sentence,
        .text = finding_value(looking->visit, measure, value),
    };
}

static size_t measure_number(const struct measure *measures, size_t count,
                             const char *name)
{
    size_t i = 0;

    while (i < count && strcmp(measures[i].name, name) != 0) {
        i++;
    }
    return i;
}

/* Of those that a wave has: none of values. */
static size_t network_measure_number(const char *name)
{
    const size_t number = measure_number(NETWORK_MEASURES, NETWORK_MEASURE_COUNT, name);

    return number < NETWORK_MEASURE_COUNT &&
                   measure_applies(&NETWORK_MEASURES[number], true, false)
               ? number
               : NETWORK_MEASURE_COUNT;
}

/* ---- each kind ---- */

static bool measure_look(const struct looking *looking, struct status *st)
{
    struct visit *visit = looking->visit;
    const struct relation_results *results =
        &looking->findings.results.relations[looking->relation];
    const size_t number = network_measure_number(looking->which->measure);

    if (number == NETWORK_MEASURE_COUNT || !results->is_there) {
        return not_here(st);
    }
    const struct measure *measure = &NETWORK_MEASURES[number];
    const struct band *band = &results->bands.dropped[number];
    figure_set(looking, measure, say(measure->sentence, visit->language),
               results->network[number]);
    if (band->draws > 0) {
        looking->figure->low = band->low;
        looking->figure->high = band->high;
    }
    return true;
}

static bool has_answered(const struct looking *looking)
{
    const struct relation *ties = network_relation(
        &looking->findings.shown, WAVE_RELATIONS[looking->relation].code);

    return ties->is_silent == NULL || !ties->is_silent[looking->organisation];
}

static bool organisation_look(const struct looking *looking, struct status *st)
{
    struct visit *visit = looking->visit;
    const size_t number = measure_number(
        ORGANISATION_MEASURES, ORGANISATION_MEASURE_COUNT, looking->which->measure);

    if (looking->organisation == GROUP_NONE || !finding_organisation_shows(number)) {
        return not_here(st);
    }
    const struct measure *measure = &ORGANISATION_MEASURES[number];
    const struct scorecard card = finding_organisation_card(
        visit, &looking->findings, looking->relation, GROUP_BIT(measure->group));
    /* Of who did not answer no number is known; of a cut-point the known ties say so. */
    if (card.organisation[number] == NULL ||
        (measure->kind != KIND_YES_NO && !has_answered(looking))) {
        return not_here(st);
    }
    figure_set(looking, measure, say(measure->sentence, visit->language),
               card.organisation[number][looking->organisation]);
    return true;
}

static bool without_look(const struct looking *looking, struct status *st)
{
    struct visit *visit = looking->visit;
    const struct findings *findings = &looking->findings;

    if (looking->organisation == GROUP_NONE ||
        strcmp(looking->which->measure, "cut_share") != 0) {
        return not_here(st);
    }
    const struct graph graph = finding_shown_graph(visit, findings, looking->relation);
    bool *is_removed = pool_array(visit->pool, graph.count, bool);
    is_removed[looking->organisation] = true;
    const struct without without = without_make(&graph, is_removed, visit->pool);
    const struct message sentence = message_make_plural(
        visit->pool, without.pairs_cut,
        "%zu pair of the others could not reach each other any more without %s.",
        "%zu pairs of the others could not reach each other any more without %s.",
        without.pairs_cut, findings->answers.organisations[looking->organisation].name);
    figure_set(looking, &NETWORK_MEASURES[NETWORK_CUTPOINTS],
               say_in(visit->pool, &sentence, visit->language), without.cut_share);
    return true;
}

static size_t coordinator_of(const struct wave_answers *answers)
{
    for (size_t i = 0; i < answers->organisation_count; i++) {
        if (answers->organisations[i].is_coordinator) {
            return i;
        }
    }
    return GROUP_NONE;
}

/* "nearer3": the aim and how many. */
static bool introduction_look(const struct looking *looking, struct status *st)
{
    static const char NEARER[] = "nearer";
    static const char FREER[] = "freer";
    struct visit *visit = looking->visit;
    const struct findings *findings = &looking->findings;
    const char *code = looking->which->measure;
    const bool is_nearer = strncmp(code, NEARER, strlen(NEARER)) == 0;
    const bool is_freer = strncmp(code, FREER, strlen(FREER)) == 0;
    size_t count = 0;

    if ((!is_nearer && !is_freer) ||
        !number_read(code + strlen(is_nearer ? NEARER : FREER), INTRODUCE_MOST, &count) ||
        count == 0) {
        return not_here(st);
    }
    const struct wave_introductions *found = is_nearer
                                                 ? &findings->results.nearer[count - 1]
                                                 : &findings->results.freer[count - 1];
    if (!found->is_there || found->found.set_count == 0) {
        return not_here(st);
    }
    const struct introduction_set *set = &found->found.sets[0];
    const struct introduce_order order = {
        .aim = is_nearer ? INTRODUCE_DISTANCE : INTRODUCE_DEPENDENCE,
        .count = count,
        .from = is_nearer ? GROUP_NONE : coordinator_of(&findings->answers)};
    const struct message sentence = introduction_set_sentence(
        &found->found, set, &order, findings->measured.names, visit->pool);
    const struct message how =
        introductions_how_sentence(&found->found, count, visit->pool);
    const char *const sentences[] = {
        say_in(visit->pool, &sentence, visit->language),
        how.id == NULL ? "" : say_in(visit->pool, &how, visit->language)};
    figure_set(looking,
               &NETWORK_MEASURES[is_nearer ? NETWORK_COMPACTNESS : NETWORK_CUTPOINTS],
               text_join(visit->pool, sentences, how.id == NULL ? 1 : 2, " "),
               is_nearer ? set->after.compactness : (double)set->after.dependent);
    return true;
}

static bool pairs_look(const struct looking *looking, struct status *st)
{
    struct visit *visit = looking->visit;
    const struct reports reports =
        wave_reports(&looking->findings.answers, looking->relation, visit->pool);

    for (size_t i = 0; i < TIE_STATE_COUNT; i++) {
        if (strcmp(TIE_STATE_CODES[i], looking->which->measure) == 0) {
            figure_set(looking, &NETWORK_MEASURES[NETWORK_RECIPROCITY],
                       visit_say(visit, N_("How many pairs see their tie so.")),
                       (double)reports.counts[i]);
            return true;
        }
    }
    return not_here(st);
}

/* Of the network as a whole only, and only when enough gave it. */
static bool trust_look(const struct looking *looking, struct status *st)
{
    struct visit *visit = looking->visit;
    const struct wave_score_row *score =
        findings_score(&looking->findings, 0, looking->which->measure);
    double mean = (double)NAN;

    if (looking->which->wave_actor_id != 0 || score == NULL ||
        strcmp(score->state, TRUST_STATE_CODES[TRUST_GIVEN]) != 0 ||
        score->raters < TRUST_RATERS_LEAST || !number_read_decimal(score->mean, &mean)) {
        return not_here(st);
    }
    *looking->figure = (struct pin_figure){
        .value = mean,
        .low = (double)NAN,
        .high = (double)NAN,
        .state = MEASURE_STATE_CODES[MEASURE_FIRM],
        .name = name_in(looking),
        .sentence = visit_say(
            visit,
            N_("The mean of what organisations received of their partners, from 1 to "
               "4, over %zu organisations. Not usable to judge a partner."),
            (size_t)score->raters),
        .text = finding_number(visit, mean),
    };
    return true;
}

/* The earlier wave, comparable with this one. */
static const struct findings *former_of(const struct looking *looking, struct status *st)
{
    struct findings *former = pool_array(looking->visit->pool, 1, struct findings);
    const struct findings *findings = &looking->findings;

    if (!findings_read(looking->visit, looking->which->former_id, NULL, former, st)) {
        return NULL;
    }
    if (!wave_change_may(&former->wave.wave, &findings->wave.wave) ||
        !wave_change_has(former, findings, looking->relation)) {
        (void)not_here(st);
        return NULL;
    }
    return former;
}

static void changed_measure_set(const struct looking *looking,
                                const struct findings *former, size_t number)
{
    struct visit *visit = looking->visit;
    const struct measure *measure = &NETWORK_MEASURES[number];
    const struct wave_change found =
        wave_change_measured(visit, former, &looking->findings, looking->relation);
    const struct changed_measure *changed = &found.change.measures[number];

    figure_set(looking, measure,
               visit_say(visit, N_("It went from %s to %s, among those in both waves."),
                         finding_value(visit, measure, changed->before),
                         finding_value(visit, measure, changed->after)),
               changed->after - changed->before);
    if (changed->band.draws > 0) {
        looking->figure->low = changed->band.low;
        looking->figure->high = changed->band.high;
    }
}

static bool change_look(const struct looking *looking, struct status *st)
{
    struct visit *visit = looking->visit;
    const char *code = looking->which->measure;
    const size_t number = network_measure_number(code);
    const struct findings *former = former_of(looking, st);

    if (former == NULL) {
        return false;
    }
    if (number < NETWORK_MEASURE_COUNT) {
        changed_measure_set(looking, former, number);
        return true;
    }
    const struct wave_change found =
        wave_change_shown(visit, former, &looking->findings, looking->relation);
    for (size_t i = 0; i < PAIR_CHANGE_COUNT; i++) {
        if (strcmp(PAIR_CHANGE_CODES[i], code) == 0) {
            figure_set(looking, &NETWORK_MEASURES[NETWORK_RECIPROCITY],
                       visit_say(visit, N_("Among those in both waves.")),
                       (double)found.change.counts[i]);
            return true;
        }
    }
    return not_here(st);
}

/* ---- all together ---- */

static const struct {
    const char *code;
    bool (*look)(const struct looking *looking, struct status *st);
    bool has_relation;
    bool is_computed; /* it stands in the results */
    bool has_organisation;
    bool has_former;
} KINDS[] = {
    {"measure", measure_look, true, true, false, false},
    {"organisation", organisation_look, true, false, true, false},
    {"without", without_look, true, false, true, false},
    {"introduction", introduction_look, true, true, false, false},
    {"pairs", pairs_look, true, false, false, false},
    {"trust", trust_look, false, false, false, false},
    {"change", change_look, true, false, false, true},
};

/* Is what it is about there? */
static bool looking_begin(struct looking *looking, bool has_relation, struct status *st)
{
    const struct pin_which *which = looking->which;
    const char *parts[] = {which->relation, FINDINGS_INTRODUCTIONS, NULL};

    if (!findings_read(looking->visit, which->wave_id, has_relation ? parts : NULL,
                       &looking->findings, st)) {
        return false;
    }
    looking->relation = wave_relation_find(which->relation);
    looking->organisation =
        which->wave_actor_id == 0
            ? GROUP_NONE
            : findings_organisation(&looking->findings, which->wave_actor_id);
    const bool is_there = looking->relation < WAVE_RELATION_COUNT &&
                          findings_has(&looking->findings, looking->relation);
    return (has_relation == is_there &&
            (which->wave_actor_id == 0 || looking->organisation != GROUP_NONE)) ||
           not_here(st);
}

bool pin_look_up(struct visit *visit, const struct pin_which *which,
                 struct pin_figure *figure_out, struct status *st)
{
    struct looking looking = {.visit = visit, .which = which, .figure = figure_out};

    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        if (strcmp(KINDS[i].code, which->code) != 0) {
            continue;
        }
        /* A figure of the network is not kept under the name of one organisation. */
        if (KINDS[i].has_organisation != (which->wave_actor_id != 0) ||
            KINDS[i].has_former != (which->former_id != 0)) {
            return not_here(st);
        }
        if (!looking_begin(&looking, KINDS[i].has_relation, st)) {
            return false;
        }
        return (!KINDS[i].is_computed || looking.findings.is_computed)
                   ? KINDS[i].look(&looking, st)
                   : status_fail(st, STATUS_NOT_FOUND, "this is not computed yet");
    }
    return not_here(st);
}
