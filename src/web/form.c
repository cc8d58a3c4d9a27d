#include "web/form.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"

/* ---- escapes -------------------------------------------------------------------- */

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    const char small = (char)(digit | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* The decoded text in `pool`; NULL after a broken escape, or a zero byte. A plus is a
 * blank in forms only. */
static char *part_decode(const char *encoded, size_t length, bool is_form,
                         struct pool *pool)
{
    char *text = pool_bytes(pool, length + 1);
    size_t used = 0;

    for (size_t i = 0; i < length; i++) {
        char byte = encoded[i];

        if (byte == '%') {
            const int high = length - i > 2 ? hex_value(encoded[i + 1]) : -1;
            const int low = length - i > 2 ? hex_value(encoded[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return NULL;
            }
            byte = (char)(high * 16 + low);
            i += 2;
        } else if (byte == '+' && is_form) {
            byte = ' ';
        }
        if (byte == '\0') {
            return NULL;
        }
        text[used++] = byte;
    }
    return text;
}

/* Control characters, and those that turn the direction of what follows: whoever reads
 * the text would not see what is there. */
static bool is_invisible(const unsigned char *at)
{
    if (at[0] < 0xC2) {
        return at[0] < ' ' || at[0] == 0x7F;
    }
    if (at[0] == 0xC2) {
        return at[1] < 0xA0;
    }
    return at[0] == 0xE2 && ((at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE) ||
                             (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9));
}

/* True for valid UTF-8 of visible characters, and those of `allowed`. */
static bool is_clean(const char *text, const char *allowed)
{
    if (!utf8_is_valid(text, strlen(text))) {
        return false;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if (is_invisible((const unsigned char *)at) && strchr(allowed, *at) == NULL) {
            return false;
        }
    }
    return true;
}

/* ---- forms ---------------------------------------------------------------------- */

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

static bool pair_decode(const char *encoded, size_t length, struct pool *pool,
                        struct form_pair *pair_out, struct status *st)
{
    const char *equals = memchr(encoded, '=', length);
    const size_t name_length = equals != NULL ? (size_t)(equals - encoded) : length;
    const size_t value_at = equals != NULL ? name_length + 1 : length;
    const char *name = part_decode(encoded, name_length, true, pool);
    char *value = part_decode(encoded + value_at, length - value_at, true, pool);

    if (name == NULL || value == NULL) {
        return status_fail(st, STATUS_INVALID,
                           N_("the form holds an escape that is broken"));
    }
    if (!is_clean(name, "")) {
        return status_fail(st, STATUS_INVALID,
                           N_("the form holds a field whose name is no text"));
    }
    if (strlen(name) > LIMIT_NAME_BYTES) {
        return status_fail(
            st, STATUS_LIMIT,
            N_("the form holds a field whose name is longer than %d bytes"),
            LIMIT_NAME_BYTES);
    }
    line_ends_join(value);
    if (strlen(value) > LIMIT_FIELD_BYTES) {
        return status_fail(st, STATUS_LIMIT, N_("field '%s' is longer than %d bytes"),
                           name, LIMIT_FIELD_BYTES);
    }
    if (!is_clean(value, "\n\t")) {
        return status_fail(st, STATUS_INVALID,
                           N_("field '%s' holds an invisible control character, or is "
                              "no text; remove it"),
                           name);
    }
    *pair_out = (struct form_pair){name, value};
    return true;
}

/* Bytes up to the next '&' or the end. */
static size_t piece_length(const char *encoded, size_t length)
{
    const char *ampersand = memchr(encoded, '&', length);

    return ampersand != NULL ? (size_t)(ampersand - encoded) : length;
}

static size_t piece_count(const char *encoded, size_t length)
{
    size_t count = 1;

    for (size_t i = 0; i < length; i++) {
        count += encoded[i] == '&';
    }
    return count;
}

bool form_decode(const char *encoded, size_t length, struct pool *pool,
                 struct form_values *form_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const size_t most = piece_count(encoded, length);
    struct form_values form = {0};

    if (most > LIMIT_FORM_FIELDS) {
        return status_fail(st, STATUS_LIMIT, N_("the form has more than %d fields"),
                           LIMIT_FORM_FIELDS);
    }
    struct form_pair *pairs = pool_array(scratch, most, struct form_pair);
    for (size_t at = 0; at < length;) {
        const size_t piece = piece_length(encoded + at, length - at);

        if (piece > 0) {
            if (!pair_decode(encoded + at, piece, scratch, &pairs[form.pair_count], st)) {
                return false;
            }
            form.pair_count++;
        }
        at += piece + 1;
    }
    for (size_t i = 0; i < form.pair_count; i++) {
        pairs[i].name = pool_text(pool, pairs[i].name);
        pairs[i].value = pool_text(pool, pairs[i].value);
    }
    form.pairs = pool_copy(pool, pairs, form.pair_count, struct form_pair);
    *form_out = form;
    return true;
}

const char *form_value(const struct form_values *form, const char *name)
{
    for (size_t i = 0; i < form->pair_count; i++) {
        if (strcmp(form->pairs[i].name, name) == 0) {
            return form->pairs[i].value;
        }
    }
    return NULL;
}

/* ---- addresses ------------------------------------------------------------------ */

static bool is_path_part(const char *part)
{
    return part != NULL && part[0] != '\0' && strcmp(part, ".") != 0 &&
           strcmp(part, "..") != 0 && strpbrk(part, "/\\") == NULL && is_clean(part, "");
}

bool path_decode(const char *encoded, struct pool *pool, struct path *path_out,
                 struct status *st)
{
    struct path path = {0};

    if (encoded[0] != '/') {
        return status_fail(st, STATUS_INVALID, N_("the address is malformed"));
    }
    for (const char *at = encoded + 1; encoded[1] != '\0' && at != NULL;) {
        const size_t length = strcspn(at, "/");
        const char *part = part_decode(at, length, false, pool);

        if (path.part_count == PATH_PARTS_MAX) {
            return status_fail(st, STATUS_LIMIT, N_("the address has more than %d parts"),
                               PATH_PARTS_MAX);
        }
        if (!is_path_part(part)) {
            return status_fail(st, STATUS_INVALID, N_("the address is malformed"));
        }
        path.parts[path.part_count++] = part;
        at = at[length] == '/' ? at + length + 1 : NULL;
    }
    *path_out = path;
    return true;
}

const char *cookie_value(const char *header, const char *name, struct pool *pool)
{
    const size_t name_length = strlen(name);

    for (const char *at = header; *at != '\0';) {
        at += strspn(at, " \t;");
        const size_t length = strcspn(at, ";");

        if (length > name_length && strncmp(at, name, name_length) == 0 &&
            at[name_length] == '=') {
            const char *value = at + name_length + 1;
            size_t value_length = length - name_length - 1;
            while (value_length > 0 && strchr(" \t", value[value_length - 1]) != NULL) {
                value_length--;
            }
            return pool_text_part(pool, value, value_length);
        }
        at += length;
    }
    return NULL;
}

static bool is_unreserved(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (byte != '\0' && strchr("-._~", byte) != NULL);
}

void url_add(struct text *text, const char *part)
{
    for (const char *at = part; *at != '\0'; at++) {
        if (is_unreserved(*at)) {
            text_add_char(text, *at);
        } else {
            text_format(text, "%%%02X", (unsigned)(unsigned char)*at);
        }
    }
}
