/* network_check.h - what every network that a reader gives must be, for the fuzzers. */
#pragma once

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/network_file.h"

static inline void network_require(bool holds, const char *claim)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static inline void relation_check(const struct relation *relation, size_t count)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];

        network_require(tie->from < count && tie->to < count, "a tie has two ends");
        network_require(tie->from != tie->to, "they differ");
        network_require(relation->is_directed || tie->from < tie->to,
                        "the lower comes first");
        network_require(!isinf(tie->value) && tie->value != 0, "its value is one");
        network_require(i == 0 || tie[-1].from < tie->from ||
                            (tie[-1].from == tie->from && tie[-1].to < tie->to),
                        "ties are in order");
    }
}

static inline void attribute_check(const struct attribute *attribute, size_t count)
{
    network_require(attribute->name[0] != '\0', "an attribute has a name");
    network_require((attribute->numbers == NULL) == (attribute->kind == ATTRIBUTE_TEXT),
                    "numbers are there where it is one");
    for (size_t i = 0; i < count; i++) {
        const double number = attribute->numbers != NULL ? attribute->numbers[i] : NAN;

        network_require(strlen(attribute->texts[i]) <= LIMIT_CELL_BYTES,
                        "what is known of an organisation is a text");
        network_require(!isinf(number), "a number is finite");
        network_require(isnan(number) || attribute->texts[i][0] != '\0',
                        "what is missing is no number");
        network_require(attribute->kind != ATTRIBUTE_YES_NO || isnan(number) ||
                            number == 0 || number == 1,
                        "yes is 1, no is 0");
    }
}

static inline void network_check(const struct network *network)
{
    network_require(network->relation_count > 0, "there is a relation");
    network_require(network->organisation_count <= LIMIT_ORGANISATIONS, "not too large");
    for (size_t i = 0; i < network->organisation_count; i++) {
        network_require(network->names[i][0] != '\0' &&
                            strlen(network->names[i]) <= LIMIT_NAME_BYTES &&
                            utf8_is_visible(network->names[i], ""),
                        "a name can be shown");
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        relation_check(&network->relations[i], network->organisation_count);
        network_require(network_relation(network, network->relations[i].name) ==
                            &network->relations[i],
                        "no two relations have one name");
    }
    network_require(network->attribute_count <= LIMIT_ATTRIBUTES, "not too wide");
    for (size_t i = 0; i < network->attribute_count; i++) {
        attribute_check(&network->attributes[i], network->organisation_count);
        network_require(network_attribute(network, network->attributes[i].name) ==
                            &network->attributes[i],
                        "no two attributes have one name");
    }
}

/* Read a file, with a table of organisations beside it (NULL: none); everything that is
 * given keeps the rules. False when it is refused. */
static inline bool network_fuzz_read_beside(const struct file_bytes *file,
                                            const struct file_bytes *nodes,
                                            struct pool *pool,
                                            struct network_series *series_out)
{
    const struct network_reading reading = {.empty = EMPTY_UNKNOWN};
    struct report report = {.pool = pool};
    const bool is_read = network_read(file, nodes, &reading, pool, &report, series_out);

    network_require(is_read == (report.error_count == 0),
                    "what is refused has an error, what is read has none");
    network_require(is_read || series_out->waves == NULL, "and nothing is half-read");
    for (size_t i = 0; i < series_out->wave_count; i++) {
        network_check(&series_out->waves[i].network);
    }
    return is_read;
}

static inline bool network_fuzz_read(const struct file_bytes *file, struct pool *pool,
                                     struct network_series *series_out)
{
    return network_fuzz_read_beside(file, NULL, pool, series_out);
}

/* Write what was read in the same format; it must be read again. False when the format
 * cannot hold it. */
static inline bool network_fuzz_again(const char *name, enum network_format format,
                                      const struct network_series *series,
                                      struct pool *pool, struct network_series *again_out)
{
    struct report report = {.pool = pool};
    struct status st = {0};
    struct file_bytes file = {NULL, NULL, 0};

    if (!network_write(name, format, series, pool, &report, &file, &st) ||
        file.length > LIMIT_FILE_BYTES) {
        return false;
    }
    network_require(network_fuzz_read(&file, pool, again_out),
                    "what was written can be read");
    return true;
}

/* The same organisations in the same order, and as many relations. */
static inline void network_fuzz_compare(const struct network *network,
                                        const struct network *again)
{
    network_require(network->organisation_count == again->organisation_count,
                    "no organisation is lost");
    for (size_t i = 0; i < network->organisation_count; i++) {
        network_require(strcmp(network->names[i], again->names[i]) == 0,
                        "names stay as they are");
    }
    network_require(network->relation_count == again->relation_count,
                    "no relation is lost");
}
