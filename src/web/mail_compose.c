#include "web/mail_compose.h"

#include <string.h>
#include <time.h>

#include "base/base64.h"
#include "base/utf8.h"

enum {
    ADDRESS_BYTES_MAX = 254, /* RFC 5321, 4.5.3.1.3, without its angle brackets */
    NAME_BYTES_MAX = 64,
    LABEL_BYTES_MAX = 63,
    LINE_MAX_CHARACTERS = 76,
    WORD_BYTES = 39, /* in base 64 and behind "Subject: " still a line of 76 */
};

#define LETTERS_AND_DIGITS                                                               \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/* ---- addresses ---- */

/* Labels with a dot between them: none is empty, none begins or ends in a hyphen. */
static bool is_domain(const char *domain)
{
    size_t label_count = 0;

    for (const char *label = domain;; label++) {
        const size_t length = strcspn(label, ".");
        if (length == 0 || length > LABEL_BYTES_MAX ||
            strspn(label, LETTERS_AND_DIGITS "-") != length || label[0] == '-' ||
            label[length - 1] == '-') {
            return false;
        }
        label_count++;
        label += length;
        if (*label == '\0') {
            return label_count > 1 || strcmp(domain, "localhost") == 0;
        }
    }
}

static bool is_local_name(const char *name, size_t length)
{
    if (length == 0 || length > NAME_BYTES_MAX || name[0] == '.' ||
        name[length - 1] == '.') {
        return false;
    }
    for (size_t i = 0; i + 1 < length; i++) {
        if (name[i] == '.' && name[i + 1] == '.') {
            return false;
        }
    }
    return strspn(name, LETTERS_AND_DIGITS ".!#$%&'*+-/=?^_`{|}~") == length;
}

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text > 0x7E) {
            return false;
        }
    }
    return true;
}

bool mail_address_check(const char *address, struct status *st)
{
    const size_t name_length = strcspn(address, "@");

    if (strlen(address) > ADDRESS_BYTES_MAX) {
        return status_fail(st, STATUS_INVALID,
                           "an e-mail address has at most %d characters, not %zu",
                           ADDRESS_BYTES_MAX, strlen(address));
    }
    if (!is_ascii(address)) {
        return status_fail(st, STATUS_INVALID,
                           "an e-mail address has no accents: '%s' cannot be one",
                           address);
    }
    if (address[name_length] == '\0' || strchr(address + name_length + 1, '@') != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "an e-mail address has one @, as in 'an@oosterlinde.be', "
                           "not '%s'",
                           address);
    }
    if (!is_local_name(address, name_length)) {
        return status_fail(st, STATUS_INVALID,
                           "before the @ of an e-mail address stand 1 to %d letters, "
                           "digits, dots and hyphens, not '%s'",
                           NAME_BYTES_MAX, address);
    }
    if (!is_domain(address + name_length + 1)) {
        return status_fail(st, STATUS_INVALID,
                           "behind the @ of an e-mail address stands a name like "
                           "'oosterlinde.be', not '%s'",
                           address + name_length + 1);
    }
    return true;
}

/* ---- headers ---- */

/* Behind a line end in a header, another header of the writer's could begin. */
static bool header_check(const char *value, struct status *st)
{
    if (!utf8_is_valid(value, strlen(value))) {
        return status_fail(st, STATUS_INVALID, "a line of a mail's head is UTF-8 text");
    }
    for (const char *at = value; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7F) {
            return status_fail(st, STATUS_INVALID,
                               "a line of a mail's head has no line ends and no other "
                               "control characters");
        }
    }
    return true;
}

/* RFC 2047: each word of a line of its own, no character divided over two. */
static void add_encoded_words(struct text *text, const char *value)
{
    for (const char *at = value; *at != '\0';) {
        size_t length = strlen(at);
        if (length > WORD_BYTES) {
            length = WORD_BYTES;
            while (((unsigned char)at[length] & 0xC0) == 0x80) {
                length--;
            }
        }
        text_add(text, at == value ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?");
        base64_add(text, at, length);
        text_add(text, "?=");
        at += length;
    }
}

/* It can stand there as it is: a reader takes "=?" for an encoded word, and blanks at the
 * ends are lost. */
static bool is_plain(const char *value, size_t room)
{
    const size_t length = strlen(value);

    return length > 0 && length <= room && is_ascii(value) &&
           strstr(value, "=?") == NULL && value[0] != ' ' && value[length - 1] != ' ';
}

static void add_subject(struct text *text, const char *subject)
{
    text_add(text, "Subject: ");
    if (is_plain(subject, LINE_MAX_CHARACTERS - strlen("Subject: "))) {
        text_add(text, subject);
    } else {
        add_encoded_words(text, subject);
    }
    text_add(text, "\r\n");
}

/* `label`: "From" or "To". */
static void add_mailbox(struct text *text, const char *label, const char *name,
                        const char *address)
{
    const size_t begin = text->length;

    text_format(text, "%s: ", label);
    if (name == NULL || name[0] == '\0') {
        text_format(text, "%s\r\n", address);
        return;
    }
    if (is_plain(name, LINE_MAX_CHARACTERS - strlen("From: \"\"")) &&
        strpbrk(name, "\"\\") == NULL) {
        text_format(text, "\"%s\"", name);
    } else {
        add_encoded_words(text, name);
    }
    const bool is_short =
        text->length - begin + strlen(address) + strlen(" <>") <= LINE_MAX_CHARACTERS;
    text_format(text, "%s <%s>\r\n", is_short ? "" : "\r\n", address);
}

static bool add_date(struct text *text, int64_t date, struct status *st)
{
    static const char *const DAYS[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const time_t moment = (time_t)date;
    struct tm utc;

    if (gmtime_r(&moment, &utc) == NULL || utc.tm_year < 0 || utc.tm_year > 9999 - 1900) {
        return status_fail(st, STATUS_INVALID, "a mail's date lies in 1900 to 9999");
    }
    text_format(text, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\r\n",
                DAYS[utc.tm_wday], utc.tm_mday, MONTHS[utc.tm_mon], utc.tm_year + 1900,
                utc.tm_hour, utc.tm_min, utc.tm_sec);
    return true;
}

/* ---- the body ---- */

/* The length of the line end at `at`: CR LF, LF or CR; 0: none. */
static size_t line_end(const char *at)
{
    if (at[0] == '\r' && at[1] == '\n') {
        return 2;
    }
    return at[0] == '\r' || at[0] == '\n';
}

/* RFC 2045, 6.7. Blanks at the end of a line are encoded, because relays drop them. */
static void add_quoted_printable(struct text *text, const char *body)
{
    size_t width = 0;

    for (const char *at = body; *at != '\0'; at++) {
        const size_t end = line_end(at);
        if (end > 0) {
            text_add(text, "\r\n");
            at += end - 1;
            width = 0;
            continue;
        }
        const bool is_last = at[1] == '\0' || line_end(at + 1) > 0;
        const bool is_literal = (*at > ' ' && *at <= '~' && *at != '=') ||
                                ((*at == ' ' || *at == '\t') && !is_last);
        const size_t more = is_literal ? 1 : 3;
        if (width + more > LINE_MAX_CHARACTERS - (is_last ? 0 : 1)) {
            text_add(text, "=\r\n");
            width = 0;
        }
        if (is_literal) {
            text_add_char(text, *at);
        } else {
            text_format(text, "=%02X", (unsigned)(unsigned char)*at);
        }
        width += more;
    }
    if (width > 0) {
        text_add(text, "\r\n");
    }
}

/* ---- the whole ---- */

static bool mail_check(const struct mail *mail, struct status *st)
{
    const char *const values[] = {mail->subject, mail->from_name, mail->to_name};

    for (size_t i = 0; i < ARRAY_COUNT(values); i++) {
        if (values[i] != NULL && !header_check(values[i], st)) {
            return false;
        }
    }
    if (!utf8_is_valid(mail->text, strlen(mail->text))) {
        return status_fail(st, STATUS_INVALID, "the text of a mail is UTF-8 text");
    }
    if (!mail_address_check(mail->from_address, st) ||
        !mail_address_check(mail->to_address, st)) {
        return false;
    }
    return mail_address_check(mail->message_id, st) || status_within(st, "message id");
}

bool mail_compose(const struct mail *mail, struct pool *pool, struct text *composed_out,
                  struct status *st)
{
    struct text text;

    if (!mail_check(mail, st)) {
        return false;
    }
    text_init(&text, pool, MAIL_BYTES_MAX);
    if (!add_date(&text, mail->date, st)) {
        return false;
    }
    add_mailbox(&text, "From", mail->from_name, mail->from_address);
    add_mailbox(&text, "To", mail->to_name, mail->to_address);
    add_subject(&text, mail->subject);
    text_format(&text, "Message-ID: <%s>\r\n", mail->message_id);
    /* RFC 3834: no holiday notice comes back. */
    text_add(&text, "Auto-Submitted: auto-generated\r\n"
                    "MIME-Version: 1.0\r\n"
                    "Content-Type: text/plain; charset=utf-8\r\n"
                    "Content-Transfer-Encoding: quoted-printable\r\n"
                    "\r\n");
    add_quoted_printable(&text, mail->text);
    if (text.is_cut) {
        return status_fail(st, STATUS_LIMIT, "a mail has at most %d bytes",
                           MAIL_BYTES_MAX);
    }
    *composed_out = text;
    return true;
}
