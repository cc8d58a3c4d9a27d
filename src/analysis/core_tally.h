/* core_tally.h - how well a split into core and periphery fits, for the parts of
 * core_periphery.h that look for one. Pure. */
#pragma once

#include <math.h>

#include "analysis/graph.h"

/* Ties and known cells among the core and among the periphery. Whole numbers. */
struct core_tally {
    double core_ties;
    double core_cells;
    double outer_ties;
    double outer_cells;
};

/* The correlation as its square with its sign, which orders splits as well; NaN when
 * one of the two has no spread. Both are 0 or 1, so it is the phi coefficient of a
 * table of two by two. */
static inline double core_tally_score(const struct core_tally *tally)
{
    const double ties = tally->core_ties + tally->outer_ties;
    const double cells = tally->core_cells + tally->outer_cells;
    const double spread = tally->core_cells * tally->outer_cells * ties * (cells - ties);
    const double shared =
        tally->core_ties * tally->outer_cells - tally->outer_ties * tally->core_cells;

    return spread > 0 ? shared * fabs(shared) / spread : (double)NAN;
}

/* Better by more than rounding; anything is better than undefined. */
static inline bool core_is_better(double score, double than)
{
    static const double ROUNDING = 1e-12;

    return isnan(than) ? !isnan(score) : score > than + ROUNDING;
}

/* Try all splits of at most CORE_EXACT_MOST organisations; gives the best score, with its
 * core, of nobody when the score is NaN. O(2^organisations). */
double core_search_all(const struct graph *graph, bool *is_core_out);
