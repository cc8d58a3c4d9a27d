/* test_version_pages.c - stories of step 6: corrections, what they changed, and single
 * marks that go. */
#include "site_preparation.h"

#include "html_check.h"
#include "web/clerk.h"

#define HERE "/networks/" WORLD_NETWORK
#define VERSIONS HERE "/arena/versions"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

static void expect_whole(struct browser *browser, const char *address)
{
    assert_int_equal(browser_get(browser, address), 200);
    const char *complaint = html_check(browser->body, browser->pool);
    if (complaint != NULL || browser->world->gaps.first != NULL) {
        fail_msg("%s: %s, %s", address, complaint, browser->world->gaps.first);
    }
}

/* ---- versions ---- */

static void what_a_correction_changed_stands_in_words(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    expect_whole(karim, VERSIONS);
    browser_expect(karim, 200, "wonen ontbreekt");
    browser_expect(karim, 200, "What changed from version 1 to now");
    const char *sources = browser_between(karim, "Sources</h3>", "</table>");
    assert_non_null(strstr(sources, "Better covered."));
    assert_non_null(strstr(sources, "Newly needed."));
    const char *actors = browser_between(karim, "Actors</h3>", "</table>");
    assert_non_null(strstr(actors, "New on the list."));
    assert_non_null(strstr(actors, "Scholen"));
    assert_null(strstr(actors, "OCMW</th>")); /* as it was */
}

static void any_two_versions_can_be_compared(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    expect_whole(karim, VERSIONS "?from=2&to=1");
    browser_expect(karim, 200, "What changed from version 2 to version 1");
    browser_expect(karim, 200, "No longer on the list.");
    browser_expect(karim, 200, "No longer needed.");
    expect_whole(karim, VERSIONS "?from=2&to=now");
    browser_expect(karim, 200, "Nothing changed between these versions.");
    assert_int_equal(browser_get(karim, VERSIONS "?from=3"), 404);
    assert_int_equal(browser_get(karim, VERSIONS "?to=x"), 404);
    assert_int_equal(browser_get(karim, VERSIONS ".json?from=1&to=now"), 200);
    browser_expect(karim, 200, "\"change\": \"better\"");
}

static void without_a_correction_the_page_explains(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, VERSIONS);
    browser_expect(hilde, 200, "As soon as there is a second version");
    assert_false(browser_shows(hilde, "Compare"));
}

static void a_correction_keeps_what_was_and_leads_to_its_step(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, VERSIONS);
    assert_int_equal(
        browser_submit(hilde, VERSIONS, "reason=geld+ontbreekt&step=sources"), 303);
    assert_string_equal(browser_header(hilde, "Location"),
                        HERE "/sources?done=version-begun");
    expect_whole(hilde, VERSIONS);
    browser_expect(hilde, 200, "geld ontbreekt");
    browser_expect(hilde, 200, "What changed from version 2 to now");
    assert_int_equal(
        world_number(world, "SELECT arena_class FROM version_actor WHERE version = 2 "
                            "AND name = 'Scholen'"),
        1);
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "began a new version of the arena-analysis");
}

static void a_correction_needs_a_reason_and_no_open_round(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(hilde, VERSIONS);
    assert_int_equal(browser_submit(hilde, VERSIONS, "reason=&step=arena"), 422);
    assert_int_equal(browser_submit(hilde, VERSIONS, "reason=x&step=home"), 422);
    assert_int_equal(browser_post(karim, VERSIONS, "reason=x&step=arena"), 403);
    (void)browser_get(karim, VERSIONS);
    assert_false(browser_shows(karim, "Keep this version"));
    world_open_round(world);
    (void)browser_get(hilde, VERSIONS);
    assert_int_equal(browser_submit(hilde, VERSIONS, "reason=te+vroeg&step=arena"), 409);
    browser_expect(hilde, 409, "A round is open: close it first");
    browser_expect(hilde, 409, "te vroeg");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM version"), 1);
}

/* ---- single marks ---- */

static void expect_no_marks(struct world *world)
{
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating"), 0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal_value "
                                         "WHERE changes LIKE '%hart%'"),
                     0);
    assert_int_equal(
        world_number(world, "SELECT arena_class FROM version_actor WHERE version = 2 "
                            "AND name = 'OCMW'"),
        4);
}

static void expect_what_was_kept(struct world *world)
{
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, HERE "/arena/result");
    browser_expect(hilde, 200, "Single marks were deleted on");
    browser_expect(hilde, 200, "1 core actor.");
    browser_expect(hilde, 200, "4, very important");
    browser_expect(hilde, 200, "<div>of the initiating group</div>");
    assert_false(browser_shows(hilde, "All marks"));
    assert_false(browser_shows(hilde, "Discuss first"));
    (void)browser_get(hilde, HERE "/arena/result.json");
    assert_false(browser_shows(hilde, "hart"));
    browser_expect(hilde, 200, "\"has_marks\": false");
    assert_null(strstr(browser_between(hilde, "\"raters\": [", "]"), "\"id\": 0"));
    assert_int_equal(browser_get(hilde, HERE "/arena/ranking.svg"), 404);
    expect_whole(hilde, HERE "/arena/result/1");
    browser_expect(hilde, 200, "until the group rates again");
    assert_int_equal(browser_post(hilde, HERE "/arena/result/1",
                                  "dependence=0&arena_class=3&reason=x"),
                     409);
}

static void a_coordinator_deletes_single_marks_for_good(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(hilde, VERSIONS);
    assert_int_equal(browser_submit(hilde, VERSIONS "/erase", ""), 422);
    assert_int_equal(browser_post(karim, VERSIONS "/erase", "sure=yes"), 403);
    assert_true(world_number(world, "SELECT COUNT(*) FROM rating") > 0);
    (void)browser_get(hilde, VERSIONS);
    assert_int_equal(browser_submit(hilde, VERSIONS "/erase", "sure=yes"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "What all raters together gave was kept.");
    assert_false(browser_shows(hilde, "Delete them earlier"));
    assert_int_equal(browser_post(hilde, VERSIONS "/erase", "sure=yes"), 404);
    expect_no_marks(world);
    expect_what_was_kept(world);
}

static void who_rates_after_it_is_the_only_rater_by_name(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, VERSIONS);
    assert_int_equal(browser_submit(hilde, VERSIONS "/erase", "sure=yes"), 303);
    world_run(world, "INSERT INTO rating (network_id, id, round_id, person_id, actor_id, "
                     "is_own, importance, irreplaceability, dependence, replaced_by, "
                     "note) VALUES ('" WORLD_NETWORK "', 1, 1, 1, 3, 0, 4, 4, 0, '', "
                     "'')");
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Verder"), 303);
    (void)browser_get(hilde, HERE "/arena/result.json");
    browser_expect(hilde, 200, "\"is_erased\": false");
    const char *raters = browser_between(hilde, "\"raters\": [", "]");
    assert_non_null(strstr(raters, "\"id\": 1"));
    assert_null(strstr(raters, "\"name\": \"\""));
    expect_whole(hilde, HERE "/arena/result");
}

static void the_clerk_deletes_them_after_twelve_months(void **state)
{
    SCOPED(world) world = prepared(state);
    struct status st = {0};

    world_wait((int64_t)364 * DAY_MILLISECONDS);
    expect_done(clerk_sweep(world->store, world_clock(), &st), &st);
    assert_true(world_number(world, "SELECT COUNT(*) FROM rating") > 0);
    world_wait((int64_t)3 * DAY_MILLISECONDS);
    expect_done(clerk_sweep(world->store, world_clock(), &st), &st);
    assert_string_equal(
        world_text(world, "SELECT author FROM journal WHERE action = 'rating.erase'"),
        "clerk");
    expect_done(clerk_sweep(world->store, world_clock(), &st), &st);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM journal WHERE action = 'rating.erase'"),
        1);
    expect_no_marks(world);
}

static void a_network_without_members_keeps_them(void **state)
{
    SCOPED(world) world = prepared(state);
    struct status st = {0};

    world_run(world, "DELETE FROM member");
    world_wait((int64_t)800 * DAY_MILLISECONDS);
    expect_done(clerk_sweep(world->store, world_clock(), &st), &st);
    assert_true(world_number(world, "SELECT COUNT(*) FROM rating") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(what_a_correction_changed_stands_in_words),
        ON_SQLITE(any_two_versions_can_be_compared),
        ON_SQLITE(without_a_correction_the_page_explains),
        ON_BOTH(a_correction_keeps_what_was_and_leads_to_its_step),
        ON_BOTH(a_correction_needs_a_reason_and_no_open_round),
        ON_BOTH(a_coordinator_deletes_single_marks_for_good),
        ON_SQLITE(who_rates_after_it_is_the_only_rater_by_name),
        ON_BOTH(the_clerk_deletes_them_after_twelve_months),
        ON_SQLITE(a_network_without_members_keeps_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
