#include "store/journal.h"

#include <inttypes.h>
#include <string.h>

#include "store/json_in.h"
#include "store/sql.h"

static bool entry_read(const struct query *query, struct pool *pool,
                       struct journal_entry *entry, struct status *st)
{
    struct value *rows = NULL;

    entry->link = (struct journal_link){
        .position = query_integer(query, 0),
        .at = query_integer(query, 1),
        .author = query_text(query, 2, pool),
        .action = query_text(query, 3, pool),
        .undoes = query_integer(query, 4),
    };
    entry->value_digest = query_text(query, 5, pool);
    entry->digest = query_text(query, 6, pool);
    entry->salt = query_text(query, 7, pool);
    entry->changes = query_text(query, 8, pool);
    if (entry->changes != NULL &&
        !json_read(entry->changes, strlen(entry->changes), pool, &rows, st)) {
        return status_within(st, "journal, position %d", (int)entry->link.position);
    }
    entry->rows = rows;
    return true;
}

struct entry_link {
    struct journal_entry entry;
    struct entry_link *older;
};

/* Read every row of a query into a list, in its order. */
static bool entries_read(struct query *query, struct pool *pool,
                         struct journal_list *list_out, struct status *st)
{
    struct entry_link *newest = NULL;
    size_t count = 0;
    SCOPED(pool) scratch = pool_new();

    while (query_next(query)) {
        struct entry_link *link = pool_array(scratch, 1, struct entry_link);

        if (!entry_read(query, pool, &link->entry, st)) {
            return false;
        }
        link->older = newest;
        newest = link;
        count++;
    }
    if (!query_end(query, st)) {
        return false;
    }
    struct journal_entry *entries = pool_array(pool, count, struct journal_entry);
    for (size_t i = count; i-- > 0; newest = newest->older) {
        entries[i] = newest->entry;
    }
    *list_out = (struct journal_list){entries, count};
    return true;
}

bool journal_list(struct database *database, const char *network_id, int64_t position,
                  size_t limit, struct pool *pool, struct journal_list *list_out,
                  struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_BEFORE,
                        SQL_VALUES(sql_text(network_id),
                                   sql_integer(position == 0 ? INT64_MAX : position),
                                   sql_integer((int64_t)limit)));

    return entries_read(query, pool, list_out, st);
}

bool journal_whole(struct database *database, const char *network_id, struct pool *pool,
                   struct journal_list *list_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_LIST, SQL_VALUES(sql_text(network_id)));

    return entries_read(query, pool, list_out, st);
}

bool journal_position(struct database *database, const char *network_id,
                      int64_t *position_out, struct status *st)
{
    SCOPED(query)
    query =
        query_begin(database, &SQL_JOURNAL_HEAD_FIND, SQL_VALUES(sql_text(network_id)));

    return query_number(query, position_out, st);
}

static const struct value *member(const struct value *row, const char *name)
{
    return value_find(row, name, strlen(name));
}

static int64_t row_id(const struct value *row)
{
    int64_t id = 0;

    for (const char *digit = value_text(member(row, "id")); *digit != '\0'; digit++) {
        id = 10 * id + (*digit - '0');
    }
    return id;
}

/* ---- taking a change back ---- */

static bool entry_find(struct database *database, const char *network_id,
                       int64_t position, struct pool *pool,
                       struct journal_entry *entry_out, struct status *st)
{
    struct journal_list list = {0};
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_FIND,
                        SQL_VALUES(sql_text(network_id), sql_integer(position)));

    if (!entries_read(query, pool, &list, st)) {
        return false;
    }
    if (list.count == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no change %d", (int)position);
    }
    if (list.entries[0].rows == NULL) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "what change %d did was erased when its time was over",
                           (int)position);
    }
    *entry_out = list.entries[0];
    return true;
}

static bool later_fail(struct status *st)
{
    status_clear(st);
    return status_fail(st, STATUS_CONFLICT,
                       "this was changed again since: taking it back would lose the "
                       "later change");
}

/* Does the row stand as this change left it? */
static bool row_check(struct unit *unit, const char *network_id,
                      const struct record_kind *kind, const struct value *row,
                      struct status *st)
{
    const struct value *after = member(row, "after");
    const struct sql_value *left = NULL;
    const struct sql_value *present = NULL;
    struct status search = {0};
    const bool is_there = record_find(unit->database, kind, network_id, row_id(row),
                                      unit->pool, &present, &search);

    if (!is_there && search.code != STATUS_NOT_FOUND) {
        return status_fail(st, STATUS_FAILED, "could not read what is there now");
    }
    if (after != NULL && !record_values(kind, after, unit->pool, &left, st)) {
        return false;
    }
    if (is_there != (after != NULL) ||
        (is_there && !record_is_same(kind, present, left))) {
        return later_fail(st);
    }
    return true;
}

static bool row_restore(struct change *change, struct unit *unit,
                        const struct record_kind *kind, const struct value *row,
                        struct status *st)
{
    const struct value *before = member(row, "before");
    const struct sql_value *values = NULL;

    if (before == NULL) {
        return change_remove(change, kind, row_id(row), st);
    }
    return record_values(kind, before, unit->pool, &values, st) &&
           change_put(change, kind, values, st);
}

/* The rows of a change, last first: what points at something goes before it. */
static size_t rows_reverse(const struct value *rows, struct pool *pool,
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

static bool row_undo(struct change *change, struct unit *unit,
                     const struct change_head *head, const struct value *row,
                     struct status *st)
{
    const struct record_kind *kind = record_kind_find(value_text(member(row, "record")));

    if (kind == NULL) {
        return status_fail(st, STATUS_CONFLICT, "this change cannot be taken back");
    }
    if (!row_check(unit, head->network_id, kind, row, st)) {
        return false;
    }
    if (row_restore(change, unit, kind, row, st)) {
        return true;
    }
    /* A later row points at this one, or this one at a row that is gone since. */
    return st->code == STATUS_CONFLICT ? later_fail(st) : false;
}

bool journal_undo(struct unit *unit, const struct change_head *head, struct status *st)
{
    struct change_head undo = *head;
    struct change *change = NULL;
    struct journal_entry entry = {0};
    const struct value **rows = NULL;

    undo.action = "undo";
    if (!change_begin(unit, &undo, &change, st) ||
        !entry_find(unit->database, head->network_id, head->undoes, unit->pool, &entry,
                    st)) {
        return false;
    }
    const size_t count = rows_reverse(entry.rows, unit->pool, &rows);
    for (size_t i = 0; i < count; i++) {
        if (!row_undo(change, unit, head, rows[i], st)) {
            return false;
        }
    }
    return change_end(change, st);
}

/* ---- as of a moment ---- */

/* The rows of a kind, while they are taken back in time. */
struct past {
    const struct record_kind *kind;
    struct pool *pool;
    const struct sql_value **rows;
    size_t count;
    size_t capacity;
};

static size_t past_find(const struct past *past, int64_t id)
{
    size_t at = 0;

    while (at < past->count && past->kind->has_id && past->rows[at][0].integer != id) {
        at++;
    }
    return at;
}

/* Put a row in its place by id. */
static void past_insert(struct past *past, const struct sql_value *values)
{
    size_t at = past->count;

    if (past->count == past->capacity) {
        const struct sql_value **rows = past->rows;

        past->capacity = 2 * past->capacity + 8;
        past->rows = pool_array(past->pool, past->capacity, const struct sql_value *);
        for (size_t i = 0; i < past->count; i++) {
            past->rows[i] = rows[i];
        }
    }
    while (at > 0 && past->rows[at - 1][0].integer > values[0].integer) {
        past->rows[at] = past->rows[at - 1];
        at--;
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
    const struct value *before = member(row, "before");
    const struct sql_value *values = NULL;
    const size_t at = past_find(past, row_id(row));

    if (strcmp(value_text(member(row, "record")), past->kind->name) != 0) {
        return true;
    }
    if (before != NULL && !record_values(past->kind, before, past->pool, &values, st)) {
        return false;
    }
    if (at < past->count && before != NULL) {
        past->rows[at] = values;
    } else if (at < past->count) {
        past_remove(past, at);
    } else if (before != NULL) {
        past_insert(past, values);
    }
    return true;
}

static bool entry_take_back(struct past *past, const struct journal_entry *entry,
                            struct status *st)
{
    const struct value **rows = NULL;
    const size_t count =
        entry->rows == NULL ? 0 : rows_reverse(entry->rows, past->pool, &rows);

    for (size_t i = 0; i < count; i++) {
        if (!past_take_back(past, rows[i], st)) {
            return false;
        }
    }
    return true;
}

static bool past_read(struct database *database, const char *network_id, int64_t at,
                      struct past *past, struct status *st)
{
    struct record_list present;
    struct journal_list later;
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_SINCE,
                        SQL_VALUES(sql_text(network_id), sql_integer(at)));

    if (!entries_read(query, past->pool, &later, st) ||
        !record_list(database, past->kind, network_id, past->pool, &present, st)) {
        return false;
    }
    past->count = past->capacity = present.count;
    past->rows = pool_array(past->pool, present.count, const struct sql_value *);
    for (size_t i = 0; i < present.count; i++) {
        past->rows[i] = present.rows[i];
    }
    for (size_t i = 0; i < later.count; i++) {
        if (!entry_take_back(past, &later.entries[i], st)) {
            return false;
        }
    }
    return true;
}

bool journal_rows_at(struct database *database, const struct record_kind *kind,
                     const char *network_id, int64_t at, struct pool *pool,
                     struct record_list *list_out, struct status *st)
{
    struct past past = {.kind = kind, .pool = pool};
    /* Journal and rows of one moment, whoever writes meanwhile. */
    SCOPED(transaction)
    picture = transaction_begin(database, TRANSACTION_READ, st);

    if (picture == NULL || !past_read(database, network_id, at, &past, st) ||
        !transaction_commit(picture, st)) {
        return false;
    }
    *list_out = (struct record_list){past.rows, past.count};
    return true;
}
