/* mrqap.c - 10,000 permutations of a regression on two matrices, beside sna::netlm.
 *
 * Both are Dekker's double semi-partialling on random directed networks of one tie in
 * five, in CPU time of one core. netlm is timed with few permutations less a run with
 * hardly any, and scaled; where R or its package sna is missing that is said. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/mrqap.h"
#include "base/limits.h"
#include "random.h"
#include "timer.h"

enum { PERMUTATIONS = 10000, PREDICTORS = 2, RUNS = 5, SNA_PERMUTATIONS = 40 };

static struct matrix matrix_draw(size_t count, uint64_t *state, struct pool *pool)
{
    const struct matrix matrix = {count, pool_array(pool, count * count, double)};

    for (size_t i = 0; i < count * count; i++) {
        matrix.cells[i] = i / count != i % count && random_below(state, 5) == 0;
    }
    return matrix;
}

static double cpu_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static double ours_time(size_t count)
{
    SCOPED(pool) pool = pool_new();
    uint64_t state = count;
    double seconds[RUNS];
    const struct mrqap_matrix predictors[PREDICTORS] = {
        {"a", matrix_draw(count, &state, pool)}, {"b", matrix_draw(count, &state, pool)}};
    const struct mrqap_question question = {
        .outcome = {"outcome", matrix_draw(count, &state, pool)},
        .predictors = predictors,
        .predictor_count = PREDICTORS,
        .permutations = PERMUTATIONS,
        .seed = 1};

    for (size_t i = 0; i < RUNS; i++) {
        struct mrqap mrqap;
        struct status st = {0};
        const double begin = cpu_seconds();
        if (!mrqap_fit(&question, pool, &mrqap, &st)) {
            abort();
        }
        seconds[i] = cpu_seconds() - begin;
    }
    return median(seconds, RUNS);
}

/* The same size in R, for 10,000 permutations; negative when it is not there. */
static double sna_time(size_t count)
{
    char command[1000];
    double seconds = -1;

    (void)snprintf(
        command, sizeof command,
        "Rscript -e 'suppressMessages(library(sna)); set.seed(1); n <- %zu; "
        "g <- function() { m <- matrix(rbinom(n * n, 1, 0.2), n); diag(m) <- 0; m }; "
        "y <- g(); x <- list(g(), g()); "
        "f <- function(r) { s <- system.time(netlm(y, x, nullhyp = \"qapspp\", "
        "reps = r)); s[[1]] + s[[2]] }; "
        "invisible(f(2)); cat((f(%d) - f(2)) / (%d - 2) * %d)' 2>/dev/null",
        count, SNA_PERMUTATIONS, SNA_PERMUTATIONS, PERMUTATIONS);
    FILE *stream = popen(command, "r");
    char line[100];
    if (stream == NULL) {
        return seconds;
    }
    if (fgets(line, sizeof line, stream) != NULL) {
        seconds = strtod(line, NULL);
    }
    return pclose(stream) == 0 ? seconds : -1;
}

int main(void)
{
    static const size_t COUNTS[] = {25, 100};

    (void)printf("MRQAP, %d permutations, %d predictors; CPU seconds of one core\n",
                 PERMUTATIONS, PREDICTORS);
    (void)printf("organisations      ours   sna::netlm     ratio\n");
    for (size_t i = 0; i < ARRAY_COUNT(COUNTS); i++) {
        const double ours = ours_time(COUNTS[i]);
        const double theirs = sna_time(COUNTS[i]);
        if (theirs < 0) {
            (void)printf("%13zu %9.4f   not there: no R with the package sna\n",
                         COUNTS[i], ours);
            continue;
        }
        (void)printf("%13zu %9.4f %12.1f %9.0f   (netlm: %d permutations, scaled)\n",
                     COUNTS[i], ours, theirs, theirs / ours, SNA_PERMUTATIONS);
    }
    return EXIT_SUCCESS;
}
