#include "base/csv_write.h"

#include <string.h>

static bool is_formula(const char *value)
{
    const bool is_sign = value[0] == '+' || value[0] == '-';
    const char *digits = value + is_sign;

    if (is_sign && digits[0] != '\0' && digits[strspn(digits, "0123456789.")] == '\0') {
        return false; /* a signed number */
    }
    return is_sign || value[0] == '=' || value[0] == '@';
}

void csv_add_cell(struct text *text, const char *value, bool is_first)
{
    if (!is_first) {
        text_add_char(text, ',');
    }
    const bool is_quoted = strpbrk(value, ",;\t\"\r\n'") != NULL || is_formula(value);
    if (!is_quoted) {
        text_add(text, value);
        return;
    }
    text_add(text, is_formula(value) ? "\"'" : "\"");
    for (; *value != '\0'; value++) {
        text_add(text, *value == '"' ? "\"" : "");
        text_add_char(text, *value);
    }
    text_add_char(text, '"');
}
