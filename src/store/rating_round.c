/* rating_round.c - opening and closing a round, and the drafts in between. */
#include "store/rating.h"

#include <string.h>

#include "store/sql.h"

/* A row of the journal holds so many ratings with the longest texts. */
enum { RATINGS_A_ROW = 50 };

/* ---- rounds ---- */

bool round_find_open(struct database *database, const char *network_id, struct pool *pool,
                     int64_t *round_id_out, struct status *st)
{
    struct record_list list;

    if (!record_list(database, &ROUND_RECORD, network_id, pool, &list, st)) {
        return false;
    }
    const struct round_row *rounds = record_read_all(&ROUND_RECORD, &list, pool);
    *round_id_out = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(rounds[i].state, "open") == 0) {
            *round_id_out = rounds[i].id;
        }
    }
    return true;
}

bool round_open(struct change *change, struct unit *unit, const char *network_id,
                struct round_row *round, struct status *st)
{
    int64_t open_id = 0;

    if (!round_find_open(unit->database, network_id, unit->pool, &open_id, st)) {
        return false;
    }
    if (open_id != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "a round is open already: close it first");
    }
    round->state = "open";
    return change_add(change, &ROUND_RECORD, round, st);
}

static bool round_find(struct unit *unit, const char *network_id, int64_t round_id,
                       struct round_row *round_out, struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(unit->database, &ROUND_RECORD, network_id, round_id, unit->pool,
                     &values, st)) {
        return false;
    }
    record_read(&ROUND_RECORD, values, round_out);
    return strcmp(round_out->state, "open") == 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "this round is closed: what was given in it stays as it is");
}

/* ---- drafts ---- */

static struct rating_row draft_read(const struct query *query, size_t column,
                                    struct pool *pool)
{
    return (struct rating_row){
        .actor_id = query_integer(query, column),
        .is_own = query_integer(query, column + 1),
        .importance = query_integer(query, column + 2),
        .irreplaceability = query_integer(query, column + 3),
        .dependence = query_integer(query, column + 4),
        .replaced_by = query_text(query, column + 5, pool),
        .note = query_text(query, column + 6, pool),
    };
}

bool rating_drafts(struct database *database, const char *network_id, int64_t round_id,
                   int64_t person_id, struct pool *pool, struct rating_drafts *drafts_out,
                   struct status *st)
{
    struct rating_row *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(
        database, &SQL_RATING_DRAFT_LIST,
        SQL_VALUES(sql_text(network_id), sql_integer(round_id), sql_integer(person_id)));

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct rating_row);
        rows[count] = draft_read(query, 0, pool);
        rows[count].round_id = round_id;
        rows[count].person_id = person_id;
        count++;
    }
    if (!query_end(query, st)) {
        return false;
    }
    *drafts_out = (struct rating_drafts){rows, count};
    return true;
}

/* The row of a rater, made when there is none yet. */
static bool rater_ensure(struct change *change, struct unit *unit, const char *network_id,
                         const struct rater_row *wanted, struct rater_row *rater_out,
                         struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &RATER_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    const struct rater_row *raters = record_read_all(&RATER_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (raters[i].round_id == wanted->round_id &&
            raters[i].person_id == wanted->person_id) {
            *rater_out = raters[i];
            return true;
        }
    }
    *rater_out =
        (struct rater_row){.round_id = wanted->round_id, .person_id = wanted->person_id};
    return change_add(change, &RATER_RECORD, rater_out, st);
}

bool rating_draft_put(struct change *change, struct unit *unit, const char *network_id,
                      const struct rating_row *row, struct status *st)
{
    const struct rater_row wanted = {.round_id = row->round_id,
                                     .person_id = row->person_id};
    struct round_row round;
    struct rater_row rater;

    if (!round_find(unit, network_id, row->round_id, &round, st) ||
        !rater_ensure(change, unit, network_id, &wanted, &rater, st)) {
        return false;
    }
    if (rater.finished_at != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this sheet is finished: take it up again to change it");
    }
    return database_run(
        unit->database, &SQL_RATING_DRAFT_PUT,
        SQL_VALUES(sql_text(network_id), sql_integer(row->round_id),
                   sql_integer(row->person_id), sql_integer(row->actor_id),
                   sql_integer(row->is_own), sql_integer(row->importance),
                   sql_integer(row->irreplaceability), sql_integer(row->dependence),
                   sql_text(row->replaced_by), sql_text(row->note)),
        st);
}

bool rating_draft_count(struct database *database, const char *network_id,
                        int64_t *count_out, struct status *st)
{
    SCOPED(query)
    query =
        query_begin(database, &SQL_RATING_DRAFT_COUNT, SQL_VALUES(sql_text(network_id)));

    return query_number(query, count_out, st);
}

bool rater_finish(struct change *change, struct unit *unit, const char *network_id,
                  const struct rater_row *rater, struct status *st)
{
    struct round_row round;
    struct rater_row row;

    if (!round_find(unit, network_id, rater->round_id, &round, st) ||
        !rater_ensure(change, unit, network_id, rater, &row, st)) {
        return false;
    }
    row.finished_at = rater->finished_at;
    return change_put_row(change, &RATER_RECORD, &row, st);
}

/* ---- closing ---- */

/* Those with both marks, by rater and actor. */
static bool drafts_whole(struct unit *unit, const char *network_id, int64_t round_id,
                         struct rating_drafts *drafts_out, struct status *st)
{
    struct rating_row *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(unit->database, &SQL_RATING_DRAFT_WHOLE,
                        SQL_VALUES(sql_text(network_id), sql_integer(round_id)));

    while (query_next(query)) {
        rows = pool_grow(unit->pool, rows, count, &capacity, struct rating_row);
        rows[count] = draft_read(query, 1, unit->pool);
        rows[count].round_id = round_id;
        rows[count].person_id = query_integer(query, 0);
        count++;
    }
    if (!query_end(query, st)) {
        return false;
    }
    *drafts_out = (struct rating_drafts){rows, count};
    return true;
}

bool round_close(struct change *change, struct unit *unit, const char *network_id,
                 int64_t round_id, int64_t now, struct status *st)
{
    struct round_row round;
    struct rating_drafts drafts;

    if (!round_find(unit, network_id, round_id, &round, st) ||
        !drafts_whole(unit, network_id, round_id, &drafts, st)) {
        return false;
    }
    if (drafts.count == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "nobody has given both marks of an actor yet: wait with "
                           "closing until one sheet has");
    }
    for (size_t i = 0; i < drafts.count; i++) {
        struct rating_row row = drafts.rows[i];

        if ((i % RATINGS_A_ROW == 0 && !change_next(change, st)) ||
            !change_add(change, &RATING_RECORD, &row, st)) {
            return false;
        }
    }
    round.state = "closed";
    round.closed_at = now;
    return change_put_row(change, &ROUND_RECORD, &round, st) &&
           database_run(unit->database, &SQL_RATING_DRAFT_REMOVE_WHOLE,
                        SQL_VALUES(sql_text(network_id), sql_integer(round_id)), st);
}
