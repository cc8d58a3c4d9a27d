/* journal_past.c - rows as they stood at a moment: those of now, taken back in time. */
#include "store/journal.h"

#include <string.h>

#include "store/journal_read.h"
#include "store/sql.h"

/* The rows of a kind in order of id, while they are taken back in time. */
struct past {
    const struct record_kind *kind;
    struct pool *pool;
    const struct sql_value **rows;
    size_t count;
    size_t capacity;
};

/* The first row with this id or a higher one. */
static size_t past_find(const struct past *past, int64_t id)
{
    size_t low = 0;
    size_t high = past->kind->has_id ? past->count : 0;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (past->rows[middle][0].integer < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void past_insert(struct past *past, size_t at, const struct sql_value *values)
{
    past->rows = pool_grow(past->pool, past->rows, past->count, &past->capacity,
                           const struct sql_value *);
    for (size_t i = past->count; i > at; i--) {
        past->rows[i] = past->rows[i - 1];
    }
    past->rows[at] = values;
    past->count++;
}

static void past_remove(struct past *past, size_t at)
{
    past->count--;
    for (; at < past->count; at++) {
        past->rows[at] = past->rows[at + 1];
    }
}

static bool past_take_back(struct past *past, const struct value *row, struct status *st)
{
    const struct value *before = journal_member(row, "before");
    const struct sql_value *values = NULL;
    const int64_t id = journal_row_id(row);
    const size_t at = past_find(past, id);
    const bool is_there =
        at < past->count && (!past->kind->has_id || past->rows[at][0].integer == id);

    if (before != NULL && !record_values(past->kind, before, past->pool, &values, st)) {
        return false;
    }
    if (is_there && before != NULL) {
        past->rows[at] = values;
    } else if (is_there) {
        past_remove(past, at);
    } else if (before != NULL) {
        past_insert(past, at, values);
    }
    return true;
}

/* The kinds whose past is asked. */
struct pasts {
    struct past *pasts;
    size_t count;
    struct pool *pool;
};

static bool entry_take_back(const struct pasts *pasts, const struct journal_entry *entry,
                            struct status *st)
{
    const struct value **rows = NULL;
    const size_t count =
        entry->rows == NULL ? 0 : journal_rows_reverse(entry->rows, pasts->pool, &rows);

    for (size_t i = 0; i < count; i++) {
        const char *record = value_text(journal_member(rows[i], "record"));
        size_t kind = 0;

        while (kind < pasts->count &&
               strcmp(pasts->pasts[kind].kind->name, record) != 0) {
            kind++;
        }
        if (kind < pasts->count && !past_take_back(&pasts->pasts[kind], rows[i], st)) {
            return false;
        }
    }
    return true;
}

static bool present_read(struct database *database, const char *network_id,
                         struct past *past, struct status *st)
{
    struct record_list present;

    if (!record_list(database, past->kind, network_id, past->pool, &present, st)) {
        return false;
    }
    past->count = past->capacity = present.count;
    past->rows = pool_array(past->pool, present.count, const struct sql_value *);
    for (size_t i = 0; i < present.count; i++) {
        past->rows[i] = present.rows[i];
    }
    return true;
}

static bool pasts_read(struct database *database, const char *network_id, int64_t at,
                       const struct pasts *pasts, struct status *st)
{
    struct journal_list later;
    /* Journal and rows of one moment, whoever writes meanwhile. */
    SCOPED(transaction)
    picture = transaction_begin(database, TRANSACTION_READ, st);

    if (picture == NULL) {
        return false;
    }
    for (size_t i = 0; i < pasts->count; i++) {
        if (!present_read(database, network_id, &pasts->pasts[i], st)) {
            return false;
        }
    }
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_SINCE,
                        SQL_VALUES(sql_text(network_id), sql_integer(at)));
    if (!journal_entries_read(query, pasts->pool, &later, st)) {
        return false;
    }
    for (size_t i = 0; i < later.count; i++) {
        if (!entry_take_back(pasts, &later.entries[i], st)) {
            return false;
        }
    }
    return transaction_commit(picture, st);
}

/* What is kept of it: the changes that led there may be a hundred times as much. */
static struct record_list past_keep(const struct past *past, struct pool *pool)
{
    const struct sql_value **rows =
        pool_array(pool, past->count, const struct sql_value *);

    for (size_t i = 0; i < past->count; i++) {
        struct sql_value *values =
            pool_copy(pool, past->rows[i], past->kind->column_count, struct sql_value);

        for (size_t j = 0; j < past->kind->column_count; j++) {
            if (values[j].kind == SQL_TEXT) {
                values[j].text = pool_text(pool, values[j].text);
            }
        }
        rows[i] = values;
    }
    return (struct record_list){rows, past->count};
}

bool journal_rows_at(struct database *database, const char *network_id, int64_t at,
                     const struct journal_part *parts, size_t part_count,
                     struct pool *pool, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const struct pasts pasts = {pool_array(scratch, part_count, struct past), part_count,
                                scratch};

    for (size_t i = 0; i < part_count; i++) {
        pasts.pasts[i] = (struct past){.kind = parts[i].kind, .pool = scratch};
    }
    if (!pasts_read(database, network_id, at, &pasts, st)) {
        return false;
    }
    for (size_t i = 0; i < part_count; i++) {
        *parts[i].list_out = past_keep(&pasts.pasts[i], pool);
    }
    return true;
}
