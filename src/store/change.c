#include "store/change.h"

#include <string.h>

#include "base/limits.h"
#include "store/digest.h"
#include "store/sql.h"

struct change {
    struct unit *unit;
    struct change_head head;
    int64_t position; /* of the journal row to be written */
    const char *former_digest;
    struct value *rows; /* what changed, as it will stand in the journal */
};

bool change_begin(struct unit *unit, const struct change_head *head,
                  struct change **change_out, struct status *st)
{
    struct change *change = pool_array(unit->pool, 1, struct change);
    bool is_there = false;
    SCOPED(query)
    query = query_begin(unit->database, &SQL_JOURNAL_HEAD_LOCK,
                        SQL_VALUES(sql_text(head->network_id)));

    *change = (struct change){.unit = unit, .head = *head};
    change->rows = model_list(unit->pool);
    if (query_next(query)) {
        const int64_t last = query_integer(query, 1);

        is_there = true;
        change->position = query_integer(query, 0) + 1;
        change->head.now = head->now > last ? head->now : last;
        change->former_digest = query_text(query, 2, unit->pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (!is_there) {
        return status_fail(st, STATUS_NOT_FOUND, "this network is not here");
    }
    *change_out = change;
    return true;
}

void change_set_author(struct change *change, const char *author)
{
    change->head.author = author;
}

static void row_note(struct change *change, const struct record_kind *kind, int64_t id,
                     const struct sql_value *before, const struct sql_value *after)
{
    struct value *row = model_add_object(change->rows);

    model_set_text(row, "record", kind->name);
    model_set_integer(row, "id", id);
    if (before != NULL) {
        record_model(kind, before, model_set_object(row, "before"));
    }
    if (after != NULL) {
        record_model(kind, after, model_set_object(row, "after"));
    }
}

/* The row as it is now, or NULL. */
static bool row_before(struct change *change, const struct record_kind *kind, int64_t id,
                       const struct sql_value **before_out, struct status *st)
{
    bool is_there = false;

    *before_out = NULL;
    return status_absent(record_find(change->unit->database, kind,
                                     change->head.network_id, id, change->unit->pool,
                                     before_out, st),
                         &is_there, st);
}

bool change_put(struct change *change, const struct record_kind *kind,
                const struct sql_value *values, struct status *st)
{
    const int64_t id = kind->has_id ? values[0].integer : 0;
    const struct sql_value *before = NULL;
    struct sql_value *after =
        pool_copy(change->unit->pool, values, kind->column_count, struct sql_value);

    if (!row_before(change, kind, id, &before, st)) {
        return false;
    }
    for (size_t i = 0; before != NULL && i < kind->column_count; i++) {
        if (kind->columns[i].is_local && after[i].kind == SQL_NULL) {
            after[i] = before[i];
        }
    }
    if (!record_write(change->unit->database, kind, change->head.network_id, after, st)) {
        return false;
    }
    if (before == NULL || !record_is_same(kind, before, after)) {
        row_note(change, kind, id, before, after);
    }
    return true;
}

bool change_put_row(struct change *change, const struct record_kind *kind,
                    const void *row, struct status *st)
{
    struct sql_value values[RECORD_COLUMNS_MAX];

    record_fill(kind, row, values);
    return change_put(change, kind, values, st);
}

bool change_add(struct change *change, const struct record_kind *kind, void *row,
                struct status *st)
{
    int64_t id = 0;

    if (!record_next_id(change->unit->database, kind, change->head.network_id, &id, st)) {
        return false;
    }
    memcpy((char *)row + kind->columns[0].offset, &id, sizeof id);
    return change_put_row(change, kind, row, st);
}

bool change_remove(struct change *change, const struct record_kind *kind, int64_t id,
                   struct status *st)
{
    const struct sql_value *before = NULL;

    if (!row_before(change, kind, id, &before, st) ||
        !record_erase(change->unit->database, kind, change->head.network_id, id, st)) {
        return false;
    }
    if (before != NULL) {
        row_note(change, kind, id, before, NULL);
    }
    return true;
}

void change_note(struct change *change, const char *what, int64_t id)
{
    struct value *row = model_add_object(change->rows);

    model_set_text(row, "record", what);
    model_set_integer(row, "id", id);
}

int64_t change_position(const struct change *change)
{
    return value_first(change->rows) == NULL ? 0 : change->position;
}

bool change_end(struct change *change, struct status *st)
{
    struct pool *pool = change->unit->pool;
    struct database *database = change->unit->database;
    const struct change_head *head = &change->head;
    struct text rows;

    if (value_first(change->rows) == NULL) {
        return true;
    }
    text_init(&rows, pool, LIMIT_CHANGE_BYTES);
    value_write_json_compact(change->rows, &rows);
    if (rows.is_cut) {
        return status_fail(st, STATUS_LIMIT, "this change is too large to be kept");
    }
    const struct journal_link link = {
        .position = change->position,
        .at = head->now,
        .author = head->author,
        .action = head->action,
        .undoes = head->undoes,
    };
    const char *salt = digest_salt(pool);
    const char *value_digest = digest_value(pool, salt, rows.bytes);
    const char *digest = digest_link(pool, change->former_digest, &link, value_digest);

    change->former_digest = digest;
    const struct sql_value network = sql_text(head->network_id);
    const struct sql_value position = sql_integer(change->position);

    return database_run(
               database, &SQL_JOURNAL_ADD,
               SQL_VALUES(network, position, sql_integer(head->now),
                          sql_text(head->author), sql_text(head->action),
                          head->undoes == 0 ? sql_null() : sql_integer(head->undoes),
                          sql_text(value_digest), sql_text(digest)),
               st) &&
           database_run(
               database, &SQL_JOURNAL_VALUE_ADD,
               SQL_VALUES(network, position, sql_text(salt), sql_text(rows.bytes)), st) &&
           database_run(
               database, &SQL_JOURNAL_HEAD_MOVE,
               SQL_VALUES(position, sql_integer(head->now), sql_text(digest), network),
               st);
}

bool change_next(struct change *change, struct status *st)
{
    if (value_first(change->rows) == NULL) {
        return true;
    }
    if (!change_end(change, st)) {
        return false;
    }
    change->position++;
    change->rows = model_list(change->unit->pool);
    return true;
}
