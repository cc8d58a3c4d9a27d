/* http_client.c - requests over raw sockets. */
#include "http_client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "base/text.h"

static int64_t clock_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* True when there is something to read (or an end) before `until`. */
static bool is_readable(int fd, int64_t until)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};

    for (int64_t left = until - clock_ms(); left > 0; left = until - clock_ms()) {
        const int count = poll(&wait, 1, (int)left);

        if (count > 0) {
            return true;
        }
        if (count == 0 || errno != EINTR) {
            return false;
        }
    }
    return false;
}

int http_connect(uint16_t port)
{
    const struct sockaddr_in address = {.sin_family = AF_INET,
                                        .sin_port = htons(port),
                                        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const int fd = socket(AF_INET, SOCK_STREAM, 0);

    if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, sizeof address) != 0) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

void http_close(int fd)
{
    (void)close(fd);
}

bool http_send(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t sent = send(fd, bytes, length, MSG_NOSIGNAL);

        if (sent < 0) {
            return false;
        }
        bytes += sent;
        length -= (size_t)sent;
    }
    return true;
}

bool http_send_text(int fd, const char *text)
{
    return http_send(fd, text, strlen(text));
}

enum read_result { READ_MORE, READ_END, READ_LATE };

/* Read at most `room` bytes more. */
static enum read_result part_read(int fd, size_t room, int64_t until, struct text *text)
{
    char part[16 * 1024];

    if (!is_readable(fd, until)) {
        return READ_LATE;
    }
    const ssize_t count = recv(fd, part, room < sizeof part ? room : sizeof part, 0);
    if (count <= 0) {
        return READ_END;
    }
    text_add_part(text, part, (size_t)count);
    return READ_MORE;
}

/* Byte by byte, so that nothing is taken of the answer behind it. */
static enum read_result head_read(int fd, int64_t until, struct text *head)
{
    enum read_result result = READ_MORE;

    while (
        result == READ_MORE &&
        (head->length < 4 || strcmp(head->bytes + head->length - 4, "\r\n\r\n") != 0)) {
        result = part_read(fd, 1, until, head);
    }
    return result;
}

static int head_code(const char *head)
{
    size_t code = 0;
    char digits[4] = {0};

    if (strncmp(head, "HTTP/1.1 ", 9) != 0 && strncmp(head, "HTTP/1.0 ", 9) != 0) {
        return -2;
    }
    memcpy(digits, head + 9, 3);
    return number_read(digits, 599, &code) && head[12] == ' ' ? (int)code : -2;
}

static bool has_body(int code, bool is_head)
{
    return !is_head && code >= 200 && code != 204 && code != 304;
}

static bool body_read(int fd, int64_t until, struct pool *pool, struct http_reply *reply)
{
    struct text body;
    size_t length = 0;
    const char *length_text = http_reply_header(reply, "Content-Length", pool);
    enum read_result result = READ_MORE;

    if (!number_read(length_text, HTTP_REPLY_MAX, &length)) {
        return false;
    }
    text_init(&body, pool, HTTP_REPLY_MAX);
    while (result == READ_MORE && body.length < length) {
        result = part_read(fd, length - body.length, until, &body);
    }
    reply->body = body.bytes;
    reply->body_length = body.length;
    return body.length == length;
}

struct http_reply http_read(int fd, bool is_head, struct pool *pool)
{
    const int64_t until = clock_ms() + HTTP_WAIT_MS;
    struct http_reply reply = {.head = "", .body = ""};
    struct text head;

    text_init(&head, pool, HTTP_REPLY_MAX);
    const enum read_result result = head_read(fd, until, &head);
    if (result != READ_MORE) {
        reply.code = result == READ_LATE ? -1 : head.length == 0 ? 0 : -2;
        return reply;
    }
    reply.head = head.bytes;
    reply.code = head_code(head.bytes);
    if (has_body(reply.code, is_head) && !body_read(fd, until, pool, &reply)) {
        reply.code = -2;
    }
    return reply;
}

bool http_is_closed(int fd, int milliseconds)
{
    const int64_t until = clock_ms() + milliseconds;
    char rest[4096];

    while (is_readable(fd, until)) {
        if (recv(fd, rest, sizeof rest, 0) <= 0) {
            return true;
        }
    }
    return false;
}

struct http_reply http_exchange(uint16_t port, const char *bytes, size_t length,
                                struct pool *pool)
{
    const int fd = http_connect(port);

    if (fd < 0) {
        return (struct http_reply){.head = "", .body = ""};
    }
    /* An early answer may come before all is sent: read it in any case. */
    (void)http_send(fd, bytes, length);
    const struct http_reply reply =
        http_read(fd, length > 5 && memcmp(bytes, "HEAD ", 5) == 0, pool);
    (void)close(fd);
    return reply;
}

struct http_reply http_get(uint16_t port, const char *path, const char *headers,
                           struct pool *pool)
{
    struct text text;

    text_init(&text, pool, HTTP_REPLY_MAX);
    text_format(&text, "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n", path, headers);
    return http_exchange(port, text.bytes, text.length, pool);
}

struct http_reply http_post(uint16_t port, const char *path, const char *headers,
                            const char *form, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, HTTP_REPLY_MAX);
    text_format(&text,
                "POST %s HTTP/1.1\r\nHost: localhost\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: %zu\r\n%s\r\n%s",
                path, strlen(form), headers, form);
    return http_exchange(port, text.bytes, text.length, pool);
}

const char *http_reply_header(const struct http_reply *reply, const char *name,
                              struct pool *pool)
{
    const size_t name_length = strlen(name);

    for (const char *at = strstr(reply->head, "\r\n"); at != NULL && at[2] != '\r';
         at = strstr(at + 2, "\r\n")) {
        const char *line = at + 2;

        if (strncasecmp(line, name, name_length) == 0 && line[name_length] == ':') {
            const char *value = line + name_length + 1;
            value += strspn(value, " ");
            return pool_text_part(pool, value, strcspn(value, "\r"));
        }
    }
    return "";
}
