/* degrees.h - how many ties each organisation has, and how evenly they lie. Pure. */
#pragma once

#include "analysis/graph.h"

struct degrees {
    /* Known ties only; without direction the three are the same. */
    const size_t *in; /* received */
    const size_t *out; /* sent; of a silent organisation not all of them */
    const size_t *all; /* neighbours in U */
    const double *strength_in; /* sums of the values of those ties */
    const double *strength_out;
    size_t isolates; /* no known tie, though of their own row something is known */
    double density;
    double mean_degree; /* of `all` */
    double mean_strength; /* of strength_out */
    double centralisation_in; /* NaN without direction */
    double centralisation_out; /* NaN without direction */
    double centralisation; /* of `all` */
};

/* Count the ties of each organisation (n organisations).
 *
 *     density              ties / known cells; without direction, over pairs
 *     mean_degree          sum of `all` / n
 *     mean_strength        sum of strength_out / n
 *     centralisation_in    sum over i of (max - in(i)) / (n - 1)^2
 *     centralisation_out   sum over i of (max - out(i)) / ((m - 1)(n - 1)), over the m
 *                          organisations that answered; m = n gives (n - 1)^2
 *     centralisation       sum over i of (max - all(i)) / ((n - 1)(n - 2))
 *
 * The divisors are what the sums are in a star (Freeman 1979, Social Networks 1: 215-239;
 * Wasserman & Faust 1994, 5.2-5.3), so centralisations run from 0 to 1. Unknown cells are
 * left out of the density; degrees count known ties only. A silent organisation that
 * nobody names is no isolate: it may have ties. One that answered is, as far as the
 * others answered.
 *
 * Undefined: density without known cells, means without organisations, centralisations
 * below two (in), two that answered (out) or three organisations (U).
 * O(organisations^2 / 64 + ties). Lives in `pool`. */
struct degrees degrees_make(const struct graph *graph, struct pool *pool);
