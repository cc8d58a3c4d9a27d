/* test_arena_divided.c - what is discussed first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "method/arena_divided.h"
#include "sheets.h"

/* "P importance strongly_divided 1001": how many gave 1, 2, 3 and 4. */
static const char *divided_text(const char *sheet, struct pool *pool)
{
    const struct arena arena = sheets_arena(sheet, pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct divided_list list = arena_divided(&ranking, pool);
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < list.count; i++) {
        const struct divided_cell *cell = &list.cells[i];
        text_format(
            &text, "%s%s %s %s ", i > 0 ? "; " : "", arena.actors[cell->actor].name,
            cell->scale == ARENA_SCALE_IMPORTANCE ? "importance" : "replaceability",
            vocabulary_code(&ARENA_AGREEMENT, (int)cell->agreement));
        for (size_t level = 0; level < LEVEL_COUNT; level++) {
            text_format(&text, "%zu", cell->counts[level]);
        }
    }
    return text.bytes;
}

static const struct {
    const char *label;
    const char *sheet;
    const char *divided;
} CASES[] = {
    {"nobody is on the sheet", "", ""},
    {"nobody rated", "P: - -", ""},
    {"agreed, or one apart", "P: 44 44 33", ""},
    {"two apart on importance", "P: 24 44 44", "P importance divided 0102"},
    {"two apart on replaceability", "P: 42 44", "P replaceability divided 0101"},
    {"three apart on both, importance first", "P: 11 44 24",
     "P importance strongly_divided 1101; P replaceability strongly_divided 1002"},
    {"the strongly divided first, whatever the place", "P: 24 44\nQ: 11 41",
     "Q importance strongly_divided 1001; P importance divided 0101"},
    {"then by place", "P: 11 31\nQ: 24 44",
     "Q importance divided 0101; P importance divided 1010"},
    {"a mark for its own organisation does not divide", "P: 22 44*", ""},
    {"nor is it counted", "P: 22 42 32*", "P importance divided 0101"},
};

static void the_most_divided_cells_come_first(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", CASES[i].label);
        assert_string_equal(divided_text(CASES[i].sheet, pool), CASES[i].divided);
    }
}

static void the_example_discusses_two_actors(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(divided_text(OOSTERLINDE.arena, pool),
                        "Woonmaatschappij importance divided 0111; "
                        "Voedselhulp replaceability divided 1110");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_divided_cells_come_first),
        cmocka_unit_test(the_example_discusses_two_actors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
