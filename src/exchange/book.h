/* book.h - a workbook as data: named sheets of texts and numbers under one row of
 * headers. Pure. exchange/xlsx_write.h makes a file of it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

struct book_cell {
    const char *text; /* NULL: a number; "" for an empty cell */
    int64_t number;
    double decimal; /* 0: `number`, which is whole; else this finite number */
};

struct book_column {
    const char *header;
    unsigned width; /* in characters */
};

/* Texts are borrowed. */
struct book_sheet {
    const char *name; /* of 1..31 characters, none of : \ / ? * [ ], no other's */
    const struct book_column *columns; /* at least one */
    size_t column_count;
    struct book_cell *cells; /* rows of column_count, one after the other */
    size_t cell_count;
    size_t cell_capacity;
};

struct book {
    const struct book_sheet *sheets; /* at least one */
    size_t sheet_count;
    int64_t created_at; /* milliseconds since 1970, years 1 to 9999 */
};

/* Add the next cell of a sheet, row after row. */
static inline void book_add(struct book_sheet *sheet, struct pool *pool,
                            struct book_cell cell)
{
    sheet->cells = pool_grow(pool, sheet->cells, sheet->cell_count, &sheet->cell_capacity,
                             struct book_cell);
    sheet->cells[sheet->cell_count++] = cell;
}

static inline void book_add_text(struct book_sheet *sheet, struct pool *pool,
                                 const char *text)
{
    book_add(sheet, pool, (struct book_cell){.text = text});
}

static inline void book_add_number(struct book_sheet *sheet, struct pool *pool,
                                   int64_t number)
{
    book_add(sheet, pool, (struct book_cell){.number = number});
}

static inline void book_add_decimal(struct book_sheet *sheet, struct pool *pool,
                                    double decimal)
{
    book_add(sheet, pool, (struct book_cell){.decimal = decimal});
}

static inline size_t book_row_count(const struct book_sheet *sheet)
{
    return sheet->column_count > 0 ? sheet->cell_count / sheet->column_count : 0;
}
