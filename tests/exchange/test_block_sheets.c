/* test_block_sheets.c - the sheets know their own headers, and those on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/block_sheets.h"
#include "method/vocabulary.h"

/* Every header is found as its own column: no other one answers to it. */
static void headers_check(const struct block_column *columns, size_t count)
{
    struct column headers[COLUMNS_MAX];
    int positions[COLUMNS_MAX];

    for (size_t i = 0; i < count; i++) {
        headers[i] = *columns[i].header;
        positions[i] = COLUMN_MISSING;
    }
    for (size_t i = 0; i < count; i++) {
        print_message("%s\n", headers[i].name);
        assert_int_equal(column_of(headers[i].name, headers, count, positions), i);
    }
}

static void every_column_is_named_by_its_own_header(void **state)
{
    (void)state;
    headers_check(BLOCK_ACTORS, BLOCK_ACTOR_COLUMNS);
    headers_check(BLOCK_RATINGS, BLOCK_RATING_COLUMNS);
    headers_check(BLOCK_SOURCES, BLOCK_SOURCE_COLUMNS);
}

static const struct block_change *change_of(const struct block_line *line, size_t column)
{
    for (size_t i = 0; i < line->change_count; i++) {
        if (line->changes[i].column == column) {
            return &line->changes[i];
        }
    }
    return NULL;
}

static void change_check(const struct block_line *line, size_t column, const char *after)
{
    const struct block_change *change = change_of(line, column);

    assert_non_null(change);
    assert_string_equal(change->after, after);
}

static void the_paper_sheet_is_pasted_as_it_is(void **state)
{
    static const struct block_row rows[] = {{7, "OCMW"}};
    static const char SHEET[] =
        "Actoren\tBelangrijkheid 1 - 4\tVervangbaarheid\tDoor wie\t"
        "Afhankelijkheidsrelatie\tRangorde Belangrijke actoren\r\n"
        "OCMW\t4\teerder klein\tCAW\tgroot\t1\r\n";
    const struct block_grid grid = {
        BLOCK_RATINGS, BLOCK_RATING_COLUMNS, rows, 1, NULL, 0, 0, 0};
    SCOPED(pool) pool = pool_new();
    const struct block block = block_read(SHEET, &grid, pool);

    (void)state;
    assert_int_equal(block.counts[BLOCK_CHANGED], 1);
    assert_int_equal(block.lines[1].key, 7);
    assert_int_equal(block.lines[1].change_count, 4);
    change_check(&block.lines[1], BLOCK_RATING_IMPORTANCE, "4");
    change_check(&block.lines[1], BLOCK_RATING_REPLACEABILITY, "rather_small");
    change_check(&block.lines[1], BLOCK_RATING_REPLACED_BY, "CAW");
    change_check(&block.lines[1], BLOCK_RATING_DEPENDENCE, "large");
}

static void sources_are_added_by_their_code(void **state)
{
    const struct block_grid grid = {
        BLOCK_SOURCES, BLOCK_SOURCE_COLUMNS, NULL, 0, NULL, 0, 0, 10};
    SCOPED(pool) pool = pool_new();
    const struct block block =
        block_read("R1\ttrust\taccess_trust\tonmisbaar\n", &grid, pool);

    (void)state;
    assert_int_equal(block.counts[BLOCK_ADDED], 1);
    change_check(&block.lines[0], BLOCK_SOURCE_CODE, "R1");
    change_check(&block.lines[0], BLOCK_SOURCE_LABEL, "trust");
    change_check(&block.lines[0], BLOCK_SOURCE_KIND, "access_trust");
    change_check(&block.lines[0], BLOCK_SOURCE_NECESSITY, "indispensable");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_named_by_its_own_header),
        cmocka_unit_test(the_paper_sheet_is_pasted_as_it_is),
        cmocka_unit_test(sources_are_added_by_their_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
