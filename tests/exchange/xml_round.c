/* xml_round.c - the rounds of xml_round.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/network_file.h"
#include "xml_round.h"

bool network_from_xml(const struct xml_format *format, const char *xml, struct pool *pool,
                      struct report *report, struct network_series *series_out)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    const struct file_bytes file = {format->file, xml, strlen(xml)};
    struct network_builder *builder =
        network_builder_new(&reading, file.name, pool, report);

    return format->read(&file, builder, pool, report) &&
           network_builder_finish(builder, series_out);
}

const struct network *xml_network(const struct xml_format *format, const char *xml,
                                  struct pool *pool)
{
    struct report report = {.pool = pool};
    struct network_series *series = pool_array(pool, 1, struct network_series);

    if (!network_from_xml(format, xml, pool, &report, series)) {
        fail_msg("refused: %s", report_text(&report, pool));
    }
    return &series->waves[0].network;
}

const char *xml_said(const struct xml_format *format, const char *xml, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};

    (void)network_from_xml(format, xml, pool, &report, &series);
    return report_text(&report, pool);
}

double network_tie_value(const struct network *network, const char *from, const char *to)
{
    const struct relation *relation = &network->relations[0];

    for (size_t i = 0; i < relation->tie_count; i++) {
        if (strcmp(network->names[relation->ties[i].from], from) == 0 &&
            strcmp(network->names[relation->ties[i].to], to) == 0) {
            return relation->ties[i].value;
        }
    }
    return 0;
}

void xml_round(const struct xml_format *format, uint64_t seed, struct made_kind kind)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    const struct network_series series = made_series(seed, kind, pool);
    struct network_series again = {NULL, 0};
    struct text xml;

    text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
    format->write(&series, pool, &report, &xml);
    assert_false(xml.is_cut);
    if (!network_from_xml(format, xml.bytes, pool, &report, &again)) {
        fail_msg("seed %zu: %s", (size_t)seed, report_text(&report, pool));
    }
    const char *difference = series_difference(&series, &again, pool);
    if (difference != NULL) {
        fail_msg("seed %zu: %s\n%s", (size_t)seed, difference, xml.bytes);
    }
}

static void words_come_back(const struct xml_format *format, bool is_silent)
{
    static const char TABLE[] = "org,Name,LABEL,Answered in,aNSWERED,ANSWERED,"
                                "answered: money,answered: nothing,name\n"
                                "caw,Ann,first,2,%s,maybe,often,never,x\n"
                                "ocmw,Bo,second,3,yes,no,rarely,always,y\n";
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};
    struct text table;
    struct text xml;

    text_init(&table, pool, LIMIT_OUTPUT_BYTES);
    text_format(&table, TABLE, is_silent ? "no" : "yes");
    const struct file_bytes nodes = {"nodes.csv", table.bytes, table.length};
    const struct file_bytes edges = {"edges.csv", "source,target\ncaw,ocmw\n", 23};
    if (!network_read(&edges, &nodes, &reading, pool, &report, &series)) {
        fail_msg("%s", report_text(&report, pool));
    }
    text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
    format->write(&series, pool, &report, &xml);
    assert_true(network_from_xml(format, xml.bytes, pool, &report, &again));
    const char *difference = series_difference(&series, &again, pool);
    if (difference != NULL) {
        fail_msg("%s\n%s", difference, xml.bytes);
    }
}

void xml_words_round(const struct xml_format *format)
{
    words_come_back(format, false);
    words_come_back(format, true);
}
