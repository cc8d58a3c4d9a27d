#include "web/transport_check.h"

#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/number.h"

static bool is_control(char byte)
{
    return (unsigned char)byte < 0x20 || byte == 0x7F;
}

static int target_check(const char *target)
{
    if (strlen(target) > LIMIT_ADDRESS_BYTES) {
        return 414;
    }
    if (target[0] != '/') {
        return 400;
    }
    for (const char *at = target; *at != '\0'; at++) {
        if (is_control(*at) || *at == ' ' || *at == '#') {
            return 400;
        }
    }
    return 0;
}

int transport_read_target(const char *target, struct http_request *request)
{
    const int code = target_check(target);

    request->path = "/";
    request->query = "";
    if (code == 0) {
        char *path = pool_text(request->pool, target);
        char *query = strchr(path, '?');

        request->path = path;
        if (query != NULL) {
            *query = '\0';
            request->query = query + 1;
        }
    }
    return code;
}

/* RFC 9110, 5.6.2: what methods and names of headers are made of. */
static bool is_token(const char *text)
{
    static const char MARKS[] = "!#$%&'*+-.^_`|~";

    for (const char *at = text; *at != '\0'; at++) {
        const bool is_letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        const bool is_digit = *at >= '0' && *at <= '9';
        if (!is_letter && !is_digit && strchr(MARKS, *at) == NULL) {
            return false;
        }
    }
    return text[0] != '\0';
}

static bool has_control(const char *value)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (is_control(*at) && *at != '\t') {
            return true;
        }
    }
    return false;
}

/* How often a header was sent; the first of them in *value_out. */
static size_t header_count(const struct request_head *head, const char *name,
                           const char **value_out)
{
    size_t count = 0;

    for (size_t i = head->header_count; i > 0; i--) {
        if (strcasecmp(head->headers[i - 1].name, name) == 0) {
            *value_out = head->headers[i - 1].value;
            count++;
        }
    }
    return count;
}

static int headers_check(const struct request_head *head)
{
    size_t bytes = 0;

    for (size_t i = 0; i < head->header_count; i++) {
        const struct http_header *header = &head->headers[i];

        bytes += strlen(header->name) + strlen(header->value);
        if (!is_token(header->name) || has_control(header->value)) {
            return 400;
        }
    }
    return head->header_count > LIMIT_HEADERS || bytes > LIMIT_HEADER_BYTES ? 431 : 0;
}

/* How long the body is, must be clear beyond doubt. */
static int body_check(const struct request_head *head, bool is_old, size_t body_limit)
{
    const char *length = "";
    const char *coding = "";
    const size_t lengths = header_count(head, "Content-Length", &length);
    const size_t codings = header_count(head, "Transfer-Encoding", &coding);
    size_t number = 0;

    if (lengths > 1 || codings > 1 || lengths + codings > 1 || (is_old && codings > 0)) {
        return 400;
    }
    if (codings == 1) {
        return strcasecmp(coding, "chunked") == 0 ? 0 : 501;
    }
    if (lengths == 0) {
        return 0;
    }
    if (strspn(length, "0123456789") != strlen(length) || length[0] == '\0') {
        return 400;
    }
    return number_read(length, body_limit, &number) ? 0 : 413;
}

enum http_method transport_method(const char *method)
{
    static const struct {
        const char *name;
        enum http_method method;
    } METHODS[] = {{"GET", HTTP_GET}, {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST}};

    for (size_t i = 0; i < ARRAY_COUNT(METHODS); i++) {
        if (strcmp(method, METHODS[i].name) == 0) {
            return METHODS[i].method;
        }
    }
    return HTTP_OTHER;
}

size_t transport_body_limit(const struct transport_options *options, const char *path)
{
    return options->body_limit_of == NULL ? options->body_limit
                                          : options->body_limit_of(path);
}

int transport_check_head(const struct request_head *head, size_t body_limit)
{
    const bool is_old = strcmp(head->version, "HTTP/1.0") == 0;
    const char *host = "";
    const size_t hosts = header_count(head, "Host", &host);

    if (!is_old && strcmp(head->version, "HTTP/1.1") != 0) {
        return 505;
    }
    if (!is_token(head->method)) {
        return 400;
    }
    const int headers_code = headers_check(head);
    if (headers_code != 0) {
        return headers_code;
    }
    if (hosts > 1 || (hosts == 0 && !is_old)) {
        return 400;
    }
    const int body_code = body_check(head, is_old, body_limit);
    if (body_code != 0) {
        return body_code;
    }
    return transport_method(head->method) == HTTP_OTHER ? 405 : 0;
}

/* Where the text at `piece` ends, when it begins at `at` and `end` is not before it. */
static const char *piece_end(const char *at, const char *piece, const char *end)
{
    return at == piece ? memchr(at, '\0', (size_t)(end - at)) : NULL;
}

/* The begin of the next line, when CR LF (now two zero bytes) stands here. */
static const char *line_end(const char *at, const char *end)
{
    return at != NULL && end - at >= 2 && at[0] == '\0' && at[1] == '\0' ? at + 2 : NULL;
}

/* The begin of the line after this header. */
static const char *header_end(const char *at, const struct http_header *header,
                              const char *end)
{
    const char *colon = piece_end(at, header->name, end);

    if (colon == NULL) {
        return NULL;
    }
    const char *value = colon + 1;
    while (value < end && (*value == ' ' || *value == '\t')) {
        value++;
    }
    return line_end(piece_end(value, header->value, end), end);
}

bool transport_check_layout(const struct request_head *head)
{
    const char *end = head->method + head->size;
    const char *at = piece_end(head->method, head->method, end);

    if (at == NULL || at + 1 != head->target ||
        head->target + head->target_length + 1 != head->version) {
        return false;
    }
    at = line_end(piece_end(head->version, head->version, end), end);
    for (size_t i = 0; at != NULL && i < head->header_count; i++) {
        at = header_end(at, &head->headers[i], end);
    }
    return line_end(at, end) == end;
}
