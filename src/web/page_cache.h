/* page_cache.h - rendered pages, kept under everything they depend on: when something
 * changes the key changes, so nothing is ever taken out for being old. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/scope.h"

struct page_cache;

/* Keeps at most `bytes` of pages; the oldest go first. Shared by all threads. */
struct page_cache *page_cache_new(size_t bytes);
void page_cache_free(struct page_cache *cache); /* accepts NULL */
SCOPE_END(page_cache)

/* A copy of the page in `pool`, or NULL. */
const char *page_cache_find(struct page_cache *cache, const char *key, struct pool *pool,
                            size_t *length_out);

void page_cache_keep(struct page_cache *cache, const char *key, const char *page,
                     size_t length);
