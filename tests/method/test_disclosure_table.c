/* test_disclosure_table.c - which cells of a table are hidden: by hand, against somebody
 * who tries every table, and against the fewest that would do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/scope.h"
#include "method/disclosure_table.h"
#include "method/table_attacker.h"
#include "random.h"

enum { CELLS = (ATTACKER_ROWS + 1) * (ATTACKER_COLUMNS + 1) };

/* ---- by hand ---- */

static const struct {
    const char *label;
    size_t rows;
    size_t columns;
    size_t least;
    bool shows_zeros;
    uint64_t counts[25];
    const char *hidden; /* a row each, with margins: 'x' hidden, '.' shown */
} CASES[] = {
    {"nothing is small", 2, 2, 5, false, {5, 6, 7, 8}, "... ... ..."},
    {"one small cell takes a rectangle, the smallest",
     3,
     3,
     5,
     false,
     {2, 20, 9, 30, 10, 8, 7, 50, 6},
     "x.x. .... x.x. ...."},
    {"a small row: its total is hidden, and another row beside it",
     2,
     2,
     5,
     false,
     {1, 2, 10, 20},
     "xxx xxx ..."},
    {"zeros are hidden too: who is alone in a row is not shown",
     2,
     2,
     5,
     false,
     {7, 0, 10, 12},
     "xx. xx. ..."},
    {"zeros can be shown", 2, 2, 5, true, {7, 0, 10, 12}, "... ... ..."},
    {"two ones that are known to be no zeros are worked out: more is hidden",
     3,
     3,
     3,
     true,
     {1, 1, 9, 1, 1, 9, 9, 9, 9},
     "xxx. xxx. xxx. ...."},
};

static const struct disclosure_table *case_table(size_t number,
                                                 struct disclosure_table *table)
{
    *table = (struct disclosure_table){.rows = CASES[number].rows,
                                       .columns = CASES[number].columns,
                                       .counts = CASES[number].counts,
                                       .least = CASES[number].least,
                                       .shows_zeros = CASES[number].shows_zeros};
    return table;
}

static const char *hidden_text(const struct disclosure_table *table,
                               const bool *is_hidden, char *text)
{
    size_t length = 0;

    for (size_t row = 0; row <= table->rows; row++) {
        for (size_t column = 0; column <= table->columns; column++) {
            text[length++] = is_hidden[row * (table->columns + 1) + column] ? 'x' : '.';
        }
        text[length++] = row == table->rows ? '\0' : ' ';
    }
    return text;
}

static void tables_are_hidden_as_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct disclosure_table table;
        char text[CELLS + ATTACKER_ROWS + 2];
        const struct disclosure_hiding hiding =
            disclosure_table_hide(case_table(i, &table), pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(hidden_text(&table, hiding.is_hidden, text), CASES[i].hidden);
        assert_true(hiding.is_safe);
    }
}

/* ---- made-up tables ---- */

struct world {
    uint64_t counts[25];
    size_t sum_cells[ATTACKER_SUMS][25];
    struct disclosure_sum sums[ATTACKER_SUMS];
    struct disclosure_table table;
};

static void world_make(struct world *world, uint64_t *seed, size_t rows, size_t columns,
                       size_t sum_count)
{
    for (size_t i = 0; i < rows * columns; i++) {
        const size_t kind = random_below(seed, 4);
        world->counts[i] = kind == 0 ? 0 : random_below(seed, kind == 1 ? 3 : 7);
    }
    for (size_t i = 0; i < sum_count; i++) {
        world->sums[i] = (struct disclosure_sum){world->sum_cells[i], 0};
        for (size_t cell = 0; cell < rows * columns; cell++) {
            if (random_below(seed, 3) == 0) {
                world->sum_cells[i][world->sums[i].count++] = cell;
            }
        }
    }
    world->table = (struct disclosure_table){.rows = rows,
                                             .columns = columns,
                                             .counts = world->counts,
                                             .least = 3,
                                             .shows_zeros = random_below(seed, 2) == 0,
                                             .sums = world->sums,
                                             .sum_count = sum_count};
}

static struct attacker_table world_published(const struct world *world,
                                             const bool *is_hidden)
{
    const struct disclosure_table *table = &world->table;
    struct attacker_table published = {.rows = table->rows,
                                       .columns = table->columns,
                                       .smallest = table->shows_zeros ? 1 : 0,
                                       .sum_count = table->sum_count};

    for (size_t row = 0; row <= table->rows; row++) {
        for (size_t column = 0; column <= table->columns; column++) {
            const size_t cell = row * (table->columns + 1) + column;
            published.values[cell] = (long)disclosure_table_count(table, row, column);
            published.is_hidden[cell] = is_hidden[cell];
        }
    }
    for (size_t i = 0; i < table->sum_count; i++) {
        for (size_t j = 0; j < table->sums[i].count; j++) {
            published.sums[i].is_in[table->sums[i].cells[j]] = true;
            published.sums[i].value += (long)world->counts[table->sums[i].cells[j]];
        }
    }
    return published;
}

/* A cell whose bounds are its own value, though it is hidden. */
static bool is_worked_out(const struct attacker_table *published,
                          const struct attacker_bounds *bounds, size_t cell)
{
    return published->is_hidden[cell] && bounds->low[cell] == bounds->high[cell];
}

static void nobody_who_tries_every_table_works_out_a_cell(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (size_t round = 0; round < 300; round++) {
        SCOPED(pool) pool = pool_new();
        struct world world;

        world_make(&world, &seed, 2 + random_below(&seed, 2), 2 + random_below(&seed, 2),
                   0);
        const struct disclosure_hiding hiding = disclosure_table_hide(&world.table, pool);
        const struct attacker_table published = world_published(&world, hiding.is_hidden);
        const struct attacker_bounds bounds = attacker_try(&published);
        assert_true(hiding.is_safe);
        assert_true(bounds.tables > 0);
        for (size_t cell = 0; cell < disclosure_table_size(&world.table); cell++) {
            assert_false(is_worked_out(&published, &bounds, cell));
        }
    }
}

static void hiding_small_cells_alone_is_worked_out(void **state)
{
    uint64_t seed = 2;
    size_t broken = 0;

    (void)state;
    for (size_t round = 0; round < 100; round++) {
        struct world world;
        bool is_hidden[CELLS] = {false};

        world_make(&world, &seed, 3, 3, 0);
        for (size_t i = 0; i < disclosure_table_size(&world.table); i++) {
            const uint64_t count = disclosure_table_count(&world.table, i / 4, i % 4);
            is_hidden[i] = count < 3 && (count > 0 || !world.table.shows_zeros);
        }
        const struct attacker_table published = world_published(&world, is_hidden);
        const struct attacker_bounds bounds = attacker_try(&published);
        for (size_t cell = 0; cell < disclosure_table_size(&world.table); cell++) {
            broken += is_worked_out(&published, &bounds, cell);
        }
    }
    assert_true(broken > 100);
}

/* Hide any cells that may be hidden: what the graph calls known is what trying finds. */
static void the_graph_knows_what_trying_every_table_finds(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (size_t round = 0; round < 400; round++) {
        struct world world;
        bool is_hidden[CELLS] = {false};
        bool is_known[CELLS] = {false};

        world_make(&world, &seed, 2 + random_below(&seed, 2), 3, 0);
        for (size_t i = 0; i < disclosure_table_size(&world.table); i++) {
            const uint64_t count = disclosure_table_count(&world.table, i / 4, i % 4);
            is_hidden[i] =
                random_below(&seed, 2) == 0 && (count > 0 || !world.table.shows_zeros);
        }
        const struct attacker_table published = world_published(&world, is_hidden);
        const struct attacker_bounds bounds = attacker_try(&published);
        disclosure_table_known(&world.table, is_hidden, is_known);
        for (size_t cell = 0; cell < disclosure_table_size(&world.table); cell++) {
            assert_int_equal(is_known[cell], is_worked_out(&published, &bounds, cell));
        }
    }
}

static void the_audit_misses_nothing_that_sums_from_elsewhere_tell(void **state)
{
    uint64_t seed = 4;
    size_t found = 0;
    size_t named = 0;

    (void)state;
    for (size_t round = 0; round < 400; round++) {
        struct world world;
        bool is_hidden[CELLS] = {false};
        bool is_known[CELLS] = {false};

        world_make(&world, &seed, 3, 3, 1 + random_below(&seed, 3));
        for (size_t i = 0; i < disclosure_table_size(&world.table); i++) {
            const uint64_t count = disclosure_table_count(&world.table, i / 4, i % 4);
            is_hidden[i] =
                random_below(&seed, 2) == 0 && (count > 0 || !world.table.shows_zeros);
        }
        const struct attacker_table published = world_published(&world, is_hidden);
        const struct attacker_bounds bounds = attacker_try(&published);
        named += disclosure_table_audit(&world.table, is_hidden, is_known);
        for (size_t cell = 0; cell < disclosure_table_size(&world.table); cell++) {
            const bool is_found = is_worked_out(&published, &bounds, cell);
            assert_true(is_known[cell] || !is_found);
            found += is_found;
        }
    }
    print_message("known %zu, named %zu\n", found, named);
    assert_true(found > 200);
    assert_true(named * 10 < found * 13); /* it names few that are safe */
}

static void sums_from_elsewhere_give_nothing_away_or_it_is_said(void **state)
{
    const size_t rounds = getenv("SAMENSPEL_SOAK") != NULL ? 2000 : 40;
    uint64_t seed = 5;
    size_t safe = 0;

    (void)state;
    for (size_t round = 0; round < rounds; round++) {
        SCOPED(pool) pool = pool_new();
        struct world world;

        world_make(&world, &seed, 3, 3, 1 + random_below(&seed, 3));
        const struct disclosure_hiding hiding = disclosure_table_hide(&world.table, pool);
        const struct attacker_table published = world_published(&world, hiding.is_hidden);
        const struct attacker_bounds bounds = attacker_try(&published);
        safe += hiding.is_safe;
        for (size_t cell = 0; cell < disclosure_table_size(&world.table); cell++) {
            assert_false(hiding.is_safe && is_worked_out(&published, &bounds, cell));
        }
    }
    print_message("safe %zu of %zu\n", safe, rounds);
    assert_true(safe > rounds / 5);
}

/* All these cells can change together, but some only by half of what others do, and those
 * by one would make another one too small: counts are whole, so each has one value. */
static void what_could_change_by_a_fraction_only_is_known(void **state)
{
    static const uint64_t COUNTS[] = {4, 6, 0, 3, 6, 2, 2, 3, 2};
    static const size_t CELLS_OF[][6] = {{0, 1, 3, 4, 7, 8}, {0, 7}, {3, 4, 6}};
    static const bool IS_HIDDEN[16] = {true, true,  false, false, false, true,
                                       true, true,  true,  true,  true,  true,
                                       true, false, true,  false};
    const struct disclosure_sum sums[] = {
        {CELLS_OF[0], 6}, {CELLS_OF[1], 2}, {CELLS_OF[2], 3}};
    const struct disclosure_table table = {3, 3, COUNTS, 3, true, sums, 3};
    bool is_known[16];

    (void)state;
    assert_int_equal(disclosure_table_audit(&table, IS_HIDDEN, is_known), 11);
    assert_memory_equal(is_known, IS_HIDDEN, sizeof is_known);
}

/* Published elsewhere: one small cell, or two that are no group together. */
static void sums_of_too_few_cannot_be_helped(void **state)
{
    static const uint64_t COUNTS[] = {2, 20, 9, 30, 10, 8, 7, 50, 2};
    static const size_t SMALL[] = {0, 8};

    (void)state;
    for (size_t count = 0; count <= ARRAY_COUNT(SMALL); count++) {
        SCOPED(pool) pool = pool_new();
        const struct disclosure_sum sum = {SMALL, count};
        const struct disclosure_table table = {3, 3, COUNTS, 5, false, &sum, count > 0};
        assert_int_equal(disclosure_table_hide(&table, pool).is_safe, count == 0);
    }
}

/* ---- against the fewest that would do ---- */

static uint64_t line_sum(const struct disclosure_table *table, const bool *is_hidden,
                         size_t line, bool *is_any_out)
{
    const size_t width = table->columns + 1;
    const bool is_row = line <= table->rows;
    const size_t count = is_row ? table->columns : table->rows;
    uint64_t sum = 0;

    *is_any_out = false;
    for (size_t i = 0; i < count; i++) {
        const size_t row = is_row ? line : i;
        const size_t column = is_row ? i : line - table->rows - 1;
        if (is_hidden[row * width + column]) {
            *is_any_out = true;
            sum += disclosure_table_count(table, row, column);
        }
    }
    return sum;
}

/* The rules in another way: no cell worked out, no line with a shown total short. */
static bool is_allowed(const struct world *world, const bool *is_hidden)
{
    const struct disclosure_table *table = &world->table;
    const size_t width = table->columns + 1;

    for (size_t line = 0; line < table->rows + table->columns + 2; line++) {
        const size_t whole = line <= table->rows
                                 ? line * width + table->columns
                                 : table->rows * width + line - table->rows - 1;
        bool is_any = false;
        const uint64_t sum = line_sum(table, is_hidden, line, &is_any);
        if (!is_hidden[whole] && is_any && sum < table->least) {
            return false;
        }
    }
    return disclosure_table_known(table, is_hidden, NULL) == 0;
}

/* As they are hidden, and with any one shown again that is not small. */
static void what_is_hidden_is_enough_and_nothing_of_it_for_nothing(void **state)
{
    uint64_t seed = 7;
    size_t beside = 0;

    (void)state;
    for (size_t round = 0; round < 300; round++) {
        SCOPED(pool) pool = pool_new();
        struct world world;

        world_make(&world, &seed, 2 + random_below(&seed, 3), 2 + random_below(&seed, 3),
                   0);
        const struct disclosure_hiding hiding = disclosure_table_hide(&world.table, pool);
        const size_t width = world.table.columns + 1;
        assert_true(is_allowed(&world, hiding.is_hidden));
        for (size_t cell = 0; cell < disclosure_table_size(&world.table); cell++) {
            if (hiding.is_hidden[cell] &&
                disclosure_table_count(&world.table, cell / width, cell % width) >=
                    world.table.least) {
                hiding.is_hidden[cell] = false;
                assert_false(is_allowed(&world, hiding.is_hidden));
                hiding.is_hidden[cell] = true;
                beside++;
            }
        }
    }
    assert_true(beside > 300);
}

static size_t fewest(const struct world *world, const bool *is_small)
{
    const size_t cells = disclosure_table_size(&world->table);
    size_t best = cells;

    for (size_t choice = 0; choice < (size_t)1 << cells; choice++) {
        bool is_hidden[CELLS] = {false};
        size_t count = 0;
        bool is_possible = true;
        for (size_t cell = 0; cell < cells && is_possible; cell++) {
            const bool is_beside = (choice >> cell & 1) != 0;
            is_possible = !is_beside || !is_small[cell];
            is_hidden[cell] = is_small[cell] || is_beside;
            count += is_hidden[cell] && !is_small[cell];
        }
        if (is_possible && count < best && is_allowed(world, is_hidden)) {
            best = count;
        }
    }
    return best;
}

static void few_more_are_hidden_than_needed(void **state)
{
    uint64_t seed = 6;
    size_t hidden = 0;
    size_t needed = 0;

    (void)state;
    for (size_t round = 0; round < 12; round++) {
        SCOPED(pool) pool = pool_new();
        struct world world;
        bool is_small[CELLS] = {false};

        world_make(&world, &seed, 3, 3, 0);
        world.table.shows_zeros = false;
        for (size_t i = 0; i < 9; i++) {
            world.counts[i] += 2;
        }
        for (size_t i = 0; i < 16; i++) {
            is_small[i] = disclosure_table_count(&world.table, i / 4, i % 4) < 3;
        }
        hidden += disclosure_table_hide(&world.table, pool).beside_count;
        needed += fewest(&world, is_small);
    }
    print_message("hidden beside %zu, fewest %zu\n", hidden, needed);
    assert_true(hidden >= needed);
    assert_true(hidden * 10 <= needed * 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_hidden_as_by_hand),
        cmocka_unit_test(nobody_who_tries_every_table_works_out_a_cell),
        cmocka_unit_test(hiding_small_cells_alone_is_worked_out),
        cmocka_unit_test(the_graph_knows_what_trying_every_table_finds),
        cmocka_unit_test(the_audit_misses_nothing_that_sums_from_elsewhere_tell),
        cmocka_unit_test(sums_from_elsewhere_give_nothing_away_or_it_is_said),
        cmocka_unit_test(what_could_change_by_a_fraction_only_is_known),
        cmocka_unit_test(sums_of_too_few_cannot_be_helped),
        cmocka_unit_test(what_is_hidden_is_enough_and_nothing_of_it_for_nothing),
        cmocka_unit_test(few_more_are_hidden_than_needed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
