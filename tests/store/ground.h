/* ground.h - a migrated database of either kind, in one transaction that is never
 * committed: a test of what stands in the store need not wait for the disk. */
#pragma once

#include "store_fixture.h"

#include "store/change.h"

struct ground {
    struct fixture *fixture; /* of SQLite; else NULL */
    struct database *database;
    struct transaction *transaction;
    struct pool *pool; /* it lives in it */
    struct unit unit; /* for what is expected to be done */
};

/* Of the kind for which this test runs; see ON_BOTH(). */
struct ground *ground_new(void **state);
void ground_free(struct ground *ground);
SCOPE_END(ground)

/* Run a unit that may fail: then it leaves nothing. */
NODISCARD bool ground_try(struct ground *ground, unit_fn work, void *context,
                          struct status *st);

/* Expect a unit to be refused with this code. */
void ground_refuse(struct ground *ground, unit_fn work, void *context,
                   enum status_code code);

/* Run SQL, for what no function of the store does. */
void ground_script(struct ground *ground, const char *script);

/* The number that a statement without values gives. */
int64_t ground_number(struct ground *ground, const struct sql *sql);

/* A network without anything in it, and the empty chain of its journal. */
void ground_network(struct ground *ground, const char *id);

/* An account; gives its id. */
int64_t ground_account(struct ground *ground, const char *email);

/* Is this part of the sentence of `st`? */
bool status_has(const struct status *st, const char *part);
