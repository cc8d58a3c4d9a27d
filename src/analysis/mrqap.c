#include "analysis/mrqap.h"

#include <assert.h>
#include <math.h>

#include "analysis/mrqap_cells.h"
#include "base/limits.h"

/* A length at most this share of the whole is rounding. */
#define SAME_LENGTH 1e-9

enum { MATRICES_MOST = 1 << 30 }; /* bytes of the products with unknown cells */

/* ---- the cells ---- */

static bool cell_is_known(const struct mrqap_question *question, size_t cell)
{
    bool is_known = !isnan(question->outcome.matrix.cells[cell]);

    for (size_t k = 0; is_known && k < question->predictor_count; k++) {
        is_known = !isnan(question->predictors[k].matrix.cells[cell]);
    }
    return is_known;
}

static const double *column_make(const struct matrix *matrix, const double *mask,
                                 struct pool *pool)
{
    const size_t length = matrix->count * matrix->count;
    double *column = pool_array(pool, length, double);

    for (size_t i = 0; i < length; i++) {
        column[i] = mask[i] != 0 ? matrix->cells[i] : 0;
    }
    return column;
}

static struct mrqap_cells cells_make(const struct mrqap_question *question,
                                     struct pool *pool)
{
    const size_t count = question->outcome.matrix.count;
    double *mask = pool_items(pool, count, count * sizeof(double));
    const double **columns =
        pool_array(pool, question->predictor_count + 1, const double *);
    struct mrqap_cells cells = {.count = count,
                                .is_undirected = question->is_undirected,
                                .is_complete = true,
                                .column_count = question->predictor_count + 1,
                                .columns = columns};

    for (size_t i = 0; i < count * count; i++) {
        const bool is_cell = i / count != i % count;
        const bool is_in = is_cell && cell_is_known(question, i);
        mask[i] = is_in;
        cells.cell_count += is_in;
        cells.is_complete = cells.is_complete && is_in == is_cell;
    }
    cells.cell_count /= question->is_undirected ? 2 : 1;
    columns[0] = mask;
    for (size_t k = 0; k < question->predictor_count; k++) {
        columns[k + 1] = column_make(&question->predictors[k].matrix, mask, pool);
    }
    cells.outcome = column_make(&question->outcome.matrix, mask, pool);
    return cells;
}

/* ---- what cannot be fitted ---- */

static bool is_explained(const struct mrqap_cells *cells, const bool *is_in,
                         const double *vector)
{
    SCOPED(pool) scratch = pool_new();
    const struct mrqap_basis basis = mrqap_basis_make(cells, is_in, scratch);
    const double *rest = mrqap_residual(cells, &basis, vector, scratch);

    return !(sqrt(mrqap_product(cells, rest, rest)) >
             SAME_LENGTH * sqrt(mrqap_product(cells, vector, vector)));
}

/* Predictor `column` follows from those before it: name the ones that it takes. */
static bool explained_refuse(const struct mrqap_question *question,
                             const struct mrqap_cells *cells, size_t column, bool *is_in,
                             struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const char *name = question->predictors[column - 1].name;
    struct text names;
    bool has_names = false;

    text_init(&names, scratch, LIMIT_CELL_BYTES);
    for (size_t k = 1; k < column; k++) {
        is_in[k] = false;
        if (!is_explained(cells, is_in, cells->columns[column])) {
            is_in[k] = true;
            text_format(&names, "%s'%s'", has_names ? ", " : "",
                        question->predictors[k - 1].name);
            has_names = true;
        }
    }
    if (!has_names) {
        return status_fail(st, STATUS_INVALID, "predictor '%s' is the same in every cell",
                           name);
    }
    return status_fail(st, STATUS_INVALID,
                       "predictor '%s' says nothing beside %s: leave one of them out",
                       name, names.bytes);
}

static bool columns_check(const struct mrqap_question *question,
                          const struct mrqap_cells *cells, struct pool *pool,
                          struct status *st)
{
    bool *is_in = pool_array(pool, cells->column_count, bool);

    is_in[0] = true;
    if (is_explained(cells, is_in, cells->outcome)) {
        return status_fail(st, STATUS_INVALID,
                           "'%s' is the same in every cell: there is nothing to explain",
                           question->outcome.name);
    }
    for (size_t k = 1; k < cells->column_count; k++) {
        if (is_explained(cells, is_in, cells->columns[k])) {
            return explained_refuse(question, cells, k, is_in, st);
        }
        is_in[k] = true;
    }
    return true;
}

static bool size_check(const struct mrqap_cells *cells, struct status *st)
{
    const size_t matrices = (cells->column_count + 2) * (cells->column_count + 3) / 2;

    if (cells->cell_count <= cells->column_count) {
        return status_fail(st, STATUS_INVALID,
                           "too few known cells (%zu) for the number of predictors (%zu)",
                           cells->cell_count, cells->column_count - 1);
    }
    if (!cells->is_complete &&
        matrices > MATRICES_MOST / sizeof(double) / cells->count / cells->count) {
        return status_fail(st, STATUS_LIMIT,
                           "with unknown ties, %zu predictors of %zu organisations take "
                           "too much memory",
                           cells->column_count - 1, cells->count);
    }
    return true;
}

/* ---- the fit ---- */

/* What all terms have in common. */
struct fit {
    const struct mrqap_question *question;
    const struct mrqap_cells *cells;
    const double *rest; /* of the outcome, beside all columns */
    double rest_square;
    bool has_rest;
    double freedom;
};

static double robust_square(const struct mrqap_cells *cells, const double *residual,
                            const double *rest, struct pool *pool)
{
    const size_t length = cells->count * cells->count;
    double *both = pool_array(pool, length, double);

    for (size_t i = 0; i < length; i++) {
        both[i] = residual[i] * rest[i];
    }
    return mrqap_product(cells, both, both);
}

/* With e what the other columns leave of this one, and u the rest of the outcome:
 * b = e.y / e.e, se = sqrt(u.u / df / e.e), HC0: sqrt(sum (e u)^2) / e.e. */
static struct mrqap_term term_fit(const struct fit *fit, size_t column)
{
    SCOPED(pool) scratch = pool_new();
    const struct mrqap_cells *cells = fit->cells;
    bool *is_in = pool_array(scratch, cells->column_count, bool);
    struct mrqap_term term;

    for (size_t k = 0; k < cells->column_count; k++) {
        is_in[k] = k != column;
    }
    struct mrqap_part part = {.cells = cells,
                              .permutations = fit->question->permutations,
                              .seed = fit->question->seed};
    part.others = mrqap_basis_make(cells, is_in, scratch);
    part.residual = mrqap_residual(cells, &part.others, cells->columns[column], scratch);
    const double square = mrqap_product(cells, part.residual, part.residual);
    term.coefficient = mrqap_product(cells, part.residual, cells->outcome) / square;
    term.standard_error = sqrt(fit->rest_square / fit->freedom / square);
    term.standard_error_robust =
        sqrt(robust_square(cells, part.residual, fit->rest, scratch)) / square;
    term.t = fit->has_rest ? term.coefficient / term.standard_error : (double)NAN;
    term.t_robust =
        fit->has_rest ? term.coefficient / term.standard_error_robust : (double)NAN;
    if (column == 0) {
        const struct chance_count nothing = chance_begin(NAN, 0);
        term.chance = chance_end(&nothing, false);
        return term;
    }
    part.outcome = mrqap_residual(cells, &part.others, cells->outcome, scratch);
    term.chance = mrqap_chance(&part);
    return term;
}

static double square_beside(const struct mrqap_cells *cells, size_t columns,
                            const double **rest_out, struct pool *pool)
{
    bool *is_in = pool_array(pool, cells->column_count, bool);

    for (size_t k = 0; k < columns; k++) {
        is_in[k] = true;
    }
    const struct mrqap_basis basis = mrqap_basis_make(cells, is_in, pool);
    *rest_out = mrqap_residual(cells, &basis, cells->outcome, pool);
    return mrqap_product(cells, *rest_out, *rest_out);
}

bool mrqap_fit(const struct mrqap_question *question, struct pool *pool,
               struct mrqap *mrqap_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const struct mrqap_cells cells = cells_make(question, scratch);
    const size_t predictor_count = question->predictor_count;
    struct fit fit = {.question = question, .cells = &cells};
    const double *centred = NULL;

    assert(predictor_count >= 1 && predictor_count <= MRQAP_PREDICTORS_MOST);
    if (!size_check(&cells, st) || !columns_check(question, &cells, scratch, st)) {
        return false;
    }
    const double whole = square_beside(&cells, 1, &centred, scratch);
    fit.rest_square = square_beside(&cells, cells.column_count, &fit.rest, scratch);
    fit.has_rest =
        sqrt(fit.rest_square) >
        SAME_LENGTH * 1e-3 * sqrt(mrqap_product(&cells, cells.outcome, cells.outcome));
    fit.freedom = (double)cells.cell_count - (double)cells.column_count;
    struct mrqap_term *terms = pool_array(pool, predictor_count, struct mrqap_term);
    for (size_t k = 0; k < predictor_count; k++) {
        terms[k] = term_fit(&fit, k + 1);
    }
    const double left = fit.rest_square / whole;
    *mrqap_out = (struct mrqap){cells.cell_count, 1 - left,
                                1 - left * ((double)cells.cell_count - 1) / fit.freedom,
                                term_fit(&fit, 0), terms};
    return true;
}
