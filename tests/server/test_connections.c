/* test_connections.c - many clients, slow ones, starting and stopping, from outside. */
#include "store_fixture.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include "base/text.h"
#include "server_process.h"
#include "web/http_client.h"

#define HEALTH "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"

enum { CONNECTIONS_MAX = 1000, SECOND = 1000 };

static struct server *plain_start(const struct fixture *fixture)
{
    return server_start(&(struct server_order){.db = fixture->url});
}

/* Milliseconds until a request on a connection of its own was answered well. */
static int64_t answer_time(uint16_t port)
{
    SCOPED(pool) pool = pool_new();
    const int64_t begin = clock_now_ms();

    assert_int_equal(http_get(port, "/healthz", "", pool).code, 200);
    return clock_now_ms() - begin;
}

/* ---- many ---- */

static void files_allow(void)
{
    struct rlimit files;

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = CONNECTIONS_MAX + 100;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &files), 0);
}

/* 128 at once is where the library's epoll loop is known to stall. */
static void who_stays_connected_hinders_nobody(void **state)
{
    static const size_t COUNTS[] = {1, 128, CONNECTIONS_MAX};
    static int fds[CONNECTIONS_MAX];
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(server) server = plain_start(fixture);
    size_t open_count = 0;

    files_allow();
    for (size_t i = 0; i < ARRAY_COUNT(COUNTS); i++) {
        print_message("%zu connections\n", COUNTS[i]);
        for (; open_count < COUNTS[i]; open_count++) {
            SCOPED(pool) pool = pool_new();

            fds[open_count] = http_connect(server->port);
            assert_true(http_send_text(fds[open_count], HEALTH));
            assert_int_equal(http_read(fds[open_count], false, pool).code, 200);
        }
        for (int again = 0; again < 3; again++) {
            assert_true(answer_time(server->port) < SECOND * server_patience());
        }
    }
    /* They are alive: each is answered once more. */
    for (size_t i = 0; i < open_count; i++) {
        SCOPED(pool) pool = pool_new();

        assert_true(http_send_text(fds[i], HEALTH));
        assert_int_equal(http_read(fds[i], false, pool).code, 200);
        http_close(fds[i]);
    }
}

static void all_of_many_ask_at_the_same_moment(void **state)
{
    enum { COUNT = 128 };
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(server) server = plain_start(fixture);
    int fds[COUNT];

    for (size_t i = 0; i < COUNT; i++) {
        fds[i] = http_connect(server->port);
    }
    const int64_t begin = clock_now_ms();
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(http_send_text(fds[i], HEALTH));
    }
    for (size_t i = 0; i < COUNT; i++) {
        SCOPED(pool) pool = pool_new();

        assert_int_equal(http_read(fds[i], false, pool).code, 200);
        http_close(fds[i]);
    }
    assert_true(clock_now_ms() - begin < SECOND * server_patience());
}

/* ---- slow ---- */

/* A byte now and then keeps no connection for longer than a request may take (15 s), and
 * meanwhile others are served. */
static void who_sends_drop_by_drop_is_cut(void **state)
{
    enum { SLOW = 50, MOMENT_MS = 500, ALLOWED_MS = 15 * 1000, LATE_MS = 3 * 1000 };
    static const char DROPS[] =
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: 1234567";
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(server) server = plain_start(fixture);
    const int64_t begin = clock_now_ms();
    int fds[SLOW];

    for (size_t i = 0; i < SLOW; i++) {
        fds[i] = http_connect(server->port);
    }
    for (size_t drop = 0; clock_now_ms() - begin < ALLOWED_MS - MOMENT_MS; drop++) {
        for (size_t i = 0; i < SLOW; i++) {
            assert_true(http_send(fds[i], DROPS + drop, 1));
        }
        assert_true(answer_time(server->port) < SECOND * server_patience());
        pause_ms(MOMENT_MS);
    }
    for (size_t i = 0; i < SLOW; i++) {
        assert_true(http_is_closed(fds[i], 2 * LATE_MS));
        http_close(fds[i]);
    }
    const int64_t end = clock_now_ms() - begin;
    assert_true(end >= ALLOWED_MS - MOMENT_MS);
    assert_true(end < ALLOWED_MS + LATE_MS);
}

/* ---- the end ---- */

/* A sign-in with a password, which takes its time: the request, to be sent as it is. */
static const char *slow_request(uint16_t port, size_t i, struct pool *pool)
{
    const struct http_reply page = http_get(port, "/sign-in", "", pool);
    const char *cookie = http_reply_header(&page, "Set-Cookie", pool);
    const char *token = strstr(page.body, "name=\"token\" value=\"");
    struct text form;
    struct text request;

    assert_non_null(token);
    token += strlen("name=\"token\" value=\"");
    text_init(&form, pool, LIMIT_BODY_BYTES);
    text_format(&form,
                "token=%.*s&email=nobody%zu%%40example.org&password=a+long+password",
                (int)strcspn(token, "\""), token, i);
    text_init(&request, pool, LIMIT_BODY_BYTES);
    text_format(&request,
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nCookie: %.*s\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: %zu\r\n\r\n%s",
                (int)strcspn(cookie, ";"), cookie, form.length, form.bytes);
    return request.bytes;
}

struct signalling {
    pid_t pid;
    int signal;
};

static void *signal_later(void *context)
{
    const struct signalling *signalling = context;

    pause_ms(20);
    (void)kill(signalling->pid, signalling->signal);
    return NULL;
}

static void stop_while_requests_run(const struct fixture *fixture, int signal)
{
    enum { COUNT = 8, IDLE = 5, STOP_MS = 3000 };
    SCOPED(pool) pool = pool_new();
    SCOPED(server) server = plain_start(fixture);
    const char *requests[COUNT];
    int fds[COUNT];
    int idle[IDLE];
    pthread_t thread;

    for (size_t i = 0; i < IDLE; i++) {
        idle[i] = http_connect(server->port);
        assert_true(http_send_text(idle[i], HEALTH));
        assert_int_equal(http_read(idle[i], false, pool).code, 200);
    }
    for (size_t i = 0; i < COUNT; i++) {
        requests[i] = slow_request(server->port, i, pool);
    }
    for (size_t i = 0; i < COUNT; i++) {
        fds[i] = http_connect(server->port);
        assert_true(http_send_text(fds[i], requests[i]));
    }
    struct signalling signalling = {server->pid, signal};
    const int64_t begin = clock_now_ms();
    assert_int_equal(pthread_create(&thread, NULL, signal_later, &signalling), 0);
    for (size_t i = 0; i < COUNT; i++) {
        /* A password that does not fit: the request ran to its end. */
        assert_int_equal(http_read(fds[i], false, pool).code, 422);
        http_close(fds[i]);
    }
    (void)pthread_join(thread, NULL);
    assert_int_equal(server_end(server, 0, STOP_MS * server_patience()), 0);
    assert_true(clock_now_ms() - begin < STOP_MS * server_patience());
    assert_int_equal(http_connect(server->port), -1);
    for (size_t i = 0; i < IDLE; i++) {
        assert_true(http_is_closed(idle[i], SECOND));
        http_close(idle[i]);
    }
}

static void what_has_begun_is_answered_before_the_end(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);

    stop_while_requests_run(fixture, SIGTERM);
    stop_while_requests_run(fixture, SIGINT);
}

static void a_hang_up_ends_nothing(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(server) server = plain_start(fixture);

    for (int i = 0; i < 3; i++) {
        assert_int_equal(server_end(server, SIGHUP, 50), -1000);
        assert_true(answer_time(server->port) < SECOND * server_patience());
    }
}

/* ---- the start ---- */

static void a_port_in_use_is_told(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    SCOPED(server) server = plain_start(fixture);
    const char *words = "";
    struct text listen;
    struct text sentence;

    text_init(&listen, pool, LIMIT_NAME_BYTES);
    text_format(&listen, "127.0.0.1:%u", (unsigned)server->port);
    text_init(&sentence, pool, LIMIT_NAME_BYTES);
    text_format(&sentence,
                "samenspel: port %u of '127.0.0.1' is in use by another program\n",
                (unsigned)server->port);
    assert_int_equal(
        server_refusal(&(struct server_order){.db = fixture->url, .listen = listen.bytes},
                       pool, &words),
        3);
    assert_string_equal(words, sentence.bytes);
    assert_true(answer_time(server->port) < SECOND * server_patience());
}

#define HTTP_ONLY_HERE                                                                   \
    "plain http is for this machine only: put a server for https in front, and give "    \
    "its address with --public-url https://…"
#define NO_URL "--public-url takes an address as https://samenspel.example.org, not "
#define NO_LISTEN "--listen takes HOST:PORT, as 127.0.0.1:8080, not "

static const struct {
    const char *listen;
    const char *public_url;
    int outcome;
    const char *sentence;
} REFUSED[] = {
    {"127.0.0.1", NULL, 1, NO_LISTEN "'127.0.0.1'"},
    {":8080", NULL, 1, NO_LISTEN "':8080'"},
    {"127.0.0.1:", NULL, 1, NO_LISTEN "'127.0.0.1:'"},
    {"127.0.0.1:65536", NULL, 1, NO_LISTEN "'127.0.0.1:65536'"},
    {"127.0.0.1:-1", NULL, 1, NO_LISTEN "'127.0.0.1:-1'"},
    {"127.256:0", NULL, 1, "'127.256' is not an address such as 127.0.0.1 or ::1"},
    {"0.0.0.0:0", NULL, 1, HTTP_ONLY_HERE},
    {"[::]:0", NULL, 1, HTTP_ONLY_HERE},
    {"192.0.2.7:0", NULL, 1, HTTP_ONLY_HERE},
    {"0.0.0.0:0", "http://localhost", 1, HTTP_ONLY_HERE},
    {"127.0.0.1:0", "http://samenspel.example.org", 1, HTTP_ONLY_HERE},
    {"127.0.0.1:0", "http://localhost.example.org", 1, HTTP_ONLY_HERE},
    {"127.0.0.1:0", "http://127.0.0.1.example.org", 1, HTTP_ONLY_HERE},
    {"127.0.0.1:0", "", 1, NO_URL "''"},
    {"127.0.0.1:0", "samenspel.example.org", 1, NO_URL "'samenspel.example.org'"},
    {"127.0.0.1:0", "ftp://samenspel.example.org", 1,
     NO_URL "'ftp://samenspel.example.org'"},
    {"127.0.0.1:0", "https://", 1, NO_URL "'https://'"},
    {"127.0.0.1:0", "https:///", 1, NO_URL "'https:///'"},
    {"127.0.0.1:0", "https://a:b", 1, NO_URL "'https://a:b'"},
    {"127.0.0.1:0", "https://a@b", 1, NO_URL "'https://a@b'"},
    {"127.0.0.1:0", "https://[::1", 1, NO_URL "'https://[::1'"},
    {"127.0.0.1:0", "https://example.org/samenspel", 1,
     "--public-url takes no path: 'https://example.org/samenspel' must end after the "
     "host"},
    {"192.0.2.7:0", "https://example.org", 3,
     "'192.0.2.7' is not an address of this machine"},
};

static void what_would_be_wrong_or_unsafe_does_not_start(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        SCOPED(pool) pool = pool_new();
        const char *const options[] = {REFUSED[i].public_url == NULL ? NULL
                                                                     : "--public-url",
                                       REFUSED[i].public_url, NULL};
        const struct server_order order = {
            .db = fixture->url, .listen = REFUSED[i].listen, .options = options};
        const char *words = "";
        struct text sentence;

        text_init(&sentence, pool, LIMIT_CELL_BYTES);
        text_format(&sentence, "samenspel: %s\n", REFUSED[i].sentence);
        print_message("%s %s\n", REFUSED[i].listen,
                      REFUSED[i].public_url == NULL ? "" : REFUSED[i].public_url);
        assert_int_equal(server_refusal(&order, pool, &words), REFUSED[i].outcome);
        assert_string_equal(words, sentence.bytes);
    }
}

/* A link that works once, for whoever reads the terminal; it stands in no log after. */
static void the_first_start_offers_to_set_up(void **state)
{
    static const char SET_UP[] = "Set up (works once): ";
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    SCOPED(server) server = plain_start(fixture);
    const char *line = strstr(server_words(server, pool), SET_UP);

    assert_non_null(line);
    const char *path = strstr(line, "/setup/");
    assert_non_null(path);
    path = pool_text_part(pool, path, strcspn(path, "\n"));
    assert_int_equal(http_get(server->port, path, "", pool).code, 200);
    assert_int_equal(http_get(server->port, "/setup/0123456789abcdef", "", pool).code,
                     404);
    assert_null(strstr(strstr(server_words(server, pool), "Samenspel listens"), path));
}

static void a_demonstration_is_not_set_up(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();

    (void)server_demo(fixture->url, "host", pool);
    SCOPED(server) server = plain_start(fixture);
    assert_null(strstr(server_words(server, pool), "Set up"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(who_stays_connected_hinders_nobody),
        ON_SQLITE(all_of_many_ask_at_the_same_moment),
        ON_SQLITE(who_sends_drop_by_drop_is_cut),
        ON_BOTH(what_has_begun_is_answered_before_the_end),
        ON_SQLITE(a_hang_up_ends_nothing),
        ON_SQLITE(a_port_in_use_is_told),
        ON_SQLITE(what_would_be_wrong_or_unsafe_does_not_start),
        ON_BOTH(the_first_start_offers_to_set_up),
        ON_SQLITE(a_demonstration_is_not_set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
