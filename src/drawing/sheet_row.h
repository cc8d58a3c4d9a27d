/* sheet_row.h - one actor on the worksheet, blank or filled. Pure. */
#pragma once

#include "drawing/sheet.h"
#include "drawing/sheet_table.h"

struct sheet_row {
    const struct arena_actor *actor; /* NULL: an empty row */
    const struct arena_result *result; /* NULL: to be filled in with a pen */
    bool is_worksheet; /* the number of raters says nothing */
};

double sheet_row_height(const struct sheet_table *table, const struct sheet_row *row);

/* Draw in a place of at least sheet_row_height(), as wide as the table. */
void sheet_row_draw(const struct sheet_table *table, const struct sheet_row *row,
                    struct box place, struct text *svg);
