/* introduce_say.c - the sentences why two organisations should be introduced. */
#include "analysis/introduce.h"
#include "base/limits.h"

enum { NAMES_SHOWN = 3, DECIMALS = 3 };

static const char *number_text(double value, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

/* Who is tied to both: "A, B, C, … (7)". */
static const char *shared_list(const struct introduction *pair, const struct graph *graph,
                               const char *const *names, struct pool *pool)
{
    const struct neighbours *all = &graph->all;
    struct text list;
    size_t shown = 0;

    text_init(&list, pool, LIMIT_OUTPUT_BYTES);
    for (size_t k = all->start[pair->a]; k < all->start[pair->a + 1]; k++) {
        if (shown < NAMES_SHOWN &&
            graph_bit(graph->all_bits, graph->word_count, pair->b, all->to[k])) {
            text_format(&list, "%s%s", shown > 0 ? ", " : "", names[all->to[k]]);
            shown++;
        }
    }
    if (pair->shared > NAMES_SHOWN) {
        text_format(&list, ", … (%zu)", pair->shared);
    }
    return list.bytes;
}

struct message introduction_sentence(const struct introduction *pair,
                                     const struct graph *graph, const char *const *names,
                                     struct pool *pool)
{
    const char *a = names[pair->a];
    const char *b = names[pair->b];
    const size_t nearer = pair->pairs_nearer;

    if (pair->distance == 0) {
        return message_make_plural(pool, nearer,
                                   "%s and %s cannot reach each other at all now; this "
                                   "tie brings %zu pair nearer.",
                                   "%s and %s cannot reach each other at all now; this "
                                   "tie brings %zu pairs nearer.",
                                   a, b, nearer);
    }
    if (pair->shared > 0) {
        return message_make_plural(
            pool, nearer,
            "%s and %s have no tie, but are both tied to %s; this tie brings %zu pair "
            "nearer.",
            "%s and %s have no tie, but are both tied to %s; this tie brings %zu pairs "
            "nearer.",
            a, b, shared_list(pair, graph, names, pool), nearer);
    }
    return message_make_plural(pool, nearer,
                               "%s and %s are %zu steps apart and have no partner in "
                               "common; this tie brings %zu pair nearer.",
                               "%s and %s are %zu steps apart and have no partner in "
                               "common; this tie brings %zu pairs nearer.",
                               a, b, pair->distance, nearer);
}

struct message introductions_how_sentence(const struct introductions *introductions,
                                          size_t count, struct pool *pool)
{
    const size_t together = introductions->together_count;

    if (together >= count) {
        return (struct message){.id = NULL};
    }
    return message_make_plural(
        pool, together,
        "Tried one after the other, not all combinations, which are too many: first the "
        "best %zu, then each time the best one added to it. Another set may do somewhat "
        "better.",
        "Tried one after the other, not all combinations, which are too many: first the "
        "best %zu together, then the best one added to them. Another set may do somewhat "
        "better.",
        together);
}

static struct message distance_sentence(const struct introductions *introductions,
                                        const struct introduction_set *set,
                                        struct pool *pool)
{
    const struct introduce_figures *before = &introductions->before;
    const struct introduce_figures *after = &set->after;

    if (after->connected > before->connected) {
        return message_make(pool,
                            "Pairs that come nearer: %zu, of which %zu could not reach "
                            "each other; the compactness goes from %s to %s.",
                            set->pairs_nearer, after->connected - before->connected,
                            number_text(before->compactness, pool),
                            number_text(after->compactness, pool));
    }
    return message_make(pool,
                        "Pairs that come nearer: %zu; the mean distance goes from %s to "
                        "%s, the compactness from %s to %s.",
                        set->pairs_nearer, number_text(before->mean_distance, pool),
                        number_text(after->mean_distance, pool),
                        number_text(before->compactness, pool),
                        number_text(after->compactness, pool));
}

struct message introduction_set_sentence(const struct introductions *introductions,
                                         const struct introduction_set *set,
                                         const struct introduce_order *order,
                                         const char *const *names, struct pool *pool)
{
    if (order->aim == INTRODUCE_DISTANCE) {
        return distance_sentence(introductions, set, pool);
    }
    if (introductions->before.dependent == 0) {
        return message_make(
            pool,
            "No pair depends on %s now: for each shortest way over it there "
            "is another one. Nothing has to be done for that.",
            names[order->from]);
    }
    return message_make(
        pool,
        "Pairs that depend on %s, because every shortest way between them "
        "runs there: now %zu, then %zu. Pairs that come nearer: %zu.",
        names[order->from], introductions->before.dependent, set->after.dependent,
        set->pairs_nearer);
}
