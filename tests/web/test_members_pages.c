/* test_members_pages.c - stories of organisations that take part, change their role, and
 * leave; and what of it is not for everybody. */
#include "site_preparation.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define MEMBERS HERE "/members"

static const char *members(struct world *world)
{
    return world_text(world, "SELECT GROUP_CONCAT(actor_id || role || from_day || '-' || "
                             "COALESCE(to_day, ''), ' ') FROM (SELECT * FROM member "
                             "ORDER BY id)");
}

/* ---- who reads what ---- */

static void members_stand_under_their_role(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_prepare(world);
    (void)browser_get(worker, MEMBERS);
    browser_expect(worker, 200, "lang=\"nl\">kernactor</i>");
    expect_page(worker);
    const char *core = browser_between(worker, "id=\"role-core\"", "</section>");
    assert_non_null(strstr(core, "OCMW"));
    assert_non_null(strstr(core, "since 21 November 2026"));
    assert_non_null(strstr(core, "lasting"));
    assert_non_null(strstr(core, "a representative, since 2 November 2026"));
    const char *edge = browser_between(worker, "id=\"role-edge\"", "</section>");
    assert_non_null(strstr(edge, "None."));
}

static void who_may_not_see_people_sees_no_representatives(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) researcher = browser_new(world, ACTOR_RESEARCHER);

    world_prepare(world);
    (void)browser_get(researcher, MEMBERS);
    browser_expect(researcher, 200, "OCMW");
    expect_page(researcher);
    assert_false(browser_shows(researcher, "a representative, since"));
    (void)browser_get(researcher, MEMBERS ".json");
    browser_expect(researcher, 200, "OCMW");
    assert_false(browser_shows(researcher, "a representative"));
}

/* Who stands on the sheet, and why somebody left, is for the initiating group. */
static void the_sheet_is_not_told_to_other_members(void **state)
{
    static const enum actor OTHERS[] = {ACTOR_RESEARCHER, ACTOR_FAMILY, ACTOR_WORKER,
                                        ACTOR_REPRESENTATIVE};
    static const char *const ADDRESSES[] = {MEMBERS, MEMBERS ".json"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(
        browser_post(sofie, MEMBERS "/1/end", "to_day=2026-11-22&leave_reason=ruzie"),
        303);
    for (size_t i = 0; i < 2 * ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i / 2]);

        (void)browser_get(browser, ADDRESSES[i % 2]);
        browser_expect(browser, 200, "OCMW");
        assert_false(browser_shows(browser, "ruzie"));
        assert_false(browser_shows(browser, "Bib"));
        assert_false(browser_shows(browser, "Scholen"));
        assert_int_equal(browser_get(browser, MEMBERS "/1"), 403);
        assert_int_equal(browser_get(browser, MEMBERS "/1.json"), 403);
    }
    (void)browser_get(sofie, MEMBERS);
    browser_expect(sofie, 200, "ruzie");
    browser_expect(sofie, 200, ">Bib</option>");
    expect_page(sofie);
}

static void without_members_the_step_is_explained(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);

    (void)browser_get(family, MEMBERS);
    browser_expect(family, 200, "No organisation takes part yet.");
    assert_false(browser_shows(family, "are not a network"));
    expect_page(family);
}

static void fewer_than_three_are_not_a_network(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    static const char *const MORE[] = {"actor_id=2&role=edge&from_day=2026-11-22",
                                       "actor_id=3&role=context&from_day=2026-11-22",
                                       "actor_id=4&role=edge&from_day=2026-11-22"};

    world_prepare(world);
    for (size_t i = 0; i < ARRAY_COUNT(MORE); i++) {
        (void)browser_get(sofie, MEMBERS);
        browser_expect(sofie, 200, "Fewer than three organisations are not a network.");
        assert_int_equal(browser_post(sofie, MEMBERS, MORE[i]), 303);
    }
    /* The context actor surrounds it: the third is the last of them. */
    (void)browser_get(sofie, MEMBERS ".json");
    browser_expect(sofie, 200, "\"is_too_few\": false");
    browser_expect(sofie, 200, "\"count\": 3");
    browser_expect(sofie, 200, "\"around_count\": 1");
}

/* ---- taking up ---- */

static void an_organisation_is_taken_up_once(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(sofie, MEMBERS);
    assert_false(browser_shows(sofie, ">OCMW</option>"));
    assert_int_equal(browser_submit(sofie, MEMBERS,
                                    "actor_id=3&role=edge&from_day=2026-11-20"
                                    "&engagement_level=per_action&engagement=een+dag"
                                    "&agreed_day=2026-11-19"),
                     303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "The organisation was taken up.");
    browser_expect(sofie, 200, "agreed by its own board on 19 November 2026");
    const char *before = world_state(world);
    (void)browser_post(sofie, MEMBERS, "actor_id=3&role=core&from_day=2026-11-21");
    browser_expect(sofie, 409,
                   "id=\"form_member-actor_id-error\">Scholen takes part already");
    /* Nor from a day before it began. */
    assert_int_equal(
        browser_post(sofie, MEMBERS, "actor_id=3&role=core&from_day=2026-01-01"), 409);
    assert_int_equal(
        browser_post(sofie, MEMBERS, "actor_id=99&role=core&from_day=2026-11-21"), 404);
    assert_string_equal(world_state(world), before);
}

static void who_left_may_come_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(browser_post(sofie, MEMBERS "/1/end", "to_day=2026-11-22"), 303);
    assert_int_equal(
        browser_post(sofie, MEMBERS, "actor_id=1&role=edge&from_day=2026-11-21"), 409);
    assert_int_equal(
        browser_post(sofie, MEMBERS, "actor_id=1&role=edge&from_day=2026-11-22"), 303);
    (void)browser_get(sofie, MEMBERS "/1");
    browser_expect(sofie, 200, "It takes part today in another role.");
}

static void what_it_commits_itself_to_is_changed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_prepare(world);
    (void)browser_get(sofie, MEMBERS "/1");
    expect_page(sofie);
    assert_int_equal(browser_submit(sofie, MEMBERS "/1",
                                    "engagement_level=per_action&engagement=twee+dagen"
                                    "&agreed_day=2026-11-19"),
                     303);
    (void)browser_get(worker, MEMBERS);
    browser_expect(worker, 200, "twee dagen");
    browser_expect(worker, 200, "per action");
    assert_int_equal(browser_post(sofie, MEMBERS "/9", "engagement=x"), 404);
    assert_int_equal(browser_post(sofie, MEMBERS "/x", "engagement=x"), 404);
    assert_int_equal(browser_get(sofie, MEMBERS "/9"), 404);
}

/* ---- another role ---- */

static void a_former_role_stays_in_the_list(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(sofie, MEMBERS "/1");
    assert_int_equal(
        browser_submit(sofie, MEMBERS "/1/role", "role=edge&from_day=2026-11-22"), 303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "The role changed; the former one stays in the list.");
    browser_expect(sofie, 200, "edge actor, since 22 November 2026");
    assert_string_equal(world_text(world, "SELECT engagement_level FROM member "
                                          "WHERE id = 2"),
                        "lasting");
    (void)browser_get(sofie, MEMBERS);
    browser_expect(sofie, 200,
                   "core actor, <span class=\"num\">21 November 2026 – "
                   "22 November 2026");
    const char *before = world_state(world);
    (void)browser_post(sofie, MEMBERS "/2/role", "role=edge&from_day=2026-11-22");
    browser_expect(sofie, 409, "It has this role already");
    (void)browser_post(sofie, MEMBERS "/1/role", "role=context&from_day=2026-11-22");
    browser_expect(sofie, 409, "This role has ended already");
    assert_string_equal(world_state(world), before);
}

static void on_its_first_day_a_role_is_corrected(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(
        browser_post(sofie, MEMBERS "/1/role", "role=context&from_day=" WORLD_YESTERDAY),
        303);
    assert_string_equal(members(world), "1context" WORLD_YESTERDAY "-");
}

static void a_day_before_it_took_part_is_refused_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    const char *before = world_state(world);
    (void)browser_post(sofie, MEMBERS "/1/role", "role=edge&from_day=2026-11-20");
    browser_expect(sofie, 422,
                   "id=\"form_member_role-from_day-error\">It takes part since "
                   "2026-11-21");
    (void)browser_post(sofie, MEMBERS "/1/end", "to_day=2026-11-20");
    browser_expect(sofie, 422,
                   "id=\"form_member_end-to_day-error\">It takes part since 2026-11-21");
    assert_string_equal(world_state(world), before);
}

/* ---- leaving ---- */

static void who_leaves_takes_its_sources_along(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(sofie, MEMBERS "/1");
    browser_expect(sofie, 200, "If it left: what would go with it?");
    browser_expect(sofie, 200, "An indispensable source becomes a gap.");
    browser_expect(sofie, 200, "Nobody else in the network brings it.");
    assert_int_equal(
        browser_submit(sofie, MEMBERS "/1/end", "to_day=2026-11-22&leave_reason=fusie"),
        303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "It was noted that the organisation leaves.");
    browser_expect(sofie, 200, "What goes with it?");
    browser_expect(sofie, 200, "fusie");
    expect_page(sofie);
    /* Another member that has it keeps it, but alone. */
    assert_int_equal(
        browser_post(sofie, MEMBERS, "actor_id=3&role=edge&from_day=2026-11-22"), 303);
    (void)browser_get(sofie, MEMBERS "/1");
    browser_expect(sofie, 200, "It then depends on one: Scholen.");
    assert_false(browser_shows(sofie, "An indispensable source becomes a gap."));
}

/* ---- as of a day ---- */

static void the_members_are_shown_as_of_a_day(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    world_wait(3 * (int64_t)DAY_MILLISECONDS);
    assert_int_equal(browser_post(sofie, MEMBERS "/1/end", "to_day=2026-11-25"), 303);
    (void)browser_get(sofie, MEMBERS "?on=2026-11-23");
    browser_expect(sofie, 200, "As it was at the end of 23 November 2026.");
    const char *core = browser_between(sofie, "id=\"role-core\"", "</section>");
    assert_non_null(strstr(core, "OCMW"));
    assert_false(browser_shows(sofie, "id=\"form_member-role"));
    expect_page(sofie);
    (void)browser_get(sofie, MEMBERS);
    core = browser_between(sofie, "id=\"role-core\"", "</section>");
    assert_null(strstr(core, "OCMW"));
    (void)browser_get(sofie, MEMBERS "?on=2026-13-01");
    browser_expect(sofie, 422, "Write a day as 2026-11-22");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(members_stand_under_their_role),
        ON_SQLITE(who_may_not_see_people_sees_no_representatives),
        ON_SQLITE(the_sheet_is_not_told_to_other_members),
        ON_SQLITE(without_members_the_step_is_explained),
        ON_SQLITE(fewer_than_three_are_not_a_network),
        ON_BOTH(an_organisation_is_taken_up_once),
        ON_SQLITE(who_left_may_come_back),
        ON_BOTH(what_it_commits_itself_to_is_changed),
        ON_BOTH(a_former_role_stays_in_the_list),
        ON_SQLITE(on_its_first_day_a_role_is_corrected),
        ON_SQLITE(a_day_before_it_took_part_is_refused_at_its_field),
        ON_BOTH(who_leaves_takes_its_sources_along),
        ON_BOTH(the_members_are_shown_as_of_a_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
