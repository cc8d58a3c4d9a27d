/* test_experience_close.c - what is told of anonymous answers is there once a wave is
 * closed, and can be read back. */
#include "site_experience.h"

#include "analysis/experience_results.h"
#include "store/wave_result.h"

static struct experience_results results_of(struct world *world, int64_t wave_id,
                                            const char *part)
{
    SCOPED(reader) reader = reader_borrow(world->store);
    struct experience_results results = {0};
    struct value *value = NULL;
    struct status st = {0};

    expect_done(wave_result_read(reader_database(reader), WORLD_NETWORK, wave_id, part,
                                 world->pool, &value, &st) &&
                    experience_results_read(value, world->pool, &results, &st),
                &st);
    return results;
}

static const struct disclosed_item *cell(const struct experience_results *results,
                                         const char *group, const char *item)
{
    const struct disclosed_item *figures = experience_cell(results, group, item);

    assert_non_null(figures);
    return figures;
}

static void closing_keeps_what_may_be_told(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    for (size_t i = 0; i < 3; i++) {
        static const char *const WHICH[] = {"dilemmas", "growth", "five_b"};
        static const char *const ITEMS[] = {"loyalty_A", "task_1", "bs1"};
        static const char *const GROUPS[] = {"workers", "workers", "families"};
        const int64_t wave_id = site_experience_closed(world, WHICH[i]);
        const struct experience_results results =
            results_of(world, wave_id, "experience");

        assert_int_equal(results.engine, EXPERIENCE_ENGINE);
        assert_int_equal(cell(&results, GROUPS[i], ITEMS[i])->state, DISCLOSED);
    }
}

static void both_groups_of_one_wave_are_told(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const int64_t wave_id = site_experience_closed(world, "five_b");
    const struct experience_results results = results_of(world, wave_id, "experience");

    assert_int_equal(cell(&results, "workers", "bs1")->state, DISCLOSED);
    assert_int_equal(results.respondents[RESPONDENT_FAMILIES].low, 20);
    assert_int_equal(results.respondents[RESPONDENT_FAMILIES].high, 49);
}

static void a_house_that_is_large_enough_has_its_own_part(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const int64_t wave_id = site_experience_closed(world, "dilemmas");
    const struct experience_results results =
        results_of(world, wave_id, "organisation:1");

    assert_int_equal(cell(&results, "organisation:1", "loyalty_A")->state, DISCLOSED);
}

static void few_answers_are_told_to_nobody(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const int64_t wave_id = site_experience_open(world, "five_b");
    site_experience_answer(world, wave_id, 0, 4);
    site_experience_close(world, wave_id, 1);
    const struct experience_results results = results_of(world, wave_id, "experience");

    assert_int_not_equal(cell(&results, "families", "bs1")->state, DISCLOSED);
    /* Nobody could ever read what four people wrote. */
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM open_answer"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(closing_keeps_what_may_be_told),
        ON_SQLITE(both_groups_of_one_wave_are_told),
        ON_SQLITE(a_house_that_is_large_enough_has_its_own_part),
        ON_SQLITE(few_answers_are_told_to_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
