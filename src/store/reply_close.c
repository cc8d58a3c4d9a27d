#include "store/reply_close.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "method/disclosure.h"
#include "store/experience_plan.h"
#include "store/secret.h"
#include "store/sql.h"
#include "store/wave_result.h"
#include "store/wave_rows.h"

/* ---- rows ---- */

struct kept_reply {
    const char *id; /* a new one */
    const char *respondent;
    const char *item; /* of a written answer; NULL: a reply */
    const char *text; /* answers, or what is written */
};

struct kept_replies {
    struct kept_reply *rows;
    size_t count;
};

static int reply_compare(const void *left, const void *right)
{
    const struct kept_reply *a = left;
    const struct kept_reply *b = right;

    return strcmp(a->id, b->id);
}

/* All of a wave, in the order of identifiers that are drawn now. */
static bool rows_read(struct unit *unit, const struct sql *sql,
                      const struct sql_value wave[2], struct kept_replies *replies_out,
                      struct status *st)
{
    struct kept_replies replies = {0};
    size_t capacity = 0;
    SCOPED(query) query = query_begin(unit->database, sql, wave, 2);

    while (query_next(query)) {
        const bool is_written = query_column_count(query) == 3;

        replies.rows = pool_grow(unit->pool, replies.rows, replies.count, &capacity,
                                 struct kept_reply);
        replies.rows[replies.count++] = (struct kept_reply){
            .id = secret_token(unit->pool, REPLY_ID_BYTES),
            .respondent = query_text(query, 0, unit->pool),
            .item = is_written ? query_text(query, 1, unit->pool) : NULL,
            .text = query_text(query, is_written ? 2 : 1, unit->pool),
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (replies.count > 0) {
        qsort(replies.rows, replies.count, sizeof *replies.rows, reply_compare);
    }
    *replies_out = replies;
    return true;
}

static bool rows_rewrite(struct unit *unit, const struct sql *remove,
                         const struct sql_value wave[2],
                         const struct kept_replies *replies, struct status *st)
{
    if (!database_run(unit->database, remove, wave, 2, st)) {
        return false;
    }
    for (size_t i = 0; i < replies->count; i++) {
        const struct kept_reply *row = &replies->rows[i];
        const bool is_written = row->item != NULL;
        const struct sql_value values[] = {
            wave[0],
            wave[1],
            sql_text(row->id),
            sql_text(row->respondent),
            sql_text(is_written ? row->item : row->text),
            sql_text(row->text),
        };

        if (!database_run(unit->database,
                          is_written ? &SQL_OPEN_ANSWER_ADD : &SQL_REPLY_ADD, values,
                          is_written ? 6 : 5, st)) {
            return false;
        }
    }
    return true;
}

/* ---- as a matrix ---- */

struct matrix {
    const struct plan_items *items;
    int32_t *values;
    enum respondent *respondents;
    int64_t *organisations;
};

/* From place `from` on and round: a sheet has its answers in the order of the items, so
 * that the next one is near. items->count: it is not asked any more, or written. */
static size_t item_place(const struct plan_items *items, const char *code, size_t length,
                         size_t from)
{
    for (size_t i = 0; i < items->count; i++) {
        const size_t place = (from + i) % items->count;
        const char *other = items->items[place]->code;

        if (strncmp(other, code, length) == 0 && other[length] == '\0') {
            return place;
        }
    }
    return items->count;
}

static void matrix_fill(struct matrix *matrix, size_t reply, const struct kept_reply *row)
{
    static const char ORGANISATION[] = "organisation";
    const struct plan_items *items = matrix->items;
    const char *code = NULL;
    size_t length = 0;
    size_t place = 0;
    int32_t value = REPLY_NONE;

    matrix->respondents[reply] = respondent_of_code(row->respondent);
    for (size_t i = 0; i < items->count; i++) {
        matrix->values[reply * items->count + i] = REPLY_NONE;
    }
    for (const char *at = row->text;
         (at = plan_line(at, &code, &length, &value)) != NULL;) {
        if (length == strlen(ORGANISATION) && memcmp(code, ORGANISATION, length) == 0) {
            matrix->organisations[reply] = value > 0 ? value : 0;
            continue;
        }
        const size_t found = item_place(items, code, length, place);
        if (found < items->count) {
            matrix->values[reply * items->count + found] = value;
            place = found;
        }
    }
}

/* Everything asked of anybody, but what is written. */
static struct plan_items chosen_items(const struct experience_whole *whole,
                                      struct pool *pool)
{
    const struct experience_plan plan = experience_plan_of(whole);
    const struct plan_items all = plan_items(&plan, RESPONDENT_NOBODY, pool);
    const struct instrument_item **items =
        pool_array(pool, all.count, const struct instrument_item *);
    size_t count = 0;

    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i]->kind != ITEM_TEXT) {
            items[count++] = all.items[i];
        }
    }
    return (struct plan_items){items, count};
}

static struct replies replies_make(const struct experience_whole *whole,
                                   const struct kept_replies *rows, struct pool *pool)
{
    const struct plan_items items = chosen_items(whole, pool);
    struct matrix matrix = {
        .items = &items,
        .values = pool_array(pool, rows->count * items.count, int32_t),
        .respondents = pool_array(pool, rows->count, enum respondent),
        .organisations = pool_array(pool, rows->count, int64_t),
    };

    for (size_t i = 0; i < rows->count; i++) {
        matrix_fill(&matrix, i, &rows->rows[i]);
    }
    return (struct replies){
        .instrument = whole->instrument,
        .items = items.items,
        .item_count = items.count,
        .values = matrix.values,
        .respondents = matrix.respondents,
        .organisations = matrix.organisations,
        .count = rows->count,
    };
}

/* ---- what is told ---- */

static bool summary_keep(struct unit *unit, const char *network_id, int64_t wave_id,
                         const struct reply_parts *parts, struct status *st)
{
    if (!database_run(unit->database, &SQL_WAVE_RESULT_REMOVE_WAVE,
                      SQL_VALUES(sql_text(network_id), sql_integer(wave_id)), st)) {
        return false;
    }
    for (size_t i = 0; i < parts->count; i++) {
        if (!wave_result_put(unit, network_id, wave_id, parts->parts[i].name,
                             parts->parts[i].value, st)) {
            return false;
        }
    }
    return true;
}

bool reply_summarise(struct unit *unit, const char *network_id, int64_t wave_id,
                     int64_t now, reply_summary *summary, struct status *st)
{
    const struct sql_value wave[] = {sql_text(network_id), sql_integer(wave_id)};
    struct experience_whole whole;
    struct kept_replies rows;

    if (!experience_read(unit->database, network_id, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    if (strcmp(whole.wave.state, "closed") != 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not closed yet");
    }
    if (!rows_read(unit, &SQL_REPLY_OF_WAVE, wave, &rows, st)) {
        return false;
    }
    if (rows.count == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "the single answers are erased: what was told of them stays "
                           "as it is");
    }
    const struct replies replies = replies_make(&whole, &rows, unit->pool);
    struct reply_parts parts;

    summary(&replies, now, unit->pool, &parts);
    return summary_keep(unit, network_id, wave_id, &parts, st);
}

/* ---- closing ---- */

static bool holds(const int64_t *numbers, size_t count, int64_t number)
{
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] == number) {
            return true;
        }
    }
    return false;
}

/* May anything at all be told of these people? */
static bool is_large_enough(const struct replies *replies, enum respondent respondent,
                            struct pool *pool)
{
    const struct disclosure_rule *rule =
        respondent == RESPONDENT_FAMILIES ? &DISCLOSURE_FAMILIES : &DISCLOSURE_WORKERS;
    int64_t *organisations = pool_array(pool, replies->count, int64_t);
    size_t organisation_count = 0;
    size_t people = 0;

    for (size_t i = 0; i < replies->count; i++) {
        const int64_t organisation = replies->organisations[i];

        if (replies->respondents[i] != respondent) {
            continue;
        }
        people++;
        if (organisation != 0 && organisation_count < rule->organisations_least &&
            !holds(organisations, organisation_count, organisation)) {
            organisations[organisation_count++] = organisation;
        }
    }
    return people >= rule->least && organisation_count >= rule->organisations_least;
}

/* What is written by a group that may not be shown is of no use to anybody. */
static void written_choose(const struct replies *replies, struct kept_replies *written,
                           struct pool *pool)
{
    const bool are_families_shown = is_large_enough(replies, RESPONDENT_FAMILIES, pool);
    const bool are_workers_shown = is_large_enough(replies, RESPONDENT_WORKERS, pool);
    size_t count = 0;

    for (size_t i = 0; i < written->count; i++) {
        const bool is_family =
            respondent_of_code(written->rows[i].respondent) == RESPONDENT_FAMILIES;

        if (is_family ? are_families_shown : are_workers_shown) {
            written->rows[count++] = written->rows[i];
        }
    }
    written->count = count;
}

bool reply_close(struct unit *unit, const char *network_id,
                 const struct experience_whole *whole, int64_t now,
                 reply_summary *summary, struct status *st)
{
    const struct sql_value wave[] = {sql_text(network_id), sql_integer(whole->wave.id)};
    struct kept_replies rows;
    struct kept_replies written;

    if (!database_run(unit->database, &SQL_BEGUN_SHEET_REMOVE_WAVE, wave, 2, st) ||
        !rows_read(unit, &SQL_REPLY_OF_WAVE, wave, &rows, st) ||
        !rows_read(unit, &SQL_OPEN_ANSWER_OF_WAVE, wave, &written, st)) {
        return false;
    }
    const struct replies replies = replies_make(whole, &rows, unit->pool);
    struct reply_parts parts;

    summary(&replies, now, unit->pool, &parts);
    written_choose(&replies, &written, unit->pool);
    return rows_rewrite(unit, &SQL_REPLY_REMOVE_WAVE, wave, &rows, st) &&
           rows_rewrite(unit, &SQL_OPEN_ANSWER_REMOVE_WAVE, wave, &written, st) &&
           summary_keep(unit, network_id, whole->wave.id, &parts, st);
}

static bool all_run(struct unit *unit, const struct sql *const *statements, size_t count,
                    const struct sql_value wave[2], struct status *st)
{
    for (size_t i = 0; i < count; i++) {
        if (!database_run(unit->database, statements[i], wave, 2, st)) {
            return false;
        }
    }
    return true;
}

bool reply_remove_wave(struct unit *unit, const char *network_id, int64_t wave_id,
                       struct status *st)
{
    static const struct sql *const STATEMENTS[] = {&SQL_BEGUN_SHEET_REMOVE_WAVE,
                                                   &SQL_REPLY_REMOVE_WAVE,
                                                   &SQL_OPEN_ANSWER_REMOVE_WAVE};
    const struct sql_value wave[] = {sql_text(network_id), sql_integer(wave_id)};

    return all_run(unit, STATEMENTS, ARRAY_COUNT(STATEMENTS), wave, st);
}

/* ---- once an hour ---- */

bool reply_sweep(struct unit *unit, int64_t now, struct status *st)
{
    static const struct sql *const STATEMENTS[] = {&SQL_REPLY_REMOVE_WAVE,
                                                   &SQL_OPEN_ANSWER_REMOVE_UNCHECKED};
    const char *day = day_of(now - (int64_t)SHEET_DAYS * DAY_MILLISECONDS, unit->pool);
    struct over_wave *waves = NULL;
    size_t count = 0;

    if (!database_run(unit->database, &SQL_BEGUN_SHEET_REMOVE_BEFORE,
                      SQL_VALUES(sql_text(day)), st) ||
        !waves_over(unit, &SQL_REPLY_KEEPING, now, &waves, &count, st)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct sql_value wave[] = {sql_text(waves[i].network_id),
                                         sql_integer(waves[i].id)};

        if (!all_run(unit, STATEMENTS, ARRAY_COUNT(STATEMENTS), wave, st)) {
            return false;
        }
    }
    return true;
}
