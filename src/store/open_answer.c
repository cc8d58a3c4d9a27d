/* open_answer.c - what people wrote, on its way past two who check it (reply.h). */
#include <string.h>

#include "store/experience_plan.h"
#include "store/sql.h"

static bool rows_read(struct query *query, struct pool *pool,
                      struct open_answers *answers_out, struct status *st)
{
    struct open_answer *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct open_answer);
        rows[count++] = (struct open_answer){
            .id = query_text(query, 0, pool),
            .respondent = query_text(query, 1, pool),
            .item = query_text(query, 2, pool),
            .body = query_text(query, 3, pool),
            .shown = query_text(query, 4, pool),
            .state = query_text(query, 5, pool),
            .first_by = query_text(query, 6, pool),
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    *answers_out = (struct open_answers){rows, count};
    return true;
}

bool open_answers_to_check(struct database *database, const char *network_id,
                           int64_t wave_id, const char *author, struct pool *pool,
                           struct open_answers *answers_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(
        database, &SQL_OPEN_ANSWER_TO_CHECK,
        SQL_VALUES(sql_text(network_id), sql_integer(wave_id), sql_text(author)));

    return rows_read(query, pool, answers_out, st);
}

bool open_answers_shown(struct database *database, const char *network_id,
                        int64_t wave_id, struct pool *pool,
                        struct open_answers *answers_out, int64_t *waiting_out,
                        struct status *st)
{
    const struct sql_value wave[] = {sql_text(network_id), sql_integer(wave_id)};
    SCOPED(query) waiting = query_begin(database, &SQL_OPEN_ANSWER_WAITING, wave, 2);

    if (!query_number(waiting, waiting_out, st)) {
        return false;
    }
    SCOPED(query) shown = query_begin(database, &SQL_OPEN_ANSWER_SHOWN, wave, 2);
    return rows_read(shown, pool, answers_out, st);
}

/* Where a written answer stands now. */
struct standing {
    const char *state;
    const char *shown;
    const char *first_by;
};

static bool standing_read(struct unit *unit, const struct sql_value key[3],
                          struct standing *standing_out, struct status *st)
{
    struct standing standing = {0};
    SCOPED(query) query = query_begin(unit->database, &SQL_OPEN_ANSWER_FIND, key, 3);

    if (query_next(query)) {
        standing = (struct standing){query_text(query, 0, unit->pool),
                                     query_text(query, 1, unit->pool),
                                     query_text(query, 2, unit->pool)};
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (standing.state == NULL) {
        (void)status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
        return false;
    }
    *standing_out = standing;
    return true;
}

static bool check_may_be(const struct standing *standing, const char *author,
                         struct status *st)
{
    if (strcmp(standing->state, "waiting") != 0 && strcmp(standing->state, "once") != 0) {
        return status_fail(st, STATUS_CONFLICT, "two people have checked this already");
    }
    return standing->first_by == NULL || strcmp(standing->first_by, author) != 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "you have checked this already: now somebody else does");
}

bool open_answer_check(struct unit *unit, const char *network_id, int64_t wave_id,
                       const struct open_answer *answer, const char *author,
                       struct status *st)
{
    const struct sql_value network = sql_text(network_id);
    const struct sql_value wave = sql_integer(wave_id);
    const struct sql_value id = sql_text(answer->id);
    const struct sql_value key[] = {network, wave, id};
    struct standing standing;

    if (!plan_text_check(answer->shown, st) || !standing_read(unit, key, &standing, st) ||
        !check_may_be(&standing, author, st)) {
        return false;
    }
    if (strcmp(standing.state, "once") == 0 &&
        strcmp(standing.shown, answer->shown) == 0) {
        return database_run(
            unit->database, &SQL_OPEN_ANSWER_DECIDE,
            SQL_VALUES(sql_text(answer->shown[0] != '\0' ? "shown" : "kept_back"),
                       sql_text(author), network, wave, id),
            st);
    }
    return database_run(
        unit->database, &SQL_OPEN_ANSWER_FIRST,
        SQL_VALUES(sql_text(answer->shown), sql_text(author), network, wave, id), st);
}
