/* test_transport.c - requests over real sockets: good, malformed, slow, many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "http_client.h"
#include "web/transport.h"

enum { BODY_LIMIT = 10000, PAGE_BYTES = 20000 };

static void pause_ms(int milliseconds)
{
    const struct timespec pause = {.tv_sec = milliseconds / 1000,
                                   .tv_nsec = milliseconds % 1000 * 1000000L};

    (void)nanosleep(&pause, NULL);
}

/* ---- a server to try ------------------------------------------------------------ */

static void echo(const struct http_request *request, struct http_response *response)
{
    static const char *const METHODS[] = {"GET", "HEAD", "POST", "OTHER"};
    struct text text;

    text_init(&text, request->pool, 100 * 1000);
    text_format(&text, "%s %s ? %s | %s | %s | ", METHODS[request->method], request->path,
                request->query, request->address, http_request_header(request, "x-test"));
    text_add_part(&text, request->body, request->body_length);
    response->body = text.bytes;
    response->body_length = text.length;
}

static bool is_signal_blocked(int number)
{
    sigset_t blocked;

    (void)pthread_sigmask(SIG_SETMASK, NULL, &blocked);
    return sigismember(&blocked, number) == 1;
}

static void handle(void *context, const struct http_request *request,
                   struct http_response *response)
{
    static const char PAGE[PAGE_BYTES] = {'p'};
    const char *path = request->path;

    (void)context;
    http_response_header(response, "Content-Type", "text/plain");
    if (strcmp(path, "/page") == 0) {
        response->body = PAGE;
        response->body_length = sizeof PAGE;
    } else if (strcmp(path, "/slow") == 0) {
        pause_ms(400);
        response->body = "slow";
        response->body_length = 4;
    } else if (strcmp(path, "/injection") == 0) {
        http_response_header(response, "Location", "/a\r\nSet-Cookie: a=b");
    } else if (strcmp(path, "/no-code") == 0) {
        response->code = 0;
    } else if (strcmp(path, "/empty") == 0) {
        response->code = 204;
    } else if (strcmp(path, "/same") == 0) {
        response->code = 304;
    } else if (strcmp(path, "/closing") == 0) {
        response->is_closing = true;
    } else if (strcmp(path, "/signals") == 0) {
        response->code =
            is_signal_blocked(SIGTERM) && is_signal_blocked(SIGHUP) ? 200 : 500;
    } else {
        echo(request, response);
    }
}

static void refuse(void *context, const struct http_request *request,
                   struct http_response *response)
{
    struct text text;

    (void)context;
    text_init(&text, request->pool, 100 * 1000);
    text_format(&text, "refused %d %s", response->code, request->path);
    response->body = text.bytes;
    response->body_length = text.length;
}

static const struct transport_options USUAL = {
    .address = "127.0.0.1",
    .connection_limit = 100,
    .body_limit = BODY_LIMIT,
    .request_seconds = 10,
    .handler = handle,
    .refuser = refuse,
};

static struct transport *server_start(const struct transport_options *options)
{
    struct transport *server = NULL;
    struct status st = {0};

    assert_true(transport_start(options, &server, &st));
    return server;
}

/* Each test of the first kind has a server of its own kind in *state. */
static int usual_set_up(void **state)
{
    *state = server_start(&USUAL);
    return 0;
}

static int usual_tear_down(void **state)
{
    transport_free(*state);
    return 0;
}

/* Wait until as many connections are open; at most two seconds. */
static bool count_becomes(const struct transport *server, size_t count)
{
    for (int i = 0; i < 400 && transport_connection_count(server) != count; i++) {
        pause_ms(5);
    }
    return transport_connection_count(server) == count;
}

/* ---- what is good --------------------------------------------------------------- */

#define HOST "Host: localhost\r\n"

static const struct {
    const char *label;
    const char *bytes;
    const char *body;
} GOOD_CASES[] = {
    {"a page", "GET / HTTP/1.1\r\n" HOST "\r\n", "GET / ?  | 127.0.0.1 |  | "},
    {"a query stays as it was sent",
     "GET /a%20b%2F?x=%26&y=+1&&z HTTP/1.1\r\n" HOST "\r\n",
     "GET /a%20b%2F ? x=%26&y=+1&&z | 127.0.0.1 |  | "},
    {"an empty query", "GET /a? HTTP/1.1\r\n" HOST "\r\n", "GET /a ?  | 127.0.0.1 |  | "},
    {"a second question mark", "GET /a?b?c HTTP/1.1\r\n" HOST "\r\n",
     "GET /a ? b?c | 127.0.0.1 |  | "},
    {"a zero in an escape arrives as an escape", "GET /hel%00lo HTTP/1.1\r\n" HOST "\r\n",
     "GET /hel%00lo ?  | 127.0.0.1 |  | "},
    {"a header, in any case", "GET / HTTP/1.1\r\n" HOST "X-TEST: a b\r\n\r\n",
     "GET / ?  | 127.0.0.1 | a b | "},
    {"a header without a blank", "GET / HTTP/1.1\r\n" HOST "x-test:a\r\n\r\n",
     "GET / ?  | 127.0.0.1 | a | "},
    {"an empty header", "GET / HTTP/1.1\r\n" HOST "x-test:\r\n\r\n",
     "GET / ?  | 127.0.0.1 |  | "},
    {"a form", "POST /f HTTP/1.1\r\n" HOST "Content-Length: 7\r\n\r\na=1&b=2",
     "POST /f ?  | 127.0.0.1 |  | a=1&b=2"},
    {"a form with nothing in it", "POST /f HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n",
     "POST /f ?  | 127.0.0.1 |  | "},
    {"a form without a length has none", "POST /f HTTP/1.1\r\n" HOST "\r\n",
     "POST /f ?  | 127.0.0.1 |  | "},
    {"chunks",
     "POST /f HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
     "3\r\na=1\r\n4;x=y\r\n&b=2\r\n0\r\n\r\n",
     "POST /f ?  | 127.0.0.1 |  | a=1&b=2"},
    {"chunks, written large",
     "POST /f HTTP/1.1\r\n" HOST "TRANSFER-ENCODING: CHUNKED\r\n\r\n0\r\n\r\n",
     "POST /f ?  | 127.0.0.1 |  | "},
    {"an old client", "GET / HTTP/1.0\r\n\r\n", "GET / ?  | 127.0.0.1 |  | "},
    {"an empty line before", "\r\nGET / HTTP/1.1\r\n" HOST "\r\n",
     "GET / ?  | 127.0.0.1 |  | "},
};

static void good_requests_reach_the_handler(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(GOOD_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *bytes = GOOD_CASES[i].bytes;
        const struct http_reply reply =
            http_exchange(transport_port(*state), bytes, strlen(bytes), pool);

        print_message("%s\n", GOOD_CASES[i].label);
        assert_int_equal(reply.code, 200);
        assert_string_equal(reply.body, GOOD_CASES[i].body);
    }
}

static const struct {
    const char *label;
    const char *path;
    int code;
} ANSWER_CASES[] = {
    {"nothing to show", "/empty", 204},
    {"nothing new", "/same", 304},
    {"a header with a line end in it is sent to nobody", "/injection", 500},
    {"no code is a fault of ours", "/no-code", 500},
    {"signals are for the main thread", "/signals", 200},
};

static void answers_are_sent_as_they_are(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(ANSWER_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct http_reply reply =
            http_get(transport_port(*state), ANSWER_CASES[i].path, "", pool);

        print_message("%s\n", ANSWER_CASES[i].label);
        assert_int_equal(reply.code, ANSWER_CASES[i].code);
        assert_null(strstr(reply.head, "Set-Cookie"));
    }
    assert_false(is_signal_blocked(SIGTERM));
}

static void head_is_get_without_the_body(void **state)
{
    SCOPED(pool) pool = pool_new();
    const int fd = http_connect(transport_port(*state));

    assert_true(http_send_text(fd, "HEAD /page HTTP/1.1\r\n" HOST "\r\n"));
    const struct http_reply head = http_read(fd, true, pool);
    assert_int_equal(head.code, 200);
    assert_string_equal(http_reply_header(&head, "content-length", pool), "20000");
    assert_string_equal(http_reply_header(&head, "content-type", pool), "text/plain");

    /* Were a body sent, it would stand before this. */
    assert_true(http_send_text(fd, "GET / HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(http_read(fd, false, pool).code, 200);
    http_close(fd);
}

static void a_connection_serves_many_requests(void **state)
{
    SCOPED(pool) pool = pool_new();
    const int fd = http_connect(transport_port(*state));

    for (int i = 0; i < 5; i++) {
        assert_true(http_send_text(fd, "POST /f HTTP/1.1\r\n" HOST
                                       "Content-Length: 3\r\n\r\na=1"));
        const struct http_reply reply = http_read(fd, false, pool);
        assert_string_equal(reply.body, "POST /f ?  | 127.0.0.1 |  | a=1");
        assert_string_equal(http_reply_header(&reply, "Connection", pool), "");
    }
    /* All at once, a body among them. */
    assert_true(http_send_text(fd,
                               "GET /1 HTTP/1.1\r\n" HOST "\r\n"
                               "POST /2 HTTP/1.1\r\n" HOST "Content-Length: 1\r\n\r\nb"
                               "GET /page HTTP/1.1\r\n" HOST "\r\n"
                               "GET /closing HTTP/1.1\r\n" HOST "\r\n"));
    assert_string_equal(http_read(fd, false, pool).body, "GET /1 ?  | 127.0.0.1 |  | ");
    assert_string_equal(http_read(fd, false, pool).body, "POST /2 ?  | 127.0.0.1 |  | b");
    assert_int_equal(http_read(fd, false, pool).body_length, PAGE_BYTES);
    const struct http_reply last = http_read(fd, false, pool);
    assert_string_equal(http_reply_header(&last, "Connection", pool), "close");
    assert_true(http_is_closed(fd, 1000));
    http_close(fd);
}

static void a_half_closed_connection_gets_its_answer(void **state)
{
    SCOPED(pool) pool = pool_new();
    const int fd = http_connect(transport_port(*state));

    assert_true(http_send_text(fd, "GET /slow HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(shutdown(fd, SHUT_WR), 0);
    assert_string_equal(http_read(fd, false, pool).body, "slow");
    assert_true(http_is_closed(fd, 1000));
    http_close(fd);
}

static void who_leaves_early_leaves_nothing_behind(void **state)
{
    static const char *const BEGINNINGS[] = {
        "",
        "GE",
        "GET / HTTP/1.1\r\nHo",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n9\r\nabc",
        "GET /page HTTP/1.1\r\n" HOST "\r\n",
    };

    for (size_t i = 0; i < ARRAY_COUNT(BEGINNINGS); i++) {
        const int fd = http_connect(transport_port(*state));

        assert_true(http_send_text(fd, BEGINNINGS[i]));
        http_close(fd);
    }
    assert_true(count_becomes(*state, 0));
}

/* ---- what is not ---------------------------------------------------------------- */

/* Code 0: closed without an answer. */
static const struct {
    const char *label;
    const char *bytes;
    size_t length; /* 0: a text */
    int code;
} BAD_CASES[] = {
    {"two lengths that differ",
     "POST / HTTP/1.1\r\n" HOST "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 0,
     400},
    {"two lengths that agree",
     "POST / HTTP/1.1\r\n" HOST "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 0,
     400},
    {"two lengths in one", "POST / HTTP/1.1\r\n" HOST "Content-Length: 1, 1\r\n\r\na", 0,
     400},
    {"a length with a sign", "POST / HTTP/1.1\r\n" HOST "Content-Length: +1\r\n\r\na", 0,
     400},
    {"a length below zero", "POST / HTTP/1.1\r\n" HOST "Content-Length: -1\r\n\r\na", 0,
     400},
    {"a length of nothing", "POST / HTTP/1.1\r\n" HOST "Content-Length: \r\n\r\n", 0,
     400},
    {"a length and chunks",
     "POST / HTTP/1.1\r\n" HOST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
     "0\r\n\r\n",
     0, 400},
    {"chunks and a length",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
     "0\r\n\r\n",
     0, 400},
    {"an unknown transfer coding",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip\r\n\r\nabc", 0, 501},
    {"chunks in something else",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 0,
     501},
    {"a transfer coding twice",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n"
     "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
     0, 400},
    {"chunks of an old client",
     "POST / HTTP/1.0\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, 400},
    {"a chunk of no length",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\nx\r\n", 0, 400},
    {"no host", "GET / HTTP/1.1\r\n\r\n", 0, 400},
    {"two hosts", "GET / HTTP/1.1\r\n" HOST HOST "\r\n", 0, 400},
    {"bare line feeds", "GET / HTTP/1.1\nHost: localhost\n\n", 0, 400},
    {"a bare line feed after the first line", "GET / HTTP/1.1\n" HOST "\r\n", 0, 400},
    {"a bare line feed after a header",
     "GET / HTTP/1.1\r\nHost: localhost\nX-Test: a\r\n\r\n", 0, 400},
    {"a bare line feed at the end", "GET / HTTP/1.1\r\n" HOST "\n", 0, 400},
    {"a bare carriage return", "GET / HTTP/1.1\r\n" HOST "X-Test: a\rb\r\n\r\n", 0, 400},
    {"a blank before the colon", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 0, 400},
    {"a blank before a name", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", 0, 400},
    {"a folded header", "GET / HTTP/1.1\r\n" HOST "X-Test: a\r\n b\r\n\r\n", 0, 400},
    {"a folded transfer coding",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 0,
     400},
    {"a header without a colon", "GET / HTTP/1.1\r\n" HOST "X-Test\r\n\r\n", 0, 400},
    {"a header without a name", "GET / HTTP/1.1\r\n" HOST ": a\r\n\r\n", 0, 400},
    {"a zero byte in a header", "GET / HTTP/1.1\r\n" HOST "X-Test: a\0b\r\n\r\n", 48,
     400},
    {"a zero byte that hides a header",
     "GET / HTTP/1.1\r\n" HOST "\0Content-Length: 9\r\n\r\n", 55, 400},
    {"a zero byte in the path", "GET /a\0b HTTP/1.1\r\n" HOST "\r\n", 38, 400},
    {"a control character in a header", "GET / HTTP/1.1\r\n" HOST "X-Test: \1\r\n\r\n", 0,
     400},
    {"a control character in the path", "GET /a\1b HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a tab in the path", "GET /a\tb HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a blank in the path", "GET /a b HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"two blanks before the path", "GET  / HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"two blanks after it", "GET /  HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a fragment", "GET /#a HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a whole address", "GET http://localhost/ HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"no slash", "GET a HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a star", "GET * HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a method that is none", "G(T / HTTP/1.1\r\n" HOST "\r\n", 0, 400},
    {"a method in small letters", "get / HTTP/1.1\r\n" HOST "\r\n", 0, 405},
    {"a method we do not have", "DELETE / HTTP/1.1\r\n" HOST "\r\n", 0, 405},
    {"a tunnel", "CONNECT a:1 HTTP/1.1\r\n" HOST "\r\n", 0, 405},
    {"version 2", "GET / HTTP/2.0\r\n" HOST "\r\n", 0, 505},
    {"version 1.2", "GET / HTTP/1.2\r\n" HOST "\r\n", 0, 505},
    {"version 0.9", "GET /\r\n", 0, 400},
    {"a version that is none", "GET / HTTQ/1.1\r\n" HOST "\r\n", 0, 400},
    {"too much announced", "POST / HTTP/1.1\r\n" HOST "Content-Length: 10001\r\n\r\n", 0,
     413},
    {"very much announced",
     "POST / HTTP/1.1\r\n" HOST "Content-Length: 99999999999999999999\r\n\r\n", 0, 413},
    {"too much announced, and asked for first",
     "POST / HTTP/1.1\r\n" HOST "Content-Length: 10001\r\nExpect: 100-continue\r\n\r\n",
     0, 413},
    {"too much in one chunk",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
     "FFFFFFFFFFFFFFFFF\r\n",
     0, 413},
    {"no line of HTTP", "garbage\r\n\r\n", 0, 0},
    {"the beginning of a TLS connection", "\26\3\1\2\0\1\0\1\374\n", 10, 0},
};

static void bad_requests_are_refused(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(BAD_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *bytes = BAD_CASES[i].bytes;
        const size_t length =
            BAD_CASES[i].length > 0 ? BAD_CASES[i].length : strlen(bytes);
        const int fd = http_connect(transport_port(*state));

        print_message("%s\n", BAD_CASES[i].label);
        assert_true(http_send(fd, bytes, length));
        const struct http_reply reply = http_read(fd, false, pool);
        assert_int_equal(reply.code, BAD_CASES[i].code);
        assert_true(http_is_closed(fd, 1000));
        http_close(fd);
        if (reply.code == 405) {
            assert_string_equal(http_reply_header(&reply, "Allow", pool),
                                "GET, HEAD, POST");
        }
    }
}

/* ---- sizes ---------------------------------------------------------------------- */

/* A request of pieces of which one is repeated. */
static const struct {
    const char *label;
    const char *before;
    const char *repeated;
    size_t count;
    const char *after;
    int code;
} SIZE_CASES[] = {
    {"the longest address", "GET /", "a", 4095, " HTTP/1.1\r\n" HOST "\r\n", 200},
    {"one longer", "GET /", "a", 4096, " HTTP/1.1\r\n" HOST "\r\n", 414},
    {"far longer", "GET /", "a", 100000, " HTTP/1.1\r\n" HOST "\r\n", 414},
    {"many fields in the address", "GET /?", "a&", 2000, " HTTP/1.1\r\n" HOST "\r\n",
     200},
    {"more fields than an address holds", "GET /?", "a&", 6000,
     " HTTP/1.1\r\n" HOST "\r\n", 414},
    {"only separators", "GET /?", "&", 4000, " HTTP/1.1\r\n" HOST "\r\n", 200},
    {"a large header", "GET / HTTP/1.1\r\n" HOST "X: ", "a", 8000, "\r\n\r\n", 200},
    {"too large", "GET / HTTP/1.1\r\n" HOST "X: ", "a", 12500, "\r\n\r\n", 431},
    {"far too large", "GET / HTTP/1.1\r\n" HOST "X: ", "a", 100000, "\r\n\r\n", 431},
    {"many headers", "GET / HTTP/1.1\r\n" HOST, "X: a\r\n", 63, "\r\n", 200},
    {"one more", "GET / HTTP/1.1\r\n" HOST, "X: a\r\n", 64, "\r\n", 431},
    {"headers without an end", "GET / HTTP/1.1\r\n" HOST, "X: a\r\n", 10000, "\r\n", 431},
    {"many cookies", "GET / HTTP/1.1\r\n" HOST "Cookie: ", "a=b;", 150, "\r\n\r\n", 200},
    {"more cookies than fit", "GET / HTTP/1.1\r\n" HOST "Cookie: ", "a;", 4000,
     "\r\n\r\n", 431},
    {"the largest body", "POST / HTTP/1.1\r\n" HOST "Content-Length: 10000\r\n\r\n", "b",
     10000, "", 200},
    {"a larger one", "POST / HTTP/1.1\r\n" HOST "Content-Length: 10001\r\n\r\n", "b",
     10001, "", 413},
    {"a far larger one, sent at once",
     "POST / HTTP/1.1\r\n" HOST "Content-Length: 3000000\r\n\r\n", "b", 3000000, "", 413},
    {"the most in chunks",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n", "2\r\nbb\r\n", 5000,
     "0\r\n\r\n", 200},
    {"more in chunks", "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n",
     "2\r\nbb\r\n", 5001, "0\r\n\r\n", 413},
    {"chunks without an end",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n", "8\r\nbbbbbbbb\r\n",
     100000, "", 413},
};

static void what_is_too_large_is_refused(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(SIZE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        print_message("%s\n", SIZE_CASES[i].label);
        text_init(&text, pool, HTTP_REPLY_MAX);
        text_add(&text, SIZE_CASES[i].before);
        for (size_t j = 0; j < SIZE_CASES[i].count; j++) {
            text_add(&text, SIZE_CASES[i].repeated);
        }
        text_add(&text, SIZE_CASES[i].after);
        assert_int_equal(
            http_exchange(transport_port(*state), text.bytes, text.length, pool).code,
            SIZE_CASES[i].code);
    }
    assert_true(count_becomes(*state, 0));
}

/* Many clients read no answer before they have sent all, and none after a reset. */
static void a_refused_upload_may_be_sent_to_its_end(void **state)
{
    enum { UPLOAD = 2 * 1000 * 1000, PIECE = 1000 };
    static const char UPLOADED[PIECE] = {'u'};
    SCOPED(pool) pool = pool_new();
    const int fd = http_connect(transport_port(*state));

    assert_true(
        http_send_text(fd, "POST / HTTP/1.1\r\n" HOST "Content-Length: 2000000\r\n\r\n"));
    pause_ms(100); /* by now it is refused */
    for (int i = 0; i < UPLOAD / PIECE; i++) {
        assert_true(http_send(fd, UPLOADED, PIECE));
    }
    assert_int_equal(http_read(fd, false, pool).code, 413);
    http_close(fd);
}

static void refusals_are_rendered_by_the_refuser(void **state)
{
    SCOPED(pool) pool = pool_new();
    const uint16_t port = transport_port(*state);
    const struct http_reply none = http_get(port, "*", "", pool);
    const struct http_reply large =
        http_get(port, "/a", "Content-Length: 10001\r\n", pool);

    assert_string_equal(none.body, "refused 400 /");
    assert_string_equal(large.body, "refused 413 /a");
    assert_string_equal(http_reply_header(&large, "Connection", pool), "close");
}

static void who_asks_first_is_told_to_go_on(void **state)
{
    SCOPED(pool) pool = pool_new();
    const int fd = http_connect(transport_port(*state));

    assert_true(http_send_text(fd, "POST /f HTTP/1.1\r\n" HOST
                                   "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n"));
    assert_int_equal(http_read(fd, false, pool).code, 100);
    assert_true(http_send_text(fd, "a=1"));
    assert_string_equal(http_read(fd, false, pool).body,
                        "POST /f ?  | 127.0.0.1 |  | a=1");
    http_close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_requests_reach_the_handler),
        cmocka_unit_test(answers_are_sent_as_they_are),
        cmocka_unit_test(head_is_get_without_the_body),
        cmocka_unit_test(a_connection_serves_many_requests),
        cmocka_unit_test(a_half_closed_connection_gets_its_answer),
        cmocka_unit_test(who_leaves_early_leaves_nothing_behind),
        cmocka_unit_test(bad_requests_are_refused),
        cmocka_unit_test(what_is_too_large_is_refused),
        cmocka_unit_test(a_refused_upload_may_be_sent_to_its_end),
        cmocka_unit_test(refusals_are_rendered_by_the_refuser),
        cmocka_unit_test(who_asks_first_is_told_to_go_on),
    };

    return cmocka_run_group_tests(tests, usual_set_up, usual_tear_down);
}
