#include "base/decode.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

/* Where an offset of the text stands. */
static struct place place_at(const char *file, const char *text, const char *at)
{
    struct place place = {file, 1, 1};

    for (; text < at; text++) {
        const bool is_line_end =
            *text == '\n' || (*text == '\r' && (text + 1 == at || text[1] != '\n'));
        place.line += is_line_end;
        place.column =
            is_line_end ? 1 : place.column + (((unsigned char)*text & 0xC0) != 0x80);
    }
    return place;
}

/* Characters that a person does not see and a terminal obeys: C0 without tab and line
 * ends, DEL, C1, and those that turn the direction of writing. */
/* Refuses the first one. */
static bool controls_check(const char *file, const char *text, struct report *report)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (utf8_is_invisible(at) && strchr("\t\n\r", *at) == NULL) {
            report_add(report, REPORT_ERROR, place_at(file, text, at),
                       "an invisible control character stands here; remove it");
            return false;
        }
    }
    return true;
}

static bool size_check(size_t length, struct place begin, struct report *report)
{
    const size_t megabyte = (size_t)1024 * 1024;

    if (length > LIMIT_FILE_BYTES) {
        report_add(report, REPORT_ERROR, begin,
                   "the file has %zu MB; at most %zu MB is read",
                   (length + megabyte - 1) / megabyte, LIMIT_FILE_BYTES / megabyte);
    } else if (length == 0) {
        report_add(report, REPORT_ERROR, begin,
                   "the file is empty; fill it in (a table begins with a row of "
                   "headers), or take it away");
    }
    return length > 0 && length <= LIMIT_FILE_BYTES;
}

/* UTF-16 with or without its mark, pictures, workbooks: all hold a NUL. */
static bool is_text(const char *bytes, size_t length, struct place begin,
                    struct report *report)
{
    if (length >= 2 &&
        (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        report_add(report, REPORT_ERROR, begin,
                   "the file is UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\")");
        return false;
    }
    const char *nul = memchr(bytes, '\0', length);
    if (nul != NULL) {
        report_add(report, REPORT_ERROR, place_at(begin.file, bytes, nul),
                   "this is not a text file; save it as UTF-8 text (in Excel: \"CSV "
                   "UTF-8\")");
    }
    return nul == NULL;
}

char *decode_text(const struct file_bytes *file, struct pool *pool, struct report *report)
{
    const struct place begin = {file->name, 1, 1};
    const char *bytes = file->bytes;
    size_t length = file->length;
    char *text = NULL;

    if (!size_check(length, begin, report)) {
        return NULL;
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    if (!is_text(bytes, length, begin, report)) {
        return NULL;
    }
    if (utf8_is_valid(bytes, length)) {
        text = pool_text_part(pool, bytes, length);
    } else {
        const struct place whole = {file->name, 0, 0};
        struct text converted;

        text_init(&converted, pool, (size_t)3 * LIMIT_FILE_BYTES);
        utf8_add_latin1(&converted, bytes, length);
        text = converted.bytes;
        report_add(report, REPORT_NOTE, whole,
                   "the file is not UTF-8; it was read as Windows-1252 (Latin-1): look "
                   "whether the accents are right");
    }
    return controls_check(file->name, text, report) ? text : NULL;
}
