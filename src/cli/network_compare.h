/* network_compare.h - what `samenspel network compare` has found about two waves, for its
 * three ways to show it. */
#pragma once

#include "analysis/change.h"
#include "base/json.h"
#include "cli/network_input.h"

/* A wave that is compared. */
struct compared_wave {
    const char *path;
    const char *digest;
    const char *label; /* of the wave, "" */
    const struct network *network;
    struct graph graph;
};

struct comparison {
    const struct compared_wave *before;
    const struct compared_wave *after;
    unsigned groups; /* of the measures that were compared */
    bool has_bands;
    struct change change;
};

/* Is the measure shown: compared, and with a meaning here? */
bool comparison_shows(const struct comparison *comparison, size_t measure);

/* May it be leaned on? As the wave with fewer answers allows. */
enum measure_state comparison_state(const struct comparison *comparison, size_t measure,
                                    struct pool *scratch);

/* An object of the list "changes". */
void network_compare_json(struct json *json, const struct comparison *comparison);

/* Rows of measures, organisations and ties. */
void network_compare_csv_header(struct text *text);
void network_compare_csv(struct text *text, const struct comparison *comparison);

void network_compare_text(struct text *text, const struct comparison *comparison,
                          enum language language);
