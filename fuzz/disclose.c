/* disclose.c - fuzz which cells of a table are hidden: bytes are counts, and what is
 * hidden must hold against the audit.
 *
 * The first byte is the number of columns, the second k and whether zeros are shown, the
 * third how many sums are published elsewhere; each is as many bytes as a row has, a cell
 * each. What is left are the counts. */
#include <stdio.h>
#include <stdlib.h>

#include "base/scope.h"
#include "method/disclosure_table.h"

enum { HEAD = 3, COLUMNS_MOST = 12, CELLS_MOST = 200, SUMS_MOST = 3 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

/* A line whose total is shown hides nothing, or `least` or more. */
static void line_check(const struct disclosure_table *table, const bool *is_hidden,
                       size_t line, bool is_row)
{
    const size_t count = is_row ? table->columns : table->rows;
    const size_t width = table->columns + 1;
    uint64_t sum = 0;
    bool is_any = false;

    for (size_t i = 0; i < count; i++) {
        const size_t row = is_row ? line : i;
        const size_t column = is_row ? i : line;
        if (is_hidden[row * width + column]) {
            is_any = true;
            sum += disclosure_table_count(table, row, column);
        }
    }
    const size_t whole = is_row ? line * width + count : count * width + line;
    require(!is_any || is_hidden[whole] || sum >= table->least,
            "what is hidden in a line is a group");
}

static void hiding_check(const struct disclosure_table *table,
                         const struct disclosure_hiding *hiding)
{
    for (size_t row = 0; row <= table->rows; row++) {
        line_check(table, hiding->is_hidden, row, true);
        for (size_t column = 0; column <= table->columns; column++) {
            const uint64_t count = disclosure_table_count(table, row, column);
            const bool is_small =
                count < table->least && (count > 0 || !table->shows_zeros);
            require(!is_small || hiding->is_hidden[row * (table->columns + 1) + column],
                    "a small count is hidden");
        }
    }
    for (size_t column = 0; column <= table->columns; column++) {
        line_check(table, hiding->is_hidden, column, false);
    }
    if (hiding->is_safe) {
        require(disclosure_table_known(table, hiding->is_hidden, NULL) == 0,
                "no cell is known by the graph");
        require(disclosure_table_audit(table, hiding->is_hidden, NULL) == 0 ||
                    table->sum_count == 0,
                "no cell is known by elimination");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    uint64_t counts[CELLS_MOST];
    size_t cells[SUMS_MOST][COLUMNS_MOST];
    struct disclosure_sum sums[SUMS_MOST];
    struct disclosure_table table = {.counts = counts, .sums = sums};

    if (length < HEAD) {
        return 0;
    }
    table.columns = 1 + bytes[0] % COLUMNS_MOST;
    table.least = 2 + bytes[1] / 2 % 20;
    table.shows_zeros = bytes[1] % 2 != 0;
    const size_t sum_count = bytes[2] % (SUMS_MOST + 1);
    if (length < HEAD + (sum_count + 1) * table.columns) {
        return 0;
    }
    const uint8_t *first = bytes + HEAD + sum_count * table.columns;
    const size_t left = length - HEAD - sum_count * table.columns;
    table.rows = (left < CELLS_MOST ? left : CELLS_MOST) / table.columns;
    for (size_t i = 0; i < table.rows * table.columns; i++) {
        counts[i] = first[i];
    }
    for (size_t i = 0; i < sum_count; i++) {
        sums[i] = (struct disclosure_sum){cells[i], 0};
        for (size_t column = 0; column < table.columns; column++) {
            const size_t row = bytes[HEAD + i * table.columns + column];
            if (row < table.rows) {
                cells[i][sums[i].count++] = row * table.columns + column;
            }
        }
    }
    table.sum_count = sum_count;
    const struct disclosure_hiding hiding = disclosure_table_hide(&table, pool);
    hiding_check(&table, &hiding);
    return 0;
}
