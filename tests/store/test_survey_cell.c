/* test_survey_cell.c - one cell on the screen of one who answers: what decides about it,
 * and saving it. */
#include "wave_ground.h"

#include "base/limits.h"
#include "store/secret.h"
#include "store/survey_cell.h"

#define CODE "k7mq2v9x"

/* An open survey, and the code of the first informant of OCMW. */
static struct ground *cell_ground(void **state, struct survey_cell_key *key_out)
{
    struct ground *ground = wave_ground(state);
    struct text statement;

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    text_init(&statement, ground->pool, LIMIT_CELL_BYTES);
    text_format(&statement, "UPDATE informant SET digest = '%s' WHERE id = 1",
                secret_digest(ground->pool, CODE));
    ground_script(ground, statement.bytes);
    *key_out = (struct survey_cell_key){CODE, "contact", "contact", 2};
    return ground;
}

static struct survey_cell cell_of(struct ground *ground,
                                  const struct survey_cell_key *key)
{
    struct survey_cell cell = {0};
    struct status st = {0};

    expect_done(survey_cell_read(ground->database, key, ground->pool, &cell, &st), &st);
    return cell;
}

static bool cell_read_do(struct unit *unit, void *context, struct status *st)
{
    struct survey_cell cell;

    return survey_cell_read(unit->database, context, unit->pool, &cell, st);
}

/* ---- reading ---- */

static void a_cell_says_all_that_decides(void **state)
{
    struct survey_cell_key key;
    SCOPED(ground) ground = cell_ground(state, &key);
    const struct survey_cell cell = cell_of(ground, &key);

    assert_string_equal(cell.network_id, WAVE_NETWORK);
    assert_int_equal(cell.informant_id, 1);
    assert_int_equal(cell.own_id, 1);
    assert_int_equal(cell.wave.id, 1);
    assert_string_equal(cell.instrument->code, "relation");
    assert_true(cell.is_open);
    assert_false(cell.is_begun);
    assert_false(cell.is_step_saved);
    assert_int_equal(cell.given, SURVEY_NONE);
    wave_state(ground, 1, "begun");
    survey_put(ground, 1, "contact", "contact", 2, 3);
    survey_put(ground, 1, NULL, "contact", 3, 5);
    survey_put(ground, 2, "info", "contact", 2, 4);
    const struct survey_cell later = cell_of(ground, &key);
    assert_true(later.is_begun);
    assert_true(later.is_step_saved);
    assert_int_equal(later.given, 3);
}

static void a_code_is_taken_as_it_was_typed(void **state)
{
    struct survey_cell_key key;
    SCOPED(ground) ground = cell_ground(state, &key);

    key.code = "K7MQ-2V9X";
    assert_int_equal(cell_of(ground, &key).informant_id, 1);
}

static void there_is_no_cell_of_oneself_of_nobody_and_without_a_code(void **state)
{
    struct survey_cell_key key;
    SCOPED(ground) ground = cell_ground(state, &key);
    const struct survey_cell_key absent[] = {
        {CODE, "contact", "contact", 1},
        {CODE, "contact", "contact", 9},
        {CODE, "contact", "contact", 0},
        {"k7mq2v9y", "contact", "contact", 2},
    };

    for (size_t i = 0; i < ARRAY_COUNT(absent); i++) {
        struct survey_cell_key one = absent[i];

        ground_refuse(ground, cell_read_do, &one, STATUS_NOT_FOUND);
    }
}

static void a_name_that_a_colleague_added_is_no_target(void **state)
{
    struct survey_cell_key key;
    SCOPED(ground) ground = cell_ground(state, &key);

    ground_script(ground, "INSERT INTO wave_actor SELECT network_id, 77, 1, NULL, "
                          "'De Brug', '', '', 0, 2, NULL FROM wave_actor WHERE id = 1");
    key.target_id = 77;
    ground_refuse(ground, cell_read_do, &key, STATUS_NOT_FOUND);
    ground_script(ground, "UPDATE wave_actor SET informant_id = 1 WHERE id = 77");
    assert_int_equal(cell_of(ground, &key).given, SURVEY_NONE);
}

/* ---- the wave before ---- */

static void what_was_said_last_time_is_found_by_the_actors(void **state)
{
    struct survey_cell_key key;
    SCOPED(ground) ground = cell_ground(state, &key);
    const char *lines = NULL;
    int64_t target_id = 0;
    struct status st = {0};

    survey_put(ground, 1, "contact", "contact", 3, 4);
    survey_put(ground, 1, "contact", "contact", 2, 2);
    wave_end(ground, 1);
    assert_true(wave_alone(ground, wave_make_do, 2));
    const struct wave_whole next = wave_of(ground, 2);
    struct survey_cell cell = cell_of(ground, &key);
    cell.wave = next.wave;
    cell.own_id = next.actors[0].id;
    key.target_id = next.actors[2].id;
    expect_done(survey_cell_former(ground->database, &cell, &key, ground->pool, &lines,
                                   &target_id, &st),
                &st);
    assert_string_equal(lines, "2 2\n3 4");
    assert_int_equal(target_id, 3);
    key.item = "action";
    expect_done(survey_cell_former(ground->database, &cell, &key, ground->pool, &lines,
                                   &target_id, &st),
                &st);
    assert_null(lines);
}

/* ---- saving ---- */

struct putting {
    struct survey_cell_key key;
    int64_t value;
};

static bool cell_put_do(struct unit *unit, void *context, struct status *st)
{
    const struct putting *putting = context;
    struct survey_cell cell;

    return survey_cell_read(unit->database, &putting->key, unit->pool, &cell, st) &&
           survey_cell_put(unit, &cell, &putting->key, putting->value, st);
}

static void an_answer_replaces_the_one_before(void **state)
{
    struct putting putting = {.value = 4};
    SCOPED(ground) ground = cell_ground(state, &putting.key);
    struct status st = {0};

    expect_done(cell_put_do(&ground->unit, &putting, &st), &st);
    assert_int_equal(cell_of(ground, &putting.key).given, 4);
    putting.value = 5;
    expect_done(cell_put_do(&ground->unit, &putting, &st), &st);
    assert_int_equal(cell_of(ground, &putting.key).given, 5);
    assert_int_equal(survey_count(ground), 1);
}

static void a_cell_takes_what_its_step_asks(void **state)
{
    struct putting putting = {0};
    SCOPED(ground) ground = cell_ground(state, &putting.key);
    const struct putting refused[] = {
        {{CODE, "contact", "contact", 2}, 6},
        {{CODE, "contact", "contact", 2}, SURVEY_NONE},
        {{CODE, "contact", "contact", 2}, SURVEY_UNKNOWN},
        {{CODE, "info", "contact", 2}, 1},
        {{CODE, "contact", "nothing", 2}, 1},
    };

    for (size_t i = 0; i < ARRAY_COUNT(refused); i++) {
        putting = refused[i];
        ground_refuse(ground, cell_put_do, &putting, STATUS_INVALID);
    }
    assert_int_equal(survey_count(ground), 0);
}

static const char *const SHUT[] = {
    "UPDATE informant SET state = 'withdrawn' WHERE id = 1",
    "UPDATE wave SET state = 'draft'",
    "UPDATE wave SET state = 'closed'",
    "UPDATE network SET state = 'archived'",
};

static void only_an_open_survey_takes_an_answer(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(SHUT); i++) {
        struct putting putting = {.value = 4};
        SCOPED(ground) ground = cell_ground(state, &putting.key);

        ground_script(ground, SHUT[i]);
        assert_false(cell_of(ground, &putting.key).is_open);
        ground_refuse(ground, cell_put_do, &putting, STATUS_CONFLICT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_cell_says_all_that_decides),
        ON_SQLITE(a_code_is_taken_as_it_was_typed),
        ON_BOTH(there_is_no_cell_of_oneself_of_nobody_and_without_a_code),
        ON_BOTH(a_name_that_a_colleague_added_is_no_target),
        ON_BOTH(what_was_said_last_time_is_found_by_the_actors),
        ON_BOTH(an_answer_replaces_the_one_before),
        ON_BOTH(a_cell_takes_what_its_step_asks),
        ON_BOTH(only_an_open_survey_takes_an_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
