#include "web/clerk.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "store/outbox.h"
#include "web/access_log.h"
#include "web/clerk_wave.h"
#include "web/mail.h"

enum { LOOK_EVERY_SECONDS = 20, SWEEP_EVERY = 60 * 60 * 1000 };

struct clerk {
    struct clerk_options options;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t woken;
    bool has_work;
    bool is_stopping;
};

/* ---- mail ---- */

struct posting {
    struct outbox_mail mail;
    bool is_mine; /* no other server sends it meanwhile */
    bool is_sent;
    bool is_stopped; /* before it was tried: the next start sends it */
    bool is_final; /* never to be tried again */
    const char *trouble;
    int64_t now;
};

static bool claim_do(struct unit *unit, void *context, struct status *st)
{
    struct posting *posting = context;

    return outbox_claim(unit, &posting->mail, posting->now, &posting->is_mine, st);
}

static bool posting_do(struct unit *unit, void *context, struct status *st)
{
    const struct posting *posting = context;

    if (posting->is_stopped) {
        return outbox_release(unit, &posting->mail, st);
    }
    return posting->is_sent ? outbox_sent(unit, posting->mail.id, posting->now, st)
                            : outbox_failed(unit, &posting->mail, posting->trouble,
                                            posting->is_final, posting->now, st);
}

static void posting_try(struct mail_sender *sender, struct posting *posting,
                        struct pool *pool)
{
    struct status trouble = {0};
    struct text text;
    const struct mail mail = {
        .to_address = posting->mail.to_address,
        .to_name = posting->mail.to_name,
        .subject = posting->mail.subject,
        .text = posting->mail.body,
        .date = posting->mail.created_at / 1000,
    };

    posting->is_sent = mail_send(sender, &mail, &trouble);
    if (posting->is_sent) {
        return;
    }
    text_init(&text, pool, LIMIT_PAGE_BYTES);
    status_say(&trouble, LANGUAGE_EN, &text);
    posting->trouble = text.bytes;
    posting->is_final = trouble.code != STATUS_FAILED;
    access_log_trouble("mail", &trouble);
}

/* One mail; `is_due_out` false: none was due. */
static bool mail_do(struct store *store, struct mail_sender *sender,
                    struct posting *posting, bool *is_due_out, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    {
        SCOPED(reader) reader = reader_borrow(store);

        if (!outbox_due(reader_database(reader), posting->now, pool, &posting->mail,
                        is_due_out, st)) {
            return false;
        }
    }
    if (!*is_due_out) {
        return true;
    }
    if (!store_change(store, claim_do, posting, st)) {
        return false;
    }
    if (!posting->is_mine) {
        return true; /* the next one, then */
    }
    posting_try(sender, posting, pool);
    if (!posting->is_sent && mail_sender_is_stopped(sender)) {
        posting->is_stopped = true;
        *is_due_out = false;
    }
    return store_change(store, posting_do, posting, st);
}

static int64_t monotonic_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool clerk_post(struct store *store, struct mail_sender *mail, int64_t now,
                size_t *sent_out, struct status *st)
{
    const int64_t begun = monotonic_now();
    bool is_due = true;
    size_t sent = 0;

    while (is_due) {
        /* Many mails take long: the lease of each begins when its turn comes. */
        struct posting posting = {.now = now + (monotonic_now() - begun)};

        if (!mail_do(store, mail, &posting, &is_due, st)) {
            return false;
        }
        sent += posting.is_sent;
    }
    *sent_out = sent;
    return true;
}

/* ---- the thread ---- */

/* Wait until there is something to do; false: stop. */
static bool work_wait(struct clerk *clerk)
{
    struct timespec until;

    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += LOOK_EVERY_SECONDS;
    (void)pthread_mutex_lock(&clerk->mutex);
    while (!clerk->has_work && !clerk->is_stopping &&
           pthread_cond_timedwait(&clerk->woken, &clerk->mutex, &until) == 0) {
    }
    clerk->has_work = false;
    const bool goes_on = !clerk->is_stopping;
    (void)pthread_mutex_unlock(&clerk->mutex);
    return goes_on;
}

static bool clerk_goes_on(void *context)
{
    struct clerk *clerk = context;

    (void)pthread_mutex_lock(&clerk->mutex);
    const bool goes_on = !clerk->is_stopping;
    (void)pthread_mutex_unlock(&clerk->mutex);
    return goes_on;
}

static void waves_compute(struct clerk *clerk, int64_t now)
{
    const struct clerk_wave_options options = {clerk->options.store, now, clerk_goes_on,
                                               clerk};
    struct status st = {0};
    size_t ended = 0;

    if (!clerk_wave_work(&options, &ended, &st)) {
        access_log_trouble("wave", &st);
    }
}

static void *clerk_run(void *context)
{
    struct clerk *clerk = context;
    const struct clerk_options *options = &clerk->options;
    int64_t next_sweep = 0;

    do {
        const int64_t now = options->clock();
        struct status st = {0};
        size_t sent = 0;

        if (options->mail != NULL &&
            !clerk_post(options->store, options->mail, now, &sent, &st)) {
            access_log_trouble("outbox", &st);
        }
        status_clear(&st);
        waves_compute(clerk, now);
        /* A clock that jumped back does not stop the sweeping. */
        if (now >= next_sweep || next_sweep - now > SWEEP_EVERY) {
            next_sweep = now + SWEEP_EVERY;
            if (!clerk_sweep(options->store, now, &st)) {
                access_log_trouble("sweep", &st);
            }
        }
    } while (work_wait(clerk));
    return NULL;
}

struct clerk *clerk_new(const struct clerk_options *options)
{
    struct clerk *clerk = calloc(1, sizeof *clerk);
    pthread_condattr_t attributes;
    sigset_t all;
    sigset_t former;

    if (clerk == NULL) {
        abort();
    }
    clerk->options = *options;
    (void)pthread_mutex_init(&clerk->mutex, NULL);
    (void)pthread_condattr_init(&attributes);
    (void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&clerk->woken, &attributes);
    (void)pthread_condattr_destroy(&attributes);
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &former);
    if (pthread_create(&clerk->thread, NULL, clerk_run, clerk) != 0) {
        abort();
    }
    (void)pthread_sigmask(SIG_SETMASK, &former, NULL);
    return clerk;
}

void clerk_wake(struct clerk *clerk)
{
    if (clerk == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&clerk->mutex);
    clerk->has_work = true;
    (void)pthread_cond_signal(&clerk->woken);
    (void)pthread_mutex_unlock(&clerk->mutex);
}

void clerk_free(struct clerk *clerk)
{
    if (clerk == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&clerk->mutex);
    clerk->is_stopping = true;
    (void)pthread_cond_signal(&clerk->woken);
    (void)pthread_mutex_unlock(&clerk->mutex);
    if (clerk->options.mail != NULL) {
        mail_sender_stop(clerk->options.mail);
    }
    (void)pthread_join(clerk->thread, NULL);
    (void)pthread_cond_destroy(&clerk->woken);
    (void)pthread_mutex_destroy(&clerk->mutex);
    free(clerk);
}
