/* test_talk_pages.c - stories of step 5: who was talked with, what was said of each
 * source, two who write at the same time, and what it does to the coverage. */
#include "site_preparation.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define TALKS HERE "/partners/talks"

static const char *holding(struct world *world, const char *column, int actor, int source)
{
    struct text query;

    text_init(&query, world->pool, LIMIT_NAME_BYTES);
    text_format(&query, "SELECT %s FROM holding WHERE actor_id = %d AND source_id = %d",
                column, actor, source);
    return world_text(world, query.bytes);
}

static int64_t position(struct world *world)
{
    return world_number(world, "SELECT position FROM journal_head "
                               "WHERE network_id = '" WORLD_NETWORK "'");
}

/* ---- the list ---- */

static void the_talks_say_with_whom_still_to_talk(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(sofie, TALKS);
    browser_expect(sofie, 200, "Was our estimate right?");
    expect_page(sofie);
    const char *to_hold = browser_between(sofie, "id=\"to-hold\"", "</section>");
    assert_non_null(strstr(to_hold, ">Scholen</a>"));
    assert_null(strstr(to_hold, "OCMW"));
    assert_null(strstr(to_hold, "Bib"));
    const char *held = browser_between(sofie, "id=\"held\"", "</section>");
    assert_non_null(strstr(held, ">OCMW</a>"));
    assert_non_null(strstr(held, "wants to use it: we thought &quot;yes&quot;, the talk "
                                 "says &quot;partly&quot;"));
}

static void before_anybody_was_chosen_the_step_is_explained(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, TALKS);
    browser_expect(hilde, 200, "Nobody was chosen yet.");
    browser_expect(hilde, 200, HERE "/partners\"");
    expect_page(hilde);
    assert_false(browser_shows(hilde, "id=\"coverage\""));
}

/* Both bring R1 as estimated; the talk with one of them takes it away. */
static void the_coverage_stands_before_and_after_the_talks(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, TALKS "/1",
                                  "day=2026-11-21&outcome=core&confirm_1_has=no"
                                  "&confirm_1_can=no&confirm_1_wants=no"),
                     303);
    assert_int_equal(
        browser_post(hilde, TALKS "/3", "day=2026-11-21&outcome=no&confirm_1_wants=no"),
        303);
    (void)browser_get(hilde, TALKS);
    browser_expect(hilde, 200, "An indispensable source is a gap.");
    const char *row = browser_between(hilde, ">vertrouwen van gezinnen</span>", "</tr>");
    assert_non_null(strstr(row, "cover-covered"));
    assert_non_null(strstr(row, "cover-gap"));
    assert_non_null(strstr(row, "changed"));
    (void)browser_get(hilde, TALKS ".json");
    browser_expect(hilde, 200, "\"is_urgent\": true");
    browser_expect(hilde, 200, "\"to_hold_count\": 0");
}

/* ---- one talk ---- */

static void a_talk_is_noted_in_one_change(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    const int64_t before = position(world);
    (void)browser_get(sofie, TALKS "/3");
    browser_expect(sofie, 200, "The partner may read and correct what is written here.");
    browser_expect(sofie, 200, "Nobody speaks for it here yet");
    expect_page(sofie);
    assert_int_equal(
        browser_submit(sofie, TALKS "/3",
                       "day=2026-11-20&by_whom=Hilde&with_whom=Piet&was_right=no"
                       "&interest=rust&motivation=3&readiness=hesitant&outcome=later"
                       "&confirm_1_has=partly&confirm_1_can=no&confirm_2_wants=unknown"),
        303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "Saved.");
    assert_int_equal(position(world), before + 1);
    assert_string_equal(holding(world, "has_confirmed", 3, 1), "partly");
    assert_string_equal(holding(world, "can_confirmed", 3, 1), "no");
    assert_string_equal(holding(world, "wants_confirmed", 3, 2), "unknown");
    assert_string_equal(holding(world, "has", 3, 1), "yes"); /* the estimate stays */
    assert_string_equal(
        world_text(world, "SELECT with_whom || day || outcome || motivation FROM talk "
                          "WHERE actor_id = 3"),
        "Piet2026-11-20later3");
    browser_expect(sofie, 200,
                   "has it: we thought &quot;yes&quot;, the talk says "
                   "&quot;partly&quot;");
}

static void what_a_program_does_not_send_stays(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(browser_post(sofie, TALKS "/1", "day=2026-11-19"), 303);
    assert_string_equal(world_text(world, "SELECT day || by_whom || with_whom || outcome "
                                          "FROM talk WHERE actor_id = 1"),
                        "2026-11-19HildeJancore");
    /* Sent empty, it is emptied. */
    assert_int_equal(browser_post(sofie, TALKS "/1", "with_whom="), 303);
    assert_string_equal(world_text(world, "SELECT by_whom || with_whom FROM talk "
                                          "WHERE actor_id = 1"),
                        "Hilde");
}

static void what_was_not_talked_about_makes_no_row(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, TALKS "/4", "by_whom=Hilde&confirm_1_has="),
                     303);
    assert_string_equal(holding(world, "COUNT(*)", 4, 1), "0");
    assert_int_equal(
        browser_post(hilde, TALKS "/4", "by_whom=Hilde&confirm_2_can=partly"), 303);
    assert_string_equal(holding(world, "has || can_confirmed", 4, 2), "partly");
}

static void an_answer_outside_the_list_is_refused_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    const char *before = world_state(world);
    (void)browser_post(hilde, TALKS "/1",
                       "by_whom=Nog+iemand&confirm_1_has=elders&confirm_1_can=no");
    browser_expect(hilde, 422, "id=\"confirm_1_has-error\">Choose one of the list.");
    browser_expect(hilde, 422, "value=\"Nog iemand\"");
    const char *select = browser_between(hilde, "name=\"confirm_1_can\"", "</select>");
    assert_non_null(strstr(select, "value=\"no\" selected"));
    expect_page(hilde);
    assert_string_equal(world_state(world), before);
}

static void two_who_change_different_answers_both_keep_theirs(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, TALKS "/3",
                                  "was_confirm_1_has=&confirm_1_has=no"
                                  "&was_confirm_1_can=&confirm_1_can="
                                  "&was_note=&note=van+Hilde"),
                     303);
    assert_int_equal(browser_post(sofie, TALKS "/3",
                                  "was_confirm_1_has=&confirm_1_has="
                                  "&was_confirm_1_can=&confirm_1_can=yes"
                                  "&was_note=&note=&was_interest=&interest=rust"),
                     303);
    assert_string_equal(holding(world, "has_confirmed || can_confirmed", 3, 1), "noyes");
    assert_string_equal(
        world_text(world, "SELECT note || '/' || interest FROM talk WHERE actor_id = 3"),
        "van Hilde/rust");
}

/* The word, not its code. */
static void of_two_who_change_the_same_answer_the_second_is_told(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(
        browser_post(hilde, TALKS "/1",
                     "was_confirm_1_wants=partly&confirm_1_wants=unknown"
                     "&was_readiness=on_conditions&readiness=ready&day=2026-11-21"),
        303);
    const char *before = world_state(world);
    (void)browser_post(sofie, TALKS "/1",
                       "was_confirm_1_wants=partly&confirm_1_wants=no"
                       "&was_readiness=on_conditions&readiness=none&day=2026-11-21");
    browser_expect(sofie, 409, "The coordinator made this &#39;unknown&#39; meanwhile");
    browser_expect(sofie, 409, "The coordinator made this &#39;4 – ready&#39; meanwhile");
    assert_string_equal(world_state(world), before);
    /* Sent again, from what stands there now, it takes its place. */
    assert_int_equal(browser_post(sofie, TALKS "/1",
                                  "was_confirm_1_wants=unknown&confirm_1_wants=no"
                                  "&was_readiness=ready&readiness=none&day=2026-11-21"),
                     303);
    assert_string_equal(holding(world, "wants_confirmed", 1, 1), "no");
}

static void an_actor_has_one_talk_whoever_notes_it_first(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, TALKS "/3", "was_by_whom=&by_whom=Hilde"), 303);
    (void)browser_post(sofie, TALKS "/3", "was_by_whom=&by_whom=Sofie");
    browser_expect(sofie, 409, "made this &#39;Hilde&#39; meanwhile");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM talk WHERE actor_id = 3"),
                     1);
}

static void a_talk_with_nobody_is_not_here(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    const char *before = world_state(world);
    assert_int_equal(browser_get(hilde, TALKS "/99"), 404);
    assert_int_equal(browser_get(hilde, TALKS "/x"), 404);
    assert_int_equal(browser_post(hilde, TALKS "/99", "by_whom=X"), 404);
    assert_int_equal(browser_post(hilde, TALKS "/0", "by_whom=X&confirm_1_has=yes"), 404);
    assert_string_equal(world_state(world), before);
}

/* ---- what follows ---- */

static void a_talk_that_came_to_a_role_proposes_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(sofie, TALKS "/1");
    browser_expect(sofie, 200, "It takes part as core actor since " WORLD_YESTERDAY_TEXT);
    assert_false(browser_shows(sofie, "Take up as"));
    assert_int_equal(browser_post(sofie, TALKS "/3", "day=2026-11-21&outcome=anchoring"),
                     303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "Take up as anchoring actor from today");
    const char *form = browser_between(sofie, "action=\"" HERE "/members\"", "</form>");
    assert_non_null(strstr(form, "name=\"actor_id\" value=\"3\""));
    assert_non_null(strstr(form, "name=\"role\" value=\"anchoring\""));
    assert_non_null(strstr(form, "name=\"from_day\" value=\"" WORLD_TODAY "\""));
    assert_int_equal(browser_submit(sofie, HERE "/members",
                                    "actor_id=3&role=anchoring&from_day=" WORLD_TODAY),
                     303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "The organisation was taken up.");
    assert_string_equal(
        world_text(world, "SELECT role || from_day FROM member WHERE actor_id = 3"),
        "anchoring" WORLD_TODAY);
    (void)browser_get(sofie, TALKS "/3");
    assert_false(browser_shows(sofie, "Take up as"));
}

static void a_talk_that_came_to_no_role_proposes_none(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(
        browser_post(sofie, TALKS "/3", "day=2026-11-21&outcome=consultation"), 303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "consultation");
    assert_false(browser_shows(sofie, "Take up as"));
}

/* It lies on the table between two parties. */
static void the_agenda_holds_nothing_of_the_estimate(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(sofie, TALKS "/1");
    const char *agenda = browser_between(sofie, "id=\"agenda\"", "</section>");
    assert_non_null(strstr(agenda, "R1 vertrouwen van gezinnen"));
    assert_non_null(strstr(agenda, "R2 lokalen"));
    assert_null(strstr(agenda, "thought"));
    assert_null(strstr(agenda, "OCMW"));
    browser_expect(sofie, 200, "thought: yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_talks_say_with_whom_still_to_talk),
        ON_SQLITE(before_anybody_was_chosen_the_step_is_explained),
        ON_BOTH(the_coverage_stands_before_and_after_the_talks),
        ON_BOTH(a_talk_is_noted_in_one_change),
        ON_SQLITE(what_was_not_talked_about_makes_no_row),
        ON_SQLITE(an_answer_outside_the_list_is_refused_at_its_field),
        ON_SQLITE(what_a_program_does_not_send_stays),
        ON_BOTH(two_who_change_different_answers_both_keep_theirs),
        ON_BOTH(of_two_who_change_the_same_answer_the_second_is_told),
        ON_BOTH(an_actor_has_one_talk_whoever_notes_it_first),
        ON_SQLITE(a_talk_with_nobody_is_not_here),
        ON_BOTH(a_talk_that_came_to_a_role_proposes_it),
        ON_SQLITE(a_talk_that_came_to_no_role_proposes_none),
        ON_SQLITE(the_agenda_holds_nothing_of_the_estimate),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
