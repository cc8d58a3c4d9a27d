#include "store/progress.h"

#include "base/day.h"
#include "store/sql.h"

/* Who finds everything right changes nothing, and is not asked for ever. */
enum { OWN_TALK_MONTHS = 2 };

bool progress_read(struct database *database, const char *network_id, int64_t person_id,
                   const char *today, struct progress *progress_out, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    struct progress progress = {0};
    int64_t has_issue = 0;
    int64_t has_finished = 0;
    int64_t *const columns[] = {
        &has_issue,
        &progress.sources,
        &progress.indispensable,
        &progress.actors,
        &progress.open_round,
        &progress.closed_rounds,
        &progress.closed_at,
        &progress.raters,
        &progress.forms,
        &progress.forms_due,
        &progress.criteria,
        &progress.criteria_open,
        &progress.selected,
        &progress.talks,
        &progress.outcomes,
        &progress.members,
        &progress.draft_wave,
        &progress.open_wave,
        &progress.closed_waves,
        &progress.wave_closed_at,
        &progress.informants,
        &progress.informants_finished,
        &progress.findings,
        &progress.version,
        &has_finished,
        &progress.own_talks,
    };
    SCOPED(query)
    query =
        query_begin(database, &SQL_PROGRESS_OF,
                    SQL_VALUES(sql_text(today), sql_text(today), sql_text(today),
                               sql_text(today), sql_integer(person_id),
                               sql_text(day_add_months(today, -OWN_TALK_MONTHS, pool)),
                               sql_text(today), sql_integer(person_id), sql_text(today),
                               sql_text(today), sql_text(network_id)));
    const bool is_there = query_next(query);

    for (size_t i = 0; is_there && i < ARRAY_COUNT(columns); i++) {
        *columns[i] = query_integer(query, i);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (!is_there) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    progress.has_issue = has_issue > 0;
    progress.has_finished = has_finished > 0;
    *progress_out = progress;
    return true;
}
