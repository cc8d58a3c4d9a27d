/* test_columns.c - which column is which, whatever its header is called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"
#include "exchange/columns.h"

enum { NAME, OTHER, LEVEL, NOTE, COUNT };
static const struct column COLUMNS[COUNT] = {
    [NAME] = {"actor", "acteur|naam", NULL, true},
    [OTHER] = {"other", "actor|andere", NULL, false},
    [LEVEL] = {"level", "niveau", "level|niveau van", true},
    [NOTE] = {"a_note", "nota bene", NULL, false},
};

#define KNOWN "; known are: actor, other, level, a_note\n"

/* "0 - 1 -": where each column stands; or the errors. */
static const char *outcome_of(const char *header, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table table;
    int positions[COUNT] = {77, 77, 77, 77}; /* must stay untouched on failure */
    struct text text;

    assert_true(csv_read(&(struct file_bytes){"f.csv", header, strlen(header)}, pool,
                         &report, &table));
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    const bool is_usable = columns_find(&table, COLUMNS, COUNT, positions, &report);

    report_lines_add(&text, &report);
    if (!is_usable) {
        assert_int_equal(positions[0], 77);
        assert_true(report.error_count > 0);
        return text.bytes;
    }
    for (int i = 0; i < COUNT; i++) {
        text_add(&text, i > 0 ? " " : "");
        text_add_char(&text,
                      (char)(positions[i] == COLUMN_MISSING ? '-' : '0' + positions[i]));
    }
    return text.bytes;
}

static const struct {
    const char *label;
    const char *header;
    const char *outcome;
} CASES[] = {
    {"all, in order", "actor,other,level,a_note\n", "0 1 2 3"},
    {"in another order", "a_note,level,actor,other\n", "2 3 1 0"},
    {"what need not be there", "actor,level\n", "0 - 1 -"},
    {"case and accents",
     "ACTEUR,Niv\xC3\xA9"
     "au\n",
     "0 - 1 -"},
    {"punctuation", "actor:,level,\"A note!\"\n", "0 - 1 2"},
    {"a header that goes on", "actor,level 1 - 4\n", "0 - 1 -"},
    {"by its longer beginning", "actor,niveau van belang\n", "0 - 1 -"},
    {"the same header for two columns", "actor,actor,level\n", "0 1 2 -"},
    {"the other one named first", "other,actor,level\n", "1 0 2 -"},
    {"the second one named otherwise", "acteur,andere,level\n", "0 1 2 -"},
    {"unknown", "actor,level,colour\n",
     "error f.csv:1:13: unknown column 'colour'" KNOWN "0 - 1 -"},
    {"an empty header is unknown", "actor,,level\n",
     "error f.csv:1:7: unknown column ''" KNOWN "0 - 2 -"},
    {"punctuation alone is unknown", "actor,level,-\n",
     "error f.csv:1:13: unknown column '-'" KNOWN "0 - 1 -"},
    {"the beginning of a header is none", "actor,lev\n",
     "error f.csv:1:7: unknown column 'lev'" KNOWN
     "error f.csv:1:1: column 'level' is missing" KNOWN},
    {"only some headers may go on", "actor,level,a_note on it\n",
     "error f.csv:1:13: unknown column 'a_note on it'" KNOWN "0 - 1 -"},
    {"a header goes on by words", "actor,levels\n",
     "error f.csv:1:7: unknown column 'levels'" KNOWN
     "error f.csv:1:1: column 'level' is missing" KNOWN},
    {"another beginning is not enough", "actor,niveau 4\n",
     "error f.csv:1:7: unknown column 'niveau 4'" KNOWN
     "error f.csv:1:1: column 'level' is missing" KNOWN},
    {"missing", "actor,other\n", "error f.csv:1:1: column 'level' is missing" KNOWN},
    {"twice", "actor,level,Niveau\n",
     "error f.csv:1:13: column 'Niveau' means 'level', which stands in this header "
     "already; take one of them away\n0 - 1 -"},
    {"three times the same for two", "actor,actor,level,actor\n",
     "error f.csv:1:19: column 'actor' means 'actor', which stands in this header "
     "already; take one of them away\n0 1 2 -"},
    {"all that is wrong at once", "\n\"x\n\",acteur,naam\n",
     "error f.csv:2:1: unknown column 'x '" KNOWN
     "error f.csv:3:10: column 'naam' means 'actor', which stands in this header "
     "already; take one of them away\n"
     "error f.csv:2:1: column 'level' is missing" KNOWN},
};

static void columns_are_found_by_their_headers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", CASES[i].label);
        assert_string_equal(outcome_of(CASES[i].header, pool), CASES[i].outcome);
    }
}

static void a_missing_column_has_empty_cells(void **state)
{
    const struct csv_cell cells[] = {{"CAW", 2, 1}};
    const struct csv_row row = {cells, 2};

    (void)state;
    assert_string_equal(column_cell(&row, 0)->text, "CAW");
    assert_string_equal(column_cell(&row, COLUMN_MISSING)->text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_found_by_their_headers),
        cmocka_unit_test(a_missing_column_has_empty_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
