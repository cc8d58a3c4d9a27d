/* test_partners_pages.c - stories of choosing partners: criteria first, what a choice
 * covers, why a class is left, two who choose at once, the smallest selections. */
#include "site_preparation.h"

#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define PARTNERS HERE "/partners"
/* What the form of the page sends along, as world_prepare() left it. */
#define SHOWN                                                                            \
    "&was_in_1=in&was_in_2=open_out&was_in_3=in&was_in_4=open_out&was_reason_1="         \
    "&was_reason_3="
/* The same once everybody was decided about. */
#define DECIDED "&was_in_1=in&was_in_2=out&was_in_3=in&was_in_4=out"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

static int64_t is_in(struct world *world, int actor)
{
    struct text query;

    text_init(&query, world->pool, LIMIT_PAGE_BYTES);
    text_format(&query,
                "SELECT COALESCE(MAX(is_in), -1) FROM selection "
                "WHERE network_id = '" WORLD_NETWORK "' AND actor_id = %d",
                actor);
    return world_number(world, query.bytes);
}

static const char *reason_of(struct world *world, int actor)
{
    struct text query;

    text_init(&query, world->pool, LIMIT_PAGE_BYTES);
    text_format(&query,
                "SELECT reason FROM selection WHERE network_id = '" WORLD_NETWORK
                "' AND actor_id = %d",
                actor);
    return world_text(world, query.bytes);
}

/* ---- criteria first ---- */

static void the_selection_opens_when_all_criteria_are_locked(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE criterion SET locked_at = NULL WHERE id = 2");
    (void)browser_get(hilde, PARTNERS);
    browser_expect(hilde, 200, "the selection opens when the criteria are locked");
    browser_expect(hilde, 200, "Not all criteria are locked.");
    browser_expect(hilde, 200, "href=\"" HERE "/criteria\"");
    assert_false(browser_shows(hilde, "name=\"in\""));

    const char *before = world_state(world);
    assert_int_equal(browser_post(hilde, PARTNERS, "in=1,2"), 409);
    browser_expect(hilde, 409, "the selection opens when the criteria are locked");
    assert_string_equal(world_state(world), before);
}

static void without_criteria_it_says_so(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, PARTNERS);
    browser_expect(hilde, 200, "No criteria were written yet.");
}

/* ---- what a choice covers ---- */

static void the_page_is_complete(void **state)
{
    static const char *const ADDRESSES[] = {
        PARTNERS,
        PARTNERS "?try=",
        PARTNERS "?try=1,2&require=1&exclude=3",
        PARTNERS "?exclude=1&exclude=3",
        PARTNERS "?only=coverage",
    };
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        SCOPED(pool) pool = pool_new();
        assert_int_equal(browser_get(hilde, ADDRESSES[i]), 200);
        assert_null(html_check(hilde->body, pool));
        assert_null(world->gaps.first);
    }
}

static void coverage_follows_the_choice_that_is_tried(void **state)
{
    static const struct {
        const char *address;
        const char *sentence;
    } TRIED[] = {
        {PARTNERS ".json", "\"2 of 4 actors are chosen.\""},
        {PARTNERS ".json", "Brought by OCMW, Scholen."},
        {PARTNERS ".json?try=3", "\"1 of 4 actors is chosen.\""},
        {PARTNERS ".json?try=3", "Depends on Scholen alone."},
        {PARTNERS ".json?try=3&only=coverage", "Not chosen, but would bring it: OCMW."},
        {PARTNERS ".json?try=1", "\"Gaps: R2.\""},
        {PARTNERS ".json?try=", "\"Gaps: R1, R2.\""},
        {PARTNERS ".json?try=", "look for another actor, or correct the sheet"},
        {PARTNERS ".json?try=1,2,3,4,99,x,", "\"No gaps.\""},
    };
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    for (size_t i = 0; i < ARRAY_COUNT(TRIED); i++) {
        (void)browser_get(karim, TRIED[i].address);
        browser_expect(karim, 200, TRIED[i].sentence);
    }
}

static void what_a_talk_confirmed_counts(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "UPDATE holding SET wants_confirmed = 'no' WHERE actor_id = 1");
    (void)browser_get(hilde, PARTNERS ".json");
    browser_expect(hilde, 200, "Depends on Scholen alone.");
}

static void a_talk_that_came_out_otherwise_is_asked_about(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, PARTNERS);
    assert_false(browser_shows(hilde, "its talk came to"));
    world_run(world, "UPDATE talk SET outcome = 'ad_hoc'");
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Verder"), 303);
    (void)browser_get(hilde, PARTNERS);
    browser_expect(hilde, 200,
                   "OCMW is chosen here, and its talk came to "
                   "&quot;ad hoc&quot;: does it stay chosen?");
    world_run(world, "UPDATE talk SET outcome = 'edge', actor_id = 2");
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Nog+verder"), 303);
    (void)browser_get(hilde, PARTNERS);
    browser_expect(hilde, 200, "CAW is not chosen here, and its talk came to");
}

static void an_indispensable_gap_is_urgent_and_blocks_nothing(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, PARTNERS, "in=2&reason_1=eerst+praten"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Saved.");
    browser_expect(hilde, 200,
                   "<span class=\"tag\" data-part=\"is_urgent\">urgent</span>");
}

static void without_script_a_button_shows_the_coverage_and_keeps_all(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *before = world_state(world);

    assert_int_equal(
        browser_post(hilde, PARTNERS, "in=2&show=yes&reason_1=geen+tijd" SHOWN), 422);
    browser_expect(hilde, 422, "This is what your choice covers; it is not saved yet.");
    browser_expect(hilde, 422, "value=\"geen tijd\"");
    browser_expect(hilde, 422, "Gaps: R1, R2.");
    browser_expect(hilde, 422, "id=\"in-2\" name=\"in\" value=\"2\" checked");
    assert_string_equal(world_state(world), before);
}

static void the_picture_is_of_the_choice_that_is_tried(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_get(hilde, PARTNERS "/coverage.svg?try=3"), 200);
    assert_string_equal(browser_header(hilde, "Content-Type"), "image/svg+xml");
    browser_expect(hilde, 200, "Only one actor brings: vertrouwen van gezinnen");
    (void)browser_get(hilde, PARTNERS "/coverage.svg");
    browser_expect(hilde, 200, "Two or more actors bring: vertrouwen van gezinnen");
}

/* ---- saving ---- */

static void a_choice_is_saved_for_every_actor(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, PARTNERS, "in=1&in=2" SHOWN), 303);
    assert_int_equal(is_in(world, 1), 1);
    assert_int_equal(is_in(world, 2), 1);
    assert_int_equal(is_in(world, 3), 0);
    assert_int_equal(is_in(world, 4), 0);
    assert_string_equal(
        world_text(world, "SELECT action FROM journal WHERE network_id = '" WORLD_NETWORK
                          "' ORDER BY position DESC LIMIT 1"),
        "selection.choose");
}

static void the_same_choice_again_leaves_no_trace(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(karim, PARTNERS, "in=1&in=2");
    const char *before = world_state(world);
    assert_int_equal(browser_post(karim, PARTNERS, "in=1&in=2"), 303);
    assert_string_equal(world_state(world), before);
}

static void leaving_out_a_core_actor_asks_why(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *before = world_state(world);

    assert_int_equal(browser_post(hilde, PARTNERS, "in=2&in=4&reason_1=+" SHOWN), 422);
    browser_expect(hilde, 422,
                   "OCMW is a core actor and is not chosen: say why in one sentence.");
    browser_expect(hilde, 422, "id=\"in-4\" name=\"in\" value=\"4\" checked");
    SCOPED(pool) pool = pool_new();
    assert_null(html_check(hilde->body, pool));
    assert_string_equal(world_state(world), before);

    assert_int_equal(browser_post(hilde, PARTNERS, "in=2&reason_1=volgend+jaar" SHOWN),
                     303);
    assert_int_equal(is_in(world, 1), 0);
    assert_string_equal(reason_of(world, 1), "volgend jaar");
}

static void taking_in_one_that_is_not_relevant_asks_why(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, PARTNERS, "in=1"), 303);
    assert_int_equal(browser_post(hilde, PARTNERS, "in=1&in=3"), 422);
    browser_expect(hilde, 422, "Scholen is not relevant by the arena-analysis and is");
    assert_int_equal(is_in(world, 3), 0);
    assert_int_equal(browser_post(hilde, PARTNERS, "in=1&in=3&reason_3=lokalen"), 303);
    assert_int_equal(is_in(world, 3), 1);
}

static void a_choice_that_stood_already_is_not_asked_about(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, PARTNERS, "in=1&in=2&in=3" SHOWN), 303);
    assert_string_equal(reason_of(world, 3), "");
}

static void a_reason_goes_with_its_choice(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_post(hilde, PARTNERS, "in=2&reason_1=volgend+jaar");
    assert_int_equal(browser_post(hilde, PARTNERS, "in=1&in=2&reason_1=volgend+jaar"),
                     303);
    assert_string_equal(reason_of(world, 1), "");
}

static void a_reason_that_is_too_long_is_refused_at_its_field(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_BODY_BYTES);
    text_add(&fields, "in=2&reason_1=");
    text_add_repeated(&fields, 'x', 301);
    assert_int_equal(browser_post(hilde, PARTNERS, fields.bytes), 422);
    browser_expect(hilde, 422, "This is too long: 301 characters, and 300 fit.");
    assert_int_equal(is_in(world, 1), 1);
}

/* ---- two at once ---- */

static void what_another_chose_meanwhile_stays_where_it_was_not_touched(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(hilde, PARTNERS, "in=1&in=3");
    assert_int_equal(browser_post(hilde, PARTNERS, "in=1&in=2&in=3" DECIDED), 303);
    assert_int_equal(browser_post(karim, PARTNERS, "in=1&in=3&in=4" DECIDED), 303);
    assert_int_equal(is_in(world, 2), 1);
    assert_int_equal(is_in(world, 4), 1);
}

static void who_chooses_otherwise_meanwhile_is_told_and_decides(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(hilde, PARTNERS, "in=1&in=3" SHOWN), 303);
    assert_int_equal(browser_post(karim, PARTNERS, "in=1&in=2&in=3" SHOWN), 409);
    browser_expect(karim, 409, "The coordinator left this actor out meanwhile; your");
    browser_expect(karim, 409, "name=\"was_in_2\" value=\"out\"");
    browser_expect(karim, 409, "id=\"in-2\" name=\"in\" value=\"2\" checked");
    assert_int_equal(is_in(world, 2), 0);
    assert_int_equal(browser_post(karim, PARTNERS,
                                  "in=1&in=2&in=3&was_in_1=in&was_in_2=out"
                                  "&was_in_3=in&was_in_4=out"),
                     303);
    assert_int_equal(is_in(world, 2), 1);
}

static void a_reason_changed_meanwhile_is_shown_beside_ones_own(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(hilde, PARTNERS, "in=2&reason_1=volgend+jaar");
    assert_int_equal(browser_post(karim, PARTNERS,
                                  "in=2&reason_1=geen+tijd&was_in_1=in&was_in_2=open_out"
                                  "&was_reason_1="),
                     409);
    browser_expect(karim, 409, "The coordinator made this &#39;volgend jaar&#39;");
    browser_expect(karim, 409, "value=\"geen tijd\"");
    assert_string_equal(reason_of(world, 1), "volgend jaar");
}

static void an_actor_that_the_form_did_not_show_stays_undecided(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, PARTNERS,
                                  "in=1&in=3&was_in_1=in&was_in_2=open_out"
                                  "&was_in_3=in"),
                     303);
    assert_int_equal(is_in(world, 2), 0);
    assert_int_equal(is_in(world, 4), -1);
}

/* ---- the smallest selections ---- */

static void the_smallest_selections_can_be_tried(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, PARTNERS);
    browser_expect(hilde, 200, "2 selections of 1 actors bring every indispensable");
    browser_expect(hilde, 200, "href=\"" PARTNERS "?try=3#choose\"");
    (void)browser_get(hilde, PARTNERS "?require=2");
    browser_expect(hilde, 200, "href=\"" PARTNERS "?try=2,3&amp;require=2#choose\"");
}

static void what_nobody_may_bring_is_named(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, PARTNERS "?exclude=1,3");
    browser_expect(hilde, 200, "No selection brings every indispensable source.");
    (void)browser_get(hilde, PARTNERS ".json?exclude=1,3");
    browser_expect(hilde, 200, "\"lacking\": [");
    (void)browser_get(hilde, PARTNERS "?require=1&exclude=1");
    browser_expect(hilde, 200, "required");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_selection_opens_when_all_criteria_are_locked),
        ON_SQLITE(without_criteria_it_says_so),
        ON_BOTH(the_page_is_complete),
        ON_SQLITE(coverage_follows_the_choice_that_is_tried),
        ON_SQLITE(what_a_talk_confirmed_counts),
        ON_SQLITE(a_talk_that_came_out_otherwise_is_asked_about),
        ON_SQLITE(an_indispensable_gap_is_urgent_and_blocks_nothing),
        ON_SQLITE(without_script_a_button_shows_the_coverage_and_keeps_all),
        ON_SQLITE(the_picture_is_of_the_choice_that_is_tried),
        ON_BOTH(a_choice_is_saved_for_every_actor),
        ON_SQLITE(the_same_choice_again_leaves_no_trace),
        ON_BOTH(leaving_out_a_core_actor_asks_why),
        ON_SQLITE(taking_in_one_that_is_not_relevant_asks_why),
        ON_SQLITE(a_choice_that_stood_already_is_not_asked_about),
        ON_SQLITE(a_reason_goes_with_its_choice),
        ON_SQLITE(a_reason_that_is_too_long_is_refused_at_its_field),
        ON_BOTH(what_another_chose_meanwhile_stays_where_it_was_not_touched),
        ON_BOTH(who_chooses_otherwise_meanwhile_is_told_and_decides),
        ON_SQLITE(a_reason_changed_meanwhile_is_shown_beside_ones_own),
        ON_SQLITE(an_actor_that_the_form_did_not_show_stays_undecided),
        ON_SQLITE(the_smallest_selections_can_be_tried),
        ON_SQLITE(what_nobody_may_bring_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
