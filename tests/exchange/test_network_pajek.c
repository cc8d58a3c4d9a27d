/* test_network_pajek.c - Pajek's files are read as Pajek means them, and come back equal.
 * */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/network_pajek.h"
#include "network_round.h"

static const struct {
    const char *label;
    const char *text;
    const char *ties;
} READ_CASES[] = {
    {"arcs have values, or 1",
     "*Vertices 3\n1 \"A\"\n2 \"B b\"\n3 C\n*Arcs\n1 2 2.5\n3 1\n", "A>B b 2.5, C>A 1"},
    {"edges go both ways", "*Vertices 2\n1 A\n2 B\n*Edges\n2 1 3\n", "A-B 3"},
    {"both kinds make directed ties", "*Vertices 3\n*Arcs\n1 2\n*Edges\n2 3\n",
     "1>2 1, 2>3 1, 3>2 1"},
    {"lists", "*Vertices 3\n1 A\n2 B\n3 C\n*Arcslist\n1 2 3\n", "A>B 1, A>C 1"},
    {"lists of edges", "*Vertices 3\n1 A\n2 B\n3 C\n*Edgeslist\n3 1 2\n", "A-C 1, B-C 1"},
    {"a matrix", "*Vertices 2\n1 A\n2 B\n*Matrix\n0 4\n0 0\n", "A>B 4"},
    {"vertices in any order", "*Vertices 2\n2 B\n1 A\n*Arcs\n1 2\n", "A>B 1"},
    {"what is drawn is passed over",
     "% made by hand\n*Network x\n*Vertices 2\n1 \"A\" 0.1 0.2 0.5 ic Red\n2 \"B\"\n"
     "*Arcs\n1 2 1 w 2 c Blue\n",
     "A>B 1"},
    {"signs by number", "*Vertices 2\n1 \"&#34;A&#34; &#233;\"\n2 B\n*Arcs\n1 2\n",
     "\"A\" \xC3\xA9>B 1"},
    {"quotes as igraph writes them",
     "*Vertices 2\n1 \"\\\"A\\\" b\"\n2 \"\\\"\"\n*Arcs\n1 2\n", "\"A\" b>\" 1"},
    {"a backslash at the end", "*Vertices 2\n1 \"A\\\" 0.1\n2 \"B\\\"\n*Arcs\n1 2\n",
     "A\\>B\\ 1"},
    {"a mark and no title", "\xEF\xBB\xBF*Network \"\"\n*Vertices 2\n*Arcs\n1 2\n",
     "1>2 1"},
    {"the relation before the line", "*Vertices 2\n*Arcs\n*Arcs :2 \"x\"\n2: 1 2 1\n",
     ""},
};

static void files_are_read_as_pajek_means_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READ_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network network = read_network("n.net", READ_CASES[i].text, pool);

        if (strcmp(ties_text(&network, 0, pool), READ_CASES[i].ties) != 0) {
            fail_msg("%s: %s", READ_CASES[i].label, ties_text(&network, 0, pool));
        }
    }
}

static void relations_have_numbers_and_names(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = read_network(
        "n.net",
        "*Vertices 2\n*Arcs :1 \"contact\"\n1 2\n*Edges :2\n1 2\n*Arcs :1\n2 1\n", pool);

    (void)state;
    assert_int_equal(network.relation_count, 2);
    assert_string_equal(network.relations[0].name, "contact");
    assert_string_equal(network.relations[1].name, "2");
    assert_string_equal(ties_text(&network, 0, pool), "1>2 1, 2>1 1");
    assert_string_equal(ties_text(&network, 1, pool), "1-2 1");
}

static void latin_1_is_read_with_a_note(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct network_series series = {NULL, 0};
    const char *said =
        read_said("n.net", "*Vertices 1\n1 \"Caf\xE9\"\n", &reading, pool, &series);

    (void)state;
    assert_string_equal(series.waves[0].network.names[0], "Caf\xC3\xA9");
    assert_non_null(strstr(said, "note n.net: the file is not UTF-8"));
}

static const struct {
    const char *label;
    const char *text;
    const char *error;
} REFUSED_CASES[] = {
    {"no vertices", "*Arcs\n1 2\n", "error n.net:1:1: *Arcs stands before *Vertices"},
    {"no number of them", "*Vertices x\n",
     "error n.net:1:1: behind *Vertices must stand"},
    {"too many", "*Vertices 10001\n", "error n.net:1:1: behind *Vertices must stand"},
    {"two kinds", "*Vertices 3 2\n", "error n.net:1:1: this is a network of two kinds"},
    {"a number too high", "*Vertices 2\n*Arcs\n1 3\n",
     "error n.net:3:3: here must stand a number from 1 to 2, not '3'"},
    {"no second end", "*Vertices 2\n*Arcs\n1\n", "error n.net:3:1: a tie needs two"},
    {"a value that is no number", "*Vertices 2\n*Arcs\n1 2 much\n",
     "error n.net:3:5: the value of a tie must be a number, not 'much'"},
    {"one name for two", "*Vertices 2\n1 A\n2 A\n",
     "error n.net:3:1: two organisations have the name 'A'"},
    {"a number twice", "*Vertices 2\n1 A\n1 B\n", "error n.net:3:1: the vertex 1 stands"},
    {"a matrix that ends", "*Vertices 2\n*Matrix\n0 1\n1\n",
     "error n.net:2:1: *Matrix ends too early"},
    {"a quote that does not close", "*Vertices 2\n1 \"A\n", "error n.net:2:3: the quote"},
    {"a quote in a name", "*Vertices 1\n1 \"De \"Brug\"\"\n",
     "error n.net:2:3: text stands behind the closing quote of this name"},
    {"another part", "*Vertices 2\n*Partition x\n",
     "error n.net:2:1: '*Partition' is not"},
    {"two networks", "*Vertices 2\n*Vertices 2\n",
     "error n.net:2:1: *Vertices stands twice"},
};

static void what_is_wrong_is_refused_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network_reading reading = {.direction = DIRECTION_FOUND};
        struct network_series series = {NULL, 0};
        const char *said =
            read_said("n.net", REFUSED_CASES[i].text, &reading, pool, &series);

        if (strstr(said, REFUSED_CASES[i].error) == NULL || series.waves != NULL) {
            fail_msg("%s: %s", REFUSED_CASES[i].label, said);
        }
    }
}

static void what_is_written_is_read_back_equal(void **state)
{
    (void)state;
    round_check((struct round){.format = FORMAT_PAJEK, .has_title = true});
    round_check((struct round){.format = FORMAT_PAJEK, .is_many = true});
    round_check((struct round){.format = FORMAT_PAJEK, .is_undirected = true});
}

static void a_partition_numbers_the_groups(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char *const SECTORS[] = {"zorg", "welzijn", "", "zorg"};
    const struct attribute sector = {.name = "sector", .texts = SECTORS};
    struct text clu;

    (void)state;
    text_init(&clu, pool, LIMIT_OUTPUT_BYTES);
    pajek_clu_write(&sector, 4, &clu);
    assert_string_equal(clu.bytes, "*Vertices 4\r\n1\r\n2\r\n0\r\n1\r\n");
}

static void values_of_pajek_are_attributes(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const double NUMBERS[] = {0.1, -3};
    const char *net = "*Vertices 2\n*Arcs\n1 2\n";
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};
    struct text vec;

    (void)state;
    text_init(&vec, pool, LIMIT_OUTPUT_BYTES);
    pajek_vec_write(NUMBERS, 2, &vec);
    const struct file_bytes file = {"n.net", net, strlen(net)};
    const struct file_bytes values = {"map/size.vec", vec.bytes, vec.length};
    assert_true(network_read(&file, &values, &reading, pool, &report, &series));
    const struct attribute *size = network_attribute(&series.waves[0].network, "size");
    assert_non_null(size);
    assert_true(size->numbers[0] == 0.1 && size->numbers[1] == -3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_as_pajek_means_them),
        cmocka_unit_test(relations_have_numbers_and_names),
        cmocka_unit_test(latin_1_is_read_with_a_note),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_place),
        cmocka_unit_test(what_is_written_is_read_back_equal),
        cmocka_unit_test(a_partition_numbers_the_groups),
        cmocka_unit_test(values_of_pajek_are_attributes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
