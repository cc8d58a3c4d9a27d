/* test_result_pages.c - stories of the outcome of an arena-analysis: the ranking and why,
 * who lies apart, earlier rounds, and the group's own view. */
#include "site_preparation.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define RESULT HERE "/arena/result"
#define JSON HERE "/arena/result.json"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

/* ---- the result ---- */

static void before_a_round_is_closed_the_step_is_explained(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, RESULT);
    browser_expect(hilde, 200, "once a round of marks is closed");
    assert_false(browser_shows(hilde, "Ranking</h2>"));
    world_prepare(world);
    assert_int_equal(browser_get(hilde, RESULT), 200);
    browser_expect(hilde, 200, "Ranking</h2>");
}

static void the_result_begins_with_counts_and_what_it_is_not(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    expect_whole(karim, RESULT);
    browser_expect(karim, 200,
                   "1 core actor. 1 complementary actor. 1 context actor. "
                   "1 actor is not relevant for this issue.");
    browser_expect(karim, 200, "no list of invitations");
    browser_expect(karim, 200, "The ranking rests on 2 raters: fewer than three.");
    assert_false(browser_shows(karim, "not rated.</p>"));
}

static void an_actor_stands_there_with_place_class_and_why(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, RESULT);
    const char *ocmw =
        browser_between(karim, "/arena/actors/1\">OCMW", "/arena/result/1");
    assert_non_null(strstr(ocmw, "step4"));
    assert_non_null(strstr(ocmw, "core"));
    assert_non_null(strstr(ocmw, "4, very important"));
    assert_non_null(strstr(ocmw, "rather small"));
    assert_non_null(strstr(ocmw, "Very important (4; 2 of 2 gave 4)."));
    assert_non_null(strstr(ocmw, "Hence a large dependence."));
    (void)browser_get(karim, JSON);
    browser_expect(karim, 200, "\"code\": \"class_core\"");
    browser_expect(karim, 200, "\"possible_place\": \"1\"");
}

static void who_lies_apart_is_discussed_first(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, RESULT);
    const char *first = browser_between(hilde, "Discuss first</h2>", "</section>");
    const char *strongly = strstr(first, "strongly divided");
    assert_non_null(strongly);
    assert_non_null(strstr(first, "Scholen"));
    assert_null(strstr(first, "OCMW"));
    const char *high = strstr(strongly, "<strong>4</strong> very important");
    const char *low = strstr(strongly, "<strong>1</strong> of little importance");
    assert_non_null(high);
    assert_true(low > high);
    assert_non_null(strstr(first, "/arena/round/open"));
}

static void only_who_steers_is_offered_a_second_round(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, RESULT);
    assert_false(browser_shows(karim, "/arena/round/open"));
    (void)browser_get(hilde, RESULT);
    assert_int_equal(browser_submit(hilde, HERE "/arena/round/open", ""), 303);
    (void)browser_get(hilde, RESULT);
    browser_expect(hilde, 200, "A new round is open.");
    assert_false(browser_shows(hilde, "/arena/round/open"));
}

static void own_marks_stand_apart_among_all_marks(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, RESULT);
    const char *marks = browser_between(hilde, "All marks: who gave what", "</details>");
    const char *caw = strstr(marks, "CAW</th>");
    assert_non_null(caw);
    const char *own = strstr(caw, ">own</span>");
    assert_non_null(own);
    assert_true(own < strstr(caw, "Scholen</th>"));
    assert_non_null(strstr(marks, "by: CAW"));
    assert_non_null(strstr(marks, "hart"));
    assert_non_null(strstr(marks, "not rated"));
}

static void what_the_sheet_leaves_open_is_asked(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE rating SET replaced_by = 'Jeugdwerk' WHERE id = 2");
    (void)browser_get(hilde, RESULT);
    browser_expect(hilde, 200,
                   "CAW is said to be replaceable by Jeugdwerk, who is not in the list");
    browser_expect(hilde, 200, "Scholen is called rather easy to replace, but nobody");
    assert_false(browser_shows(hilde, "agreement card")); /* of a later step */
}

static void an_earlier_round_stays_and_can_be_looked_at(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "INSERT INTO round VALUES ('" WORLD_NETWORK
                     "', 2, 2, 'closed', 1795312800000, 1795312800001)");
    world_run(world, "INSERT INTO rating VALUES ('" WORLD_NETWORK
                     "', 90, 2, 2, 3, 0, 4, 4, 0, '', '')");
    expect_whole(hilde, RESULT);
    browser_expect(hilde, 200, "2 core actors.");
    browser_expect(hilde, 200, "Round 2, of version 2;");
    browser_expect(hilde, 200, "from an earlier round");
    expect_whole(hilde, RESULT "?round=1");
    browser_expect(hilde, 200, "1 core actor.");
    browser_expect(hilde, 200, "You look at an earlier round");
    assert_false(browser_shows(hilde, "/arena/round/open"));
    assert_int_equal(browser_get(hilde, RESULT "?round=7"), 404);
    assert_int_equal(browser_get(hilde, RESULT "?round=x"), 404);
}

static void the_marks_of_an_open_round_are_nowhere(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_open_round(world);
    world_run(world, "INSERT INTO rating_draft VALUES ('" WORLD_NETWORK
                     "', 2, 2, 1, 0, 1, 1, 0, '', 'verborgen')");
    (void)browser_get(hilde, JSON);
    assert_false(browser_shows(hilde, "verborgen"));
    assert_int_equal(browser_get(hilde, RESULT "?round=2"), 404);
}

static void the_picture_speaks_the_visitors_language(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, RESULT);
    browser_expect(hilde, 200, "Core actors: OCMW.");
    assert_int_equal(browser_get(hilde, HERE "/arena/ranking.svg?round=1"), 200);
    assert_string_equal(browser_header(hilde, "Content-Type"), "image/svg+xml");
    browser_expect(hilde, 200, "replaceability");
    (void)browser_get(hilde, HERE "/arena/ranking.svg?round=1&lang=nl");
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "vervangbaarheid");
}

/* ---- the group's own view ---- */

#define SET(dependence, arena_class, reason)                                             \
    "dependence=" dependence "&arena_class=" arena_class "&reason=" reason               \
    "&was_dependence=0&was_arena_class=0&was_reason="

static void the_group_lets_its_own_class_count_with_a_reason(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    expect_whole(karim, RESULT "/1");
    browser_expect(karim, 200, "Class from the marks: core.");
    assert_int_equal(browser_submit(karim, RESULT "/1", SET("0", "3", "doet+mee")), 303);
    (void)browser_follow(karim);
    browser_expect(karim, 200, "set by the group; from the marks: core");
    browser_expect(karim, 200, "on " WORLD_TODAY_TEXT ": doet mee");
    expect_whole(karim, RESULT "/1");
    browser_expect(karim, 200, "The group made it: complementary.");
    assert_int_equal(browser_submit(karim, RESULT "/1/remove", ""), 303);
    (void)browser_follow(karim);
    browser_expect(karim, 200, "What follows from the marks counts again.");
    assert_false(browser_shows(karim, "doet mee"));
}

static void its_own_dependence_gives_the_class(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, RESULT "/1");
    (void)browser_submit(karim, RESULT "/1", SET("1", "0", "anders"));
    assert_int_equal(
        world_number(world, "SELECT dependence FROM arena_override WHERE actor_id = 1"),
        1);
    (void)browser_get(karim, RESULT);
    browser_expect(karim, 200, "2 context actors.");
}

static const struct {
    const char *label;
    const char *fields;
    const char *sentence;
} REFUSED[] = {
    {"no reason", SET("0", "3", ""), "This must be filled in."},
    {"both", SET("2", "3", "omdat"), "Choose the dependence or the class, not both"},
    {"neither", SET("0", "0", "omdat"), "Choose a dependence or a class to let count."},
    {"no such class", SET("0", "9", "omdat"), "Choose one of the list."},
};

static void an_override_that_says_too_little_or_too_much_is_refused(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    const char *before = world_state(world);

    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        print_message("%s\n", REFUSED[i].label);
        (void)browser_get(karim, RESULT "/1");
        assert_int_equal(browser_submit(karim, RESULT "/1", REFUSED[i].fields), 422);
        browser_expect(karim, 422, REFUSED[i].sentence);
    }
    assert_string_equal(world_state(world), before);
    assert_int_equal(browser_get(karim, RESULT "/77"), 404);
    assert_int_equal(browser_post(karim, RESULT "/77", SET("0", "3", "omdat")), 404);
    assert_int_equal(browser_post(karim, RESULT "/1/remove", ""), 404);
}

static void who_overrides_at_the_same_time_is_told(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(karim, RESULT "/1");
    (void)browser_get(hilde, RESULT "/1");
    assert_int_equal(browser_submit(hilde, RESULT "/1", SET("0", "3", "van+Hilde")), 303);
    assert_int_equal(browser_submit(karim, RESULT "/1", SET("0", "2", "van+Karim")), 409);
    browser_expect(karim, 409, "made this");
    browser_expect(karim, 409, "van Karim");
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM arena_override WHERE actor_id = 1"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(before_a_round_is_closed_the_step_is_explained),
        ON_BOTH(the_result_begins_with_counts_and_what_it_is_not),
        ON_BOTH(an_actor_stands_there_with_place_class_and_why),
        ON_BOTH(who_lies_apart_is_discussed_first),
        ON_BOTH(only_who_steers_is_offered_a_second_round),
        ON_SQLITE(own_marks_stand_apart_among_all_marks),
        ON_SQLITE(what_the_sheet_leaves_open_is_asked),
        ON_BOTH(an_earlier_round_stays_and_can_be_looked_at),
        ON_BOTH(the_marks_of_an_open_round_are_nowhere),
        ON_SQLITE(the_picture_speaks_the_visitors_language),
        ON_BOTH(the_group_lets_its_own_class_count_with_a_reason),
        ON_SQLITE(its_own_dependence_gives_the_class),
        ON_BOTH(an_override_that_says_too_little_or_too_much_is_refused),
        ON_BOTH(who_overrides_at_the_same_time_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
