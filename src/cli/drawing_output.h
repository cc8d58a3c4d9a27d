/* drawing_output.h - a drawing into the file that -o names, in the format that its
 * ending asks for. */
#pragma once

#include "cli/command.h"
#include "drawing/drawing_page.h"

enum { DRAWING_PAGES_MAX = 64 };

struct drawing_pages {
    struct text pages[DRAWING_PAGES_MAX]; /* one SVG each */
    size_t count;
    const char *title; /* of the document */
};

/* Check that -o is given and ends in a format that `formats` names (".svg|.pdf|.png"),
 * and that --width can be drawn.
 * fails  STATUS_INVALID with what would be right. */
NODISCARD bool drawing_output_check(const struct call *call, const char *formats,
                                    struct status *st);

/* What --paper and --date say. */
enum drawing_paper drawing_paper_of(const struct call *call);
const char *drawing_date_of(const struct call *call);

/* Write the pages: one PDF, one PNG of the first page, or an SVG per page ("-2" and so
 * on before the ending of those after the first). Says on stdout what was written. */
enum exit_code drawing_output_write(const struct call *call,
                                    const struct drawing_pages *pages);

/* The options of every drawing. */
#define DRAWING_OUTPUT_OPTION(formats)                                                   \
    {                                                                                    \
        "-o", formats, N_("the file to write; its ending chooses the format"), false     \
    }
#define DRAWING_PAPER_OPTION                                                             \
    {                                                                                    \
        "--paper", "a4|a3", N_("the size of the paper (a4 when not given)"), false       \
    }
#define DRAWING_DATE_OPTION                                                              \
    {                                                                                    \
        "--date", "TEXT", N_("a date to print on it, as you write it"), false            \
    }
