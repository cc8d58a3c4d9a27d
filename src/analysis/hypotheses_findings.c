/* hypotheses_findings.c - medians of groups of networks and whether they differ, and what
 * goes together. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "analysis/chance.h"
#include "analysis/hypotheses_parts.h"
#include "analysis/rank_correlation.h"
#include "base/number.h"

/* ---- gathering ---- */

struct measure hypothesis_measure(const struct gathering *gathering, const char *name,
                                  const double *first)
{
    const char *base = (const char *)gathering->records;
    struct measure measure = {name,
                              pool_array(gathering->pool, gathering->count, double)};
    /* `first` points into the first record: the same field of each. */
    const size_t offset = (size_t)((const char *)first - base);

    for (size_t i = 0; i < gathering->count; i++) {
        memcpy(&measure.values[i], base + i * sizeof *gathering->records + offset,
               sizeof(double));
    }
    return measure;
}

void hypothesis_finding_add(struct gathering *gathering,
                            struct hypothesis_finding finding)
{
    if (finding.state == FINDING_GIVEN && isnan(finding.value)) {
        finding.state = FINDING_UNDEFINED;
    }
    if (finding.state != FINDING_GIVEN) {
        finding.value = finding.low = finding.high = finding.p = (double)NAN;
    }
    gathering->items = pool_grow(gathering->pool, gathering->items, gathering->item_count,
                                 &gathering->item_capacity, struct hypothesis_finding);
    gathering->items[gathering->item_count++] = finding;
}

/* ---- medians of groups, and do they differ ---- */

/* The known values of a group, in order; -1: of all groups. */
static size_t group_values(const struct gathering *gathering,
                           const struct measure *measure, const struct division *division,
                           int group, double *values_out)
{
    size_t count = 0;

    for (size_t i = 0; i < gathering->count; i++) {
        const int own = division->groups[i];
        if (own >= 0 && (group < 0 || own == group) && !isnan(measure->values[i])) {
            values_out[count++] = measure->values[i];
        }
    }
    qsort(values_out, count, sizeof *values_out, number_compare);
    return count;
}

/* Twice the mean rank of a value among all, from 1. */
static double rank_twice(const double *all, size_t count, double value)
{
    size_t below = 0;
    size_t equal = 0;

    for (size_t i = 0; i < count; i++) {
        below += all[i] < value;
        equal += !(all[i] < value) && !(all[i] > value);
    }
    return (double)(2 * below + equal + 1);
}

/* Kruskal and Wallis, corrected for ties; NaN: all values alike. */
static double kruskal(const struct gathering *gathering, const struct measure *measure,
                      const struct division *division, const double *all, size_t count)
{
    double *values = pool_array(gathering->pool, count, double);
    const double n = (double)count;
    double sum = 0;
    double ties = 0;

    for (int group = 0; group < division->group_count; group++) {
        const size_t size = group_values(gathering, measure, division, group, values);
        double ranks = 0;
        for (size_t i = 0; i < size; i++) {
            ranks += rank_twice(all, count, values[i]) / 2;
        }
        sum += size > 0 ? ranks * ranks / (double)size : 0;
    }
    for (size_t i = 0, run = 0; i < count; i += run) {
        for (run = 1; i + run < count && !(all[i + run] > all[i]); run++) {
        }
        ties += (double)run * ((double)run * (double)run - 1);
    }
    const double spread = 1 - ties / (n * (n * n - 1));
    return spread > 0 ? (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / spread : (double)NAN;
}

void hypothesis_groups_add(struct gathering *gathering, enum hypothesis hypothesis,
                           struct measure measure, const struct division *division)
{
    double *values = pool_array(gathering->pool, gathering->count, double);
    struct hypothesis_finding finding = {
        .hypothesis = hypothesis,
        .kind = FINDING_MEDIAN,
        .measure = measure.name,
        .against = "",
        .low = (double)NAN,
        .high = (double)NAN,
        .p = (double)NAN,
    };
    int present = 0;
    bool is_enough = true;

    for (int group = 0; group < division->group_count; group++) {
        finding.networks = group_values(gathering, &measure, division, group, values);
        finding.group = division->codes[group];
        finding.state = finding.networks > 0 ? FINDING_GIVEN : FINDING_TOO_FEW;
        finding.value =
            finding.networks > 0 ? values[(finding.networks - 1) / 2] : (double)NAN;
        hypothesis_finding_add(gathering, finding);
        present += finding.networks > 0;
        is_enough = is_enough &&
                    (finding.networks == 0 || finding.networks >= HYPOTHESIS_GROUP_LEAST);
    }
    finding.kind = FINDING_TEST;
    finding.group = "";
    finding.networks = group_values(gathering, &measure, division, -1, values);
    finding.state = present >= 2 && is_enough ? FINDING_GIVEN : FINDING_TOO_FEW;
    finding.value = (double)NAN;
    if (finding.state == FINDING_GIVEN) {
        finding.value = kruskal(gathering, &measure, division, values, finding.networks);
        finding.p = gsl_cdf_chisq_Q(finding.value, present - 1);
    }
    hypothesis_finding_add(gathering, finding);
}

/* ---- what goes together ---- */

static double tau_chance(const struct gathering *gathering, const struct measure *measure,
                         const struct measure *against, double observed)
{
    struct chance_count chances = chance_begin(observed, 0);
    size_t *order = pool_array(gathering->pool, gathering->count, size_t);
    double *first = pool_array(gathering->pool, gathering->count, double);
    double *second = pool_array(gathering->pool, gathering->count, double);
    double *drawn = pool_array(gathering->pool, gathering->count, double);
    size_t count = 0;

    for (size_t i = 0; i < gathering->count; i++) {
        if (!isnan(measure->values[i]) && !isnan(against->values[i])) {
            first[count] = measure->values[i];
            second[count++] = against->values[i];
        }
    }
    for (int draw = 0; draw < HYPOTHESIS_DRAWS; draw++) {
        SCOPED(pool) work = pool_new();
        random_permutation(gathering->random, order, count);
        for (size_t i = 0; i < count; i++) {
            drawn[i] = second[order[i]];
        }
        chance_add(&chances, tau_value(first, drawn, count, work));
    }
    return chance_end(&chances, false).p_two_sided;
}

static struct hypothesis_finding tau_finding(const struct gathering *gathering,
                                             enum hypothesis hypothesis,
                                             const struct measure *measure,
                                             const struct measure *against)
{
    const struct tau tau =
        tau_make(measure->values, against->values, gathering->count, gathering->pool);
    const bool is_enough = tau.count >= HYPOTHESIS_NETWORKS_LEAST;

    return (struct hypothesis_finding){
        .hypothesis = hypothesis,
        .kind = FINDING_TAU,
        .state = is_enough ? FINDING_GIVEN : FINDING_TOO_FEW,
        .measure = measure->name,
        .against = against->name,
        .group = "",
        .networks = tau.count,
        .value = tau.tau,
        .low = tau.low,
        .high = tau.high,
        .p = is_enough && !isnan(tau.tau)
                 ? tau_chance(gathering, measure, against, tau.tau)
                 : (double)NAN,
    };
}

void hypothesis_tau_add(struct gathering *gathering, enum hypothesis hypothesis,
                        struct measure measure, struct measure against)
{
    hypothesis_finding_add(gathering,
                           tau_finding(gathering, hypothesis, &measure, &against));
}
