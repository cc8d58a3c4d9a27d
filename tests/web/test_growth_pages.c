/* test_growth_pages.c - stories of growth: six lines, four dimensions, benefits, and to
 * what a group gave attention. */
#include "site_experience.h"

#include <string.h>

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/experience/1"

static struct world *closed_world(void **state)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "growth"), 1);
    return world;
}

static void the_six_lines_stand_with_their_sentences(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, WAVE "/growth");
    browser_expect(worker, 200, "It is not a maturity level");
    browser_expect(worker, 200, "id=\"line-interest\"");
    browser_expect(worker, 200, "id=\"line-identification\"");
    const char *line = browser_between(worker, "id=\"line-interest\"", "</section>");
    assert_non_null(strstr(line, "Own organisation"));
    assert_non_null(strstr(line, "The network"));
    assert_non_null(strstr(line, "<th scope=\"row\">1. "));
    assert_non_null(strstr(line, "<th scope=\"row\">5. "));
}

static void divided_lines_are_said(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, WAVE "/growth.json");
    browser_expect(worker, 200, "\"spread\": \"divided\"");
    browser_expect(worker, 200, "\"is_divided\": true");
}

static void the_wave_before_is_compared(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, WAVE "/growth");
    browser_expect(worker, 200, "nothing to compare with");
    assert_int_equal(site_experience_second(world, "growth"), 2);
    expect_whole(worker, HERE "/experience/2/growth");
    assert_false(browser_shows(worker, "nothing to compare with"));
    browser_expect(worker, 200, ", before ");
    (void)browser_get(worker, HERE "/experience/2/growth-change.svg");
    browser_expect(worker, 200, "The network");
}

static void each_picture_comes_in_two_widths(void **state)
{
    static const char *const PICTURES[] = {
        WAVE "/growth.svg?line=interest", WAVE "/growth-change.svg?x=1",
        WAVE "/dimensions.svg?part=task", WAVE "/benefits.svg?x=1"};
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    for (size_t i = 0; i < ARRAY_COUNT(PICTURES); i++) {
        struct text narrow;
        text_init(&narrow, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&narrow, "%s&width=360", PICTURES[i]);
        (void)browser_get(worker, PICTURES[i]);
        browser_expect(worker, 200, "viewBox=\"0 0 720 ");
        (void)browser_get(worker, narrow.bytes);
        browser_expect(worker, 200, "viewBox=\"0 0 360 ");
    }
    assert_int_equal(browser_get(worker, WAVE "/growth.svg?line=x"), 404);
    assert_int_equal(browser_get(worker, WAVE "/dimensions.svg?part=interest"), 404);
}

static void expected_stands_beside_experienced(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, WAVE "/benefits");
    browser_expect(worker, 200, "<th scope=\"col\">Expected</th>");
    (void)browser_get(worker, WAVE "/benefits.json");
    const char *offer = browser_between(worker, "\"code\": \"new_offer\"", "}");
    assert_non_null(strstr(offer, "\"expected\": \""));
    assert_non_null(strstr(offer, "\"experienced\": \""));
}

/* As in the picture. */
static void benefits_stand_beside_both_of_the_wave_before(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, WAVE "/benefits");
    assert_false(browser_shows(worker, "Expected before"));
    assert_int_equal(site_experience_second(world, "growth"), 2);
    expect_whole(worker, HERE "/experience/2/benefits");
    browser_expect(worker, 200, "<th scope=\"col\">Expected before</th>");
    browser_expect(worker, 200, "<th scope=\"col\">Experienced before</th>");
    (void)browser_get(worker, HERE "/experience/2/benefits.json");
    const char *offer = browser_between(worker, "\"code\": \"new_offer\"", "}");
    assert_non_null(strstr(offer, "\"former_expected\": \""));
    assert_non_null(strstr(offer, "\"former_experienced\": \""));
}

static void the_four_dimensions_have_no_total(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, WAVE "/dimensions");
    browser_expect(worker, 200, "id=\"card-profiling\"");
    browser_expect(worker, 200, "None of them counts more; there is no total.");
}

static void too_few_workers_are_a_sentence(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "growth");
    site_experience_answer(world, wave, 4, 0);
    site_experience_close(world, wave, 1);
    expect_whole(worker, WAVE "/growth");
    browser_expect(worker, 200, "Too few answers to show");
    expect_whole(worker, WAVE "/benefits");
    browser_expect(worker, 200, "Too few answers to show");
    assert_false(browser_shows(worker, "<picture>"));
    expect_whole(worker, WAVE "/dimensions");
    browser_expect(worker, 200, "Too few answers to show");
}

/* ---- attention ---- */

static void at_first_no_dimension_got_attention(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, HERE "/attention");
    const char *left_out = browser_between(worker, "id=\"left-out\"", "</section>");
    assert_non_null(strstr(left_out, "October to December 2026"));
    assert_non_null(strstr(left_out, ">Profiling</span>"));
    assert_false(
        browser_shows(worker, "<form method=\"post\" action=\"" HERE "/attention"));
}

static void what_is_noted_counts_in_its_quarter(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, HERE "/attention");
    assert_int_equal(browser_submit(hilde, HERE "/attention",
                                    "dimension=task&day=2026-11-20&what=Actieplan"),
                     303);
    (void)browser_get(hilde, HERE "/attention");
    browser_expect(hilde, 200, "20 November 2026</span> Actieplan");
    const char *left_out = browser_between(hilde, "id=\"left-out\"", "July to September");
    assert_null(strstr(left_out, ">Task</span>"));
    assert_non_null(strstr(left_out, ">Relations</span>"));
    (void)browser_get(hilde, WAVE "/dimensions");
    const char *here = browser_between(hilde, "id=\"attention\"", "</section>");
    assert_null(strstr(here, ">Task</span>"));
    assert_non_null(strstr(here, ">Growth</span>"));
}

static void a_note_is_taken_off_and_brought_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, HERE "/attention");
    assert_int_equal(browser_submit(hilde, HERE "/attention",
                                    "dimension=growth&day=2026-11-20&what=Vorming"),
                     303);
    (void)browser_get(hilde, HERE "/attention");
    browser_expect(hilde, 200, "</span> Vorming");
    assert_int_equal(browser_submit(hilde, HERE "/attention/1/remove", ""), 303);
    (void)browser_get(hilde, HERE "/attention");
    assert_false(browser_shows(hilde, "</span> Vorming"));
    assert_int_equal(world_number(world, "SELECT count(*) FROM attention"), 0);
    assert_int_equal(browser_post(hilde, HERE "/attention/1/remove", ""), 404);
}

static void a_day_to_come_is_refused(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, HERE "/attention");
    assert_int_equal(browser_submit(hilde, HERE "/attention",
                                    "dimension=growth&day=2026-11-23&what=Vorming"),
                     422);
    browser_expect(hilde, 422, "This day is still to come");
    browser_expect(hilde, 422, "Vorming");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_six_lines_stand_with_their_sentences),
        ON_SQLITE(divided_lines_are_said),
        ON_SQLITE(the_wave_before_is_compared),
        ON_SQLITE(each_picture_comes_in_two_widths),
        ON_SQLITE(expected_stands_beside_experienced),
        ON_SQLITE(benefits_stand_beside_both_of_the_wave_before),
        ON_SQLITE(the_four_dimensions_have_no_total),
        ON_BOTH(too_few_workers_are_a_sentence),
        ON_SQLITE(at_first_no_dimension_got_attention),
        ON_BOTH(what_is_noted_counts_in_its_quarter),
        ON_BOTH(a_note_is_taken_off_and_brought_back),
        ON_SQLITE(a_day_to_come_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
