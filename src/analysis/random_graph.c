#include "analysis/random_graph.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

const char *const RANDOM_GIVEN_CODES[RANDOM_GIVEN_COUNT] = {"size", "density",
                                                            "dyad_census"};

/* ---- places where a tie may be: ordered cells, or pairs ---- */

struct place_cell {
    uint32_t from;
    uint32_t to;
};

/* Of an undirected graph, and for the census, pairs. */
static bool places_are_pairs(const struct random_order *order)
{
    return !order->is_directed || order->given == GIVEN_DYAD_CENSUS;
}

static bool cell_is_open(const struct graph *graph, size_t i, size_t j)
{
    return graph_knows(graph, i, j) && graph_answers(graph, i);
}

static bool place_is_open(const struct random_order *order, size_t i, size_t j)
{
    return order->like == NULL ||
           (cell_is_open(order->like, i, j) &&
            (!places_are_pairs(order) || cell_is_open(order->like, j, i)));
}

static size_t places_all(const struct random_order *order)
{
    const size_t count = order->organisation_count;
    const size_t cells = count * (count - (count > 0));

    return places_are_pairs(order) ? cells / 2 : cells;
}

/* The open places in order; NULL when all are. */
static struct place_cell *places_open(const struct random_order *order, size_t *count_out,
                                      struct pool *pool)
{
    const size_t count = order->organisation_count;
    struct place_cell *places = NULL;
    size_t open = 0;

    *count_out = places_all(order);
    if (order->like == NULL || order->like->unknown == NULL) {
        return NULL;
    }
    places = pool_array(pool, *count_out, struct place_cell);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = places_are_pairs(order) ? i + 1 : 0; j < count; j++) {
            if (i != j && place_is_open(order, i, j)) {
                places[open++] = (struct place_cell){(uint32_t)i, (uint32_t)j};
            }
        }
    }
    *count_out = open;
    return places;
}

/* ---- choosing places ---- */

static bool bit_take(uint64_t *bits, size_t i)
{
    const bool was_there = (bits[i / 64] >> (i % 64) & 1) != 0;

    bits[i / 64] |= UINT64_C(1) << (i % 64);
    return !was_there;
}

/* Floyd's way: each set of `chosen` of `count` is as likely, after `chosen` draws. */
static uint64_t *bits_choose(size_t chosen, size_t count, struct random *random,
                             struct pool *pool)
{
    uint64_t *bits = pool_array(pool, count / 64 + 1, uint64_t);

    assert(chosen <= count);
    for (size_t i = count - chosen; i < count; i++) {
        if (!bit_take(bits, random_below(random, i + 1))) {
            (void)bit_take(bits, i);
        }
    }
    return bits;
}

/* Each as likely in as out. */
static uint64_t *bits_toss(size_t count, struct random *random, struct pool *pool)
{
    uint64_t *bits = pool_array(pool, count / 64 + 1, uint64_t);

    for (size_t i = 0; i < count; i++) {
        bits[i / 64] |= (uint64_t)random_below(random, 2) << (i % 64);
    }
    return bits;
}

/* What a walk over the chosen places needs: they come in ascending order. */
struct places {
    const struct place_cell *open; /* NULL: every place */
    size_t count;
    size_t organisation_count;
    bool are_pairs;
    size_t row; /* of the last place */
    size_t row_start; /* the first place of that row */
};

static struct place_cell place_cell(struct places *places, size_t place)
{
    const size_t count = places->organisation_count;

    if (places->open != NULL) {
        return places->open[place];
    }
    assert(count > 1);
    if (!places->are_pairs) {
        const size_t from = place / (count - 1);
        const size_t to = place % (count - 1);
        return (struct place_cell){(uint32_t)from, (uint32_t)(to + (to >= from))};
    }
    while (place >= places->row_start + count - 1 - places->row) {
        places->row_start += count - 1 - places->row;
        places->row++;
    }
    return (struct place_cell){(uint32_t)places->row,
                               (uint32_t)(places->row + 1 + place - places->row_start)};
}

/* ---- ties ---- */

struct tie_list {
    struct pool *pool;
    struct tie *ties;
    size_t count;
    size_t capacity;
};

static void tie_add(struct tie_list *list, size_t from, size_t to, double value)
{
    list->ties =
        pool_grow(list->pool, list->ties, list->count, &list->capacity, struct tie);
    list->ties[list->count++] = (struct tie){from, to, value};
}

static int tie_compare(const void *a, const void *b)
{
    const struct tie *left = a;
    const struct tie *right = b;

    if (left->from != right->from) {
        return left->from < right->from ? -1 : 1;
    }
    return (left->to > right->to) - (left->to < right->to);
}

/* The whole row of who did not answer is unknown without a word. */
static bool is_said_unknown(const struct random_order *order, size_t i, size_t j)
{
    const struct graph *like = order->like;

    return !graph_knows(like, i, j) && graph_answers(like, i) &&
           (order->is_directed || graph_answers(like, j));
}

/* Cells that stay as they were observed. */
static void unknown_keep(const struct random_order *order, struct tie_list *list)
{
    const size_t count = order->organisation_count;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = order->is_directed ? 0 : i + 1; j < count; j++) {
            if (i == j || place_is_open(order, i, j)) {
                continue;
            }
            if (is_said_unknown(order, i, j)) {
                tie_add(list, i, j, NAN);
            } else if (graph_has(order->like, i, j)) {
                tie_add(list, i, j, 1);
            }
        }
    }
}

/* Of the pairs chosen so many are mutual, the others go one way, either as likely. */
static void pair_add(struct tie_list *list, struct place_cell pair, bool is_mutual,
                     struct random *random)
{
    const bool is_turned = !is_mutual && random_below(random, 2) == 1;

    if (!is_turned) {
        tie_add(list, pair.from, pair.to, 1);
    }
    if (is_mutual || is_turned) {
        tie_add(list, pair.to, pair.from, 1);
    }
}

/* Walk over the chosen places. */
static void places_take(const struct random_order *order, struct places *places,
                        const uint64_t *chosen, struct random *random,
                        struct tie_list *list)
{
    size_t mutual = order->mutual_count;
    size_t pairs = order->mutual_count + order->asymmetric_count;

    for (size_t word = 0; word <= places->count / 64; word++) {
        for (uint64_t bits = chosen[word]; bits != 0; bits &= bits - 1) {
            const size_t place = word * 64 + (size_t)__builtin_ctzll(bits);
            const struct place_cell cell = place_cell(places, place);
            if (order->given != GIVEN_DYAD_CENSUS) {
                tie_add(list, cell.from, cell.to, 1);
                continue;
            }
            const bool is_mutual = random_below(random, pairs) < mutual;
            pair_add(list, cell, is_mutual, random);
            pairs--;
            mutual -= is_mutual;
        }
    }
}

static size_t chosen_count(const struct random_order *order)
{
    return order->given == GIVEN_DYAD_CENSUS
               ? order->mutual_count + order->asymmetric_count
               : order->tie_count;
}

struct relation random_graph(const struct random_order *order, struct random *random,
                             struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct tie_list list = {.pool = pool};
    struct places places = {.organisation_count = order->organisation_count,
                            .are_pairs = places_are_pairs(order)};

    assert(order->is_directed || order->given != GIVEN_DYAD_CENSUS);
    places.open = places_open(order, &places.count, scratch);
    const uint64_t *chosen =
        order->given == GIVEN_SIZE
            ? bits_toss(places.count, random, scratch)
            : bits_choose(chosen_count(order), places.count, random, scratch);
    places_take(order, &places, chosen, random, &list);
    if (places.open != NULL) {
        unknown_keep(order, &list);
    }
    if (list.count > 1 && (places.open != NULL || order->given == GIVEN_DYAD_CENSUS)) {
        qsort(list.ties, list.count, sizeof(struct tie), tie_compare);
    }
    return (struct relation){.name = "",
                             .is_directed = order->is_directed,
                             .ties = list.ties,
                             .tie_count = list.count,
                             .is_silent =
                                 order->like != NULL ? order->like->is_silent : NULL};
}

struct random_order random_order_like(const struct graph *graph, enum random_given given)
{
    const bool is_by_density = !graph->is_directed && given == GIVEN_DYAD_CENSUS;
    struct random_order order = {.given = is_by_density ? GIVEN_DENSITY : given,
                                 .organisation_count = graph->count,
                                 .is_directed = graph->is_directed,
                                 .like = graph};

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            const size_t j = graph->out.to[k];
            const bool is_back = graph_has(graph, j, i);
            if (place_is_open(&order, i, j)) {
                order.tie_count += graph->is_directed || i < j;
                order.mutual_count += is_back && i < j;
                order.asymmetric_count += !is_back;
            }
        }
    }
    return order;
}
