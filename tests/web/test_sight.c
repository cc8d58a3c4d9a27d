/* test_sight.c - who sees what of a relation survey (method 4.4): not by looking for
 * words, but by changing what must stay hidden and seeing that no page changes with it.
 *
 * Every address under /findings is asked for by every role, as JSON where there is a
 * model; then something hidden is changed in the database; then all is asked again. */
#include "site_survey.h"

#include "base/limits.h"
#include "web/page_cache.h"
#include "web/routes.h"

#define PREFIX "/networks/{network}/findings"

enum { ANSWERS_MOST = 400, CACHE_BYTES = 1024 * 1024 };

static const struct {
    const char *name;
    const char *value;
} PARTS[] = {{"{network}", WORLD_NETWORK},
             {"{wave}", "1"},
             {"{organisation}", "3"},
             {"{finding}", "1"},
             {"{export}", "network.graphml"}};

/* What a query can choose, beside what a page begins with. */
static const char *const CHOSEN[] = {
    "/findings/1/coordinator.json?organisation=3&relation=contact",
    "/findings/1/coordinator.json?organisation=9&relation=contact",
    "/findings/1/coordinator.json?organisation=6&relation=referral",
    "/findings/1/organisations/9.json?relation=contact",
    "/findings/1/organisations/6.json?relation=regular",
    "/findings/1/organisations.json?relation=contact",
    "/findings/1/map.json?relation=contact&size=named_by",
    "/findings/1/map.svg?relation=contact&size=betweenness",
    "/findings/1/matrix.svg?relation=contact",
    "/findings/1/brokers.json?relation=contact",
    "/findings/1/files/network.graphml?as=code",
    "/findings/1/files/network-edges.csv?relation=contact",
};

/* What one role was answered at one address. */
struct answer {
    enum actor actor;
    const char *address;
    bool is_own; /* the page of one's own organisation */
    const char *body; /* with its code */
};

struct answers {
    struct answer items[ANSWERS_MOST];
    size_t count;
};

static const char *address_of(const struct route *route, struct pool *pool)
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
        while (i < ARRAY_COUNT(PARTS) && strncmp(PARTS[i].name, at, length) != 0) {
            i++;
        }
        if (i == ARRAY_COUNT(PARTS)) {
            fail_msg("what stands for a part of %s?", route->path);
        }
        text_add(&address, PARTS[i].value);
        at += length;
    }
    text_add(&address, route->template != NULL ? ".json" : "");
    return address.bytes;
}

/* Pictures of pixels and pages say the same as the SVG, and take long. */
static bool is_asked(const struct route *route)
{
    const char *end = strrchr(route->path, '.');

    return route->method == HTTP_GET &&
           strncmp(route->path, PREFIX, sizeof PREFIX - 1) == 0 &&
           (end == NULL || strcmp(end, ".svg") == 0);
}

static const char *asked_by(struct browser *browser, const char *address,
                            struct pool *pool)
{
    struct text body;
    const int code = browser_get(browser, address);

    text_init(&body, pool, LIMIT_PAGE_BYTES);
    text_format(&body, "%d ", code);
    text_add_part(&body, browser->answer.body == NULL ? "" : browser->body,
                  browser->answer.body_length);
    return body.bytes;
}

static struct browser *BROWSERS[ACTOR_COUNT];

static void browsers_open(struct world *world)
{
    for (int i = 0; i < ACTOR_COUNT; i++) {
        BROWSERS[i] = ACTORS[i].is_in ? browser_new(world, (enum actor)i) : NULL;
    }
}

static void browsers_close(void)
{
    for (int i = 0; i < ACTOR_COUNT; i++) {
        browser_free(BROWSERS[i]);
    }
}

static void answer_add(struct world *world, enum actor actor, const char *address,
                       bool is_own, struct answers *answers)
{
    struct answer *answer = &answers->items[answers->count++];

    assert_true(answers->count < ANSWERS_MOST);
    answer->actor = actor;
    answer->address = address;
    answer->is_own = is_own;
    answer->body = asked_by(BROWSERS[actor], address, world->pool);
}

/* Everything that everybody of the network is answered, as it is now. */
static struct answers *answers_read(struct world *world)
{
    struct answers *answers = pool_array(world->pool, 1, struct answers);

    page_cache_free(world->site.cache);
    world->site.cache = page_cache_new(CACHE_BYTES);
    for (int i = 0; i < ACTOR_COUNT; i++) {
        for (size_t r = 0; BROWSERS[i] != NULL && r < ROUTE_COUNT; r++) {
            if (is_asked(&ROUTES[r])) {
                answer_add(world, (enum actor)i, address_of(&ROUTES[r], world->pool),
                           ROUTES[r].object == OBJECT_OWN_FINDINGS, answers);
            }
        }
        for (size_t k = 0; BROWSERS[i] != NULL && k < ARRAY_COUNT(CHOSEN); k++) {
            struct text address;

            text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, "/networks/%s%s", WORLD_NETWORK, CHOSEN[k]);
            answer_add(world, (enum actor)i, address.bytes, false, answers);
        }
    }
    return answers;
}

/* How many answers changed; none but of the own page, where that is allowed. */
static size_t changes_count(const struct answers *before, const struct answers *after,
                            bool is_own_allowed)
{
    size_t count = 0;

    assert_int_equal(before->count, after->count);
    for (size_t i = 0; i < before->count; i++) {
        const struct answer *answer = &before->items[i];

        if (strcmp(answer->body, after->items[i].body) == 0) {
            continue;
        }
        if (!is_own_allowed || !answer->is_own) {
            fail_msg("%s tells %s what is hidden:\n%s\n---\n%s", answer->address,
                     ACTORS[answer->actor].label, answer->body, after->items[i].body);
        }
        count++;
    }
    return count;
}

static struct world *closed(void **state)
{
    struct world *world = world_new(state);

    site_survey_closed(world);
    browsers_open(world);
    return world;
}

/* The answer of one house about contact, without a line, or with one more. */
static void contact_say(struct world *world, enum survey_house house, const char *lines)
{
    struct text statement;

    text_init(&statement, world->pool, LIMIT_PAGE_BYTES);
    text_format(&statement,
                "UPDATE wave_answer SET answers = '%s' WHERE wave_id = 1 AND "
                "wave_actor_id = %d AND item = 'contact'",
                lines, (int)house + 1);
    world_run(world, statement.bytes);
}

/* ---- who said it ---- */

static void who_of_the_two_said_so_is_on_no_page(void **state)
{
    SCOPED(world) world = closed(state);

    /* Scholen says 4 of Inloopteam, which says 2; the other way round. Scholen alone
     * names Vereniging; then Vereniging alone names Scholen. */
    contact_say(world, HOUSE_SCHOLEN, "4 3\n5 4\n6 4\n9 2");
    contact_say(world, HOUSE_INLOOPTEAM, "1 3\n2 3\n3 2\n4 1\n5 3\n7 3\n8 2\n9 3\n10 2");
    contact_say(world, HOUSE_VERENIGING, "1 3\n2 2\n6 3\n8 2");
    const struct answers *before = answers_read(world);
    contact_say(world, HOUSE_SCHOLEN, "4 3\n5 4\n6 2");
    contact_say(world, HOUSE_INLOOPTEAM, "1 3\n2 3\n3 4\n4 1\n5 3\n7 3\n8 2\n9 3\n10 2");
    contact_say(world, HOUSE_VERENIGING, "1 3\n2 2\n3 2\n6 3\n8 2");
    (void)changes_count(before, answers_read(world), false);
    browsers_close();
}

static void the_two_of_a_tie_see_it_and_nobody_else(void **state)
{
    SCOPED(world) world = closed(state);

    /* OCMW and CAW: 3 and 4, then 4 and 3. The representative and the worker of the
     * world are of OCMW. */
    contact_say(world, HOUSE_OCMW, "2 3\n6 3\n7 3\n8 2\n9 3");
    contact_say(world, HOUSE_CAW, "1 4\n6 3\n7 2\n8 3\n9 2");
    const struct answers *before = answers_read(world);
    contact_say(world, HOUSE_OCMW, "2 4\n6 3\n7 3\n8 2\n9 3");
    contact_say(world, HOUSE_CAW, "1 3\n6 3\n7 2\n8 3\n9 2");
    assert_int_equal(changes_count(before, answers_read(world), true), 2);
    browsers_close();
}

/* ---- trust and value ---- */

static void what_was_said_in_trust_is_on_no_page(void **state)
{
    SCOPED(world) world = closed(state);
    const struct answers *before = answers_read(world);

    world_run(world, "UPDATE survey_answer SET value = 1 WHERE item IN ('T1', 'T2', "
                     "'T3', 'U1', 'U2', 'U3')");
    (void)changes_count(before, answers_read(world), false);
    browsers_close();
}

static void the_score_of_another_organisation_is_on_no_page(void **state)
{
    SCOPED(world) world = closed(state);
    const struct answers *before = answers_read(world);

    world_run(world, "UPDATE wave_score SET mean = '1.11', middle = '1.5', raters = 7, "
                     "state = 'given' WHERE wave_actor_id > 1");
    (void)changes_count(before, answers_read(world), false);
    browsers_close();
}

static void ones_own_score_is_on_ones_own_page_only(void **state)
{
    SCOPED(world) world = closed(state);
    const struct answers *before = answers_read(world);

    world_run(world, "UPDATE wave_score SET mean = '1.11', middle = '1.5' "
                     "WHERE wave_actor_id = 1");
    assert_int_equal(changes_count(before, answers_read(world), true), 2);
    browsers_close();
}

/* ---- who answered ---- */

static void who_answered_for_an_organisation_is_on_no_page(void **state)
{
    SCOPED(world) world = closed(state);
    const struct answers *before = answers_read(world);

    world_run(world, "UPDATE informant SET name = 'Iemand anders', email = '', paper_by "
                     "= 'person:1', mail_count = 3");
    (void)changes_count(before, answers_read(world), false);
    browsers_close();
}

/* ---- which page is whose ---- */

static const struct {
    const char *address;
    unsigned roles; /* who is let in */
} DOORS[] = {
    {"/findings/1/talks", 1U << ROLE_COORDINATOR},
    {"/findings/1/own", 1U << ROLE_REPRESENTATIVE | 1U << ROLE_WORKER},
    {"/findings/1/trust", 1U << ROLE_COORDINATOR | 1U << ROLE_INITIATOR |
                              1U << ROLE_REPRESENTATIVE | 1U << ROLE_WORKER |
                              1U << ROLE_MEMBER_FAMILY},
    {"/findings/1/files/network.graphml?of=measured&as=code", 1U << ROLE_COORDINATOR},
    {"/findings/1/files/network.graphml?of=measured&as=name", 0},
};

static void each_page_opens_for_its_own_roles(void **state)
{
    SCOPED(world) world = closed(state);

    for (size_t i = 0; i < ARRAY_COUNT(DOORS); i++) {
        for (int k = 0; k < ACTOR_COUNT; k++) {
            struct text address;

            if (BROWSERS[k] == NULL) {
                continue;
            }
            text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, "/networks/%s%s", WORLD_NETWORK, DOORS[i].address);
            const bool is_in = (ACTORS[k].roles & DOORS[i].roles) != 0;
            if (browser_get(BROWSERS[k], address.bytes) != (is_in ? 200 : 403)) {
                fail_msg("%s for %s: %d", DOORS[i].address, ACTORS[k].label,
                         BROWSERS[k]->answer.code);
            }
        }
    }
    browsers_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(who_of_the_two_said_so_is_on_no_page),
        ON_SQLITE(the_two_of_a_tie_see_it_and_nobody_else),
        ON_SQLITE(what_was_said_in_trust_is_on_no_page),
        ON_SQLITE(the_score_of_another_organisation_is_on_no_page),
        ON_SQLITE(ones_own_score_is_on_ones_own_page_only),
        ON_SQLITE(who_answered_for_an_organisation_is_on_no_page),
        ON_BOTH(each_page_opens_for_its_own_roles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
