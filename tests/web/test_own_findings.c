/* test_own_findings.c - stories of the page of one's own organisation: both sides of its
 * ties, its own score, what changed. */
#include "site_survey.h"

#include "base/limits.h"
#include "whole_page.h"

#define FINDINGS "/networks/" WORLD_NETWORK "/findings"
#define OWN FINDINGS "/1/own"

static struct world *closed(void **state)
{
    struct world *world = world_new(state);

    site_survey_closed(world);
    return world;
}

/* What stands of the tie with one organisation. */
static const char *tie_with(const struct browser *browser, const char *name)
{
    struct text heading;

    text_init(&heading, browser->pool, LIMIT_NAME_BYTES);
    text_format(&heading, "<h3>%s", name);
    return browser_between(browser, heading.bytes, "</table>");
}

static void a_tie_is_shown_from_both_sides(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, OWN);
    browser_expect(fatima, 200, "What this wave says of OCMW");
    const char *caw = tie_with(fatima, "CAW");
    const char *ours = strstr(caw, "<td data-label=\"You say\">monthly</td>");
    assert_non_null(ours);
    assert_non_null(strstr(ours, "<td data-label=\"They say\">weekly</td>"));
    assert_non_null(strstr(ours, "both say so"));
}

static void who_did_not_answer_is_unknown_not_none(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE wave_answer SET answers = answers || '\n10 1' WHERE "
                     "wave_actor_id = 1 AND item = 'contact'");
    (void)browser_get(fatima, OWN);
    const char *zorghuis = tie_with(fatima, "Zorghuis");
    assert_non_null(strstr(zorghuis, "they did not answer"));
    assert_null(strstr(zorghuis, "only you say so"));
}

static void a_tie_that_one_end_names_is_told_to_both(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE wave_answer SET answers = '' WHERE wave_actor_id = 1 AND "
                     "item = 'contact'");
    (void)browser_get(fatima, OWN);
    assert_non_null(strstr(tie_with(fatima, "CAW"), "only they say so"));
    assert_non_null(strstr(tie_with(fatima, "CAW"), "seen differently"));
}

static void where_two_of_one_house_differ_is_a_finding(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, OWN);
    browser_expect(fatima, 200, "2 people answered for your organisation");
    const char *divided =
        browser_between(fatima, "Where your own answers differ</h2>", "</section>");
    const char *caw = strstr(divided, "CAW</th>");
    assert_non_null(caw);
    assert_non_null(strstr(caw, "<td data-label=\"From\">monthly</td>"));
    assert_non_null(strstr(caw, "<td data-label=\"To\">weekly</td>"));
    assert_null(strstr(divided, ">Jan<")); /* nobody's name */
}

static void its_own_score_is_given_with_five_raters(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE wave_score SET state = 'given', raters = 5, mean = '3.25', "
                     "middle = '3.5' WHERE wave_actor_id = 1 AND scale = 'trust'");
    (void)browser_get(fatima, OWN);
    browser_expect(fatima, 200, "<strong>3.25</strong>");
    browser_expect(fatima, 200, "the mean of what 5 others gave");
    (void)browser_get(fatima, OWN "?lang=nl");
    (void)browser_follow(fatima);
    browser_expect(fatima, 200, "<strong>3,25</strong>");
}

static void below_five_raters_there_is_the_sentence_why(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE wave_score SET state = 'too_few_raters', raters = 4, mean = "
                     "'3.25', middle = '3.5' WHERE wave_actor_id = 1");
    (void)browser_get(fatima, OWN);
    browser_expect(fatima, 200, "Fewer than five others answered");
    assert_false(browser_shows(fatima, "3.25"));
    (void)browser_get(fatima, OWN ".json");
    assert_false(browser_shows(fatima, "3.25"));
    assert_false(browser_shows(fatima, "\"raters\": 4"));
}

static void a_score_that_says_given_with_four_is_not_shown(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE wave_score SET state = 'given', raters = 4, mean = '3.25', "
                     "middle = '3.5' WHERE wave_actor_id = 1");
    (void)browser_get(fatima, OWN ".json");
    assert_false(browser_shows(fatima, "3.25"));
}

static void who_works_there_sees_the_same_and_nobody_elses(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) willem = browser_new(world, ACTOR_WORKER);

    expect_whole(willem, OWN);
    browser_expect(willem, 200, "What this wave says of OCMW");
    assert_int_equal(browser_get(willem, OWN "?organisation=1"), 200);
    assert_int_equal(browser_get(willem, OWN "?organisation=2"), 404);
}

static void who_coordinates_has_no_such_page(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_get(hilde, OWN), 403);
    assert_int_equal(browser_get(hilde, OWN "?organisation=6"), 403);
}

static void who_stands_for_nobody_of_the_list_is_told_so(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE actor SET organisation_id = (SELECT a.organisation_id FROM "
                     "actor a WHERE a.id = 3) WHERE id = 1");
    expect_whole(fatima, OWN);
    browser_expect(fatima, 200, "You stand for none of the organisations");
    assert_false(browser_shows(fatima, "Your ties, seen from both sides"));
}

static void what_changed_since_the_former_wave_is_told(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_second(world);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    expect_whole(fatima, FINDINGS "/2/own");
    const char *changes =
        browser_between(fatima, "What changed since T0</h2>", "</section>");
    const char *found =
        strstr(changes, "<strong>Kinderopvang</strong>, any contact: new");
    assert_non_null(found);
    found = strstr(changes, "<strong>Voedselhulp</strong>, any contact: no longer there");
    assert_non_null(found);
    (void)browser_get(fatima, OWN);
    assert_false(browser_shows(fatima, "What changed since"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_tie_is_shown_from_both_sides),
        ON_SQLITE(who_did_not_answer_is_unknown_not_none),
        ON_SQLITE(a_tie_that_one_end_names_is_told_to_both),
        ON_SQLITE(where_two_of_one_house_differ_is_a_finding),
        ON_BOTH(its_own_score_is_given_with_five_raters),
        ON_SQLITE(below_five_raters_there_is_the_sentence_why),
        ON_SQLITE(a_score_that_says_given_with_four_is_not_shown),
        ON_BOTH(who_works_there_sees_the_same_and_nobody_elses),
        ON_BOTH(who_coordinates_has_no_such_page),
        ON_SQLITE(who_stands_for_nobody_of_the_list_is_told_so),
        ON_BOTH(what_changed_since_the_former_wave_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
