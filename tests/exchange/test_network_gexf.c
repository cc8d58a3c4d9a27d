/* test_network_gexf.c - GEXF as others write it, ours comes back as it was, and what is
 * refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "xml_round.h"

static const struct xml_format FORMAT = {"file.gexf", network_gexf_read,
                                         network_gexf_write};

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

#define GEXF(content)                                                                    \
    "<gexf xmlns='http://www.gexf.net/1.2draft' version='1.2'>" content "</gexf>"
#define DYNAMIC(content)                                                                 \
    GEXF("<graph mode='dynamic' timeformat='date' defaultedgetype='directed'>" content   \
         "</graph>")
#define TWO "<nodes><node id='0' label='A'/><node id='1' label='B'/></nodes>"
#define GRAPH(content)                                                                   \
    GEXF("<graph defaultedgetype='directed'>" TWO "<edges>" content "</edges></graph>")

static void attributes_that_are_called_as_our_words_come_back(void **state)
{
    (void)state;
    xml_words_round(&FORMAT);
}

static void names_stand_in_the_label_else_in_the_id(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network = xml_network(
        &FORMAT,
        GEXF("<graph><nodes><node id='0' label='CAW'/><node id='OCMW'/></nodes></graph>"),
        pool);
    assert_string_equal(network->names[0], "CAW");
    assert_string_equal(network->names[1], "OCMW");
    assert_false(network->relations[0].is_directed);
}

static void a_tie_has_its_weight_and_else_is_one(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT,
                    GRAPH("<edge source='0' target='1' weight='2.5'/>"
                          "<edge source='1' target='0'/>"),
                    pool);
    assert_true(network_tie_value(network, "A", "B") == 2.5);
    assert_true(network_tie_value(network, "B", "A") == 1);
}

static void a_mutual_edge_is_two_ties(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT, GRAPH("<edge source='0' target='1' type='mutual'/>"), pool);
    assert_true(network_tie_value(network, "A", "B") == 1);
    assert_true(network_tie_value(network, "B", "A") == 1);
}

static void kinds_of_edges_are_relations(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT,
                    GRAPH("<edge source='0' target='1' kind='trust'/>"
                          "<edge source='0' target='1' kind='money'/>"),
                    pool);
    assert_non_null(network_relation(network, "trust"));
    assert_non_null(network_relation(network, "money"));
}

static void how_it_looks_is_passed_over(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct network *network =
        xml_network(&FORMAT,
                    GEXF("<graph><nodes><node id='0' label='A'>"
                         "<viz:color r='1' g='2' b='3'/><viz:nodes><viz:node id='9'/>"
                         "</viz:nodes></node></nodes></graph>"),
                    pool);
    assert_int_equal(network->organisation_count, 1);
}

static void nodes_in_nodes_stand_side_by_side(void **state)
{
    static const char XML[] = GEXF(
        "<graph><nodes><node id='0' label='A'>\n<nodes><node id='1' label='B'/></nodes>"
        "</node></nodes></graph>");
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_int_equal(xml_network(&FORMAT, XML, pool)->organisation_count, 2);
    assert_non_null(
        strstr(xml_said(&FORMAT, XML, pool), "file.gexf:2:1: groups of nodes"));
}

/* A from the first, B from the second moment on; A to B in the second only, worth 3; the
 * third is where an edge back begins. */
static const char THREE_TIMES[] = DYNAMIC(
    "<attributes class='edge' mode='dynamic'>"
    "<attribute id='w' title='weight' type='float'/></attributes>"
    "<nodes><node id='0' label='A' start='2024-01-01'/>"
    "<node id='1' label='B' start='2025-01-01'/></nodes>"
    "<edges><edge source='0' target='1' start='2025-01-01' end='2025-12-31'><attvalues>"
    "<attvalue for='w' value='3' start='2025-01-01' end='2025-06-01'/></attvalues></edge>"
    "<edge source='1' target='0'><spells><spell start='2026-01-01'/></spells></edge>"
    "</edges>");

static void every_moment_where_something_begins_is_a_wave(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};

    (void)state;
    assert_true(network_from_xml(&FORMAT, THREE_TIMES, pool, &report, &series));
    assert_int_equal(series.wave_count, 3);
    assert_string_equal(series.waves[0].label, "2024-01-01");
    assert_int_equal(series.waves[0].network.organisation_count, 1);
    assert_int_equal(series.waves[1].network.organisation_count, 2);
    assert_true(network_tie_value(&series.waves[1].network, "A", "B") == 3);
    assert_true(network_tie_value(&series.waves[1].network, "B", "A") == 0);
    assert_true(network_tie_value(&series.waves[2].network, "A", "B") == 0);
    assert_true(network_tie_value(&series.waves[2].network, "B", "A") == 1);
}

static const char *wave_of(const char *label, struct pool *pool)
{
    struct network_series series =
        made_series(3, (struct made_kind){.waves = 2, .relations = 1}, pool);
    struct wave waves[2] = {series.waves[0], series.waves[1]};
    struct report report = {.pool = pool};
    struct text xml;

    waves[0].label = "2024";
    waves[1].label = label;
    series.waves = waves;
    text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
    network_gexf_write(&series, pool, &report, &xml);
    return xml.bytes;
}

static void labels_that_are_times_are_the_times(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_non_null(strstr(wave_of("2026", pool), "start=\"2024\" end=\"2025.998"));
    assert_non_null(strstr(wave_of("T1", pool), "start=\"0\" end=\"0.999"));
    assert_non_null(strstr(wave_of("2023", pool), "start=\"0\" end=\"0.999"));
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    static const struct row {
        const char *xml;
        const char *said;
    } ROWS[] = {
        {"<gexf/>", "there is no graph in this file"},
        {"<graphml/>", "file.gexf:1:1: this is no GEXF"},
        {"<!DOCTYPE a [<!ENTITY b 'bbbb'>]><gexf/>", "this file has a document type"},
        {GEXF("<graph/>\n<graph/>"), "file.gexf:2:1: the file has more than one graph"},
        {GRAPH("\n<edge source='0' target='7'/>"),
         "file.gexf:2:1: this edge names the node '7', which is not there"},
        {GRAPH("\n<edge source='0'/>"), "file.gexf:2:1: this edge has no source"},
        {GRAPH("\n<edge source='0' target='1' weight='heavy'/>"),
         "file.gexf:2:1: the value 'heavy' of this tie is not a number"},
        {GRAPH("\n<edge source='0' target='1' start='spring'/>"),
         "file.gexf:2:1: the time 'spring' is no number and no date"},
        {GEXF("<graph><nodes><node id='0'/>\n<node id='0'/></nodes></graph>"),
         "file.gexf:2:1: two nodes have the id '0'"},
        {GEXF("<graph><nodes><node label='A'/></nodes></graph>"), "this node has no id"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        struct network_series series = {NULL, 0};

        assert_false(network_from_xml(&FORMAT, ROWS[i].xml, pool, &report, &series));
        const char *said = report_text(&report, pool);
        if (strstr(said, ROWS[i].said) == NULL) {
            fail_msg("row %zu says: %s", i, said);
        }
    }
}

static void what_is_in_no_wave_is_said(void **state)
{
    static const char XML[] = "<gexf><meta><samenspel:wave start='5' label='T0'/></meta>"
                              "<graph><nodes><node id='a'/>\n<node id='b' end='3'/>"
                              "<node id='c'/></nodes><edges>\n"
                              "<edge source='a' target='c' start='7'/></edges></graph>"
                              "</gexf>";
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_int_equal(xml_network(&FORMAT, XML, pool)->organisation_count, 2);
    assert_non_null(strstr(xml_said(&FORMAT, XML, pool),
                           "file.gexf:2:1: this node is there in none"));
    assert_non_null(strstr(xml_said(&FORMAT, XML, pool),
                           "file.gexf:3:1: this edge is there in none"));
}

static void a_file_without_anybody_in_a_wave_is_refused(void **state)
{
    static const char XML[] = "<gexf><meta><samenspel:wave start='5' label='T0'/></meta>"
                              "<graph><nodes><node id='a' start='6'/></nodes></graph>"
                              "</gexf>";
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_non_null(
        strstr(xml_said(&FORMAT, XML, pool), "no node of this file is there"));
}

static void more_moments_than_waves_are_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};
    struct text xml;

    (void)state;
    text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
    text_add(&xml, "<gexf><graph><nodes>");
    for (size_t i = 0; i <= LIMIT_WAVES; i++) {
        text_format(&xml, "<node id='%zu' start='%zu'/>", i, i);
    }
    text_add(&xml, "</nodes></graph></gexf>");
    assert_false(network_from_xml(&FORMAT, xml.bytes, pool, &report, &series));
    assert_non_null(
        strstr(report_text(&report, pool), ": something begins at 501 moments"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_we_write_comes_back_equal),
        cmocka_unit_test(attributes_that_are_called_as_our_words_come_back),
        cmocka_unit_test(names_stand_in_the_label_else_in_the_id),
        cmocka_unit_test(a_tie_has_its_weight_and_else_is_one),
        cmocka_unit_test(a_mutual_edge_is_two_ties),
        cmocka_unit_test(kinds_of_edges_are_relations),
        cmocka_unit_test(how_it_looks_is_passed_over),
        cmocka_unit_test(nodes_in_nodes_stand_side_by_side),
        cmocka_unit_test(every_moment_where_something_begins_is_a_wave),
        cmocka_unit_test(labels_that_are_times_are_the_times),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(what_is_in_no_wave_is_said),
        cmocka_unit_test(a_file_without_anybody_in_a_wave_is_refused),
        cmocka_unit_test(more_moments_than_waves_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
