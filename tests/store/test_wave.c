/* test_wave.c - surveys in waves: the list, and the way from a draft on. */
#include "wave_ground.h"

#include "store/actor.h"
#include "store/journal.h"
#include "store/partner.h"
#include "store/people.h"
#include "store/progress.h"

/* ---- the list ---- */

/* One that left, one that never took part, and a coordinator of CAW. */
static bool others_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "try");
    struct actor_row gone = {.name = "Weg"};
    struct actor_row never = {.name = "Nooit"};
    struct member_row member = {
        .role = "edge", .from_day = "2025-01-01", .to_day = "2026-03-03"};
    const struct person person = {0, "An", "an@x.be", 0};
    struct role role = {.role = ROLE_COORDINATOR, .from_day = "2026-01-01"};

    (void)context;
    if (!actor_add(change, unit, WAVE_NETWORK, &gone, st) ||
        !actor_add(change, unit, WAVE_NETWORK, &never, st)) {
        return false;
    }
    member.actor_id = gone.id;
    return member_begin(change, unit, WAVE_NETWORK, &member, st) &&
           organisation_ensure(change, unit, WAVE_NETWORK, "CAW", &role.organisation_id,
                               st) &&
           person_ensure(change, unit, WAVE_NETWORK, &person, &role.person_id, st) &&
           role_give(change, unit, WAVE_NETWORK, &role, st) && change_end(change, st);
}

static void a_list_holds_the_members_of_the_day_and_who_coordinates(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};

    expect_done(wave_alone(ground, wave_remove_do, 1), &st);
    expect_done(ground_try(ground, others_do, NULL, &st), &st);
    expect_done(ground_try(ground, wave_make_do, NULL, &st), &st);
    const struct wave_whole wave = wave_of(ground, 2);
    assert_string_equal(wave.wave.state, "draft");
    assert_int_equal(wave.wave.former_id, 0);
    assert_int_equal(wave.actor_count, WAVE_ACTORS);
    assert_string_equal(wave.actors[0].name, "OCMW");
    assert_string_equal(wave.actors[0].role, "core");
    assert_string_equal(wave.actors[0].sector, "welzijn");
    for (size_t i = 0; i < WAVE_ACTORS; i++) {
        assert_int_equal(wave.actors[i].is_coordinator, i == 1);
    }
}

static bool coordinates_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.coordinates");

    return wave_actor_coordinates(change, unit, WAVE_NETWORK, *(const int64_t *)context,
                                  st) &&
           change_end(change, st);
}

static void one_organisation_coordinates(void **state)
{
    SCOPED(ground) ground = wave_ground(state);

    assert_true(wave_alone(ground, coordinates_do, 1));
    assert_true(wave_alone(ground, coordinates_do, 3));
    const struct wave_whole wave = wave_of(ground, 1);
    for (size_t i = 0; i < WAVE_ACTORS; i++) {
        assert_int_equal(wave.actors[i].is_coordinator, i == 2);
    }
}

static void who_coordinated_the_former_survey_coordinates_the_next(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};

    assert_true(wave_alone(ground, coordinates_do, 3));
    wave_ask(ground, 1);
    wave_begin(ground, 1);
    survey_put(ground, 1, "contact", "contact", 2, 4);
    wave_end(ground, 1);
    expect_done(ground_try(ground, others_do, NULL, &st), &st);
    expect_done(ground_try(ground, wave_make_do, NULL, &st), &st);
    const struct wave_whole wave = wave_of(ground, 2);
    assert_int_equal(wave.wave.former_id, 1);
    for (size_t i = 0; i < WAVE_ACTORS; i++) {
        assert_int_equal(wave.actors[i].is_coordinator, i == 2);
    }
}

static void an_actor_of_a_survey_stays_on_the_sheet(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    int64_t id = 1;

    ground_refuse(ground, wave_actor_off_sheet_do, &id, STATUS_CONFLICT);
}

static void an_organisation_goes_from_a_draft_with_its_informants(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct wave_actor_row again = {
        .wave_id = 1, .actor_id = 2, .name = "CAW", .sector = "", .role = "core"};
    int64_t other = 1;

    wave_ask(ground, 1);
    ground_refuse(ground, wave_actor_add_do, &again, STATUS_CONFLICT);
    assert_true(wave_alone(ground, wave_actor_remove_do, 2));
    assert_int_equal(wave_of(ground, 1).actor_count, WAVE_ACTORS - 1);
    assert_int_equal(wave_of(ground, 1).informant_count, 4);
    struct status st = {0};
    expect_done(ground_try(ground, wave_actor_add_do, &again, &st), &st);
    wave_begin(ground, 1);
    ground_refuse(ground, wave_actor_remove_do, &other, STATUS_CONFLICT);
}

/* ---- its way ---- */

static void one_survey_is_prepared_or_open_at_a_time(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    int64_t first = 1;

    ground_refuse(ground, wave_make_do, NULL, STATUS_CONFLICT);
    ground_refuse(ground, wave_open_do, &first, STATUS_CONFLICT);
    wave_ask(ground, 1);
    wave_begin(ground, 1);
    ground_refuse(ground, wave_make_do, NULL, STATUS_CONFLICT);
    ground_refuse(ground, wave_close_do, &first, STATUS_CONFLICT);
    survey_put(ground, 1, "partners", "works_with", 2, 1);
    wave_end(ground, 1);
    ground_refuse(ground, wave_close_do, &first, STATUS_CONFLICT);
    struct status st = {0};
    expect_done(ground_try(ground, wave_make_do, NULL, &st), &st);
    assert_int_equal(wave_of(ground, 2).wave.former_id, 1);
}

static bool change_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.change");

    return wave_change(change, unit, WAVE_NETWORK, context, st) && change_end(change, st);
}

static void an_open_survey_asks_what_it_asked(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct wave_row row = wave_of(ground, 1).wave;
    struct status st = {0};

    row.left_out = "T1\nT2\nT3";
    expect_done(ground_try(ground, change_do, &row, &st), &st);
    wave_ask(ground, 1);
    wave_begin(ground, 1);
    row.reason = "omdat";
    expect_done(ground_try(ground, change_do, &row, &st), &st);
    assert_string_equal(wave_of(ground, 1).wave.reason, "omdat");
    assert_string_equal(wave_of(ground, 1).wave.state, "open");
    row.left_out = "";
    ground_refuse(ground, change_do, &row, STATUS_CONFLICT);
    struct survey_given_now trust = {1, 1, "T1", {"T1", 2, 4}};
    ground_refuse(ground, survey_put_do, &trust, STATUS_INVALID);
    trust.step = NULL;
    ground_refuse(ground, survey_put_do, &trust, STATUS_INVALID);
    trust = (struct survey_given_now){1, 1, "T1", {NULL, 0, 0}};
    ground_refuse(ground, survey_put_do, &trust, STATUS_INVALID);
}

static void what_must_be_asked_is_not_left_out(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct wave_row row = wave_of(ground, 1).wave;

    row.left_out = "contact";
    ground_refuse(ground, change_do, &row, STATUS_INVALID);
    row.left_out = "nothing of this name";
    ground_refuse(ground, change_do, &row, STATUS_INVALID);
    row.left_out = "";
    row.keep_months = WAVE_MONTHS_MOST + 1;
    ground_refuse(ground, change_do, &row, STATUS_INVALID);
}

static void a_draft_goes_away_whole(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct status st = {0};
    struct wave_whole wave;
    int64_t first = 1;

    wave_ask(ground, 1);
    assert_true(wave_alone(ground, wave_remove_do, 1));
    assert_false(wave_read(ground->database, WAVE_NETWORK, 1, ground->pool, &wave, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    ground_refuse(ground, wave_open_do, &first, STATUS_NOT_FOUND);
}

static void an_opened_survey_does_not_go_away(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    int64_t first = 1;

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    ground_refuse(ground, wave_remove_do, &first, STATUS_CONFLICT);
}

static void progress_counts_the_survey(void **state)
{
    SCOPED(ground) ground = wave_ground(state);
    struct progress progress = {0};
    struct status st = {0};

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    wave_state(ground, 1, "finished");
    wave_state(ground, 2, "withdrawn");
    expect_done(
        progress_read(ground->database, WAVE_NETWORK, 0, "2026-03-03", &progress, &st),
        &st);
    assert_int_equal(progress.draft_wave, 0);
    assert_int_equal(progress.open_wave, 1);
    assert_int_equal(progress.closed_waves, 0);
    assert_int_equal(progress.informants, 4);
    assert_int_equal(progress.informants_finished, 1);
}

static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    struct change_head head = {WAVE_NETWORK, "person:1", "undo", WAVE_NOW, 0};

    (void)context;
    return journal_position(unit->database, WAVE_NETWORK, &head.undoes, st) &&
           journal_undo(unit, &head, st);
}

static void a_survey_does_not_go_back(void **state)
{
    SCOPED(ground) ground = wave_ground(state);

    wave_ask(ground, 1);
    wave_begin(ground, 1);
    ground_refuse(ground, undo_do, NULL, STATUS_INVALID);
    survey_put(ground, 3, "partners", "works_with", 1, 1);
    wave_end(ground, 1);
    ground_refuse(ground, undo_do, NULL, STATUS_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_list_holds_the_members_of_the_day_and_who_coordinates),
        ON_BOTH(one_organisation_coordinates),
        ON_BOTH(who_coordinated_the_former_survey_coordinates_the_next),
        ON_BOTH(an_actor_of_a_survey_stays_on_the_sheet),
        ON_BOTH(an_organisation_goes_from_a_draft_with_its_informants),
        ON_BOTH(one_survey_is_prepared_or_open_at_a_time),
        ON_BOTH(an_open_survey_asks_what_it_asked),
        ON_BOTH(what_must_be_asked_is_not_left_out),
        ON_BOTH(a_draft_goes_away_whole),
        ON_BOTH(an_opened_survey_does_not_go_away),
        ON_BOTH(progress_counts_the_survey),
        ON_BOTH(a_survey_does_not_go_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
