#include "store/journal_read.h"

#include <string.h>

#include "store/json_in.h"

void journal_entry_read(const struct query *query, struct pool *pool,
                        struct journal_entry *entry_out)
{
    *entry_out = (struct journal_entry){
        .link = {.position = query_integer(query, 0),
                 .at = query_integer(query, 1),
                 .author = query_text(query, 2, pool),
                 .action = query_text(query, 3, pool),
                 .undoes = query_integer(query, 4)},
        .value_digest = query_text(query, 5, pool),
        .digest = query_text(query, 6, pool),
        .salt = query_text(query, 7, pool),
        .changes = query_text(query, 8, pool),
    };
}

static bool rows_read(struct journal_entry *entry, struct pool *pool, struct status *st)
{
    struct value *rows = NULL;

    if (entry->changes != NULL &&
        !json_read(entry->changes, strlen(entry->changes), pool, &rows, st)) {
        return status_within(st, "journal, position %d", (int)entry->link.position);
    }
    entry->rows = rows;
    return true;
}

bool journal_entries_read(struct query *query, struct pool *pool,
                          struct journal_list *list_out, struct status *st)
{
    struct journal_entry *entries = NULL;
    size_t count = 0;
    size_t capacity = 0;

    while (query_next(query)) {
        entries = pool_grow(pool, entries, count, &capacity, struct journal_entry);
        journal_entry_read(query, pool, &entries[count]);
        if (!rows_read(&entries[count], pool, st)) {
            return false;
        }
        count++;
    }
    if (!query_end(query, st)) {
        return false;
    }
    *list_out = (struct journal_list){entries, count};
    return true;
}

const struct value *journal_member(const struct value *row, const char *name)
{
    return value_find(row, name, strlen(name));
}

int64_t journal_row_id(const struct value *row)
{
    int64_t id = 0;

    for (const char *digit = value_text(journal_member(row, "id")); *digit != '\0';
         digit++) {
        id = 10 * id + (*digit - '0');
    }
    return id;
}

size_t journal_rows_reverse(const struct value *rows, struct pool *pool,
                            const struct value ***reversed_out)
{
    size_t count = 0;

    for (const struct value *row = value_first(rows); row != NULL;
         row = value_next(row)) {
        count++;
    }
    const struct value **reversed = pool_array(pool, count, const struct value *);
    size_t at = count;
    for (const struct value *row = value_first(rows); row != NULL;
         row = value_next(row)) {
        reversed[--at] = row;
    }
    *reversed_out = reversed;
    return count;
}
