/* linear_attacker.c - elimination, and the simplex method, for linear_attacker.h. */
#include "method/linear_attacker.h"

#include <math.h>
#include <string.h>

static const double TINY = 1e-9;

enum { PEOPLE_LEAST = 5, HOUSES_LEAST = 3 };

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

/* ---- all sets that follow ---- */

/* The published numbers, reduced: in the column of its pivot each row has a 1, and every
 * other row a 0. */
struct reduced {
    double rows[ATTACKER_NUMBERS][ATTACKER_KINDS];
    size_t rank;
    size_t kinds;
};

static void reduced_clear(struct reduced *reduced, size_t row_count, size_t column)
{
    double *pivot = reduced->rows[reduced->rank];
    const double divisor = pivot[column];

    for (size_t i = 0; i < reduced->kinds; i++) {
        pivot[i] /= divisor;
    }
    for (size_t row = 0; row < row_count; row++) {
        const double factor = row == reduced->rank ? 0 : reduced->rows[row][column];
        for (size_t i = 0; i < reduced->kinds; i++) {
            reduced->rows[row][i] -= factor * pivot[i];
        }
    }
}

static void reduced_make(const struct published_numbers *published,
                         struct reduced *reduced)
{
    *reduced = (struct reduced){.kinds = published->kinds};
    for (size_t row = 0; row < published->count; row++) {
        for (size_t i = 0; i < published->kinds; i++) {
            reduced->rows[row][i] = published->numbers[row].is_in[i];
        }
    }
    for (size_t column = 0; column < published->kinds; column++) {
        double kept[ATTACKER_KINDS];
        size_t pivot = reduced->rank;
        while (pivot < published->count && fabs(reduced->rows[pivot][column]) < TINY) {
            pivot++;
        }
        if (pivot == published->count) {
            continue;
        }
        memcpy(kept, reduced->rows[pivot], sizeof kept);
        memcpy(reduced->rows[pivot], reduced->rows[reduced->rank], sizeof kept);
        memcpy(reduced->rows[reduced->rank], kept, sizeof kept);
        reduced_clear(reduced, published->count, column);
        reduced->rank++;
    }
}

/* Rows that share kinds with this one, or with such a row: their numbers. */
static size_t reduced_part(const struct reduced *reduced, size_t row, bool *is_done,
                           size_t *part)
{
    size_t count = 0;

    part[count++] = row;
    is_done[row] = true;
    for (size_t next = 0; next < count; next++) {
        for (size_t other = 0; other < reduced->rank; other++) {
            bool is_near = false;
            for (size_t i = 0; i < reduced->kinds && !is_done[other]; i++) {
                is_near = is_near || (fabs(reduced->rows[part[next]][i]) > TINY &&
                                      fabs(reduced->rows[other][i]) > TINY);
            }
            if (is_near) {
                part[count++] = other;
                is_done[other] = true;
            }
        }
    }
    return count;
}

/* In the column of a pivot a combination has the very factor of that row: a set, then,
 * takes each row once or not at all. */
static void part_sets(const struct reduced *reduced, const size_t *part, size_t count,
                      attacker_visit *visit, void *context)
{
    double sum[ATTACKER_KINDS] = {0};

    for (size_t step = 1; step < (size_t)1 << count; step++) {
        bool is_in[ATTACKER_KINDS] = {false};
        bool is_set = true;
        size_t row = 0;
        while ((step >> row & 1) == 0) {
            row++;
        }
        /* One row more or less each time (Gray). */
        const double sign = ((step ^ step >> 1) >> row & 1) != 0 ? 1 : -1;
        for (size_t i = 0; i < reduced->kinds; i++) {
            sum[i] += sign * reduced->rows[part[row]][i];
            is_in[i] = sum[i] > 0.5;
            is_set = is_set && fabs(sum[i] - is_in[i]) < TINY;
        }
        if (is_set) {
            visit(is_in, context);
        }
    }
}

void attacker_sets(const struct published_numbers *published, attacker_visit *visit,
                   void *context)
{
    struct reduced reduced;
    bool is_done[ATTACKER_NUMBERS] = {false};
    size_t part[ATTACKER_NUMBERS];

    reduced_make(published, &reduced);
    for (size_t row = 0; row < reduced.rank; row++) {
        if (!is_done[row]) {
            const size_t count = reduced_part(&reduced, row, is_done, part);
            part_sets(&reduced, part, count, visit, context);
        }
    }
}

/* ---- which of them tell of somebody ---- */

struct trying {
    const struct published_numbers *published;
    const struct attacker_crowd *crowd;
    struct attacker_loot *loot;
};

/* Kinds of nobody make no difference. */
static bool is_within(const struct attacker_crowd *crowd, const bool *part,
                      const bool *whole)
{
    for (size_t kind = 0; kind < crowd->kinds; kind++) {
        if (part[kind] && !whole[kind] && crowd->people[kind] > 0) {
            return false;
        }
    }
    return true;
}

/* Is it put together of what is published? Then nothing new is told. */
static bool is_told(const struct trying *trying, const bool *is_in)
{
    const struct attacker_crowd *crowd = trying->crowd;
    bool told[ATTACKER_KINDS] = {false};

    for (size_t i = 0; i < trying->published->count; i++) {
        const bool *shown = trying->published->numbers[i].is_in;
        const bool is_part = is_within(crowd, shown, is_in);
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            told[kind] = told[kind] || (is_part && shown[kind]);
        }
    }
    return is_within(crowd, is_in, told);
}

/* Organisations of these workers; SIZE_MAX: there are others among them. */
static size_t houses_count(const struct attacker_crowd *crowd, const bool *is_in)
{
    size_t count = 0;

    for (size_t kind = 0; kind < crowd->kinds; kind++) {
        const bool is_there = is_in[kind] && crowd->people[kind] > 0;
        bool is_new = is_there && crowd->houses[kind] != 0;
        if (is_there && crowd->houses[kind] < 0) {
            return SIZE_MAX;
        }
        for (size_t other = 0; other < kind && is_new; other++) {
            is_new = !is_in[other] || crowd->people[other] == 0 ||
                     crowd->houses[other] != crowd->houses[kind];
        }
        count += is_new;
    }
    return count;
}

static void set_try(const bool *is_in, void *context)
{
    const struct trying *trying = context;
    const struct attacker_crowd *crowd = trying->crowd;
    size_t counts[ATTACKER_LEVELS] = {0};
    size_t people = 0;
    bool is_alike = false;

    for (size_t kind = 0; kind < crowd->kinds; kind++) {
        people += is_in[kind] ? crowd->people[kind] : 0;
        for (size_t level = 0; is_in[kind] && level < crowd->levels; level++) {
            counts[level] += crowd->counts[kind][level];
        }
    }
    if (people == 0 || is_told(trying, is_in)) {
        return;
    }
    for (size_t level = 0; level < crowd->levels; level++) {
        is_alike = is_alike || counts[level] == people;
    }
    trying->loot->small += people < PEOPLE_LEAST;
    trying->loot->alike += is_alike;
    trying->loot->near += houses_count(crowd, is_in) < HOUSES_LEAST;
}

void attacker_try_sets(const struct published_numbers *published,
                       const struct attacker_crowd *crowd, struct attacker_loot *loot)
{
    struct trying trying = {published, crowd, loot};

    attacker_sets(published, set_try, &trying);
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

/* ---- single cells ---- */

void attacker_try_cells(struct published_numbers *published,
                        const struct attacker_crowd *crowd, struct attacker_loot *loot)
{
    const struct trying trying = {published, crowd, loot};

    for (size_t level = 0; level < crowd->levels; level++) {
        for (size_t i = 0; i < published->count; i++) {
            struct published_number *number = &published->numbers[i];
            number->value = 0;
            for (size_t kind = 0; kind < crowd->kinds; kind++) {
                number->value +=
                    number->is_in[kind] ? (double)crowd->counts[kind][level] : 0;
            }
        }
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            bool is_in[ATTACKER_KINDS] = {false};
            is_in[kind] = true;
            if (crowd->counts[kind][level] > 0 && !is_told(&trying, is_in)) {
                const struct attacker_interval range = attacker_range(published, is_in);
                loot->cells += range.high - range.low < 0.5;
            }
        }
    }
}
