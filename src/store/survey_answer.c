#include "store/survey_answer.h"

#include <stdlib.h>
#include <string.h>

#include "store/sql.h"

/* ---- saving ---- */

/* What decides whether, and how, an informant may answer. */
struct door {
    struct wave_row wave; /* instrument and left_out */
    const struct instrument *instrument;
    int64_t own_id;
};

static bool door_check(const char *wave_state, const char *informant_state,
                       const char *network_state, struct status *st)
{
    if (strcmp(informant_state, "withdrawn") == 0) {
        return status_fail(st, STATUS_CONFLICT, "you are not asked any more");
    }
    if (strcmp(network_state, "active") != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this network is archived: it can be read, not changed");
    }
    if (strcmp(wave_state, "draft") == 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not open yet");
    }
    return strcmp(wave_state, "open") == 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "this survey is closed: answers stay as they were");
}

static bool door_read(struct unit *unit, const struct survey_saving *saving,
                      struct door *door_out, struct status *st)
{
    struct pool *pool = unit->pool;
    bool is_open = false;
    SCOPED(query)
    query = query_begin(unit->database, &SQL_SURVEY_DOOR,
                        SQL_VALUES(sql_text(saving->network_id),
                                   sql_integer(saving->informant_id),
                                   sql_integer(saving->wave_id)));
    const bool is_there = query_next(query);

    *door_out = (struct door){0};
    if (is_there) {
        is_open = door_check(query_text(query, 0, pool), query_text(query, 1, pool),
                             query_text(query, 2, pool), st);
        door_out->wave.left_out = query_text(query, 5, pool);
        door_out->instrument =
            instrument_find(query_text(query, 3, pool), query_text(query, 4, pool));
        door_out->own_id = query_integer(query, 6);
    }
    if (st->code != STATUS_OK || !query_end(query, st)) {
        return false;
    }
    if (!is_there || door_out->instrument == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    return is_open;
}

static bool answer_check(const struct door *door, const struct survey_answer *answer,
                         struct status *st)
{
    const struct instrument_step *step = NULL;
    const struct instrument_item *item =
        instrument_item(door->instrument, answer->item, &step);

    if (item == NULL || !wave_asks(&door->wave, step)) {
        return status_fail(st, STATUS_INVALID, "nothing is asked here as '%s'",
                           answer->item);
    }
    return answer->value == SURVEY_NONE || item_takes(item, answer->value) ||
           status_fail(st, STATUS_INVALID, "this is no answer to '%s'", answer->item);
}

static bool answer_put(struct unit *unit, const struct survey_saving *saving,
                       int64_t own_id, const struct survey_answer *answer,
                       struct status *st)
{
    const struct sql_value network = sql_text(saving->network_id);
    const struct sql_value wave = sql_integer(saving->wave_id);
    const struct sql_value informant = sql_integer(saving->informant_id);
    const struct sql_value item = sql_text(answer->item);
    const struct sql_value target = sql_integer(answer->target_id);

    if (answer->value == SURVEY_NONE) {
        return database_run(unit->database, &SQL_SURVEY_ANSWER_TAKE,
                            SQL_VALUES(network, wave, informant, item, target), st);
    }
    if (!database_run(unit->database, &SQL_SURVEY_ANSWER_PUT,
                      SQL_VALUES(informant, item, sql_integer(answer->value), network,
                                 target, wave, sql_integer(own_id), informant),
                      st)) {
        return false;
    }
    return database_changed(unit->database) == 1 ||
           status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}

static bool step_put(struct unit *unit, const struct survey_saving *saving,
                     const struct door *door, struct status *st)
{
    const struct instrument_step *step = instrument_step(door->instrument, saving->step);

    if (step == NULL || !wave_asks(&door->wave, step)) {
        return status_fail(st, STATUS_INVALID, "nothing is asked here as '%s'",
                           saving->step);
    }
    return database_run(unit->database, &SQL_SURVEY_STEP_PUT,
                        SQL_VALUES(sql_text(saving->network_id),
                                   sql_integer(saving->wave_id),
                                   sql_integer(saving->informant_id),
                                   sql_text(step->code), sql_integer(saving->now)),
                        st);
}

bool survey_save(struct unit *unit, const struct survey_saving *saving, struct status *st)
{
    struct door door;

    if (!door_read(unit, saving, &door, st)) {
        return false;
    }
    for (size_t i = 0; i < saving->answer_count; i++) {
        if (!answer_check(&door, &saving->answers[i], st) ||
            !answer_put(unit, saving, door.own_id, &saving->answers[i], st)) {
            return false;
        }
    }
    return saving->step == NULL || step_put(unit, saving, &door, st);
}

/* ---- reading what one gave ---- */

/* In C and not by the database: two databases sort texts in two ways. */
static int answer_compare(const void *left, const void *right)
{
    const struct survey_answer *a = left;
    const struct survey_answer *b = right;
    const int order = strcmp(a->item, b->item);

    return order != 0 ? order
                      : (a->target_id > b->target_id) - (a->target_id < b->target_id);
}

struct step_time {
    const char *step;
    int64_t at;
};

static int step_compare(const void *left, const void *right)
{
    const struct step_time *a = left;
    const struct step_time *b = right;

    return a->at != b->at ? (a->at > b->at) - (a->at < b->at) : strcmp(a->step, b->step);
}

struct answers {
    struct survey_answer *items;
    size_t count;
    size_t capacity;
};

static bool answers_add(struct query *query, struct pool *pool, struct answers *answers,
                        struct status *st)
{
    while (query_next(query)) {
        answers->items = pool_grow(pool, answers->items, answers->count,
                                   &answers->capacity, struct survey_answer);
        answers->items[answers->count++] = (struct survey_answer){
            .item = query_text(query, 1, pool),
            .target_id = query_integer(query, 2),
            .value = query_integer(query, 3),
        };
    }
    return query_end(query, st);
}

/* Of a step, or (NULL) of all. */
static bool answers_read(struct database *database, const struct sql_value key[3],
                         const struct instrument_step *step, struct pool *pool,
                         struct survey_sheet *sheet, struct status *st)
{
    struct answers answers = {0};
    const size_t reading_count = step == NULL ? 1 : step->item_count;

    for (size_t i = 0; i < reading_count; i++) {
        const struct sql *sql =
            step == NULL ? &SQL_SURVEY_ANSWER_OF : &SQL_SURVEY_ANSWER_OF_ITEM;
        const struct sql_value values[] = {key[0], key[1], key[2],
                                           step == NULL ? sql_null()
                                                        : sql_text(step->items[i].code)};
        SCOPED(query)
        query = query_begin(database, sql, values, step == NULL ? 3 : 4);

        if (!answers_add(query, pool, &answers, st)) {
            return false;
        }
    }
    if (answers.count > 0) {
        qsort(answers.items, answers.count, sizeof *answers.items, answer_compare);
    }
    sheet->answers = answers.items;
    sheet->answer_count = answers.count;
    return true;
}

static bool steps_read(struct database *database, const struct sql_value key[3],
                       struct pool *pool, struct survey_sheet *sheet, struct status *st)
{
    struct step_time *times = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query) query = query_begin(database, &SQL_SURVEY_STEP_OF, key, 3);

    while (query_next(query)) {
        times = pool_grow(pool, times, count, &capacity, struct step_time);
        times[count++] =
            (struct step_time){query_text(query, 1, pool), query_integer(query, 2)};
    }
    if (!query_end(query, st)) {
        return false;
    }
    const char **steps = pool_array(pool, count, const char *);
    if (count > 0) {
        qsort(times, count, sizeof *times, step_compare);
    }
    for (size_t i = 0; i < count; i++) {
        steps[i] = times[i].step;
    }
    sheet->steps = steps;
    sheet->step_count = count;
    return true;
}

bool survey_sheet_of_step(struct database *database, const char *network_id,
                          const struct informant_row *informant,
                          const struct instrument_step *step, struct pool *pool,
                          struct survey_sheet *sheet_out, struct status *st)
{
    const struct sql_value key[] = {sql_text(network_id), sql_integer(informant->wave_id),
                                    sql_integer(informant->id)};
    struct survey_sheet sheet = {0};

    if (!answers_read(database, key, step, pool, &sheet, st) ||
        !steps_read(database, key, pool, &sheet, st)) {
        return false;
    }
    *sheet_out = sheet;
    return true;
}

bool survey_sheet(struct database *database, const char *network_id,
                  const struct informant_row *informant, struct pool *pool,
                  struct survey_sheet *sheet_out, struct status *st)
{
    return survey_sheet_of_step(database, network_id, informant, NULL, pool, sheet_out,
                                st);
}

int64_t survey_given(const struct survey_sheet *sheet, const char *item,
                     int64_t target_id)
{
    const struct survey_answer wanted = {.item = item, .target_id = target_id};
    const struct survey_answer *answer =
        sheet->answer_count == 0 ? NULL
                                 : bsearch(&wanted, sheet->answers, sheet->answer_count,
                                           sizeof wanted, answer_compare);

    return answer == NULL ? SURVEY_NONE : answer->value;
}

bool survey_has_step(const struct survey_sheet *sheet, const char *step)
{
    for (size_t i = 0; i < sheet->step_count; i++) {
        if (strcmp(sheet->steps[i], step) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- how far all are ---- */

bool survey_standings(struct database *database, const char *network_id, int64_t wave_id,
                      struct pool *pool, struct survey_standings *standings_out,
                      struct status *st)
{
    struct survey_standing *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_SURVEY_STANDING_OF_WAVE,
                        SQL_VALUES(sql_text(network_id), sql_integer(wave_id)));

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct survey_standing);
        rows[count++] = (struct survey_standing){
            .informant_id = query_integer(query, 0),
            .steps = (size_t)query_integer(query, 1),
            .last_at = query_integer(query, 2),
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    *standings_out = (struct survey_standings){rows, count};
    return true;
}

bool survey_answer_count(struct database *database, const char *network_id,
                         int64_t *count_out, struct status *st)
{
    SCOPED(query)
    query =
        query_begin(database, &SQL_SURVEY_ANSWER_COUNT, SQL_VALUES(sql_text(network_id)));

    return query_number(query, count_out, st);
}
