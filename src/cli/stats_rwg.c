/* stats_rwg.c - `samenspel stats rwg`: do people of one group answer alike? */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "cli/experience_commands.h"
#include "cli/stats_table.h"
#include "exchange/network_value.h"

/* The rows of each group, or all of them as one; those of no group are in none. */
static struct score_table *groups_part(const struct stats_table *table, size_t count,
                                       struct pool *pool)
{
    const struct score_table *scores = &table->scores;
    struct score_table *parts = pool_array(pool, count, struct score_table);
    double **ends = pool_array(pool, count, double *);
    double *begin = pool_array(pool, scores->row_count * scores->column_count, double);

    for (size_t i = 0; i < scores->row_count; i++) {
        const size_t group = table->groups == NULL ? 0 : table->groups[i];
        if (group != STATS_NO_GROUP) {
            parts[group].row_count++;
        }
    }
    for (size_t i = 0; i < count; i++) {
        parts[i].values = ends[i] = begin;
        parts[i].column_count = scores->column_count;
        begin += parts[i].row_count * scores->column_count;
    }
    for (size_t i = 0; i < scores->row_count; i++) {
        const size_t group = table->groups == NULL ? 0 : table->groups[i];
        if (group != STATS_NO_GROUP) {
            memcpy(ends[group], &scores->values[i * scores->column_count],
                   scores->column_count * sizeof *scores->values);
            ends[group] += scores->column_count;
        }
    }
    return parts;
}

static void groups_rwg_add(struct stats *stats, const struct stats_table *table,
                           size_t levels)
{
    const size_t count = table->groups == NULL ? 1 : table->group_count;
    const struct score_table *parts = groups_part(table, count, stats->pool);

    for (size_t i = 0; i < count; i++) {
        const char *name = table->groups == NULL ? "rwg" : table->group_names[i];
        const struct rwg rwg = rwg_make(&parts[i], levels);
        stats_add(stats, stats_name(name, "rows", stats->pool), (double)rwg.rows);
        stats_add(stats, stats_name(name, "rwg(j)", stats->pool), rwg.value);
        stats_add(stats, stats_name(name, "rwg(j)_plain", stats->pool), rwg.plain);
    }
}

static const char *number_say(double number, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    network_value_add(&text, number);
    return text.bytes;
}

/* A scale of five levels may be 1 to 5 or 0 to 4: what counts is how far apart. */
static bool levels_hold(const struct score_table *scores, size_t levels,
                        struct pool *pool, struct message *sentence_out)
{
    double low = (double)NAN;
    double high = (double)NAN;

    for (size_t i = 0; i < scores->row_count * scores->column_count; i++) {
        low = fmin(low, scores->values[i]);
        high = fmax(high, scores->values[i]);
    }
    if (high - low > (double)(levels - 1)) {
        *sentence_out = message_make(
            pool,
            "the values run from %s to %s, which is more than a scale of %zu levels; say "
            "how many there are with --levels",
            number_say(low, pool), number_say(high, pool), levels);
        return false;
    }
    return true;
}

static enum exit_code run_rwg(const struct call *call)
{
    enum { LEVELS = 5 };
    struct stats stats = {.pool = call->pool};
    struct stats_table table;
    enum exit_code code = EXIT_DONE;
    const size_t levels = call_number(call, "--levels", LEVELS);
    struct message sentence;
    struct status st = {0};

    if (levels < 2) {
        (void)status_fail(&st, STATUS_INVALID, "--levels is a number from 2 on");
        return call_misused(call, &st);
    }
    if (!stats_table_load(call, &table, &code)) {
        return code;
    }
    if (!levels_hold(&table.scores, levels, call->pool, &sentence)) {
        return stats_refuse(call, &table, sentence);
    }
    stats.statistic = "rwg";
    stats.definition = N_(
        "rwg(j) of James, Demaree and Wolf (1984) of the columns, beside answers by "
        "chance, each level as likely; below chance it is 0, plain is what the formula "
        "gives.");
    stats_add(&stats, "levels", (double)levels);
    groups_rwg_add(&stats, &table, levels);
    return stats_finish(call, &table, &stats);
}

static const struct option OPTIONS[] = {
    STATS_GROUP,
    {"--levels", "N", N_("levels of the scale (5)"), false},
    STATS_WITHOUT,
};

const struct command CLI_STATS_RWG = {
    .noun = "stats",
    .verb = "rwg",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("do people of one group answer alike? rwg(j)"),
    .detail = N_(
        "Rows are people, columns the items of a scale, under a header of their names; "
        "without --group all are one group. An empty cell, NA or ? is missing. See "
        "docs/methods/reliability.md for the definition and with which packages it "
        "agrees."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run_rwg,
};
