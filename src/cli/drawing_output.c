#include "cli/drawing_output.h"

#include <string.h>

#include "base/limits.h"
#include "cli/input.h"
#include "drawing/render.h"

enum { PNG_WIDTH = 1600 };

static bool ends_in(const char *path, const char *ending, size_t ending_length)
{
    const size_t length = strlen(path);

    return length > ending_length &&
           memcmp(path + length - ending_length, ending, ending_length) == 0;
}

enum drawing_paper drawing_paper_of(const struct call *call)
{
    const char *paper = call_option(call, "--paper");

    return paper != NULL && strcmp(paper, "a3") == 0 ? DRAWING_A3 : DRAWING_A4;
}

const char *drawing_date_of(const struct call *call)
{
    const char *date = call_option(call, "--date");

    return date != NULL ? date : "";
}

bool drawing_output_check(const struct call *call, const char *formats, struct status *st)
{
    const char *path = call_option(call, "-o");
    const size_t width = call_number(call, "--width", PNG_WIDTH);

    if (width < 1 || width > RENDER_WIDTH_MAX) {
        return status_fail(st, STATUS_INVALID, "--width takes 1 to %d, not %zu",
                           RENDER_WIDTH_MAX, width);
    }
    if (path == NULL) {
        return status_fail(st, STATUS_INVALID, "-o is missing: the file to write (%s)",
                           formats);
    }
    for (const char *format = formats; *format != '\0';) {
        const size_t length = strcspn(format, "|");
        if (ends_in(path, format, length)) {
            return true;
        }
        format += length + (format[length] == '|');
    }
    return status_fail(st, STATUS_INVALID, "'%s' must end in one of %s", path, formats);
}

/* "map.svg" for page 0, "map-2.svg" for page 1. */
static const char *page_path(const char *path, size_t page, struct pool *pool)
{
    const char *dot = strrchr(path, '.');
    struct text text;

    if (page == 0) {
        return path;
    }
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add_part(&text, path, (size_t)(dot - path));
    text_format(&text, "-%zu%s", page + 1, dot);
    return text.bytes;
}

/* Write one file and remember its name for the person. */
static bool file_write(const char *path, const struct text *bytes, struct text *written,
                       struct status *st)
{
    if (bytes->is_cut) {
        return status_fail(st, STATUS_LIMIT, "the drawing is too large");
    }
    text_format(written, "%s\n", path);
    return output_write(path, bytes->bytes, bytes->length, st);
}

static bool svgs_write(const char *path, const struct drawing_pages *pages,
                       struct text *written, struct status *st)
{
    for (size_t i = 0; i < pages->count; i++) {
        if (!file_write(page_path(path, i, written->pool), &pages->pages[i], written,
                        st)) {
            return false;
        }
    }
    return true;
}

static bool rendered_write(const struct call *call, const char *path,
                           const struct drawing_pages *pages, struct text *written,
                           struct status *st)
{
    const int width = (int)call_number(call, "--width", PNG_WIDTH);
    struct text bytes;

    text_init(&bytes, call->pool, LIMIT_OUTPUT_BYTES);
    const bool is_rendered =
        ends_in(path, ".pdf", 4)
            ? render_pdf(pages->pages, pages->count, pages->title, &bytes, st)
            : render_png(&pages->pages[0], width, &bytes, st);

    return is_rendered && file_write(path, &bytes, written, st);
}

enum exit_code drawing_output_write(const struct call *call,
                                    const struct drawing_pages *pages)
{
    const char *path = call_option(call, "-o");
    struct status st = {0};
    struct text written;

    text_init(&written, call->pool, LIMIT_OUTPUT_BYTES);
    if (ends_in(path, ".svg", 4) ? !svgs_write(path, pages, &written, &st)
                                 : !rendered_write(call, path, pages, &written, &st)) {
        return call_refuse(call, &st);
    }
    return call_finish(call, &written);
}
