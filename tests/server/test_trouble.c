/* test_trouble.c - what is outside of the server fails, and comes back: the disk, the
 * lock of another program, PostgreSQL, the mail. The server says so plainly, stays up,
 * loses nothing that it answered, and needs no hand to go on. */
#include "store_fixture.h"

#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "base/text.h"
#include "server_process.h"
#include "store/journal.h"
#include "store/outbox.h"
#include "web/http_client.h"

#define NETWORK_ID "ooster11nde7"
#define NETWORK "/networks/" NETWORK_ID

enum { SECOND = 1000 };

/* A server on a demonstration, and its coordinator. */
struct scene {
    struct pool *pool; /* it lives in it */
    struct server *server;
    uint16_t port;
    const char *cookie;
    const char *token;
    int change_count; /* answered well */
};

static struct scene *scene_new(const struct server_order *order)
{
    struct pool *pool = pool_new();
    struct scene *scene = pool_array(pool, 1, struct scene);
    const char *link = server_demo(order->db, "coordinator", pool);

    scene->pool = pool;
    scene->server = server_start(order);
    scene->port = scene->server->port;
    scene->cookie = server_sign_in(scene->port, link, pool);
    const struct http_reply page =
        http_get(scene->port, NETWORK "/settings.json", scene->cookie, pool);
    scene->token = json_member(page.body, "token", pool);
    assert_int_equal(strlen(scene->token), 32);
    return scene;
}

static void scene_free(struct scene *scene)
{
    if (scene != NULL) {
        server_free(scene->server);
        pool_free(scene->pool);
    }
}
SCOPE_END(scene)

/* ---- what a page says ---- */

static const char SENTENCE[] = "Nothing that was answered is lost.";

/* In English, so that its sentence can be told. */
static struct http_reply page_get(const struct scene *scene, const char *path,
                                  struct pool *pool)
{
    struct text headers;

    text_init(&headers, pool, LIMIT_ADDRESS_BYTES);
    text_add_part(&headers, scene->cookie, strlen(scene->cookie) - 2);
    text_add(&headers, "; samenspel_language=en\r\n");
    return http_get(scene->port, path, headers.bytes, pool);
}

static void expect_trouble_page(const struct http_reply *reply, struct pool *pool)
{
    assert_int_equal(reply->code, 503);
    assert_string_equal(http_reply_header(reply, "Cache-Control", pool), "no-store");
    assert_string_not_equal(http_reply_header(reply, "Content-Security-Policy", pool),
                            "");
    assert_non_null(strstr(reply->body, SENTENCE));
    /* The database's own words are for the log. */
    assert_null(strstr(reply->body, "disk"));
    assert_null(strstr(reply->body, "SQL"));
    assert_null(strstr(reply->body, "server closed"));
    assert_null(strstr(reply->body, "locked"));
}

static void expect_pages(const struct scene *scene)
{
    static const char *const PATHS[] = {"/healthz", NETWORK "/people", NETWORK "/history",
                                        NETWORK "/settings", "/networks"};

    for (size_t i = 0; i < ARRAY_COUNT(PATHS); i++) {
        SCOPED(pool) pool = pool_new();

        assert_int_equal(page_get(scene, PATHS[i], pool).code, 200);
    }
}

/* Another purpose: 300 characters of text, and a number. The reply, waited for as long as
 * a lock may take. */
static struct http_reply change_send(struct scene *scene, struct pool *pool)
{
    struct text form;
    struct text request;
    const int fd = http_connect(scene->port);

    text_init(&form, pool, LIMIT_BODY_BYTES);
    text_format(&form, "token=%s&purpose=%d.", scene->token, scene->change_count);
    for (int i = 0; i < 30; i++) {
        text_add(&form, "+together.");
    }
    text_init(&request, pool, LIMIT_BODY_BYTES);
    text_format(&request,
                "POST " NETWORK "/issue HTTP/1.1\r\nHost: localhost\r\n"
                "%.*s; samenspel_language=en\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: %zu\r\n\r\n%s",
                (int)strlen(scene->cookie) - 2, scene->cookie, form.length, form.bytes);
    assert_true(http_send_text(fd, request.bytes));
    struct http_reply reply = http_read(fd, false, pool);
    if (reply.code == -1) {
        reply = http_read(fd, false, pool);
    }
    http_close(fd);
    scene->change_count += reply.code == 303;
    return reply;
}

static void expect_change(struct scene *scene)
{
    SCOPED(pool) pool = pool_new();
    const int code = change_send(scene, pool).code;

    if (code != 303) {
        const char *words = server_words(scene->server, pool);
        const size_t length = strlen(words);

        fail_msg("%d: … %s", code, words + (length > 600 ? length - 600 : 0));
    }
}

static void expect_no_change(struct scene *scene)
{
    SCOPED(pool) pool = pool_new();
    const struct http_reply reply = change_send(scene, pool);

    expect_trouble_page(&reply, pool);
}

/* The journal holds, and has every change that was answered, and no other. */
static void expect_nothing_lost(const struct scene *scene, const struct fixture *fixture)
{
    static const struct sql COUNT = {
        "count", "SELECT COUNT(*) FROM journal WHERE action = 'issue.change' AND at > ?",
        "SELECT COUNT(*) FROM journal WHERE action = 'issue.change' AND at > $1"};
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(journal_verify(database, NETWORK_ID, &st), &st);
    const int64_t yesterday = ((int64_t)time(NULL) - 24 * 60 * 60) * 1000;
    SCOPED(query)
    query = query_begin(database, &COUNT, SQL_VALUES(sql_integer(yesterday)));
    assert_true(query_next(query));
    assert_int_equal(query_integer(query, 0), scene->change_count);
    assert_false(query_next(query));
    expect_done(query_end(query, &st), &st);
}

/* ---- the disk ---- */

/* Give what a fixture made to the user who may not do much. */
static void hand_over(const char *path, mode_t mode)
{
    SCOPED(pool) pool = pool_new();
    struct text command;

    text_init(&command, pool, LIMIT_CELL_BYTES);
    text_format(&command, "chown nobody '%s' 2>/dev/null; chmod %o '%s'", path,
                (unsigned)mode, path);
    assert_int_equal(system(command.bytes), 0);
}

static const struct {
    const char *label;
    mode_t file;
    mode_t directory;
} READ_ONLY[] = {
    {"the file may only be read", 0400, 0700},
    {"the directory may only be read", 0600, 0500},
    {"neither may be written", 0400, 0500},
};

static void what_may_only_be_read_is_not_served(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(READ_ONLY); i++) {
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(pool) pool = pool_new();
        const char *words = "";

        (void)server_demo(fixture->url, "host", pool);
        hand_over(fixture->url, READ_ONLY[i].file);
        hand_over(fixture->directory, READ_ONLY[i].directory);
        const int outcome = server_refusal(
            &(struct server_order){.db = fixture->url, .is_nobody = true}, pool, &words);
        hand_over(fixture->directory, 0700);
        print_message("%s: %d, %s", READ_ONLY[i].label, outcome, words);
        assert_int_equal(outcome, 3);
        assert_int_equal(strncmp(words, "samenspel: ", 11), 0);
        assert_non_null(strstr(words, fixture->url));
    }
}

static void room_give(const struct server *server)
{
    SCOPED(pool) pool = pool_new();
    struct text command;

    text_init(&command, pool, LIMIT_CELL_BYTES);
    text_format(&command, "prlimit --pid %d --fsize=unlimited:unlimited",
                (int)server->pid);
    assert_int_equal(system(command.bytes), 0);
}

/* A file that may not grow stands for a disk without room. */
static void a_full_disk_refuses_changes_until_there_is_room(void **state)
{
    enum { ROOM = 700 * 1000, CHANGES_MAX = 2000 };
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(scene)
    scene = scene_new(&(struct server_order){.db = fixture->url, .file_bytes_max = ROOM});
    int code = 303;

    for (int i = 0; i < CHANGES_MAX && code == 303; i++) {
        SCOPED(pool) pool = pool_new();
        const struct http_reply reply = change_send(scene, pool);

        code = reply.code;
        if (code != 303) {
            expect_trouble_page(&reply, pool);
        }
    }
    assert_int_equal(code, 503);
    assert_true(scene->change_count > 10);
    expect_pages(scene);
    expect_no_change(scene);
    expect_nothing_lost(scene, fixture);
    SCOPED(pool) pool = pool_new();
    assert_non_null(strstr(server_words(scene->server, pool), "trouble: "));
    room_give(scene->server);
    expect_change(scene);
    expect_pages(scene);
    expect_nothing_lost(scene, fixture);
}

/* ---- a lock ---- */

struct locking {
    const struct fixture *fixture;
    pthread_t thread;
    int milliseconds;
    atomic_bool is_held;
};

static void *lock_hold(void *context)
{
    struct locking *locking = context;
    SCOPED(database) database = fixture_database(locking->fixture);
    struct status st = {0};
    SCOPED(transaction)
    transaction = transaction_begin(database, TRANSACTION_WRITE, &st);

    atomic_store(&locking->is_held, transaction != NULL);
    pause_ms(locking->milliseconds);
    return NULL;
}

static void lock_start(struct locking *locking)
{
    assert_int_equal(pthread_create(&locking->thread, NULL, lock_hold, locking), 0);
    for (int i = 0; i < 1000 && !atomic_load(&locking->is_held); i++) {
        pause_ms(1);
    }
    assert_true(atomic_load(&locking->is_held));
}

static void another_program_that_writes_is_waited_for(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(scene) scene = scene_new(&(struct server_order){.db = fixture->url});
    struct locking briefly = {.fixture = fixture, .milliseconds = 700};
    /* Longer than the 5 seconds that are waited. */
    struct locking too_long = {.fixture = fixture, .milliseconds = 6500};

    lock_start(&briefly);
    const int64_t begin = clock_now_ms();
    expect_pages(scene);
    assert_true(clock_now_ms() - begin < briefly.milliseconds * server_patience());
    expect_change(scene);
    (void)pthread_join(briefly.thread, NULL);

    lock_start(&too_long);
    expect_no_change(scene);
    expect_pages(scene);
    (void)pthread_join(too_long.thread, NULL);
    expect_change(scene);
    expect_nothing_lost(scene, fixture);
}

/* ---- PostgreSQL ---- */

/* The directory of the server that tests/with-postgres started; NULL: another server. */
static const char *postgres_place(struct pool *pool)
{
    const char *place = strstr(getenv("SAMENSPEL_POSTGRES"), "?host=/");

    if (place == NULL) {
        return NULL;
    }
    place = pool_text_part(pool, place + 6, strcspn(place + 6, "&"));
    return strncmp(place, "/tmp/samenspel-pg.", 18) == 0 ? place : NULL;
}

/* `restart` begins it as it was begun before. */
static void postgres_control(const char *place, const char *action)
{
    SCOPED(pool) pool = pool_new();
    struct text command;

    text_init(&command, pool, LIMIT_CELL_BYTES);
    text_format(&command,
                "cd %s && bin=/usr/lib/postgresql/15/bin; user=$(stat -c %%U data); "
                "[ -x $bin/pg_ctl ] || bin=$(dirname \"$(command -v pg_ctl)\"); "
                "as=; [ \"$(id -u)\" != 0 ] || as=\"setpriv --reuid=$user "
                "--regid=$(id -g $user) --clear-groups\"; "
                "$as $bin/pg_ctl -D %s/data -l %s/log -w %s >/dev/null 2>&1",
                place, place, place, action);
    assert_int_equal(system(command.bytes), 0);
}

static void postgres_goes_and_comes_back(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *place = postgres_place(pool);

    if (place == NULL) {
        skip();
    }
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(scene) scene = scene_new(&(struct server_order){.db = fixture->url});

    expect_change(scene);
    postgres_control(place, "stop -m immediate");
    for (int i = 0; i < 20; i++) {
        const struct http_reply page = page_get(scene, NETWORK "/people", pool);
        const struct http_reply known = page_get(scene, "/healthz", pool);

        expect_trouble_page(&page, pool);
        assert_int_equal(known.code, 503);
    }
    expect_no_change(scene);
    postgres_control(place, "restart");
    /* More often than there are connections: each finds its way back by itself. */
    for (int i = 0; i < 20; i++) {
        expect_pages(scene);
        expect_change(scene);
    }
    expect_nothing_lost(scene, fixture);
}

/* ---- mail ---- */

static size_t files_count(const char *path)
{
    size_t count = 0;
    DIR *directory = opendir(path);

    for (const struct dirent *entry = directory == NULL ? NULL : readdir(directory);
         entry != NULL; entry = readdir(directory)) {
        count += entry->d_name[0] != '.';
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    return count;
}

static void counts_become(const struct fixture *fixture, int64_t waiting)
{
    SCOPED(database) database = fixture_database(fixture);
    int64_t is_waiting = -1;
    int64_t given_up = -1;

    for (int i = 0; i < 500 * server_patience() && is_waiting != waiting; i++) {
        struct status st = {0};

        expect_done(outbox_counts(database, &is_waiting, &given_up, &st), &st);
        pause_ms(10);
    }
    assert_int_equal(is_waiting, waiting);
    assert_int_equal(given_up, 0);
}

static void invitation_send(const struct scene *scene, const char *name)
{
    SCOPED(pool) pool = pool_new();
    struct text form;

    text_init(&form, pool, LIMIT_BODY_BYTES);
    text_format(&form,
                "token=%s&name=%s&email=%s%%40example.org&role=researcher&"
                "organisation=",
                scene->token, name, name);
    assert_int_equal(
        http_post(scene->port, NETWORK "/people/invite", scene->cookie, form.bytes, pool)
            .code,
        303);
}

/* The minutes until the next attempt go by. */
static void outbox_make_due(const struct fixture *fixture)
{
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(database_script(database, "UPDATE outbox SET next_at = 0", &st), &st);
}

static void tried_becomes(const struct fixture *fixture, int64_t tried)
{
    static const struct sql TRIED = {"tried", "SELECT SUM(tried) FROM outbox",
                                     "SELECT SUM(tried) FROM outbox"};
    SCOPED(database) database = fixture_database(fixture);
    int64_t is_tried = -1;

    for (int i = 0; i < 500 * server_patience() && is_tried < tried; i++) {
        struct status st = {0};
        SCOPED(query) query = query_begin(database, &TRIED, SQL_NO_VALUES);

        is_tried = query_next(query) ? query_integer(query, 0) : -1;
        assert_false(query_next(query));
        expect_done(query_end(query, &st), &st);
        pause_ms(10);
    }
    assert_int_equal(is_tried, tried);
}

static void mail_waits_until_it_can_be_sent(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    char place[] = "/tmp/samenspel-mail.XXXXXX";
    struct text mails;

    assert_non_null(mkdtemp(place));
    text_init(&mails, pool, LIMIT_NAME_BYTES);
    text_format(&mails, "%s/mails", place);
    const char *const options[] = {"--mail-dir", mails.bytes, NULL};
    SCOPED(scene)
    scene = scene_new(&(struct server_order){.db = fixture->url, .options = options});

    invitation_send(scene, "Anna");
    tried_becomes(fixture, 1);
    counts_become(fixture, 1);
    expect_pages(scene);
    assert_non_null(strstr(server_words(scene->server, pool), "trouble: mail: "));
    assert_null(strstr(server_words(scene->server, pool), "Anna"));

    assert_int_equal(mkdir(mails.bytes, 0700), 0);
    outbox_make_due(fixture);
    invitation_send(scene, "Bert");
    counts_become(fixture, 0);
    assert_int_equal(files_count(mails.bytes), 2);

    struct text command;
    text_init(&command, pool, LIMIT_NAME_BYTES);
    text_format(&command, "rm -r %s", place);
    assert_int_equal(system(command.bytes), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(what_may_only_be_read_is_not_served),
        ON_SQLITE(a_full_disk_refuses_changes_until_there_is_room),
        ON_SQLITE(another_program_that_writes_is_waited_for),
        ON_POSTGRES(postgres_goes_and_comes_back),
        ON_BOTH(mail_waits_until_it_can_be_sent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
