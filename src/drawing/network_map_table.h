/* network_map_table.h - a drawing of a network in words: every organisation with all that
 * the picture shows of it, for who does not see the picture. Pure. */
#pragma once

#include "drawing/network_drawing.h"

struct map_table_row {
    size_t organisation;
    const char *words; /* name, group, figure, did not answer */
    const char *both; /* "OCMW (3; 2), CAW": named both ways, or tied; "": nobody */
    const char *names; /* whom it names, but who does not name it */
    const char *named_by; /* who names it, but whom it does not name */
};

/* A row an organisation, by name; lives in `pool`. O(organisations + ties). */
const struct map_table_row *network_map_table(const struct network_drawing *drawing,
                                              struct pool *pool);

/* The same as plain text, a few lines an organisation. */
void network_map_table_add(const struct network_drawing *drawing, struct text *text);
