/* network_round.c - networks written, read again and compared. */
#include "network_round.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/matrix.h"
#include "base/limits.h"
#include "exchange/network_csv.h"
#include "exchange/network_value.h"
#include "made_network.h"

enum { SEEDS = 60 };

/* Of who did not answer nothing is known. */
static void silent_ties_drop(struct relation *relation, struct pool *pool)
{
    struct tie *ties = pool_array(pool, relation->tie_count, struct tie);
    size_t count = 0;

    for (size_t i = 0; relation->is_silent != NULL && i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        const bool is_dropped = relation->is_silent[tie->from] ||
                                (!relation->is_directed && relation->is_silent[tie->to]);
        if (!is_dropped) {
            ties[count++] = *tie;
        }
    }
    if (relation->is_silent != NULL) {
        relation->ties = ties;
        relation->tie_count = count;
    }
}

/* Has an organisation that answered nothing known in its row? A matrix cannot tell it
 * from one that did not. */
static bool has_blank_row(const struct network *network, const struct relation *relation,
                          struct pool *pool)
{
    const size_t count = network->organisation_count;
    const struct matrix matrix = matrix_of(relation, count, false, pool);

    for (size_t i = 0; i < count; i++) {
        size_t known_count = 0;

        for (size_t j = 0; j < count; j++) {
            known_count += i != j && !isnan(matrix.cells[i * count + j]);
        }
        if (known_count == 0 &&
            !(relation->is_silent != NULL && relation->is_silent[i])) {
            return true;
        }
    }
    return false;
}

/* The made-up network, less what the round leaves out; false when it cannot be told in
 * this form. */
static bool series_make(uint64_t seed, struct round round, struct pool *pool,
                        struct wave *wave_out)
{
    const struct made_kind kind = {.waves = 1,
                                   .relations = 3,
                                   .is_silent = round.is_silent,
                                   .has_unknown = round.has_unknown,
                                   .has_values = true,
                                   .has_no_mixture = !round.is_undirected};
    const struct network_series made = made_series(seed, kind, pool);
    struct network *network = &wave_out->network;

    *wave_out = made.waves[0];
    struct relation *relations =
        pool_copy(pool, network->relations, network->relation_count, struct relation);
    for (size_t i = 0; i < network->relation_count; i++) {
        silent_ties_drop(&relations[i], pool);
    }
    network->relations = round.is_undirected ? relations + 1 : relations;
    network->relation_count = round.is_many ? 3 : 1;
    relations[0].name = round.is_nameless ? "" : relations[0].name;
    relations[1].name = round.is_nameless ? "" : relations[1].name;
    network->title = round.has_title ? network->title : "";
    network->attribute_count = round.has_attributes ? network->attribute_count : 0;
    for (size_t i = 0; i < network->relation_count; i++) {
        const bool is_lost =
            round.format == FORMAT_EDGES && network->relations[i].tie_count == 0;
        if (is_lost || has_blank_row(network, &network->relations[i], pool)) {
            return false;
        }
    }
    return true;
}

static void one_check(uint64_t seed, struct round round, const struct wave *wave,
                      struct pool *pool)
{
    static const char *const NAMES[] = {
        [FORMAT_EDGES] = "n.csv", [FORMAT_MATRIX] = "n.csv",
        [FORMAT_XLSX] = "n.xlsx", [FORMAT_GRAPHML] = "n.graphml",
        [FORMAT_DL] = "n.dl",     [FORMAT_PAJEK] = "n.net",
        [FORMAT_GEXF] = "n.gexf", [FORMAT_ZIP] = "n.zip"};
    const struct network_series series = {wave, 1};
    const struct network_reading reading = {.direction = round.direction};
    struct report report = {.pool = pool};
    struct report read_report = {.pool = pool};
    struct network_series again = {NULL, 0};
    struct file_bytes file = {NULL, NULL, 0};
    struct status st = {0};
    struct text nodes;

    text_init(&nodes, pool, LIMIT_OUTPUT_BYTES);
    network_nodes_write(&wave->network, &nodes);
    const struct file_bytes listed = {"nodes.csv", nodes.bytes, nodes.length};
    assert_true(network_write(NAMES[round.format], round.format, &series, pool, &report,
                              &file, &st));
    const bool is_read = network_read(&file, round.has_nodes ? &listed : NULL, &reading,
                                      pool, &read_report, &again);
    const char *difference =
        is_read ? series_difference(&series, &again, pool) : "it is not read";
    if (difference != NULL) {
        fail_msg("seed %zu: %s\n%s", (size_t)seed, difference,
                 report_text(&read_report, pool));
    }
}

void round_check(struct round round)
{
    size_t count = 0;

    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        SCOPED(pool) pool = pool_new();
        struct wave wave = {0};

        if (series_make(seed, round, pool, &wave)) {
            one_check(seed, round, &wave, pool);
            count++;
        }
    }
    assert_true(count > SEEDS / 3);
}

const char *read_said(const char *name, const char *text,
                      const struct network_reading *reading, struct pool *pool,
                      struct network_series *series_out)
{
    const struct file_bytes file = {name, text, strlen(text)};
    struct report report = {.pool = pool};
    struct text said;

    (void)!network_read(&file, NULL, reading, pool, &report, series_out);
    text_init(&said, pool, LIMIT_OUTPUT_BYTES);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        text_add(&said, report_severity_code(entry->severity));
        text_add_char(&said, ' ');
        report_entry_say(entry, LANGUAGE_EN, &said);
        text_add_char(&said, '\n');
    }
    return said.bytes;
}

struct network read_network(const char *name, const char *text, struct pool *pool)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct network_series series = {NULL, 0};
    const char *said = read_said(name, text, &reading, pool, &series);

    if (series.wave_count != 1) {
        fail_msg("not read: %s", said);
        abort();
    }
    return series.waves[0].network;
}

const char *ties_text(const struct network *network, size_t relation, struct pool *pool)
{
    const struct relation *of = &network->relations[relation];
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < of->tie_count; i++) {
        text_add(&text, i > 0 ? ", " : "");
        text_add(&text, network->names[of->ties[i].from]);
        text_add_char(&text, of->is_directed ? '>' : '-');
        text_add(&text, network->names[of->ties[i].to]);
        text_add_char(&text, ' ');
        network_value_add(&text, of->ties[i].value);
    }
    return text.bytes;
}
