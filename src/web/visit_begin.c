#include "web/visit_begin.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "store/journal.h"
#include "store/secret.h"
#include "web/cookie.h"
#include "web/multipart.h"
#include "web/routes.h"
#include "web/visit_form.h"

/* The first language of ours in "fr-BE,fr;q=0.9,nl": browsers send the best first. */
static bool language_accepted(const char *header, enum language *language_out)
{
    for (const char *at = header; *at != '\0';) {
        char code[3] = {0};

        at += strspn(at, " ,");
        const size_t length = strcspn(at, ",;-");
        if (length == 2) {
            memcpy(code, at, 2);
            if (language_find(code, language_out)) {
                return true;
            }
        }
        at += strcspn(at, ",");
    }
    return false;
}

/* Cookie, then browser, then Dutch; an account's language comes in visit_who(). */
static enum language language_of(const struct visit *visit, bool *is_chosen_out)
{
    enum language language = LANGUAGE_NL;
    const char *cookie = cookie_value(http_request_header(visit->http, "Cookie"),
                                      COOKIE_LANGUAGE, visit->pool);

    *is_chosen_out = cookie != NULL && language_find(cookie, &language);
    if (!*is_chosen_out) {
        (void)language_accepted(http_request_header(visit->http, "Accept-Language"),
                                &language);
    }
    return language;
}

void visit_init(struct visit *visit, const struct site *site,
                const struct http_request *request, struct http_response *response)
{
    bool is_chosen = false;

    *visit = (struct visit){
        .pool = request->pool,
        .site = site,
        .holder = {site->kept, request->pool, NULL},
        .http = request,
        .response = response,
        .now = site->clock(),
        .roles = access_set(ROLE_VISITOR),
    };
    visit->today = day_of(visit->now, visit->pool);
    visit->language = language_of(visit, &is_chosen);
    visit->model = model_object(visit->pool);
}

/* "/networks/x.json" is "/networks/x" for programs. */
static void json_strip(struct visit *visit, struct path *path)
{
    static const char ENDING[] = ".json";
    const size_t ending = sizeof ENDING - 1;

    if (path->part_count == 0) {
        return;
    }
    const char *last = path->parts[path->part_count - 1];
    const size_t length = strlen(last);
    if (length > ending && strcmp(last + length - ending, ENDING) == 0) {
        visit->is_json = true;
        path->parts[path->part_count - 1] =
            pool_text_part(visit->pool, last, length - ending);
    }
}

bool visit_route(struct visit *visit, struct status *st)
{
    struct path path;
    bool is_other_method = false;
    const char *query = visit->http->query;

    if (!path_decode(visit->http->path, visit->pool, &path, st) ||
        !form_decode(query, strlen(query), visit->pool, &visit->query, st)) {
        return false;
    }
    json_strip(visit, &path);
    const enum http_method method =
        visit->http->method == HTTP_HEAD ? HTTP_GET : visit->http->method;
    visit->route = route_find(method, &path, visit->parts, &is_other_method);
    if (visit->route == NULL) {
        return is_other_method
                   ? status_fail(st, STATUS_CONFLICT, "this address takes another method")
                   : status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    const int part = route_network_part(visit->route);
    visit->network_id = part < 0 ? NULL : visit->parts[part];
    return true;
}

const char *visit_methods(struct visit *visit)
{
    struct path path;
    struct status st = {0};
    bool is_other_method = false;

    if (!path_decode(visit->http->path, visit->pool, &path, &st)) {
        return "";
    }
    json_strip(visit, &path);
    const bool is_read =
        route_find(HTTP_GET, &path, visit->parts, &is_other_method) != NULL;
    const bool is_changed =
        route_find(HTTP_POST, &path, visit->parts, &is_other_method) != NULL;
    return is_read && is_changed ? "GET, HEAD, POST" : is_read ? "GET, HEAD" : "POST";
}

static bool presence_read(struct visit *visit, struct status *st)
{
    if (visit->network_id == NULL) {
        bool is_coordinator = false;

        if (visit->route->object != OBJECT_NEW_NETWORK) {
            return true;
        }
        if (!people_is_anywhere(visit->database, visit->account.id, ROLE_COORDINATOR,
                                visit->today, &is_coordinator, st)) {
            return false;
        }
        visit->roles |= is_coordinator ? access_set(ROLE_COORDINATOR) : 0;
        return true;
    }
    if (!people_presence(visit->database, visit->network_id, visit->account.id,
                         visit->today, &visit->presence, st) ||
        !journal_position(visit->database, visit->network_id, &visit->network_position,
                          st)) {
        return false;
    }
    visit->roles |= visit->presence.roles;
    return true;
}

bool visit_who(struct visit *visit, struct status *st)
{
    struct session session;
    bool is_chosen = false;
    bool is_there = false;
    const char *token = cookie_value(http_request_header(visit->http, "Cookie"),
                                     COOKIE_SESSION, visit->pool);

    if (token == NULL) {
        return true;
    }
    const char *digest = secret_digest(visit->pool, token);
    if (!status_absent(
            session_find(visit->database, digest, visit->now, visit->pool, &session, st),
            &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return true;
    }
    visit->is_signed_in = true;
    visit->account = session.account;
    visit->session_digest = digest;
    visit->roles |= access_set(ROLE_ACCOUNT);
    visit->roles |= session.account.is_host ? access_set(ROLE_HOST) : 0;
    visit->language = language_of(visit, &is_chosen);
    visit->language = is_chosen ? visit->language : session.account.language;
    visit->seen_at = session.seen_at;
    visit->may_set_password = session.may_set_password;
    return presence_read(visit, st);
}

/* A form that carries a file, on a route whose form has a field for one. */
static bool parts_decode(struct visit *visit, const char *type, struct status *st)
{
    struct multipart multipart;

    if (!multipart_decode(type, visit->http->body, visit->http->body_length, visit->pool,
                          &multipart, st)) {
        return false;
    }
    visit->body = multipart.form;
    visit->file_field = multipart.field;
    visit->file = multipart.file;
    return true;
}

size_t visit_body_limit(const char *path)
{
    SCOPED(pool) scratch = pool_new();
    struct visit visit = {.pool = scratch};
    struct path parts;
    struct status st = {0};
    bool is_other_method = false;

    if (!path_decode(path, scratch, &parts, &st)) {
        return LIMIT_BODY_BYTES;
    }
    json_strip(&visit, &parts);
    const struct route *route =
        route_find(HTTP_POST, &parts, visit.parts, &is_other_method);
    return route != NULL && visit_form_takes_file(route->form) ? LIMIT_UPLOAD_BODY_BYTES
                                                               : LIMIT_BODY_BYTES;
}

bool visit_body(struct visit *visit, struct status *st)
{
    static const char TYPE[] = "application/x-www-form-urlencoded";
    const char *type = http_request_header(visit->http, "Content-Type");
    const size_t length = sizeof TYPE - 1;

    if (multipart_is(type) && visit_form_takes_file(visit->route->form)) {
        return parts_decode(visit, type, st);
    }
    if (strncmp(type, TYPE, length) != 0 ||
        (type[length] != '\0' && type[length] != ';' && type[length] != ' ')) {
        return status_fail(st, STATUS_INVALID, "send a form, not '%s'", type);
    }
    return form_decode(visit->http->body, visit->http->body_length, visit->pool,
                       &visit->body, st);
}
