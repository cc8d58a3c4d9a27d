/* reaper.h - cuts connections that take too long.
 *
 * A thread of its own looks at the deadlines four times a second and shuts down the
 * socket of whoever is late; the thread that serves the connection sees the end of it and
 * cleans up as usual. It also waits for the end of uploads that were refused, so that the
 * refusal is read before the connection is gone. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/scope.h"
#include "base/status.h"

struct reaper;

/* One connection; lives in the owner's memory from watch to forget. */
struct reaper_entry {
    int fd;
    _Atomic int64_t deadline_ms; /* by reaper_now(); 0: none */
    atomic_bool is_idle; /* no request has begun: reaper_hurry() may cut it */
    struct reaper_entry *previous;
    struct reaper_entry *next;
};

/* Milliseconds of a clock that never jumps. */
int64_t reaper_now(void);

/* Start the thread.
 * fails  STATUS_FAILED  no more threads */
NODISCARD bool reaper_new(struct reaper **reaper_out, struct status *st);

/* End the thread; nothing may be watched any more. Accepts NULL. */
void reaper_free(struct reaper *reaper);
SCOPE_END(reaper)

/* Begin to watch; entry->fd, deadline_ms and is_idle are set. O(1). */
void reaper_watch(struct reaper *reaper, struct reaper_entry *entry);

/* Stop watching; to be called before the socket is closed, because its number may then
 * belong to somebody else. O(1). */
void reaper_forget(struct reaper *reaper, struct reaper_entry *entry);

/* Give the entry `milliseconds` from now; 0: as long as it wants. Only by the thread that
 * serves the connection. */
void reaper_entry_allow(struct reaper_entry *entry, int64_t milliseconds);

/* Leave idle connections at most `milliseconds`. O(connections). */
void reaper_hurry(struct reaper *reaper, int64_t milliseconds);

/* Take over what remains of a connection that will be closed: a copy of `fd` is read to
 * its end, or for two seconds, and closed. Does nothing when there are many already. */
void reaper_linger(struct reaper *reaper, int fd);

/* How many were cut. */
size_t reaper_cut_count(const struct reaper *reaper);
