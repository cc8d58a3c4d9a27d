/* test_experience_findings.c - stories of hypotheses, reliability, statements and the
 * image of the coordinator; and who sees what of an anonymous survey. */
#include "site_experience.h"

#include "base/limits.h"
#include "web/kept.h"
#include "web/page_cache.h"
#include "whole_page.h"

enum { CACHE_BYTES = 1024 * 1024 };

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/experience/1"

static struct world *closed(void **state)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "dilemmas"), 1);
    return world;
}

/* ---- hypotheses ---- */

static void nine_claims_are_pre_registered_and_the_rest_is_exploratory(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    size_t count = 0;

    expect_whole(fatima, WAVE "/hypotheses");
    for (const char *at = fatima->body;
         (at = strstr(at, "<span class=\"tag\">pre-registered</span>")) != NULL; at++) {
        count++;
    }
    assert_int_equal(count, 9);
    assert_non_null(strstr(browser_between(fatima, "<h2 id=\"explored\">", "</section>"),
                           "exploratory"));
}

static void every_claim_says_that_it_shows_no_cause(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    size_t count = 0;

    (void)browser_get(fatima, WAVE "/hypotheses");
    for (const char *at = fatima->body;
         (at = strstr(at, "Measured at one moment: no cause.")) != NULL; at++) {
        count++;
    }
    assert_int_equal(count, 9);
}

static void two_identifications_make_a_table_of_four(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, WAVE "/hypotheses");
    const char *first = browser_between(fatima, "<h2 id=\"H1\">", "</section>");
    assert_non_null(strstr(first, "part of the own organisation</th>"));
    assert_non_null(strstr(first, "tau-b"));
    assert_non_null(strstr(first, "in 95 of 100 cases from"));
}

static void a_small_subgroup_is_called_too_few(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "dilemmas");
    site_experience_answer(world, wave, 24, 0);
    site_experience_close(world, wave, 1);
    (void)browser_get(fatima, WAVE "/hypotheses");
    const char *second = browser_between(fatima, "<h2 id=\"H2\">", "</section>");
    assert_non_null(strstr(second, "Too few answers to say."));
}

static void one_network_is_too_few_to_compare_networks(void **state)
{
    static const char *const CODES[] = {"H3", "H4", "H5", "H8", "H9"};
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, WAVE "/hypotheses");
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        struct text heading;

        text_init(&heading, world->pool, LIMIT_NAME_BYTES);
        text_format(&heading, "<h2 id=\"%s\">", CODES[i]);
        assert_non_null(strstr(browser_between(fatima, heading.bytes, "</section>"),
                               "Too few networks"));
    }
}

static const char *third_statement(struct browser *browser)
{
    (void)browser_get(browser, WAVE "/hypotheses");
    return browser_between(browser, "<h2 id=\"H9\">", "</section>");
}

static void families_of_the_same_time_stand_beside_a_claim(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "dilemmas");
    site_experience_answer(world, wave, 25, 0); /* most see one and the same role */
    site_experience_close(world, wave, 10);
    (void)site_experience_closed(world, "five_b");
    const char *said = pool_text(world->pool, third_statement(fatima));
    assert_non_null(strstr(said, "on the middle one of the questions about usability"));
    (void)site_experience_second(world, "five_b");
    assert_string_equal(third_statement(fatima), said);
}

static void the_first_statement_takes_workers_and_families(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, WAVE "/hypotheses");
    assert_non_null(strstr(browser_between(fatima, "<h2 id=\"H7\">", "</section>"),
                           "It takes the answers of workers and of families"));
    assert_int_equal(site_experience_closed(world, "five_b"), 2);
    (void)browser_get(fatima, WAVE "/hypotheses");
    const char *seventh = browser_between(fatima, "<h2 id=\"H7\">", "</section>");
    assert_null(strstr(seventh, "It takes the answers"));
    assert_non_null(strstr(seventh, "One network says nothing about networks"));
}

/* ---- reliability ---- */

static void reliability_says_that_nothing_was_validated(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, WAVE "/reliability");
    browser_expect(fatima, 200, "have not been validated");
    browser_expect(fatima, 200, "Cronbach&#39;s alpha");
    browser_expect(fatima, 200, "Krippendorff&#39;s alpha");
    browser_expect(fatima, 200, "Psychometrika 16, 1951");
}

static void reliability_of_families_and_workers_stands_apart(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "five_b"), 1);
    expect_whole(fatima, WAVE "/reliability");
    browser_expect(fatima, 200, "(families)");
    browser_expect(fatima, 200, "(workers)");
}

/* ---- statements ---- */

static void statements_are_called_statements_not_facts(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, WAVE "/statements");
    browser_expect(fatima, 200, "These are statements, no facts.");
    browser_expect(fatima, 200, "One clear exception among networks");
    browser_expect(fatima, 200, "Measured at one moment: no cause.");
}

static void a_reason_is_read_once_two_have_checked_it(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE open_answer SET body = 'Omdat An van de bib het zei' WHERE "
                     "item = 'stell1_why'");
    (void)browser_get(fatima, WAVE "/statements");
    browser_expect(fatima, 200, "Some written reasons still wait");
    assert_false(browser_shows(fatima, "Omdat An"));
    world_run(world, "UPDATE open_answer SET shown = 'Omdat iemand het zei', body = '', "
                     "state = 'shown' WHERE item = 'stell1_why'");
    (void)browser_get(fatima, WAVE "/statements");
    browser_expect(fatima, 200, "<q>Omdat iemand het zei</q>");
}

/* ---- the coordinator ---- */

static void self_image_and_partners_stand_side_by_side(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, WAVE "/coordinator");
    browser_expect(fatima, 200, "<strong>the coordinator</strong>, of the own role:");
    browser_expect(fatima, 200, "brings in the right people");
    browser_expect(fatima, 200, "this page prefers no role");
    browser_expect(fatima, 200, "against the thought that the softest role unites best");
}

static void a_coordinator_who_said_nothing_is_asked_to(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "DELETE FROM self_image");
    (void)browser_get(hilde, WAVE "/coordinator");
    browser_expect(hilde, 200, "<a href=\"" WAVE "/self\">");
    (void)browser_get(fatima, WAVE "/coordinator");
    browser_expect(fatima, 200, "has not said yet");
    assert_false(browser_shows(fatima, WAVE "/self"));
}

/* ---- one's own organisation ---- */

static void who_works_there_sees_the_own_organisation_beside_the_network(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) willem = browser_new(world, ACTOR_WORKER);

    expect_whole(willem, WAVE "/own");
    browser_expect(willem, 200, "How OCMW answered");
    browser_expect(willem, 200, "10 to 19 of your people answered.");
    browser_expect(willem, 200, "on the two highest; middle answer:");
}

static void nobody_sees_anothers_organisation(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) willem = browser_new(world, ACTOR_WORKER);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(willem, WAVE "/own?organisation=1"), 200);
    for (int actor = 2; actor <= 10; actor++) {
        struct text address;

        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, WAVE "/own?organisation=%d", actor);
        assert_int_equal(browser_get(willem, address.bytes), 404);
        assert_int_equal(browser_get(hilde, address.bytes), 403);
        assert_int_equal(browser_get(sofie, address.bytes), 403);
    }
}

static void a_small_organisation_is_told_why_there_is_nothing(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) willem = browser_new(world, ACTOR_WORKER);

    /* Huisartsen: three people answered. */
    world_run(world, "UPDATE role SET organisation_id = (SELECT a.organisation_id FROM "
                     "actor a WHERE a.id = 7) WHERE role = 'worker'");
    expect_whole(willem, WAVE "/own");
    browser_expect(willem, 200, "fewer than 5 people of Huisartsen");
    (void)browser_get(willem, WAVE "/own.json");
    assert_false(browser_shows(willem, "\"percent\""));
}

/* ---- sight ---- */

static const char *const PAGES[] = {"/dilemmas",    "/dilemmas/loyalty", "/hypotheses",
                                    "/reliability", "/statements",       "/coordinator",
                                    "/own"};

/* Nothing is known any more of what was shown before. */
static void forget(struct world *world)
{
    page_cache_free(world->site.cache);
    world->site.cache = page_cache_new(CACHE_BYTES);
    kept_free(world->site.kept);
    world->site.kept = kept_new(CACHE_BYTES);
}

/* All pages of the wave for one role, one behind the other, from the wave on: before it
 * stands what changes with each session. */
static const char *pages_of(struct world *world, enum actor actor)
{
    SCOPED(browser) browser = browser_new(world, actor);
    struct text all;

    forget(world);
    text_init(&all, world->pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        struct text address;

        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, WAVE "%s.json", PAGES[i]);
        text_format(&all, "%d ", browser_get(browser, address.bytes));
        const char *wave = strstr(browser->body, "\"wave\": {");
        text_add(&all, wave == NULL ? "" : wave);
    }
    return all.bytes;
}

static void no_page_reads_what_single_people_answered(void **state)
{
    static const enum actor ROLES[] = {ACTOR_RESEARCHER, ACTOR_FAMILY,
                                       ACTOR_WORKER,     ACTOR_REPRESENTATIVE,
                                       ACTOR_INITIATOR,  ACTOR_COORDINATOR};
    SCOPED(world) world = closed(state);
    const char *before[ARRAY_COUNT(ROLES)];

    for (size_t i = 0; i < ARRAY_COUNT(ROLES); i++) {
        before[i] = pages_of(world, ROLES[i]);
        assert_non_null(strstr(before[i], "\"both_pull\""));
    }
    world_run(world, "UPDATE reply SET answers = 'loyalty_A 1'");
    world_run(world, "UPDATE open_answer SET body = 'geheim'");
    for (size_t i = 0; i < ARRAY_COUNT(ROLES); i++) {
        assert_string_equal(pages_of(world, ROLES[i]), before[i]);
    }
    world_run(world, "DELETE FROM reply");
    assert_string_equal(pages_of(world, ACTOR_COORDINATOR),
                        before[ARRAY_COUNT(ROLES) - 1]);
}

static void an_organisations_part_reaches_its_own_people_alone(void **state)
{
    static const enum actor OTHERS[] = {ACTOR_RESEARCHER, ACTOR_FAMILY, ACTOR_INITIATOR,
                                        ACTOR_COORDINATOR};
    SCOPED(world) world = closed(state);
    const char *before[ARRAY_COUNT(OTHERS)];
    const char *own = pages_of(world, ACTOR_WORKER);

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        before[i] = pages_of(world, OTHERS[i]);
    }
    world_run(world, "DELETE FROM wave_result WHERE part = 'organisation:1'");
    assert_string_not_equal(pages_of(world, ACTOR_WORKER), own);
    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        assert_string_equal(pages_of(world, OTHERS[i]), before[i]);
    }
}

static void another_organisations_part_changes_nothing_for_a_worker(void **state)
{
    SCOPED(world) world = closed(state);
    const char *before = pages_of(world, ACTOR_WORKER);

    world_run(world, "DELETE FROM wave_result WHERE part LIKE 'organisation:%' AND part "
                     "<> 'organisation:1'");
    assert_string_equal(pages_of(world, ACTOR_WORKER), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(nine_claims_are_pre_registered_and_the_rest_is_exploratory),
        ON_SQLITE(every_claim_says_that_it_shows_no_cause),
        ON_SQLITE(two_identifications_make_a_table_of_four),
        ON_SQLITE(a_small_subgroup_is_called_too_few),
        ON_SQLITE(one_network_is_too_few_to_compare_networks),
        ON_SQLITE(families_of_the_same_time_stand_beside_a_claim),
        ON_SQLITE(the_first_statement_takes_workers_and_families),
        ON_SQLITE(reliability_says_that_nothing_was_validated),
        ON_SQLITE(reliability_of_families_and_workers_stands_apart),
        ON_SQLITE(statements_are_called_statements_not_facts),
        ON_BOTH(a_reason_is_read_once_two_have_checked_it),
        ON_SQLITE(self_image_and_partners_stand_side_by_side),
        ON_SQLITE(a_coordinator_who_said_nothing_is_asked_to),
        ON_BOTH(who_works_there_sees_the_own_organisation_beside_the_network),
        ON_SQLITE(nobody_sees_anothers_organisation),
        ON_SQLITE(a_small_organisation_is_told_why_there_is_nothing),
        ON_BOTH(no_page_reads_what_single_people_answered),
        ON_BOTH(an_organisations_part_reaches_its_own_people_alone),
        ON_SQLITE(another_organisations_part_changes_nothing_for_a_worker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
