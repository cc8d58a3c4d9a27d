/* test_open_answer_pages.c - stories of what people wrote: two others check it before
 * anybody reads it. */
#include "site_experience.h"

#include <string.h>

#include "whole_page.h"

#define WAVE "/networks/" WORLD_NETWORK "/experience/1"
#define READ WAVE "/open-answers"
#define CHECK READ "/check"

static struct world *closed_world(void **state, const char *instrument)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, instrument), 1);
    return world;
}

/* What every text of the fixture has in it. */
static const char WRITTEN[] = "meer tijd";

static void nobody_reads_what_is_not_checked(void **state)
{
    static const enum actor READERS[] = {ACTOR_FAMILY, ACTOR_WORKER, ACTOR_REPRESENTATIVE,
                                         ACTOR_INITIATOR, ACTOR_COORDINATOR};
    SCOPED(world) world = closed_world(state, "five_b");

    for (size_t i = 0; i < ARRAY_COUNT(READERS); i++) {
        SCOPED(browser) browser = browser_new(world, READERS[i]);

        expect_whole(browser, READ);
        assert_false(browser_shows(browser, WRITTEN));
        browser_expect(browser, 200, "Still to be checked by two people: ");
        (void)browser_get(browser, READ ".json");
        assert_false(browser_shows(browser, WRITTEN));
        (void)browser_get(browser, WAVE "/five-b.json");
        assert_false(browser_shows(browser, WRITTEN));
    }
}

static void only_those_who_may_check_come_to_the_check(void **state)
{
    static const struct {
        enum actor actor;
        int code;
    } CASES[] = {
        {ACTOR_FAMILY, 200},         {ACTOR_INITIATOR, 200}, {ACTOR_COORDINATOR, 200},
        {ACTOR_REPRESENTATIVE, 404}, {ACTOR_WORKER, 404},    {ACTOR_RESEARCHER, 404},
        {ACTOR_ELSEWHERE, 404},
    };
    SCOPED(world) world = closed_world(state, "five_b");

    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(browser) browser = browser_new(world, CASES[i].actor);
        const int code = browser_get(browser, CHECK);

        print_message("%s\n", ACTORS[CASES[i].actor].label);
        assert_true(CASES[i].code == 200 ? code == 200 : code >= 400);
        assert_int_equal(browser_shows(browser, WRITTEN), CASES[i].code == 200);
    }
}

static void what_looks_like_a_number_is_pointed_out(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, CHECK);
    browser_expect(hilde, 200, "<mark title=\"a number\">");
    browser_expect(hilde, 200, "Look at these first.");
}

/* The id of the answer that a browser is asked about. */
static const char *answer_id(struct browser *browser)
{
    (void)browser_get(browser, CHECK);
    const char *id = browser_between(browser, "name=\"answer\" value=\"", "\"");

    assert_true(id[0] != '\0');
    return pool_text(browser->world->pool, id);
}

static void check(struct browser *browser, const char *id, const char *shown,
                  const char *decision)
{
    struct text fields;

    text_init(&fields, browser->world->pool, LIMIT_PAGE_BYTES);
    text_format(&fields, "answer=%s&shown=%s&decision=%s", id, shown, decision);
    assert_int_equal(browser_post(browser, CHECK, fields.bytes), 303);
}

/* Ask for one answer; is it the one that is shown? */
static bool is_asked(struct browser *browser, const char *id)
{
    struct text words;

    text_init(&words, browser->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&words, "%s?answer=%s", CHECK, id);
    assert_int_equal(browser_get(browser, words.bytes), 200);
    text_init(&words, browser->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&words, "name=\"answer\" value=\"%s\"", id);
    return browser_shows(browser, words.bytes);
}

static void one_is_not_enough_and_two_are(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) nadia = browser_new(world, ACTOR_FAMILY);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    const char *id = answer_id(hilde);
    check(hilde, id, "Meer tijd voor [...]", "show");
    (void)browser_get(worker, READ);
    assert_false(browser_shows(worker, "Meer tijd voor"));
    assert_true(is_asked(nadia, id));
    browser_expect(nadia, 200, "The first one left it like this:");
    browser_expect(nadia, 200, "Meer tijd voor [...]");
    check(nadia, id, "Meer tijd voor [...]", "show");
    (void)browser_get(worker, READ);
    browser_expect(worker, 200, "Meer tijd voor [...]</blockquote>");
}

static void one_who_changes_the_text_is_the_first_again(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) nadia = browser_new(world, ACTOR_FAMILY);

    const char *id = answer_id(hilde);
    check(hilde, id, "Meer tijd voor Fatima", "show");
    check(nadia, id, "Meer tijd voor [...]", "show");
    (void)browser_get(hilde, READ);
    assert_false(browser_shows(hilde, "Meer tijd voor"));
    check(hilde, id, "Meer tijd voor [...]", "show");
    (void)browser_get(hilde, READ);
    browser_expect(hilde, 200, "Meer tijd voor [...]</blockquote>");
}

static void nobody_checks_the_same_text_twice(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    const char *id = answer_id(hilde);
    check(hilde, id, "Goed", "show");
    assert_false(is_asked(hilde, id));
    text_init(&fields, world->pool, LIMIT_PAGE_BYTES);
    text_format(&fields, "answer=%s&shown=Goed&decision=show", id);
    assert_int_equal(browser_post(hilde, CHECK, fields.bytes), 409);
}

static void what_two_keep_back_is_read_by_nobody(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) nadia = browser_new(world, ACTOR_FAMILY);

    const char *id = answer_id(hilde);
    const char *waiting = "SELECT count(*) FROM open_answer WHERE state = 'kept_back'";
    check(hilde, id, "egal", "keep_back");
    check(nadia, id, "egal", "keep_back");
    assert_int_equal(world_number(world, waiting), 1);
    (void)browser_get(hilde, READ);
    assert_false(browser_shows(hilde, "egal"));
    assert_false(is_asked(nadia, id));
}

static void nothing_to_read_is_refused_at_its_field(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_PAGE_BYTES);
    text_format(&fields, "answer=%s&shown=&decision=show", answer_id(hilde));
    assert_int_equal(browser_post(hilde, CHECK, fields.bytes), 422);
    browser_expect(hilde, 422, "There is nothing to read");
}

static void nothing_of_a_text_is_in_the_journal(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    const int64_t before = world_number(world, "SELECT count(*) FROM journal");
    check(hilde, answer_id(hilde), "Geheim", "show");
    assert_int_equal(world_number(world, "SELECT count(*) FROM journal"), before);
}

static void texts_stand_by_question_and_beside_nothing_else(void **state)
{
    SCOPED(world) world = closed_world(state, "five_b");
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    site_experience_check(world, 1, 12);
    expect_whole(worker, READ);
    browser_expect(worker, 200, WRITTEN);
    browser_expect(worker, 200, "What should be better?</h2>");
    (void)browser_get(worker, READ ".json");
    const char *texts = browser_between(worker, "\"questions\": [", "\"waiting\"");
    assert_non_null(strstr(texts, WRITTEN));
    assert_null(strstr(texts, "child_age"));
    assert_null(strstr(texts, "\"state\""));
    assert_null(strstr(texts, "\"id\""));
}

static void examples_of_growth_and_reasons_of_dilemmas_are_checked_too(void **state)
{
    static const char *const SURVEYS[] = {"growth", "dilemmas"};

    for (size_t i = 0; i < ARRAY_COUNT(SURVEYS); i++) {
        SCOPED(world) world = closed_world(state, SURVEYS[i]);
        SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

        expect_whole(hilde, CHECK);
        browser_expect(hilde, 200, WRITTEN);
        site_experience_check(world, 1, 6);
        expect_whole(hilde, READ);
        browser_expect(hilde, 200, WRITTEN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(nobody_reads_what_is_not_checked),
        ON_SQLITE(only_those_who_may_check_come_to_the_check),
        ON_SQLITE(what_looks_like_a_number_is_pointed_out),
        ON_BOTH(one_is_not_enough_and_two_are),
        ON_BOTH(one_who_changes_the_text_is_the_first_again),
        ON_SQLITE(nobody_checks_the_same_text_twice),
        ON_BOTH(what_two_keep_back_is_read_by_nobody),
        ON_SQLITE(nothing_to_read_is_refused_at_its_field),
        ON_SQLITE(nothing_of_a_text_is_in_the_journal),
        ON_BOTH(texts_stand_by_question_and_beside_nothing_else),
        ON_SQLITE(examples_of_growth_and_reasons_of_dilemmas_are_checked_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
