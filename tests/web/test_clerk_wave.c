/* test_clerk_wave.c - the clerk computes closed waves, once, in order, and stops when it
 * is told to. */
#include "site_survey.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "store/wave_result.h"
#include "web/clerk_wave.h"
#include "web/wave_compute.h"
#include "web/wave_stored.h"

/* ---- what the database says ---- */

static const char *job_state(struct world *world, int wave_id)
{
    char query[160];

    (void)snprintf(query, sizeof query,
                   "SELECT state FROM job WHERE subject_id = %d ORDER BY id DESC LIMIT 1",
                   wave_id);
    return world_text(world, query);
}

static int64_t part_count(struct world *world, int wave_id)
{
    char query[120];

    (void)snprintf(query, sizeof query,
                   "SELECT COUNT(*) FROM wave_result WHERE wave_id = %d", wave_id);
    return world_number(world, query);
}

/* Compute what is due; how many waves ended. */
static size_t compute_due(struct world *world)
{
    const struct clerk_wave_options options = {.store = world->store,
                                               .now = world_clock()};
    struct status st = {0};
    size_t ended = 99;

    expect_done(clerk_wave_work(&options, &ended, &st), &st);
    return ended;
}

static const char *const FEW[] = {"places", "contact", "introductions", NULL};

/* Stored results of a wave of so many organisations. */
static struct wave_results results_of(struct world *world, int wave_id, size_t count,
                                      const char *const *parts)
{
    SCOPED(reader) reader = reader_borrow(world->store);
    const struct wave_stored stored = {reader_database(reader), WORLD_NETWORK, wave_id,
                                       count, world->pool};
    struct wave_results results;
    struct status st = {0};
    bool is_there = false;

    expect_done(wave_stored_read(&stored, parts, &results, &is_there, &st), &st);
    assert_true(is_there);
    return results;
}

/* Everything of these waves is to be computed anew; the job of wave 2 waits longest. */
static void computing_forget(struct world *world)
{
    world_run(world, "DELETE FROM wave_result");
    world_run(world, "UPDATE job SET state = 'waiting', permille = 0, lease_until = 0, "
                     "wanted_at = 100 - subject_id");
}

/* ---- computing ---- */

static void a_closed_wave_is_computed_once(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    assert_string_equal(job_state(world, 1), "done");
    assert_int_equal(world_number(world, "SELECT permille FROM job"), 1000);
    assert_int_equal(part_count(world, 1), WAVE_PARTS_MOST);
    assert_int_equal(compute_due(world), 0);
}

static void what_is_stored_are_the_figures_of_the_answers(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    const struct wave_results results = results_of(world, 1, 10, FEW);
    const struct relation_results *contact = &results.relations[WAVE_CONTACT];
    assert_true(contact->is_there);
    assert_int_equal(contact->response.answered, 9);
    assert_true(contact->network[NETWORK_ORGANISATIONS] == 10);
    assert_true(contact->bands.dropped[NETWORK_DENSITY].draws == BAND_DRAWS);
    assert_true(isnan(contact->organisation[ORGANISATION_OUTDEGREE][HOUSE_ZORGHUIS]));
    assert_true(contact->organisation[ORGANISATION_INDEGREE][HOUSE_INLOOPTEAM] > 0);
    assert_true(results.nearer[0].is_there);
    assert_int_equal(results.computed_at > 0, 1);
}

/* Read from the database and written again, each part is what stood there. */
static void what_is_stored_is_read_back_to_the_last_digit(void **state)
{
    static const char *const PARTS[] = {"places", "regular",       "contact",
                                        "info",   "referral",      "action",
                                        "means",  "introductions", NULL};
    SCOPED(world) world = world_new(state);
    struct wave_part parts[WAVE_PARTS_MOST];

    site_survey_closed(world);
    const struct wave_results results = results_of(world, 1, 10, PARTS);
    const size_t count = wave_results_parts(&results, 10, world->pool, parts);
    assert_int_equal(count, WAVE_PARTS_MOST);
    for (size_t i = 0; i < count; i++) {
        char query[120];
        struct text text;

        (void)snprintf(query, sizeof query,
                       "SELECT body FROM wave_result WHERE part = '%s'", parts[i].name);
        text_init(&text, world->pool, LIMIT_RESULT_BYTES);
        value_write_json_compact(parts[i].value, &text);
        assert_string_equal(text.bytes, world_text(world, query));
    }
}

static void the_journal_says_that_the_clerk_computed(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal WHERE action = "
                                         "'wave.score' AND author = 'clerk'"),
                     1);
}

/* ---- scores ---- */

static void enough_raters_give_a_score_and_fewer_give_none(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM wave_score WHERE state = 'given' AND "
                            "wave_actor_id IS NOT NULL AND raters < 5"),
        0);
    assert_true(world_number(world,
                             "SELECT COUNT(*) FROM wave_score WHERE scale = 'trust' AND "
                             "state = 'given' AND wave_actor_id IS NOT NULL") >= 3);
    assert_true(world_number(world, "SELECT COUNT(*) FROM wave_score WHERE state = "
                                    "'too_few_raters'") > 0);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM wave_score WHERE state <> 'given' AND "
                            "(mean <> '' OR middle <> '')"),
        0);
}

/* OCMW has two informants, Scholen as well: nobody counts twice. */
static void informants_of_one_organisation_are_one_rater(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    assert_true(world_number(world, "SELECT MAX(raters) FROM wave_score WHERE "
                                    "wave_actor_id IS NOT NULL") <= 9);
}

static void the_network_has_a_row_of_its_own(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    assert_int_equal(
        world_number(world,
                     "SELECT COUNT(*) FROM wave_score WHERE wave_actor_id IS NULL"),
        2);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_score"), 22);
}

/* Of OCMW alone the mean would be its score. */
static void the_network_has_no_mean_of_fewer_than_five_organisations(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    world_run(world, "DELETE FROM survey_answer WHERE item IN ('T1', 'T2', 'T3') AND "
                     "target_id <> 1");
    world_run(world, "UPDATE job SET state = 'waiting', permille = 0, lease_until = 0");
    assert_int_equal(compute_due(world), 1);
    assert_string_equal(
        world_text(world, "SELECT state FROM wave_score WHERE scale = 'trust' AND "
                          "wave_actor_id = 1"),
        "given");
    assert_string_equal(
        world_text(world, "SELECT state || mean || middle || raters FROM wave_score "
                          "WHERE scale = 'trust' AND wave_actor_id IS NULL"),
        "too_few_raters0");
    assert_string_equal(
        world_text(world, "SELECT state FROM wave_score WHERE scale = 'value' AND "
                          "wave_actor_id IS NULL"),
        "given");
}

static void scores_stay_when_the_single_answers_are_erased(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    const char *before = world_text(
        world, "SELECT MAX(mean) FROM wave_score WHERE wave_actor_id IS NOT NULL");
    world_run(world, "DELETE FROM survey_answer");
    assert_int_equal(
        browser_post(coordinator, "/networks/" WORLD_NETWORK "/findings/1/recompute", ""),
        303);
    assert_int_equal(compute_due(world), 1);
    assert_string_equal(
        world_text(world,
                   "SELECT MAX(mean) FROM wave_score WHERE wave_actor_id IS NOT NULL"),
        before);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_score"), 22);
}

/* ---- waves ---- */

static void who_was_there_before_stands_where_it_stood(void **state)
{
    SCOPED(world) world = world_new(state);
    size_t held = 0;

    site_survey_second(world);
    const struct wave_results first = results_of(world, 1, 10, FEW);
    const struct wave_results second = results_of(world, 2, 10, FEW);
    for (size_t i = 0; i < HOUSE_BIB; i++) { /* before Bib, who left, numbers are equal */
        if (!isnan(first.place_x[i]) && !isnan(second.place_x[i])) {
            assert_true(fabs(first.place_x[i] - second.place_x[i]) < 0.1);
            assert_true(fabs(first.place_y[i] - second.place_y[i]) < 0.1);
            held++;
        }
    }
    assert_true(held > 1);
}

static void the_former_wave_comes_first(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_second(world);
    const struct wave_results before = results_of(world, 2, 10, FEW);
    computing_forget(world);
    assert_int_equal(compute_due(world), 2);
    const struct wave_results after = results_of(world, 2, 10, FEW);
    for (size_t i = 0; i < 10; i++) {
        assert_true(isnan(before.place_x[i]) ? isnan(after.place_x[i])
                                             : before.place_x[i] == after.place_x[i]);
    }
}

static void a_wave_waits_while_its_former_one_is_computed_elsewhere(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_second(world);
    computing_forget(world);
    world_run(world, "UPDATE job SET state = 'running', lease_until = 9000000000000 "
                     "WHERE subject_id = 1");
    assert_int_equal(compute_due(world), 0);
    assert_string_equal(job_state(world, 2), "waiting");
    world_run(world, "UPDATE job SET state = 'failed', lease_until = 0 "
                     "WHERE subject_id = 1");
    assert_int_equal(compute_due(world), 1);
    assert_string_equal(job_state(world, 2), "done");
}

/* ---- computing again ---- */

static void computing_again_gives_the_same(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    assert_int_equal(
        browser_post(coordinator, "/networks/" WORLD_NETWORK "/findings/1/recompute", ""),
        303);
    assert_string_equal(job_state(world, 1), "waiting");
    assert_int_equal(compute_due(world), 1);
    assert_non_null(strstr(
        world_text(world, "SELECT body FROM wave_result WHERE part = 'differences'"),
        "\"count\":0"));
}

static void what_came_out_differently_is_kept(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    world_run(world, "UPDATE wave_result SET body = "
                     "replace(body, '\"density\":0', '\"density\":7') "
                     "WHERE part = 'contact'");
    assert_int_equal(
        browser_post(coordinator, "/networks/" WORLD_NETWORK "/findings/1/recompute", ""),
        303);
    assert_int_equal(compute_due(world), 1);
    const char *differences =
        world_text(world, "SELECT body FROM wave_result WHERE part = 'differences'");
    assert_non_null(strstr(differences, "\"count\":1"));
    assert_non_null(strstr(differences,
                           "\"relation\":\"contact\",\"measure\":\"density\","
                           "\"organisation\":null,\"before\":7."));
}

static void pages_that_were_kept_change_with_the_results(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);
    static const char POSITION[] =
        "SELECT MAX(position) FROM journal WHERE network_id = '" WORLD_NETWORK "'";

    site_survey_closed(world);
    const int64_t before = world_number(world, POSITION);
    (void)browser_post(coordinator, "/networks/" WORLD_NETWORK "/findings/1/recompute",
                       "");
    assert_int_equal(world_number(world, POSITION), before + 1);
    assert_int_equal(compute_due(world), 1);
    assert_int_equal(world_number(world, POSITION), before + 2);
}

static void a_wave_is_not_computed_twice_at_the_same_time(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);
    static const char ADDRESS[] = "/networks/" WORLD_NETWORK "/findings/1/recompute";

    site_survey_closed(world);
    assert_int_equal(browser_post(coordinator, ADDRESS, ""), 303);
    assert_int_equal(browser_post(coordinator, ADDRESS, ""), 409);
    assert_int_equal(compute_due(world), 1);
}

static bool computing_write(struct unit *unit, void *context, struct status *st)
{
    return wave_compute_write(unit, context, world_clock(), st);
}

/* One stood still until its lease was over, and goes on. */
static void two_servers_that_compute_the_same_keep_it_once(void **state)
{
    SCOPED(world) world = world_new(state);
    const struct work work = {0};
    struct wave_computing computing[2];
    struct status st = {0};

    site_survey_closed(world);
    world_run(world, "DELETE FROM wave_score");
    for (size_t i = 0; i < ARRAY_COUNT(computing); i++) {
        SCOPED(reader) reader = reader_borrow(world->store);

        computing[i] = (struct wave_computing){
            .network_id = WORLD_NETWORK, .wave_id = 1, .pool = world->pool};
        expect_done(wave_compute_read(reader_database(reader), &computing[i], &st), &st);
        assert_true(wave_compute_make(&computing[i], world_clock(), &work));
    }
    for (size_t i = 0; i < ARRAY_COUNT(computing); i++) {
        expect_done(store_change(world->store, computing_write, &computing[i], &st), &st);
    }
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_score"), 22);
}

static void an_open_wave_is_not_computed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);

    site_survey_open(world);
    assert_int_equal(
        browser_post(coordinator, "/networks/" WORLD_NETWORK "/findings/1/recompute", ""),
        409);
    assert_int_equal(compute_due(world), 0);
}

/* ---- stopping, and what goes wrong ---- */

static void who_waits_is_stopped_at_once(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) coordinator = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    computing_forget(world);
    assert_int_equal(
        browser_post(coordinator, "/networks/" WORLD_NETWORK "/findings/1/stop", ""),
        303);
    assert_string_equal(job_state(world, 1), "stopped");
    assert_int_equal(compute_due(world), 0);
}

/* Of a server that is gone, so that it runs again here, and was to be stopped. */
static void what_is_computed_stops_when_it_is_told_to(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    computing_forget(world);
    world_run(world, "UPDATE job SET state = 'running', lease_until = 1, "
                     "is_stopping = 1");
    assert_int_equal(compute_due(world), 1);
    assert_string_equal(job_state(world, 1), "stopped");
    assert_int_equal(part_count(world, 1), 0);
}

static bool goes_on_never(void *context)
{
    int *asked = context;

    (*asked)++;
    return false;
}

static void a_server_that_stops_leaves_the_work_to_the_next(void **state)
{
    SCOPED(world) world = world_new(state);
    int asked = 0;
    const struct clerk_wave_options options = {world->store, world_clock(), goes_on_never,
                                               &asked};
    struct status st = {0};
    size_t ended = 99;

    site_survey_closed(world);
    computing_forget(world);
    expect_done(clerk_wave_work(&options, &ended, &st), &st);
    assert_int_equal(asked, 1);
    assert_int_equal(ended, 0);
    assert_string_equal(job_state(world, 1), "waiting");
    assert_int_equal(part_count(world, 1), 0);
    assert_int_equal(compute_due(world), 1);
}

static void what_another_server_computes_is_left_to_it(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_closed(world);
    computing_forget(world);
    world_run(world, "UPDATE job SET state = 'running', lease_until = 9000000000000");
    assert_int_equal(compute_due(world), 0);
    world_run(world, "UPDATE job SET lease_until = 1");
    assert_int_equal(compute_due(world), 1);
    assert_string_equal(job_state(world, 1), "done");
}

static void what_fails_says_why_and_holds_up_nobody(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_second(world);
    computing_forget(world);
    world_run(world, "UPDATE wave SET state = 'draft' WHERE id = 1");
    assert_int_equal(compute_due(world), 2);
    assert_string_equal(job_state(world, 1), "failed");
    assert_string_equal(job_state(world, 2), "done");
    assert_string_equal(world_text(world, "SELECT trouble FROM job WHERE subject_id = 1"),
                        "this survey is not closed");
    assert_int_equal(part_count(world, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_closed_wave_is_computed_once),
        ON_SQLITE(what_is_stored_are_the_figures_of_the_answers),
        ON_BOTH(what_is_stored_is_read_back_to_the_last_digit),
        ON_SQLITE(the_journal_says_that_the_clerk_computed),
        ON_SQLITE(enough_raters_give_a_score_and_fewer_give_none),
        ON_SQLITE(informants_of_one_organisation_are_one_rater),
        ON_SQLITE(the_network_has_a_row_of_its_own),
        ON_SQLITE(the_network_has_no_mean_of_fewer_than_five_organisations),
        ON_BOTH(scores_stay_when_the_single_answers_are_erased),
        ON_SQLITE(who_was_there_before_stands_where_it_stood),
        ON_BOTH(the_former_wave_comes_first),
        ON_BOTH(a_wave_waits_while_its_former_one_is_computed_elsewhere),
        ON_SQLITE(computing_again_gives_the_same),
        ON_BOTH(what_came_out_differently_is_kept),
        ON_SQLITE(pages_that_were_kept_change_with_the_results),
        ON_BOTH(a_wave_is_not_computed_twice_at_the_same_time),
        ON_BOTH(two_servers_that_compute_the_same_keep_it_once),
        ON_SQLITE(an_open_wave_is_not_computed),
        ON_SQLITE(who_waits_is_stopped_at_once),
        ON_BOTH(what_is_computed_stops_when_it_is_told_to),
        ON_SQLITE(a_server_that_stops_leaves_the_work_to_the_next),
        ON_BOTH(what_another_server_computes_is_left_to_it),
        ON_BOTH(what_fails_says_why_and_holds_up_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
