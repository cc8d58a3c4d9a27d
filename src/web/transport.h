/* transport.h - HTTP as bytes in and bytes out. transport.c is the only file that knows
 * libmicrohttpd; behind this seam it can be replaced.
 *
 * A thread per connection. What is malformed, ambiguous (two lengths, two hosts, a
 * length and chunks), too large or too slow is answered or cut here: no page sees it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/scope.h"
#include "base/status.h"

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_OTHER };

struct http_header {
    const char *name;
    const char *value;
};

/* A whole request. Everything lives in `pool`, freed when the response was sent. */
struct http_request {
    struct pool *pool;
    enum http_method method;
    const char *path; /* as sent, still escaped, begins with '/' */
    const char *query; /* as sent, after '?'; "" when there is none */
    const char *body; /* NUL-terminated; "" when there is none */
    size_t body_length;
    const char *address; /* of the peer, without port: "192.0.2.7", "::1" */
    const void *connection; /* for http_request_header() */
    /* Of a request that no connection brought (tests): ended by a NULL name. */
    const struct http_header *headers;
};

/* The value of a header, "" when it was not sent; the first, when it was sent twice.
 * Lives as long as the request. */
const char *http_request_header(const struct http_request *request, const char *name);

enum { HTTP_HEADERS_MAX = 16 };

/* A response; its texts live in the request's pool or are static. With 204 and 304 the
 * body is not sent; the length of a 304 is told, so give it the body of its 200. */
struct http_response {
    int code;
    const void *body;
    size_t body_length;
    struct http_header headers[HTTP_HEADERS_MAX];
    size_t header_count;
    bool is_closing; /* close the connection afterwards */
};

/* Add a header; more than HTTP_HEADERS_MAX is a broken promise (assert). A value with a
 * line end in it makes the whole response a 500. */
void http_response_header(struct http_response *response, const char *name,
                          const char *value);

/* Answer one request; called in the connection's thread. `response` is {.code = 200}. */
typedef void (*http_handler_fn)(void *context, const struct http_request *request,
                                struct http_response *response);

struct transport_options {
    const char *address; /* "127.0.0.1", "::1", "0.0.0.0" */
    uint16_t port; /* 0: any free one, see transport_port() */
    size_t connection_limit; /* open at the same time */
    size_t address_limit; /* of those from one address that is not loopback; 0: none */
    size_t body_limit; /* bytes; more is 413 */
    size_t (*body_limit_of)(const char *path); /* where it differs; NULL: nowhere */
    /* Until a request is complete; then the reaper cuts. Between two requests twice that,
     * for a response that and a second for every 32 kB. */
    unsigned request_seconds;
    http_handler_fn handler;
    /* Answers in the handler's place what was refused: response->code is 400, 405, 413,
     * 414, 431, 501 or 505, and the connection is closed afterwards. The request has no
     * body, and the path "/" when its own was not acceptable. NULL: the reason as plain
     * text. (What the library cannot even split into lines, it answers or cuts.) */
    http_handler_fn refuser;
    void *context;
};

struct transport;

/* Listen and serve until transport_drain(). SIGPIPE is ignored from now on; the threads
 * of the transport take no signals.
 * fails  STATUS_INVALID  no such address
 *        STATUS_FAILED   the address is in use, may not be used; too few open files … */
NODISCARD bool transport_start(const struct transport_options *options,
                               struct transport **transport_out, struct status *st);

uint16_t transport_port(const struct transport *transport);
size_t transport_connection_count(const struct transport *transport);

struct transport_counts {
    size_t accepted; /* connections */
    size_t refused; /* connections above a limit: closed without a word */
    size_t cut; /* connections, by the reaper */
};
void transport_counts(const struct transport *transport,
                      struct transport_counts *counts_out);

/* Stop listening, answer what has begun for at most `seconds`, then close the rest. Every
 * answer from now on closes its connection. A handler cannot be stopped: returns when the
 * last one has. */
void transport_drain(struct transport *transport, unsigned seconds);
void transport_free(struct transport *transport); /* accepts NULL */
SCOPE_END(transport)
