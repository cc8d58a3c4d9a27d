#include "analysis/triads.h"

#include <math.h>

#include "analysis/bits.h"

enum {
    WORD_BITS = 64,
    PAIR_KINDS = 4, /* two bits: 1 the tie from the first, 2 the tie to the first */
    PAIR_MUTUAL = 3,
    TRIAD_STATES = PAIR_KINDS * PAIR_KINDS * PAIR_KINDS
};

/* By the kinds of the pairs (u,v) + 4 (u,w) + 16 (v,w). */
static const unsigned char KINDS[TRIAD_STATES] = {
    /* clang-format off */
    TRIAD_003, TRIAD_012, TRIAD_012, TRIAD_102,
    TRIAD_012, TRIAD_021D, TRIAD_021C, TRIAD_111U,
    TRIAD_012, TRIAD_021C, TRIAD_021U, TRIAD_111D,
    TRIAD_102, TRIAD_111U, TRIAD_111D, TRIAD_201,
    TRIAD_012, TRIAD_021C, TRIAD_021D, TRIAD_111U,
    TRIAD_021U, TRIAD_030T, TRIAD_030T, TRIAD_120U,
    TRIAD_021C, TRIAD_030C, TRIAD_030T, TRIAD_120C,
    TRIAD_111D, TRIAD_120C, TRIAD_120D, TRIAD_210,
    TRIAD_012, TRIAD_021U, TRIAD_021C, TRIAD_111D,
    TRIAD_021C, TRIAD_030T, TRIAD_030C, TRIAD_120C,
    TRIAD_021D, TRIAD_030T, TRIAD_030T, TRIAD_120D,
    TRIAD_111U, TRIAD_120U, TRIAD_120C, TRIAD_210,
    TRIAD_102, TRIAD_111D, TRIAD_111U, TRIAD_201,
    TRIAD_111D, TRIAD_120D, TRIAD_120C, TRIAD_210,
    TRIAD_111U, TRIAD_120C, TRIAD_120U, TRIAD_210,
    TRIAD_201, TRIAD_210, TRIAD_210, TRIAD_300,
    /* clang-format on */
};

/* What the census looks at, made once. */
struct census {
    const struct graph *graph;
    const unsigned char *pair_kinds; /* beside graph->all.to */
    const uint64_t *unknown; /* rows of bits: one of the pair's cells is unknown; NULL */
    struct triads *triads;
};

static const unsigned char *pair_kinds_of(const struct graph *graph, struct pool *pool)
{
    const struct neighbours *all = &graph->all;
    const size_t word_count = graph->word_count;
    unsigned char *kinds = pool_array(pool, all->start[graph->count], unsigned char);

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
            const size_t j = all->to[k];
            const bool sends = graph_bit(graph->out_bits, word_count, i, j);
            const bool receives = graph_bit(graph->in_bits, word_count, i, j);
            kinds[k] = (unsigned char)(sends + 2 * receives);
        }
    }
    return kinds;
}

static bool is_unknown(const struct census *census, size_t i, size_t j)
{
    return census->unknown != NULL &&
           graph_bit(census->unknown, census->graph->word_count, i, j);
}

/* Count the triads of the tied pair u < v with each third who is tied to one of them;
 * each triad is counted at the first of its tied pairs. Gives how many such thirds there
 * are. */
static size_t thirds_add(const struct census *census, size_t u, size_t k)
{
    const struct neighbours *all = &census->graph->all;
    const size_t v = all->to[k];
    size_t left = all->start[u];
    size_t right = all->start[v];
    size_t count = 0;

    while (left < all->start[u + 1] || right < all->start[v + 1]) {
        const size_t of_u = left < all->start[u + 1] ? all->to[left] : SIZE_MAX;
        const size_t of_v = right < all->start[v + 1] ? all->to[right] : SIZE_MAX;
        const size_t w = of_u < of_v ? of_u : of_v;
        const unsigned from_u = of_u == w ? census->pair_kinds[left++] : 0u;
        const unsigned from_v = of_v == w ? census->pair_kinds[right++] : 0u;

        if (w == u || w == v) {
            continue;
        }
        count++;
        if ((w > v || (w > u && from_u == 0)) && !is_unknown(census, u, w) &&
            !is_unknown(census, v, w)) {
            const unsigned state = census->pair_kinds[k] + PAIR_KINDS * from_u +
                                   PAIR_KINDS * PAIR_KINDS * from_v;
            census->triads->census[KINDS[state]]++;
        }
    }
    return count;
}

/* How many are tied to neither u nor v, and it is known that they are not. */
static size_t thirds_apart(const struct census *census, size_t u, size_t v)
{
    const size_t word_count = census->graph->word_count;
    const uint64_t *all = census->graph->all_bits;
    size_t near = 0;

    for (size_t i = 0; i < word_count; i++) {
        const uint64_t of_u =
            all[u * word_count + i] | census->unknown[u * word_count + i];
        const uint64_t of_v =
            all[v * word_count + i] | census->unknown[v * word_count + i];
        near += (size_t)__builtin_popcountll(of_u | of_v);
    }
    return census->graph->count - near;
}

/* The triads of the pair whose first is u and whose other stands at place k. */
static void pair_add(const struct census *census, size_t u, size_t k)
{
    const size_t v = census->graph->all.to[k];
    const enum triad_kind kind =
        census->pair_kinds[k] == PAIR_MUTUAL ? TRIAD_102 : TRIAD_012;

    if (is_unknown(census, u, v)) {
        return;
    }
    const size_t thirds = thirds_add(census, u, k);
    const size_t apart = census->unknown == NULL ? census->graph->count - 2 - thirds
                                                 : thirds_apart(census, u, v);
    census->triads->census[kind] += apart;
}

/* ---- what is unknown ---- */

static uint64_t *unknown_pairs(const struct graph *graph, struct pool *pool)
{
    const size_t word_count = graph->word_count;
    uint64_t *bits = pool_copy(pool, graph->unknown, graph->count * word_count, uint64_t);

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t word = 0; word < word_count; word++) {
            uint64_t left = graph->unknown[i * word_count + word];
            for (; left != 0; left &= left - 1) {
                const size_t j = word * WORD_BITS + (size_t)__builtin_ctzll(left);
                bits[j * word_count + i / WORD_BITS] |= UINT64_C(1) << (i % WORD_BITS);
            }
        }
    }
    return bits;
}

/* Unknown pairs as they lie in triads. */
struct unknown_count {
    size_t pairs;
    size_t twos; /* two that meet */
    size_t triangles; /* three that meet */
};

/* Those after j who have an unknown pair with i and with j. */
static size_t unknown_thirds(const struct census *census, size_t i, size_t j)
{
    const size_t word_count = census->graph->word_count;
    const size_t word = j / WORD_BITS;
    const uint64_t *of_i = &census->unknown[i * word_count + word];
    const uint64_t *of_j = &census->unknown[j * word_count + word];
    const uint64_t upto_j = UINT64_MAX >> (WORD_BITS - 1 - j % WORD_BITS);

    return bits_common(of_i, of_j, word_count - word) -
           (size_t)__builtin_popcountll(*of_i & *of_j & upto_j);
}

static void unknown_row_count(const struct census *census, size_t i,
                              struct unknown_count *count)
{
    const size_t word_count = census->graph->word_count;
    const uint64_t *row = &census->unknown[i * word_count];
    size_t length = 0;

    for (size_t word = 0; word < word_count; word++) {
        for (uint64_t left = row[word]; left != 0; left &= left - 1) {
            const size_t j = word * WORD_BITS + (size_t)__builtin_ctzll(left);
            length++;
            if (j > i) {
                count->pairs++;
                count->triangles += unknown_thirds(census, i, j);
            }
        }
    }
    count->twos += length * (length - (length > 0)) / 2;
}

/* Triads with an unknown pair: one for each pair and each third, less those that have two
 * such pairs and so were counted twice; those with three were then taken away thrice. */
static size_t triads_unknown(const struct census *census)
{
    const size_t thirds = census->graph->count - 2;
    struct unknown_count count = {0};

    for (size_t i = 0; i < census->graph->count; i++) {
        unknown_row_count(census, i, &count);
    }
    return count.pairs * thirds + count.triangles - count.twos;
}

static void census_make(const struct graph *graph, struct triads *triads)
{
    SCOPED(pool) scratch = pool_new();
    const struct census census = {
        graph, pair_kinds_of(graph, scratch),
        graph->unknown == NULL ? NULL : unknown_pairs(graph, scratch), triads};
    const size_t count = graph->count;

    if (count < 3) {
        return;
    }
    for (size_t u = 0; u < count; u++) {
        for (size_t k = graph->all.start[u]; k < graph->all.start[u + 1]; k++) {
            if (graph->all.to[k] > u) {
                pair_add(&census, u, k);
            }
        }
    }
    size_t rest = count * (count - 1) / 2 * (count - 2) / 3;
    if (graph->unknown != NULL) {
        triads->unknown = triads_unknown(&census);
        rest -= triads->unknown;
    }
    for (size_t i = TRIAD_003 + 1; i < TRIAD_KIND_COUNT; i++) {
        rest -= triads->census[i];
    }
    triads->census[TRIAD_003] = rest;
}

/* ---- transitivity ---- */

/* The two-paths i -> j -> k that begin with the tie i -> j. */
static void two_paths_add(const struct graph *graph, size_t i, size_t j,
                          struct triads *triads)
{
    const size_t word_count = graph->word_count;
    const uint64_t *next = &graph->out_bits[j * word_count];
    const uint64_t *near = &graph->out_bits[i * word_count];

    triads->transitive += bits_common(near, next, word_count);
    triads->two_paths += graph_row_length(&graph->out, j) - graph_has(graph, j, i);
    if (graph->unknown != NULL) {
        triads->two_paths -=
            bits_common(&graph->unknown[i * word_count], next, word_count);
    }
}

struct triads triads_make(const struct graph *graph)
{
    struct triads triads = {.transitivity = NAN};

    census_make(graph, &triads);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            two_paths_add(graph, i, graph->out.to[k], &triads);
        }
    }
    if (triads.two_paths > 0) {
        triads.transitivity = (double)triads.transitive / (double)triads.two_paths;
    }
    return triads;
}
