#include "web/dispatch.h"

#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "store/network.h"
#include "web/access_log.h"
#include "web/assets.h"
#include "web/cookie.h"
#include "web/form_token.h"
#include "web/frame.h"
#include "web/metrics.h"
#include "web/page_known.h"
#include "web/render.h"
#include "web/visit_begin.h"
#include "web/visit_form.h"

enum { SESSION_SEEN_EVERY = 60 * 60 * 1000 };

/* This name, with a port or without. */
static bool host_has_name(const char *host, const char *name)
{
    const size_t length = strlen(name);

    return strncasecmp(host, name, length) == 0 &&
           (host[length] == '\0' || host[length] == ':');
}

/* A page that another name of this machine leads to is not ours: a foreign name in Host
 * is how a web site elsewhere would reach a server on loopback (DNS rebinding). */
static bool host_is_ours(const struct visit *visit)
{
    const char *host = http_request_header(visit->http, "Host");

    if (strcasecmp(host, visit->site->public_host) == 0) {
        return true;
    }
    return visit->site->answers_loopback &&
           (host_has_name(host, "localhost") || host_has_name(host, "127.0.0.1") ||
            host_has_name(host, "[::1]"));
}

/* ---- reading ---- */

static bool page_make(struct visit *visit, page_fn page, struct status *st)
{
    SCOPED(transaction)
    snapshot = transaction_begin(visit->database, TRANSACTION_READ, st);

    return snapshot != NULL && frame_put(visit, st) && page(visit, st) &&
           transaction_commit(snapshot, st);
}

static bool answer_get(struct visit *visit, struct status *st)
{
    const struct route *route = visit->route;
    const bool is_cached = route->is_cached && visit->session_digest != NULL;
    const char *key = is_cached ? page_known_key(visit) : NULL;

    if (is_cached && page_known_answer(visit, key)) {
        return true;
    }
    if (!page_make(visit, route->page, st)) {
        return false;
    }
    if (visit->finish != NULL && !visit_finish(visit, st)) {
        return false;
    }
    if (visit->redirect != NULL) {
        render_redirect(visit, visit->redirect);
    } else if (route->template != NULL) {
        render_page(visit, route->template, 200);
    }
    if (visit->response->code != 200 && visit->response->code != 303) {
        return true; /* it did not fit: render_page() */
    }
    if (is_cached && !visit->is_passing) {
        page_known_keep(visit, key);
    } else {
        http_response_header(visit->response, "Cache-Control", "no-store");
    }
    return true;
}

/* ---- changing ---- */

/* Show the form again: what was typed stands in it, with what is wrong at its place. */
static bool answer_again(struct visit *visit, struct status *st)
{
    const struct route *route = visit->route;
    const int code = render_code_of(st->code);
    struct status again = {0};

    if (route->again == NULL || st->code == STATUS_FAILED) {
        return false;
    }
    if (visit->error_count == 0) {
        (void)visit_refuse_status(visit, "", st);
    }
    visit->model = model_object(visit->pool);
    if (!page_make(visit, route->again, &again)) {
        return false;
    }
    render_page(visit, route->again_template, code);
    http_response_header(visit->response, "Cache-Control", "no-store");
    status_clear(st);
    return true;
}

/* Nowhere to go: what was sent is shown with what it would do. */
static bool answer_shown(struct visit *visit, struct status *st)
{
    visit->model = model_object(visit->pool);
    if (!page_make(visit, visit->route->again, st)) {
        return false;
    }
    render_page(visit, visit->route->again_template, 200);
    return true;
}

/* An archived network is read only; archiving itself can be taken back. The units of work
 * look again (visit_change): this is for the sentence before a form is read. */
static bool archive_check(struct visit *visit, struct status *st)
{
    return visit->network_id == NULL || visit->route->object == OBJECT_ARCHIVE ||
           network_check_open(visit->database, visit->network_id, visit->pool, st);
}

/* What was sent could not be read as a form. */
static bool answer_unread(struct visit *visit, struct status *st)
{
    if (st->code != STATUS_LIMIT) {
        return false;
    }
    render_error(visit, 413, st);
    status_clear(st);
    return true;
}

static bool answer_post(struct visit *visit, struct status *st)
{
    const struct route *route = visit->route;

    if (!visit_body(visit, st)) {
        return answer_unread(visit, st);
    }
    if (!form_token_check(visit, st)) {
        return form_origin_is_ours(visit) && answer_again(visit, st);
    }
    if (!archive_check(visit, st)) {
        return false;
    }
    visit->is_changing = true;
    const bool is_changed =
        (route->form == NULL || visit_form_check(visit, route->form, st)) &&
        route->page(visit, st);
    visit->is_changing = false;
    if (is_changed) {
        http_response_header(visit->response, "Cache-Control", "no-store");
        if (visit->redirect == NULL) {
            return answer_shown(visit, st);
        }
        render_redirect(visit, visit->redirect);
        return true;
    }
    return answer_again(visit, st);
}

/* ---- the way ---- */

/* Not signed in: sign in first, then come back here. */
static void answer_sign_in(struct visit *visit)
{
    struct text address;

    text_init(&address, visit->pool, LIMIT_ADDRESS_BYTES);
    text_add(&address, "/sign-in?to=");
    url_add(&address, visit->http->path);
    if (visit->http->query[0] != '\0') {
        url_add(&address, "?");
        url_add(&address, visit->http->query);
    }
    render_redirect(visit, address.bytes);
    http_response_header(visit->response, "Cache-Control", "no-store");
}

/* May this visitor? Who has no role in a network is not told that it is there. */
static bool right_check(struct visit *visit, struct status *st)
{
    const struct route *route = visit->route;

    if (visit_may(visit, route->object, route->right)) {
        return true;
    }
    if (!visit->is_signed_in && visit->http->method == HTTP_POST) {
        return status_fail(
            st, STATUS_DENIED,
            "you are signed out: sign in in another window, come back here, "
            "and send it again");
    }
    if (visit->network_id != NULL && visit->presence.roles == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    return status_fail(st, STATUS_DENIED, "your role does not give you this");
}

static bool answer_visitor(struct visit *visit, struct status *st)
{
    if (!visit_who(visit, st)) {
        return false;
    }
    if (!visit->is_signed_in &&
        access_of_role(ROLE_VISITOR, visit->route->object) < visit->route->right &&
        visit->http->method != HTTP_POST && !visit->is_json) {
        answer_sign_in(visit);
        return true;
    }
    if (!right_check(visit, st)) {
        return false;
    }
    return visit->http->method == HTTP_POST ? answer_post(visit, st)
                                            : answer_get(visit, st);
}

static bool answer(struct visit *visit, struct status *st)
{
    visit_borrow(visit);
    const bool is_answered = answer_visitor(visit, st);
    visit_release(visit);
    return is_answered;
}

static bool session_touch(struct unit *unit, void *context, struct status *st)
{
    const struct visit *visit = context;

    return session_seen(unit, visit->session_digest, visit->now, st);
}

/* When somebody answers an anonymous survey is not written down, also not without who:
 * not in the log, and not as the last moment of who is signed in besides. */
static bool is_noted(const struct visit *visit)
{
    /* With what only those pages ask for. */
    static const char *const UNNOTED[] = {"/a/", "/leave", "/assets/experience.",
                                          "/assets/face-"};
    const char *path = visit->http->path;

    /* The door where codes are typed: whether it is a group's shows only behind it. */
    if (visit->route != NULL && strcmp(visit->route->path, "/v") == 0) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(UNNOTED); i++) {
        if (strncmp(path, UNNOTED[i], strlen(UNNOTED[i])) == 0) {
            return false;
        }
    }
    return true;
}

/* A session that is used holds; written once an hour at most. */
static void session_keep(struct visit *visit)
{
    struct status st = {0};

    if (visit->session_digest != NULL && visit->response->code < 400 && is_noted(visit) &&
        visit->now - visit->seen_at > SESSION_SEEN_EVERY &&
        !store_change(visit->site->store, session_touch, visit, &st)) {
        access_log_trouble("session", &st);
    }
}

/* A paper in another language is not a page in it: nothing is kept of what is asked. */
static bool is_paper(const struct visit *visit)
{
    static const char ENDING[] = ".pdf";
    const size_t length = strlen(visit->http->path);

    return length >= strlen(ENDING) &&
           strcmp(visit->http->path + length - strlen(ENDING), ENDING) == 0;
}

/* "?lang=fr" on any address of a page: keep it in a cookie and come back without it. */
static bool answer_language(struct visit *visit)
{
    const char *code = visit_query(visit, "lang");
    enum language language;
    struct text address;

    if (code == NULL || visit->http->method == HTTP_POST || is_paper(visit) ||
        !language_find(code, &language)) {
        return false;
    }
    cookie_set(visit, COOKIE_LANGUAGE, code, 365 * 24 * 60 * 60);
    text_init(&address, visit->pool, LIMIT_ADDRESS_BYTES);
    text_add(&address, visit->http->path);
    visit_query_add(visit, "lang", &address);
    render_redirect(visit, address.bytes);
    http_response_header(visit->response, "Cache-Control", "no-store");
    return true;
}

/* An address that is not known, is known for another method, or cannot be read. */
static void answer_no_route(struct visit *visit, const struct status *st)
{
    switch (st->code) {
    case STATUS_NOT_FOUND:
        render_error(visit, 404, st);
        break;
    case STATUS_CONFLICT:
        render_error(visit, 405, st);
        http_response_header(visit->response, "Allow", visit_methods(visit));
        break;
    default:
        render_error(visit, 400, st);
    }
}

static void visit_answer(struct visit *visit)
{
    struct status st = {0};
    const struct asset *asset = asset_at(visit->http->path);

    if (asset != NULL) {
        asset_answer(asset, http_request_header(visit->http, "Accept-Encoding"),
                     http_request_header(visit->http, "If-None-Match"), visit->response);
        return;
    }
    if (!host_is_ours(visit)) {
        (void)status_fail(&st, STATUS_NOT_FOUND, "this server has another name");
        render_error(visit, 421, &st);
        return;
    }
    if (!visit_route(visit, &st)) {
        answer_no_route(visit, &st);
        return;
    }
    if (answer_language(visit)) {
        return;
    }
    if (!answer(visit, &st)) {
        if (st.code == STATUS_FAILED) {
            access_log_trouble(visit->route->path, &st);
        }
        visit->response->header_count = 0;
        render_error(visit, render_code_of(st.code), &st);
        return;
    }
    session_keep(visit);
}

void dispatch(void *context, const struct http_request *request,
              struct http_response *response)
{
    const struct site *site = context;
    const int64_t start = access_log_start();
    struct visit visit;

    visit_init(&visit, site, request, response);
    visit_answer(&visit);
    kept_release(&visit.holder);
    const int64_t microseconds = access_log_start() - start;
    metrics_count(site->metrics, response->code, microseconds);
    if (is_noted(&visit)) {
        access_log_add(visit.now, request->method,
                       visit.route == NULL ? NULL : visit.route->path, response,
                       microseconds);
    }
}

void dispatch_refusal(void *context, const struct http_request *request,
                      struct http_response *response)
{
    const struct site *site = context;
    const int code = response->code;
    struct status st = {0};
    struct visit visit;

    visit_init(&visit, site, request, response);
    if (code == 413) {
        (void)status_fail(&st, STATUS_LIMIT, "at most %d kB can be sent at once",
                          (int)(visit_body_limit(request->path) / 1024));
    }
    render_error(&visit, code, &st);
    metrics_count(site->metrics, code, 0);
    access_log_add(visit.now, request->method, NULL, response, 0);
}
