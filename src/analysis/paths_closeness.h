/* paths_closeness.h - closeness on U, for paths.c only. Pure. */
#pragma once

#include "analysis/graph.h"

/* Freeman's centralisation of the closeness (n - 1) / sum of distances, by their greatest
 * sum in a star; NaN when n < 3. */
double closeness_centralisation(const double *closeness, size_t count);

/* The same on U, NaN when U is not connected. Sixty-four searches go at once, one a bit
 * (Then et al. 2014, "The more the merrier: efficient multi-source graph traversal").
 * O(organisations * ties) at worst, mostly a small part of that. */
double closeness_centralisation_undirected(const struct graph *graph);
