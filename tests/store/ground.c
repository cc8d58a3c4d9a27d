/* ground.c - a migrated database in one transaction that is never committed. */
#include "ground.h"

#include "store/account.h"
#include "store/journal.h"
#include "store/migrate.h"
#include "store/network.h"

/* All grounds of a server share one schema: nothing is ever committed in it, and making
 * the tables takes longer than most tests. It goes with the server. A test that failed
 * keeps its locks: who waits for those gives up. */
static struct database *postgres_database(void)
{
    struct database *database = database_at(getenv("SAMENSPEL_POSTGRES"));
    struct status st = {0};

    expect_done(
        database_script(database,
                        "CREATE SCHEMA IF NOT EXISTS ground; SET search_path = ground;"
                        "SET lock_timeout = '20s'",
                        &st),
        &st);
    return database;
}

struct ground *ground_new(void **state)
{
    const bool is_postgres = *(const enum database_kind *)*state == DATABASE_POSTGRES &&
                             getenv("SAMENSPEL_POSTGRES") != NULL;
    struct pool *pool = pool_new();
    struct ground *ground = pool_array(pool, 1, struct ground);
    struct status st = {0};

    ground->pool = pool;
    ground->fixture = is_postgres ? NULL : fixture_new(state);
    ground->database =
        is_postgres ? postgres_database() : fixture_database(ground->fixture);
    expect_done(migrate(ground->database, 1, &st), &st);
    ground->transaction = transaction_begin(ground->database, TRANSACTION_WRITE, &st);
    expect_done(ground->transaction != NULL, &st);
    ground->unit = (struct unit){ground->database, ground->pool};
    return ground;
}

void ground_free(struct ground *ground)
{
    if (ground != NULL) {
        transaction_free(ground->transaction);
        database_free(ground->database);
        fixture_free(ground->fixture);
        pool_free(ground->pool);
    }
}

void ground_script(struct ground *ground, const char *script)
{
    struct status st = {0};

    expect_done(database_script(ground->database, script, &st), &st);
}

bool ground_try(struct ground *ground, unit_fn work, void *context, struct status *st)
{
    SCOPED(transaction)
    savepoint = transaction_begin(ground->database, TRANSACTION_WRITE, st);

    expect_done(savepoint != NULL, st);
    return work(&ground->unit, context, st) && transaction_commit(savepoint, st);
}

void ground_refuse(struct ground *ground, unit_fn work, void *context,
                   enum status_code code)
{
    struct status st = {0};

    assert_false(ground_try(ground, work, context, &st));
    assert_int_equal(st.code, code);
}

int64_t ground_number(struct ground *ground, const struct sql *sql)
{
    struct status st = {0};
    SCOPED(query) row = query_begin(ground->database, sql, SQL_NO_VALUES);
    const int64_t number = query_next(row) ? query_integer(row, 0) : -1;

    expect_done(query_end(row, &st), &st);
    return number;
}

void ground_network(struct ground *ground, const char *id)
{
    const struct journal_list empty = {0};
    const struct network network = {.name = id, .place = "", .purpose = ""};
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct status st = {0};

    network_values(&network, values);
    expect_done(journal_adopt(ground->database, id, &empty, &st) &&
                    record_write(ground->database, &NETWORK_RECORD, id, values, &st),
                &st);
}

int64_t ground_account(struct ground *ground, const char *email)
{
    const struct account account = {.email = email, .name = email};
    struct status st = {0};
    int64_t id = 0;

    expect_done(account_add(&ground->unit, &account, 1, &id, &st), &st);
    return id;
}

bool status_has(const struct status *st, const char *part)
{
    SCOPED(pool) pool = pool_new();
    struct text sentence;

    text_init(&sentence, pool, LIMIT_CELL_BYTES);
    status_say(st, LANGUAGE_EN, &sentence);
    if (strstr(sentence.bytes, part) == NULL) {
        print_error("%s\n", sentence.bytes);
        return false;
    }
    return true;
}
