#include "web/multipart.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"

enum {
    BOUNDARY_MAX = 70, /* RFC 2046 */
    HEADER_BYTES_MAX = 2048, /* of one part */
};

static const char TYPE[] = "multipart/form-data";
static const char DEFAULT_NAME[] = "file";

struct reader {
    const char *at;
    const char *end;
    char delimiter[BOUNDARY_MAX + 5]; /* CR LF, two dashes, the boundary */
    size_t delimiter_length;
    struct pool *pool;
    struct multipart multipart;
    struct form_pair *pairs;
    size_t pair_capacity;
    size_t part_count;
};

/* What the headers of a part say. */
struct part {
    const char *name; /* NULL: not said */
    const char *file_name; /* NULL: a field */
    const char *body;
    size_t length;
};

static bool malformed(struct status *st)
{
    return status_fail(st, STATUS_INVALID,
                       "the form did not arrive as browsers send it; send it again");
}

/* ---- the boundary --------------------------------------------------------------- */

static bool is_boundary_character(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') ||
           (byte != '\0' && strchr("'()+_,-./:=? ", byte) != NULL);
}

bool multipart_is(const char *content_type)
{
    const size_t length = sizeof TYPE - 1;

    return strncasecmp(content_type, TYPE, length) == 0 &&
           strchr("; \t", content_type[length]) != NULL;
}

/* "multipart/form-data; boundary=abc", the value perhaps in quotes; nothing behind it. */
static bool boundary_read(const char *content_type, struct reader *reader)
{
    static const char NAME[] = "boundary=";
    const char *at = content_type + sizeof TYPE - 1;
    size_t length = 0;

    at += strspn(at, " \t");
    if (*at != ';') {
        return false;
    }
    at += 1 + strspn(at + 1, " \t");
    if (strncasecmp(at, NAME, sizeof NAME - 1) != 0) {
        return false;
    }
    at += sizeof NAME - 1;
    const bool is_quoted = *at == '"';
    at += is_quoted;
    while (is_boundary_character(at[length]) && (is_quoted || at[length] != ' ')) {
        length++;
    }
    const char *rest = at + length + (is_quoted && at[length] == '"');
    if (length == 0 || length > BOUNDARY_MAX || at[length - 1] == ' ' ||
        (is_quoted && rest == at + length) || rest[strspn(rest, " \t")] != '\0') {
        return false;
    }
    memcpy(reader->delimiter, "\r\n--", 4);
    memcpy(reader->delimiter + 4, at, length);
    reader->delimiter_length = 4 + length;
    return true;
}

/* ---- the headers of a part ------------------------------------------------------ */

/* A value in quotes; browsers write a quote in it as %22, a line end as %0D%0A. The text
 * in `pool`, and *at behind it; NULL when it does not end. */
static char *quoted_read(const char **at, struct pool *pool)
{
    const char *begin = *at + 1;

    if (**at != '"' || strchr(begin, '"') == NULL) {
        return NULL;
    }
    const size_t length = strcspn(begin, "\"");
    char *text = pool_text_part(pool, begin, length);
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        const bool is_quote = strncmp(from, "%22", 3) == 0;

        *to++ = is_quote ? '"' : *from;
        from += is_quote ? 2 : 0;
    }
    *to = '\0';
    *at = begin + length + 1;
    return text;
}

/* form-data; name="…" and perhaps filename="…". */
static bool disposition_read(const char *value, struct pool *pool, struct part *part)
{
    static const char KIND[] = "form-data";
    const char *at = value + sizeof KIND - 1;

    if (strncasecmp(value, KIND, sizeof KIND - 1) != 0 || part->name != NULL) {
        return false;
    }
    for (at += strspn(at, " \t"); *at == ';'; at += strspn(at, " \t")) {
        at += 1 + strspn(at + 1, " \t");
        const size_t length = strcspn(at, "=");
        const char **out = length == 4 && strncasecmp(at, "name", 4) == 0 ? &part->name
                           : length == 8 && strncasecmp(at, "filename", 8) == 0
                               ? &part->file_name
                               : NULL;
        if (out == NULL || *out != NULL || at[length] == '\0') {
            return false;
        }
        at += length + 1;
        *out = quoted_read(&at, pool);
        if (*out == NULL || !utf8_is_visible(*out, "")) {
            return false;
        }
    }
    return *at == '\0' && part->name != NULL;
}

/* No encoding but none, no parts in parts. */
static bool header_read(char *line, struct pool *pool, struct part *part)
{
    char *colon = strchr(line, ':');

    if (colon == NULL || colon == line) {
        return false;
    }
    *colon = '\0';
    const char *value = colon + 1 + strspn(colon + 1, " \t");
    if (strcasecmp(line, "Content-Disposition") == 0) {
        return disposition_read(value, pool, part);
    }
    if (strcasecmp(line, "Content-Type") == 0) {
        return strncasecmp(value, "multipart/", 10) != 0;
    }
    return strcasecmp(line, "Content-Transfer-Encoding") == 0 &&
           (strcasecmp(value, "binary") == 0 || strcasecmp(value, "8bit") == 0 ||
            strcasecmp(value, "7bit") == 0);
}

/* The lines up to the empty one. */
static bool headers_read(struct reader *reader, struct part *part, struct status *st)
{
    size_t total = 0;

    for (;;) {
        const size_t left = (size_t)(reader->end - reader->at);
        const char *end = memchr(reader->at, '\r', left);

        if (end == NULL || end + 1 >= reader->end || end[1] != '\n') {
            return malformed(st);
        }
        const size_t length = (size_t)(end - reader->at);
        char *line = pool_text_part(reader->pool, reader->at,
                                    length <= HEADER_BYTES_MAX ? length : 0);
        reader->at = end + 2;
        total += length;
        if (total > HEADER_BYTES_MAX) {
            return status_fail(st, STATUS_LIMIT,
                               "the form holds a part with more than %d bytes of "
                               "headers",
                               HEADER_BYTES_MAX);
        }
        if (length == 0) {
            return part->name != NULL || malformed(st);
        }
        if (strlen(line) != length || !utf8_is_visible(line, "\t") ||
            !header_read(line, reader->pool, part)) {
            return malformed(st);
        }
    }
}

/* ---- parts ---------------------------------------------------------------------- */

/* The next delimiter at or behind `at`, NULL when there is none. */
static const char *delimiter_find(const struct reader *reader, const char *at)
{
    while ((size_t)(reader->end - at) >= reader->delimiter_length) {
        const size_t left = (size_t)(reader->end - at) - reader->delimiter_length + 1;

        at = memchr(at, '\r', left);
        if (at == NULL) {
            return NULL;
        }
        if (memcmp(at, reader->delimiter, reader->delimiter_length) == 0) {
            return at;
        }
        at++;
    }
    return NULL;
}

/* The last part of a path, as some browsers send the whole. */
static const char *file_name_of(const char *path)
{
    const char *name = path;

    for (; *path != '\0'; path++) {
        name = *path == '/' || *path == '\\' ? path + 1 : name;
    }
    return name[0] != '\0' ? name : DEFAULT_NAME;
}

static bool file_keep(struct reader *reader, const struct part *part, struct status *st)
{
    struct multipart *multipart = &reader->multipart;

    if (part->file_name[0] == '\0' && part->length == 0) {
        return true; /* nothing was chosen */
    }
    if (multipart->field != NULL) {
        return status_fail(st, STATUS_INVALID, "send one file at a time");
    }
    if (strlen(part->file_name) > LIMIT_NAME_BYTES) {
        return status_fail(st, STATUS_LIMIT,
                           "the name of the file is longer than %d bytes; shorten it",
                           LIMIT_NAME_BYTES);
    }
    if (part->length > LIMIT_FILE_BYTES) {
        return status_fail(st, STATUS_LIMIT,
                           "the file is larger than %d MB, the most that is read; split "
                           "it",
                           LIMIT_FILE_BYTES / (1024 * 1024));
    }
    multipart->field = part->name;
    multipart->file =
        (struct file_bytes){file_name_of(part->file_name), part->body, part->length};
    return true;
}

/* CR LF, as browsers send line ends, becomes LF; any other CR stays, and is refused. */
static void line_ends_join(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        if (from[0] != '\r' || from[1] != '\n') {
            *to++ = *from;
        }
    }
    *to = '\0';
}

static bool field_keep(struct reader *reader, const struct part *part, struct status *st)
{
    struct form_values *form = &reader->multipart.form;

    if (part->length > (size_t)2 * LIMIT_FIELD_BYTES) { /* each byte may be a line end */
        return status_fail(st, STATUS_LIMIT, "field '%s' is longer than %d bytes",
                           part->name, LIMIT_FIELD_BYTES);
    }
    char *value = pool_text_part(reader->pool, part->body, part->length);
    if (strlen(value) == part->length) {
        line_ends_join(value);
    }
    if (memchr(part->body, '\0', part->length) != NULL ||
        !utf8_is_visible(value, "\n\t")) {
        return status_fail(st, STATUS_INVALID,
                           "field '%s' holds an invisible control character, or is "
                           "no text; remove it",
                           part->name);
    }
    if (strlen(value) > LIMIT_FIELD_BYTES) {
        return status_fail(st, STATUS_LIMIT, "field '%s' is longer than %d bytes",
                           part->name, LIMIT_FIELD_BYTES);
    }
    reader->pairs = pool_grow(reader->pool, reader->pairs, form->pair_count,
                              &reader->pair_capacity, struct form_pair);
    reader->pairs[form->pair_count++] = (struct form_pair){part->name, value};
    return true;
}

/* One part, up to its delimiter; `at` then stands behind that. */
static bool part_read(struct reader *reader, struct status *st)
{
    struct part part = {0};

    if (++reader->part_count > LIMIT_FORM_FIELDS) {
        return status_fail(st, STATUS_LIMIT, "the form has more than %d fields",
                           LIMIT_FORM_FIELDS);
    }
    if (!headers_read(reader, &part, st)) {
        return false;
    }
    assert(part.name != NULL);
    if (strlen(part.name) > LIMIT_NAME_BYTES) {
        return status_fail(st, STATUS_LIMIT,
                           "the form holds a field whose name is longer than %d bytes",
                           LIMIT_NAME_BYTES);
    }
    const char *end = delimiter_find(reader, reader->at);
    if (end == NULL) {
        return malformed(st);
    }
    part.body = reader->at;
    part.length = (size_t)(end - reader->at);
    reader->at = end + reader->delimiter_length;
    return part.file_name != NULL ? file_keep(reader, &part, st)
                                  : field_keep(reader, &part, st);
}

/* Behind a delimiter: a line end before the next part, or "--" at the end of all. */
static bool has_more(struct reader *reader, bool *is_end_out)
{
    const size_t left = (size_t)(reader->end - reader->at);

    *is_end_out = (left == 2 && memcmp(reader->at, "--", 2) == 0) ||
                  (left == 4 && memcmp(reader->at, "--\r\n", 4) == 0);
    if (left < 2 || memcmp(reader->at, "\r\n", 2) != 0) {
        return false;
    }
    reader->at += 2;
    return true;
}

bool multipart_decode(const char *content_type, const char *body, size_t length,
                      struct pool *pool, struct multipart *multipart_out,
                      struct status *st)
{
    struct reader reader = {.at = body, .end = body + length, .pool = pool};
    bool is_end = false;

    if (!multipart_is(content_type) || !boundary_read(content_type, &reader)) {
        return malformed(st);
    }
    /* The first delimiter has no line end before it. */
    if (length < reader.delimiter_length - 2 ||
        memcmp(body, reader.delimiter + 2, reader.delimiter_length - 2) != 0) {
        return malformed(st);
    }
    reader.at += reader.delimiter_length - 2;
    while (has_more(&reader, &is_end)) {
        if (!part_read(&reader, st)) {
            return false;
        }
    }
    if (!is_end) {
        return malformed(st);
    }
    reader.multipart.form.pairs = reader.pairs;
    *multipart_out = reader.multipart;
    return true;
}
