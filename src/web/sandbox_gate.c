/* sandbox_gate.c - how many files are read at the same time, and who waits. */
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <semaphore.h>
#include <time.h>

#include "web/sandbox.h"

struct sandbox_gate {
    struct pool *pool; /* owned; the gate itself lives there */
    sem_t places;
};

struct sandbox_gate *sandbox_gate_new(size_t at_once)
{
    assert(at_once > 0 && at_once <= SEM_VALUE_MAX);
    struct pool *pool = pool_new();
    struct sandbox_gate *gate = pool_array(pool, 1, struct sandbox_gate);

    gate->pool = pool;
    const int refused = sem_init(&gate->places, 0, (unsigned)at_once);
    assert(refused == 0);
    (void)refused;
    return gate;
}

void sandbox_gate_free(struct sandbox_gate *gate)
{
    if (gate != NULL) {
        (void)sem_destroy(&gate->places);
        pool_free(gate->pool);
    }
}

bool sandbox_gate_enter(struct sandbox_gate *gate, unsigned seconds)
{
    struct timespec until;

    if (gate == NULL) {
        return true;
    }
    (void)clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += (time_t)seconds;
    while (sem_timedwait(&gate->places, &until) != 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

void sandbox_gate_leave(struct sandbox_gate *gate)
{
    if (gate != NULL) {
        (void)sem_post(&gate->places);
    }
}
