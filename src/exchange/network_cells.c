#include "exchange/network_cells.h"

#include <math.h>

static double cell_of(const struct network_cells *cells, size_t row, size_t column)
{
    return cells->values[row * cells->count + column];
}

static bool is_symmetric(const struct network_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        for (size_t j = 0; j < i; j++) {
            const double value = cell_of(cells, i, j);
            const double other = cell_of(cells, j, i);
            if (isnan(value) ? !isnan(other) : value != other) {
                return false;
            }
        }
    }
    return true;
}

/* Only unknown cells in this row? */
static bool is_silent(const struct network_cells *cells, size_t row)
{
    for (size_t i = 0; i < cells->count; i++) {
        if (i != row && !isnan(cell_of(cells, row, i))) {
            return false;
        }
    }
    return cells->count > 1;
}

static void direction_say(const struct network_cells *cells, bool is_undirected,
                          struct report *report)
{
    const struct place whole = {cells->file, 0, 0};

    if (is_undirected) {
        report_add(report, REPORT_NOTE, whole,
                   "the matrix is symmetric: its ties were read as going both ways");
    } else {
        report_add(report, REPORT_NOTE, whole,
                   "the matrix is not symmetric: its ties were read as going one way, "
                   "from the row to the column");
    }
}

void network_cells_add(const struct network_cells *cells,
                       const struct network_reading *reading,
                       struct network_builder *builder, struct report *report)
{
    const bool is_undirected =
        reading->direction == DIRECTION_FOUND && is_symmetric(cells);
    struct builder_tie tie = {
        .relation = network_builder_relation(builder, cells->relation, !is_undirected)};

    if (reading->direction == DIRECTION_FOUND) {
        direction_say(cells, is_undirected, report);
    }
    for (size_t i = 0; i < cells->count; i++) {
        if (is_silent(cells, i)) {
            network_builder_silent(builder, tie.wave, tie.relation,
                                   cells->organisations[i]);
            continue;
        }
        tie.from = cells->organisations[i];
        tie.place = (struct place){cells->file, cells->lines[i], 0};
        for (size_t j = is_undirected ? i + 1 : 0; j < cells->count; j++) {
            tie.to = cells->organisations[j];
            tie.value = cell_of(cells, i, j);
            if (i != j && tie.value != 0) {
                network_builder_tie(builder, &tie);
            }
        }
    }
}
