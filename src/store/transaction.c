/* transaction.c - units that are rolled back unless committed. */
#include <assert.h>

#include "store/database_state.h"

struct transaction {
    struct pool *pool; /* it lives in it */
    struct database *database; /* borrowed */
    size_t depth; /* 1: a real one; deeper: a savepoint; 0: it has ended */
};

/* clang-format off */
static const struct sql BEGIN[] = {
    [TRANSACTION_READ] = {"begin", "BEGIN",
                          "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"},
    /* Both as if the units ran one after the other. */
    [TRANSACTION_WRITE] = {"begin", "BEGIN IMMEDIATE",
                           "BEGIN ISOLATION LEVEL SERIALIZABLE"},
};
static const struct sql COMMIT = {"commit", "COMMIT", "COMMIT"};
static const struct sql ROLLBACK = {"rollback", "ROLLBACK", "ROLLBACK"};
/* One name serves all depths: it means the innermost. */
static const struct sql SAVEPOINT = {"savepoint", "SAVEPOINT inner_unit",
                                     "SAVEPOINT inner_unit"};
static const struct sql RELEASE = {"release", "RELEASE inner_unit", "RELEASE inner_unit"};
static const struct sql ROLLBACK_TO = {"rollback to", "ROLLBACK TO inner_unit",
                                       "ROLLBACK TO inner_unit"};
/* clang-format on */

struct transaction *transaction_begin(struct database *database,
                                      enum transaction_kind kind, struct status *st)
{
    const bool is_outermost = database->depth == 0;

    assert(is_outermost || kind == TRANSACTION_READ ||
           database->kind == TRANSACTION_WRITE);
    if (!database_control(database, is_outermost ? &BEGIN[kind] : &SAVEPOINT, st)) {
        return NULL;
    }
    if (is_outermost) {
        database->kind = kind;
    }
    struct pool *pool = pool_new();
    struct transaction *transaction = pool_array(pool, 1, struct transaction);
    *transaction = (struct transaction){pool, database, ++database->depth};
    return transaction;
}

static void transaction_close(struct transaction *transaction)
{
    struct database *database = transaction->database;

    assert(transaction->depth == database->depth); /* the innermost ends first */
    database->depth--;
    if (database->failed_depth > database->depth) {
        database->failed_depth = 0;
    }
    transaction->depth = 0;
}

/* The database itself may have rolled all back already: then there is nothing to undo,
 * and whoever stands around an inner unit has lost everything too. What went wrong
 * before stays known as the trouble. */
static void transaction_undo(struct transaction *transaction)
{
    struct database *database = transaction->database;
    const enum database_trouble trouble = database->trouble;
    struct status st = {0};

    if (database->driver->is_in_transaction(database->connection)) {
        database->failed_depth = 0; /* so that the statements below are not refused */
        const bool is_undone = transaction->depth == 1
                                   ? database_control(database, &ROLLBACK, &st)
                                   : database_control(database, &ROLLBACK_TO, &st) &&
                                         database_control(database, &RELEASE, &st);
        database->failed_depth = is_undone ? 0 : 1;
    }
    database->trouble = trouble;
    transaction_close(transaction);
}

bool transaction_is_lost(const struct transaction *transaction)
{
    const struct database *database = transaction->database;

    return !database->driver->is_in_transaction(database->connection);
}

bool transaction_commit(struct transaction *transaction, struct status *st)
{
    struct database *database = transaction->database;

    assert(transaction->depth != 0 && transaction->depth == database->depth);
    /* Refused by database_control() when a statement failed that was passed over:
     * PostgreSQL would roll back and call it a success. */
    if (!database_control(database, transaction->depth == 1 ? &COMMIT : &RELEASE, st)) {
        transaction_undo(transaction);
        return false;
    }
    transaction_close(transaction);
    return true;
}

void transaction_free(struct transaction *transaction)
{
    if (transaction == NULL) {
        return;
    }
    if (transaction->depth != 0) {
        transaction_undo(transaction);
    }
    pool_free(transaction->pool);
}
