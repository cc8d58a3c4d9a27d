#include "exchange/block_cut.h"

#include <string.h>

struct cutter {
    char *at; /* in a copy of the text, which ends with NUL */
    char delimiter;
};

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_cell_end(const struct cutter *cutter, char byte)
{
    return byte == '\0' || byte == cutter->delimiter || is_line_end(byte);
}

/* The quote that closes the one before `at`; NULL when what follows makes it no quoted
 * cell. It looks no further than the next single quote: what one search passed over, none
 * of the cells in between searches again. */
static char *closing_quote(const struct cutter *cutter, char *at)
{
    at = strchr(at, '"');
    while (at != NULL && at[1] == '"') {
        at = strchr(at + 2, '"');
    }
    return at != NULL && is_cell_end(cutter, at[1]) ? at : NULL;
}

/* In place: doubled quotes become one, line ends become '\n'. Gives the new end. */
static char *quoted_clean(char *begin, const char *end)
{
    char *write = begin;

    for (const char *at = begin; at < end; at++) {
        at += *at == '"' || (at[0] == '\r' && at[1] == '\n'); /* the first of two */
        *write++ = (char)(*at == '\r' ? '\n' : *at);
    }
    return write;
}

/* How wide the blank is that begins at `at`; 0: none does. */
static size_t blank_width(const char *at, const char *end)
{
    if (end - at >= 2 && at[0] == '\xC2' && at[1] == '\xA0') {
        return 2; /* a blank that does not break */
    }
    return at < end && (*at == ' ' || *at == '\t' || *at == '\n');
}

static const char *trimmed(char *begin, char *end)
{
    size_t width = 0;

    while ((width = blank_width(begin, end)) > 0) {
        begin += width;
    }
    for (;;) {
        if (end - begin >= 2 && blank_width(end - 2, end) == 2) {
            end -= 2;
        } else if (end > begin && blank_width(end - 1, end) == 1) {
            end -= 1;
        } else {
            *end = '\0';
            return begin;
        }
    }
}

/* Read a cell and step over what ends it, in *ended_by_out. */
static const char *cell_cut(struct cutter *cutter, char *ended_by_out)
{
    char *begin = cutter->at;
    char *closing = *begin == '"' ? closing_quote(cutter, begin + 1) : NULL;
    char *end = NULL;

    if (closing != NULL) {
        begin++;
        end = quoted_clean(begin, closing);
        cutter->at = closing + 1;
    } else {
        while (!is_cell_end(cutter, *cutter->at)) {
            cutter->at++;
        }
        end = cutter->at;
    }
    *ended_by_out = *cutter->at;
    if (*ended_by_out != '\0') {
        cutter->at += cutter->at[0] == '\r' && cutter->at[1] == '\n' ? 2 : 1;
    }
    return trimmed(begin, end);
}

/* Room for the cells of the whole text, and for its lines. */
static void rooms_count(const char *text, char delimiter, size_t *cells_out,
                        size_t *lines_out)
{
    *cells_out = 1;
    *lines_out = 1;
    for (; *text != '\0'; text++) {
        *lines_out += is_line_end(*text);
        *cells_out += *text == delimiter || is_line_end(*text);
    }
}

bool cut_line_is_empty(const struct cut_line *line)
{
    size_t i = 0;

    while (i < line->cell_count && line->cells[i][0] == '\0') {
        i++;
    }
    return i == line->cell_count;
}

struct block_cut block_cut(const char *text, char delimiter, size_t line_limit,
                           struct pool *pool)
{
    struct cutter cutter = {pool_text(pool, text), delimiter};
    size_t cell_room = 0;
    size_t line_room = 0;

    rooms_count(text, delimiter, &cell_room, &line_room);
    line_room = line_room < line_limit ? line_room : line_limit;
    const char **cells = pool_array(pool, cell_room, const char *);
    struct cut_line *lines = pool_array(pool, line_room, struct cut_line);
    size_t count = 0;

    while (*cutter.at != '\0' && count < line_room) {
        struct cut_line *line = &lines[count++];
        char ended_by = delimiter;

        line->cells = cells;
        while (ended_by == delimiter) {
            cells[line->cell_count++] = cell_cut(&cutter, &ended_by);
        }
        cells += line->cell_count;
    }
    const bool is_longer = cutter.at[strspn(cutter.at, " \t\r\n")] != '\0';
    while (!is_longer && count > 0 && cut_line_is_empty(&lines[count - 1])) {
        count--;
    }
    return (struct block_cut){lines, count, is_longer};
}
