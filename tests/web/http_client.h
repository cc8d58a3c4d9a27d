/* http_client.h - a small HTTP client over raw sockets, for tests: what it sends may be
 * as malformed as a test wants, what it receives it reads strictly. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

enum {
    HTTP_WAIT_MS = 4000, /* for an answer, before a test gives up */
    HTTP_REPLY_MAX = 16 * 1024 * 1024
};

struct http_reply {
    int code; /* 0: closed without an answer; -1: none in time; -2: malformed */
    const char *head; /* status line and headers, with their CR LF; "" when none */
    const char *body; /* NUL-terminated */
    size_t body_length;
};

/* Connect to a port of 127.0.0.1; -1 when that is refused. */
int http_connect(uint16_t port);
void http_close(int fd);

/* Send all of it; false when the other side is gone. */
bool http_send(int fd, const char *bytes, size_t length);
bool http_send_text(int fd, const char *text);

/* Read the next answer on a connection. `is_head`: it has no body. Lives in `pool`. */
struct http_reply http_read(int fd, bool is_head, struct pool *pool);

/* True when the other side closes (or resets) within `milliseconds`; what still comes is
 * thrown away. */
bool http_is_closed(int fd, int milliseconds);

/* One request on a connection of its own: connect, send the bytes, read, close. */
struct http_reply http_exchange(uint16_t port, const char *bytes, size_t length,
                                struct pool *pool);

/* The same for well-behaved requests. `headers` are whole lines with CR LF, or "". */
struct http_reply http_get(uint16_t port, const char *path, const char *headers,
                           struct pool *pool);
struct http_reply http_post(uint16_t port, const char *path, const char *headers,
                            const char *form, struct pool *pool);

/* The value of a header of a reply, "" when there is none; the first of several. */
const char *http_reply_header(const struct http_reply *reply, const char *name,
                              struct pool *pool);
