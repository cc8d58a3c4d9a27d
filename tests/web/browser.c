/* browser.c - the browser of site_fixture.h: cookies, forms, redirects. */
#include "site_fixture.h"

#include <fcntl.h>
#include <strings.h>

#include "web/cookie.h"
#include "web/notice.h"

struct browser *browser_new(struct world *world, enum actor actor)
{
    struct browser *browser = pool_array(world->pool, 1, struct browser);
    char token[16];

    browser->world = world;
    browser->pool = pool_new();
    browser->address = "127.0.0.1";
    browser->host = "127.0.0.1:8080";
    browser->language = "en";
    browser->body = "";
    if (actor != ACTOR_VISITOR) {
        (void)snprintf(token, sizeof token, "session-%d", (int)actor);
        browser_set_cookie(browser, COOKIE_SESSION, token);
    }
    return browser;
}

void browser_free(struct browser *browser)
{
    if (browser != NULL) {
        pool_free(browser->pool);
    }
}

/* ---- cookies ---- */

static size_t cookie_find(const struct browser *browser, const char *name)
{
    size_t i = 0;

    while (i < browser->cookie_count && strcmp(browser->cookies[i].name, name) != 0) {
        i++;
    }
    return i;
}

void browser_set_cookie(struct browser *browser, const char *name, const char *value)
{
    const size_t i = cookie_find(browser, name);

    assert_true(i < BROWSER_COOKIES_MAX);
    browser->cookie_count += i == browser->cookie_count;
    (void)snprintf(browser->cookies[i].name, sizeof browser->cookies[i].name, "%s", name);
    (void)snprintf(browser->cookies[i].value, sizeof browser->cookies[i].value, "%s",
                   value);
}

/* Do as a Set-Cookie says. */
static void cookie_keep(struct browser *browser, const char *line, struct pool *pool)
{
    const size_t length = strcspn(line, "=");
    const char *name = pool_text_part(pool, line, length);
    const char *value = line + length + 1;

    /* That of a begun sheet is of its link alone. */
    assert_true(strstr(line, "; Path=/; HttpOnly; SameSite=Lax") != NULL ||
                (strstr(line, "; Path=/a/") != NULL &&
                 strstr(line, "; HttpOnly; SameSite=Strict") != NULL));
    assert_int_equal(strstr(line, "; Secure") != NULL, browser->world->site.is_https);
    if (strstr(line, "; Max-Age=0") == NULL) {
        browser_set_cookie(browser, name,
                           pool_text_part(pool, value, strcspn(value, ";")));
        return;
    }
    const size_t i = cookie_find(browser, name);
    if (i < browser->cookie_count) {
        browser->cookies[i] = browser->cookies[--browser->cookie_count];
    }
}

static const char *cookies_of(const struct browser *browser, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    for (size_t i = 0; i < browser->cookie_count; i++) {
        text_format(&text, "%s%s=%s", i > 0 ? "; " : "", browser->cookies[i].name,
                    browser->cookies[i].value);
    }
    return text.bytes;
}

/* ---- requests ---- */

/* The request's own headers win by standing first; ended by a NULL name. */
static const struct http_header *headers_of(const struct browser *browser,
                                            const struct browser_request *request,
                                            struct pool *pool)
{
    const struct http_header usual[] = {
        {"Host", browser->host},
        {"Cookie", cookies_of(browser, pool)},
        {"Accept-Language", browser->language},
        {"Content-Type",
         request->method == HTTP_POST ? "application/x-www-form-urlencoded" : ""},
    };
    struct http_header *headers = pool_array(
        pool, BROWSER_HEADERS_MAX + ARRAY_COUNT(usual) + 1, struct http_header);
    size_t count = 0;

    while (count < BROWSER_HEADERS_MAX && request->headers[count].name != NULL) {
        headers[count] = request->headers[count];
        count++;
    }
    memcpy(headers + count, usual, sizeof usual);
    return headers;
}

/* The log of the server is not what a test says. */
static void dispatch_quietly(struct site *site, const struct http_request *request,
                             struct http_response *response)
{
    (void)fflush(stderr);
    const int kept = dup(STDERR_FILENO);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    (void)dup2(nowhere, STDERR_FILENO);
    dispatch(site, request, response);
    (void)fflush(stderr);
    (void)dup2(kept, STDERR_FILENO);
    (void)close(nowhere);
    (void)close(kept);
}

static void dispatch_loudly(struct site *site, const struct http_request *request,
                            struct http_response *response)
{
    dispatch(site, request, response);
}

/* A notice that a page is to say is one that there is. */
static void notice_check(const struct browser *browser)
{
    const char *notice = strstr(browser_header(browser, "Location"), "done=");

    if (notice != NULL && notice_text(notice + strlen("done=")) == NULL) {
        fail_msg("there is no notice '%s'", notice);
    }
}

int browser_send(struct browser *browser, const struct browser_request *request)
{
    struct pool *pool = pool_new();
    const size_t path = strcspn(request->address, "?");
    const char *body = request->body == NULL ? "" : request->body;
    const size_t length = request->body_length > 0 ? request->body_length : strlen(body);
    const struct http_request made = {
        .pool = pool,
        .method = request->method,
        .path = pool_text_part(pool, request->address, path),
        .query =
            pool_text(pool, request->address + path + (request->address[path] == '?')),
        .body = pool_text_part(pool, body, length),
        .body_length = length,
        .address = browser->address,
        .headers = headers_of(browser, request, pool),
    };

    browser->answer = (struct http_response){.code = 200};
    (browser->is_in_crowd ? dispatch_loudly : dispatch_quietly)(&browser->world->site,
                                                                &made, &browser->answer);
    for (size_t i = 0; i < browser->answer.header_count; i++) {
        if (strcasecmp(browser->answer.headers[i].name, "Set-Cookie") == 0) {
            cookie_keep(browser, browser->answer.headers[i].value, pool);
        }
    }
    notice_check(browser);
    browser->body =
        browser->answer.body_length == 0 || browser->answer.code == 304 /* only told */
            ? ""
            : pool_text_part(pool, browser->answer.body, browser->answer.body_length);
    pool_free(browser->pool); /* only now: the request may stand in the former answer */
    browser->pool = pool;
    return browser->answer.code;
}

int browser_get(struct browser *browser, const char *address)
{
    return browser_send(browser, &(struct browser_request){HTTP_GET, .address = address});
}

static int fields_send(struct browser *browser, const char *address, const char *token,
                       const char *fields)
{
    SCOPED(pool) pool = pool_new();
    struct text body;

    text_init(&body, pool, LIMIT_BODY_BYTES);
    text_format(&body, "token=%s&%s", token, fields);
    return browser_send(browser, &(struct browser_request){HTTP_POST, .address = address,
                                                           .body = body.bytes});
}

const char *browser_token(struct browser *browser)
{
    static const char TOKEN[] = "name=\"token\" value=\"";

    if (!browser_shows(browser, TOKEN) && browser_get(browser, "/account") != 200) {
        (void)browser_get(browser, "/sign-in");
    }
    const char *token = browser_between(browser, TOKEN, "\"");
    assert_int_equal(strlen(token), 32);
    return token;
}

int browser_post(struct browser *browser, const char *address, const char *fields)
{
    SCOPED(pool) pool = pool_new();

    return fields_send(browser, address, pool_text(pool, browser_token(browser)), fields);
}

int browser_submit(struct browser *browser, const char *action, const char *fields)
{
    SCOPED(pool) pool = pool_new();
    struct text form;

    text_init(&form, pool, LIMIT_ADDRESS_BYTES);
    text_format(&form, "<form method=\"post\" action=\"%s\"", action);
    const char *at = strstr(browser->body, form.bytes);
    if (at == NULL) {
        fail_msg("no form goes to %s in:\n%s", action, browser->body);
        return 0;
    }
    at = strstr(at, "name=\"token\" value=\"");
    assert_non_null(at);
    return fields_send(browser, action,
                       pool_text_part(pool, at + strlen("name=\"token\" value=\""), 32),
                       fields);
}

int browser_follow(struct browser *browser)
{
    assert_int_equal(browser->answer.code, 303);
    return browser_get(browser, browser_header(browser, "Location"));
}

/* ---- answers ---- */

const char *browser_header(const struct browser *browser, const char *name)
{
    for (size_t i = 0; i < browser->answer.header_count; i++) {
        if (strcasecmp(browser->answer.headers[i].name, name) == 0) {
            return browser->answer.headers[i].value;
        }
    }
    return "";
}

bool browser_shows(const struct browser *browser, const char *text)
{
    return strstr(browser->body, text) != NULL;
}

const char *browser_between(const struct browser *browser, const char *before,
                            const char *after)
{
    const char *at = strstr(browser->body, before);

    if (at == NULL) {
        return "";
    }
    at += strlen(before);
    const char *end = strstr(at, after);
    return end == NULL ? "" : pool_text_part(browser->pool, at, (size_t)(end - at));
}

/* The part of the page that differs: messages of the test library are cut. */
static const char *middle_of(const struct browser *browser)
{
    const char *middle = strstr(browser->body, "<main");

    return middle == NULL ? browser->body : middle;
}

void browser_expect(const struct browser *browser, int code, const char *text)
{
    if (browser->answer.code != code || (text != NULL && !browser_shows(browser, text))) {
        print_error("expected %d and '%s', got %d %s:\n%s\n", code,
                    text == NULL ? "" : text, browser->answer.code,
                    browser_header(browser, "Location"), middle_of(browser));
    }
    assert_int_equal(browser->answer.code, code);
    assert_true(text == NULL || browser_shows(browser, text));
}
