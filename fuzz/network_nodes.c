/* network_nodes.c - fuzz the reader of a table of organisations beside a list of ties or
 * a matrix: what it gives keeps the rules of a network, and comes back with all that is
 * known of them when it is written and read again. */
#include "network_check.h"
#include "parts.h"

enum { PARTS = 2 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Numbers are written as numbers, and "ja" as true. */
static bool is_alike(const struct attribute *attribute, const struct attribute *other,
                     size_t organisation)
{
    if (attribute->kind == ATTRIBUTE_TEXT) {
        return strcmp(attribute->texts[organisation], other->texts[organisation]) == 0;
    }
    const double before = attribute->numbers[organisation];
    const double after = other->numbers[organisation];
    return before == after || (isnan(before) && isnan(after));
}

static void attributes_compare(const struct network *network, const struct network *again)
{
    network_require(network->attribute_count == again->attribute_count,
                    "no attribute is lost");
    for (size_t i = 0; i < network->attribute_count; i++) {
        const struct attribute *attribute = &network->attributes[i];
        const struct attribute *other = network_attribute(again, attribute->name);

        network_require(other != NULL, "an attribute keeps its name");
        network_require(attribute->kind == other->kind, "and its kind");
        for (size_t j = 0; j < network->organisation_count; j++) {
            network_require(is_alike(attribute, other, j),
                            "what is known stays as it is");
        }
    }
}

static void round_check(const char *name, enum network_format format,
                        const struct network_series *series, struct pool *pool)
{
    struct network_series again = {NULL, 0};

    if (!network_fuzz_again(name, format, series, pool, &again)) {
        return;
    }
    for (size_t i = 0; i < series->wave_count; i++) {
        network_fuzz_compare(&series->waves[i].network, &again.waves[i].network);
        attributes_compare(&series->waves[i].network, &again.waves[i].network);
    }
}

/* Of several waves GEXF has one list of nodes: they may come back in another order. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct file_bytes files[PARTS] = {{"fuzz.csv", NULL, 0}, {"nodes.csv", NULL, 0}};
    struct network_series series = {NULL, 0};

    parts_cut(bytes, length, files, PARTS);
    if (length > 0 && network_fuzz_read_beside(&files[0], &files[1], pool, &series)) {
        round_check("again.graphml", FORMAT_GRAPHML, &series, pool);
        if (series.wave_count == 1) {
            round_check("again.gexf", FORMAT_GEXF, &series, pool);
        }
    }
    return 0;
}
