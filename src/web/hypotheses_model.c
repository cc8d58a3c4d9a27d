#include "web/hypotheses_model.h"

#include "base/attributes.h"
#include "method/growth.h"
#include "web/disclosed_words.h"
#include "web/finding_words.h"

/* As they were written down, with where each comes from. Claims that compare networks are
 * worded in analysis/hypotheses.h. */
static const struct {
    const char *code;
    const char *claim; /* N_(); NULL: it compares networks */
    enum hypothesis across; /* of one that does */
    const char *how; /* N_() */
    const char *source; /* N_() */
} CLAIMS[CLAIM_COUNT] = {
    [CLAIM_H1] =
        {"H1",
         N_("Feeling part of the own organisation and feeling part of the network "
            "have no unequivocal relation."),
         HYPOTHESIS_COUNT, N_("We expect that all four cells of the table are filled."),
         N_("the slides on working together over sectors.")},
    [CLAIM_H2] =
        {"H2",
         N_("For who feels strongly part of the own organisation, working in the same "
            "place goes with feeling part of the network (a). For who does not, rich "
            "media do (b)."),
         HYPOTHESIS_COUNT,
         N_("Each in its own group of at least 20 people, because it is not one relation "
            "for all."),
         N_("Divided Loyalties, Small Group Research 38(6), 2007.")},
    [CLAIM_H3] = {"H3", NULL, HYPOTHESIS_H3,
                  N_("The middle answers per role of the coordinator, over networks."),
                  N_("a question of the slides.")},
    [CLAIM_H4] = {"H4", NULL, HYPOTHESIS_H4,
                  N_("A table of role and dilemma, over networks; no test below 5 "
                     "networks a role. "
                     "How we answered stands on the page of the dilemmas."),
                  N_("a question of the slides.")},
    [CLAIM_H5] = {"H5", NULL, HYPOTHESIS_H5,
                  N_("What an earlier study found, beside what we see here."),
                  N_("Raeymaeckers and others, Voluntas 2017.")},
    [CLAIM_H6] =
        {"H6",
         N_("Where organisations may differ and still find a joint approach, the "
            "tension between cultures is bearable."),
         HYPOTHESIS_COUNT, N_("The relation between the answers of people."),
         N_("the slides on working together over sectors.")},
    [CLAIM_H7] = {"H7", NULL, HYPOTHESIS_H7,
                  N_("One clear exception among networks refutes \"automatically\"."),
                  N_("the first statement of the slides.")},
    [CLAIM_H8] = {"H8", NULL, HYPOTHESIS_H8,
                  N_("The tension of each dilemma beside what families say, over 10 "
                     "networks or more."),
                  N_("the second statement of the slides.")},
    [CLAIM_H9] = {"H9", NULL, HYPOTHESIS_H9,
                  N_("Networks side by side by their form of governance."),
                  N_("the third statement of the slides.")},
};

/* ---- figures ---- */

static const char *relation_meaning(struct visit *visit,
                                    const struct experience_figure *figure)
{
    if (figure->state == FIGURE_TOO_FEW) {
        return visit_say(visit, N_("Too few answers to say."));
    }
    if (figure->state == FIGURE_UNDEFINED) {
        return visit_say(visit,
                         N_("Cannot be computed: nearly everybody answered the same."));
    }
    if (figure->low > 0) {
        return visit_say(visit,
                         N_("They go together here: who answers higher on the one, "
                            "mostly answers higher on the other."));
    }
    if (figure->high < 0) {
        return visit_say(visit, N_("They go against each other here: who answers higher "
                                   "on the one, mostly answers lower on the other."));
    }
    return visit_say(visit, N_("No clear relation here: it may as well be none."));
}

/* A rank correlation with its interval; false: it was not asked. */
static bool relation_put(struct visit *visit, const struct experience_findings *findings,
                         const char *name, const char *about, struct value *figures)
{
    const struct experience_figure *figure =
        findings->is_computed ? experience_figure(&findings->results, name) : NULL;

    if (figure == NULL) {
        return false;
    }
    const bool is_given = figure->state == FIGURE_GIVEN;
    struct value *object = model_add_object(figures);
    model_set_text(object, "name", name);
    model_set_text(object, "about", say(about, visit->language));
    model_set_text(object, "state", FIGURE_STATE_CODES[figure->state]);
    model_set_text(object, "text",
                   is_given ? finding_number(visit, figure->value) : NULL);
    model_set_text(object, "band",
                   is_given ? finding_range(visit, figure->low, figure->high) : NULL);
    model_set_text(object, "answered",
                   is_given ? disclosed_number_words(visit, figure->answered) : NULL);
    model_set_text(object, "meaning", relation_meaning(visit, figure));
    return is_given;
}

/* ---- the table of H1 ---- */

static const char *corner_text(struct visit *visit,
                               const struct experience_findings *findings,
                               const char *name)
{
    const struct experience_figure *corner = experience_figure(&findings->results, name);

    if (corner == NULL || corner->state != FIGURE_GIVEN) {
        return visit_say(visit, N_("not shown"));
    }
    return disclosed_percent_text(visit, corner->value,
                                  corner->answered.low != corner->answered.high);
}

static void table_put(struct visit *visit, const struct experience_findings *findings,
                      struct value *object)
{
    static const struct {
        const char *name; /* N_() */
        const char *low;
        const char *high;
    } ROWS[] = {
        {N_("little or neither part of the own organisation"), "H1.low_low",
         "H1.low_high"},
        {N_("part of the own organisation"), "H1.high_low", "H1.high_high"},
    };
    const struct experience_figure *corner =
        findings->is_computed ? experience_figure(&findings->results, ROWS[0].low) : NULL;

    if (corner == NULL || corner->state == FIGURE_TOO_FEW) {
        model_set_null(object, "table");
        return;
    }
    struct value *rows = model_set_list(model_set_object(object, "table"), "rows");
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        struct value *row = model_add_object(rows);

        model_set_text(row, "name", say(ROWS[i].name, visit->language));
        model_set_text(row, "low", corner_text(visit, findings, ROWS[i].low));
        model_set_text(row, "high", corner_text(visit, findings, ROWS[i].high));
    }
}

/* ---- what is seen here, of H5 ---- */

static void here_put(struct visit *visit, const struct experience_findings *findings,
                     struct value *sentences)
{
    const struct disclosed_item *role =
        experience_findings_cell(findings, RESPONDENT_WORKERS, "coordinator_role");
    const struct disclosed_item *consensus =
        experience_findings_cell(findings, RESPONDENT_WORKERS, "pp2");
    const struct disclosed_item *synthesis =
        experience_findings_cell(findings, RESPONDENT_WORKERS, "beh4");

    if (disclosed_is_shown(role)) {
        for (size_t i = 0; i < role->level_count && i < COORDINATOR_ROLE_COUNT; i++) {
            model_add_text(
                sentences,
                visit_say(visit,
                          N_("Here, partners who see the coordinator as \"%s\": %s."),
                          say(COORDINATOR_ROLES[i].name, visit->language),
                          disclosed_share_text(visit, role->shares[i],
                                               disclosed_is_rounded(role))));
        }
    }
    if (disclosed_is_shown(consensus)) {
        model_add_text(
            sentences,
            visit_say(visit,
                      N_("Here, people who find that we agree on the objectives: %s."),
                      disclosed_high_text(visit, consensus)));
    }
    if (disclosed_is_shown(synthesis)) {
        model_add_text(sentences,
                       visit_say(visit,
                                 N_("Here, people who find that the coordinator often or "
                                    "always brings differences into one line: %s."),
                                 disclosed_high_text(visit, synthesis)));
    }
}

/* ---- one of them ---- */

/* What the answers of this network's people say; true: there is a figure. */
static bool within_put(struct visit *visit, const struct experience_findings *findings,
                       enum claim claim, struct value *figures)
{
    bool is_given = false;

    switch (claim) {
    case CLAIM_H1:
        return relation_put(visit, findings, "H1",
                            N_("Part of the own organisation, and part of the network"),
                            figures);
    case CLAIM_H2:
        is_given |= relation_put(visit, findings, "H2a",
                                 N_("Strongly part of the own organisation: same place, "
                                    "part of the network"),
                                 figures);
        is_given |= relation_put(visit, findings, "H2b",
                                 N_("Not strongly part of it: rich media, part of the "
                                    "network"),
                                 figures);
        return is_given;
    case CLAIM_H6:
        is_given |= relation_put(visit, findings, "H6_tension",
                                 N_("Room for differences, and tension between cultures"),
                                 figures);
        is_given |= relation_put(
            visit, findings, "H6_seamless",
            N_("Room for differences, and one service without seams"), figures);
        return is_given;
    default:
        return false;
    }
}

void claim_put(struct visit *visit, const struct experience_findings *findings,
               const struct hypothesis_findings *across, enum claim claim,
               struct value *object)
{
    const bool is_across = CLAIMS[claim].claim == NULL;
    const char *words =
        is_across ? HYPOTHESES[CLAIMS[claim].across].claim : CLAIMS[claim].claim;

    model_set_text(object, "code", CLAIMS[claim].code);
    model_set_text(object, "claim", say(words, visit->language));
    model_set_text(object, "how", say(CLAIMS[claim].how, visit->language));
    model_set_text(object, "source", say(CLAIMS[claim].source, visit->language));
    model_set_boolean(object, "is_across", is_across);
    struct value *sentences = model_set_list(object, "sentences");
    struct value *figures = model_set_list(object, "figures");
    if (claim == CLAIM_H5) {
        here_put(visit, findings, sentences);
    }
    if (is_across) {
        hypotheses_across_put(visit, across, CLAIMS[claim].across, sentences);
    }
    model_set_boolean(object, "is_given", within_put(visit, findings, claim, figures));
    if (claim == CLAIM_H1) {
        table_put(visit, findings, object);
    } else {
        model_set_null(object, "table");
    }
}
