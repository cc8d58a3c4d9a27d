/* render.h - turn drawings into a PDF to print or a PNG to show.
 *
 * Text stays text: it can be searched and copied, and its font is embedded. Equal
 * drawings give equal bytes. Pure, but for the fonts, which come from the machine:
 * without any, letters would become boxes, so both calls refuse to work then. */
#pragma once

#include "base/attributes.h"
#include "base/status.h"
#include "base/text.h"

enum { RENDER_WIDTH_MAX = 16 * 1000 };

/* Write one page per SVG, each of the size that its SVG says.
 *
 * title  of the document, shown by the reader's window
 * pdf    the bytes are added to it
 * fails  STATUS_INVALID when a page is no SVG, STATUS_LIMIT when the result is larger
 *        than LIMIT_OUTPUT_BYTES, STATUS_FAILED without fonts */
NODISCARD bool render_pdf(const struct text *pages, size_t page_count, const char *title,
                          struct text *pdf, struct status *st);

/* Write a picture `width` pixels wide, as high as the SVG's shape asks.
 *
 * fails  as render_pdf; STATUS_LIMIT for a width outside 1..RENDER_WIDTH_MAX */
NODISCARD bool render_png(const struct text *svg, int width, struct text *png,
                          struct status *st);
