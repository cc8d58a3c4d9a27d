#include "web/reply_link.h"

#include <inttypes.h>
#include <string.h>

#include "store/journal.h"
#include "store/secret.h"
#include "web/answer_link.h"
#include "web/assets.h"
#include "web/cookie.h"
#include "web/frame.h"
#include "web/reply_screens.h"
#include "web/tries.h"

#define COOKIE_SHEET "samenspel_sheet"

/* ---- the link ---- */

/* A whole hall types the code behind one address, and nobody reads anything by guessing
 * one: many more than of personal links. Answers themselves have no limit by address;
 * what stops a flood is how many a link takes, and that a coordinator can void it. [P] */
enum { WRONG_GROUP_CODES = 3000 };
#define WRONG_GROUP_CODE "group code"

static bool code_find(struct visit *visit, const char *code, const char **network_id_out,
                      int64_t *id_out, bool *is_there_out, struct status *st)
{
    *is_there_out = false;
    return tries_check(visit, visit->database, WRONG_GROUP_CODE, tries_peer(visit),
                       WRONG_GROUP_CODES, st) &&
           status_absent(survey_link_by_code(visit->database, code, visit->pool,
                                             network_id_out, id_out, st),
                         is_there_out, st);
}

static bool wrong_count(struct visit *visit, struct status *st)
{
    return tries_count(visit, WRONG_GROUP_CODE, tries_peer(visit), WRONG_GROUP_CODES, st);
}

bool reply_link_is(struct visit *visit, const char *code, bool *is_out, struct status *st)
{
    const char *network_id = NULL;
    int64_t id = 0;
    bool is_personal = false;

    if (!code_find(visit, code, &network_id, &id, is_out, st)) {
        return false;
    }
    return *is_out || (status_absent(informant_by_code(visit->database, code, visit->pool,
                                                       &network_id, &id, st),
                                     &is_personal, st) &&
                       (is_personal || wrong_count(visit, st)));
}

static enum reply_state state_of(const struct reply_link *link)
{
    const char *state = link->whole.wave.state;

    if (strcmp(state, "closed") == 0) {
        return REPLY_CLOSED;
    }
    if (link->network.is_archived) {
        return REPLY_ARCHIVED;
    }
    if (strcmp(link->row.state, "void") == 0) {
        return REPLY_VOID;
    }
    return strcmp(state, "open") == 0 ? REPLY_OPEN : REPLY_DRAFT;
}

/* A code as the cookie of this link has it; NULL: none, or something else. */
static const char *sheet_code_of(struct visit *visit)
{
    const char *code = cookie_value(http_request_header(visit->http, "Cookie"),
                                    COOKIE_SHEET, visit->pool);

    return code != NULL && strlen(code) == SHEET_CODE_LENGTH ? code : NULL;
}

bool reply_sheet_read(struct visit *visit, struct reply_link *link, struct status *st)
{
    return link->sheet_code == NULL ||
           status_absent(reply_begun_read(visit->database, &link->place, link->sheet_code,
                                          visit->pool, &link->sheet, st),
                         &link->has_sheet, st);
}

/* What is the same for all who open the link. */
static bool link_make(const struct visit *visit, const char *network_id, int64_t link_id,
                      struct pool *pool, struct reply_link *link, struct status *st)
{
    struct database *database = visit->database;

    *link = (struct reply_link){.network_id = pool_text(pool, network_id)};
    if (!survey_link_find(database, network_id, link_id, pool, &link->row, st) ||
        !network_find(database, network_id, pool, &link->network, st) ||
        !experience_read(database, network_id, link->row.wave_id, pool, &link->whole,
                         st)) {
        return false;
    }
    link->respondent = respondent_of_code(link->row.respondent);
    link->place =
        (struct sheet_place){link->network_id, link->row.wave_id, link->row.respondent};
    link->state = state_of(link);
    link->is_kiosk = strcmp(link->row.kind, "kiosk") == 0;
    link->is_paper = strcmp(link->row.kind, "paper") == 0;
    return true;
}

/* All of it changes through the journal only, and a hall opens it many times a second:
 * it is kept until the network changes. */
static bool link_fill(struct visit *visit, struct reply_link *link, int64_t link_id,
                      struct status *st)
{
    const char *code = link->code;
    int64_t position = 0;

    if (!journal_position(visit->database, link->network_id, &position, st)) {
        return false;
    }
    const char *key = visit_address(visit, "%s %" PRId64 " link %" PRId64,
                                    link->network_id, position, link_id);
    const struct reply_link *kept = kept_find(&visit->holder, key);
    if (kept == NULL) {
        SCOPED(pool) pool = pool_new();
        struct reply_link *made = pool_array(pool, 1, struct reply_link);

        if (!link_make(visit, link->network_id, link_id, pool, made, st)) {
            return false;
        }
        kept = kept_add(&visit->holder, key, pool, made);
        pool = NULL;
    }
    *link = *kept;
    link->code = code;
    link->sheet_code = sheet_code_of(visit);
    return visit->is_changing || reply_sheet_read(visit, link, st);
}

/* One picture for all of it, also where a change begins: then it is over before anything
 * is waited for. */
static bool link_fill_alone(struct visit *visit, struct reply_link *link, int64_t link_id,
                            struct status *st)
{
    SCOPED(transaction)
    snapshot = transaction_begin(visit->database, TRANSACTION_READ, st);

    return snapshot != NULL && link_fill(visit, link, link_id, st) &&
           transaction_commit(snapshot, st);
}

/* What the visitor chose; else what the link opens in. */
static void language_take(struct visit *visit, const struct reply_link *link)
{
    const char *header = http_request_header(visit->http, "Cookie");
    const char *chosen = cookie_value(header, COOKIE_LANGUAGE, visit->pool);
    enum language language;

    if (chosen == NULL || !language_find(chosen, &language)) {
        (void)language_find(link->row.language, &visit->language);
    }
}

bool reply_link_read(struct visit *visit, struct reply_link *link_out, struct status *st)
{
    struct reply_link link = {.code = answer_code_tidy(visit->pool, visit->parts[0])};
    int64_t link_id = 0;
    bool is_there = false;

    if (!code_find(visit, link.code, &link.network_id, &link_id, &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return wrong_count(visit, st) &&
               status_fail(st, STATUS_NOT_FOUND,
                           "this code is not known: look whether each letter is right, "
                           "or ask who gave it to you");
    }
    if (!(visit->is_changing ? link_fill_alone(visit, &link, link_id, st)
                             : link_fill(visit, &link, link_id, st))) {
        return false;
    }
    language_take(visit, &link);
    reply_screens_make(visit, &link);
    *link_out = link;
    return true;
}

const char *reply_address(struct visit *visit, const struct reply_link *link,
                          const char *rest)
{
    return visit_address(visit, "/a/%s%s", link->code, rest);
}

/* ---- the cookie ---- */

static void cookie_send(struct visit *visit, const struct reply_link *link,
                        const char *value, const char *more)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "%s=%s; Path=/a/%s; HttpOnly; SameSite=Strict%s%s", COOKIE_SHEET,
                value, link->code, more, visit->site->is_https ? "; Secure" : "");
    http_response_header(visit->response, "Set-Cookie", text.bytes);
}

void reply_cookie_set(struct visit *visit, const struct reply_link *link,
                      const char *sheet_code)
{
    cookie_send(visit, link, sheet_code, "");
}

void reply_cookie_drop(struct visit *visit, const struct reply_link *link)
{
    cookie_send(visit, link, "", "; Max-Age=0");
}

void reply_language_drop(struct visit *visit)
{
    const char *header = http_request_header(visit->http, "Cookie");

    if (cookie_value(header, COOKIE_LANGUAGE, visit->pool) != NULL) {
        cookie_set(visit, COOKIE_LANGUAGE, "", COOKIE_GONE);
    }
}

/* ---- what was begun goes ---- */

bool reply_sheet_remove(struct unit *unit, const struct reply_link *link,
                        struct status *st)
{
    return reply_begun_remove(unit, &link->place, link->sheet_code, st);
}

static bool removing_do(struct unit *unit, void *context, struct status *st)
{
    return reply_sheet_remove(unit, context, st);
}

static bool removing_finish(struct visit *visit, struct status *st)
{
    struct reply_link link = *(const struct reply_link *)visit->finishing;

    return visit_store(visit, removing_do, &link, st);
}

void reply_sheet_forget(struct visit *visit, const struct reply_link *link)
{
    reply_cookie_drop(visit, link);
    if (link->has_sheet) {
        visit->finish = removing_finish;
        visit->finishing = pool_copy(visit->pool, link, 1, struct reply_link);
    }
}

/* ---- what all pages show ---- */

/* "k7mq-2v9x-w3pd", as a person writes it down; NULL in a kiosk, and where nothing was
 * begun. */
static const char *code_shown(struct visit *visit, const struct reply_link *link)
{
    const char *code = link->sheet_code;

    return link->is_kiosk || !link->has_sheet
               ? NULL
               : visit_address(visit, "%.4s-%.4s-%s", code, code + 4, code + 8);
}

void reply_link_put(struct visit *visit, const struct reply_link *link)
{
    struct value *reply = NULL;
    const struct asset *script = asset_named("experience.js");

    model_unset(visit->model, "frame");
    frame_put_plain(visit);
    http_response_header(visit->response, "X-Robots-Tag", "noindex, nofollow");
    reply = model_set_object(visit->model, "reply");
    model_set_text(reply, "network", link->network.name);
    model_set_text(reply, "address", reply_address(visit, link, ""));
    model_set_text(reply, "leave_address", reply_address(visit, link, "/leave"));
    model_set_text(reply, "stop_address", reply_address(visit, link, "/stop"));
    model_set_text(reply, "erase_address", reply_address(visit, link, "/erase"));
    model_set_text(reply, "script", script == NULL ? NULL : script->path);
    /* Under which a screen keeps what it could not send: says nothing of the code. */
    model_set_text(reply, "device",
                   secret_keyed_digest(visit->pool, visit->site->secret, "reply device",
                                       link->code));
    model_set_boolean(reply, "is_families", link->respondent == RESPONDENT_FAMILIES);
    model_set_boolean(reply, "is_workers", link->respondent == RESPONDENT_WORKERS);
    model_set_boolean(reply, "is_kiosk", link->is_kiosk);
    model_set_boolean(reply, "has_sheet", link->has_sheet);
    model_set_text(reply, "code", code_shown(visit, link));
}

bool reply_open_check(const struct reply_link *link, struct status *st)
{
    switch (link->state) {
    case REPLY_DRAFT:
        return status_fail(st, STATUS_CONFLICT,
                           "the questions are not open yet: come back later");
    case REPLY_CLOSED:
        return status_fail(st, STATUS_CONFLICT,
                           "the questions are closed: nothing can be handed in any more");
    case REPLY_VOID:
        return status_fail(st, STATUS_CONFLICT,
                           "this link takes no answers any more: ask who gave it to you");
    case REPLY_ARCHIVED:
        return status_fail(st, STATUS_CONFLICT,
                           "this network is closed: nothing can be handed in any more");
    default:
        return true;
    }
}
