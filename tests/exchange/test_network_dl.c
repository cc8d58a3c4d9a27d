/* test_network_dl.c - UCINET's DL is read in the forms people send, and comes back equal.
 * */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "made_network.h"
#include "network_round.h"

static const struct {
    const char *label;
    const char *text;
    const char *ties;
} READ_CASES[] = {
    {"a full matrix without labels", "dl n=2\ndata:\n0 1\n0 0\n", "1>2 1"},
    {"labels by commas",
     "DL N=3, FORMAT=FULLMATRIX\nLABELS:\nA,b,Cc\nDATA:\n0 1 0\n1 0 2\n0 2 0\n",
     "A-b 1, b-Cc 2"},
    {"labels by lines",
     "dl n=2 format=fullmatrix\nlabels:\nKind en Gezin\nCAW Oost\ndata:\n"
     "0 1\n0 0\n",
     "Kind en Gezin>CAW Oost 1"},
    {"labels in quotes", "dl n=2\nlabels:\n\"a, \"\"b\"\"\" c\ndata:\n0 1\n0 0\n",
     "a, \"b\">c 1"},
    {"labels in the data",
     "dl n=2 format=fullmatrix\nlabels embedded\ndata:\n   A B\nB 3 0\n"
     "A 0 1\n",
     "A>B 1, B>A 3"},
    {"a symmetric matrix", "dl n=2\nlabels:\nA B\ndata:\n0 .5\n.5 0\n", "A-B 0.5"},
    {"without a diagonal",
     "dl n=3 diagonal=absent\nlabels:\nA B C\ndata:\n1 0\n0 0\n0 0\n", "A>B 1"},
    {"unknown cells", "dl n=3\nlabels:\nA B C\ndata:\n0 1 na\n0 0 0\n0 . 0\n",
     "A>B 1, A>C NA, C>B NA"},
    {"a row of unknown cells says nothing",
     "dl n=3\nlabels:\nA B C\ndata:\n0 1 1\n? 0 ?\n0 0 0\n", "A>B 1, A>C 1"},
    {"a list of ties", "dl n=3 format=edgelist1\nlabels:\nA B C\ndata:\n1 2\n2 3 4.5\n",
     "A>B 1, B>C 4.5"},
    {"a list with labels",
     "dl n=2, format = edgelist1\nlabels embedded:\ndata:\n\"A a\" B 2\n", "A a>B 2"},
    {"a list of nodes", "dl n=3 format=nodelist1\nlabels:\nA B C\ndata:\n1 2 3\n3 1\n",
     "A>B 1, A>C 1, C>A 1"},
    {"a comment", "dl n=2\n! made by hand\nlabels:\nA B\ndata:\n0 1\n0 0\n", "A>B 1"},
    {"row labels and column labels",
     "dl nr=2 nc=2\nrow labels:\nA B\ncolumn labels:\nA B\ndata:\n0 1\n0 0\n", "A>B 1"},
    {"case stays", "dl n=2\nlabels:\nCaw,caW\ndata:\n0 1\n0 0\n", "Caw>caW 1"},
};

static void files_are_read_in_every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READ_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network_reading reading = {.direction = DIRECTION_FOUND};
        struct network_series series = {NULL, 0};
        const char *said = read_said("n.dl", READ_CASES[i].text, &reading, pool, &series);

        if (series.waves == NULL || strcmp(ties_text(&series.waves[0].network, 0, pool),
                                           READ_CASES[i].ties) != 0) {
            fail_msg("%s: %s", READ_CASES[i].label,
                     series.waves == NULL ? said
                                          : ties_text(&series.waves[0].network, 0, pool));
        }
    }
}

static void a_row_of_unknown_cells_is_of_who_did_not_answer(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = read_network(
        "n.dl", "dl n=3\nlabels:\nA B C\ndata:\n0 1 1\n? 0 ?\n0 0 0\n", pool);

    (void)state;
    assert_non_null(network.relations[0].is_silent);
    assert_true(network.relations[0].is_silent[1]);
    assert_false(network.relations[0].is_silent[0]);
}

static void several_matrices_are_relations(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network =
        read_network("n.dl",
                     "dl n=2 nm=2\nlabels:\nA B\nmatrix labels:\nadvice \"real trust\"\n"
                     "data:\n0 1\n0 0\n0 2\n2 0\n",
                     pool);

    (void)state;
    assert_int_equal(network.relation_count, 2);
    assert_string_equal(network.relations[1].name, "real trust");
    assert_string_equal(ties_text(&network, 0, pool), "A>B 1");
    assert_string_equal(ties_text(&network, 1, pool), "A-B 2");
}

static void lists_of_several_relations_are_parted_by_a_mark(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = read_network(
        "n.dl", "dl n=2 nm=2 format=edgelist1\nlabels:\nA B\ndata:\n1 2\n!\n2 1\n", pool);

    (void)state;
    assert_string_equal(ties_text(&network, 0, pool), "A>B 1");
    assert_string_equal(ties_text(&network, 1, pool), "B>A 1");
}

static const char *written_said(const char *name, const char *csv, struct pool *pool,
                                struct file_bytes *file_out)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct network_series series = {NULL, 0};
    struct report report = {.pool = pool};
    enum network_format format = FORMAT_EDGES;
    struct status st = {0};

    (void)read_said("n.graphml", csv, &reading, pool, &series);
    assert_non_null(series.waves);
    assert_true(network_format_of(name, &format, &st));
    assert_true(network_write(name, format, &series, pool, &report, file_out, &st));
    return report_text(&report, pool);
}

static void what_a_matrix_does_not_show_is_said(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char RETURNED[] =
        "<graphml><graph><node id='A'/><node id='B'/><edge source='A' target='B'/>"
        "<edge source='B' target='A'/></graph></graphml>";
    static const char SILENT[] =
        "<graphml><key id='a' for='node' attr.name='answered'/><graph>"
        "<node id='A'><data key='a'>false</data></node><node id='B'/><node id='C'/>"
        "<edge source='A' target='B'/></graph></graphml>";
    struct file_bytes file = {NULL, NULL, 0};

    (void)state;
    assert_non_null(strstr(written_said("n.dl", RETURNED, pool, &file),
                           "every tie is returned: 1; a matrix does not show"));
    assert_non_null(strstr(written_said("n.xlsx", RETURNED, pool, &file),
                           "every tie is returned: 1; a matrix does not show"));
    assert_null(strstr(written_said("n.dl", SILENT, pool, &file), "is returned"));
    assert_non_null(strstr(written_said("n.dl", SILENT, pool, &file),
                           "a matrix does not show whether they answered: 1"));
    assert_null(
        strstr(written_said("n.xlsx", SILENT, pool, &file), "whether they answered"));
}

/* igraph reads the head only so. */
static void the_format_stands_on_a_line_of_its_own(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct file_bytes file = {NULL, NULL, 0};

    (void)state;
    (void)written_said("n.dl", "<graphml><graph><node id='A'/></graph></graphml>", pool,
                       &file);
    assert_non_null(strstr(file.bytes, "dl n=1\nformat=fullmatrix\nlabels:\n"));
}

static const struct {
    const char *label;
    const char *text;
    const char *error;
} REFUSED_CASES[] = {
    {"no head", "dl\n", "error n.dl:2: the file ends too early"},
    {"no number", "dl format=fullmatrix\ndata:\n0\n",
     "error n.dl:1: the file does not say"},
    {"another format", "dl n=2 format=lowerhalf\n",
     "error n.dl:1:15: of DL the formats fullmatrix, edgelist1 and nodelist1 are read"},
    {"not square", "dl nr=2 nc=3\n", "error n.dl:1: the matrix is not square"},
    {"too few labels", "dl n=3\nlabels:\nA\nB\ndata:\n", "here stand 2 labels and 3 are"},
    {"one label for two", "dl n=2\nlabels:\nA A\ndata:\n0 0\n0 0\n",
     "error n.dl:3:3: two organisations have the label 'A'"},
    {"too few cells", "dl n=2\ndata:\n0 1 0\n", "error n.dl:4: the file ends too early"},
    {"too many cells", "dl n=2\ndata:\n0 1\n0 0\n7\n",
     "error n.dl:5:1: behind the last cell stands more: '7'"},
    {"a cell that is no number", "dl n=2\ndata:\n0 one\n0 0\n",
     "error n.dl:3:3: a cell of a matrix must be a number, or NA when it is unknown, not "
     "'one'"},
    {"a number too high", "dl n=2 format=edgelist1\ndata:\n1 3\n",
     "error n.dl:3:3: here must stand a number from 1 to 2, not '3'"},
    {"more than n", "dl n=2 format=edgelist1\nlabels embedded\ndata:\nA B\nB C\n",
     "announces 2 organisations and names 3"},
    {"far too many", "dl n=99999999999999999999\n", "error n.dl:1:6: here must stand a"},
    {"a quote that does not close", "dl n=2\nlabels:\n\"A\nB\ndata:\n",
     "error n.dl:3:1: the quote that opens here is never closed"},
    {"an unknown word", "dl n=2 colour=red\n", "error n.dl:1:8: 'colour' is not known"},
};

static void what_is_wrong_is_refused_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network_reading reading = {.direction = DIRECTION_FOUND};
        struct network_series series = {NULL, 0};
        const char *said =
            read_said("n.dl", REFUSED_CASES[i].text, &reading, pool, &series);

        if (strstr(said, REFUSED_CASES[i].error) == NULL || series.waves != NULL) {
            fail_msg("%s: %s", REFUSED_CASES[i].label, said);
        }
    }
}

static void what_is_written_is_read_back_equal(void **state)
{
    const struct round directed = {.format = FORMAT_DL, .direction = DIRECTION_DIRECTED};
    struct round round = directed;

    (void)state;
    round_check(round);
    round.has_unknown = true;
    round_check(round);
    round.is_many = true;
    round_check(round);
    round = directed;
    round.is_silent = true;
    round_check(round);
    round_check((struct round){.format = FORMAT_DL, .is_undirected = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_in_every_form),
        cmocka_unit_test(a_row_of_unknown_cells_is_of_who_did_not_answer),
        cmocka_unit_test(several_matrices_are_relations),
        cmocka_unit_test(lists_of_several_relations_are_parted_by_a_mark),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_place),
        cmocka_unit_test(what_is_written_is_read_back_equal),
        cmocka_unit_test(what_a_matrix_does_not_show_is_said),
        cmocka_unit_test(the_format_stands_on_a_line_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
