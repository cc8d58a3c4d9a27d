/* test_block_pairs.c - a table with a line an actor and source: known by its header, both
 * names found, each line with its own answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "exchange/block_pairs.h"

static const struct block_row ACTORS[] = {{1, "OCMW"}, {2, "CAW"}};
static const struct block_row SOURCES[] = {{1, "R1"}, {2, "R2"}};
static const char *const LABELS[] = {"vertrouwen", "lokalen"};
static const char *const CELLS[] = {
    "", "yes", "",   "", /* OCMW: R1 */
    "", "",    "",   "", /* OCMW: R2 */
    "", "",    "",   "", /* CAW: R1 */
    "", "no",  "no", "", /* CAW: R2 */
};
static const struct block_pairs PAIRS = {ACTORS, 2, SOURCES, LABELS, 2, CELLS};

/* A letter a line, its pair, and what changes: "C1 has=no;". */
static const char *told(const char *text, struct pool *pool)
{
    static const char LETTERS[] = {'A', 'C', 'S', 'R', '-'};
    const struct block block = block_pairs_read(text, &PAIRS, pool);
    struct text out;

    text_init(&out, pool, 4096);
    for (size_t i = 0; i < block.line_count; i++) {
        const struct block_line *line = &block.lines[i];

        text_format(&out, "%c%d", LETTERS[line->kind], (int)line->key);
        for (size_t c = 0; c < line->change_count; c++) {
            text_format(&out, " %s=%s", BLOCK_PAIRS[line->changes[c].column].header->name,
                        line->changes[c].after);
        }
        text_add(&out, ";");
    }
    return out.bytes;
}

static const struct {
    const char *label;
    const char *text;
    const char *told;
} CASES[] = {
    {"a change", "actor\tsource\thas\nCAW\tR1\tyes\n", "-0;C3 has=yes;"},
    {"columns in another order", "wants\tsource\tactor\nja\tR2\tOCMW\n",
     "-0;C2 wants=yes;"},
    {"a source by its name", "acteur;bron;has\nCAW;Lokalen;ja\n", "-0;C4 has=yes;"},
    {"the same", "actor\tsource\thas\nOCMW\tR1\tyes\n", "-0;S1;"},
    {"an empty answer", "actor\tsource\thas\nOCMW\tR1\t\n", "-0;S1;"},
    {"an actor that is none", "actor\tsource\thas\nBib\tR1\tyes\n", "-0;R0;"},
    {"a source that is none", "actor\tsource\thas\nCAW\tR9\tyes\n", "-0;R0;"},
    {"no source", "actor\tsource\thas\nCAW\t\tyes\n", "-0;R0;"},
    {"merged cells", "actor\tsource\thas\nCAW\tR1\tyes\n\tR2\tyes\n",
     "-0;C3 has=yes;R0;"},
    {"twice the same pair", "actor\tsource\thas\nCAW\tR1\tyes\nCAW\tR1\tno\n",
     "-0;C3 has=yes;R0;"},
    {"an answer that is none", "actor\tsource\thas\nCAW\tR1\twel\n", "-0;R0;"},
    {"an empty line and a second header",
     "actor\tsource\thas\n\nactor\tsource\tcan\nCAW\tR1\tyes\n", "-0;-0;-0;C3 can=yes;"},
    {"quotes in a cell", "actor\tsource\thas\n\"CAW\"\tR1\t\"yes\"\n", "-0;C3 has=yes;"},
};

static void every_line_has_its_own_answer(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", CASES[i].label);
        assert_true(block_pairs_is(CASES[i].text, pool));
        assert_string_equal(told(CASES[i].text, pool), CASES[i].told);
    }
}

static void only_a_header_with_both_names_makes_it_one(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_false(block_pairs_is("", pool));
    assert_false(block_pairs_is("CAW\tR1\tyes\n", pool));
    assert_false(block_pairs_is("actor\tR1\tR2\nCAW\tyes\tno\n", pool));
    assert_false(block_pairs_is("source\thas\nR1\tyes\n", pool));
}

static void a_source_that_is_none_is_named(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct block block =
        block_pairs_read("actor\tsource\thas\nCAW\tR9\tyes\n", &PAIRS, pool);
    const struct report *report = &block.lines[1].report;

    (void)state;
    assert_int_equal(report->error_count, 1);
    assert_int_equal(report->first->place.line, 2);
    assert_int_equal(report->first->place.column, 2);
    assert_string_equal(say_in(pool, &report->first->message, LANGUAGE_EN),
                        "'R9' is none of the needed sources; write its code as it "
                        "stands in the list");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_has_its_own_answer),
        cmocka_unit_test(only_a_header_with_both_names_makes_it_one),
        cmocka_unit_test(a_source_that_is_none_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
