/* test_network_reference.c - real networks, as a matrix and as a list of ties, are the
 * same network, and go through every format unharmed.
 *
 * They are not in this repository: SAMENSPEL_REFERENCE names the folder where they stand.
 * Without them this is skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/network_file.h"
#include "made_network.h"
#include "reference_folder.h"

static const struct {
    const char *set;
    const char *relation;
    bool is_undirected;
    size_t organisations;
    size_t ties;
} SETS[] = {
    {"knokbur", "information", false, 10, 49},
    {"knokbur", "money", false, 10, 22},
    {"emon-lakepomona", "contact", false, 20, 148},
    {"emon-hurrfrederic", "contact", false, 21, 118},
    {"tobacco-indiana", "contact", true, 25, 175},
    {"tobacco-indiana", "collaboration", true, 25, 161},
    {"tobacco-indiana", "dissemination", true, 25, 103},
    {"dhhs", "collaboration", true, 54, 447},
    {"krackhardt-hightech", "advice", false, 21, 190},
    {"lazega-law", "advice", false, 71, 892},
    {"padgett-florentine", "marriage", true, 16, 20},
};

/* False when the file is not there. */
static bool file_read(const char *set, const char *kind, const char *relation,
                      struct pool *pool, struct file_bytes *file_out)
{
    struct text path;
    struct text bytes;
    char part[4096];
    size_t length = 0;

    text_init(&path, pool, LIMIT_CELL_BYTES);
    text_format(&path, "%s/%s/%s%s.csv", reference_folder(), set, kind, relation);
    FILE *file = fopen(path.bytes, "rb");
    if (file == NULL) {
        return false;
    }
    text_init(&bytes, pool, LIMIT_FILE_BYTES);
    while ((length = fread(part, 1, sizeof part, file)) > 0) {
        text_add_part(&bytes, part, length);
    }
    (void)fclose(file);
    *file_out = (struct file_bytes){path.bytes, bytes.bytes, bytes.length};
    return true;
}

/* All three files of a set as a series; false when they are not there. */
static bool set_read(size_t number, bool is_list, struct pool *pool,
                     struct network_series *series_out)
{
    const struct network_reading reading = {.direction = SETS[number].is_undirected
                                                             ? DIRECTION_UNDIRECTED
                                                             : DIRECTION_DIRECTED};
    struct report report = {.pool = pool};
    struct file_bytes ties = {NULL, NULL, 0};
    struct file_bytes nodes = {NULL, NULL, 0};

    if (!file_read(SETS[number].set, is_list ? "edges-" : "network-",
                   SETS[number].relation, pool, &ties) ||
        !file_read(SETS[number].set, "attributes", "", pool, &nodes)) {
        print_message("no reference data: SAMENSPEL_REFERENCE names their folder\n");
        return false;
    }
    if (!network_read(&ties, &nodes, &reading, pool, &report, series_out)) {
        fail_msg("%s", report_text(&report, pool));
    }
    return true;
}

static void a_matrix_and_a_list_are_the_same_network(void **state)
{
    (void)state;
    reference_or_skip();
    for (size_t i = 0; i < ARRAY_COUNT(SETS); i++) {
        SCOPED(pool) pool = pool_new();
        struct network_series matrix = {NULL, 0};
        struct network_series list = {NULL, 0};

        assert_true(set_read(i, false, pool, &matrix));
        assert_true(set_read(i, true, pool, &list));
        const struct network *network = &matrix.waves[0].network;
        const char *difference = series_difference(&matrix, &list, pool);
        if (difference != NULL || network->organisation_count != SETS[i].organisations ||
            network->relations[0].tie_count != SETS[i].ties) {
            fail_msg("%s %s: %s, %zu ties", SETS[i].set, SETS[i].relation,
                     difference != NULL ? difference : "counts",
                     network->relations[0].tie_count);
        }
    }
}

static void no_format_loses_a_tie_or_a_label(void **state)
{
    static const struct {
        enum network_format format;
        const char *name;
        bool has_attributes;
    } FORMATS[] = {
        {FORMAT_XLSX, "n.xlsx", true},   {FORMAT_GRAPHML, "n.graphml", true},
        {FORMAT_DL, "n.dl", false},      {FORMAT_PAJEK, "n.net", false},
        {FORMAT_MATRIX, "n.csv", false}, {FORMAT_ZIP, "n.zip", true},
        {FORMAT_GEXF, "n.gexf", true},
    };

    (void)state;
    reference_or_skip();
    for (size_t i = 0; i < ARRAY_COUNT(SETS) * ARRAY_COUNT(FORMATS); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t set = i / ARRAY_COUNT(FORMATS);
        const size_t format = i % ARRAY_COUNT(FORMATS);
        const struct network_reading reading = {.direction = DIRECTION_FOUND};
        struct network_series series = {NULL, 0};
        struct network_series again = {NULL, 0};
        struct report report = {.pool = pool};
        struct status st = {0};
        struct file_bytes file = {NULL, NULL, 0};

        assert_true(set_read(set, false, pool, &series));
        struct wave wave = series.waves[0];
        if (!FORMATS[format].has_attributes) {
            wave.network.attribute_count = 0;
        }
        const struct network_series written = {&wave, 1};
        assert_true(network_write(FORMATS[format].name, FORMATS[format].format, &written,
                                  pool, &report, &file, &st));
        const char *difference =
            network_read(&file, NULL, &reading, pool, &report, &again)
                ? series_difference(&written, &again, pool)
                : report_text(&report, pool);
        if (difference != NULL) {
            fail_msg("%s as %s: %s", SETS[set].set, FORMATS[format].name, difference);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_matrix_and_a_list_are_the_same_network),
        cmocka_unit_test(no_format_loses_a_tie_or_a_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
