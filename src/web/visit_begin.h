/* visit_begin.h - from the bytes of a request to who asks for what. */
#pragma once

#include "web/visit.h"

/* Fill in what needs no database: pool, time, language. Never fails. */
void visit_init(struct visit *visit, const struct site *site,
                const struct http_request *request, struct http_response *response);

/* Decode the address and find its route.
 * fails  STATUS_INVALID    the address cannot be read
 *        STATUS_NOT_FOUND  it is not known
 *        STATUS_CONFLICT   it is known for another method */
NODISCARD bool visit_route(struct visit *visit, struct status *st);

/* The methods that the address is known for: of a header Allow. */
const char *visit_methods(struct visit *visit);

/* Find out who asks, and what they are in the network of the address. */
NODISCARD bool visit_who(struct visit *visit, struct status *st);

/* How many bytes a request may carry to this path, which is as it was sent. */
size_t visit_body_limit(const char *path);

/* Decode what a POST carries; with a file only where its form has a field for one.
 * fails  STATUS_INVALID, STATUS_LIMIT  form_decode(), multipart_decode() */
NODISCARD bool visit_body(struct visit *visit, struct status *st);
