/* test_http.c - what the server answers, asked from outside as a browser would. */
#include "store_fixture.h"

#include "base/text.h"
#include "server_process.h"
#include "web/http_client.h"

#define NETWORK "/networks/ooster11nde7"

static const char FORM_TYPE[] = "Content-Type: application/x-www-form-urlencoded\r\n";

/* A demonstration on a fixture's database, and somebody signed in. */
struct tour {
    struct pool *pool; /* it lives in it */
    struct server *server;
    uint16_t port;
    const char *token; /* of the link that signed in */
    const char *cookie; /* a header line */
};

static struct tour *tour_new(const struct fixture *fixture, const char *role)
{
    struct pool *pool = pool_new();
    struct tour *tour = pool_array(pool, 1, struct tour);
    const char *link = server_demo(fixture->url, role, pool);

    tour->pool = pool;
    tour->server = server_start(&(struct server_order){.db = fixture->url});
    tour->port = tour->server->port;
    tour->cookie = server_sign_in(tour->port, link, pool);
    tour->token = strrchr(link, '/') + 1;
    return tour;
}

static void tour_free(struct tour *tour)
{
    if (tour != NULL) {
        server_free(tour->server);
        pool_free(tour->pool);
    }
}
SCOPE_END(tour)

/* A header line in the pool. */
static const char *header_line(struct pool *pool, const char *name, const char *value)
{
    struct text line;

    text_init(&line, pool, LIMIT_ADDRESS_BYTES);
    text_format(&line, "%s: %s\r\n", name, value);
    return line.bytes;
}

static const char *two_lines(struct pool *pool, const char *one, const char *other)
{
    struct text lines;

    text_init(&lines, pool, LIMIT_ADDRESS_BYTES);
    text_format(&lines, "%s%s", one, other);
    return lines.bytes;
}

/* ---- every kind of answer ---- */

#define GET(path) "GET " path " HTTP/1.1\r\nHost: localhost\r\n"
#define POST(path) "POST " path " HTTP/1.1\r\nHost: localhost\r\n"

static const struct {
    const char *label;
    const char *request; /* without the empty line at its end */
    bool is_signed_in;
    int code;
    const char *header; /* one it must have, "Name: value" or the begin of it; NULL */
    const char *body; /* stands in it; NULL: anything */
} ANSWERS[] = {
    {"health", GET("/healthz"), false, 200, "Content-Type: text/plain", "ok\n"},
    {"the head of health", "HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n", false, 200,
     "Content-Length: 3", ""},
    {"the start leads on", GET("/"), false, 303, "Location: /sign-in", NULL},
    {"the start, signed in", GET("/"), true, 303, "Location: /networks", NULL},
    {"signing in", GET("/sign-in"), false, 200, "Content-Type: text/html", "<form"},
    {"a page of who is signed in", GET(NETWORK "/people"), true, 200,
     "Content-Type: text/html; charset=utf-8", "Karim Benali"},
    {"its twin", GET(NETWORK "/people.json"), true, 200,
     "Content-Type: application/json; charset=utf-8", "\"name\": \"Karim Benali\""},
    {"its head", "HEAD " NETWORK "/people HTTP/1.1\r\nHost: localhost\r\n", true, 200,
     "Content-Type: text/html", ""},
    {"the same page of a stranger", GET(NETWORK "/people"), false, 303,
     "Location: /sign-in?to=", NULL},
    {"the twin of a stranger", GET(NETWORK "/people.json"), false, 404,
     "Content-Type: application/json", NULL},
    {"a network that is not there", GET("/networks/nobody/people"), true, 404, NULL,
     NULL},
    {"another language", GET(NETWORK "/people?lang=fr"), true, 303,
     "Set-Cookie: samenspel_language=fr", NULL},
    {"no such address", GET("/nowhere"), false, 404, "Content-Type: text/html", NULL},
    {"no such asset", GET("/assets/samenspel.css"), false, 404, NULL, NULL},
    {"no such link", GET("/sign-in/xxxxxxxx"), false, 404, NULL, NULL},
    {"another method", POST("/healthz") "Content-Length: 0\r\n", false, 405, NULL, NULL},
    {"a method nobody knows", "BREW / HTTP/1.1\r\nHost: localhost\r\n", false, 405, NULL,
     NULL},
    {"a form without its token",
     POST(NETWORK
          "/settings") "Content-Type: "
                       "application/x-www-form-urlencoded\r\nContent-Length: 0\r\n",
     true, 403, NULL, NULL},
    {"no form at all",
     POST(NETWORK "/settings") "Content-Type: text/plain\r\nContent-Length: 0\r\n", true,
     422, NULL, NULL},
    {"a foreign name", "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n", false, 421,
     NULL, NULL},
    {"a name that begins as ours", "GET /healthz HTTP/1.1\r\nHost: localhost.evil\r\n",
     false, 421, NULL, NULL},
    {"no name", "GET /healthz HTTP/1.1\r\n", false, 400, "Connection: close", NULL},
    {"two names", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n",
     false, 400, "Connection: close", NULL},
    {"two lengths", POST("/sign-in") "Content-Length: 0\r\nContent-Length: 4\r\n", false,
     400, "Connection: close", NULL},
    {"a zero byte in the address", GET("/health%00z"), false, 400, NULL, NULL},
    {"a body that is told too large", POST("/sign-in") "Content-Length: 1048577\r\n",
     false, 413, "Connection: close", "1024 kB"},
};

static const char *const SECURITY[] = {
    "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'\r\n",
    "X-Content-Type-Options: nosniff\r\n",
    "Referrer-Policy: same-origin\r\n",
    "Cross-Origin-Opener-Policy: same-origin\r\n",
    "Cache-Control: ",
};

static struct http_reply exchange(uint16_t port, const char *request, const char *cookie,
                                  struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_BODY_BYTES);
    text_format(&text, "%s%s\r\n", request, cookie);
    return http_exchange(port, text.bytes, text.length, pool);
}

static void every_kind_of_answer_is_right_and_guarded(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");

    for (size_t i = 0; i < ARRAY_COUNT(ANSWERS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct http_reply reply =
            exchange(tour->port, ANSWERS[i].request,
                     ANSWERS[i].is_signed_in ? tour->cookie : "", pool);

        print_message("%s\n", ANSWERS[i].label);
        assert_int_equal(reply.code, ANSWERS[i].code);
        if (ANSWERS[i].header != NULL) {
            assert_non_null(strstr(reply.head, ANSWERS[i].header));
        }
        if (ANSWERS[i].body != NULL) {
            assert_non_null(strstr(reply.body, ANSWERS[i].body));
        }
        for (size_t j = 0; j < ARRAY_COUNT(SECURITY); j++) {
            if (strstr(reply.head, SECURITY[j]) == NULL) {
                fail_msg("%s\nhas no %s", reply.head, SECURITY[j]);
            }
        }
        assert_null(strstr(reply.head, "Strict-Transport-Security"));
    }
}

/* ---- caching ---- */

static void a_known_page_is_not_sent_again(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    const struct http_reply first =
        http_get(tour->port, NETWORK "/people", tour->cookie, tour->pool);
    const char *tag = http_reply_header(&first, "ETag", tour->pool);
    const char *known = two_lines(tour->pool, tour->cookie,
                                  header_line(tour->pool, "If-None-Match", tag));

    const struct http_reply second =
        http_get(tour->port, NETWORK "/people", tour->cookie, tour->pool);
    assert_int_equal(second.code, 200);
    assert_string_equal(second.body, first.body);
    assert_string_equal(http_reply_header(&second, "ETag", tour->pool), tag);
    assert_string_equal(http_reply_header(&second, "Cache-Control", tour->pool),
                        "private, no-cache");

    const struct http_reply third =
        http_get(tour->port, NETWORK "/people", known, tour->pool);
    assert_int_equal(third.code, 304);
    assert_string_equal(http_reply_header(&third, "ETag", tour->pool), tag);

    /* Somebody else's page has another name, and so has the page after a change. */
    const char *link = server_demo(fixture->url, "initiator", tour->pool);
    const char *other = server_sign_in(tour->port, link, tour->pool);
    const struct http_reply fourth =
        http_get(tour->port, NETWORK "/people", other, tour->pool);
    assert_string_not_equal(http_reply_header(&fourth, "ETag", tour->pool), tag);
}

static const char *form_of(const struct tour *tour, const char *fields)
{
    const struct http_reply page =
        http_get(tour->port, NETWORK "/settings.json", tour->cookie, tour->pool);
    struct text form;

    text_init(&form, tour->pool, LIMIT_BODY_BYTES);
    text_format(&form, "token=%s&%s", json_member(page.body, "token", tour->pool),
                fields);
    return form.bytes;
}

static void a_change_is_seen_at_once(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    const struct http_reply before =
        http_get(tour->port, NETWORK "/settings", tour->cookie, tour->pool);
    const char *tag = http_reply_header(&before, "ETag", tour->pool);
    const char *known = two_lines(tour->pool, tour->cookie,
                                  header_line(tour->pool, "If-None-Match", tag));
    const struct http_reply done = http_post(
        tour->port, NETWORK "/settings", tour->cookie,
        form_of(tour, "name=Kring+%26+%3CCo%3E&place=Lint&purpose=&journal_months=12"),
        tour->pool);
    const struct http_reply after =
        http_get(tour->port, NETWORK "/settings", known, tour->pool);

    assert_int_equal(done.code, 303);
    assert_non_null(
        strstr(http_reply_header(&done, "Location", tour->pool), "&done=saved"));
    assert_int_equal(after.code, 200);
    assert_non_null(strstr(after.body, "Kring &amp; &lt;Co&gt;"));
}

static void one_connection_serves_many_requests(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    static const char *const PATHS[] = {
        "/healthz", NETWORK, NETWORK "/people", "/nowhere", NETWORK "/people.json",
        "/healthz"};
    static const int CODES[] = {200, 200, 200, 404, 200, 200};
    const int fd = http_connect(tour->port);

    for (size_t i = 0; i < 30; i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        text_init(&text, pool, LIMIT_ADDRESS_BYTES);
        text_format(&text, "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n",
                    PATHS[i % ARRAY_COUNT(PATHS)], tour->cookie);
        assert_true(http_send_text(fd, text.bytes));
        assert_int_equal(http_read(fd, false, pool).code, CODES[i % ARRAY_COUNT(CODES)]);
    }
    http_close(fd);
}

/* ---- assets ---- */

/* The first address in a page that begins so; "" when there is none. */
static const char *address_in(const char *page, const char *begin, struct pool *pool)
{
    const char *at = strstr(page, begin);

    return at == NULL ? "" : pool_text_part(pool, at, strcspn(at, "\""));
}

static void assets_are_kept_for_good_and_come_compressed(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    struct pool *pool = tour->pool;
    const struct http_reply page = http_get(tour->port, "/sign-in", "", pool);
    const char *path = address_in(page.body, "/assets/samenspel.", pool);
    const struct http_reply plain = http_get(tour->port, path, "", pool);
    const struct http_reply zipped =
        http_get(tour->port, path, "Accept-Encoding: gzip, br\r\n", pool);
    const char *tag = http_reply_header(&zipped, "ETag", pool);
    const struct http_reply known =
        http_get(tour->port, path,
                 two_lines(pool, "Accept-Encoding: gzip\r\n",
                           header_line(pool, "If-None-Match", tag)),
                 pool);

    /* "/assets/samenspel.1a2b3c4d.css" */
    assert_int_equal(strspn(path + strlen("/assets/samenspel."), "0123456789abcdef"), 8);
    assert_int_equal(plain.code, 200);
    assert_string_equal(http_reply_header(&plain, "Content-Encoding", pool), "");
    assert_string_equal(http_reply_header(&plain, "Cache-Control", pool),
                        "public, max-age=31536000, immutable");
    assert_string_equal(http_reply_header(&plain, "Vary", pool), "Accept-Encoding");
    assert_string_equal(http_reply_header(&plain, "X-Content-Type-Options", pool),
                        "nosniff");
    assert_int_equal(zipped.code, 200);
    assert_string_equal(http_reply_header(&zipped, "Content-Encoding", pool), "gzip");
    assert_true(zipped.body_length < plain.body_length / 2);
    assert_memory_equal(zipped.body, "\x1F\x8B", 2);
    assert_int_equal(known.code, 304);
}

/* ---- cookies ---- */

/* The server knows itself as https://samenspel.example.org, behind a proxy. */
static struct server *proxied_start(const struct fixture *fixture, struct pool *pool)
{
    static const char *const OPTIONS[] = {"--public-url",
                                          "https://samenspel.example.org/", NULL};
    struct text listen;

    text_init(&listen, pool, LIMIT_NAME_BYTES);
    text_format(&listen, "127.0.0.1:%u", (unsigned)server_free_port());
    return server_start(&(struct server_order){
        .db = fixture->url, .listen = listen.bytes, .options = OPTIONS});
}

static struct http_reply proxied_get(const struct server *server, const char *path,
                                     const char *headers, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "GET %s HTTP/1.1\r\nHost: samenspel.example.org\r\n%s\r\n", path,
                headers);
    return http_exchange(server->port, text.bytes, text.length, pool);
}

static void cookies_are_out_of_reach_of_scripts_and_of_other_sites(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    struct pool *pool = tour->pool;
    const struct http_reply session =
        http_get(tour->port, server_demo(fixture->url, "worker", pool), "", pool);
    const struct http_reply visitor = http_get(tour->port, "/sign-in", "", pool);
    const char *session_cookie = http_reply_header(&session, "Set-Cookie", pool);
    const char *visitor_cookie = http_reply_header(&visitor, "Set-Cookie", pool);

    assert_non_null(
        strstr(session_cookie, "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"));
    assert_non_null(strstr(visitor_cookie, "; Path=/; HttpOnly; SameSite=Lax"));
    assert_null(strstr(visitor_cookie, "Max-Age"));
    assert_null(strstr(session_cookie, "Secure"));
    assert_null(strstr(visitor_cookie, "Secure"));
}

static void behind_https_cookies_are_secure_and_the_demonstration_is_closed(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    const char *link = server_demo(fixture->url, "coordinator", pool);
    SCOPED(server) server = proxied_start(fixture, pool);
    const struct http_reply page = proxied_get(server, "/sign-in", "", pool);
    const char *cookie = http_reply_header(&page, "Set-Cookie", pool);

    assert_int_equal(page.code, 200);
    assert_non_null(strstr(cookie, "samenspel_form="));
    assert_non_null(strstr(cookie, "; Secure"));
    assert_string_equal(http_reply_header(&page, "Strict-Transport-Security", pool),
                        "max-age=31536000");
    /* A watcher on this machine has another name for it, and gets no further. */
    assert_int_equal(http_get(server->port, "/healthz", "", pool).code, 200);
    assert_int_equal(http_get(server->port, link, "", pool).code, 404);
    assert_int_equal(proxied_get(server, link, "", pool).code, 404);
}

/* ---- metrics ---- */

static const struct {
    const char *label;
    bool is_proxied;
    const char *headers;
    int code;
} METRICS[] = {
    {"from this machine", false, "", 200},
    {"without a proxy a forwarded address counts for nothing", false,
     "X-Forwarded-For: 192.0.2.7\r\n", 200},
    {"the proxy's own machine", true, "", 200},
    {"from elsewhere, as the proxy says", true, "X-Forwarded-For: 192.0.2.7\r\n", 404},
    {"who claims to be this machine is seen by the proxy", true,
     "X-Forwarded-For: 127.0.0.1, 192.0.2.7\r\n", 404},
    {"a collector beside the proxy", true, "X-Forwarded-For: 127.0.0.1\r\n", 200},
};

static void metrics_are_for_this_machine(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    (void)server_demo(fixture->url, "host", pool);
    SCOPED(server) plain = server_start(&(struct server_order){.db = fixture->url});
    SCOPED(server) proxied = proxied_start(fixture, pool);

    for (size_t i = 0; i < ARRAY_COUNT(METRICS); i++) {
        const struct http_reply reply =
            METRICS[i].is_proxied
                ? proxied_get(proxied, "/metrics", METRICS[i].headers, pool)
                : http_get(plain->port, "/metrics", METRICS[i].headers, pool);

        print_message("%s\n", METRICS[i].label);
        assert_int_equal(reply.code, METRICS[i].code);
        assert_true((strstr(reply.body, "samenspel_requests_total") != NULL) ==
                    (reply.code == 200));
    }
}

/* ---- bodies ---- */

/* A body that nobody announced as too large, but is: 413, with nothing kept. */
static void a_body_that_grows_too_large_is_refused(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    static const char CHUNK[] = "400\r\n"
#define X64 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 "\r\n";
    const int fd = http_connect(tour->port);
    bool is_sent = http_send_text(fd, POST("/sign-in"));

    is_sent = is_sent && http_send_text(fd, FORM_TYPE);
    is_sent = is_sent && http_send_text(fd, "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; is_sent && i < 1200; i++) {
        is_sent = http_send_text(fd, CHUNK);
    }
    const struct http_reply reply = http_read(fd, false, tour->pool);
    assert_int_equal(reply.code, 413);
    assert_non_null(strstr(reply.head, "Content-Security-Policy: "));
    http_close(fd);
    assert_int_equal(http_get(tour->port, "/healthz", "", tour->pool).code, 200);
}

/* ---- the log ---- */

static const char *cookie_token(const struct tour *tour)
{
    const char *value = strchr(tour->cookie, '=') + 1;

    return pool_text_part(tour->pool, value, strcspn(value, "\r"));
}

static void tour_walk(const struct tour *tour)
{
    static const char *const PATHS[] = {"/networks",
                                        NETWORK,
                                        NETWORK "/people",
                                        NETWORK "/people/2",
                                        NETWORK "/people/invite",
                                        NETWORK "/history",
                                        NETWORK "/settings",
                                        NETWORK "/archive",
                                        "/account",
                                        "/host",
                                        "/nowhere?secret=Benali",
                                        "/invitation/geheim0geheim",
                                        "/setup/geheim0geheim"};

    for (size_t i = 0; i < ARRAY_COUNT(PATHS); i++) {
        SCOPED(pool) pool = pool_new();

        assert_true(http_get(tour->port, PATHS[i],
                             two_lines(pool, tour->cookie,
                                       "X-Forwarded-For: 192.0.2.7\r\n"
                                       "User-Agent: Geheim/1.0\r\n"
                                       "Referer: http://geheim.example/\r\n"),
                             pool)
                        .code >= 200);
    }
    const char *form =
        form_of(tour, "name=Dirk+Geheim&email=dirk.geheim%40example.org&role=worker&"
                      "organisation=Geheim");
    (void)http_post(tour->port, NETWORK "/people/invite", tour->cookie, form, tour->pool);
    (void)http_post(
        tour->port, "/sign-in", tour->cookie,
        form_of(tour, "email=dirk.geheim%40example.org&password=geheim+woord"),
        tour->pool);
    (void)http_post(tour->port, "/sign-in", "X-Geheim: 1\r\n",
                    "email=dirk.geheim%40example.org&password=geheim", tour->pool);
}

static void the_log_holds_nothing_of_anybody(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(tour) tour = tour_new(fixture, "coordinator");
    const char *const secrets[] = {
        tour->token, cookie_token(tour), "ooster11nde7", "eheim",      "Benali", "@",
        "%40",       "127.0.0.1 ",       "192.0.2.7",    "oosterlinde"};

    tour_walk(tour);
    const char *words = server_words(tour->server, tour->pool);
    assert_non_null(strstr(words, " GET /networks/{network}/people/{person} 200 "));
    assert_non_null(strstr(words, " GET /sign-in/{token} 303 "));
    assert_non_null(strstr(words, " GET - 404 "));
    assert_non_null(strstr(words, " POST /networks/{network}/people/invite "));
    for (size_t i = 0; i < ARRAY_COUNT(secrets); i++) {
        if (strstr(words, secrets[i]) != NULL) {
            fail_msg("the log holds '%s':\n%s", secrets[i], words);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(every_kind_of_answer_is_right_and_guarded),
        ON_BOTH(a_known_page_is_not_sent_again),
        ON_BOTH(a_change_is_seen_at_once),
        ON_SQLITE(one_connection_serves_many_requests),
        ON_SQLITE(assets_are_kept_for_good_and_come_compressed),
        ON_SQLITE(cookies_are_out_of_reach_of_scripts_and_of_other_sites),
        ON_SQLITE(behind_https_cookies_are_secure_and_the_demonstration_is_closed),
        ON_SQLITE(metrics_are_for_this_machine),
        ON_SQLITE(a_body_that_grows_too_large_is_refused),
        ON_BOTH(the_log_holds_nothing_of_anybody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
