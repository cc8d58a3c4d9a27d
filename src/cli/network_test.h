/* network_test.h - what `samenspel network test qap|mrqap|cug` have in common. */
#pragma once

#include "analysis/chance.h"
#include "analysis/matrix.h"
#include "base/json.h"
#include "cli/network_input.h"

enum { TEST_PERMUTATIONS = 5000, TEST_DRAWS = 1000 }; /* when not asked for */

/* The matrices that the operands behind the first name: files, and what a word before a
 * colon makes of a file or of an attribute. */
struct test_matrices {
    struct network_input
        input; /* of the first file; its digest is that of all, its report
                                 * has what is to be said of all */
    const char **names; /* as the operands name them */
    struct matrix *matrices; /* organisations in the order of the first file */
    size_t count;
    bool is_undirected; /* all are symmetric, and ties are read as going both ways */
};

/* When something is wrong everything is said on stderr, the exit code is not EXIT_DONE
 * and *matrices_out is untouched. */
enum exit_code test_matrices_load(const struct call *call,
                                  struct test_matrices *matrices_out);

/* A number for a terminal, "-" where it is undefined. */
const char *test_figure(double value, struct pool *pool);

/* "0.012"; a sampled p of 0 as "< 0.0002". */
const char *test_p(double p, const struct chance *chance, struct pool *pool);

/* p_greater, p_less, p_two_sided and their error, as members of an object. */
void test_chance_json(struct json *json, const struct chance *chance);

/* A CSV cell with 17 digits, empty where undefined. */
void test_figure_csv(struct text *text, double value, bool is_first);

/* How p was found, as a paragraph. */
void test_chance_text(struct text *text, const struct chance *chance,
                      enum language language);

enum exit_code network_test_qap(const struct call *call);
enum exit_code network_test_mrqap(const struct call *call);
enum exit_code network_test_cug(const struct call *call);
