#include "store/journal.h"

#include <string.h>

#include "store/journal_read.h"
#include "store/people.h"
#include "store/rating.h"
#include "store/sql.h"
#include "store/wave.h"

bool journal_list(struct database *database, const char *network_id, int64_t position,
                  size_t limit, struct pool *pool, struct journal_list *list_out,
                  struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_BEFORE,
                        SQL_VALUES(sql_text(network_id),
                                   sql_integer(position == 0 ? INT64_MAX : position),
                                   sql_integer((int64_t)limit)));

    return journal_entries_read(query, pool, list_out, st);
}

bool journal_links(struct database *database, const char *network_id, int64_t position,
                   size_t limit, struct pool *pool, struct journal_list *list_out,
                   struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_LINKS,
                        SQL_VALUES(sql_text(network_id),
                                   sql_integer(position == 0 ? INT64_MAX : position),
                                   sql_integer((int64_t)limit)));

    return journal_entries_read(query, pool, list_out, st);
}

bool journal_list_action(struct database *database, const char *network_id,
                         const char *action, size_t limit, struct pool *pool,
                         struct journal_list *list_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(
        database, &SQL_JOURNAL_OF_ACTION,
        SQL_VALUES(sql_text(network_id), sql_text(action), sql_integer((int64_t)limit)));

    return journal_entries_read(query, pool, list_out, st);
}

bool journal_whole(struct database *database, const char *network_id, struct pool *pool,
                   struct journal_list *list_out, struct status *st)
{
    struct journal_entry *entries = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_LIST, SQL_VALUES(sql_text(network_id)));

    while (query_next(query)) {
        entries = pool_grow(pool, entries, count, &capacity, struct journal_entry);
        journal_entry_read(query, pool, &entries[count++]);
    }
    if (!query_end(query, st)) {
        return false;
    }
    *list_out = (struct journal_list){entries, count};
    return true;
}

bool journal_position(struct database *database, const char *network_id,
                      int64_t *position_out, struct status *st)
{
    SCOPED(query)
    query =
        query_begin(database, &SQL_JOURNAL_HEAD_FIND, SQL_VALUES(sql_text(network_id)));

    return query_number(query, position_out, st);
}

/* ---- taking a change back ---- */

bool journal_find(struct database *database, const char *network_id, int64_t position,
                  struct pool *pool, struct journal_entry *entry_out, struct status *st)
{
    struct journal_list list = {0};
    SCOPED(query)
    query = query_begin(database, &SQL_JOURNAL_FIND,
                        SQL_VALUES(sql_text(network_id), sql_integer(position)));

    if (!journal_entries_read(query, pool, &list, st)) {
        return false;
    }
    if (list.count == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no change %d", (int)position);
    }
    *entry_out = list.entries[0];
    return true;
}

static bool entry_find(struct unit *unit, const struct change_head *head,
                       struct journal_entry *entry_out, struct status *st)
{
    return journal_find(unit->database, head->network_id, head->undoes, unit->pool,
                        entry_out, st) &&
           (entry_out->rows != NULL ||
            status_fail(st, STATUS_NOT_FOUND,
                        "what change %d did was erased when its time was over",
                        (int)head->undoes));
}

static bool later_fail(struct status *st)
{
    return status_fail(st, STATUS_CONFLICT,
                       "this was changed again since: taking it back would lose the "
                       "later change");
}

/* Does the row stand as this change left it? */
static bool row_check(struct unit *unit, const char *network_id,
                      const struct record_kind *kind, const struct value *row,
                      struct status *st)
{
    const struct value *after = journal_member(row, "after");
    const struct sql_value *left = NULL;
    const struct sql_value *present = NULL;
    bool is_there = false;

    if (!status_absent(record_find(unit->database, kind, network_id, journal_row_id(row),
                                   unit->pool, &present, st),
                       &is_there, st)) {
        return false;
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

/* A link that was followed or withdrawn does not work again: somebody still has it. An
 * invitation whose joining is taken back is withdrawn. */
static bool invitation_keep_closed(const struct value *row, struct pool *pool,
                                   const struct sql_value **values, struct status *st)
{
    const struct value *after = journal_member(row, "after");
    const struct sql_value *left = NULL;
    struct sql_value *closed = pool_array(pool, RECORD_COLUMNS_MAX, struct sql_value);
    struct invitation invitation = invitation_from(*values);

    if (after == NULL || invitation.state != INVITATION_OPEN) {
        return true;
    }
    if (!record_values(&INVITATION_RECORD, after, pool, &left, st)) {
        return false;
    }
    if (invitation_from(left).state == INVITATION_WITHDRAWN) {
        return status_fail(st, STATUS_INVALID,
                           "an invitation that was withdrawn does not open again: invite "
                           "the person anew");
    }
    invitation.state = INVITATION_WITHDRAWN;
    invitation_values(&invitation, closed);
    *values = closed;
    return true;
}

/* Who has seen the marks of others is not blind any more: a round stays closed. */
static bool round_keep_closed(const struct value *row, struct status *st)
{
    const struct value *after = journal_member(row, "after");

    return after == NULL ||
           strcmp(value_text(journal_member(after, "state")), "closed") != 0 ||
           status_fail(st, STATUS_INVALID,
                       "a round that was closed does not open again: rate in a new one");
}

/* Nor does a survey go back: people have answered, or have read what others did. */
static bool wave_keep_on(const struct value *row, struct status *st)
{
    const struct value *before = journal_member(row, "before");
    const struct value *after = journal_member(row, "after");
    /* One that was thrown away open has lost its answers. */
    const char *state =
        after == NULL ? "draft" : value_text(journal_member(after, "state"));

    return strcmp(value_text(journal_member(before, "state")), state) == 0 ||
           status_fail(st, STATUS_INVALID,
                       "a survey that was opened or closed does not go back");
}

static bool row_restore(struct change *change, struct unit *unit, const char *network_id,
                        const struct record_kind *kind, const struct value *row,
                        struct status *st)
{
    const struct value *before = journal_member(row, "before");
    const struct sql_value *values = NULL;

    if (before == NULL) {
        return change_remove(change, kind, journal_row_id(row), st);
    }
    if (!record_values(kind, before, unit->pool, &values, st)) {
        return false;
    }
    /* What is local to this installation is not in the journal. */
    if (kind == &PERSON_RECORD && journal_member(row, "after") == NULL &&
        !person_relink(unit, network_id, values, &values, st)) {
        return false;
    }
    if (kind == &ROUND_RECORD && !round_keep_closed(row, st)) {
        return false;
    }
    if (kind == &WAVE_RECORD && !wave_keep_on(row, st)) {
        return false;
    }
    if (kind == &INVITATION_RECORD &&
        !invitation_keep_closed(row, unit->pool, &values, st)) {
        return false;
    }
    return change_put(change, kind, values, st);
}

static bool row_undo(struct change *change, struct unit *unit,
                     const struct change_head *head, const struct value *row,
                     struct status *st)
{
    const struct record_kind *kind =
        record_kind_find(value_text(journal_member(row, "record")));

    if (kind == NULL) {
        return status_fail(st, STATUS_CONFLICT, "this change cannot be taken back");
    }
    if (!row_check(unit, head->network_id, kind, row, st)) {
        return false;
    }
    if (row_restore(change, unit, head->network_id, kind, row, st)) {
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
    if (!change_begin(unit, &undo, &change, st) || !entry_find(unit, head, &entry, st)) {
        return false;
    }
    const size_t count = journal_rows_reverse(entry.rows, unit->pool, &rows);
    for (size_t i = 0; i < count; i++) {
        if (!row_undo(change, unit, head, rows[i], st)) {
            return false;
        }
    }
    return change_end(change, st);
}
