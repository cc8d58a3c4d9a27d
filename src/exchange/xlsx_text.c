#include "exchange/xlsx_text.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

const char XLSX_TEXT_LONG[] = "(long)";
const char XLSX_TEXT_CONTROL[] = "(control)";

void xlsx_text_reset(struct text *text)
{
    text->length = 0;
    text->bytes[0] = '\0';
    text->is_cut = false;
}

/* ---- one text ---- */

/* The character of "_x000D_"; false when there is none. Only what is written so by need
 * is decoded: control characters, and the sign that begins it. */
static bool escape_read(const char *at, char *byte_out)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    size_t value = 0;

    if (at[0] != '_' || at[1] != 'x') {
        return false;
    }
    for (size_t i = 2; i < 6; i++) {
        const char capital =
            (char)(at[i] >= 'a' && at[i] <= 'f' ? at[i] - 'a' + 'A' : at[i]);
        const char *digit = capital != '\0' ? strchr(DIGITS, capital) : NULL;

        if (digit == NULL) {
            return false;
        }
        value = value * 16 + (size_t)(digit - DIGITS);
    }
    *byte_out = (char)value;
    return at[6] == '_' && (value == '_' || (value > 0 && value < ' '));
}

static size_t blank_width(const char *at)
{
    return *at == ' ' || *at == '\t' ? 1 : strncmp(at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Decode in place, each line end one '\n'. */
static void escapes_decode(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0';) {
        char byte = *from;
        const bool is_escape = escape_read(from, &byte);

        from += is_escape ? 7 : 1;
        if (byte != '\r') {
            *to++ = byte;
        } else if (*from != '\n') {
            *to++ = '\n';
        }
    }
    *to = '\0';
}

const char *xlsx_text_clean(const struct text *raw, struct pool *pool)
{
    if (raw->is_cut) {
        return XLSX_TEXT_LONG;
    }
    if (raw->length == 0) {
        return "";
    }
    char *text = pool_text_part(pool, raw->bytes, raw->length);
    escapes_decode(text);
    while (blank_width(text) > 0) {
        text += blank_width(text);
    }
    size_t length = strlen(text);
    while (length > 0) {
        const size_t two = length > 1 ? 2 : 1;
        const size_t width = blank_width(text + length - 1) == 1     ? 1
                             : blank_width(text + length - two) == 2 ? 2
                                                                     : 0;
        if (width == 0) {
            break;
        }
        length -= width;
    }
    text[length] = '\0';
    return utf8_is_visible(text, "\n\t") ? text : XLSX_TEXT_CONTROL;
}

/* ---- the table ---- */

struct texts_reader {
    struct pool *pool;
    struct report *report;
    const char *file;
    struct xlsx_texts texts;
    size_t capacity;
    struct text raw;
    bool is_text; /* within <t> */
    bool is_phonetic; /* within <rPh> */
};

static bool text_begin(void *context, const char *name, const char *const *attributes)
{
    struct texts_reader *reader = context;

    (void)attributes;
    reader->is_text = strcmp(name, "t") == 0;
    reader->is_phonetic |= strcmp(name, "rPh") == 0;
    return true;
}

static bool text_end(void *context, const char *name)
{
    struct texts_reader *reader = context;

    reader->is_text = false;
    if (strcmp(name, "rPh") == 0) {
        reader->is_phonetic = false;
    }
    if (strcmp(name, "si") != 0) {
        return true;
    }
    if (reader->texts.count == LIMIT_CSV_CELLS) {
        const struct place whole = {reader->file, 0, 0};

        report_add(reader->report, REPORT_ERROR, whole,
                   "the table is too large: at most %d rows and %d cells are read; "
                   "split it",
                   LIMIT_CSV_ROWS, LIMIT_CSV_CELLS);
        return false;
    }
    reader->texts.texts = pool_grow(reader->pool, reader->texts.texts,
                                    reader->texts.count, &reader->capacity, const char *);
    reader->texts.texts[reader->texts.count++] =
        xlsx_text_clean(&reader->raw, reader->pool);
    xlsx_text_reset(&reader->raw);
    return true;
}

static bool text_take(void *context, const char *text, size_t length)
{
    struct texts_reader *reader = context;

    if (reader->is_text && !reader->is_phonetic) {
        text_add_part(&reader->raw, text, length);
    }
    return true;
}

bool xlsx_texts_read(struct xlsx_zip *zip, const char *path, struct pool *pool,
                     struct report *report, struct xlsx_texts *texts_out)
{
    static const struct xlsx_events EVENTS = {text_begin, text_end, text_take};
    struct texts_reader reader = {
        .pool = pool, .report = report, .file = xlsx_zip_name(zip)};

    text_init(&reader.raw, pool, LIMIT_CELL_BYTES);
    if (!xlsx_part_read(zip, path, &EVENTS, &reader)) {
        return false;
    }
    *texts_out = reader.texts;
    return true;
}
