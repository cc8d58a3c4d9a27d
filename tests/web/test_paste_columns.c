/* test_paste_columns.c - what the page of a pasted table calls its columns. */
#include "site_preparation.h"

#include "base/limits.h"
#include "html_check.h"
#include "web/cookie.h"

#define PASTE "/networks/" WORLD_NETWORK "/arena/paste"

/* The names of the columns on the page, in the visitor's language, are headers. */
static void the_columns_are_named_in_the_visitors_language(void **state)
{
    static const struct {
        const char *language;
        const char *label; /* of the sources */
        const char *headers;
    } CASES[] = {
        {"nl", "<dt>Machts- en hulpbronnen</dt>",
         "Naam\tSector\tMachts- en hulpbronnen\tNota\nCAW\tjeugd\ttijd\tn\n"},
        {"fr", "<dt>Sources de pouvoir et ressources</dt>",
         "Nom\tSecteur\tSources de pouvoir et "
         "ressources\tRemarque\nCAW\tjeugd\ttijd\tn\n"},
        {"en", "<dt>Power and help sources</dt>",
         "Name\tSector\tPower and help sources\tNote\nCAW\tjeugd\ttijd\tn\n"},
    };
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
        struct text body;

        browser_set_cookie(browser, COOKIE_LANGUAGE, CASES[i].language);
        text_init(&body, world->pool, LIMIT_BODY_BYTES);
        text_add(&body, "into=actors&text=");
        url_add(&body, CASES[i].headers);
        assert_int_equal(browser_post(browser, PASTE, body.bytes), 200);
        browser_expect(browser, 200, CASES[i].label);
        browser_expect(browser, 200, "<ins>jeugd</ins>");
        browser_expect(browser, 200, "<ins>tijd</ins>");
        browser_expect(browser, 200, "<ins>n</ins>");
        assert_false(browser_shows(browser, "<dt>sources</dt>"));
        assert_false(browser_shows(browser, "<select"));
    }
}

/* The sheet and the holdings too: the first line of the example is a header. */
static void the_examples_begin_with_headers_in_that_language(void **state)
{
    static const struct {
        const char *language;
        const char *into;
        const char *example;
    } CASES[] = {
        {"nl", "sheet", "<pre>actor\tbelangrijkheid\tvervangbaarheid\tdoor wie\n"},
        {"fr", "sheet", "<pre>acteur\timportance\tremplaçabilité\tpar qui\n"},
        {"nl", "holdings", "<dt>bron, heeft, kan, wil</dt>"},
        {"fr", "holdings", "<dt>source, a, peut, veut</dt>"},
    };
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
        struct text address;

        browser_set_cookie(browser, COOKIE_LANGUAGE, CASES[i].language);
        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, PASTE "?into=%s", CASES[i].into);
        assert_int_equal(browser_get(browser, address.bytes), 200);
        browser_expect(browser, 200, CASES[i].example);
        assert_null(html_check(browser->body, world->pool));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(the_columns_are_named_in_the_visitors_language),
        ON_SQLITE(the_examples_begin_with_headers_in_that_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
