/* permuted.h - sums over the cells of matrices of which some have their rows and columns
 * put in another order: what QAP and MRQAP count, for all orders or a sample. Pure.
 *
 * Of product k and order p the sum is, over i != j (each pair once when undirected),
 *
 *     fixed_k[i][j] * moved_k[p(i)][p(j)]
 */
#pragma once

#include "analysis/random.h"
#include "base/pool.h"

enum {
    PERMUTED_ALL_MOST = 10
}; /* organisations of which all orders are walked through */

struct permuted_products {
    size_t organisation_count;
    bool is_undirected; /* all matrices are symmetric: cells below the diagonal */
    size_t product_count;
    const double *const *fixed; /* row by row, the diagonal 0 */
    const double *const *moved; /* the same; products with the same moved matrix stand
                                 * together, so that it is put in order once */
};

/* Gets the sums of one order, a number a product. */
typedef void (*permuted_fn)(void *context, const double *sums);

/* Every order once, the unchanged one too. At most PERMUTED_ALL_MOST organisations.
 * O(organisations! * organisations * products): 10 and one product in 0.2 s. */
void permuted_all(const struct permuted_products *products, permuted_fn visit,
                  void *context);

/* `draw_count` orders, each as likely. O(draws * organisations^2 * products), and less
 * where a fixed matrix is mostly 0. */
void permuted_sample(const struct permuted_products *products, size_t draw_count,
                     struct random *random, permuted_fn visit, void *context);
