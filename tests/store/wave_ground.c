/* wave_ground.c - a network with a survey to be tested. */
#include "wave_ground.h"

#include "store/actor.h"
#include "store/partner.h"
#include "store/sql.h"

struct change *wave_change_of(struct unit *unit, const char *action)
{
    const struct change_head head = {WAVE_NETWORK, "person:1", action, WAVE_NOW, 0};
    struct change *change = NULL;
    struct status st = {0};

    expect_done(change_begin(unit, &head, &change, &st), &st);
    return change;
}

static bool members_do(struct unit *unit, void *context, struct status *st)
{
    static const char *const NAMES[] = {"OCMW", "CAW", "Bib", "CLB"};
    struct change *change = wave_change_of(unit, "try");

    (void)context;
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        struct actor_row actor = {.name = NAMES[i], .sector = "welzijn"};
        struct member_row member = {.role = "core", .from_day = "2026-01-01"};

        if (!actor_add(change, unit, WAVE_NETWORK, &actor, st)) {
            return false;
        }
        member.actor_id = actor.id;
        if (!member_begin(change, unit, WAVE_NETWORK, &member, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

bool wave_make_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.make");
    struct wave_row wave = {
        .instrument = "relation",
        .instrument_version = "1",
        .title = "T",
        .asker = "An",
        .reason = "",
        .left_out = "",
        .keep_months = 3,
    };

    (void)context;
    return wave_make(change, unit, WAVE_NETWORK, "2026-03-03", &wave, st) &&
           change_end(change, st);
}

void wave_prepare(struct ground *ground)
{
    struct status st = {0};

    expect_done(database_run(ground->database, &SQL_INSTALLATION_CREATE,
                             SQL_VALUES(sql_integer(0),
                                        sql_text("0123456789abcdef0123456789abcdef"),
                                        sql_null(), sql_integer(1)),
                             &st),
                &st);
    ground_network(ground, WAVE_NETWORK);
    expect_done(ground_try(ground, members_do, NULL, &st), &st);
    expect_done(ground_try(ground, wave_make_do, NULL, &st), &st);
}

struct ground *wave_ground(void **state)
{
    struct ground *ground = ground_new(state);

    wave_prepare(ground);
    return ground;
}

bool informant_add_do(struct unit *unit, void *context, struct status *st)
{
    struct informant_row *informant = context;
    struct change *change = wave_change_of(unit, "informant.add");

    return informant_add(change, unit, WAVE_NETWORK, informant, st) &&
           change_end(change, st);
}

void wave_ask(struct ground *ground, int64_t wave_id)
{
    static const char *const EMAILS[] = {"a@x.be", "b@x.be", "c@x.be", "", ""};
    const struct wave_whole wave = wave_of(ground, wave_id);
    struct status st = {0};

    for (size_t i = 0; i < ARRAY_COUNT(EMAILS); i++) {
        struct informant_row informant = {
            .wave_id = wave_id,
            .wave_actor_id = wave.actors[i == 0 ? 0 : i - 1].id,
            .name = "x",
            .email = EMAILS[i],
            .language = "nl",
        };
        expect_done(ground_try(ground, informant_add_do, &informant, &st), &st);
    }
}

bool wave_open_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.open");

    return wave_open(change, unit, WAVE_NETWORK, *(const int64_t *)context, WAVE_NOW,
                     st) &&
           change_end(change, st);
}

bool wave_close_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.close");

    return wave_close(change, unit, WAVE_NETWORK, *(const int64_t *)context, WAVE_NOW,
                      st) &&
           change_end(change, st);
}

void wave_begin(struct ground *ground, int64_t wave_id)
{
    struct status st = {0};

    expect_done(ground_try(ground, wave_open_do, &wave_id, &st), &st);
}

void wave_end(struct ground *ground, int64_t wave_id)
{
    struct status st = {0};

    expect_done(ground_try(ground, wave_close_do, &wave_id, &st), &st);
}

bool survey_put_do(struct unit *unit, void *context, struct status *st)
{
    const struct survey_given_now *given = context;
    const struct survey_saving saving = {
        .network_id = WAVE_NETWORK,
        .wave_id = given->wave_id,
        .informant_id = given->informant_id,
        .answers = &given->answer,
        .answer_count = given->answer.item != NULL,
        .step = given->step,
        .now = WAVE_NOW,
    };

    return survey_save(unit, &saving, st);
}

void survey_put(struct ground *ground, int64_t informant_id, const char *step,
                const char *item, int64_t target_id, int64_t value)
{
    struct informant_row informant = {0};
    struct status st = {0};

    expect_done(informant_find(ground->database, WAVE_NETWORK, informant_id, ground->pool,
                               &informant, &st),
                &st);
    struct survey_given_now given = {
        informant.wave_id, informant_id, step, {item, target_id, value}};
    expect_done(ground_try(ground, survey_put_do, &given, &st), &st);
}

struct wave_whole wave_of(struct ground *ground, int64_t wave_id)
{
    struct wave_whole wave = {0};
    struct status st = {0};

    expect_done(
        wave_read(ground->database, WAVE_NETWORK, wave_id, ground->pool, &wave, &st),
        &st);
    return wave;
}

const char *answers_of(const struct wave_whole *wave, int64_t wave_actor_id,
                       const char *item)
{
    for (size_t i = 0; i < wave->answer_count; i++) {
        if (wave->answers[i].wave_actor_id == wave_actor_id &&
            strcmp(wave->answers[i].item, item) == 0) {
            return wave->answers[i].answers;
        }
    }
    return NULL;
}

int64_t survey_count(struct ground *ground)
{
    struct status st = {0};
    int64_t count = 0;

    expect_done(survey_answer_count(ground->database, WAVE_NETWORK, &count, &st), &st);
    return count;
}

struct stating {
    int64_t id;
    const char *state;
};

static bool state_do(struct unit *unit, void *context, struct status *st)
{
    const struct stating *stating = context;
    struct change *change = wave_change_of(unit, "informant.change");
    struct informant_row informant;

    if (!informant_find(unit->database, WAVE_NETWORK, stating->id, unit->pool, &informant,
                        st)) {
        return false;
    }
    informant.state = stating->state;
    return informant_put(change, &informant, st) && change_end(change, st);
}

void wave_state(struct ground *ground, int64_t informant_id, const char *state)
{
    struct stating stating = {informant_id, state};
    struct status st = {0};

    expect_done(ground_try(ground, state_do, &stating, &st), &st);
}

bool wave_alone(struct ground *ground, unit_fn work, int64_t id)
{
    struct status st = {0};

    expect_done(ground_try(ground, work, &id, &st), &st);
    return true;
}

bool wave_remove_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.remove");

    return wave_remove(change, unit, WAVE_NETWORK, *(const int64_t *)context, st) &&
           change_end(change, st);
}

bool wave_actor_off_sheet_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "actor.remove");

    return actor_remove(change, unit, WAVE_NETWORK, *(const int64_t *)context, st) &&
           change_end(change, st);
}

bool wave_actor_add_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.member");

    return wave_actor_add(change, unit, WAVE_NETWORK, context, st) &&
           change_end(change, st);
}

bool wave_actor_remove_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = wave_change_of(unit, "wave.member");

    return wave_actor_remove(change, unit, WAVE_NETWORK, *(const int64_t *)context, st) &&
           change_end(change, st);
}
