/* transport_check.h - is a request unambiguous? Pure.
 *
 * A proxy and a server that read one request differently can be played against each other
 * (request smuggling), so whatever could be read in two ways is refused. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "web/transport.h"

/* The head of a request as the parser left it: pieces of one buffer in which it wrote a
 * zero byte over each separator. */
struct request_head {
    const char *method;
    const char *target; /* what stood between method and version begins here … */
    size_t target_length; /* … and was this long */
    const char *version; /* "HTTP/1.1" */
    const struct http_header *headers; /* in the order sent */
    size_t header_count;
    size_t size; /* bytes from the method to the end of the empty line */
};

/* Set path and query, in the request's pool; the path is "/" when the target is refused.
 * Gives the code to refuse it with; 0: it is fine. 414 when it is too long, 400 when it
 * does not begin with '/' or holds a blank, a control character or '#'. */
int transport_read_target(const char *target, struct http_request *request);

/* How many bytes a request to this path may carry. */
size_t transport_body_limit(const struct transport_options *options, const char *path);

/* The code to refuse a request with; 0: it is fine.
 *
 * 400  a name that is no token, a control character in a value, not exactly one Host, two
 *      lengths, a length that is no number, a length with a transfer coding, a transfer
 *      coding in HTTP/1.0
 * 405  a method other than GET, HEAD, POST
 * 413  a length above `body_limit`
 * 431  more than LIMIT_HEADERS headers, or than LIMIT_HEADER_BYTES of them
 * 501  a transfer coding other than chunked
 * 505  a version other than 1.0 and 1.1 */
int transport_check_head(const struct request_head *head, size_t body_limit);

/* True when nothing stands between the pieces but single separators and CR LF: no bare
 * line feed, no folded line, no zero byte, no second blank. O(headers). */
bool transport_check_layout(const struct request_head *head);

enum http_method transport_method(const char *method);
