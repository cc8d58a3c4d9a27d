#include "web/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { CLASS_COUNT = 5, BUCKET_COUNT = 7 };

/* Upper ends in microseconds; the last one takes the rest. */
static const int64_t BUCKETS[BUCKET_COUNT] = {1000,   5000,    25000,    100000,
                                              500000, 2500000, INT64_MAX};
static const char *const BUCKET_NAMES[BUCKET_COUNT] = {"0.001", "0.005", "0.025", "0.1",
                                                       "0.5",   "2.5",   "+Inf"};

struct metrics {
    atomic_uint_least64_t classes[CLASS_COUNT]; /* 1xx .. 5xx */
    atomic_uint_least64_t buckets[BUCKET_COUNT];
    atomic_uint_least64_t microseconds;
    atomic_uint_least64_t cached;
};

struct metrics *metrics_new(void)
{
    struct metrics *metrics = calloc(1, sizeof *metrics);

    if (metrics == NULL) {
        abort();
    }
    return metrics;
}

void metrics_free(struct metrics *metrics)
{
    free(metrics);
}

void metrics_count(struct metrics *metrics, int code, int64_t microseconds)
{
    size_t bucket = 0;

    while (microseconds > BUCKETS[bucket]) {
        bucket++;
    }
    atomic_fetch_add(&metrics->classes[code / 100 - 1], 1);
    atomic_fetch_add(&metrics->buckets[bucket], 1);
    atomic_fetch_add(&metrics->microseconds, (uint64_t)microseconds);
}

void metrics_count_cached(struct metrics *metrics)
{
    atomic_fetch_add(&metrics->cached, 1);
}

static void head_add(struct text *text, const char *name, const char *type,
                     const char *help)
{
    text_format(text, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void value_add(struct text *text, const char *name, const char *type,
                      const char *help, uint64_t value)
{
    head_add(text, name, type, help);
    text_format(text, "%s %" PRIu64 "\n", name, value);
}

void metrics_write(const struct metrics *metrics, const struct metrics_present *present,
                   struct text *text)
{
    uint64_t count = 0;

    head_add(text, "samenspel_requests_total", "counter",
             "Requests answered, by class of status.");
    for (int class = 0; class < CLASS_COUNT; class ++) {
        text_format(text, "samenspel_requests_total{class=\"%dxx\"} %" PRIu64 "\n",
                    class + 1, (uint64_t)atomic_load(&metrics->classes[class]));
    }
    head_add(text, "samenspel_request_seconds", "histogram",
             "Time from a whole request to its answer.");
    for (size_t i = 0; i < BUCKET_COUNT; i++) {
        count += atomic_load(&metrics->buckets[i]);
        text_format(text, "samenspel_request_seconds_bucket{le=\"%s\"} %" PRIu64 "\n",
                    BUCKET_NAMES[i], count);
    }
    const uint64_t microseconds = atomic_load(&metrics->microseconds);
    text_format(text, "samenspel_request_seconds_sum %" PRIu64 ".%06" PRIu64 "\n",
                microseconds / 1000000, microseconds % 1000000);
    text_format(text, "samenspel_request_seconds_count %" PRIu64 "\n", count);
    value_add(text, "samenspel_pages_cached_total", "counter",
              "Pages sent from the cache, or known to the browser.",
              atomic_load(&metrics->cached));
    value_add(text, "samenspel_connections", "gauge", "Connections that are open.",
              present->connections);
    head_add(text, "samenspel_connections_total", "counter",
             "Connections, by what became of them.");
    text_format(text,
                "samenspel_connections_total{fate=\"accepted\"} %zu\n"
                "samenspel_connections_total{fate=\"refused\"} %zu\n"
                "samenspel_connections_total{fate=\"cut\"} %zu\n",
                present->accepted, present->refused, present->cut);
    value_add(text, "samenspel_mail_waiting", "gauge", "Mails that wait to be sent.",
              (uint64_t)present->mail_waiting);
    value_add(text, "samenspel_mail_given_up", "gauge", "Mails that could not be sent.",
              (uint64_t)present->mail_failed);
}
