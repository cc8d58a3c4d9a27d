#include "exchange/fields.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

bool field_refuse(const struct field_reader *reader, const struct csv_cell *cell,
                  const char *id)
{
    const struct message message = {
        .id = id, .values = {{.text = cell->text}}, .value_count = 1};

    report_add_message(reader->report, REPORT_ERROR, csv_place(reader->table, cell),
                       message);
    return false;
}

bool field_level(const struct field_reader *reader, const struct csv_cell *cell,
                 int highest, const char *wrong_id, int *out)
{
    const char *text = cell->text;

    if (text[0] < '1' || text[0] > '0' + highest || text[1] != '\0') {
        return field_refuse(reader, cell, wrong_id);
    }
    *out = text[0] - '0';
    return true;
}

bool field_word(const struct field_reader *reader, const struct csv_cell *cell,
                const struct vocabulary *vocabulary, const char *wrong_id, int *out)
{
    return vocabulary_find(vocabulary, cell->text, out) ||
           field_refuse(reader, cell, wrong_id);
}

static const struct word YES_NO_WORDS[] = {
    {1, "yes", N_("yes"), "x|X|1|j|J|y|Y"},
    {0, "no", N_("no"), "0|n|N"},
};
static const struct vocabulary YES_NO = {YES_NO_WORDS, ARRAY_COUNT(YES_NO_WORDS), false};

bool field_yes_no(const struct field_reader *reader, const struct csv_cell *cell,
                  const char *wrong_id, bool *out)
{
    int value = 0;

    if (!field_word(reader, cell, &YES_NO, wrong_id, &value)) {
        return false;
    }
    *out = value == 1;
    return true;
}

/* `pattern` has 9 for a digit; every other character stands for itself. */
static bool has_shape(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; pattern++, text++) {
        const bool is_digit = *text >= '0' && *text <= '9';
        if (*pattern == '9' ? !is_digit : *text != *pattern) {
            return false;
        }
    }
    return *text == '\0';
}

static int two_digits(const char *text)
{
    return 10 * (text[0] - '0') + text[1] - '0';
}

static bool is_day(const char *text)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = 100 * two_digits(text) + two_digits(text + 2);
    const int month = two_digits(text + 5);
    const int day = two_digits(text + 8);
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month >= 1 && month <= 12 && day >= 1 &&
           day <= DAYS[month - 1] + (month == 2 && is_leap);
}

bool field_date(const struct field_reader *reader, const struct csv_cell *cell,
                const char **out)
{
    char *date = pool_text(reader->pool, cell->text);

    if (strlen(date) > 10 && date[10] == 'T') {
        date[10] = ' ';
    }
    const bool has_time =
        has_shape(date, "9999-99-99 99:99") || has_shape(date, "9999-99-99 99:99:99");
    if ((!has_time && !has_shape(date, "9999-99-99")) || !is_day(date) ||
        (has_time && (two_digits(date + 11) > 23 || two_digits(date + 14) > 59)) ||
        (has_time && date[16] == ':' && two_digits(date + 17) > 59)) {
        return field_refuse(
            reader, cell, N_("'%s' is not a date; write 2026-03-03 or 2026-03-03 10:12"));
    }
    *out = date;
    return true;
}

static bool name_too_long(const struct field_reader *reader, const struct csv_cell *cell)
{
    report_add(reader->report, REPORT_ERROR, csv_place(reader->table, cell),
               "this name is longer than %d bytes; shorten it", LIMIT_NAME_BYTES);
    return false;
}

bool field_name(const struct field_reader *reader, const struct csv_cell *cell,
                const char *missing_id, const char **out)
{
    if (cell->text[0] == '\0') {
        return field_refuse(reader, cell, missing_id);
    }
    if (strlen(cell->text) > LIMIT_NAME_BYTES) {
        return name_too_long(reader, cell);
    }
    if (strchr(cell->text, '|') != NULL) {
        return field_refuse(
            reader, cell,
            N_("the name '%s' holds a bar, which parts names in other cells; "
               "write it without"));
    }
    *out = cell->text;
    return true;
}

static bool is_dash(const char *text)
{
    static const char *const DASHES[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "/"};

    return name_find(DASHES, ARRAY_COUNT(DASHES), text) < ARRAY_COUNT(DASHES);
}

static const char *trimmed_part(struct pool *pool, const char *begin, size_t length)
{
    while (length > 0 && *begin == ' ') {
        begin++;
        length--;
    }
    while (length > 0 && begin[length - 1] == ' ') {
        length--;
    }
    return pool_text_part(pool, begin, length);
}

bool field_names(const struct field_reader *reader, const struct csv_cell *cell,
                 struct name_list *out)
{
    const char *text = cell->text;

    if (text[0] == '\0' || is_dash(text)) {
        *out = (struct name_list){0};
        return true;
    }
    size_t count = 1;
    for (const char *bar = text; (bar = strchr(bar, '|')) != NULL; bar++) {
        count++;
    }
    const char **names = pool_array(reader->pool, count, const char *);
    for (size_t i = 0; i < count; i++) {
        const size_t length = strcspn(text, "|");
        names[i] = trimmed_part(reader->pool, text, length);
        if (length > LIMIT_NAME_BYTES) {
            return name_too_long(reader, cell);
        }
        if (names[i][0] == '\0') {
            return field_refuse(
                reader, cell,
                N_("'%s' has a bar with no name beside it; write names as "
                   "'A|B', or leave the cell empty"));
        }
        text += length + 1;
    }
    *out = (struct name_list){names, count};
    return true;
}

/* What parts names, or ends them. */
static bool is_parting(char byte)
{
    return byte == ',' || byte == ';' || byte == '|' || byte == '\n';
}

/* The length of the longest known name that stands here whole; 0: none does. */
static size_t known_length(const char *at, const struct name_list *known)
{
    size_t longest = 0;

    for (size_t i = 0; i < known->count; i++) {
        const size_t length = strlen(known->names[i]);

        if (length > longest && strncmp(at, known->names[i], length) == 0) {
            const char *end = at + length + strspn(at + length, " ");
            longest = *end == '\0' || is_parting(*end) ? length : longest;
        }
    }
    return longest;
}

const char *names_part(const char *text, const struct name_list *known, struct pool *pool)
{
    char *parted = pool_text(pool, text);
    bool is_begin = true; /* of a name */

    for (char *at = parted; *at != '\0';) {
        const size_t length = is_begin && *at != ' ' ? known_length(at, known) : 0;

        if (length > 0) {
            at += length;
            is_begin = false;
            continue;
        }
        is_begin = is_parting(*at) || (is_begin && *at == ' ');
        *at = (char)(*at == ',' || *at == ';' ? '|' : *at);
        at++;
    }
    return parted;
}

size_t name_find(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    return count;
}

const char *name_suggest(const char *const *names, size_t count, const char *name)
{
    SCOPED(pool) scratch = pool_new();

    for (size_t i = 0; i < count; i++) {
        if (utf8_same_word(scratch, names[i], name)) {
            return names[i];
        }
    }
    return NULL;
}

bool field_unknown_actor(const struct field_reader *reader, const struct csv_cell *cell,
                         const struct name_list *actors, const char *name)
{
    const struct place place = csv_place(reader->table, cell);
    const char *meant = report_is_full(reader->report)
                            ? NULL
                            : name_suggest(actors->names, actors->count, name);

    if (meant != NULL) {
        report_add(reader->report, REPORT_ERROR, place,
                   "'%s' is not an actor of the list; did you mean '%s'?", name, meant);
    } else {
        report_add(reader->report, REPORT_ERROR, place,
                   "'%s' is not an actor of the list; add it to the list, or write it as "
                   "it stands there",
                   name);
    }
    return false;
}
