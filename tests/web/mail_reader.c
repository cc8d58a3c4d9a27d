/* mail_reader.c - read a mail back as a mail program shows it. */
#include "web/mail_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

static const char *line_after(const char *line)
{
    return strstr(line, "\r\n") + 2;
}

const char *mail_header_raw(struct pool *pool, const char *mail, const char *name)
{
    const size_t length = strlen(name);
    struct text value;
    size_t count = 0;

    text_init(&value, pool, LIMIT_OUTPUT_BYTES);
    for (const char *line = mail; *line != '\r'; line = line_after(line)) {
        if (strncmp(line, name, length) != 0 || line[length] != ':') {
            continue;
        }
        count++;
        line += length + 1 + (line[length + 1] == ' ');
        text_add_part(&value, line, strcspn(line, "\r"));
        while (line_after(line)[0] == ' ') {
            line = line_after(line);
            text_add_part(&value, line, strcspn(line, "\r"));
        }
    }
    return count == 1 ? value.bytes : NULL;
}

/* Each word is a text of its own: a character may not be divided over two. */
static void add_decoded(struct text *text, const char *base64)
{
    const size_t begin = text->length;
    static const char DIGITS[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    unsigned bit_count = 0;

    for (; strchr("=?", *base64) == NULL; base64++) {
        bits = bits << 6 | (unsigned)(strchr(DIGITS, *base64) - DIGITS);
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            text_add_char(text, (char)(bits >> bit_count & 0xFF));
        }
    }
    if (!utf8_is_valid(text->bytes + begin, text->length - begin)) {
        text_add(text, "(half a character)");
    }
}

/* Blanks between two encoded words are not part of the text (RFC 2047, 6.2). */
const char *mail_header(struct pool *pool, const char *mail, const char *name)
{
    static const char BEGIN[] = "=?UTF-8?B?";
    const char *at = mail_header_raw(pool, mail, name);
    struct text value;

    if (at == NULL) {
        return NULL;
    }
    text_init(&value, pool, LIMIT_OUTPUT_BYTES);
    while (*at != '\0') {
        if (strncmp(at, BEGIN, strlen(BEGIN)) != 0) {
            text_add_char(&value, *at++);
            continue;
        }
        at += strlen(BEGIN);
        add_decoded(&value, at);
        at = strstr(at, "?=") + 2;
        const char *next = at + strspn(at, " ");
        if (strncmp(next, BEGIN, strlen(BEGIN)) == 0) {
            at = next;
        }
    }
    return value.bytes;
}

const char *mail_body(struct pool *pool, const char *mail)
{
    struct text body;

    text_init(&body, pool, LIMIT_OUTPUT_BYTES);
    for (const char *at = strstr(mail, "\r\n\r\n") + 4; *at != '\0'; at++) {
        if (*at != '=') {
            text_add_char(&body, *at);
            continue;
        }
        if (at[1] != '\r') {
            text_add_char(&body, (char)strtoul((char[]){at[1], at[2], '\0'}, NULL, 16));
        }
        at += 2;
    }
    return body.bytes;
}

size_t mail_header_count(const char *mail)
{
    size_t count = 0;

    for (const char *line = mail; *line != '\r'; line = line_after(line)) {
        count += *line != ' ';
    }
    return count;
}

size_t mail_line_longest(const char *mail)
{
    size_t longest = 0;

    for (const char *line = mail; *line != '\0'; line = line_after(line)) {
        const size_t length = strcspn(line, "\r");
        longest = length > longest ? length : longest;
    }
    return longest;
}

int mail_is_clean(const char *mail)
{
    for (const char *at = mail; *at != '\0'; at++) {
        if (*at == '\r' && at[1] == '\n') {
            at++;
        } else if (*at < ' ' || *at > '~') {
            return 0;
        }
    }
    return 1;
}
