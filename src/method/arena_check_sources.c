/* arena_check_sources.c - what the needed sources leave open: gaps, fragile ones, unique
 * holders, and pairs that bring the same. */
#include "method/arena_findings.h"

#include "base/text.h"

/* Who alone has an indispensable source, able and willing or not? */
static void unique_holder_check(struct checker *checker, size_t source)
{
    const struct holdings *holdings = &checker->preparation->holdings;
    size_t holder = 0;
    size_t holder_count = 0;

    for (size_t actor = 0; actor < holdings->actor_count; actor++) {
        const struct holding *holding = holding_of(holdings, actor, source);
        if (holding_view_on(holding, HOLDING_ACTUAL).has == ANSWER_YES) {
            holder = actor;
            holder_count++;
        }
    }
    if (holder_count != 1 || !holdings->sources[source].is_indispensable) {
        return;
    }
    const int arena_class = checker->results[holder]->standing.arena_class;
    if (arena_class > 0 && arena_class < ARENA_COMPLEMENTARY) {
        checker_add(
            checker, "unique_holder", false,
            message_make(checker->pool,
                         "%s is the unique holder of %s, an indispensable source, "
                         "and stands below complementary: look at the marks again.",
                         checker_name(checker, holder), holdings->sources[source].code));
    }
}

static void gap_check(struct checker *checker, const struct coverage *coverage)
{
    const char *code = coverage->source->code;
    const char *label = coverage->source->label;

    if (!coverage->source->is_indispensable) {
        if (coverage->state == COVERAGE_GAP) {
            checker_add(checker, "gap_useful", false,
                        message_make(checker->pool,
                                     "Nobody selected brings %s (%s), a useful source.",
                                     code, label));
        }
        return;
    }
    if (coverage->state == COVERAGE_GAP) {
        checker_add(
            checker, "gap", true,
            message_make(checker->pool,
                         "Nobody selected brings %s (%s), an indispensable source: "
                         "look for another actor, or correct the sheet.",
                         code, label));
    } else if (coverage->state == COVERAGE_FRAGILE) {
        checker_add(checker, "fragile", false,
                    message_make(checker->pool, "%s (%s) is fragile: it depends on %s.",
                                 code, label,
                                 checker_name(checker, coverage->actors[0])));
    }
}

static void pair_check(struct checker *checker, const struct pair *pair)
{
    const char *code = checker->preparation->holdings.sources[pair->source].code;
    const char *first = checker_name(checker, pair->first);
    const char *second = checker_name(checker, pair->second);

    if (pair->relation == PAIR_COMPETITIVE) {
        checker_add(
            checker, "pair_competitive", true,
            message_make(checker->pool,
                         "%s and %s compete on %s: make an agreement card (who does "
                         "what, for whom, until when, who mediates).",
                         first, second, code));
    } else if (pair->relation == PAIR_OVERLAPPING) {
        checker_add(checker, "pair_overlapping", false,
                    message_make(checker->pool,
                                 "%s and %s overlap on %s: agree who does what.", first,
                                 second, code));
    }
}

/* Pairs that nobody has described yet: one question per source, not one per pair. */
static void open_pairs_check(struct checker *checker, const struct coverage *coverage,
                             size_t source)
{
    const size_t open_count =
        pair_open_count(coverage, source, &checker->preparation->pairs);

    if (open_count == 0) {
        return;
    }
    const char **names = pool_array(checker->pool, coverage->actor_count, const char *);
    for (size_t i = 0; i < coverage->actor_count; i++) {
        names[i] = checker_name(checker, coverage->actors[i]);
    }
    const char *who = text_join(checker->pool, names, coverage->actor_count, ", ");
    checker_add(checker, "pairs_open", false,
                message_make_plural(checker->pool, open_count,
                                    "%s is brought by %s: are they complementary, "
                                    "overlapping or competitive? (%zu pair to describe)",
                                    "%s is brought by %s: are they complementary, "
                                    "overlapping or competitive? (%zu pairs to describe)",
                                    coverage->source->code, who, open_count));
}

void check_sources(struct checker *checker)
{
    const struct preparation *preparation = checker->preparation;
    const struct holdings *holdings = &preparation->holdings;

    for (size_t source = 0; source < holdings->source_count; source++) {
        unique_holder_check(checker, source);
    }
    if (checker->selected == NULL) {
        return;
    }
    const struct coverage *coverages =
        coverage_of(holdings, checker->selected, HOLDING_ACTUAL, checker->pool);
    for (size_t source = 0; source < holdings->source_count; source++) {
        gap_check(checker, &coverages[source]);
    }
    for (size_t i = 0; i < preparation->pairs.count; i++) {
        const struct pair *pair = &preparation->pairs.pairs[i];
        if (checker->selected[pair->first] && checker->selected[pair->second]) {
            pair_check(checker, pair);
        }
    }
    for (size_t source = 0; source < holdings->source_count; source++) {
        open_pairs_check(checker, &coverages[source], source);
    }
}
