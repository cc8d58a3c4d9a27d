/* test_wave_close.c - what people answered becomes one answer of each organisation. */
#include "wave_ground.h"

#include "store/actor.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/transfer.h"
#include "store/wave_result.h"

/* ---- closing ---- */

static void closing_makes_one_answer_of_each_organisation(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct job_row job = {0};
    struct status st = {0};

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    /* Two of the first organisation, one of the second. */
    survey_put(ground, 1, "partners", "works_with", 2, 1);
    survey_put(ground, 1, "contact", "contact", 2, 4);
    survey_put(ground, 2, "partners", "works_with", 2, 1);
    survey_put(ground, 2, "contact", "contact", 2, 5);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    survey_put(ground, 3, "contact", "contact", 1, 2);
    survey_put(ground, 3, NULL, "info_give", 1, 2);
    wave_end(ground, 1);

    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(wave.wave.state, "closed");
    assert_int_equal(wave.wave.closed_at, WAVE_NOW);
    assert_string_equal(answers_of(&wave, 1, "contact"), "2 4 4 5");
    assert_string_equal(answers_of(&wave, 2, "contact"), "1 2");
    assert_null(answers_of(&wave, 3, "contact"));
    assert_null(answers_of(&wave, 2, "info_give")); /* not a whole step */
    assert_int_equal(wave.answers[0].informants, 2);
    expect_done(job_newest(ground->database, WAVE_NETWORK, "wave.compute", 1,
                           ground->pool, &job, &st),
                &st);
    assert_string_equal(job.state, "waiting");
}

static void who_finished_has_not_said_no_to_what_was_left_out(void **state)
{
    SCOPED(ground) ground = wave_ground(state);

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    survey_put(ground, 3, "action", "action", 1, 0);
    wave_state(ground, 3, "finished");
    wave_state(ground, 4, "finished"); /* whose steps stayed elsewhere */
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 2, "action"), "");
    assert_null(answers_of(&wave, 2, "contact"));
    assert_null(answers_of(&wave, 3, "action"));
}

static void who_was_withdrawn_does_not_count(void **state)
{
    SCOPED(ground) ground = wave_ground(state);

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 1, "partners", "works_with", 2, 1);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    wave_state(ground, 3, "withdrawn");
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 1, "works_with"), "2 1");
    assert_null(answers_of(&wave, 2, "works_with"));
    struct survey_given_now late = {1, 3, NULL, {"works_with", 1, 1}};
    ground_refuse(ground, survey_put_do, &late, STATUS_CONFLICT);
}

static void a_name_that_is_chosen_no_more_is_no_partner(void **state)
{
    SCOPED(ground) ground = wave_ground(state);

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    survey_put(ground, 3, "partners", "works_with", 4, 1);
    survey_put(ground, 3, "contact", "contact", 1, 2);
    survey_put(ground, 3, "contact", "contact", 4, 3);
    survey_put(ground, 3, NULL, "works_with", 1, SURVEY_NONE);
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 2, "contact"), "4 3");
}

static void going_along_needs_a_referral(void **state)
{
    SCOPED(ground) ground = wave_ground(state);

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    survey_put(ground, 3, "referral", "refer_to", 1, 2);
    survey_put(ground, 3, "warm", "warm", 1, 2);
    survey_put(ground, 3, "referral", "refer_to", 1, 0);
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 2, "warm"), "");
}

/* So many more organisations, each with somebody who answers. */
enum { MANY = 60 };

static bool many_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "try");

    (void)context;
    for (int i = 0; i < MANY; i++) {
        struct text name;
        struct actor_row actor = {.sector = ""};
        struct wave_actor_row row = {.wave_id = 1, .sector = "", .role = "core"};
        struct informant_row informant = {
            .wave_id = 1, .name = "x", .email = "", .language = "nl"};

        text_init(&name, unit->pool, LIMIT_NAME_BYTES);
        text_format(&name, "organisatie %d", i);
        actor.name = name.bytes;
        if (!actor_add(change, unit, WAVE_NETWORK, &actor, st)) {
            return false;
        }
        row.actor_id = actor.id;
        row.name = actor.name;
        if (!wave_actor_add(change, unit, WAVE_NETWORK, &row, st)) {
            return false;
        }
        informant.wave_actor_id = row.id;
        if (!informant_add(change, unit, WAVE_NETWORK, &informant, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

/* Everybody has daily contact with everybody. */
static void a_large_survey_is_closed_in_several_rows_of_the_journal(void **state)
{
    static const struct sql CLOSING = {
        "closing", "SELECT COUNT(*) FROM journal WHERE action = 'wave.close'",
        "SELECT COUNT(*) FROM journal WHERE action = 'wave.close'"};
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};

    expect_done(ground_try(ground, many_do, NULL, &st), &st);
    wave_ask(ground, 1);
    wave_begin(ground, 1);
    ground_script(
        ground,
        "INSERT INTO survey_step (network_id, wave_id, informant_id, step, at) SELECT "
        "network_id, wave_id, id, 'contact', 1 FROM informant;"
        "INSERT INTO survey_step (network_id, wave_id, informant_id, step, at) SELECT "
        "network_id, wave_id, id, 'info', 1 FROM informant;"
        "INSERT INTO survey_step (network_id, wave_id, informant_id, step, at) SELECT "
        "network_id, wave_id, id, 'referral', 1 FROM informant;"
        "INSERT INTO survey_answer (network_id, wave_id, informant_id, item, target_id, "
        "value) SELECT i.network_id, 1, i.id, c.item, a.id, 2 FROM informant i JOIN "
        "wave_actor a ON a.id <> i.wave_actor_id CROSS JOIN (SELECT 'contact' AS item "
        "UNION SELECT 'info_give' UNION SELECT 'info_get' UNION SELECT 'refer_to' UNION "
        "SELECT 'refer_from') c");
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_int_equal(wave.answer_count, 5 * (MANY + WAVE_ACTORS));
    assert_true(ground_number(ground, &CLOSING) > 1);
    expect_done(journal_verify(ground->database, WAVE_NETWORK, &st), &st);
}

/* ---- added names ---- */

static void name_add(struct ground *ground, int64_t informant_id, int64_t *id_out)
{
    struct wave_actor_row name = {.wave_id = 1,
                                  .name = "Bib?",
                                  .sector = "",
                                  .role = "",
                                  .informant_id = informant_id};
    struct status st = {0};

    expect_done(ground_try(ground, wave_actor_add_do, &name, &st), &st);
    *id_out = name.id;
}

struct same {
    int64_t id;
    int64_t as;
};

static bool same_do(struct unit *unit, void *context, struct status *st)
{
    const struct same *same = context;
    struct change *change = wave_change_of(unit, "wave.same");

    return wave_actor_same(change, unit, WAVE_NETWORK, same->id, same->as, st) &&
           change_end(change, st);
}

static void an_added_name_that_is_of_the_list_counts_as_that(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};
    int64_t bib = 0;
    int64_t own = 0;
    int64_t other = 0;

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    name_add(ground, 3, &bib);
    name_add(ground, 3, &own);
    name_add(ground, 3, &other);
    const int64_t names[] = {bib, own, other};
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
        survey_put(ground, 3, "partners", "works_with", names[i], 1);
        survey_put(ground, 3, "contact", "contact", names[i], 3);
    }
    struct same same = {bib, 3};
    expect_done(ground_try(ground, same_do, &same, &st), &st);
    same = (struct same){own, 2};
    expect_done(ground_try(ground, same_do, &same, &st), &st);
    same = (struct same){other, bib};
    ground_refuse(ground, same_do, &same, STATUS_INVALID);
    same = (struct same){1, 3};
    ground_refuse(ground, same_do, &same, STATUS_INVALID);
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 2, "contact"), "3 3\n7 3");
}

static void what_was_said_of_the_organisation_itself_wins(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};
    int64_t bib = 0;

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    name_add(ground, 3, &bib);
    survey_put(ground, 3, "partners", "works_with", bib, 1);
    survey_put(ground, 3, "partners", "works_with", 3, 1);
    survey_put(ground, 3, "contact", "contact", bib, 5);
    survey_put(ground, 3, "contact", "contact", 3, 1);
    struct same same = {bib, 3};
    expect_done(ground_try(ground, same_do, &same, &st), &st);
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    assert_string_equal(answers_of(&wave, 2, "contact"), "3 1");
}

static void an_added_name_is_its_informants_own(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct wave_actor_row more = {
        .wave_id = 1, .name = "x", .sector = "", .role = "", .informant_id = 3};
    int64_t id = 0;

    wave_ask(ground, 1);
    ground_refuse(ground, wave_actor_add_do, &more, STATUS_CONFLICT);
    wave_begin(ground, 1);
    name_add(ground, 3, &id);
    struct survey_given_now given = {1, 4, NULL, {"works_with", id, 1}};
    ground_refuse(ground, survey_put_do, &given, STATUS_NOT_FOUND);
    survey_put(ground, 3, NULL, "works_with", id, 1);
    for (int i = 1; i < LIMIT_ADDED_NAMES; i++) {
        name_add(ground, 3, &id);
    }
    ground_refuse(ground, wave_actor_add_do, &more, STATUS_LIMIT);
    assert_true(wave_alone(ground, wave_actor_remove_do, id));
}

/* ---- what stays inside ---- */

/* Everything that leaves the network: its export, with the journal in it. */
static const char *exported(struct ground *ground)
{
    struct status st = {0};
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);

    expect_done(transfer_export(ground->database, WAVE_NETWORK, out, &st), &st);
    assert_int_equal(fclose(out), 0);
    const char *text = pool_text(ground->pool, bytes);
    free(bytes);
    return text;
}

static void what_is_said_in_trust_is_in_no_record_and_no_journal(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    const struct instrument *instrument = instrument_find("relation", "1");
    size_t count = 0;

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        for (size_t j = 0; j < step->item_count && i > 0; j++) {
            survey_put(ground, 3, step->code, step->items[j].code, 1, 1);
        }
    }
    wave_state(ground, 3, "finished");
    wave_end(ground, 1);
    const struct wave_whole wave = wave_of(ground, 1);
    const char *all = exported(ground);
    assert_non_null(strstr(all, "\"item\":\"contact\""));
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        for (size_t j = 0; j < step->item_count && step->sight == SIGHT_NOBODY; j++) {
            struct text quoted;

            text_init(&quoted, ground->pool, LIMIT_NAME_BYTES);
            text_format(&quoted, "\"%s\"", step->items[j].code);
            assert_null(strstr(all, quoted.bytes));
            text_init(&quoted, ground->pool, LIMIT_NAME_BYTES);
            text_format(&quoted, "\\\"%s\\\"", step->items[j].code);
            assert_null(strstr(all, quoted.bytes));
            assert_null(answers_of(&wave, 2, step->items[j].code));
            count++;
        }
    }
    assert_int_equal(count, 6);
    assert_int_equal(survey_count(ground), 15);
}

static bool destroy_do(struct unit *unit, void *context, struct status *st)
{
    (void)context;
    return network_destroy(unit, WAVE_NETWORK, "host", WAVE_NOW, st);
}

static void a_deleted_network_leaves_no_answer(void **state)
{
    static const struct sql LEFT = {
        "left",
        "SELECT (SELECT COUNT(*) FROM survey_answer) + (SELECT COUNT(*) FROM "
        "survey_step) "
        "+ (SELECT COUNT(*) FROM wave_answer) + (SELECT COUNT(*) FROM job)",
        "SELECT (SELECT COUNT(*) FROM survey_answer) + (SELECT COUNT(*) FROM "
        "survey_step) "
        "+ (SELECT COUNT(*) FROM wave_answer) + (SELECT COUNT(*) FROM job)"};
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    wave_end(ground, 1);
    assert_int_equal(ground_number(ground, &LEFT), 4);
    ground_script(ground, "UPDATE network SET state = 'archived'");
    expect_done(ground_try(ground, destroy_do, NULL, &st), &st);
    assert_int_equal(ground_number(ground, &LEFT), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(closing_makes_one_answer_of_each_organisation),
        ON_BOTH(who_finished_has_not_said_no_to_what_was_left_out),
        ON_BOTH(who_was_withdrawn_does_not_count),
        ON_BOTH(a_name_that_is_chosen_no_more_is_no_partner),
        ON_BOTH(going_along_needs_a_referral),
        ON_BOTH(a_large_survey_is_closed_in_several_rows_of_the_journal),
        ON_BOTH(an_added_name_that_is_of_the_list_counts_as_that),
        ON_BOTH(what_was_said_of_the_organisation_itself_wins),
        ON_BOTH(an_added_name_is_its_informants_own),
        ON_BOTH(what_is_said_in_trust_is_in_no_record_and_no_journal),
        ON_BOTH(a_deleted_network_leaves_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
