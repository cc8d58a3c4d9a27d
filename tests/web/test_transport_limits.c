/* test_transport_limits.c - slow clients, many clients, and the end of a server. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

#include "base/text.h"
#include "http_client.h"
#include "web/reaper.h"
#include "web/transport.h"
#include "web/transport_door.h"

#define HOST "Host: localhost\r\n"

enum { PAGE_BYTES = 20000 };

static void pause_ms(int milliseconds)
{
    const struct timespec pause = {.tv_sec = milliseconds / 1000,
                                   .tv_nsec = milliseconds % 1000 * 1000000L};

    (void)nanosleep(&pause, NULL);
}

static void handle(void *context, const struct http_request *request,
                   struct http_response *response)
{
    static const char PAGE[PAGE_BYTES] = {'p'};

    (void)context;
    if (strcmp(request->path, "/page") == 0) {
        response->body = PAGE;
        response->body_length = sizeof PAGE;
    } else if (strcmp(request->path, "/address") == 0) {
        response->body = request->address;
        response->body_length = strlen(request->address);
    } else if (strcmp(request->path, "/slow") == 0) {
        pause_ms(500);
    } else if (strcmp(request->path, "/slower") == 0) {
        pause_ms(1600);
    }
}

static const struct transport_options USUAL = {
    .address = "127.0.0.1",
    .connection_limit = 100,
    .body_limit = 100,
    .request_seconds = 10,
    .handler = handle,
};

static struct transport *server_start(const struct transport_options *options)
{
    struct transport *server = NULL;
    struct status st = {0};

    assert_true(transport_start(options, &server, &st));
    return server;
}

static bool count_becomes(const struct transport *server, size_t count)
{
    for (int i = 0; i < 400 && transport_connection_count(server) != count; i++) {
        pause_ms(5);
    }
    return transport_connection_count(server) == count;
}

/* ---- slow ----------------------------------------------------------------------- */

/* Each is sent byte by byte, five a second. A second is allowed. */
static const struct {
    const char *label;
    const char *before; /* at once */
    const char *slowly;
} SLOW_CASES[] = {
    {"nothing at all", "", ""},
    {"a slow first line", "", "GET /12345678901234567890 HTTP/1.1\r\n"},
    {"slow empty lines", "", "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"},
    {"slow headers", "GET / HTTP/1.1\r\n", "Host: 12345678901234567890\r\n"},
    {"a slow body", "POST / HTTP/1.1\r\n" HOST "Content-Length: 50\r\n\r\n",
     "12345678901234567890"},
    {"slow chunks", "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n",
     "1\r\na\r\n1\r\na\r\n1\r\na\r\n"},
    {"a slow end of chunks",
     "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n",
     "X-Last: 12345678901234567890\r\n"},
    {"a slow second request", "GET / HTTP/1.1\r\n" HOST "\r\nGET / HTTP/1.1\r\n",
     "Host: 12345678901234567890\r\n"},
};

/* A client that asks for many pages and reads none. */
static int deaf_client_start(uint16_t port)
{
    static const char REQUEST[] = "GET /page HTTP/1.1\r\n" HOST "\r\n";
    const int fd = http_connect(port);

    for (int i = 0; i < 1000; i++) {
        assert_true(http_send_text(fd, REQUEST));
    }
    return fd;
}

static void who_is_slow_is_cut(void **state)
{
    struct transport_options options = USUAL;
    int fds[ARRAY_COUNT(SLOW_CASES)];

    (void)state;
    options.request_seconds = 1;
    SCOPED(transport) server = server_start(&options);
    const uint16_t port = transport_port(server);
    const int deaf = deaf_client_start(port);
    for (size_t i = 0; i < ARRAY_COUNT(fds); i++) {
        fds[i] = http_connect(port);
        assert_true(http_send_text(fds[i], SLOW_CASES[i].before));
    }
    for (size_t round = 0; round < 7; round++) {
        pause_ms(200);
        for (size_t i = 0; i < ARRAY_COUNT(fds); i++) {
            if (round < strlen(SLOW_CASES[i].slowly)) {
                (void)http_send(fds[i], SLOW_CASES[i].slowly + round, 1);
            }
        }
    }
    for (size_t i = 0; i < ARRAY_COUNT(fds); i++) {
        print_message("%s\n", SLOW_CASES[i].label);
        assert_true(http_is_closed(fds[i], 1000));
        http_close(fds[i]);
    }
    assert_true(count_becomes(server, 0));
    struct transport_counts counts;
    transport_counts(server, &counts);
    assert_int_equal(counts.cut, ARRAY_COUNT(fds) + 1);
    http_close(deaf);
}

static void a_slow_handler_and_an_idle_connection_are_not(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct transport_options options = USUAL;

    (void)state;
    options.request_seconds = 1;
    SCOPED(transport) server = server_start(&options);
    const int slow = http_connect(transport_port(server));
    const int idle = http_connect(transport_port(server));
    assert_true(http_send_text(idle, "GET / HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(http_read(idle, false, pool).code, 200);
    assert_true(http_send_text(slow, "GET /slower HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(http_read(slow, false, pool).code, 200);
    assert_true(http_send_text(idle, "GET / HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(http_read(idle, false, pool).code, 200);
    http_close(slow);
    http_close(idle);
}

/* ---- many ----------------------------------------------------------------------- */

/* Both ends are in this process. */
static bool may_open(size_t file_count)
{
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_max < file_count) {
        return false;
    }
    files.rlim_cur = files.rlim_cur < file_count ? file_count : files.rlim_cur;
    return setrlimit(RLIMIT_NOFILE, &files) == 0;
}

/* Ask on all of them at once, then read from all of them. */
static void all_are_answered(const int *fds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(http_send_text(fds[i], "GET / HTTP/1.1\r\n" HOST "\r\n"));
    }
    for (size_t i = 0; i < count; i++) {
        SCOPED(pool) pool = pool_new();
        assert_int_equal(http_read(fds[i], false, pool).code, 200);
    }
}

static void a_thousand_connections_are_answered_and_no_more(void **state)
{
    /* valgrind has at most 500 threads */
    const size_t many = getenv("SAMENSPEL_WRAPPER") != NULL ? 200 : 1000;
    SCOPED(pool) pool = pool_new();
    struct transport_options options = USUAL;
    struct transport_counts counts;
    int *fds = pool_array(pool, many, int);

    (void)state;
    if (!may_open(2 * many + 200)) {
        skip();
    }
    options.connection_limit = many;
    SCOPED(transport) server = server_start(&options);
    for (size_t i = 0; i < many; i++) {
        fds[i] = http_connect(transport_port(server));
        assert_true(fds[i] >= 0);
        if (i + 1 == 128 || i + 1 == many) {
            all_are_answered(fds, i + 1);
        }
    }
    assert_int_equal(transport_connection_count(server), many);

    assert_true(http_get(transport_port(server), "/", "", pool).code <= 0);
    all_are_answered(fds, many);
    http_close(fds[0]);
    assert_true(count_becomes(server, many - 1));
    assert_int_equal(http_get(transport_port(server), "/", "", pool).code, 200);
    for (size_t i = 1; i < many; i++) {
        http_close(fds[i]);
    }
    assert_true(count_becomes(server, 0));
    transport_counts(server, &counts);
    assert_int_equal(counts.accepted, many + 1);
    assert_int_equal(counts.refused, 1);
    assert_int_equal(counts.cut, 0);
}

struct any_address {
    struct sockaddr_storage storage;
};

static struct any_address address_of(const char *text)
{
    struct any_address address = {0};
    struct sockaddr_in *v4 = (struct sockaddr_in *)&address.storage;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&address.storage;

    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
    } else {
        assert_int_equal(inet_pton(AF_INET6, text, &v6->sin6_addr), 1);
        v6->sin6_family = AF_INET6;
    }
    return address;
}

static const struct {
    const char *label;
    const char *inside; /* twice */
    const char *comes;
    const char *written;
    bool is_admitted;
} ADDRESS_CASES[] = {
    {"another address", "192.0.2.7", "192.0.2.8", "192.0.2.8", true},
    {"a third of one address", "192.0.2.7", "192.0.2.7", "192.0.2.7", false},
    {"loopback is not counted", "127.0.0.1", "127.0.0.1", "127.0.0.1", true},
    {"nor is its other end", "127.0.0.1", "127.0.0.2", "127.0.0.2", true},
    {"nor that of IPv6", "::1", "::1", "::1", true},
    {"a subscriber of IPv6 has a whole /64", "2001:db8::1", "2001:db8::2", "2001:db8::2",
     false},
    {"and not the next", "2001:db8::1", "2001:db8:0:1::1", "2001:db8:0:1::1", true},
    {"IPv4 through IPv6 is the same", "192.0.2.7", "::ffff:192.0.2.7", "192.0.2.7",
     false},
    {"also from loopback", "::ffff:127.0.0.1", "127.0.0.1", "127.0.0.1", true},
};

static void one_address_has_a_limit_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESS_CASES); i++) {
        struct door door = {.connection_limit = 10, .address_limit = 2, .request_ms = 9};
        struct status st = {0};
        const struct any_address inside = address_of(ADDRESS_CASES[i].inside);
        const struct any_address comes = address_of(ADDRESS_CASES[i].comes);
        const struct sockaddr *old = (const struct sockaddr *)&inside.storage;
        const struct sockaddr *new = (const struct sockaddr *)&comes.storage;
        char written[INET6_ADDRSTRLEN];

        print_message("%s\n", ADDRESS_CASES[i].label);
        assert_true(reaper_new(&door.reaper, &st));
        struct connection *first = connection_new(&door, -1, old);
        assert_true(door_admits(&door, new));
        struct connection *second = connection_new(&door, -1, old);
        assert_int_equal(door_admits(&door, new), ADDRESS_CASES[i].is_admitted);
        connection_free(first);
        assert_true(door_admits(&door, new));
        connection_free(second);
        reaper_free(door.reaper);
        transport_address_write(new, written);
        assert_string_equal(written, ADDRESS_CASES[i].written);
    }
}

/* ---- beginning and end ---------------------------------------------------------- */

static const struct {
    const char *label;
    const char *address;
    bool is_port_taken;
    enum status_code code;
    const char *sentence;
} START_CASES[] = {
    {"a name is no address", "localhost", false, STATUS_INVALID,
     "'localhost' is not an address such as 127.0.0.1 or ::1"},
    {"nothing is none", "", false, STATUS_INVALID,
     "'' is not an address such as 127.0.0.1 or ::1"},
    {"an address of somebody else", "192.0.2.7", false, STATUS_FAILED,
     "'192.0.2.7' is not an address of this machine"},
    {"a port that is taken", "127.0.0.1", true, STATUS_FAILED, NULL},
};

static void what_cannot_start_says_why(void **state)
{
    SCOPED(transport) server = server_start(&USUAL);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(START_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct transport_options options = USUAL;
        struct transport *other = NULL;
        struct status st = {0};
        struct text text;

        print_message("%s\n", START_CASES[i].label);
        options.address = START_CASES[i].address;
        options.port = START_CASES[i].is_port_taken ? transport_port(server) : 0;
        assert_false(transport_start(&options, &other, &st));
        assert_null(other);
        assert_int_equal(st.code, START_CASES[i].code);
        text_init(&text, pool, 1000);
        status_say(&st, LANGUAGE_EN, &text);
        if (START_CASES[i].sentence != NULL) {
            assert_string_equal(text.bytes, START_CASES[i].sentence);
        }
    }
}

static void the_end_answers_what_has_begun(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct transport *server = server_start(&USUAL);
    const uint16_t port = transport_port(server);
    const int slow = http_connect(port);
    const int idle = http_connect(port);
    const int fresh = http_connect(port);
    const int half = http_connect(port);

    (void)state;
    assert_true(http_send_text(idle, "GET / HTTP/1.1\r\n" HOST "\r\n"));
    assert_int_equal(http_read(idle, false, pool).code, 200);
    assert_true(http_send_text(half, "GET / HT"));
    assert_true(http_send_text(slow, "GET /slow HTTP/1.1\r\n" HOST "\r\n"));
    pause_ms(100);

    const int64_t begin = reaper_now();
    transport_drain(server, 5);
    assert_in_range(reaper_now() - begin, 350, 1500);
    assert_int_equal(http_connect(port), -1);
    const struct http_reply reply = http_read(slow, false, pool);
    assert_int_equal(reply.code, 200);
    assert_string_equal(http_reply_header(&reply, "Connection", pool), "close");
    assert_true(http_is_closed(slow, 100));
    assert_true(http_is_closed(idle, 100));
    assert_true(http_is_closed(fresh, 100));
    assert_true(http_is_closed(half, 100));
    transport_drain(server, 5); /* a second time does nothing */
    transport_free(server);
    http_close(slow);
    http_close(idle);
    http_close(fresh);
    http_close(half);
}

static void the_end_does_not_wait_for_ever(void **state)
{
    struct transport *server = server_start(&USUAL);
    const int fd = http_connect(transport_port(server));

    (void)state;
    assert_true(
        http_send_text(fd, "POST / HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\n"));
    pause_ms(50);
    const int64_t begin = reaper_now();
    transport_drain(server, 0);
    assert_in_range(reaper_now() - begin, 0, 500);
    assert_true(http_is_closed(fd, 100));
    transport_free(server);
    transport_free(NULL);
    http_close(fd);
}

static void it_speaks_ipv6(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct transport_options options = USUAL;
    struct transport *server = NULL;
    struct status st = {0};
    struct sockaddr_in6 address = {.sin6_family = AF_INET6,
                                   .sin6_addr = IN6ADDR_LOOPBACK_INIT};

    (void)state;
    options.address = "::1";
    if (!transport_start(&options, &server, &st)) {
        skip(); /* a machine without it */
    }
    address.sin6_port = htons(transport_port(server));
    const int fd = socket(AF_INET6, SOCK_STREAM, 0);
    assert_int_equal(connect(fd, (const struct sockaddr *)&address, sizeof address), 0);
    assert_true(http_send_text(fd, "GET /address HTTP/1.1\r\n" HOST "\r\n"));
    assert_string_equal(http_read(fd, false, pool).body, "::1");
    http_close(fd);
    transport_free(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_slow_is_cut),
        cmocka_unit_test(a_slow_handler_and_an_idle_connection_are_not),
        cmocka_unit_test(a_thousand_connections_are_answered_and_no_more),
        cmocka_unit_test(one_address_has_a_limit_of_its_own),
        cmocka_unit_test(what_cannot_start_says_why),
        cmocka_unit_test(the_end_answers_what_has_begun),
        cmocka_unit_test(the_end_does_not_wait_for_ever),
        cmocka_unit_test(it_speaks_ipv6),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
