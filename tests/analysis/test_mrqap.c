/* test_mrqap.c - regression of a matrix on matrices and its chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_multifit.h>
#include <math.h>
#include <string.h>

#include "analysis/mrqap.h"
#include "analysis/qap.h"
#include "base/limits.h"
#include "qap_reference.h"
#include "reference_folder.h"

enum { PREDICTORS = 8 };

/* A model of matrices written as text; predictors end with NULL. */
struct sheet {
    struct mrqap_matrix predictors[PREDICTORS];
    struct mrqap_question question;
};

static void sheet_make(struct sheet *sheet, const char *outcome,
                       const char *const *predictors, struct pool *pool)
{
    static const char *const NAMES[PREDICTORS] = {"a", "b", "c", "d", "e", "f"};

    *sheet = (struct sheet){.question = {.permutations = 200, .seed = 1}};
    sheet->question.outcome =
        (struct mrqap_matrix){"outcome", matrix_of_text(outcome, pool)};
    sheet->question.predictors = sheet->predictors;
    for (size_t k = 0; predictors[k] != NULL; k++) {
        sheet->predictors[k] =
            (struct mrqap_matrix){NAMES[k], matrix_of_text(predictors[k], pool)};
        sheet->question.predictor_count++;
    }
}

/* Six cells; x 1 in {01, 10}, y 3 2 1 1 0 1 in 01 02 10 12 20 21. Mean of y where x is 1:
 * (3 + 1) / 2 = 2, elsewhere (2 + 1 + 0 + 1) / 4 = 1: intercept 1, coefficient 1.
 * Rest: 1 1 -1 0 -1 0, squares 4. Whole: mean 8/6, squares 16 - 64/6 = 16/3, so
 * R2 = 1 - 4 / (16/3) = 1/4, adjusted 1 - 3/4 * 5/4 = 1/16. s2 = 4/4 = 1, spread of x
 * 2 * 4 / 6 = 4/3: se = sqrt(3)/2, t = 2/sqrt(3). HC0 of a difference of two means:
 * sqrt(2/4 + 2/16) = sqrt(5/8). */
static void one_predictor_is_as_worked_by_hand(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct sheet sheet;
    struct mrqap mrqap;
    struct status st = {0};

    sheet_make(&sheet, "032 101 010", (const char *const[]){"010 100 000", NULL}, pool);
    assert_true(mrqap_fit(&sheet.question, pool, &mrqap, &st));
    assert_int_equal(mrqap.cell_count, 6);
    assert_figure(mrqap.intercept.coefficient, 1, 1e-14);
    assert_figure(mrqap.terms[0].coefficient, 1, 1e-14);
    assert_figure(mrqap.r_squared, 0.25, 1e-14);
    assert_figure(mrqap.adjusted_r_squared, 1.0 / 16, 1e-14);
    assert_figure(mrqap.terms[0].standard_error, sqrt(3) / 2, 1e-14);
    assert_figure(mrqap.terms[0].t, 2 / sqrt(3), 1e-14);
    assert_figure(mrqap.terms[0].standard_error_robust, sqrt(5.0 / 8), 1e-14);
    assert_figure(mrqap.terms[0].chance.observed, mrqap.terms[0].t, 1e-13);
    assert_true(isnan(mrqap.intercept.chance.p_two_sided));
}

/* t grows with r, so that a single predictor has the p of QAP. */
static void one_predictor_has_the_chance_of_qap(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct sheet sheet;
    struct mrqap mrqap;
    struct status st = {0};

    sheet_make(&sheet, "01101 10010 00010 10101 11000",
               (const char *const[]){"00110 10011 01010 11001 01000", NULL}, pool);
    assert_true(mrqap_fit(&sheet.question, pool, &mrqap, &st));
    const struct qap qap = qap_test(&(struct qap_question){
        &sheet.question.outcome.matrix, &sheet.predictors[0].matrix, false, 0, 1});
    const struct chance *chance = &mrqap.terms[0].chance;

    assert_true(chance->is_exact);
    assert_int_equal(chance->draw_count, 120);
    assert_figure(chance->p_greater, qap.r.p_greater, 0);
    assert_figure(chance->p_less, qap.r.p_less, 0);
    assert_figure(chance->p_two_sided, qap.r.p_two_sided, 0);
    assert_figure(mrqap.r_squared, qap.r.observed * qap.r.observed, 1e-14);
}

static void what_cannot_be_fitted_is_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *outcome;
        const char *predictors[4];
        const char *sentence;
    } ROWS[] = {
        {"0111 1011 1101 1110",
         {"0100 0010 0001 1000"},
         "'outcome' is the same in every cell: there is nothing to explain"},
        {"0100 0010 0001 1000",
         {"0222 2022 2202 2220"},
         "predictor 'a' is the same in every cell"},
        {"0100 0010 0001 1000",
         {"0110 0010 0001 0100", "0440 0040 0004 0400"},
         "predictor 'b' says nothing beside 'a': leave one of them out"},
        {"0100 0010 0001 1000",
         {"0100 1010 0000 1000", "0011 0001 0000 0000", "0100 1010 0000 1000"},
         "predictor 'c' says nothing beside 'a': leave one of them out"},
        {"0100 0010 0001 1000",
         {"0100 1010 0000 1000", "0010 0000 1001 0000", "0110 1010 1001 1000"},
         "predictor 'c' says nothing beside 'a', 'b': leave one of them out"},
        {"01 00", {"00 10"}, "too few known cells (2) for the number of predictors (1)"},
        {"0.. .0. .10",
         {"001 100 100"},
         "too few known cells (1) for the number of predictors (1)"},
    };

    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        struct sheet sheet;
        struct mrqap mrqap;
        struct status st = {0};
        struct text text;

        text_init(&text, pool, LIMIT_CELL_BYTES);
        sheet_make(&sheet, ROWS[i].outcome, ROWS[i].predictors, pool);
        assert_false(mrqap_fit(&sheet.question, pool, &mrqap, &st));
        status_say(&st, LANGUAGE_EN, &text);
        assert_string_equal(text.bytes, ROWS[i].sentence);
    }
}

static void model_without_rest_has_no_t(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct sheet sheet;
    struct mrqap mrqap;
    struct status st = {0};

    sheet_make(&sheet, "0522 3020 1301 2430",
               (const char *const[]){"0522 3020 1301 2430", NULL}, pool);
    assert_true(mrqap_fit(&sheet.question, pool, &mrqap, &st));
    assert_figure(mrqap.r_squared, 1, 1e-14);
    assert_true(isnan(mrqap.terms[0].t));
    assert_figure(mrqap.terms[0].chance.p_greater, 1.0 / 24, 1e-15);
}

/* ---- against fits of every order by GSL ---- */

enum { CELLS_MAX = 25, COLUMNS_MAX = 5 };

/* The columns of a model, a value a cell, NaN outside it. */
struct oracle {
    size_t count;
    size_t column_count;
    double columns[COLUMNS_MAX][CELLS_MAX]; /* the constant first */
    double outcome[CELLS_MAX];
};

static void oracle_make(struct oracle *oracle, const struct mrqap_question *question)
{
    const size_t count = question->outcome.matrix.count;

    *oracle =
        (struct oracle){.count = count, .column_count = question->predictor_count + 1};
    for (size_t cell = 0; cell < count * count; cell++) {
        const bool is_cell = question->is_undirected ? cell % count < cell / count
                                                     : cell % count != cell / count;
        double known = is_cell ? question->outcome.matrix.cells[cell] : (double)NAN;
        for (size_t k = 0; k < question->predictor_count; k++) {
            known += question->predictors[k].matrix.cells[cell];
        }
        for (size_t k = 0; k < oracle->column_count; k++) {
            oracle->columns[k][cell] =
                isnan(known) ? known
                : k == 0     ? 1
                             : question->predictors[k - 1].matrix.cells[cell];
        }
        oracle->outcome[cell] =
            isnan(known) ? known : question->outcome.matrix.cells[cell];
    }
}

/* Fit y by GSL over the cells where no column is NaN; gives t of `column`. The rest of y
 * goes to rest_out, when that is not NULL. */
static double oracle_fit(const struct oracle *oracle, const double *y, size_t column,
                         double *rest_out)
{
    const size_t columns = oracle->column_count;
    gsl_matrix *x = gsl_matrix_calloc(CELLS_MAX, columns);
    gsl_vector *outcome = gsl_vector_calloc(CELLS_MAX);
    gsl_vector *fitted = gsl_vector_alloc(columns);
    gsl_matrix *spread = gsl_matrix_alloc(columns, columns);
    gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc(CELLS_MAX, columns);
    size_t cells[CELLS_MAX];
    size_t rows = 0;
    double square = 0;

    for (size_t cell = 0; cell < oracle->count * oracle->count; cell++) {
        double known = y[cell];
        for (size_t k = 0; k < columns; k++) {
            known += oracle->columns[k][cell];
        }
        if (isnan(known)) {
            continue;
        }
        for (size_t k = 0; k < columns; k++) {
            gsl_matrix_set(x, rows, k, oracle->columns[k][cell]);
        }
        gsl_vector_set(outcome, rows, y[cell]);
        cells[rows++] = cell;
    }
    gsl_matrix_view x_part = gsl_matrix_submatrix(x, 0, 0, rows, columns);
    gsl_vector_view y_part = gsl_vector_subvector(outcome, 0, rows);
    gsl_multifit_linear(&x_part.matrix, &y_part.vector, fitted, spread, &square, work);
    for (size_t row = 0; rest_out != NULL && row < rows; row++) {
        double value = 0;
        for (size_t k = 0; k < columns; k++) {
            value += gsl_matrix_get(x, row, k) * gsl_vector_get(fitted, k);
        }
        rest_out[cells[row]] = y[cells[row]] - value;
    }
    const double t =
        gsl_vector_get(fitted, column) / sqrt(gsl_matrix_get(spread, column, column));
    gsl_multifit_linear_free(work);
    gsl_matrix_free(spread);
    gsl_vector_free(fitted);
    gsl_vector_free(outcome);
    gsl_matrix_free(x);
    return t;
}

/* What the other columns leave of one: take it out, and fit it. */
static void oracle_residual(const struct oracle *oracle, size_t column, double *residual)
{
    struct oracle others = *oracle;

    others.column_count--;
    memcpy(others.columns[column], oracle->columns[oracle->column_count - 1],
           sizeof others.columns[column]);
    for (size_t cell = 0; cell < CELLS_MAX; cell++) {
        residual[cell] = NAN;
    }
    (void)oracle_fit(&others, oracle->columns[column], 0, residual);
}

static bool order_next(size_t *order, size_t count)
{
    size_t i = count - 1;
    size_t j = count - 1;

    while (i > 0 && order[i - 1] > order[i]) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    while (order[j] < order[i - 1]) {
        j--;
    }
    const size_t kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
    for (size_t a = i, b = count - 1; a < b; a++, b--) {
        const size_t other = order[a];
        order[a] = order[b];
        order[b] = other;
    }
    return true;
}

static void predictor_agrees(const struct oracle *oracle, size_t column,
                             bool is_undirected, const struct mrqap_term *term)
{
    struct oracle changed = *oracle;
    struct chance_count count =
        chance_begin(oracle_fit(oracle, oracle->outcome, column, NULL), 0);
    double residual[CELLS_MAX];
    size_t order[] = {0, 1, 2, 3, 4};
    const size_t n = oracle->count;

    oracle_residual(oracle, column, residual);
    do {
        for (size_t cell = 0; cell < n * n; cell++) {
            const size_t a = order[cell / n];
            const size_t b = order[cell % n];
            const bool is_turned = is_undirected && a < b;
            changed.columns[column][cell] = residual[is_turned ? b * n + a : a * n + b];
        }
        chance_add(&count, oracle_fit(&changed, oracle->outcome, column, NULL));
    } while (order_next(order, n));
    const struct chance expected = chance_end(&count, true);
    assert_figure(term->t, expected.observed, 1e-10);
    assert_figure(term->chance.observed, expected.observed, 1e-10);
    assert_int_equal(term->chance.draw_count, expected.draw_count);
    assert_figure(term->chance.mean, expected.mean, 1e-8);
    assert_figure(term->chance.sd, expected.sd, 1e-8);
    assert_figure(term->chance.p_greater, expected.p_greater, 0);
    assert_figure(term->chance.p_less, expected.p_less, 0);
    assert_figure(term->chance.p_two_sided, expected.p_two_sided, 0);
}

static void every_order_is_counted_as_if_fitted(void **state)
{
    (void)state;
    static const struct {
        const char *claim;
        bool is_undirected;
        const char *outcome;
        const char *predictors[4];
    } ROWS[] = {
        {"complete",
         false,
         "01203 20110 03021 11204 40130",
         {"00110 10011 01010 11001 01000", "02013 10210 40013 01204 31020"}},
        {"three predictors",
         false,
         "01203 20110 03021 11204 40130",
         {"00110 10011 01010 11001 01000", "02013 10210 40013 01204 31020",
          "01234 10123 21012 32101 43210"}},
        {"undirected",
         true,
         "01203 10410 24032 01304 30240",
         {"00110 00011 10010 11101 01010", "02013 20210 02031 11304 30140"}},
        {"unknown in the outcome",
         false,
         "01203 2011. .3021 11204 40130",
         {"00110 10011 01010 11001 01000", "02013 10210 40013 01204 31020"}},
        {"unknown in a predictor",
         false,
         "01203 20110 03021 11204 40130",
         {"00.10 10011 01010 11001 0.000", "02013 10210 40013 01204 31020"}},
        {"undirected with unknown pairs",
         true,
         "01203 10410 2403. 01304 30.40",
         {"00110 00011 10010 11101 01010", "02013 20210 02031 11304 30140"}},
    };

    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        struct sheet sheet;
        struct mrqap mrqap;
        struct oracle oracle;
        struct status st = {0};

        print_message("%s\n", ROWS[i].claim);
        sheet_make(&sheet, ROWS[i].outcome, ROWS[i].predictors, pool);
        sheet.question.is_undirected = ROWS[i].is_undirected;
        assert_true(mrqap_fit(&sheet.question, pool, &mrqap, &st));
        oracle_make(&oracle, &sheet.question);
        assert_figure(mrqap.intercept.t, oracle_fit(&oracle, oracle.outcome, 0, NULL),
                      1e-10);
        for (size_t k = 0; k < sheet.question.predictor_count; k++) {
            predictor_agrees(&oracle, k + 1, ROWS[i].is_undirected, &mrqap.terms[k]);
        }
    }
}

/* A silent organisation in a sample: above 8 organisations, 0 < p < 1, twice the same. */
static void sample_with_unknown_cells_repeats_itself(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct sheet sheet;
    struct mrqap first;
    struct mrqap again;
    struct status st = {0};

    sheet_make(&sheet,
               "0110100100 1011000100 0101100001 ...0...... 1000101010 "
               "0010001100 1100100011 0101000101 1000110101 0011010010",
               (const char *const[]){"0100100110 1001010100 0101100101 1010011001 "
                                     "0001101010 1110001010 1010100010 0110001100 "
                                     "1010010100 0101011010",
                                     "0102301423 1021034124 2103213240 0321043021 "
                                     "3102104312 1230401234 4321024013 2043120341 "
                                     "1324012302 3210432110",
                                     NULL},
               pool);
    assert_true(mrqap_fit(&sheet.question, pool, &first, &st));
    assert_true(mrqap_fit(&sheet.question, pool, &again, &st));
    assert_int_equal(first.cell_count, 81);
    assert_false(first.terms[0].chance.is_exact);
    assert_int_equal(first.terms[0].chance.draw_count, 200);
    assert_true(first.terms[1].chance.p_two_sided > 0);
    assert_true(first.terms[1].chance.p_two_sided < 1);
    assert_figure(first.terms[0].chance.mean, again.terms[0].chance.mean, 0);
}

/* ---- the reference ---- */

static const char *const SETS[] = {"campnet",
                                   "emon-hurrfrederic",
                                   "emon-lakepomona",
                                   "knokbur",
                                   "krackhardt-hightech",
                                   "lazega-law",
                                   "padgett-florentine",
                                   "sampson",
                                   "tobacco-indiana",
                                   NULL};

static void p_agrees(const char *at, const char *name, double p, size_t draws)
{
    const double expected = reference_number(at, name);
    const double least = 1e-4; /* of a p of 0, whose error is not 0 */
    const double error = sqrt(fmax(expected * (1 - expected), least) / 10000 +
                              fmax(p * (1 - p), least) / (double)draws);

    if (!(fabs(p - expected) <= 4 * error)) {
        fail_msg("%s: %g, not %g", name, p, expected);
    }
}

static void term_agrees(const double *const *figures, size_t i,
                        const struct mrqap_term *term)
{
    const double expected[] = {figures[0][i], figures[1][i], figures[2][i],
                               figures[3][i]};
    const double actual[] = {term->coefficient, term->t, term->standard_error_robust,
                             term->t_robust};

    for (size_t k = 0; k < ARRAY_COUNT(expected); k++) {
        assert_figure(actual[k], expected[k], 1e-9 * fmax(1, fabs(expected[k])));
    }
}

static void model_agrees(const char *set, const char *at, struct pool *pool)
{
    static const char *const FIGURES[] = {"coefficient", "t_value", "se_hc0", "t_hc0"};
    double values[ARRAY_COUNT(FIGURES)][REFERENCE_VALUES_MAX];
    const double *const figures[] = {values[0], values[1], values[2], values[3]};
    struct mrqap_matrix predictors[PREDICTORS];
    const char *names[REFERENCE_VALUES_MAX];
    const char *outcome = NULL;
    const char *mode = NULL;
    struct mrqap mrqap;
    struct status st = {0};

    (void)reference_names(at, "y", &outcome, pool);
    (void)reference_names(at, "mode", &mode, pool);
    const size_t count = reference_names(at, "x", names, pool);
    for (size_t k = 0; k < count; k++) {
        predictors[k] =
            (struct mrqap_matrix){names[k], reference_matrix(set, names[k], pool)};
    }
    assert_true(mrqap_fit(
        &(struct mrqap_question){{outcome, reference_matrix(set, outcome, pool)},
                                 predictors,
                                 count,
                                 strcmp(mode, "graph") == 0,
                                 1000,
                                 2},
        pool, &mrqap, &st));
    for (size_t k = 0; k < ARRAY_COUNT(FIGURES); k++) {
        assert_int_equal(reference_numbers(at, FIGURES[k], values[k]), count + 1);
    }
    assert_int_equal(mrqap.cell_count, (size_t)reference_number(at, "n_obs"));
    assert_figure(mrqap.r_squared, reference_number(at, "r_squared"), 1e-9);
    assert_figure(mrqap.adjusted_r_squared, reference_number(at, "adj_r_squared"), 1e-9);
    term_agrees(figures, 0, &mrqap.intercept);
    for (size_t k = 0; k < count; k++) {
        const struct chance *chance = &mrqap.terms[k].chance;
        term_agrees(figures, k + 1, &mrqap.terms[k]);
        p_agrees(strstr(at, "\"p_two_own\""), names[k], chance->p_two_sided,
                 chance->draw_count);
        p_agrees(strstr(at, "\"p_ge_own\""), names[k], chance->p_greater,
                 chance->draw_count);
    }
}

static void all_sets_agree_with_the_reference(void **state)
{
    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    size_t models = 0;

    for (size_t i = 0; SETS[i] != NULL; i++) {
        const char *at = reference_text(SETS[i], "expected-qap.json", pool);
        assert_non_null(at);
        while ((at = strstr(at, "\"mrqap\"")) != NULL) {
            print_message("%s\n", SETS[i]);
            model_agrees(SETS[i], at, pool);
            at++;
            models++;
        }
    }
    assert_true(models >= 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_predictor_is_as_worked_by_hand),
        cmocka_unit_test(one_predictor_has_the_chance_of_qap),
        cmocka_unit_test(what_cannot_be_fitted_is_refused_by_name),
        cmocka_unit_test(model_without_rest_has_no_t),
        cmocka_unit_test(every_order_is_counted_as_if_fitted),
        cmocka_unit_test(sample_with_unknown_cells_repeats_itself),
        cmocka_unit_test(all_sets_agree_with_the_reference),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
