/* pool.h - memory by lifetime: one pool per request, command or job.
 *
 * What lives in a pool is freed with the pool and never by hand. Running out of
 * memory ends the process with one line on stderr: everything a user can make big
 * has a limit in base/limits.h, so this is not a way of handling input. */
#pragma once

#include <stddef.h>

#include "base/attributes.h"
#include "base/scope.h"

struct pool;

struct pool *pool_new(void);
void pool_free(struct pool *pool); /* accepts NULL */
SCOPE_END(pool)

/* Bytes that it takes of memory, with what is free in its blocks. */
size_t pool_size(const struct pool *pool);

/* Give `size` zeroed bytes, aligned for any type. Never NULL, also for 0 bytes. */
void *pool_bytes(struct pool *pool, size_t size);

/* The same for `count` items; the product is checked here and nowhere else. */
void *pool_items(struct pool *pool, size_t count, size_t size);

/* Copy `count` items; `items` may be NULL when `count` is 0. */
void *pool_items_copy(struct pool *pool, const void *items, size_t count, size_t size);

/* Copy a text, or its first `length` bytes, and end it with NUL. */
char *pool_text(struct pool *pool, const char *text);
char *pool_text_part(struct pool *pool, const char *text, size_t length);

/* Make room for one more item behind `count`: the same items, or a larger copy. Twice as
 * large each time, so that adding n items copies at most 2 n. */
void *pool_items_grow(struct pool *pool, void *items, size_t count, size_t *capacity,
                      size_t size);

#define pool_array(pool, count, type) ((type *)pool_items((pool), (count), sizeof(type)))

/* Type-checked: `items` must point at `type`. */
#define pool_copy(pool, items, count, type)                                              \
    ((type *)pool_items_copy((pool), (1 ? (items) : (const type *)NULL), (count),        \
                             sizeof(type)))

/* rows = pool_grow(pool, rows, count, &capacity, struct row); rows[count++] = …; */
#define pool_grow(pool, items, count, capacity, type)                                    \
    ((type *)pool_items_grow((pool), (1 ? (items) : (type *)NULL), (count), (capacity),  \
                             sizeof(type)))
