/* replies_visit.h - who hands in over HTTP: the page that gives the form, and the
 * requests that are sent then. What bench/replies.c measures with. */
#pragma once

#include "load.h"
#include "replies_loop.h"

enum { BEGUN = 5000 }; /* sheets; more than are handed in during one look */

/* ---- requests ---- */

struct visitor {
    const struct answers *answers;
    const char *path; /* "/a/k7mq2v9x/paper" */
    const char *cookie; /* a header line, without its end */
    const char *token;
    size_t *sent; /* requests of this kind */
};

static inline size_t post_write(const struct visitor *visitor, const char *cookie,
                                const char *form, char request_out[REQUEST_MAX])
{
    const int length =
        snprintf(request_out, REQUEST_MAX,
                 "POST %s HTTP/1.1\r\nHost: localhost\r\n%s%s\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n"
                 "Content-Length: %zu\r\n\r\n%s",
                 visitor->path, visitor->cookie, cookie, strlen(form), form);

    require(length < REQUEST_MAX, "a short request");
    return (size_t)length;
}

static inline void answers_write(const struct visitor *visitor, size_t count,
                                 char form[REQUEST_MAX])
{
    size_t length = strlen(form);

    for (size_t i = 0; i < count; i++) {
        length += (size_t)snprintf(form + length, REQUEST_MAX - length, "&c_%s=%d",
                                   visitor->answers->items[i].item,
                                   visitor->answers->items[i].value);
        require(length < REQUEST_MAX, "a short form");
    }
}

/* No two sheets are one that is sent twice. */
static inline size_t paper_write(const void *context, char request_out[REQUEST_MAX],
                                 size_t number)
{
    const struct visitor *visitor = context;
    char form[REQUEST_MAX];

    (void)number;
    (void)snprintf(form, sizeof form, "token=%s&sheet=b%zu", visitor->token,
                   ++*visitor->sent);
    answers_write(visitor, visitor->answers->count, form);
    return post_write(visitor, "", form, request_out);
}

/* The next begun sheet of begun_unit(). */
static inline void cookie_next(const struct visitor *visitor, char cookie_out[64])
{
    (void)snprintf(cookie_out, 64, "; samenspel_sheet=%0*zu", SHEET_CODE_LENGTH,
                   *visitor->sent % BEGUN);
    ++*visitor->sent;
}

/* What was begun is handed in, each once. */
static inline size_t sheet_write(const void *context, char request_out[REQUEST_MAX],
                                 size_t number)
{
    const struct visitor *visitor = context;
    char cookie[64];
    char form[REQUEST_MAX];

    (void)number;
    require(*visitor->sent < BEGUN, "begun sheets");
    cookie_next(visitor, cookie);
    (void)snprintf(form, sizeof form, "token=%s", visitor->token);
    return post_write(visitor, cookie, form, request_out);
}

/* The four questions of the first dilemma, in a sheet of all of them. */
static inline size_t screen_write(const void *context, char request_out[REQUEST_MAX],
                                  size_t number)
{
    const struct visitor *visitor = context;
    char cookie[64];
    char form[REQUEST_MAX];

    (void)number;
    cookie_next(visitor, cookie);
    (void)snprintf(form, sizeof form, "token=%s", visitor->token);
    answers_write(visitor, 4, form);
    return post_write(visitor, cookie, form, request_out);
}

/* ---- the page ---- */

static inline struct store *replies_store(const char *path)
{
    const struct store_options options = {path, 1, true, true};
    struct store *store = NULL;
    struct status st = {0};

    require(store_open(&options, &store, &st), "store_open");
    return store;
}

/* Who opens the page of a link, and will send to `rest`. */
static inline struct visitor visitor_make(const struct race *race, uint16_t port,
                                          int64_t id, const char *rest, struct pool *pool)
{
    struct survey_link_row link = {.id = id};
    struct installation installation;
    struct status st = {0};
    struct visitor visitor = {.answers = race->work->context,
                              .sent = pool_array(pool, 1, size_t)};
    struct text text;

    SCOPED(store) store = replies_store(race->path);
    SCOPED(reader) reader = reader_borrow(store);
    require(installation_find(reader_database(reader), pool, &installation, &st),
            "the installation");
    const char *code = survey_link_code(pool, installation.secret, SURVEY_NETWORK, &link);
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "/a/%s%s", code, rest);
    visitor.path = text.bytes;
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "/a/%s%s", code, id == LINK ? rest : "");
    const struct http_reply page = http_get(port, text.bytes, "", pool);
    require(page.code == 200, text.bytes);
    const char *cookie = http_reply_header(&page, "Set-Cookie", pool);
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "Cookie: %.*s", (int)strcspn(cookie, ";"), cookie);
    visitor.cookie = text.bytes;
    const char *token = strstr(page.body, "name=\"token\" value=\"");
    require(token != NULL, "a form");
    token += strlen("name=\"token\" value=\"");
    visitor.token = pool_text_part(pool, token, strcspn(token, "\""));
    return visitor;
}
