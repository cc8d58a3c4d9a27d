/* replies.h - what people answered in an anonymous survey, as a matrix: a row a person,
 * in an order that says nothing, and no word about who. Pure.
 *
 * Only the store makes one of a survey, and hands it to one function that keeps nothing
 * but what disclosure.h lets through (store/reply.h). The command line reads one from a
 * file that somebody has anyway. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/model.h"
#include "base/pool.h"
#include "method/instrument.h"

enum {
    REPLY_NONE = -2, /* skipped, or not asked */
    REPLY_UNKNOWN = -1 /* does not know, not applicable */
};

struct replies {
    const struct instrument *instrument;
    const struct instrument_item *const *items; /* of the instrument as it was asked, and
                                                 * the survey's own; never a text */
    size_t item_count;
    const int32_t *values; /* [reply * item_count + item]: a level, bits of a set, or one
                            * of the two above */
    const enum respondent *respondents; /* per reply */
    const int64_t *organisations; /* per reply: of a worker; 0: not said */
    size_t count;
};

/* The number of the item with this code; item_count when it was not asked. O(items). */
size_t replies_item(const struct replies *replies, const char *code);

static inline int32_t replies_value(const struct replies *replies, size_t reply,
                                    size_t item)
{
    return replies->values[reply * replies->item_count + item];
}

/* ---- what becomes of them ---- */

/* What is told of them, in parts that are kept each by its name. */
struct reply_part {
    const char *name;
    const struct value *value;
};
struct reply_parts {
    const struct reply_part *parts;
    size_t count;
};

/* Makes the parts of all replies: they live in `pool`, the replies do not. */
typedef void reply_summary(const struct replies *replies, int64_t now, struct pool *pool,
                           struct reply_parts *parts_out);
