#include "web/transport_wire.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

void http_response_header(struct http_response *response, const char *name,
                          const char *value)
{
    assert(response->header_count < HTTP_HEADERS_MAX);
    response->headers[response->header_count++] = (struct http_header){name, value};
}

const char *transport_header(const struct http_header *headers, const char *name)
{
    while (headers->name != NULL && strcasecmp(headers->name, name) != 0) {
        headers++;
    }
    return headers->value;
}

bool transport_is_line(const struct http_header *header)
{
    return strpbrk(header->name, " \t\r\n:") == NULL && header->name[0] != '\0' &&
           strpbrk(header->value, "\r\n") == NULL;
}

static const char *reason_of(int code)
{
    static const struct {
        int code;
        const char *reason;
    } REASONS[] = {
        {400, "Bad Request"},
        {405, "Method Not Allowed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {431, "Request Header Fields Too Large"},
        {501, "Not Implemented"},
        {505, "HTTP Version Not Supported"},
    };

    for (size_t i = 0; i < ARRAY_COUNT(REASONS); i++) {
        if (REASONS[i].code == code) {
            return REASONS[i].reason;
        }
    }
    return "Refused";
}

void transport_refuse(const struct transport_options *options,
                      struct http_request *request, struct http_response *response)
{
    request->body = "";
    request->body_length = 0;
    if (response->code == 405) {
        http_response_header(response, "Allow", "GET, HEAD, POST");
    }
    if (options->refuser != NULL) {
        options->refuser(options->context, request, response);
    } else {
        http_response_header(response, "Content-Type", "text/plain; charset=utf-8");
        response->body = reason_of(response->code);
        response->body_length = strlen(response->body);
    }
    response->is_closing = true;
}

void transport_write(const struct http_response *response, struct text *text)
{
    text_format(text, "HTTP/1.1 %d %s\r\n", response->code, reason_of(response->code));
    for (size_t i = 0; i < response->header_count; i++) {
        const struct http_header *header = &response->headers[i];

        if (transport_is_line(header)) {
            text_format(text, "%s: %s\r\n", header->name, header->value);
        }
    }
    text_format(text, "Content-Length: %zu\r\nConnection: close\r\n\r\n",
                response->body_length);
    text_add_part(text, response->body_length > 0 ? response->body : "",
                  response->body_length);
}
