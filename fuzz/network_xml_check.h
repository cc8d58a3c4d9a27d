/* network_xml_check.h - what holds for a reader of networks in XML and the writer beside
 * it, for the fuzzers of GEXF and GraphML. */
#pragma once

#include "exchange/network_xml.h"
#include "network_check.h"

struct network_xml_format {
    const char *file; /* "fuzz.gexf" */
    bool (*read)(const struct file_bytes *file, struct network_builder *builder,
                 struct pool *pool, struct report *report);
    void (*write)(const struct network_series *series, struct pool *pool,
                  struct report *report, struct text *xml);
};

static inline bool network_xml_read(const struct network_xml_format *format,
                                    const char *bytes, size_t length, struct pool *pool,
                                    struct network_series *series_out)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    const struct file_bytes file = {format->file, bytes, length};
    struct report report = {.pool = pool};
    struct network_builder *builder =
        network_builder_new(&reading, file.name, pool, &report);
    const bool is_read = format->read(&file, builder, pool, &report) &&
                         network_builder_finish(builder, series_out);

    network_require(is_read || report.error_count > 0, "what is refused has an error");
    return is_read;
}

/* XML keeps all of a network; but with several waves GEXF has one list of nodes, so that
 * the organisations of a wave may come back in another order. */
static inline void network_xml_compare(const struct network *network,
                                       const struct network *again)
{
    network_check(network);
    network_require(network->organisation_count == again->organisation_count,
                    "no organisation is lost");
    network_require(network->relation_count == again->relation_count,
                    "no relation is lost");
    network_require(network->attribute_count == again->attribute_count,
                    "no attribute is lost");
    for (size_t i = 0; i < network->relation_count; i++) {
        const struct relation *relation = &network->relations[i];
        const struct relation *same = &again->relations[i];

        network_require(strcmp(relation->name, same->name) == 0,
                        "a relation keeps its name");
        network_require(relation->is_directed == same->is_directed, "and its direction");
        network_require(relation->tie_count == same->tie_count, "and its ties");
    }
}

/* Read; what is given comes back when it is written and read again. */
static inline void network_xml_fuzz(const struct network_xml_format *format,
                                    const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};
    struct text xml;

    if (!network_xml_read(format, (const char *)bytes, length, pool, &series)) {
        network_require(series.wave_count == 0, "what is refused gives nothing");
        return;
    }
    text_init(&xml, pool, LIMIT_FILE_BYTES);
    format->write(&series, pool, &report, &xml);
    if (xml.is_cut) {
        return;
    }
    network_require(network_xml_read(format, xml.bytes, xml.length, pool, &again),
                    "what was written can be read");
    network_require(series.wave_count == again.wave_count, "no wave is lost");
    for (size_t i = 0; i < series.wave_count; i++) {
        network_xml_compare(&series.waves[i].network, &again.waves[i].network);
    }
}
