/* test_visit.c - the way of a request: languages, what a browser knows already, names of
 * the server, addresses and methods. */
#include "site_fixture.h"

#include "web/assets.h"
#include "web/visit.h"

#define HERE "/networks/" WORLD_NETWORK

/* ---- languages ---- */

static const struct {
    const char *label;
    const char *accept;
    const char *language;
} ACCEPTED[] = {
    {"nothing is said", "", "nl"},
    {"English", "en", "en"},
    {"French of Belgium first", "fr-BE,fr;q=0.9,nl;q=0.8", "fr"},
    {"one of ours after others", "de-DE, ar;q=0.9, fr;q=0.8", "fr"},
    {"none of ours", "de, tr", "nl"},
    {"what only begins so", "enx, frx", "nl"},
    {"nonsense", ",,;;q=,-", "nl"},
};

static void a_visitor_reads_the_first_language_of_the_browser(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(ACCEPTED); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

        print_message("%s\n", ACCEPTED[i].label);
        browser->language = ACCEPTED[i].accept;
        (void)browser_get(browser, "/sign-in");
        assert_string_equal(browser_between(browser, "<html lang=\"", "\""),
                            ACCEPTED[i].language);
    }
}

static const struct {
    const char *label;
    const char *address;
    const char *leads_to; /* NULL: a page */
} CHOSEN[] = {
    {"alone", "/account?lang=fr", "/account"},
    {"among others", HERE "/people?on=2026-11-05&lang=fr", HERE "/people?on=2026-11-05"},
    {"before others", HERE "/people?lang=fr&on=2026-11-05", HERE "/people?on=2026-11-05"},
    {"with what is escaped", "/networks?lang=fr&x=%26%3D%20y", "/networks?x=%26%3D%20y"},
    {"after a change", HERE "?done=saved&lang=fr", HERE},
    {"one that is none of ours", "/account?lang=de", NULL},
    {"nothing", "/account?lang=", NULL},
};

static void a_chosen_language_is_kept_and_the_page_comes_back(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(CHOSEN); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);
        const bool is_ours = CHOSEN[i].leads_to != NULL;

        print_message("%s\n", CHOSEN[i].label);
        assert_int_equal(browser_get(browser, CHOSEN[i].address), is_ours ? 303 : 200);
        if (is_ours) {
            assert_string_equal(browser_header(browser, "Location"), CHOSEN[i].leads_to);
        }
        (void)browser_get(browser, "/account");
        assert_string_equal(browser_between(browser, "<html lang=\"", "\""),
                            is_ours ? "fr" : "en");
    }
}

static void the_links_to_other_languages_keep_the_query(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(browser, HERE "/people?on=2026-11-05&done=saved");
    browser_expect(browser, 200, "href=\"?on=2026-11-05&amp;lang=fr\"");
    (void)browser_get(browser, HERE "/people");
    browser_expect(browser, 200, "href=\"?lang=fr\"");
}

/* A page that a refused POST shows stands at an address that knows no GET. */
static const struct {
    enum actor actor;
    const char *address;
    const char *fields;
    const char *page;
} AGAIN[] = {
    {ACTOR_NOBODY, "/account/password", "password=kort", "/account"},
    {ACTOR_VISITOR, "/sign-in/mail", "email=x", "/sign-in"},
    {ACTOR_COORDINATOR, HERE "/people/4/role", "role=x", HERE "/people/4"},
    {ACTOR_COORDINATOR, HERE "/history/undo", "position=999", HERE "/history"},
    {ACTOR_COORDINATOR, HERE "/settings", "name=", HERE "/settings"},
};

static void also_those_of_a_form_that_was_refused(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(AGAIN); i++) {
        SCOPED(browser) browser = browser_new(world, AGAIN[i].actor);
        char link[100];

        (void)browser_post(browser, AGAIN[i].address, AGAIN[i].fields);
        (void)snprintf(link, sizeof link, "href=\"%s?lang=fr\"", AGAIN[i].page);
        if (!browser_shows(browser, link)) {
            fail_msg("%s leads to %s", AGAIN[i].address,
                     browser_between(browser, "hreflang=\"fr\"", ">"));
        }
        (void)snprintf(link, sizeof link, "%s?lang=fr", AGAIN[i].page);
        assert_int_equal(browser_get(browser, link), 303);
        assert_int_equal(browser_follow(browser), 200);
    }
}

/* ---- what a browser knows already ---- */

static int get_knowing(struct browser *browser, const char *address, const char *tag)
{
    return browser_send(browser,
                        &(struct browser_request){HTTP_GET, .address = address,
                                                  .headers = {{"If-None-Match", tag}}});
}

static const char *tag_of(struct browser *browser, const char *address)
{
    assert_int_equal(browser_get(browser, address), 200);
    assert_string_equal(browser_header(browser, "Cache-Control"), "private, no-cache");
    return pool_text(browser->world->pool, browser_header(browser, "ETag"));
}

static void a_page_that_is_known_is_not_sent_again(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_WORKER);
    const char *tag = tag_of(browser, HERE "/people");
    const char *page = pool_text(world->pool, browser->body);
    struct text header;

    assert_int_equal(get_knowing(browser, HERE "/people", tag), 304);
    assert_string_equal(browser_header(browser, "ETag"), tag);
    text_init(&header, world->pool, LIMIT_NAME_BYTES);
    text_format(&header, "\"x\", W/%s", tag); /* as a proxy that compresses makes it */
    assert_int_equal(get_knowing(browser, HERE "/people", header.bytes), 304);
    assert_int_equal(get_knowing(browser, HERE "/people", "\"x\""), 200);
    assert_string_equal(browser->body, page); /* from the cache, the same */
    assert_string_equal(browser_header(browser, "Content-Type"),
                        "text/html; charset=utf-8");
}

struct change_of_tag {
    const char *label;
    enum actor actor;
    const char *address;
    const char *fields; /* of a POST by the actor; NULL: GET */
    int64_t wait;
};

static const struct change_of_tag CHANGES[] = {
    {"somebody else's session", ACTOR_FAMILY, HERE "/people", NULL, 0},
    {"JSON", ACTOR_WORKER, HERE "/people.json", NULL, 0},
    {"another query", ACTOR_WORKER, HERE "/people?on=2026-11-05", NULL, 0},
    {"another page", ACTOR_WORKER, HERE, NULL, 0},
    {"a change in the network", ACTOR_COORDINATOR, HERE "/people/4/role",
     "role=researcher", 0},
    {"one's own new name, in an archived network too", ACTOR_WORKER, "/account",
     "name=Pieter&language=en", 0},
    {"another language", ACTOR_WORKER, "/account", "name=Pieter&language=nl", 0},
    {"another day", ACTOR_WORKER, HERE "/people", NULL, DAY_MILLISECONDS / 2},
};

static void what_changes_a_page_changes_its_tag(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(CHANGES); i++) {
        SCOPED(browser) reader = browser_new(world, ACTOR_WORKER);
        SCOPED(browser) other = browser_new(world, CHANGES[i].actor);
        const char *tag = tag_of(reader, HERE "/people");

        print_message("%s\n", CHANGES[i].label);
        world_wait(CHANGES[i].wait);
        if (CHANGES[i].fields == NULL) {
            assert_int_equal(get_knowing(other, CHANGES[i].address, tag), 200);
            assert_string_not_equal(browser_header(other, "ETag"), tag);
        } else {
            assert_int_equal(browser_post(other, CHANGES[i].address, CHANGES[i].fields),
                             303);
            assert_int_equal(get_knowing(reader, HERE "/people", tag), 200);
            assert_string_not_equal(browser_header(reader, "ETag"), tag);
        }
    }
}

/* Else whoever asks again and again counts what happens in the arena. */
static void what_one_may_not_see_leaves_the_tag_as_it_is(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) reader = browser_new(world, ACTOR_WORKER);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *tag = tag_of(reader, HERE "/people");

    assert_int_equal(browser_post(hilde, HERE "/arena/actors", "name=CAW"), 303);
    assert_int_equal(get_knowing(reader, HERE "/people", tag), 304);
    assert_string_equal(browser_header(reader, "ETag"), tag);
}

static void a_kept_page_is_shown_to_nobody_else(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);
    SCOPED(browser) host = browser_new(world, ACTOR_HOST);
    const char *tag = tag_of(hilde, HERE "/people");

    assert_int_equal(get_knowing(family, HERE "/people", tag), 200);
    assert_false(browser_shows(family, WORLD_DOMAIN));
    assert_int_equal(get_knowing(host, HERE "/people", tag), 404);
    /* Who loses the role loses the page, also the one that is kept. */
    assert_int_equal(browser_get(family, HERE "/people"), 200);
    assert_int_equal(browser_post(hilde, HERE "/people/5/role/end", "role_id=5"), 303);
    assert_int_equal(browser_get(family, HERE "/people"), 404);
    assert_string_equal(browser_header(family, "ETag"), "");
    assert_string_equal(browser_header(family, "Cache-Control"), "no-store");
}

/* Two browsers of one person: a form on a kept page is of the browser that shows it. */
static void a_kept_page_is_of_one_session(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) here = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) there = browser_new(world, ACTOR_VISITOR);

    world_link(world, ACTOR_COORDINATOR, "there", false);
    (void)browser_get(there, "/sign-in/there");
    assert_int_equal(browser_submit(there, "/sign-in/there", ""), 303);
    assert_int_equal(browser_get(here, HERE "/history"), 200);
    assert_int_equal(browser_get(there, HERE "/history"), 200);
    assert_int_equal(browser_submit(there, HERE "/history/undo", "position=10"), 303);
}

static const char *const FRESH[] = {"/sign-in",      "/account",       "/networks",
                                    HERE "/archive", HERE "/people/4", "/nothing",
                                    "/host"};

static void other_pages_are_never_kept(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(FRESH); i++) {
        (void)browser_get(hilde, FRESH[i]);
        assert_string_equal(browser_header(hilde, "Cache-Control"), "no-store");
        assert_string_equal(browser_header(hilde, "ETag"), "");
    }
}

static void what_one_may_is_part_of_a_kept_page(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *tag = tag_of(hilde, HERE "/people");

    assert_true(browser_shows(hilde, WORLD_DOMAIN));
    /* Outside of the journal, as when somebody restores a database. */
    world_run(world, "UPDATE role SET role = 'member_family' WHERE person_id = 1");
    assert_int_equal(get_knowing(hilde, HERE "/people", tag), 200);
    assert_false(browser_shows(hilde, "worker" WORLD_DOMAIN));
}

static void a_page_that_does_not_fit_is_not_half_shown(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE organisation SET name = REPLACE(HEX(ZEROBLOB(5000000)), "
                     "'0', 'x')");
    for (int i = 0; i < 2; i++) {
        (void)browser_get(hilde, HERE "/people");
        browser_expect(hilde, 503, "It does not work at this moment");
        assert_string_equal(browser_header(hilde, "ETag"), "");
        assert_string_equal(browser_header(hilde, "Cache-Control"), "no-store");
        assert_int_equal(browser_get(hilde, HERE "/people.json"), 503);
    }
}

/* ---- the server's name ---- */

static const struct {
    const char *label;
    const char *host;
    bool answers_loopback;
    int code;
} HOSTS[] = {
    {"its public name", "127.0.0.1:8080", true, 200},
    {"another port of this machine", "127.0.0.1:9999", true, 200},
    {"localhost", "localhost:8080", true, 200},
    {"localhost without port", "localhost", true, 200},
    {"the address of the machine, version 6", "[::1]:8080", true, 200},
    {"a foreign name", "elders.invalid", true, 421},
    {"a foreign name on the port", "elders.invalid:8080", true, 421},
    {"a name that begins alike", "localhost.elders.invalid", true, 421},
    {"a name that begins alike, version 6", "[::1].elders.invalid", true, 421},
    {"no name", "", true, 421},
    {"localhost, where others can come", "localhost:8080", false, 421},
    {"its public name, where others can come", "127.0.0.1:8080", false, 200},
};

static void only_our_own_name_is_answered(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(HOSTS); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

        print_message("%s\n", HOSTS[i].label);
        world->site.answers_loopback = HOSTS[i].answers_loopback;
        browser->host = HOSTS[i].host;
        assert_int_equal(browser_get(browser, "/sign-in"), HOSTS[i].code);
    }
}

/* ---- addresses and methods ---- */

static const struct {
    const char *label;
    enum http_method method;
    const char *address;
    int code;
    const char *allow;
} ADDRESSES[] = {
    {"a page", HTTP_GET, "/account", 200, ""},
    {"its head", HTTP_HEAD, "/account", 200, ""},
    {"an address there is not", HTTP_GET, "/nothing", 404, ""},
    {"one that begins alike", HTTP_GET, "/accounts", 404, ""},
    {"one too deep", HTTP_GET, "/account/password/x", 404, ""},
    {"a page with a stroke behind it", HTTP_GET, "/account/", 400, ""},
    {"two strokes", HTTP_GET, "//", 400, ""},
    {"two strokes and a name", HTTP_GET, "//elders.invalid/", 400, ""},
    {"two strokes and a language", HTTP_GET, "//elders.invalid?lang=fr", 400, ""},
    {"a step up", HTTP_GET, "/..", 400, ""},
    {"a step up, escaped", HTTP_GET, "/%2e%2e/account", 400, ""},
    {"a stroke, escaped", HTTP_GET, "/networks%2Fnew", 400, ""},
    {"a byte that ends texts", HTTP_GET, "/account%00", 400, ""},
    {"an escape that is broken", HTTP_GET, "/%zz", 400, ""},
    {"no UTF-8", HTTP_GET, "/%ff", 400, ""},
    {"a query that is broken", HTTP_GET, "/account?x=%zz", 400, ""},
    {"many parts", HTTP_GET, "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r", 400, ""},
    {"a letter, escaped", HTTP_GET, "/%61ccount", 200, ""},
    {"reading what only changes", HTTP_GET, "/sign-out", 405, "POST"},
    {"its head", HTTP_HEAD, "/account/password", 405, "POST"},
    {"changing what is only read", HTTP_POST, "/networks", 405, "GET, HEAD"},
    {"a method of none", HTTP_OTHER, "/account", 405, "GET, HEAD, POST"},
    {"a method of none, where one changes", HTTP_OTHER, "/sign-out", 405, "POST"},
    {"a method of none, nowhere", HTTP_OTHER, "/nothing", 404, ""},
    {"changing nothing", HTTP_POST, "/nothing", 404, ""},
};

static void an_address_says_what_can_be_done_there(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_NOBODY);

        print_message("%s\n", ADDRESSES[i].label);
        (void)browser_send(browser,
                           &(struct browser_request){.method = ADDRESSES[i].method,
                                                     .address = ADDRESSES[i].address});
        browser_expect(browser, ADDRESSES[i].code, NULL);
        assert_string_equal(browser_header(browser, "Allow"), ADDRESSES[i].allow);
        assert_true(browser->answer.body_length > 0);
    }
}

static void a_long_address_is_only_not_known(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);
    struct text address;

    text_init(&address, world->pool, LIMIT_PAGE_BYTES);
    text_add(&address, "/networks/");
    text_add_repeated(&address, 'x', LIMIT_ADDRESS_BYTES);
    assert_int_equal(browser_get(browser, address.bytes), 404);
    text_init(&address, world->pool, LIMIT_PAGE_BYTES);
    text_add(&address, HERE "/people?x=");
    text_add_repeated(&address, 'x', LIMIT_ADDRESS_BYTES);
    assert_int_equal(browser_get(browser, address.bytes), 200);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);
    assert_int_equal(browser_get(visitor, address.bytes), 303);
}

/* ---- what every answer says ---- */

static const struct {
    const char *name;
    const char *value;
} HEADERS[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
};
static const char *const ANSWERS[] = {
    "/",  "/account",         "/nothing", "/sign-out",
    HERE, HERE ".json",       "/healthz", "/metrics",
    "//", "/account?lang=fr", "/host",    HERE "/people/invitations/1/qr.svg"};

static void every_answer_has_the_headers_that_guard_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < 2 * ARRAY_COUNT(ANSWERS); i++) {
        world->site.is_https = i % 2 == 1;
        (void)browser_get(browser, ANSWERS[i / 2]);
        for (size_t h = 0; h < ARRAY_COUNT(HEADERS); h++) {
            assert_string_equal(browser_header(browser, HEADERS[h].name),
                                HEADERS[h].value);
        }
        assert_string_equal(browser_header(browser, "Strict-Transport-Security"),
                            i % 2 == 1 ? "max-age=31536000" : "");
    }
}

static void an_asset_is_for_ever(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    assert_int_equal(browser_get(browser, asset_named("samenspel.css")->path), 200);
    assert_string_equal(browser_header(browser, "Cache-Control"),
                        "public, max-age=31536000, immutable");
    assert_string_equal(browser_header(browser, "Set-Cookie"), "");
    assert_int_equal(browser_get(browser, "/assets/samenspel.css"), 404);
}

static void the_server_says_that_it_is_well(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    assert_int_equal(browser_get(browser, "/healthz"), 200);
    assert_string_equal(browser->body, "ok\n");
    assert_string_equal(browser_header(browser, "Cache-Control"), "no-store");
    world_run(world, "ALTER TABLE installation RENAME TO lost");
    (void)browser_get(browser, "/healthz");
    browser_expect(browser, 503, "It does not work at this moment");
    assert_false(browser_shows(browser, "installation"));
}

static void counters_are_for_this_machine_only(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    assert_int_equal(browser_get(browser, "/metrics"), 200);
    browser_expect(browser, 200, "samenspel_mail_waiting 1\n");
    assert_string_equal(browser_header(browser, "Content-Type"),
                        "text/plain; version=0.0.4; charset=utf-8");
    browser->address = "192.0.2.7";
    assert_int_equal(browser_get(browser, "/metrics"), 404);
    browser->address = "::1";
    assert_int_equal(browser_get(browser, "/metrics"), 200);
    world->site.has_proxy = true;
    const struct browser_request through_proxy = {
        .address = "/metrics", .headers = {{"X-Forwarded-For", "127.0.0.1, 192.0.2.7"}}};
    assert_int_equal(browser_send(browser, &through_proxy), 404);
}

static void a_sentence_begins_with_a_capital_and_ends(void **state)
{
    static const char *const CASES[][2] = {{"name each once", "Name each once."},
                                           {"écrivez un nom", "Écrivez un nom."},
                                           {"à deux, et vous ?", "À deux, et vous ?"},
                                           {"“a” is none", "“a” is none."},
                                           {"", ""}};
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        assert_string_equal(visit_sentence(pool, CASES[i][0]), CASES[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_begins_with_a_capital_and_ends),
        ON_SQLITE(a_visitor_reads_the_first_language_of_the_browser),
        ON_SQLITE(a_chosen_language_is_kept_and_the_page_comes_back),
        ON_SQLITE(the_links_to_other_languages_keep_the_query),
        ON_SQLITE(also_those_of_a_form_that_was_refused),
        ON_BOTH(a_page_that_is_known_is_not_sent_again),
        ON_SQLITE(what_changes_a_page_changes_its_tag),
        ON_SQLITE(what_one_may_not_see_leaves_the_tag_as_it_is),
        ON_SQLITE(a_kept_page_is_shown_to_nobody_else),
        ON_SQLITE(a_kept_page_is_of_one_session),
        ON_SQLITE(other_pages_are_never_kept),
        ON_SQLITE(only_our_own_name_is_answered),
        ON_SQLITE(an_address_says_what_can_be_done_there),
        ON_SQLITE(a_long_address_is_only_not_known),
        ON_SQLITE(every_answer_has_the_headers_that_guard_it),
        ON_SQLITE(an_asset_is_for_ever),
        ON_BOTH(the_server_says_that_it_is_well),
        ON_SQLITE(counters_are_for_this_machine_only),
        ON_SQLITE(what_one_may_is_part_of_a_kept_page),
        ON_SQLITE(a_page_that_does_not_fit_is_not_half_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
