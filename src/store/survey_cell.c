#include "store/survey_cell.h"

#include <string.h>

#include "store/secret.h"
#include "store/sql.h"

enum {
    NETWORK,
    NETWORK_STATE,
    INFORMANT,
    INFORMANT_STATE,
    OWN,
    WAVE,
    WAVE_STATE,
    INSTRUMENT,
    VERSION,
    LEFT_OUT,
    FORMER,
    GIVEN,
    SAVED_AT
};

static struct survey_cell cell_of(const struct query *query, struct pool *pool)
{
    const char *informant_state = query_text(query, INFORMANT_STATE, pool);
    struct survey_cell cell = {
        .network_id = query_text(query, NETWORK, pool),
        .informant_id = query_integer(query, INFORMANT),
        .own_id = query_integer(query, OWN),
        .is_begun = strcmp(informant_state, "waiting") != 0,
        .is_open = strcmp(informant_state, "withdrawn") != 0 &&
                   strcmp(query_text(query, NETWORK_STATE, pool), "active") == 0 &&
                   strcmp(query_text(query, WAVE_STATE, pool), "open") == 0,
        .wave = {.id = query_integer(query, WAVE),
                 .instrument = query_text(query, INSTRUMENT, pool),
                 .instrument_version = query_text(query, VERSION, pool),
                 .left_out = query_text(query, LEFT_OUT, pool),
                 .former_id =
                     query_is_null(query, FORMER) ? 0 : query_integer(query, FORMER)},
        .given = query_is_null(query, GIVEN) ? SURVEY_NONE : query_integer(query, GIVEN),
        .is_step_saved = !query_is_null(query, SAVED_AT),
    };

    cell.instrument = instrument_find(cell.wave.instrument, cell.wave.instrument_version);
    return cell;
}

bool survey_cell_read(struct database *database, const struct survey_cell_key *key,
                      struct pool *pool, struct survey_cell *cell_out, struct status *st)
{
    const char *digest = secret_digest(pool, secret_typed(pool, key->code));
    struct survey_cell cell = {0};
    SCOPED(query)
    query = query_begin(database, &SQL_SURVEY_CELL,
                        SQL_VALUES(sql_integer(key->target_id), sql_text(key->item),
                                   sql_text(key->step), sql_text(digest)));
    const bool is_there = query_next(query);

    if (is_there) {
        cell = cell_of(query, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (!is_there) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *cell_out = cell;
    return true;
}

bool survey_cell_former(struct database *database, const struct survey_cell *cell,
                        const struct survey_cell_key *key, struct pool *pool,
                        const char **lines_out, int64_t *target_id_out, struct status *st)
{
    const char *lines = NULL;
    int64_t target_id = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_SURVEY_CELL_FORMER,
                        SQL_VALUES(sql_text(key->item), sql_text(cell->network_id),
                                   sql_integer(cell->own_id), sql_integer(key->target_id),
                                   sql_integer(cell->wave.former_id),
                                   sql_integer(cell->wave.former_id)));

    if (query_next(query)) {
        lines = query_text(query, 0, pool);
        target_id = query_integer(query, 1);
    }
    if (!query_end(query, st)) {
        return false;
    }
    *lines_out = lines;
    *target_id_out = target_id;
    return true;
}

static bool put_check(const struct survey_cell *cell, const struct survey_cell_key *key,
                      int64_t value, struct status *st)
{
    const struct instrument_step *step = NULL;
    const struct instrument_item *item =
        cell->instrument == NULL ? NULL
                                 : instrument_item(cell->instrument, key->item, &step);

    if (!cell->is_open) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: answers stay as they were");
    }
    if (item == NULL || strcmp(step->code, key->step) != 0 ||
        !wave_asks(&cell->wave, step)) {
        return status_fail(st, STATUS_INVALID, "nothing is asked here as '%s'",
                           key->item);
    }
    return item_takes(item, value) ||
           status_fail(st, STATUS_INVALID, "this is no answer to '%s'", key->item);
}

bool survey_cell_put(struct unit *unit, const struct survey_cell *cell,
                     const struct survey_cell_key *key, int64_t value, struct status *st)
{
    return put_check(cell, key, value, st) &&
           database_run(unit->database, &SQL_SURVEY_CELL_PUT,
                        SQL_VALUES(sql_text(cell->network_id), sql_integer(cell->wave.id),
                                   sql_integer(cell->informant_id), sql_text(key->item),
                                   sql_integer(key->target_id), sql_integer(value)),
                        st);
}
