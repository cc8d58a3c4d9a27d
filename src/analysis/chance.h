/* chance.h - an observed figure beside what chance gives: how often a draw was at least
 * as great, at most as great, at least as far from the middle. Pure.
 *
 * p = draws that count / draws: over all arrangements the exact p, over a sample its
 * unbiased estimate (sna's; UCINET adds the observed one to both). A sampled p of 0 says:
 * less than 1 / draws. A draw equals the observed figure when it differs from it by at
 * most CHANCE_TOLERANCE times the greater of 1 and the figure: equal figures that were
 * added up in another order are equal. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define CHANCE_TOLERANCE 1e-9

struct chance {
    double observed;
    double mean; /* of the draws; NaN when there was none */
    double sd; /* of the draws, as of a population */
    double
        p_greater; /* draws >= observed; NaN, as the next, without an observed figure */
    double p_less; /* draws <= observed */
    double p_two_sided; /* draws at least as far from the centre */
    double monte_carlo_error; /* standard error of p_two_sided as an estimate,
                               * sqrt(p (1 - p) / draws); 0 when exact */
    size_t draw_count;
    bool is_exact; /* the draws are all there can be */
};

/* Draws being counted. */
struct chance_count {
    double observed;
    double centre; /* what two-sided is measured from */
    size_t greater;
    size_t less;
    size_t two_sided;
    size_t draw_count;
    size_t defined_count; /* draws that were no NaN */
    double sum; /* of the distances from the centre */
    double square_sum;
};

static inline struct chance_count chance_begin(double observed, double centre)
{
    return (struct chance_count){.observed = observed, .centre = centre};
}

/* A draw without a figure (NaN) counts as at least as far out as the observed, on each
 * side: p errs to the careful side. O(1). */
void chance_add(struct chance_count *count, double draw);

struct chance chance_end(const struct chance_count *count, bool is_exact);
