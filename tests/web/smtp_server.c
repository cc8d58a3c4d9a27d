/* smtp_server.c - a mail server in a thread that keeps what it gets, or misbehaves. */
#include "web/smtp_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { HEARD_MAX = 64 };

struct smtp_server {
    struct smtp_script script;
    int listener;
    int stop_pipe[2];
    unsigned port;
    pthread_t thread;
    size_t connection_count;
    size_t mail_count;
    struct smtp_mail mails[SMTP_MAILS_MAX];
    char heard[HEARD_MAX][SMTP_LINE_MAX];
    size_t heard_count;
};

/* One connection. */
struct talk {
    struct smtp_server *server;
    int socket;
    char bytes[4096];
    size_t length;
    size_t taken;
};

/* False when the test is over. */
static bool wait_for(struct smtp_server *server, int file)
{
    struct pollfd files[] = {{.fd = server->stop_pipe[0], .events = POLLIN},
                             {.fd = file, .events = POLLIN}};

    return poll(files, 2, -1) > 0 && files[0].revents == 0;
}

static bool say(struct talk *talk, const char *reply)
{
    char line[SMTP_LINE_MAX];
    const int length = snprintf(line, sizeof line, "%s\r\n", reply);

    return send(talk->socket, line, (size_t)length, MSG_NOSIGNAL) == length;
}

/* Answer as usual, or as the script says; false: the connection is over. */
static bool answer(struct talk *talk, enum smtp_stage stage, const char *reply)
{
    struct smtp_server *server = talk->server;

    if (server->script.stage != stage) {
        return say(talk, reply);
    }
    const char *other = server->script.reply;
    if (server->script.is_once) {
        server->script.stage = SMTP_NOWHERE;
    }
    if (other == NULL) {
        while (wait_for(server, talk->socket) &&
               recv(talk->socket, talk->bytes, sizeof talk->bytes, 0) > 0) {
        }
        return false;
    }
    return other[0] != '\0' && say(talk, other);
}

static bool byte_read(struct talk *talk, char *byte_out)
{
    if (talk->taken == talk->length) {
        if (!wait_for(talk->server, talk->socket)) {
            return false;
        }
        const ssize_t length = recv(talk->socket, talk->bytes, sizeof talk->bytes, 0);
        if (length <= 0) {
            return false;
        }
        talk->length = (size_t)length;
        talk->taken = 0;
    }
    *byte_out = talk->bytes[talk->taken++];
    return true;
}

/* A line without its CR LF. A lone CR or LF would be a mistake of the client's. */
static bool line_read(struct talk *talk, char line[SMTP_LINE_MAX])
{
    size_t length = 0;

    for (char byte = 0; length < SMTP_LINE_MAX - 1;) {
        if (!byte_read(talk, &byte)) {
            return false;
        }
        if (byte == '\r') {
            line[length] = '\0';
            return byte_read(talk, &byte) && byte == '\n';
        }
        if (byte == '\n') {
            return false;
        }
        line[length++] = byte;
    }
    return false;
}

static bool data_read(struct talk *talk, struct smtp_mail *mail)
{
    char line[SMTP_LINE_MAX];
    size_t used = 0;

    while (line_read(talk, line)) {
        const char *begin = line;
        if (strcmp(line, ".") == 0) {
            return true;
        }
        begin += line[0] == '.';
        const size_t length = strlen(begin);
        if (used + length + 3 > SMTP_DATA_MAX) {
            return false;
        }
        mail->line_longest = length > mail->line_longest ? length : mail->line_longest;
        used +=
            (size_t)snprintf(mail->data + used, SMTP_DATA_MAX - used, "%s\r\n", begin);
    }
    return false;
}

static bool is_command(const char *line, const char *begin)
{
    return strncmp(line, begin, strlen(begin)) == 0;
}

static bool ehlo(struct talk *talk)
{
    const char *extension = talk->server->script.extension;
    char reply[SMTP_LINE_MAX];

    (void)snprintf(reply, sizeof reply, "250-test\r\n%s%s%s250 SIZE 1000000",
                   extension != NULL ? "250-" : "", extension != NULL ? extension : "",
                   extension != NULL ? "\r\n" : "");
    return answer(talk, SMTP_EHLO, reply);
}

static bool data(struct talk *talk)
{
    struct smtp_server *server = talk->server;

    if (!answer(talk, SMTP_DATA, "354 go on")) {
        return false;
    }
    if (server->script.stage == SMTP_DATA) {
        return true; /* refused: commands again */
    }
    if (server->mail_count == SMTP_MAILS_MAX ||
        !data_read(talk, &server->mails[server->mail_count])) {
        return false;
    }
    server->mail_count++;
    return answer(talk, SMTP_END, "250 kept");
}

/* By AUTH PLAIN, the secret on a line of its own. */
static bool sign_in(struct talk *talk)
{
    char secret[SMTP_LINE_MAX];

    return say(talk, "334 ") && line_read(talk, secret) &&
           answer(talk, SMTP_AUTH, "235 welcome");
}

static bool obey(struct talk *talk, const char *line)
{
    struct smtp_server *server = talk->server;
    struct smtp_mail *mail = &server->mails[server->mail_count % SMTP_MAILS_MAX];

    if (is_command(line, "EHLO ") || is_command(line, "HELO ")) {
        return ehlo(talk);
    }
    if (is_command(line, "STARTTLS")) {
        return answer(talk, SMTP_STARTTLS, "454 not today");
    }
    if (is_command(line, "AUTH ")) {
        return sign_in(talk);
    }
    if (is_command(line, "MAIL FROM:")) {
        (void)snprintf(mail->from, sizeof mail->from, "%s", line + strlen("MAIL FROM:"));
        return answer(talk, SMTP_FROM, "250 fine");
    }
    if (is_command(line, "RCPT TO:")) {
        (void)snprintf(mail->to, sizeof mail->to, "%s", line + strlen("RCPT TO:"));
        return answer(talk, SMTP_TO, "250 fine");
    }
    if (is_command(line, "DATA")) {
        return data(talk);
    }
    if (is_command(line, "QUIT")) {
        return answer(talk, SMTP_QUIT, "221 goodbye") && false;
    }
    return say(talk, "500 what?");
}

static void converse(struct smtp_server *server, int socket)
{
    struct talk talk = {.server = server, .socket = socket};
    char line[SMTP_LINE_MAX];
    bool is_open = answer(&talk, SMTP_GREETING, "220 test");

    while (is_open && line_read(&talk, line)) {
        if (server->heard_count < HEARD_MAX) {
            memcpy(server->heard[server->heard_count++], line, sizeof line);
        }
        is_open = obey(&talk, line);
    }
}

static void *serve(void *context)
{
    struct smtp_server *server = context;

    while (wait_for(server, server->listener)) {
        const int socket = accept(server->listener, NULL, NULL);
        if (socket >= 0) {
            server->connection_count++;
            converse(server, socket);
            (void)close(socket);
        }
    }
    return NULL;
}

struct smtp_server *smtp_server_start(const struct smtp_script *script)
{
    struct smtp_server *server = calloc(1, sizeof *server);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;

    assert_non_null(server);
    server->script = *script;
    server->listener = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(server->listener >= 0);
    assert_int_equal(bind(server->listener, (struct sockaddr *)&address, sizeof address),
                     0);
    assert_int_equal(listen(server->listener, 8), 0);
    assert_int_equal(getsockname(server->listener, (struct sockaddr *)&address, &length),
                     0);
    server->port = ntohs(address.sin_port);
    assert_int_equal(pipe(server->stop_pipe), 0);
    assert_int_equal(pthread_create(&server->thread, NULL, serve, server), 0);
    return server;
}

unsigned smtp_server_port(const struct smtp_server *server)
{
    return server->port;
}

void smtp_server_stop(struct smtp_server *server)
{
    assert_int_equal(write(server->stop_pipe[1], "x", 1), 1);
    assert_int_equal(pthread_join(server->thread, NULL), 0);
    (void)close(server->listener);
    (void)close(server->stop_pipe[0]);
    (void)close(server->stop_pipe[1]);
}

size_t smtp_server_mail_count(const struct smtp_server *server)
{
    return server->mail_count;
}

const struct smtp_mail *smtp_server_mail(const struct smtp_server *server, size_t i)
{
    assert_true(i < server->mail_count);
    return &server->mails[i];
}

size_t smtp_server_connection_count(const struct smtp_server *server)
{
    return server->connection_count;
}

bool smtp_server_has_heard(const struct smtp_server *server, const char *begin)
{
    for (size_t i = 0; i < server->heard_count; i++) {
        if (is_command(server->heard[i], begin)) {
            return true;
        }
    }
    return false;
}

void smtp_server_free(struct smtp_server *server)
{
    free(server);
}
