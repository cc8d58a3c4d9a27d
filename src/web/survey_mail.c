#include "web/survey_mail.h"

#include <string.h>

#include "base/day_say.h"
#include "base/limits.h"
#include "store/network.h"
#include "store/outbox.h"

enum { CODE_HALF = INFORMANT_CODE_LENGTH / 2, HOUR_MILLISECONDS = 60 * 60 * 1000 };

bool survey_mailing_make(struct visit *visit, const struct wave_row *wave,
                         struct survey_mailing *mailing_out, struct status *st)
{
    struct network network;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    *mailing_out = (struct survey_mailing){
        .network_id = visit->network_id,
        .network_name = network.name,
        .sender = visit->account.name,
        .public_url = visit->site->public_url,
        .secret = visit->site->secret,
        .wave = *wave,
        .can_mail = visit->site->can_mail,
        .now = visit->now,
    };
    return true;
}

bool survey_mail_is_due(const struct survey_mailing *mailing,
                        const struct informant_row *informant)
{
    enum language language;

    return mailing->can_mail && informant->email[0] != '\0' &&
           language_find(informant->language, &language) &&
           strcmp(informant->state, "withdrawn") != 0 &&
           (informant->mailed_at == 0 ||
            mailing->now - informant->mailed_at >=
                (int64_t)SURVEY_MAIL_HOURS * HOUR_MILLISECONDS);
}

const char *survey_code_shown(struct pool *pool, const char *code)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%.*s-%s", CODE_HALF, code, code + CODE_HALF);
    return text.bytes;
}

const char *survey_link(struct pool *pool, const char *public_url, const char *code)
{
    struct text text;

    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "%s/v/%s", public_url, survey_code_shown(pool, code));
    return text.bytes;
}

/* ---- the words ---- */

static const char *subject_of(const struct survey_mailing *mailing,
                              enum language language, struct pool *pool)
{
    const struct message message = message_make(
        pool,
        mailing->is_reminder ? N_("Reminder: how do you work together in \"%s\"?")
                             : N_("How do you work together in \"%s\"?"),
        mailing->network_name);

    return say_in(pool, &message, language);
}

static struct message greeting_of(const struct survey_mailing *mailing,
                                  const struct informant_row *informant,
                                  const char *organisation, struct pool *pool)
{
    return message_make(
        pool,
        mailing->is_reminder
            ? N_("Hello %s,\n\n%s asks you once more to say for %s how the organisations "
                 "of the network \"%s\" work together. What you filled in already is "
                 "still there.\n\nThis link is yours alone:\n\n%s\n\n")
            : N_("Hello %s,\n\n%s asks you to say for %s how the organisations of the "
                 "network \"%s\" work together. It takes about fifteen minutes. You may "
                 "stop at any moment and go on later.\n\nThis link is yours "
                 "alone:\n\n%s\n\n"),
        informant->name, mailing->sender, organisation, mailing->network_name,
        survey_link(
            pool, mailing->public_url,
            informant_code(pool, mailing->secret, mailing->network_id, informant)));
}

static const char *body_of(const struct survey_mailing *mailing,
                           const struct informant_row *informant,
                           const char *organisation, enum language language,
                           struct pool *pool)
{
    struct text body;
    const struct message greeting = greeting_of(mailing, informant, organisation, pool);

    text_init(&body, pool, LIMIT_FIELD_BYTES);
    say_message(&body, &greeting, language);
    if (mailing->wave.due_day != NULL) {
        const struct message due =
            message_make(pool, N_("We hope for your answers by %s.\n\n"),
                         day_say(mailing->wave.due_day, language, pool));
        say_message(&body, &due, language);
    }
    const struct message end = message_make(
        pool,
        N_("First you see what it is about and who sees what. Who asks: %s\n\n"
           "If you do not want to answer, tell them: then you get no more mail about "
           "this.\n"),
        mailing->wave.asker);
    say_message(&body, &end, language);
    return body.bytes;
}

bool survey_mail_send(struct change *change, struct unit *unit,
                      const struct survey_mailing *mailing,
                      const struct wave_actor_row *organisation,
                      struct informant_row *informant, struct status *st)
{
    enum language language = LANGUAGE_NL;

    if (!survey_mail_is_due(mailing, informant)) {
        return true;
    }
    (void)language_find(informant->language, &language);
    const struct outbox_mail mail = {
        .to_address = informant->email,
        .to_name = informant->name,
        .subject = subject_of(mailing, language, unit->pool),
        .body = body_of(mailing, informant, organisation->name, language, unit->pool),
    };
    informant->mailed_at = mailing->now;
    informant->mail_count++;
    return outbox_add(unit, &mail, mailing->now, st) &&
           informant_put(change, informant, st);
}
