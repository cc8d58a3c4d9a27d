#include "store/lender.h"

#include <assert.h>
#include <pthread.h>

#include "base/pool.h"

struct lender {
    struct pool *pool; /* it lives in it */
    pthread_mutex_t mutex;
    pthread_cond_t is_returned;
    size_t count;
    size_t *idle; /* a stack of places */
    size_t idle_count;
};

struct lender *lender_new(size_t count)
{
    struct pool *pool = pool_new();
    struct lender *lender = pool_array(pool, 1, struct lender);

    *lender = (struct lender){.pool = pool, .count = count, .idle_count = count};
    (void)pthread_mutex_init(&lender->mutex, NULL);
    (void)pthread_cond_init(&lender->is_returned, NULL);
    lender->idle = pool_array(pool, count, size_t);
    for (size_t i = 0; i < count; i++) {
        lender->idle[i] = count - 1 - i;
    }
    return lender;
}

void lender_free(struct lender *lender)
{
    if (lender == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&lender->mutex);
    while (lender->idle_count < lender->count) {
        (void)pthread_cond_wait(&lender->is_returned, &lender->mutex);
    }
    (void)pthread_mutex_unlock(&lender->mutex);
    (void)pthread_cond_destroy(&lender->is_returned);
    (void)pthread_mutex_destroy(&lender->mutex);
    pool_free(lender->pool);
}

size_t lender_borrow(struct lender *lender)
{
    (void)pthread_mutex_lock(&lender->mutex);
    while (lender->idle_count == 0) {
        (void)pthread_cond_wait(&lender->is_returned, &lender->mutex);
    }
    const size_t place = lender->idle[--lender->idle_count];
    (void)pthread_mutex_unlock(&lender->mutex);
    return place;
}

void lender_give_back(struct lender *lender, size_t place)
{
    (void)pthread_mutex_lock(&lender->mutex);
    assert(lender->idle_count < lender->count);
    lender->idle[lender->idle_count++] = place;
    (void)pthread_cond_signal(&lender->is_returned);
    (void)pthread_mutex_unlock(&lender->mutex);
}
