/* core_periphery.h - is there a core whose members are all tied, round which the others
 * hang loose? Pure.
 *
 * Borgatti & Everett, "Models of core/periphery structures" (Social Networks 21,
 * 1999), the discrete model: the split whose ideal (1 among the core, 0 among the
 * periphery) correlates most with the ties. Cells between core and periphery say
 * nothing and are left out, as UCINET does unless told otherwise; so are unknown
 * cells. Ties are there or not: values do not count. */
#pragma once

#include "analysis/graph.h"

struct core_periphery {
    double fit; /* -1 .. 1; NaN when no split has both kinds of cells and both ties and
                 * gaps: below 4 organisations, no ties, all ties */
    bool *is_core; /* per organisation; none when the fit is NaN */
    size_t core_size;
    bool is_exact; /* all splits were tried */
};

enum { CORE_EXACT_MOST = 16 };

/* Up to CORE_EXACT_MOST organisations all splits are tried; above, `runs` searches (at
 * least one) move and exchange organisations until nothing improves: the first from the
 * organisations with most ties, the others from chance. Of equal splits the first
 * found.
 *
 * O(2^organisations), above O(runs x organisations^2) and some. Lives in `pool`. */
struct core_periphery core_periphery_make(const struct graph *graph, uint64_t seed,
                                          size_t runs, struct pool *pool);
