/* survey_mail.h - mails to those who are asked: the invitation with the link, reminders.
 * They speak the informant's language, and say how to be left in peace. */
#pragma once

#include "store/change.h"
#include "store/wave.h"
#include "web/visit.h"

/* Nobody gets a second mail sooner. */
enum { SURVEY_MAIL_HOURS = 20 };

/* What is the same in all mails that are sent at once. */
struct survey_mailing {
    const char *network_id;
    const char *network_name;
    const char *sender; /* who presses the button */
    const char *public_url;
    const char *secret;
    struct wave_row wave;
    bool is_reminder;
    bool can_mail; /* else nothing is sent */
    int64_t now;
};

/* fails  STATUS_NOT_FOUND  no such network */
NODISCARD bool survey_mailing_make(struct visit *visit, const struct wave_row *wave,
                                   struct survey_mailing *mailing_out, struct status *st);

/* May this person get a mail now: has an address, is still asked, had none of late? */
bool survey_mail_is_due(const struct survey_mailing *mailing,
                        const struct informant_row *informant);

/* Write the mail into the outbox and on the informant's row; nothing when it is not due.
 * Inside the unit of work that needs it. */
NODISCARD bool survey_mail_send(struct change *change, struct unit *unit,
                                const struct survey_mailing *mailing,
                                const struct wave_actor_row *organisation,
                                struct informant_row *informant, struct status *st);

/* The eight letters as people read them: "k7mq-2v9x"; and the link. */
const char *survey_code_shown(struct pool *pool, const char *code);
const char *survey_link(struct pool *pool, const char *public_url, const char *code);
