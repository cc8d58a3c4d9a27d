/* network_without.h - what `samenspel network without` has found, for its three ways to
 * show it. */
#pragma once

#include "analysis/without.h"
#include "base/json.h"
#include "cli/network_input.h"

struct parting {
    struct network_input input;
    struct without without;
    const char *arena_digest; /* NULL: no arena */
    struct source_losses losses; /* of the arena */
    struct report sentences; /* what it means, most serious first */
};

/* The rest of an object that network_document_begin() opened. */
void network_without_json(struct json *json, const struct parting *parting,
                          enum language language);

/* Rows of figures, parts, organisations, ties and sources. */
void network_without_csv(struct text *text, const struct parting *parting);

void network_without_text(struct text *text, const struct parting *parting,
                          enum language language);
