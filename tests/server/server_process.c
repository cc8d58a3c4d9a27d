/* server_process.c - start, watch and end the program. */
#include "server_process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"

enum { START_MS = 10 * 1000, END_MS = 15 * 1000, ARGUMENTS_MAX = 24, LOOK_MS = 2 };

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

int server_patience(void)
{
    const bool is_watched = __has_feature(thread_sanitizer) ||
                            __has_feature(address_sanitizer) ||
                            getenv("SAMENSPEL_WRAPPER") != NULL;

    return is_watched ? 10 : 1;
}

int64_t clock_now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void pause_ms(int milliseconds)
{
    const struct timespec pause = {.tv_sec = milliseconds / 1000,
                                   .tv_nsec = milliseconds % 1000 * 1000000L};

    (void)nanosleep(&pause, NULL);
}

static const char *file_read(const char *path, struct pool *pool)
{
    char part[4096];
    struct text text;
    ssize_t count = 0;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    while (fd >= 0 && (count = read(fd, part, sizeof part)) > 0) {
        text_add_part(&text, part, (size_t)count);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return text.bytes;
}

/* ---- the child ---- */

struct launch {
    const char *words[ARGUMENTS_MAX]; /* of the command line, NULL at the end */
    size_t word_count;
    const char *out; /* a path, of a file that is there; NULL: thrown away */
    const char *err;
    const struct server_order *order; /* NULL: no restrictions */
};

static void word_add(struct launch *launch, const char *word)
{
    assert_true(launch->word_count + 1 < ARGUMENTS_MAX);
    launch->words[launch->word_count++] = word;
}

/* The program behind the wrapper, whose words the shell splits. */
static void program_add(struct launch *launch)
{
    const char *program = getenv("SAMENSPEL");

    word_add(launch, "/bin/sh");
    word_add(launch, "-c");
    word_add(launch, "exec ${SAMENSPEL_WRAPPER-} \"$0\" \"$@\"");
    word_add(launch, program != NULL ? program : "build/samenspel");
}

static bool rights_drop(void)
{
    const struct passwd *nobody = getuid() == 0 ? getpwnam("nobody") : NULL;

    return nobody == NULL || (setgid(nobody->pw_gid) == 0 && setuid(nobody->pw_uid) == 0);
}

/* Nothing of the test's own may reach the server: no signal mask, no open socket. */
static void child_run(const struct launch *launch)
{
    const struct server_order *order = launch->order;
    const int in = open("/dev/null", O_RDONLY);
    const int out = open(launch->out != NULL ? launch->out : "/dev/null", O_WRONLY);
    const int err = open(launch->err, O_WRONLY | O_APPEND);
    sigset_t none;

    /* A test that fails does not come to its end: the server goes with its program. */
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    if (in < 0 || out < 0 || err < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 ||
        dup2(err, 2) < 0) {
        _exit(125);
    }
    for (int fd = 3; fd < 2048; fd++) {
        (void)close(fd);
    }
    if (order != NULL && order->file_bytes_max > 0) {
        const struct rlimit most = {order->file_bytes_max, RLIM_INFINITY};
        (void)setrlimit(RLIMIT_FSIZE, &most);
    }
    if (order != NULL && order->is_nobody && !rights_drop()) {
        _exit(125);
    }
    (void)execv(launch->words[0], (char *const *)(uintptr_t)launch->words);
    _exit(127);
}

static pid_t child_start(const struct launch *launch)
{
    const pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        child_run(launch);
    }
    return pid;
}

static int outcome_of(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* The outcome, or -1000 when the time is over. */
static int child_wait(pid_t pid, int milliseconds)
{
    const int64_t until = clock_now_ms() + milliseconds;
    int status = 0;

    while (clock_now_ms() < until) {
        if (waitpid(pid, &status, WNOHANG) == pid) {
            return outcome_of(status);
        }
        pause_ms(1);
    }
    return -1000;
}

static const char *file_make(struct pool *pool)
{
    char *path = pool_text(pool, "/tmp/samenspel-words.XXXXXX");
    const int fd = mkstemp(path);

    assert_true(fd >= 0);
    (void)close(fd);
    return path;
}

/* ---- the server ---- */

static void order_add(struct launch *launch, const struct server_order *order)
{
    program_add(launch);
    word_add(launch, "serve");
    word_add(launch, "--db");
    word_add(launch, order->db);
    word_add(launch, "--listen");
    word_add(launch, order->listen != NULL ? order->listen : "127.0.0.1:0");
    for (size_t i = 0; order->options != NULL && order->options[i] != NULL; i++) {
        word_add(launch, order->options[i]);
    }
    word_add(launch, "--lang");
    word_add(launch, "en");
    launch->order = order;
}

/* The port behind the last colon of a line; 0: none there. */
static uint16_t port_of(const char *line)
{
    char digits[8] = {0};
    const size_t length = strcspn(line, "\n");
    size_t start = length;
    size_t port = 0;

    while (start > 0 && line[start - 1] >= '0' && line[start - 1] <= '9') {
        start--;
    }
    if (length - start >= sizeof digits) {
        return 0;
    }
    memcpy(digits, line + start, length - start);
    return number_read(digits, UINT16_MAX, &port) ? (uint16_t)port : 0;
}

/* Does it say by now where it listens? */
static bool port_find(struct server *server, const struct server_order *order)
{
    static const char LISTENS[] = "Samenspel listens on ";
    SCOPED(pool) pool = pool_new();
    const char *line = strstr(server_words(server, pool), LISTENS);

    if (line == NULL || strchr(line, '\n') == NULL) {
        return false;
    }
    /* A public address says nothing of our port; then the order has to. */
    server->port = order->listen != NULL ? port_of(order->listen) : port_of(line);
    return true;
}

struct server *server_start(const struct server_order *order)
{
    struct pool *pool = pool_new();
    struct server *server = pool_array(pool, 1, struct server);
    struct launch launch = {0};
    const int64_t begin = clock_now_ms();

    server->pool = pool;
    server->log = file_make(pool);
    launch.err = server->log;
    order_add(&launch, order);
    server->pid = child_start(&launch);
    while (!port_find(server, order)) {
        int status = 0;
        if (waitpid(server->pid, &status, WNOHANG) != 0 ||
            clock_now_ms() - begin > (int64_t)START_MS * server_patience()) {
            fail_msg("the server did not start: %s", server_words(server, pool));
        }
        pause_ms(LOOK_MS);
    }
    server->start_ms = (int)(clock_now_ms() - begin);
    return server;
}

int server_refusal(const struct server_order *order, struct pool *pool,
                   const char **words_out)
{
    struct launch launch = {0};

    launch.err = file_make(pool);
    order_add(&launch, order);
    const pid_t pid = child_start(&launch);
    const int outcome = child_wait(pid, START_MS * server_patience());
    if (outcome == -1000) {
        (void)kill(pid, SIGKILL);
        (void)waitpid(pid, NULL, 0);
    }
    *words_out = file_read(launch.err, pool);
    (void)unlink(launch.err);
    return outcome;
}

int server_end(struct server *server, int signal, int milliseconds)
{
    (void)kill(server->pid, signal);
    const int outcome = child_wait(server->pid, milliseconds);
    if (outcome != -1000) {
        server->pid = 0;
    }
    return outcome;
}

void server_free(struct server *server)
{
    int outcome = 0;

    if (server == NULL) {
        return;
    }
    if (server->pid != 0) {
        outcome = server_end(server, SIGTERM, END_MS * server_patience());
        if (outcome == -1000) {
            (void)server_end(server, SIGKILL, END_MS);
        }
    }
    if (outcome != 0) {
        print_error("%s", server_words(server, server->pool));
    }
    (void)unlink(server->log);
    pool_free(server->pool);
    assert_int_equal(outcome, 0);
}

const char *server_words(const struct server *server, struct pool *pool)
{
    return file_read(server->log, pool);
}

uint16_t server_free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    const int fd = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(bind(fd, (struct sockaddr *)&address, length), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &length), 0);
    (void)close(fd);
    return ntohs(address.sin_port);
}

/* ---- other commands ---- */

int server_command(const char *const *arguments, struct pool *pool, const char **out)
{
    struct launch launch = {0};

    launch.out = file_make(pool);
    launch.err = file_make(pool);
    program_add(&launch);
    for (size_t i = 0; arguments[i] != NULL; i++) {
        word_add(&launch, arguments[i]);
    }
    const int outcome = child_wait(child_start(&launch), START_MS * server_patience());
    if (outcome != 0) {
        print_error("%s", file_read(launch.err, pool));
    }
    *out = file_read(launch.out, pool);
    (void)unlink(launch.out);
    (void)unlink(launch.err);
    return outcome;
}

const char *server_demo(const char *db, const char *role, struct pool *pool)
{
    const char *const arguments[] = {"demo", "--db", db, NULL};
    const char *lines = "";
    struct text begin;

    assert_int_equal(server_command(arguments, pool, &lines), 0);
    text_init(&begin, pool, LIMIT_NAME_BYTES);
    text_format(&begin, "%s\t", role);
    const char *line = strstr(lines, begin.bytes);
    assert_non_null(line);
    return pool_text_part(pool, line + begin.length, strcspn(line + begin.length, "\n"));
}

const char *server_sign_in(uint16_t port, const char *address, struct pool *pool)
{
    struct text line;
    const struct http_reply reply = http_get(port, address, "", pool);
    const char *cookie = http_reply_header(&reply, "Set-Cookie", pool);

    assert_int_equal(reply.code, 303);
    assert_non_null(strstr(cookie, "samenspel_session="));
    text_init(&line, pool, LIMIT_ADDRESS_BYTES);
    text_add(&line, "Cookie: ");
    text_add_part(&line, cookie, strcspn(cookie, ";"));
    text_add(&line, "\r\n");
    return line.bytes;
}

const char *json_member(const char *json, const char *name, struct pool *pool)
{
    struct text key;

    text_init(&key, pool, LIMIT_NAME_BYTES);
    text_format(&key, "\"%s\":", name);
    const char *at = strstr(json, key.bytes);
    if (at == NULL) {
        return "";
    }
    at += key.length + strspn(at + key.length, " \"");
    return pool_text_part(pool, at, strcspn(at, "\",}\n"));
}
