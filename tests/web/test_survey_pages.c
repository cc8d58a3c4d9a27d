/* test_survey_pages.c - stories of a coordinator who asks organisations how they work
 * together: preparing, asking, reminding. */
#include "site_preparation.h"
#include "site_survey.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define SURVEY HERE "/survey"
#define WAVE SURVEY "/1"
#define WORDS "asker=Hilde&reason=samen+kijken"
#define NEW "title=T0&" WORDS "&keep_months=12&due_day=2026-12-10&steps=info&steps=T"

/* A draft with the organisations of site_preparation.h, and one more. */
static void draft_make(struct world *world, struct browser *hilde)
{
    world_prepare(world);
    assert_int_equal(browser_post(hilde, HERE "/members",
                                  "actor_id=2&role=edge&from_day=" WORLD_TODAY),
                     303);
    assert_int_equal(browser_post(hilde, SURVEY "/new", NEW), 303);
}

static int64_t mails(struct world *world)
{
    return world_number(world, "SELECT COUNT(*) FROM outbox");
}

/* ---- preparing ---- */

static void without_waves_the_step_is_explained(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(hilde, SURVEY);
    browser_expect(hilde, 200, "Prepare the first wave");
    expect_page(hilde);
    (void)browser_get(sofie, SURVEY);
    browser_expect(sofie, 200, "Nothing was asked yet.");
    assert_false(browser_shows(sofie, "Prepare the first wave"));
}

static void what_is_asked_is_read_before_it_is_made(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, SURVEY "/new");
    browser_expect(hilde, 200, "This is not a judgement of a partner.");
    browser_expect(hilde, 200, "value=\"referral\" checked");
    assert_false(browser_shows(hilde, "value=\"partners\""));
    expect_page(hilde);
}

static const struct refused REFUSED[] = {
    {"a day that has passed",
     "title=T0&" WORDS "&keep_months=12&due_day=" WORLD_YESTERDAY,
     "form_survey_new-due_day", "This day has passed"},
    {"nothing kept", "title=T0&" WORDS "&keep_months=0", "form_survey_new-keep_months",
     "at least 1"},
    {"what hangs on something else", "title=T0&" WORDS "&keep_months=12&steps=warm",
     "form_survey_new-steps", "asks on about referral"},
};

static void what_does_not_fit_is_said_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_refused(hilde, SURVEY "/new", REFUSED, ARRAY_COUNT(REFUSED));
}

static void one_organisation_has_no_ties(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    (void)browser_post(hilde, SURVEY "/new", NEW);
    browser_expect(hilde, 422, "role=\"alert\"");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave"), 0);
}

static void a_draft_has_the_members_of_the_day(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(world, hilde);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The draft is there.");
    browser_expect(hilde, 200, "OCMW");
    browser_expect(hilde, 200, "CAW");
    assert_false(browser_shows(hilde, "Bib"));
    expect_page(hilde);
    assert_string_equal(world_text(world, "SELECT left_out FROM wave"),
                        "referral\nwarm\naction\nmeans\nU1\nU2\nU3");
    /* A second one has to wait. */
    (void)browser_get(hilde, SURVEY);
    browser_expect(hilde, 200, "Nobody has been asked yet.");
    assert_false(browser_shows(hilde, "survey/new\">"));
    assert_int_equal(browser_post(hilde, SURVEY "/new", NEW), 409);
}

static void the_words_of_a_draft_change_and_it_goes_away(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(world, hilde);
    (void)browser_get(hilde, WAVE "/words");
    browser_expect(hilde, 200, "value=\"info\" checked");
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/words",
                                    "title=Lente&" WORDS "&keep_months=3&steps=action"),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Lente");
    (void)browser_post(hilde, WAVE "/remove", "");
    browser_expect(hilde, 422, "id=\"form_survey_remove-sure-error\"");
    assert_int_equal(browser_post(hilde, WAVE "/remove", "sure=yes"), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave"), 0);
}

/* ---- asking ---- */

static void representatives_are_asked_at_once_and_mailed_when_it_opens(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(world, hilde);
    const int64_t before = mails(world);
    (void)browser_post(hilde, WAVE "/open", "");
    browser_expect(hilde, 409, "role=\"alert\"");
    assert_int_equal(browser_post(hilde, WAVE "/ask", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "a representative");
    assert_int_equal(mails(world), before);
    (void)browser_post(hilde, WAVE "/ask", "");
    browser_expect(hilde, 422, "Every representative of these organisations");
    assert_int_equal(browser_post(hilde, WAVE "/open", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The survey is open.");
    expect_page(hilde);
    assert_int_equal(mails(world), before + 1);
}

/* Bram was withdrawn; Jan is the representative, too. */
static void who_was_asked_last_time_comes_onto_the_next_list(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    assert_int_equal(browser_post(hilde, SURVEY "/new", NEW), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Who was asked in the former wave comes onto the list");
    expect_page(hilde);
    assert_int_equal(browser_post(hilde, SURVEY "/2/ask", ""), 303);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM informant WHERE wave_id = 2"),
        INFORMANT_END - 2);
    assert_int_equal(world_number(world,
                                  "SELECT COUNT(DISTINCT language) FROM informant WHERE "
                                  "wave_id = 2"),
                     3);
}

static void of_an_open_survey_nobody_of_the_former_one_gets_a_mail(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    assert_int_equal(browser_post(hilde, SURVEY "/new", NEW), 303);
    const int64_t house =
        world_number(world, "SELECT MAX(id) FROM wave_actor WHERE wave_id = 2");
    struct text luc;
    text_init(&luc, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&luc, "wave_actor_id=%d&name=Luc&email=&language=nl", (int)house);
    assert_int_equal(browser_post(hilde, SURVEY "/2/informants", luc.bytes), 303);
    assert_int_equal(browser_post(hilde, SURVEY "/2/open", ""), 303);
    (void)browser_post(hilde, SURVEY "/2/ask", "");
    assert_true(world_number(world, "SELECT COUNT(*) FROM informant WHERE wave_id = 2") <=
                2);
}

static void a_mail_speaks_the_language_of_who_gets_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_post(hilde, WAVE "/informants",
                                  "wave_actor_id=2&name=Luc&email=luc%40caw.invalid"
                                  "&language=en"),
                     303);
    const char *body =
        world_text(world, "SELECT body FROM outbox WHERE to_address = 'luc@caw.invalid'");
    assert_non_null(strstr(body, "Hello Luc,"));
    assert_non_null(strstr(body, "for CAW"));
    assert_non_null(strstr(body, "/v/"));
    assert_non_null(strstr(body, "by 22 November 2026"));
    assert_non_null(strstr(body, "If you do not want to answer"));
}

static void a_person_is_asked_once_at_an_address(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    const int64_t before = mails(world);
    (void)browser_post(hilde, WAVE "/informants",
                       "wave_actor_id=2&name=K&email=Karel%40caw.invalid&language=nl");
    browser_expect(hilde, 409, "id=\"form_informant_add-email-error\"");
    expect_page(hilde);
    (void)browser_post(hilde, WAVE "/informants",
                       "wave_actor_id=99&name=K&email=&language=nl");
    browser_expect(hilde, 422, "id=\"form_informant_add-wave_actor_id-error\"");
    assert_int_equal(mails(world), before);
}

static void a_link_is_shown_only_where_it_is_handed_over(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    (void)browser_get(hilde, WAVE "/informants/2");
    browser_expect(hilde, 200, "Hand this over");
    browser_expect(hilde, 200, "/v/");
    expect_page(hilde);
    assert_int_equal(browser_get(hilde, WAVE "/informants/2/qr.svg"), 200);
    (void)browser_get(hilde, WAVE "/informants/1.json");
    browser_expect(hilde, 200, "\"link\": null");
    browser_expect(hilde, 200, "\"code\": null");
    assert_false(browser_shows(hilde, site_survey_link(world, INFORMANT_JAN) + 3));
    assert_int_equal(browser_get(hilde, WAVE "/informants/1/qr.svg"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/informants/99"), 404);
}

static void a_new_link_goes_by_mail_and_voids_the_former(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    const int64_t before = mails(world);
    const char *digest = world_text(world, "SELECT digest FROM informant WHERE id = 3");
    assert_int_equal(browser_post(hilde, WAVE "/informants/3/renew", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "There is a new link.");
    assert_string_not_equal(
        world_text(world, "SELECT digest FROM informant WHERE id = 3"), digest);
    assert_int_equal(mails(world), before + 1);
}

/* Who gets the link of somebody who has begun would read that person's answers. */
static void who_has_begun_keeps_the_address(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_post(hilde, WAVE "/informants/3",
                                  "name=Karel&email=karel%40elders.invalid&language=nl"),
                     303);
    world_run(world, "UPDATE informant SET state = 'begun', begun_at = 1 WHERE id = 3");
    (void)browser_post(hilde, WAVE "/informants/3", "name=Karel&email=&language=nl");
    browser_expect(hilde, 422, "Karel has begun already");
    assert_int_equal(
        browser_post(hilde, WAVE "/informants/3",
                     "name=Karel+V&email=karel%40elders.invalid&language=fr"),
        303);
    (void)browser_post(hilde, WAVE "/informants/5",
                       "name=Griet&email=piet%40scholen.invalid&language=fr");
    browser_expect(hilde, 422, "Piet is asked at this address already");
}

static void who_is_left_in_peace_gets_no_mail(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_post(hilde, WAVE "/informants/12/withdraw", ""), 303);
    (void)browser_get(hilde, WAVE "/informants/12");
    browser_expect(hilde, 200, "This person is not asked any more");
    expect_page(hilde);
    (void)browser_post(hilde, WAVE "/informants/12/renew", "");
    browser_expect(hilde, 409, NULL);
    assert_int_equal(browser_post(hilde, WAVE "/remind", "part=100"), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox WHERE to_address "
                                         "IN ('zita@zorg.invalid', 'bram@bib.invalid')"),
                     0);
}

static void a_reminder_goes_once_a_day_to_those_below_a_part(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    site_survey_answer(world, INFORMANT_HUGO);
    const int64_t before = mails(world);
    assert_int_equal(browser_post(hilde, WAVE "/remind", "part=50"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "9 reminders are on their way.");
    browser_expect(hilde, 200, "Dora: has no e-mail here");
    expect_page(hilde);
    assert_int_equal(mails(world), before + 9);
    world_wait(60 * 60 * 1000);
    assert_int_equal(browser_post(hilde, WAVE "/remind", "part=50"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "0 reminders are on their way.");
    browser_expect(hilde, 200, "Karel: not again");
    assert_int_equal(mails(world), before + 9);
    world_wait(DAY_MILLISECONDS);
    assert_int_equal(browser_post(hilde, WAVE "/remind", "part=50"), 303);
    assert_int_equal(mails(world), before + 18);
}

/* ---- the list ---- */

static void an_organisation_comes_in_the_middle(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_post(hilde, HERE "/members",
                                  "actor_id=11&role=edge&from_day=" WORLD_TODAY),
                     303);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, ">Sportdienst</option>");
    assert_int_equal(browser_post(hilde, WAVE "/organisations", "actor_id=11"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "0 of 11 organisations have answered");
    (void)browser_post(hilde, WAVE "/organisations", "actor_id=11");
    browser_expect(hilde, 422, "id=\"form_survey_member");
    (void)browser_post(hilde, WAVE "/organisations/remove", "wave_actor_id=1");
    browser_expect(hilde, 409, NULL);
}

static void an_added_name_is_for_the_coordinator_until_closing(void **state)
{
    static const char *const PAGES[] = {WAVE, WAVE ".json", HERE "/history",
                                        HERE "/history.json"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    site_survey_open(world);
    site_survey_answer(world, INFORMANT_KAREL);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "De Vereniging Oost");
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        (void)browser_get(sofie, PAGES[i]);
        browser_expect(sofie, 200, NULL);
        assert_false(browser_shows(sofie, "De Vereniging Oost"));
    }
    const int64_t name = world_number(
        world, "SELECT id FROM wave_actor WHERE name = 'De Vereniging Oost'");
    struct text fields;
    text_init(&fields, world->pool, 200);
    text_format(&fields, "wave_actor_id=%d&same_as=%d", (int)name,
                (int)site_survey_target(world, 1, HOUSE_VERENIGING));
    assert_int_equal(browser_post(hilde, WAVE "/same", fields.bytes), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "is Vereniging");
    (void)browser_post(hilde, WAVE "/same", "wave_actor_id=1&same_as=2");
    browser_expect(hilde, 422, "id=\"form_survey_same-wave_actor_id-error\"");
}

/* ---- what is seen ---- */

static void the_history_names_who_answers(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    world_run(world, "UPDATE journal SET author = 'informant:9' WHERE action = "
                     "'wave.open'");
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "Hugo, for Huisartsen");
}

static void who_is_asked_finds_the_way_to_the_questions(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    site_survey_open(world);
    world_run(world, "UPDATE account SET is_verified = 1");
    (void)browser_get(jan, HERE "/survey/own");
    browser_expect(jan, 200, "You are asked to answer for OCMW");
    browser_expect(jan, 200, "href=\"/v/");
    expect_page(jan);
    (void)browser_get(jan, HERE);
    browser_expect(jan, 200, "Go to your questions");
    (void)browser_get(worker, HERE "/survey/own");
    browser_expect(worker, 200, "You are not asked yourself");
    assert_false(browser_shows(worker, "/v/"));
    /* Anybody can make an account with somebody else's address. */
    world_run(world, "UPDATE account SET is_verified = 0");
    (void)browser_get(jan, HERE "/survey/own");
    browser_expect(jan, 200, "You are not asked yourself");
}

static void the_thread_and_the_tasks_know_the_survey(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    draft_make(world, hilde);
    (void)browser_get(hilde, HERE ".json");
    browser_expect(hilde, 200, "\"survey_open\"");
    world_wait(25 * (int64_t)DAY_MILLISECONDS);
    assert_int_equal(browser_post(hilde, WAVE "/ask", ""), 303);
    assert_int_equal(browser_post(hilde, WAVE "/open", ""), 303);
    (void)browser_get(hilde, HERE ".json");
    browser_expect(hilde, 200, "\"survey_due\"");
    browser_expect(hilde, 200, "0 of 1 people have answered");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(without_waves_the_step_is_explained),
        ON_SQLITE(what_is_asked_is_read_before_it_is_made),
        ON_SQLITE(what_does_not_fit_is_said_at_its_field),
        ON_SQLITE(one_organisation_has_no_ties),
        ON_BOTH(a_draft_has_the_members_of_the_day),
        ON_SQLITE(the_words_of_a_draft_change_and_it_goes_away),
        ON_BOTH(representatives_are_asked_at_once_and_mailed_when_it_opens),
        ON_BOTH(who_was_asked_last_time_comes_onto_the_next_list),
        ON_SQLITE(of_an_open_survey_nobody_of_the_former_one_gets_a_mail),
        ON_SQLITE(a_mail_speaks_the_language_of_who_gets_it),
        ON_SQLITE(a_person_is_asked_once_at_an_address),
        ON_SQLITE(a_link_is_shown_only_where_it_is_handed_over),
        ON_SQLITE(a_new_link_goes_by_mail_and_voids_the_former),
        ON_SQLITE(who_has_begun_keeps_the_address),
        ON_SQLITE(who_is_left_in_peace_gets_no_mail),
        ON_BOTH(a_reminder_goes_once_a_day_to_those_below_a_part),
        ON_SQLITE(an_organisation_comes_in_the_middle),
        ON_SQLITE(an_added_name_is_for_the_coordinator_until_closing),
        ON_SQLITE(the_history_names_who_answers),
        ON_SQLITE(who_is_asked_finds_the_way_to_the_questions),
        ON_SQLITE(the_thread_and_the_tasks_know_the_survey),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
