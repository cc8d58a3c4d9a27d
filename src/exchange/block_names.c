#include "exchange/block_names.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* FNV-1a. */
static size_t slot_of(const struct block_names *names, const char *key)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * UINT64_C(1099511628211);
    }
    return (size_t)hash & (names->slot_count - 1);
}

void block_names_init(struct block_names *names, size_t limit, struct pool *pool)
{
    size_t slot_count = 2;

    while (slot_count < 2 * limit) {
        slot_count *= 2;
    }
    *names = (struct block_names){pool, pool_array(pool, slot_count, struct block_name),
                                  slot_count};
}

static size_t slot_after(const struct block_names *names, size_t slot)
{
    return (slot + 1) & (names->slot_count - 1);
}

struct block_name *block_names_find(struct block_names *names, const char *name,
                                    const struct block_name **alike_out)
{
    const char *key = utf8_key(names->pool, name);

    *alike_out = NULL;
    for (size_t slot = slot_of(names, key); names->slots[slot].name != NULL;
         slot = slot_after(names, slot)) {
        struct block_name *entry = &names->slots[slot];
        if (strcmp(entry->name, name) == 0) {
            return entry;
        }
        if (*alike_out == NULL && key[0] != '\0' && strcmp(entry->key, key) == 0) {
            *alike_out = entry;
        }
    }
    return NULL;
}

struct block_name *block_names_add(struct block_names *names, const char *name,
                                   size_t row)
{
    const char *key = utf8_key(names->pool, name);
    size_t slot = slot_of(names, key);

    while (names->slots[slot].name != NULL) {
        slot = slot_after(names, slot);
    }
    names->slots[slot] = (struct block_name){.name = name, .key = key, .row = row};
    return &names->slots[slot];
}
