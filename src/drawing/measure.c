#include "drawing/measure.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "drawing/codepoint.h"
#include "drawing/font_widths.h"

static const char ELLIPSIS[] = "\u2026";
static const char HYPHEN[] = "-";

/* Scripts of wide characters, and pictures: about an em each. */
enum { WIDE_FIRST = 0x1100, OTHER_UNITS = 1434 /* 0.7 em */ };

static int units_of(uint32_t codepoint, enum font_face face)
{
    if (codepoint < FONT_LETTER_FIRST) {
        return FONT_LETTER_WIDTHS[face][0]; /* a line feed or tab is drawn as a space */
    }
    if (codepoint <= FONT_LETTER_LAST) {
        return FONT_LETTER_WIDTHS[face][codepoint - FONT_LETTER_FIRST];
    }
    if (codepoint >= FONT_SIGN_FIRST && codepoint <= FONT_SIGN_LAST) {
        return FONT_SIGN_WIDTHS[face][codepoint - FONT_SIGN_FIRST];
    }
    if (codepoint_is_joined(codepoint)) {
        return 0;
    }
    return codepoint >= WIDE_FIRST ? FONT_UNITS : OTHER_UNITS;
}

static double codepoint_width(uint32_t codepoint, struct font font)
{
    return font.size * units_of(codepoint, font.face) / FONT_UNITS;
}

double measure_width(const char *text, struct font font)
{
    double width = 0;

    for (uint32_t codepoint; (codepoint = codepoint_next(&text)) != 0;) {
        width += codepoint_width(codepoint, font);
    }
    return width;
}

static bool is_space(uint32_t codepoint)
{
    return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r');
}

static bool is_letter(uint32_t codepoint)
{
    return (codepoint >= 'a' && codepoint <= 'z') ||
           (codepoint >= 'A' && codepoint <= 'Z') ||
           (codepoint >= 0xC0 && codepoint <= FONT_LETTER_LAST);
}

/* A line may end after it when a word follows ("1-4" stays together). */
static bool ends_word(uint32_t codepoint, const char *after)
{
    return (codepoint == '-' || codepoint == '/' || codepoint == 0x2013) &&
           is_letter(codepoint_next(&after));
}

static const char *skip_spaces(const char *text)
{
    while (is_space((unsigned char)*text)) {
        text++;
    }
    return text;
}

/* One character with all that joins it. */
static const char *cluster_end(const char *text, double *width, struct font font)
{
    *width += codepoint_width(codepoint_next(&text), font);
    for (const char *next = text;; text = next) {
        const uint32_t joined = codepoint_next(&next);
        if (!codepoint_is_joined(joined)) {
            return text;
        }
        *width += codepoint_width(joined, font);
    }
}

/* The longest beginning that fits at the edge of a character, and one character at
 * least: a room narrower than a letter must not stop the work. */
static const char *clusters_fit(const char *text, double room, struct font font)
{
    double width = 0;
    const char *end = cluster_end(text, &width, font);

    while (*end != '\0') {
        const char *next = cluster_end(end, &width, font);
        if (width > room) {
            break;
        }
        end = next;
    }
    return end;
}

/* Both sides of `edge` are letters, so that a hyphen belongs there. */
static bool is_inside_word(const char *text, const char *edge)
{
    uint32_t before = 0;

    while (text < edge) {
        before = codepoint_next(&text);
    }
    return is_letter(before) && is_letter(codepoint_next(&edge));
}

struct line {
    const char *end;
    bool is_hyphenated;
};

/* Where the line that begins at `text` ends, spaces behind it left out. */
static struct line line_find(const char *text, double room, struct font font)
{
    const char *const limit = clusters_fit(text, room, font);
    const char *end = NULL;

    if (*limit == '\0') {
        return (struct line){limit, false};
    }
    for (const char *at = text; at <= limit;) {
        const char *const here = at;
        const uint32_t codepoint = codepoint_next(&at);
        if (is_space(codepoint)) {
            end = here;
        } else if (ends_word(codepoint, at) && at <= limit) {
            end = at;
        }
    }
    if (end != NULL || !is_inside_word(text, limit)) {
        return (struct line){end != NULL ? end : limit, false};
    }
    end = clusters_fit(text, room - measure_width(HYPHEN, font), font);
    return (struct line){end, is_inside_word(text, end)};
}

static const char *trim_end(const char *begin, const char *end)
{
    while (end > begin && is_space((unsigned char)end[-1])) {
        end--;
    }
    return end;
}

/* The text up to `end`, with a sign after it. */
static const char *line_make(const char *text, const char *end, const char *sign,
                             struct pool *pool)
{
    struct text line;

    text_init(&line, pool, LIMIT_OUTPUT_BYTES);
    text_add_part(&line, text, (size_t)(trim_end(text, end) - text));
    text_add(&line, sign);
    return line.bytes;
}

struct measure_lines measure_wrap(const char *text, struct font font,
                                  struct measure_room room, struct pool *pool)
{
    const char **lines = pool_array(pool, room.line_max, const char *);
    size_t count = 0;

    assert(room.line_max > 0);
    for (text = skip_spaces(text); *text != '\0';) {
        const struct line line = line_find(text, room.width, font);
        const char *const next = skip_spaces(line.end);
        if (count + 1 == room.line_max && *next != '\0') {
            const double left = room.width - measure_width(ELLIPSIS, font);
            lines[count++] =
                line_make(text, clusters_fit(text, left, font), ELLIPSIS, pool);
            return (struct measure_lines){lines, count, true};
        }
        lines[count++] =
            line_make(text, line.end, line.is_hyphenated ? HYPHEN : "", pool);
        text = next;
    }
    return (struct measure_lines){lines, count, false};
}

double measure_word_max(const char *text, struct font font)
{
    double widest = 0;
    double width = 0;

    for (uint32_t codepoint; (codepoint = codepoint_next(&text)) != 0;) {
        width += codepoint_width(codepoint, font);
        widest = width > widest && !is_space(codepoint) ? width : widest;
        width = is_space(codepoint) || ends_word(codepoint, text) ? 0 : width;
    }
    return widest;
}
