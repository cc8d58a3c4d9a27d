/* test_answer_one.c - an answer that is saved at once takes a short way: it decides as
 * the way of whole steps does, and leaves to it what it cannot save. */
#include "site_survey.h"

#include "store/survey_answer.h"

/* Makes the long way of it: a cell of a name that does not exist is passed over. */
#define LONG "&w_contact_9999=0"

struct asked {
    struct world *world;
    struct browser *browser;
    const char *link;
    int64_t caw;
};

/* Jan of OCMW, who has begun. */
static struct asked asked_in(struct world *world, struct browser *browser,
                             int64_t wave_id)
{
    const struct asked asked = {
        .world = world,
        .browser = browser,
        .link = site_survey_link(
            world, world_number(world, wave_id == 1 ? "SELECT id FROM informant WHERE "
                                                      "wave_id = 1 AND name = 'Jan'"
                                                    : "SELECT id FROM informant WHERE "
                                                      "wave_id = 2 AND name = 'Jan'")),
        .caw = site_survey_target(world, wave_id, HOUSE_CAW),
    };

    world_run(world, "UPDATE informant SET state = 'begun', begun_at = 1 WHERE name = "
                     "'Jan'");
    return asked;
}

static struct asked asked_first(struct world *world, struct browser *browser)
{
    site_survey_open(world);
    return asked_in(world, browser, 1);
}

/* Send an answer about CAW at once. */
static int send(const struct asked *asked, const char *item, const char *was,
                const char *value, const char *more)
{
    struct text address;
    struct text fields;

    text_init(&address, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "%s/%s.json", asked->link,
                strcmp(item, "works_with") == 0 ? "partners" : item);
    text_init(&fields, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "then=one&w_%s_%d=%s", item, (int)asked->caw, was);
    if (value != NULL) {
        text_format(&fields, "&c_%s_%d=%s", item, (int)asked->caw, value);
    }
    text_add(&fields, more);
    return browser_post(asked->browser, address.bytes, fields.bytes);
}

/* What was given of CAW, in whatever item; -2: nothing. */
static int64_t given(const struct asked *asked)
{
    return world_number(
        asked->world,
        "SELECT COALESCE(MAX(s.value), -2) FROM survey_answer s JOIN informant i ON "
        "i.network_id = s.network_id AND i.id = s.informant_id WHERE i.name = 'Jan'");
}

/* ---- what is saved ---- */

static void an_answer_at_once_is_kept_and_no_part_of_the_journal(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const struct asked asked = asked_first(world, browser);
    const int64_t changes = world_number(world, "SELECT COUNT(*) FROM journal");

    assert_int_equal(send(&asked, "contact", "0", "3", ""), 200);
    browser_expect(browser, 200, "/contact?done=saved");
    assert_int_equal(given(&asked), 3);
    assert_int_equal(send(&asked, "contact", "3", "5", ""), 200);
    assert_int_equal(given(&asked), 5);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal"), changes);
}

static void the_first_answer_begins(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const struct asked asked = asked_first(world, browser);

    world_run(world, "UPDATE informant SET state = 'waiting' WHERE name = 'Jan'");
    assert_int_equal(send(&asked, "contact", "0", "3", ""), 200);
    assert_int_equal(given(&asked), 3);
    assert_string_equal(
        world_text(world, "SELECT state FROM informant WHERE name = 'Jan'"), "begun");
}

static void what_stands_in_another_step_is_not_saved_by_this_one(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const struct asked asked = asked_first(world, browser);
    struct text address;

    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "%s/contact.json", asked.link);
    assert_int_equal(
        browser_post(browser, address.bytes, "then=one&w_action_2=0&c_action_2=1"), 200);
    assert_int_equal(given(&asked), SURVEY_NONE);
}

/* ---- what cannot be saved ---- */

static const struct {
    const char *label;
    const char *statement;
    int code;
    const char *sentence;
} SHUT[] = {
    {"withdrawn", "UPDATE informant SET state = 'withdrawn'", 409, "was withdrawn"},
    {"not open yet", "UPDATE wave SET state = 'draft'", 409, ""},
    {"closed", "UPDATE wave SET state = 'closed', closed_at = 86400000", 409,
     "is closed: what you saved before counts"},
    {"archived", "UPDATE network SET state = 'archived'", 409, "archived"},
    {"left out", "UPDATE wave SET left_out = 'contact'", 404, "not known"},
    {"another code", "UPDATE informant SET digest = NULL", 404, "not known"},
};

static void what_cannot_be_saved_is_refused_as_ever(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(SHUT); i++) {
        SCOPED(world) world = world_new(state);
        SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
        const struct asked asked = asked_first(world, browser);

        print_message("%s\n", SHUT[i].label);
        world_run(world, SHUT[i].statement);
        assert_int_equal(send(&asked, "contact", "0", "3", ""), SHUT[i].code);
        const char *words = pool_text(world->pool, browser->body);
        assert_non_null(strstr(words, SHUT[i].sentence));
        assert_int_equal(send(&asked, "contact", "0", "3", LONG), SHUT[i].code);
        assert_string_equal(browser->body, words);
        assert_int_equal(given(&asked), SURVEY_NONE);
    }
}

static void a_value_that_is_none_is_refused(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const struct asked asked = asked_first(world, browser);
    static const char *const VALUES[] = {"6", "-1", "x", "2147483648"};

    for (size_t i = 0; i < ARRAY_COUNT(VALUES); i++) {
        assert_int_equal(send(&asked, "contact", "0", VALUES[i], ""), 422);
    }
    assert_int_equal(given(&asked), SURVEY_NONE);
}

static void nothing_is_said_of_oneself_or_of_another_ones_name(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    struct asked asked = asked_first(world, browser);

    asked.caw = site_survey_target(world, 1, HOUSE_OCMW);
    assert_int_equal(send(&asked, "contact", "0", "3", ""), 200);
    world_run(world, "INSERT INTO wave_actor SELECT network_id, 77, 1, NULL, 'De Brug', "
                     "'', '', 0, 2, NULL FROM wave_actor WHERE id = 1");
    asked.caw = 77;
    assert_int_equal(send(&asked, "contact", "0", "3", ""), 200);
    assert_int_equal(given(&asked), SURVEY_NONE);
    world_run(world, "UPDATE wave_actor SET informant_id = 1 WHERE id = 77");
    assert_int_equal(send(&asked, "contact", "0", "3", ""), 200);
    assert_int_equal(given(&asked), 3);
}

static void who_guessed_codes_saves_nothing_for_a_while(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const struct asked asked = asked_first(world, browser);

    for (int i = 0; i < 60; i++) {
        (void)browser_post(browser, "/v/abcdefgh/contact.json",
                           "then=one&w_contact_2=0&c_contact_2=3");
    }
    assert_int_equal(send(&asked, "contact", "0", "3", ""), 429);
    assert_int_equal(given(&asked), SURVEY_NONE);
}

/* ---- alike ---- */

/* What an answer leads to: the code, where to, what is given then. */
static const char *outcome(const struct asked *asked, const char *item, const char *was,
                           const char *value, const char *more)
{
    struct text words;
    const int code = send(asked, item, was, value, more);

    text_init(&words, asked->world->pool, LIMIT_PAGE_BYTES);
    text_format(&words, "%d %d %s", code, (int)given(asked),
                code == 200 ? asked->browser->body : "");
    return words.bytes;
}

static void expect_alike(const struct asked *asked, const char *item, const char *before,
                         const char *was, const char *value)
{
    world_run(asked->world, "DELETE FROM survey_answer WHERE item <> 'works_with'");
    if (before != NULL) {
        world_run(asked->world, before);
    }
    const char *at_once = outcome(asked, item, was, value, "");

    world_run(asked->world, "DELETE FROM survey_answer WHERE item <> 'works_with'");
    if (before != NULL) {
        world_run(asked->world, before);
    }
    assert_string_equal(at_once, outcome(asked, item, was, value, LONG));
}

static void expect_all_alike(const struct asked *asked, const char *item)
{
    static const char *const SENT[] = {"", "0", "1", "3", "4"};
    struct text before;

    text_init(&before, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&before,
                "INSERT INTO survey_answer SELECT i.network_id, i.wave_id, i.id, '%s', "
                "%d, 3 FROM informant i JOIN wave w ON w.network_id = i.network_id AND "
                "w.id = i.wave_id WHERE w.state = 'open' AND i.name = 'Jan'",
                item, (int)asked->caw);
    for (size_t i = 0; i < ARRAY_COUNT(SENT); i++) {
        expect_alike(asked, item, NULL, SENT[i], NULL);
        expect_alike(asked, item, before.bytes, SENT[i], NULL);
        for (size_t j = 0; j < ARRAY_COUNT(SENT); j++) {
            expect_alike(asked, item, NULL, SENT[i], SENT[j]);
            expect_alike(asked, item, before.bytes, SENT[i], SENT[j]);
        }
    }
}

static void both_ways_decide_alike(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const struct asked asked = asked_first(world, browser);

    expect_all_alike(&asked, "contact");
    expect_all_alike(&asked, "means");
    expect_all_alike(&asked, "T1");
    world_run(world, "INSERT INTO survey_step SELECT network_id, 1, 1, 'T1', 1 FROM "
                     "wave WHERE id = 1");
    expect_all_alike(&asked, "T1");
}

/* What the screen shows of CAW's contact at first. */
static char *shown_contact(const struct asked *asked)
{
    struct text address;
    struct text field;

    text_init(&address, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "%s/contact.json", asked->link);
    text_init(&field, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&field, "\"w_contact_%d\",", (int)asked->caw);
    assert_int_equal(browser_get(asked->browser, address.bytes), 200);
    const char *was = browser_between(asked->browser, field.bytes, ",");
    was = strstr(was, "\"was\": \"");
    assert_non_null(was);
    return pool_text_part(asked->world->pool, was + strlen("\"was\": \""), 1);
}

static void both_ways_know_what_was_said_last_time(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    site_survey_second(world);
    world_run(world, "UPDATE wave SET state = 'open', closed_at = NULL WHERE id = 2");
    world_run(world, "DELETE FROM survey_answer");
    world_run(world, "DELETE FROM survey_step WHERE wave_id = 2");
    const struct asked asked = asked_in(world, browser, 2);

    assert_int_equal(send(&asked, "works_with", "1", "1", ""), 200);
    browser_expect(browser, 200, "done=saved");
    const char *last = shown_contact(&asked);
    assert_string_not_equal(last, "0");
    assert_int_equal(send(&asked, "contact", last, "1", ""), 200);
    browser_expect(browser, 200, "done=saved");
    world_run(world, "DELETE FROM survey_answer WHERE item = 'contact'");
    assert_int_equal(send(&asked, "contact", "0", "1", ""), 200);
    browser_expect(browser, 200, "done=answer-meanwhile");
    expect_all_alike(&asked, "contact");
    expect_all_alike(&asked, "T1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_answer_at_once_is_kept_and_no_part_of_the_journal),
        ON_BOTH(the_first_answer_begins),
        ON_SQLITE(what_stands_in_another_step_is_not_saved_by_this_one),
        ON_SQLITE(what_cannot_be_saved_is_refused_as_ever),
        ON_SQLITE(a_value_that_is_none_is_refused),
        ON_BOTH(nothing_is_said_of_oneself_or_of_another_ones_name),
        ON_SQLITE(who_guessed_codes_saves_nothing_for_a_while),
        ON_BOTH(both_ways_decide_alike),
        ON_BOTH(both_ways_know_what_was_said_last_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
