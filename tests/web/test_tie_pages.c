/* test_tie_pages.c - stories of findings that bring people together: ties to talk about,
 * a network without somebody, introductions, trust, organisations, what changed. */
#include "site_preparation.h"
#include "site_survey.h"

#include "whole_page.h"

#define FINDINGS "/networks/" WORLD_NETWORK "/findings"
#define WAVE FINDINGS "/1"

static struct world *closed(void **state)
{
    struct world *world = world_new(state);

    site_survey_closed(world);
    return world;
}

static struct world *second(void **state)
{
    struct world *world = world_new(state);

    site_survey_second(world);
    return world;
}

/* ---- talks ---- */

static void pairs_that_differ_stand_there_without_who_said_what(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, WAVE "/talks");
    const char *pair = browser_between(hilde, "Inloopteam<br>Scholen</th>", "</tr>");
    assert_non_null(strstr(pair, "how often they are in contact"));
    assert_non_null(strstr(pair, "far apart"));
    assert_null(strstr(pair, "weekly"));
    pair = browser_between(hilde, "Huisartsen<br>Voedselhulp</th>", "</tr>");
    assert_non_null(strstr(pair, "whether they are in contact"));
    pair = browser_between(hilde, "CAW<br>OCMW</th>", "</tr>");
    assert_null(strstr(pair, "in contact")); /* 3 and 4: next to each other */
}

static void a_tie_with_who_did_not_answer_is_no_pair_to_talk_with(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, WAVE "/talks");
    const char *pairs =
        browser_between(hilde, "Pairs to bring together</h2>", "</section>");
    assert_null(strstr(pairs, "Zorghuis"));
    browser_expect(hilde, 200, "Who did not answer:");
    browser_expect(hilde, 200, "<span class=\"item\">Zorghuis</span>");
}

/* ---- without ---- */

static void without_the_coordinator_the_two_groups_fall_apart(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, WAVE "/coordinator");
    browser_expect(fatima, 200, "What if the coordinator stopped?");
    browser_expect(fatima, 200, "Without Inloopteam the others fall into");
    const char *left = browser_between(fatima, "What is left</h2>", "</section>");
    assert_non_null(strstr(left, "OCMW"));
    assert_non_null(strstr(left, "Scholen"));
    (void)browser_get(fatima, WAVE "/coordinator?relation=contact&organisation=1");
    browser_expect(fatima, 200, "What if OCMW stopped?");
    browser_expect(fatima, 200, "Without OCMW nothing falls apart");
}

static void sources_go_along_only_for_who_sees_the_arena(void **state)
{
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    site_survey_closed(world);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    expect_whole(karim, WAVE "/coordinator?organisation=1");
    browser_expect(karim, 200, "Which needed sources go with it");
    browser_expect(karim, 200, "<strong>R1</strong>");
    expect_whole(fatima, WAVE "/coordinator?organisation=1");
    assert_false(browser_shows(fatima, "Which needed sources"));
    assert_false(browser_shows(fatima, "R1"));
}

static void an_organisation_of_another_list_cannot_be_taken_out(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_get(hilde, WAVE "/coordinator?organisation=77"), 404);
    assert_int_equal(browser_get(hilde, WAVE "/coordinator.svg?organisation=77"), 404);
    assert_int_equal(browser_get(hilde, FINDINGS "/7/coordinator"), 404);
}

static void the_map_without_it_leaves_it_out(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_get(hilde, WAVE "/coordinator.svg?relation=contact"), 200);
    assert_string_equal(browser_header(hilde, "Content-Type"), "image/svg+xml");
    browser_expect(hilde, 200, "The network without Inloopteam");
    assert_false(browser_shows(hilde, ">Inloopteam<"));
    browser_expect(hilde, 200, ">OCMW<");
    (void)browser_get(hilde, WAVE "/coordinator.svg?relation=contact&with=yes");
    browser_expect(hilde, 200, ">Inloopteam<");
}

static void without_a_coordinator_on_the_list_one_chooses(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE wave_actor SET is_coordinator = 0");
    expect_whole(hilde, WAVE "/coordinator");
    browser_expect(hilde, 200, "Nobody on the list of this wave is marked");
    assert_false(browser_shows(hilde, "What is left</h2>"));
    browser_expect(hilde, 200, "name=\"organisation\"");
}

/* ---- introductions ---- */

static void introductions_say_why(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, WAVE "/introductions");
    browser_expect(fatima, 200, "So that all come nearer to each other");
    browser_expect(fatima, 200, "have no tie");
    const char *freer = browser_between(
        fatima, "So that less leans on the coordinator</h2>", "</section>");
    assert_null(strstr(freer, "<strong>Inloopteam"));
    expect_whole(fatima, WAVE "/introductions?k=1");
    assert_null(
        strstr(browser_between(fatima, "<ol class=\"agenda\">", "</ol>"), "</li>\n<li>"));
}

static void numbers_in_sentences_are_written_as_the_language_does(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, WAVE "/introductions?lang=nl");
    (void)browser_follow(fatima);
    const char *dutch = browser_between(fatima, "gemiddelde afstand gaat van ", " naar ");
    assert_non_null(strchr(dutch, ','));
    assert_null(strchr(dutch, '.'));
    (void)browser_get(fatima, WAVE "/introductions?lang=en");
    (void)browser_follow(fatima);
    assert_non_null(
        strchr(browser_between(fatima, "mean distance goes from ", " to "), '.'));
}

static void introductions_wait_for_the_figures(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "DELETE FROM wave_result");
    expect_whole(fatima, WAVE "/introductions");
    browser_expect(fatima, 200, "as soon as the wave is computed");
}

/* ---- trust ---- */

static void trust_is_told_of_the_network_only(void **state)
{
    SCOPED(world) world = second(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, FINDINGS "/2/trust");
    browser_expect(hilde, 200, "may not be used to judge a partner");
    browser_expect(hilde, 200, "on a scale from 1 (not at all) to 4 (entirely)");
    const char *waves = browser_between(hilde, "Over the waves</h3>", "</table>");
    assert_non_null(strstr(waves, ">T0 "));
    assert_non_null(strstr(waves, ">T1 "));
    for (int i = 0; i < HOUSE_COUNT; i++) {
        assert_false(browser_shows(hilde, SURVEY_HOUSES[i]));
    }
}

static void waves_in_other_words_are_no_part_of_the_row(void **state)
{
    SCOPED(world) world = second(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE wave SET instrument_version = '0' WHERE id = 1");
    (void)browser_get(hilde, FINDINGS "/2/trust");
    browser_expect(hilde, 200, "Waves that asked in other words are left out");
    assert_false(browser_shows(hilde, "Over the waves</h3>"));
}

/* ---- organisations ---- */

static void an_organisation_shows_its_lines_to_members(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, WAVE "/organisations?relation=contact");
    browser_expect(fatima, 200, "no: only what others said");
    expect_whole(fatima, WAVE "/organisations/3?relation=contact");
    const char *lines = browser_between(fatima, "<h3>any contact", "</ul>");
    assert_non_null(strstr(lines, "Vereniging</a>")); /* one end says so */
    assert_non_null(strstr(lines, "Kinderopvang</a>"));
    assert_null(strstr(lines, "OCMW"));
    assert_int_equal(browser_get(fatima, WAVE "/organisations/99"), 404);
}

static void who_connects_is_said_in_words(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, WAVE "/organisations/6?relation=regular");
    browser_expect(fatima, 200, "It connects who otherwise would not be connected");
    (void)browser_get(fatima, WAVE "/organisations/10");
    browser_expect(fatima, 200, "It did not answer in this wave.");
    browser_expect(fatima, 200, "Zorghuis did not answer: ");
    assert_false(browser_shows(fatima, "of the 9 other organisations."));
}

/* ---- changes ---- */

static void one_wave_has_nothing_to_compare_with(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, FINDINGS "/changes");
    browser_expect(fatima, 200, "once two of them are closed");
}

static void joiners_leavers_and_lines_are_told_apart(void **state)
{
    SCOPED(world) world = second(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, FINDINGS "/changes?from=1&to=2&relation=contact");
    browser_expect(fatima, 200,
                   "<dt>Joined</dt><dd><span class=\"item\">Sportdienst</span>");
    browser_expect(fatima, 200, "<dt>Left</dt><dd><span class=\"item\">Bib</span>");
    const char *new_lines = browser_between(fatima, "<h3>New</h3>", "<h3>Gone</h3>");
    assert_non_null(strstr(new_lines, "OCMW – Kinderopvang"));
    assert_null(strstr(new_lines, "Sportdienst"));
    const char *gone = browser_between(fatima, "<h3>Gone</h3>", "</ul>");
    assert_non_null(strstr(gone, "OCMW – Voedselhulp"));
    assert_null(strstr(gone, "Bib"));
}

static void a_renamed_organisation_is_the_same_one(void **state)
{
    SCOPED(world) world = second(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE wave_actor SET name = 'Sociaal Huis' WHERE wave_id = 1 AND "
                     "name = 'OCMW'");
    (void)browser_get(fatima, FINDINGS "/changes?relation=contact");
    assert_false(browser_shows(fatima, "Sociaal Huis"));
    browser_expect(fatima, 200, "OCMW – Kinderopvang");
}

static void figures_that_moved_have_a_band(void **state)
{
    SCOPED(world) world = second(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FINDINGS "/changes?relation=regular");
    const char *density = browser_between(hilde, "density<div", "</tr>");
    assert_non_null(strstr(density, " to "));
    assert_non_null(strstr(density, "findings/pin?"));
}

static void other_questions_are_not_compared(void **state)
{
    SCOPED(world) world = second(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE wave SET instrument_version = '0' WHERE id = 1");
    expect_whole(hilde, FINDINGS "/changes");
    browser_expect(hilde, 200, "did not ask the same in the same words");
    assert_false(browser_shows(hilde, "<h3>Gone</h3>"));
    assert_int_equal(browser_get(hilde, FINDINGS "/changes?from=9"), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(pairs_that_differ_stand_there_without_who_said_what),
        ON_SQLITE(a_tie_with_who_did_not_answer_is_no_pair_to_talk_with),
        ON_BOTH(without_the_coordinator_the_two_groups_fall_apart),
        ON_SQLITE(sources_go_along_only_for_who_sees_the_arena),
        ON_SQLITE(an_organisation_of_another_list_cannot_be_taken_out),
        ON_SQLITE(the_map_without_it_leaves_it_out),
        ON_SQLITE(without_a_coordinator_on_the_list_one_chooses),
        ON_BOTH(introductions_say_why),
        ON_SQLITE(numbers_in_sentences_are_written_as_the_language_does),
        ON_SQLITE(introductions_wait_for_the_figures),
        ON_BOTH(trust_is_told_of_the_network_only),
        ON_SQLITE(waves_in_other_words_are_no_part_of_the_row),
        ON_BOTH(an_organisation_shows_its_lines_to_members),
        ON_SQLITE(who_connects_is_said_in_words),
        ON_SQLITE(one_wave_has_nothing_to_compare_with),
        ON_BOTH(joiners_leavers_and_lines_are_told_apart),
        ON_SQLITE(a_renamed_organisation_is_the_same_one),
        ON_SQLITE(figures_that_moved_have_a_band),
        ON_SQLITE(other_questions_are_not_compared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
