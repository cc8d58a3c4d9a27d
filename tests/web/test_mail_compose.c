/* test_mail_compose.c - a composed mail read back is the mail that was given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "web/mail_compose.h"
#include "web/mail_reader.h"

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define EURO_20 "€€€€€€€€€€€€€€€€€€€€"

/* 2026-02-05 09:03:07 is a Thursday. */
static const struct mail PLAIN = {.from_address = "bericht@samenspel.be",
                                  .from_name = "Samenspel",
                                  .to_address = "an@oosterlinde.be",
                                  .to_name = "An Peeters",
                                  .subject = "Hallo",
                                  .text = "Dag An\n",
                                  .message_id = "k3m9x2@samenspel.be",
                                  .date = 1770282187};

static void a_plain_mail_is_readable_as_it_is(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text composed;
    struct status st = {0};

    assert_true(mail_compose(&PLAIN, pool, &composed, &st));
    assert_string_equal(composed.bytes, "Date: Thu, 05 Feb 2026 09:03:07 +0000\r\n"
                                        "From: \"Samenspel\" <bericht@samenspel.be>\r\n"
                                        "To: \"An Peeters\" <an@oosterlinde.be>\r\n"
                                        "Subject: Hallo\r\n"
                                        "Message-ID: <k3m9x2@samenspel.be>\r\n"
                                        "Auto-Submitted: auto-generated\r\n"
                                        "MIME-Version: 1.0\r\n"
                                        "Content-Type: text/plain; charset=utf-8\r\n"
                                        "Content-Transfer-Encoding: quoted-printable\r\n"
                                        "\r\n"
                                        "Dag An\r\n");
    assert_int_equal(composed.length, strlen(composed.bytes));
}

static const struct {
    const char *label;
    const char *words;
    bool is_plain; /* as a subject */
} WORDS[] = {
    {"one letter", "a", true},
    {"quotes and a backslash", "de \"Springplank\" \\ co", true},
    {"a comma, a colon and brackets", "Peeters, An: <an@x.be> (ZAP)", true},
    {"an accent", "Réunion d'équipe à l'école", false},
    {"ë and a picture", "Geïnteresseerd in coördinatie? 🎉👩‍👩‍👧", false},
    {"as long as a line has room for", FIFTY "01234567890123456", true},
    {"one more", FIFTY "012345678901234567", false},
    {"long", FIFTY " " FIFTY " " FIFTY " " FIFTY, false},
    {"long without a blank", FIFTY FIFTY FIFTY FIFTY, false},
    {"long, of three bytes each", EURO_20 EURO_20 EURO_20, false},
    {"and not in step with them", "aa" EURO_20 EURO_20, false},
    {"what looks encoded", "=?UTF-8?B?eA==?=", false},
    {"blanks around it", " a ", false},
    {"a blank", " ", false},
};

static void words_come_back_as_they_were(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WORDS); i++) {
        SCOPED(pool) pool = pool_new();
        struct mail mail = PLAIN;
        struct text composed;
        struct status st = {0};

        print_message("%s\n", WORDS[i].label);
        mail.subject = WORDS[i].words;
        assert_true(mail_compose(&mail, pool, &composed, &st));
        assert_string_equal(mail_header(pool, composed.bytes, "Subject"), WORDS[i].words);
        assert_int_equal(
            strcmp(mail_header_raw(pool, composed.bytes, "Subject"), WORDS[i].words) == 0,
            WORDS[i].is_plain);
        assert_true(mail_line_longest(composed.bytes) <= 76);
        assert_true(mail_is_clean(composed.bytes));
        assert_int_equal(mail_header_count(composed.bytes), 9);
    }
}

/* A name that stands as it is has quotes around it. */
static void assert_mailbox(struct pool *pool, const char *found, const char *name,
                           const char *address)
{
    struct text quoted;
    struct text encoded;

    text_init(&quoted, pool, LIMIT_CELL_BYTES);
    text_init(&encoded, pool, LIMIT_CELL_BYTES);
    text_format(&quoted, "\"%s\" <%s>", name, address);
    text_format(&encoded, "%s <%s>", name, address);
    assert_true(strcmp(found, quoted.bytes) == 0 || strcmp(found, encoded.bytes) == 0);
}

static void names_come_back_as_they_were(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WORDS); i++) {
        SCOPED(pool) pool = pool_new();
        struct mail mail = PLAIN;
        struct text composed;
        struct status st = {0};

        print_message("%s\n", WORDS[i].label);
        mail.from_name = mail.to_name = WORDS[i].words;
        assert_true(mail_compose(&mail, pool, &composed, &st));
        assert_mailbox(pool, mail_header(pool, composed.bytes, "From"), WORDS[i].words,
                       PLAIN.from_address);
        assert_mailbox(pool, mail_header(pool, composed.bytes, "To"), WORDS[i].words,
                       PLAIN.to_address);
        assert_true(mail_line_longest(composed.bytes) <= 76);
        assert_true(mail_is_clean(composed.bytes));
    }
}

static void without_a_name_the_address_stands_alone(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct mail mail = PLAIN;
    struct text composed;
    struct status st = {0};

    mail.from_name = "";
    mail.to_name = NULL;
    mail.subject = "";
    assert_true(mail_compose(&mail, pool, &composed, &st));
    assert_string_equal(mail_header(pool, composed.bytes, "From"), PLAIN.from_address);
    assert_string_equal(mail_header(pool, composed.bytes, "To"), PLAIN.to_address);
    assert_string_equal(mail_header(pool, composed.bytes, "Subject"), "");
}

static const struct {
    const char *label;
    const char *text;
    const char *read; /* NULL: the same */
} BODIES[] = {
    {"nothing", "", NULL},
    {"a line", "Dag An,\r\n", NULL},
    {"a line without its end", "Dag", "Dag\r\n"},
    {"line ends of Unix", "a\n\nb\n", "a\r\n\r\nb\r\n"},
    {"of an old Macintosh", "a\r\rb\r", "a\r\n\r\nb\r\n"},
    {"empty lines first and last", "\r\n\r\na\r\n\r\n", NULL},
    {"accents and pictures", "Geïnteresseerd? À bientôt 🎉\r\n", NULL},
    {"equal signs", "a=b\r\n=3D\r\n=\r\n", NULL},
    {"blanks at the end of a line", "a \r\n\t\r\n b  \r\n", NULL},
    {"a blank at the end of all", "a ", "a \r\n"},
    {"a dot", ".\r\n", NULL},
    {"dots that begin a line", ".a\r\n..b\r\n.\r\nc\r\n", NULL},
    {"75 characters", FIFTY TEN TEN "01234\r\n", NULL},
    {"76", FIFTY TEN TEN "012345\r\n", NULL},
    {"77", FIFTY TEN TEN "0123456\r\n", NULL},
    {"76 and no end", FIFTY TEN TEN "012345", FIFTY TEN TEN "012345\r\n"},
    {"three encoded at the edge", FIFTY TEN TEN "012é\r\n", NULL},
    {"a blank at the edge", FIFTY TEN TEN "01234 \r\n", NULL},
    {"a very long line", FIFTY FIFTY FIFTY EURO_20 EURO_20 FIFTY "\r\n", NULL},
    {"a link", "https://samenspel.be/i/k3m9x2?a=1&b=2\r\n", NULL},
    {"a control character", "a\x01\x1b[2Jb\r\n", NULL},
};

static void a_body_comes_back_as_it_was(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(BODIES); i++) {
        SCOPED(pool) pool = pool_new();
        struct mail mail = PLAIN;
        struct text composed;
        struct status st = {0};

        print_message("%s\n", BODIES[i].label);
        mail.text = BODIES[i].text;
        assert_true(mail_compose(&mail, pool, &composed, &st));
        assert_string_equal(mail_body(pool, composed.bytes),
                            BODIES[i].read != NULL ? BODIES[i].read : BODIES[i].text);
        assert_true(mail_line_longest(composed.bytes) <= 76);
        assert_true(mail_is_clean(composed.bytes));
        assert_null(strstr(composed.bytes, " \r\n"));
    }
}

static const struct {
    const char *label;
    const char *value;
} INJECTIONS[] = {
    {"a header behind CR LF", "Hallo\r\nBcc: spion@x.be"},
    {"behind LF", "Hallo\nBcc: spion@x.be"},
    {"behind CR", "Hallo\rBcc: spion@x.be"},
    {"a body", "Hallo\r\n\r\nKoop nu"},
    {"a line end at the end", "Hallo\n"},
    {"only a line end", "\n"},
    {"a folded line", "Hallo\r\n daar"},
    {"a tab", "Hallo\tdaar"},
    {"an escape", "Hallo\x1b[2J"},
    {"a delete", "Hallo\x7f"},
    {"no UTF-8", "Hallo\xe9"},
};

static void assert_refused(const struct mail *mail, enum status_code code)
{
    SCOPED(pool) pool = pool_new();
    struct text composed = {.length = 77};
    struct status st = {0};

    assert_false(mail_compose(mail, pool, &composed, &st));
    assert_int_equal(st.code, code);
    assert_int_equal(composed.length, 77);
}

static void no_header_can_be_slipped_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(INJECTIONS); i++) {
        const char *value = INJECTIONS[i].value;
        struct mail mails[] = {PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN};

        print_message("%s\n", INJECTIONS[i].label);
        mails[0].subject = mails[1].from_name = mails[2].to_name = value;
        mails[3].from_address = mails[4].to_address = mails[5].message_id = value;
        for (size_t j = 0; j < ARRAY_COUNT(mails); j++) {
            assert_refused(&mails[j], STATUS_INVALID);
        }
    }
}

static void an_address_with_a_header_behind_it_is_refused(void **state)
{
    (void)state;
    struct mail mails[] = {PLAIN, PLAIN, PLAIN};

    mails[0].from_address = "an@x.be>\r\nBcc: b@x.be";
    mails[1].to_address = "an@x.be\r\nRCPT TO:<b@x.be";
    mails[2].message_id = "k@x.be>\r\nBcc: <b@x.be";
    for (size_t i = 0; i < ARRAY_COUNT(mails); i++) {
        assert_refused(&mails[i], STATUS_INVALID);
    }
}

static void a_body_that_is_no_text_is_refused(void **state)
{
    (void)state;
    struct mail mail = PLAIN;

    mail.text = "caf\xe9";
    assert_refused(&mail, STATUS_INVALID);
}

static void a_mail_has_a_limit(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct mail mail = PLAIN;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add_repeated(&text, 'a', MAIL_BYTES_MAX);
    mail.text = text.bytes;
    assert_refused(&mail, STATUS_LIMIT);
}

static const struct {
    const char *label;
    int64_t date;
    const char *written; /* NULL: refused */
} DATES[] = {
    {"the beginning", 0, "Thu, 01 Jan 1970 00:00:00 +0000"},
    {"before it", -1, "Wed, 31 Dec 1969 23:59:59 +0000"},
    {"a leap day", 1709210096, "Thu, 29 Feb 2024 12:34:56 +0000"},
    {"the last second of a year", 1798761599, "Thu, 31 Dec 2026 23:59:59 +0000"},
    {"the last there is", 253402300799, "Fri, 31 Dec 9999 23:59:59 +0000"},
    {"one later", 253402300800, NULL},
    {"far too early", -99999999999, NULL},
    {"without bound", INT64_MAX, NULL},
};

static void a_date_is_in_universal_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(DATES); i++) {
        SCOPED(pool) pool = pool_new();
        struct mail mail = PLAIN;
        struct text composed;
        struct status st = {0};

        print_message("%s\n", DATES[i].label);
        mail.date = DATES[i].date;
        if (DATES[i].written == NULL) {
            assert_refused(&mail, STATUS_INVALID);
            continue;
        }
        assert_true(mail_compose(&mail, pool, &composed, &st));
        assert_string_equal(mail_header(pool, composed.bytes, "Date"), DATES[i].written);
    }
}

#define LABEL_60 FIFTY TEN

static const struct {
    const char *label;
    const char *address;
    bool is_one;
} ADDRESSES[] = {
    {"as most are", "an.peeters@oosterlinde.be", true},
    {"short", "a@b.c", true},
    {"signs that are allowed", "an+jeugd_2'o%x!{}~=/?^`|#$&*-@x-y.co.uk", true},
    {"this machine", "root@localhost", true},
    {"a domain in digits", "an@192.0.2.7", true},
    {"nothing", "", false},
    {"only a name", "an", false},
    {"only an @", "@", false},
    {"no name", "@oosterlinde.be", false},
    {"no domain", "an@", false},
    {"a domain without a dot", "an@oosterlinde", false},
    {"a dot at its end", "an@oosterlinde.be.", false},
    {"a dot at its beginning", "an@.oosterlinde.be", false},
    {"two dots in it", "an@oosterlinde..be", false},
    {"a hyphen at the edge", "an@-oosterlinde.be", false},
    {"at the other edge", "an@oosterlinde-.be", false},
    {"an underscore in it", "an@ooster_linde.be", false},
    {"two @", "an@peeters@oosterlinde.be", false},
    {"a dot before the name", ".an@oosterlinde.be", false},
    {"and behind it", "an.@oosterlinde.be", false},
    {"and twice in it", "an..peeters@oosterlinde.be", false},
    {"a blank", "an peeters@oosterlinde.be", false},
    {"a blank before it", " an@oosterlinde.be", false},
    {"a blank behind it", "an@oosterlinde.be ", false},
    {"a tab", "an\t@oosterlinde.be", false},
    {"a line end", "an@oosterlinde.be\n", false},
    {"quotes", "\"an\"@oosterlinde.be", false},
    {"angle brackets", "<an@oosterlinde.be>", false},
    {"a name before it", "An <an@oosterlinde.be>", false},
    {"two", "an@oosterlinde.be,bo@oosterlinde.be", false},
    {"a semicolon", "an;bo@oosterlinde.be", false},
    {"a backslash", "an\\bo@oosterlinde.be", false},
    {"an accent in the name", "renée@oosterlinde.be", false},
    {"an accent in the domain", "an@oosterlindé.be", false},
    {"an address in brackets", "an@[192.0.2.7]", false},
    {"64 before the @", LABEL_60 "0123@oosterlinde.be", true},
    {"65", LABEL_60 "01234@oosterlinde.be", false},
    {"63 in a label", "an@" LABEL_60 "012.be", true},
    {"64 in a label", "an@" LABEL_60 "0123.be", false},
    {"254 in all", LABEL_60 "@" LABEL_60 "." LABEL_60 "." LABEL_60 ".0123456.be", true},
    {"255", LABEL_60 "@" LABEL_60 "." LABEL_60 "." LABEL_60 ".01234567.be", false},
};

static void an_address_is_what_mail_programs_send_to(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        struct status st = {0};

        print_message("%s\n", ADDRESSES[i].label);
        assert_int_equal(mail_address_check(ADDRESSES[i].address, &st),
                         ADDRESSES[i].is_one);
        assert_int_equal(st.code, ADDRESSES[i].is_one ? STATUS_OK : STATUS_INVALID);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_mail_is_readable_as_it_is),
        cmocka_unit_test(words_come_back_as_they_were),
        cmocka_unit_test(names_come_back_as_they_were),
        cmocka_unit_test(without_a_name_the_address_stands_alone),
        cmocka_unit_test(a_body_comes_back_as_it_was),
        cmocka_unit_test(no_header_can_be_slipped_in),
        cmocka_unit_test(an_address_with_a_header_behind_it_is_refused),
        cmocka_unit_test(a_body_that_is_no_text_is_refused),
        cmocka_unit_test(a_mail_has_a_limit),
        cmocka_unit_test(a_date_is_in_universal_time),
        cmocka_unit_test(an_address_is_what_mail_programs_send_to),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
