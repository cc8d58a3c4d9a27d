/* test_network_matrix.c - a matrix of ties is read as a person means it, and comes back
 * equal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "network_round.h"

static const struct network_reading FOUND = {.direction = DIRECTION_FOUND};

static const struct {
    const char *label;
    const char *text;
    const char *ties;
} READ_CASES[] = {
    {"not symmetric", ",A,B\nA,0,1\nB,0,0\n", "A>B 1"},
    {"symmetric", ",A,B\nA,0,2\nB,2,0\n", "A-B 2"},
    {"a text in the corner", "from / to,A,B\nA,0,1\nB,0,0\n", "A>B 1"},
    {"rows in another order", ",A,B,C\nC,1,0,0\nA,0,5,0\nB,0,0,0\n", "A>B 5, C>A 1"},
    {"crosses", ";A;B\nA;;x\nB;0;\n", "A>B 1"},
    {"a decimal comma", ";A;B\nA;0;0,5\nB;0;0\n", "A>B 0.5"},
    {"unknown cells", ",A,B,C\nA,0,NA,1\nB,0,0,?\nC,0,.,0\n",
     "A>B NA, A>C 1, B>C NA, C>B NA"},
    {"an empty cell beside zeros is unknown", ",A,B,C\nA,0,,1\nB,0,0,0\nC,0,0,0\n",
     "A>B NA, A>C 1"},
    {"names with blanks and quotes",
     ",\"A, \"\"a\"\"\",=B\n\"A, \"\"a\"\"\",0,1\n=B,0,0\n", "A, \"a\">=B 1"},
    {"names that could be headers of a list", ",De,A\nDe,0,1\nA,0,0\n", "De>A 1"},
    {"whatever stands on the diagonal", ",A,B\nA,-,1\nB,0,x\n", "A>B 1"},
};

static void matrices_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READ_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network network = read_network("m.csv", READ_CASES[i].text, pool);

        if (strcmp(ties_text(&network, 0, pool), READ_CASES[i].ties) != 0) {
            fail_msg("%s: %s", READ_CASES[i].label, ties_text(&network, 0, pool));
        }
    }
}

static void a_row_of_unknown_cells_is_of_who_did_not_answer(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network =
        read_network("m.csv", ",A,B,C\nA,0,1,0\nB,,,\nC,NA,1,0\n", pool);

    (void)state;
    assert_true(network.relations[0].is_silent[1]);
    assert_false(network.relations[0].is_silent[2]);
    assert_string_equal(ties_text(&network, 0, pool), "A>B 1, C>A NA, C>B 1");
}

static void the_direction_can_be_asked_for(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_reading directed = {.direction = DIRECTION_DIRECTED};
    const struct network_reading undirected = {.direction = DIRECTION_UNDIRECTED};
    struct network_series series = {NULL, 0};

    (void)state;
    (void)read_said("m.csv", ",A,B\nA,0,2\nB,2,0\n", &directed, pool, &series);
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool), "A>B 2, B>A 2");
    (void)read_said("m.csv", ",A,B,C\nA,0,2,0\nB,3,0,0\nC,1,0,0\n", &undirected, pool,
                    &series);
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool), "A-B 3, A-C 1");
}

static void an_empty_cell_can_be_no_tie(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_reading none = {.empty = EMPTY_NO_TIE};
    const struct network_reading unknown = {.empty = EMPTY_UNKNOWN};
    struct network_series series = {NULL, 0};
    const char *text = ",A,B,C\nA,,1,\nB,1,,1\nC,1,1,\n";
    const char *said = read_said("m.csv", text, &none, pool, &series);

    (void)state;
    assert_non_null(strstr(said, "note m.csv: empty cells read as no tie: 1\n"));
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool),
                        "A>B 1, B>A 1, B>C 1, C>A 1, C>B 1");
    said = read_said("m.csv", text, &unknown, pool, &series);
    assert_non_null(strstr(said, "note m.csv: empty cells read as unknown: 1\n"));
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool),
                        "A>B 1, A>C NA, B>A 1, B>C 1, C>A 1, C>B 1");
}

static const struct {
    const char *label;
    const char *text;
    const char *error;
} REFUSED_CASES[] = {
    {"not square", ",A,B\nA,0,1\n",
     "error m.csv:1:1: the matrix is not square: rows 1, columns 2\n"
     "error m.csv:1:4: 'B' has a column and no row"},
    {"a row without a column", ",A,B\nA,0,1\nB,0,0\nC,0,0\n",
     "error m.csv:4:1: 'C' has a row and no column"},
    {"nearly the same name", ",A,Caf\xC3\xA9\nA,0,1\nCAFE,0,0\n",
     "error m.csv:3:1: 'CAFE' has a row and no column; did you mean 'Caf\xC3\xA9'?"},
    {"a name twice above", ",A,A\nA,0,1\nB,0,0\n",
     "error m.csv:1:4: two columns have the name 'A'\nerror m.csv:3:1: 'B' has a row"},
    {"a name twice beside", ",A,B\nA,0,1\nA,0,0\n",
     "error m.csv:3:1: two rows have the name 'A'"},
    {"no name", ",A,B\nA,0,1\n,0,0\n", "error m.csv:3:1: the name of an organisation is"},
    {"a word in a cell", ",A,B\nA,0,often\nB,0,0\n",
     "error m.csv:2:5: a cell of a matrix must be a number, or NA when it is unknown, "
     "not "
     "'often'"},
    {"only empty cells and ones", ",A,B\nA,,1\nB,,\n",
     "error m.csv:3:3: cells are empty and none is 0"},
    {"two kinds of names", ",c1,c2\no1,0,1\no2,1,0\n",
     "error m.csv:2:1: 'o1' has a row and no column"},
    {"neither a matrix nor a list", "name,age\nA,3\nB,4\n",
     "error m.csv:1:1: this is neither a list of ties nor a matrix"},
};

static void what_is_wrong_is_refused_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct network_series series = {NULL, 0};
        const char *said =
            read_said("m.csv", REFUSED_CASES[i].text, &FOUND, pool, &series);

        if (strstr(said, REFUSED_CASES[i].error) == NULL || series.waves != NULL) {
            fail_msg("%s: %s", REFUSED_CASES[i].label, said);
        }
    }
}

static void what_was_read_is_said(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_series series = {NULL, 0};
    const char *said = read_said("m.csv", ",A,B,C\nA,1,1,0\nB,0,0,0\nC,NA,NA,0\n", &FOUND,
                                 pool, &series);

    (void)state;
    assert_string_equal(
        said,
        "note m.csv: cells of the diagonal that are not 0, left out: 1; they tie an "
        "organisation with itself\n"
        "note m.csv: the matrix is not symmetric: its ties were read as going one way, "
        "from "
        "the row to the column\n"
        "note m.csv: organisations that did not answer: 1; other ties of which it is "
        "unknown whether they are there: 0\n"
        "note m.csv: organisations read: 3; ties: 1\n");
}

static void a_matrix_as_large_as_may_be_is_read(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;
    struct network_series series = {NULL, 0};

    (void)state;
    text_init(&text, pool, LIMIT_FILE_BYTES);
    for (int i = 0; i < LIMIT_MATRIX; i++) {
        text_format(&text, ",n%d", i);
    }
    for (int i = 0; i < LIMIT_MATRIX; i++) {
        text_format(&text, "\nn%d", i);
        text_add_repeated(&text, ',', (size_t)LIMIT_MATRIX);
        text_add_char(&text, '0');
    }
    const struct network_reading none = {.empty = EMPTY_NO_TIE};
    const char *said = read_said("m.csv", text.bytes, &none, pool, &series);
    assert_non_null(strstr(said, "organisations read: 2000; ties: 0"));
}

static void a_larger_one_is_refused_with_what_to_do(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;
    struct network_series series = {NULL, 0};

    (void)state;
    text_init(&text, pool, LIMIT_FILE_BYTES);
    for (int i = 0; i <= LIMIT_MATRIX; i++) {
        text_format(&text, ",n%d", i);
    }
    const char *said = read_said("m.csv", text.bytes, &FOUND, pool, &series);
    assert_non_null(strstr(said, "a larger matrix is given as a list of ties"));
    assert_null(series.waves);
}

static void what_is_written_is_read_back_equal(void **state)
{
    const struct round directed = {.format = FORMAT_MATRIX,
                                   .direction = DIRECTION_DIRECTED};
    struct round round = directed;

    (void)state;
    /* the relation of a matrix has no name: edges.csv holds it */
    round.has_unknown = true;
    round.is_nameless = true;
    round_check(round);
    round = directed;
    round.is_silent = true;
    round.is_nameless = true;
    round_check(round);
    round_check((struct round){
        .format = FORMAT_MATRIX, .is_undirected = true, .is_nameless = true});
}

static void attributes_come_with_a_table_of_organisations(void **state)
{
    (void)state;
    round_check((struct round){.format = FORMAT_MATRIX,
                               .direction = DIRECTION_DIRECTED,
                               .is_nameless = true,
                               .has_attributes = true,
                               .has_nodes = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matrices_are_read),
        cmocka_unit_test(a_row_of_unknown_cells_is_of_who_did_not_answer),
        cmocka_unit_test(the_direction_can_be_asked_for),
        cmocka_unit_test(an_empty_cell_can_be_no_tie),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_place),
        cmocka_unit_test(what_was_read_is_said),
        cmocka_unit_test(a_matrix_as_large_as_may_be_is_read),
        cmocka_unit_test(a_larger_one_is_refused_with_what_to_do),
        cmocka_unit_test(what_is_written_is_read_back_equal),
        cmocka_unit_test(attributes_come_with_a_table_of_organisations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
