/* test_criteria_pages.c - stories of step 4, first half: criteria are written, locked,
 * corrected; who may read them when; which actor meets which. */
#include "site_preparation.h"

#include "base/limits.h"
#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define CRITERIA HERE "/criteria"
#define FIT CRITERIA "/fit"

static void page_check(const struct browser *browser)
{
    SCOPED(pool) pool = pool_new();
    const char *complaint = html_check(browser->body, pool);

    if (complaint != NULL || browser->world->gaps.first != NULL) {
        fail_msg("%s, %s", complaint == NULL ? "-" : complaint,
                 browser->world->gaps.first == NULL ? "-" : browser->world->gaps.first);
    }
}

static void goes(struct browser *browser, const char *address, const char *fields)
{
    (void)browser_post(browser, address, fields);
    browser_expect(browser, 303, NULL);
    (void)browser_follow(browser);
    browser_expect(browser, 200, NULL);
    page_check(browser);
}

/* Two criteria, of one's own and of the list, and the lock. */
static void criteria_lock(struct browser *hilde)
{
    goes(hilde, CRITERIA, "code=C1&text=bereikt+gezinnen&reason=");
    goes(hilde, CRITERIA "/proposal", "proposal=ready_to_act");
    goes(hilde, CRITERIA "/lock", "");
    browser_expect(hilde, 200, "The criteria are locked.");
}

static int64_t count(struct world *world, const char *table)
{
    SCOPED(pool) pool = pool_new();
    struct text query;

    text_init(&query, pool, LIMIT_PAGE_BYTES);
    text_format(&query, "SELECT COUNT(*) FROM %s", table);
    return world_number(world, query.bytes);
}

/* ---- writing ---- */

static void a_criterion_is_taken_over_written_changed_and_removed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, CRITERIA);
    browser_expect(karim, 200, "None yet. Take over what fits");
    browser_expect(karim, 200, "value=\"C1\"");
    page_check(karim);
    goes(karim, CRITERIA "/proposal", "proposal=reaches_families");
    browser_expect(karim, 200, "reaches the target families");
    browser_expect(karim, 200, "taken over");
    browser_expect(karim, 200, "value=\"C2\"");
    goes(karim, CRITERIA, "code=C2&text=kan+overdag&reason=");
    goes(karim, CRITERIA "/2", "code=C2&text=kan+op+woensdag&reason=");
    browser_expect(karim, 200, "kan op woensdag");
    goes(karim, CRITERIA "/2/remove", "reason=");
    assert_false(browser_shows(karim, "kan op woensdag"));
    assert_false(browser_shows(karim, "Corrected"));
    assert_int_equal(count(world, "criterion"), 1);
}

static void a_reason_is_asked_only_once_they_are_locked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    goes(hilde, CRITERIA, "code=C1&text=bereikt+gezinnen&reason=");
    assert_false(browser_shows(hilde, "Why is it corrected?"));
    (void)browser_get(hilde, CRITERIA "/1");
    browser_expect(hilde, 200, "Change criterion C1");
    assert_false(browser_shows(hilde, "Why is it corrected?"));
    assert_false(browser_shows(hilde, "Why is it removed?"));
    page_check(hilde);
    goes(hilde, CRITERIA "/lock", "");
    browser_expect(hilde, 200, "Why is it corrected?");
    (void)browser_get(hilde, CRITERIA "/1");
    browser_expect(hilde, 200, "Correct criterion C1");
    browser_expect(hilde, 200, "Why is it corrected?");
    browser_expect(hilde, 200, "Why is it removed?");
    page_check(hilde);
}

static const struct {
    const char *label;
    const char *address;
    const char *fields;
    int code;
    const char *sentence;
} WRONG[] = {
    {"a code that another one has", CRITERIA, "code=C1&text=iets&reason=x", 409,
     "Another criterion has the code"},
    {"nothing written", CRITERIA, "code=C9&text=&reason=x", 422,
     "This must be filled in"},
    {"an addition without reason", CRITERIA, "code=C9&text=iets&reason=", 422,
     "say why this is corrected"},
    {"a change without reason", CRITERIA "/1", "code=C1&text=iets+anders&reason=", 422,
     "say why this is corrected"},
    {"a change to the code of another", CRITERIA "/1", "code=C2&text=x&reason=x", 409,
     "Another criterion has the code"},
    {"a removal without reason", CRITERIA "/1/remove", "reason=", 422,
     "say why this is corrected"},
    {"a proposal after all", CRITERIA "/proposal", "proposal=size_limit", 422,
     "The criteria are locked: add it below"},
    {"a proposal there is not", CRITERIA "/proposal", "proposal=mooi", 422,
     "Choose one of the list"},
    {"locking once more", CRITERIA "/lock", "", 409, "The criteria are locked already"},
};

static void what_does_not_go_is_said_and_nothing_changes(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    const char *before = world_state(world);
    for (size_t i = 0; i < ARRAY_COUNT(WRONG); i++) {
        print_message("%s\n", WRONG[i].label);
        (void)browser_post(hilde, WRONG[i].address, WRONG[i].fields);
        browser_expect(hilde, WRONG[i].code, WRONG[i].sentence);
        page_check(hilde);
    }
    assert_string_equal(world_state(world), before);
}

static void nothing_cannot_be_locked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_post(hilde, CRITERIA "/lock", "");
    browser_expect(hilde, 409, "There is nothing to lock");
}

static void more_than_fit_are_refused(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (int i = 1; i <= LIMIT_CRITERIA; i++) {
        struct text row;
        text_init(&row, world->pool, LIMIT_PAGE_BYTES);
        text_format(&row,
                    "INSERT INTO criterion (network_id, id, code, text, correction) "
                    "VALUES ('" WORLD_NETWORK "', %d, 'C%d', 'x', '')",
                    i, i);
        world_run(world, row.bytes);
    }
    (void)browser_post(hilde, CRITERIA, "code=C101&text=iets&reason=");
    browser_expect(hilde, 429, "There are 100 criteria already");
    browser_expect(hilde, 429, "iets</textarea>");
}

/* ---- locking, correcting ---- */

static void locking_says_when_and_by_whom(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, CRITERIA "/lock", ""), 403);
    criteria_lock(hilde);
    browser_expect(hilde, 200,
                   "Locked on 22 November 2026, 12:00 UTC by the coordinator.");
    browser_expect(hilde, 200, "Choose partners");
    assert_false(browser_shows(hilde, "Lock the criteria"));
    (void)browser_get(karim, CRITERIA ".json");
    browser_expect(karim, 200, "\"state\": \"locked\"");
    browser_expect(karim, 200, "\"who\": \"the coordinator\"");
}

static void a_change_after_locking_stays_readable_with_its_reason(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    criteria_lock(hilde);
    world_wait(DAY_MILLISECONDS);
    SCOPED(browser) later = browser_new(world, ACTOR_INITIATOR);
    goes(later, CRITERIA "/1",
         "code=C1&was_code=C1&text=bereikt+de+gezinnen+zelf&was_text=bereikt+gezinnen"
         "&reason=te+vaag");
    browser_expect(later, 200, "bereikt de gezinnen zelf");
    browser_expect(later, 200, "Corrected on 23 November 2026, 12:00 UTC by");
    browser_expect(later, 200, "te vaag");
    browser_expect(later, 200, "It was: C1 bereikt gezinnen");
    /* The moment of locking stays. */
    browser_expect(later, 200, "Locked on 22 November 2026");
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);
    (void)browser_get(coordinator, HERE "/history");
    browser_expect(coordinator, 200, "corrected the locked criteria");
}

static void an_addition_and_a_removal_after_locking_are_corrections_too(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    criteria_lock(hilde);
    goes(hilde, CRITERIA, "code=C3&text=is+nieuw+voor+ons&reason=vergeten");
    browser_expect(hilde, 200, "vergeten");
    browser_expect(hilde, 200, "It was added.");
    browser_expect(hilde, 200, "Locked on");
    goes(hilde, CRITERIA "/1/remove", "reason=dubbel");
    browser_expect(hilde, 200, "<s>C1 bereikt gezinnen</s> Removed on");
    browser_expect(hilde, 200, "dubbel");
    assert_int_equal(count(world, "criterion"), 2);
}

static void a_removal_taken_back_is_no_correction_any_more(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    goes(hilde, CRITERIA "/1/remove", "reason=dubbel");
    assert_int_equal(count(world, "fit"), 0);
    browser_expect(hilde, 200, "Removed on");
    const int64_t position = world_number(
        world, "SELECT MAX(position) FROM journal WHERE action = 'criterion.correct'");
    struct text undo;
    text_init(&undo, world->pool, LIMIT_NAME_BYTES);
    text_format(&undo, "position=%d", (int)position);
    goes(hilde, HERE "/history/undo", undo.bytes);
    (void)browser_get(hilde, CRITERIA);
    browser_expect(hilde, 200, "brengt een bron");
    assert_false(browser_shows(hilde, "Removed on"));
    assert_int_equal(count(world, "fit"), 1);
}

static void what_the_journal_forgot_keeps_its_reason(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    criteria_lock(hilde);
    goes(hilde, CRITERIA "/1", "code=C1&text=bereikt+kinderen&reason=te+vaag");
    world_run(world, "DELETE FROM journal_value");
    SCOPED(browser) later = browser_new(world, ACTOR_INITIATOR);
    (void)browser_get(later, CRITERIA);
    browser_expect(later, 200, "Corrected: te vaag");
    browser_expect(later, 200, "by the coordinator.");
    page_check(later);
}

static void who_wrote_while_they_were_locked_loses_nothing(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, CRITERIA);
    criteria_lock(hilde);
    (void)browser_submit(karim, CRITERIA, "code=C7&text=heeft+lokalen");
    browser_expect(karim, 422, "say why this is corrected");
    browser_expect(karim, 422, "heeft lokalen</textarea>");
    browser_expect(karim, 422, "form_criterion_add-reason-error");
    page_check(karim);
}

static void of_two_who_change_one_the_second_is_asked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    goes(hilde, CRITERIA, "code=C1&text=een&reason=");
    goes(hilde, CRITERIA "/1", "code=C1&was_code=C1&text=twee&was_text=een&reason=");
    (void)browser_post(karim, CRITERIA "/1",
                       "code=C1&was_code=C1&text=drie&was_text=een&reason=");
    browser_expect(karim, 409, "he coordinator made this");
    browser_expect(karim, 409, "drie</textarea>");
    page_check(karim);
}

/* ---- who reads ---- */

static void who_only_reads_sees_them_once_they_are_locked(void **state)
{
    static const enum actor READERS[] = {ACTOR_FAMILY, ACTOR_REPRESENTATIVE};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    goes(hilde, CRITERIA, "code=C1&text=bereikt+gezinnen&reason=");
    for (size_t i = 0; i < ARRAY_COUNT(READERS); i++) {
        SCOPED(browser) reader = browser_new(world, READERS[i]);

        (void)browser_get(reader, CRITERIA);
        browser_expect(reader, 200, "still writing the criteria");
        assert_false(browser_shows(reader, "bereikt gezinnen"));
        page_check(reader);
        (void)browser_get(reader, CRITERIA ".json");
        assert_false(browser_shows(reader, "bereikt gezinnen"));
    }
    goes(hilde, CRITERIA "/lock", "");
    for (size_t i = 0; i < ARRAY_COUNT(READERS); i++) {
        SCOPED(browser) reader = browser_new(world, READERS[i]);

        (void)browser_get(reader, CRITERIA);
        browser_expect(reader, 200, "bereikt gezinnen");
        assert_false(browser_shows(reader, CRITERIA "/1"));
        assert_false(browser_shows(reader, CRITERIA "/fit"));
        page_check(reader);
        assert_int_equal(browser_get(reader, CRITERIA "/1"), 403);
        assert_int_equal(browser_post(reader, CRITERIA, "code=C2&text=x"), 403);
    }
}

static void a_reader_does_not_see_what_was_removed_from_open_criteria(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    goes(hilde, CRITERIA, "code=C1&text=bereikt+gezinnen&reason=");
    goes(hilde, CRITERIA "/lock", "");
    goes(hilde, CRITERIA "/1/remove", "reason=opnieuw");
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);
    (void)browser_get(family, CRITERIA ".json");
    browser_expect(family, 200, "\"is_hidden\": true");
    assert_false(browser_shows(family, "bereikt gezinnen"));
}

/* ---- who meets them ---- */

static void actors_with_form_network_stand_first(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, FIT);
    browser_expect(karim, 200, "Write them first");
    page_check(karim);
    world_prepare(world);
    world_run(world, "UPDATE form_case SET actor_id = 4 WHERE actor_id = 1");
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    (void)browser_get(hilde, FIT);
    browser_expect(hilde, 200, "name=\"c_1_1\"");
    page_check(hilde);
    assert_true(strstr(hilde->body, "c_4_1") < strstr(hilde->body, "c_1_1"));
    browser_expect(hilde, 200, "<option value=\"yes\" selected>yes</option>");
}

static void answers_are_written_changed_and_taken_away(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    goes(karim, FIT, "c_1_1=no&w_1_1=yes&c_2_2=unknown&w_2_2=&c_3_1=&w_3_1=");
    assert_string_equal(world_text(world, "SELECT answer FROM fit WHERE actor_id = 1"),
                        "no");
    assert_string_equal(world_text(world, "SELECT answer FROM fit WHERE actor_id = 2"),
                        "unknown");
    assert_int_equal(count(world, "fit"), 2);
    goes(karim, FIT, "c_1_1=&w_1_1=no");
    assert_int_equal(count(world, "fit"), 1);
}

static void of_two_answers_to_one_cell_the_second_is_told(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    goes(hilde, FIT, "c_2_1=yes&w_2_1=");
    (void)browser_post(karim, FIT, "c_2_1=no&w_2_1=&c_3_1=yes&w_3_1=");
    browser_expect(karim, 409, "he coordinator made this &#39;yes&#39; meanwhile");
    page_check(karim);
    /* What was not contested is saved. */
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM fit WHERE actor_id = 3"),
                     1);
    goes(karim, FIT, "c_2_1=no&w_2_1=yes");
}

static void a_cell_that_is_none_changes_nothing(void **state)
{
    static const char *const GONE[] = {
        "c_99_1=yes&w_99_1=", "c_1_99=yes&w_1_99=", "c_x_1=yes"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    const char *before = world_state(world);
    assert_int_equal(browser_post(karim, FIT, "fit=yes"), 303);
    for (size_t i = 0; i < ARRAY_COUNT(GONE); i++) {
        assert_int_equal(browser_post(karim, FIT, GONE[i]), 422);
        browser_expect(karim, 422, "was not saved");
    }
    assert_int_equal(browser_post(karim, FIT, "c_2_1=misschien&w_2_1="), 422);
    browser_expect(karim, 422, "Choose one of the list");
    assert_string_equal(world_state(world), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_criterion_is_taken_over_written_changed_and_removed),
        ON_SQLITE(a_reason_is_asked_only_once_they_are_locked),
        ON_SQLITE(what_does_not_go_is_said_and_nothing_changes),
        ON_SQLITE(nothing_cannot_be_locked),
        ON_SQLITE(more_than_fit_are_refused),
        ON_BOTH(locking_says_when_and_by_whom),
        ON_BOTH(a_change_after_locking_stays_readable_with_its_reason),
        ON_BOTH(an_addition_and_a_removal_after_locking_are_corrections_too),
        ON_BOTH(a_removal_taken_back_is_no_correction_any_more),
        ON_SQLITE(what_the_journal_forgot_keeps_its_reason),
        ON_SQLITE(who_wrote_while_they_were_locked_loses_nothing),
        ON_SQLITE(of_two_who_change_one_the_second_is_asked),
        ON_BOTH(who_only_reads_sees_them_once_they_are_locked),
        ON_SQLITE(a_reader_does_not_see_what_was_removed_from_open_criteria),
        ON_SQLITE(actors_with_form_network_stand_first),
        ON_BOTH(answers_are_written_changed_and_taken_away),
        ON_BOTH(of_two_answers_to_one_cell_the_second_is_told),
        ON_SQLITE(a_cell_that_is_none_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
