/* test_arena_pages.c - the actors on the sheet, changed cell by cell; the rounds. */
#include "site_preparation.h"

#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define ARENA HERE "/arena"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

/* ---- the list ---- */

static void an_empty_sheet_explains_itself(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, ARENA);
    browser_expect(hilde, 200, "The sheet is still empty");
    browser_expect(hilde, 200, "Put an actor on the sheet");
    assert_false(browser_shows(hilde, "Open the round"));
    assert_null(world->gaps.first);
    assert_null(html_check(hilde->body, world->pool));
}

static void the_actors_stand_in_a_table_of_fields(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, ARENA);
    browser_expect(karim, 200, "name=\"c_2_name\" value=\"CAW\"");
    browser_expect(karim, 200,
                   "<label class=\"hidden\" for=\"c_2_name\">CAW: Name</label>");
    browser_expect(karim, 200, "name=\"w_2_sector\" value=\"zorg\"");
    browser_expect(karim, 200, "/arena/paste?into=actors");
    assert_null(world->gaps.first);
    assert_null(html_check(karim->body, world->pool));
}

static void an_organisation_of_the_register_is_offered(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, ARENA "/actors/4/remove", ""), 303);
    (void)browser_get(karim, ARENA);
    browser_expect(karim, 200, "<option value=\"Bib\">");
    assert_false(browser_shows(karim, "<option value=\"CAW\">"));
}

static void an_actor_is_put_on_the_sheet(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, ARENA "/actors",
                                  "name=+Voedselhulp+&sector=welzijn&sources=vertrouwen"),
                     303);
    (void)browser_follow(karim);
    browser_expect(karim, 200, "The actor stands on the sheet.");
    browser_expect(karim, 200, "name=\"c_5_name\" value=\"Voedselhulp\"");
}

static const struct {
    const char *fields;
    const char *sentence;
} NAMES[] = {
    {"name=CAW", "stands on the sheet already"},
    {"name=caw", "&#39;CAW&#39; stands on the sheet already; if this is another one"},
    {"name=A%7CB", "write the name without"},
    {"name=+", "This must be filled in"},
};

static void a_wrong_name_is_refused_at_its_field(void **state)
{
    SCOPED(world) world = prepared(state);

    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

        print_message("%s\n", NAMES[i].fields);
        assert_true(browser_post(karim, ARENA "/actors", NAMES[i].fields) >= 400);
        assert_non_null(
            strstr(browser_between(karim, "form_actor_add-name-error\"", "</p>"),
                   NAMES[i].sentence + 1));
    }
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM actor"), 4);
}

/* ---- cells ---- */

static void a_cell_is_saved_alone(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(
        browser_post(karim, ARENA ".json", "c_2_sector=welzijn&w_2_sector=zorg"), 200);
    browser_expect(karim, 200, "\"go\": \"" ARENA);
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE id = 2"),
                        "welzijn");
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE id = 1"),
                        "zorg");
}

static void what_was_not_touched_leaves_no_trace(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    const char *before = world_state(world);

    assert_int_equal(browser_post(karim, ARENA, "c_2_sector=zorg&w_2_sector=zorg"), 303);
    assert_string_equal(world_state(world), before);
}

static void of_one_form_right_cells_are_saved_and_wrong_ones_come_back(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(karim, ARENA,
                       "c_1_sector=welzijn&w_1_sector=zorg&c_2_name=OCMW&w_2_name=CAW"
                       "&c_3_name=&w_3_name=Scholen&c_4_note=stil&w_4_note=");
    browser_expect(karim, 422, "all else was saved");
    browser_expect(karim, 422, "name=\"c_2_name\" value=\"OCMW\"");
    browser_expect(karim, 422, "stands on the sheet already");
    browser_expect(karim, 422, "name=\"c_3_name\" value=\"\"");
    browser_expect(karim, 422, "aria-describedby=\"c_3_name-error\"");
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE id = 1"),
                        "welzijn");
    assert_string_equal(world_text(world, "SELECT note FROM actor WHERE id = 4"), "stil");
    assert_string_equal(world_text(world, "SELECT name FROM actor WHERE id = 3"),
                        "Scholen");
    assert_null(html_check(karim->body, world->pool));
}

static void who_comes_second_is_told_and_decides(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(hilde, ARENA, "c_2_sector=wonen&w_2_sector=zorg"), 303);
    (void)browser_post(karim, ARENA, "c_2_sector=welzijn&w_2_sector=zorg");
    browser_expect(karim, 409, "made this &#39;wonen&#39; meanwhile");
    browser_expect(karim, 409, "name=\"c_2_sector\" value=\"welzijn\"");
    browser_expect(karim, 409, "name=\"w_2_sector\" value=\"wonen\"");
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE id = 2"),
                        "wonen");
    /* Saving again puts it there. */
    assert_int_equal(browser_post(karim, ARENA, "c_2_sector=welzijn&w_2_sector=wonen"),
                     303);
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE id = 2"),
                        "welzijn");
}

static void two_who_change_other_cells_both_keep_them(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(hilde, ARENA, "c_2_sector=wonen&w_2_sector=zorg"), 303);
    assert_int_equal(browser_post(karim, ARENA,
                                  "c_2_sector=zorg&w_2_sector=zorg&c_2_note=x&w_2_note="),
                     303);
    assert_string_equal(
        world_text(world, "SELECT sector || ' ' || note FROM actor WHERE id = 2"),
        "wonen x");
}

static void a_cell_of_an_actor_that_is_gone_is_said(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(karim, ARENA, "c_9_sector=x&w_9_sector=&c_1_note=y&w_1_note=");
    browser_expect(karim, 422, "taken off the sheet meanwhile");
    assert_string_equal(world_text(world, "SELECT note FROM actor WHERE id = 1"), "y");
}

static void a_form_that_was_open_too_long_keeps_what_was_typed(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_send(karim, &(struct browser_request){
                                  HTTP_POST, .address = ARENA,
                                  .body = "token=x&c_2_sector=welzijn&w_2_sector=zorg"});
    browser_expect(karim, 403, "name=\"c_2_sector\" value=\"welzijn\"");
    browser_expect(karim, 403, "name=\"w_2_sector\" value=\"zorg\"");
}

/* ---- one actor ---- */

static void the_page_of_an_actor_says_where_it_stands(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, ARENA "/actors/1");
    browser_expect(karim, 200, "<strong>core</strong>");
    browser_expect(karim, 200, "vertrouwen van gezinnen");
    browser_expect(karim, 200, "partly <span class=\"small soft\">(confirmed)</span>");
    assert_null(world->gaps.first);
    assert_null(html_check(karim->body, world->pool));
}

static void an_actor_is_changed_on_its_page(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, ARENA "/actors/2",
                                  "name=CAW+Oost&was_name=CAW&sector=zorg&was_sector=zorg"
                                  "&sources=tijd&was_sources=&note=&was_note="),
                     303);
    assert_string_equal(
        world_text(world, "SELECT name || ' ' || sources FROM actor WHERE id = 2"),
        "CAW Oost tijd");
    (void)browser_post(karim, ARENA "/actors/2",
                       "name=Bib&was_name=CAW+Oost&sector=zorg");
    assert_non_null(strstr(browser_between(karim, "form_actor-name-error\"", "</p>"),
                           "stands on the sheet already"));
}

static void an_actor_goes_with_all_that_was_written_and_comes_back(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    char fields[40];

    assert_int_equal(browser_post(hilde, ARENA "/actors/1/remove", ""), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM actor"), 3);
    assert_int_equal(browser_get(hilde, ARENA "/actors/1"), 404);
    (void)snprintf(
        fields, sizeof fields, "position=%d",
        (int)world_number(
            world,
            "SELECT position FROM journal_head WHERE network_id = '" WORLD_NETWORK "'"));
    assert_int_equal(browser_post(hilde, HERE "/history/undo", fields), 303);
    assert_int_equal(browser_get(hilde, ARENA "/actors/1"), 200);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM talk"), 1);
}

static void nobody_goes_while_the_group_rates(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_open_round(world);
    (void)browser_post(karim, ARENA "/actors/4/remove", "");
    browser_expect(karim, 409, "marks would be lost");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM actor"), 4);
}

/* ---- rounds ---- */

static void a_round_wants_actors(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_post(hilde, ARENA "/round/open", "");
    browser_expect(hilde, 422, "There is nobody to rate yet");
}

static void the_coordinator_opens_a_round_of_the_present_version(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, ARENA);
    assert_false(browser_shows(karim, "Open the round"));
    assert_int_equal(browser_post(karim, ARENA "/round/open", ""), 403);
    (void)browser_get(hilde, ARENA);
    browser_expect(hilde, 200, "With fewer than three the outcome rests on one or two");
    browser_expect(hilde, 200, "To the result");
    assert_int_equal(browser_submit(hilde, ARENA "/round/open", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The round is open since 22 November 2026");
    browser_expect(hilde, 200, "Closing cannot be taken back");
    assert_int_equal(world_number(world, "SELECT version FROM round WHERE id = 2"), 2);
    (void)browser_post(hilde, ARENA "/round/open", "");
    browser_expect(hilde, 409, "A round is open already");
    assert_null(world->gaps.first);
}

static void a_round_in_which_nobody_rated_is_not_closed(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_open_round(world);
    (void)browser_post(hilde, ARENA "/round/close", "round=2");
    browser_expect(hilde, 409, "Nobody has given both marks of an actor yet");
    world_run(world, "DELETE FROM rating");
    assert_int_equal(browser_post(hilde, ARENA "/sheet", "c_1_importance=2"), 303);
    (void)browser_post(hilde, ARENA "/round/close",
                       "round=2"); /* half a row is nothing */
    browser_expect(hilde, 409, "Nobody has given both marks of an actor yet");
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM round WHERE state = 'open'"), 1);
}

static void another_round_than_was_seen_is_not_closed(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_open_round(world);
    assert_int_equal(browser_post(hilde, ARENA "/sheet", "c_1_importance=2"), 303);
    (void)browser_post(hilde, ARENA "/round/close", "round=1");
    browser_expect(hilde, 409, "This round is closed");
    assert_int_equal(browser_post(hilde, ARENA "/round/close", "round=9"), 404);
    assert_int_equal(browser_post(hilde, ARENA "/round/close", "round=2"), 303);
}

static void a_closed_round_does_not_open_again(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    char fields[40];

    world_open_round(world);
    assert_int_equal(
        browser_post(hilde, ARENA "/sheet", "c_1_importance=2&c_1_replaceability=large"),
        303);
    assert_int_equal(browser_post(hilde, ARENA "/round/close", "round=2"), 303);
    (void)snprintf(
        fields, sizeof fields, "position=%d",
        (int)world_number(
            world,
            "SELECT position FROM journal_head WHERE network_id = '" WORLD_NETWORK "'"));
    (void)browser_post(hilde, HERE "/history/undo", fields);
    browser_expect(hilde, 422, "does not open again");
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM rating WHERE round_id = 2"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(an_empty_sheet_explains_itself),
        ON_BOTH(the_actors_stand_in_a_table_of_fields),
        ON_SQLITE(an_organisation_of_the_register_is_offered),
        ON_BOTH(an_actor_is_put_on_the_sheet),
        ON_SQLITE(a_wrong_name_is_refused_at_its_field),
        ON_BOTH(a_cell_is_saved_alone),
        ON_SQLITE(what_was_not_touched_leaves_no_trace),
        ON_BOTH(of_one_form_right_cells_are_saved_and_wrong_ones_come_back),
        ON_BOTH(who_comes_second_is_told_and_decides),
        ON_SQLITE(two_who_change_other_cells_both_keep_them),
        ON_SQLITE(a_cell_of_an_actor_that_is_gone_is_said),
        ON_SQLITE(a_form_that_was_open_too_long_keeps_what_was_typed),
        ON_BOTH(the_page_of_an_actor_says_where_it_stands),
        ON_SQLITE(an_actor_is_changed_on_its_page),
        ON_BOTH(an_actor_goes_with_all_that_was_written_and_comes_back),
        ON_SQLITE(nobody_goes_while_the_group_rates),
        ON_SQLITE(a_round_wants_actors),
        ON_BOTH(the_coordinator_opens_a_round_of_the_present_version),
        ON_SQLITE(a_round_in_which_nobody_rated_is_not_closed),
        ON_BOTH(another_round_than_was_seen_is_not_closed),
        ON_BOTH(a_closed_round_does_not_open_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
