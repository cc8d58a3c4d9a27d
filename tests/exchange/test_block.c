/* test_block.c - a pasted block as changes to a grid: every line has its answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/block.h"
#include "method/arena.h"

/* ---- a sheet of ratings of three actors ---- */

enum { COLUMN_COUNT = 6 };
static const struct column HEADERS[COLUMN_COUNT] = {
    {"actor", "actoren|acteur", NULL, true},
    {"importance", "belang", "belangrijkheid", false},
    {"replaceability", "vervangbaarheid|remplaçabilité", NULL, false},
    {"own", "eigen", NULL, false},
    {"replaced_by", "door wie", NULL, false},
    {"note", "nota", NULL, false},
};
static const struct block_column COLUMNS[COLUMN_COUNT] = {
    {&HEADERS[0], BLOCK_NAME, NULL, NULL},
    {&HEADERS[1], BLOCK_LEVEL, NULL, "importance must be 1 to 4, not '%s'"},
    {&HEADERS[2], BLOCK_WORD, &ARENA_REPLACEABILITY,
     "replaceability must be large … small, not '%s'"},
    {&HEADERS[3], BLOCK_YES_NO, NULL, "own must be yes, not '%s'"},
    {&HEADERS[4], BLOCK_NAMES, NULL, NULL},
    {&HEADERS[5], BLOCK_TEXT, NULL, NULL},
};
static const struct block_row ROWS[] = {{11, "OCMW"}, {12, "CAW"}, {13, "Kind en Gezin"}};
static const char *const CELLS[] = {
    "OCMW", "4", "small", "yes",           "CAW", "old",          "CAW", "", "",
    "",     "",  "",      "Kind en Gezin", "2",   "rather_small", NULL,  "", NULL,
};
static const struct block_grid GRID = {COLUMNS, COLUMN_COUNT, ROWS, 3, CELLS, 0, 0, 0};

static void line_describe(struct text *text, const struct block_line *line)
{
    static const char *const KINDS[BLOCK_LINE_KINDS] = {
        [BLOCK_ADDED] = "added",     [BLOCK_CHANGED] = "changed", [BLOCK_SAME] = "same",
        [BLOCK_REFUSED] = "refused", [BLOCK_SKIPPED] = "skipped",
    };

    text_format(text, "%zu %s %d [%s]", line->number, KINDS[line->kind], (int)line->key,
                line->label);
    for (size_t i = 0; i < line->change_count; i++) {
        const struct block_change *change = &line->changes[i];
        text_format(text, " %s(%s>%s)", COLUMNS[change->column].header->name,
                    change->before, change->after);
    }
    text_add_char(text, '\n');
    for (const struct report_entry *entry = line->report.first; entry != NULL;
         entry = entry->next) {
        assert_int_equal(entry->place.line, line->number);
        text_format(text, "  %s %zu: %s\n", report_severity_code(entry->severity),
                    entry->place.column,
                    say_in(text->pool, &entry->message, LANGUAGE_EN));
    }
}

/* What a block would do; also that its counts are right, and that it says why. */
static const char *outcome(const char *written, const struct block_grid *grid,
                           struct pool *pool)
{
    const struct block block = block_read(written, grid, pool);
    size_t counts[BLOCK_LINE_KINDS] = {0};
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < block.line_count; i++) {
        const struct block_line *line = &block.lines[i];
        counts[line->kind]++;
        assert_int_equal(line->kind == BLOCK_REFUSED, line->report.error_count > 0);
        line_describe(&text, line);
    }
    assert_memory_equal(counts, block.counts, sizeof counts);
    if (block.kept_count > 0) {
        text_format(&text, "kept %zu\n", block.kept_count);
    }
    return text.bytes;
}

struct block_case {
    const char *label;
    const char *written;
    const char *outcome;
};

static void cases_check(const struct block_case *cases, size_t count,
                        const struct block_grid *grid)
{
    for (size_t i = 0; i < count; i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", cases[i].label);
        assert_string_equal(outcome(cases[i].written, grid, pool), cases[i].outcome);
    }
}

/* ---- how it is cut ---- */

#define HEADER_1 "1 skipped 0 []\n  note 1: this line holds the headers\n"

/* clang-format off */
static const struct block_case CUT_CASES[] = {
    {"nothing", "", ""},
    {"line ends alone", "\r\n\r\n", ""},
    {"tabs, as a spreadsheet leaves them", "CAW\t3\tklein\r\n",
     "1 changed 12 [CAW] importance(>3) replaceability(>small)\n"},
    {"the last line without its end, blanks around", " CAW \t 3\n OCMW\t\xC2\xA0""2 \xC2\xA0",
     "1 changed 12 [CAW] importance(>3)\n2 changed 11 [OCMW] importance(4>2)\n"},
    {"line ends and quotes within quotes", "CAW\t\t\t\t\t\"a \"\"b\"\"\r\nc\"\n",
     "1 changed 12 [CAW] note(>a \"b\"\nc)\n"},
    {"a tab within quotes", "CAW\t\t\t\t\t\"a\tb\"", "1 changed 12 [CAW] note(>a\tb)\n"},
    {"quotes that are text", "CAW\t\t\t\t\t\"a\" and \"b\nOCMW\t\t\t\t\t5\" pipe",
     "1 changed 12 [CAW] note(>\"a\" and \"b)\n"
     "2 changed 11 [OCMW] note(old>5\" pipe)\nkept 4\n"},
    {"semicolons below a header", "acteur;belang\nCAW;3",
     HEADER_1 "2 changed 12 [CAW] importance(>3)\n"},
    {"semicolons on every line", "CAW;3\nOCMW;3",
     "1 changed 12 [CAW] importance(>3)\n2 changed 11 [OCMW] importance(4>3)\n"},
    {"commas below a header", "Actor,Importance\nCAW,3",
     HEADER_1 "2 changed 12 [CAW] importance(>3)\n"},
    {"commas without one are text", "CAW, OCMW",
     "1 refused 0 [CAW, OCMW]\n  error 1: 'CAW, OCMW' is not an actor of the list; add it "
     "to the list, or write it as it stands there\n"},
};

/* ---- where it goes ---- */

static const struct block_case PLACE_CASES[] = {
    {"by name, in any order", "Kind en Gezin\t3\nCAW\t1",
     "1 changed 13 [Kind en Gezin] importance(2>3)\n2 changed 12 [CAW] importance(>1)\n"},
    {"what stands there already", "OCMW\t4\tklein\tx\tCAW\told", "1 same 11 [OCMW]\n"},
    {"headers in Dutch, French and any order", "Remplaçabilité\tBELANGRIJKHEID 1 - 4\tActoren\n"
     "petite\t4\tCAW",
     HEADER_1 "2 changed 12 [CAW] importance(>4) replaceability(>small)\n"},
    {"empty lines before the header", "\n\nActor\tOwn\nCAW\tja",
     "1 skipped 0 []\n  note 1: this line is empty\n"
     "2 skipped 0 []\n  note 1: this line is empty\n"
     "3 skipped 0 []\n  note 1: this line holds the headers\n"
     "4 changed 12 [CAW] own(>yes)\n"},
    {"a header that is not known", "Actor\tTelefoon\tBelang\nCAW\t09 123\t3",
     "1 skipped 0 []\n  note 1: this line holds the headers\n"
     "  warning 2: column 'Telefoon' is not known and not read; the names that are "
     "known stand below the table\n"
     "2 changed 12 [CAW] importance(>3)\n"},
    {"a title above the header", "Actorenlijst 2026\t\n\nActor\tBelang\nCAW\t3",
     "1 skipped 0 []\n  note 1: this line stands above the column heads: skipped\n"
     "2 skipped 0 []\n  note 1: this line is empty\n"
     "3 skipped 0 []\n  note 1: this line holds the headers\n"
     "4 changed 12 [CAW] importance(>3)\n"},
    {"a title above a header with semicolons", "Actorenlijst\nActor;Belang\nCAW;3",
     "1 skipped 0 []\n  note 1: this line stands above the column heads: skipped\n"
     "2 skipped 0 []\n  note 1: this line holds the headers\n"
     "3 changed 12 [CAW] importance(>3)\n"},
    {"a name above values is no title", "Huis\nCAW\t3",
     "1 refused 0 [Huis]\n  error 1: 'Huis' is not an actor of the list; add it to the "
     "list, or write it as it stands there\n2 changed 12 [CAW] importance(>3)\n"},
    {"a header that stands there twice", "Actor\tBelang\tImportance\nCAW\t3\t4",
     "1 skipped 0 []\n  note 1: this line holds the headers\n"
     "  warning 3: column 'Importance' means 'importance', which stands in this header "
     "already; it is not read\n"
     "2 changed 12 [CAW] importance(>3)\n"},
    {"text beside the headers", "Actor\tBelang\nCAW\t3\t\tx",
     HEADER_1 "2 refused 0 [CAW]\n  error 4: 'x' stands under no header\n"},
    {"blanks beside the headers", "Actor\tBelang\nCAW\t3\t\t",
     HEADER_1 "2 changed 12 [CAW] importance(>3)\n"},
    {"the header again, from another sheet", "Actor\tBelang\nCAW\t3\nBelang\tActor\n1\tOCMW",
     HEADER_1 "2 changed 12 [CAW] importance(>3)\n"
     "3 skipped 0 []\n  note 1: this line holds headers again\n"
     "4 changed 11 [OCMW] importance(4>1)\n"},
    {"headers and nothing below", "Actor\tBelang", HEADER_1},
    {"wider than the grid", "CAW\t1\t1\t\t\t\tx\ty",
     "1 refused 0 [CAW]\n  error 7: there is no column left for 'x'; begin more to the "
     "left, or put headers above the values\n"},
    {"an unknown name that looks like one", "ocmw\t3",
     "1 refused 0 [ocmw]\n  error 1: 'ocmw' is not an actor of the list; did you mean "
     "'OCMW'?\n"},
    {"no name beside values", "CAW\t3\n\t4",
     "1 changed 12 [CAW] importance(>3)\n"
     "2 refused 0 []\n  error 1: this line has no name; merged cells arrive like that: "
     "write the name on every line\n"},
    {"twice the same", "CAW\t3\nOCMW\t3\nCAW\t4",
     "1 changed 12 [CAW] importance(>3)\n2 changed 11 [OCMW] importance(4>3)\n"
     "3 refused 0 [CAW]\n  error 1: 'CAW' stands on line 1 of this block already; keep one "
     "line\n"},
    {"twice the same, of which one was refused", "CAW\t9\nCAW\t4",
     "1 refused 0 [CAW]\n  error 2: importance must be 1 to 4, not '9'\n"
     "2 refused 0 [CAW]\n  error 1: 'CAW' stands on line 1 of this block already; keep one "
     "line\n"},
};

/* ---- what its cells say ---- */

static const struct block_case CELL_CASES[] = {
    {"empty cells leave what stands there", "OCMW\t\t\t\t\tnew",
     "1 changed 11 [OCMW] note(old>new)\nkept 4\n"},
    {"words in any language", "CAW\t\tPLUTOT GRANDE", "1 changed 12 [CAW] replaceability(>rather_large)\n"},
    {"numbers of a scale", "CAW\t\t3", "1 changed 12 [CAW] replaceability(>rather_small)\n"},
    {"decimals of nothing", "CAW\t3,0\t3.00",
     "1 changed 12 [CAW] importance(>3) replaceability(>rather_small)\n"
     "  note 2: '3,0' is read as 3\n  note 3: '3.00' is read as 3\n"},
    {"a half", "CAW\t2,5\t2.5",
     "1 refused 0 [CAW]\n  error 2: only whole numbers stand here, not '2,5'\n"
     "  error 3: only whole numbers stand here, not '2.5'\n"},
    {"no such level, no such word, all at once", "CAW\t5\tkleiner\tperhaps",
     "1 refused 0 [CAW]\n  error 2: importance must be 1 to 4, not '5'\n"
     "  error 3: replaceability must be large … small, not 'kleiner'\n"
     "  error 4: own must be yes, not 'perhaps'\n"},
    {"a decimal sign alone", "CAW\t3,", "1 refused 0 [CAW]\n  error 2: importance must be 1 to 4, not '3,'\n"},
    {"no is not yes", "OCMW\t\t\tnee", "1 changed 11 [OCMW] own(yes>)\nkept 2\n"},
    {"names with bars or line ends", "CAW\t\t\t\t\"OCMW\n VZW | X\"",
     "1 changed 12 [CAW] replaced_by(>OCMW|VZW|X)\n"},
    {"names with commas or semicolons", "CAW\t\t\t\tOCMW, VZW; X",
     "1 changed 12 [CAW] replaced_by(>OCMW|VZW|X)\n"},
    {"a dash is nobody", "OCMW\t\t\t\t-", "1 changed 11 [OCMW] replaced_by(CAW>)\nkept 3\n"},
    {"a bar beside nobody", "CAW\t\t\t\tA||B",
     "1 refused 0 [CAW]\n  error 5: 'A||B' has a bar with no name beside it; write names "
     "as 'A|B', or leave the cell empty\n"},
    {"a name that was broken to fit its cell", "\"Kind en\nGezin\"\t4",
     "1 changed 13 [Kind en Gezin] importance(2>4)\n"},
    {"what nobody sees", "CAW\t\t\t\t\ta\x01",
     "1 refused 0 [CAW]\n  error 6: this cell holds a character that nobody sees; type its "
     "text anew\n"},
    {"a formula is text", "CAW\t\t\t\t\t=1+1", "1 changed 12 [CAW] note(>=1+1)\n"},
};

/* ---- beginning in the middle ---- */

static const struct block_case CORNER_CASES[] = {
    {"one cell", "3", "1 changed 12 [CAW] importance(>3)\n"},
    {"one cell that says a header", "belang",
     "1 refused 0 [CAW]\n  error 1: importance must be 1 to 4, not 'belang'\n"},
    {"below each other, one left open", "3\n\n",
     "1 changed 12 [CAW] importance(>3)\n"},
    {"an empty line keeps its place", "\n3",
     "1 skipped 0 []\n  note 1: this line is empty\n"
     "2 changed 13 [Kind en Gezin] importance(2>3)\n"},
    {"an empty cell keeps what stands there", "1\tklein\n\tgroot",
     "1 changed 12 [CAW] importance(>1) replaceability(>small)\n"
     "2 changed 13 [Kind en Gezin] replaceability(rather_small>large)\nkept 1\n"},
    {"a header of what is below", "Belang\n1",
     HEADER_1 "2 changed 12 [CAW] importance(>1)\n"},
    {"a refused line keeps its place", "9\n1",
     "1 refused 0 [CAW]\n  error 1: importance must be 1 to 4, not '9'\n"
     "2 changed 13 [Kind en Gezin] importance(2>1)\n"},
    {"more lines than rows", "1\n1\n1",
     "1 changed 12 [CAW] importance(>1)\n2 changed 13 [Kind en Gezin] importance(2>1)\n"
     "3 refused 0 []\n  error 1: there is no row left for this line; begin higher, or put "
     "the names beside the values\n"},
    {"below a header with names they go where these stand",
     "3\nActor\tBelang\nOCMW\t1\nCAW\t1",
     "1 changed 12 [CAW] importance(>3)\n"
     "2 skipped 0 []\n  note 1: this line holds the headers\n"
     "3 changed 11 [OCMW] importance(4>1)\n"
     "4 refused 0 [CAW]\n  error 1: 'CAW' stands on line 1 of this block already; keep one "
     "line\n"},
    {"with names they go where these stand", "actor\tbelang\nOCMW\t1",
     HEADER_1 "2 changed 11 [OCMW] importance(4>1)\n"},
};

/* ---- with room for new rows ---- */

static const struct block_case ROOM_CASES[] = {
    {"a new name", "VZW\t3", "1 added 0 [VZW] actor(>VZW) importance(>3)\n"},
    {"a new name that looks like another", "ocmw",
     "1 added 0 [ocmw] actor(>ocmw)\n"
     "  warning 1: 'ocmw' looks like 'OCMW', which stands in the list; write it the same "
     "way when it is the same\n"},
    {"a new name twice", "VZW\nVZW",
     "1 added 0 [VZW] actor(>VZW)\n2 refused 0 [VZW]\n  error 1: 'VZW' stands on line 1 of "
     "this block already; keep one line\n"},
    {"more than there is room for; what was refused takes none",
     "V\t9\nW\nX\nOCMW\t1",
     "1 refused 0 [V]\n  error 2: importance must be 1 to 4, not '9'\n"
     "2 added 0 [W] actor(>W)\n"
     "3 refused 0 [X]\n  error 1: there is room for 4 rows and no more; 'X' does not fit\n"
     "4 changed 11 [OCMW] importance(4>1)\n"},
    {"a name with a bar", "A|B",
     "1 refused 0 [A|B]\n  error 1: the name 'A|B' holds a bar, which parts names in other "
     "cells; write it without\n"},
};
/* clang-format on */

static void a_block_is_cut_as_spreadsheets_write_it(void **state)
{
    (void)state;
    cases_check(CUT_CASES, ARRAY_COUNT(CUT_CASES), &GRID);
}

static void lines_go_to_the_rows_that_they_name(void **state)
{
    (void)state;
    cases_check(PLACE_CASES, ARRAY_COUNT(PLACE_CASES), &GRID);
}

static void cells_are_read_as_their_columns_want(void **state)
{
    (void)state;
    cases_check(CELL_CASES, ARRAY_COUNT(CELL_CASES), &GRID);
}

static void without_names_lines_follow_each_other(void **state)
{
    struct block_grid grid = GRID;

    (void)state;
    grid.at_row = 1;
    grid.at_column = 1;
    cases_check(CORNER_CASES, ARRAY_COUNT(CORNER_CASES), &grid);
}

static void new_names_are_rows_where_there_is_room(void **state)
{
    struct block_grid grid = GRID;

    (void)state;
    grid.row_limit = 4;
    cases_check(ROOM_CASES, ARRAY_COUNT(ROOM_CASES), &grid);
}

static void an_empty_grid_takes_names_alone(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct block_grid grid = {COLUMNS, COLUMN_COUNT, NULL, 0, NULL, 0, 0, 500};

    (void)state;
    assert_string_equal(
        outcome("A\nB\t2", &grid, pool),
        "1 added 0 [A] actor(>A)\n2 added 0 [B] actor(>B) importance(>2)\n");
}

/* What is left is not dropped in silence. */
static void a_block_of_too_many_lines_says_so(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < BLOCK_LINES_MAX; i++) {
        text_format(&text, "actor %zu\n", i);
    }
    struct block block = block_read(text.bytes, &GRID, pool);
    assert_int_equal(block.line_count, BLOCK_LINES_MAX);
    text_add(&text, "one more\nand another\n");
    block = block_read(text.bytes, &GRID, pool);
    assert_int_equal(block.line_count, BLOCK_LINES_MAX + 1);
    const struct block_line *last = &block.lines[BLOCK_LINES_MAX];
    assert_int_equal(last->kind, BLOCK_REFUSED);
    assert_string_equal(say_in(pool, &last->report.first->message, LANGUAGE_EN),
                        "a block holds at most 1000 lines; paste this one and what "
                        "follows apart");
}

static void a_cell_over_the_limit_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, "CAW\t\t\t\t\t");
    text_add_repeated(&text, 'a', LIMIT_CELL_BYTES);
    assert_int_equal(block_read(text.bytes, &GRID, pool).counts[BLOCK_CHANGED], 1);
    text_add_char(&text, 'a');
    assert_int_equal(block_read(text.bytes, &GRID, pool).counts[BLOCK_REFUSED], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_is_cut_as_spreadsheets_write_it),
        cmocka_unit_test(lines_go_to_the_rows_that_they_name),
        cmocka_unit_test(cells_are_read_as_their_columns_want),
        cmocka_unit_test(without_names_lines_follow_each_other),
        cmocka_unit_test(new_names_are_rows_where_there_is_room),
        cmocka_unit_test(an_empty_grid_takes_names_alone),
        cmocka_unit_test(a_block_of_too_many_lines_says_so),
        cmocka_unit_test(a_cell_over_the_limit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
