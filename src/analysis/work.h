/* work.h - long work that somebody watches and may stop. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct work {
    /* Called now and then with how much is done; false: stop. NULL: nobody watches. */
    bool (*goes_on)(void *context, size_t done, size_t total);
    void *context; /* borrowed */
};

static inline bool work_goes_on(const struct work *work, size_t done, size_t total)
{
    return work->goes_on == NULL || work->goes_on(work->context, done, total);
}
