/* qap_reference.h - the public data sets that the tests of permutations are compared
 * with, and small matrices written as text.
 *
 * The sets are not in this repository: SAMENSPEL_REFERENCE names their folder. */
#pragma once

#include "analysis/predictors.h"
#include "base/text.h"

enum { REFERENCE_VALUES_MAX = 32 };

/* A whole file of the reference; NULL when it is not there. */
const char *reference_text(const char *set, const char *file, struct pool *pool);

/* The matrix of a term as expected-qap.json names it: "money", "t:money", "bin:money",
 * "same:sector", "absdiff:age", "receiver:age". */
struct matrix reference_matrix(const char *set, const char *term, struct pool *pool);

/* The numbers behind the first "name": [..] or "name": number at or after `at`. Gives how
 * many; 0 when it is not there. */
size_t reference_numbers(const char *at, const char *name, double *numbers_out);
double reference_number(const char *at, const char *name);

/* The texts behind the first "name": [..] or "name": "text". */
size_t reference_names(const char *at, const char *name, const char **names_out,
                       struct pool *pool);

/* "011 100 000": rows of single digits; '.' is unknown. */
struct matrix matrix_of_text(const char *rows, struct pool *pool);

/* cmocka's own comparison is in single precision. */
#define assert_figure(actual, expected, tolerance)                                       \
    figure_check((actual), (expected), (tolerance), __FILE__, __LINE__)
void figure_check(double actual, double expected, double tolerance, const char *file,
                  int line);
