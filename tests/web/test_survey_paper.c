/* test_survey_paper.c - stories of sheets that come back on paper, of closing a wave, and
 * of what the coordinator's pages do not show. */
#include "site_preparation.h"
#include "site_survey.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define SURVEY HERE "/survey"
#define WAVE SURVEY "/1"
#define WORDS "asker=Hilde&reason=samen+kijken"

/* ---- paper ---- */

#define PAPER WAVE "/informants/10/paper"

static void a_sheet_is_typed_in_whole_and_not_shown_again(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    (void)browser_get(hilde, PAPER);
    browser_expect(hilde, 200, "<label class=\"hidden\" for=\"i_contact_1\">OCMW");
    assert_false(browser_shows(hilde, "id=\"i_contact_8\"")); /* its own */
    expect_page(hilde);
    assert_int_equal(
        browser_submit(hilde, PAPER,
                       "p_1=yes&i_contact_1=weekly&i_contact_2=monthly&i_T1_1=unknown"
                       "&i_T2_1=unreadable&i_refer_to_1=sometimes&s_means_1_1=yes"
                       "&skip_action=yes"),
        303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "from paper");
    browser_expect(hilde, 200, "1 box was unreadable");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM survey_answer WHERE "
                                         "informant_id = 10 AND item = 'works_with'"),
                     2);
    assert_int_equal(world_number(world, "SELECT value FROM survey_answer WHERE "
                                         "informant_id = 10 AND item = 'T1'"),
                     -1);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM survey_answer WHERE "
                                         "informant_id = 10 AND item IN ('T2', "
                                         "'action')"),
                     0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM survey_step WHERE "
                                         "informant_id = 10"),
                     12);
    (void)browser_get(hilde, PAPER);
    browser_expect(hilde, 200, "A sheet was typed in on " WORLD_TODAY_TEXT);
    assert_false(browser_shows(hilde, "checked"));
    assert_false(browser_shows(hilde, "value=\"weekly\" selected"));
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "from paper");
}

static void a_second_sheet_replaces_the_first(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_post(hilde, PAPER, "p_1=yes&i_T1_1=4"), 422);
    assert_int_equal(browser_post(hilde, PAPER, "p_1=yes&i_contact_1=weekly"), 303);
    assert_int_equal(browser_post(hilde, PAPER, "p_2=yes&i_contact_2=monthly"), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM survey_answer WHERE "
                                         "informant_id = 10 AND target_id = 1"),
                     0);
    assert_int_equal(world_number(world, "SELECT value FROM survey_answer WHERE "
                                         "informant_id = 10 AND item = 'contact' AND "
                                         "target_id = 2"),
                     3);
}

static void an_empty_sheet_comes_back_with_what_was_typed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    (void)browser_post(hilde, PAPER, "i_T1_1=unreadable&skip_means=yes");
    browser_expect(hilde, 422, "Not one organisation is chosen");
    browser_expect(hilde, 422, "value=\"unreadable\" selected");
    browser_expect(hilde, 422, "name=\"skip_means\" value=\"yes\" checked");
    expect_page(hilde);
    assert_int_equal(browser_post(hilde, PAPER, "nobody=yes"), 303);
    assert_string_equal(world_text(world, "SELECT state FROM informant WHERE id = 10"),
                        "finished");
}

static void another_name_on_the_sheet_gets_a_row(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_post(hilde, PAPER "/names", "name=Buurthuis"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Buurthuis <span class=\"tag\">added</span>");
    expect_page(hilde);
    (void)browser_get(hilde, WAVE "/informants/2/paper");
    assert_false(browser_shows(hilde, "Buurthuis"));
}

static void sheets_are_printed_for_who_has_no_mail(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(browser_get(hilde, WAVE "/sheets.pdf"), 200);
    assert_memory_equal(hilde->body, "%PDF", 4);
    assert_int_equal(browser_get(hilde, WAVE "/informants/1/sheet.pdf"), 200);
    assert_int_equal(browser_get(hilde, WAVE "/informants/13/sheet.pdf"), 409);
}

/* ---- closing ---- */

static void closing_says_what_it_does_and_is_for_good(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    (void)browser_post(hilde, WAVE "/close", "sure=yes");
    browser_expect(hilde, 409, "id=\"form_survey_close-sure-error\"");
    site_survey_answer(world, INFORMANT_KAREL);
    (void)browser_get(hilde, WAVE "/close");
    browser_expect(hilde, 200, "1 of 10 organisations have answered: 10 %");
    browser_expect(hilde, 200, "OCMW: has not answered");
    browser_expect(hilde, 200, "It cannot be taken back");
    expect_page(hilde);
    assert_int_equal(browser_post(hilde, WAVE "/close", ""), 422);
    assert_int_equal(browser_post(hilde, WAVE "/close", "sure=yes"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The figures are being computed");
    expect_page(hilde);
}

/* A window that stayed open changes nothing after closing. */
static void a_closed_wave_takes_nothing_more(void **state)
{
    static const struct {
        const char *address;
        const char *fields;
    } POSTS[] = {
        {WAVE "/remind", "part=100"},
        {WAVE "/informants", "wave_actor_id=1&name=X&email=&language=nl"},
        {WAVE "/informants/3", "name=X&email=karel%40caw.invalid&language=nl"},
        {WAVE "/informants/3/renew", ""},
        {WAVE "/informants/3/withdraw", ""},
        {PAPER, "nobody=yes"},
        {PAPER "/names", "name=X"},
        {WAVE "/words", WORDS},
        {WAVE "/open", ""},
        {WAVE "/close", "sure=yes"},
        {WAVE "/coordinates", "wave_actor_id=1"},
        {WAVE "/remove", "sure=yes"},
    };
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    const char *before = world_state(world);
    for (size_t i = 0; i < ARRAY_COUNT(POSTS); i++) {
        print_message("%s\n", POSTS[i].address);
        (void)browser_post(hilde, POSTS[i].address, POSTS[i].fields);
        browser_expect(hilde, 409, NULL);
        assert_string_equal(world_state(world), before);
    }
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "9 of 10 organisations have answered: 90 %");
    browser_expect(hilde, 200, "Go to the findings");
    expect_page(hilde);
}

/* ---- what is not shown ---- */

static void nobody_but_the_coordinator_sees_addresses_and_links(void **state)
{
    static const char *const PAGES[] = {SURVEY, SURVEY ".json", WAVE, WAVE ".json"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    site_survey_open(world);
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        (void)browser_get(sofie, PAGES[i]);
        browser_expect(sofie, 200, "T0");
        assert_false(browser_shows(sofie, "karel@caw.invalid"));
        assert_false(browser_shows(sofie, "/v/"));
        assert_false(browser_shows(sofie, "/informants/"));
    }
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "karel@caw.invalid");
}

static void every_page_speaks_every_language(void **state)
{
    static const char *const PAGES[] = {
        SURVEY,        SURVEY "/own",        WAVE,  WAVE "/words",
        WAVE "/close", WAVE "/informants/1", PAPER, SURVEY "?done=survey-made"};
    static const char *const LANGUAGES[] = {"nl", "fr", "en"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    site_survey_answer(world, INFORMANT_KAREL);
    for (size_t i = 0; i < ARRAY_COUNT(PAGES) * ARRAY_COUNT(LANGUAGES); i++) {
        hilde->language = LANGUAGES[i % ARRAY_COUNT(LANGUAGES)];
        (void)browser_get(hilde, PAGES[i / ARRAY_COUNT(LANGUAGES)]);
        browser_expect(hilde, 200, NULL);
        expect_page(hilde);
    }
}

/* Two worlds that differ in answers alone look the same to who set the survey up. */
static void no_page_of_the_coordinator_shows_an_answer(void **state)
{
    static const char *const PAGES[] = {SURVEY ".json",
                                        WAVE ".json",
                                        WAVE "/close.json",
                                        WAVE "/informants/8.json",
                                        WAVE "/informants/8/paper.json",
                                        HERE ".json",
                                        HERE "/history.json"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *before[ARRAY_COUNT(PAGES)];

    site_survey_open(world);
    site_survey_answer(world, INFORMANT_MARIAM);
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        (void)browser_get(hilde, PAGES[i]);
        browser_expect(hilde, 200, NULL);
        before[i] = pool_text(world->pool, hilde->body);
    }
    world_run(world, "UPDATE survey_answer SET value = 1 WHERE item <> 'works_with'");
    world_run(world, "DELETE FROM survey_answer WHERE target_id = 1");
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        print_message("%s\n", PAGES[i]);
        (void)browser_get(hilde, PAGES[i]);
        assert_string_equal(hilde->body, before[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_sheet_is_typed_in_whole_and_not_shown_again),
        ON_SQLITE(a_second_sheet_replaces_the_first),
        ON_SQLITE(an_empty_sheet_comes_back_with_what_was_typed),
        ON_SQLITE(another_name_on_the_sheet_gets_a_row),
        ON_SQLITE(sheets_are_printed_for_who_has_no_mail),
        ON_BOTH(closing_says_what_it_does_and_is_for_good),
        ON_SQLITE(a_closed_wave_takes_nothing_more),
        ON_SQLITE(nobody_but_the_coordinator_sees_addresses_and_links),
        ON_SQLITE(every_page_speaks_every_language),
        ON_SQLITE(no_page_of_the_coordinator_shows_an_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
