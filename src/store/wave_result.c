#include "store/wave_result.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/json_in.h"
#include "store/sql.h"

bool wave_result_read(struct database *database, const char *network_id, int64_t wave_id,
                      const char *part, struct pool *pool, struct value **value_out,
                      struct status *st)
{
    const char *body = NULL;
    SCOPED(query)
    query = query_begin(
        database, &SQL_WAVE_RESULT_FIND,
        SQL_VALUES(sql_text(network_id), sql_integer(wave_id), sql_text(part)));

    if (query_next(query)) {
        body = query_text(query, 0, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (body == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "this was not computed yet");
    }
    return json_read_figures(body, strlen(body), pool, value_out, st);
}

bool wave_result_put(struct unit *unit, const char *network_id, int64_t wave_id,
                     const char *part, const struct value *value, struct status *st)
{
    struct text body;

    text_init(&body, unit->pool, LIMIT_RESULT_BYTES);
    value_write_json_compact(value, &body);
    if (body.is_cut) {
        return status_fail(st, STATUS_LIMIT, "this result is too large to be kept");
    }
    return database_run(unit->database, &SQL_WAVE_RESULT_PUT,
                        SQL_VALUES(sql_text(network_id), sql_integer(wave_id),
                                   sql_text(part), sql_text(body.bytes)),
                        st);
}
