/* clerk_sweep.c - what the clerk does once an hour, because time went by. */
#include "web/clerk.h"

#include <string.h>

#include "base/day.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/outbox.h"
#include "store/reply.h"
#include "store/sign_in.h"
#include "store/sql.h"
#include "store/survey_answer.h"
#include "store/version_freeze.h"
#include "store/wave_result.h"
#include "web/access_log.h"

static bool sweep_do(struct unit *unit, void *context, struct status *st)
{
    const int64_t *now = context;

    return sign_in_sweep(unit, *now, st) && outbox_sweep(unit, *now, st) &&
           survey_sweep(unit, *now, st) && reply_sweep(unit, *now, st) &&
           job_sweep(unit, *now, st);
}

/* Whatever a database that was changed by hand says. */
static int months_kept(int64_t months)
{
    if (months < NETWORK_JOURNAL_MONTHS_LEAST) {
        return NETWORK_JOURNAL_MONTHS_LEAST;
    }
    return months > NETWORK_JOURNAL_MONTHS ? NETWORK_JOURNAL_MONTHS : (int)months;
}

static bool forgetting_do(struct unit *unit, void *context, struct status *st)
{
    const int64_t *now = context;
    const char *today = day_of(*now, unit->pool);
    bool is_forgotten = true;
    SCOPED(query)
    query = query_begin(unit->database, &SQL_NETWORK_KEEPING, SQL_NO_VALUES);

    while (is_forgotten && query_next(query)) {
        const char *day =
            day_add_months(today, -months_kept(query_integer(query, 1)), unit->pool);

        is_forgotten = journal_forget(unit->database, query_text(query, 0, unit->pool),
                                      day_begin(day), st);
    }
    return is_forgotten && query_end(query, st);
}

struct id_list {
    const char **ids;
    size_t count;
};

/* The archived networks whose day has come. */
static bool networks_due(struct store *store, const char *today, struct pool *pool,
                         struct id_list *due_out, struct status *st)
{
    SCOPED(reader) reader = reader_borrow(store);
    SCOPED(query)
    query = query_begin(reader_database(reader), &SQL_NETWORK_DUE,
                        SQL_VALUES(sql_text(today)));
    struct id_list due = {0};
    size_t capacity = 0;

    while (query_next(query)) {
        due.ids = pool_grow(pool, due.ids, due.count, &capacity, const char *);
        due.ids[due.count++] = query_text(query, 0, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    *due_out = due;
    return true;
}

struct destroying {
    const char *id;
    const char *today;
    int64_t now;
};

static bool destroying_do(struct unit *unit, void *context, struct status *st)
{
    const struct destroying *destroying = context;
    struct network network;
    bool is_there = false;

    if (!status_absent(
            network_find(unit->database, destroying->id, unit->pool, &network, st),
            &is_there, st)) {
        return false;
    }
    /* Since the list was read somebody may have opened it again, or deleted it. */
    return !is_there || !network.is_archived || network.delete_day == NULL ||
           strcmp(network.delete_day, destroying->today) > 0 ||
           network_destroy(unit, destroying->id, "clerk", destroying->now, st);
}

/* One that cannot be deleted is told to the host and does not keep the others. */
static bool networks_destroy(struct store *store, int64_t now, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    const char *today = day_of(now, pool);
    struct id_list due;

    if (!networks_due(store, today, pool, &due, st)) {
        return false;
    }
    for (size_t i = 0; i < due.count; i++) {
        struct destroying destroying = {due.ids[i], today, now};
        struct status trouble = {0};

        if (!store_change(store, destroying_do, &destroying, &trouble)) {
            access_log_trouble("deleting a network", &trouble);
        }
    }
    return true;
}

struct erasing {
    const char *network_id;
    int64_t now;
    int64_t before; /* a network whose newest round was closed earlier */
};

static bool erasing_do(struct unit *unit, void *context, struct status *st)
{
    const struct erasing *erasing = context;
    const struct change_head head = {erasing->network_id, "clerk", "rating.erase",
                                     erasing->now, 0};
    struct change *change = NULL;
    struct rating_due due;
    bool is_due = false;

    /* Since the list was read a round may have been opened or closed. */
    if (!rating_erase_due(unit->database, erasing->before, unit->pool, &due, st)) {
        return false;
    }
    for (size_t i = 0; i < due.count; i++) {
        is_due = is_due || strcmp(due.network_ids[i], erasing->network_id) == 0;
    }
    return !is_due || (change_begin(unit, &head, &change, st) &&
                       rating_erase(change, unit, erasing->network_id, st) &&
                       change_end(change, st));
}

/* Of archived networks too. What cannot be done is told to the host and tried again. */
static bool ratings_erase(struct store *store, int64_t now, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    const char *day = day_add_months(day_of(now, pool), -RATING_MONTHS, pool);
    struct rating_due due;
    {
        SCOPED(reader) reader = reader_borrow(store);

        if (!rating_erase_due(reader_database(reader), day_begin(day), pool, &due, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < due.count; i++) {
        struct erasing erasing = {due.network_ids[i], now, day_begin(day)};
        struct status trouble = {0};

        if (!store_change(store, erasing_do, &erasing, &trouble)) {
            access_log_trouble("deleting single marks", &trouble);
        }
    }
    return true;
}

bool clerk_sweep(struct store *store, int64_t now, struct status *st)
{
    return store_change(store, sweep_do, &now, st) &&
           store_change(store, forgetting_do, &now, st) &&
           ratings_erase(store, now, st) && networks_destroy(store, now, st);
}
