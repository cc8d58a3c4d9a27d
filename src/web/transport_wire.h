/* transport_wire.h - responses: refusals, and the bytes of one. Pure. */
#pragma once

#include "base/text.h"
#include "web/transport.h"

/* Fill in the answer to a request that is refused with response->code: by the refuser,
 * or the reason as plain text. */
void transport_refuse(const struct transport_options *options,
                      struct http_request *request, struct http_response *response);

/* Add the whole response with its length and `Connection: close`, for the one moment at
 * which the library cannot send it: in the middle of an upload. */
void transport_write(const struct http_response *response, struct text *text);

/* The value of a header in a list that a NULL name ends; NULL when it is not there. */
const char *transport_header(const struct http_header *headers, const char *name);

/* A header that its receiver reads as one line. */
bool transport_is_line(const struct http_header *header);
