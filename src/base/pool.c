#include "base/pool.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct block {
    struct block *older;
    alignas(max_align_t) unsigned char bytes[];
};

struct pool {
    struct block *newest;
    size_t block_size; /* bytes of the block that is being filled */
    size_t used; /* of those */
    size_t taken; /* by all blocks */
};

static void *memory_or_end(size_t size)
{
    void *memory = calloc(1, size);

    if (memory == NULL) {
        (void)fputs("samenspel: out of memory\n", stderr);
        abort();
    }
    return memory;
}

struct pool *pool_new(void)
{
    return memory_or_end(sizeof(struct pool));
}

void pool_free(struct pool *pool)
{
    if (pool == NULL) {
        return;
    }
    while (pool->newest != NULL) {
        struct block *older = pool->newest->older;

        free(pool->newest);
        pool->newest = older;
    }
    free(pool);
}

size_t pool_size(const struct pool *pool)
{
    return sizeof *pool + pool->taken;
}

static void block_add(struct pool *pool, size_t size)
{
    struct block *block = memory_or_end(sizeof *block + size);

    block->older = pool->newest;
    pool->newest = block;
    pool->block_size = size;
    pool->used = 0;
    pool->taken += sizeof *block + size;
}

/* How large the next block is when `size` bytes are asked for. Blocks double, so that a
 * scratch pool for one look-up stays small and a large table does not call malloc for
 * every row. With POOL_SEPARATE each allocation is a block of its own: the sanitizers and
 * valgrind then see an overrun inside a pool. */
static size_t block_size_next(const struct pool *pool, size_t size)
{
#ifdef POOL_SEPARATE
    (void)pool;
    return size;
#else
    enum { BLOCK_FIRST = 512, BLOCK_LAST = 64 * 1024 };
    size_t usual = pool->newest == NULL ? BLOCK_FIRST : 2 * pool->block_size;

    usual = usual < BLOCK_LAST ? usual : BLOCK_LAST;
    return size > usual ? size : usual;
#endif
}

void *pool_bytes(struct pool *pool, size_t size)
{
    const size_t alignment = alignof(max_align_t);
    size_t room = size;

    assert(size <= PTRDIFF_MAX - alignment);
#ifndef POOL_SEPARATE
    room = (size + alignment - 1) / alignment * alignment;
#endif
    if (pool->newest == NULL || room > pool->block_size - pool->used) {
        block_add(pool, block_size_next(pool, room));
    }
    pool->used += room;
    return pool->newest->bytes + pool->used - room;
}

void *pool_items(struct pool *pool, size_t count, size_t size)
{
    /* Not an assert: the one multiplication that must never wrap, in any build. */
    if (size != 0 && count > PTRDIFF_MAX / 2 / size) {
        (void)fputs("samenspel: out of memory\n", stderr);
        abort();
    }
    return pool_bytes(pool, count * size);
}

void *pool_items_copy(struct pool *pool, const void *items, size_t count, size_t size)
{
    void *copy = pool_items(pool, count, size);

    if (count != 0) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

void *pool_items_grow(struct pool *pool, void *items, size_t count, size_t *capacity,
                      size_t size)
{
    enum { FIRST = 8 };

    if (count < *capacity) {
        return items;
    }
    *capacity = count < FIRST ? FIRST : 2 * count;
    void *larger = pool_items(pool, *capacity, size);
    if (count != 0) {
        memcpy(larger, items, count * size);
    }
    return larger;
}

char *pool_text_part(struct pool *pool, const char *text, size_t length)
{
    char *copy = pool_bytes(pool, length + 1);

    memcpy(copy, text, length);
    return copy;
}

char *pool_text(struct pool *pool, const char *text)
{
    return pool_text_part(pool, text, strlen(text));
}
