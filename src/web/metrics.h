/* metrics.h - counters of the server, for /metrics (Prometheus text format 0.0.4). */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/scope.h"
#include "base/text.h"

struct metrics;

struct metrics *metrics_new(void);
void metrics_free(struct metrics *metrics); /* accepts NULL */
SCOPE_END(metrics)

/* One request was answered. */
void metrics_count(struct metrics *metrics, int code, int64_t microseconds);

/* One page came from the cache, or was known to the browser. */
void metrics_count_cached(struct metrics *metrics);

/* Values that stand elsewhere, at the moment of asking. */
struct metrics_present {
    size_t connections;
    size_t accepted; /* connections, as of transport_counts() */
    size_t refused;
    size_t cut;
    int64_t mail_waiting;
    int64_t mail_failed;
};

void metrics_write(const struct metrics *metrics, const struct metrics_present *present,
                   struct text *text);
