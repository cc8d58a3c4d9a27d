#include "analysis/igraph_adapter.h"

#include <igraph/igraph.h>

#include <stdlib.h>
#include <string.h>

/* igraph ends the process at an error unless told otherwise. */
static void igraph_calm(void)
{
    (void)igraph_set_error_handler(igraph_error_handler_ignore);
    (void)igraph_set_warning_handler(igraph_warning_handler_ignore);
}

/* U as igraph's graph: each pair once, by its first end. */
static bool pairs_add(const struct graph *graph, igraph_vector_int_t *ends,
                      igraph_vector_t *values)
{
    const struct neighbours *rows = &graph->all;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            if (i >= rows->to[k]) {
                continue;
            }
            if (igraph_vector_int_push_back(ends, (igraph_integer_t)i) !=
                    IGRAPH_SUCCESS ||
                igraph_vector_int_push_back(ends, (igraph_integer_t)rows->to[k]) !=
                    IGRAPH_SUCCESS ||
                igraph_vector_push_back(values, rows->value[k]) != IGRAPH_SUCCESS) {
                return false;
            }
        }
    }
    return true;
}

static bool pairs_create(const struct graph *graph, igraph_t *pairs_out,
                         igraph_vector_t *values)
{
    igraph_vector_int_t ends;

    if (igraph_vector_int_init(&ends, 0) != IGRAPH_SUCCESS) {
        return false;
    }
    const bool is_created =
        pairs_add(graph, &ends, values) &&
        igraph_create(pairs_out, &ends, (igraph_integer_t)graph->count,
                      IGRAPH_UNDIRECTED) == IGRAPH_SUCCESS;
    igraph_vector_int_destroy(&ends);
    return is_created;
}

/* ---- communities ---- */

struct leiden {
    igraph_t pairs;
    igraph_vector_t values; /* per pair */
    igraph_vector_t strengths; /* per organisation */
    igraph_vector_int_t membership;
    double resolution;
    bool has_pairs; /* for freeing what was made */
    bool has_values;
    bool has_strengths;
    bool has_membership;
};

static bool leiden_init(struct leiden *leiden, const struct graph *graph)
{
    const igraph_integer_t count = (igraph_integer_t)graph->count;

    leiden->has_values = igraph_vector_init(&leiden->values, 0) == IGRAPH_SUCCESS;
    leiden->has_pairs =
        leiden->has_values && pairs_create(graph, &leiden->pairs, &leiden->values);
    leiden->has_strengths =
        igraph_vector_init(&leiden->strengths, count) == IGRAPH_SUCCESS;
    leiden->has_membership =
        igraph_vector_int_init(&leiden->membership, count) == IGRAPH_SUCCESS;
    return leiden->has_values && leiden->has_pairs && leiden->has_strengths &&
           leiden->has_membership;
}

struct leiden *leiden_new(const struct graph *graph)
{
    struct leiden *leiden = calloc(1, sizeof *leiden);
    double total = 0;

    igraph_calm();
    if (leiden == NULL || !leiden_init(leiden, graph)) {
        leiden_free(leiden);
        return NULL;
    }
    for (size_t i = 0; i < graph->count; i++) {
        double *strength = &VECTOR(leiden->strengths)[i];
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            *strength += graph->all.value[k];
        }
        total += *strength;
    }
    leiden->resolution = total > 0 ? 1 / total : 0;
    return leiden;
}

void leiden_free(struct leiden *leiden)
{
    if (leiden == NULL) {
        return;
    }
    if (leiden->has_pairs) {
        igraph_destroy(&leiden->pairs);
    }
    if (leiden->has_values) {
        igraph_vector_destroy(&leiden->values);
    }
    if (leiden->has_strengths) {
        igraph_vector_destroy(&leiden->strengths);
    }
    if (leiden->has_membership) {
        igraph_vector_int_destroy(&leiden->membership);
    }
    free(leiden);
}

/* With the strengths as weights and 1 / 2m as resolution igraph's quality is the
 * modularity. It is asked again until nothing improves: igraph 0.10.2 does not do that
 * itself, its negative number of iterations stops too early. */
bool leiden_search(struct leiden *leiden, uint64_t seed, size_t *community_of_out)
{
    enum { ROUNDS_MOST = 100 };
    static const double RANDOMNESS = 0.01; /* of igraph's own choice */
    static const double ROUNDING = 1e-12;
    double best = -1;
    bool is_better = true;

    if (igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed) != IGRAPH_SUCCESS) {
        return false;
    }
    for (int round = 0; is_better && round < ROUNDS_MOST; round++) {
        igraph_real_t quality = 0;
        if (igraph_community_leiden(&leiden->pairs, &leiden->values, &leiden->strengths,
                                    leiden->resolution, RANDOMNESS, round > 0, 1,
                                    &leiden->membership, NULL,
                                    &quality) != IGRAPH_SUCCESS) {
            return false;
        }
        is_better = quality > best + ROUNDING;
        best = quality;
    }
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&leiden->membership); i++) {
        community_of_out[i] = (size_t)VECTOR(leiden->membership)[i];
    }
    return true;
}

/* ---- layout ---- */

static bool layout_run(const igraph_t *pairs, igraph_matrix_t *places, bool has_start)
{
    static const double STEADY = 0; /* run all rounds */
    const igraph_integer_t count = igraph_vcount(pairs);
    const igraph_integer_t rounds = 50 * count; /* igraph's own advice */
    const double stiffness = (double)count;

    return igraph_layout_kamada_kawai(pairs, places, has_start, rounds, STEADY, stiffness,
                                      NULL, NULL, NULL, NULL, NULL) == IGRAPH_SUCCESS;
}

static bool layout_make(const igraph_t *pairs, bool has_start, double *x, double *y)
{
    const igraph_integer_t count = igraph_vcount(pairs);
    igraph_matrix_t places;

    if (igraph_matrix_init(&places, count, 2) != IGRAPH_SUCCESS) {
        return false;
    }
    for (igraph_integer_t i = 0; has_start && i < count; i++) {
        MATRIX(places, i, 0) = x[i];
        MATRIX(places, i, 1) = y[i];
    }
    const bool is_made = layout_run(pairs, &places, has_start);
    for (igraph_integer_t i = 0; is_made && i < count; i++) {
        x[i] = MATRIX(places, i, 0);
        y[i] = MATRIX(places, i, 1);
    }
    igraph_matrix_destroy(&places);
    return is_made;
}

bool adapter_layout_kamada_kawai(const struct graph *graph, bool has_start, double *x,
                                 double *y)
{
    igraph_vector_t values;
    igraph_t pairs;
    bool is_made = false;

    igraph_calm();
    if (graph->count == 0) {
        return true;
    }
    if (igraph_vector_init(&values, 0) != IGRAPH_SUCCESS) {
        return false;
    }
    if (pairs_create(graph, &pairs, &values)) {
        is_made = layout_make(&pairs, has_start, x, y);
        igraph_destroy(&pairs);
    }
    igraph_vector_destroy(&values);
    return is_made;
}
