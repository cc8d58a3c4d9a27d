/* log_entry.c - what a coordinator writes for the own reflection (experience.h). */
#include "base/limits.h"
#include "store/experience.h"
#include "store/secret.h"
#include "store/sql.h"

enum { ID_BYTES = 10 };

bool log_entries(struct database *database, const char *network_id, int64_t account_id,
                 struct pool *pool, struct log_entries *entries_out, struct status *st)
{
    struct log_entry *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_LOG_ENTRY_OF_ACCOUNT,
                        SQL_VALUES(sql_text(network_id), sql_integer(account_id)));

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct log_entry);
        rows[count++] = (struct log_entry){
            .id = query_text(query, 0, pool),
            .account_id = query_integer(query, 1),
            .day = query_text(query, 2, pool),
            .behaviour = query_text(query, 3, pool),
            .task = query_text(query, 4, pool),
            .dilemma = query_text(query, 5, pool),
            .what = query_text(query, 6, pool),
            .outcome = query_text(query, 7, pool),
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    *entries_out = (struct log_entries){rows, count};
    return true;
}

static bool entry_add(struct unit *unit, const char *network_id, struct log_entry *entry,
                      struct status *st)
{
    int64_t count = 0;
    SCOPED(query)
    query = query_begin(unit->database, &SQL_LOG_ENTRY_COUNT,
                        SQL_VALUES(sql_text(network_id), sql_integer(entry->account_id)));

    if (!query_number(query, &count, st)) {
        return false;
    }
    if (count >= LIMIT_LOG_ENTRIES) {
        return status_fail(st, STATUS_LIMIT, "a log holds at most %d entries",
                           (int)LIMIT_LOG_ENTRIES);
    }
    entry->id = secret_token(unit->pool, ID_BYTES);
    return database_run(unit->database, &SQL_LOG_ENTRY_ADD,
                        SQL_VALUES(sql_text(network_id), sql_text(entry->id),
                                   sql_integer(entry->account_id), sql_text(entry->day),
                                   sql_text(entry->behaviour), sql_text(entry->task),
                                   sql_text(entry->dilemma), sql_text(entry->what),
                                   sql_text(entry->outcome)),
                        st);
}

bool log_entry_put(struct unit *unit, const char *network_id, struct log_entry *entry,
                   struct status *st)
{
    if (entry->id[0] == '\0') {
        return entry_add(unit, network_id, entry, st);
    }
    if (!database_run(unit->database, &SQL_LOG_ENTRY_CHANGE,
                      SQL_VALUES(sql_text(entry->day), sql_text(entry->behaviour),
                                 sql_text(entry->task), sql_text(entry->dilemma),
                                 sql_text(entry->what), sql_text(entry->outcome),
                                 sql_text(network_id), sql_text(entry->id),
                                 sql_integer(entry->account_id)),
                      st)) {
        return false;
    }
    return database_changed(unit->database) == 1 ||
           status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}

bool log_entry_remove(struct unit *unit, const char *network_id, int64_t account_id,
                      const char *id, struct status *st)
{
    if (!database_run(
            unit->database, &SQL_LOG_ENTRY_REMOVE,
            SQL_VALUES(sql_text(network_id), sql_text(id), sql_integer(account_id)),
            st)) {
        return false;
    }
    return database_changed(unit->database) == 1 ||
           status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}
