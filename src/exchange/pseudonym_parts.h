/* pseudonym_parts.h - what is known while names are hidden.
 * Private to exchange/pseudonym*.c. */
#pragma once

#include "base/name_index.h"
#include "exchange/pseudonym.h"

/* Everybody in any wave, in order of first appearance. */
struct everybody {
    const char **names;
    const char **roles; /* the last that was given; "" where missing */
    size_t *order; /* the organisations as they will stand */
    const char **pseudonyms; /* per organisation */
    size_t *position_of; /* per organisation, in `order` */
    size_t count;
    struct name_index index; /* names */
    struct name_index keys; /* names without case, accents and signs */
};

struct hider {
    const struct network_series *series;
    struct pool *pool;
    struct report *report;
    struct everybody all;
};

/* Does the attribute of this name hold names, in any wave? O(texts). */
bool pseudonym_attribute_tells(const struct hider *hider, const char *name);

/* Make the series anew: pseudonyms for names, in their order, without what tells names.
 * O(ties log ties). */
struct network_series pseudonym_series_move(const struct hider *hider);

/* Put pseudonyms for names in all that the report says so far; a text from a row that may
 * be a name of nobody here becomes an ellipsis. O(texts). */
void pseudonym_notes_hide(const struct hider *hider);
