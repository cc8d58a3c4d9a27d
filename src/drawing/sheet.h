/* sheet.h - the worksheet of the arena-analysis, as the method has it on paper: blank
 * to fill in with a pen, or filled from a ranking. Pure. */
#pragma once

#include "base/text.h"
#include "drawing/drawing_page.h"
#include "method/arena_rank.h"

struct drawing_sheet_input {
    const struct arena *arena; /* issue and actors; there may be none yet */
    const struct arena_ranking *ranking; /* of that arena; NULL: a blank sheet */
    enum language language;
    enum drawing_paper paper; /* A3 has larger letters and more rows a page */
    const char *date; /* shown as it is; "": none, on a blank sheet a line */
    /* Where the sheet stands on the web, as a QR code and in letters; NULL: nowhere. */
    const char *address;
};

/* Pages, 1 or more. A blank sheet is filled up with empty rows. */
size_t drawing_sheet_page_count(const struct drawing_sheet_input *input);

/* Add page 0..page_count - 1 as one SVG. */
void drawing_sheet(const struct drawing_sheet_input *input, size_t page,
                   struct text *svg);
