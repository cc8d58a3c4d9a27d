#include "store/sign_in.h"

#include "base/day.h"
#include "store/sql.h"

/* ---- sessions ---- */

bool session_add(struct unit *unit, const struct session_start *start, int64_t now,
                 struct status *st)
{
    return database_run(
        unit->database, &SQL_SESSION_ADD,
        SQL_VALUES(sql_text(start->digest), sql_integer(start->account_id),
                   sql_integer(start->is_by_link), sql_integer(now), sql_integer(now),
                   sql_integer(now + (int64_t)SESSION_DAYS * DAY_MILLISECONDS)),
        st);
}

bool session_find(struct database *database, const char *digest, int64_t now,
                  struct pool *pool, struct session *session_out, struct status *st)
{
    struct session session = {0};
    SCOPED(query)
    query = query_begin(database, &SQL_SESSION_FIND,
                        SQL_VALUES(sql_text(digest), sql_integer(now)));

    if (query_next(query)) {
        session.account = (struct account){
            .id = query_integer(query, 0),
            .email = query_text(query, 1, pool),
            .name = query_text(query, 2, pool),
            .language = account_language(query_text(query, 3, pool)),
            .is_host = query_integer(query, 4) != 0,
        };
        session.account.is_verified = query_integer(query, 8) != 0;
        session.seen_at = query_integer(query, 5);
        session.may_set_password =
            query_integer(query, 7) != 0 &&
            now - query_integer(query, 6) < (int64_t)LINK_MINUTES * MINUTE_MILLISECONDS;
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (session.account.id == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "not signed in");
    }
    *session_out = session;
    return true;
}

bool session_seen(struct unit *unit, const char *digest, int64_t now, struct status *st)
{
    return database_run(
        unit->database, &SQL_SESSION_SEEN,
        SQL_VALUES(sql_integer(now),
                   sql_integer(now + (int64_t)SESSION_DAYS * DAY_MILLISECONDS),
                   sql_text(digest)),
        st);
}

bool session_end(struct unit *unit, const char *digest, struct status *st)
{
    return database_run(unit->database, &SQL_SESSION_REMOVE, SQL_VALUES(sql_text(digest)),
                        st);
}

bool session_end_all(struct unit *unit, int64_t account_id, const char *digest,
                     struct status *st)
{
    return database_run(unit->database, &SQL_SIGN_IN_LINK_REMOVE_ACCOUNT,
                        SQL_VALUES(sql_integer(account_id)), st) &&
           database_run(unit->database, &SQL_SESSION_REMOVE_OTHERS,
                        SQL_VALUES(sql_integer(account_id),
                                   sql_text(digest == NULL ? "" : digest)),
                        st);
}

bool session_count(struct database *database, int64_t account_id, int64_t now,
                   int64_t *count_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_SESSION_COUNT,
                        SQL_VALUES(sql_integer(account_id), sql_integer(now)));

    return query_number(query, count_out, st);
}

/* ---- links that sign in ---- */

bool sign_in_link_add(struct unit *unit, const char *digest,
                      const struct sign_in_link *link, int64_t expires_at,
                      struct status *st)
{
    return database_run(unit->database, &SQL_SIGN_IN_LINK_ADD,
                        SQL_VALUES(sql_text(digest), sql_integer(link->account_id),
                                   sql_text(link->network_id),
                                   sql_integer(link->is_repeatable),
                                   sql_integer(expires_at)),
                        st);
}

bool sign_in_link_find(struct database *database, const char *digest, int64_t now,
                       struct pool *pool, struct sign_in_link *link_out,
                       struct status *st)
{
    struct sign_in_link link = {0};
    SCOPED(query)
    query = query_begin(database, &SQL_SIGN_IN_LINK_FIND,
                        SQL_VALUES(sql_text(digest), sql_integer(now)));

    if (query_next(query)) {
        link = (struct sign_in_link){query_integer(query, 0), query_text(query, 1, pool),
                                     query_integer(query, 2) != 0};
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (link.account_id == 0) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this link was used already, or its time is over");
    }
    *link_out = link;
    return true;
}

bool sign_in_link_take(struct unit *unit, const char *digest, int64_t now,
                       struct sign_in_link *link_out, struct status *st)
{
    struct sign_in_link link = {0};

    if (!sign_in_link_find(unit->database, digest, now, unit->pool, &link, st)) {
        return false;
    }
    /* One of a demonstration is for everybody: nobody may take it away, or set a password
     * by it. */
    if (link.is_repeatable) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this link was used already, or its time is over");
    }
    if (!database_run(unit->database, &SQL_SIGN_IN_LINK_REMOVE,
                      SQL_VALUES(sql_text(digest)), st)) {
        return false;
    }
    /* Two at once on PostgreSQL: only one of them removed it. */
    if (database_changed(unit->database) != 1) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this link was used already, or its time is over");
    }
    *link_out = link;
    return true;
}

/* ---- how often ---- */

struct attempt {
    int64_t tried;
    int64_t since;
};

/* What was counted in this window; nothing when it is over. */
static bool attempt_read(struct database *database, const char *bucket, int64_t window,
                         int64_t now, struct attempt *attempt_out, struct status *st)
{
    struct attempt attempt = {.since = now};
    SCOPED(query)
    query = query_begin(database, &SQL_ATTEMPT_FIND, SQL_VALUES(sql_text(bucket)));

    if (query_next(query)) {
        attempt = (struct attempt){query_integer(query, 0), query_integer(query, 1)};
    }
    if (!query_end(query, st)) {
        return false;
    }
    /* A clock that jumped back must not lock anybody out for longer. */
    if (attempt.since > now || now - attempt.since >= window) {
        attempt = (struct attempt){.since = now};
    }
    *attempt_out = attempt;
    return true;
}

static bool attempt_refuse(const struct attempt *attempt, int64_t window, int64_t now,
                           struct status *st)
{
    const int64_t minutes =
        (window - (now - attempt->since) + MINUTE_MILLISECONDS - 1) / MINUTE_MILLISECONDS;

    return status_fail(st, STATUS_LIMIT, "too many tries; please try again in %d minutes",
                       (int)minutes);
}

bool attempt_check(struct database *database, const char *bucket,
                   const struct attempt_rule *rule, int64_t now, struct status *st)
{
    struct attempt attempt;

    return attempt_read(database, bucket, rule->window, now, &attempt, st) &&
           (attempt.tried < rule->limit ||
            attempt_refuse(&attempt, rule->window, now, st));
}

bool attempt_count(struct unit *unit, const char *bucket, int64_t limit, int64_t window,
                   int64_t now, struct status *st)
{
    struct attempt attempt;

    if (!attempt_read(unit->database, bucket, window, now, &attempt, st)) {
        return false;
    }
    if (attempt.tried >= limit) {
        return attempt_refuse(&attempt, window, now, st);
    }
    return database_run(unit->database, &SQL_ATTEMPT_PUT,
                        SQL_VALUES(sql_text(bucket), sql_integer(attempt.tried + 1),
                                   sql_integer(attempt.since)),
                        st);
}

bool attempt_clear(struct unit *unit, const char *bucket, struct status *st)
{
    return database_run(unit->database, &SQL_ATTEMPT_REMOVE, SQL_VALUES(sql_text(bucket)),
                        st);
}

bool sign_in_sweep(struct unit *unit, int64_t now, struct status *st)
{
    return database_run(unit->database, &SQL_SESSION_SWEEP, SQL_VALUES(sql_integer(now)),
                        st) &&
           database_run(unit->database, &SQL_SIGN_IN_LINK_SWEEP,
                        SQL_VALUES(sql_integer(now)), st) &&
           database_run(unit->database, &SQL_ATTEMPT_SWEEP,
                        SQL_VALUES(sql_integer(now - DAY_MILLISECONDS)), st);
}
