/* informant.c - who is asked in a wave, and the links by which they answer. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/installation.h"
#include "store/secret.h"
#include "store/sql.h"
#include "store/wave.h"

const char *informant_author(struct pool *pool, int64_t informant_id)
{
    struct text author;

    text_init(&author, pool, LIMIT_NAME_BYTES);
    text_format(&author, "informant:%lld", (long long)informant_id);
    return author.bytes;
}

bool informant_find(struct database *database, const char *network_id,
                    int64_t informant_id, struct pool *pool,
                    struct informant_row *informant_out, struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(database, &INFORMANT_RECORD, network_id, informant_id, pool, &values,
                     st)) {
        return false;
    }
    record_read(&INFORMANT_RECORD, values, informant_out);
    return true;
}

/* ---- links ---- */

const char *informant_code(struct pool *pool, const char *secret, const char *network_id,
                           const struct informant_row *informant)
{
    struct text whose;

    text_init(&whose, pool, LIMIT_CELL_BYTES);
    text_format(&whose, "%s %lld %lld", network_id, (long long)informant->id,
                (long long)informant->link_number);
    return secret_keyed_code(pool, secret, "survey link", whose.bytes,
                             INFORMANT_CODE_LENGTH);
}

static bool digest_find(struct database *database, const char *digest, struct pool *pool,
                        const char **network_id_out, int64_t *informant_id_out,
                        struct status *st)
{
    const char *network_id = NULL;
    int64_t informant_id = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_INFORMANT_BY_DIGEST, SQL_VALUES(sql_text(digest)));

    if (query_next(query)) {
        network_id = query_text(query, 0, pool);
        informant_id = query_integer(query, 1);
    }
    if (!query_end(query, st)) {
        return false;
    }
    *network_id_out = network_id;
    *informant_id_out = informant_id;
    return true;
}

bool informant_by_code(struct database *database, const char *code, struct pool *pool,
                       const char **network_id_out, int64_t *informant_id_out,
                       struct status *st)
{
    const char *typed = secret_typed(pool, code);
    const char *network_id = NULL;
    int64_t informant_id = 0;

    if (strlen(typed) == INFORMANT_CODE_LENGTH &&
        !digest_find(database, secret_digest(pool, typed), pool, &network_id,
                     &informant_id, st)) {
        return false;
    }
    if (network_id == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *network_id_out = network_id;
    *informant_id_out = informant_id;
    return true;
}

/* Give a link that nobody of this installation has: with 40 bits two may meet. */
static bool link_give(struct unit *unit, const char *network_id,
                      struct informant_row *informant, struct status *st)
{
    struct installation installation;

    if (!installation_find(unit->database, unit->pool, &installation, st)) {
        return false;
    }
    for (int64_t taken = 1; taken != 0;) {
        informant->link_number++;
        informant->digest =
            secret_digest(unit->pool, informant_code(unit->pool, installation.secret,
                                                     network_id, informant));
        SCOPED(query)
        query = query_begin(
            unit->database, &SQL_SURVEY_LINK_TAKEN,
            SQL_VALUES(sql_text(informant->digest), sql_text(informant->digest)));
        if (!query_number(query, &taken, st)) {
            return false;
        }
    }
    return true;
}

/* ---- changing ---- */

/* Nobody is asked twice for one organisation, and not too many in all. */
static bool informants_check(const struct wave_whole *wave,
                             const struct informant_row *informant, struct status *st)
{
    if (wave->informant_count >= LIMIT_INFORMANTS) {
        return status_fail(st, STATUS_LIMIT, "a survey asks at most %d persons",
                           (int)LIMIT_INFORMANTS);
    }
    for (size_t i = 0; i < wave->informant_count; i++) {
        const struct informant_row *other = &wave->informants[i];

        if (other->wave_actor_id == informant->wave_actor_id &&
            informant->email[0] != '\0' && strcmp(other->state, "withdrawn") != 0 &&
            strcasecmp(other->email, informant->email) == 0) {
            return status_fail(st, STATUS_CONFLICT,
                               "%s is asked for this organisation already",
                               informant->email);
        }
    }
    return true;
}

bool informant_add(struct change *change, struct unit *unit, const char *network_id,
                   struct informant_row *informant, struct status *st)
{
    struct wave_whole wave;

    if (!wave_read(unit->database, network_id, informant->wave_id, unit->pool, &wave,
                   st)) {
        return false;
    }
    const struct wave_actor_row *actor = wave_actor(&wave, informant->wave_actor_id);
    if (actor == NULL || actor->actor_id == 0) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this organisation is not on the list of the survey");
    }
    if (strcmp(wave.wave.state, "closed") == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: nobody can be asked any more");
    }
    if (!informants_check(&wave, informant, st) ||
        !record_next_id(unit->database, &INFORMANT_RECORD, network_id, &informant->id,
                        st)) {
        return false;
    }
    informant->state = "waiting";
    informant->link_number = 0;
    return link_give(unit, network_id, informant, st) &&
           change_put_row(change, &INFORMANT_RECORD, informant, st);
}

bool informant_put(struct change *change, const struct informant_row *informant,
                   struct status *st)
{
    return change_put_row(change, &INFORMANT_RECORD, informant, st);
}

bool informant_renew(struct change *change, struct unit *unit, const char *network_id,
                     int64_t informant_id, struct status *st)
{
    struct informant_row informant;

    if (!informant_find(unit->database, network_id, informant_id, unit->pool, &informant,
                        st)) {
        return false;
    }
    if (strcmp(informant.state, "withdrawn") == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this person is not asked any more: ask anew instead");
    }
    return link_give(unit, network_id, &informant, st) &&
           informant_put(change, &informant, st);
}
