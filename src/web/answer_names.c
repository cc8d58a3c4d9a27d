#include "web/answer_names.h"

#include <string.h>

enum {
    WORD_LEAST = 3, /* "de" and "van" say nothing; OCMW, CAW and Bib do */
    ONE_SLIP = 5,
    TWO_SLIPS = 9,
    NAME_MOST = 120 /* longer ones are compared by their words alone */
};

static const char *without_blanks(struct pool *pool, const char *key)
{
    char *name = pool_text(pool, key);
    size_t length = 0;

    for (; *key != '\0'; key++) {
        if (*key != ' ') {
            name[length++] = *key;
        }
    }
    name[length] = '\0';
    return name;
}

static bool has_word(const char *key, const char *word, size_t length)
{
    for (const char *at = key; *at != '\0'; at += at[0] == ' ') {
        const size_t here = strcspn(at, " ");

        if (here == length && memcmp(at, word, length) == 0) {
            return true;
        }
        at += here;
    }
    return false;
}

static bool is_filler(const char *word, size_t length)
{
    static const char *const FILLERS[] = {"van", "het", "een", "der", "den",
                                          "les", "des", "the", "and", "for"};

    for (size_t i = 0; i < sizeof FILLERS / sizeof FILLERS[0]; i++) {
        if (length == 3 && memcmp(word, FILLERS[i], 3) == 0) {
            return true;
        }
    }
    return length < WORD_LEAST;
}

/* Every word of `part` that says something stands in `whole`, and there is one. */
static bool is_part(const char *part, const char *whole)
{
    size_t words = 0;

    for (const char *at = part; *at != '\0'; at += at[0] == ' ') {
        const size_t length = strcspn(at, " ");

        if (!is_filler(at, length)) {
            if (!has_word(whole, at, length)) {
                return false;
            }
            words++;
        }
        at += length;
    }
    return words > 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to put in, to leave out, to replace, or to swap with the next one. */
static size_t slips(const char *a, const char *b, struct pool *pool)
{
    const size_t width = strlen(b) + 1;
    const size_t height = strlen(a) + 1;
    size_t *cells = pool_array(pool, width * height, size_t);

    for (size_t j = 0; j < width; j++) {
        cells[j] = j;
    }
    for (size_t i = 1; i < height; i++) {
        size_t *row = cells + i * width;
        const size_t *above = row - width;

        row[0] = i;
        for (size_t j = 1; j < width; j++) {
            row[j] = least(above[j] + 1, row[j - 1] + 1);
            row[j] = least(row[j], above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], cells[(i - 2) * width + j - 2] + 1);
            }
        }
    }
    return cells[width * height - 1];
}

bool answer_names_are_near(const char *a, const char *b, struct pool *pool)
{
    const char *first = without_blanks(pool, a);
    const char *second = without_blanks(pool, b);
    const size_t shorter = least(strlen(first), strlen(second));

    if (shorter == 0) {
        return false;
    }
    if (strcmp(first, second) == 0 || is_part(a, b) || is_part(b, a)) {
        return true;
    }
    if (shorter < ONE_SLIP || strlen(first) > NAME_MOST || strlen(second) > NAME_MOST) {
        return false;
    }
    return slips(first, second, pool) <= (shorter < TWO_SLIPS ? 1U : 2U);
}
