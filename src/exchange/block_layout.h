/* block_layout.h - where the cells of a pasted block go: by their place, or by headers.
 * Pure. Private to exchange/block*.c. */
#pragma once

#include "base/limits.h"
#include "exchange/block.h"
#include "exchange/block_cut.h"

/* Where a cell goes when it goes to no column. */
enum {
    BLOCK_NO_COLUMN = -1, /* text in it is an error */
    BLOCK_UNREAD_COLUMN = -2 /* its header was said not to be read */
};

enum { BLOCK_NO_NAME = LIMIT_BLOCK_COLUMNS };

struct block_layout {
    const struct block_grid *grid;
    struct column headers[COLUMNS_MAX]; /* those of the grid's columns */
    int targets[LIMIT_BLOCK_COLUMNS]; /* by cell: a column, or one of the above */
    size_t name_at; /* the cell with the name of the row, or BLOCK_NO_NAME */
    bool has_header;
};

/* By place, from the grid's at_column on. */
void block_layout_init(struct block_layout *layout, const struct block_grid *grid);

/* The line is a header: the first of a block when half of its cells name columns, a later
 * one when all of them do. */
bool block_layout_is_header(const struct block_layout *layout,
                            const struct cut_line *line, bool is_first);

/* From here on by this header; what there is to say of it goes to the report. */
void block_layout_take(struct block_layout *layout, const struct cut_line *header,
                       size_t number, struct report *report);

/* Where a cell goes. */
int block_layout_target(const struct block_layout *layout, size_t cell);

/* Cut the text by the delimiter that it has: block.h says which. */
struct block_cut block_layout_cut(const struct block_layout *layout, const char *text,
                                  struct pool *pool);

/* The first line that is not empty, nor a title: a line of one cell above a header, where
 * names stand and no values. line_count when there is none. For the layout by place. */
size_t block_layout_first(const struct block_layout *layout, const struct block_cut *cut);
