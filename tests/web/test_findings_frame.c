/* test_findings_frame.c - around every page of findings stands which wave it is, who
 * answered, whether it is computed, and the way to the other pages. */
#include "site_survey.h"

#include <string.h>

#include "web/clerk_wave.h"
#include "web/kept.h"

#define FINDINGS "/networks/" WORLD_NETWORK "/findings"

/* Get a page that an actor may see. */
static const char *page_of(struct browser *browser, const char *address)
{
    assert_int_equal(browser_get(browser, address), 200);
    return browser->body;
}

static bool has(const char *page, const char *words)
{
    return strstr(page, words) != NULL;
}

/* ---- tabs ---- */

static void each_sees_the_pages_that_are_for_them(void **state)
{
    static const struct {
        enum actor actor;
        bool has_talks;
        bool has_own;
        bool has_computing;
    } CASES[] = {
        {ACTOR_COORDINATOR, true, false, true},     {ACTOR_INITIATOR, false, false, true},
        {ACTOR_REPRESENTATIVE, false, true, false}, {ACTOR_WORKER, false, true, false},
        {ACTOR_FAMILY, false, false, false},
    };
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(browser) browser = browser_new(world, CASES[i].actor);
        const char *page = page_of(browser, FINDINGS "/1/trust");

        print_message("%s\n", ACTORS[CASES[i].actor].label);
        assert_true(has(page, "href=\"" FINDINGS "/1/scorecard\""));
        assert_int_equal(has(page, "href=\"" FINDINGS "/1/talks\""), CASES[i].has_talks);
        assert_int_equal(has(page, "href=\"" FINDINGS "/1/own\""), CASES[i].has_own);
        assert_int_equal(has(page, "href=\"" FINDINGS "/1/recompute\""),
                         CASES[i].has_computing);
    }
}

static void the_page_that_one_is_on_is_marked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    const char *page = page_of(browser, FINDINGS "/1/trust");
    assert_true(has(page, "href=\"" FINDINGS "/1/trust\" aria-current=\"page\""));
    assert_false(has(page, "href=\"" FINDINGS "/1/talks\" aria-current"));
}

static void what_changed_needs_a_former_wave(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_second(world);
    assert_true(has(page_of(browser, FINDINGS "/2/trust"),
                    "href=\"" FINDINGS "/changes?from=1&amp;to=2\""));
    assert_false(has(page_of(browser, FINDINGS "/1/trust"), "/findings/changes"));
}

static void the_same_page_of_another_wave_is_near(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_second(world);
    const char *page = page_of(browser, FINDINGS "/2/trust");
    assert_true(has(page, "href=\"" FINDINGS "/1/trust\""));
    assert_true(has(page, "href=\"" FINDINGS "/2/trust\" aria-current=\"true\""));
}

/* ---- which waves ---- */

static void an_open_wave_has_no_findings(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_get(browser, FINDINGS "/1/trust"), 404);
    assert_int_equal(browser_get(browser, FINDINGS "/7/trust"), 404);
}

static void the_response_stands_beside_the_figures(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_FAMILY);

    site_survey_closed(world);
    assert_true(
        has(page_of(browser, FINDINGS "/1/trust"), "9 of 10 organisations answered"));
}

/* ---- computing ---- */

static void running_set(struct world *world)
{
    world_run(world, "DELETE FROM wave_result");
    world_run(world, "UPDATE job SET state = 'running', permille = 345, "
                     "lease_until = 9000000000000");
}

static void while_it_is_computed_the_page_says_how_far_and_is_not_kept(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_FAMILY);

    site_survey_closed(world);
    running_set(world);
    assert_true(has(page_of(browser, FINDINGS "/1/trust"), "34 % is done"));
    world_run(world, "UPDATE job SET permille = 678");
    assert_true(has(page_of(browser, FINDINGS "/1/trust"), "67 % is done"));
}

static void only_who_sets_up_the_survey_can_stop_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) initiator = browser_new(world, ACTOR_INITIATOR);

    site_survey_closed(world);
    running_set(world);
    assert_false(has(page_of(initiator, FINDINGS "/1/trust"), "Stop computing"));
    assert_int_equal(browser_post(initiator, FINDINGS "/1/stop", ""), 403);
    assert_true(has(page_of(coordinator, FINDINGS "/1/trust"), "Stop computing"));
    assert_int_equal(browser_submit(coordinator, FINDINGS "/1/stop", ""), 303);
    assert_int_equal(world_number(world, "SELECT is_stopping FROM job"), 1);
}

static void what_was_stopped_can_be_begun_again(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);
    struct status st = {0};

    site_survey_closed(world);
    world_run(world, "DELETE FROM wave_result");
    world_run(world, "UPDATE job SET state = 'stopped'");
    assert_true(has(page_of(browser, FINDINGS "/1/trust"), "was stopped"));
    assert_int_equal(browser_submit(browser, FINDINGS "/1/recompute", ""), 303);
    assert_int_equal(browser_follow(browser), 200);
    assert_true(has(browser->body, "0 % is done"));
    expect_done(clerk_wave_now(world->store, world_clock(), &st), &st);
    assert_false(has(page_of(browser, FINDINGS "/1/trust"), "was stopped"));
}

static void what_failed_says_why(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    world_run(world, "UPDATE job SET state = 'failed', trouble = 'the disk is <full>'");
    assert_true(has(page_of(browser, FINDINGS "/1/trust"), "The disk is &lt;full&gt;."));
}

static void results_of_another_engine_are_as_if_they_were_not_there(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    world_run(world, "UPDATE wave_result SET body = "
                     "replace(body, '\"engine\":', '\"engine\":9') WHERE part = 'run'");
    assert_true(has(page_of(browser, FINDINGS "/1/trust"),
                    "The figures of this wave are not computed."));
}

/* Of rows that change without a change of the network pages know nothing: with one they
 * are read anew. */
static void what_was_read_serves_until_the_network_changes(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    struct kept *kept = world->site.kept;
    assert_true(has(page_of(browser, FINDINGS "/1/map"), ">CAW<"));
    world->site.kept = NULL; /* so that this keeps it as it is */
    world_run(world, "UPDATE wave_actor SET name = 'CAW Oost' WHERE name = 'CAW'");
    kept_free(world->site.kept);
    world->site.kept = kept;
    assert_false(has(page_of(browser, FINDINGS "/1/map?size=none"), ">CAW Oost<"));
    (void)page_of(browser, FINDINGS "/1/recompute");
    assert_int_equal(browser_submit(browser, FINDINGS "/1/recompute", ""), 303);
    assert_true(has(page_of(browser, FINDINGS "/1/map?size=none"), ">CAW Oost<"));
}

static void what_came_out_differently_is_shown(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);
    struct status st = {0};

    site_survey_closed(world);
    assert_false(has(page_of(browser, FINDINGS "/1/recompute"), "came out differently"));
    world_run(world, "UPDATE wave_result SET body = "
                     "replace(body, '\"density\":0', '\"density\":7') "
                     "WHERE part = 'contact'");
    assert_int_equal(browser_submit(browser, FINDINGS "/1/recompute", ""), 303);
    expect_done(clerk_wave_now(world->store, world_clock(), &st), &st);
    assert_true(has(page_of(browser, FINDINGS "/1/recompute"), "came out differently"));
    assert_true(has(browser->body, "the whole network"));
    assert_int_equal(browser_submit(browser, FINDINGS "/1/recompute", ""), 303);
    expect_done(clerk_wave_now(world->store, world_clock(), &st), &st);
    assert_true(has(page_of(browser, FINDINGS "/1/recompute"), "gave the same figures"));
}

static void what_one_organisation_said_is_kept_back_there(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    world_run(world,
              "INSERT INTO wave_result (network_id, wave_id, part, body) SELECT "
              "network_id, id, 'differences', '{\"items\":[{\"relation\":\"contact\","
              "\"measure\":\"in_degree\",\"organisation\":1,\"before\":2.625,"
              "\"after\":3.625}]}' FROM wave");
    assert_true(has(page_of(browser, FINDINGS "/1/recompute"), "not shown"));
    assert_false(has(browser->body, "2.625"));
    assert_false(has(page_of(browser, FINDINGS "/1/recompute.json"), "3.625"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(each_sees_the_pages_that_are_for_them),
        ON_SQLITE(the_page_that_one_is_on_is_marked),
        ON_SQLITE(what_changed_needs_a_former_wave),
        ON_SQLITE(the_same_page_of_another_wave_is_near),
        ON_SQLITE(an_open_wave_has_no_findings),
        ON_SQLITE(the_response_stands_beside_the_figures),
        ON_BOTH(while_it_is_computed_the_page_says_how_far_and_is_not_kept),
        ON_BOTH(only_who_sets_up_the_survey_can_stop_it),
        ON_BOTH(what_was_stopped_can_be_begun_again),
        ON_SQLITE(what_failed_says_why),
        ON_SQLITE(what_one_organisation_said_is_kept_back_there),
        ON_SQLITE(results_of_another_engine_are_as_if_they_were_not_there),
        ON_BOTH(what_was_read_serves_until_the_network_changes),
        ON_BOTH(what_came_out_differently_is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
