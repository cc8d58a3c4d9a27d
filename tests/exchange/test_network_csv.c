/* test_network_csv.c - a list of ties is read as Gephi, Kumu and people write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/network_csv.h"
#include "network_round.h"

static const struct network_reading FOUND = {.direction = DIRECTION_FOUND};

static const struct {
    const char *label;
    const char *text;
    const char *ties;
} READ_CASES[] = {
    {"only two columns", "Source,Target\nA,B\n", "A>B 1"},
    {"lower case, with a value", "source,target,value\nA,B,2.5\n", "A>B 2.5"},
    {"Dutch", "van;naar;waarde\nA;B;0,5\n", "A>B 0.5"},
    {"French", "de\tvers\tpoids\nA\tB\t3\n", "A>B 3"},
    {"with an accent", "de,\xC3\xA0\nA,B\n", "A>B 1"},
    {"Gephi", "Id,Source,Target,Type,Label,Weight\n0,A,B,Undirected,x,2\n", "A-B 2"},
    {"Gephi, both kinds", "Source,Target,Type\nA,B,Undirected\nC,A,Directed\n",
     "A>B 1, B>A 1, C>A 1"},
    {"Kumu", "From,To,Direction,Type,Strength,Label\nA,B,mutual,,4,x\nB,C,directed,,1,\n",
     "A>B 4, B>A 4, B>C 1"},
    {"unknown values", "Source,Target,Value\nA,B,NA\nA,C,?\nB,C,\nC,A,1\n",
     "A>B NA, A>C NA, B>C NA, C>A 1"},
    {"a value of 0 is no tie", "Source,Target,Value\nA,B,0\nB,A,1\n", "B>A 1"},
    {"names with signs", "Source,Target\n\"A, \"\"a\"\"\", =B#;c \n", "A, \"a\">=B#;c 1"},
    {"twice: the highest value", "Source,Target,Value\nA,B,1\nA,B,3\nA,B,2\n", "A>B 3"},
    {"with itself", "Source,Target\nA,A\nA,B\n", "A>B 1"},
};

static void lists_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READ_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network network = read_network("e.csv", READ_CASES[i].text, pool);

        if (strcmp(ties_text(&network, 0, pool), READ_CASES[i].ties) != 0) {
            fail_msg("%s: %s", READ_CASES[i].label, ties_text(&network, 0, pool));
        }
    }
}

static void a_list_of_one_network_may_name_it(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network =
        read_network("e.csv", "Network,Source,Target\nN1,A,B\nN1,B,C\n", pool);

    (void)state;
    assert_string_equal(ties_text(&network, 0, pool), "A>B 1, B>C 1");
}

static void relations_stand_in_a_column(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network =
        read_network("e.csv", "From,To,Type\nA,B,trust\nA,B,money\nB,A,trust\n", pool);

    (void)state;
    assert_int_equal(network.relation_count, 2);
    assert_string_equal(network.relations[0].name, "trust");
    assert_string_equal(ties_text(&network, 0, pool), "A>B 1, B>A 1");
    assert_string_equal(ties_text(&network, 1, pool), "A>B 1");
}

static void waves_are_put_in_order_of_time(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_series series = {NULL, 0};

    (void)state;
    (void)read_said("e.csv", "Source,Target,Wave\nA,B,2026\nB,A,2024\nA,B,2025\n", &FOUND,
                    pool, &series);
    assert_int_equal(series.wave_count, 3);
    assert_string_equal(series.waves[0].label, "2024");
    assert_string_equal(series.waves[2].label, "2026");
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool), "B>A 1");
    assert_int_equal(series.waves[0].network.organisation_count, 2);
}

static const struct {
    const char *label;
    const char *text;
    const char *said;
} SAID_CASES[] = {
    {"twice", "Source,Target,Type\nA,B,Directed\nA,B,Directed\n",
     "note e.csv:3:1: the tie from 'A' to 'B' stands more than once; the highest value "
     "stays\n"},
    {"with itself", "Source,Target\nA,A\n",
     "note e.csv:2:1: a tie of 'A' with itself is left out\n"},
    {"nearly the same name", "Source,Target\nCAW  Oost,Caf\xC3\xA9\ncaw oost,CAFE\n",
     "warning e.csv:3:1: 'caw oost' and 'CAW  Oost' differ only by case, accents or "
     "spaces "
     "and are counted apart; are they one? Then merge them (--merge)\n"
     "warning e.csv:3:10: 'CAFE' and 'Caf\xC3\xA9' differ only"},
    {"not read", "Source,Target,Colour,Id\nA,B,red,1\n",
     "note e.csv:1: columns that are not read: Colour, Id\n"},
    {"no direction", "Source,Target\nA,B\n",
     "note e.csv:1: the list does not say whether"},
    {"all in all", "Source,Target\nA,B\nA,B\nA,A\n",
     "note e.csv: ties that stood more than once and were merged: 1; ties of an "
     "organisation with itself, left out: 1; ties of no members, left out: 0; names "
     "nearly "
     "the same: 0\n"
     "note e.csv: organisations read: 2; ties: 1\n"},
    {"a value that is no number", "Source,Target,Weight\nA,B,much\n",
     "error e.csv:2:5: the value of a tie must be a number, or NA when it is unknown, "
     "not "
     "'much'\n"},
    {"a name that is missing", "Source,Target\nA,\n",
     "error e.csv:2:3: the name of an organisation is missing here\n"},
    {"a direction that is none", "Source,Target,Direction\nA,B,up\n",
     "error e.csv:2:5: the direction must be directed, undirected or mutual, not 'up'\n"},
    {"no ties", "Source,Target\n", "error e.csv: the file names no organisation\n"},
    {"sizes where there is more than one",
     "Source,Target,Relation,Wave\nA,B,x,1\nA,C,y,2\nB,C,x,2\n",
     "note e.csv: organisations read: 3; ties: 3; relations: 2; waves: 2\n"},
    {"many networks in one list", "Network,Source,Target\nN1,A,B\nN1,B,C\nN2,A,C\n",
     "error e.csv:4:1: another network begins here: 'N2', after 'N1'; here one network "},
    {"an endless value", "Source,Target,Weight\nA,B,1e999\n",
     "error e.csv:2:5: the value"},
};

static void what_is_read_merged_and_refused_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SAID_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct network_series series = {NULL, 0};
        const char *said = read_said("e.csv", SAID_CASES[i].text, &FOUND, pool, &series);

        if (strstr(said, SAID_CASES[i].said) == NULL ||
            (series.waves == NULL) != (strncmp(SAID_CASES[i].said, "error", 5) == 0)) {
            fail_msg("%s: %s", SAID_CASES[i].label, said);
        }
    }
}

static void names_are_merged_when_asked(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_reading merging = {.is_merging = true};
    struct network_series series = {NULL, 0};
    const char *said = read_said("e.csv", "Source,Target\nCAW  Oost,B\nb,caw oost\n",
                                 &merging, pool, &series);

    (void)state;
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool),
                        "CAW  Oost>B 1, B>CAW  Oost 1");
    assert_non_null(strstr(said, "note e.csv:3:1: 'b' was read as 'B'\n"));
}

/* ---- with a table of organisations ---- */

static const char *with_nodes_said(const char *ties, const char *nodes, struct pool *pool,
                                   struct network_series *series_out)
{
    const struct file_bytes file = {"e.csv", ties, strlen(ties)};
    const struct file_bytes table = {"n.csv", nodes, strlen(nodes)};
    struct report report = {.pool = pool};
    struct text said;

    (void)!network_read(&file, &table, &FOUND, pool, &report, series_out);
    text_init(&said, pool, LIMIT_OUTPUT_BYTES);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        report_entry_say(entry, LANGUAGE_EN, &said);
        text_add_char(&said, '\n');
    }
    return said.bytes;
}

static void a_table_adds_attributes_and_those_without_ties(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_series series = {NULL, 0};
    const char *said = with_nodes_said(
        "Source,Target\nB,A\n",
        "naam;sector;score;new;beantwoord\nA;zorg;1,5;ja;ja\nC;;;nee;nee\n"
        "B;welzijn;2;ja;\n",
        pool, &series);
    const struct network *network = &series.waves[0].network;

    (void)state;
    assert_int_equal(network->organisation_count, 3);
    assert_string_equal(network->names[1], "C");
    assert_int_equal(network->attribute_count, 3);
    assert_int_equal(network_attribute(network, "sector")->kind, ATTRIBUTE_TEXT);
    assert_true(network_attribute(network, "score")->numbers[0] == 1.5);
    assert_int_equal(network_attribute(network, "new")->kind, ATTRIBUTE_YES_NO);
    assert_true(network->relations[0].is_silent[1]);
    assert_non_null(
        strstr(said, "n.csv: organisations of the table without any tie: 1\n"));
}

static const struct {
    const char *label;
    const char *ties;
    const char *nodes;
    const char *said;
} NODES_CASES[] = {
    {"a name that the table misses", "Source,Target\nA,B\n", "name\nA\n",
     "e.csv:2:3: 'B' is not in the table of organisations"},
    {"a name twice", "Source,Target\nA,B\n", "name\nA\nB\nA\n",
     "n.csv:4:1: 'A' stands twice in the table of organisations"},
    {"no name", "Source,Target\nA,B\n", "name,x\nA,1\nB,1\n,2\n",
     "n.csv:4:1: the name of an organisation is missing here"},
    {"a header twice", "Source,Target\nA,B\n", "name,x,x\nA,1,1\nB,1,1\n",
     "n.csv:1:8: two columns have the header 'x'"},
    {"an answer that is none", "Source,Target\nA,B\n", "name,answered\nA,perhaps\nB,no\n",
     "n.csv:2:3: whether an organisation answered must be yes or no, not 'perhaps'"},
    {"too few beside a matrix", ",A,B\nA,0,1\nB,0,0\n", "name\nA\n",
     "e.csv:1:4: 'B' is not in the table of organisations"},
};

static void a_table_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NODES_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct network_series series = {NULL, 0};
        const char *said =
            with_nodes_said(NODES_CASES[i].ties, NODES_CASES[i].nodes, pool, &series);

        if (strstr(said, NODES_CASES[i].said) == NULL || series.waves != NULL) {
            fail_msg("%s: %s", NODES_CASES[i].label, said);
        }
    }
}

static void more_than_a_matrix_has_is_left_out_with_a_warning(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_series series = {NULL, 0};
    const char *said =
        with_nodes_said(",A,B\nA,0,1\nB,0,0\n", "name,x\nA,1\nC,2\nB,3\n", pool, &series);

    (void)state;
    assert_non_null(
        strstr(said, "n.csv:3:1: 'C' is not in the network; its row is left out\n"));
    assert_int_equal(series.waves[0].network.organisation_count, 2);
    assert_true(series.waves[0].network.attributes[0].numbers[1] == 3);
}

/* ---- many networks ---- */

static void many_networks_stand_in_one_list(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char TEXT[] = "network,source,target\nn1,A,B\nn2,A,C\nn1,B,C\nn2,C,C\n";
    const struct file_bytes file = {"m.csv", TEXT, strlen(TEXT)};
    struct report report = {.pool = pool};
    struct labelled_networks many = {NULL, 0};

    (void)state;
    assert_true(network_is_many(&file));
    assert_true(network_read_many(&file, &FOUND, pool, &report, &many));
    assert_int_equal(many.count, 2);
    assert_string_equal(many.networks[0].label, "n1");
    assert_string_equal(ties_text(&many.networks[0].series.waves[0].network, 0, pool),
                        "A>B 1, B>C 1");
    assert_string_equal(ties_text(&many.networks[1].series.waves[0].network, 0, pool),
                        "A>C 1");
}

static void an_error_in_one_of_many_ends_all(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char TEXT[] = "network,source,target,value\nn1,A,B,1\nn2,A,B,x\n";
    const struct file_bytes file = {"m.csv", TEXT, strlen(TEXT)};
    struct report report = {.pool = pool};
    struct labelled_networks many = {NULL, 0};

    (void)state;
    assert_false(network_read_many(&file, &FOUND, pool, &report, &many));
    assert_null(many.networks);
    assert_int_equal(report.error_count, 1);
}

static void what_is_written_is_read_back_equal(void **state)
{
    struct round round = {.format = FORMAT_EDGES, .has_nodes = true};

    (void)state;
    round_check(round);
    round.has_attributes = true;
    round.has_unknown = true;
    round_check(round);
    round.is_undirected = true;
    round_check(round);
    round =
        (struct round){.format = FORMAT_EDGES, .has_nodes = true, .is_nameless = true};
    round.is_silent = true;
    round_check(round);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_read),
        cmocka_unit_test(a_list_of_one_network_may_name_it),
        cmocka_unit_test(relations_stand_in_a_column),
        cmocka_unit_test(waves_are_put_in_order_of_time),
        cmocka_unit_test(what_is_read_merged_and_refused_is_said),
        cmocka_unit_test(names_are_merged_when_asked),
        cmocka_unit_test(a_table_adds_attributes_and_those_without_ties),
        cmocka_unit_test(a_table_that_does_not_fit_is_refused),
        cmocka_unit_test(more_than_a_matrix_has_is_left_out_with_a_warning),
        cmocka_unit_test(many_networks_stand_in_one_list),
        cmocka_unit_test(an_error_in_one_of_many_ends_all),
        cmocka_unit_test(what_is_written_is_read_back_equal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
