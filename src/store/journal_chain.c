/* journal_chain.c - the chain of the journal: does it hold, adopting and removing one. */
#include "store/journal.h"

#include <stdlib.h>
#include <string.h>

#include "store/json_in.h"

#include "store/sql.h"

static bool link_verify(const struct journal_entry *entry, const char *former,
                        int64_t position, struct pool *pool, struct status *st)
{
    const char *digest = digest_link(pool, former, &entry->link, entry->value_digest);

    if (entry->link.position != position || strcmp(digest, entry->digest) != 0) {
        return status_fail(st, STATUS_INVALID,
                           "the journal was changed by another hand at position %d",
                           (int)position);
    }
    if (entry->changes != NULL && strcmp(digest_value(pool, entry->salt, entry->changes),
                                         entry->value_digest) != 0) {
        return status_fail(st, STATUS_INVALID,
                           "the values of the journal were changed by another hand at "
                           "position %d",
                           (int)position);
    }
    return true;
}

bool journal_chain_verify(const char *network_id, const struct journal_list *list,
                          struct pool *pool, struct status *st)
{
    const char *former = network_id; /* so that one chain cannot stand in for another */

    for (size_t i = 0; i < list->count; i++) {
        if (!link_verify(&list->entries[i], former, (int64_t)i + 1, pool, st)) {
            return false;
        }
        former = list->entries[i].digest;
    }
    return true;
}

/* Does the head stand at the last link? */
static bool head_verify(struct database *database, const char *network_id,
                        const struct journal_list *list, struct pool *pool,
                        struct status *st)
{
    const struct journal_entry none = {.digest = network_id};
    const struct journal_entry *last =
        list->count == 0 ? &none : &list->entries[list->count - 1];
    SCOPED(query)
    query =
        query_begin(database, &SQL_JOURNAL_HEAD_FIND, SQL_VALUES(sql_text(network_id)));
    const bool is_right = query_next(query) &&
                          query_integer(query, 0) == last->link.position &&
                          query_integer(query, 1) == last->link.at &&
                          strcmp(query_text(query, 2, pool), last->digest) == 0;

    if (!query_end(query, st)) {
        return false;
    }
    return is_right || status_fail(st, STATUS_INVALID,
                                   "the end of the journal is missing: it has %d changes",
                                   (int)list->count);
}

bool journal_verify(struct database *database, const char *network_id, struct status *st)
{
    struct journal_list list;
    SCOPED(pool) pool = pool_new();
    /* Links and head of one moment, whoever writes meanwhile. */
    SCOPED(transaction)
    picture = transaction_begin(database, TRANSACTION_READ, st);

    return picture != NULL && journal_whole(database, network_id, pool, &list, st) &&
           journal_chain_verify(network_id, &list, pool, st) &&
           head_verify(database, network_id, &list, pool, st) &&
           transaction_commit(picture, st);
}

bool journal_forget(struct database *database, const char *network_id, int64_t before,
                    struct status *st)
{
    return database_run(
        database, &SQL_JOURNAL_VALUE_FORGET,
        SQL_VALUES(sql_text(network_id), sql_text(network_id), sql_integer(before)), st);
}

static bool entry_adopt(struct database *database, const char *network_id,
                        const struct journal_entry *entry, struct status *st)
{
    const struct journal_link *link = &entry->link;
    const struct sql_value network = sql_text(network_id);
    const struct sql_value position = sql_integer(link->position);

    return database_run(
               database, &SQL_JOURNAL_ADD,
               SQL_VALUES(network, position, sql_integer(link->at),
                          sql_text(link->author), sql_text(link->action),
                          link->undoes == 0 ? sql_null() : sql_integer(link->undoes),
                          sql_text(entry->value_digest), sql_text(entry->digest)),
               st) &&
           (entry->changes == NULL ||
            database_run(database, &SQL_JOURNAL_VALUE_ADD,
                         SQL_VALUES(network, position, sql_text(entry->salt),
                                    sql_text(entry->changes)),
                         st));
}

/* The ids that the changes of an entry speak of are never given again. */
static bool ids_keep(struct database *database, const char *network_id,
                     const struct journal_entry *entry, struct pool *pool,
                     struct status *st)
{
    struct value *rows = NULL;

    if (entry->changes == NULL) {
        return true;
    }
    if (!json_read(entry->changes, strlen(entry->changes), pool, &rows, st)) {
        return false;
    }
    for (const struct value *row = value_first(rows); row != NULL;
         row = value_next(row)) {
        const struct record_kind *kind =
            record_kind_find(value_text(value_find(row, "record", strlen("record"))));
        const char *id = value_text(value_find(row, "id", strlen("id")));

        if (kind != NULL && kind->has_id &&
            !record_keep_id(database, kind, network_id, strtoll(id, NULL, 10), st)) {
            return false;
        }
    }
    return true;
}

bool journal_adopt(struct database *database, const char *network_id,
                   const struct journal_list *list, struct status *st)
{
    const struct journal_entry none = {.digest = network_id};
    const struct journal_entry *last =
        list->count == 0 ? &none : &list->entries[list->count - 1];

    if (!database_run(database, &SQL_JOURNAL_HEAD_ADD,
                      SQL_VALUES(sql_text(network_id), sql_integer(last->link.position),
                                 sql_integer(last->link.at), sql_text(last->digest)),
                      st)) {
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        SCOPED(pool) scratch = pool_new();

        if (!entry_adopt(database, network_id, &list->entries[i], st) ||
            !ids_keep(database, network_id, &list->entries[i], scratch, st)) {
            return false;
        }
    }
    return true;
}

bool journal_remove(struct database *database, const char *network_id, struct status *st)
{
    const struct sql *const steps[] = {&SQL_JOURNAL_VALUE_REMOVE, &SQL_JOURNAL_REMOVE,
                                       &SQL_JOURNAL_HEAD_REMOVE, &SQL_LAST_ID_REMOVE};

    for (size_t i = 0; i < ARRAY_COUNT(steps); i++) {
        if (!database_run(database, steps[i], SQL_VALUES(sql_text(network_id)), st)) {
            return false;
        }
    }
    return true;
}
