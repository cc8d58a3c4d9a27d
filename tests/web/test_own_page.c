/* test_own_page.c - what is written of one's own organisation: who reads it, who does
 * not, what never stands in it, and what a correction does. */
#include "site_preparation.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define OWN HERE "/own"
#define PEOPLE HERE "/people"

/* Give the worker (4) a role by which it speaks for an organisation. */
static void worker_speaks_for(struct world *world, const char *organisation)
{
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_NAME_BYTES);
    text_format(&fields, "role=representative&organisation=%s", organisation);
    assert_int_equal(browser_post(hilde, PEOPLE "/4/role", fields.bytes), 303);
}

/* ---- reading ---- */

static void who_speaks_for_it_reads_what_was_said(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    (void)browser_get(jan, OWN);
    browser_expect(jan, 200, "What is written of OCMW");
    expect_page(jan);
    browser_expect(jan, 200, "armoede tegengaan</textarea>");
    browser_expect(jan, 200, "<dd>" WORLD_YESTERDAY_TEXT "</dd>");
    browser_expect(jan, 200, "<dd>core actor</dd>");
    browser_expect(jan, 200, "C1 brengt een bron");
    const char *select = browser_between(jan, "name=\"confirm_1_wants\"", "</select>");
    assert_non_null(strstr(select, "value=\"partly\" selected"));
    assert_int_equal(browser_get(jan, OWN "/1"), 200);
}

/* In the world it is estimated that the OCMW has R1, can and wants; that the estimate was
 * partly right; it has marks, a class, a place, a pair and a form. */
static void nothing_of_the_sheet_stands_in_it(void **state)
{
    static const char *const ADDRESSES[] = {OWN, OWN ".json", OWN "/1", OWN "/1.json"};
    static const char *const SECRETS[] = {"Scholen",
                                          "Bib",
                                          "CAW",
                                          "\"estimated\": {",
                                          "thought",
                                          "was_right",
                                          "estimate",
                                          "arena_class",
                                          "importance",
                                          "replaceabl",
                                          "competitive",
                                          "hart",
                                          "\"is_different\": true",
                                          "kern\"",
                                          "wonen ontbreekt"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        (void)browser_get(jan, ADDRESSES[i]);
        browser_expect(jan, 200, "armoede tegengaan");
        for (size_t s = 0; s < ARRAY_COUNT(SECRETS); s++) {
            if (browser_shows(jan, SECRETS[s]) &&
                !(strcmp(SECRETS[s], "estimate") == 0 &&
                  strstr(ADDRESSES[i], ".json") != NULL)) {
                fail_msg("%s shows '%s':\n%s", ADDRESSES[i], SECRETS[s], jan->body);
            }
        }
    }
}

/* A source of which only the group thought stands with those of which nobody spoke. */
static void what_was_only_estimated_stands_with_the_others(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    world_run(world, "UPDATE holding SET wants_confirmed = '' WHERE actor_id = 1");
    (void)browser_get(jan, OWN ".json");
    browser_expect(jan, 200, "\"sources\": []");
    world_run(world, "UPDATE holding SET wants_confirmed = 'yes' WHERE actor_id = 1");
    world_wait(MINUTES);
    (void)browser_get(jan, OWN "/1.json");
    assert_false(browser_shows(jan, "\"sources\": []"));
}

static void before_the_talk_nothing_is_written(void **state)
{
    static const char *const BEFORE[] = {
        "UPDATE talk SET day = NULL",
        "UPDATE talk SET day = '2026-11-23'",
        "DELETE FROM talk",
    };

    for (size_t i = 0; i < ARRAY_COUNT(BEFORE); i++) {
        SCOPED(world) world = world_new(state);
        SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

        print_message("%s\n", BEFORE[i]);
        world_prepare(world);
        world_run(world, BEFORE[i]);
        (void)browser_get(jan, OWN);
        browser_expect(jan, 200, "Nothing is written yet");
        assert_false(browser_shows(jan, "armoede tegengaan"));
        expect_page(jan);
        const char *before = world_state(world);
        (void)browser_post(jan, OWN "/1", "interest=x&confirm_1_has=no");
        browser_expect(jan, 409, "Nothing is written yet");
        assert_string_equal(world_state(world), before);
    }
}

static void who_speaks_for_no_actor_is_told_so(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(jan, OWN);
    browser_expect(jan, 200, "is not among the actors of this network");
    expect_page(jan);
}

static void who_speaks_for_several_chooses_one(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_prepare(world);
    worker_speaks_for(world, "OCMW");
    worker_speaks_for(world, "Scholen");
    (void)browser_get(worker, OWN);
    browser_expect(worker, 200, "href=\"" OWN "/3\"");
    expect_page(worker);
    (void)browser_get(worker, OWN "/3");
    browser_expect(worker, 200, "What is written of Scholen");
    browser_expect(worker, 200, "Nothing is written yet");
}

/* ---- nobody else ---- */

static const struct {
    enum actor actor;
    int code;
} OTHERS[] = {
    {ACTOR_NOBODY, 404},      {ACTOR_HOST, 404},      {ACTOR_RESEARCHER, 403},
    {ACTOR_FAMILY, 403},      {ACTOR_WORKER, 403},    {ACTOR_INITIATOR, 403},
    {ACTOR_COORDINATOR, 403}, {ACTOR_ELSEWHERE, 404}, {ACTOR_FORMER, 404},
};

static void nobody_else_reads_or_corrects_it(void **state)
{
    static const char *const ADDRESSES[] = {OWN, OWN ".json", OWN "/1", OWN "/1.json"};
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    const char *before = world_state(world);
    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i].actor);

        print_message("%s\n", ACTORS[OTHERS[i].actor].label);
        for (size_t a = 0; a < ARRAY_COUNT(ADDRESSES); a++) {
            assert_int_equal(browser_get(browser, ADDRESSES[a]), OTHERS[i].code);
            assert_false(browser_shows(browser, "armoede tegengaan"));
        }
        assert_int_equal(browser_post(browser, OWN "/1", "interest=x"), OTHERS[i].code);
    }
    assert_string_equal(world_state(world), before);
}

static void who_speaks_for_another_organisation_does_not(void **state)
{
    static const char *const ADDRESSES[] = {OWN "/1", OWN "/1.json", OWN "/4", OWN "/99",
                                            OWN "/x"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    world_prepare(world);
    /* It works at the OCMW, and speaks for the CAW. */
    worker_speaks_for(world, "CAW");
    (void)browser_get(worker, OWN);
    browser_expect(worker, 200, "What is written of CAW");
    const char *before = world_state(world);
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        (void)browser_get(worker, ADDRESSES[i]);
        browser_expect(worker, 404, NULL);
        assert_false(browser_shows(worker, "armoede tegengaan"));
    }
    assert_int_equal(browser_post(worker, OWN "/1", "interest=x&confirm_1_has=no"), 404);
    assert_string_equal(world_state(world), before);
}

static void who_no_longer_speaks_for_it_does_not(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    assert_int_equal(browser_get(jan, OWN "/1"), 200);
    assert_int_equal(
        browser_post(hilde, PEOPLE "/3/role", "role=representative&organisation=Bib"),
        303);
    assert_int_equal(browser_post(hilde, PEOPLE "/3/role/end", "role_id=3"), 303);
    assert_int_equal(browser_get(jan, OWN "/1"), 404);
    assert_int_equal(browser_get(jan, OWN "/1.json"), 404);
    assert_int_equal(browser_post(jan, OWN "/1", "interest=x"), 404);
    (void)browser_get(jan, OWN);
    browser_expect(jan, 200, "What is written of Bib");
    assert_int_equal(browser_get(jan, OWN "/4"), 200);
}

/* ---- correcting ---- */

static void a_correction_says_who_made_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    (void)browser_get(jan, OWN "/1");
    assert_int_equal(browser_submit(jan, OWN "/1",
                                    "interest=rechten&interest_effect=helps&motivation=4"
                                    "&readiness=ready&conditions=geen&mandate=decides"
                                    "&note=samen&confirm_1_wants=no&confirm_2_has=yes"),
                     303);
    (void)browser_follow(jan);
    browser_expect(jan, 200, "Your correction was noted.");
    browser_expect(jan, 200, "by a representative on " WORLD_TODAY_TEXT);
    assert_string_equal(world_text(world, "SELECT interest || motivation || mandate || "
                                          "note || corrected_by FROM talk WHERE id = 1"),
                        "rechten4decidessamenperson:3");
    assert_string_equal(world_text(world, "SELECT wants || wants_confirmed FROM holding "
                                          "WHERE id = 1"),
                        "yesno");
    (void)browser_get(hilde, HERE "/partners/talks/1");
    browser_expect(hilde, 200, "Corrected by a representative on " WORLD_TODAY_TEXT);
    (void)browser_get(hilde, HERE "/partners/talks");
    browser_expect(hilde, 200, "corrected by a representative on " WORLD_TODAY_TEXT);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200,
                   "<strong>a representative</strong> corrected what is written of the "
                   "own organisation");
}

static void what_is_not_the_partners_is_not_changed_by_it(void **state)
{
    static const char ROW[] =
        "SELECT day || by_whom || with_whom || was_right || outcome FROM talk";
    static const char GUESSED[] = "SELECT has || can || wants FROM holding WHERE id = 1";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    assert_int_equal(
        browser_post(jan, OWN "/1",
                     "day=2026-01-01&by_whom=X&with_whom=X&was_right=yes&outcome=no"
                     "&has=no&can=no&wants=no&corrected_by=person%3A1&interest=rechten"),
        303);
    assert_string_equal(world_text(world, ROW), WORLD_YESTERDAY "HildeJanpartlycore");
    assert_string_equal(world_text(world, GUESSED), "yesyesyes");
    assert_string_equal(world_text(world, "SELECT corrected_by FROM talk"), "person:3");
}

static void reading_it_over_is_no_correction(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    const char *before = world_state(world);
    (void)browser_get(jan, OWN "/1");
    assert_int_equal(browser_submit(jan, OWN "/1",
                                    "interest=armoede+tegengaan&interest_effect=helps"
                                    "&motivation=3&readiness=on_conditions"
                                    "&conditions=overdag&mandate=reports_back&note="
                                    "&confirm_1_has=&confirm_1_wants=partly"),
                     303);
    assert_string_equal(world_state(world), before);
    assert_int_equal(world_number(world, "SELECT COUNT(corrected_by) FROM talk"), 0);
}

static void of_two_who_correct_the_same_the_second_is_told(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, HERE "/partners/talks/1",
                                  "day=2026-11-21&was_day=2026-11-21&conditions=avond"
                                  "&confirm_1_can=no"),
                     303);
    const char *before = world_state(world);
    (void)browser_post(jan, OWN "/1",
                       "was_conditions=overdag&conditions=nooit&was_confirm_1_can="
                       "&confirm_1_can=yes");
    browser_expect(jan, 409, "The coordinator made this &#39;avond&#39; meanwhile");
    browser_expect(jan, 409, "The coordinator made this &#39;no&#39; meanwhile");
    browser_expect(jan, 409, "nooit</textarea>");
    expect_page(jan);
    assert_string_equal(world_state(world), before);
}

static void an_archived_network_is_only_read(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, HERE "/archive", "when=keep"), 303);
    (void)browser_get(jan, OWN);
    browser_expect(jan, 200, "What is written of OCMW");
    assert_false(browser_shows(jan, "Save the correction"));
    browser_expect(jan, 200, "armoede tegengaan");
    expect_page(jan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(who_speaks_for_it_reads_what_was_said),
        ON_BOTH(nothing_of_the_sheet_stands_in_it),
        ON_SQLITE(what_was_only_estimated_stands_with_the_others),
        ON_SQLITE(before_the_talk_nothing_is_written),
        ON_SQLITE(who_speaks_for_no_actor_is_told_so),
        ON_SQLITE(who_speaks_for_several_chooses_one),
        ON_BOTH(nobody_else_reads_or_corrects_it),
        ON_BOTH(who_speaks_for_another_organisation_does_not),
        ON_BOTH(who_no_longer_speaks_for_it_does_not),
        ON_BOTH(a_correction_says_who_made_it),
        ON_SQLITE(what_is_not_the_partners_is_not_changed_by_it),
        ON_BOTH(reading_it_over_is_no_correction),
        ON_BOTH(of_two_who_correct_the_same_the_second_is_told),
        ON_SQLITE(an_archived_network_is_only_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
