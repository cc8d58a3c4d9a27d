/* test_survey_answer.c - what informants answer, one by one; and their links. */
#include "wave_ground.h"

#include <pthread.h>

#include "base/day.h"
#include "store/installation.h"
#include "store/network.h"
#include "store/sql.h"

/* A ground with an open survey. */
static struct ground *open_ground(void **state)
{
    struct ground *ground = wave_ground(state);

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    return ground;
}

static struct survey_sheet sheet_of(struct ground *ground, int64_t informant_id)
{
    const struct informant_row informant = {.id = informant_id, .wave_id = 1};
    struct survey_sheet sheet = {0};
    struct status st = {0};

    expect_done(survey_sheet(ground->database, WAVE_NETWORK, &informant, ground->pool,
                             &sheet, &st),
                &st);
    return sheet;
}

/* ---- saving ---- */

static void an_answer_is_read_back_by_its_informant_alone(void **state)
{
    SCOPED(ground) ground = open_ground(state);

    survey_put(ground, 1, "partners", "works_with", 2, 1);
    survey_put(ground, 1, NULL, "contact", 2, 4);
    survey_put(ground, 1, NULL, "contact", 2, 3);
    const struct survey_sheet own = sheet_of(ground, 1);
    assert_int_equal(own.answer_count, 2);
    assert_int_equal(survey_given(&own, "contact", 2), 3);
    assert_int_equal(survey_given(&own, "contact", 3), SURVEY_NONE);
    assert_true(survey_has_step(&own, "partners"));
    assert_false(survey_has_step(&own, "contact"));
    assert_int_equal(sheet_of(ground, 2).answer_count, 0);
}

static void an_answer_is_taken_away_again(void **state)
{
    SCOPED(ground) ground = open_ground(state);

    survey_put(ground, 1, NULL, "contact", 2, 4);
    survey_put(ground, 1, NULL, "contact", 2, SURVEY_NONE);
    survey_put(ground, 1, NULL, "contact", 3, SURVEY_NONE);
    assert_int_equal(survey_count(ground), 0);
}

static void steps_stand_in_order_of_time(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    struct survey_saving saving = {
        .network_id = WAVE_NETWORK, .wave_id = 1, .informant_id = 1};
    static const char *const STEPS[] = {"partners", "info", "contact"};
    struct status st = {0};

    for (size_t i = 0; i < ARRAY_COUNT(STEPS); i++) {
        saving.step = STEPS[i];
        saving.now = WAVE_NOW + (int64_t)i;
        expect_done(survey_save(&ground->unit, &saving, &st), &st);
    }
    const struct survey_sheet sheet = sheet_of(ground, 1);
    assert_int_equal(sheet.step_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(sheet.steps[i], STEPS[i]);
    }
}

static void what_is_not_asked_is_not_answered(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    static const struct {
        struct survey_given_now given;
        enum status_code code;
    } REFUSED[] = {
        {{1, 1, NULL, {"nothing", 2, 1}}, STATUS_INVALID},
        {{1, 1, NULL, {"contact", 2, 6}}, STATUS_INVALID},
        {{1, 1, NULL, {"contact", 2, -1}}, STATUS_INVALID},
        {{1, 1, NULL, {"contact", 2, -3}}, STATUS_INVALID},
        {{1, 1, NULL, {"means", 2, 64}}, STATUS_INVALID},
        {{1, 1, NULL, {"T1", 2, 0}}, STATUS_INVALID},
        {{1, 1, NULL, {"contact", 1, 1}}, STATUS_NOT_FOUND}, /* the own organisation */
        {{1, 1, NULL, {"contact", 9, 1}}, STATUS_NOT_FOUND},
        {{1, 1, NULL, {"contact", 0, 1}}, STATUS_NOT_FOUND},
        {{1, 9, NULL, {"contact", 2, 1}}, STATUS_NOT_FOUND},
        {{2, 1, NULL, {"contact", 2, 1}}, STATUS_NOT_FOUND},
        {{1, 1, "nothing", {NULL, 0, 0}}, STATUS_INVALID},
    };

    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        struct survey_given_now given = REFUSED[i].given;
        ground_refuse(ground, survey_put_do, &given, REFUSED[i].code);
    }
    survey_put(ground, 1, NULL, "T1", 2, SURVEY_UNKNOWN);
    assert_int_equal(survey_count(ground), 1);
}

static void only_an_open_survey_takes_answers(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct survey_given_now given = {1, 1, "contact", {"contact", 2, 1}};

    wave_ask(ground, 1);
    ground_refuse(ground, survey_put_do, &given, STATUS_CONFLICT);
    wave_begin(ground, 1);
    ground_script(ground, "UPDATE network SET state = 'archived'");
    ground_refuse(ground, survey_put_do, &given, STATUS_CONFLICT);
    ground_script(ground, "UPDATE network SET state = 'active'");
    survey_put(ground, 1, "contact", "contact", 2, 1);
    wave_end(ground, 1);
    ground_refuse(ground, survey_put_do, &given, STATUS_CONFLICT);
}

static void standings_hold_no_value(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    struct survey_standings standings = {0};
    struct status st = {0};

    survey_put(ground, 3, "partners", "works_with", 1, 1);
    survey_put(ground, 3, "contact", "contact", 1, 5);
    survey_put(ground, 1, "partners", "works_with", 2, 1);
    survey_put(ground, 2, NULL, "works_with", 2, 1);
    expect_done(survey_standings(ground->database, WAVE_NETWORK, 1, ground->pool,
                                 &standings, &st),
                &st);
    assert_int_equal(standings.count, 2);
    assert_int_equal(standings.rows[1].informant_id, 3);
    assert_int_equal(standings.rows[1].steps, 2);
    assert_int_equal(standings.rows[1].last_at, WAVE_NOW);
}

static void what_counts_stands_in_one_order_on_both_databases(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    static const char *const ITEMS[] = {"T1", "U1", "contact", "works_with"};
    struct survey_raws raws = {0};
    struct status st = {0};

    survey_put(ground, 3, "partners", "works_with", 1, 1);
    survey_put(ground, 3, "U1", "U1", 1, 2);
    survey_put(ground, 3, "T1", "T1", 1, 3);
    survey_put(ground, 3, "contact", "contact", 1, 5);
    survey_put(ground, 3, "contact", "contact", 4, 5); /* no partner */
    survey_put(ground, 5, NULL, "contact", 1, 5); /* not a whole step */
    expect_done(survey_raws(ground->database, WAVE_NETWORK, 1, ground->pool, &raws, &st),
                &st);
    assert_int_equal(raws.count, ARRAY_COUNT(ITEMS));
    for (size_t i = 0; i < ARRAY_COUNT(ITEMS); i++) {
        assert_string_equal(raws.rows[i].answer.item, ITEMS[i]);
    }
}

/* ---- erasing ---- */

static void single_answers_are_erased_when_their_time_is_over(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    const int64_t before = day_begin("1970-03-31");
    const int64_t after = day_begin("1970-04-01");
    struct status st = {0};

    survey_put(ground, 1, "partners", "works_with", 2, 1);
    expect_done(survey_sweep(&ground->unit, after, &st), &st);
    assert_int_equal(survey_count(ground), 1); /* open */
    wave_end(ground, 1);
    expect_done(survey_sweep(&ground->unit, after, &st), &st);
    assert_int_equal(survey_count(ground), 1); /* not computed yet */
    ground_script(ground, "UPDATE job SET state = 'done'");
    expect_done(survey_sweep(&ground->unit, before, &st), &st);
    assert_int_equal(survey_count(ground), 1);
    expect_done(survey_sweep(&ground->unit, after, &st), &st);
    assert_int_equal(survey_count(ground), 0);
    assert_int_equal(sheet_of(ground, 1).step_count, 0);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 1, "works_with"), "2 1");
}

static void a_day_that_cannot_be_harms_nobody(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    struct status st = {0};

    survey_put(ground, 1, "partners", "works_with", 2, 1);
    wave_end(ground, 1);
    ground_script(ground, "UPDATE job SET state = 'done'");
    ground_script(ground, "UPDATE wave SET closed_at = 253402300799999, keep_months = "
                          "1000000");
    expect_done(survey_sweep(&ground->unit, day_begin("1970-04-01"), &st), &st);
    assert_int_equal(survey_count(ground), 1);
}

/* ---- links ---- */

static const char *code_of(struct ground *ground, int64_t informant_id)
{
    struct installation installation = {0};
    struct informant_row informant = {0};
    struct status st = {0};

    expect_done(installation_find(ground->database, ground->pool, &installation, &st) &&
                    informant_find(ground->database, WAVE_NETWORK, informant_id,
                                   ground->pool, &informant, &st),
                &st);
    return informant_code(ground->pool, installation.secret, WAVE_NETWORK, &informant);
}

/* 0: nobody. */
static int64_t opened_by(struct ground *ground, const char *code)
{
    const char *network_id = "";
    struct status st = {0};
    bool is_there = false;
    int64_t id = 0;

    expect_done(status_absent(informant_by_code(ground->database, code, ground->pool,
                                                &network_id, &id, &st),
                              &is_there, &st),
                &st);
    if (is_there) {
        assert_string_equal(network_id, WAVE_NETWORK);
    }
    return is_there ? id : 0;
}

static void a_code_opens_however_it_is_typed(void **state)
{
    SCOPED(ground) ground = open_ground(state);

    for (int64_t id = 1; id <= 5; id++) {
        const char *code = code_of(ground, id);
        struct text typed;

        assert_int_equal(strlen(code), INFORMANT_CODE_LENGTH);
        assert_int_equal(opened_by(ground, code), id);
        text_init(&typed, ground->pool, LIMIT_NAME_BYTES);
        for (size_t i = 0; code[i] != '\0'; i++) {
            const char letter = code[i];
            text_add(&typed, i == 4 ? " - " : "");
            text_add_char(&typed, letter == '0'                    ? 'O'
                                  : letter == '1'                  ? 'l'
                                  : letter >= 'a' && letter <= 'z' ? (char)(letter - 32)
                                                                   : letter);
        }
        assert_int_equal(opened_by(ground, typed.bytes), id);
    }
    assert_int_equal(opened_by(ground, ""), 0);
    assert_int_equal(opened_by(ground, "abcdefgh"), 0);
    assert_int_equal(opened_by(ground, "abcdefghj"), 0);
}

static bool renew_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "informant.change");

    return informant_renew(change, unit, WAVE_NETWORK, *(const int64_t *)context, st) &&
           change_end(change, st);
}

static void a_new_link_voids_the_former_one(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    const char *former = code_of(ground, 2);
    int64_t gone = 3;

    assert_true(wave_alone(ground, renew_do, 2));
    assert_int_equal(opened_by(ground, former), 0);
    assert_int_equal(opened_by(ground, code_of(ground, 2)), 2);
    wave_state(ground, gone, "withdrawn");
    ground_refuse(ground, renew_do, &gone, STATUS_CONFLICT);
}

static void nobody_is_asked_twice_for_an_organisation(void **state)
{
    SCOPED(ground) ground = open_ground(state);
    struct informant_row twice = {.wave_id = 1,
                                  .wave_actor_id = 1,
                                  .name = "x",
                                  .email = "A@x.be",
                                  .language = "nl"};
    struct informant_row nowhere = {
        .wave_id = 1, .wave_actor_id = 9, .name = "x", .email = "", .language = "nl"};
    struct status st = {0};

    ground_refuse(ground, informant_add_do, &twice, STATUS_CONFLICT);
    ground_refuse(ground, informant_add_do, &nowhere, STATUS_NOT_FOUND);
    twice.wave_actor_id = 2;
    expect_done(ground_try(ground, informant_add_do, &twice, &st), &st);
    assert_string_equal(informant_author(ground->pool, twice.id), "informant:6");
    wave_state(ground, 1, "withdrawn");
    twice.wave_actor_id = 1;
    expect_done(ground_try(ground, informant_add_do, &twice, &st), &st);
}

/* ---- at once ---- */

enum { TIMES = 40 };

/* An informant who says again and again how often there is contact. */
struct answering {
    struct store *store;
    pthread_t thread;
    int64_t informant_id;
    int64_t last; /* that was saved */
    size_t trouble_count; /* failures that are no "it is closed" */
};

static bool answering_do(struct unit *unit, void *context, struct status *st)
{
    return survey_put_do(unit, context, st);
}

static void *answering_main(void *context)
{
    struct answering *answering = context;

    for (int64_t i = 0; i < TIMES; i++) {
        struct survey_given_now given = {
            1, answering->informant_id, "contact", {"contact", 4, 1 + i % 5}};
        struct status st = {0};

        if (store_change(answering->store, answering_do, &given, &st)) {
            answering->last = given.answer.value;
        }
        answering->trouble_count += st.code != STATUS_OK && st.code != STATUS_CONFLICT;
    }
    return NULL;
}

static bool begin_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = {
        .database = unit->database, .pool = unit->pool, .unit = *unit};

    (void)context;
    wave_prepare(&ground);
    wave_ask(&ground, 1);
    wave_begin(&ground, 1);
    return st->code == STATUS_OK;
}

static void closing_while_people_answer_keeps_what_was_saved(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct answering all[3]; /* informants 1, 3 and 4: of three organisations */
    struct status st = {0};
    int64_t wave_id = 1;

    expect_done(store_change(store, begin_do, NULL, &st), &st);
    for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
        all[i] = (struct answering){.store = store,
                                    .informant_id = i == 0 ? 1 : (int64_t)i + 2};
        assert_int_equal(pthread_create(&all[i].thread, NULL, answering_main, &all[i]),
                         0);
    }
    bool is_closed = false;
    while (!is_closed) { /* "nobody has answered yet" at first */
        struct status early = {0};
        is_closed = store_change(store, wave_close_do, &wave_id, &early);
        assert_true(is_closed || early.code == STATUS_CONFLICT);
    }
    SCOPED(reader) reader = reader_borrow(store);
    struct wave_whole wave = {0};
    for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
        assert_int_equal(pthread_join(all[i].thread, NULL), 0);
        assert_int_equal(all[i].trouble_count, 0);
    }
    expect_done(
        wave_read(reader_database(reader), WAVE_NETWORK, 1, fixture->pool, &wave, &st),
        &st);
    for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
        const char *answers = answers_of(&wave, (int64_t)i + 1, "contact");
        struct text expected;

        text_init(&expected, fixture->pool, LIMIT_NAME_BYTES);
        text_format(&expected, "4 %lld", (long long)all[i].last);
        if (all[i].last == 0) {
            assert_null(answers);
        } else {
            assert_string_equal(answers, expected.bytes);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_answer_is_read_back_by_its_informant_alone),
        ON_BOTH(an_answer_is_taken_away_again),
        ON_BOTH(steps_stand_in_order_of_time),
        ON_BOTH(what_is_not_asked_is_not_answered),
        ON_BOTH(only_an_open_survey_takes_answers),
        ON_BOTH(standings_hold_no_value),
        ON_BOTH(what_counts_stands_in_one_order_on_both_databases),
        ON_BOTH(single_answers_are_erased_when_their_time_is_over),
        ON_SQLITE(a_day_that_cannot_be_harms_nobody),
        ON_BOTH(a_code_opens_however_it_is_typed),
        ON_BOTH(a_new_link_voids_the_former_one),
        ON_BOTH(nobody_is_asked_twice_for_an_organisation),
        ON_BOTH(closing_while_people_answer_keeps_what_was_saved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
