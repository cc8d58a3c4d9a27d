/* survey_link.c - links of whole groups to an anonymous survey. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/experience.h"
#include "store/installation.h"
#include "store/secret.h"
#include "store/sql.h"

/* ---- codes ---- */

const char *survey_link_code(struct pool *pool, const char *secret,
                             const char *network_id, const struct survey_link_row *link)
{
    struct text which;

    text_init(&which, pool, LIMIT_CELL_BYTES);
    text_format(&which, "%s %lld", network_id, (long long)link->id);
    return secret_keyed_code(pool, secret, "group link", which.bytes,
                             INFORMANT_CODE_LENGTH);
}

bool survey_link_by_code(struct database *database, const char *code, struct pool *pool,
                         const char **network_id_out, int64_t *link_id_out,
                         struct status *st)
{
    const char *typed = secret_typed(pool, code);
    const char *network_id = NULL;
    int64_t link_id = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_SURVEY_LINK_BY_DIGEST,
                        SQL_VALUES(sql_text(secret_digest(pool, typed))));

    if (query_next(query)) {
        network_id = query_text(query, 0, pool);
        link_id = query_integer(query, 1);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (network_id == NULL || strlen(typed) != INFORMANT_CODE_LENGTH) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *network_id_out = network_id;
    *link_id_out = link_id;
    return true;
}

bool survey_link_find(struct database *database, const char *network_id, int64_t link_id,
                      struct pool *pool, struct survey_link_row *link_out,
                      struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(database, &SURVEY_LINK_RECORD, network_id, link_id, pool, &values,
                     st)) {
        return false;
    }
    record_read(&SURVEY_LINK_RECORD, values, link_out);
    return true;
}

/* Give an id whose code nobody of this installation has: with 40 bits two may meet. */
static bool code_give(struct unit *unit, const char *network_id,
                      struct survey_link_row *link, struct status *st)
{
    struct installation installation;

    if (!installation_find(unit->database, unit->pool, &installation, st) ||
        !record_next_id(unit->database, &SURVEY_LINK_RECORD, network_id, &link->id, st)) {
        return false;
    }
    int64_t taken = 0;
    do {
        link->id += taken != 0;
        link->digest =
            secret_digest(unit->pool, survey_link_code(unit->pool, installation.secret,
                                                       network_id, link));
        SCOPED(query)
        query = query_begin(unit->database, &SQL_SURVEY_LINK_TAKEN,
                            SQL_VALUES(sql_text(link->digest), sql_text(link->digest)));
        if (!query_number(query, &taken, st)) {
            return false;
        }
    } while (taken != 0);
    return true;
}

/* ---- changing ---- */

/* Families answer only what is about them; who mirrors has a link too. */
static bool respondent_check(const struct instrument *instrument, const char *respondent,
                             struct status *st)
{
    const enum respondent who = respondent_of_code(respondent);

    return who == instrument->asked || who == instrument->mirrored ||
           status_fail(st, STATUS_INVALID, "this survey asks them nothing");
}

bool survey_link_add(struct change *change, struct unit *unit, const char *network_id,
                     struct survey_link_row *link, struct status *st)
{
    struct experience_whole whole;

    if (!experience_read(unit->database, network_id, link->wave_id, unit->pool, &whole,
                         st)) {
        return false;
    }
    if (strcmp(whole.wave.state, "closed") == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: nobody can be asked any more");
    }
    if (whole.link_count >= LIMIT_SURVEY_LINKS) {
        return status_fail(st, STATUS_LIMIT, "a survey has at most %d links",
                           (int)LIMIT_SURVEY_LINKS);
    }
    if (link->most < 1 || link->most > LIMIT_LINK_REPLIES) {
        return status_fail(st, STATUS_INVALID, "a link takes from %d to %d answers", 1,
                           (int)LIMIT_LINK_REPLIES);
    }
    if (link->people < 1 || link->people > link->most) {
        return status_fail(st, STATUS_INVALID,
                           "a link is for somebody, and takes an answer of each");
    }
    link->state = "open";
    link->void_reason = "";
    return respondent_check(whole.instrument, link->respondent, st) &&
           code_give(unit, network_id, link, st) &&
           change_put_row(change, &SURVEY_LINK_RECORD, link, st);
}

/* Begun sheets do not say by which link they came. When a flood of them leaves little
 * room for anybody else, all of them go. Not only when none is left: room is counted by
 * shares of ids (reply.c), which are not full at the same time. */
enum { FLOOD_BEGUN_SHEETS = LIMIT_BEGUN_SHEETS / 4 * 3 };

static bool flood_end(struct unit *unit, const char *network_id, int64_t wave_id,
                      struct status *st)
{
    int64_t begun = 0;

    if (!reply_begun_count(unit->database, network_id, wave_id, &begun, st)) {
        return false;
    }
    return begun < FLOOD_BEGUN_SHEETS ||
           database_run(unit->database, &SQL_BEGUN_SHEET_REMOVE_WAVE,
                        SQL_VALUES(sql_text(network_id), sql_integer(wave_id)), st);
}

bool survey_link_void(struct change *change, struct unit *unit, const char *network_id,
                      int64_t id, const char *reason, struct status *st)
{
    struct survey_link_row link;
    struct wave_row wave;

    if (!survey_link_find(unit->database, network_id, id, unit->pool, &link, st) ||
        !wave_find(unit->database, network_id, link.wave_id, unit->pool, &wave, st)) {
        return false;
    }
    if (strcmp(wave.state, "closed") == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: answers stay as they were");
    }
    if (strcmp(link.state, "void") == 0) {
        return status_fail(st, STATUS_CONFLICT, "this link takes no answers any more");
    }
    if (reason[0] == '\0') {
        return status_fail(st, STATUS_INVALID,
                           "say why this link takes no answers any more");
    }
    link.state = "void";
    link.void_reason = reason;
    return flood_end(unit, network_id, link.wave_id, st) &&
           change_put_row(change, &SURVEY_LINK_RECORD, &link, st);
}

/* ---- how often ---- */

bool survey_link_uses(struct database *database, const char *network_id, int64_t wave_id,
                      struct pool *pool, struct link_uses *uses_out, struct status *st)
{
    struct link_use *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_SURVEY_LINK_USE_OF_WAVE,
                        SQL_VALUES(sql_text(network_id), sql_integer(wave_id)));

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct link_use);
        rows[count++] =
            (struct link_use){query_integer(query, 0), query_integer(query, 1)};
    }
    if (!query_end(query, st)) {
        return false;
    }
    *uses_out = (struct link_uses){rows, count};
    return true;
}

int64_t link_used(const struct link_uses *uses, int64_t link_id)
{
    for (size_t i = 0; i < uses->count; i++) {
        if (uses->rows[i].link_id == link_id) {
            return uses->rows[i].used;
        }
    }
    return 0;
}
