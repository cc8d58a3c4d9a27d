#include "exchange/columns.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

/* Does one of the words in `list`, separated by '|', equal the key (or begin it)? */
static bool list_has(const char *list, const char *key, bool is_prefix,
                     struct pool *scratch)
{
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, "|");
        const char *word = utf8_key(scratch, pool_text_part(scratch, list, length));
        const bool begins = strncmp(key, word, strlen(word)) == 0;
        const char after = begins ? key[strlen(word)] : 'x';
        if (begins && (after == '\0' || (is_prefix && after == ' '))) {
            return true;
        }
        list += length + (list[length] == '|');
    }
    return false;
}

/* How a header names a column: whole headers go before beginnings of headers. */
static bool column_is_named(const struct column *column, const char *key, bool is_prefix,
                            struct pool *scratch)
{
    if (is_prefix) {
        return list_has(column->prefixes, key, true, scratch);
    }
    return list_has(column->name, key, false, scratch) ||
           list_has(column->also, key, false, scratch);
}

size_t column_of(const char *header, const struct column *columns, size_t count,
                 const int *positions)
{
    SCOPED(pool) scratch = pool_new();
    const char *key = utf8_key(scratch, header);
    size_t taken = count;

    for (int is_prefix = 0; is_prefix <= 1; is_prefix++) {
        for (size_t i = 0; i < count; i++) {
            if (!column_is_named(&columns[i], key, is_prefix == 1, scratch)) {
                continue;
            }
            if (positions[i] == COLUMN_MISSING) {
                return i;
            }
            taken = taken == count ? i : taken;
        }
    }
    return taken;
}

const char *column_names(const struct column *columns, size_t count, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count; i++) {
        text_add(&text, i > 0 ? ", " : "");
        text_add(&text, columns[i].name);
    }
    return text.bytes;
}

bool columns_find(const struct csv_table *table, const struct column *columns,
                  size_t column_count, int *positions_out, struct report *report)
{
    int positions[COLUMNS_MAX];
    bool is_usable = true;
    const char *known = column_names(columns, column_count, report->pool);

    assert(column_count <= COLUMNS_MAX);
    for (size_t i = 0; i < column_count; i++) {
        positions[i] = COLUMN_MISSING;
    }
    for (size_t at = 0; at < table->column_count; at++) {
        const char *header = table->header[at].text;
        const struct place place = csv_place(table, &table->header[at]);
        const size_t column = column_of(header, columns, column_count, positions);
        if (column == column_count) {
            report_add(report, REPORT_ERROR, place, "unknown column '%s'; known are: %s",
                       header, known);
        } else if (positions[column] != COLUMN_MISSING) {
            report_add(
                report, REPORT_ERROR, place,
                "column '%s' means '%s', which stands in this header already; take one "
                "of them away",
                header, columns[column].name);
        } else {
            positions[column] = (int)at;
        }
    }
    for (size_t i = 0; i < column_count; i++) {
        if (columns[i].is_required && positions[i] == COLUMN_MISSING) {
            is_usable = false;
            report_add(report, REPORT_ERROR, csv_place(table, &table->header[0]),
                       "column '%s' is missing; known are: %s", columns[i].name, known);
        }
    }
    if (!is_usable) {
        return false;
    }
    memcpy(positions_out, positions, column_count * sizeof *positions);
    return true;
}

const struct csv_cell *column_cell(const struct csv_row *row, int position)
{
    static const struct csv_cell EMPTY = {"", 0, 0};

    return position == COLUMN_MISSING ? &EMPTY : &row->cells[position];
}
