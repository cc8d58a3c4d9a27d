/* qap.h - do two kinds of ties go together? Correlation of two matrices, and what chance
 * would give when it is left open who is who (quadratic assignment procedure). Pure.
 *
 * r is Pearson's over the cells off the diagonal; chance puts rows and columns of the
 * second matrix together in another order, which keeps its shape and breaks its bond with
 * the first (Hubert & Schultz 1976; Krackhardt 1987). Over all orders the mean of r is 0,
 * so two-sided means |r| >= |r observed|.
 *
 * Cells that are unknown in one of the two are left out of every sum. Putting the second
 * matrix in order takes its unknown cells along: r of each order is over the cells that
 * are known in both at that order (pairwise complete), and an order without such an r
 * counts as at least as extreme. */
#pragma once

#include <stdint.h>

#include "analysis/chance.h"
#include "analysis/matrix.h"

enum { QAP_EXACT_MOST = 10 }; /* organisations of which all orders are counted */

struct qap_question {
    const struct matrix *first; /* the same organisations in the same order */
    const struct matrix *second;
    bool is_undirected; /* both are symmetric: each pair is one cell */
    size_t permutations; /* above QAP_EXACT_MOST organisations */
    uint64_t seed;
};

struct qap {
    size_t cell_count; /* known in both */
    double jaccard; /* ties in both / ties in either; NaN when there is none */
    double
        matching; /* share of cells that are a tie in both or in neither; NaN: no cell */
    struct chance r; /* NaN: one of the two is the same in every cell */
};

/* At most 10 organisations: all orders, 0.2 s (1 s with unknown cells); above
 * O(permutations * organisations^2). */
struct qap qap_test(const struct qap_question *question);
