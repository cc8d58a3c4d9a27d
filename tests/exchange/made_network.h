/* made_network.h - made-up networks with everything that a file can lose: awkward names,
 * attributes of all kinds, unknown ties, silence, several relations and waves. */
#pragma once

#include <stdint.h>

#include "analysis/network.h"
#include "base/report.h"

struct made_kind {
    size_t waves;
    size_t relations;
    bool is_silent; /* some did not answer */
    bool is_apart; /* and differently a relation */
    bool has_unknown; /* single ties too */
    bool has_values;
    bool has_no_mixture; /* all relations are directed */
};

/* The same seed makes the same series; 2 to 20 organisations. */
struct network_series made_series(uint64_t seed, struct made_kind kind,
                                  struct pool *pool);

/* What the second has otherwise than the first, whatever the order of organisations and
 * attributes; NULL when they are equal. */
const char *series_difference(const struct network_series *first,
                              const struct network_series *second, struct pool *pool);

/* Every message of a report in English, a line each. */
const char *report_text(const struct report *report, struct pool *pool);
