/* introduce.h - whom to introduce to whom. Pure.
 *
 * The best k ties to add among the pairs that have none yet, in U (either direction), by
 * trying all: exact. Pairs of which it is unknown whether they are tied are left out. Two
 * aims:
 *
 * - distance: the highest compactness, the mean of 1 / distance over all pairs, 0 where
 *   there is no path: joining what is apart counts, too (Borgatti 2006; adding ties:
 *   Valente & Fujimoto 2010).
 * - dependence: the fewest pairs that depend on one organisation X: connected pairs of
 *   others of whom every shortest path runs through X, so that d(i, j) is shorter than
 *   without X. Sets that leave as many are told apart by compactness. */
#pragma once

#include "analysis/graph.h"
#include "analysis/work.h"
#include "base/message.h"
#include "base/status.h"

enum introduce_aim { INTRODUCE_DISTANCE, INTRODUCE_DEPENDENCE };

enum { INTRODUCE_MOST = 3, INTRODUCE_LISTED = 10 };

struct introduce_order {
    enum introduce_aim aim;
    size_t count; /* k: 1..INTRODUCE_MOST */
    size_t from; /* X, who introduces and is in no pair itself; GROUP_NONE: nobody, for
                  * INTRODUCE_DISTANCE only */
    size_t listed; /* how many sets to give; 0: INTRODUCE_LISTED */
    struct work work;
};

struct introduce_figures {
    double compactness; /* 0..1; NaN below two organisations */
    double mean_distance; /* over connected pairs; NaN when there are none */
    size_t connected; /* unordered pairs */
    size_t dependent; /* pairs that depend on X; 0 when there is no X */
};

struct introduction {
    size_t a; /* a < b */
    size_t b;
    size_t distance; /* between them before; 0: not connected */
    size_t shared; /* organisations tied to both */
    size_t pairs_nearer; /* pairs that this one tie, alone, brings nearer */
};

struct introduction_set {
    struct introduction pairs[INTRODUCE_MOST]; /* count of the order */
    struct introduce_figures after;
    size_t pairs_nearer; /* all together */
    size_t place; /* 1 = best; equals share a place */
};

struct introductions {
    struct introduce_figures before;
    const struct introduction_set *sets; /* best first, equals in order of their pairs */
    size_t set_count;
    size_t best_count; /* sets that share the first place, listed or not */
    size_t pair_count; /* pairs that could be introduced */
    size_t unknown_count; /* pairs left out because it is unknown whether they are tied */
    size_t tried; /* sets */
    size_t together_count; /* ties of a set that were found by trying all: k. Fewer: the
                            * others were added to them one after the other, and another
                            * set may be better */
};

/* Find the best sets.
 * fails  STATUS_INVALID   fewer pairs than k are not yet tied; k or X is missing
 *        STATUS_LIMIT     too many sets to try them all, with what would be possible
 *        STATUS_FAILED    the work was stopped
 * O(pairs^k * organisations); the sets live in `pool`. */
NODISCARD bool introduce_make(const struct graph *graph,
                              const struct introduce_order *order, struct pool *pool,
                              struct introductions *introductions_out, struct status *st);

/* One tie more than the best set of `base`, which was found in this graph for this aim
 * with `order->count` - 1: the best that can be added to it. Quick, and not always the
 * best of all sets. The sets are that set with one tie each; `best_count` is of those.
 * fails as introduce_make() does. O(pairs * organisations^2); lives in `pool`. */
NODISCARD bool introduce_one_more(const struct graph *graph,
                                  const struct introduce_order *order,
                                  const struct introductions *base, struct pool *pool,
                                  struct introductions *introductions_out,
                                  struct status *st);

/* Why this pair: "A and B both know C and D; ...". Lives in `pool`. */
struct message introduction_sentence(const struct introduction *pair,
                                     const struct graph *graph, const char *const *names,
                                     struct pool *pool);

/* How it was found, where not all sets of `count` were tried; `id` NULL: all were. */
struct message introductions_how_sentence(const struct introductions *introductions,
                                          size_t count, struct pool *pool);

/* What the set brings: "Pairs that come nearer: 34; the mean distance goes from ...". */
struct message introduction_set_sentence(const struct introductions *introductions,
                                         const struct introduction_set *set,
                                         const struct introduce_order *order,
                                         const char *const *names, struct pool *pool);
