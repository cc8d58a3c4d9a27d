#include "store/postgres/postgres_dump.h"

#include <errno.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"

extern char **environ;

enum { WORDS_BYTES = 400 };

/* ---- the environment ----
 *
 * What a URL says goes there and not into the arguments: those can be read by everybody
 * on the machine, and it may hold a password. */

struct environment {
    struct pool *pool;
    char **words; /* "NAME=value", NULL behind the last */
    size_t count;
};

static void environment_set(struct environment *environment, const char *name,
                            const char *value)
{
    const size_t length = strlen(name);
    struct text word;
    size_t at = 0;

    text_init(&word, environment->pool, LIMIT_FILE_BYTES);
    text_format(&word, "%s=%s", name, value);
    while (at < environment->count &&
           !(strncmp(environment->words[at], name, length) == 0 &&
             environment->words[at][length] == '=')) {
        at++;
    }
    environment->words[at] = word.bytes;
    environment->count += at == environment->count;
}

static struct environment environment_make(struct pool *pool, size_t more)
{
    struct environment environment = {.pool = pool};

    while (environ[environment.count] != NULL) {
        environment.count++;
    }
    environment.words = pool_array(pool, environment.count + more + 1, char *);
    for (size_t i = 0; i < environment.count; i++) {
        environment.words[i] = environ[i];
    }
    return environment;
}

static bool environment_of(const char *url, struct pool *pool,
                           struct environment *environment_out, struct status *st)
{
    char *words = NULL;
    size_t count = 0;
    PQconninfoOption *options = PQconninfoParse(url, &words);

    if (options == NULL) {
        PQfreemem(words);
        return status_fail(st, STATUS_INVALID,
                           "the address of the PostgreSQL database cannot be read");
    }
    while (options[count].keyword != NULL) {
        count++;
    }
    *environment_out = environment_make(pool, count);
    for (size_t i = 0; i < count; i++) {
        if (options[i].val != NULL && options[i].envvar != NULL) {
            environment_set(environment_out, options[i].envvar, options[i].val);
        }
    }
    PQconninfoFree(options);
    return true;
}

/* ---- running ---- */

/* Read what a program says to the end; keep how it begins. */
static void words_read(int from, char *words)
{
    char rest[512];
    size_t length = 0;

    for (;;) {
        const ssize_t count = length < WORDS_BYTES
                                  ? read(from, words + length, WORDS_BYTES - length)
                                  : read(from, rest, sizeof rest);

        if (count <= 0 && errno == EINTR && count < 0) {
            continue;
        }
        if (count <= 0) {
            break;
        }
        length += length < WORDS_BYTES ? (size_t)count : 0;
    }
    words[length] = '\0';
    words[strcspn(words, "\n")] = '\0';
}

static int program_spawn(char *const *arguments, char *const *environment, int errors,
                         pid_t *child_out)
{
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);

    if (error != 0) {
        return error;
    }
    (void)posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    (void)posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    (void)posix_spawn_file_actions_adddup2(&actions, errors, 2);
    error = posix_spawnp(child_out, arguments[0], &actions, NULL, arguments, environment);
    (void)posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Run a program to its end, without a shell. */
static bool program_run(const char *const *arguments,
                        const struct environment *environment, struct status *st)
{
    char words[WORDS_BYTES + 1];
    char *copies[8] = {NULL};
    int ends[2];
    int state = 0;
    pid_t child = 0;

    for (size_t i = 0; arguments[i] != NULL; i++) {
        copies[i] = pool_text(environment->pool, arguments[i]);
    }
    if (pipe(ends) != 0) {
        return status_fail(st, STATUS_FAILED, "could not run '%s': %s", arguments[0],
                           strerror(errno));
    }
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    const int error = program_spawn(copies, environment->words, ends[1], &child);
    (void)close(ends[1]);
    if (error == 0) {
        words_read(ends[0], words);
    }
    (void)close(ends[0]);
    if (error == ENOENT) {
        return status_fail(st, STATUS_FAILED,
                           "'%s' is not installed here: it comes with PostgreSQL "
                           "(postgresql-client)",
                           arguments[0]);
    }
    if (error != 0) {
        return status_fail(st, STATUS_FAILED, "could not run '%s': %s", arguments[0],
                           strerror(error));
    }
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    return (WIFEXITED(state) && WEXITSTATUS(state) == 0) ||
           status_fail(st, STATUS_FAILED, "'%s' could not do it: '%s'", arguments[0],
                       words);
}

/* ---- the programs ---- */

bool postgres_dump(const char *url, const char *file, struct pool *pool,
                   struct status *st)
{
    const char *const arguments[] = {
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", file,
        NULL};
    struct environment environment = {0};

    return environment_of(url, pool, &environment, st) &&
           program_run(arguments, &environment, st);
}

bool postgres_dump_check(const char *file, struct pool *pool, struct status *st)
{
    const char *const arguments[] = {"pg_restore", "--list", file, NULL};
    const struct environment environment = environment_make(pool, 0);

    return program_run(arguments, &environment, st);
}

/* As libpq reads it: a name alone could look like an address. */
static const char *name_quoted(const char *name, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add(&text, "--dbname=dbname='");
    for (const char *at = name; *at != '\0'; at++) {
        if (*at == '\'' || *at == '\\') {
            text_add_char(&text, '\\');
        }
        text_add_char(&text, *at);
    }
    text_add_char(&text, '\'');
    return text.bytes;
}

bool postgres_restore(const char *url, const char *name, const char *file,
                      struct pool *pool, struct status *st)
{
    const char *const arguments[] = {"pg_restore",
                                     "--single-transaction",
                                     "--no-owner",
                                     "--no-privileges",
                                     name_quoted(name, pool),
                                     file,
                                     NULL};
    struct environment environment = {0};

    return environment_of(url, pool, &environment, st) &&
           program_run(arguments, &environment, st);
}
