/* test_five_b_pages.c - stories of the B's: families and professionals beside each other,
 * the rule of small numbers, and the sheet to talk with. */
#include "site_experience.h"

#include <string.h>

#include "whole_page.h"

#define WAVE "/networks/" WORLD_NETWORK "/experience/1"
#define FIVE_B WAVE "/five-b"

static struct world *closed_world(void **state)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "five_b"), 1);
    return world;
}

/* Closed, with so many people. */
static struct world *answered_world(void **state, size_t workers, size_t families)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    const int64_t wave = site_experience_open(world, "five_b");
    site_experience_answer(world, wave, workers, families);
    site_experience_close(world, wave, 1);
    return world;
}

static void each_b_stands_with_its_meaning_and_questions(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) nadia = browser_new(world, ACTOR_FAMILY);

    expect_whole(nadia, FIVE_B);
    browser_expect(nadia, 200, "id=\"part-availability\"");
    browser_expect(nadia, 200, "id=\"part-comprehensibility\"");
    browser_expect(nadia, 200, "When is help needed most, and is it there then?");
    browser_expect(nadia, 200, "There was help when I needed it.");
    assert_false(browser_shows(nadia, "part-trust"));
}

static void families_come_before_professionals(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FIVE_B);
    const char *part = browser_between(hilde, "id=\"part-usability\"", "</section>");
    const char *families = strstr(part, "<th scope=\"row\">Families</th>");
    const char *workers = strstr(part, "<th scope=\"row\">Professionals</th>");
    assert_non_null(families);
    assert_non_null(workers);
    assert_true(families < workers);
}

static void child_and_parent_are_told_apart(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FIVE_B);
    browser_expect(
        hilde, 200,
        "It is useful for my child. <span class=\"tag\">about the child</span>");
    browser_expect(
        hilde, 200,
        "It is useful for me as a parent. <span class=\"tag\">about the parent</span>");
}

static void forty_families_are_told_in_bands_and_steps_of_five(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, WAVE "/five-b.json");
    browser_expect(hilde, 200, "\"answered\": \"20 to 49\"");
    assert_false(browser_shows(hilde, "\"answered\": \"38\""));
    const char *percent = strstr(hilde->body, "\"percent\": ");
    assert_non_null(percent);
    for (; percent != NULL; percent = strstr(percent + 1, "\"percent\": ")) {
        const char *end = percent + strcspn(percent, ",\n");

        assert_non_null(strchr("05l", end[-1])); /* null, or a step of five */
    }
}

static void there_is_no_total_and_no_mark(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, WAVE "/five-b.json");
    assert_false(browser_shows(hilde, "\"total\""));
    assert_false(browser_shows(hilde, "\"mean\""));
    assert_false(browser_shows(hilde, "\"organisation\""));
}

static void too_few_families_are_a_sentence_and_no_figure(void **state)
{
    SCOPED(world) world = answered_world(state, 20, 4);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, FIVE_B);
    const char *part = browser_between(hilde, "id=\"part-availability\"", "</section>");
    assert_non_null(strstr(part, "Too few answers to show without giving people away."));
    assert_non_null(strstr(part, "Too few answers to compare"));
    (void)browser_get(hilde, WAVE "/five-b.svg?part=availability");
    browser_expect(hilde, 200, "Too few answers to show");
}

static void without_professionals_families_stand_alone(void **state)
{
    SCOPED(world) world = answered_world(state, 0, 30);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, FIVE_B);
    browser_expect(hilde, 200, "Help, as families see it");
    assert_false(browser_shows(hilde, "less satisfied"));
    assert_false(browser_shows(hilde, "No clear difference:"));
}

static void without_families_it_says_what_is_missing(void **state)
{
    SCOPED(world) world = answered_world(state, 30, 0);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, FIVE_B);
    browser_expect(hilde, 200, "What professionals think is no replacement");
}

static void the_wave_before_stands_beside_it(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(site_experience_second(world, "five_b"), 2);
    expect_whole(hilde, "/networks/" WORLD_NETWORK "/experience/2/five-b");
    browser_expect(hilde, 200, "Families, before: Najaar");
    (void)browser_get(hilde, FIVE_B);
    assert_false(browser_shows(hilde, "Families, before:"));
}

static void families_by_neighbourhood_and_age_stand_apart(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FIVE_B);
    assert_false(browser_shows(hilde, "By neighbourhood"));
    browser_expect(hilde, 200, "href=\"" FIVE_B "?apart=1\"");
    expect_whole(hilde, FIVE_B "?apart=1");
    browser_expect(hilde, 200, "By neighbourhood");
    browser_expect(hilde, 200, "How old is your youngest child?");
    browser_expect(hilde, 200, "<th scope=\"col\">Linde</th>");
}

static void a_picture_has_two_widths(void **state)
{
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, WAVE "/five-b.svg?part=usability");
    browser_expect(hilde, 200, "viewBox=\"0 0 720 ");
    (void)browser_get(hilde, WAVE "/five-b.svg?part=usability&width=360");
    browser_expect(hilde, 200, "viewBox=\"0 0 360 ");
    browser_expect(hilde, 200, "It is useful for my child.");
    assert_int_equal(browser_get(hilde, WAVE "/five-b.svg?part=nothing"), 404);
}

static void the_dialogue_sheet_is_a_file_in_three_languages(void **state)
{
    static const char *const ADDRESSES[] = {FIVE_B "/dialogue.pdf?language=nl",
                                            FIVE_B "/dialogue.pdf?language=fr&paper=a3",
                                            FIVE_B "/dialogue.pdf?language=en"};
    SCOPED(world) world = closed_world(state);
    SCOPED(browser) nadia = browser_new(world, ACTOR_FAMILY);

    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        assert_int_equal(browser_get(nadia, ADDRESSES[i]), 200);
        assert_string_equal(browser_header(nadia, "Content-Type"), "application/pdf");
        assert_memory_equal(nadia->body, "%PDF", 4);
    }
}

static void nothing_stands_there_while_it_is_open(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    site_experience_answer(world, site_experience_open(world, "five_b"), 20, 20);
    assert_int_equal(browser_get(hilde, FIVE_B), 404);
    assert_int_equal(browser_get(hilde, FIVE_B "/dialogue.pdf"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/five-b.svg?part=usability"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/open-answers"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/open-answers/check"), 404);
}

static void another_survey_has_no_such_page(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "growth"), 1);
    assert_int_equal(browser_get(hilde, FIVE_B), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(each_b_stands_with_its_meaning_and_questions),
        ON_SQLITE(families_come_before_professionals),
        ON_SQLITE(child_and_parent_are_told_apart),
        ON_BOTH(forty_families_are_told_in_bands_and_steps_of_five),
        ON_SQLITE(there_is_no_total_and_no_mark),
        ON_BOTH(too_few_families_are_a_sentence_and_no_figure),
        ON_SQLITE(without_professionals_families_stand_alone),
        ON_SQLITE(without_families_it_says_what_is_missing),
        ON_BOTH(the_wave_before_stands_beside_it),
        ON_BOTH(families_by_neighbourhood_and_age_stand_apart),
        ON_SQLITE(a_picture_has_two_widths),
        ON_SQLITE(the_dialogue_sheet_is_a_file_in_three_languages),
        ON_BOTH(nothing_stands_there_while_it_is_open),
        ON_BOTH(another_survey_has_no_such_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
