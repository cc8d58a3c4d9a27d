#include "base/number.h"

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
