#include "exchange/network_value.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

enum { NUMBER_LONGEST = 400 };

static bool is_word(const char *text, const char *word)
{
    while (*text != '\0' && tolower((unsigned char)*text) == *word) {
        text++;
        word++;
    }
    return *text == '\0' && *word == '\0';
}

static bool is_among(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_word(text, words[i])) {
            return true;
        }
    }
    return false;
}

/* "0,5" as "0.5"; false when it is not that. */
static bool comma_read(const char *text, double *value_out)
{
    char pointed[NUMBER_LONGEST];
    const char *comma = strchr(text, ',');

    if (comma == NULL || strchr(text, '.') != NULL || strlen(text) >= sizeof pointed) {
        return false;
    }
    memcpy(pointed, text, strlen(text) + 1);
    pointed[comma - text] = '.';
    return number_read_decimal(pointed, value_out);
}

enum value_kind network_weight_read(const char *text, bool has_comma, double *value_out)
{
    static const char *const UNKNOWN[] = {"na",      "n/a",      "nan",     "?",   ".",
                                          "unknown", "onbekend", "inconnu", "#n/a"};
    double value = NAN;

    if (text[0] >= '0' && text[0] <= '9' && text[1] == '\0') { /* most are */
        *value_out = text[0] - '0';
        return VALUE_NUMBER;
    }
    if (number_read_decimal(text, &value) || (has_comma && comma_read(text, &value))) {
        *value_out = value;
        return VALUE_NUMBER;
    }
    if (is_among(text, UNKNOWN, ARRAY_COUNT(UNKNOWN))) {
        *value_out = NAN;
        return VALUE_UNKNOWN;
    }
    return VALUE_NONE;
}

enum value_kind network_value_read(const char *text, bool has_comma, double *value_out)
{
    static const char *const YES[] = {"x", "yes", "ja", "oui", "true"};
    static const char *const NO[] = {"no", "nee", "non", "false"};
    const enum value_kind kind = network_weight_read(text, has_comma, value_out);

    if (kind != VALUE_NONE) {
        return kind;
    }
    const bool is_yes = is_among(text, YES, ARRAY_COUNT(YES));
    if (!is_yes && !is_among(text, NO, ARRAY_COUNT(NO))) {
        return VALUE_NONE;
    }
    *value_out = is_yes ? 1 : 0;
    return VALUE_NUMBER;
}

/* Most values are a digit. */
static bool is_digit(double value)
{
    return value == 0 || value == 1 || value == 2 || value == 3 || value == 4 ||
           value == 5 || value == 6 || value == 7 || value == 8 || value == 9;
}

void network_value_add(struct text *text, double value)
{
    enum { SHORT = 15, EXACT = 17 };
    char digits[NUMBER_LONGEST];

    if (is_digit(value)) {
        text_add_char(text, (char)('0' + (int)value));
        return;
    }

    if (isnan(value)) {
        text_add(text, "NA");
        return;
    }
    for (int precision = SHORT; precision <= EXACT; precision++) {
        (void)snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value) {
            break;
        }
    }
    text_add(text, digits);
}
