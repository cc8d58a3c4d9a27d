#include "cli/layout.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

/* French puts a space before these, and they stay with the word before it. */
static bool may_break_at(const char *words)
{
    return words[0] == ' ' && (words[1] == '\0' || strchr(":;?!", words[1]) == NULL);
}

/* Add one line's worth of words; gives what is left. */
static const char *line_add(struct text *text, const char *words, size_t width)
{
    size_t length = utf8_prefix(words, width);
    const char *line_end = memchr(words, '\n', length);

    if (line_end != NULL || words[length] == '\n' || words[length] == '\0') {
        length = line_end != NULL ? (size_t)(line_end - words) : length;
        text_add_part(text, words, length);
        return words + length + (words[length] == '\n');
    }
    while (length > 0 && !may_break_at(words + length)) {
        length--;
    }
    if (length == 0) { /* one word longer than the line */
        length = utf8_prefix(words, width);
    }
    text_add_part(text, words, length);
    return words + length + strspn(words + length, " ");
}

void layout_paragraph(struct text *text, const char *indent, const char *paragraph)
{
    const size_t width = LAYOUT_WIDTH - utf8_count(indent);

    do {
        text_add(text, indent);
        paragraph = line_add(text, paragraph, width);
        text_add_char(text, '\n');
    } while (*paragraph != '\0');
}

void layout_hanging_paragraph(struct text *text, const char *paragraph)
{
    const char *rest = line_add(text, paragraph, LAYOUT_WIDTH);

    text_add_char(text, '\n');
    if (*rest != '\0') {
        layout_paragraph(text, "    ", rest);
    }
}

void layout_hanging(struct text *text, const char *name, const char *explanation)
{
    const size_t name_width = utf8_count(name);

    text_add(text, name);
    if (name_width < LAYOUT_HANG) {
        text_add_repeated(text, ' ', LAYOUT_HANG - name_width);
    } else {
        text_add_char(text, '\n');
        text_add_repeated(text, ' ', LAYOUT_HANG);
    }
    for (;;) {
        explanation = line_add(text, explanation, LAYOUT_WIDTH - LAYOUT_HANG);
        text_add_char(text, '\n');
        if (*explanation == '\0') {
            return;
        }
        text_add_repeated(text, ' ', LAYOUT_HANG);
    }
}

void layout_notes(struct text *text, const struct report *report, enum language language)
{
    static const char *const LEADS[] = {N_("Error: "), N_("Attention: "), N_("Note: ")};

    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        struct text line;

        text_init(&line, text->pool, text->ceiling);
        text_add(&line, say(LEADS[entry->severity], language));
        report_entry_say(entry, language, &line);
        layout_paragraph(text, "", line.bytes);
    }
}

void layout_table_init(struct layout_table *table, struct pool *pool, size_t column_count)
{
    assert(column_count >= 1 && column_count <= LAYOUT_COLUMNS_MAX);
    *table = (struct layout_table){.pool = pool, .column_count = column_count};
}

void layout_table_cell(struct layout_table *table, const char *cell)
{
    if (table->cell_count == table->cell_capacity) {
        const size_t capacity = table->cell_capacity == 0 ? 64 : 2 * table->cell_capacity;
        const char **cells = pool_array(table->pool, capacity, const char *);

        for (size_t i = 0; i < table->cell_count; i++) {
            cells[i] = table->cells[i];
        }
        table->cells = cells;
        table->cell_capacity = capacity;
    }
    table->cells[table->cell_count++] = cell;
}

/* A line end inside a cell would break its row. */
static void cell_add(struct text *text, const char *cell)
{
    for (; *cell != '\0'; cell++) {
        text_add_char(text, (char)(*cell == '\n' || *cell == '\t' ? ' ' : *cell));
    }
}

static void row_add(struct text *text, const char *const *cells, const size_t *widths,
                    size_t column_count)
{
    for (size_t i = 0; i < column_count; i++) {
        cell_add(text, cells[i]);
        if (i + 1 < column_count) {
            text_add_repeated(text, ' ', widths[i] - utf8_count(cells[i]) + 2);
        }
    }
    while (text->length > 0 && text->bytes[text->length - 1] == ' ') {
        text->bytes[--text->length] = '\0'; /* an empty last cell leaves its padding */
    }
    text_add_char(text, '\n');
}

void layout_table_add(struct text *text, const struct layout_table *table)
{
    size_t widths[LAYOUT_COLUMNS_MAX] = {0};
    size_t whole = 0;

    assert(table->cell_count % table->column_count == 0);
    for (size_t i = 0; i < table->cell_count; i++) {
        size_t *width = &widths[i % table->column_count];
        const size_t needed = utf8_count(table->cells[i]);
        *width = needed > *width ? needed : *width;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        whole += widths[i] + (i + 1 < table->column_count ? 2 : 0);
    }
    for (size_t at = 0; at < table->cell_count; at += table->column_count) {
        row_add(text, &table->cells[at], widths, table->column_count);
        if (at == 0) {
            text_add_repeated(text, '-', whole);
            text_add_char(text, '\n');
        }
    }
}
