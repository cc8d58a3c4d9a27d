/* stats_table.h - a table of numbers as the statistics read it, and figures as they print
 * them. */
#pragma once

#include "analysis/reliability.h"
#include "cli/command.h"

#define STATS_NO_GROUP SIZE_MAX /* the cell is empty: the row is left out */

struct stats_table {
    struct score_table scores; /* the columns that are left */
    const char *const *names; /* of them */
    const size_t *groups; /* per row, of `--group`; NULL: none was asked for */
    const char *const *group_names;
    size_t group_count;
    const char *path;
    const char *digest;
    struct report report;
};

/* Options that the next reads. */
#define STATS_GROUP                                                                      \
    {                                                                                    \
        "--group", "COLUMN", N_("rows are people, and this column says of which group"), \
            false                                                                        \
    }
#define STATS_WITHOUT                                                                    \
    {                                                                                    \
        "--without", "COLUMN", N_("leave a column out, of names, say (repeatable)"),     \
            true                                                                         \
    }

/* Read the operand: a header of names that differ, then numbers, in one row at least; an
 * empty cell, or one with NA or ?, is missing, and 0,5 is a half where cells are not
 * parted by commas. `--group COLUMN` divides the rows, `--without COLUMN` leaves a column
 * out. Refuses with every cell that is no number. */
bool stats_table_load(const struct call *call, struct stats_table *table,
                      enum exit_code *code_out);

struct stats_figure {
    const char *name; /* "alpha" */
    double value; /* NaN: undefined */
};

/* What one statistic gives. */
struct stats {
    const char *statistic; /* "alpha" */
    const char *definition; /* N_(): which of the definitions there are */
    struct stats_figure *figures;
    size_t count;
    size_t capacity;
    struct pool *pool; /* borrowed */
};

void stats_add(struct stats *stats, const char *name, double value);

/* "NAME.figure", in `pool`. */
const char *stats_name(const char *of, const char *figure, struct pool *pool);

/* It was read, and the statistic is not for such a table. */
enum exit_code stats_refuse(const struct call *call, struct stats_table *table,
                            struct message sentence);

/* Print in the format that was asked for. */
enum exit_code stats_finish(const struct call *call, struct stats_table *table,
                            const struct stats *stats);
