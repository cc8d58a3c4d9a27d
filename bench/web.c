/* web.c - what the server costs, beside nginx and beside a bare database.
 *
 * The program that SAMENSPEL names serves a network of 150 people from a database in
 * /var/tmp, with 60 actors on its sheet. Pages are asked for fresh (each request has
 * another `?n=`, which is part of the cache's key), from the cache, and as a 304; nginx
 * sends the same bytes as a file, with two workers. One thread asks on 32 connections.
 * What is compared takes turns; a ratio is the median of the ratios of the rounds.
 *
 *     web [LETTERS]   only some: fresh, cached, known, health, arena (the pages of the
 *                     worksheet), networks (what a survey found), late, weight, saves */
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "base/limits.h"
#include "cli/demo_wave.h"
#include "load.h"
#include "server/server_process.h"
#include "store/actor.h"
#include "store/network.h"
#include "store/people.h"
#include "store/rating.h"
#include "web_saves.h"

#define NETWORK "/networks/" SAVES_NETWORK
#define PEOPLE NETWORK "/people"
#define FINDINGS "/networks/" DEMO_WAVE_NETWORK "/findings/6"
#define FIVE_B "/networks/" DEMO_WAVE_NETWORK "/experience/9/five-b"

enum {
    ACTORS_MORE = 46,
    RATERS = 3,
    GUESTS = 140,
    ROUNDS = 5,
    CONNECTIONS = 32,
    SLOW = 4,
    STARTS = 9,
    MANY = 500
};

struct bench {
    struct pool *pool;
    const char *directory;
    const char *db;
    const char *link;
    struct server *server;
    uint16_t nginx_port;
    const char *cookie; /* a header line */
    int run; /* so that no two runs ask for the same fresh page */
};

static const char *format_text(struct pool *pool, const char *format, ...)
    PRINTF_LIKE(2, 3);

static const char *format_text(struct pool *pool, const char *format, ...)
{
    char bytes[LIMIT_ADDRESS_BYTES];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(bytes, sizeof bytes, format, arguments);
    va_end(arguments);
    return pool_text(pool, bytes);
}

/* What is asked for, and how. */
enum page_kind { PAGE_FRESH, PAGE_CACHED, PAGE_KNOWN, PAGE_HEALTH };

struct page {
    const char *label;
    const char *path;
    const char *file; /* the same bytes at nginx */
    enum page_kind kind;
    double aim;
    char letter;
};

static const struct page PAGES[] = {
    {"people, fresh", PEOPLE, "/people.html", PAGE_FRESH, 0.08, 'f'},
    {"people, cached", PEOPLE, "/people.html", PAGE_CACHED, 0.5, 'c'},
    {"people, known (304)", PEOPLE, "/people.html", PAGE_KNOWN, 0.5, 'k'},
    {"blind sheet, fresh", NETWORK "/arena/sheet", "/sheet.html", PAGE_FRESH, 0.08, 'a'},
    {"result, fresh", NETWORK "/arena/result", "/result.html", PAGE_FRESH, 0.08, 'a'},
    {"result, cached", NETWORK "/arena/result", "/result.html", PAGE_CACHED, 0.5, 'a'},
    {"partners, fresh", NETWORK "/partners", "/partners.html", PAGE_FRESH, 0.08, 'a'},
    {"findings, fresh", FINDINGS, "/findings.html", PAGE_FRESH, 0.08, 'n'},
    {"findings, cached", FINDINGS, "/findings.html", PAGE_CACHED, 0.5, 'n'},
    {"map, fresh", FINDINGS "/map", "/map.html", PAGE_FRESH, 0.08, 'n'},
    {"map, cached", FINDINGS "/map", "/map.html", PAGE_CACHED, 0.5, 'n'},
    {"five B's, fresh", FIVE_B, "/five-b.html", PAGE_FRESH, 0.08, 'n'},
    {"five B's, cached", FIVE_B, "/five-b.html", PAGE_CACHED, 0.5, 'n'},
    {"health", "/healthz", "/health", PAGE_HEALTH, 0.75, 'h'},
};

static void file_write(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");

    require(file != NULL && fwrite(bytes, 1, length, file) == length && fclose(file) == 0,
            path);
}

/* ---- a network of 150 people and 60 actors ---- */

static bool guest_join(struct change *change, struct unit *unit, int number,
                       struct status *st)
{
    static const char *const HOUSES[] = {"OCMW", "CAW", "Kind en Gezin", "Basisscholen",
                                         "Inloopteam"};
    const struct person person = {
        .name = format_text(unit->pool, "Griet Vandenberghe %d", number),
        .email = format_text(unit->pool, "griet.%d@oosterlinde.invalid", number)};
    struct role role = {.role = ROLE_REPRESENTATIVE, .from_day = "2026-09-01"};

    return organisation_ensure(change, unit, SAVES_NETWORK, HOUSES[number % 5],
                               &role.organisation_id, st) &&
           person_ensure(change, unit, SAVES_NETWORK, &person, &role.person_id, st) &&
           role_give(change, unit, SAVES_NETWORK, &role, st);
}

/* One more actor, with a mark of each rater of the first round. */
static bool actor_join(struct change *change, struct unit *unit, int number,
                       struct status *st)
{
    struct actor_row actor = {.name = format_text(unit->pool, "Vzw De Klaver %d", number),
                              .sector = "welzijn"};

    if (!actor_add(change, unit, SAVES_NETWORK, &actor, st)) {
        return false;
    }
    for (int rater = 1; rater <= RATERS; rater++) {
        struct rating_row rating = {
            .round_id = 1,
            .person_id = rater,
            .actor_id = actor.id,
            .importance = 1 + (number + rater) % 4,
            .irreplaceability = 1 + number * rater % 4,
        };
        if (!change_add(change, &RATING_RECORD, &rating, st)) {
            return false;
        }
    }
    return true;
}

static bool guests_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {SAVES_NETWORK, "person:1", "person.join",
                                     *(const int64_t *)context, 0};
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    for (int i = 0; i < GUESTS; i++) {
        if (!guest_join(change, unit, i, st)) {
            return false;
        }
    }
    for (int i = 0; i < ACTORS_MORE; i++) {
        if (!actor_join(change, unit, i, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

static void guests_invite(const char *db)
{
    const struct store_options options = {db, 1, true, false};
    struct timespec now;
    struct status st = {0};
    struct store *opened = NULL;

    (void)clock_gettime(CLOCK_REALTIME, &now);
    int64_t milliseconds = (int64_t)now.tv_sec * 1000;
    require(store_open(&options, &opened, &st), "store_open");
    SCOPED(store) store = opened;
    require(store_change(store, guests_do, &milliseconds, &st), "the network");
}

/* ---- nginx ---- */

static void nginx_run(const struct bench *bench, const char *signal)
{
    const char *command =
        format_text(bench->pool, "nginx -p %s -c %s/nginx.conf %s 2>%s/nginx.err",
                    bench->directory, bench->directory, signal, bench->directory);

    require(system(command) == 0, command);
}

/* The clerk computes the waves of the demonstration when the server starts. */
static void findings_await(const struct bench *bench)
{
    static const int PATIENCE = 600; /* tenths of a second */

    for (int i = 0; i < PATIENCE; i++) {
        SCOPED(pool) pool = pool_new();
        const struct http_reply reply =
            http_get(bench->server->port, FINDINGS ".json", bench->cookie, pool);

        require(reply.code == 200, FINDINGS);
        if (strstr(reply.body, "\"is_computed\": true") != NULL) {
            return;
        }
        pause_ms(100);
    }
    require(false, "computing in time");
}

static void nginx_start(struct bench *bench)
{
    const char *directory = bench->directory;
    struct pool *pool = bench->pool;

    bench->nginx_port = server_free_port();
    const char *configuration = format_text(
        pool,
        "%sworker_processes 2;\npid %s/nginx.pid;\nerror_log %s/nginx.err;\n"
        "events { worker_connections 2048; }\n"
        "http {\n  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on;\n"
        "  keepalive_requests 100000000; types { text/html html; }\n"
        "  client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s;\n"
        "  uwsgi_temp_path %s; scgi_temp_path %s;\n"
        "  server { listen 127.0.0.1:%u; root %s/root;\n"
        "    location = /health { return 200 \"ok\\n\"; } }\n}\n",
        getuid() == 0 ? "user root;\n" : "", directory, directory, directory, directory,
        directory, directory, directory, (unsigned)bench->nginx_port, directory);

    (void)mkdir(format_text(pool, "%s/root", directory), 0700);
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        const struct http_reply page =
            http_get(bench->server->port, PAGES[i].path, bench->cookie, pool);

        require(page.code == 200, PAGES[i].path);
        file_write(format_text(pool, "%s/root%s", directory, PAGES[i].file), page.body,
                   page.body_length);
    }
    file_write(format_text(pool, "%s/nginx.conf", directory), configuration,
               strlen(configuration));
    nginx_run(bench, "");
}

/* ---- what is asked ---- */

struct question {
    const char *path;
    const char *headers; /* whole lines */
    int run; /* not 0: each request has a `?n=` of its own */
};

static size_t question_write(const void *context, char request_out[REQUEST_MAX],
                             size_t number)
{
    const struct question *question = context;
    char query[40] = "";

    if (question->run != 0) {
        (void)snprintf(query, sizeof query, "?n=%d.%zu", question->run, number);
    }
    const int length = snprintf(request_out, REQUEST_MAX,
                                "GET %s%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n",
                                question->path, query, question->headers);
    require(length < REQUEST_MAX, "a short request");
    return (size_t)length;
}

static struct figures ask(uint16_t port, size_t clients, const struct question *question,
                          unsigned code)
{
    const struct load load = {port, clients, 1, question_write, question, code};

    return load_run(&load);
}

static struct figures page_ask(struct bench *bench, const struct page *page,
                               size_t clients)
{
    struct question question = {page->path, bench->cookie, 0};

    if (page->kind == PAGE_HEALTH) {
        question.headers = "";
    } else if (page->kind == PAGE_FRESH) {
        question.run = ++bench->run;
    } else if (page->kind == PAGE_KNOWN) {
        const struct http_reply reply =
            http_get(bench->server->port, page->path, bench->cookie, bench->pool);
        question.headers =
            format_text(bench->pool, "%sIf-None-Match: %s\r\n", bench->cookie,
                        http_reply_header(&reply, "ETag", bench->pool));
    }
    return ask(bench->server->port, clients, &question,
               page->kind == PAGE_KNOWN ? 304 : 200);
}

static void page_measure(struct bench *bench, const struct page *page)
{
    const struct question file = {page->file, "", 0};
    double rates[ROUNDS];
    double ratios[ROUNDS];
    double tails[ROUNDS];

    for (size_t round = 0; round < ROUNDS; round++) {
        const struct figures limit = ask(bench->nginx_port, CONNECTIONS, &file, 200);
        const struct figures ours = page_ask(bench, page, CONNECTIONS);

        rates[round] = ours.rate;
        ratios[round] = ours.rate / limit.rate;
        tails[round] = ours.p99 / (CONNECTIONS / ours.rate);
    }
    (void)printf("%-21s %7.0f/s   / nginx %5.3f (aim %.2f)   "
                 "p99 / (32 / rate) %5.2f (aim 3)\n",
                 page->label, median(rates, ROUNDS), median(ratios, ROUNDS), page->aim,
                 median(tails, ROUNDS));
}

static void pages_measure(struct bench *bench, const char *only)
{
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        if (strchr(only, PAGES[i].letter) != NULL) {
            page_measure(bench, &PAGES[i]);
        }
    }
}

/* ---- fast requests while slow ones run ---- */

struct slow {
    const struct bench *bench;
    pthread_t thread;
    int number;
    size_t count;
    atomic_bool *is_over;
};

/* Sign-ins of strangers, who all come from another address: argon2, and no limit. */
static void *slow_run(void *context)
{
    struct slow *slow = context;
    const uint16_t port = slow->bench->server->port;
    SCOPED(pool) pool = pool_new();
    const struct http_reply page = http_get(port, "/sign-in.json", "", pool);
    const char *cookie = http_reply_header(&page, "Set-Cookie", pool);
    const char *token = json_member(strstr(page.body, "form_sign_in"), "token", pool);

    for (; !atomic_load(slow->is_over); slow->count++) {
        SCOPED(pool) scratch = pool_new();
        const char *headers =
            format_text(scratch, "Cookie: %.*s\r\nX-Forwarded-For: 10.%d.%d.%zu\r\n",
                        (int)strcspn(cookie, ";"), cookie, slow->number,
                        slow->bench->run % 250, slow->count % 250);
        const char *form = format_text(
            scratch, "token=%s&password=a+long+password&email=x%d.%d.%zu%%40x.be", token,
            slow->number, slow->bench->run, slow->count);

        require(http_post(port, "/sign-in", headers, form, scratch).code == 422,
                "slow request");
    }
    return NULL;
}

static struct figures beside_slow(struct bench *bench, const struct page *fast,
                                  double *slow_rate_out)
{
    struct slow slow[SLOW] = {0};
    atomic_bool is_over = false;

    bench->run++;
    for (int i = 0; i < SLOW; i++) {
        slow[i] = (struct slow){.bench = bench, .number = i, .is_over = &is_over};
        require(pthread_create(&slow[i].thread, NULL, slow_run, &slow[i]) == 0, "thread");
    }
    const struct figures figures = page_ask(bench, fast, 4);
    atomic_store(&is_over, true);
    *slow_rate_out = 0;
    for (int i = 0; i < SLOW; i++) {
        (void)pthread_join(slow[i].thread, NULL);
        *slow_rate_out += (double)slow[i].count;
    }
    return figures;
}

static void slow_measure(struct bench *bench)
{
    const struct page *fast = &PAGES[1]; /* people, from the cache */
    double ratios[ROUNDS];
    double alone[ROUNDS];
    double beside[ROUNDS];
    double slow_rates[ROUNDS];

    for (size_t round = 0; round < ROUNDS; round++) {
        alone[round] = page_ask(bench, fast, 4).p99;
        beside[round] = beside_slow(bench, fast, &slow_rates[round]).p99;
        ratios[round] = beside[round] / alone[round];
    }
    (void)printf("p99 of a fast page    %.2f ms, beside %d sign-ins at once (%.0f/s) "
                 "%.2f ms: %.2f (aim 2)\n",
                 median(alone, ROUNDS) * 1e3, SLOW, median(slow_rates, ROUNDS),
                 median(beside, ROUNDS) * 1e3, median(ratios, ROUNDS));
}

/* ---- memory, start, weight ---- */

static double memory_of(const struct server *server, struct pool *pool)
{
    char line[256];
    double megabytes = 0;
    FILE *file = fopen(format_text(pool, "/proc/%d/status", (int)server->pid), "r");

    require(file != NULL, "/proc");
    while (fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "VmRSS:", 6) == 0) {
            megabytes = strtod(line + 6, NULL) / 1024;
        }
    }
    (void)fclose(file);
    return megabytes;
}

static struct server *bench_server(const struct bench *bench)
{
    const unsigned port = server_free_port();
    /* A public address on this machine: then X-Forwarded-For counts. */
    const char *const options[] = {
        "--public-url", format_text(bench->pool, "http://localhost:%u", port), NULL};

    return server_start(
        &(struct server_order){.db = bench->db,
                               .listen = format_text(bench->pool, "127.0.0.1:%u", port),
                               .options = options});
}

static void start_measure(struct bench *bench)
{
    double starts[STARTS];
    double idle = 0;
    double many = 0;
    static int fds[MANY];

    for (size_t i = 0; i < STARTS; i++) {
        const double begin = now_seconds();
        SCOPED(server) server = bench_server(bench);
        SCOPED(pool) pool = pool_new();

        require(http_get(server->port, "/healthz", "", pool).code == 200, "health");
        starts[i] = (now_seconds() - begin) * 1e3;
        idle = memory_of(server, pool);
        for (size_t j = 0; i == 0 && j < MANY; j++) {
            const char *request =
                format_text(pool, "GET " PEOPLE " HTTP/1.1\r\nHost: localhost\r\n%s\r\n",
                            bench->cookie);

            fds[j] = http_connect(server->port);
            require(http_send_text(fds[j], request) &&
                        http_read(fds[j], false, pool).code == 200,
                    "one of many");
        }
        many = i == 0 ? memory_of(server, pool) : many;
        for (size_t j = 0; i == 0 && j < MANY; j++) {
            http_close(fds[j]);
        }
    }
    (void)printf(
        "start to first answer %.0f ms (aim 100)   memory idle %.1f MB (aim 40), "
        "with %d connections %.1f MB\n",
        median(starts, STARTS), idle, MANY, many);
}

static size_t weight_of(const struct http_reply *reply)
{
    return strlen(reply->head) + 4 + reply->body_length;
}

/* Of a page with everything that it names. */
static void weight_measure(const struct bench *bench, const char *path,
                           const char *headers)
{
    static const char *const BEGINS[] = {"/assets/samenspel.", "/assets/icon.",
                                         "src=\"/assets/"};
    struct pool *pool = bench->pool;
    const uint16_t port = bench->server->port;
    const struct http_reply page = http_get(port, path, headers, pool);
    size_t first = weight_of(&page);

    for (size_t i = 0; i < ARRAY_COUNT(BEGINS); i++) {
        const char *at = strstr(page.body, BEGINS[i]);

        require(at != NULL, BEGINS[i]);
        at = strstr(at, "/assets/");
        const struct http_reply asset =
            http_get(port, pool_text_part(pool, at, strcspn(at, "\"")),
                     "Accept-Encoding: gzip\r\n", pool);
        first += weight_of(&asset);
    }
    (void)printf("weight of %-37s first %5.1f kB (aim 60), second %5.1f kB\n", path,
                 (double)first / 1000, (double)weight_of(&page) / 1000);
}

/* ---- the whole ---- */

static void bench_prepare(struct bench *bench)
{
    struct pool *pool = bench->pool;

    bench->db = format_text(pool, "%s/bench.db", bench->directory);
    bench->link = server_demo(bench->db, "coordinator", pool);
    guests_invite(bench->db);
    bench->server = bench_server(bench);
    bench->cookie = server_sign_in(bench->server->port, bench->link, pool);
    findings_await(bench);
    nginx_start(bench);
}

static void saves_of(const struct bench *bench)
{
    const struct http_reply page =
        http_get(bench->server->port, "/networks/" SAVES_NETWORK "/settings.json",
                 bench->cookie, bench->pool);
    const struct saves_visitor visitor = {bench->server->port, bench->cookie,
                                          json_member(page.body, "token", bench->pool)};

    saves_measure(bench->db, &visitor);
}

int main(int argument_count, char **arguments)
{
    char directory[] = "/var/tmp/samenspel-bench.XXXXXX";
    SCOPED(pool) pool = pool_new();
    struct bench bench = {.pool = pool, .directory = directory};
    const char *only = argument_count > 1 ? arguments[1] : "fckahnlws";

    (void)signal(SIGPIPE, SIG_IGN);
    require(mkdtemp(directory) != NULL, "mkdtemp");
    bench_prepare(&bench);
    (void)printf("web, %d people, 60 actors; medians of %d rounds\n", GUESTS + 10,
                 ROUNDS);
    pages_measure(&bench, only);
    if (strchr(only, 'l') != NULL) {
        slow_measure(&bench);
    }
    if (strchr(only, 'w') != NULL) {
        start_measure(&bench);
        weight_measure(&bench, PEOPLE, bench.cookie);
        weight_measure(&bench, NETWORK "/arena/sheet", bench.cookie);
        weight_measure(&bench, NETWORK "/arena/result", bench.cookie);
        weight_measure(&bench, "/sign-in", "");
    }
    if (strchr(only, 's') != NULL) {
        saves_of(&bench);
    }
    nginx_run(&bench, "-s stop");
    server_free(bench.server);
    return system(format_text(pool, "rm -r %s", directory)) == 0 ? EXIT_SUCCESS
                                                                 : EXIT_FAILURE;
}
