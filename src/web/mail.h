/* mail.h - send a mail: by SMTP, or as a file in a directory.
 *
 * The clerk sends what stands in the outbox, one after the other, and keeps what could
 * not be sent for later. */
#pragma once

#include "base/scope.h"
#include "web/mail_compose.h"

/* Make the mail library ready; once, before the first thread.
 * fails  STATUS_FAILED  it could not begin */
NODISCARD bool mail_init(struct status *st);

/* Either smtp_url or directory is set, the other is NULL. */
struct mail_options {
    /* "smtp://host:port" or "smtps://host:port"; "/name" behind it is how we introduce
     * ourselves, in place of the machine's name. */
    const char *smtp_url;
    const char *user; /* NULL: no sign-in */
    const char *password;
    const char *directory; /* each mail is a file there, "0001-an@oosterlinde.be.eml" */
    const char *from_address; /* of mails that name none */
    const char *from_name; /* NULL or "": none */
    unsigned timeout_seconds; /* for a mail in all; 0: 30 */
};

struct mail_sender;

/* Nothing is connected or written yet; the options are copied.
 *
 * smtps:// is encrypted from the first byte. smtp:// becomes so when the server offers it
 * (STARTTLS), and has to where a password goes with it; not on this machine itself, where
 * a certificate would say nothing. Certificates are verified.
 * fails  STATUS_INVALID  an address or URL that is none, both or neither of smtp_url and
 *                        directory */
NODISCARD bool mail_sender_new(const struct mail_options *options,
                               struct mail_sender **sender_out, struct status *st);
void mail_sender_free(struct mail_sender *sender); /* accepts NULL */
SCOPE_END(mail_sender)

/* Send one mail; by one thread at a time. from_address NULL is that of the options (and
 * so is from_name), message_id NULL a random one. The connection is kept for the next.
 * A mail whose acceptance was not heard arrives twice: message_id lets programs see it.
 * fails  STATUS_FAILED  try again later: no connection, no sign-in, not now, stopped, a
 *                       directory that cannot be written
 *        all others     never try again: the server will not have this mail (5xx), or
 *                       mail_compose() refuses it */
NODISCARD bool mail_send(struct mail_sender *sender, const struct mail *mail,
                         struct status *st);

/* Break off what is being sent, within about a second, and send nothing more. From any
 * thread. */
void mail_sender_stop(struct mail_sender *sender);
bool mail_sender_is_stopped(const struct mail_sender *sender);
