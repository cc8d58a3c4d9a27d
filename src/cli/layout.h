/* layout.h - plain text for a terminal: paragraphs, hanging lists and tables. */
#pragma once

#include "base/report.h"
#include "base/text.h"

enum { LAYOUT_WIDTH = 96, LAYOUT_HANG = 26, LAYOUT_COLUMNS_MAX = 64 };

/* Add a paragraph, broken at spaces to LAYOUT_WIDTH characters; every line begins with
 * `indent`. Line ends in `paragraph` are kept. */
void layout_paragraph(struct text *text, const char *indent, const char *paragraph);

/* The same for an item of a list: lines after the first are indented. */
void layout_hanging_paragraph(struct text *text, const char *paragraph);

/* Add "name      explanation", the explanation in a column of its own. */
void layout_hanging(struct text *text, const char *name, const char *explanation);

/* Add the warnings and notes of a report, a paragraph each. */
void layout_notes(struct text *text, const struct report *report, enum language language);

/* A table that is filled row by row and then added, each column as wide as its widest
 * cell. Cells are borrowed until then. */
struct layout_table {
    struct pool *pool; /* borrowed */
    size_t column_count;
    const char **cells;
    size_t cell_count;
    size_t cell_capacity;
};
void layout_table_init(struct layout_table *table, struct pool *pool,
                       size_t column_count);
void layout_table_cell(struct layout_table *table, const char *cell);
/* The first row is underlined as a header. */
void layout_table_add(struct text *text, const struct layout_table *table);
