/* form_rules.c - the rules of the advice on the form, its words, and what each form
 * needs afterwards. */
#include "method/form.h"

static const struct word FORM_WORDS[] = {
    {FORM_NONE, "none", N_("no cooperation now"), "nu geen|geen|aucune"},
    {FORM_CONSULTATION, "consultation", N_("consultation meeting"), NULL},
    {FORM_AD_HOC, "ad_hoc", N_("ad hoc"), "ponctuel|ponctuelle"},
    {FORM_NETWORK, "network", N_("network"), NULL},
};
const struct vocabulary FORM_FORMS = {FORM_WORDS, ARRAY_COUNT(FORM_WORDS), false};

static const struct word KIND_WORDS[] = {
    {FORM_KIND_INFORMATION, "information", N_("information network"), NULL},
    {FORM_KIND_LEARNING, "learning", N_("learning network"), NULL},
    {FORM_KIND_RESOURCES, "resources", N_("resource network"), NULL},
    {FORM_KIND_ACTION, "action", N_("action network"), NULL},
    {FORM_KIND_ASK_AGAIN, "ask_again", N_("a network; what for is not clear yet"), NULL},
};
const struct vocabulary FORM_KINDS = {KIND_WORDS, ARRAY_COUNT(KIND_WORDS), false};

const struct form_rule_row FORM_RULES[FORM_RULE_COUNT] = {
    [FORM_V0] = {"V0", FORM_NONE, false, N_("One organisation can do it alone (Q3)."),
                 N_("Cooperation is a means. One organisation can do this.")},
    [FORM_V1] = {"V1", FORM_NETWORK, false,
                 N_("The problem is complex (Q2), it can be done only together (Q3), the "
                    "commitment is lasting (Q5), and it is an important aspect for at "
                    "least some of the core actors (Q6)."),
                 N_("The problem is complex, there is added value only together, and "
                    "partners want to commit themselves.")},
    [FORM_V2] =
        {"V2", FORM_CONSULTATION, true,
         N_("The problem is complex (Q2) and it can be done only together (Q3), "
            "but the commitment is not lasting (Q5), or it is an important "
            "aspect for none of the core actors (Q6)."),
         N_("A network asks commitment. Begin with consultation; work on a common "
            "interest; look again on …")},
    [FORM_V3] = {"V3", FORM_AD_HOC, false,
                 N_("The purpose is one joint action (Q1), or it lasts once or a limited "
                    "period (Q4); there is a common interest (Q8), and at least a "
                    "commitment for one action (Q5)."),
                 N_("There is a common interest that leads to a well-defined action. "
                    "Agree on an end.")},
    [FORM_V4] = {"V4", FORM_CONSULTATION, false,
                 N_("The purpose is getting to know each other, exchanging information, "
                    "passing on signals or discussing a situation (Q1), and the "
                    "commitment is non-binding (Q5)."),
                 N_("A limited, non-binding effort is enough for this purpose.")},
    [FORM_V5] = {"V5", FORM_NETWORK, false,
                 N_("The purpose is learning together or sharing means (Q1), the "
                    "commitment is lasting (Q5), and the problem is not complex (Q2)."),
                 N_("Even without a complex problem, learning or sharing may ask for a "
                    "network; keep it light.")},
    [FORM_V6] = {"V6", FORM_CONSULTATION, false, N_("None of the other rules fires."),
                 N_("The common interest is not clear yet.")},
};

const struct form_need_row FORM_NEEDS[FORM_NEED_COUNT] = {
    {"engagement",
     N_("Commitment"),
     {[FORM_CONSULTATION] = {"non_binding", N_("non-binding")},
      [FORM_AD_HOC] = {"for_action", N_("for the action")},
      [FORM_NETWORK] = {"per_partner",
                        N_("per partner, agreed by its own organisation")}}},
    {"end",
     N_("End"),
     {[FORM_CONSULTATION] = {"free", N_("need not be agreed on")},
      [FORM_AD_HOC] = {"end_required", N_("an end date is required")},
      [FORM_NETWORK] = {"review_required", N_("a review date is required")}}},
    {"objective",
     N_("Objective"),
     {[FORM_CONSULTATION] = {"agenda", N_("an agenda")},
      [FORM_AD_HOC] = {"action", N_("the action")},
      [FORM_NETWORK] = {"versions", N_("grows from issue to objective, in versions")}}},
    {"decisions",
     N_("Decisions"),
     {[FORM_CONSULTATION] = {"rarely", N_("rarely")},
      [FORM_AD_HOC] = {"light", N_("kept light")},
      [FORM_NETWORK] = {"decision_line", N_("by an agreed decision line")}}},
    {"surveys",
     N_("Growth, dimensions and dilemma survey"),
     {[FORM_CONSULTATION] = {"off", N_("off")},
      [FORM_AD_HOC] = {"off", N_("off")},
      [FORM_NETWORK] = {"on", N_("on")}}},
    {"arena_analysis",
     N_("Arena-analysis"),
     {[FORM_CONSULTATION] = {"optional", N_("optional")},
      [FORM_AD_HOC] = {"small", N_("a small one")},
      [FORM_NETWORK] = {"yes", N_("yes")}}},
};

/* Which kind of network serves a purpose. */
static const enum form_kind KIND_OF_PURPOSE[FORM_PURPOSE_END] = {
    [FORM_NOT_ANSWERED] = FORM_KIND_ASK_AGAIN,  [FORM_ACQUAINTANCE] = FORM_KIND_ASK_AGAIN,
    [FORM_INFORMATION] = FORM_KIND_INFORMATION, [FORM_SIGNALLING] = FORM_KIND_ASK_AGAIN,
    [FORM_CASE] = FORM_KIND_ASK_AGAIN,          [FORM_ACTION] = FORM_KIND_ACTION,
    [FORM_LEARNING] = FORM_KIND_LEARNING,       [FORM_RESOURCES] = FORM_KIND_RESOURCES,
    [FORM_PROJECT] = FORM_KIND_ACTION,
};

/* At least two of Q2a, Q2b, Q2c have this answer: yes is complex, no is not complex,
 * and with open questions it may be neither. */
static bool problem_has_twice(const int *given, enum form_yes_no answer)
{
    return (given[FORM_Q2A] == (int)answer) + (given[FORM_Q2B] == (int)answer) +
               (given[FORM_Q2C] == (int)answer) >=
           2;
}

static bool needs_network(const int *given)
{
    return problem_has_twice(given, FORM_YES) && given[FORM_Q3] == FORM_ONLY_TOGETHER;
}

static bool has_commitment_below_lasting(const int *given)
{
    return given[FORM_Q5] == FORM_NON_BINDING || given[FORM_Q5] == FORM_FOR_ONE_ACTION;
}

static bool fires_v0(const int *given)
{
    return given[FORM_Q3] == FORM_ALONE;
}

static bool fires_v1(const int *given)
{
    return needs_network(given) && given[FORM_Q5] == FORM_LASTING_ENGAGEMENT &&
           given[FORM_Q6] >= FORM_WEIGHT_SOME;
}

static bool fires_v2(const int *given)
{
    return needs_network(given) &&
           (has_commitment_below_lasting(given) || given[FORM_Q6] == FORM_WEIGHT_NONE);
}

static bool fires_v3(const int *given)
{
    const bool is_bounded = given[FORM_Q1] == FORM_ACTION ||
                            given[FORM_Q4] == FORM_ONCE || given[FORM_Q4] == FORM_LIMITED;

    return is_bounded && given[FORM_Q8] == FORM_INTEREST_YES &&
           given[FORM_Q5] >= FORM_FOR_ONE_ACTION;
}

static bool fires_v4(const int *given)
{
    const bool is_light =
        given[FORM_Q1] == FORM_ACQUAINTANCE || given[FORM_Q1] == FORM_INFORMATION ||
        given[FORM_Q1] == FORM_SIGNALLING || given[FORM_Q1] == FORM_CASE;

    return is_light && given[FORM_Q5] == FORM_NON_BINDING;
}

static bool fires_v5(const int *given)
{
    return (given[FORM_Q1] == FORM_LEARNING || given[FORM_Q1] == FORM_RESOURCES) &&
           given[FORM_Q5] == FORM_LASTING_ENGAGEMENT && problem_has_twice(given, FORM_NO);
}

/* V6 has no condition of its own. */
static bool (*const FIRES[FORM_V6])(const int *given) = {fires_v0, fires_v1, fires_v2,
                                                         fires_v3, fires_v4, fires_v5};

struct form_outcome form_decide(const struct form_answers *answers, bool *is_firing_out)
{
    enum form_rule first = FORM_V6;

    for (int rule = FORM_V6 - 1; rule >= 0; rule--) {
        const bool is_firing = FIRES[rule](answers->given);
        first = is_firing ? (enum form_rule)rule : first;
        if (is_firing_out != NULL) {
            is_firing_out[rule] = is_firing;
        }
    }
    if (is_firing_out != NULL) {
        is_firing_out[FORM_V6] = first == FORM_V6;
    }
    const struct form_rule_row *row = &FORM_RULES[first];
    const enum form_kind kind = row->form == FORM_NETWORK
                                    ? KIND_OF_PURPOSE[answers->given[FORM_Q1]]
                                    : FORM_KIND_NONE;
    return (struct form_outcome){first, row->form, kind, row->is_network_later};
}

const char *form_outcome_label(const struct form_outcome *outcome)
{
    if (outcome->is_network_later) {
        return N_("consultation now, perhaps a network later");
    }
    if (outcome->form == FORM_NETWORK) {
        return vocabulary_label(&FORM_KINDS, (int)outcome->kind);
    }
    return vocabulary_label(&FORM_FORMS, (int)outcome->form);
}
