/* test_answer_later.c - a personal link after its wave was closed, in the wave after it,
 * and when a member joins in the middle. */
#include "site_survey.h"

#include "html_check.h"

static const char *at(struct world *world, int64_t informant_id, const char *rest)
{
    struct text address;

    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "%s%s", site_survey_link(world, informant_id), rest);
    return address.bytes;
}

static const char *jan(struct world *world, const char *rest)
{
    return at(world, INFORMANT_JAN, rest);
}

static void well(const struct browser *browser)
{
    assert_null(browser->world->gaps.first);
    assert_null(html_check(browser->body, browser->world->pool));
}

/* ---- after closing ---- */

static void a_closed_link_opens_the_page_of_its_organisation_for_a_while(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    site_survey_closed(world);
    (void)browser_get(browser, jan(world, ""));
    browser_expect(browser, 200, "Your ties, seen from both sides");
    browser_expect(browser, 200, "Inloopteam");
    well(browser);
    world_run(world, "UPDATE wave SET keep_months = 1");
    world_wait(INT64_C(40) * DAY_MILLISECONDS);
    (void)browser_get(browser, jan(world, ""));
    browser_expect(browser, 200, "as was promised");
    assert_false(browser_shows(browser, "Your ties, seen from both sides"));
    well(browser);
}

/* An has no mail: who handed the code over may have kept it. */
static void a_link_that_was_handed_over_opens_what_members_see_alone(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    site_survey_closed(world);
    (void)browser_get(browser, at(world, INFORMANT_AN, ""));
    browser_expect(browser, 200, "Your ties, as all members see them");
    browser_expect(browser, 200, "Inloopteam");
    assert_false(browser_shows(browser, "Your ties, seen from both sides"));
    assert_false(browser_shows(browser, "Where your own answers differ"));
    assert_false(browser_shows(browser, "Trust and value that you receive"));
    well(browser);
    (void)browser_get(browser, at(world, INFORMANT_AN, ".json"));
    browser_expect(browser, 200, "\"own\": null");
    assert_false(browser_shows(browser, "\"theirs\""));
    assert_false(browser_shows(browser, "\"scores\""));
}

static void days_and_names_that_cannot_be_harm_nobody(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    world_run(world, "UPDATE wave_actor SET same_as = 99999 WHERE informant_id = 3");
    world_run(world, "UPDATE wave SET closed_at = 253402300799999, keep_months = -5");
    assert_int_equal(browser_get(browser, jan(world, "")), 200);
    assert_int_equal(browser_get(hilde, "/networks/" WORLD_NETWORK), 200);
    world_run(world, "UPDATE wave SET state = 'open', closed_at = NULL");
    world_run(world, "UPDATE informant SET state = 'begun'");
    assert_int_equal(browser_get(browser, at(world, INFORMANT_KAREL, "/partners")), 200);
}

/* ---- a second wave ---- */

static struct world *asked_again(void **state)
{
    struct world *world = world_new(state);

    site_survey_second(world);
    world_run(world, "UPDATE wave SET state = 'open', closed_at = NULL WHERE id = 2");
    world_run(world, "DELETE FROM survey_answer WHERE wave_id = 2");
    world_run(world, "DELETE FROM survey_step WHERE wave_id = 2");
    world_run(world, "UPDATE informant SET state = 'begun', finished_at = NULL WHERE "
                     "wave_id = 2");
    return world;
}

static const char *jan_again(struct world *world, const char *rest)
{
    return at(world,
              world_number(world, "SELECT id FROM informant WHERE wave_id = 2 AND name = "
                                  "'Jan'"),
              rest);
}

static void the_second_time_former_partners_are_chosen_and_who_is_new_is_marked(
    void **state)
{
    SCOPED(world) world = asked_again(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, jan_again(world, "/partners"));
    const char *caw = browser_between(browser, "data-name=\"CAW\"", "</li>");
    const char *sport = browser_between(browser, "data-name=\"Sportdienst\"", "</li>");
    assert_non_null(strstr(caw, " checked"));
    assert_non_null(strstr(caw, "last time"));
    assert_null(strstr(sport, " checked"));
    assert_non_null(strstr(sport, ">new<"));
    well(browser);
}

static void what_was_said_last_time_is_chosen_and_trust_is_not(void **state)
{
    SCOPED(world) world = asked_again(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const int64_t caw = site_survey_target(world, 2, HOUSE_CAW);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "then=next&c_works_with_%d=1&w_works_with_%d=1", (int)caw,
                (int)caw);
    (void)browser_post(browser, jan_again(world, "/partners"), fields.bytes);
    (void)browser_get(browser, jan_again(world, "/contact"));
    const char *row = browser_between(browser, "data-name=\"CAW\"", "</section>");
    assert_non_null(strstr(row, " checked"));
    assert_non_null(strstr(row, "Last time:"));
    assert_non_null(strstr(row, "still so"));
    well(browser);
    (void)browser_get(browser, jan_again(world, "/T1"));
    browser_expect(browser, 200, NULL);
    assert_false(browser_shows(browser, "Last time:"));
    assert_false(browser_shows(browser, " checked"));
}

/* ---- in the middle ---- */

static void a_member_that_joins_meanwhile_is_new_and_to_be_added(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    site_survey_open(world);
    world_run(world,
              "INSERT INTO survey_answer SELECT network_id, 1, 1, 'works_with', id, "
              "id % 2 FROM wave_actor WHERE id > 1");
    assert_int_equal(browser_post(browser, jan(world, "/partners"), "then=next"), 303);
    (void)browser_get(browser, jan(world, ""));
    assert_false(browser_shows(browser, "to add"));
    world_run(world,
              "INSERT INTO wave_actor SELECT network_id, 77, 1, 11, 'Sportdienst', "
              "'sport', 'edge', 0, NULL, NULL FROM wave_actor WHERE id = 1");
    (void)browser_get(browser, jan(world, ""));
    browser_expect(browser, 200, "1 name to add");
    (void)browser_get(browser, jan(world, "/partners"));
    assert_non_null(
        strstr(browser_between(browser, "data-name=\"Sportdienst\"", "</li>"), ">new<"));
    assert_null(strstr(browser_between(browser, "data-name=\"Bib\"", "</li>"), ">new<"));
    well(browser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_closed_link_opens_the_page_of_its_organisation_for_a_while),
        ON_BOTH(a_link_that_was_handed_over_opens_what_members_see_alone),
        ON_SQLITE(days_and_names_that_cannot_be_harm_nobody),
        ON_SQLITE(the_second_time_former_partners_are_chosen_and_who_is_new_is_marked),
        ON_SQLITE(what_was_said_last_time_is_chosen_and_trust_is_not),
        ON_BOTH(a_member_that_joins_meanwhile_is_new_and_to_be_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
