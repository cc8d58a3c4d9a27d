#include "store/network.h"

#include <string.h>

#include "store/journal.h"
#include "store/sql.h"

static const struct record_column COLUMNS[] = {
    {"name", RECORD_TEXT, .is_local = false},
    {"place", RECORD_TEXT, .is_local = false},
    {"purpose", RECORD_TEXT, .is_local = false},
    {"state", RECORD_TEXT, .is_local = false},
    {"archived_day", RECORD_TEXT, .is_local = false},
    {"delete_day", RECORD_TEXT, .is_local = false},
    {"journal_months", RECORD_INTEGER, .is_local = false},
    {"created_at", RECORD_INTEGER, .is_local = false},
};

const struct record_kind NETWORK_RECORD = {
    .name = "network",
    .columns = COLUMNS,
    .column_count = ARRAY_COUNT(COLUMNS),
    .list = &SQL_NETWORK_LIST,
    .find = &SQL_NETWORK_FIND,
    .put = &SQL_NETWORK_PUT,
    .remove = &SQL_NETWORK_REMOVE,
};

struct network network_from(const struct sql_value *values)
{
    return (struct network){
        .name = values[0].text,
        .place = values[1].text,
        .purpose = values[2].text,
        .is_archived = strcmp(values[3].text, "archived") == 0,
        .archived_day = values[4].text,
        .delete_day = values[5].text,
        .journal_months = values[6].integer,
        .created_at = values[7].integer,
    };
}

void network_values(const struct network *network, struct sql_value *values_out)
{
    const struct sql_value values[] = {
        sql_text(network->name),
        sql_text(network->place),
        sql_text(network->purpose),
        sql_text(network->is_archived ? "archived" : "active"),
        sql_text(network->archived_day),
        sql_text(network->delete_day),
        sql_integer(network->journal_months),
        sql_integer(network->created_at),
    };

    memcpy(values_out, values, sizeof values);
}

bool network_find(struct database *database, const char *id, struct pool *pool,
                  struct network *network_out, struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(database, &NETWORK_RECORD, id, 0, pool, &values, st)) {
        return false;
    }
    *network_out = network_from(values);
    return true;
}

bool network_check_open(struct database *database, const char *id, struct pool *pool,
                        struct status *st)
{
    struct network network;

    if (!network_find(database, id, pool, &network, st)) {
        return false;
    }
    return !network.is_archived ||
           status_fail(st, STATUS_CONFLICT,
                       "this network is archived: it can be read, not changed");
}

static bool kind_empty(struct database *database, const struct record_kind *kind,
                       const char *network_id, struct pool *pool, struct status *st)
{
    struct record_list list;

    if (!record_list(database, kind, network_id, pool, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        const int64_t id = kind->has_id ? list.rows[i][0].integer : 0;

        if (!record_erase(database, kind, network_id, id, st)) {
            return false;
        }
    }
    return true;
}

/* What is no record. */
static bool others_remove(struct database *database, const char *network_id,
                          struct status *st)
{
    static const struct sql *const OTHERS[] = {
        &SQL_RATING_DRAFT_REMOVE_ALL, &SQL_SURVEY_ANSWER_REMOVE_ALL,
        &SQL_SURVEY_STEP_REMOVE_ALL,  &SQL_WAVE_RESULT_REMOVE_ALL,
        &SQL_JOB_REMOVE_ALL,          &SQL_SURVEY_LINK_USE_REMOVE_ALL,
        &SQL_BEGUN_SHEET_REMOVE_ALL,  &SQL_REPLY_REMOVE_ALL,
        &SQL_OPEN_ANSWER_REMOVE_ALL,  &SQL_LOG_ENTRY_REMOVE_ALL};

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        if (!database_run(database, OTHERS[i], SQL_VALUES(sql_text(network_id)), st)) {
            return false;
        }
    }
    return true;
}

bool network_destroy(struct unit *unit, const char *id, const char *author, int64_t now,
                     struct status *st)
{
    const struct change_head head = {JOURNAL_OF_INSTALLATION, author, "network.delete",
                                     now, 0};
    struct change *change = NULL;
    struct network network;

    if (!network_find(unit->database, id, unit->pool, &network, st)) {
        return false;
    }
    if (!network.is_archived) {
        return status_fail(st, STATUS_CONFLICT,
                           "archive the network first; then it can be deleted");
    }
    if (!change_begin(unit, &head, &change, st) ||
        !others_remove(unit->database, id, st)) {
        return false;
    }
    for (size_t i = RECORD_COUNT; i-- > 0;) {
        if (!kind_empty(unit->database, RECORDS[i], id, unit->pool, st)) {
            return false;
        }
    }
    change_note(change, id, 0);
    return database_run(unit->database, &SQL_SIGN_IN_LINK_REMOVE_NETWORK,
                        SQL_VALUES(sql_text(id)), st) &&
           journal_remove(unit->database, id, st) && change_end(change, st);
}

/* Lines that are being read: they grow in `pool`. */
struct reading {
    struct pool *pool;
    struct network_line *lines;
    size_t count;
    size_t capacity;
};

/* Add the network of the present row, unless it is the last one that was read. */
static void line_read(struct reading *reading, const struct query *query)
{
    const char *id = query_text(query, 0, reading->pool);

    if (reading->count > 0 && strcmp(reading->lines[reading->count - 1].id, id) == 0) {
        return;
    }
    reading->lines = pool_grow(reading->pool, reading->lines, reading->count,
                               &reading->capacity, struct network_line);
    reading->lines[reading->count++] = (struct network_line){
        .id = id,
        .name = query_text(query, 1, reading->pool),
        .place = query_text(query, 2, reading->pool),
        .is_archived = strcmp(query_text(query, 3, reading->pool), "archived") == 0,
    };
}

/* Rows of (id, name, place, state[, role]), several roles of a network one after the
 * other. */
static bool lines_read(struct query *query, struct pool *pool,
                       struct network_lines *lines_out, struct status *st)
{
    struct reading reading = {.pool = pool};

    while (query_next(query)) {
        enum access_role role;

        line_read(&reading, query);
        if (query_column_count(query) > 4 &&
            access_role_find(query_text(query, 4, pool), &role)) {
            reading.lines[reading.count - 1].roles |= access_set(role);
        }
    }
    if (!query_end(query, st)) {
        return false;
    }
    *lines_out = (struct network_lines){reading.lines, reading.count};
    return true;
}

bool network_of_account(struct database *database, int64_t account_id, const char *today,
                        struct pool *pool, struct network_lines *lines_out,
                        struct status *st)
{
    SCOPED(query)
    query = query_begin(
        database, &SQL_NETWORK_OF_ACCOUNT,
        SQL_VALUES(sql_integer(account_id), sql_text(today), sql_text(today)));

    return lines_read(query, pool, lines_out, st);
}

bool network_of_host(struct database *database, struct pool *pool,
                     struct network_lines *lines_out, struct status *st)
{
    SCOPED(query) query = query_begin(database, &SQL_NETWORK_OF_HOST, SQL_NO_VALUES);

    return lines_read(query, pool, lines_out, st);
}
