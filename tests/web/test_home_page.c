/* test_home_page.c - the home of a network: the thread as a way, what is next, what waits
 * for whom, and that who may not see the arena sees nothing of it here. */
#include "site_preparation.h"

#include "store/progress.h"
#include "store/rating.h"

#define HERE "/networks/" WORLD_NETWORK

/* The code of what is next; "" when nothing is. */
static const char *next_of(struct browser *browser)
{
    (void)browser_get(browser, HERE ".json");
    browser_expect(browser, 200, "\"next\": ");
    const char *next = browser_between(browser, "\"next\": {", "}");
    const char *code = strstr(next, "\"code\": \"");

    return code == NULL
               ? ""
               : pool_text_part(browser->world->pool, code + 9, strcspn(code + 9, "\""));
}

static struct progress progress_of(struct world *world, int64_t person_id)
{
    struct progress progress;
    struct status st = {0};
    SCOPED(reader) reader = reader_borrow(world->store);

    expect_done(progress_read(reader_database(reader), WORLD_NETWORK, person_id,
                              WORLD_TODAY, &progress, &st),
                &st);
    return progress;
}

/* ---- how far it is ---- */

static void an_empty_network_has_come_nowhere(void **state)
{
    SCOPED(world) world = world_new(state);
    const struct progress progress = progress_of(world, 1);
    const struct progress nothing = {.version = 1};

    assert_memory_equal(&progress, &nothing, sizeof progress);
}

static void a_preparation_is_counted(void **state)
{
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    world_open_round(world);
    world_run(world, "UPDATE form_case SET recheck_day = '" WORLD_TODAY "' WHERE id = 2");
    const struct progress progress = progress_of(world, 1);
    assert_false(progress.has_issue);
    assert_int_equal(progress.sources, 2);
    assert_int_equal(progress.indispensable, 1);
    assert_int_equal(progress.actors, 4);
    assert_int_equal(progress.open_round, 2);
    assert_int_equal(progress.closed_rounds, 1);
    assert_true(progress.closed_at == world_clock());
    assert_int_equal(progress.raters, 2);
    assert_int_equal(progress.forms, 1);
    assert_int_equal(progress.forms_due, 1);
    assert_int_equal(progress.criteria, 2);
    assert_int_equal(progress.criteria_open, 0);
    assert_int_equal(progress.selected, 2);
    assert_int_equal(progress.talks, 1);
    assert_int_equal(progress.outcomes, 1);
    assert_int_equal(progress.members, 1);
    assert_int_equal(progress.version, 2);
    assert_false(progress.has_finished);
    assert_int_equal(progress.own_talks, 0);
}

static void a_representative_has_one_talk_to_read(void **state)
{
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    assert_int_equal(progress_of(world, ACTORS[ACTOR_REPRESENTATIVE].person_id).own_talks,
                     1);
    assert_int_equal(progress_of(world, ACTORS[ACTOR_FORMER].person_id).own_talks, 0);
    world_run(world, "UPDATE talk SET day = '2026-09-01'"); /* long enough to read it */
    assert_int_equal(progress_of(world, ACTORS[ACTOR_REPRESENTATIVE].person_id).own_talks,
                     0);
    world_run(world, "UPDATE talk SET day = '" WORLD_YESTERDAY "', corrected_at = 1");
    assert_int_equal(progress_of(world, ACTORS[ACTOR_REPRESENTATIVE].person_id).own_talks,
                     0);
}

static void who_may_not_see_the_arena_is_told_what_there_is(void **state)
{
    static const char AMONG[] = "the initiating group and the coordinator work among";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);

    world_prepare(world);
    (void)browser_get(family, HERE);
    browser_expect(family, 200, "You can read here what it is about");
    browser_expect(family, 200, AMONG);
    assert_false(browser_shows(family, "/own\">My organisation"));
    (void)browser_get(jan, HERE);
    browser_expect(jan, 200, "at any time. <a href=\"" HERE "/own\">My organisation");
    (void)browser_get(hilde, HERE);
    assert_false(browser_shows(hilde, AMONG));
}

static void a_step_without_a_page_is_not_what_is_next(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    world_run(world, "UPDATE network SET purpose = 'Samen'");
    (void)browser_get(hilde, HERE ".json");
    const char *survey = browser_between(hilde, "\"code\": \"survey\"", "}");
    assert_non_null(strstr(survey, "\"state\": \"now\""));
    world_run(world, "INSERT INTO wave VALUES ('" WORLD_NETWORK "', 1, 'relation', '1', "
                     "'T0', 'closed', 'x', 'x', '', NULL, 12, NULL, 1, 2)");
    world_run(world, "INSERT INTO finding VALUES ('" WORLD_NETWORK "', 1, 1, NULL, "
                     "'measure', 'contact', 'density', NULL, '', '', '', 'firm', 1, 'x', "
                     "'', 'person:1', 1)");
    (void)browser_get(sofie, HERE ".json");
    survey = browser_between(sofie, "\"code\": \"survey\"", "}");
    assert_non_null(strstr(survey, "1 wave, closed 1 January 1970"));
    const char *decisions = browser_between(sofie, "\"code\": \"decisions\"", "}");
    assert_non_null(strstr(decisions, "\"state\": \"later\""));
}

static void a_planned_talk_is_no_talk_yet(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    world_prepare(world);
    world_run(world, "UPDATE network SET purpose = 'Samen'");
    world_run(world, "UPDATE talk SET day = '2026-11-23'");
    const struct progress progress =
        progress_of(world, ACTORS[ACTOR_REPRESENTATIVE].person_id);
    assert_int_equal(progress.talks, 0);
    assert_int_equal(progress.own_talks, 0);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "2 talks with selected actors are still to be held.");
    (void)browser_get(jan, HERE);
    assert_false(browser_shows(jan, "Read what was written about your organisation"));
}

static void who_left_and_would_join_again_is_named(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    world_run(world, "UPDATE network SET purpose = 'Samen'");
    (void)browser_get(hilde, HERE);
    assert_false(browser_shows(hilde, "After its talk 1 organisation would take part"));
    world_run(world, "UPDATE member SET from_day = '2026-01-01', "
                     "to_day = '" WORLD_YESTERDAY "'");
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Verder"), 303);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "After its talk 1 organisation would take part");
}

static void a_network_that_is_not_there_has_no_progress(void **state)
{
    SCOPED(world) world = world_new(state);
    struct progress progress;
    struct status st = {0};
    SCOPED(reader) reader = reader_borrow(world->store);

    assert_false(progress_read(reader_database(reader), "nowhere", 1, WORLD_TODAY,
                               &progress, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
}

/* ---- what is next ---- */

static void the_first_steps_come_one_by_one(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_string_equal(next_of(hilde), "issue");
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "<a class=\"button\" href=\"" HERE "/issue\">");
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Samen"), 303);
    assert_string_equal(next_of(hilde), "sources");
    assert_int_equal(browser_post(hilde, HERE "/sources",
                                  "code=R1&label=geld&necessity=indispensable"),
                     303);
    assert_string_equal(next_of(hilde), "actors");
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "2 people can rate: three is the least");
    browser_expect(hilde, 200, "knows poverty from inside");
}

static void what_waits_for_others_says_for_whom(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    assert_string_equal(next_of(family), "");
    (void)browser_get(family, HERE);
    browser_expect(family, 200, "<span class=\"soft\">the initiating group</span>");
    assert_false(browser_shows(family, "Write the issue</a>"));
    assert_false(browser_shows(family, "can rate"));
    /* Inviting is the coordinator's: the group sees that it waits, without a way. */
    (void)browser_get(sofie, HERE);
    browser_expect(sofie, 200, "<span class=\"soft\">the coordinator</span>");
    assert_false(browser_shows(sofie, "/people/invite"));
}

static void a_round_waits_for_each_own_sheet(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    world_run(world, "UPDATE network SET purpose = 'Samen'");
    world_open_round(world);
    assert_string_equal(next_of(hilde), "sheet_own");
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "<a class=\"button\" href=\"" HERE "/arena/sheet\">");
    browser_expect(hilde, 200, "<span class=\"soft\">of the initiating group</span>");
    browser_expect(hilde, 200, "<small>your sheet waits</small>");
    assert_false(browser_shows(hilde, "the round can be closed"));
    world_run(world, "INSERT INTO rater (network_id, id, round_id, person_id, "
                     "finished_at) VALUES ('" WORLD_NETWORK "', 3, 2, 1, 5), "
                     "('" WORLD_NETWORK "', 4, 2, 2, 5)");
    world_run(world, "UPDATE network SET place = 'Elders'");
    /* Pages are kept under the journal: what stands beside it is not looked at. */
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Verder"), 303);
    assert_string_equal(next_of(hilde), "round_close");
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "<small>a round is open</small>");
    (void)browser_get(sofie, HERE);
    assert_false(browser_shows(sofie, "/arena/sheet\">Go to your sheet"));
    browser_expect(sofie, 200, "Everybody has finished the sheet");
}

static void after_the_selection_come_gaps_and_talks(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    world_run(world, "UPDATE network SET purpose = 'Samen'");
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "1 talk with a selected actor is still to be held.");
    browser_expect(hilde, 200, "Of 1 member it is not noted that its own board agreed.");
    assert_false(browser_shows(hilde, "Indispensable, and nobody"));
    world_run(world, "UPDATE holding SET wants_confirmed = 'no', has = 'no' "
                     "WHERE source_id = 1");
    assert_int_equal(browser_post(hilde, HERE "/issue", "purpose=Verder"), 303);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200,
                   "nobody who was selected brings it: vertrouwen van gezinnen.");
}

static void an_archived_network_waits_for_nobody(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, HERE "/archive", "when=keep"), 303);
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "Nothing waits at this moment.");
}

/* ---- the thread ---- */

static void a_step_leads_who_may_to_its_page(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);

    world_prepare(world);
    (void)browser_get(hilde, HERE "/sources");
    browser_expect(hilde, 200,
                   "<a href=\"" HERE "/sources\" aria-current=\"page\">Needed sources");
    browser_expect(hilde, 200, "<small>2, of which 1 indispensable</small>");
    browser_expect(hilde, 200, "<small>2 raters, closed " WORLD_TODAY_TEXT "</small>");
    browser_expect(hilde, 200, "<small>version 2</small>");
    browser_expect(hilde, 200, "<small>1 of 4 chosen</small>");
    browser_expect(hilde, 200, "<small>1 member organisation</small>");
    (void)browser_get(hilde, HERE "/sources/1");
    browser_expect(hilde, 200,
                   "<a href=\"" HERE "/sources\" aria-current=\"true\">Needed sources");
    (void)browser_get(worker, HERE);
    browser_expect(worker, 200, "<a href=\"" HERE "/sources\">");
    assert_false(browser_shows(worker, HERE "/arena"));
    assert_false(browser_shows(worker, "raters, closed"));
    assert_false(browser_shows(worker, "chosen"));
    assert_false(browser_shows(worker, HERE "/partners"));
    /* A family reads the criteria, which belong to the choice of partners. */
    (void)browser_get(family, HERE);
    browser_expect(family, 200, "<a href=\"" HERE "/criteria\">Partners</a>");
    assert_false(browser_shows(family, HERE "/partners"));
}

static void a_page_beneath_a_room_is_in_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, HERE "/people/2");
    browser_expect(hilde, 200, "<a href=\"" HERE "/people\" aria-current=\"true\">");
    assert_false(browser_shows(hilde, "<a href=\"" HERE "\" aria-current"));
    (void)browser_get(hilde, HERE);
    browser_expect(hilde, 200, "<a href=\"" HERE "\" aria-current=\"page\">");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_empty_network_has_come_nowhere),
        ON_BOTH(a_preparation_is_counted),
        ON_BOTH(a_representative_has_one_talk_to_read),
        ON_SQLITE(who_may_not_see_the_arena_is_told_what_there_is),
        ON_SQLITE(a_step_without_a_page_is_not_what_is_next),
        ON_BOTH(a_planned_talk_is_no_talk_yet),
        ON_SQLITE(who_left_and_would_join_again_is_named),
        ON_BOTH(a_network_that_is_not_there_has_no_progress),
        ON_BOTH(the_first_steps_come_one_by_one),
        ON_SQLITE(what_waits_for_others_says_for_whom),
        ON_BOTH(a_round_waits_for_each_own_sheet),
        ON_BOTH(after_the_selection_come_gaps_and_talks),
        ON_SQLITE(an_archived_network_waits_for_nobody),
        ON_SQLITE(a_step_leads_who_may_to_its_page),
        ON_SQLITE(a_page_beneath_a_room_is_in_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
