/* test_disclosure_utility.c - what is hidden beside small cells and groups is the least
 * one would miss: against trying every choice. Fewer totals go first, then fewer cells,
 * then smaller ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/scope.h"
#include "method/disclosure.h"
#include "method/disclosure_table.h"
#include "random.h"

enum { SIDE = 4, CELLS = SIDE * SIDE, LEAST = 5, BESIDE_MOST = 6, SEVERAL = 60 };

static size_t rounds(size_t usual)
{
    return getenv("SAMENSPEL_SOAK") != NULL ? 20 * usual : usual;
}

/* ---- what a choice costs ---- */

struct cost {
    uint64_t totals; /* the total of all counts as more than all others */
    uint64_t cells;
    uint64_t sum; /* of the counts that are hidden */
};

static void cost_add(struct cost *cost, const struct disclosure_table *table, size_t cell)
{
    const size_t row = cell / (table->columns + 1);
    const size_t column = cell % (table->columns + 1);
    const bool is_total = row == table->rows || column == table->columns;
    const bool is_of_all = row == table->rows && column == table->columns;

    cost->totals += is_of_all ? 100 : is_total;
    cost->cells++;
    cost->sum += disclosure_table_count(table, row, column);
}

static bool is_cheaper(const struct cost *one, const struct cost *other)
{
    if (one->totals != other->totals) {
        return one->totals < other->totals;
    }
    if (one->cells != other->cells) {
        return one->cells < other->cells;
    }
    return one->sum < other->sum;
}

static void costs_assert_equal(const struct cost *one, const struct cost *other)
{
    assert_int_equal(one->totals, other->totals);
    assert_int_equal(one->cells, other->cells);
    assert_int_equal(one->sum, other->sum);
}

static bool is_small(const struct disclosure_table *table, size_t cell)
{
    const uint64_t count = disclosure_table_count(table, cell / (table->columns + 1),
                                                  cell % (table->columns + 1));

    return count < table->least && (count > 0 || !table->shows_zeros);
}

static struct cost hidden_cost(const struct disclosure_table *table,
                               const bool *is_hidden)
{
    struct cost cost = {0, 0, 0};

    for (size_t cell = 0; cell < disclosure_table_size(table); cell++) {
        if (is_hidden[cell] && !is_small(table, cell)) {
            cost_add(&cost, table, cell);
        }
    }
    return cost;
}

/* ---- every choice ---- */

/* The hidden cells of one line whose total is shown are together enough. */
static bool is_line_enough(const struct disclosure_table *table, const bool *is_hidden,
                           size_t line)
{
    const size_t width = table->columns + 1;
    const bool is_row = line <= table->rows;
    const size_t count = is_row ? table->columns : table->rows;
    uint64_t sum = 0;
    bool is_any = false;

    for (size_t i = 0; i <= count; i++) {
        const size_t row = is_row ? line : i;
        const size_t column = is_row ? i : line - table->rows - 1;
        const bool is_cell_hidden = is_hidden[row * width + column];
        if (i == count) {
            return is_cell_hidden || !is_any || sum >= table->least;
        }
        is_any = is_any || is_cell_hidden;
        sum += is_cell_hidden ? disclosure_table_count(table, row, column) : 0;
    }
    return true;
}

static bool is_allowed(const struct disclosure_table *table, const bool *is_hidden)
{
    for (size_t line = 0; line < table->rows + table->columns + 2; line++) {
        if (!is_line_enough(table, is_hidden, line)) {
            return false;
        }
    }
    return disclosure_table_known(table, is_hidden, NULL) == 0;
}

/* Of zeros that are shown everybody knows that a hidden cell is none. */
static bool may_be_hidden(const struct disclosure_table *table, size_t cell)
{
    return !table->shows_zeros ||
           disclosure_table_count(table, cell / (table->columns + 1),
                                  cell % (table->columns + 1)) > 0;
}

struct search {
    const struct disclosure_table *table;
    bool is_hidden[(SIDE + 1) * (SIDE + 1)];
    struct cost best;
};

/* With any more of the cells from this one on. */
static void search_on(struct search *search, size_t cell, struct cost cost)
{
    if (!is_cheaper(&cost, &search->best) || cost.cells > BESIDE_MOST) {
        return;
    }
    if (is_allowed(search->table, search->is_hidden)) {
        search->best = cost;
        return;
    }
    for (; cell < disclosure_table_size(search->table); cell++) {
        struct cost with = cost;
        if (search->is_hidden[cell] || !may_be_hidden(search->table, cell)) {
            continue;
        }
        cost_add(&with, search->table, cell);
        search->is_hidden[cell] = true;
        search_on(search, cell + 1, with);
        search->is_hidden[cell] = false;
    }
}

static struct cost cheapest(const struct disclosure_table *table,
                            const struct cost *found)
{
    struct search search = {.table = table, .best = *found};

    search.best.sum++; /* as good is good enough */
    for (size_t cell = 0; cell < disclosure_table_size(table); cell++) {
        search.is_hidden[cell] = is_small(table, cell);
    }
    search_on(&search, 0, (struct cost){0, 0, 0});
    return search.best;
}

/* ---- made-up tables ---- */

struct made {
    uint64_t counts[CELLS];
    struct disclosure_table table;
};

/* Some of them with zeros that are shown: these cannot be hidden beside others, and then
 * the way round leads farther, or over totals. */
static void made_draw(struct made *made, uint64_t *seed, size_t side_most)
{
    const bool shows_zeros = random_below(seed, 2) == 0;

    made->table =
        (struct disclosure_table){.rows = 2 + random_below(seed, side_most - 1),
                                  .columns = 2 + random_below(seed, side_most - 1),
                                  .counts = made->counts,
                                  .least = LEAST,
                                  .shows_zeros = shows_zeros};
    for (size_t i = 0; i < CELLS; i++) {
        const bool is_zero = shows_zeros && random_below(seed, 3) == 0;
        made->counts[i] = is_zero ? 0 : LEAST + random_below(seed, 30);
    }
}

/* ---- one small cell: nothing is cheaper ---- */

static void one_small_cell_hides_the_least_there_is(void **state)
{
    uint64_t seed = 31;
    size_t with_totals = 0;

    (void)state;
    for (size_t round = 0; round < rounds(150); round++) {
        SCOPED(pool) pool = pool_new();
        struct made made;

        made_draw(&made, &seed, SIDE);
        made.counts[random_below(&seed, made.table.rows * made.table.columns)] =
            1 + random_below(&seed, LEAST - 1);
        const struct disclosure_hiding hiding = disclosure_table_hide(&made.table, pool);
        const struct cost cost = hidden_cost(&made.table, hiding.is_hidden);
        const struct cost best = cheapest(&made.table, &cost);
        costs_assert_equal(&cost, &best);
        with_totals += cost.totals > 0;
    }
    assert_true(with_totals > 10);
}

/* ---- several small cells, by hand ---- */

static const struct {
    const char *label;
    size_t rows;
    size_t columns;
    bool shows_zeros;
    uint64_t counts[CELLS];
    struct cost cost; /* found by trying every choice */
} CASES[] = {
    {"the cheapest way round", 2, 2, false, {4, 6, 6, 6}, {0, 3, 18}},
    {"of two columns the smaller one",
     3,
     3,
     false,
     {2, 20, 9, 30, 10, 8, 7, 50, 6},
     {0, 3, 22}},
    {"zeros stand in the way: two totals, the smaller ones",
     2,
     3,
     true,
     {2, 0, 9, 8, 7, 0},
     {2, 3, 28}},
    {"one that cannot shrink: the way round begins at the other end",
     2,
     2,
     true,
     {4, 1, 6, 6},
     {0, 2, 12}},
    {"a line that is short is filled with the smallest",
     2,
     4,
     false,
     {8, 0, 1, 6, 5, 6, 6, 5},
     {0, 4, 23}},
    {"of two that need not both be hidden, the larger is shown again",
     3,
     3,
     false,
     {5, 6, 4, 3, 3, 3, 2, 6, 1},
     {0, 2, 11}},
};

static void tables_by_hand_hide_the_least_there_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct disclosure_table table = {.rows = CASES[i].rows,
                                               .columns = CASES[i].columns,
                                               .counts = CASES[i].counts,
                                               .least = LEAST,
                                               .shows_zeros = CASES[i].shows_zeros};
        const struct disclosure_hiding hiding = disclosure_table_hide(&table, pool);
        const struct cost cost = hidden_cost(&table, hiding.is_hidden);
        const struct cost best = cheapest(&table, &cost);

        print_message("%s\n", CASES[i].label);
        costs_assert_equal(&cost, &CASES[i].cost);
        costs_assert_equal(&cost, &best);
    }
}

/* ---- several: near to it ---- */

static void several_small_cells_hide_little_more_than_the_least(void **state)
{
    uint64_t seed = 32;
    struct cost all = {0, 0, 0};
    struct cost all_best = {0, 0, 0};
    size_t as_good = 0;

    (void)state;
    for (size_t round = 0; round < rounds(SEVERAL); round++) {
        SCOPED(pool) pool = pool_new();
        struct made made;

        made_draw(&made, &seed, 3);
        for (size_t i = 0; i < CELLS; i++) {
            made.counts[i] = random_below(&seed, 3) == 0
                                 ? 1 + random_below(&seed, LEAST - 1)
                                 : made.counts[i];
        }
        const struct disclosure_hiding hiding = disclosure_table_hide(&made.table, pool);
        const struct cost cost = hidden_cost(&made.table, hiding.is_hidden);
        const struct cost best = cheapest(&made.table, &cost);
        as_good += !is_cheaper(&best, &cost);
        all.totals += cost.totals;
        all_best.totals += best.totals;
        all.cells += cost.cells;
        all_best.cells += best.cells;
        all.sum += cost.sum;
        all_best.sum += best.sum;
    }
    print_message("as good %zu; totals %zu, best %zu; cells %zu, best %zu; sum %zu, best "
                  "%zu\n",
                  as_good, (size_t)all.totals, (size_t)all_best.totals, (size_t)all.cells,
                  (size_t)all_best.cells, (size_t)all.sum, (size_t)all_best.sum);
    assert_true(as_good * 10 >= rounds(SEVERAL) * 8);
    assert_true(all.totals * 100 <= all_best.totals * 105);
    assert_true(all.cells * 100 <= all_best.cells * 103);
    assert_true(all.sum * 100 <= all_best.sum * 105);
}

/* ---- groups beside their total: nothing is cheaper ---- */

enum { GROUPS = 6 };

/* Which choice of large enough groups hides the fewest people, when what is left must be
 * a group or nobody? Groups are of one organisation each, or of none. */
static size_t groups_least(const struct disclosure_group *groups, size_t count,
                           const struct disclosure_group *total,
                           const struct disclosure_rule *rule)
{
    size_t best = total->people;

    for (size_t shown = 0; shown < (size_t)1 << count; shown++) {
        struct disclosure_group rest = *total;
        bool is_possible = true;
        for (size_t i = 0; i < count; i++) {
            if ((shown >> i & 1) != 0) {
                is_possible = is_possible && disclosure_is_group(&groups[i], rule);
                rest.people -= groups[i].people;
                rest.organisations -= groups[i].organisations;
            }
        }
        if (is_possible && rest.people < best &&
            (rest.people == 0 || disclosure_is_group(&rest, rule))) {
            best = rest.people;
        }
    }
    return best;
}

static void groups_beside_their_total_hide_the_fewest_people(void **state)
{
    uint64_t seed = 33;
    size_t beside = 0;

    (void)state;
    for (size_t round = 0; round < rounds(1000); round++) {
        struct disclosure_group groups[GROUPS];
        enum disclosed_state states[GROUPS];
        struct disclosure_group total = {random_below(&seed, 3), 0};
        size_t hidden = total.people;

        for (size_t i = 0; i < GROUPS; i++) {
            groups[i] = (struct disclosure_group){random_below(&seed, 15), 0};
            total.people += groups[i].people;
        }
        disclose_groups(groups, GROUPS, &total, &DISCLOSURE_FAMILIES, states);
        for (size_t i = 0; i < GROUPS; i++) {
            hidden += states[i] == DISCLOSED ? 0 : groups[i].people;
            beside += states[i] == DISCLOSED_BESIDE;
        }
        assert_int_equal(hidden,
                         groups_least(groups, GROUPS, &total, &DISCLOSURE_FAMILIES));
    }
    assert_true(beside > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_small_cell_hides_the_least_there_is),
        cmocka_unit_test(tables_by_hand_hide_the_least_there_is),
        cmocka_unit_test(several_small_cells_hide_little_more_than_the_least),
        cmocka_unit_test(groups_beside_their_total_hide_the_fewest_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
