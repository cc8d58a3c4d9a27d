/* test_history_pages.c - the history: who sees what of it, what a change was and became,
 * and what taking one back would lose. */
#include "site_preparation.h"

#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define HISTORY HERE "/history"
#define UNDO HISTORY "/undo"
#define SOURCE "/sources/2"

/* Of source 2, with another label. */
#define SOURCE_FIELDS "code=R2&kind=rooms&necessity=useful&note=&label="

static int64_t last_position(struct world *world)
{
    return world_number(
        world,
        "SELECT position FROM journal_head WHERE network_id = '" WORLD_NETWORK "'");
}

static const char *undo_of(struct world *world, int64_t position)
{
    struct text fields;

    text_init(&fields, world->pool, 60);
    text_format(&fields, "position=%d", (int)position);
    return fields.bytes;
}

static void label_source(struct browser *browser, const char *label)
{
    struct text fields;

    text_init(&fields, browser->world->pool, 200);
    text_format(&fields, SOURCE_FIELDS "%s", label);
    assert_int_equal(browser_post(browser, HERE SOURCE, fields.bytes), 303);
}

/* ---- who sees what ---- */

/* Words that only who may see the sheet may read, on any page of the journal. */
static const char *const OF_THE_SHEET[] = {
    "on the sheet", "round of rating",    "chose partners",
    "actor.add",    "round.close",        "round.open",
    "Scholen",      "leesweek",           "selection.choose",
    "competitive",  "took a change back",
};

static void expect_no_sheet(struct browser *browser, const char *address)
{
    const int code = browser_get(browser, address);

    assert_true(code == 200 || code == 403);
    for (size_t i = 0; i < ARRAY_COUNT(OF_THE_SHEET); i++) {
        if (browser_shows(browser, OF_THE_SHEET[i])) {
            fail_msg("%s shows '%s':\n%s", address, OF_THE_SHEET[i], browser->body);
        }
    }
}

/* The sheet with a change of it that was taken back, and an open round. */
static struct world *world_with_sheet(void **state)
{
    struct world *world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, HERE "/arena/actors/4/remove", ""), 303);
    assert_int_equal(browser_post(hilde, UNDO, undo_of(world, last_position(world))),
                     303);
    world_open_round(world);
    return world;
}

static void who_is_not_of_the_group_sees_nothing_of_the_sheet(void **state)
{
    static const enum actor OTHERS[] = {ACTOR_RESEARCHER, ACTOR_FAMILY, ACTOR_WORKER,
                                        ACTOR_REPRESENTATIVE};
    SCOPED(world) world = world_with_sheet(state);

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i]);

        print_message("%s\n", ACTORS[OTHERS[i]].label);
        expect_no_sheet(browser, HERE);
        expect_no_sheet(browser, HERE ".json");
        expect_no_sheet(browser, HISTORY);
        expect_no_sheet(browser, HISTORY ".json");
        for (int64_t before = last_position(world) + 1; before > 9; before--) {
            char address[80];
            (void)snprintf(address, sizeof address, HISTORY "?before=%d", (int)before);
            expect_no_sheet(browser, address);
            (void)snprintf(address, sizeof address, HISTORY ".json?skip=%d",
                           (int)before - 9);
            expect_no_sheet(browser, address);
        }
    }
}

static void the_group_sees_all_of_it(void **state)
{
    static const enum actor GROUP[] = {ACTOR_INITIATOR, ACTOR_COORDINATOR};
    SCOPED(world) world = world_with_sheet(state);

    for (size_t i = 0; i < ARRAY_COUNT(GROUP); i++) {
        SCOPED(browser) browser = browser_new(world, GROUP[i]);
        (void)browser_get(browser, HISTORY);
        browser_expect(browser, 200, "opened a round of rating");
        browser_expect(browser, 200, "took a change back");
        browser_expect(browser, 200, "chose partners");
        (void)browser_get(browser, HERE);
        browser_expect(browser, 200, "opened a round of rating");
    }
}

static void a_part_of_the_history_cannot_be_counted(void **state)
{
    SCOPED(world) world = world_with_sheet(state);
    SCOPED(browser) rep = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(rep, HISTORY ".json?before=12");
    browser_expect(rep, 200, "\"position\": null");
    assert_false(browser_shows(rep, "\"position\": 1"));
    browser_expect(rep, 200, "\"source.add\"");
    (void)browser_get(rep, HERE ".json");
    browser_expect(rep, 200, "\"position\": null");
    assert_false(browser_shows(rep, "\"position\": 1"));
    (void)browser_get(rep, HISTORY "?change=16&done=saved");
    assert_false(browser_shows(rep, "id=\"change-"));
    assert_false(browser_shows(rep, "/history/undo"));
}

static void a_part_of_the_history_goes_back_page_by_page(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) rep = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    for (int i = 0; i < 32; i++) {
        char label[20];
        (void)snprintf(label, sizeof label, "lokaal%d", i);
        label_source(hilde, label);
    }
    (void)browser_get(rep, HISTORY);
    browser_expect(rep, 200, HISTORY "?skip=30\"");
    assert_false(browser_shows(rep, "made the network"));
    (void)browser_get(rep, HISTORY "?skip=30");
    browser_expect(rep, 200, "made the network");
    browser_expect(rep, 200, "lokaal1<");
    assert_false(browser_shows(rep, "lokaal5<"));
    assert_false(browser_shows(rep, "Older</a>"));
}

static void an_action_that_is_not_known_is_for_the_group(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) rep = browser_new(world, ACTOR_REPRESENTATIVE);

    world_run(world, "UPDATE journal SET action = 'later.thing' WHERE position = 10");
    (void)browser_get(sofie, HISTORY);
    browser_expect(sofie, 200, "later.thing");
    (void)browser_get(rep, HISTORY);
    browser_expect(rep, 200, "took part");
    assert_false(browser_shows(rep, "later.thing"));
}

static void an_undo_is_seen_with_what_it_took_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) rep = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    label_source(hilde, "zaal");
    const int64_t position = last_position(world);
    assert_int_equal(browser_post(hilde, UNDO, undo_of(world, position)), 303);
    assert_int_equal(browser_post(hilde, UNDO, undo_of(world, position + 1)), 303);
    (void)browser_get(rep, HISTORY);
    browser_expect(rep, 200, "took a change back");
    assert_string_equal(world_text(world, "SELECT label FROM source WHERE id = 2"),
                        "zaal");
}

static void who_corrected_the_own_entry_sees_that(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) rep = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    assert_int_equal(browser_post(rep, HERE "/own/1",
                                  "interest=rechten&interest_effect=neutral&motivation=4"
                                  "&readiness=ready&conditions=geen&mandate=decides"
                                  "&note=samen"),
                     303);
    (void)browser_get(rep, HISTORY);
    browser_expect(rep, 200, "corrected what is written of the own organisation");
    world_run(world, "UPDATE journal SET author = 'person:9' "
                     "WHERE action = 'own.correct'");
    (void)browser_get(rep, HISTORY "?skip=0");
    assert_false(browser_shows(rep, "corrected what is written"));
}

/* ---- before and after ---- */

static void a_change_says_what_was_and_became(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(pool) pool = pool_new();

    world_prepare(world);
    label_source(hilde, "zaal");
    (void)browser_get(hilde, HISTORY);
    browser_expect(hilde, 200, "<strong>Source: R2 · zaal</strong>");
    browser_expect(hilde, 200, "was: </span>lokalen</del>");
    browser_expect(hilde, 200, "became: </span>zaal</ins>");
    browser_expect(hilde, 200, "22 November 2026, 12:00 UTC</time>");
    /* Codes and ids in words. */
    browser_expect(hilde, 200, "access to families and their trust");
    browser_expect(hilde, 200,
                   "<strong>Two actors: OCMW · Scholen · "
                   "vertrouwen van gezinnen</strong>");
    assert_null(html_check(hilde->body, pool));
}

static void marks_of_raters_are_not_told(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    (void)browser_get(hilde, HISTORY ".json");
    browser_expect(hilde, 200, "leesweek");
    assert_false(browser_shows(hilde, "irreplaceability"));
    assert_false(browser_shows(hilde, "\"hart\""));
}

static void what_hangs_on_a_row_is_told_to_who_may_see_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) rep = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    assert_int_equal(browser_post(hilde, HERE "/sources/1/remove", "is_sure=yes"), 303);
    (void)browser_get(hilde, HISTORY);
    browser_expect(hilde, 200, "Who has what: OCMW · vertrouwen van gezinnen");
    (void)browser_get(rep, HISTORY);
    browser_expect(rep, 200, "Source: R1 · vertrouwen van gezinnen");
    assert_false(browser_shows(rep, "Who has what"));
    assert_false(browser_shows(rep, "Two actors"));
    assert_false(browser_shows(rep, "more</p>"));
}

static void an_invitation_is_told_to_the_coordinator_alone(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(hilde, HERE "/people/invite",
                                  "name=Eva+Mertens&email=eva%40nieuw.invalid"
                                  "&role=worker&organisation=Zorghuis"),
                     303);
    (void)browser_get(hilde, HISTORY);
    browser_expect(hilde, 200, "eva@nieuw.invalid");
    (void)browser_get(sofie, HISTORY ".json");
    browser_expect(sofie, 200, "invited somebody");
    assert_false(browser_shows(sofie, "Eva Mertens"));
    assert_false(browser_shows(sofie, "@"));
}

static void a_long_change_is_cut(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text rows;

    text_init(&rows, world->pool, 4000);
    text_add(&rows, "UPDATE journal_value SET changes = '[");
    for (int i = 0; i < 13; i++) {
        text_format(&rows,
                    "%s{\"record\":\"organisation\",\"id\":%d,"
                    "\"after\":{\"id\":%d,\"name\":\"Huis%d\"}}",
                    i == 0 ? "" : ",", i, i, i);
    }
    text_add(&rows, "]' WHERE position = 10");
    world_run(world, rows.bytes);
    (void)browser_get(hilde, HISTORY);
    browser_expect(hilde, 200, "Organisation: Huis9<");
    browser_expect(hilde, 200, "and 3 more</p>");
    assert_false(browser_shows(hilde, "Huis10"));
}

static void values_that_were_erased_say_so(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "DELETE FROM journal_value");
    (void)browser_get(hilde, HISTORY);
    browser_expect(hilde, 200, "was erased when its time was over");
    assert_false(browser_shows(hilde, UNDO));
}

/* ---- taking back ---- */

static void the_group_takes_back_what_is_its_own(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    label_source(hilde, "zaal");
    const int64_t of_hilde = last_position(world);
    assert_int_equal(
        browser_post(sofie, HERE "/sources", "code=R3&label=geld&necessity=useful"), 303);
    (void)browser_get(sofie, HISTORY);
    browser_expect(sofie, 200, UNDO);
    assert_int_equal(browser_post(sofie, UNDO, undo_of(world, of_hilde)), 403);
    browser_expect(sofie, 403, "This change is not yours");
    assert_int_equal(browser_post(sofie, UNDO, undo_of(world, of_hilde + 1)), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM source"), 2);
}

static void who_may_not_change_it_any_more_does_not_take_it_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    label_source(sofie, "zaal");
    world_run(world, "UPDATE role SET role = 'representative' "
                     "WHERE network_id = '" WORLD_NETWORK "' AND person_id = 2");
    assert_int_equal(browser_post(sofie, UNDO, undo_of(world, last_position(world))),
                     403);
    assert_string_equal(world_text(world, "SELECT label FROM source WHERE id = 2"),
                        "zaal");
}

/* A coordinator once, now of the initiating group: opening rounds is not theirs. */
static void an_own_change_of_what_is_not_ones_own_any_more_stays(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    world_open_round(world);
    world_run(world, "UPDATE journal SET author = 'person:2' "
                     "WHERE action = 'round.open'");
    assert_int_equal(browser_post(sofie, UNDO, undo_of(world, last_position(world))),
                     403);
}

static void what_is_final_says_why(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    const int64_t position =
        world_number(world, "SELECT position FROM journal WHERE action = 'round.close'");
    const char *before = world_state(world);
    (void)browser_post(hilde, UNDO, undo_of(world, position));
    browser_expect(hilde, 422, "A round that was closed does not open again");
    assert_string_equal(world_state(world), before);
    char input[60];
    (void)snprintf(input, sizeof input, "name=\"position\" value=\"%d\"", (int)position);
    assert_false(browser_shows(hilde, input));
}

/* Method 2.8: what was locked is corrected, with a reason. */
static void a_lock_on_the_criteria_stays(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    world_run(world, "UPDATE criterion SET locked_at = NULL");
    assert_int_equal(browser_post(hilde, HERE "/criteria/lock", ""), 303);
    assert_null(strstr(browser_header(hilde, "Location"), "change="));
    const int64_t position = last_position(world);
    const char *before = world_state(world);
    (void)browser_post(hilde, UNDO, undo_of(world, position));
    browser_expect(hilde, 422, "Criteria that were locked are corrected, with a reason");
    assert_string_equal(world_state(world), before);
}

static void a_criterion_of_before_the_lock_does_not_come_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    world_run(world, "UPDATE criterion SET locked_at = NULL");
    assert_int_equal(browser_post(hilde, HERE "/criteria/2/remove", "reason=dubbel"),
                     303);
    const int64_t position = last_position(world);
    assert_int_equal(browser_post(hilde, UNDO, undo_of(world, position)), 303);
    assert_int_equal(browser_post(hilde, HERE "/criteria/2/remove", "reason=dubbel"),
                     303);
    assert_int_equal(browser_post(hilde, HERE "/criteria/lock", ""), 303);
    const char *before = world_state(world);
    (void)browser_post(hilde, UNDO, undo_of(world, position + 2));
    browser_expect(hilde, 409, "The criteria were locked after this");
    assert_string_equal(world_state(world), before);
}

static void what_would_be_lost_is_named(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(pool) pool = pool_new();
    char link[120];

    world_prepare(world);
    label_source(hilde, "zaal");
    const int64_t position = last_position(world);
    label_source(sofie, "turnzaal");
    (void)browser_post(hilde, UNDO, undo_of(world, position));
    browser_expect(hilde, 409, "What stands on top of it");
    const char *later = browser_between(hilde, "<ul class=\"later\">", "</ul>");
    assert_non_null(strstr(later, "changed a needed source"));
    assert_non_null(strstr(later, "zaal</del>"));
    assert_non_null(strstr(later, "turnzaal</ins>"));
    (void)snprintf(link, sizeof link, HISTORY "?before=%d#change-%d", (int)position + 2,
                   (int)position + 1);
    assert_non_null(strstr(later, link));
    assert_null(html_check(hilde->body, pool));
    /* Newest first, both go. */
    assert_int_equal(browser_post(hilde, UNDO, undo_of(world, position + 1)), 303);
    assert_int_equal(browser_post(hilde, UNDO, undo_of(world, position)), 303);
    assert_string_equal(world_text(world, "SELECT label FROM source WHERE id = 2"),
                        "lokalen");
}

static size_t times(const char *text, const char *what)
{
    size_t count = 0;

    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what)) {
        count++;
    }
    return count;
}

/* Of many the newest few; what was taken back since is none of them. */
static void of_much_that_would_be_lost_the_newest_is_named(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    char label[20];

    world_prepare(world);
    label_source(hilde, "zaal");
    const int64_t position = last_position(world);
    for (int i = 1; i <= 45; i++) {
        (void)snprintf(label, sizeof label, "zaal-%02d-", i);
        label_source(hilde, label);
    }
    for (int i = 45; i > 7; i--) {
        const int64_t last = position + i;
        assert_int_equal(browser_post(hilde, UNDO, undo_of(world, last)), 303);
    }
    (void)browser_post(hilde, UNDO, undo_of(world, position));
    browser_expect(hilde, 409, "What stands on top of it");
    const char *later = browser_between(hilde, "<ul class=\"later\">", "</ul>");
    assert_int_equal(times(later, "</ins>"), 5);
    assert_non_null(strstr(later, "zaal-07-</ins>"));
    assert_non_null(strstr(later, "zaal-03-</ins>"));
}

static void what_points_at_a_row_is_named_too(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    (void)browser_post(hilde, UNDO,
                       undo_of(world, world_number(world, "SELECT position FROM journal "
                                                          "WHERE action = 'actor.add'")));
    browser_expect(hilde, 409, "What stands on top of it");
    const char *later = browser_between(hilde, "<ul class=\"later\">", "</ul>");
    assert_non_null(strstr(later, "chose partners"));
    assert_non_null(strstr(later, "closed a round of rating"));
}

/* ---- beside the notice ---- */

static void a_notice_offers_to_take_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    struct text fields;

    world_prepare(world);
    label_source(sofie, "zaal");
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "Saved.");
    browser_expect(sofie, 200, "name=\"to\" value=\"" HERE "/sources\"");
    text_init(&fields, world->pool, 200);
    text_format(&fields, "%s&to=%s", undo_of(world, last_position(world)),
                HERE "/sources");
    assert_int_equal(browser_submit(sofie, UNDO, fields.bytes), 303);
    assert_string_equal(browser_header(sofie, "Location"), HERE "/sources?done=undone");
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "The change was taken back.");
    browser_expect(sofie, 200, "lokalen");
    assert_false(browser_shows(sofie, UNDO));
}

static void a_notice_offers_nothing_once_something_stands_on_top(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    label_source(sofie, "zaal");
    label_source(hilde, "turnzaal");
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "Saved.");
    assert_false(browser_shows(sofie, UNDO));
}

static void an_undo_leads_nowhere_else(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    world_prepare(world);
    label_source(hilde, "zaal");
    text_init(&fields, world->pool, 200);
    text_format(&fields, "%s&to=%%2F%%2Felders.invalid%%2F",
                undo_of(world, last_position(world)));
    assert_int_equal(browser_post(hilde, UNDO, fields.bytes), 303);
    assert_string_equal(browser_header(hilde, "Location"), "/networks?done=undone");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(who_is_not_of_the_group_sees_nothing_of_the_sheet),
        ON_BOTH(the_group_sees_all_of_it),
        ON_SQLITE(a_part_of_the_history_cannot_be_counted),
        ON_BOTH(a_part_of_the_history_goes_back_page_by_page),
        ON_SQLITE(an_action_that_is_not_known_is_for_the_group),
        ON_BOTH(an_undo_is_seen_with_what_it_took_back),
        ON_SQLITE(who_corrected_the_own_entry_sees_that),
        ON_BOTH(a_change_says_what_was_and_became),
        ON_SQLITE(marks_of_raters_are_not_told),
        ON_SQLITE(what_hangs_on_a_row_is_told_to_who_may_see_it),
        ON_SQLITE(an_invitation_is_told_to_the_coordinator_alone),
        ON_SQLITE(a_long_change_is_cut),
        ON_SQLITE(values_that_were_erased_say_so),
        ON_SQLITE(the_group_takes_back_what_is_its_own),
        ON_SQLITE(who_may_not_change_it_any_more_does_not_take_it_back),
        ON_SQLITE(an_own_change_of_what_is_not_ones_own_any_more_stays),
        ON_SQLITE(what_is_final_says_why),
        ON_BOTH(a_lock_on_the_criteria_stays),
        ON_BOTH(a_criterion_of_before_the_lock_does_not_come_back),
        ON_BOTH(what_would_be_lost_is_named),
        ON_BOTH(of_much_that_would_be_lost_the_newest_is_named),
        ON_BOTH(what_points_at_a_row_is_named_too),
        ON_BOTH(a_notice_offers_to_take_back),
        ON_SQLITE(a_notice_offers_nothing_once_something_stands_on_top),
        ON_SQLITE(an_undo_leads_nowhere_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
