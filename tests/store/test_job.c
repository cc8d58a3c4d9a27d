/* test_job.c - long work of the clerk, and what it computes. */
#include "ground.h"

#include "base/day.h"
#include "store/wave_result.h"

enum { NOW = 1000, LEASE = JOB_LEASE_MINUTES * MINUTE_MILLISECONDS };
static const char HERE[] = "here";

static struct ground *job_ground(void **state)
{
    struct ground *ground = ground_new(state);

    ground_network(ground, HERE);
    return ground;
}

static void want(struct ground *ground, int64_t subject_id, int64_t now)
{
    const struct job_row job = {.network_id = HERE,
                                .kind = "wave.compute",
                                .subject_id = subject_id,
                                .wanted_at = now};
    struct status st = {0};

    expect_done(job_add(&ground->unit, &job, &st), &st);
}

/* The job that is due; id 0: none. */
static struct job_row due(struct ground *ground, int64_t now)
{
    struct job_row job = {0};
    struct status st = {0};
    bool is_due = false;

    expect_done(job_due(ground->database, now, ground->pool, &job, &is_due, &st), &st);
    return is_due ? job : (struct job_row){0};
}

static bool claim(struct ground *ground, const struct job_row *job, int64_t now)
{
    struct status st = {0};
    bool is_mine = false;

    expect_done(job_claim(&ground->unit, job, now, &is_mine, &st), &st);
    return is_mine;
}

static struct job_row newest(struct ground *ground, int64_t subject_id)
{
    struct job_row job = {0};
    struct status st = {0};

    expect_done(job_newest(ground->database, HERE, "wave.compute", subject_id,
                           ground->pool, &job, &st),
                &st);
    return job;
}

static void the_job_that_waits_longest_comes_first(void **state)
{
    SCOPED(ground) ground = job_ground(state);

    assert_int_equal(due(ground, NOW).id, 0);
    want(ground, 8, NOW + 1);
    want(ground, 7, NOW);
    assert_int_equal(due(ground, NOW).subject_id, 7);
    assert_string_equal(due(ground, NOW).network_id, HERE);
}

static void the_same_is_not_wanted_twice_while_it_waits(void **state)
{
    SCOPED(ground) ground = job_ground(state);

    want(ground, 7, NOW);
    want(ground, 7, NOW + 1);
    assert_int_equal(newest(ground, 7).id, 1);
    const struct job_row job = due(ground, NOW);
    assert_true(claim(ground, &job, NOW));
    want(ground, 7, NOW + 1); /* it runs: what changed since is for the next one */
    assert_int_equal(newest(ground, 7).id, 2);
}

static void a_job_is_claimed_by_one_until_its_lease_is_over(void **state)
{
    SCOPED(ground) ground = job_ground(state);

    want(ground, 7, NOW);
    const struct job_row job = due(ground, NOW);
    assert_true(claim(ground, &job, NOW));
    assert_false(claim(ground, &job, NOW));
    assert_int_equal(due(ground, NOW + LEASE - 1).id, 0);
    const struct job_row again = due(ground, NOW + LEASE);
    assert_int_equal(again.id, job.id);
    assert_true(claim(ground, &again, NOW + LEASE));
    assert_false(claim(ground, &again, NOW + LEASE));
}

static void a_report_keeps_the_lease(void **state)
{
    SCOPED(ground) ground = job_ground(state);
    struct status st = {0};
    bool is_stopping = true;

    want(ground, 7, NOW);
    const struct job_row job = due(ground, NOW);
    assert_true(claim(ground, &job, NOW));
    expect_done(job_report(&ground->unit, &job, 340, NOW + LEASE - 1, &is_stopping, &st),
                &st);
    assert_false(is_stopping);
    assert_int_equal(newest(ground, 7).permille, 340);
    assert_int_equal(due(ground, NOW + LEASE).id, 0);
}

static void a_job_that_runs_is_told_to_stop(void **state)
{
    SCOPED(ground) ground = job_ground(state);
    struct status st = {0};
    bool is_stopping = false;

    want(ground, 7, NOW);
    const struct job_row job = due(ground, NOW);
    assert_true(claim(ground, &job, NOW));
    expect_done(job_stop(&ground->unit, HERE, job.id, &st), &st);
    assert_string_equal(newest(ground, 7).state, "running");
    expect_done(job_report(&ground->unit, &job, 340, NOW, &is_stopping, &st), &st);
    assert_true(is_stopping);
    expect_done(job_end(&ground->unit, &job, "stopped", "", &st), &st);
    assert_string_equal(newest(ground, 7).state, "stopped");
    assert_int_equal(due(ground, NOW + LEASE).id, 0);
}

static void a_job_that_waits_is_stopped_at_once(void **state)
{
    SCOPED(ground) ground = job_ground(state);
    struct status st = {0};

    want(ground, 7, NOW);
    const struct job_row job = due(ground, NOW);
    expect_done(job_stop(&ground->unit, HERE, 1, &st), &st);
    assert_string_equal(newest(ground, 7).state, "stopped");
    assert_false(claim(ground, &job, NOW));
}

static void an_end_is_kept_with_why(void **state)
{
    SCOPED(ground) ground = job_ground(state);
    struct status st = {0};
    struct job_row job;

    want(ground, 7, NOW);
    job = due(ground, NOW);
    assert_true(claim(ground, &job, NOW));
    expect_done(job_end(&ground->unit, &job, "failed", "why", &st), &st);
    assert_string_equal(newest(ground, 7).trouble, "why");
    want(ground, 7, NOW);
    job = due(ground, NOW);
    assert_true(claim(ground, &job, NOW));
    expect_done(job_end(&ground->unit, &job, "done", "", &st), &st);
    assert_string_equal(newest(ground, 7).state, "done");
    assert_int_equal(newest(ground, 7).permille, 1000);
}

static void old_ends_are_forgotten_but_the_newest(void **state)
{
    static const struct sql COUNT = {"count", "SELECT COUNT(*) FROM job",
                                     "SELECT COUNT(*) FROM job"};
    SCOPED(ground) ground = job_ground(state);
    const int64_t later = NOW + INT64_C(31) * DAY_MILLISECONDS;
    struct status st = {0};

    for (int i = 0; i < 2; i++) {
        want(ground, 7, NOW);
        const struct job_row job = due(ground, NOW);
        assert_true(claim(ground, &job, NOW));
        expect_done(job_end(&ground->unit, &job, "done", "", &st), &st);
    }
    expect_done(job_sweep(&ground->unit, NOW + DAY_MILLISECONDS, &st), &st);
    assert_int_equal(ground_number(ground, &COUNT), 2);
    expect_done(job_sweep(&ground->unit, later, &st), &st);
    assert_int_equal(ground_number(ground, &COUNT), 1);
    assert_int_equal(newest(ground, 7).id, 2);
}

static void nothing_is_known_of_a_job_that_nobody_wanted(void **state)
{
    SCOPED(ground) ground = job_ground(state);
    struct job_row job = {0};
    struct status st = {0};

    assert_false(
        job_newest(ground->database, HERE, "wave.compute", 7, ground->pool, &job, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
}

/* ---- results ---- */

static void a_result_is_read_back_and_replaced(void **state)
{
    SCOPED(ground) ground = job_ground(state);
    struct value *body = model_object(ground->pool);
    struct value *read = NULL;
    struct status st = {0};

    ground_script(ground,
                  "INSERT INTO wave (network_id, id, instrument, instrument_version, "
                  "title, state, asker, reason, left_out, keep_months) VALUES "
                  "('here', 1, 'relation', '1', '', 'closed', '', '', '', 3)");
    assert_false(
        wave_result_read(ground->database, HERE, 1, "run", ground->pool, &read, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    status_clear(&st);
    for (int64_t i = 1; i <= 2; i++) {
        model_set_integer(body, "density", i);
        expect_done(wave_result_put(&ground->unit, HERE, 1, "run", body, &st), &st);
        body = model_object(ground->pool);
    }
    expect_done(
        wave_result_read(ground->database, HERE, 1, "run", ground->pool, &read, &st),
        &st);
    assert_string_equal(value_text(value_find(read, "density", strlen("density"))), "2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_job_that_waits_longest_comes_first),
        ON_BOTH(the_same_is_not_wanted_twice_while_it_waits),
        ON_BOTH(a_job_is_claimed_by_one_until_its_lease_is_over),
        ON_BOTH(a_report_keeps_the_lease),
        ON_BOTH(a_job_that_runs_is_told_to_stop),
        ON_BOTH(a_job_that_waits_is_stopped_at_once),
        ON_BOTH(an_end_is_kept_with_why),
        ON_BOTH(old_ends_are_forgotten_but_the_newest),
        ON_BOTH(nothing_is_known_of_a_job_that_nobody_wanted),
        ON_BOTH(a_result_is_read_back_and_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
