/* paths.h - shortest paths: who is near, who lies between, how far the network reaches.
 * Pure.
 *
 * Distances are numbers of steps along known ties, in their direction (`out` rows);
 * values play no part. All measures come from one pass of Brandes (2001), "A faster
 * algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2). */
#pragma once

#include "analysis/graph.h"

struct paths {
    size_t count; /* organisations; the arrays are one figure each */

    /* Sum over pairs of others of the share of their shortest paths that pass through
     * (Freeman 1977), raw: ordered pairs, of an undirected graph unordered ones. */
    const double *betweenness;

    /* Those reached / sum of the distances to them; NaN where none is reached. `out`
     * counts distances from the organisation, `in` to it; undirected: the same array. */
    const double *closeness_out;
    const double *closeness_in;

    /* Sum of 1 / distance, / (n - 1); 0 where none is reached, NaN when n = 1. */
    const double *harmonic_out;
    const double *harmonic_in;

    const double
        *reach_two; /* share of the others within two steps of U; NaN when n = 1 */

    size_t reachable_pairs; /* ordered pairs i != j with a path from i to j */
    double mean_distance; /* over the reachable ordered pairs; NaN when there is none */
    double sd_distance; /* of the population; likewise */
    size_t diameter; /* greatest finite distance; 0, and undefined, when no pair is
                      * reachable */
    double compactness; /* sum of 1 / distance over ordered pairs, / (n (n - 1)); NaN when
                         * n < 2 */
    double connectedness; /* reachable_pairs / (n (n - 1)); NaN when n < 2 */
    bool is_connected; /* every ordered pair is reachable; true when n < 2 */

    /* Sum of (greatest - b) / ((n - 1)^2 (n - 2)), of an undirected graph twice that
     * (Freeman 1979); NaN when n < 3. */
    double centralisation_betweenness;

    /* On U: sum of (greatest - c) (2n - 3) / ((n - 1) (n - 2)), with c the closeness
     * (Freeman 1979); NaN when n < 3 or U is not connected. */
    double centralisation_closeness;
};

/* O(organisations * ties). Betweenness and its centralisation are NaN when two
 * organisations are joined by more shortest paths than a double counts (1.8e308). Lives
 * in `pool`. */
struct paths paths_make(const struct graph *graph, struct pool *pool);

/* Betweenness of every tie (Girvan & Newman 2002), beside graph->out.to: sum over pairs
 * of the share of their shortest paths that use it; ordered pairs, of an undirected graph
 * unordered ones, and then both places of a tie have its figure (to rounding). NaN as
 * above.
 * O(organisations * ties); lives in `pool`. */
const double *paths_tie_betweenness(const struct graph *graph, struct pool *pool);
