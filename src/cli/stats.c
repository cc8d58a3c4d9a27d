/* stats.c - `samenspel stats …`: the statistics of reliability and agreement on any table
 * of numbers, for whoever wants to check them. rwg stands in stats_rwg.c. */
#include <math.h>
#include <string.h>

#include "analysis/rank_correlation.h"
#include "cli/experience_commands.h"
#include "cli/stats_table.h"

/* ---- alpha ---- */

static enum exit_code run_alpha(const struct call *call)
{
    struct stats stats = {.pool = call->pool};
    struct stats_table table;
    enum exit_code code = EXIT_DONE;

    if (!stats_table_load(call, &table, &code)) {
        return code;
    }
    const struct cronbach cronbach = cronbach_make(&table.scores, call->pool);
    stats.statistic = "alpha";
    stats.definition = N_("Cronbach's alpha of the columns, rows that are complete; "
                          "interval of 95 per cent "
                          "after Feldt (1965).");
    stats_add(&stats, "rows", (double)cronbach.rows);
    stats_add(&stats, "items", (double)table.scores.column_count);
    stats_add(&stats, "alpha", cronbach.alpha);
    stats_add(&stats, "low", cronbach.low);
    stats_add(&stats, "high", cronbach.high);
    stats_add(&stats, "standardised", cronbach.standardised);
    return stats_finish(call, &table, &stats);
}

/* ---- ICC ---- */

static void forms_add(struct stats *stats, const struct icc *icc, struct pool *pool)
{
    stats->definition =
        N_("Intraclass correlations after Shrout and Fleiss (1979), from mean squares: "
           "rows are what is judged, columns the judges. Intervals of 95 per cent after "
           "McGraw and Wong (1996).");
    stats_add(stats, "rows", (double)icc->rows);
    for (int i = 0; i < ICC_FORM_COUNT; i++) {
        const struct icc_estimate *form = &icc->forms[i];
        const char *code = ICC_FORM_CODES[i];
        stats_add(stats, code, form->value);
        stats_add(stats, stats_name(code, "low", pool), form->low);
        stats_add(stats, stats_name(code, "high", pool), form->high);
        stats_add(stats, stats_name(code, "F", pool), form->f);
        stats_add(stats, stats_name(code, "p", pool), form->p);
    }
}

static void column_add(struct stats *stats, const struct stats_table *table,
                       size_t column, struct pool *pool)
{
    const struct score_table *scores = &table->scores;
    const char *name = table->names[column];
    double *values = pool_array(pool, scores->row_count, double);

    for (size_t i = 0; i < scores->row_count; i++) {
        values[i] = scores->values[i * scores->column_count + column];
    }
    const struct icc_groups icc =
        icc_groups_make(values, table->groups, scores->row_count, pool);
    stats_add(stats, stats_name(name, "groups", pool), (double)icc.groups);
    stats_add(stats, stats_name(name, "people", pool), (double)icc.people);
    stats_add(stats, stats_name(name, "ICC(1)", pool), icc.icc1);
    stats_add(stats, stats_name(name, "ICC(1)_weighted", pool), icc.icc1_weighted);
    stats_add(stats, stats_name(name, "ICC(2)", pool), icc.icc2);
    stats_add(stats, stats_name(name, "F", pool), icc.f);
    stats_add(stats, stats_name(name, "p", pool), icc.p);
}

static enum exit_code run_icc(const struct call *call)
{
    struct stats stats = {.pool = call->pool};
    struct stats_table table;
    enum exit_code code = EXIT_DONE;

    if (!stats_table_load(call, &table, &code)) {
        return code;
    }
    stats.statistic = "icc";
    if (table.groups == NULL) {
        const struct icc icc = icc_make(&table.scores, call->pool);
        forms_add(&stats, &icc, call->pool);
        return stats_finish(call, &table, &stats);
    }
    stats.definition =
        N_("ICC(1) and ICC(2) of each column between groups, one-way; k is the mean size "
           "of a group (Bliese 2000), weighted: as in the analysis of variance.");
    for (size_t i = 0; i < table.scores.column_count; i++) {
        column_add(&stats, &table, i, call->pool);
    }
    return stats_finish(call, &table, &stats);
}

/* ---- Krippendorff ---- */

static enum exit_code run_krippendorff(const struct call *call)
{
    struct stats stats = {.pool = call->pool};
    const char *chosen = call_option(call, "--metric");
    struct stats_table table;
    enum exit_code code = EXIT_DONE;

    if (!stats_table_load(call, &table, &code)) {
        return code;
    }
    stats.statistic = "krippendorff";
    stats.definition =
        N_("Krippendorff's alpha (2011): rows are coders, columns what they code; what "
           "fewer than two coded is left out.");
    for (int i = 0; i < KRIPPENDORFF_METRIC_COUNT; i++) {
        const char *metric = KRIPPENDORFF_METRIC_CODES[i];
        if (chosen != NULL && strcmp(chosen, metric) != 0) {
            continue;
        }
        const struct krippendorff made =
            krippendorff_make(&table.scores, (enum krippendorff_metric)i);
        if (made.is_unfit) {
            const struct place whole = {table.path, 0, 0};
            report_add(
                &table.report, REPORT_NOTE, whole,
                "ratio is not given: a value is below 0, or too many values differ");
        }
        if (stats.count == 0) {
            stats_add(&stats, "coders", (double)table.scores.row_count);
            stats_add(&stats, "units", (double)made.units);
            stats_add(&stats, "values", (double)made.values);
        }
        stats_add(&stats, stats_name("alpha", metric, call->pool), made.alpha);
    }
    return stats_finish(call, &table, &stats);
}

/* ---- tau-b ---- */

static enum exit_code run_taub(const struct call *call)
{
    struct stats stats = {.pool = call->pool};
    struct stats_table table;
    enum exit_code code = EXIT_DONE;

    if (!stats_table_load(call, &table, &code)) {
        return code;
    }
    if (table.scores.column_count < 2) {
        return stats_refuse(call, &table,
                            message_make(call->pool,
                                         "tau-b is of two columns, and here is "
                                         "no second one"));
    }
    if (table.scores.column_count > 2) {
        return stats_refuse(
            call, &table,
            message_make(call->pool,
                         "tau-b is of two columns, and here are %zu; leave "
                         "the others out with --without",
                         table.scores.column_count));
    }
    const size_t rows = table.scores.row_count;
    double *first = pool_array(call->pool, rows, double);
    double *second = pool_array(call->pool, rows, double);
    for (size_t i = 0; i < rows; i++) {
        first[i] = table.scores.values[i * 2];
        second[i] = table.scores.values[i * 2 + 1];
    }
    const struct tau tau = tau_make(first, second, rows, call->pool);
    stats.statistic = "taub";
    stats.definition =
        tau.is_exact
            ? N_("Kendall's tau-b; p over all orders; interval of 95 per cent from the "
                 "asymptotic error (Brown and Benedetti 1977).")
            : N_("Kendall's tau-b; p by the normal distribution with a variance "
                 "for ties; "
                 "interval of 95 per cent from the asymptotic error (Brown and "
                 "Benedetti 1977).");
    stats_add(&stats, "rows", (double)tau.count);
    stats_add(&stats, "tau-b", tau.tau);
    stats_add(&stats, "p", tau.p);
    stats_add(&stats, "error", tau.error);
    stats_add(&stats, "low", tau.low);
    stats_add(&stats, "high", tau.high);
    return stats_finish(call, &table, &stats);
}

/* ---- the commands ---- */

static const struct option PLAIN_OPTIONS[] = {STATS_WITHOUT};
static const struct option ICC_OPTIONS[] = {STATS_GROUP, STATS_WITHOUT};
static const struct option KRIPPENDORFF_OPTIONS[] = {
    {"--metric", "nominal|ordinal|interval|ratio",
     N_("how far values are apart (all four)"), false},
    STATS_WITHOUT,
};

const struct command CLI_STATS_ALPHA = {
    .noun = "stats",
    .verb = "alpha",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("do the columns measure one thing? Cronbach's alpha"),
    .detail =
        N_("Rows are people, columns the items of a scale, under a header of their "
           "names; an "
           "empty cell, NA or ? is missing. See docs/methods/reliability.md for the "
           "definitions and with which packages they agree."),
    .options = PLAIN_OPTIONS,
    .option_count = ARRAY_COUNT(PLAIN_OPTIONS),
    .run = run_alpha,
};

const struct command CLI_STATS_ICC = {
    .noun = "stats",
    .verb = "icc",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("do judges agree, or people of one group? Intraclass correlations"),
    .detail = N_(
        "Rows are what is judged, columns the judges; with --group rows are people, and "
        "each "
        "column gets its figures. A header with names stands above; an empty cell, NA or "
        "? "
        "is missing. See docs/methods/reliability.md for the definitions and with which "
        "packages they agree."),
    .options = ICC_OPTIONS,
    .option_count = ARRAY_COUNT(ICC_OPTIONS),
    .run = run_icc,
};

const struct command CLI_STATS_KRIPPENDORFF = {
    .noun = "stats",
    .verb = "krippendorff",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("do coders agree? Krippendorff's alpha"),
    .detail =
        N_("Rows are coders, columns what they code, under a header of names; an empty "
           "cell, NA "
           "or ? is missing. See docs/methods/reliability.md for the definition and with "
           "which packages it agrees."),
    .options = KRIPPENDORFF_OPTIONS,
    .option_count = ARRAY_COUNT(KRIPPENDORFF_OPTIONS),
    .run = run_krippendorff,
};

const struct command CLI_STATS_TAUB = {
    .noun = "stats",
    .verb = "taub",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("do two ordered columns go together? Kendall's tau-b"),
    .detail = N_("Rows are people or things, and two columns what is compared, under a "
                 "header of their "
                 "names; an empty cell, NA or ? is missing. See "
                 "docs/methods/reliability.md for the "
                 "definition and with which packages it agrees."),
    .options = PLAIN_OPTIONS,
    .option_count = ARRAY_COUNT(PLAIN_OPTIONS),
    .run = run_taub,
};
