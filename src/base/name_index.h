/* name_index.h - numbers by name: a hash table that grows. Pure. */
#pragma once

#include "base/pool.h"

#define NAME_INDEX_NONE ((size_t)-1)

struct name_slot {
    const char *name; /* NULL: free */
    size_t number;
};

/* {.pool = ...} is the valid empty value. */
struct name_index {
    struct pool *pool; /* borrowed; the slots live there */
    struct name_slot *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t count;
};

/* The number of a name, or NAME_INDEX_NONE. O(1). */
size_t name_index_find(const struct name_index *index, const char *name);

/* An index of these names by their place; of equal ones the first counts. They are
 * borrowed. O(names). */
struct name_index name_index_of(const char *const *names, size_t count,
                                struct pool *pool);

/* Add a name that is not there yet; it is borrowed. O(1). */
void name_index_add(struct name_index *index, const char *name, size_t number);
