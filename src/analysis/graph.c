#include "analysis/graph.h"

#include <math.h>
#include <string.h>

enum { WORD_BITS = 64 };

/* ---- rows ---- */

/* Rows that are being filled. */
struct filling {
    size_t *next; /* free place of each row; first the lengths, at last the starts */
    uint32_t *to;
    double *value;
};

/* Make room for rows whose lengths stand in `next`. */
static struct filling filling_begin(size_t *next, size_t count, struct pool *pool)
{
    size_t total = 0;

    for (size_t i = 0; i < count; i++) {
        const size_t length = next[i];
        next[i] = total;
        total += length;
    }
    next[count] = total;
    return (struct filling){next, pool_array(pool, total, uint32_t),
                            pool_array(pool, total, double)};
}

static void filling_add(const struct filling *filling, size_t from, size_t to,
                        double value)
{
    const size_t place = filling->next[from]++;

    filling->to[place] = (uint32_t)to;
    filling->value[place] = value;
}

/* By now each free place is where the next row begins. */
static struct neighbours filling_end(const struct filling *filling, size_t count)
{
    memmove(filling->next + 1, filling->next, count * sizeof *filling->next);
    filling->next[0] = 0;
    return (struct neighbours){filling->next, filling->to, filling->value};
}

static bool tie_counts(const struct tie *tie)
{
    return !isnan(tie->value) && tie->value != 0;
}

/* Ties come in order of from, then to; so every row is in order, also the rows of an
 * undirected relation: those before i come first, as their own rows do. */
static struct neighbours rows_of(const struct relation *relation, size_t count,
                                 bool is_valued, struct pool *pool)
{
    size_t *next = pool_array(pool, count + 1, size_t);

    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        next[tie->from] += tie_counts(tie);
        next[tie->to] += tie_counts(tie) && !relation->is_directed;
    }
    const struct filling rows = filling_begin(next, count, pool);
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        const double value = is_valued ? tie->value : 1;

        if (!tie_counts(tie)) {
            continue;
        }
        filling_add(&rows, tie->from, tie->to, value);
        if (!relation->is_directed) {
            filling_add(&rows, tie->to, tie->from, value);
        }
    }
    return filling_end(&rows, count);
}

static struct neighbours rows_turned(const struct neighbours *rows, size_t count,
                                     struct pool *pool)
{
    size_t *next = pool_array(pool, count + 1, size_t);

    for (size_t k = 0; k < rows->start[count]; k++) {
        next[rows->to[k]]++;
    }
    const struct filling turned = filling_begin(next, count, pool);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            filling_add(&turned, rows->to[k], i, rows->value[k]);
        }
    }
    return filling_end(&turned, count);
}

/* The ties of row i in `a` or `b`, each once with its highest value; gives how many.
 * `rows` NULL: only count. */
static size_t row_merge(const struct neighbours *a, const struct neighbours *b, size_t i,
                        const struct filling *rows)
{
    size_t left = a->start[i];
    size_t right = b->start[i];
    size_t length = 0;

    while (left < a->start[i + 1] || right < b->start[i + 1]) {
        const size_t from_a = left < a->start[i + 1] ? a->to[left] : SIZE_MAX;
        const size_t from_b = right < b->start[i + 1] ? b->to[right] : SIZE_MAX;
        const size_t to = from_a < from_b ? from_a : from_b;
        double value = -INFINITY;

        if (from_a == to) {
            value = a->value[left++];
        }
        if (from_b == to) {
            value = fmax(value, b->value[right++]);
        }
        if (rows != NULL) {
            filling_add(rows, i, to, value);
        }
        length++;
    }
    return length;
}

static struct neighbours rows_merged(const struct neighbours *a,
                                     const struct neighbours *b, size_t count,
                                     struct pool *pool)
{
    size_t *next = pool_array(pool, count + 1, size_t);

    for (size_t i = 0; i < count; i++) {
        next[i] = row_merge(a, b, i, NULL);
    }
    const struct filling rows = filling_begin(next, count, pool);
    for (size_t i = 0; i < count; i++) {
        (void)row_merge(a, b, i, &rows);
    }
    return filling_end(&rows, count);
}

/* ---- bits ---- */

static void bit_set(uint64_t *bits, size_t word_count, size_t i, size_t j)
{
    bits[i * word_count + j / WORD_BITS] |= UINT64_C(1) << (j % WORD_BITS);
}

static void bit_clear(uint64_t *bits, size_t word_count, size_t i, size_t j)
{
    bits[i * word_count + j / WORD_BITS] &= ~(UINT64_C(1) << (j % WORD_BITS));
}

static uint64_t *bits_new(size_t count, size_t word_count, struct pool *pool)
{
    return pool_items(pool, count, word_count * sizeof(uint64_t));
}

static uint64_t *bits_of(const struct neighbours *rows, size_t count, size_t word_count,
                         struct pool *pool)
{
    uint64_t *bits = bits_new(count, word_count, pool);

    for (size_t i = 0; i < count; i++) {
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            bit_set(bits, word_count, i, rows->to[k]);
        }
    }
    return bits;
}

/* Bits of the rows that a graph has by now. */
static void graph_bits_make(struct graph *graph, struct pool *pool)
{
    graph->word_count = (graph->count + WORD_BITS - 1) / WORD_BITS;
    graph->all_bits = bits_of(&graph->all, graph->count, graph->word_count, pool);
    graph->out_bits = graph->all_bits;
    graph->in_bits = graph->all_bits;
    if (graph->is_directed) {
        graph->out_bits = bits_of(&graph->out, graph->count, graph->word_count, pool);
        graph->in_bits = bits_of(&graph->in, graph->count, graph->word_count, pool);
    }
    graph->tie_count = graph->out.start[graph->count] / (graph->is_directed ? 1 : 2);
}

/* ---- what is unknown ---- */

static void silent_bits_set(const struct graph *graph, uint64_t *unknown)
{
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            if (i != j && graph->is_silent[i] && !graph_has(graph, i, j)) {
                bit_set(unknown, graph->word_count, i, j);
            }
        }
    }
}

/* Of an undirected graph a pair is unknown when no tie is known and a report of one of
 * the two is missing. */
static void bits_mirror(const struct graph *graph, uint64_t *unknown)
{
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            if (!graph_bit(unknown, graph->word_count, i, j)) {
                continue;
            }
            if (graph_has(graph, i, j)) {
                bit_clear(unknown, graph->word_count, i, j);
            } else {
                bit_set(unknown, graph->word_count, j, i);
            }
        }
    }
}

static size_t bits_count(const uint64_t *bits, size_t word_count)
{
    size_t count = 0;

    for (size_t i = 0; i < word_count; i++) {
        count += (size_t)__builtin_popcountll(bits[i]);
    }
    return count;
}

static void graph_unknown_set(struct graph *graph, const uint64_t *unknown)
{
    const size_t cells = bits_count(unknown, graph->count * graph->word_count);

    graph->unknown = unknown;
    graph->unknown_count = graph->is_directed ? cells : cells / 2;
}

static bool has_unknown(const struct relation *relation)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        if (isnan(relation->ties[i].value)) {
            return true;
        }
    }
    return relation->is_silent != NULL;
}

static void graph_unknown_make(struct graph *graph, const struct relation *relation,
                               struct pool *pool)
{
    uint64_t *unknown = bits_new(graph->count, graph->word_count, pool);

    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        if (isnan(tie->value)) {
            bit_set(unknown, graph->word_count, tie->from, tie->to);
        }
    }
    if (graph->is_silent != NULL) {
        silent_bits_set(graph, unknown);
    }
    if (!graph->is_directed) {
        bits_mirror(graph, unknown);
    }
    graph_unknown_set(graph, unknown);
}

struct graph graph_make(const struct relation *relation, size_t organisation_count,
                        struct graph_reading reading, struct pool *pool)
{
    struct graph graph = {
        .count = organisation_count,
        .is_directed = relation->is_directed && !reading.is_undirected,
        .is_valued = reading.is_valued,
        .is_silent = relation->is_silent,
        .out = rows_of(relation, organisation_count, reading.is_valued, pool)};

    graph.in = graph.out;
    graph.all = graph.out;
    if (relation->is_directed) {
        graph.in = rows_turned(&graph.out, graph.count, pool);
        graph.all = rows_merged(&graph.out, &graph.in, graph.count, pool);
    }
    if (!graph.is_directed) {
        graph.out = graph.all;
        graph.in = graph.all;
    }
    graph_bits_make(&graph, pool);
    if (has_unknown(relation)) {
        graph_unknown_make(&graph, relation, pool);
    }
    return graph;
}

/* ---- a part of a graph ---- */

/* Whom a part keeps, by their new numbers. */
struct part {
    const bool *is_kept;
    const size_t *number; /* of those kept */
    size_t count;
};

static struct neighbours rows_part(const struct neighbours *rows, size_t count,
                                   const struct part *part, struct pool *pool)
{
    size_t *start = pool_array(pool, part->count + 1, size_t);
    uint32_t *to = pool_array(pool, rows->start[count], uint32_t);
    double *value = pool_array(pool, rows->start[count], double);
    size_t length = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t k = rows->start[i]; part->is_kept[i] && k < rows->start[i + 1]; k++) {
            if (part->is_kept[rows->to[k]]) {
                to[length] = (uint32_t)part->number[rows->to[k]];
                value[length++] = rows->value[k];
            }
        }
        if (part->is_kept[i]) {
            start[part->number[i] + 1] = length;
        }
    }
    return (struct neighbours){start, to, value};
}

static const uint64_t *unknown_part(const struct graph *graph, const struct part *part,
                                    struct pool *pool)
{
    const size_t word_count = (part->count + WORD_BITS - 1) / WORD_BITS;
    uint64_t *unknown = bits_new(part->count, word_count, pool);

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; part->is_kept[i] && j < graph->count; j++) {
            if (part->is_kept[j] && !graph_knows(graph, i, j)) {
                bit_set(unknown, word_count, part->number[i], part->number[j]);
            }
        }
    }
    return unknown;
}

static const bool *silent_part(const struct graph *graph, const struct part *part,
                               struct pool *pool)
{
    bool *is_silent = pool_array(pool, part->count, bool);

    for (size_t i = 0; i < graph->count; i++) {
        if (part->is_kept[i]) {
            is_silent[part->number[i]] = graph->is_silent[i];
        }
    }
    return is_silent;
}

struct graph graph_part(const struct graph *graph, const bool *is_kept, struct pool *pool)
{
    size_t *number = pool_array(pool, graph->count, size_t);
    struct part part = {is_kept, number, 0};

    for (size_t i = 0; i < graph->count; i++) {
        number[i] = part.count;
        part.count += is_kept[i];
    }
    struct graph smaller = {.count = part.count,
                            .is_directed = graph->is_directed,
                            .is_valued = graph->is_valued};
    smaller.all = rows_part(&graph->all, graph->count, &part, pool);
    smaller.out = smaller.all;
    smaller.in = smaller.all;
    if (graph->is_directed) {
        smaller.out = rows_part(&graph->out, graph->count, &part, pool);
        smaller.in = rows_part(&graph->in, graph->count, &part, pool);
    }
    graph_bits_make(&smaller, pool);
    if (graph->is_silent != NULL) {
        smaller.is_silent = silent_part(graph, &part, pool);
    }
    if (graph->unknown != NULL) {
        graph_unknown_set(&smaller, unknown_part(graph, &part, pool));
    }
    return smaller;
}
