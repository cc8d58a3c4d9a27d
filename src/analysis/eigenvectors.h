/* eigenvectors.h - standing that comes from the standing of one's neighbours. Pure.
 *
 * Values count when the graph is valued. All is NaN for a graph with a negative value:
 * the largest eigenvalue then says nothing about standing. */
#pragma once

#include "analysis/graph.h"

struct eigenvectors {
    /* On U: the eigenvector of the largest eigenvalue (Bonacich 1972), positive,
     * Euclidean length 1. An organisation outside the component with the largest
     * eigenvalue has 0. NaN for all when there is no tie, or when two components share
     * the largest eigenvalue (relative difference under 1e-10), so that no vector is
     * the one. */
    const double *eigenvector;
    double eigenvalue; /* the largest, also where the vector is not unique; NaN: no tie */

    /* With the scores scaled to a greatest of 1: sum of (1 - c) / (n - 2); NaN when n < 3
     * and where the eigenvector is. */
    double centralisation;

    /* Power on U (Bonacich 1987): x = A 1 + beta A x with beta = 0.75 / eigenvalue,
     * scaled so that the squares sum to n. NaN for all when there is no tie. */
    const double *bonacich;

    /* PageRank (Brin & Page 1998) along the ties sent, damping 0.85; who sends none
     * spreads evenly over all. Sums to 1. */
    const double *pagerank;

    /* Hubs and authorities (Kleinberg 1999): the vectors of the largest singular value of
     * A, each scaled to a greatest of 1. NaN for all when there is no tie or when the
     * vectors are not unique. NULL for an undirected graph: there both say what the
     * eigenvector says. */
    const double *hub;
    const double *authority;
};

/* O((organisations + ties) * steps), where the steps are some tens, and more the closer
 * the second eigenvalue is to the first; what is not found (principal.h) is NaN. Lives in
 * `pool`. */
struct eigenvectors eigenvectors_make(const struct graph *graph, struct pool *pool);

/* The centralisation alone, at a part of the cost. */
double eigenvectors_centralisation(const struct graph *graph);
