/* linear_attacker.c - elimination, and the simplex method, for linear_attacker.h. */
#include "method/linear_attacker.h"

#include <math.h>
#include <string.h>

static const double TINY = 1e-9;

/* ---- combinations ---- */

bool attacker_solves(const struct published_numbers *published, const bool *is_in)
{
    double rows[ATTACKER_NUMBERS][ATTACKER_KINDS];
    double target[ATTACKER_KINDS];
    size_t rank = 0;

    for (size_t i = 0; i < published->kinds; i++) {
        target[i] = is_in[i];
        for (size_t row = 0; row < published->count; row++) {
            rows[row][i] = published->numbers[row].is_in[i];
        }
    }
    for (size_t column = 0; column < published->kinds; column++) {
        size_t pivot = rank;
        while (pivot < published->count && fabs(rows[pivot][column]) < TINY) {
            pivot++;
        }
        if (pivot == published->count) {
            continue;
        }
        double kept[ATTACKER_KINDS];
        memcpy(kept, rows[pivot], sizeof kept);
        memcpy(rows[pivot], rows[rank], sizeof kept);
        memcpy(rows[rank], kept, sizeof kept);
        for (size_t row = rank + 1; row < published->count; row++) {
            const double factor = rows[row][column] / kept[column];
            for (size_t i = column; i < published->kinds; i++) {
                rows[row][i] -= factor * kept[i];
            }
        }
        const double factor = target[column] / kept[column];
        for (size_t i = column; i < published->kinds; i++) {
            target[i] -= factor * kept[i];
        }
        rank++;
    }
    for (size_t i = 0; i < published->kinds; i++) {
        if (fabs(target[i]) > TINY) {
            return false;
        }
    }
    return true;
}

/* ---- the simplex method, in a table (Dantzig; the rule of Bland) ---- */

enum { COLUMNS = ATTACKER_KINDS + ATTACKER_NUMBERS + 1 };

struct simplex {
    double rows[ATTACKER_NUMBERS][COLUMNS]; /* the last column: the values */
    double goal[COLUMNS]; /* to be made as small as can be */
    size_t basis[ATTACKER_NUMBERS];
    size_t row_count;
    size_t kinds;
    size_t columns; /* kinds and helping ones */
};

static void pivot_on(struct simplex *simplex, size_t row, size_t column)
{
    const size_t last = simplex->columns;
    const double divisor = simplex->rows[row][column];

    for (size_t i = 0; i <= last; i++) {
        simplex->rows[row][i] /= divisor;
    }
    for (size_t other = 0; other < simplex->row_count; other++) {
        const double factor = other == row ? 0 : simplex->rows[other][column];
        for (size_t i = 0; i <= last && factor != 0; i++) {
            simplex->rows[other][i] -= factor * simplex->rows[row][i];
        }
    }
    const double factor = simplex->goal[column];
    for (size_t i = 0; i <= last; i++) {
        simplex->goal[i] -= factor * simplex->rows[row][i];
    }
    simplex->basis[row] = column;
}

/* The row that limits a column most; row_count: none does. */
static size_t limiting_row(const struct simplex *simplex, size_t column)
{
    size_t best = simplex->row_count;
    double best_ratio = 0;

    for (size_t row = 0; row < simplex->row_count; row++) {
        const double entry = simplex->rows[row][column];
        const double ratio =
            entry > TINY ? simplex->rows[row][simplex->columns] / entry : 0;
        if (entry > TINY &&
            (best == simplex->row_count || ratio < best_ratio - TINY ||
             (ratio < best_ratio + TINY && simplex->basis[row] < simplex->basis[best]))) {
            best = row;
            best_ratio = ratio;
        }
    }
    return best;
}

/* False: it can be as small as one likes. */
static bool goal_reach(struct simplex *simplex, size_t usable)
{
    for (size_t column = 0; column < usable;) {
        if (simplex->goal[column] > -TINY) {
            column++;
            continue;
        }
        const size_t row = limiting_row(simplex, column);
        if (row == simplex->row_count) {
            return false;
        }
        pivot_on(simplex, row, column);
        column = 0;
    }
    return true;
}

static void simplex_begin(struct simplex *simplex,
                          const struct published_numbers *published)
{
    memset(simplex, 0, sizeof *simplex);
    simplex->row_count = published->count;
    simplex->kinds = published->kinds;
    simplex->columns = published->kinds + published->count;
    for (size_t row = 0; row < published->count; row++) {
        for (size_t i = 0; i < published->kinds; i++) {
            simplex->rows[row][i] = published->numbers[row].is_in[i];
            simplex->goal[i] -= simplex->rows[row][i];
        }
        simplex->rows[row][published->kinds + row] = 1;
        simplex->rows[row][simplex->columns] = published->numbers[row].value;
        simplex->goal[simplex->columns] -= published->numbers[row].value;
        simplex->basis[row] = published->kinds + row;
    }
    (void)goal_reach(simplex, simplex->columns); /* a first solution */
    for (size_t row = 0; row < simplex->row_count; row++) {
        for (size_t i = 0; simplex->basis[row] >= simplex->kinds && i < simplex->kinds;
             i++) {
            if (fabs(simplex->rows[row][i]) > TINY) {
                pivot_on(simplex, row, i);
            }
        }
    }
}

/* The smallest value of the sum times `sign`. */
static double smallest(const struct published_numbers *published, const bool *is_in,
                       double sign)
{
    struct simplex simplex;

    simplex_begin(&simplex, published);
    memset(simplex.goal, 0, sizeof simplex.goal);
    for (size_t i = 0; i < published->kinds; i++) {
        simplex.goal[i] = is_in[i] ? sign : 0;
    }
    for (size_t row = 0; row < simplex.row_count; row++) {
        const double factor = simplex.goal[simplex.basis[row]];
        for (size_t i = 0; i <= simplex.columns && factor != 0; i++) {
            simplex.goal[i] -= factor * simplex.rows[row][i];
        }
    }
    return goal_reach(&simplex, simplex.kinds) ? -simplex.goal[simplex.columns]
                                               : -HUGE_VAL;
}

struct attacker_interval attacker_range(const struct published_numbers *published,
                                        const bool *is_in)
{
    return (struct attacker_interval){smallest(published, is_in, 1),
                                      -smallest(published, is_in, -1)};
}
