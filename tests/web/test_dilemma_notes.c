/* test_dilemma_notes.c - stories of the network's own dilemmas and problems: who writes
 * them, what a dilemma takes, and that nothing closes one. */
#include "site_fixture.h"

#include "base/limits.h"
#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define NOTES HERE "/notes"
#define WAS                                                                              \
    "&was_kind=dilemma&was_title=&was_dilemma=&was_options=&was_drawbacks=&was_note="
#define GOOD                                                                             \
    "kind=dilemma&title=Zeggen+we+het+meteen&dilemma=loyalty"                            \
    "&options=Ja+meteen%0D%0ANog+niet&drawbacks=Het+stopt%0D%0AHet+wekt+hoop"            \
    "&note=Weer+in+maart"

static void a_dilemma_shows_each_way_with_what_stands_against_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    SCOPED(browser) willem = browser_new(world, ACTOR_WORKER);

    (void)browser_get(fatima, NOTES "/new?dilemma=loyalty");
    browser_expect(fatima, 200, "<option value=\"loyalty\" selected>Loyalty</option>");
    assert_int_equal(browser_submit(fatima, NOTES "/new", GOOD WAS), 303);
    (void)browser_follow(fatima);
    browser_expect(fatima, 200, "Saved.");
    expect_whole(willem, NOTES);
    browser_expect(willem, 200, "<th scope=\"row\">Ja meteen</th>");
    const char *against =
        browser_between(willem, "<th scope=\"row\">Nog niet</th>", "</tr>");
    assert_non_null(strstr(against, ">Het wekt hoop</td>"));
    browser_expect(willem, 200, "<span class=\"tag\">Loyalty</span>");
    browser_expect(willem, 200, "Written by a representative");
}

static const struct refused REFUSED[] = {
    {"a dilemma with one way",
     "kind=dilemma&title=x&dilemma=&options=Ja&drawbacks=Duur&note=" WAS,
     "form_note-options", "with one way it is a problem"},
    {"a way without a drawback",
     "kind=dilemma&title=x&dilemma=&options=Ja%0D%0ANee&drawbacks=Duur&note=" WAS,
     "form_note-drawbacks", "rite what stands against each way"},
    {"a dilemma that is none of the eight",
     "kind=problem&title=x&dilemma=money&options=&drawbacks=&note=" WAS,
     "form_note-dilemma", "Choose one of the list"},
    {"no sentence", "kind=problem&title=&dilemma=&options=&drawbacks=&note=" WAS,
     "form_note-title", "must be filled in"},
};

static void what_does_not_fit_is_said_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_refused(fatima, NOTES "/new", REFUSED, ARRAY_COUNT(REFUSED));
}

static void a_problem_needs_a_sentence_alone_and_stands_apart(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, NOTES "/new?kind=problem");
    assert_int_equal(browser_submit(fatima, NOTES "/new",
                                    "kind=problem&title=Niemand+op+woensdag&dilemma="
                                    "&options=&drawbacks=&note=" WAS),
                     303);
    expect_whole(fatima, NOTES);
    const char *problems = strstr(fatima->body, ">Problems</h2>");
    assert_non_null(problems);
    assert_non_null(strstr(problems, "Niemand op woensdag</h3>"));
}

static void nothing_on_the_page_closes_a_dilemma(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, NOTES "/new", GOOD), 303);
    (void)browser_get(hilde, NOTES);
    browser_expect(hilde, 200, "So nothing here closes a dilemma.");
    (void)browser_get(hilde, NOTES ".json");
    const char *dilemmas = browser_between(hilde, "\"dilemmas\": [", "\"problems\"");
    assert_non_null(strstr(dilemmas, "Zeggen we het meteen"));
    assert_null(strstr(dilemmas, "\"state\""));
}

static void a_note_is_changed_and_removed_and_comes_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, NOTES "/new", GOOD), 303);
    (void)browser_get(hilde, NOTES "/1");
    browser_expect(hilde, 200, "value=\"Zeggen we het meteen\"");
    assert_int_equal(browser_post(hilde, NOTES "/1",
                                  "kind=dilemma&title=Zeggen+we+het+meteen&note=Weer+in+"
                                  "juni&was_note=Weer+in+maart"),
                     303);
    assert_string_equal(world_text(world, "SELECT note FROM dilemma_note"),
                        "Weer in juni");
    assert_string_equal(world_text(world, "SELECT options FROM dilemma_note"),
                        "Ja meteen\nNog niet");
    assert_int_equal(browser_post(hilde, NOTES "/1/remove", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The history can bring it back.");
    assert_int_equal(browser_get(hilde, NOTES "/1"), 404);
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "removed a note on a dilemma or a problem");
}

static void who_only_looks_is_offered_no_form(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);

    assert_int_equal(browser_post(hilde, NOTES "/new", GOOD), 303);
    (void)browser_get(family, NOTES);
    browser_expect(family, 200, "Zeggen we het meteen</h3>");
    assert_false(browser_shows(family, "Change or remove"));
    assert_false(browser_shows(family, NOTES "/new"));
    assert_int_equal(browser_get(family, NOTES "/1"), 403);
    assert_int_equal(browser_post(family, NOTES "/new", GOOD), 403);
}

static void what_stands_in_a_note_is_text(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, NOTES "/new",
                                  "kind=problem&title=%3Cb%3Evet%3C%2Fb%3E&dilemma="
                                  "&options=%3Ci%3E&drawbacks=&note=%3Cu%3E"),
                     303);
    (void)browser_get(hilde, NOTES);
    browser_expect(hilde, 200, "&lt;b&gt;vet&lt;/b&gt;</h3>");
    assert_false(browser_shows(hilde, "<b>vet"));
    assert_false(browser_shows(hilde, "<u>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_dilemma_shows_each_way_with_what_stands_against_it),
        ON_SQLITE(what_does_not_fit_is_said_at_its_field),
        ON_SQLITE(a_problem_needs_a_sentence_alone_and_stands_apart),
        ON_SQLITE(nothing_on_the_page_closes_a_dilemma),
        ON_BOTH(a_note_is_changed_and_removed_and_comes_back),
        ON_BOTH(who_only_looks_is_offered_no_form),
        ON_SQLITE(what_stands_in_a_note_is_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
