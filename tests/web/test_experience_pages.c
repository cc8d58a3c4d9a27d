/* test_experience_pages.c - stories of a coordinator who asks workers and families
 * without their names: choosing what is asked, opening, closing, throwing away. */
#include "site_experience.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define LIST HERE "/experience"
#define WAVE LIST "/1"
#define WORDS "asker=Hilde&reason=samen+kijken"
#define NEW "title=T0&" WORDS "&keep_months=24&due_day=2026-12-10&instrument="
#define FAMILIES_LINK "respondent=families&kind=screen&label=Poster&language=nl&people="
#define WORKERS_LINK "respondent=workers&kind=screen&label=Brief&language=nl&people="

/* Wave 1, a draft of an instrument without links. */
static void draft_make(struct browser *hilde, const char *instrument)
{
    struct text fields;

    text_init(&fields, hilde->world->pool, LIMIT_FIELD_BYTES);
    text_format(&fields, NEW "%s", instrument);
    assert_int_equal(browser_post(hilde, LIST "/new", fields.bytes), 303);
}

/* ---- the list ---- */

static void without_waves_the_surveys_are_explained(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) wim = browser_new(world, ACTOR_WORKER);

    (void)browser_get(hilde, LIST);
    browser_expect(hilde, 200, "Nothing was asked yet.");
    browser_expect(hilde, 200, "experience/new?instrument=five_b");
    expect_page(hilde);
    (void)browser_get(wim, LIST);
    browser_expect(wim, 200, "Nothing was asked yet.");
    assert_false(browser_shows(wim, "experience/new"));
    expect_page(wim);
}

static void what_is_asked_is_read_before_it_is_made(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, LIST "/new?instrument=five_b");
    browser_expect(hilde, 200, "value=\"five_b\" checked");
    browser_expect(hilde, 200, "There was help when I needed it.");
    browser_expect(hilde, 200, "value=\"24\"");
    expect_page(hilde);
    (void)browser_get(hilde, LIST "/new?instrument=relation");
    browser_expect(hilde, 200, "value=\"five_b\"");
    assert_false(browser_shows(hilde, "value=\"relation\""));
}

static const struct refused REFUSED[] = {
    {"a day that has passed",
     "title=T0&" WORDS "&keep_months=24&instrument=growth&due_day=" WORLD_YESTERDAY,
     "form_experience_new-due_day", "This day has passed"},
    {"nothing kept", "title=T0&" WORDS "&keep_months=0&instrument=growth",
     "form_experience_new-keep_months", "at least 1"},
    {"a survey with names", "title=T0&" WORDS "&keep_months=24&instrument=relation",
     "form_experience_new-instrument", "Choose one of the list"},
    {"nobody who asks", "title=T0&reason=x&keep_months=24&instrument=growth",
     "form_experience_new-asker", "must be filled in"},
};

static void what_does_not_fit_is_said_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_refused(hilde, LIST "/new", REFUSED, ARRAY_COUNT(REFUSED));
}

static void a_draft_waits_for_links_and_there_is_one_at_a_time(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "five_b");
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The draft is there.");
    browser_expect(hilde, 200, "There is no link yet.");
    assert_false(browser_shows(hilde, WAVE "/open\""));
    expect_page(hilde);
    (void)browser_get(hilde, LIST);
    browser_expect(hilde, 200, "Choose what is asked, and make a link for each group.");
    assert_false(browser_shows(hilde, "instrument=five_b"));
    browser_expect(hilde, 200, "instrument=growth");
    (void)browser_post(hilde, LIST "/new", NEW "five_b");
    browser_expect(hilde, 409, "role=\"alert\"");
}

static void the_words_of_a_draft_change(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "growth");
    (void)browser_get(hilde, WAVE "/words");
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/words",
                                    "title=Lente&" WORDS "&keep_months=3&due_day="),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Lente");
    browser_expect(hilde, 200, "3 months after closing");
}

static void a_draft_is_not_saved_without_a_reason(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "growth");
    (void)browser_get(hilde, WAVE "/words");
    browser_expect(hilde, 200, "name=\"reason\" rows=\"4\" required");
    (void)browser_submit(hilde, WAVE "/words",
                         "title=Lente&asker=An&reason=&keep_months=3&due_day=");
    browser_expect(hilde, 422, "id=\"form_experience_words-reason-error\"");
    expect_page(hilde);
}

static void of_an_open_survey_its_promises_stay(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "growth"), 1);
    (void)browser_get(hilde, WAVE "/words");
    browser_expect(hilde, 200, "how long answers are kept, stay as they are");
    assert_false(browser_shows(hilde, "name=\"keep_months\""));
    assert_false(browser_shows(hilde, "name=\"reason\""));
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/words", "asker=Bea"), 303);
    assert_string_equal(world_text(world, "SELECT asker FROM wave"), "Bea");
    assert_int_equal(browser_post(hilde, WAVE "/words",
                                  "title=Anders&asker=An&reason=x&keep_months=60"),
                     303);
    assert_string_equal(world_text(world, "SELECT asker FROM wave"), "An");
    assert_int_equal(world_number(world,
                                  "SELECT COUNT(*) FROM wave WHERE title = 'Anders' "
                                  "OR reason = 'x' OR keep_months = 60"),
                     0);
    (void)browser_get(hilde, WAVE "/items");
    browser_expect(hilde, 409, "cannot change any more");
}

/* ---- what is asked ---- */

static void a_usual_choice_says_which_parts_are_asked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "five_b");
    (void)browser_get(hilde, WAVE "/items");
    browser_expect(hilde, 200, "value=\"5\" checked");
    browser_expect(hilde, 200, "sheet.pdf?respondent=families&amp;lang=");
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/items/preset", "preset=9"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "value=\"9\" checked");
    browser_expect(hilde, 200, "value=\"enterable\" checked");
    (void)browser_post(hilde, WAVE "/items/preset", "preset=6");
    browser_expect(hilde, 422, "Choose one of the list");
}

static void an_association_decides_which_questions_stay(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "five_b");
    (void)browser_get(hilde, WAVE "/items");
    assert_int_equal(browser_submit(hilde, WAVE "/items",
                                    "items=bs1&items=bs2&items=br1&steps=trust&items=zs1"
                                    "&chosen_by=De+moeders+van+dinsdag"),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "value=\"bs1\" checked");
    assert_false(browser_shows(hilde, "value=\"bs3\" checked"));
    browser_expect(hilde, 200, "value=\"trust\" checked");
    browser_expect(hilde, 200, "4 questions");
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "De moeders van dinsdag");
}

static const struct refused UNFIT[] = {
    {"no question at all", "chosen_by=x", "items", "Tick at least one question"},
    {"nobody confirms that areas are large", "items=bs1&areas=Oost%0AWest",
     "form_experience_items-areas_sure", "a small one points at people"},
    {"one area", "items=bs1&areas=Oost&areas_sure=yes", "form_experience_items-areas",
     "2 to 8 neighbourhoods"},
    {"the same area twice", "items=bs1&areas=Oost%0AWest%0AOost&areas_sure=yes",
     "form_experience_items-areas", "Name each neighbourhood once"},
    {"nine areas", "items=bs1&areas_sure=yes&areas=1%0A2%0A3%0A4%0A5%0A6%0A7%0A8%0A9",
     "form_experience_items-areas", "2 to 8 neighbourhoods"},
};

static void what_points_at_people_is_not_asked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "five_b");
    expect_refused(hilde, WAVE "/items", UNFIT, ARRAY_COUNT(UNFIT));
    assert_int_equal(
        browser_post(hilde, WAVE "/items",
                     "items=bs1&areas=+Oost+%0A%0AWest&areas_sure=yes&chosen_by="),
        303);
    assert_string_equal(world_text(world, "SELECT areas FROM experience"), "Oost\nWest");
}

static void a_question_of_ones_own_is_marked_and_goes_again(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "five_b");
    (void)browser_post(hilde, WAVE "/items/own", "kind=level&text_nl=");
    browser_expect(hilde, 422, "at least one language");
    assert_int_equal(
        browser_post(hilde, WAVE "/items/own", "kind=level&text_nl=Ik+kom+graag."), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Ik kom graag. <span class=\"tag\">own</span>");
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/items/own/remove", "own_item=1"), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM own_item"), 0);
    (void)browser_post(hilde, WAVE "/items/own/remove", "own_item=1");
    browser_expect(hilde, 422, "Choose one of the list");
}

/* ---- opening ---- */

static void what_could_never_be_shown_is_said_before_opening(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(hilde, "five_b");
    (void)browser_post(hilde, WAVE "/open", "");
    browser_expect(hilde, 409, "role=\"alert\"");
    assert_int_equal(browser_post(hilde, WAVE "/links", WORKERS_LINK "20"), 303);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "0 organisations take part today.");
    browser_expect(hilde, 200, "There is no link for families yet.");
    assert_int_equal(browser_post(hilde, WAVE "/links", FAMILIES_LINK "6"), 303);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "for about 6 families");
    expect_page(hilde);
    /* It is said, and not forbidden. */
    assert_int_equal(browser_post(hilde, WAVE "/open", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The survey is open");
    expect_page(hilde);
}

static void where_enough_are_asked_nothing_is_warned_of(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "Open it when it is ready");
    assert_false(browser_shows(hilde, "say note"));
}

/* ---- while it is open ---- */

static void who_follows_it_sees_rounded_numbers_only(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) wim = browser_new(world, ACTOR_WORKER);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "five_b");
    site_experience_answer(world, wave, 3, 13);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "workers: fewer than 5");
    browser_expect(hilde, 200, "families: at least 10");
    assert_false(browser_shows(hilde, " 13"));
    (void)browser_get(wim, WAVE ".json");
    browser_expect(wim, 200, "\"answered\": \"at least 10\"");
    assert_false(browser_shows(wim, " 13"));
    (void)browser_get(wim, LIST);
    browser_expect(wim, 200, "families: at least 10 have answered");
}

static void members_see_how_it_stands_and_no_link(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) wim = browser_new(world, ACTOR_WORKER);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "dilemmas");
    (void)browser_get(wim, WAVE);
    browser_expect(wim, 200, "Until the survey is closed nobody sees more than this");
    assert_false(browser_shows(wim, "/links/"));
    assert_false(browser_shows(wim, "/close"));
    expect_page(wim);
    (void)browser_get(wim, WAVE ".json");
    assert_false(browser_shows(
        wim, site_experience_link(world, wave, "workers", "screen")->label));
}

static void a_researcher_sees_closed_surveys_only(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) rita = browser_new(world, ACTOR_RESEARCHER);

    site_survey_members(world);
    assert_int_equal((int)site_experience_closed(world, "dilemmas"), 1);
    assert_int_equal((int)site_experience_open(world, "growth"), 2);
    (void)browser_get(rita, LIST);
    browser_expect(rita, 200, LIST "/1/dilemmas");
    assert_false(browser_shows(rita, LIST "/2"));
}

/* ---- closing, throwing away ---- */

static void closing_says_what_it_does_and_shows_what_came_out(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "five_b");
    site_experience_answer(world, wave, 2, 20);
    (void)browser_get(hilde, WAVE "/close");
    browser_expect(hilde, 200, "families: at least 20");
    browser_expect(hilde, 200, "Of workers nothing can be shown yet");
    expect_page(hilde);
    (void)browser_post(hilde, WAVE "/close", "");
    browser_expect(hilde, 422, "id=\"form_experience_close-sure-error\"");
    assert_int_equal(browser_post(hilde, WAVE "/close", "sure=yes"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "All members can look at what came out.");
    browser_expect(hilde, 200, WAVE "/five-b");
    expect_page(hilde);
    assert_true(world_number(world, "SELECT COUNT(*) FROM wave_result") > 0);
    (void)browser_post(hilde, WAVE "/close", "sure=yes");
    browser_expect(hilde, 409, "id=\"form_experience_close-sure-error\"");
}

static void an_open_survey_is_thrown_away_by_name_and_with_a_reason(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "five_b");
    site_experience_answer(world, wave, 0, 6);
    (void)browser_post(hilde, WAVE "/remove", "title=iets&reason=flood");
    browser_expect(hilde, 422, "id=\"form_experience_remove-title-error\"");
    expect_page(hilde);
    text_init(&fields, world->pool, LIMIT_FIELD_BYTES);
    text_add(&fields, "reason=&title=");
    url_add(&fields, world_text(world, "SELECT title FROM wave"));
    (void)browser_post(hilde, WAVE "/remove", fields.bytes);
    browser_expect(hilde, 422, "id=\"form_experience_remove-reason-error\"");
    text_add(&fields, "&reason=vloedgolf");
    assert_int_equal(
        browser_post(hilde, WAVE "/remove", fields.bytes + strlen("reason=&")), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The survey was thrown away.");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM reply"), 0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave"), 0);
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "threw an anonymous survey away");
}

static void a_next_wave_begins_with_what_the_former_one_asked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_closed(world, "five_b"), 1);
    world_run(world, "UPDATE experience SET items_out = 'bs3'");
    (void)browser_get(hilde, LIST);
    browser_expect(hilde, 200, "Prepare the next wave");
    draft_make(hilde, "five_b");
    assert_string_equal(world_text(world, "SELECT areas FROM experience WHERE id = 2"),
                        "Oost\nLinde");
    assert_string_equal(
        world_text(world, "SELECT items_out FROM experience WHERE id = 2"), "bs3");
    assert_int_equal(world_number(world, "SELECT former_id FROM wave WHERE id = 2"), 1);
}

static void a_closed_survey_is_computed_again_by_a_newer_version_only(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_closed(world, "growth"), 1);
    (void)browser_get(hilde, WAVE);
    assert_false(browser_shows(hilde, "/recompute"));
    (void)browser_post(hilde, WAVE "/recompute", "");
    browser_expect(hilde, 422, "by this version already");
    expect_page(hilde);
    const char *before =
        world_text(world, "SELECT body FROM wave_result WHERE part = 'experience'");
    world_run(
        world,
        "UPDATE wave_result SET body = '{\"engine\": 0}' WHERE part = 'experience'");
    /* As an upgrade does, which starts anew. */
    assert_int_equal(browser_post(hilde, HERE "/notes/new", "kind=problem&title=Iets"),
                     303);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "Computed by another version");
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/recompute", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "was computed by this version");
    assert_int_equal(
        strlen(
            world_text(world, "SELECT body FROM wave_result WHERE part = 'experience'")),
        strlen(before));
}

/* ---- the coordinator's own view ---- */

static void the_coordinator_says_how_the_role_is_seen(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "dilemmas"), 1);
    (void)browser_get(hilde, WAVE "/self");
    browser_expect(hilde, 200, "name=\"s_coordinator_role\"");
    expect_page(hilde);
    (void)browser_post(hilde, WAVE "/self", "");
    browser_expect(hilde, 422, "Answer at least one question");
    (void)browser_post(hilde, WAVE "/self", "s_coordinator_role=9");
    browser_expect(hilde, 422, "Choose one of the list");
    browser_expect(hilde, 422, "aria-describedby=\"s_coordinator_role-error\"");
    expect_page(hilde);
    assert_int_equal(browser_post(hilde, WAVE "/self", "s_coordinator_role=3&s_bridge=4"),
                     303);
    assert_string_equal(world_text(world, "SELECT answers FROM self_image"),
                        "coordinator_role 3\nbridge 4");
    (void)browser_get(hilde, WAVE "/self");
    browser_expect(hilde, 200,
                   "id=\"s_coordinator_role-3\" name=\"s_coordinator_role\" value=\"3\" "
                   "checked");
    /* A survey that has no such questions. */
    assert_int_equal((int)site_experience_open(world, "growth"), 2);
    (void)browser_get(hilde, LIST "/2/self");
    browser_expect(hilde, 404, NULL);
}

/* ---- what is next ---- */

static void the_home_page_says_what_waits(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "what workers and families experience");
    assert_int_equal((int)site_experience_open(world, "dilemmas"), 1);
    (void)browser_get(hilde, HERE);
    assert_false(browser_shows(hilde, "has been open for"));
    world_run(world, "UPDATE wave SET due_day = NULL");
    world_wait((int64_t)2 * DAY_MILLISECONDS);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "has been open for 3 weeks");
    assert_int_equal((int)site_experience_draft(world, "growth"), 2);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "is prepared, and not open yet");
}

static void written_answers_wait_for_two_people(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) wim = browser_new(world, ACTOR_WORKER);

    site_survey_members(world);
    assert_int_equal((int)site_experience_closed(world, "five_b"), 1);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "wait for a first check");
    (void)browser_get(hilde, LIST);
    browser_expect(hilde, 200, WAVE "/open-answers/check");
    (void)browser_get(wim, LIST);
    assert_false(browser_shows(wim, "open-answers"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(without_waves_the_surveys_are_explained),
        ON_SQLITE(what_is_asked_is_read_before_it_is_made),
        ON_SQLITE(what_does_not_fit_is_said_at_its_field),
        ON_BOTH(a_draft_waits_for_links_and_there_is_one_at_a_time),
        ON_SQLITE(the_words_of_a_draft_change),
        ON_SQLITE(a_draft_is_not_saved_without_a_reason),
        ON_SQLITE(of_an_open_survey_its_promises_stay),
        ON_SQLITE(a_usual_choice_says_which_parts_are_asked),
        ON_BOTH(an_association_decides_which_questions_stay),
        ON_SQLITE(what_points_at_people_is_not_asked),
        ON_SQLITE(a_question_of_ones_own_is_marked_and_goes_again),
        ON_SQLITE(what_could_never_be_shown_is_said_before_opening),
        ON_SQLITE(where_enough_are_asked_nothing_is_warned_of),
        ON_BOTH(who_follows_it_sees_rounded_numbers_only),
        ON_SQLITE(members_see_how_it_stands_and_no_link),
        ON_SQLITE(a_researcher_sees_closed_surveys_only),
        ON_BOTH(closing_says_what_it_does_and_shows_what_came_out),
        ON_BOTH(an_open_survey_is_thrown_away_by_name_and_with_a_reason),
        ON_SQLITE(a_next_wave_begins_with_what_the_former_one_asked),
        ON_SQLITE(a_closed_survey_is_computed_again_by_a_newer_version_only),
        ON_SQLITE(the_coordinator_says_how_the_role_is_seen),
        ON_SQLITE(the_home_page_says_what_waits),
        ON_SQLITE(written_answers_wait_for_two_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
