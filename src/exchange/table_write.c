#include "exchange/table_write.h"

#include <string.h>

/* A signed number is none, nor is a dash alone. */
static bool is_formula(const char *value)
{
    const bool is_sign = value[0] == '+' || value[0] == '-';
    const char *rest = value + is_sign;

    if (is_sign && rest[strspn(rest, "0123456789.")] == '\0') {
        return false;
    }
    return is_sign || value[0] == '=' || value[0] == '@';
}

void table_add_cell(struct text *text, const char *value, bool is_first)
{
    const bool is_quoted = strpbrk(value, ",;\t\"\r\n") != NULL;

    text_add(text, is_first ? "" : ",");
    text_add(text, is_quoted ? "\"" : "");
    text_add(text, is_formula(value) ? "\xC2\xA0" : "");
    if (!is_quoted) {
        text_add(text, value);
        return;
    }
    for (; *value != '\0'; value++) {
        text_add(text, *value == '"' ? "\"" : "");
        text_add_char(text, *value);
    }
    text_add_char(text, '"');
}

static size_t line_ends(const char *value)
{
    size_t count = 0;

    for (; (value = strchr(value, '\n')) != NULL; value++) {
        count++;
    }
    return count;
}

/* Give the line behind the row that is written. */
static size_t row_add(struct text *text, const struct csv_row *row, size_t column_count,
                      size_t line)
{
    for (; line < row->line; line++) {
        text_add_char(text, '\n');
    }
    for (size_t i = 0; i < column_count; i++) {
        table_add_cell(text, row->cells[i].text, i == 0);
        line += line_ends(row->cells[i].text);
    }
    text_add_char(text, '\n');
    return line + 1;
}

void table_add(struct text *text, const struct csv_table *table)
{
    const struct csv_row header = {table->header, table->header[0].line};
    size_t line = row_add(text, &header, table->column_count, 1);

    for (size_t i = 0; i < table->row_count; i++) {
        line = row_add(text, &table->rows[i], table->column_count, line);
    }
}
