/* pseudonym.h - a network without the names of its organisations. Pure.
 *
 * A pseudonym hides a name from who reads along, not from who knows the network: sector,
 * size and place in the network can still tell who it is. The report says so. */
#pragma once

#include <stdint.h>

#include "analysis/network.h"
#include "base/report.h"
#include "base/status.h"
#include "base/text.h"

enum naming {
    NAMING_NAME, /* as they are */
    NAMING_CODE, /* "O01", "O02", ... in an order that the seed shuffles */
    NAMING_ROLE, /* "coordinator", "core member 1", ... from the attribute `role` */
    NAMING_COUNT
};

/* "name", "code", "role": stable codes. */
extern const char *const NAMING_CODES[NAMING_COUNT];

struct pseudonymous {
    struct network_series series; /* organisations in the order of their pseudonyms */
    /* The key: who hides behind which pseudonym, in that order. Who has it has all. */
    const char *const *pseudonyms;
    const char *const *names;
    size_t count;
};

/* Give every organisation of every wave its pseudonym, the same in all waves. A text
 * attribute that repeats names (another than its own as well) is dropped, and so are
 * titles; each with a note. What the report says already says pseudonyms from then on.
 *
 * series  borrowed: the result points into it
 * fails   STATUS_INVALID  NAMING_ROLE without an attribute `role` (also rol, rôle), or
 *                         where it is empty. O(ties log ties). */
NODISCARD bool network_pseudonymise(const struct network_series *series,
                                    enum naming naming, uint64_t seed, struct pool *pool,
                                    struct report *report,
                                    struct pseudonymous *result_out, struct status *st);

/* Add the key as CSV: pseudonym,name. */
void pseudonym_key_add(const struct pseudonymous *result, struct text *csv);
