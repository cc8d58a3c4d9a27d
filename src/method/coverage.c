#include "method/coverage.h"

static const struct word ANSWER_WORDS[] = {
    {ANSWER_YES, "yes", N_("yes"), "j|J|y|Y|x|X|1"},
    {ANSWER_PARTLY, "partly", N_("partly"), "gedeeltelijk|partiellement"},
    {ANSWER_NO, "no", N_("no"), "n|N|0"},
    {ANSWER_UNKNOWN, "unknown", N_("unknown"), "inconnue|?"},
};
const struct vocabulary HOLDING_ANSWER = {ANSWER_WORDS, ARRAY_COUNT(ANSWER_WORDS), false};

static const struct word NECESSITY_WORDS[] = {
    {1, "indispensable", N_("indispensable"), NULL},
    {2, "useful", N_("useful"), NULL},
};
const struct vocabulary SOURCE_NECESSITY = {NECESSITY_WORDS, ARRAY_COUNT(NECESSITY_WORDS),
                                            false};

static const struct word STATE_WORDS[] = {
    {COVERAGE_GAP, "gap", N_("gap"), NULL},
    {COVERAGE_FRAGILE, "fragile", N_("fragile"), NULL},
    {COVERAGE_COVERED, "covered", N_("covered"), NULL},
};
const struct vocabulary COVERAGE_STATE = {STATE_WORDS, ARRAY_COUNT(STATE_WORDS), false};

static enum holding_answer answer_on(enum holding_answer estimated,
                                     enum holding_answer confirmed,
                                     enum holding_basis basis)
{
    const bool is_confirmed = basis == HOLDING_ACTUAL && confirmed != ANSWER_NONE;

    return is_confirmed ? confirmed : estimated;
}

struct holding_view holding_view_on(const struct holding *holding,
                                    enum holding_basis basis)
{
    const struct holding_view *estimated = &holding->estimated;
    const struct holding_view *confirmed = &holding->confirmed;

    return (struct holding_view){
        .has = answer_on(estimated->has, confirmed->has, basis),
        .can = answer_on(estimated->can, confirmed->can, basis),
        .wants = answer_on(estimated->wants, confirmed->wants, basis),
    };
}

bool holding_brings(const struct holding *holding, enum holding_basis basis)
{
    const struct holding_view view = holding_view_on(holding, basis);

    return view.has == ANSWER_YES && view.can != ANSWER_NO && view.wants != ANSWER_NO;
}

/* All three answers were confirmed in a talk. */
static bool holding_is_confirmed(const struct holding *holding)
{
    const struct holding_view *confirmed = &holding->confirmed;

    return confirmed->has != ANSWER_NONE && confirmed->can != ANSWER_NONE &&
           confirmed->wants != ANSWER_NONE;
}

static struct coverage source_coverage(const struct holdings *holdings, size_t source,
                                       const bool *is_selected, enum holding_basis basis,
                                       struct pool *pool)
{
    size_t *actors = pool_array(pool, holdings->actor_count, size_t);
    struct coverage coverage = {.source = &holdings->sources[source], .actors = actors};

    for (size_t actor = 0; actor < holdings->actor_count; actor++) {
        const struct holding *holding = holding_of(holdings, actor, source);
        if (is_selected[actor] && holding_brings(holding, basis)) {
            actors[coverage.actor_count++] = actor;
            coverage.is_estimate |=
                basis == HOLDING_ESTIMATED || !holding_is_confirmed(holding);
        }
    }
    coverage.state = coverage.actor_count == 0   ? COVERAGE_GAP
                     : coverage.actor_count == 1 ? COVERAGE_FRAGILE
                                                 : COVERAGE_COVERED;
    return coverage;
}

const struct coverage *coverage_of(const struct holdings *holdings,
                                   const bool *is_selected, enum holding_basis basis,
                                   struct pool *pool)
{
    struct coverage *coverages =
        pool_array(pool, holdings->source_count, struct coverage);

    for (size_t source = 0; source < holdings->source_count; source++) {
        coverages[source] = source_coverage(holdings, source, is_selected, basis, pool);
    }
    return coverages;
}
