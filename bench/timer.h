/* timer.h - the clock of the measurements. */
#pragma once

#include <time.h>

static inline double now_seconds(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}
