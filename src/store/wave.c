#include "store/wave.h"

#include <string.h>

#include "base/day.h"
#include "base/lines.h"
#include "store/sql.h"
#include "store/wave_rows.h"

bool wave_list(struct database *database, const char *network_id, const char *instrument,
               struct pool *pool, struct wave_list *list_out, struct status *st)
{
    struct record_list list;
    size_t count = 0;

    if (!record_list(database, &WAVE_RECORD, network_id, pool, &list, st)) {
        return false;
    }
    struct wave_row *rows = record_read_all(&WAVE_RECORD, &list, pool);
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(rows[i].instrument, instrument) == 0) {
            rows[count++] = rows[i];
        }
    }
    *list_out = (struct wave_list){rows, count};
    return true;
}

bool wave_find(struct database *database, const char *network_id, int64_t wave_id,
               struct pool *pool, struct wave_row *wave_out, struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(database, &WAVE_RECORD, network_id, wave_id, pool, &values, st)) {
        return false;
    }
    record_read(&WAVE_RECORD, values, wave_out);
    return true;
}

bool wave_is_anonymous(const struct wave_row *wave)
{
    const struct instrument *instrument =
        instrument_find(wave->instrument, wave->instrument_version);

    return instrument != NULL && instrument->world == WORLD_ANONYMOUS;
}

bool wave_rows(struct database *database, const struct record_kind *kind,
               struct record_choice choice, struct pool *pool, const void **rows_out,
               size_t *count_out, struct status *st)
{
    struct record_list list;

    if (!record_list_of(database, kind, &choice, pool, &list, st)) {
        return false;
    }
    *rows_out = record_read_all(kind, &list, pool);
    *count_out = list.count;
    return true;
}

static struct record_choice of_wave(const struct sql *sql, const char *network_id,
                                    int64_t wave_id)
{
    return (struct record_choice){sql, network_id, wave_id};
}

bool wave_read_list(struct database *database, const char *network_id, int64_t wave_id,
                    struct pool *pool, struct wave_whole *wave_out, struct status *st)
{
    struct wave_whole whole = {0};
    const void *actors = NULL;

    if (!wave_find(database, network_id, wave_id, pool, &whole.wave, st) ||
        !wave_rows(database, &WAVE_ACTOR_RECORD,
                   of_wave(&SQL_WAVE_ACTOR_OF_WAVE, network_id, wave_id), pool, &actors,
                   &whole.actor_count, st)) {
        return false;
    }
    whole.actors = actors;
    whole.instrument =
        instrument_find(whole.wave.instrument, whole.wave.instrument_version);
    if (whole.instrument != NULL && whole.instrument->world != WORLD_IDENTIFIED) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    if (whole.instrument == NULL) {
        return status_fail(st, STATUS_FAILED,
                           "this program does not know the questions '%s' %s: it is "
                           "older than what was asked",
                           whole.wave.instrument, whole.wave.instrument_version);
    }
    *wave_out = whole;
    return true;
}

bool wave_read_answers_of(struct database *database, const char *network_id,
                          int64_t wave_actor_id, struct pool *pool,
                          struct wave_whole *wave, struct status *st)
{
    const void *answers = NULL;

    if (!wave_rows(database, &WAVE_ANSWER_RECORD,
                   of_wave(&SQL_WAVE_ANSWER_OF_ACTOR, network_id, wave_actor_id), pool,
                   &answers, &wave->answer_count, st)) {
        return false;
    }
    wave->answers = answers;
    return true;
}

bool wave_read(struct database *database, const char *network_id, int64_t wave_id,
               struct pool *pool, struct wave_whole *wave_out, struct status *st)
{
    struct wave_whole whole;
    const void *informants = NULL;
    const void *answers = NULL;
    const void *scores = NULL;

    if (!wave_read_list(database, network_id, wave_id, pool, &whole, st) ||
        !wave_rows(database, &INFORMANT_RECORD,
                   of_wave(&SQL_INFORMANT_OF_WAVE, network_id, wave_id), pool,
                   &informants, &whole.informant_count, st) ||
        !wave_rows(database, &WAVE_ANSWER_RECORD,
                   of_wave(&SQL_WAVE_ANSWER_OF_WAVE, network_id, wave_id), pool, &answers,
                   &whole.answer_count, st) ||
        !wave_rows(database, &WAVE_SCORE_RECORD,
                   of_wave(&SQL_WAVE_SCORE_OF_WAVE, network_id, wave_id), pool, &scores,
                   &whole.score_count, st)) {
        return false;
    }
    whole.informants = informants;
    whole.answers = answers;
    whole.scores = scores;
    *wave_out = whole;
    return true;
}

/* ---- rows by id: they stand in order of it ---- */

const struct wave_actor_row *wave_actor(const struct wave_whole *wave, int64_t id)
{
    size_t low = 0;
    size_t high = wave->actor_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (wave->actors[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < wave->actor_count && wave->actors[low].id == id ? &wave->actors[low]
                                                                 : NULL;
}

const struct wave_actor_row *wave_actor_resolved(const struct wave_whole *wave,
                                                 int64_t id)
{
    const struct wave_actor_row *actor = wave_actor(wave, id);

    return actor == NULL || actor->same_as == 0 ? actor
                                                : wave_actor(wave, actor->same_as);
}

const struct informant_row *wave_informant(const struct wave_whole *wave, int64_t id)
{
    size_t low = 0;
    size_t high = wave->informant_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (wave->informants[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < wave->informant_count && wave->informants[low].id == id
               ? &wave->informants[low]
               : NULL;
}

bool wave_asks(const struct wave_row *wave, const struct instrument_step *step)
{
    return !lines_have(wave->left_out, step->code);
}

const char *wave_kept_until(const struct wave_row *wave, int64_t now, struct pool *pool)
{
    const int64_t closed_at = wave->closed_at < now ? wave->closed_at : now;
    int64_t months = wave->keep_months;

    months = months < WAVE_MONTHS_LEAST ? WAVE_MONTHS_LEAST : months;
    months = months > WAVE_MONTHS_MOST ? WAVE_MONTHS_MOST : months;
    return day_add_months(day_of(closed_at < 0 ? 0 : closed_at, pool), (int)months, pool);
}

bool waves_over(struct unit *unit, const struct sql *sql, int64_t now,
                struct over_wave **waves_out, size_t *count_out, struct status *st)
{
    const char *today = day_of(now, unit->pool);
    struct over_wave *waves = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query) query = query_begin(unit->database, sql, SQL_NO_VALUES);

    while (query_next(query)) {
        const struct wave_row wave = {.closed_at = query_integer(query, 2),
                                      .keep_months = query_integer(query, 3)};

        if (strcmp(wave_kept_until(&wave, now, unit->pool), today) <= 0) {
            waves = pool_grow(unit->pool, waves, count, &capacity, struct over_wave);
            waves[count++] = (struct over_wave){query_text(query, 0, unit->pool),
                                                query_integer(query, 1)};
        }
    }
    if (!query_end(query, st)) {
        return false;
    }
    *waves_out = waves;
    *count_out = count;
    return true;
}
