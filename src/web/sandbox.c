#include "web/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/number.h"

#if defined(__SANITIZE_ADDRESS__)
#define IS_WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_WATCHED 1
#endif
#endif
#ifndef IS_WATCHED
#define IS_WATCHED 0 /* a sanitizer maps terabytes: then memory has no limit */
#endif

enum {
    MEMORY_BYTES = 512 * 1024 * 1024,
    CPU_SECONDS = 5,
    OPEN_FILES = 16,
    FILES_MAX = 64 * 1024, /* closed in the child */
    WORDS_BYTES = 64 * 1024, /* of what it says */
    BLOCK_BYTES = 64 * 1024,
    ARGUMENTS_MAX = 8,
    END_LOOK_MS = 1,
    CANNOT_RUN = 127, /* exit codes of ours, in the child */
};

/* What the child needs, made before fork(): after it, a program with threads may hardly
 * do anything. */
struct launch {
    char *arguments[ARGUMENTS_MAX];
    int in; /* the ends of the child */
    int out;
    int err;
    int open_count; /* no file of ours has this number, or a higher one */
};

struct child {
    pid_t pid;
    int in; /* our ends; -1: closed */
    int out;
    int err;
    int64_t deadline;
    struct text csv;
    struct text words;
};

static int64_t now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the child, up to exec ------------------------------------------------------ */

static void limit_set(int what, rlim_t most)
{
    const struct rlimit limit = {most, most};

    (void)setrlimit(what, &limit);
}

/* Async-signal-safe calls only. */
static void child_run(const struct launch *launch)
{
    char *const environment[] = {NULL};
    sigset_t none;

    (void)setpgid(0, 0); /* what it may start is killed with it */
    (void)signal(SIGPIPE, SIG_DFL);
    (void)signal(SIGXFSZ, SIG_IGN);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    if (dup2(launch->in, 0) < 0 || dup2(launch->out, 1) < 0 || dup2(launch->err, 2) < 0) {
        _exit(CANNOT_RUN);
    }
    for (int file = 3; file < launch->open_count; file++) {
        (void)close(file);
    }
    limit_set(RLIMIT_CORE, 0);
    limit_set(RLIMIT_FSIZE, 0);
    limit_set(RLIMIT_CPU, CPU_SECONDS);
    limit_set(RLIMIT_NOFILE, OPEN_FILES);
    if (!IS_WATCHED) {
        limit_set(RLIMIT_AS, MEMORY_BYTES);
    }
    (void)execve(launch->arguments[0], launch->arguments, environment);
    _exit(CANNOT_RUN);
}

/* ---- starting it ---------------------------------------------------------------- */

static void end_close(int *end)
{
    if (*end >= 0) {
        (void)close(*end);
    }
    *end = -1;
}

/* A pair of ends that other children do not inherit past their exec, numbered from 3 on,
 * so that dup2() in the child never meets itself. */
static bool ends_open(int ends[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        ends[0] = ends[1] = -1;
        return false;
    }
    for (int i = 0; i < 2; i++) {
        const int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, 3);

        end_close(&ends[i]);
        ends[i] = moved;
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

static int open_count(void)
{
    struct rlimit limit;

    return getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < FILES_MAX
               ? (int)limit.rlim_cur
               : FILES_MAX;
}

static void launch_name(struct launch *launch, const struct sandbox *sandbox,
                        enum language language, struct pool *pool)
{
    const char *const words[ARGUMENTS_MAX] = {
        sandbox->program != NULL ? sandbox->program : "/proc/self/exe",
        "table",
        "read",
        "-",
        "--entries",
        "--lang",
        language_code(language),
    };

    for (size_t i = 0; i < ARGUMENTS_MAX && words[i] != NULL; i++) {
        launch->arguments[i] = pool_text(pool, words[i]);
    }
}

static bool child_start(struct launch *launch, struct child *child, struct status *st)
{
    int in[2] = {-1, -1};
    int out[2] = {-1, -1};
    int err[2] = {-1, -1};
    bool is_started = ends_open(in) && ends_open(out) && ends_open(err);

    launch->in = in[1];
    launch->out = out[1];
    launch->err = err[1];
    child->in = in[0];
    child->out = out[0];
    child->err = err[0];
    if (is_started) {
        child->pid = fork();
        is_started = child->pid >= 0;
    }
    if (is_started && child->pid == 0) {
        child_run(launch);
    }
    const int error = errno;
    end_close(&in[1]);
    end_close(&out[1]);
    end_close(&err[1]);
    if (!is_started) {
        end_close(&child->in);
        end_close(&child->out);
        end_close(&child->err);
        return status_fail(st, STATUS_FAILED, "could not read the file: %s",
                           strerror(error));
    }
    return true;
}

/* ---- feeding it, and listening -------------------------------------------------- */

/* Send what goes without waiting; closes the end when all was sent, or nobody reads. */
static void file_send(struct child *child, const struct file_bytes *file, size_t *sent)
{
    const ssize_t count = send(child->in, file->bytes + *sent, file->length - *sent,
                               MSG_NOSIGNAL | MSG_DONTWAIT);

    *sent += count > 0 ? (size_t)count : 0;
    if (*sent == file->length ||
        (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        end_close(&child->in);
    }
}

static void words_receive(int *end, struct text *text)
{
    char block[BLOCK_BYTES];
    const ssize_t count = recv(*end, block, sizeof block, MSG_DONTWAIT);

    if (count > 0) {
        text_add_part(text, block, (size_t)count);
    } else if (count == 0 ||
               (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        end_close(end);
    }
}

/* Until it has said all; false when the time is over, or it says too much. */
static bool child_talk(struct child *child, const struct file_bytes *file)
{
    size_t sent = 0;

    while (child->out >= 0 || child->err >= 0) {
        const int64_t left = child->deadline - now_ms();
        struct pollfd waits[] = {{child->in, POLLOUT, 0}, /* a file below 0 is passed */
                                 {child->out, POLLIN, 0},
                                 {child->err, POLLIN, 0}};

        if (left <= 0 || child->csv.is_cut || child->words.is_cut) {
            return false;
        }
        if (poll(waits, ARRAY_COUNT(waits), (int)left) < 0 && errno != EINTR) {
            return false;
        }
        if (waits[0].revents != 0) {
            file_send(child, file, &sent);
        }
        if (waits[1].revents != 0) {
            words_receive(&child->out, &child->csv);
        }
        if (waits[2].revents != 0) {
            words_receive(&child->err, &child->words);
        }
    }
    return true;
}

/* Give how it ended; -1 when it was killed, by us or by a limit. */
static int child_end(struct child *child, bool is_told)
{
    const struct timespec pause = {.tv_nsec = END_LOOK_MS * 1000000L};
    int state = 0;
    pid_t ended = 0;

    end_close(&child->in);
    end_close(&child->out);
    end_close(&child->err);
    while (is_told && now_ms() < child->deadline &&
           (ended = waitpid(child->pid, &state, WNOHANG)) == 0) {
        (void)nanosleep(&pause, NULL);
    }
    if (ended == 0) {
        (void)kill(-child->pid, SIGKILL);
        (void)kill(child->pid, SIGKILL);
        do {
            ended = waitpid(child->pid, &state, 0);
        } while (ended < 0 && errno == EINTR);
    }
    return ended == child->pid && WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

/* ---- what it said --------------------------------------------------------------- */

/* Cut the next cell off a line; *line moves behind its end. */
static const char *cell_cut(char **line, const char *end)
{
    char *cell = *line;
    const size_t length = strcspn(cell, end);

    *line = cell + length + (cell[length] != '\0');
    cell[length] = '\0';
    return cell;
}

static bool severity_find(const char *code, enum report_severity *severity_out)
{
    for (int i = REPORT_ERROR; i <= REPORT_NOTE; i++) {
        if (strcmp(report_severity_code((enum report_severity)i), code) == 0) {
            *severity_out = (enum report_severity)i;
            return true;
        }
    }
    return false;
}

/* The sentence is in the visitor's language already: a message that only repeats it. */
static struct message message_of(const char *sentence)
{
    return (struct message){.id = "%s", .values = {{.text = sentence}}, .value_count = 1};
}

/* Take over the lines of `table read --entries`; others are passed over. Gives the first
 * error, NULL when there is none. */
static const char *words_take(char *words, const char *file, struct report *report)
{
    const char *first = NULL;

    while (*words != '\0') {
        enum report_severity severity = REPORT_NOTE;
        struct place place = {file, 0, 0};
        char *line = words;

        words += strcspn(words, "\n");
        if (*words != '\0') {
            *words++ = '\0';
        }
        if (severity_find(cell_cut(&line, "\t"), &severity) &&
            number_read(cell_cut(&line, "\t"), SIZE_MAX / 16, &place.line) &&
            number_read(cell_cut(&line, "\t"), SIZE_MAX / 16, &place.column)) {
            report_add_message(report, severity, place, message_of(line));
            first = first == NULL && severity == REPORT_ERROR ? line : first;
        }
    }
    return first;
}

static bool refusal_say(const char *sentence, int outcome, struct status *st)
{
    if (outcome == CANNOT_RUN) {
        return status_fail(st, STATUS_FAILED,
                           "the program that reads files could not be started");
    }
    if (sentence == NULL) {
        return status_fail(st, STATUS_LIMIT,
                           "this file asks for more time or memory than a table needs; "
                           "copy the sheet into a new workbook and send that");
    }
    return status_fail(st, STATUS_INVALID, "the file was not taken over: %s", sentence);
}

static unsigned seconds_of(const struct sandbox *sandbox)
{
    return sandbox->seconds > 0 ? sandbox->seconds : (unsigned)SANDBOX_SECONDS;
}

/* In its turn. */
static bool table_read(const struct sandbox *sandbox, const struct file_bytes *file,
                       struct launch *launch, struct pool *pool, struct report *report,
                       struct file_bytes *csv_out, struct status *st)
{
    struct child child = {.deadline = now_ms() + (int64_t)seconds_of(sandbox) * 1000};

    text_init(&child.csv, pool, LIMIT_FILE_BYTES);
    text_init(&child.words, pool, WORDS_BYTES);
    if (!child_start(launch, &child, st)) {
        return false;
    }
    const bool is_told = child_talk(&child, file);
    const int outcome = child_end(&child, is_told);
    const char *sentence = words_take(child.words.bytes, file->name, report);
    if (!is_told || outcome != 0) {
        return refusal_say(sentence, outcome, st);
    }
    *csv_out = (struct file_bytes){file->name, child.csv.bytes, child.csv.length};
    return true;
}

bool sandbox_read_table(const struct sandbox *sandbox, const struct file_bytes *file,
                        enum language language, struct pool *pool, struct report *report,
                        struct file_bytes *csv_out, struct status *st)
{
    struct launch launch = {.open_count = open_count()};

    if (file->length > LIMIT_FILE_BYTES) {
        return status_fail(st, STATUS_INVALID,
                           "the file is larger than %d MB, the most that is read; split "
                           "it",
                           LIMIT_FILE_BYTES / (1024 * 1024));
    }
    launch_name(&launch, sandbox, language, pool);
    if (!sandbox_gate_enter(sandbox->gate, seconds_of(sandbox))) {
        return status_fail(st, STATUS_LIMIT,
                           "the server is busy reading other files: try again in a "
                           "moment");
    }
    const bool is_read = table_read(sandbox, file, &launch, pool, report, csv_out, st);
    sandbox_gate_leave(sandbox->gate);
    return is_read;
}
