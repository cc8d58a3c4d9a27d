/* test_finding_pages.c - stories of what a closed wave shows: one page, its figures, who
 * connects whom, and figures that people keep to talk about. */
#include "site_survey.h"

#include "base/limits.h"
#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define FINDINGS HERE "/findings"
#define WAVE FINDINGS "/1"
#define DENSITY "wave=1&code=measure&relation=regular&measure=density"

static struct world *surveyed(void **state)
{
    struct world *world = world_new(state);

    site_survey_closed(world);
    return world;
}

static void before_a_wave_is_closed_the_step_is_explained(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    site_survey_open(world);
    expect_whole(hilde, FINDINGS);
    browser_expect(hilde, 200, "once a survey among them is closed");
    browser_expect(hilde, 200, HERE "/survey\">");
    expect_whole(worker, FINDINGS);
    assert_false(browser_shows(worker, HERE "/survey\">"));
    assert_int_equal(browser_get(hilde, WAVE), 404);
    assert_int_equal(browser_get(hilde, WAVE "/map"), 404);
}

static void the_newest_wave_is_where_the_findings_lead(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_get(worker, FINDINGS), 303);
    assert_string_equal(browser_header(worker, "Location"), WAVE);
}

static void one_page_says_how_the_network_hangs_together(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, WAVE);
    browser_expect(worker, 200, "10 organisations are on the list.");
    browser_expect(worker, 200, "1 organisation did not answer: unknown is not none.");
    browser_expect(worker, 200, "9 of 10 organisations answered");
    browser_expect(worker, 200, "A dense network is not automatically better.");
    browser_expect(worker, 200, "Suppose Inloopteam stopped.");
    browser_expect(worker, 200, "This is the first wave of its kind");
    browser_expect(worker, 200, "Trust in the network");
    const char *introductions =
        browser_between(worker, "Whom to introduce to whom</h2>", "</ol>");
    assert_non_null(strstr(introductions, "<li>"));
}

static void of_another_tie_the_one_page_has_its_own_figure(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, WAVE);
    /* An answer lives until the next one is asked for. */
    const char *regular =
        pool_text(world->pool, browser_between(worker, "<strong>Density", "</strong>"));
    (void)browser_get(worker, WAVE "?relation=contact");
    const char *contact = browser_between(worker, "<strong>Density", "</strong>");
    assert_string_not_equal(contact, "");
    assert_string_not_equal(contact, regular);
}

static void the_second_wave_says_what_changed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    site_survey_second(world);
    expect_whole(worker, FINDINGS "/2");
    browser_expect(worker, 200, "1 organisation is new: ");
    browser_expect(worker, 200, "1 organisation is not there any more: ");
    browser_expect(worker, 200, "Ties among those in both waves: new ");
}

/* ---- the scorecard ---- */

static void each_figure_has_a_sentence_and_how_sure_it_is(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, WAVE "/scorecard");
    const char *density = browser_between(worker, "row\">density<", "</tr>");
    assert_non_null(strstr(density, "Of all ties that there could be"));
    assert_non_null(strstr(density, "state-firm"));
    assert_non_null(strstr(density, "Manual: density"));
    browser_expect(worker, 200, "Do two see their tie alike?");
    expect_whole(worker, WAVE "/scorecard?relation=referral");
    assert_int_equal(browser_get(worker, WAVE "/scorecard?relation=friendship"), 404);
    assert_int_equal(browser_get(worker, WAVE "/scorecard?relation=introductions"), 404);
}

static void organisations_stand_by_name_until_one_asks_otherwise(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, WAVE "/scorecard");
    const char *table = browser_between(worker, "id=\"organisations\"", "</table>");
    const char *bib = strstr(table, "Bib");
    const char *zorghuis = strstr(table, "Zorghuis");
    assert_non_null(bib);
    assert_true(zorghuis > bib);
    assert_non_null(strstr(table, "aria-sort=\"ascending\""));
    assert_non_null(strstr(zorghuis, "did not answer"));
    zorghuis = browser_between(worker, ">Zorghuis</a>", "</tr>");
    assert_null(strstr(zorghuis, ">0<")); /* unknown is not none */
    assert_null(strstr(table, "strength"));
    expect_whole(worker, WAVE "/scorecard?by=degree");
    table = browser_between(worker, "id=\"organisations\"", "</table>");
    assert_non_null(strstr(table, "aria-sort=\"descending\""));
    assert_true(strstr(table, "Inloopteam") < strstr(table, "Bib"));
    assert_null(strstr(table, "named by"));
}

static void who_connects_whom_stands_in_words(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, WAVE "/brokers");
    const char *cutpoints = browser_between(worker, "id=\"cutpoints\"", "</ul>");
    assert_non_null(strstr(cutpoints, "Inloopteam: without it"));
    const char *zorghuis =
        browser_between(worker, "<tr><th scope=\"row\">Zorghuis", "</tr>");
    assert_non_null(strstr(zorghuis, ">–</td>"));
    assert_null(strstr(zorghuis, "findings/pin"));
    assert_false(browser_shows(worker, "class=\"greyed\""));
    assert_int_equal(browser_get(worker, WAVE "/brokers?relation=x"), 404);
}

static void below_eighty_percent_who_connects_whom_is_grey(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_run(world, "DELETE FROM wave_answer WHERE wave_actor_id IN (2, 4, 5)");
    (void)browser_get(worker, WAVE "/brokers");
    browser_expect(worker, 200, "class=\"greyed\"");
    browser_expect(worker, 200, "Less than 80 % of the answers are there.");
}

/* Nobody but the coordinator answered: that the others have ties with it alone is no
 * finding. */
static void who_did_not_answer_does_not_fall_off(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_run(world, "DELETE FROM wave_answer WHERE wave_actor_id <> 6");
    expect_whole(worker, WAVE);
    browser_expect(worker, 200, "organisations that did not answer it is unknown: ");
    assert_false(browser_shows(worker, "would not be tied to the others any more"));
    assert_false(browser_shows(worker, "Nobody would fall off"));
    browser_expect(worker, 200, "<p class=\"greyed\">Suppose Inloopteam stopped.");
    assert_false(browser_shows(worker, "They form one connected whole"));
    assert_false(browser_shows(worker, "They fall apart into"));
    expect_whole(worker, WAVE "/coordinator");
    browser_expect(worker, 200, "no tie but with Inloopteam is known");
    assert_false(browser_shows(worker, "tie left"));
    browser_expect(worker, 200,
                   "<section class=\"sheet greyed\" aria-labelledby=\"said\">");
    expect_whole(worker, WAVE "/introductions");
    browser_expect(worker, 200, "too few to speak of the network");
    browser_expect(worker, 200, "<section class=\"sheet greyed\" aria-labelledby=\"aim-");
}

static void below_eighty_percent_introductions_are_marked(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_run(world, "DELETE FROM wave_answer WHERE wave_actor_id IN (2, 4)");
    expect_whole(worker, WAVE "/introductions");
    browser_expect(worker, 200, "Only 7 of 10 organisations answered");
    assert_false(browser_shows(worker, "sheet greyed"));
}

static void how_introductions_were_found_is_said(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_run(world, "UPDATE wave_result SET body = replace(body, '\"together\":3', "
                     "'\"together\":2') WHERE part = 'introductions'");
    expect_whole(worker, WAVE "/introductions");
    browser_expect(worker, 200, "Tried one after the other, not all combinations");
    assert_false(browser_shows(worker, "which is all there are"));
    (void)browser_get(worker, WAVE "/introductions?k=2");
    assert_false(browser_shows(worker, "one after the other"));
    browser_expect(worker, 200, "which is all there are");
    expect_whole(worker, WAVE);
    browser_expect(worker, 200, "Tried one after the other, not all combinations");
}

static void figures_that_are_not_computed_are_not_made_up(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_run(world, "DELETE FROM wave_result");
    expect_whole(worker, WAVE);
    assert_false(browser_shows(worker, "Density"));
    expect_whole(worker, WAVE "/scorecard");
    browser_expect(worker, 200, "There are no figures of this kind of tie yet.");
    expect_whole(worker, WAVE "/map");
}

/* ---- figures to talk about ---- */

static void a_figure_is_kept_with_a_note(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(hilde, FINDINGS "/pin?" DENSITY);
    browser_expect(hilde, 200, "density (contact at least monthly)");
    (void)browser_get(hilde, FINDINGS "/pin?" DENSITY);
    assert_int_equal(browser_submit(hilde, FINDINGS "/pin", DENSITY "&note=Klopt+dit%3F"),
                     303);
    assert_int_equal(browser_follow(hilde), 200);
    browser_expect(hilde, 200, "Klopt dit?");
    expect_whole(worker, FINDINGS "/pinned");
    browser_expect(worker, 200, "density (contact at least monthly)");
    assert_false(browser_shows(worker, "/remove"));
}

static void what_a_kept_figure_says_is_looked_up(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(
        browser_post(hilde, FINDINGS "/pin", DENSITY "&note=&value=99&sentence=Bedrog"),
        303);
    assert_string_not_equal(world_text(world, "SELECT value FROM finding"), "99");
    assert_null(strstr(world_text(world, "SELECT sentence FROM finding"), "Bedrog"));
    assert_string_equal(world_text(world, "SELECT state FROM finding"), "firm");
}

static void the_same_figure_is_kept_once(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_post(hilde, FINDINGS "/pin", DENSITY "&note=");
    assert_int_equal(browser_post(hilde, FINDINGS "/pin", DENSITY "&note=weer"), 409);
    browser_expect(hilde, 409, "stands on the list already");
    browser_expect(hilde, 409, "weer</textarea>");
    assert_int_equal(world_number(world, "SELECT count(*) FROM finding"), 1);
}

/* Every kind of figure that pages offer, and some that nobody may have. */
static const struct {
    const char *fields;
    int code;
} FIGURES[] = {
    {"wave=1&code=measure&relation=contact&measure=reciprocity", 200},
    {"wave=1&code=organisation&relation=regular&measure=betweenness&organisation=6", 200},
    {"wave=1&code=without&relation=regular&measure=cut_share&organisation=6", 200},
    {"wave=1&code=introduction&relation=regular&measure=nearer1", 200},
    {"wave=1&code=introduction&relation=regular&measure=freer1", 200},
    {"wave=1&code=pairs&relation=contact&measure=disputed", 200},
    {"wave=1&code=trust&measure=trust", 200},
    {"wave=1&code=measure&relation=contact&measure=beauty", 404},
    {"wave=1&code=measure&relation=friendship&measure=density", 404},
    {"wave=1&code=measure&measure=density", 404},
    {"wave=9&code=measure&relation=regular&measure=density", 404},
    {"wave=1&code=trust&measure=trust&organisation=1", 404},
    {"wave=1&code=organisation&relation=regular&measure=outdegree&organisation=1", 404},
    {"wave=1&code=organisation&relation=regular&measure=betweenness", 404},
    {"wave=1&code=organisation&relation=regular&measure=degree&organisation=10", 404},
    {"wave=1&code=measure&relation=regular&measure=mean_strength", 404},
    {"wave=1&code=organisation&relation=regular&measure=betweenness&organisation=99",
     404},
    {"wave=1&code=introduction&relation=regular&measure=nearer9", 404},
    {"wave=1&code=introduction&relation=regular&measure=", 404},
    {"wave=1&code=change&former=1&relation=regular&measure=beauty", 404},
    {"wave=1&code=rumour&relation=regular&measure=density", 404},
    {DENSITY "&organisation=6", 404}, /* of the network, not of one */
    {DENSITY "&former=1", 404},
    {"", 200}, /* the page says how */
};

static void only_figures_that_there_are_can_be_kept(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(FIGURES); i++) {
        struct text address;

        print_message("%s\n", FIGURES[i].fields);
        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, FINDINGS "/pin?%s", FIGURES[i].fields);
        assert_int_equal(browser_get(hilde, address.bytes), FIGURES[i].code);
    }
}

/* Nobody says to whom it refers; the others say from whom they get families. */
static void what_falls_apart_is_counted_on_the_network_as_shown(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE wave_answer SET answers = '' WHERE item = 'refer_to'");
    (void)browser_get(hilde, FINDINGS "/pin?wave=1&code=without&relation=referral"
                                      "&measure=cut_share&organisation=6");
    browser_expect(hilde, 200, "could not reach each other any more without Inloopteam");
    assert_false(browser_shows(hilde, ">0 pairs"));
    assert_false(browser_shows(hilde, " 0 pairs"));
}

static void beside_a_kept_figure_stands_the_newest(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_second(world);
    (void)browser_post(hilde, FINDINGS "/pin", DENSITY "&note=");
    (void)browser_post(hilde, FINDINGS "/pin",
                       "wave=1&code=organisation&relation=regular&measure=betweenness"
                       "&organisation=6&note=");
    (void)browser_post(hilde, FINDINGS "/pin",
                       "wave=2&former=1&code=change&relation=regular&measure=density"
                       "&note=");
    assert_int_equal(world_number(world, "SELECT count(*) FROM finding"), 3);
    expect_whole(hilde, FINDINGS "/pinned");
    browser_expect(hilde, 200, "(wave T1).");
    browser_expect(hilde, 200, "Inloopteam, betweenness");
    browser_expect(hilde, 200, "change of: density");
}

static void a_kept_figure_says_when_the_newest_is_not_computed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_second(world);
    world_run(world, "DELETE FROM wave_result WHERE wave_id = 2");
    (void)browser_post(hilde, FINDINGS "/pin", DENSITY "&note=");
    expect_whole(hilde, FINDINGS "/pinned");
    browser_expect(hilde, 200, "What it is in wave T1 is not computed yet.");
    assert_false(browser_shows(hilde, "(wave T1)."));
}

static void a_kept_figure_is_taken_off_the_list_and_back(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_post(hilde, FINDINGS "/pin", DENSITY "&note=");
    (void)browser_get(hilde, FINDINGS "/pinned");
    assert_int_equal(browser_submit(hilde, FINDINGS "/pinned/1/remove", ""), 303);
    assert_int_equal(world_number(world, "SELECT count(*) FROM finding"), 0);
    assert_int_equal(browser_follow(hilde), 200);
    assert_int_equal(browser_post(hilde, FINDINGS "/pinned/1/remove", ""), 404);
}

static void only_who_may_change_findings_keeps_one(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    SCOPED(browser) researcher = browser_new(world, ACTOR_RESEARCHER);

    (void)browser_get(worker, WAVE "/scorecard");
    assert_false(browser_shows(worker, "/findings/pin?"));
    assert_int_equal(browser_get(worker, FINDINGS "/pin?" DENSITY), 403);
    assert_int_equal(browser_post(worker, FINDINGS "/pin", DENSITY "&note="), 403);
    assert_int_equal(browser_get(researcher, WAVE), 403);
    assert_int_equal(browser_get(researcher, FINDINGS "/pinned"), 403);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(before_a_wave_is_closed_the_step_is_explained),
        ON_SQLITE(the_newest_wave_is_where_the_findings_lead),
        ON_BOTH(one_page_says_how_the_network_hangs_together),
        ON_SQLITE(of_another_tie_the_one_page_has_its_own_figure),
        ON_BOTH(the_second_wave_says_what_changed),
        ON_SQLITE(each_figure_has_a_sentence_and_how_sure_it_is),
        ON_SQLITE(organisations_stand_by_name_until_one_asks_otherwise),
        ON_SQLITE(who_connects_whom_stands_in_words),
        ON_SQLITE(below_eighty_percent_who_connects_whom_is_grey),
        ON_SQLITE(who_did_not_answer_does_not_fall_off),
        ON_SQLITE(below_eighty_percent_introductions_are_marked),
        ON_SQLITE(how_introductions_were_found_is_said),
        ON_SQLITE(figures_that_are_not_computed_are_not_made_up),
        ON_BOTH(a_figure_is_kept_with_a_note),
        ON_SQLITE(what_a_kept_figure_says_is_looked_up),
        ON_BOTH(the_same_figure_is_kept_once),
        ON_BOTH(only_figures_that_there_are_can_be_kept),
        ON_SQLITE(what_falls_apart_is_counted_on_the_network_as_shown),
        ON_SQLITE(beside_a_kept_figure_stands_the_newest),
        ON_SQLITE(a_kept_figure_says_when_the_newest_is_not_computed),
        ON_BOTH(a_kept_figure_is_taken_off_the_list_and_back),
        ON_SQLITE(only_who_may_change_findings_keeps_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
