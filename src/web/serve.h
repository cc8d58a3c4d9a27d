/* serve.h - the server of an installation: opens what it needs, serves until a signal. */
#pragma once

#include <stdint.h>

#include "base/status.h"

struct serve_options {
    const char *db; /* as of store_options.url */
    const char *listen; /* "HOST:PORT"; port 0: any free one */
    const char *public_url; /* NULL: http:// and where it listens */
    const char *smtp_url; /* NULL: no mail by SMTP */
    const char *smtp_user; /* NULL */
    const char *smtp_password; /* NULL */
    const char *mail_dir; /* NULL; write mails as files there instead */
    const char *mail_from; /* "samenspel@example.org"; needed for mail */
};

/* Serve until SIGTERM or SIGINT, then answer what has begun and return. Says on stderr
 * where it listens and, before the first account, the set-up link.
 * fails  STATUS_INVALID  an option is wrong, or would be unsafe: plain http is for this
 *                        machine only
 *        others          the database, the network */
NODISCARD bool serve(const struct serve_options *options, struct status *st);
