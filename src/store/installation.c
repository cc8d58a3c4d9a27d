#include "store/installation.h"

#include "store/digest.h"
#include "store/sql.h"

static bool installation_read(struct database *database, struct pool *pool,
                              struct installation *installation_out, struct status *st)
{
    struct installation installation = {0};
    SCOPED(query) query = query_begin(database, &SQL_INSTALLATION_FIND, SQL_NO_VALUES);

    if (query_next(query)) {
        installation.is_demonstration = query_integer(query, 0) != 0;
        installation.secret = query_text(query, 1, pool);
        installation.setup_digest = query_text(query, 2, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    *installation_out = installation;
    return true;
}

bool installation_find(struct database *database, struct pool *pool,
                       struct installation *installation_out, struct status *st)
{
    struct installation installation;

    if (!installation_read(database, pool, &installation, st)) {
        return false;
    }
    if (installation.secret == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "this database was not begun yet");
    }
    *installation_out = installation;
    return true;
}

static bool installation_begin(struct unit *unit, void *context, struct status *st)
{
    const int64_t *now = context;
    struct installation installation;

    /* Two at once: the second finds what the first made. */
    if (!installation_read(unit->database, unit->pool, &installation, st)) {
        return false;
    }
    return installation.secret != NULL ||
           database_run(unit->database, &SQL_INSTALLATION_CREATE,
                        SQL_VALUES(sql_integer(0), sql_text(digest_salt(unit->pool)),
                                   sql_null(), sql_integer(*now)),
                        st);
}

bool installation_open(struct store *store, int64_t now, struct pool *pool,
                       struct installation *installation_out, struct status *st)
{
    SCOPED(reader) reader = reader_borrow(store);
    struct status search = {0};

    if (installation_find(reader_database(reader), pool, installation_out, &search)) {
        return true;
    }
    return store_change(store, installation_begin, &now, st) &&
           installation_find(reader_database(reader), pool, installation_out, st);
}

bool installation_mark_demonstration(struct unit *unit, struct status *st)
{
    return database_run(unit->database, &SQL_INSTALLATION_MARK,
                        SQL_VALUES(sql_integer(1)), st);
}

bool installation_set_setup(struct unit *unit, const char *digest, struct status *st)
{
    return database_run(unit->database, &SQL_INSTALLATION_SETUP,
                        SQL_VALUES(sql_text(digest)), st);
}
