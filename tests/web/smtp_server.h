/* smtp_server.h - a mail server in a thread that keeps what it gets, or misbehaves. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where something else than usual is answered. */
enum smtp_stage {
    SMTP_NOWHERE,
    SMTP_GREETING,
    SMTP_EHLO,
    SMTP_STARTTLS,
    SMTP_AUTH,
    SMTP_FROM,
    SMTP_TO,
    SMTP_DATA,
    SMTP_END, /* after the mail */
    SMTP_QUIT,
};

struct smtp_script {
    enum smtp_stage stage;
    const char *reply; /* there; "": close the connection, NULL: say nothing, ever */
    const char *extension; /* offered: "STARTTLS", "AUTH PLAIN"; NULL: none */
    bool is_once; /* only the first time */
};

enum { SMTP_MAILS_MAX = 8, SMTP_LINE_MAX = 1100, SMTP_DATA_MAX = 64 * 1024 };

/* What came, without the line ends of commands, and without the dots that SMTP adds. */
struct smtp_mail {
    char from[SMTP_LINE_MAX];
    char to[SMTP_LINE_MAX];
    char data[SMTP_DATA_MAX];
    size_t line_longest;
};

struct smtp_server;

/* Listen on a free port of the loopback. Ends the test when it cannot. */
struct smtp_server *smtp_server_start(const struct smtp_script *script);

unsigned smtp_server_port(const struct smtp_server *server);

/* End the thread; from then on the rest may be asked. */
void smtp_server_stop(struct smtp_server *server);
size_t smtp_server_mail_count(const struct smtp_server *server);
const struct smtp_mail *smtp_server_mail(const struct smtp_server *server, size_t i);
size_t smtp_server_connection_count(const struct smtp_server *server);

/* Did a command begin so, in any connection? */
bool smtp_server_has_heard(const struct smtp_server *server, const char *begin);

void smtp_server_free(struct smtp_server *server);
