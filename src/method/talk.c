#include "method/talk.h"

static const struct word OUTCOME_WORDS[] = {
    {TALK_CORE, "core", N_("core"), "kernactor"},
    {TALK_EDGE, "edge", N_("edge"), "randactor"},
    {TALK_CONTEXT, "context", N_("context"), "contextactor"},
    {TALK_ANCHORING, "anchoring", N_("anchoring"), "verankeringsactor"},
    {TALK_CONSULTATION, "consultation", N_("consultation"), NULL},
    {TALK_AD_HOC, "ad_hoc", N_("ad hoc"), NULL},
    {TALK_NO, "no", N_("no"), NULL},
    {TALK_LATER, "later", N_("later"), NULL},
};
const struct vocabulary TALK_OUTCOME = {OUTCOME_WORDS, ARRAY_COUNT(OUTCOME_WORDS), false};

static const struct word READINESS_WORDS[] = {
    {1, "none", N_("none"), NULL},
    {2, "hesitant", N_("hesitant"), NULL},
    {3, "on_conditions", N_("on conditions"),
     "onder voorwaarden|bereid onder voorwaarden"},
    {4, "ready", N_("ready"), NULL},
};
const struct vocabulary TALK_READINESS = {READINESS_WORDS, ARRAY_COUNT(READINESS_WORDS),
                                          true};

static const struct word INTEREST_WORDS[] = {
    {1, "helps", N_("helps"), NULL},
    {2, "neutral", N_("neutral"), NULL},
    {3, "clashes", N_("clashes"), NULL},
};
const struct vocabulary TALK_INTEREST = {INTEREST_WORDS, ARRAY_COUNT(INTEREST_WORDS),
                                         false};

static const struct word MANDATE_WORDS[] = {
    {1, "decides", N_("decides"), "beslist"},
    {2, "reports_back", N_("reports back"), "koppelt terug"},
    {3, "none", N_("none"), "aucun"},
};
const struct vocabulary TALK_MANDATE = {MANDATE_WORDS, ARRAY_COUNT(MANDATE_WORDS), false};

static const struct word ASPECT_WORDS[] = {
    {ASPECT_HAS, "has", N_("has"), NULL},
    {ASPECT_CAN, "can", N_("can"), NULL},
    {ASPECT_WANTS, "wants", N_("wants"), NULL},
};
const struct vocabulary HOLDING_ASPECT = {ASPECT_WORDS, ARRAY_COUNT(ASPECT_WORDS), false};

bool talk_outcome_is_member(enum talk_outcome outcome)
{
    return outcome == TALK_CORE || outcome == TALK_EDGE;
}

static enum holding_answer aspect_of(const struct holding_view *view,
                                     enum holding_aspect aspect)
{
    const enum holding_answer answers[ASPECT_COUNT] = {view->has, view->can, view->wants};

    return answers[aspect];
}

const struct talk_difference *talk_differences(const struct holdings *holdings,
                                               size_t actor, struct pool *pool,
                                               size_t *count_out)
{
    struct talk_difference *found =
        pool_array(pool, holdings->source_count * ASPECT_COUNT, struct talk_difference);
    size_t count = 0;

    for (size_t source = 0; source < holdings->source_count; source++) {
        const struct holding *holding = holding_of(holdings, actor, source);
        for (int aspect = 0; aspect < ASPECT_COUNT; aspect++) {
            const struct talk_difference difference = {
                source, (enum holding_aspect)aspect,
                aspect_of(&holding->estimated, (enum holding_aspect)aspect),
                aspect_of(&holding->confirmed, (enum holding_aspect)aspect)};
            if (difference.confirmed != ANSWER_NONE &&
                difference.confirmed != difference.estimated) {
                found[count++] = difference;
            }
        }
    }
    *count_out = count;
    return found;
}
