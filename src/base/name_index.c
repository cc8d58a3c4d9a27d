#include "base/name_index.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a. */
static size_t hash_of(const char *name)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (; *name != '\0'; name++) {
        hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
    }
    return (size_t)(hash ^ (hash >> 32));
}

/* The slot of a name, or the free one where it belongs. */
static size_t slot_of(const struct name_index *index, const char *name)
{
    size_t slot = hash_of(name) & (index->slot_count - 1);

    while (index->slots[slot].name != NULL &&
           strcmp(index->slots[slot].name, name) != 0) {
        slot = (slot + 1) & (index->slot_count - 1);
    }
    return slot;
}

size_t name_index_find(const struct name_index *index, const char *name)
{
    if (index->count == 0) {
        return NAME_INDEX_NONE;
    }
    const struct name_slot *slot = &index->slots[slot_of(index, name)];
    return slot->name != NULL ? slot->number : NAME_INDEX_NONE;
}

/* Half of the slots stay free, so that a search is short. */
static void index_grow(struct name_index *index)
{
    enum { FIRST = 32 };
    const struct name_index old = *index;

    index->slot_count = old.slot_count == 0 ? FIRST : 2 * old.slot_count;
    index->slots = pool_array(index->pool, index->slot_count, struct name_slot);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i].name != NULL) {
            index->slots[slot_of(index, old.slots[i].name)] = old.slots[i];
        }
    }
}

void name_index_add(struct name_index *index, const char *name, size_t number)
{
    if (2 * (index->count + 1) > index->slot_count) {
        index_grow(index);
    }
    index->slots[slot_of(index, name)] = (struct name_slot){name, number};
    index->count++;
}

struct name_index name_index_of(const char *const *names, size_t count, struct pool *pool)
{
    struct name_index index = {.pool = pool};

    for (size_t i = 0; i < count; i++) {
        if (name_index_find(&index, names[i]) == NAME_INDEX_NONE) {
            name_index_add(&index, names[i], i);
        }
    }
    return index;
}
