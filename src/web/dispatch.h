/* dispatch.h - the way of a request: address, language, who asks, may they, the page,
 * the answer. */
#pragma once

#include "web/site.h"
#include "web/transport.h"

/* Answer a request (http_handler_fn). `context` is the struct site. */
void dispatch(void *context, const struct http_request *request,
              struct http_response *response);

/* Answer what the transport refused: response->code is set. */
void dispatch_refusal(void *context, const struct http_request *request,
                      struct http_response *response);
