#include "web/hypotheses_across.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "web/disclosed_words.h"

enum { SEED = 1 };

/* ---- what is known of this network ---- */

/* The role that most partners see; -1 when two are seen as often, or nothing is shown. */
static int role_of(const struct disclosed_item *item)
{
    int role = -1;
    int most = 0;
    bool is_alone = false;

    for (size_t i = 0; disclosed_is_shown(item) && i < item->level_count; i++) {
        const int percent =
            item->shares[i].state == SHARE_HIDDEN ? 0 : item->shares[i].percent;

        is_alone = percent == most ? false : is_alone;
        if (percent > most) {
            most = percent;
            role = (int)i;
            is_alone = true;
        }
    }
    return is_alone ? role : -1;
}

/* The lower median of the shares of a B's questions; NaN: none is shown. */
static double quality_of(const struct experience_findings *families, enum five_b five_b)
{
    const struct instrument_step *step =
        instrument_step(families->wave.instrument, FIVE_B_CARDS[five_b].code);
    double shares[DISCLOSURE_LEVELS] = {0};
    size_t count = 0;

    for (size_t i = 0; step != NULL && i < step->item_count && count < DISCLOSURE_LEVELS;
         i++) {
        shares[count] = disclosed_high_percent(
            experience_findings_cell(families, RESPONDENT_FAMILIES, step->items[i].code));
        count += !isnan(shares[count]);
    }
    qsort(shares, count, sizeof *shares, number_compare);
    return count == 0 ? (double)NAN : shares[(count - 1) / 2];
}

static struct network_record record_of(const struct experience_findings *findings,
                                       const struct experience_findings *families)
{
    static const char *const BEHAVIOURS[COORDINATOR_BEHAVIOUR_COUNT] = {"beh1", "beh2",
                                                                        "beh3", "beh4"};
    struct network_record record = {
        .role = role_of(
            experience_findings_cell(findings, RESPONDENT_WORKERS, "coordinator_role")),
        .governance = -1,
        .consensus = disclosed_high_percent(
            experience_findings_cell(findings, RESPONDENT_WORKERS, "pp2")),
        .trust = (double)NAN,
        .needs_covered = (double)NAN,
    };

    for (size_t i = 0; i < COORDINATOR_BEHAVIOUR_COUNT; i++) {
        record.behaviours[i] = disclosed_high_percent(
            experience_findings_cell(findings, RESPONDENT_WORKERS, BEHAVIOURS[i]));
    }
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        const enum dilemma dilemma = (enum dilemma)i;

        record.tension[i] = disclosed_high_percent(experience_findings_cell(
            findings, RESPONDENT_WORKERS, dilemma_item_code(dilemma, DILEMMA_TENSION)));
        record.handled[i] = disclosed_high_percent(experience_findings_cell(
            findings, RESPONDENT_WORKERS, dilemma_item_code(dilemma, DILEMMA_HANDLED)));
    }
    for (int i = 0; i < FIVE_B_STANDARD; i++) {
        record.quality[i] =
            families == NULL ? (double)NAN : quality_of(families, (enum five_b)i);
    }
    return record;
}

bool hypotheses_across_read(struct visit *visit,
                            const struct experience_findings *findings,
                            struct hypothesis_findings *across_out, struct status *st)
{
    struct experience_findings families;
    bool is_there = false;

    if (!experience_findings_nearest(visit, findings, "five_b", &families, &is_there,
                                     st)) {
        return false;
    }
    const struct network_record record = record_of(findings, is_there ? &families : NULL);
    *across_out =
        hypotheses_make(&record, findings->is_computed ? 1 : 0, SEED, visit->pool);
    return true;
}

/* ---- in words ---- */

/* How it is here, without comparing. */
static void here_put(struct visit *visit, const struct hypothesis_finding *finding,
                     struct value *sentences)
{
    const struct growth_term *term =
        growth_term(COORDINATOR_ROLES, COORDINATOR_ROLE_COUNT, finding->group);
    const char *role = term == NULL ? "" : say(term->name, visit->language);
    const char *share = disclosed_percent_text(visit, finding->value, true);

    if (term == NULL) {
        return;
    }
    if (strcmp(finding->measure, "tension.responsibility") == 0 &&
        finding->hypothesis == HYPOTHESIS_H3) {
        model_add_text(
            sentences,
            visit_say(visit,
                      N_("Here partners see the coordinator mostly as \"%s\". Tension "
                         "about responsibility is felt by: %s."),
                      role, share));
    } else if (strcmp(finding->measure, "quality.usability") == 0) {
        model_add_text(
            sentences,
            visit_say(visit,
                      N_("Here partners see the coordinator mostly as \"%s\". Families "
                         "who say yes, on the middle one of the questions about "
                         "usability: %s."),
                      role, share));
    } else if (strcmp(finding->measure, "quality.availability") == 0) {
        model_add_text(
            sentences,
            visit_say(visit,
                      N_("Here partners see the coordinator mostly as \"%s\". Families "
                         "who say yes, on the middle one of the questions about "
                         "availability: %s."),
                      role, share));
    }
}

/* The first statement: one clear exception refutes "automatically". */
static void exceptions_put(struct visit *visit, const struct hypothesis_finding *finding,
                           struct value *sentences)
{
    const bool is_exception = strcmp(finding->group, "exceptions") == 0;

    if (!is_exception && finding->state != FINDING_GIVEN) {
        model_add_text(
            sentences,
            visit_say(visit, N_("It takes the answers of workers and of families: one of "
                                "them is not there, or too few.")));
    } else if (!is_exception && finding->value < 1) {
        model_add_text(
            sentences,
            visit_say(visit,
                      N_("By our limit, that the dilemmas can be talked about for %d %% "
                         "or more, cooperation does not count as good here, so this "
                         "network can be no exception (our proposal)."),
                      HYPOTHESIS_COOPERATION_GOOD));
    } else if (is_exception && finding->state == FINDING_GIVEN && finding->value >= 1) {
        model_add_text(
            sentences,
            visit_say(
                visit,
                N_("Here is a clear exception: workers can talk about the dilemmas, "
                   "and still less than %d %% of the families are positive on one "
                   "of the B's. One clear exception refutes \"automatically\"."),
                HYPOTHESIS_QUALITY_POOR));
    } else if (is_exception && finding->state == FINDING_GIVEN) {
        model_add_text(sentences,
                       visit_say(visit, N_("This network is no exception. That "
                                           "proves nothing.")));
    }
}

/* Once for each kind of comparison that cannot be made. */
static void too_few_put(struct visit *visit, const struct hypothesis_findings *across,
                        enum hypothesis hypothesis, enum finding_kind kind,
                        struct value *sentences)
{
    const int least =
        kind == FINDING_TEST ? HYPOTHESIS_GROUP_LEAST : HYPOTHESIS_NETWORKS_LEAST;
    size_t networks = 0;
    bool is_too_few = false;

    for (size_t i = 0; i < across->count; i++) {
        const struct hypothesis_finding *finding = &across->items[i];

        if (finding->hypothesis == hypothesis && finding->kind == kind) {
            is_too_few |= finding->state == FINDING_TOO_FEW;
            networks = finding->networks > networks ? finding->networks : networks;
        }
    }
    if (is_too_few && kind == FINDING_TEST) {
        model_add_text(
            sentences,
            visit_say(visit,
                      N_("Too few networks to compare: %zu of %d that each group takes."),
                      networks, least));
    } else if (is_too_few) {
        model_add_text(
            sentences,
            visit_say(visit, N_("Too few networks to see what goes together: %zu of %d."),
                      networks, least));
    }
}

void hypotheses_across_put(struct visit *visit, const struct hypothesis_findings *across,
                           enum hypothesis hypothesis, struct value *sentences)
{
    for (size_t i = 0; i < across->count; i++) {
        const struct hypothesis_finding *finding = &across->items[i];

        if (finding->hypothesis != hypothesis) {
            continue;
        }
        if (finding->kind == FINDING_MEDIAN && finding->state == FINDING_GIVEN) {
            here_put(visit, finding, sentences);
        } else if (finding->kind == FINDING_COUNT) {
            exceptions_put(visit, finding, sentences);
        }
    }
    too_few_put(visit, across, hypothesis, FINDING_TEST, sentences);
    too_few_put(visit, across, hypothesis, FINDING_TAU, sentences);
    if (hypothesis == HYPOTHESIS_H7 && across->count > 0) {
        model_add_text(sentences, visit_say(visit, N_("One network says nothing about "
                                                      "networks in general.")));
    }
}
