#include "store/reply.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/experience_plan.h"
#include "store/secret.h"
#include "store/sheet_seal.h"
#include "store/sql.h"

enum { CODE_BYTES = 8, BEGUN_DIGITS = 2, BEGUN_SHARES = 256 };

/* All that decides whether a link takes an answer now, and which. */
struct door {
    struct experience_plan plan;
    struct sheet_place place;
    enum respondent respondent;
    const char *link_state;
    const char *wave_state;
    const char *network_state;
    int64_t most;
    int64_t used; /* -1: never */
};

static bool door_check(const struct door *door, struct status *st)
{
    if (strcmp(door->network_state, "active") != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this network is archived: it can be read, not changed");
    }
    if (strcmp(door->wave_state, "draft") == 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not open yet");
    }
    if (strcmp(door->wave_state, "open") != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: answers stay as they were");
    }
    return strcmp(door->link_state, "void") != 0 ||
           status_fail(st, STATUS_CONFLICT, "this link takes no answers any more");
}

static bool own_items_read(struct database *database, struct door *door,
                           struct pool *pool, struct status *st)
{
    const struct record_choice choice = {&SQL_OWN_ITEM_OF_WAVE, door->place.network_id,
                                         door->place.wave_id};
    struct record_list list;

    if (!record_list_of(database, &OWN_ITEM_RECORD, &choice, pool, &list, st)) {
        return false;
    }
    door->plan.own_items = record_read_all(&OWN_ITEM_RECORD, &list, pool);
    door->plan.own_item_count = list.count;
    return true;
}

/* The columns of SQL_REPLY_DOOR; *own_count_out own items are still to be read. */
static void door_fill(const struct query *row, const char *network_id, struct pool *pool,
                      struct door *door, int64_t *own_count_out)
{
    door->link_state = query_text(row, 0, pool);
    door->wave_state = query_text(row, 1, pool);
    door->network_state = query_text(row, 2, pool);
    door->place =
        (struct sheet_place){network_id, query_integer(row, 3), query_text(row, 4, pool)};
    door->respondent = respondent_of_code(door->place.respondent);
    door->plan.instrument =
        instrument_find(query_text(row, 5, pool), query_text(row, 6, pool));
    door->plan.wave.left_out = query_text(row, 7, pool);
    door->plan.items_out = query_text(row, 8, pool);
    door->plan.areas = query_text(row, 9, pool);
    door->most = query_integer(row, 10);
    door->used = query_integer(row, 11);
    *own_count_out = query_integer(row, 12);
}

static bool door_read(struct database *database, const char *network_id, int64_t link_id,
                      struct pool *pool, struct door *door_out, struct status *st)
{
    int64_t own_count = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_REPLY_DOOR,
                        SQL_VALUES(sql_text(network_id), sql_integer(link_id)));
    const bool is_there = query_next(query);

    *door_out = (struct door){0};
    if (is_there) {
        door_fill(query, network_id, pool, door_out, &own_count);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (!is_there || door_out->plan.instrument == NULL) {
        (void)status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
        return false;
    }
    return own_count == 0 || own_items_read(database, door_out, pool, st);
}

/* ---- what is answered ---- */

/* A worker may say for which organisation of the network it works. */
static bool organisation_check(struct database *database, const struct door *door,
                               int64_t organisation_id, struct status *st)
{
    int64_t count = 0;

    if (organisation_id == 0) {
        return true;
    }
    SCOPED(query)
    query = query_begin(
        database, &SQL_REPLY_ORGANISATION,
        SQL_VALUES(sql_text(door->place.network_id), sql_integer(organisation_id)));
    if (!query_number(query, &count, st)) {
        return false;
    }
    return (count > 0 && door->respondent == RESPONDENT_WORKERS) ||
           status_fail(st, STATUS_INVALID,
                       "this organisation takes no part in the network");
}

static bool sheet_sort(struct database *database, const struct door *door,
                       const struct reply_sheet *sheet, struct pool *pool,
                       struct reply_sheet *sorted_out, struct status *st)
{
    const struct plan_items items = plan_items(&door->plan, door->respondent, pool);

    return organisation_check(database, door, sheet->organisation_id, st) &&
           plan_sort(&items, sheet, pool, sorted_out, st);
}

static bool too_long(struct status *st)
{
    return status_fail(st, STATUS_LIMIT, "this sheet is too long");
}

/* ---- begun sheets ---- */

const char *sheet_code_make(struct pool *pool)
{
    return pool_text_part(pool, secret_token(pool, CODE_BYTES), SHEET_CODE_LENGTH);
}

static bool sheet_missing(struct status *st)
{
    return status_fail(st, STATUS_NOT_FOUND,
                       "there is no begun sheet with this code: it was handed in, "
                       "deleted, or never there");
}

bool reply_begun_count(struct database *database, const char *network_id, int64_t wave_id,
                       int64_t *count_out, struct status *st)
{
    const struct sql_value network = sql_text(network_id);
    const struct sql_value wave = sql_integer(wave_id);
    SCOPED(query)
    query = query_begin(database, &SQL_BEGUN_SHEET_COUNT, SQL_VALUES(network, wave));

    return query_number(query, count_out, st);
}

/* How many have an id that begins as this one. Ids are digests, spread evenly: this is a
 * share of all of them, and counting all would hold up everybody in a hall. */
static bool begun_count_near(struct database *database, const struct sheet_place *place,
                             const char *id, struct pool *pool, int64_t *count_out,
                             struct status *st)
{
    const char *low = pool_text_part(pool, id, BEGUN_DIGITS);
    struct text high;

    text_init(&high, pool, LIMIT_CELL_BYTES);
    text_add(&high, low);
    text_add(&high, "g"); /* behind the digits of base 16, whatever the collation */
    SCOPED(query)
    query =
        query_begin(database, &SQL_BEGUN_SHEET_COUNT_BETWEEN,
                    SQL_VALUES(sql_text(place->network_id), sql_integer(place->wave_id),
                               sql_text(low), sql_text(high.bytes)));

    return query_number(query, count_out, st);
}

/* A new one, if there is room. */
static bool begun_add(struct unit *unit, const struct sheet_place *place, const char *id,
                      const char *body, const char *today, struct status *st)
{
    const struct sql_value network = sql_text(place->network_id);
    const struct sql_value wave = sql_integer(place->wave_id);
    int64_t count = 0;

    if (!begun_count_near(unit->database, place, id, unit->pool, &count, st)) {
        return false;
    }
    if (count >= LIMIT_BEGUN_SHEETS / BEGUN_SHARES) {
        return status_fail(st, STATUS_LIMIT, "too many people are answering just now");
    }
    return database_run(
        unit->database, &SQL_BEGUN_SHEET_ADD,
        SQL_VALUES(network, wave, sql_text(id), sql_text(body), sql_text(today)), st);
}

bool reply_begun_put(struct unit *unit, const char *network_id, int64_t link_id,
                     const char *code, const struct reply_sheet *sheet, const char *today,
                     struct status *st)
{
    const char *typed = secret_typed(unit->pool, code);
    struct reply_sheet sorted;
    struct door door;

    if (!door_read(unit->database, network_id, link_id, unit->pool, &door, st) ||
        !door_check(&door, st) ||
        !sheet_sort(unit->database, &door, sheet, unit->pool, &sorted, st)) {
        return false;
    }
    if (strlen(typed) != SHEET_CODE_LENGTH) {
        return status_fail(st, STATUS_INVALID, "this code has %d letters and digits",
                           (int)SHEET_CODE_LENGTH);
    }
    const char *id = sheet_id(unit->pool, &door.place, typed);
    const char *body = sheet_seal(unit->pool, &door.place, typed, &sorted);
    if (body == NULL) {
        return too_long(st);
    }
    if (!database_run(unit->database, &SQL_BEGUN_SHEET_CHANGE,
                      SQL_VALUES(sql_text(body), sql_text(today), sql_text(network_id),
                                 sql_integer(door.place.wave_id), sql_text(id)),
                      st)) {
        return false;
    }
    return database_changed(unit->database) == 1 ||
           begun_add(unit, &door.place, id, body, today, st);
}

bool reply_begun_read(struct database *database, const struct sheet_place *place,
                      const char *code, struct pool *pool, struct reply_sheet *sheet_out,
                      struct status *st)
{
    const char *typed = secret_typed(pool, code);
    const char *body = NULL;
    SCOPED(query)
    query =
        query_begin(database, &SQL_BEGUN_SHEET_FIND,
                    SQL_VALUES(sql_text(place->network_id), sql_integer(place->wave_id),
                               sql_text(sheet_id(pool, place, typed))));

    if (query_next(query)) {
        body = query_text(query, 0, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    return (body != NULL && sheet_open(pool, place, typed, body, sheet_out)) ||
           sheet_missing(st);
}

bool reply_begun_remove(struct unit *unit, const struct sheet_place *place,
                        const char *code, struct status *st)
{
    const char *typed = secret_typed(unit->pool, code);

    return database_run(unit->database, &SQL_BEGUN_SHEET_REMOVE,
                        SQL_VALUES(sql_text(place->network_id),
                                   sql_integer(place->wave_id),
                                   sql_text(sheet_id(unit->pool, place, typed))),
                        st);
}

/* ---- handing in ---- */

static bool reply_add(struct unit *unit, const struct sheet_place *place,
                      const struct reply_sheet *sorted, struct status *st)
{
    const struct sql_value network = sql_text(place->network_id);
    const struct sql_value wave = sql_integer(place->wave_id);
    const struct sql_value respondent = sql_text(place->respondent);
    const char *answers = plan_write(sorted, unit->pool);

    if (answers == NULL) {
        return too_long(st);
    }
    for (size_t i = 0; i < sorted->answer_count; i++) {
        const struct reply_answer *answer = &sorted->answers[i];

        if (answer->text != NULL &&
            !database_run(unit->database, &SQL_OPEN_ANSWER_ADD,
                          SQL_VALUES(network, wave,
                                     sql_text(secret_token(unit->pool, REPLY_ID_BYTES)),
                                     respondent, sql_text(answer->item),
                                     sql_text(answer->text)),
                          st)) {
            return false;
        }
    }
    return database_run(unit->database, &SQL_REPLY_ADD,
                        SQL_VALUES(network, wave,
                                   sql_text(secret_token(unit->pool, REPLY_ID_BYTES)),
                                   respondent, sql_text(answers)),
                        st);
}

bool reply_send(struct unit *unit, const char *network_id, int64_t link_id,
                const char *code, const struct reply_sheet *sheet, struct status *st)
{
    struct reply_sheet sorted;
    struct door door;

    if (!door_read(unit->database, network_id, link_id, unit->pool, &door, st) ||
        !door_check(&door, st)) {
        return false;
    }
    if (door.used >= door.most) {
        return status_fail(st, STATUS_LIMIT, "this link takes no answers any more");
    }
    if (code != NULL && !reply_begun_remove(unit, &door.place, code, st)) {
        return false;
    }
    if (code != NULL && database_changed(unit->database) == 0) {
        return sheet_missing(st);
    }
    if (!sheet_sort(unit->database, &door, sheet, unit->pool, &sorted, st)) {
        return false;
    }
    return sorted.answer_count == 0 ||
           (reply_add(unit, &door.place, &sorted, st) &&
            database_run(unit->database,
                         door.used < 0 ? &SQL_SURVEY_LINK_USE_BEGIN
                                       : &SQL_SURVEY_LINK_USE_ADD,
                         SQL_VALUES(sql_text(network_id), sql_integer(link_id)), st));
}

bool reply_is_kept(struct database *database, const char *network_id, bool *is_kept_out,
                   struct status *st)
{
    int64_t count = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_REPLY_IS_KEPT,
                        SQL_VALUES(sql_text(network_id), sql_text(network_id)));

    if (!query_number(query, &count, st)) {
        return false;
    }
    *is_kept_out = count > 0;
    return true;
}
