#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool number_read(const char *text, size_t highest, size_t *number_out)
{
    size_t number = 0;

    if (*text == '\0') {
        return false;
    }
    for (; *text != '\0'; text++) {
        const size_t digit = (size_t)(*text - '0');
        if (*text < '0' || *text > '9' || digit > highest ||
            number > (highest - digit) / 10) {
            return false;
        }
        number = 10 * number + digit;
    }
    *number_out = number;
    return true;
}

static const char *digits_pass(const char *text)
{
    return text + strspn(text, "0123456789");
}

/* The end of a sign, digits with a point among or before them, an exponent; NULL when
 * that is not what stands there. */
static const char *decimal_end(const char *text)
{
    const char *begin = text + (*text == '-' || *text == '+');
    const char *end = digits_pass(begin);
    size_t digit_count = (size_t)(end - begin);

    if (*end == '.') {
        const char *after = end + 1;
        end = digits_pass(after);
        digit_count += (size_t)(end - after);
    }
    if (digit_count == 0) {
        return NULL;
    }
    if (*end == 'e' || *end == 'E') {
        const char *exponent = end + 1 + (end[1] == '-' || end[1] == '+');
        end = digits_pass(exponent);
        return end > exponent ? end : NULL;
    }
    return end;
}

bool number_read_decimal(const char *text, double *number_out)
{
    const char *end = decimal_end(text);

    if (end == NULL || *end != '\0') {
        return false;
    }
    const double number = strtod(text, NULL); /* the program's locale stays "C" */
    if (!isfinite(number)) {
        return false;
    }
    *number_out = number;
    return true;
}

int number_compare(const void *one, const void *other)
{
    const double first = *(const double *)one;
    const double second = *(const double *)other;

    return (first > second) - (first < second);
}
