/* disclosure.c - hiding cells of a table of 40 rows and 12 columns: how long it takes,
 * and beside it, on the same tables, one reading of every cell with its totals, one look
 * for known cells by the graph, and the same by elimination. CPU time of one core. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/scope.h"
#include "method/disclosure_table.h"
#include "random.h"
#include "timer.h"

enum { ROWS = 40, COLUMNS = 12, TABLES = 40, REPEATS = 20 };

/* How full tables are: the largest count that is drawn, and how many of four are 0. */
static const struct filling {
    const char *name;
    size_t most;
    size_t zeros_in_four;
} FILLINGS[] = {{"full", 60, 0}, {"usual", 30, 1}, {"sparse", 12, 2}};

struct measured {
    double read[TABLES];
    double graph[TABLES];
    double elimination[TABLES];
    double hide[TABLES];
    size_t small;
    size_t beside;
};

static volatile uint64_t sink; /* so that nothing is left out as unused */

static double cpu_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void table_read(const struct disclosure_table *table)
{
    uint64_t rows[ROWS] = {0};
    uint64_t columns[COLUMNS] = {0};

    for (size_t cell = 0; cell < ROWS * COLUMNS; cell++) {
        rows[cell / COLUMNS] += table->counts[cell];
        columns[cell % COLUMNS] += table->counts[cell];
    }
    sink += rows[0] + columns[0];
}

static void table_measure(const struct disclosure_table *table, size_t number,
                          struct measured *measured)
{
    SCOPED(pool) pool = pool_new();
    struct disclosure_hiding hiding = {0};
    double begin = cpu_seconds();

    for (size_t i = 0; i < 100 * REPEATS; i++) {
        table_read(table);
    }
    measured->read[number] = (cpu_seconds() - begin) / (100 * REPEATS);
    begin = cpu_seconds();
    for (size_t i = 0; i < REPEATS; i++) {
        hiding = disclosure_table_hide(table, pool);
    }
    measured->hide[number] = (cpu_seconds() - begin) / REPEATS;
    measured->small += hiding.small_count;
    measured->beside += hiding.beside_count;
    begin = cpu_seconds();
    for (size_t i = 0; i < REPEATS; i++) {
        sink += disclosure_table_known(table, hiding.is_hidden, NULL);
    }
    measured->graph[number] = (cpu_seconds() - begin) / REPEATS;
    begin = cpu_seconds();
    sink += disclosure_table_audit(table, hiding.is_hidden, NULL);
    measured->elimination[number] = cpu_seconds() - begin;
}

static void filling_measure(const struct filling *filling, bool shows_zeros)
{
    static struct measured measured;
    uint64_t counts[ROWS * COLUMNS];
    uint64_t seed = filling->most;

    measured = (struct measured){0};
    for (size_t number = 0; number < TABLES; number++) {
        for (size_t cell = 0; cell < ROWS * COLUMNS; cell++) {
            const size_t count = random_below(&seed, filling->most + 1);
            counts[cell] = random_below(&seed, 4) < filling->zeros_in_four ? 0 : count;
        }
        const struct disclosure_table table = {.rows = ROWS,
                                               .columns = COLUMNS,
                                               .counts = counts,
                                               .least = 5,
                                               .shows_zeros = shows_zeros};
        table_measure(&table, number, &measured);
    }
    const double hide = median(measured.hide, TABLES);
    const double graph = median(measured.graph, TABLES);
    (void)printf(
        "%-7s %-6s %6.1f %6.1f %9.4f %9.4f %9.2f %9.4f %9.4f %6.0f\n", filling->name,
        shows_zeros ? "shown" : "hidden", (double)measured.small / TABLES,
        (double)measured.beside / TABLES, median(measured.read, TABLES) * 1e3,
        graph * 1e3, median(measured.elimination, TABLES) * 1e3, hide * 1e3,
        measured.hide[TABLES - 1] * 1e3, median(measured.elimination, TABLES) / graph);
}

int main(void)
{
    (void)printf(
        "Hiding cells of tables of %d x %d, k = 5; milliseconds, the middle of %d "
        "tables\n",
        ROWS, COLUMNS, TABLES);
    (void)printf(
        "                     cells hidden                   look by\n"
        "table   zeros   small beside   reading     graph elimination     hide   "
        "longest  ratio\n");
    for (size_t i = 0; i < sizeof FILLINGS / sizeof *FILLINGS; i++) {
        filling_measure(&FILLINGS[i], false);
        filling_measure(&FILLINGS[i], true);
    }
    return 0;
}
