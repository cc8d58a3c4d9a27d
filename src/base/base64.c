#include "base/base64.h"

#include <string.h>

static const char DIGITS[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

enum { DIGIT_COUNT = 64 };

void base64_add(struct text *text, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;

    for (size_t i = 0; i < length; i += 3) {
        const size_t left = length - i;
        const unsigned group = (unsigned)from[i] << 16 |
                               (left > 1 ? (unsigned)from[i + 1] << 8 : 0) |
                               (left > 2 ? from[i + 2] : 0);
        const char digits[] = {
            DIGITS[group >> 18],
            DIGITS[group >> 12 & 63],
            left > 1 ? DIGITS[group >> 6 & 63] : '=',
            left > 2 ? DIGITS[group & 63] : '=',
        };

        text_add_part(text, digits, sizeof digits);
    }
}

bool base64_read(const char *text, unsigned char *bytes_out, size_t *length_out)
{
    const size_t length = strcspn(text, "=");
    const size_t padding = strlen(text + length);
    unsigned char values[256];
    unsigned bits = 0; /* read and not yet given out; what is above is given out */
    unsigned bit_count = 0;
    size_t count = 0;

    if ((length + padding) % 4 != 0 || strspn(text + length, "=") != padding ||
        padding > 2) {
        return false;
    }
    memset(values, DIGIT_COUNT, sizeof values);
    for (size_t i = 0; i < DIGIT_COUNT; i++) {
        values[(unsigned char)DIGITS[i]] = (unsigned char)i;
    }
    for (size_t i = 0; i < length; i++) {
        const unsigned char value = values[(unsigned char)text[i]];

        if (value == DIGIT_COUNT) {
            return false;
        }
        bits = bits << 6 | value;
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            bytes_out[count++] = (unsigned char)(bits >> bit_count & 0xFF);
        }
    }
    if ((bits & ((1u << bit_count) - 1)) != 0) {
        return false;
    }
    *length_out = count;
    return true;
}
