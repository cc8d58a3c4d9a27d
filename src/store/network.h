/* network.h - a network, and what its people are in it. */
#pragma once

#include "method/access.h"
#include "store/change.h"

struct network {
    const char *name;
    const char *place; /* "" when not said */
    const char *purpose; /* "" when not said */
    bool is_archived;
    const char *archived_day; /* NULL while active */
    const char *delete_day; /* NULL: kept */
    int64_t journal_months; /* how long former values stay readable */
    int64_t created_at;
};

enum {
    NETWORK_JOURNAL_MONTHS = 24, /* at first; a network may shorten it */
    NETWORK_JOURNAL_MONTHS_LEAST = 3,
    NETWORK_GRACE_MONTHS = 3, /* from archiving to deletion, when that is asked */
    NETWORK_ID_BYTES = 7 /* random: 12 characters in an address */
};

extern const struct record_kind NETWORK_RECORD;

struct network network_from(const struct sql_value *values);
void network_values(const struct network *network, struct sql_value *values_out);

/* fails  STATUS_NOT_FOUND */
NODISCARD bool network_find(struct database *database, const char *id, struct pool *pool,
                            struct network *network_out, struct status *st);

/* fails  STATUS_CONFLICT  it is archived: it can be read, not changed */
NODISCARD bool network_check_open(struct database *database, const char *id,
                                  struct pool *pool, struct status *st);

/* Remove an archived network with everything in it, for good; leaves one line in the
 * chain of the installation: when, by whom, which id.
 * fails  STATUS_NOT_FOUND
 *        STATUS_CONFLICT  it is not archived, or not any more */
NODISCARD bool network_destroy(struct unit *unit, const char *id, const char *author,
                               int64_t now, struct status *st);

/* One network of a person's list, with the roles the person has there. */
struct network_line {
    const char *id;
    const char *name;
    const char *place;
    bool is_archived;
    unsigned roles; /* access_set() */
};

struct network_lines {
    const struct network_line *lines;
    size_t count;
};

NODISCARD bool network_of_account(struct database *database, int64_t account_id,
                                  const char *today, struct pool *pool,
                                  struct network_lines *lines_out, struct status *st);

/* Every network, as the host sees it: roles are 0. */
NODISCARD bool network_of_host(struct database *database, struct pool *pool,
                               struct network_lines *lines_out, struct status *st);
