/* test_pseudonym.c - names are hidden everywhere, and only names are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/network_builder.h"
#include "exchange/network_xml.h"
#include "exchange/pseudonym.h"
#include "made_network.h"

enum { SEED = 7 };

static struct network_series read_text(const char *xml, struct pool *pool)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    const struct file_bytes file = {"file.graphml", xml, strlen(xml)};
    struct report report = {.pool = pool};
    struct network_builder *builder =
        network_builder_new(&reading, file.name, pool, &report);
    struct network_series series = {NULL, 0};

    if (!network_graphml_read(&file, builder, pool, &report) ||
        !network_builder_finish(builder, &series)) {
        fail_msg("%s", report_text(&report, pool));
    }
    return series;
}

#define NODE(name, role, size)                                                           \
    "<node id='" name "'><data key='r'>" role "</data><data key='z'>" size "</data>"     \
    "<data key='s'>https://www." name ".invalid</data></node>"

/* Four organisations: one coordinator, two members, one guest. */
static const char FOUR[] =
    "<graphml><key id='r' for='node' attr.name='role'/>"
    "<key id='s' for='node' attr.name='site'/>"
    "<key id='z' for='node' attr.name='size' attr.type='int'/>"
    "<graph edgedefault='directed'>" NODE("caw", "member", "1")
        NODE("ocmw", "coordinator", "2") NODE("school", "member", "3")
            NODE("police", "guest", "4") "<edge source='caw' target='ocmw'/>"
                                         "<edge source='ocmw' target='school'/>"
                                         "</graph></graphml>";

static struct pseudonymous hide(const struct network_series *series, enum naming naming,
                                uint64_t seed, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct pseudonymous hidden = {.count = 0};
    struct status st = {0};

    if (!network_pseudonymise(series, naming, seed, pool, &report, &hidden, &st)) {
        fail_msg("%s", st.storage);
    }
    return hidden;
}

/* The same series with the names that the key gives back. */
static struct network_series unhide(const struct pseudonymous *hidden, struct pool *pool)
{
    struct wave *waves =
        pool_copy(pool, hidden->series.waves, hidden->series.wave_count, struct wave);

    for (size_t i = 0; i < hidden->series.wave_count; i++) {
        struct network *network = &waves[i].network;
        const char **names = pool_array(pool, network->organisation_count, const char *);

        for (size_t j = 0; j < network->organisation_count; j++) {
            for (size_t k = 0; k < hidden->count; k++) {
                if (strcmp(network->names[j], hidden->pseudonyms[k]) == 0) {
                    names[j] = hidden->names[k];
                }
            }
        }
        network->names = names;
        network->title = "A title & more";
    }
    return (struct network_series){waves, hidden->series.wave_count};
}

static void with_the_key_everything_is_as_it_was(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct network_series series = made_series(
            seed, (struct made_kind){3, 3, true, true, true, true, false}, pool);
        const struct pseudonymous hidden = hide(&series, NAMING_CODE, seed, pool);
        const struct network_series again = unhide(&hidden, pool);
        const char *difference = series_difference(&series, &again, pool);

        if (difference != NULL) {
            fail_msg("seed %zu: %s", (size_t)seed, difference);
        }
    }
}

static void ties_stand_in_order_again(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series =
        made_series(3, (struct made_kind){2, 3, true, true, true, true, false}, pool);
    const struct pseudonymous hidden = hide(&series, NAMING_CODE, SEED, pool);

    (void)state;
    for (size_t i = 0; i < hidden.series.wave_count; i++) {
        const struct network *network = &hidden.series.waves[i].network;

        for (size_t j = 0; j < network->relation_count; j++) {
            const struct relation *relation = &network->relations[j];

            for (size_t k = 0; k < relation->tie_count; k++) {
                const struct tie *tie = &relation->ties[k];

                assert_true(relation->is_directed || tie->from < tie->to);
                assert_true(k == 0 || tie[-1].from < tie->from ||
                            (tie[-1].from == tie->from && tie[-1].to < tie->to));
            }
        }
    }
}

static void codes_do_not_follow_the_file_and_hang_on_the_seed(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series = read_text(FOUR, pool);
    size_t alike = 0;
    size_t same_as_first = 0;
    const struct pseudonymous first = hide(&series, NAMING_CODE, 0, pool);

    (void)state;
    assert_string_equal(first.pseudonyms[0], "O01");
    assert_string_equal(first.pseudonyms[3], "O04");
    for (uint64_t seed = 1; seed <= 100; seed++) {
        const struct pseudonymous hidden = hide(&series, NAMING_CODE, seed, pool);

        alike += strcmp(hidden.names[0], "caw") == 0;
        same_as_first += strcmp(hidden.names[0], first.names[0]) == 0;
    }
    assert_in_range(alike, 10, 40); /* a quarter, by chance */
    assert_in_range(same_as_first, 10, 40);
    const struct pseudonymous again = hide(&series, NAMING_CODE, 0, pool);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(again.names[i], first.names[i]);
    }
}

static void roles_are_numbered_where_several_have_them(void **state)
{
    static const char *const EXPECTED[] = {"member 1", "member 2", "coordinator",
                                           "guest"};
    SCOPED(pool) pool = pool_new();
    const struct network_series series = read_text(FOUR, pool);
    const struct pseudonymous hidden = hide(&series, NAMING_ROLE, SEED, pool);

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(hidden.pseudonyms[i], EXPECTED[i]);
        assert_string_equal(hidden.series.waves[0].network.names[i], EXPECTED[i]);
    }
    assert_string_equal(hidden.names[2], "ocmw");
    assert_string_equal(hidden.names[3], "police");
}

static void what_tells_the_name_is_left_out_and_said(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series = read_text(FOUR, pool);
    struct report report = {.pool = pool};
    struct pseudonymous hidden = {.count = 0};
    struct status st = {0};

    (void)state;
    assert_true(
        network_pseudonymise(&series, NAMING_CODE, SEED, pool, &report, &hidden, &st));
    assert_null(network_attribute(&hidden.series.waves[0].network, "site"));
    assert_non_null(network_attribute(&hidden.series.waves[0].network, "size"));
    assert_non_null(strstr(report_text(&report, pool),
                           "the attribute 'site' is left out: it holds names"));
    assert_non_null(strstr(report_text(&report, pool), "can still tell"));
}

static void without_roles_it_is_refused(void **state)
{
    static const char *const ROWS[][2] = {
        {"<graphml><graph><node id='a'/></graph></graphml>", "no attribute 'role'"},
        {"<graphml><key id='r' for='node' attr.name='role'/><graph>"
         "<node id='a'><data key='r'>guest</data></node><node id='b'/></graph></graphml>",
         "called by their role: 1 have none"},
        {"<graphml><key id='r' for='node' attr.name='role'/><graph>"
         "<node id='alpha'><data key='r'>led by alpha</data></node></graph></graphml>",
         "holds names of organisations"},
        {"<graphml><key id='r' for='node' attr.name='role'/><graph>"
         "<node id='a'><data key='r'>guest</data></node>"
         "<node id='b'><data key='r'>guest</data></node>"
         "<node id='c'><data key='r'>guest 1</data></node></graph></graphml>",
         "two organisations would both be called 'guest 1'"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network_series series = read_text(ROWS[i][0], pool);
        struct report report = {.pool = pool};
        struct pseudonymous hidden = {.count = 0};
        struct status st = {0};
        struct text said;

        assert_false(network_pseudonymise(&series, NAMING_ROLE, SEED, pool, &report,
                                          &hidden, &st));
        text_init(&said, pool, LIMIT_CELL_BYTES);
        status_say(&st, LANGUAGE_EN, &said);
        if (strstr(said.bytes, ROWS[i][1]) == NULL) {
            fail_msg("row %zu says: %s", i, said.bytes);
        }
    }
}

static void the_key_is_a_table(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series = read_text(FOUR, pool);
    const struct pseudonymous hidden = hide(&series, NAMING_ROLE, SEED, pool);
    struct text csv;

    (void)state;
    text_init(&csv, pool, LIMIT_OUTPUT_BYTES);
    pseudonym_key_add(&hidden, &csv);
    assert_non_null(strstr(csv.bytes, "pseudonym,name\nmember 1,"));
    assert_non_null(strstr(csv.bytes, "\ncoordinator,ocmw\nguest,police\n"));
}

static void what_was_said_while_reading_says_pseudonyms_too(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series = read_text(FOUR, pool);
    const struct place row = {"e.csv", 4, 1};
    const struct place header = {"e.csv", 1, 0};
    struct report report = {.pool = pool};
    struct pseudonymous hidden;
    struct status st = {0};

    (void)state;
    report_add(&report, REPORT_NOTE, row, "a tie of '%s' with itself is left out", "caw");
    report_add(&report, REPORT_NOTE, row, "'%s' was read as '%s'", "C.A.W.", "OCMW");
    report_add(&report, REPORT_NOTE, row,
               "'%s' is not in the network; its row is left out", "nobody");
    report_add(&report, REPORT_NOTE, row, "'%s' of the edges is not read", "role");
    report_add(&report, REPORT_NOTE, header, "columns that are not read: %s", "colour");
    assert_true(
        network_pseudonymise(&series, NAMING_CODE, SEED, pool, &report, &hidden, &st));
    const char *said = report_text(&report, pool);
    assert_null(strstr(said, "caw"));
    assert_null(strstr(said, "C.A.W."));
    assert_null(strstr(said, "OCMW"));
    assert_null(strstr(said, "nobody"));
    assert_non_null(strstr(said, "a tie of 'O0"));
    assert_non_null(strstr(said, "'role' of the edges"));
    assert_non_null(strstr(said, "colour"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_the_key_everything_is_as_it_was),
        cmocka_unit_test(ties_stand_in_order_again),
        cmocka_unit_test(codes_do_not_follow_the_file_and_hang_on_the_seed),
        cmocka_unit_test(roles_are_numbered_where_several_have_them),
        cmocka_unit_test(what_tells_the_name_is_left_out_and_said),
        cmocka_unit_test(without_roles_it_is_refused),
        cmocka_unit_test(the_key_is_a_table),
        cmocka_unit_test(what_was_said_while_reading_says_pseudonyms_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
