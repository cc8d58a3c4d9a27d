#include "web/kept.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { THINGS_MOST = 256 };

struct kept_item {
    struct kept_item *older; /* in order of use */
    struct kept_item *newer;
    struct pool *pool; /* the key, the thing, and this item live in it */
    const char *key; /* NULL: for one holder only */
    const void *thing;
    size_t size;
    size_t users;
    bool is_kept; /* else it goes with its last user */
};

struct kept_hold {
    struct kept_item *item;
    struct kept_hold *older;
};

struct kept {
    pthread_mutex_t lock; /* over what follows, and over users and order of its items */
    struct kept_item *newest;
    struct kept_item *oldest;
    size_t count;
    size_t size;
    size_t size_max;
};

struct kept *kept_new(size_t bytes)
{
    struct kept *kept = calloc(1, sizeof *kept);

    if (kept == NULL) {
        abort();
    }
    kept->size_max = bytes;
    (void)pthread_mutex_init(&kept->lock, NULL);
    return kept;
}

/* ---- under the lock ---- */

static void item_unlink(struct kept *kept, struct kept_item *item)
{
    *(item->newer == NULL ? &kept->newest : &item->newer->older) = item->older;
    *(item->older == NULL ? &kept->oldest : &item->older->newer) = item->newer;
}

static void item_link(struct kept *kept, struct kept_item *item)
{
    item->newer = NULL;
    item->older = kept->newest;
    *(kept->newest == NULL ? &kept->oldest : &kept->newest->newer) = item;
    kept->newest = item;
}

static void item_drop(struct kept *kept, struct kept_item *item)
{
    item_unlink(kept, item);
    kept->count--;
    kept->size -= item->size;
    item->is_kept = false;
    if (item->users == 0) {
        pool_free(item->pool);
    }
}

/* Take it into use: it is the newest now. */
static struct kept_item *item_use(struct kept *kept, const char *key)
{
    struct kept_item *item = kept->newest;

    while (item != NULL && strcmp(item->key, key) != 0) {
        item = item->older;
    }
    if (item != NULL) {
        item_unlink(kept, item);
        item_link(kept, item);
        item->users++;
    }
    return item;
}

static void item_keep(struct kept *kept, struct kept_item *item)
{
    while (kept->oldest != NULL &&
           (kept->size + item->size > kept->size_max || kept->count >= THINGS_MOST)) {
        item_drop(kept, kept->oldest);
    }
    item_link(kept, item);
    item->is_kept = true;
    kept->count++;
    kept->size += item->size;
}

/* ---- for all ---- */

void kept_free(struct kept *kept)
{
    if (kept == NULL) {
        return;
    }
    while (kept->oldest != NULL) {
        assert(kept->oldest->users == 0);
        item_drop(kept, kept->oldest);
    }
    (void)pthread_mutex_destroy(&kept->lock);
    free(kept);
}

static const void *item_hold(struct kept_holder *holder, struct kept_item *item)
{
    struct kept_hold *hold = pool_array(holder->pool, 1, struct kept_hold);

    *hold = (struct kept_hold){item, holder->newest};
    holder->newest = hold;
    return item->thing;
}

const void *kept_find(struct kept_holder *holder, const char *key)
{
    struct kept *kept = holder->kept;

    if (kept == NULL) {
        return NULL;
    }
    (void)pthread_mutex_lock(&kept->lock);
    struct kept_item *item = item_use(kept, key);
    (void)pthread_mutex_unlock(&kept->lock);
    return item == NULL ? NULL : item_hold(holder, item);
}

const void *kept_add(struct kept_holder *holder, const char *key, struct pool *own,
                     const void *thing)
{
    struct kept *kept = holder->kept;
    struct kept_item *item = pool_array(own, 1, struct kept_item);

    *item = (struct kept_item){.pool = own,
                               .key = key == NULL ? NULL : pool_text(own, key),
                               .thing = thing,
                               .users = 1};
    item->size = pool_size(own);
    if (kept == NULL || key == NULL || item->size > kept->size_max / 4) {
        return item_hold(holder, item);
    }
    (void)pthread_mutex_lock(&kept->lock);
    struct kept_item *first = item_use(kept, key);
    if (first == NULL) {
        item_keep(kept, item);
    }
    (void)pthread_mutex_unlock(&kept->lock);
    if (first != NULL) { /* another thread was first */
        pool_free(own);
        item = first;
    }
    return item_hold(holder, item);
}

void kept_release(struct kept_holder *holder)
{
    struct kept *kept = holder->kept;

    if (kept != NULL) {
        (void)pthread_mutex_lock(&kept->lock);
    }
    for (; holder->newest != NULL; holder->newest = holder->newest->older) {
        struct kept_item *item = holder->newest->item;

        item->users--;
        if (item->users == 0 && !item->is_kept) {
            pool_free(item->pool);
        }
    }
    if (kept != NULL) {
        (void)pthread_mutex_unlock(&kept->lock);
    }
}
