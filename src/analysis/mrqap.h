/* mrqap.h - which of several things go together with a tie, each beside the others?
 * Regression of a matrix on matrices, and what chance would give (multiple regression
 * quadratic assignment procedure). Pure.
 *
 * Ordinary least squares over the cells off the diagonal. Ties of one organisation
 * depend on each other, so the classical p of t is worthless; p comes from Dekker,
 * Krackhardt & Snijders (2007), double semi-partialling: what a predictor has beyond the
 * others (its residual) is put in another order, rows and columns together, the model is
 * fitted again with it in the predictor's place, and its t is counted against the t
 * observed.
 *
 * By Frisch, Waugh and Lovell a fit needs no fit: with v the residual in its new order, y
 * what the others leave of the outcome and q an orthonormal basis of the others,
 *
 *     r = v.y / sqrt((v.v - sum (v.q)^2) y.y),  t = r sqrt(df / (1 - r^2))
 *
 * and only the products v.y and v.q depend on the order.
 *
 * Cells unknown in the outcome or a predictor are left out of the model (listwise). An
 * order takes the unknown cells of the residual along: it is fitted on the cells that are
 * in the model at both places, with its own degrees of freedom. */
#pragma once

#include <stdint.h>

#include "analysis/chance.h"
#include "analysis/matrix.h"
#include "base/status.h"

enum {
    MRQAP_EXACT_MOST = 8, /* organisations of which all orders are counted */
    MRQAP_PREDICTORS_MOST = 30
};

struct mrqap_matrix {
    const char *name; /* for messages */
    struct matrix matrix;
};

struct mrqap_question {
    struct mrqap_matrix outcome;
    const struct mrqap_matrix *predictors; /* the same organisations in the same order */
    size_t predictor_count; /* 1 .. MRQAP_PREDICTORS_MOST */
    bool is_undirected; /* all are symmetric: each pair is one cell */
    size_t permutations; /* of each predictor, above MRQAP_EXACT_MOST organisations */
    uint64_t seed;
};

struct mrqap_term {
    double coefficient;
    double standard_error; /* classical */
    double standard_error_robust; /* HC0 (White 1980), as UCINET */
    double t; /* coefficient / standard_error; NaN when the model fits without rest */
    double t_robust;
    struct chance chance; /* of t; of the intercept nothing */
};

struct mrqap {
    size_t cell_count;
    double r_squared;
    double adjusted_r_squared;
    struct mrqap_term intercept;
    const struct mrqap_term *terms; /* per predictor */
};

/* fails  STATUS_INVALID  a matrix is the same in every cell, predictors that say the same
 *        (named), or fewer cells than the model needs.
 * O(predictors^2 * permutations * organisations^2); lives in `pool`. */
NODISCARD bool mrqap_fit(const struct mrqap_question *question, struct pool *pool,
                         struct mrqap *mrqap_out, struct status *st);
