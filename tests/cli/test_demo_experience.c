/* test_demo_experience.c - the anonymous surveys of the demonstration: what can be seen
 * in them is worth talking about, and nobody in them can be found. */
#include "store_fixture.h"

#include "analysis/experience_results.h"
#include "cli/demo_network.h"
#include "cli/demo_wave.h"
#include "method/dilemma.h"
#include "store/experience.h"
#include "store/secret.h"
#include "store/sign_in.h"
#include "store/wave_result.h"

static const int64_t NOW = INT64_C(1795312800000);
static const char *const INSTRUMENTS_ASKED[] = {"dilemmas", "growth", "five_b"};

enum { ROUNDS = 2 };

/* The demonstration, told once in a fresh database. */
struct told {
    struct store *store; /* the test's */
    struct pool *pool;
};

static struct told tell(struct store *store, struct pool *pool)
{
    struct demo_link links[DEMO_LINKS];
    struct status st = {0};

    expect_done(secret_init(&st), &st);
    expect_done(demo_make(store, NOW, pool, links, &st), &st);
    return (struct told){store, pool};
}

static struct experience_whole wave_of(const struct told *told, const char *instrument,
                                       size_t round)
{
    SCOPED(reader) reader = reader_borrow(told->store);
    struct database *database = reader_database(reader);
    struct experience_whole whole;
    struct wave_list list;
    struct status st = {0};

    expect_done(
        wave_list(database, DEMO_WAVE_NETWORK, instrument, told->pool, &list, &st), &st);
    assert_int_equal(list.count, ROUNDS);
    expect_done(experience_read(database, DEMO_WAVE_NETWORK, list.rows[round].id,
                                told->pool, &whole, &st),
                &st);
    return whole;
}

static bool part_read(const struct told *told, int64_t wave_id, const char *part,
                      struct experience_results *results_out)
{
    SCOPED(reader) reader = reader_borrow(told->store);
    struct value *value = NULL;
    struct status st = {0};

    if (!wave_result_read(reader_database(reader), DEMO_WAVE_NETWORK, wave_id, part,
                          told->pool, &value, &st)) {
        return false;
    }
    expect_done(experience_results_read(value, told->pool, results_out, &st), &st);
    return true;
}

static struct experience_results results_of(const struct told *told,
                                            const char *instrument, size_t round)
{
    const struct experience_whole whole = wave_of(told, instrument, round);
    struct experience_results results = {0};

    assert_true(part_read(told, whole.wave.id, "experience", &results));
    return results;
}

static const struct disclosed_item *cell(const struct experience_results *results,
                                         const char *group, const char *item)
{
    const struct disclosed_item *found = experience_cell(results, group, item);

    assert_non_null(found);
    assert_int_equal(found->state, DISCLOSED);
    return found;
}

static void each_survey_was_asked_twice_and_closed_with_its_results(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);

    for (size_t i = 0; i < ARRAY_COUNT(INSTRUMENTS_ASKED); i++) {
        int64_t former = 0;
        for (size_t round = 0; round < ROUNDS; round++) {
            const struct experience_whole whole =
                wave_of(&told, INSTRUMENTS_ASKED[i], round);
            const struct experience_results results =
                results_of(&told, INSTRUMENTS_ASKED[i], round);
            assert_string_equal(whole.wave.state, "closed");
            assert_int_equal(whole.wave.former_id, former);
            assert_int_equal(results.engine, EXPERIENCE_ENGINE);
            assert_true(results.cell_count > 20);
            former = whole.wave.id;
        }
    }
}

static enum dilemma_state state_of(const struct experience_results *results,
                                   enum dilemma dilemma)
{
    const char *tension = dilemma_item_code(dilemma, DILEMMA_TENSION);
    const char *handled = dilemma_item_code(dilemma, DILEMMA_HANDLED);

    return dilemma_state(cell(results, "workers", tension)->median,
                         cell(results, "workers", handled)->median);
}

/* It became clear who does what by when, and the tension is still there. */
static void responsibility_pinched_and_can_be_talked_about_now(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_results before = results_of(&told, "dilemmas", 0);
    const struct experience_results after = results_of(&told, "dilemmas", 1);

    assert_int_equal(state_of(&before, DILEMMA_RESPONSIBILITY), DILEMMA_PINCHING);
    assert_int_equal(state_of(&after, DILEMMA_RESPONSIBILITY), DILEMMA_DISCUSSABLE);
    assert_int_equal(state_of(&after, DILEMMA_CONTROL_POWER), DILEMMA_PINCHING);
}

static void dilemmas_are_of_every_state(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_results results = results_of(&told, "dilemmas", 0);
    unsigned seen = 0;

    for (enum dilemma i = 0; i < DILEMMA_COUNT; i++) {
        seen |= 1U << state_of(&results, i);
    }
    assert_int_equal(seen, 1U << DILEMMA_PINCHING | 1U << DILEMMA_ATTENTION |
                               1U << DILEMMA_DISCUSSABLE | 1U << DILEMMA_CALM);
}

static int high(const struct experience_results *results, const char *group,
                const char *item)
{
    return cell(results, group, item)->high.percent;
}

static void families_wait_longer_than_professionals_think(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_results before = results_of(&told, "five_b", 0);
    const struct experience_results after = results_of(&told, "five_b", 1);

    assert_true(high(&before, "workers", "bs2") - high(&before, "families", "bs2") >= 20);
    assert_true(high(&after, "families", "bs2") - high(&before, "families", "bs2") >= 15);
    assert_true(high(&after, "workers", "bt3") - high(&after, "families", "bt3") >= 40);
}

/* Some organisations answered with enough people; most see nothing of their own. */
static void few_organisations_see_their_own_answers(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_whole whole = wave_of(&told, "dilemmas", 0);
    size_t shown = 0;

    for (int64_t actor = 1; actor <= 25; actor++) {
        struct experience_results results;
        struct text part;
        text_init(&part, fixture->pool, LIMIT_NAME_BYTES);
        text_format(&part, "organisation:%lld", (long long)actor);
        shown += part_read(&told, whole.wave.id, part.bytes, &results) ? 1 : 0;
    }
    assert_in_range(shown, 2, 8);
}

/* Nothing is told of somebody's answer that is not of a group. */
static void people_leave_questions_out_and_do_not_know(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_results results = results_of(&told, "dilemmas", 0);
    const size_t first = cell(&results, "workers", "loyalty_A")->answered.high;
    const size_t last = cell(&results, "workers", "shared_families")->answered.high;

    assert_true(last < first);
    assert_true(cell(&results, "workers", "role_T")->unknown.percent > 0);
}

static size_t shown_count(const struct told *told, int64_t wave_id, int64_t *waiting_out)
{
    SCOPED(reader) reader = reader_borrow(told->store);
    struct open_answers answers;
    struct status st = {0};

    expect_done(open_answers_shown(reader_database(reader), DEMO_WAVE_NETWORK, wave_id,
                                   told->pool, &answers, waiting_out, &st),
                &st);
    for (size_t i = 0; i < answers.count; i++) {
        assert_null(strstr(answers.rows[i].shown, "Nathalie"));
        assert_null(strstr(answers.rows[i].shown, "gevangenis"));
    }
    return answers.count;
}

static void what_was_written_is_read_once_two_have_checked_it(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_whole before = wave_of(&told, "five_b", 0);
    const struct experience_whole after = wave_of(&told, "five_b", 1);
    int64_t waiting = 0;

    assert_true(shown_count(&told, before.wave.id, &waiting) >= 10);
    assert_int_equal(waiting, 0);
    assert_true(shown_count(&told, after.wave.id, &waiting) >= 8);
    assert_true(waiting >= 4);
}

static void parents_chose_the_questions_and_one_link_was_voided(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    const struct experience_whole whole = wave_of(&told, "five_b", 0);
    size_t voided = 0;

    assert_string_not_equal(whole.choice.chosen_by, "");
    assert_string_equal(whole.choice.items_out, "bs3");
    assert_int_equal(whole.own_item_count, 1);
    for (size_t i = 0; i < whole.link_count; i++) {
        voided += strcmp(whole.links[i].state, "void") == 0 ? 1 : 0;
    }
    assert_int_equal(voided, 1);
}

static size_t row_count(const struct told *told, const struct record_kind *kind)
{
    SCOPED(reader) reader = reader_borrow(told->store);
    struct record_list list;
    struct status st = {0};

    expect_done(record_list(reader_database(reader), kind, DEMO_WAVE_NETWORK, told->pool,
                            &list, &st),
                &st);
    return list.count;
}

static void the_coordinator_keeps_notes_and_a_log_beside(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const struct told told = tell(store, fixture->pool);
    struct account account;
    struct log_entries log;
    struct status st = {0};

    assert_int_equal(wave_of(&told, "dilemmas", 0).self_image_count, 1);
    assert_int_equal(wave_of(&told, "dilemmas", 1).self_image_count, 1);
    assert_int_equal(row_count(&told, &DILEMMA_NOTE_RECORD), 4);
    assert_int_equal(row_count(&told, &ATTENTION_RECORD), 4);
    SCOPED(reader) reader = reader_borrow(store);
    expect_done(account_by_email(reader_database(reader), "hilde@oosterlinde.invalid",
                                 fixture->pool, &account, &st),
                &st);
    expect_done(log_entries(reader_database(reader), DEMO_WAVE_NETWORK, account.id,
                            fixture->pool, &log, &st),
                &st);
    assert_int_equal(log.count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(each_survey_was_asked_twice_and_closed_with_its_results),
        ON_SQLITE(responsibility_pinched_and_can_be_talked_about_now),
        ON_SQLITE(dilemmas_are_of_every_state),
        ON_SQLITE(families_wait_longer_than_professionals_think),
        ON_SQLITE(few_organisations_see_their_own_answers),
        ON_SQLITE(people_leave_questions_out_and_do_not_know),
        ON_BOTH(what_was_written_is_read_once_two_have_checked_it),
        ON_SQLITE(parents_chose_the_questions_and_one_link_was_voided),
        ON_BOTH(the_coordinator_keeps_notes_and_a_log_beside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
