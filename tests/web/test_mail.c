/* test_mail.c - what is sent arrives, and a failure says whether to try again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/mail.h"
#include "web/mail_reader.h"
#include "web/smtp_server.h"

static const struct mail MAIL = {.to_address = "an@oosterlinde.be",
                                 .to_name = "Renée Peeters",
                                 .subject = "Uitnodiging: geïnteresseerd? 🎉",
                                 .text = "Dag Renée,\n.\n..\n.punt\n\ntot donderdag\n",
                                 .date = 1770282187};

/* host: "127.0.0.1", or another name of this machine */
static struct mail_sender *sender_for(const struct smtp_server *server, const char *host,
                                      const char *user, unsigned timeout_seconds)
{
    char url[100];
    struct mail_sender *sender = NULL;
    struct status st = {0};

    (void)snprintf(url, sizeof url, "smtp://%s:%u/test", host, smtp_server_port(server));
    assert_true(
        mail_sender_new(&(struct mail_options){.smtp_url = url,
                                               .user = user,
                                               .password = "geheim",
                                               .from_address = "s@samenspel.be",
                                               .from_name = "Samenspel",
                                               .timeout_seconds = timeout_seconds},
                        &sender, &st));
    return sender;
}

static const struct {
    const char *label;
    const char *subject;
    const char *text;
} MAILS[] = {
    {"lines that begin with a dot", "punten", ".\r\n..\r\n.a\r\n...\r\nb\r\n.\r\n"},
    {"accents and pictures", "Geïnteresseerd? 🎉", "À bientôt, Renée 👋\r\n"},
    {"no text", "leeg", ""},
    {"empty lines", "", "\r\n\r\n\r\n"},
    {"long words",
     "één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijf",
     "0123456789012345678901234567890123456789012345678901234567890123456789012345678\r"
     "\n"},
    {"SMTP's own words", "QUIT", "QUIT\r\nMAIL FROM:<x@x.be>\r\n\r\n.\r\n"},
};

static void what_is_sent_arrives_as_it_was(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct smtp_server *server = smtp_server_start(&(struct smtp_script){0});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 0);

    for (size_t i = 0; i < ARRAY_COUNT(MAILS); i++) {
        struct mail mail = MAIL;
        struct status st = {0};

        print_message("%s\n", MAILS[i].label);
        mail.subject = MAILS[i].subject;
        mail.text = MAILS[i].text;
        assert_true(mail_send(sender, &mail, &st));
    }
    mail_sender_free(sender);
    smtp_server_stop(server);
    assert_int_equal(smtp_server_mail_count(server), ARRAY_COUNT(MAILS));
    assert_int_equal(smtp_server_connection_count(server), 1);
    for (size_t i = 0; i < ARRAY_COUNT(MAILS); i++) {
        const struct smtp_mail *mail = smtp_server_mail(server, i);

        assert_ptr_equal(strstr(mail->from, "<s@samenspel.be>"), mail->from);
        assert_ptr_equal(strstr(mail->to, "<an@oosterlinde.be>"), mail->to);
        assert_string_equal(mail_header(pool, mail->data, "Subject"), MAILS[i].subject);
        assert_string_equal(mail_body(pool, mail->data), MAILS[i].text);
        assert_string_equal(mail_header(pool, mail->data, "To"),
                            "Renée Peeters <an@oosterlinde.be>");
        assert_true(mail_is_clean(mail->data));
        assert_true(mail->line_longest <= 76);
    }
    smtp_server_free(server);
}

static void a_mail_gets_its_own_id_or_a_new_one(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct smtp_server *server = smtp_server_start(&(struct smtp_script){0});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 0);
    struct mail mail = MAIL;
    const char *ids[3];
    struct status st = {0};

    assert_true(mail_send(sender, &mail, &st));
    assert_true(mail_send(sender, &mail, &st));
    mail.message_id = "k3m9x2@oosterlinde.be";
    mail.from_address = "jeugd@oosterlinde.be";
    assert_true(mail_send(sender, &mail, &st));
    mail_sender_free(sender);
    smtp_server_stop(server);
    for (size_t i = 0; i < ARRAY_COUNT(ids); i++) {
        ids[i] = mail_header(pool, smtp_server_mail(server, i)->data, "Message-ID");
        assert_non_null(ids[i]);
    }
    assert_non_null(strstr(ids[0], "@samenspel.be>"));
    assert_string_not_equal(ids[0], ids[1]);
    assert_string_equal(ids[2], "<k3m9x2@oosterlinde.be>");
    assert_string_equal(mail_header(pool, smtp_server_mail(server, 2)->data, "From"),
                        "jeugd@oosterlinde.be");
    smtp_server_free(server);
}

static const struct {
    const char *label;
    enum smtp_stage stage;
    const char *reply;
    enum status_code code;
    const char *said; /* the sentence has it */
} ANSWERS[] = {
    {"the receiver is unknown", SMTP_TO, "550 5.1.1 no such user", STATUS_INVALID,
     "'550 5.1.1 no such user'"},
    {"of many lines the last is said", SMTP_TO,
     "550-5.1.1 dear\r\n550 5.1.1 no such user", STATUS_INVALID,
     "'550 5.1.1 no such user'"},
    {"the sender is not wanted", SMTP_FROM, "553 not you", STATUS_INVALID, "553 not you"},
    {"the mail is not wanted", SMTP_DATA, "554 no mail", STATUS_INVALID, "554 no mail"},
    {"the mail looks like rubbish", SMTP_END, "554 rubbish", STATUS_INVALID,
     "554 rubbish"},
    {"what is said is no ASCII", SMTP_TO, "550 inconnu \xc3\xa9\x1b[2J", STATUS_INVALID,
     "'550 inconnu ???[2J'"},
    {"the receiver is busy", SMTP_TO, "450 greylisted", STATUS_FAILED, "450 greylisted"},
    {"the sender has to wait", SMTP_FROM, "451 later", STATUS_FAILED, "451 later"},
    {"no room", SMTP_DATA, "452 full", STATUS_FAILED, "452 full"},
    {"no room after all", SMTP_END, "452 full", STATUS_FAILED, "452 full"},
    {"the server is busy", SMTP_GREETING, "421 busy", STATUS_FAILED, "421 busy"},
    {"the server wants no mail of us now", SMTP_GREETING, "554 no service", STATUS_FAILED,
     "554 no service"},
    {"it wants to know who we are", SMTP_FROM, "530 sign in first", STATUS_FAILED,
     "530 sign in first"},
    {"closed at once", SMTP_GREETING, "", STATUS_FAILED, "could not send"},
    {"closed before the receiver", SMTP_TO, "", STATUS_FAILED, "could not send"},
    {"closed instead of taking the mail", SMTP_DATA, "", STATUS_FAILED, "could not send"},
    {"closed instead of keeping it", SMTP_END, "", STATUS_FAILED, "could not send"},
    {"no SMTP at all", SMTP_GREETING, "HTTP/1.1 400 Bad Request", STATUS_FAILED,
     "could not send"},
};

static void a_failure_says_whether_to_try_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ANSWERS); i++) {
        SCOPED(pool) pool = pool_new();
        struct smtp_server *server = smtp_server_start(
            &(struct smtp_script){.stage = ANSWERS[i].stage, .reply = ANSWERS[i].reply});
        struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 2);
        struct text sentence;
        struct status st = {0};

        print_message("%s\n", ANSWERS[i].label);
        assert_false(mail_send(sender, &MAIL, &st));
        text_init(&sentence, pool, LIMIT_CELL_BYTES);
        status_say(&st, LANGUAGE_EN, &sentence);
        print_message("    %s\n", sentence.bytes);
        assert_int_equal(st.code, ANSWERS[i].code);
        assert_non_null(strstr(sentence.bytes, ANSWERS[i].said));
        mail_sender_free(sender);
        smtp_server_stop(server);
        smtp_server_free(server);
    }
}

static const struct {
    const char *label;
    enum smtp_stage stage;
    const char *reply;
} ONCE[] = {
    {"refused", SMTP_TO, "550 no"},          {"later", SMTP_TO, "450 later"},
    {"refused in the end", SMTP_END, "554"}, {"closed", SMTP_TO, ""},
    {"closed in the end", SMTP_END, ""},     {"closed at once", SMTP_GREETING, ""},
};

static void the_next_mail_does_not_suffer(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ONCE); i++) {
        SCOPED(pool) pool = pool_new();
        struct smtp_server *server = smtp_server_start(&(struct smtp_script){
            .stage = ONCE[i].stage, .reply = ONCE[i].reply, .is_once = true});
        struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 5);
        struct mail mail = MAIL;
        struct status st = {0};

        print_message("%s\n", ONCE[i].label);
        assert_false(mail_send(sender, &mail, &st));
        mail.subject = "de tweede";
        assert_true(mail_send(sender, &mail, &st));
        mail_sender_free(sender);
        smtp_server_stop(server);
        const struct smtp_mail *last =
            smtp_server_mail(server, smtp_server_mail_count(server) - 1);
        assert_string_equal(mail_header(pool, last->data, "Subject"), "de tweede");
        smtp_server_free(server);
    }
}

/* 0.0.0.0 is this machine too, but not by one of the names that we trust. */
static const struct {
    const char *label;
    const char *host;
    const char *user;
    const char *extension;
    bool is_sent;
    bool asks_encryption;
    bool shows_password;
} ENCRYPTIONS[] = {
    {"here: plain", "127.0.0.1", NULL, NULL, true, false, false},
    {"here: plain although there is TLS", "localhost", NULL, "STARTTLS", true, false,
     false},
    {"here: the password too", "127.0.0.1", "an", "AUTH PLAIN", true, false, true},
    {"elsewhere without TLS", "0.0.0.0", NULL, NULL, true, false, false},
    {"elsewhere with TLS", "0.0.0.0", NULL, "STARTTLS", true, true, false},
    {"elsewhere no password without TLS", "0.0.0.0", "an", "AUTH PLAIN", false, false,
     false},
    {"nor where TLS fails", "0.0.0.0", "an", "STARTTLS\r\n250-AUTH PLAIN", false, true,
     false},
};

static void a_password_travels_encrypted_or_not_at_all(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ENCRYPTIONS); i++) {
        struct smtp_server *server = smtp_server_start(
            &(struct smtp_script){.extension = ENCRYPTIONS[i].extension});
        struct mail_sender *sender =
            sender_for(server, ENCRYPTIONS[i].host, ENCRYPTIONS[i].user, 5);
        struct status st = {0};

        print_message("%s\n", ENCRYPTIONS[i].label);
        assert_int_equal(mail_send(sender, &MAIL, &st), ENCRYPTIONS[i].is_sent);
        assert_int_equal(st.code, ENCRYPTIONS[i].is_sent ? STATUS_OK : STATUS_FAILED);
        mail_sender_free(sender);
        smtp_server_stop(server);
        assert_int_equal(smtp_server_has_heard(server, "STARTTLS"),
                         ENCRYPTIONS[i].asks_encryption);
        assert_int_equal(smtp_server_has_heard(server, "AUTH"),
                         ENCRYPTIONS[i].shows_password);
        smtp_server_free(server);
    }
}

static void a_wrong_password_is_no_fault_of_the_mail(void **state)
{
    (void)state;
    struct smtp_server *server = smtp_server_start(&(struct smtp_script){
        .extension = "AUTH PLAIN", .stage = SMTP_AUTH, .reply = "535 wrong"});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", "an", 5);
    struct status st = {0};

    assert_false(mail_send(sender, &MAIL, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    mail_sender_free(sender);
    smtp_server_stop(server);
    smtp_server_free(server);
}

static void nobody_there_is_for_later(void **state)
{
    (void)state;
    struct smtp_server *server = smtp_server_start(&(struct smtp_script){0});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 5);
    struct status st = {0};

    smtp_server_stop(server);
    assert_false(mail_send(sender, &MAIL, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    mail_sender_free(sender);
    smtp_server_free(server);
}

static void a_bad_mail_never_reaches_the_server(void **state)
{
    (void)state;
    struct smtp_server *server = smtp_server_start(&(struct smtp_script){0});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 5);
    struct mail mails[] = {MAIL, MAIL, MAIL};

    mails[0].to_address = "an@oosterlinde.be>\r\nRCPT TO:<bo@x.be";
    mails[1].subject = "Hallo\r\nBcc: bo@x.be";
    mails[2].from_address = "an";
    for (size_t i = 0; i < ARRAY_COUNT(mails); i++) {
        struct status st = {0};
        assert_false(mail_send(sender, &mails[i], &st));
        assert_int_equal(st.code, STATUS_INVALID);
    }
    mail_sender_free(sender);
    smtp_server_stop(server);
    assert_int_equal(smtp_server_connection_count(server), 0);
    smtp_server_free(server);
}

/* ---- servers that say nothing ---- */

static int64_t milliseconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *stop_soon(void *context)
{
    (void)nanosleep(&(struct timespec){.tv_nsec = 200000000}, NULL);
    mail_sender_stop(context);
    return NULL;
}

static const struct {
    const char *label;
    enum smtp_stage stage;
} SILENCES[] = {
    {"without a greeting", SMTP_GREETING},
    {"at the receiver", SMTP_TO},
    {"after the mail", SMTP_END},
};

static void a_silent_server_does_not_hold_up_the_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SILENCES); i++) {
        struct smtp_server *server =
            smtp_server_start(&(struct smtp_script){.stage = SILENCES[i].stage});
        struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 0);
        pthread_t thread;
        struct status st = {0};
        const int64_t begin = milliseconds();

        assert_int_equal(pthread_create(&thread, NULL, stop_soon, sender), 0);
        assert_false(mail_send(sender, &MAIL, &st));
        assert_int_equal(pthread_join(thread, NULL), 0);
        assert_int_equal(st.code, STATUS_FAILED);
        assert_false(mail_send(sender, &MAIL, &st));
        mail_sender_free(sender);
        const int64_t taken = milliseconds() - begin;
        print_message("%s: %d ms\n", SILENCES[i].label, (int)taken);
        assert_in_range(taken, 200, 3000);
        smtp_server_stop(server);
        smtp_server_free(server);
    }
}

static void a_silent_server_is_left_after_the_time(void **state)
{
    (void)state;
    struct smtp_server *server =
        smtp_server_start(&(struct smtp_script){.stage = SMTP_DATA});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 1);
    struct status st = {0};
    const int64_t begin = milliseconds();

    assert_false(mail_send(sender, &MAIL, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    assert_in_range(milliseconds() - begin, 900, 3000);
    mail_sender_free(sender);
    smtp_server_stop(server);
    smtp_server_free(server);
}

static void a_server_silent_at_goodbye_is_not_waited_for(void **state)
{
    (void)state;
    struct smtp_server *server =
        smtp_server_start(&(struct smtp_script){.stage = SMTP_QUIT});
    struct mail_sender *sender = sender_for(server, "127.0.0.1", NULL, 0);
    struct status st = {0};

    assert_true(mail_send(sender, &MAIL, &st));
    const int64_t begin = milliseconds();
    mail_sender_free(sender);
    assert_in_range(milliseconds() - begin, 0, 2000);
    smtp_server_stop(server);
    smtp_server_free(server);
}

/* ---- options ---- */

static const struct {
    const char *label;
    struct mail_options options;
    bool is_right;
} OPTIONS[] = {
    {"a server", {.smtp_url = "smtp://mail.x.be:25", .from_address = "a@x.be"}, true},
    {"without a port", {.smtp_url = "smtp://mail.x.be", .from_address = "a@x.be"}, true},
    {"encrypted", {.smtp_url = "smtps://mail.x.be", .from_address = "a@x.be"}, true},
    {"numbers", {.smtp_url = "smtp://[::1]:25", .from_address = "a@x.be"}, true},
    {"a directory", {.directory = "mail", .from_address = "a@x.be"}, true},
    {"a directory without a name", {.directory = "", .from_address = "a@x.be"}, false},
    {"neither", {.from_address = "a@x.be"}, false},
    {"both",
     {.smtp_url = "smtp://x.be", .directory = "mail", .from_address = "a@x.be"},
     false},
    {"no address", {.directory = "mail", .from_address = "a"}, false},
    {"no scheme", {.smtp_url = "mail.x.be:25", .from_address = "a@x.be"}, false},
    {"another scheme", {.smtp_url = "https://x.be", .from_address = "a@x.be"}, false},
    {"a file", {.smtp_url = "file:///etc/passwd", .from_address = "a@x.be"}, false},
    {"a user in it", {.smtp_url = "smtp://an:x@x.be", .from_address = "a@x.be"}, false},
    {"a question", {.smtp_url = "smtp://x.be/?a=1", .from_address = "a@x.be"}, false},
    {"no host", {.smtp_url = "smtp://", .from_address = "a@x.be"}, false},
    {"a bad port", {.smtp_url = "smtp://x.be:99999", .from_address = "a@x.be"}, false},
    {"nothing", {.smtp_url = "", .from_address = "a@x.be"}, false},
};

static void options_are_checked_before_anything_is_sent(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(OPTIONS); i++) {
        struct mail_sender *sender = NULL;
        struct status st = {0};

        print_message("%s\n", OPTIONS[i].label);
        assert_int_equal(mail_sender_new(&OPTIONS[i].options, &sender, &st),
                         OPTIONS[i].is_right);
        assert_int_equal(st.code, OPTIONS[i].is_right ? STATUS_OK : STATUS_INVALID);
        assert_int_equal(sender != NULL, OPTIONS[i].is_right);
        mail_sender_free(sender);
    }
}

static int begin(void **state)
{
    struct status st = {0};

    (void)state;
    return secret_init(&st) && mail_init(&st) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_sent_arrives_as_it_was),
        cmocka_unit_test(a_mail_gets_its_own_id_or_a_new_one),
        cmocka_unit_test(a_failure_says_whether_to_try_again),
        cmocka_unit_test(the_next_mail_does_not_suffer),
        cmocka_unit_test(a_password_travels_encrypted_or_not_at_all),
        cmocka_unit_test(a_wrong_password_is_no_fault_of_the_mail),
        cmocka_unit_test(nobody_there_is_for_later),
        cmocka_unit_test(a_bad_mail_never_reaches_the_server),
        cmocka_unit_test(a_silent_server_does_not_hold_up_the_end),
        cmocka_unit_test(a_silent_server_is_left_after_the_time),
        cmocka_unit_test(a_server_silent_at_goodbye_is_not_waited_for),
        cmocka_unit_test(options_are_checked_before_anything_is_sent),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
