#include "cli/watch.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double FIRST_AFTER = 1; /* seconds */
static const double THEN_EVERY = 0.2;

struct watch {
    const char *label;
    double next; /* when the line is written again */
    bool is_shown;
};

static double seconds_now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool watch_show(void *context, size_t done, size_t total)
{
    struct watch *watch = context;
    const double now = seconds_now();

    if (now >= watch->next && total > 0) {
        (void)fprintf(stderr, "\r%s %zu %% ", watch->label, 100 * done / total);
        (void)fflush(stderr);
        watch->is_shown = true;
        watch->next = now + THEN_EVERY;
    }
    return true;
}

struct work watch_begin(const struct call *call, const char *label)
{
    struct watch *watch = pool_array(call->pool, 1, struct watch);

    if (isatty(STDERR_FILENO) == 0) {
        return (struct work){NULL, NULL};
    }
    *watch =
        (struct watch){say(label, call->language), seconds_now() + FIRST_AFTER, false};
    return (struct work){watch_show, watch};
}

void watch_end(const struct work *work)
{
    const struct watch *watch = work->context;

    if (watch != NULL && watch->is_shown) {
        (void)fputs("\r\033[K", stderr);
    }
}
