/* form.h - decode what a form, an address or a cookie carries. Pure. */
#pragma once

#include <stdbool.h>

#include "base/pool.h"
#include "base/status.h"

/* One name with its value, both valid UTF-8 without control characters (a value may hold
 * line ends and tabs; CR LF is made LF). */
struct form_pair {
    const char *name;
    const char *value;
};

struct form_values {
    const struct form_pair *pairs; /* in the order sent */
    size_t pair_count;
};

/* Decode application/x-www-form-urlencoded: a body, or the query of an address.
 * fails  STATUS_INVALID  a broken escape, %00, no UTF-8, a control character
 *        STATUS_LIMIT    more than LIMIT_FORM_FIELDS fields, a name longer than
 *                        LIMIT_NAME_BYTES, a value longer than LIMIT_FIELD_BYTES */
NODISCARD bool form_decode(const char *encoded, size_t length, struct pool *pool,
                           struct form_values *form_out, struct status *st);

/* The value of a name, NULL when it was not sent. The first, when it was sent twice. */
const char *form_value(const struct form_values *form, const char *name);

enum { PATH_PARTS_MAX = 16 };

/* An address path as its decoded parts: "/networks/a%20b" is {"networks", "a b"}. */
struct path {
    const char *parts[PATH_PARTS_MAX];
    size_t part_count;
};

/* Decode a path; "/" has no parts.
 * fails  STATUS_INVALID  a broken escape, %00, %2F or a backslash inside a part, a part
 *                        that is empty, "." or "..", no UTF-8, a control character
 *        STATUS_LIMIT    more than PATH_PARTS_MAX parts */
NODISCARD bool path_decode(const char *encoded, struct pool *pool, struct path *path_out,
                           struct status *st);

/* The value of one cookie of a Cookie header, NULL when it is not there. When it is there
 * twice: the first. */
const char *cookie_value(const char *header, const char *name, struct pool *pool);

/* Add a text as one part of an address: everything but unreserved characters escaped. */
struct text;
void url_add(struct text *text, const char *part);
