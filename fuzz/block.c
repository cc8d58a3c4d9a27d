/* block.c - any text as a pasted block: every line has its answer, and applying what it
 * says leaves nothing to change.
 *
 * The first byte says where the block begins and whether rows may be added. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/block.h"
#include "method/arena.h"

enum { COLUMN_COUNT = 6, ROW_COUNT = 3, ROOM = ROW_COUNT + 5 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct column HEADERS[COLUMN_COUNT] = {
    {"actor", "acteur", NULL, true},
    {"importance", "belang", "belangrijkheid", false},
    {"replaceability", "vervangbaarheid", NULL, false},
    {"own", "eigen", NULL, false},
    {"replaced_by", "door wie", NULL, false},
    {"note", "nota", NULL, false},
};
static const struct block_column COLUMNS[COLUMN_COUNT] = {
    {&HEADERS[0], BLOCK_NAME, NULL, NULL},
    {&HEADERS[1], BLOCK_LEVEL, NULL, "not '%s'"},
    {&HEADERS[2], BLOCK_WORD, &ARENA_REPLACEABILITY, "not '%s'"},
    {&HEADERS[3], BLOCK_YES_NO, NULL, "not '%s'"},
    {&HEADERS[4], BLOCK_NAMES, NULL, NULL},
    {&HEADERS[5], BLOCK_TEXT, NULL, NULL},
};

/* A grid with room for what the block adds. */
struct sheet {
    struct block_row rows[ROOM];
    const char *cells[ROOM * COLUMN_COUNT];
    struct block_grid grid;
};

static void require(bool holds, const char *claim)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void sheet_init(struct sheet *sheet, uint8_t where)
{
    static const char *const NAMES[ROW_COUNT] = {"A", "B", "c d"};

    *sheet =
        (struct sheet){.grid = {COLUMNS, COLUMN_COUNT, sheet->rows, ROW_COUNT,
                                sheet->cells, where % (ROW_COUNT + 1),
                                where / 4 % (COLUMN_COUNT + 1), where >= 128 ? ROOM : 0}};
    for (size_t i = 0; i < ROW_COUNT; i++) {
        sheet->rows[i] = (struct block_row){(int64_t)i + 1, NAMES[i]};
        sheet->cells[i * COLUMN_COUNT] = NAMES[i];
        sheet->cells[i * COLUMN_COUNT + 1] = "2";
    }
}

static void change_check(const struct block_change *change)
{
    const struct block_column *column = &COLUMNS[change->column];
    int value = 0;

    require(change->column < COLUMN_COUNT, "a change is in a column");
    require(strcmp(change->before, change->after) != 0, "a change changes");
    require(strlen(change->after) <= LIMIT_CELL_BYTES, "a value stays under its limit");
    require(utf8_is_visible(change->after, "\n\t"), "a value can be seen");
    if (column->kind == BLOCK_WORD) {
        require(vocabulary_find(column->vocabulary, change->after, &value) &&
                    strcmp(vocabulary_code(column->vocabulary, value), change->after) ==
                        0,
                "a word is given as its code");
    }
    if (column->kind == BLOCK_LEVEL) {
        require(change->after[0] >= '1' && change->after[0] <= '4' &&
                    change->after[1] == '\0',
                "a level is 1 to 4");
    }
}

static void line_check(const struct block_line *line, struct pool *pool)
{
    const bool may_change = line->kind == BLOCK_ADDED || line->kind == BLOCK_CHANGED;

    require((line->change_count > 0) == may_change, "what changes has changes");
    require((line->key == 0) == (line->kind != BLOCK_CHANGED && line->kind != BLOCK_SAME),
            "what stands there has a key");
    require((line->report.error_count > 0) == (line->kind == BLOCK_REFUSED),
            "what is refused says why");
    require(line->kind != BLOCK_SKIPPED || line->report.first != NULL,
            "what is passed over says why");
    for (size_t i = 0; i < line->change_count; i++) {
        change_check(&line->changes[i]);
    }
    for (const struct report_entry *entry = line->report.first; entry != NULL;
         entry = entry->next) {
        require(entry->place.line == line->number, "a sentence has its line");
        require(say_in(pool, &entry->message, LANGUAGE_FR)[0] != '\0',
                "a sentence says something");
    }
}

static void line_apply(struct sheet *sheet, const struct block_line *line)
{
    size_t row = line->key != 0 ? (size_t)line->key - 1 : sheet->grid.row_count;

    if (line->kind == BLOCK_ADDED) {
        require(row < sheet->grid.row_limit, "no more is added than there is room for");
        sheet->rows[row] = (struct block_row){(int64_t)row + 1, line->label};
        sheet->grid.row_count++;
    }
    for (size_t i = 0; i < line->change_count; i++) {
        sheet->cells[row * COLUMN_COUNT + line->changes[i].column] =
            line->changes[i].after;
    }
}

/* A line for which no row was left may find one that the block added, and take it from
 * the line that names it. */
static bool has_line_without_row(const struct block *block)
{
    for (size_t i = 0; i < block->line_count; i++) {
        if (block->lines[i].kind == BLOCK_REFUSED && block->lines[i].label[0] == '\0') {
            return true;
        }
    }
    return false;
}

static void again_check(const struct block *block, const struct block *again)
{
    require(again->line_count == block->line_count, "it has the same lines again");
    for (size_t i = 0; i < again->line_count && !has_line_without_row(block); i++) {
        const bool is_same = again->lines[i].kind == BLOCK_SAME;

        require(block->lines[i].kind != BLOCK_CHANGED || is_same,
                "what was applied changes nothing again");
        require(block->lines[i].kind != BLOCK_ADDED || is_same,
                "what was added stands there");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct sheet sheet;

    if (length == 0 || memchr(bytes, '\0', length) != NULL ||
        !utf8_is_valid((const char *)bytes + 1, length - 1)) {
        return 0;
    }
    const char *text = pool_text_part(pool, (const char *)bytes + 1, length - 1);
    sheet_init(&sheet, bytes[0]);
    const struct block block = block_read(text, &sheet.grid, pool);
    size_t count = 0;
    for (size_t i = 0; i < BLOCK_LINE_KINDS; i++) {
        count += block.counts[i];
    }
    require(count == block.line_count, "every line is counted");
    for (size_t i = 0; i < block.line_count; i++) {
        require(block.lines[i].number == i + 1, "lines are numbered");
        line_check(&block.lines[i], pool);
        line_apply(&sheet, &block.lines[i]);
    }
    const struct block again = block_read(text, &sheet.grid, pool);
    again_check(&block, &again);
    return 0;
}
