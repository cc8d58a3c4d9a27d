/* test_kill.c - the server is killed while changes come in: what was answered is there
 * afterwards, whole, and once.
 *
 * Four clients change as fast as they can, two of them the place of the network, two
 * give a role for a new organisation (which are two rows). Each change bears its
 * number. A change that was sent and not answered may be there or not. */
#include "store_fixture.h"

#include <pthread.h>
#include <signal.h>

#include "base/number.h"
#include "base/text.h"
#include "server_process.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/people.h"
#include "web/http_client.h"

#define NETWORK_ID "ooster11nde7"
#define NETWORK "/networks/" NETWORK_ID

enum {
    CLIENTS = 4,
    ROUNDS = 10,
    ROUNDS_SOAK = 200,
    ROUNDS_POSTGRES = 2,
    ROUNDS_POSTGRES_SOAK = 20,
    UP_MS = 1000
};

struct client {
    pthread_t thread;
    size_t number;
    uint16_t port;
    const char *cookie;
    const char *token;
    size_t sent; /* over all rounds */
    size_t answered; /* the last one that was; all before it were too */
    size_t lost; /* sent and never answered: one a round at most */
    int refusal; /* the code of an answer that should not have come; 0: none */
};

static bool is_giving(const struct client *client)
{
    return client->number >= 2;
}

/* ---- changing ---- */

static void change_write(const struct client *client, struct text *request)
{
    struct text form;

    text_init(&form, request->pool, LIMIT_BODY_BYTES);
    if (is_giving(client)) {
        text_format(&form, "token=%s&role=representative&organisation=House+%zu.%zu.",
                    client->token, client->number, client->sent);
    } else {
        text_format(&form,
                    "token=%s&name=Oosterlinde&journal_months=24&"
                    "place=Change+%zu.%zu.",
                    client->token, client->number, client->sent);
    }
    text_format(request,
                "POST " NETWORK "/%s HTTP/1.1\r\nHost: localhost\r\n%s"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: %zu\r\n\r\n%s",
                is_giving(client) ? "people/4/role" : "settings", client->cookie,
                form.length, form.bytes);
}

/* One change; false when the server was gone before it answered. */
static bool change_send(struct client *client, int fd)
{
    SCOPED(pool) pool = pool_new();
    struct text request;

    client->sent++;
    text_init(&request, pool, LIMIT_BODY_BYTES);
    change_write(client, &request);
    const int code =
        http_send_text(fd, request.bytes) ? http_read(fd, false, pool).code : 0;
    if (code != 303) {
        client->refusal = code > 0 ? code : client->refusal;
        client->lost++;
        return false;
    }
    client->answered++;
    return true;
}

static void *client_run(void *context)
{
    struct client *client = context;
    const int fd = http_connect(client->port);

    while (change_send(client, fd)) {
    }
    http_close(fd);
    return NULL;
}

/* ---- looking afterwards ---- */

/* How often each change of each client is found in one place. */
struct marks {
    unsigned char *counts[CLIENTS];
};

static struct marks marks_new(const struct client *clients, struct pool *pool)
{
    struct marks marks = {{0}};

    for (size_t i = 0; i < CLIENTS; i++) {
        marks.counts[i] = pool_array(pool, clients[i].sent + 1, unsigned char);
    }
    return marks;
}

/* "House 2.117." behind `word`; texts of the demonstration's own are passed over. */
static void mark(const struct marks *marks, const char *text, const char *word)
{
    const size_t length = strlen(word);
    char digits[24] = {0};
    size_t number = 0;

    if (text == NULL || strncmp(text, word, length) != 0 || text[length] == '\0') {
        return;
    }
    const size_t client = (size_t)(text[length] - '0');
    const char *at = text + length + 2;
    const size_t digit_count = strcspn(at, ".");
    assert_true(client < CLIENTS && digit_count < sizeof digits);
    memcpy(digits, at, digit_count);
    assert_true(number_read(digits, SIZE_MAX, &number));
    marks->counts[client][number]++;
}

/* What an entry of the journal says that a row became. */
static const char *became(const struct value *row, const char *name)
{
    const struct value *after = value_find(row, "after", 5);

    return after == NULL ? "" : value_text(value_find(after, name, strlen(name)));
}

/* The changes in the journal, and the place that it saw last. */
static struct marks journal_marks(struct database *database, const struct client *clients,
                                  struct pool *pool, const char **place_out)
{
    struct marks marks = marks_new(clients, pool);
    struct journal_list list;
    struct status st = {0};

    expect_done(journal_verify(database, NETWORK_ID, &st), &st);
    expect_done(journal_list(database, NETWORK_ID, 0, INT32_MAX, pool, &list, &st), &st);
    for (size_t i = list.count; i-- > 0;) { /* the newest come first */
        for (const struct value *row = value_first(list.entries[i].rows); row != NULL;
             row = value_next(row)) {
            const char *record = value_text(value_find(row, "record", 6));

            if (strcmp(record, "network") == 0) {
                *place_out = became(row, "place");
                mark(&marks, *place_out, "Change ");
            } else if (strcmp(record, "organisation") == 0) {
                mark(&marks, became(row, "name"), "House ");
            }
        }
    }
    return marks;
}

static struct record_list rows_of(struct database *database,
                                  const struct record_kind *kind, struct pool *pool)
{
    struct record_list list;
    struct status st = {0};

    expect_done(record_list(database, kind, NETWORK_ID, pool, &list, &st), &st);
    return list;
}

/* The organisations that are there; and, of roles, for which of them each is. */
static void house_marks(struct database *database, const struct marks *houses,
                        const struct marks *roles, struct pool *pool)
{
    const struct record_list organisations =
        rows_of(database, &ORGANISATION_RECORD, pool);
    const struct record_list given = rows_of(database, &ROLE_RECORD, pool);

    for (size_t i = 0; i < organisations.count; i++) {
        const struct organisation house = organisation_from(organisations.rows[i]);

        mark(houses, house.name, "House ");
        for (size_t j = 0; j < given.count; j++) {
            if (role_from(given.rows[j]).organisation_id == house.id) {
                mark(roles, house.name, "House ");
            }
        }
    }
}

/* Every change once or not at all, in all its places; those answered are there. */
static void changes_check(struct database *database, const struct client *clients)
{
    SCOPED(pool) pool = pool_new();
    const char *place = "";
    struct network network;
    struct status st = {0};
    const struct marks journal = journal_marks(database, clients, pool, &place);
    const struct marks houses = marks_new(clients, pool);
    const struct marks roles = marks_new(clients, pool);

    house_marks(database, &houses, &roles, pool);
    expect_done(network_find(database, NETWORK_ID, pool, &network, &st), &st);
    assert_string_equal(network.place, place);
    for (size_t i = 0; i < CLIENTS; i++) {
        size_t there = 0;

        for (size_t n = 1; n <= clients[i].sent; n++) {
            const unsigned char count = journal.counts[i][n];

            assert_true(count <= 1);
            assert_int_equal(roles.counts[i][n], is_giving(&clients[i]) ? count : 0);
            assert_int_equal(houses.counts[i][n], is_giving(&clients[i]) ? count : 0);
            there += count;
        }
        assert_in_range(there, clients[i].answered,
                        clients[i].answered + clients[i].lost);
    }
}

/* Each that was answered, by its number: the last of a round is the one that was lost. */
static void answered_check(struct database *database, const struct client *clients,
                           const size_t before[CLIENTS])
{
    SCOPED(pool) pool = pool_new();
    const char *place = "";
    const struct marks journal = journal_marks(database, clients, pool, &place);

    for (size_t i = 0; i < CLIENTS; i++) {
        for (size_t n = before[i] + 1; n < clients[i].sent; n++) {
            if (journal.counts[i][n] != 1) {
                fail_msg("change %zu.%zu was answered and is gone", i, n);
            }
        }
    }
}

static void file_check(struct database *database)
{
    static const struct sql CHECK = {"check", "PRAGMA integrity_check", "SELECT 'ok'"};
    static const struct sql KEYS = {
        "keys", "SELECT COUNT(*) FROM pragma_foreign_key_check", "SELECT 0"};
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    SCOPED(query) check = query_begin(database, &CHECK, SQL_NO_VALUES);
    SCOPED(query) keys = query_begin(database, &KEYS, SQL_NO_VALUES);

    assert_true(query_next(check) && query_next(keys));
    assert_string_equal(query_text(check, 0, pool), "ok");
    assert_int_equal(query_integer(keys, 0), 0);
    assert_false(query_next(check) || query_next(keys));
    expect_done(query_end(check, &st) && query_end(keys, &st), &st);
}

/* ---- rounds ---- */

static void token_read(struct client *client, struct pool *pool)
{
    const struct http_reply page =
        http_get(client->port, NETWORK "/settings.json", client->cookie, pool);

    client->token = json_member(page.body, "token", pool);
    assert_int_equal(strlen(client->token), 32);
}

/* Start, change, kill at some moment, start again: back within a second. */
static void round_run(const struct fixture *fixture, struct client *clients,
                      unsigned *random)
{
    SCOPED(pool) pool = pool_new();
    struct server *server = server_start(&(struct server_order){.db = fixture->url});
    size_t before[CLIENTS];

    for (size_t i = 0; i < CLIENTS; i++) {
        clients[i].port = server->port;
        before[i] = clients[i].sent;
        token_read(&clients[i], pool);
        assert_int_equal(
            pthread_create(&clients[i].thread, NULL, client_run, &clients[i]), 0);
    }
    *random = *random * 1103515245U + 12345U;
    pause_ms((int)(20 + *random / 65536 % 250) * (server_patience() > 1 ? 3 : 1));
    assert_int_equal(server_end(server, SIGKILL, 5000), -SIGKILL);
    for (size_t i = 0; i < CLIENTS; i++) {
        (void)pthread_join(clients[i].thread, NULL);
        assert_int_equal(clients[i].refusal, 0);
    }
    server_free(server);

    const int64_t begin = clock_now_ms();
    SCOPED(server) again = server_start(&(struct server_order){.db = fixture->url});
    assert_int_equal(
        http_get(again->port, NETWORK "/people", clients[0].cookie, pool).code, 200);
    assert_true(clock_now_ms() - begin < UP_MS * server_patience());

    SCOPED(database) database = fixture_database(fixture);
    changes_check(database, clients);
    answered_check(database, clients, before);
    file_check(database);
}

static void rounds_run(const struct fixture *fixture, int round_count)
{
    struct client clients[CLIENTS] = {0};
    SCOPED(pool) pool = pool_new();
    const char *link = server_demo(fixture->url, "coordinator", pool);
    unsigned random = (unsigned)clock_now_ms();
    size_t answered = 0;
    const char *cookie = NULL;

    print_message("seed %u\n", random);
    {
        SCOPED(server) server = server_start(&(struct server_order){.db = fixture->url});
        cookie = server_sign_in(server->port, link, pool);
    }
    for (size_t i = 0; i < CLIENTS; i++) {
        clients[i].number = i;
        clients[i].cookie = cookie;
    }
    for (int i = 0; i < round_count; i++) {
        round_run(fixture, clients, &random);
    }
    for (size_t i = 0; i < CLIENTS; i++) {
        assert_true(clients[i].answered > 0);
        answered += clients[i].answered;
    }
    print_message("%d kills, %zu changes answered, none lost\n", round_count, answered);
}

static void what_was_answered_outlives_a_kill(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    const bool is_long = getenv("SAMENSPEL_SOAK") != NULL;
    const bool is_sqlite = fixture->kind == DATABASE_SQLITE;

    if (is_long) {
        rounds_run(fixture, is_sqlite ? ROUNDS_SOAK : ROUNDS_POSTGRES_SOAK);
    } else {
        rounds_run(fixture, is_sqlite ? ROUNDS : ROUNDS_POSTGRES);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(what_was_answered_outlives_a_kill)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
