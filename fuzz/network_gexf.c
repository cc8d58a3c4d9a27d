/* network_gexf.c - fuzz the reader of GEXF: what it gives keeps the rules of a
 * network, and comes back equal when it is written and read again. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/network_xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool holds, const char *claim)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static bool read_bytes(const char *bytes, size_t length, struct pool *pool,
                       struct network_series *series_out)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    const struct file_bytes file = {"fuzz.gexf", bytes, length};
    struct report report = {.pool = pool};
    struct network_builder *builder =
        network_builder_new(&reading, file.name, pool, &report);
    const bool is_read = network_gexf_read(&file, builder, pool, &report) &&
                         network_builder_finish(builder, series_out);

    require(is_read || report.error_count > 0, "what is refused has an error");
    return is_read;
}

static void relation_check(const struct relation *relation, size_t count)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];

        require(tie->from < count && tie->to < count, "a tie has two ends");
        require(tie->from != tie->to, "they differ");
        require(relation->is_directed || tie->from < tie->to, "the lower comes first");
        require(!isinf(tie->value) && tie->value != 0, "its value is one");
        require(i == 0 || tie[-1].from < tie->from ||
                    (tie[-1].from == tie->from && tie[-1].to < tie->to),
                "ties are in order");
    }
}

static void relations_compare(const struct relation *first, const struct relation *second)
{
    require(strcmp(first->name, second->name) == 0, "a relation keeps its name");
    require(first->is_directed == second->is_directed, "and its direction");
    require(first->tie_count == second->tie_count, "and its ties");
}

static void networks_compare(const struct network *first, const struct network *second)
{
    require(first->organisation_count == second->organisation_count,
            "no organisation is lost");
    require(first->relation_count == second->relation_count, "no relation is lost");
    require(first->attribute_count == second->attribute_count, "no attribute is lost");
    for (size_t i = 0; i < first->relation_count; i++) {
        relation_check(&first->relations[i], first->organisation_count);
        relations_compare(&first->relations[i], &second->relations[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};
    struct text xml;

    if (!read_bytes((const char *)bytes, length, pool, &series)) {
        require(series.wave_count == 0, "what is refused gives nothing");
        return 0;
    }
    text_init(&xml, pool, LIMIT_FILE_BYTES);
    network_gexf_write(&series, pool, &report, &xml);
    if (xml.is_cut) {
        return 0;
    }
    require(read_bytes(xml.bytes, xml.length, pool, &again),
            "what was written can be read");
    require(series.wave_count == again.wave_count, "no wave is lost");
    for (size_t i = 0; i < series.wave_count; i++) {
        networks_compare(&series.waves[i].network, &again.waves[i].network);
    }
    return 0;
}
