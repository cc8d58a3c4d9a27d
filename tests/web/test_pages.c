/* test_pages.c - every page in every language: complete, well-formed, light. */
#include "site_fixture.h"

#include "html_check.h"
#include "web/assets.h"
#include "web/cookie.h"

#define HERE "/networks/" WORLD_NETWORK

/* ---- the checker itself ---- */

#define HEAD "<!doctype html>\n<html lang=\"nl\"><head><title>T</title></head><body>"
#define TAIL "</body></html>"

static const struct {
    const char *label;
    const char *page;
    bool is_right;
} CHECKER_CASES[] = {
    {"a page", HEAD "<h1>H</h1>" TAIL, true},
    {"nothing", "", false},
    {"no doctype", "<html lang=\"nl\"></html>", false},
    {"no heading", HEAD TAIL, false},
    {"two headings", HEAD "<h1>H</h1><h1>I</h1>" TAIL, false},
    {"no title", "<!doctype html>\n<html lang=\"nl\"><h1>H</h1></html>", false},
    {"no language", "<!doctype html>\n<html><title>T</title><h1>H</h1></html>", false},
    {"a tag left open", HEAD "<h1>H</h1><p>" TAIL, false},
    {"tags that cross", HEAD "<h1><b>H</h1></b>" TAIL, false},
    {"an id twice", HEAD "<h1 id=\"a\">H</h1><p id=\"a\">x</p>" TAIL, false},
    {"an attribute twice", HEAD "<h1 class=\"a\" class=\"b\">H</h1>" TAIL, false},
    {"an attribute without quotes", HEAD "<h1 class=a>H</h1>" TAIL, false},
    {"a value with a tag in it", HEAD "<h1 title=\"<b>\">H</h1>" TAIL, false},
    {"a style", HEAD "<h1 style=\"x\">H</h1>" TAIL, false},
    {"a handler", HEAD "<h1 onclick=\"x\">H</h1>" TAIL, false},
    {"a script", HEAD "<h1>H</h1><script>x</script>" TAIL, false},
    {"a tag of a template", HEAD "<h1>{{x}}</h1>" TAIL, false},
    {"an ampersand", HEAD "<h1>A & B</h1>" TAIL, false},
    {"an ampersand as it should be", HEAD "<h1>A &amp; B</h1>" TAIL, true},
    {"a field without label", HEAD "<h1>H</h1><input id=\"a\" name=\"a\">" TAIL, false},
    {"a field with one",
     HEAD "<h1>H</h1><label for=\"a\">A</label><input id=\"a\" name=\"a\">" TAIL, true},
    {"a field that nothing names", HEAD "<h1>H</h1><input id=\"a\">" TAIL, false},
    {"a hidden field", HEAD "<h1>H</h1><input type=\"hidden\" name=\"a\">" TAIL, true},
    {"a label of nothing", HEAD "<h1>H</h1><label for=\"a\">A</label>" TAIL, false},
    {"a description there is not", HEAD "<h1 aria-describedby=\"a\">H</h1>" TAIL, false},
    {"a form without token",
     HEAD "<h1>H</h1><form method=\"post\" action=\"/\"></form>" TAIL, false},
    {"a form with one",
     HEAD "<h1>H</h1><form method=\"post\" action=\"/\">"
          "<input type=\"hidden\" name=\"token\"></form>" TAIL,
     true},
    {"an image without words", HEAD "<h1>H</h1><img src=\"a\">" TAIL, false},
    {"a button without text", HEAD "<h1>H</h1><button></button>" TAIL, false},
};

static void the_checker_sees_what_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHECKER_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *complaint = html_check(CHECKER_CASES[i].page, pool);

        print_message("%s: %s\n", CHECKER_CASES[i].label,
                      complaint == NULL ? "-" : complaint);
        assert_int_equal(complaint == NULL, CHECKER_CASES[i].is_right);
    }
}

/* ---- the pages ---- */

/* %s: the token of the invitation to hand over. */
static const struct {
    enum actor actor;
    const char *address;
    int code;
} PAGES[] = {
    {ACTOR_VISITOR, "/sign-in", 200},
    {ACTOR_VISITOR, "/sign-in?to=%2Fnetworks%3Fx%3D%22%3E", 200},
    {ACTOR_VISITOR, "/sign-in?done=link-sent", 200},
    {ACTOR_VISITOR, "/sign-in/" WORLD_LINK, 200},
    {ACTOR_VISITOR, "/sign-in/nothing", 404},
    {ACTOR_VISITOR, "/setup/" WORLD_SETUP, 200},
    {ACTOR_VISITOR, "/setup/nothing", 404},
    {ACTOR_VISITOR, "%s", 200},
    {ACTOR_VISITOR, "/invitation/nothing", 404},
    {ACTOR_VISITOR, "/nothing?x=%3Cb%3E", 404},
    {ACTOR_VISITOR, "//", 400},
    {ACTOR_VISITOR, "/sign-out", 405},
    {ACTOR_NOBODY, "%s", 200},
    {ACTOR_NOBODY, "/account", 200},
    {ACTOR_NOBODY, "/account?done=password-set", 200},
    {ACTOR_NOBODY, "/networks", 200},
    {ACTOR_NOBODY, "/networks/new", 403},
    {ACTOR_NOBODY, HERE, 404},
    {ACTOR_HOST, "/networks", 200},
    {ACTOR_HOST, "/networks/new", 200},
    {ACTOR_HOST, "/host", 200},
    {ACTOR_HOST, "/host?done=coordinator-named", 200},
    {ACTOR_HOST, "/host/" WORLD_NETWORK "/coordinator", 200},
    {ACTOR_HOST, "/host/nothing/coordinator", 404},
    {ACTOR_RESEARCHER, HERE, 200},
    {ACTOR_RESEARCHER, HERE "/people", 403},
    {ACTOR_FAMILY, HERE, 200},
    {ACTOR_FAMILY, HERE "/people", 200},
    {ACTOR_REPRESENTATIVE, HERE "/history", 200},
    {ACTOR_REPRESENTATIVE, HERE "/settings", 200},
    {ACTOR_COORDINATOR, "/networks", 200},
    {ACTOR_COORDINATOR, HERE, 200},
    {ACTOR_COORDINATOR, HERE "/people", 200},
    {ACTOR_COORDINATOR, HERE "/people?done=invited", 200},
    {ACTOR_COORDINATOR, HERE "/people?on=2026-11-05", 200},
    {ACTOR_COORDINATOR, HERE "/people?on=1990-01-01", 200},
    {ACTOR_COORDINATOR, HERE "/people?on=%3Cb%3E", 422},
    {ACTOR_COORDINATOR, HERE "/people/invite", 200},
    {ACTOR_COORDINATOR, HERE "/people/invitations/1", 200},
    {ACTOR_COORDINATOR, HERE "/people/invitations/2", 200},
    {ACTOR_COORDINATOR, HERE "/people/1", 200},
    {ACTOR_COORDINATOR, HERE "/people/7", 200},
    {ACTOR_COORDINATOR, HERE "/form", 200},
    {ACTOR_COORDINATOR, HERE "/form/0", 200},
    {ACTOR_COORDINATOR, HERE "/form/1", 404},
    {ACTOR_COORDINATOR, HERE "/criteria", 200},
    {ACTOR_COORDINATOR, HERE "/criteria/fit", 200},
    {ACTOR_FAMILY, HERE "/criteria", 200},
    {ACTOR_COORDINATOR, HERE "/history", 200},
    {ACTOR_COORDINATOR, HERE "/history?before=3", 200},
    {ACTOR_COORDINATOR, HERE "/history?before=1", 200},
    {ACTOR_COORDINATOR, HERE "/settings", 200},
    {ACTOR_COORDINATOR, HERE "/archive", 200},
    {ACTOR_COORDINATOR, HERE "/arena", 200},
    {ACTOR_COORDINATOR, HERE "/survey", 200},
    {ACTOR_COORDINATOR, HERE "/survey/new", 200},
    {ACTOR_COORDINATOR, HERE "/survey/1", 404},
    {ACTOR_FAMILY, HERE "/survey", 403},
    {ACTOR_FAMILY, HERE "/survey/own", 200},
    {ACTOR_COORDINATOR, HERE "/arena/sheet", 200},
    {ACTOR_COORDINATOR, HERE "/arena/actors/99", 404},
    {ACTOR_ELSEWHERE, "/networks/" WORLD_ELSEWHERE, 200},
};

enum { PAGE_LIMIT = 60 * 1000 };

static size_t assets_size(void)
{
    return asset_named("samenspel.css")->gzip_size +
           asset_named("samenspel.js")->gzip_size;
}

static void page_check(const struct browser *browser, const char *label)
{
    SCOPED(pool) pool = pool_new();
    const char *complaint = html_check(browser->body, pool);

    if (complaint != NULL || browser->world->gaps.first != NULL) {
        fail_msg("%s: %s\n%s\n%s", label, complaint,
                 browser->world->gaps.first == NULL ? "" : browser->world->gaps.first,
                 browser->body);
    }
    assert_true(browser->answer.body_length + assets_size() < PAGE_LIMIT);
}

static void pages_look(struct world *world)
{
    static const char *const LANGUAGES[] = {"nl", "fr", "en"};

    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        for (size_t l = 0; l < ARRAY_COUNT(LANGUAGES); l++) {
            SCOPED(browser) browser = browser_new(world, PAGES[i].actor);
            const char *address = strcmp(PAGES[i].address, "%s") == 0 ? world->invitation
                                                                      : PAGES[i].address;

            browser_set_cookie(browser, COOKIE_LANGUAGE, LANGUAGES[l]);
            (void)browser_get(browser, address);
            browser_expect(browser, PAGES[i].code, NULL);
            assert_string_equal(browser_between(browser, "<html lang=\"", "\""),
                                LANGUAGES[l]);
            page_check(browser, address);
        }
    }
}

static void every_page_is_whole_in_every_language(void **state)
{
    SCOPED(world) world = world_new(state);

    pages_look(world);
}

static void also_where_the_network_is_archived(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, HERE "/archive", "when=delete"), 303);
    pages_look(world);
}

static void also_where_no_mail_is_sent(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);

    world->site.can_mail = false;
    pages_look(world);
    (void)browser_get(visitor, "/sign-in");
    browser_expect(visitor, 200, "Ask who keeps this installation for a link");
    assert_false(browser_shows(visitor, "/sign-in/mail"));
}

static void a_demonstration_says_that_it_is_one(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(visitor, "/sign-in");
    assert_false(browser_shows(visitor, "This is a demonstration"));
    world->site.is_demonstration = true;
    (void)browser_get(visitor, "/sign-in");
    browser_expect(visitor, 200, "This is a demonstration");
}

/* What a person typed is text, wherever it is shown. */
static void what_people_typed_is_shown_as_they_did(void **state)
{
    static const char *const ADDRESSES[] = {HERE,
                                            HERE "/people",
                                            HERE "/people/2",
                                            HERE "/history",
                                            HERE "/settings",
                                            HERE "/issue",
                                            HERE "/sources",
                                            HERE "/sources/1",
                                            HERE "/people/invitations/3",
                                            "/networks"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE person SET name = '<b title=\"x''>&amp;'");
    world_run(world, "UPDATE organisation SET name = '</td>{{x}}'");
    assert_int_equal(browser_post(hilde, HERE "/settings",
                                  "name=%3C%2Ftitle%3E&place=%22%27&journal_months=12"),
                     303);
    assert_int_equal(browser_post(hilde, HERE "/issue",
                                  "purpose=%3C%2Ftextarea%3E%0Ax&own_domains=%3Cq%3E"),
                     303);
    assert_int_equal(browser_post(hilde, HERE "/sources",
                                  "code=%3C1&label=%3C%2Fth%3E&necessity=useful"),
                     303);
    assert_int_equal(browser_post(hilde, HERE "/people/invite",
                                  "name=%3Cscript%3E&role=worker&organisation=%3Ci%3E"),
                     303);
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        print_message("%s\n", ADDRESSES[i]);
        assert_int_equal(browser_get(hilde, ADDRESSES[i]), 200);
        SCOPED(pool) pool = pool_new();
        const char *complaint = html_check(hilde->body, pool);
        /* The organisation looks like a tag of a template: only that may be complained
         * of, and it is text. */
        if (complaint != NULL) {
            assert_non_null(strstr(complaint, "{{x}}"));
        }
        assert_false(browser_shows(hilde, "<b title"));
        assert_false(browser_shows(hilde, "<script>"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_checker_sees_what_is_wrong),
        ON_SQLITE(every_page_is_whole_in_every_language),
        ON_SQLITE(also_where_the_network_is_archived),
        ON_SQLITE(also_where_no_mail_is_sent),
        ON_SQLITE(a_demonstration_says_that_it_is_one),
        ON_SQLITE(what_people_typed_is_shown_as_they_did),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
