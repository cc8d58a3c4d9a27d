#include "exchange/block.h"

#include <string.h>

#include "exchange/block_cell.h"
#include "exchange/block_layout.h"
#include "exchange/block_names.h"
#include "exchange/fields.h"

struct reader {
    const struct block_grid *grid;
    struct pool *pool;
    struct block_layout layout;
    struct block_names names;
    struct name_list known; /* of the rows */
    size_t next_row; /* where the next line goes when it names no row */
    size_t added_count;
    struct block block;
    /* The line that is being read. */
    struct block_line *line;
    struct block_change changes[COLUMNS_MAX]; /* by column; `after` NULL: none */
    size_t kept_count;
};

static struct place place_at(const struct reader *reader, size_t cell)
{
    return (struct place){NULL, reader->line->number, cell + 1};
}

/* ---- one line ---- */

static const char *value_before(const struct reader *reader, size_t row, size_t column)
{
    const struct block_grid *grid = reader->grid;

    if (row >= grid->row_count || grid->cells == NULL) {
        return "";
    }
    const char *value = grid->cells[row * grid->column_count + column];
    return value != NULL ? value : "";
}

/* A name that the grid does not have: a new row where there is room for it. */
static bool row_add(struct reader *reader, const char *name,
                    const struct block_name *alike, size_t *row_out)
{
    const struct block_grid *grid = reader->grid;
    struct report *report = &reader->line->report;
    const struct place place = place_at(reader, reader->layout.name_at);

    if (grid->row_limit == 0 && alike != NULL) {
        report_add(report, REPORT_ERROR, place,
                   "'%s' is not an actor of the list; did you mean '%s'?", name,
                   alike->name);
        return false;
    }
    if (grid->row_limit == 0) {
        report_add(report, REPORT_ERROR, place,
                   "'%s' is not an actor of the list; add it to the list, or write it as "
                   "it stands there",
                   name);
        return false;
    }
    if (grid->row_count + reader->added_count >= grid->row_limit) {
        report_add(report, REPORT_ERROR, place,
                   "there is room for %zu rows and no more; '%s' does not fit",
                   grid->row_limit, name);
        return false;
    }
    if (alike != NULL) {
        report_add(report, REPORT_WARNING, place,
                   "'%s' looks like '%s', which stands in the list; write it the same "
                   "way when it is the same",
                   name, alike->name);
    }
    *row_out = grid->row_count + reader->added_count;
    block_names_add(&reader->names, name, *row_out)->line = reader->line->number;
    return true;
}

/* One line of a block speaks of a row, even when it is refused. */
static bool row_take(struct reader *reader, struct block_name *entry, size_t *row_out)
{
    struct block_line *line = reader->line;

    if (entry->line != 0) {
        report_add(&line->report, REPORT_ERROR, place_at(reader, 0),
                   "'%s' stands on line %zu of this block already; keep one line",
                   entry->name, entry->line);
        return false;
    }
    entry->line = line->number;
    *row_out = entry->row;
    return true;
}

/* The row that the line names. */
static bool row_by_name(struct reader *reader, const struct cut_line *cells,
                        size_t *row_out)
{
    struct block_line *line = reader->line;
    const char *text = reader->layout.name_at < cells->cell_count
                           ? cells->cells[reader->layout.name_at]
                           : "";
    const struct csv_cell cell = {text, line->number, reader->layout.name_at + 1};
    const struct block_name *alike = NULL;
    const char *name = NULL;

    if (text[0] == '\0') {
        report_add(&line->report, REPORT_ERROR, place_at(reader, reader->layout.name_at),
                   "this line has no name; merged cells arrive like that: write the name "
                   "on every line");
        return false;
    }
    line->label = text;
    if (!block_cell_read(
            &reader->grid->columns[reader->layout.targets[reader->layout.name_at]], &cell,
            &line->report, &name)) {
        return false;
    }
    line->label = name;
    struct block_name *entry = block_names_find(&reader->names, name, &alike);
    return entry != NULL ? row_take(reader, entry, row_out)
                         : row_add(reader, name, alike, row_out);
}

static bool row_by_place(struct reader *reader, size_t *row_out)
{
    if (reader->next_row >= reader->grid->row_count) {
        report_add(&reader->line->report, REPORT_ERROR, place_at(reader, 0),
                   "there is no row left for this line; begin higher, or put the names "
                   "beside the values");
        return false;
    }
    const struct block_name *alike = NULL;

    reader->line->label = reader->grid->rows[reader->next_row].name;
    return row_take(reader, block_names_find(&reader->names, reader->line->label, &alike),
                    row_out);
}

/* A cell with text for which there is no column. */
static void cell_refuse(struct reader *reader, size_t cell, const char *text)
{
    struct report *report = &reader->line->report;

    if (reader->layout.has_header) {
        report_add(report, REPORT_ERROR, place_at(reader, cell),
                   "'%s' stands under no header", text);
    } else {
        report_add(report, REPORT_ERROR, place_at(reader, cell),
                   "there is no column left for '%s'; begin more to the left, or put "
                   "headers above the values",
                   text);
    }
}

/* Keep what a cell would change; nothing when it is empty, the same, or refused. */
static void cell_read(struct reader *reader, const struct csv_cell *cell, size_t row,
                      size_t column)
{
    const struct block_column *read_as = &reader->grid->columns[column];
    const char *before = value_before(reader, row, column);
    const char *after = before;
    struct csv_cell parted = *cell;

    if (cell->text[0] == '\0') {
        reader->kept_count += before[0] != '\0';
        return;
    }
    if (read_as->kind == BLOCK_NAMES) {
        parted.text = names_part(cell->text, &reader->known, reader->pool);
    }
    if (block_cell_read(read_as, &parted, &reader->line->report, &after) &&
        strcmp(before, after) != 0) {
        reader->changes[column] = (struct block_change){column, before, after};
    }
}

/* Read the cells beside the name; of those for which there is no column the first is
 * enough to refuse the line. */
static void cells_read(struct reader *reader, const struct cut_line *cells, size_t row)
{
    for (size_t i = 0; i < cells->cell_count; i++) {
        const int target = block_layout_target(&reader->layout, i);
        const struct csv_cell cell = {cells->cells[i], reader->line->number, i + 1};

        if (target == BLOCK_NO_COLUMN && cell.text[0] != '\0') {
            cell_refuse(reader, i, cell.text);
            return;
        }
        if (target >= 0 && i != reader->layout.name_at) {
            cell_read(reader, &cell, row, (size_t)target);
        }
    }
}

/* Give the changes of the line out, in order of column. */
static void changes_keep(struct reader *reader)
{
    struct block_line *line = reader->line;
    struct block_change *kept =
        pool_array(reader->pool, reader->grid->column_count, struct block_change);

    for (size_t column = 0; column < reader->grid->column_count; column++) {
        if (reader->changes[column].after != NULL) {
            kept[line->change_count++] = reader->changes[column];
        }
    }
    line->changes = kept;
}

static void data_read(struct reader *reader, const struct cut_line *cells)
{
    const struct block_grid *grid = reader->grid;
    struct block_line *line = reader->line;
    const bool is_named = reader->layout.name_at != BLOCK_NO_NAME;
    size_t row = grid->row_count;

    memset(reader->changes, 0, sizeof reader->changes);
    reader->kept_count = 0;
    const bool has_row =
        is_named ? row_by_name(reader, cells, &row) : row_by_place(reader, &row);
    cells_read(reader, cells, row);
    if (!has_row || line->report.error_count > 0) {
        line->kind = BLOCK_REFUSED;
        return;
    }
    const bool is_new = row >= grid->row_count;
    if (is_new) {
        const size_t column = (size_t)reader->layout.targets[reader->layout.name_at];
        reader->changes[column] = (struct block_change){column, "", line->label};
        reader->added_count++;
    } else {
        line->key = grid->rows[row].key;
    }
    changes_keep(reader);
    line->kind = is_new                   ? BLOCK_ADDED
                 : line->change_count > 0 ? BLOCK_CHANGED
                                          : BLOCK_SAME;
    reader->block.kept_count += reader->kept_count;
}

static void header_read(struct reader *reader, const struct cut_line *cells)
{
    struct block_line *line = reader->line;

    line->kind = BLOCK_SKIPPED;
    if (reader->layout.has_header) {
        report_add(&line->report, REPORT_NOTE, place_at(reader, 0),
                   "this line holds headers again");
    } else {
        report_add(&line->report, REPORT_NOTE, place_at(reader, 0),
                   "this line holds the headers");
    }
    block_layout_take(&reader->layout, cells, line->number, &line->report);
}

static void line_read(struct reader *reader, const struct cut_line *cells,
                      bool may_begin_with_header)
{
    if (cut_line_is_empty(cells)) {
        reader->line->kind = BLOCK_SKIPPED;
        report_add(&reader->line->report, REPORT_NOTE, place_at(reader, 0),
                   "this line is empty");
        reader->next_row++;
    } else if (block_layout_is_header(&reader->layout, cells, may_begin_with_header)) {
        header_read(reader, cells);
    } else {
        data_read(reader, cells);
        reader->next_row++;
    }
}

/* ---- the whole block ---- */

static void names_fill(struct reader *reader)
{
    const struct block_grid *grid = reader->grid;
    const char **known = pool_array(reader->pool, grid->row_count, const char *);

    block_names_init(&reader->names, grid->row_count + BLOCK_LINES_MAX, reader->pool);
    reader->known = (struct name_list){known, grid->row_count};
    for (size_t i = 0; i < grid->row_count; i++) {
        known[i] = grid->rows[i].name;
        (void)block_names_add(&reader->names, grid->rows[i].name, i);
    }
}

static void title_skip(struct reader *reader)
{
    reader->line->kind = BLOCK_SKIPPED;
    report_add(&reader->line->report, REPORT_NOTE, place_at(reader, 0),
               "this line stands above the column heads: skipped");
}

/* The line that is too much, and with it the rest. */
static void rest_refuse(struct reader *reader)
{
    reader->line->kind = BLOCK_REFUSED;
    report_add(&reader->line->report, REPORT_ERROR, place_at(reader, 0),
               "a block holds at most %d lines; paste this one and what follows apart",
               BLOCK_LINES_MAX);
}

struct block block_read(const char *text, const struct block_grid *grid,
                        struct pool *pool)
{
    struct reader reader = {.grid = grid, .pool = pool, .next_row = grid->at_row};

    block_layout_init(&reader.layout, grid);
    names_fill(&reader);
    const struct block_cut cut = block_layout_cut(&reader.layout, text, pool);
    const size_t first = block_layout_first(&reader.layout, &cut);
    const size_t line_count = cut.line_count + cut.is_longer;
    struct block_line *lines = pool_array(pool, line_count, struct block_line);

    for (size_t i = 0; i < line_count; i++) {
        /* A cell alone is what it says: there is nothing that it could head. */
        const bool is_alone = i + 1 == cut.line_count && cut.lines[i].cell_count == 1;

        lines[i] =
            (struct block_line){.number = i + 1, .label = "", .report = {.pool = pool}};
        reader.line = &lines[i];
        if (i == cut.line_count) {
            rest_refuse(&reader);
        } else if (i < first && !cut_line_is_empty(&cut.lines[i])) {
            title_skip(&reader);
        } else {
            line_read(&reader, &cut.lines[i], i == first && !is_alone);
        }
        reader.block.counts[lines[i].kind]++;
    }
    reader.block.lines = lines;
    reader.block.line_count = line_count;
    reader.block.has_header = reader.layout.has_header;
    return reader.block;
}
