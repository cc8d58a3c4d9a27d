/* table_attacker.h - somebody who reads a published table and tries every table that it
 * could be. Knows nothing of how cells were hidden. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { ATTACKER_ROWS = 5, ATTACKER_COLUMNS = 5, ATTACKER_SUMS = 4 };

struct attacker_sum {
    bool is_in[ATTACKER_ROWS * ATTACKER_COLUMNS]; /* [row * columns + column] */
    long value;
};

/* What is published. Cells with margins: [row * (columns + 1) + column]; the values of
 * hidden ones are not looked at, but to bound a search that nothing published bounds. */
struct attacker_table {
    size_t rows;
    size_t columns;
    long values[(ATTACKER_ROWS + 1) * (ATTACKER_COLUMNS + 1)];
    bool is_hidden[(ATTACKER_ROWS + 1) * (ATTACKER_COLUMNS + 1)];
    long smallest; /* that a hidden cell can be */
    struct attacker_sum sums[ATTACKER_SUMS];
    size_t sum_count;
};

/* The smallest and the largest value of every cell in all tables that it could be. */
struct attacker_bounds {
    long low[(ATTACKER_ROWS + 1) * (ATTACKER_COLUMNS + 1)];
    long high[(ATTACKER_ROWS + 1) * (ATTACKER_COLUMNS + 1)];
    size_t tables;
};
struct attacker_bounds attacker_try(const struct attacker_table *table);
