/* test_network_graphml.c - GraphML as others write it, ours comes back as it was, and
 * what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "xml_round.h"

static const struct xml_format FORMAT = {"file.graphml", network_graphml_read,
                                         network_graphml_write};

static void what_we_write_comes_back_equal(void **state)
{
    static const struct made_kind KINDS[] = {
        {.waves = 1, .relations = 1},
        {.waves = 1, .relations = 1, .has_values = true},
        {.waves = 1, .relations = 1, .is_silent = true, .has_unknown = true},
        {.waves = 1, .relations = 3, .is_silent = true, .has_values = true},
        {.waves = 2, .relations = 1, .has_values = true, .has_unknown = true},
        {3, 3, true, true, true, true, false},
    };

    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
            xml_round(&FORMAT, seed, KINDS[i]);
        }
    }
}

static void attributes_that_are_called_as_our_words_come_back(void **state)
{
    (void)state;
    xml_words_round(&FORMAT);
}

#define KEYS                                                                             \
    "<key id='l' for='node' attr.name='name' attr.type='string'/>"                       \
    "<key id='s' for='node' attr.name='size' attr.type='double'>"                        \
    "<default>7</default></key>"                                                         \
    "<key id='w' for='edge' attr.name='weight' attr.type='double'/>"                     \
    "<key id='r' for='edge' attr.name='relation' attr.type='string'/>"
#define GRAPHML(keys, graphs)                                                            \
    "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns'>" keys  \
        graphs "</graphml>"
#define GRAPH(direction, content) "<graph edgedefault='" direction "'>" content "</graph>"
#define NODE(id, name) "<node id='" id "'><data key='l'>" name "</data></node>"

static void names_stand_in_name_or_label_else_in_the_id(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network = xml_network(
        &FORMAT, GRAPHML(KEYS, GRAPH("directed", NODE("a", "CAW") "<node id='OCMW'/>")),
        pool);
    assert_string_equal(network->names[0], "CAW");
    assert_string_equal(network->names[1], "OCMW");
}

static void a_tie_has_its_weight_and_else_is_one(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT,
                    GRAPHML(KEYS, GRAPH("directed", "<edge source='a' target='b'>"
                                                    "<data key='w'>2.5</data></edge>"
                                                    "<edge source='b' target='a'/>"
                                                    "<node id='a'/><node id='b'/>")),
                    pool);
    assert_true(network_tie_value(network, "a", "b") == 2.5);
    assert_true(network_tie_value(network, "b", "a") == 1);
    assert_true(network->relations[0].is_directed);
}

static void a_weight_that_is_nan_is_unknown(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT,
                    GRAPHML(KEYS, GRAPH("directed", "<node id='a'/><node id='b'/>"
                                                    "<edge source='a' target='b'>"
                                                    "<data key='w'>NaN</data></edge>")),
                    pool);
    assert_true(isnan(network_tie_value(network, "a", "b")));
}

static void the_default_of_a_key_holds_where_there_is_nothing(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network = xml_network(
        &FORMAT,
        GRAPHML(KEYS, GRAPH("undirected",
                            "<node id='a'/><node id='b'><data key='s'>3</data></node>")),
        pool);
    const struct attribute *size = network_attribute(network, "size");
    assert_non_null(size);
    assert_true(size->numbers[0] == 7);
    assert_true(size->numbers[1] == 3);
}

static void an_edge_that_goes_both_ways_among_arcs_is_two_ties(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network = xml_network(
        &FORMAT,
        GRAPHML("", GRAPH("directed", "<node id='a'/><node id='b'/><node id='c'/>"
                                      "<edge source='a' target='b' directed='false'/>"
                                      "<edge source='b' target='c'/>")),
        pool);
    assert_int_equal(network->relations[0].tie_count, 3);
    assert_true(network_tie_value(network, "b", "a") == 1);
}

static void keys_of_one_name_and_several_types_are_one(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state; /* as networkx writes whole numbers among others */
    const struct network *network = xml_network(
        &FORMAT,
        GRAPHML("<key id='w1' for='edge' attr.name='weight' attr.type='double'/>"
                "<key id='w2' for='edge' attr.name='weight' attr.type='long'/>"
                "<key id='s1' for='node' attr.name='staff' attr.type='double'/>"
                "<key id='s2' for='node' attr.name='staff' attr.type='long'/>",
                GRAPH("directed",
                      "<node id='a'><data key='s1'>1.5</data></node>"
                      "<node id='b'><data key='s2'>2</data></node><node id='c'/>"
                      "<edge source='a' target='b'><data key='w1'>2.5</data></edge>"
                      "<edge source='b' target='c'><data key='w2'>3</data></edge>")),
        pool);
    const struct attribute *staff = network_attribute(network, "staff");
    assert_true(network_tie_value(network, "a", "b") == 2.5);
    assert_true(network_tie_value(network, "b", "c") == 3);
    assert_non_null(staff);
    assert_true(staff->numbers[0] == 1.5 && staff->numbers[1] == 2);
    assert_string_equal(staff->texts[2], "");
}

static void arcs_of_a_relation_that_goes_both_ways_are_one_tie(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char XML[] = GRAPHML(
        KEYS "<key id='rs' for='graph' attr.name='relations' attr.type='string'/>",
        GRAPH("directed",
              "<data key='rs'>directed:refers\nundirected:knows</data>"
              "<node id='a'/><node id='b'/>"
              "<edge source='b' target='a'><data key='r'>knows</data></edge>"
              "<edge source='a' target='b'><data key='r'>knows</data></edge>"
              "<edge source='a' target='b'><data key='r'>refers</data></edge>"));

    (void)state;
    const struct network *network = xml_network(&FORMAT, XML, pool);
    const struct relation *knows = network_relation(network, "knows");
    assert_non_null(knows);
    assert_false(knows->is_directed);
    assert_int_equal(knows->tie_count, 1);
    assert_true(network_relation(network, "refers")->is_directed);
    assert_null(strstr(xml_said(&FORMAT, XML, pool), "more than once"));
}

static void one_file_never_mixes_edges_with_and_without_direction(void **state)
{
    const struct made_kind kind = {.waves = 1, .relations = 2};

    (void)state; /* networkx refuses such a file, igraph makes arcs of the edges */
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        const struct network_series series = made_series(seed, kind, pool);
        struct text xml;

        text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
        network_graphml_write(&series, pool, &report, &xml);
        assert_non_null(strstr(xml.bytes, "edgedefault=\"directed\""));
        assert_null(strstr(xml.bytes, " directed="));
    }
}

static void as_many_attributes_as_there_may_be_come_back(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};
    struct text text;

    (void)state;
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, "<graphml>");
    for (int i = 0; i < LIMIT_ATTRIBUTES; i++) {
        text_format(&text, "<key id='k%d' for='node' attr.name='x%d'/>", i, i);
    }
    text_add(&text, "<graph><node id='a'/></graph></graphml>");
    assert_true(network_from_xml(&FORMAT, text.bytes, pool, &report, &series));
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    network_graphml_write(&series, pool, &report, &text);
    assert_true(network_from_xml(&FORMAT, text.bytes, pool, &report, &again));
    assert_int_equal(again.waves[0].network.attribute_count, LIMIT_ATTRIBUTES);
}

static void codes_that_begin_with_a_zero_are_texts(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network = xml_network(
        &FORMAT,
        GRAPHML(KEYS, GRAPH("directed", "<node id='a'><data key='s'>0470</data>"
                                        "</node><node id='b'/>")),
        pool);
    const struct attribute *size = network_attribute(network, "size");
    assert_int_equal(size->kind, ATTRIBUTE_TEXT);
    assert_string_equal(size->texts[0], "0470");
}

static void the_kinds_of_edges_are_relations(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT,
                    GRAPHML(KEYS, GRAPH("directed", "<node id='a'/><node id='b'/>"
                                                    "<edge source='a' target='b'>"
                                                    "<data key='r'>trust</data></edge>"
                                                    "<edge source='a' target='b'>"
                                                    "<data key='r'>money</data></edge>")),
                    pool);
    assert_int_equal(network->relation_count, 2);
    assert_non_null(network_relation(network, "trust"));
    assert_non_null(network_relation(network, "money"));
}

static void several_graphs_are_waves(void **state)
{
    static const char XML[] =
        GRAPHML(KEYS, "<graph id='before' edgedefault='directed'>" NODE("x", "A")
                          NODE("y", "B") "<edge source='x' target='y'/></graph>"
                                         "<graph id='after' edgedefault='directed'>" NODE(
                                             "x", "B") "</graph>");
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};

    (void)state;
    assert_true(network_from_xml(&FORMAT, XML, pool, &report, &series));
    assert_int_equal(series.wave_count, 2);
    assert_string_equal(series.waves[0].label, "before");
    assert_string_equal(series.waves[1].label, "after");
    assert_int_equal(series.waves[1].network.organisation_count, 1);
    assert_string_equal(series.waves[1].network.names[0], "B");
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    static const struct row {
        const char *xml;
        const char *said;
    } ROWS[] = {
        {"", "file.graphml: the file is empty"},
        {"<graphml>", "file.graphml:1:10: this is no whole XML"},
        {"<graphml>\n</graph>", "file.graphml:2:3: this is no whole XML"},
        {"<html></html>", "file.graphml:1:1: this is no GraphML"},
        {"<graphml/>", "there is no graph in this file"},
        {"<?xml version='1.0' encoding='klingon'?><graphml/>", "save it as UTF-8"},
        {"<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]>\n<graphml/>",
         "file.graphml:1:13: this file has a document type"},
        {GRAPHML("", GRAPH("directed", "\n<node id='a'/><edge source='a' target='b'/>")),
         "file.graphml:2:15: this edge names the node 'b', which is not there"},
        {GRAPHML("", GRAPH("directed", "\n<node id='a'/><node id='a'/>")),
         "file.graphml:2:15: two nodes have the id 'a'"},
        {GRAPHML("", GRAPH("directed", "<node/>")), "this node has no id"},
        {GRAPHML("", GRAPH("directed", "<edge source='a'/>")),
         "this edge has no source, or no target"},
        {GRAPHML("", GRAPH("directed", "<node id='a'>" GRAPH("directed", "") "</node>")),
         "a graph stands within a node or an edge"},
        {GRAPHML(KEYS, GRAPH("directed", "<node id='a'/><node id='b'/>"
                                         "\n<edge source='a' target='b'>"
                                         "<data key='w'>lots</data></edge>")),
         "file.graphml:2:1: the value 'lots' of this tie is not a number"},
        {GRAPHML(KEYS KEYS, ""), "this attribute has no id, or that of another"},
        {GRAPHML(KEYS, GRAPH("directed", NODE("a", "CAW") NODE("b", "CAW"))), "CAW"},
        {"<graphml><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>"
         "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>"
         "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>",
         "elements stand too deep"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        struct network_series series = {NULL, 0};

        assert_false(network_from_xml(&FORMAT, ROWS[i].xml, pool, &report, &series));
        assert_int_equal(series.wave_count, 0);
        const char *said = report_text(&report, pool);
        if (strstr(said, ROWS[i].said) == NULL) {
            fail_msg("row %zu says: %s", i, said);
        }
    }
}

static void what_is_left_out_is_said_with_its_line(void **state)
{
    static const struct row {
        const char *xml;
        const char *said;
    } ROWS[] = {
        {GRAPHML("", GRAPH("directed", "<node id='a'/>\n<hyperedge/>")),
         "file.graphml:2:1: a hyperedge joins more than two nodes; it is left out"},
        {GRAPHML("", GRAPH("directed", "<node id='a'/><node id='b'/>\n"
                                       "<edge source='a' target='b' sourceport='N'/>")),
         "file.graphml:2:1: ports are not read"},
        {GRAPHML("<key id='c' for='edge' attr.name='colour'/>",
                 GRAPH("directed", "<node id='a'/><node id='b'/>\n"
                                   "<edge source='a' target='b'>"
                                   "<data key='c'>red</data></edge>")),
         "file.graphml:2:1: 'colour' of the edges is not read"},
        {GRAPHML("", GRAPH("directed", "<node id='a'><data key='q'>1</data></node>")),
         "'q' is nowhere declared as an attribute"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();

        (void)xml_network(&FORMAT, ROWS[i].xml, pool);
        if (strstr(xml_said(&FORMAT, ROWS[i].xml, pool), ROWS[i].said) == NULL) {
            fail_msg("row %zu says: %s", i, xml_said(&FORMAT, ROWS[i].xml, pool));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_we_write_comes_back_equal),
        cmocka_unit_test(attributes_that_are_called_as_our_words_come_back),
        cmocka_unit_test(names_stand_in_name_or_label_else_in_the_id),
        cmocka_unit_test(a_tie_has_its_weight_and_else_is_one),
        cmocka_unit_test(a_weight_that_is_nan_is_unknown),
        cmocka_unit_test(the_default_of_a_key_holds_where_there_is_nothing),
        cmocka_unit_test(an_edge_that_goes_both_ways_among_arcs_is_two_ties),
        cmocka_unit_test(keys_of_one_name_and_several_types_are_one),
        cmocka_unit_test(arcs_of_a_relation_that_goes_both_ways_are_one_tie),
        cmocka_unit_test(one_file_never_mixes_edges_with_and_without_direction),
        cmocka_unit_test(as_many_attributes_as_there_may_be_come_back),
        cmocka_unit_test(codes_that_begin_with_a_zero_are_texts),
        cmocka_unit_test(the_kinds_of_edges_are_relations),
        cmocka_unit_test(several_graphs_are_waves),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(what_is_left_out_is_said_with_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
