/* test_dilemma_pages.c - stories of the eight dilemmas on the pages of a closed survey:
 * the four answers apart, the conversation card, the cards to print. */
#include "site_experience.h"

#include "base/limits.h"
#include "method/dilemma.h"
#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/experience/1"
#define DILEMMAS WAVE "/dilemmas"

static struct world *closed(void **state)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "dilemmas"), 1);
    return world;
}

/* Closed after `workers` have answered. */
static struct world *closed_with(void **state, size_t workers)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "dilemmas");
    site_experience_answer(world, wave, workers, 0);
    site_experience_close(world, wave, 1);
    return world;
}

/* ---- all dilemmas ---- */

static void all_eight_stand_there_with_a_word_for_their_state(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, DILEMMAS);
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        struct text heading;

        text_init(&heading, fatima->pool, LIMIT_ADDRESS_BYTES);
        text_format(&heading, "<h2 id=\"d-%s\">", DILEMMA_CODES[i]);
        const char *section = browser_between(fatima, heading.bytes, "</h2>");
        assert_non_null(strstr(section, DILEMMA_CARDS[i].name));
        assert_non_null(strstr(section, "<span class=\"tag\">"));
    }
}

static void the_four_answers_stand_apart(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, DILEMMAS);
    const char *loyalty = browser_between(fatima, "<h2 id=\"d-loyalty\">", "</section>");
    assert_non_null(strstr(loyalty, "I feel strongly connected to my own organisation."));
    assert_non_null(strstr(loyalty, "I really feel part of this network."));
    assert_non_null(strstr(loyalty, "and I am caught in between."));
    assert_non_null(strstr(loyalty, "I can say honestly"));
}

static void nothing_is_added_up_over_dilemmas(void **state)
{
    static const char *const TOTALS[] = {"\"total\"", "\"mean\"", "\"score\"",
                                         "\"average\""};
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, DILEMMAS ".json");
    browser_expect(fatima, 200, "\"both_pull\"");
    for (size_t i = 0; i < ARRAY_COUNT(TOTALS); i++) {
        assert_false(browser_shows(fatima, TOTALS[i]));
    }
}

static void learning_and_role_say_that_the_slides_do_not_explain_them(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, DILEMMAS);
    assert_non_null(
        strstr(browser_between(fatima, "<h2 id=\"d-learning\">", "</section>"),
               "Not explained"));
    assert_non_null(strstr(browser_between(fatima, "<h2 id=\"d-role\">", "</section>"),
                           "Not explained"));
    assert_null(strstr(browser_between(fatima, "<h2 id=\"d-loyalty\">", "</section>"),
                       "Not explained"));
}

static void too_few_is_said_and_no_number_given(void **state)
{
    SCOPED(world) world = closed_with(state, 4);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, DILEMMAS);
    browser_expect(fatima, 200, "Too few answers to say how it stands.");
    assert_false(browser_shows(fatima, "data-label=\"Middle answer\">"));
    assert_false(browser_shows(fatima, "<table class=\"labelled\">"));
    (void)browser_get(fatima, DILEMMAS ".json");
    assert_false(browser_shows(fatima, "\"percent\""));
    assert_int_equal(browser_get(fatima, DILEMMAS "/loyalty/bars.svg"), 200);
    assert_false(browser_shows(fatima, " %"));
}

static void a_dilemma_that_was_left_out_is_named_as_such(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE experience SET items_out = 'identity_A\nidentity_B\n"
                     "identity_T\nidentity_H'");
    (void)browser_get(fatima, DILEMMAS);
    browser_expect(fatima, 200, "Not asked in this wave: Identity");
    assert_false(browser_shows(fatima, "d-identity"));
    assert_int_equal(browser_get(fatima, DILEMMAS "/identity/bars.svg"), 404);
    (void)browser_get(fatima, DILEMMAS "/identity");
    browser_expect(fatima, 200, "This dilemma was not asked in this wave.");
}

static void what_moved_is_said_by_a_rule_that_stands_there(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, DILEMMAS);
    assert_false(browser_shows(fatima, "data-label=\"Beside the wave before\""));
    assert_int_equal(site_experience_second(world, "dilemmas"), 2);
    expect_whole(fatima, HERE "/experience/2/dilemmas");
    browser_expect(fatima, 200, "differ by 20 points or more");
    browser_expect(fatima, 200, "before: ");
    browser_expect(fatima, 200, "no clear difference");
}

static void an_open_wave_shows_nothing(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "dilemmas");
    site_experience_answer(world, wave, EXPERIENCE_WORKERS, 0);
    assert_int_equal(browser_get(hilde, DILEMMAS), 404);
    assert_int_equal(browser_get(hilde, DILEMMAS "/loyalty"), 404);
    assert_int_equal(browser_get(hilde, DILEMMAS "/cards.pdf"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/hypotheses"), 404);
}

static void a_survey_of_something_else_has_no_dilemmas(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "five_b"), 1);
    assert_int_equal(browser_get(hilde, DILEMMAS), 404);
    assert_int_equal(browser_get(hilde, WAVE "/coordinator"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/reliability"), 200);
}

static void a_voided_link_is_remarked_on_every_page(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE survey_link SET state = 'void', void_reason = 'op een forum "
                     "gezet' WHERE id = 1");
    world_run(world, "UPDATE survey_link_use SET used = 43 WHERE link_id = 1");
    (void)browser_get(fatima, DILEMMAS);
    browser_expect(fatima, 200,
                   "One link was voided (op een forum gezet), after about 40 answers.");
    (void)browser_get(fatima, WAVE "/reliability");
    browser_expect(fatima, 200, "One link was voided");
}

static void without_results_a_page_says_so(void **state)
{
    static const char *const PAGES[] = {
        "/dilemmas",   "/dilemmas/loyalty", "/hypotheses", "/reliability",
        "/statements", "/coordinator",      "/own"};
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "DELETE FROM wave_result");
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        struct text address;

        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, WAVE "%s", PAGES[i]);
        expect_whole(fatima, address.bytes);
        browser_expect(fatima, 200, "is not computed yet");
    }
}

/* ---- one dilemma ---- */

static void a_card_has_poles_questions_and_practices(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, DILEMMAS "/responsibility");
    browser_expect(fatima, 200, "a clear task of one&#39;s own");
    browser_expect(fatima, 200, "shared responsibility");
    browser_expect(fatima, 200, "Give each agreement an owner and a date.");
    browser_expect(fatima, 200, "whether agreements are written down");
    browser_expect(fatima, 200, "How we answered");
    assert_int_equal(browser_get(fatima, DILEMMAS "/money"), 404);
}

static void a_card_leads_to_the_networks_own_notes_on_it(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    assert_int_equal(browser_post(fatima, HERE "/notes/new",
                                  "kind=dilemma&title=Wie+doet+het&dilemma=responsibility"
                                  "&options=a%0D%0Ab&drawbacks=c%0D%0Ad&note="),
                     303);
    (void)browser_get(fatima, DILEMMAS "/responsibility");
    browser_expect(fatima, 200, "<a href=\"" HERE "/notes#n1\">Wie doet het</a>");
    (void)browser_get(fatima, DILEMMAS "/loyalty");
    assert_false(browser_shows(fatima, "Wie doet het"));
}

static void the_bars_are_a_drawing_in_two_widths(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    assert_int_equal(browser_get(fatima, DILEMMAS "/loyalty/bars.svg"), 200);
    assert_string_equal(browser_header(fatima, "Content-Type"), "image/svg+xml");
    browser_expect(fatima, 200, "viewBox=\"0 0 720 ");
    assert_int_equal(browser_get(fatima, DILEMMAS "/loyalty/bars.svg?width=360"), 200);
    browser_expect(fatima, 200, "viewBox=\"0 0 360 ");
    assert_int_equal(browser_get(fatima, DILEMMAS "/money/bars.svg"), 404);
}

static void the_cards_are_a_file_in_the_language_that_is_asked_for(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    assert_int_equal(browser_get(fatima, DILEMMAS "/cards.pdf?language=fr"), 200);
    assert_string_equal(browser_header(fatima, "Content-Type"), "application/pdf");
    assert_memory_equal(fatima->body, "%PDF-", 5);
    const size_t size = fatima->answer.body_length;
    assert_int_equal(browser_get(fatima, DILEMMAS "/cards.pdf?language=nl"), 200);
    assert_int_not_equal(fatima->answer.body_length, size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(all_eight_stand_there_with_a_word_for_their_state),
        ON_SQLITE(the_four_answers_stand_apart),
        ON_SQLITE(nothing_is_added_up_over_dilemmas),
        ON_SQLITE(learning_and_role_say_that_the_slides_do_not_explain_them),
        ON_SQLITE(too_few_is_said_and_no_number_given),
        ON_SQLITE(a_dilemma_that_was_left_out_is_named_as_such),
        ON_BOTH(what_moved_is_said_by_a_rule_that_stands_there),
        ON_SQLITE(an_open_wave_shows_nothing),
        ON_SQLITE(a_survey_of_something_else_has_no_dilemmas),
        ON_SQLITE(a_voided_link_is_remarked_on_every_page),
        ON_SQLITE(without_results_a_page_says_so),
        ON_SQLITE(a_card_has_poles_questions_and_practices),
        ON_BOTH(a_card_leads_to_the_networks_own_notes_on_it),
        ON_SQLITE(the_bars_are_a_drawing_in_two_widths),
        ON_SQLITE(the_cards_are_a_file_in_the_language_that_is_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
