#include "exchange/block_layout.h"

#include <assert.h>
#include <string.h>

static void name_at_set(struct block_layout *layout)
{
    layout->name_at = BLOCK_NO_NAME;
    for (size_t i = 0; i < LIMIT_BLOCK_COLUMNS; i++) {
        const int target = layout->targets[i];
        if (target >= 0 && layout->grid->columns[target].kind == BLOCK_NAME) {
            layout->name_at = i;
        }
    }
}

void block_layout_init(struct block_layout *layout, const struct block_grid *grid)
{
    assert(grid->column_count <= COLUMNS_MAX);
    *layout = (struct block_layout){.grid = grid};
    for (size_t i = 0; i < grid->column_count; i++) {
        layout->headers[i] = *grid->columns[i].header;
    }
    for (size_t i = 0; i < LIMIT_BLOCK_COLUMNS; i++) {
        const size_t column = grid->at_column + i;
        layout->targets[i] = column < grid->column_count ? (int)column : BLOCK_NO_COLUMN;
    }
    name_at_set(layout);
}

void block_layout_take(struct block_layout *layout, const struct cut_line *header,
                       size_t number, struct report *report)
{
    const size_t column_count = layout->grid->column_count;
    int positions[COLUMNS_MAX];

    for (size_t i = 0; i < column_count; i++) {
        positions[i] = COLUMN_MISSING;
    }
    for (size_t i = 0; i < LIMIT_BLOCK_COLUMNS; i++) {
        const char *text = i < header->cell_count ? header->cells[i] : "";
        const struct place place = {NULL, number, i + 1};
        layout->targets[i] = text[0] == '\0' ? BLOCK_NO_COLUMN : BLOCK_UNREAD_COLUMN;
        if (text[0] == '\0') {
            continue;
        }
        const size_t column = column_of(text, layout->headers, column_count, positions);
        if (column == column_count) {
            report_add(report, REPORT_WARNING, place,
                       "column '%s' is not known and not read; the names that are known "
                       "stand below the table",
                       text);
        } else if (positions[column] != COLUMN_MISSING) {
            report_add(report, REPORT_WARNING, place,
                       "column '%s' means '%s', which stands in this header already; it "
                       "is not read",
                       text, layout->headers[column].name);
        } else {
            positions[column] = (int)i;
            layout->targets[i] = (int)column;
        }
    }
    name_at_set(layout);
    layout->has_header = true;
}

int block_layout_target(const struct block_layout *layout, size_t cell)
{
    return cell < LIMIT_BLOCK_COLUMNS ? layout->targets[cell] : BLOCK_NO_COLUMN;
}

/* How many cells have text, and how many of them name a column: all of them when one that
 * does not ends the search. */
struct header_look {
    size_t text_count;
    size_t named_count;
};

static struct header_look header_look(const struct block_layout *layout,
                                      const struct cut_line *line, bool is_strict)
{
    static const int FREE[COLUMNS_MAX] = {0}; /* none is COLUMN_MISSING: no matter here */
    const size_t column_count = layout->grid->column_count;
    struct header_look look = {0};

    for (size_t i = 0; i < line->cell_count && i < LIMIT_BLOCK_COLUMNS; i++) {
        if (line->cells[i][0] == '\0') {
            continue;
        }
        look.text_count++;
        look.named_count +=
            column_of(line->cells[i], layout->headers, column_count, FREE) < column_count;
        if (is_strict && look.named_count < look.text_count) {
            break;
        }
    }
    return look;
}

bool block_layout_is_header(const struct block_layout *layout,
                            const struct cut_line *line, bool is_first)
{
    const struct header_look look = header_look(layout, line, !is_first);

    return look.named_count > 0 && 2 * look.named_count >= look.text_count &&
           (is_first || look.named_count == look.text_count) &&
           (is_first || layout->has_header || look.text_count > 1);
}

/* The first line from `at` on that is not empty. */
static size_t filled_from(const struct block_cut *cut, size_t at)
{
    while (at < cut->line_count && cut_line_is_empty(&cut->lines[at])) {
        at++;
    }
    return at;
}

static size_t filled_count(const struct cut_line *line)
{
    size_t count = 0;

    for (size_t i = 0; i < line->cell_count; i++) {
        count += line->cells[i][0] != '\0';
    }
    return count;
}

size_t block_layout_first(const struct block_layout *layout, const struct block_cut *cut)
{
    const size_t first = filled_from(cut, 0);
    const size_t next = filled_from(cut, first + 1);

    if (layout->name_at == BLOCK_NO_NAME || next >= cut->line_count ||
        filled_count(&cut->lines[first]) != 1 || filled_count(&cut->lines[next]) < 2 ||
        block_layout_is_header(layout, &cut->lines[first], true) ||
        !block_layout_is_header(layout, &cut->lines[next], true)) {
        return first;
    }
    return next;
}

static bool begins_with_header(const struct block_layout *layout,
                               const struct block_cut *cut)
{
    const size_t first = block_layout_first(layout, cut);

    return first < cut->line_count && cut->lines[first].cell_count > 1 &&
           block_layout_is_header(layout, &cut->lines[first], true);
}

/* Two or more lines, each with the same number of cells, and more than one. */
static bool is_regular(const struct block_cut *cut)
{
    const size_t first = filled_from(cut, 0);
    size_t line_count = 0;

    for (size_t i = first; i < cut->line_count; i++) {
        if (cut_line_is_empty(&cut->lines[i])) {
            continue;
        }
        line_count++;
        if (cut->lines[i].cell_count != cut->lines[first].cell_count) {
            return false;
        }
    }
    return line_count > 1 && cut->lines[first].cell_count > 1;
}

struct block_cut block_layout_cut(const struct block_layout *layout, const char *text,
                                  struct pool *pool)
{
    if (strchr(text, '\t') == NULL) {
        const struct block_cut by_semicolon = block_cut(text, ';', BLOCK_LINES_MAX, pool);
        if (begins_with_header(layout, &by_semicolon) || is_regular(&by_semicolon)) {
            return by_semicolon;
        }
        const struct block_cut by_comma = block_cut(text, ',', BLOCK_LINES_MAX, pool);
        if (begins_with_header(layout, &by_comma)) {
            return by_comma;
        }
    }
    return block_cut(text, '\t', BLOCK_LINES_MAX, pool);
}
