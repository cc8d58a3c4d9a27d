#include "web/reaper.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    TICK_MS = 250,
    LINGER_TICK_MS = 20,
    LINGER_MS = 2000,
    LINGER_MAX = 32,
    LINGER_READS = 16, /* of LINGER_BYTES, each tick */
    LINGER_BYTES = 16 * 1024
};

struct lingering {
    int fd;
    int64_t deadline_ms;
};

struct reaper {
    pthread_t thread;
    pthread_mutex_t mutex; /* over the list, the lingering and is_ending */
    pthread_cond_t changed;
    struct reaper_entry *first;
    struct lingering lingering[LINGER_MAX];
    size_t lingering_count;
    bool is_ending;
    atomic_size_t cut_count;
};

int64_t reaper_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The mutex is held, so no socket here can be closed and its number given away. */
static void late_cut(struct reaper *reaper, int64_t now)
{
    for (struct reaper_entry *entry = reaper->first; entry != NULL; entry = entry->next) {
        int64_t deadline = atomic_load(&entry->deadline_ms);

        /* Its thread may just now have set another: then it was not late. */
        if (deadline != 0 && deadline <= now &&
            atomic_compare_exchange_strong(&entry->deadline_ms, &deadline, 0)) {
            (void)shutdown(entry->fd, SHUT_RDWR);
            atomic_fetch_add(&reaper->cut_count, 1);
        }
    }
}

/* Read what has come; true at the end of it. */
static bool is_read_out(int fd)
{
    char rest[LINGER_BYTES];

    for (int i = 0; i < LINGER_READS; i++) {
        const ssize_t count = recv(fd, rest, sizeof rest, MSG_DONTWAIT);

        if (count <= 0) {
            return count == 0 || (errno != EAGAIN && errno != EINTR);
        }
    }
    return false;
}

static void lingering_end(struct reaper *reaper, int64_t now)
{
    for (size_t i = reaper->lingering_count; i > 0; i--) {
        struct lingering *lingering = &reaper->lingering[i - 1];

        if (lingering->deadline_ms <= now || is_read_out(lingering->fd)) {
            (void)close(lingering->fd);
            *lingering = reaper->lingering[--reaper->lingering_count];
        }
    }
}

static void tick_wait(struct reaper *reaper)
{
    const int64_t tick = reaper->lingering_count > 0 ? LINGER_TICK_MS : TICK_MS;
    const int64_t until = reaper_now() + tick;
    const struct timespec wake = {.tv_sec = (time_t)(until / 1000),
                                  .tv_nsec = (long)(until % 1000) * 1000000};

    if (reaper->first == NULL && reaper->lingering_count == 0) {
        (void)pthread_cond_wait(&reaper->changed, &reaper->mutex);
    } else {
        (void)pthread_cond_timedwait(&reaper->changed, &reaper->mutex, &wake);
    }
}

static void *reaper_run(void *context)
{
    struct reaper *reaper = context;

    (void)pthread_mutex_lock(&reaper->mutex);
    while (!reaper->is_ending) {
        tick_wait(reaper);
        const int64_t now = reaper_now();
        late_cut(reaper, now);
        lingering_end(reaper, now);
    }
    lingering_end(reaper, INT64_MAX);
    (void)pthread_mutex_unlock(&reaper->mutex);
    return NULL;
}

bool reaper_new(struct reaper **reaper_out, struct status *st)
{
    struct reaper *reaper = calloc(1, sizeof *reaper);
    pthread_condattr_t attributes;

    if (reaper == NULL) {
        return status_fail(st, STATUS_FAILED, N_("could not start a thread"));
    }
    (void)pthread_condattr_init(&attributes);
    (void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&reaper->mutex, NULL);
    (void)pthread_cond_init(&reaper->changed, &attributes);
    (void)pthread_condattr_destroy(&attributes);
    if (pthread_create(&reaper->thread, NULL, reaper_run, reaper) != 0) {
        (void)pthread_mutex_destroy(&reaper->mutex);
        (void)pthread_cond_destroy(&reaper->changed);
        free(reaper);
        return status_fail(st, STATUS_FAILED, N_("could not start a thread"));
    }
    *reaper_out = reaper;
    return true;
}

void reaper_free(struct reaper *reaper)
{
    if (reaper == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&reaper->mutex);
    reaper->is_ending = true;
    (void)pthread_cond_signal(&reaper->changed);
    (void)pthread_mutex_unlock(&reaper->mutex);
    (void)pthread_join(reaper->thread, NULL);
    (void)pthread_mutex_destroy(&reaper->mutex);
    (void)pthread_cond_destroy(&reaper->changed);
    free(reaper);
}

void reaper_watch(struct reaper *reaper, struct reaper_entry *entry)
{
    (void)pthread_mutex_lock(&reaper->mutex);
    const bool is_alone = reaper->first == NULL;
    entry->previous = NULL;
    entry->next = reaper->first;
    if (reaper->first != NULL) {
        reaper->first->previous = entry;
    }
    reaper->first = entry;
    if (is_alone) {
        (void)pthread_cond_signal(&reaper->changed);
    }
    (void)pthread_mutex_unlock(&reaper->mutex);
}

void reaper_forget(struct reaper *reaper, struct reaper_entry *entry)
{
    (void)pthread_mutex_lock(&reaper->mutex);
    if (entry->previous != NULL) {
        entry->previous->next = entry->next;
    } else {
        reaper->first = entry->next;
    }
    if (entry->next != NULL) {
        entry->next->previous = entry->previous;
    }
    (void)pthread_mutex_unlock(&reaper->mutex);
}

void reaper_entry_allow(struct reaper_entry *entry, int64_t milliseconds)
{
    atomic_store(&entry->deadline_ms,
                 milliseconds == 0 ? 0 : reaper_now() + milliseconds);
}

void reaper_hurry(struct reaper *reaper, int64_t milliseconds)
{
    const int64_t latest = reaper_now() + milliseconds;

    (void)pthread_mutex_lock(&reaper->mutex);
    for (struct reaper_entry *entry = reaper->first; entry != NULL; entry = entry->next) {
        int64_t deadline = atomic_load(&entry->deadline_ms);

        if (atomic_load(&entry->is_idle) && deadline > latest) {
            (void)atomic_compare_exchange_strong(&entry->deadline_ms, &deadline, latest);
        }
    }
    (void)pthread_mutex_unlock(&reaper->mutex);
}

void reaper_linger(struct reaper *reaper, int fd)
{
    (void)pthread_mutex_lock(&reaper->mutex);
    if (reaper->lingering_count < LINGER_MAX) {
        const int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

        if (copy >= 0) {
            reaper->lingering[reaper->lingering_count++] =
                (struct lingering){copy, reaper_now() + LINGER_MS};
            (void)pthread_cond_signal(&reaper->changed);
        }
    }
    (void)pthread_mutex_unlock(&reaper->mutex);
}

size_t reaper_cut_count(const struct reaper *reaper)
{
    return atomic_load(&reaper->cut_count);
}
