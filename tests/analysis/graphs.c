/* graphs.c - the notations of graphs.h. */
#include "graphs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "random.h"

enum { PERCENT = 100, VALUE_MOST = 5 };

/* ---- relations ---- */

/* Ties in the order in which a relation wants them. */
struct tie_list {
    struct pool *pool; /* borrowed; the ties live there */
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

size_t picture_count(const char *picture)
{
    size_t count = 0;

    for (; *picture != '\0'; picture++) {
        count += *picture == '\n';
    }
    return count;
}

static void cell_add(struct tie_list *list, size_t from, size_t to, char cell)
{
    if (cell == '?') {
        tie_add(list, from, to, NAN);
    } else if (cell >= '1' && cell <= '9') {
        tie_add(list, from, to, cell - '0');
    }
}

struct relation picture_relation(const char *picture, bool is_directed, struct pool *pool)
{
    const size_t count = picture_count(picture);
    struct tie_list list = {.pool = pool};
    bool *is_silent = pool_array(pool, count, bool);
    bool has_silent = false;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (i < j || (is_directed && i != j)) {
                cell_add(&list, i, j, picture[j]);
            }
        }
        is_silent[i] = picture[count] == '!';
        has_silent = has_silent || is_silent[i];
        picture = strchr(picture, '\n') + 1;
    }
    return (struct relation){.name = "",
                             .is_directed = is_directed,
                             .ties = list.ties,
                             .tie_count = list.count,
                             .is_silent = has_silent ? is_silent : NULL};
}

static struct graph graph_of(const struct relation *relation, size_t count,
                             bool is_valued, struct pool *pool)
{
    return graph_make(relation, count, (struct graph_reading){.is_valued = is_valued},
                      pool);
}

struct graph picture_graph(const char *picture, bool is_directed, struct pool *pool)
{
    const struct relation relation = picture_relation(picture, is_directed, pool);

    return graph_of(&relation, picture_count(picture), true, pool);
}

static bool shape_has(enum shape shape, size_t count, size_t from, size_t to)
{
    switch (shape) {
    case SHAPE_LINE:
        return to == from + 1;
    case SHAPE_RING:
        return to == (from + 1) % count;
    case SHAPE_STAR:
        return from == 0;
    case SHAPE_COMPLETE:
        return true;
    default:
        return false;
    }
}

struct graph shape_graph(enum shape shape, size_t count, bool is_directed,
                         struct pool *pool)
{
    struct tie_list list = {.pool = pool};
    struct relation relation = {.name = "", .is_directed = is_directed};

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            const bool is_tie = shape_has(shape, count, i, j) ||
                                (!is_directed && shape_has(shape, count, j, i));
            if (is_tie && (i < j || (is_directed && i != j))) {
                tie_add(&list, i, j, 1);
            }
        }
    }
    relation.ties = list.ties;
    relation.tie_count = list.count;
    return graph_of(&relation, count, false, pool);
}

struct relation chance_relation(const struct chance *chance, uint64_t seed,
                                struct pool *pool)
{
    const size_t count = chance->count;
    struct tie_list list = {.pool = pool};
    bool *is_silent = pool_array(pool, count, bool);

    for (size_t i = 0; i < count; i++) {
        for (size_t j = chance->is_directed ? 0 : i + 1; j < count; j++) {
            const size_t value = chance->is_valued ? random_below(&seed, VALUE_MOST) : 0;
            const size_t drawn = random_below(&seed, PERCENT);
            if (i != j && drawn < chance->tie_percent) {
                tie_add(&list, i, j, (double)value + 1);
            } else if (i != j && drawn < chance->tie_percent + chance->unknown_percent) {
                tie_add(&list, i, j, NAN);
            }
        }
        is_silent[i] = i < chance->silent_count;
    }
    return (struct relation){.name = "",
                             .is_directed = chance->is_directed,
                             .ties = list.ties,
                             .tie_count = list.count,
                             .is_silent = chance->silent_count > 0 ? is_silent : NULL};
}

struct graph chance_graph(const struct chance *chance, uint64_t seed, struct pool *pool)
{
    const struct relation relation = chance_relation(chance, seed, pool);

    return graph_of(&relation, chance->count, chance->is_valued, pool);
}

/* ---- igraph ---- */

static void oracle_fill(igraph_t *oracle, const struct neighbours *rows, size_t count,
                        bool is_directed)
{
    igraph_vector_int_t ends;

    igraph_vector_int_init(&ends, 0);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            if (is_directed || rows->to[k] > i) {
                igraph_vector_int_push_back(&ends, (igraph_integer_t)i);
                igraph_vector_int_push_back(&ends, (igraph_integer_t)rows->to[k]);
            }
        }
    }
    igraph_create(oracle, &ends, (igraph_integer_t)count, is_directed);
    igraph_vector_int_destroy(&ends);
}

void oracle_init(igraph_t *oracle, const struct graph *graph)
{
    oracle_fill(oracle, &graph->out, graph->count, graph->is_directed);
}

void oracle_init_undirected(igraph_t *oracle, const struct graph *graph)
{
    oracle_fill(oracle, &graph->all, graph->count, false);
}

void oracle_weights_init(igraph_vector_t *weights, const struct graph *graph)
{
    igraph_vector_init(weights, 0);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            if (graph->all.to[k] > i) {
                igraph_vector_push_back(weights, graph->all.value[k]);
            }
        }
    }
}

/* ---- figures ---- */

void assert_figure(double found, double expected, const char *what)
{
    const double size = fmax(1, fabs(expected));

    if (isnan(found) && isnan(expected)) {
        return;
    }
    if (!(fabs(found - expected) <= 1e-9 * size)) {
        fail_msg("%s: %.17g, expected %.17g", what, found, expected);
    }
}
