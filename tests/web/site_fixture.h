/* site_fixture.h - a site over a fresh database with a small world in it, a clock that
 * tests set, and a browser that keeps cookies, reads forms and sends them: no socket.
 *
 * The world: a network with one person in each role and one who left yesterday, another
 * network with a coordinator of its own, a host, and an account without any role. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "store_fixture.h"
#include "web/dispatch.h"
#include "web/mustache.h"
#include "web/routes.h"
#include "web/site_open.h"

#define WORLD_NETWORK "aaaaaaaaaaaa"
#define WORLD_ELSEWHERE "bbbbbbbbbbbb"
#define WORLD_NAME "Netwerk <Oost> & Linde"
#define WORLD_TODAY "2026-11-22"
#define WORLD_YESTERDAY "2026-11-21"
#define WORLD_TODAY_TEXT "22 November 2026"
#define WORLD_YESTERDAY_TEXT "21 November 2026"
#define WORLD_DOMAIN "@wereld.invalid"
#define WORLD_SETUP "set-up-link"
#define WORLD_LINK "mailed-link"

enum actor {
    ACTOR_VISITOR,
    ACTOR_NOBODY, /* signed in, no role anywhere */
    ACTOR_HOST,
    ACTOR_RESEARCHER,
    ACTOR_FAMILY,
    ACTOR_WORKER,
    ACTOR_REPRESENTATIVE,
    ACTOR_INITIATOR,
    ACTOR_COORDINATOR,
    ACTOR_ELSEWHERE, /* coordinator of the other network */
    ACTOR_FORMER, /* representative until yesterday */
    ACTOR_COUNT
};

/* What is known of an actor. */
struct actor_facts {
    const char *label;
    const char *email; /* NULL: has no account */
    unsigned roles; /* in WORLD_NETWORK, with the one that all signed in have */
    bool is_in; /* has a role in WORLD_NETWORK */
    int person_id; /* there; 0: none */
};
extern const struct actor_facts ACTORS[ACTOR_COUNT];

enum { MINUTES = 60 * 1000 };

struct world {
    struct fixture *fixture;
    struct pool *pool; /* until the world ends */
    struct store *store;
    struct site site;
    struct template_gaps gaps;
    const char *invitation; /* "/invitation/…": number 1, to hand over, for a worker */
};

/* On the database for which this test runs; see ON_BOTH(). */
struct world *world_new(void **state);
struct world *world_of(enum database_kind kind);
void world_free(struct world *world);
SCOPE_END(world)

/* Move the clock; every world begins on WORLD_TODAY at noon. */
void world_wait(int64_t milliseconds);
int64_t world_clock(void);

/* Give an account a password: takes as long as passwords do. */
void world_password(struct world *world, enum actor actor, const char *password);

/* Add a link that signs in. */
void world_link(struct world *world, enum actor actor, const char *token,
                bool is_repeatable);

/* One number, or text, of the database. */
int64_t world_number(struct world *world, const char *query);
const char *world_text(struct world *world, const char *query);

/* Run a statement. */
void world_run(struct world *world, const char *statement);

/* Everything that a request can change, but for sessions and how often was tried, in one
 * text: to compare before and after. */
const char *world_state(struct world *world);

/* What stands for a part of an address: {"{network}", WORLD_NETWORK}. */
struct address_part {
    const char *name;
    const char *value;
};
/* Add the address of a route. False: it has a part that is not in the list. */
bool site_address(const struct route *route, const struct address_part *parts,
                  size_t part_count, struct text *address);

/* ---- the browser ---- */

enum { BROWSER_COOKIES_MAX = 4, BROWSER_HEADERS_MAX = 8 };

struct browser {
    struct world *world;
    struct pool *pool; /* of the last answer */
    struct {
        char name[32];
        char value[80];
    } cookies[BROWSER_COOKIES_MAX];
    size_t cookie_count;
    const char *address; /* where it stands: "127.0.0.1" */
    const char *host;
    const char *language; /* Accept-Language */
    bool is_in_crowd; /* others send at the same moment: the log of the server is heard */
    struct http_response answer;
    const char *body; /* of the answer */
};

struct browser *browser_new(struct world *world, enum actor actor);
void browser_free(struct browser *browser);
SCOPE_END(browser)

void browser_set_cookie(struct browser *browser, const char *name, const char *value);

struct browser_request {
    enum http_method method;
    const char *address; /* "/people?on=…" */
    const char *body;
    size_t body_length; /* 0: as long as the text */
    struct http_header
        headers[BROWSER_HEADERS_MAX]; /* more, or instead; NULL value: none */
};

/* Each gives the status of the answer. */
int browser_send(struct browser *browser, const struct browser_request *request);
int browser_get(struct browser *browser, const char *address);
/* Send fields ("a=b&c=d") with a form token of this browser, whatever page it is on. */
int browser_post(struct browser *browser, const char *address, const char *fields);
/* Send the form of the present page that goes to this address. */
int browser_submit(struct browser *browser, const char *action, const char *fields);
/* Go where the answer leads. */
int browser_follow(struct browser *browser);

/* A form token of this browser, from a page that has one. */
const char *browser_token(struct browser *browser);

/* "" when it was not sent. */
const char *browser_header(const struct browser *browser, const char *name);
bool browser_shows(const struct browser *browser, const char *text);
/* What stands in the page between two texts; "" when they are not there. */
const char *browser_between(const struct browser *browser, const char *before,
                            const char *after);
/* Fail with the page unless it is this status and shows this text (NULL: any). */
void browser_expect(const struct browser *browser, int code, const char *text);
