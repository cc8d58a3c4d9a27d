/* server_process.h - the program itself as a server in a process of its own, for tests
 * that come from outside.
 *
 * The program is the one that SAMENSPEL names; SAMENSPEL_WRAPPER (say, valgrind) goes
 * before it. What the server writes goes to a file. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/pool.h"
#include "base/scope.h"
#include "web/http_client.h"

struct server_order {
    const char *db;
    const char *listen; /* NULL: a free port of 127.0.0.1 */
    const char *const *options; /* more of them, NULL at the end; NULL: none */
    size_t file_bytes_max; /* no file may grow larger; 0: as large as it likes */
    bool is_nobody; /* run as a user without rights, when we are root */
};

struct server {
    struct pool *pool; /* it lives in it */
    pid_t pid; /* 0: it has ended */
    uint16_t port;
    int start_ms; /* until it said where it listens */
    const char *log; /* the path of what it says on stderr */
};

/* Start it and wait until it listens. Ends the test when it does not. */
struct server *server_start(const struct server_order *order);

/* Run it to its end, which a refusal is: its exit code. What it says lives in `pool`. */
int server_refusal(const struct server_order *order, struct pool *pool,
                   const char **words_out);

/* Send a signal and wait for the end: the exit code, minus the signal that ended it, or
 * -1000 when it goes on for longer than `milliseconds`. */
int server_end(struct server *server, int signal, int milliseconds);

/* Accepts NULL. SIGTERM; ends the test when the server does not end well by it. */
void server_free(struct server *server);
SCOPE_END(server)

/* What the server has said so far. */
const char *server_words(const struct server *server, struct pool *pool);

/* How many times slower than usual this program and the server are, by what watches. */
int server_patience(void);

/* A port that nobody listens at just now. */
uint16_t server_free_port(void);

/* Run the program itself with the arguments of a command (NULL at the end): its exit
 * code; what it writes lives in `pool`. */
int server_command(const char *const *arguments, struct pool *pool, const char **out);

/* Make the demonstration network in a database, and the address ("/sign-in/…") that signs
 * in as `role`. */
const char *server_demo(const char *db, const char *role, struct pool *pool);

/* The whole line, with CR LF, of the cookie that an address of server_demo() gives. */
const char *server_sign_in(uint16_t port, const char *address, struct pool *pool);

/* The value of a member of a JSON text ("token"), the first of this name; "" if none. */
const char *json_member(const char *json, const char *name, struct pool *pool);

int64_t clock_now_ms(void);
void pause_ms(int milliseconds);
