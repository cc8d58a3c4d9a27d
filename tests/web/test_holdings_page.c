/* test_holdings_page.c - who has which source: a question at a time, rows made when
 * something is first said, what it covers. */
#include "site_preparation.h"

#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define HOLDINGS HERE "/arena/holdings"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

static void well(const struct browser *browser)
{
    const char *wrong = html_check(browser->body, browser->pool);

    assert_null(browser->world->gaps.first);
    if (wrong != NULL) {
        fail_msg("%s", wrong);
    }
}

static void the_table_shows_what_is_estimated(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(browser, HOLDINGS), 200);
    well(browser);
    browser_expect(browser, 200, "R1 vertrouwen van gezinnen");
    browser_expect(browser, 200, "name=\"c_1_has_1\"");
    browser_expect(browser, 200, "name=\"w_1_has_1\" value=\"yes\"");
    assert_false(browser_shows(browser, "c_1_can_1"));
    assert_int_equal(browser_get(browser, HOLDINGS "?aspect=wants"), 200);
    browser_expect(browser, 200, "name=\"c_1_wants_1\"");
    assert_int_equal(browser_get(browser, HOLDINGS "?aspect=anders"), 200);
    browser_expect(browser, 200, "name=\"c_1_has_1\"");
}

static void what_a_talk_confirmed_stands_beside_it(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(browser, HOLDINGS "?aspect=wants"), 200);
    browser_expect(browser, 200, "talk: partly");
    assert_int_equal(browser_get(browser, HOLDINGS "?aspect=has"), 200);
    assert_false(browser_shows(browser, "talk: "));
}

static void the_last_row_says_what_is_covered_in_words(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(browser, HOLDINGS), 200);
    browser_expect(browser, 200, "covered: 2 actors");
    browser_expect(browser, 200, "fragile: only Scholen");
    world_run(world, "UPDATE holding SET can = 'no' WHERE source_id = 2");
    world_run(world, "UPDATE holding SET wants = 'unknown' WHERE source_id = 1");
    world_wait(MINUTES);
    assert_int_equal(browser_post(browser, HOLDINGS, "c_2_has_1=unknown&w_2_has_1="),
                     303);
    assert_int_equal(browser_get(browser, HOLDINGS), 200);
    browser_expect(browser, 200, "gap: nobody");
    browser_expect(browser, 200, "covered: 2 actors");
    assert_int_equal(browser_get(browser, HOLDINGS ".json"), 200);
    browser_expect(browser, 200, "\"state\": \"gap\"");
}

static void a_row_is_made_when_something_is_first_said(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    const int64_t before = world_number(world, "SELECT COUNT(*) FROM holding");

    assert_int_equal(browser_post(browser, HOLDINGS,
                                  "c_2_has_1=partly&w_2_has_1=&c_2_can_1=no&w_2_can_1=&"
                                  "c_4_has_2=&w_4_has_2="),
                     303);
    assert_string_equal(browser_header(browser, "Location"),
                        HOLDINGS "?aspect=has&from=0&change=15&done=saved");
    (void)browser_follow(browser);
    browser_expect(browser, 200, HERE "/history/undo");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM holding"), before + 1);
    assert_string_equal(world_text(world, "SELECT has || can || wants FROM holding "
                                          "WHERE actor_id = 2 AND source_id = 1"),
                        "partlyno");
    assert_int_equal(browser_post(browser, HOLDINGS, "c_2_wants_1=yes&w_2_wants_1="),
                     303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM holding"), before + 1);
}

static void what_a_talk_confirmed_is_not_touched(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(browser, HOLDINGS, "c_1_wants_1=no&w_1_wants_1=yes"),
                     303);
    assert_string_equal(world_text(world, "SELECT wants || ' ' || wants_confirmed FROM "
                                          "holding WHERE actor_id = 1"),
                        "no partly");
}

static void the_second_of_two_is_told(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) first = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) second = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(first, HOLDINGS, "c_3_can_2=no&w_3_can_2="), 303);
    assert_int_equal(browser_post(second, HOLDINGS,
                                  "c_3_can_2=yes&w_3_can_2=&c_3_wants_2=yes&"
                                  "w_3_wants_2="),
                     409);
    browser_expect(second, 409, "made this &#39;no&#39; meanwhile");
    browser_expect(second, 409, "name=\"w_3_can_2\" value=\"no\"");
    well(second);
    assert_string_equal(world_text(world, "SELECT can || wants FROM holding "
                                          "WHERE actor_id = 3 AND source_id = 2"),
                        "noyes");
    assert_int_equal(browser_post(second, HOLDINGS, "c_3_can_2=yes&w_3_can_2=no"), 303);
}

static void who_changed_it_long_ago_is_somebody(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    world_run(world, "UPDATE holding SET has = 'no' WHERE id = 1");
    world_run(world, "DELETE FROM journal_value WHERE network_id = '" WORLD_NETWORK "'");
    assert_int_equal(browser_post(browser, HOLDINGS, "c_1_has_1=partly&w_1_has_1=yes"),
                     409);
    browser_expect(browser, 409, "Somebody made this &#39;no&#39; meanwhile");
}

static void no_answer_of_the_list_is_refused_at_its_cell(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    const char *before = world_state(world);

    assert_int_equal(browser_post(browser, HOLDINGS, "c_3_can_2=misschien&w_3_can_2="),
                     422);
    browser_expect(browser, 422, "id=\"c_3_can_2-error\"");
    assert_string_equal(world_state(world), before);
}

static void an_actor_or_source_that_is_not_there_is_said(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    const char *before = world_state(world);

    assert_int_equal(browser_post(browser, HOLDINGS, "c_99_has_1=yes&w_99_has_1="), 422);
    browser_expect(browser, 422, "taken off meanwhile");
    assert_string_equal(world_state(world), before);
    assert_int_equal(browser_post(browser, HOLDINGS, "c_1_has_99=yes&w_1_has_99="), 422);
    browser_expect(browser, 422, "A column was taken away meanwhile");
    assert_string_equal(world_state(world), before);
    /* A column that went and that nobody wrote in. */
    assert_int_equal(browser_post(browser, HOLDINGS, "c_1_has_99=no&w_1_has_99=no"), 303);
}

static void without_sources_or_actors_it_says_what_to_do_first(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(browser, HOLDINGS), 200);
    browser_expect(browser, 200, "To the sources");
    well(browser);
}

/* 60 actors and 40 sources. */
static void make_large(struct world *world)
{
    for (int i = 5; i <= 60; i++) {
        struct text words;

        text_init(&words, world->pool, LIMIT_FIELD_BYTES);
        text_format(&words,
                    "INSERT INTO actor (network_id, id, organisation_id, name, sector, "
                    "sources, note) SELECT network_id, %d, organisation_id, 'Actor %d', "
                    "'', '', '' FROM actor WHERE id = 4",
                    i, i);
        world_run(world, words.bytes);
    }
    for (int i = 3; i <= 40; i++) {
        struct text words;

        text_init(&words, world->pool, LIMIT_FIELD_BYTES);
        text_format(&words,
                    "INSERT INTO source (network_id, id, code, label, kind, necessity, "
                    "note) SELECT network_id, %d, 'R%d', 'bron %d', '', 'useful', '' "
                    "FROM source WHERE id = 2",
                    i, i, i);
        world_run(world, words.bytes);
    }
}

/* More than there are places for sentences: all come back, nothing is overwritten. */
static void of_many_cells_that_changed_meanwhile_none_is_lost(void **state)
{
    enum { MANY = 56 };
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    struct text fields;

    make_large(world);
    text_init(&fields, world->pool, LIMIT_PAGE_BYTES);
    for (int actor = 5; actor < 5 + MANY; actor++) {
        text_format(&fields, "%sc_%d_has_3=yes&w_%d_has_3=", actor == 5 ? "" : "&", actor,
                    actor);
    }
    assert_int_equal(browser_post(browser, HOLDINGS, fields.bytes), 303);
    fields.length = 0;
    for (int actor = 5; actor < 5 + MANY; actor++) {
        text_format(&fields, "%sc_%d_has_3=no&w_%d_has_3=", actor == 5 ? "" : "&", actor,
                    actor);
    }
    assert_int_equal(browser_post(browser, HOLDINGS, fields.bytes), 409);
    browser_expect(browser, 409, "made this &#39;yes&#39; meanwhile");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM holding "
                                         "WHERE source_id = 3 AND has = 'yes'"),
                     MANY);
}

static void a_large_table_comes_in_parts_that_keep_their_place(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    make_large(world);
    assert_int_equal(browser_get(browser, HOLDINGS "?aspect=can"), 200);
    assert_null(world->gaps.first);
    assert_true(browser->answer.body_length < 1500 * 1000);
    browser_expect(browser, 200, "Actors 1 to 29 of 60");
    browser_expect(browser, 200, HOLDINGS "?aspect=can&amp;from=29");
    assert_int_equal(browser_get(browser, HOLDINGS "?aspect=can&from=29"), 200);
    browser_expect(browser, 200, "Actors 30 to 58 of 60");
    assert_int_equal(browser_post(browser, HOLDINGS, "c_40_can_7=wat&w_40_can_7="), 422);
    browser_expect(browser, 422, "Actors 30 to 58 of 60");
    assert_int_equal(browser_post(browser, HOLDINGS, "c_40_can_7=no&w_40_can_7="), 303);
    assert_string_equal(browser_header(browser, "Location"),
                        HOLDINGS "?aspect=can&from=29&change=15&done=saved");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_table_shows_what_is_estimated),
        ON_SQLITE(what_a_talk_confirmed_stands_beside_it),
        ON_SQLITE(the_last_row_says_what_is_covered_in_words),
        ON_BOTH(a_row_is_made_when_something_is_first_said),
        ON_SQLITE(what_a_talk_confirmed_is_not_touched),
        ON_BOTH(the_second_of_two_is_told),
        ON_SQLITE(who_changed_it_long_ago_is_somebody),
        ON_SQLITE(of_many_cells_that_changed_meanwhile_none_is_lost),
        ON_SQLITE(no_answer_of_the_list_is_refused_at_its_cell),
        ON_SQLITE(an_actor_or_source_that_is_not_there_is_said),
        ON_SQLITE(without_sources_or_actors_it_says_what_to_do_first),
        ON_SQLITE(a_large_table_comes_in_parts_that_keep_their_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
