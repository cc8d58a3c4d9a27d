#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* Length of the well-formed sequence at `bytes`, 0 when there is none.
 * The ranges are table 3-7 of the Unicode standard. */
static size_t sequence_length(const unsigned char *bytes, size_t length)
{
    const unsigned char lead = bytes[0];
    size_t needed = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;

    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        needed = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        needed = 3;
        low = lead == 0xE0 ? 0xA0 : 0x80; /* overlong */
        high = lead == 0xED ? 0x9F : 0xBF; /* surrogates */
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        needed = 4;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF; /* past U+10FFFF */
    }
    if (needed == 0 || needed > length || bytes[1] < low || bytes[1] > high) {
        return 0;
    }
    for (size_t i = 2; i < needed; i++) {
        if (bytes[i] < 0x80 || bytes[i] > 0xBF) {
            return 0;
        }
    }
    return needed;
}

/* Eight bytes at a time while all are ASCII: most of every file is. */
static size_t ascii_run(const char *bytes, size_t length)
{
    size_t run = 0;

    while (length - run >= sizeof(uint64_t)) {
        uint64_t eight;

        memcpy(&eight, bytes + run, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
        run += sizeof eight;
    }
    return run;
}

bool utf8_is_valid(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        const size_t run = ascii_run(bytes + at, length - at);

        at += run;
        if (at == length) {
            break;
        }
        const size_t step =
            sequence_length((const unsigned char *)bytes + at, length - at);
        if (step == 0) {
            return false;
        }
        at += step;
    }
    return true;
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

bool utf8_is_visible(const char *text, const char *allowed)
{
    if (!utf8_is_valid(text, strlen(text))) {
        return false;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if (utf8_is_invisible(at) && strchr(allowed, *at) == NULL) {
            return false;
        }
    }
    return true;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++) {
        count += !is_continuation(*text);
    }
    return count;
}

size_t utf8_prefix(const char *text, size_t count)
{
    size_t at = 0;

    for (; text[at] != '\0'; at++) {
        if (!is_continuation(text[at]) && count-- == 0) {
            break;
        }
    }
    return at;
}

/* 0x80..0x9F of Windows-1252; 0 where it has no character. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void add_code_point(struct text *text, unsigned code)
{
    if (code < 0x80) {
        text_add_char(text, (char)code);
    } else if (code < 0x800) {
        text_add_char(text, (char)(0xC0 | (code >> 6)));
        text_add_char(text, (char)(0x80 | (code & 0x3F)));
    } else {
        text_add_char(text, (char)(0xE0 | (code >> 12)));
        text_add_char(text, (char)(0x80 | ((code >> 6) & 0x3F)));
        text_add_char(text, (char)(0x80 | (code & 0x3F)));
    }
}

void utf8_add_latin1(struct text *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        unsigned code = byte;

        if (byte >= 0x80 && byte < 0xA0) {
            code = WINDOWS_1252[byte - 0x80] != 0 ? WINDOWS_1252[byte - 0x80] : 0xFFFD;
        }
        add_code_point(text, code);
    }
}

/* The plain letter under U+00C0..U+00FF ('*': two letters or none, kept as it is). */
static const char PLAIN_LETTER[] =
    "aaaaaa*ceeeeiiii*nooooo*ouuuuy**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y";

static bool is_word_byte(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* A combining accent (U+0300..U+036F), as macOS writes é: e and an accent. */
static bool is_combining(const unsigned char *at)
{
    return (at[0] == 0xCC && at[1] >= 0x80) || (at[0] == 0xCD && at[1] <= 0xAF);
}

/* Punctuation of U+0080..U+00BF and U+2000..U+206F parts words as that of ASCII does. */
static bool is_punctuation(const unsigned char *at)
{
    return at[0] == 0xC2 || (at[0] < 0x80 && !is_word_byte(at[0])) ||
           (at[0] == 0xE2 && (at[1] == 0x80 || (at[1] == 0x81 && at[2] <= 0xAF)));
}

/* The plain lower case letter or digit here; '\0' when it is none. */
static char plain_of(const unsigned char *at)
{
    if (at[0] < 0x80) {
        return (char)(at[0] >= 'A' && at[0] <= 'Z' ? at[0] - 'A' + 'a' : at[0]);
    }
    const char letter = at[0] == 0xC3 ? PLAIN_LETTER[at[1] - 0x80] : '*';
    return (char)(letter == '*' ? '\0' : letter);
}

const char *utf8_key(struct pool *pool, const char *text)
{
    char *key = pool_bytes(pool, strlen(text) + 1);
    size_t length = 0;
    bool is_gap = false;

    for (const unsigned char *at = (const unsigned char *)text; *at != '\0';) {
        const size_t step = sequence_length(at, SIZE_MAX);
        const char plain = plain_of(at);

        if (is_punctuation(at)) {
            is_gap = length > 0;
        } else if (!is_combining(at)) {
            if (is_gap) {
                key[length++] = ' ';
                is_gap = false;
            }
            memcpy(key + length, plain != '\0' ? &plain : (const char *)at,
                   plain != '\0' ? 1 : step);
            length += plain != '\0' ? 1 : step;
        }
        at += step;
    }
    key[length] = '\0';
    return key;
}

bool utf8_same_word(struct pool *scratch, const char *a, const char *b)
{
    return strcmp(utf8_key(scratch, a), utf8_key(scratch, b)) == 0;
}
