#include "store/outbox.h"

#include "base/day.h"
#include "store/sql.h"

enum { TRIES_MAX = 17, FIRST_WAIT = 60 * 1000, LAST_WAIT = 6 * 60 * 60 * 1000 };

bool outbox_add(struct unit *unit, const struct outbox_mail *mail, int64_t now,
                struct status *st)
{
    return database_run(unit->database, &SQL_OUTBOX_ADD,
                        SQL_VALUES(sql_text(mail->to_address), sql_text(mail->to_name),
                                   sql_text(mail->subject), sql_text(mail->body),
                                   sql_integer(now), sql_integer(now)),
                        st);
}

bool outbox_due(struct database *database, int64_t now, struct pool *pool,
                struct outbox_mail *mail_out, bool *is_due_out, struct status *st)
{
    struct outbox_mail mail = {0};
    SCOPED(query)
    query = query_begin(database, &SQL_OUTBOX_DUE, SQL_VALUES(sql_integer(now)));

    if (query_next(query)) {
        mail = (struct outbox_mail){
            .id = query_integer(query, 0),
            .to_address = query_text(query, 1, pool),
            .to_name = query_text(query, 2, pool),
            .subject = query_text(query, 3, pool),
            .body = query_text(query, 4, pool),
            .created_at = query_integer(query, 5),
            .due_at = query_integer(query, 6),
            .tried = query_integer(query, 7),
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    *mail_out = mail;
    *is_due_out = mail.id != 0;
    return true;
}

bool outbox_claim(struct unit *unit, const struct outbox_mail *mail, int64_t now,
                  bool *is_mine_out, struct status *st)
{
    const int64_t until = now + (int64_t)OUTBOX_LEASE_MINUTES * MINUTE_MILLISECONDS;

    if (!database_run(unit->database, &SQL_OUTBOX_CLAIM,
                      SQL_VALUES(sql_integer(until), sql_integer(mail->id),
                                 sql_integer(mail->due_at)),
                      st)) {
        return false;
    }
    *is_mine_out = database_changed(unit->database) == 1;
    return true;
}

bool outbox_release(struct unit *unit, const struct outbox_mail *mail, struct status *st)
{
    return database_run(unit->database, &SQL_OUTBOX_RELEASE,
                        SQL_VALUES(sql_integer(mail->due_at), sql_integer(mail->id)), st);
}

bool outbox_sent(struct unit *unit, int64_t id, int64_t now, struct status *st)
{
    return database_run(unit->database, &SQL_OUTBOX_SENT,
                        SQL_VALUES(sql_integer(now), sql_integer(id)), st);
}

bool outbox_failed(struct unit *unit, const struct outbox_mail *mail, const char *trouble,
                   bool is_final, int64_t now, struct status *st)
{
    int64_t wait = FIRST_WAIT;

    for (int64_t i = 0; i < mail->tried && wait < LAST_WAIT; i++) {
        wait *= 2;
    }
    if (is_final || mail->tried + 1 >= TRIES_MAX) {
        return database_run(unit->database, &SQL_OUTBOX_GIVEN_UP,
                            SQL_VALUES(sql_text(trouble), sql_integer(mail->id)), st);
    }
    return database_run(
        unit->database, &SQL_OUTBOX_AGAIN,
        SQL_VALUES(sql_integer(now + (wait < LAST_WAIT ? wait : LAST_WAIT)),
                   sql_text(trouble), sql_integer(mail->id)),
        st);
}

static bool count_read(struct database *database, const struct sql *sql,
                       int64_t *count_out, struct status *st)
{
    SCOPED(query) query = query_begin(database, sql, SQL_NO_VALUES);

    return query_number(query, count_out, st);
}

bool outbox_counts(struct database *database, int64_t *waiting_out, int64_t *failed_out,
                   struct status *st)
{
    return count_read(database, &SQL_OUTBOX_WAITING, waiting_out, st) &&
           count_read(database, &SQL_OUTBOX_FAILED, failed_out, st);
}

bool outbox_sweep(struct unit *unit, int64_t now, struct status *st)
{
    return database_run(unit->database, &SQL_OUTBOX_SWEEP,
                        SQL_VALUES(sql_integer(now - (int64_t)30 * DAY_MILLISECONDS)),
                        st);
}
