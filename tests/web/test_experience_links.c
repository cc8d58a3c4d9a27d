/* test_experience_links.c - links of an anonymous survey: one for a whole group, handed
 * over, printed, stopped. */
#include "site_experience.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/experience/1"
#define LINK WAVE "/links/"
#define POSTER "respondent=families&kind=screen&label=Poster&language=fr"

/* The address of a link's page, with more behind it. */
static const char *link_address(struct world *world, const char *respondent,
                                const char *kind, const char *rest)
{
    const struct survey_link_row *link = site_experience_link(world, 1, respondent, kind);
    struct text address;

    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, LINK "%d%s", (int)link->id, rest);
    return address.bytes;
}

static void a_link_takes_half_as_many_again_as_get_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    world_run(world, "DELETE FROM survey_link");
    (void)browser_get(hilde, WAVE);
    assert_int_equal(browser_submit(hilde, WAVE "/links", POSTER "&people=25&most="),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The link is there.");
    expect_page(hilde);
    assert_int_equal(world_number(world, "SELECT most FROM survey_link"), 38);
    assert_int_equal(browser_post(hilde, WAVE "/links", POSTER "&people=25&most=100"),
                     303);
    assert_int_equal(world_number(world, "SELECT MAX(most) FROM survey_link"), 100);
    assert_int_equal(world_number(world, "SELECT MIN(people) FROM survey_link"), 25);
}

/* Not of those that it takes. */
static void the_warning_before_opening_counts_those_who_get_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    world_run(world, "DELETE FROM survey_link");
    assert_int_equal(browser_post(hilde, WAVE "/links", POSTER "&people=6&most=200"),
                     303);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "The links are for about 6 families.");
    expect_page(hilde);
    world_run(world, "DELETE FROM survey_link");
    assert_int_equal(browser_post(hilde, WAVE "/links", POSTER "&people=12&most=12"),
                     303);
    (void)browser_get(hilde, WAVE);
    assert_false(browser_shows(hilde, "The links are for about"));
}

static const struct refused REFUSED[] = {
    {"for one person", POSTER "&people=1&most=", "form_survey_link-people",
     "for 5 people or more"},
    {"fewer answers than people", POSTER "&people=20&most=5", "form_survey_link-most",
     "turn some of them away"},
    {"who is not asked",
     "respondent=coordinator&kind=screen&label=X&language=nl&people=20",
     "form_survey_link-respondent", "Choose one of the list"},
    {"a kind there is not", "respondent=families&kind=mail&label=X&language=nl&people=20",
     "form_survey_link-kind", "Choose one of the list"},
    {"without a place", "respondent=families&kind=screen&language=nl&people=20",
     "form_survey_link-label", "must be filled in"},
    {"more than any link takes", POSTER "&people=20001", "form_survey_link-people",
     "at most 20000"},
};

static void a_link_is_for_a_group(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    expect_refused(hilde, WAVE "/links", REFUSED, ARRAY_COUNT(REFUSED));
}

static void its_page_has_all_that_is_handed_over(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "five_b");
    (void)browser_get(hilde, link_address(world, "families", "screen", ""));
    browser_expect(hilde, 200, site_experience_path(world, wave, "families", "screen"));
    browser_expect(hilde, 200, "experience-code");
    browser_expect(hilde, 200, "/qr.svg");
    expect_page(hilde);
    (void)browser_get(hilde, link_address(world, "families", "screen", "/qr.svg"));
    browser_expect(hilde, 200, "<svg");
    (void)browser_get(hilde, link_address(world, "families", "screen", "/poster.pdf"));
    browser_expect(hilde, 200, "%PDF");
    (void)browser_get(hilde,
                      link_address(world, "families", "screen", "/poster.pdf?as=cards"));
    browser_expect(hilde, 200, "%PDF");
    (void)browser_get(hilde, link_address(world, "families", "paper", ""));
    browser_expect(hilde, 200, "/paper\">Type in sheets");
    assert_false(browser_shows(hilde, "poster.pdf"));
    (void)browser_get(hilde, link_address(world, "families", "kiosk", ""));
    browser_expect(hilde, 200, "Open this address on the device.");
    assert_false(browser_shows(hilde, "poster.pdf"));
}

static void its_number_of_answers_is_rounded(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "dilemmas");
    site_experience_answer(world, wave, 9, 0);
    (void)browser_get(hilde, link_address(world, "workers", "screen", ".json"));
    browser_expect(hilde, 200, "\"answered\": \"at least 5\"");
    (void)browser_get(hilde, link_address(world, "workers", "paper", ".json"));
    browser_expect(hilde, 200, "\"answered\": \"fewer than 5\"");
}

static void a_stopped_link_opens_nothing_and_says_why(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "five_b"), 1);
    const char *page = link_address(world, "families", "screen", "");
    const char *stop = link_address(world, "families", "screen", "/void");
    (void)browser_get(hilde, page);
    (void)browser_submit(hilde, stop, "reason=");
    browser_expect(hilde, 422, "id=\"form_survey_link_void-reason-error\"");
    expect_page(hilde);
    assert_int_equal(browser_post(hilde, stop, "reason=rondgestuurd"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "rondgestuurd");
    expect_page(hilde);
    (void)browser_get(hilde, page);
    assert_false(browser_shows(hilde, "experience-code"));
    expect_page(hilde);
    (void)browser_get(hilde, link_address(world, "families", "screen", "/poster.pdf"));
    browser_expect(hilde, 404, NULL);
    (void)browser_post(hilde, stop, "reason=nog+eens");
    browser_expect(hilde, 409, "role=\"alert\"");
}

static void a_link_of_another_wave_is_not_here(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *page = NULL;

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "five_b"), 1);
    assert_int_equal((int)site_experience_open(world, "growth"), 2);
    struct text address;
    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, HERE "/experience/2/links/%d",
                (int)site_experience_link(world, 1, "families", "screen")->id);
    page = address.bytes;
    (void)browser_get(hilde, page);
    browser_expect(hilde, 404, NULL);
    (void)browser_get(hilde, HERE "/experience/99");
    browser_expect(hilde, 404, NULL);
}

static void the_questions_are_printed_for_each_group_and_language(void **state)
{
    static const char *const ADDRESSES[] = {
        WAVE "/sheet.pdf",
        WAVE "/sheet.pdf?respondent=families&lang=nl",
        WAVE "/sheet.pdf?respondent=families&lang=fr",
        WAVE "/sheet.pdf?respondent=workers&lang=en",
    };
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        (void)browser_get(hilde, ADDRESSES[i]);
        browser_expect(hilde, 200, "%PDF");
    }
    (void)browser_get(hilde, WAVE "/sheet.pdf?respondent=coordinator");
    browser_expect(hilde, 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_link_takes_half_as_many_again_as_get_it),
        ON_SQLITE(the_warning_before_opening_counts_those_who_get_it),
        ON_SQLITE(a_link_is_for_a_group),
        ON_SQLITE(its_page_has_all_that_is_handed_over),
        ON_SQLITE(its_number_of_answers_is_rounded),
        ON_BOTH(a_stopped_link_opens_nothing_and_says_why),
        ON_SQLITE(a_link_of_another_wave_is_not_here),
        ON_SQLITE(the_questions_are_printed_for_each_group_and_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
