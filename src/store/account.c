#include "store/account.h"

#include "store/sign_in.h"
#include "store/sql.h"

const char *account_email_key(const char *email, struct pool *pool)
{
    char *key = pool_text(pool, email);

    for (char *letter = key; *letter != '\0'; letter++) {
        if (*letter >= 'A' && *letter <= 'Z') {
            *letter = (char)(*letter - 'A' + 'a');
        }
    }
    return key;
}

enum language account_language(const char *code)
{
    enum language language = LANGUAGE_NL;

    (void)language_find(code, &language);
    return language;
}

static bool account_read(struct query *query, struct pool *pool,
                         struct account *account_out, struct status *st)
{
    bool is_there = false;
    struct account account = {0};

    if (query_next(query)) {
        is_there = true;
        account = (struct account){
            .id = query_integer(query, 0),
            .email = query_text(query, 1, pool),
            .name = query_text(query, 2, pool),
            .password_hash = query_text(query, 3, pool),
            .language = account_language(query_text(query, 4, pool)),
            .is_host = query_integer(query, 5) != 0,
            .is_verified = query_integer(query, 6) != 0,
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (!is_there) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no such account");
    }
    *account_out = account;
    return true;
}

bool account_find(struct database *database, int64_t id, struct pool *pool,
                  struct account *account_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_ACCOUNT_FIND, SQL_VALUES(sql_integer(id)));

    return account_read(query, pool, account_out, st);
}

bool account_by_email(struct database *database, const char *email, struct pool *pool,
                      struct account *account_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_ACCOUNT_BY_EMAIL,
                        SQL_VALUES(sql_text(account_email_key(email, pool))));

    return account_read(query, pool, account_out, st);
}

bool account_count(struct database *database, int64_t *count_out, struct status *st)
{
    SCOPED(query) query = query_begin(database, &SQL_ACCOUNT_COUNT, SQL_NO_VALUES);

    return query_number(query, count_out, st);
}

/* Ids are given one after the other: nobody else does so until this unit ends. */
static bool installation_lock(struct database *database, struct status *st)
{
    int64_t id = 0;
    SCOPED(query) query = query_begin(database, &SQL_INSTALLATION_LOCK, SQL_NO_VALUES);

    return query_number(query, &id, st);
}

bool account_add(struct unit *unit, const struct account *account, int64_t now,
                 int64_t *id_out, struct status *st)
{
    struct account made = {0};
    bool is_there = false;

    if (!installation_lock(unit->database, st) ||
        !status_absent(
            account_by_email(unit->database, account->email, unit->pool, &made, st),
            &is_there, st)) {
        return false;
    }
    if (is_there) {
        return status_fail(st, STATUS_CONFLICT, "'%s' has an account already",
                           account->email);
    }
    if (!database_run(unit->database, &SQL_ACCOUNT_ADD,
                      SQL_VALUES(sql_text(account->email),
                                 sql_text(account_email_key(account->email, unit->pool)),
                                 sql_text(account->name),
                                 sql_text(account->password_hash),
                                 sql_text(language_code(account->language)),
                                 sql_integer(account->is_host),
                                 sql_integer(account->is_verified), sql_integer(now)),
                      st) ||
        !account_by_email(unit->database, account->email, unit->pool, &made, st)) {
        return false;
    }
    *id_out = made.id;
    return true;
}

bool account_ensure(struct unit *unit, const struct account *account, int64_t now,
                    int64_t *id_out, struct status *st)
{
    struct account known = {0};
    bool is_there = false;

    if (!status_absent(
            account_by_email(unit->database, account->email, unit->pool, &known, st),
            &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return account_add(unit, account, now, id_out, st);
    }
    *id_out = known.id;
    return true;
}

bool account_has_host(struct database *database, bool *has_host_out, struct status *st)
{
    int64_t count = 0;
    SCOPED(query) query = query_begin(database, &SQL_ACCOUNT_HOSTS, SQL_NO_VALUES);

    if (!query_number(query, &count, st)) {
        return false;
    }
    *has_host_out = count > 0;
    return true;
}

bool account_add_host(struct unit *unit, const struct account *account, int64_t now,
                      int64_t *id_out, struct status *st)
{
    struct account known = {0};
    bool is_there = false;

    if (!status_absent(
            account_by_email(unit->database, account->email, unit->pool, &known, st),
            &is_there, st)) {
        return false;
    }
    if (!is_there || known.is_verified || known.password_hash != NULL) {
        return account_add(unit, account, now, id_out, st);
    }
    *id_out = known.id;
    return database_run(
        unit->database, &SQL_ACCOUNT_MAKE_HOST,
        SQL_VALUES(sql_text(account->name), sql_text(account->password_hash),
                   sql_text(language_code(account->language)), sql_integer(known.id)),
        st);
}

bool account_distrust(struct unit *unit, int64_t id, struct status *st)
{
    if (!database_run(unit->database, &SQL_ACCOUNT_DISTRUST, SQL_VALUES(sql_integer(id)),
                      st)) {
        return false;
    }
    return database_changed(unit->database) == 0 || session_end_all(unit, id, NULL, st);
}

bool account_set_password(struct unit *unit, int64_t id, const char *hash,
                          struct status *st)
{
    return database_run(unit->database, &SQL_ACCOUNT_SET_PASSWORD,
                        SQL_VALUES(sql_text(hash), sql_integer(id)), st);
}

bool account_verify(struct unit *unit, int64_t id, struct status *st)
{
    if (!database_run(unit->database, &SQL_ACCOUNT_VERIFY, SQL_VALUES(sql_integer(id)),
                      st)) {
        return false;
    }
    return database_changed(unit->database) == 0 || session_end_all(unit, id, NULL, st);
}

bool account_set_profile(struct unit *unit, const struct account *account,
                         struct status *st)
{
    return database_run(unit->database, &SQL_ACCOUNT_SET_PROFILE,
                        SQL_VALUES(sql_text(account->name),
                                   sql_text(language_code(account->language)),
                                   sql_integer(account->id)),
                        st);
}
