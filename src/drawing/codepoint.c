#include "drawing/codepoint.h"

/* Bytes that follow a first byte; -1 when it cannot begin a character. */
static int followers_of(unsigned char first)
{
    if (first < 0x80) {
        return 0;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return 1;
    }
    if (first >= 0xE0 && first < 0xF0) {
        return 2;
    }
    return first >= 0xF0 && first < 0xF5 ? 3 : -1;
}

/* Overlong forms, surrogates and what lies past the last plane are no characters. */
static bool is_character(uint32_t codepoint, int followers)
{
    static const uint32_t LOWEST[] = {0, 0x80, 0x800, 0x10000};

    return codepoint >= LOWEST[followers] && codepoint <= 0x10FFFF &&
           !(codepoint >= 0xD800 && codepoint <= 0xDFFF);
}

uint32_t codepoint_next(const char **text)
{
    const char *at = *text;
    const unsigned char first = (unsigned char)*at;

    if (first == 0) {
        return 0;
    }
    *text = at + 1;
    const int followers = followers_of(first);
    if (followers <= 0) {
        return followers == 0 ? first : CODEPOINT_REPLACEMENT;
    }
    uint32_t codepoint = first & (0x3Fu >> followers);
    for (int i = 1; i <= followers; i++) {
        const unsigned char byte = (unsigned char)at[i];
        if ((byte & 0xC0) != 0x80) { /* the NUL at the end too */
            return CODEPOINT_REPLACEMENT;
        }
        codepoint = codepoint << 6 | (byte & 0x3Fu);
    }
    if (!is_character(codepoint, followers)) {
        return CODEPOINT_REPLACEMENT;
    }
    *text = at + 1 + followers;
    return codepoint;
}

bool codepoint_is_joined(uint32_t codepoint)
{
    return (codepoint >= 0x300 && codepoint <= 0x36F) || codepoint == 0x200D ||
           (codepoint >= 0xFE00 && codepoint <= 0xFE0F) ||
           (codepoint >= 0x1F3FB && codepoint <= 0x1F3FF);
}
