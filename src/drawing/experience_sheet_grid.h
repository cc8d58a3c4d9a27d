/* experience_sheet_grid.h - items that share a scale, in one table of boxes: a row an
 * item where the words of the levels fit above columns, else a row a level. Pure. */
#pragma once

#include "drawing/experience_sheet_block.h"

struct experience_grid {
    const struct experience_paper *paper;
    const struct experience_paper_item *items; /* of one kind and scale */
    size_t item_count;
    struct experience_fonts fonts;
    bool is_across; /* a row an item; else a row a level */
    bool has_faces;
    double left; /* of the first column */
    double width; /* of a column */
    double entry_width; /* at the right, for codes or values */
};

struct experience_grid experience_grid_make(const struct experience_paper *paper,
                                            const struct experience_paper_item *items,
                                            size_t item_count);

/* How high head and first row are, or all rows of a short table: what stands above must
 * stay with them. */
double experience_grid_need(const struct experience_grid *grid);
void experience_grid_write(const struct experience_grid *grid, struct paper_pen *pen);
