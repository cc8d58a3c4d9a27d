/* web_saves.h - durable changes over HTTP, beside the same transaction without a server.
 *
 * A save is the settings form with another place: the network's row, two rows of its
 * journal and the head of the chain. The raw unit runs the same statements with the same
 * lengths; only the digests are not computed. */
#pragma once

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"
#include "race.h"
#include "store/sql.h"
#include "web/http_client.h"

#define SAVES_NETWORK "ooster11nde7"

static const size_t SAVERS[] = {1, 8, THREADS_MAX};

/* ---- the same without HTTP ---- */

enum { HEAD_LOCK, NETWORK_FIND, NETWORK_PUT, JOURNAL_ADD, VALUE_ADD, HEAD_MOVE };

struct saves_texts {
    const char *place;
    const char *changes; /* as the journal keeps them */
};

static const char DIGEST[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static bool step_done(sqlite3_stmt *statement)
{
    const bool is_done = sqlite3_step(statement) == SQLITE_DONE;

    (void)sqlite3_reset(statement);
    return is_done;
}

static int64_t network_read(sqlite3_stmt *find)
{
    (void)sqlite3_bind_text(find, 1, SAVES_NETWORK, -1, SQLITE_STATIC);
    require(sqlite3_step(find) == SQLITE_ROW, "network");
    const int64_t created_at = sqlite3_column_int64(find, 7);
    (void)sqlite3_reset(find);
    return created_at;
}

static bool network_write(sqlite3_stmt *put, const char *place, int64_t created_at)
{
    const char *const texts[] = {SAVES_NETWORK, "Oosterlinde", place, "", "active"};

    for (int i = 0; i < 5; i++) {
        (void)sqlite3_bind_text(put, i + 1, texts[i], -1, SQLITE_STATIC);
    }
    (void)sqlite3_bind_int64(put, 8, 24);
    (void)sqlite3_bind_int64(put, 9, created_at);
    return step_done(put);
}

static bool journal_write(const struct raw *raw, const char *changes, int64_t position)
{
    sqlite3_stmt *add = raw->statements[JOURNAL_ADD];
    sqlite3_stmt *value = raw->statements[VALUE_ADD];
    sqlite3_stmt *move = raw->statements[HEAD_MOVE];

    (void)sqlite3_bind_text(add, 1, SAVES_NETWORK, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(add, 2, position);
    (void)sqlite3_bind_int64(add, 3, 1763776000000);
    (void)sqlite3_bind_text(add, 4, "person:1", -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(add, 5, "network.settings", -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(add, 7, DIGEST, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(add, 8, DIGEST, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(value, 1, SAVES_NETWORK, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(value, 2, position);
    (void)sqlite3_bind_text(value, 3, DIGEST, 32, SQLITE_STATIC);
    (void)sqlite3_bind_text(value, 4, changes, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(move, 1, position);
    (void)sqlite3_bind_int64(move, 2, 1763776000000);
    (void)sqlite3_bind_text(move, 3, DIGEST, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(move, 4, SAVES_NETWORK, -1, SQLITE_STATIC);
    return step_done(add) && step_done(value) && step_done(move);
}

static bool saves_unit(const struct raw *raw, const void *context, int64_t thread)
{
    const struct saves_texts *texts = context;
    sqlite3_stmt *head = raw->statements[HEAD_LOCK];
    sqlite3_stmt *find = raw->statements[NETWORK_FIND];

    (void)thread;
    (void)sqlite3_bind_text(head, 1, SAVES_NETWORK, -1, SQLITE_STATIC);
    require(sqlite3_step(head) == SQLITE_ROW, "head");
    const int64_t position = sqlite3_column_int64(head, 0) + 1;
    (void)sqlite3_reset(head);
    (void)network_read(find); /* the page's function, then what keeps the history */
    return network_write(raw->statements[NETWORK_PUT], texts->place,
                         network_read(find)) &&
           journal_write(raw, texts->changes, position);
}

static struct raw_work saves_work(const struct saves_texts *texts)
{
    return (struct raw_work){
        .statements = {SQL_JOURNAL_HEAD_LOCK.sqlite, SQL_NETWORK_FIND.sqlite,
                       SQL_NETWORK_PUT.sqlite, SQL_JOURNAL_ADD.sqlite,
                       SQL_JOURNAL_VALUE_ADD.sqlite, SQL_JOURNAL_HEAD_MOVE.sqlite},
        .statement_count = 6,
        .run = saves_unit,
        .context = texts,
    };
}

/* What the journal keeps of the last save. */
static const char *changes_read(const char *path, struct pool *pool)
{
    sqlite3 *handle = NULL;
    sqlite3_stmt *last = NULL;

    require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(
                    handle,
                    "SELECT changes FROM journal_value WHERE network_id = '" SAVES_NETWORK
                    "' ORDER BY position DESC LIMIT 1",
                    -1, &last, NULL) == SQLITE_OK &&
                sqlite3_step(last) == SQLITE_ROW,
            "the last change");
    const char *changes = pool_text(pool, (const char *)sqlite3_column_text(last, 0));
    (void)sqlite3_finalize(last);
    (void)sqlite3_close(handle);
    return changes;
}

/* ---- over HTTP ---- */

struct saves_visitor {
    uint16_t port;
    const char *cookie; /* a header line */
    const char *token; /* of forms */
};

/* One save; its answer has no body. A reader of many bytes at once: the client shall not
 * be what is measured. */
static bool save_send(int fd, const struct saves_visitor *visitor, int64_t number,
                      size_t count)
{
    char form[512];
    char bytes[2048];
    size_t length = 0;

    const int form_length =
        snprintf(form, sizeof form,
                 "token=%s&name=Oosterlinde&journal_months=24&place="
                 "How+do+families+find+the+help+that+there+is+%lld+%zu",
                 visitor->token, (long long)number, count);
    const int request_length =
        snprintf(bytes, sizeof bytes,
                 "POST /networks/" SAVES_NETWORK "/settings HTTP/1.1\r\n"
                 "Host: localhost\r\n%s"
                 "Content-Type: application/x-www-form-urlencoded\r\n"
                 "Content-Length: %d\r\n\r\n%s",
                 visitor->cookie, form_length, form);
    if (!http_send(fd, bytes, (size_t)request_length)) {
        return false;
    }
    do {
        const ssize_t got = recv(fd, bytes + length, sizeof bytes - 1 - length, 0);
        if (got <= 0) {
            return false;
        }
        length += (size_t)got;
        bytes[length] = '\0';
    } while (length < 4 || strcmp(bytes + length - 4, "\r\n\r\n") != 0);
    return strncmp(bytes, "HTTP/1.1 303 ", 13) == 0;
}

static void *http_runner(void *context)
{
    struct runner *runner = context;
    const struct saves_visitor *visitor = runner->race->other;
    const int fd = http_connect(visitor->port);

    while (!atomic_load(&runner->race->is_over)) {
        require(save_send(fd, visitor, runner->number, runner->count), "save");
        runner->count++;
    }
    http_close(fd);
    return NULL;
}

/* ---- side by side ---- */

static void saves_measure(const char *path, const struct saves_visitor *visitor)
{
    enum { ROUNDS_OF_SAVES = 9 };
    SCOPED(pool) pool = pool_new();
    struct race race = {.path = path, .other = visitor};
    const int fd = http_connect(visitor->port);

    require(save_send(fd, visitor, 0, 0), "first save");
    http_close(fd);
    const struct saves_texts texts = {"How do families find the help that there is 0 0",
                                      changes_read(path, pool)};
    const struct raw_work work = saves_work(&texts);
    race.work = &work;
    for (size_t i = 0; i < ARRAY_COUNT(SAVERS); i++) {
        double rates[ROUNDS_OF_SAVES];
        double beside_loop[ROUNDS_OF_SAVES];
        double beside_each[ROUNDS_OF_SAVES];
        double each = 0;

        for (size_t round = 0; round < ROUNDS_OF_SAVES; round++) {
            /* Many connections wait for each other for seconds: once is enough. */
            if (round == 0 || SAVERS[i] == 1) {
                each = race_run(&race, SAVERS[i], connection_runner);
            }
            const double bare = loop_race(&race, SAVERS[i]);
            rates[round] = race_run(&race, SAVERS[i], http_runner);
            beside_loop[round] = rates[round] / bare;
            beside_each[round] = rates[round] / each;
        }
        (void)printf("saves, %2zu clients %8.0f/s   / bare loop %5.2f   "
                     "/ a connection each %6.2f\n",
                     SAVERS[i], median(rates, ROUNDS_OF_SAVES),
                     median(beside_loop, ROUNDS_OF_SAVES),
                     median(beside_each, ROUNDS_OF_SAVES));
    }
}
