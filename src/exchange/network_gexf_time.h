/* network_gexf_time.h - the times of a GEXF file: when something is there, and the
 * moments that are its waves. Private to exchange/network_gexf.c. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/report.h"

/* From begin to end, both included; -INFINITY and INFINITY: open. */
struct span {
    double begin;
    double end;
    bool is_end_open; /* the end is not included */
};

/* Of one node or edge: a part of struct times; none: always there. */
struct spans {
    size_t first;
    size_t count;
};

struct moment {
    double time;
    const char *label;
};

struct times {
    struct pool *pool; /* borrowed */
    struct span *spans;
    size_t span_count;
    size_t span_capacity;
    struct moment *moments; /* where something begins; then sorted, none twice */
    size_t moment_count;
    size_t moment_capacity;
    bool is_listed; /* the file lists its waves: spans add no moments */
};

/* "2", "2026-03-01", "2026-03-01T12:00:00", "Infinity". */
bool time_read(const char *text, double *time_out);

/* Read a span from what start and end say; NULL: open.
 * fails  with an error in `report`: neither a number nor a date. */
NODISCARD bool span_read(struct times *times, const char *begin, const char *end,
                         struct report *report, struct place place,
                         struct span *span_out);

/* Add a span behind those of `spans`, which must be the last that were added to. */
void span_add(struct times *times, struct spans *spans, struct span span);

/* A wave that the file itself lists. */
void moment_add(struct times *times, double time, const char *label);

/* Put the moments in order, each once. */
void moments_sort(struct times *times);

bool span_holds(const struct span *span, double time);
bool spans_hold(const struct times *times, const struct spans *spans, double time);
