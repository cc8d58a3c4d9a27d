/* test_wave_transfer.c - a network with a survey moves: what goes along, what stays. */
#include "experience_ground.h"
#include "transfer_file.h"
#include "wave_ground.h"

#include "store/installation.h"
#include "store/wave_result.h"

/* The unit of a store as a ground: only unit, database and pool are of use. */
static struct ground ground_of(struct unit *unit)
{
    return (struct ground){.database = unit->database, .pool = unit->pool, .unit = *unit};
}

static bool answered_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = ground_of(unit);

    wave_prepare(&ground);
    ground_script(&ground, "UPDATE network SET journal_months = 24");
    wave_ask(&ground, 1);
    wave_begin(&ground, 1);
    survey_put(&ground, 1, "partners", "works_with", 2, 1);
    survey_put(&ground, 1, "T1", "T1", 2, 4);
    wave_state(&ground, 1, "finished");
    wave_state(&ground, 5, "withdrawn");
    if (*(const bool *)context) {
        wave_end(&ground, 1);
    }
    return st->code == STATUS_OK;
}

static struct bytes *survey_exported(void **state, bool is_closed)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct status st = {0};

    expect_done(store_change(store, answered_do, &is_closed, &st), &st);
    return exported(store, WAVE_NETWORK);
}

static bool again_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = ground_of(unit);
    const struct wave_whole wave = wave_of(&ground, 1);
    int64_t wave_id = 1;

    (void)context;
    assert_int_equal(survey_count(&ground), 0);
    for (size_t i = 0; i < wave.informant_count; i++) {
        assert_null(wave.informants[i].digest);
    }
    /* Who has finished elsewhere has not said no to everything. */
    ground_refuse(&ground, wave_close_do, &wave_id, STATUS_CONFLICT);
    survey_put(&ground, 3, "partners", "works_with", 1, 1);
    wave_end(&ground, 1);
    const struct wave_whole closed = wave_of(&ground, 1);
    assert_null(answers_of(&closed, 1, "works_with"));
    assert_string_equal(answers_of(&closed, 2, "works_with"), "1 1");
    return st->code == STATUS_OK;
}

static void an_open_survey_moves_without_answers_and_links(void **state)
{
    SCOPED(bytes) file = survey_exported(state, false);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result = {0};
    struct status st = {0};

    expect_done(imported(store, file->bytes, file->length, &result, &st), &st);
    assert_int_equal(result.asked_count, 4);
    expect_done(store_change(store, again_do, NULL, &st), &st);
}

struct renewing {
    const char *secret;
    const char *network_id;
    int64_t opened; /* by the new link */
};

static bool renewing_do(struct unit *unit, void *context, struct status *st)
{
    struct renewing *renewing = context;
    struct change *change = wave_change_of(unit, "informant.change");
    struct informant_row informant;

    return informant_renew(change, unit, WAVE_NETWORK, 3, st) && change_end(change, st) &&
           informant_find(unit->database, WAVE_NETWORK, 3, unit->pool, &informant, st) &&
           informant_by_code(
               unit->database,
               informant_code(unit->pool, renewing->secret, WAVE_NETWORK, &informant),
               unit->pool, &renewing->network_id, &renewing->opened, st);
}

static void a_new_link_works_where_a_survey_moved_to(void **state)
{
    SCOPED(bytes) file = survey_exported(state, false);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct installation installation = {0};
    struct renewing renewing = {0};
    struct status st = {0};

    expect_done(installation_open(store, WAVE_NOW, fixture->pool, &installation, &st),
                &st);
    renewing.secret = installation.secret;
    expect_imported(store, file);
    expect_done(store_change(store, renewing_do, &renewing, &st), &st);
    assert_int_equal(renewing.opened, 3);
}

static void a_closed_survey_moves_byte_for_byte(void **state)
{
    SCOPED(bytes) file = survey_exported(state, true);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result = {0};
    struct status st = {0};

    expect_done(imported(store, file->bytes, file->length, &result, &st), &st);
    assert_int_equal(result.asked_count, 0);
    SCOPED(bytes) again = exported(store, WAVE_NETWORK);
    assert_int_equal(again->length, file->length);
    assert_memory_equal(again->bytes, file->bytes, file->length);
    assert_non_null(strstr(file->bytes, "\"answers\":\"2 1\""));
}

static bool job_wait_do(struct unit *unit, void *context, struct status *st)
{
    return job_newest(unit->database, WAVE_NETWORK, "wave.compute", 1, unit->pool,
                      context, st);
}

static void the_figures_of_a_closed_survey_are_computed_where_it_moved_to(void **state)
{
    SCOPED(bytes) file = survey_exported(state, true);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct job_row job = {0};
    struct status st = {0};

    expect_imported(store, file);
    expect_done(store_change(store, job_wait_do, &job, &st), &st);
    assert_int_equal(job.subject_id, 1);
    assert_int_equal(job.permille, 0);
    assert_int_equal(job.lease_until, 0);
}

static void of_an_open_survey_nothing_is_computed_where_it_moved_to(void **state)
{
    SCOPED(bytes) file = survey_exported(state, false);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct job_row job = {0};
    struct status st = {0};

    expect_imported(store, file);
    assert_false(store_change(store, job_wait_do, &job, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
}

static void a_survey_that_keeps_answers_for_ever_is_refused(void **state)
{
    SCOPED(bytes) file = survey_exported(state, true);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result = {0};
    struct status st = {0};
    char *months = strstr(file->bytes, "\"keep_months\":3");

    assert_non_null(months);
    months[strlen("\"keep_months\":")] = '0';
    assert_false(imported(store, file->bytes, file->length, &result, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_true(status_has(&st, "keep_months"));
}

/* Every letter of it is a quote, escaped in the figures and once more in the file. */
static bool large_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = ground_of(unit);
    struct value *value = model_object(unit->pool);
    struct text quotes;

    (void)context;
    experience_prepare(&ground);
    ground_script(&ground, "UPDATE network SET journal_months = 24");
    experience_begin(&ground);
    experience_end(&ground);
    text_init(&quotes, unit->pool, LIMIT_RESULT_BYTES);
    text_add_repeated(&quotes, '"', LIMIT_RESULT_BYTES / 2 - 10);
    model_set_text(value, "q", quotes.bytes);
    return wave_result_put(unit, WAVE_NETWORK, EXPERIENCE_WAVE, "experience", value, st);
}

static void the_largest_figures_move(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    SCOPED(fixture) other = fixture_new(state);
    SCOPED(store) there = fixture_store(other);
    struct status st = {0};

    expect_done(store_change(store, large_do, NULL, &st), &st);
    SCOPED(bytes) file = exported(store, WAVE_NETWORK);
    assert_true(file->length > 2 * LIMIT_RESULT_BYTES - 100);
    expect_imported(there, file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_open_survey_moves_without_answers_and_links),
        ON_BOTH(a_new_link_works_where_a_survey_moved_to),
        ON_BOTH(a_closed_survey_moves_byte_for_byte),
        ON_BOTH(the_figures_of_a_closed_survey_are_computed_where_it_moved_to),
        ON_BOTH(of_an_open_survey_nothing_is_computed_where_it_moved_to),
        ON_BOTH(a_survey_that_keeps_answers_for_ever_is_refused),
        ON_SQLITE(the_largest_figures_move),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
