/* kept.h - what was read for one page, for the pages after it: things that nobody changes
 * any more, each with the pool that it lives in, under everything that they depend on (as
 * pages in page_cache.h). Who finds a thing holds it: it does not go while it is used. */
#pragma once

#include "base/pool.h"
#include "base/scope.h"

struct kept;

/* Keeps things of at most `bytes`; those that were not asked for longest go first. Shared
 * by all threads; freed when nobody holds anything any more. */
struct kept *kept_new(size_t bytes);
void kept_free(struct kept *kept); /* accepts NULL */
SCOPE_END(kept)

/* What one visit holds. Belongs to one thread. */
struct kept_holder {
    struct kept *kept; /* NULL: nothing is kept for others */
    struct pool *pool; /* of the visit */
    struct kept_hold *newest; /* NULL at first */
};

/* The thing of this key, held; NULL: it is not kept. */
const void *kept_find(struct kept_holder *holder, const char *key);

/* Keep a thing that lives in `own`, which is the cache's from now on, and hold it. `key`
 * NULL: for this holder only, and so is what is too large to be kept. Gives the thing. */
const void *kept_add(struct kept_holder *holder, const char *key, struct pool *own,
                     const void *thing);

/* The holder uses nothing any more. */
void kept_release(struct kept_holder *holder);
