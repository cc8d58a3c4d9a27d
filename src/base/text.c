#include "base/text.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"

void text_init(struct text *text, struct pool *pool, size_t ceiling)
{
    *text = (struct text){.pool = pool, .ceiling = ceiling, .bytes = pool_bytes(pool, 1)};
    text->capacity = 1;
}

/* Make room for `more` bytes and the NUL; false past the ceiling. */
static bool text_grow(struct text *text, size_t more)
{
    if (text->is_cut || more > text->ceiling - text->length) {
        text->is_cut = true;
        return false;
    }
    const size_t needed = text->length + more + 1;
    if (needed > text->capacity) {
        const size_t capacity = needed < 64 ? 64 : needed * 2;
        char *bytes = pool_bytes(text->pool, capacity);

        memcpy(bytes, text->bytes, text->length + 1);
        text->bytes = bytes;
        text->capacity = capacity;
    }
    return true;
}

void text_add_part(struct text *text, const char *addition, size_t length)
{
    if (text_grow(text, length)) {
        memcpy(text->bytes + text->length, addition, length);
        text->length += length;
        text->bytes[text->length] = '\0';
    }
}

void text_add(struct text *text, const char *addition)
{
    text_add_part(text, addition, strlen(addition));
}

void text_add_char(struct text *text, char addition)
{
    text_add_part(text, &addition, 1);
}

void text_add_repeated(struct text *text, char addition, size_t count)
{
    if (text_grow(text, count)) {
        memset(text->bytes + text->length, addition, count);
        text->length += count;
        text->bytes[text->length] = '\0';
    }
}

/* Most is short and is formatted once: a library of ours (libquadmath) makes the C
 * library take its slow way through every format. */
void text_format(struct text *text, const char *format, ...)
{
    char few[256];
    va_list arguments;

    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(few, sizeof few, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if ((size_t)length < sizeof few) {
        text_add_part(text, few, (size_t)length);
    } else if (text_grow(text, (size_t)length)) {
        (void)vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_add_integer(struct text *text, int64_t integer)
{
    char digits[20]; /* of INT64_MIN, with its sign */
    size_t at = sizeof digits;
    uint64_t rest = integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (integer < 0) {
        digits[--at] = '-';
    }
    text_add_part(text, digits + at, sizeof digits - at);
}

void text_add_number(struct text *text, double value, int decimals)
{
    char digits[400]; /* DBL_MAX has 309 before the point */

    assert(isfinite(value) && decimals >= 0 && decimals <= 9);
    size_t length = (size_t)snprintf(digits, sizeof digits, "%.*f", decimals, value);
    if (decimals > 0) {
        while (digits[length - 1] == '0') {
            length--;
        }
        length -= digits[length - 1] == '.';
    }
    const bool is_negative_zero = length == 2 && memcmp(digits, "-0", 2) == 0;
    text_add_part(text, is_negative_zero ? "0" : digits, is_negative_zero ? 1 : length);
}

void text_add_exact(struct text *text, double value)
{
    assert(isfinite(value));
    text_format(text, "%.17g", value == 0 ? 0.0 : value); /* no "-0" */
}

const char *text_join(struct pool *pool, const char *const *items, size_t count,
                      const char *separator)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count; i++) {
        text_add(&text, i > 0 ? separator : "");
        text_add(&text, items[i]);
    }
    return text.bytes;
}
