/* print.h - what goes on paper: drawn pages as one PDF, a link as a code to scan. */
#pragma once

#include "store/wave.h"
#include "web/visit.h"

/* Answer with drawn pages as one PDF. `disposition` is the header of that name: whether
 * it is shown or kept, and as which file.
 * fails  as render_pdf() of drawing/render.h */
NODISCARD bool print_pages(struct visit *visit, const struct text *pages, size_t count,
                           const char *title, const char *disposition, struct status *st);

/* Answer with the QR code of a link that is handed over; `title` for who hears it.
 * fails  as qr_draw() of drawing/qr.h */
NODISCARD bool print_link(struct visit *visit, const char *link, const char *title,
                          struct status *st);

/* Before which day a paper is wanted back; "": none was said. Lives in `pool`. */
const char *print_due_day(const struct wave_row *wave, enum language language,
                          struct pool *pool);
