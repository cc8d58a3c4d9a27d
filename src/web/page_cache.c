#include "web/page_cache.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SLOT_COUNT = 1024 };

struct page {
    struct page *older_in_slot;
    struct page *newer; /* in order of arrival */
    uint64_t hash;
    size_t key_length;
    size_t length;
    char bytes[]; /* the key, then the page */
};

struct page_cache {
    pthread_rwlock_t lock; /* over what follows; finding changes nothing */
    struct page *slots[SLOT_COUNT];
    struct page *oldest;
    struct page *newest;
    size_t size;
    size_t size_max;
};

struct page_cache *page_cache_new(size_t bytes)
{
    struct page_cache *cache = calloc(1, sizeof *cache);

    if (cache == NULL) {
        abort();
    }
    cache->size_max = bytes;
    (void)pthread_rwlock_init(&cache->lock, NULL);
    return cache;
}

static void oldest_drop(struct page_cache *cache)
{
    struct page *page = cache->oldest;
    struct page **link = &cache->slots[page->hash % SLOT_COUNT];

    while (*link != page) {
        link = &(*link)->older_in_slot;
    }
    *link = page->older_in_slot;
    cache->oldest = page->newer;
    if (cache->oldest == NULL) {
        cache->newest = NULL;
    }
    cache->size -= page->key_length + page->length;
    free(page);
}

void page_cache_free(struct page_cache *cache)
{
    if (cache == NULL) {
        return;
    }
    while (cache->oldest != NULL) {
        oldest_drop(cache);
    }
    (void)pthread_rwlock_destroy(&cache->lock);
    free(cache);
}

/* FNV-1a. Keys hold a secret of each session, so nobody can aim at one slot. */
static uint64_t hash_of(const char *key, size_t length)
{
    uint64_t hash = 14695981039346656037U;

    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)key[i]) * 1099511628211U;
    }
    return hash;
}

static const struct page *page_find(const struct page_cache *cache, const char *key,
                                    size_t key_length, uint64_t hash)
{
    const struct page *page = cache->slots[hash % SLOT_COUNT];

    while (page != NULL && (page->hash != hash || page->key_length != key_length ||
                            memcmp(page->bytes, key, key_length) != 0)) {
        page = page->older_in_slot;
    }
    return page;
}

const char *page_cache_find(struct page_cache *cache, const char *key, struct pool *pool,
                            size_t *length_out)
{
    const size_t key_length = strlen(key);
    const uint64_t hash = hash_of(key, key_length);
    const char *copy = NULL;

    (void)pthread_rwlock_rdlock(&cache->lock);
    const struct page *page = page_find(cache, key, key_length, hash);
    if (page != NULL) {
        copy = pool_text_part(pool, page->bytes + key_length, page->length);
        *length_out = page->length;
    }
    (void)pthread_rwlock_unlock(&cache->lock);
    return copy;
}

void page_cache_keep(struct page_cache *cache, const char *key, const char *page,
                     size_t length)
{
    const size_t key_length = strlen(key);
    const size_t size = key_length + length;
    const uint64_t hash = hash_of(key, key_length);

    if (size > cache->size_max / 4) {
        return;
    }
    struct page *kept = malloc(sizeof *kept + size);
    if (kept == NULL) {
        return; /* a cache may forget */
    }
    *kept = (struct page){.hash = hash, .key_length = key_length, .length = length};
    /* NOLINTNEXTLINE(bugprone-not-null-terminated-result): its length is kept */
    memcpy(kept->bytes, key, key_length);
    memcpy(kept->bytes + key_length, page, length);
    (void)pthread_rwlock_wrlock(&cache->lock);
    if (page_find(cache, key, key_length, hash) != NULL) {
        free(kept); /* another thread was first */
    } else {
        while (cache->oldest != NULL && cache->size + size > cache->size_max) {
            oldest_drop(cache);
        }
        kept->older_in_slot = cache->slots[hash % SLOT_COUNT];
        cache->slots[hash % SLOT_COUNT] = kept;
        *(cache->newest == NULL ? &cache->oldest : &cache->newest->newer) = kept;
        cache->newest = kept;
        cache->size += size;
    }
    (void)pthread_rwlock_unlock(&cache->lock);
}
