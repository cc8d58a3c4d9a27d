/* test_access_walk.c - every route, every role: the answer is what the table of
 * method/access.c says, in HTML and in JSON. */
#include "site_experience.h"
#include "site_preparation.h"

#include "web/routes.h"

/* What stands for {…} of a route, in this order. */
static const struct {
    const char *route; /* how the route begins */
    const char *name;
    const char *value;
} PARTS[] = {
    {"", "{network}", WORLD_NETWORK},
    {"", "{person}", "4"},
    {"", "{invitation}", "1"},
    {"", "{target}", WORLD_NETWORK},
    {"/setup", "{token}", WORLD_SETUP},
    {"/sign-in", "{token}", WORLD_LINK},
    {"", "{source}", "1"},
    {"", "{member}", "1"},
    {"", "{actor}", "1"},
    {"", "{case}", "1"},
    {"", "{criterion}", "1"},
    {"", "{first}", "1"},
    {"", "{file}", "samenspel.zip"},
    {"", "{second}", "3"},
    {"/networks/{network}/survey", "{wave}", "3"},
    /* Closed: the dilemmas, the five B's, growth; then a draft of the dilemmas. */
    {"/networks/{network}/experience/{wave}/dilemmas", "{wave}", "4"},
    {"/networks/{network}/experience/{wave}/hypotheses", "{wave}", "4"},
    {"/networks/{network}/experience/{wave}/reliability", "{wave}", "4"},
    {"/networks/{network}/experience/{wave}/statements", "{wave}", "4"},
    {"/networks/{network}/experience/{wave}/coordinator", "{wave}", "4"},
    {"/networks/{network}/experience/{wave}/own", "{wave}", "4"},
    {"/networks/{network}/experience/{wave}/five-b", "{wave}", "5"},
    {"/networks/{network}/experience/{wave}/open-answers", "{wave}", "5"},
    {"/networks/{network}/experience/{wave}/growth", "{wave}", "6"},
    {"/networks/{network}/experience/{wave}/dimensions", "{wave}", "6"},
    {"/networks/{network}/experience/{wave}/benefits", "{wave}", "6"},
    {"/networks/{network}/experience", "{wave}", "7"},
    {"", "{link}", "9"},
    {"", "{dilemma}", "loyalty"},
    {"", "{note}", "1"},
    {"", "{attention}", "1"},
    {"", "{entry}", "entry"},
    {"", "{wave}", "2"},
    {"", "{informant}", "24"},
    {"", "{organisation}", "13"},
    {"", "{export}", "network.zip"},
    {"/v", "{step}", "partners"},
    {"/a/", "{step}", "bs1"},
};

/* The code of the families' link of the five B's, or of the informant. */
static const char *code_of(struct world *world, const struct route *route)
{
    if (strncmp(route->path, "/a/", 3) == 0) {
        return world_number(world, "SELECT COUNT(*) FROM wave WHERE id = 5") == 0
                   ? "nothing"
                   : site_experience_path(world, 5, "families", "screen") + 3;
    }
    return world_number(world, "SELECT COUNT(*) FROM informant WHERE id = 24") == 0
               ? "nothing"
               : site_survey_link(world, 24) + strlen("/v/");
}

/* The address of a route in the world; `network` in the place of its own. */
static const char *address_of(struct world *world, const struct route *route,
                              const char *network, struct pool *pool)
{
    struct text address;

    text_init(&address, pool, LIMIT_ADDRESS_BYTES);
    for (const char *at = route->path; *at != '\0';) {
        const size_t length = strcspn(at, "}") + 1;
        size_t i = 0;

        if (*at != '{') {
            text_add_char(&address, *at++);
            continue;
        }
        while (i < ARRAY_COUNT(PARTS) &&
               (strncmp(PARTS[i].name, at, length) != 0 ||
                strncmp(PARTS[i].route, route->path, strlen(PARTS[i].route)) != 0)) {
            i++;
        }
        if (strncmp(at, "{code}", length) == 0) {
            text_add(&address, code_of(world, route));
        } else if (i == ARRAY_COUNT(PARTS)) { /* only invitations are left */
            text_add(&address, world->invitation + strlen("/invitation/"));
        } else {
            text_add(&address,
                     strncmp(at, "{network}", length) == 0 ? network : PARTS[i].value);
        }
        at += length;
    }
    return address.bytes;
}

static bool may(enum actor actor, const struct route *route)
{
    unsigned roles = ACTORS[actor].roles;

    /* A network is made by who coordinates one anywhere. */
    if (actor == ACTOR_ELSEWHERE && route->object == OBJECT_NEW_NETWORK) {
        roles |= access_set(ROLE_COORDINATOR);
    }
    return access_of_roles(roles, route->object) >= route->right;
}

/* What the answer to who may not is. */
static int refusal_of(enum actor actor, const struct route *route)
{
    /* Who is not signed in and sends something is told so, whatever it is sent to. */
    const bool is_told = actor == ACTOR_VISITOR && route->method == HTTP_POST;

    return route_network_part(route) >= 0 && !ACTORS[actor].is_in && !is_told ? 404 : 403;
}

static void check(const struct browser *browser, const struct route *route,
                  enum actor actor, bool is_right)
{
    if (!is_right) {
        fail_msg("%s %s for %s: %d\n%s", route->method == HTTP_GET ? "GET" : "POST",
                 route->path, ACTORS[actor].label, browser->answer.code, browser->body);
    }
}

/* A preparation, two closed waves of the survey, and a third that is open, in which the
 * first organisation gets its link handed over; a closed wave of each anonymous survey,
 * and a draft. */
static void world_fill(struct world *world)
{
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    world_prepare(world);
    site_survey_second(world);
    assert_int_equal(browser_post(hilde, "/networks/" WORLD_NETWORK "/survey/new",
                                  "title=T2&asker=Hilde&reason=kijken&keep_months=6"),
                     303);
    text_init(&fields, world->pool, LIMIT_NAME_BYTES);
    text_format(&fields, "wave_actor_id=%d&name=Eva&email=&language=nl",
                (int)site_survey_target(world, 3, HOUSE_OCMW));
    assert_int_equal(browser_post(hilde,
                                  "/networks/" WORLD_NETWORK "/survey/3/informants",
                                  fields.bytes),
                     303);
    assert_int_equal(browser_post(hilde, "/networks/" WORLD_NETWORK "/survey/3/open", ""),
                     303);
    world_run(world, "UPDATE informant SET state = 'begun', begun_at = 1 WHERE id = 24");
    assert_int_equal((int)site_experience_closed(world, "dilemmas"), 4);
    assert_int_equal((int)site_experience_closed(world, "five_b"), 5);
    assert_int_equal((int)site_experience_closed(world, "growth"), 6);
    assert_int_equal((int)site_experience_draft(world, "dilemmas"), 7);
    assert_int_equal(browser_post(hilde, "/networks/" WORLD_NETWORK "/notes/new",
                                  "kind=problem&title=Niemand+op+woensdag"),
                     303);
    assert_int_equal(browser_post(hilde, "/networks/" WORLD_NETWORK "/attention",
                                  "dimension=task&day=2026-11-20&what=Actieplan"),
                     303);
    assert_int_equal(browser_post(hilde, "/networks/" WORLD_NETWORK "/log",
                                  "day=2026-11-20&what=Gebeld"),
                     303);
    world_run(world, "UPDATE log_entry SET id = 'entry'");
}

static void a_page_opens_for_whom_the_table_says(void **state)
{
    SCOPED(world) world = world_new(state);

    world_fill(world);
    for (int i = 0; i < ACTOR_COUNT; i++) {
        const enum actor actor = (enum actor)i;
        SCOPED(browser) browser = browser_new(world, actor);

        print_message("%s\n", ACTORS[actor].label);
        for (size_t r = 0; r < ROUTE_COUNT; r++) {
            SCOPED(pool) pool = pool_new();
            const struct route *route = &ROUTES[r];
            const char *address = address_of(world, route, WORLD_NETWORK, pool);

            if (route->method != HTTP_GET) {
                continue;
            }
            const int code = browser_get(browser, address);
            if (may(actor, route)) {
                check(browser, route, actor, code == 200 || code == 303);
                check(browser, route, actor,
                      code == 200 || route->page == ROUTES[0].page ||
                          strcmp(route->path, "/networks/{network}/findings") == 0 ||
                          strcmp(route->path, "/networks/{network}/findings/pin") == 0 ||
                          strncmp(address, "/a/", 3) == 0 ||
                          strcmp(address, "/sign-in") == 0);
            } else if (actor == ACTOR_VISITOR) {
                struct text sign_in;
                text_init(&sign_in, pool, LIMIT_ADDRESS_BYTES);
                text_add(&sign_in, "/sign-in?to=");
                url_add(&sign_in, address);
                check(browser, route, actor, code == 303);
                assert_string_equal(browser_header(browser, "Location"), sign_in.bytes);
            } else {
                check(browser, route, actor, code == refusal_of(actor, route));
            }
        }
    }
}

static void its_json_opens_for_the_same(void **state)
{
    SCOPED(world) world = world_new(state);

    world_fill(world);
    for (int i = 0; i < ACTOR_COUNT; i++) {
        const enum actor actor = (enum actor)i;
        SCOPED(browser) browser = browser_new(world, actor);

        print_message("%s\n", ACTORS[actor].label);
        for (size_t r = 1; r < ROUTE_COUNT; r++) {
            SCOPED(pool) pool = pool_new();
            const struct route *route = &ROUTES[r];
            struct text address;

            if (route->method != HTTP_GET || route->template == NULL) {
                continue;
            }
            text_init(&address, pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, "%s.json",
                        address_of(world, route, WORLD_NETWORK, pool));
            const int code = browser_get(browser, address.bytes);
            check(browser, route, actor,
                  code == (may(actor, route) ? 200 : refusal_of(actor, route)));
            check(browser, route, actor, browser->body[0] == '{');
            assert_string_equal(browser_header(browser, "Content-Type"),
                                "application/json; charset=utf-8");
        }
    }
}

/* Who may is told by the form's own guard, so that nothing changes here. */
static void a_change_is_taken_from_whom_the_table_says(void **state)
{
    SCOPED(world) world = world_new(state);
    world_prepare(world);
    const char *before = world_state(world);

    for (int i = 0; i < ACTOR_COUNT; i++) {
        const enum actor actor = (enum actor)i;
        SCOPED(browser) browser = browser_new(world, actor);

        print_message("%s\n", ACTORS[actor].label);
        for (size_t r = 0; r < ROUTE_COUNT; r++) {
            SCOPED(pool) pool = pool_new();
            const struct route *route = &ROUTES[r];
            const char *address = address_of(world, route, WORLD_NETWORK, pool);

            if (route->method != HTTP_POST) {
                continue;
            }
            if (may(actor, route)) {
                const struct browser_request request = {HTTP_POST, .address = address};
                check(browser, route, actor, browser_send(browser, &request) == 403);
            } else {
                const int code = browser_post(
                    browser, address,
                    "name=X&role=worker&organisation=X&role_id=4&position=3&when=delete"
                    "&journal_months=3&email=x%40y.be&password=een+goed+wachtwoord");
                check(browser, route, actor, code == refusal_of(actor, route));
                check(browser, route, actor,
                      !browser_shows(browser, "form was open for too long"));
            }
        }
    }
    assert_string_equal(world_state(world), before);
}

static void who_has_no_role_cannot_tell_a_network_from_none(void **state)
{
    static const enum actor OUTSIDE[] = {ACTOR_VISITOR, ACTOR_NOBODY, ACTOR_HOST,
                                         ACTOR_ELSEWHERE, ACTOR_FORMER};
    static const char *const ENDINGS[] = {"", ".json"};
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < 2 * ARRAY_COUNT(OUTSIDE); i++) {
        SCOPED(browser) there = browser_new(world, OUTSIDE[i / 2]);
        SCOPED(browser) nowhere = browser_new(world, OUTSIDE[i / 2]);

        print_message("%s %s\n", ACTORS[OUTSIDE[i / 2]].label, ENDINGS[i % 2]);
        for (size_t r = 0; r < ROUTE_COUNT; r++) {
            SCOPED(pool) pool = pool_new();
            const struct route *route = &ROUTES[r];
            struct browser_request request = {.method = route->method};
            struct text address;

            if (route_network_part(route) < 0) {
                continue;
            }
            text_init(&address, pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, "%s%s", address_of(world, route, WORLD_NETWORK, pool),
                        ENDINGS[i % 2]);
            request.address = address.bytes;
            const int code = browser_send(there, &request);
            text_init(&address, pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, "%s%s", address_of(world, route, "zzzzzzzzzzzz", pool),
                        ENDINGS[i % 2]);
            request.address = address.bytes;
            assert_int_equal(browser_send(nowhere, &request), code);
            assert_string_equal(there->body, nowhere->body);
            assert_int_equal(there->answer.header_count, nowhere->answer.header_count);
        }
    }
}

/* ---- what belongs to another network ---- */

#define HERE "/networks/" WORLD_NETWORK
#define ELSEWHERE "/networks/" WORLD_ELSEWHERE

static const struct {
    const char *label;
    enum actor actor;
    const char *address;
    const char *fields; /* NULL: GET */
} FOREIGN[] = {
    {"a person of another network", ACTOR_ELSEWHERE, ELSEWHERE "/people/4", NULL},
    {"a person there is not", ACTOR_COORDINATOR, HERE "/people/99", NULL},
    {"a person whose number is none", ACTOR_COORDINATOR, HERE "/people/4x", NULL},
    {"a person below one", ACTOR_COORDINATOR, HERE "/people/-1", NULL},
    {"a person beyond every number", ACTOR_COORDINATOR,
     HERE "/people/99999999999999999999", NULL},
    {"an invitation of another network", ACTOR_ELSEWHERE,
     ELSEWHERE "/people/invitations/1", NULL},
    {"its QR code", ACTOR_ELSEWHERE, ELSEWHERE "/people/invitations/1/qr.svg", NULL},
    {"the QR code of a mailed one", ACTOR_COORDINATOR,
     HERE "/people/invitations/2/qr.svg", NULL},
    {"a role for a person of another network", ACTOR_ELSEWHERE,
     ELSEWHERE "/people/4/role", "role=coordinator"},
    {"a role for nobody", ACTOR_COORDINATOR, HERE "/people/99/role", "role=researcher"},
    {"a role of another network", ACTOR_ELSEWHERE, ELSEWHERE "/people/1/role/end",
     "role_id=4"},
    {"a role of another person", ACTOR_COORDINATOR, HERE "/people/3/role/end",
     "role_id=4"},
    {"a role there is not", ACTOR_COORDINATOR, HERE "/people/3/role/end", "role_id=99"},
    {"a role whose number is none", ACTOR_COORDINATOR, HERE "/people/3/role/end",
     "role_id=x"},
    {"an invitation to withdraw", ACTOR_ELSEWHERE,
     ELSEWHERE "/people/invitations/1/withdraw", ""},
    {"an invitation that is none", ACTOR_COORDINATOR,
     HERE "/people/invitations/x/withdraw", ""},
    {"a change of another network", ACTOR_ELSEWHERE, ELSEWHERE "/history/undo",
     "position=8"},
    {"a change there is not", ACTOR_COORDINATOR, HERE "/history/undo", "position=999"},
    {"the change before the first", ACTOR_COORDINATOR, HERE "/history/undo",
     "position=0"},
    {"an invitation nobody sent", ACTOR_NOBODY, "/invitation/nothing", ""},
    {"a new account for it", ACTOR_VISITOR, "/invitation/nothing/new",
     "name=X&email=x%40y.be&password=zeven+paarse+olifanten"},
    {"a link that signs nobody in", ACTOR_VISITOR, "/sign-in/nothing", ""},
    {"a set-up link that is none", ACTOR_VISITOR, "/setup/nothing", NULL},
    {"a network to be coordinated that is none", ACTOR_HOST,
     "/host/zzzzzzzzzzzz/coordinator", "name=X&email=x%40y.be"},
};

static void what_is_of_another_network_is_not_here(void **state)
{
    SCOPED(world) world = world_new(state);
    const char *before = world_state(world);

    for (size_t i = 0; i < ARRAY_COUNT(FOREIGN); i++) {
        SCOPED(browser) browser = browser_new(world, FOREIGN[i].actor);

        print_message("%s\n", FOREIGN[i].label);
        if (FOREIGN[i].fields == NULL) {
            (void)browser_get(browser, FOREIGN[i].address);
        } else {
            (void)browser_post(browser, FOREIGN[i].address, FOREIGN[i].fields);
        }
        browser_expect(browser, 404, NULL);
        assert_string_equal(world_state(world), before);
    }
}

/* ---- e-mail addresses ---- */

/* An address of the world that is not the visitor's own. */
static const char *foreign_address(const char *page, const char *own)
{
    const size_t length = own == NULL ? 0 : strcspn(own, "@");

    for (const char *at = strstr(page, "@"); at != NULL; at = strstr(at + 1, "@")) {
        if (own == NULL || at < page + length ||
            strncmp(at - length, own, strlen(own)) != 0) {
            return at - 10 > page ? at - 10 : page;
        }
    }
    return NULL;
}

static void nobody_reads_an_address_without_the_right_to(void **state)
{
    static const char *const ENDINGS[] = {"", ".json"};
    SCOPED(world) world = world_new(state);

    for (int i = 0; i < 2 * ACTOR_COUNT; i++) {
        const enum actor actor = (enum actor)(i / 2);
        SCOPED(browser) browser = browser_new(world, actor);

        for (size_t r = 0; r < ROUTE_COUNT; r++) {
            SCOPED(pool) pool = pool_new();
            struct text address;

            if (ROUTES[r].method != HTTP_GET || actor == ACTOR_COORDINATOR) {
                continue;
            }
            text_init(&address, pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, "%s%s",
                        address_of(world, &ROUTES[r], WORLD_NETWORK, pool),
                        ENDINGS[i % 2]);
            (void)browser_get(browser, address.bytes);
            const char *seen = foreign_address(browser->body, ACTORS[actor].email);
            if (seen != NULL) {
                fail_msg("%s reads '%.40s' at %s", ACTORS[actor].label, seen,
                         address.bytes);
            }
        }
    }
}

static void the_coordinator_reads_them(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, HERE "/people");
    browser_expect(hilde, 200, "worker" WORLD_DOMAIN);
    browser_expect(hilde, 200, "mia@elders.invalid");
    (void)browser_get(hilde, HERE "/people/4.json");
    browser_expect(hilde, 200, "worker" WORLD_DOMAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_page_opens_for_whom_the_table_says),
        ON_SQLITE(its_json_opens_for_the_same),
        ON_SQLITE(a_change_is_taken_from_whom_the_table_says),
        ON_SQLITE(who_has_no_role_cannot_tell_a_network_from_none),
        ON_BOTH(what_is_of_another_network_is_not_here),
        ON_SQLITE(nobody_reads_an_address_without_the_right_to),
        ON_SQLITE(the_coordinator_reads_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
