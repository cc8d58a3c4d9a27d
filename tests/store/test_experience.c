/* test_experience.c - an anonymous wave is set up, opened, closed, thrown away. */
#include "experience_ground.h"

#include "store/experience_plan.h"
#include "store/installation.h"
#include "store/journal.h"
#include "store/secret.h"
#include "store/wave_result.h"

static int64_t wave_id = EXPERIENCE_WAVE;

/* ---- what is asked ---- */

static const struct asked_step *step_of(const struct asked_steps *steps, const char *code)
{
    for (size_t i = 0; i < steps->count; i++) {
        if (strcmp(steps->steps[i].step->code, code) == 0) {
            return &steps->steps[i];
        }
    }
    return NULL;
}

static void what_is_left_out_is_not_asked(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);
    const struct asked_steps steps =
        experience_asked(&whole, RESPONDENT_FAMILIES, LANGUAGE_NL, ground->pool);

    assert_null(step_of(&steps, "known"));
    assert_int_equal(step_of(&steps, "availability")->item_count, 2);
    assert_int_equal(step_of(&steps, "reachability")->item_count, 3);
}

static void own_questions_come_last_in_whatever_language_there_is(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);
    const struct asked_steps steps =
        experience_asked(&whole, RESPONDENT_FAMILIES, LANGUAGE_EN, ground->pool);
    const struct asked_step *own = &steps.steps[steps.count - 1];

    assert_string_equal(own->step->code, "own");
    assert_string_equal(own->items[0].item->code, "own1");
    assert_string_equal(own->items[0].question, "Komt u graag?");
    assert_int_equal(own->items[0].item->level_count, 5);
    assert_string_equal(own->items[1].question, "Et encore ?");
    assert_int_equal(own->items[1].item->kind, ITEM_TEXT);
}

static void who_mirrors_gets_the_mirrors_words_alone(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);
    const struct asked_steps steps =
        experience_asked(&whole, RESPONDENT_WORKERS, LANGUAGE_NL, ground->pool);
    const struct asked_item *item = &step_of(&steps, "availability")->items[0];

    assert_string_equal(item->question, wording_in(&item->item->mirror, LANGUAGE_NL));
    assert_null(step_of(&steps, "own"));
    assert_null(step_of(&steps, "background"));
}

/* ---- a draft ---- */

static bool second_do(struct change *change, struct unit *unit, const void *context,
                      struct status *st)
{
    struct wave_row wave = {.instrument = context,
                            .title = "U",
                            .asker = "",
                            .reason = "",
                            .left_out = "",
                            .keep_months = 3};
    struct experience_row choice = {
        .items_out = "", .chosen_by = "", .areas = "", NO_REASONS};

    return experience_make(change, unit, WAVE_NETWORK, &wave, &choice, st);
}

static void one_wave_of_an_instrument_is_made_at_a_time(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct wave_list waves;
    struct status st = {0};

    experience_refused(ground, second_do, "five_b", STATUS_CONFLICT);
    experience_done(ground, second_do, "growth");
    experience_refused(ground, second_do, "relation", STATUS_INVALID);
    expect_done(
        experience_list(ground->database, WAVE_NETWORK, ground->pool, &waves, &st), &st);
    assert_int_equal(waves.count, 2); /* and not the survey of relations */
}

static void a_survey_of_relations_and_an_anonymous_one_are_not_read_as_the_other(
    void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct experience_whole whole;
    struct wave_whole wave;
    struct status st = {0};

    assert_false(wave_read(ground->database, WAVE_NETWORK, EXPERIENCE_WAVE, ground->pool,
                           &wave, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    status_clear(&st);
    assert_false(
        experience_read(ground->database, WAVE_NETWORK, 1, ground->pool, &whole, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
}

static void the_next_wave_knows_the_former_one(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    experience_end(ground);
    experience_done(ground, second_do, "five_b");
    assert_int_equal(experience_of(ground, 3).wave.former_id, EXPERIENCE_WAVE);
}

static bool choosing_do(struct change *change, struct unit *unit, const void *context,
                        struct status *st)
{
    const struct experience_row *choice = context;
    struct experience_whole whole;

    return experience_read(unit->database, WAVE_NETWORK, EXPERIENCE_WAVE, unit->pool,
                           &whole, st) &&
           experience_change(change, unit, WAVE_NETWORK, &whole.wave, choice, st);
}

static void what_is_chosen_can_be_changed_until_it_opens(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct experience_row choice = {
        .items_out = "bs1\nbr1", .chosen_by = "wij", .areas = "", NO_REASONS};

    experience_done(ground, choosing_do, &choice);
    assert_string_equal(experience_of(ground, EXPERIENCE_WAVE).choice.items_out,
                        "bs1\nbr1");
    choice.items_out = "nothing_such";
    experience_refused(ground, choosing_do, &choice, STATUS_INVALID);
    choice.items_out = "";
    choice.areas = "1\n2\n3\n4\n5\n6\n7\n8\n9";
    experience_refused(ground, choosing_do, &choice, STATUS_LIMIT);
    experience_begin(ground);
    choice.areas = "";
    experience_refused(ground, choosing_do, &choice, STATUS_CONFLICT);
}

/* Every item of the families that says something, but those of steps left out. */
#define ALL_ITEMS                                                                        \
    "bs1\nbs2\nbs3\nbr1\nbr2\nbr3\nbt1\nbt2\nbt3\nbk1\nbk2\nbk3\nbg1\nbg2\nbg3\n"        \
    "zs1\nzs2\nbe1\nbe2\nbd1\nbd2\nopen_better\n"

static void who_answers_alone_is_nothing_to_ask(void **state)
{
    static const struct experience_row NOTHING[] = {
        {.items_out = ALL_ITEMS "open_good\nchild_age",
         .chosen_by = "",
         .areas = "",
         NO_REASONS},
        {.items_out = ALL_ITEMS "open_good\nchild_age",
         .chosen_by = "",
         .areas = "Oost",
         NO_REASONS},
        {.items_out = ALL_ITEMS "open_good", .chosen_by = "", .areas = "", NO_REASONS},
    };
    static const struct experience_row ONE = {
        .items_out = ALL_ITEMS "child_age", .chosen_by = "", .areas = "", NO_REASONS};
    SCOPED(ground) ground = experience_ground(state);

    for (size_t i = 0; i < ARRAY_COUNT(NOTHING); i++) {
        experience_refused(ground, choosing_do, &NOTHING[i], STATUS_INVALID);
    }
    experience_done(ground, choosing_do, &ONE);
}

static bool item_add_do(struct change *change, struct unit *unit, const void *context,
                        struct status *st)
{
    struct own_item_row item = {.wave_id = EXPERIENCE_WAVE,
                                .kind = "level",
                                .text_nl = context,
                                .text_fr = "",
                                .text_en = ""};

    return own_item_add(change, unit, WAVE_NETWORK, &item, st);
}

static bool item_remove_do(struct change *change, struct unit *unit, const void *context,
                           struct status *st)
{
    return own_item_remove(change, unit, WAVE_NETWORK, *(const int64_t *)context, st);
}

static void own_questions_are_of_a_draft(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    int64_t first = 1;

    experience_refused(ground, item_add_do, "", STATUS_INVALID);
    for (size_t i = 2; i < LIMIT_OWN_ITEMS; i++) {
        experience_done(ground, item_add_do, "x");
    }
    experience_refused(ground, item_add_do, "x", STATUS_LIMIT);
    experience_done(ground, item_remove_do, &first);
    experience_begin(ground);
    experience_refused(ground, item_add_do, "x", STATUS_CONFLICT);
    first = 2;
    experience_refused(ground, item_remove_do, &first, STATUS_CONFLICT);
}

/* ---- links ---- */

static bool link_add_do(struct change *change, struct unit *unit, const void *context,
                        struct status *st)
{
    struct survey_link_row link = *(const struct survey_link_row *)context;

    return survey_link_add(change, unit, WAVE_NETWORK, &link, st);
}

struct voiding {
    int64_t id;
    const char *reason;
};

static bool link_void_do(struct change *change, struct unit *unit, const void *context,
                         struct status *st)
{
    const struct voiding *voiding = context;

    return survey_link_void(change, unit, WAVE_NETWORK, voiding->id, voiding->reason, st);
}

static void a_link_opens_by_its_code_however_it_is_typed(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);
    struct installation installation;
    const char *network_id = NULL;
    int64_t link_id = 0;
    struct status st = {0};

    expect_done(installation_find(ground->database, ground->pool, &installation, &st),
                &st);
    const char *code = survey_link_code(ground->pool, installation.secret, WAVE_NETWORK,
                                        &whole.links[1]);
    struct text typed;
    text_init(&typed, ground->pool, LIMIT_NAME_BYTES);
    text_format(&typed, "%.4s-%s ", code, code + 4);
    expect_done(survey_link_by_code(ground->database, typed.bytes, ground->pool,
                                    &network_id, &link_id, &st),
                &st);
    assert_string_equal(network_id, WAVE_NETWORK);
    assert_int_equal(link_id, LINK_WORKERS);
    assert_string_not_equal(code, survey_link_code(ground->pool, installation.secret,
                                                   WAVE_NETWORK, &whole.links[0]));
}

static void a_code_that_an_informant_has_is_not_given_again(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct survey_link_row next = {.id = 3};
    struct installation installation;
    struct status st = {0};
    struct text script;

    expect_done(installation_find(ground->database, ground->pool, &installation, &st),
                &st);
    wave_ask(ground, 1);
    text_init(&script, ground->pool, LIMIT_CELL_BYTES);
    text_format(
        &script, "UPDATE informant SET digest = '%s' WHERE id = 1",
        secret_digest(ground->pool, survey_link_code(ground->pool, installation.secret,
                                                     WAVE_NETWORK, &next)));
    ground_script(ground, script.bytes);
    struct survey_link_row link = {.wave_id = EXPERIENCE_WAVE,
                                   .respondent = "families",
                                   .kind = "kiosk",
                                   .label = "",
                                   .language = "fr",
                                   .people = 5,
                                   .most = 5};
    experience_done(ground, link_add_do, &link);
    assert_int_equal(experience_of(ground, EXPERIENCE_WAVE).links[2].id, 4);
}

static void a_link_is_for_those_who_are_asked(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_done(ground, second_do, "growth");
    struct survey_link_row link = {.wave_id = 3,
                                   .respondent = "families",
                                   .kind = "screen",
                                   .label = "",
                                   .language = "nl",
                                   .people = 5,
                                   .most = 5};
    experience_refused(ground, link_add_do, &link, STATUS_INVALID);
    link.respondent = "workers";
    link.most = LIMIT_LINK_REPLIES + 1;
    experience_refused(ground, link_add_do, &link, STATUS_INVALID);
    link.most = 5;
    link.people = 6;
    experience_refused(ground, link_add_do, &link, STATUS_INVALID);
    link.people = 0;
    experience_refused(ground, link_add_do, &link, STATUS_INVALID);
    link.people = 4;
    experience_done(ground, link_add_do, &link);
    const struct experience_whole whole = experience_of(ground, 3);
    assert_int_equal(whole.links[0].people, 4);
    assert_int_equal(whole.links[0].most, 5);
}

static void a_link_is_voided_once_and_with_a_reason(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct voiding voiding = {LINK_FAMILIES, ""};

    experience_begin(ground);
    experience_refused(ground, link_void_do, &voiding, STATUS_INVALID);
    voiding.reason = "a flood";
    experience_done(ground, link_void_do, &voiding);
    experience_refused(ground, link_void_do, &voiding, STATUS_CONFLICT);
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);
    assert_string_equal(whole.links[0].state, "void");
    assert_string_equal(whole.links[0].void_reason, "a flood");
}

/* People who have begun are not sent away by it, but a crowd that leaves little room is.
 * Ids are spread as the digests of codes are: no more sheets than this test has can come
 * in by the door. */
static void voiding_a_link_ends_a_flood_of_begun_sheets(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answer = {"bs1", 3, NULL};
    struct sending last = {LINK_WORKERS, "0123456789ab", {&answer, 1, 0}};
    struct voiding voiding = {LINK_FAMILIES, "a flood"};
    struct status st = {0};

    experience_begin(ground);
    ground_script(ground, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                          "n WHERE i < 14999) INSERT INTO begun_sheet SELECT network_id, "
                          "id, substr('0123456789abcdef', i / 16 % 16 + 1, 1) || "
                          "substr('0123456789abcdef', i % 16 + 1, 1) || "
                          "CAST(i AS TEXT), 'x', '2026-11-01' FROM n, wave WHERE id = 2");
    experience_done(ground, link_void_do, &voiding);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 14999);
    expect_done(begin_do(&ground->unit, &last, &st), &st);
    voiding.id = LINK_WORKERS;
    experience_done(ground, link_void_do, &voiding);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 0);
}

/* ---- from draft to closed ---- */

static void a_wave_without_a_link_is_not_opened(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct voiding families = {LINK_FAMILIES, "x"};
    struct voiding workers = {LINK_WORKERS, "x"};

    experience_done(ground, link_void_do, &families);
    experience_done(ground, link_void_do, &workers);
    experience_refused(ground, opening_do, &wave_id, STATUS_CONFLICT);
}

static void a_wave_is_opened_and_closed_once(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_refused(ground, closing_do, &wave_id, STATUS_CONFLICT);
    experience_begin(ground);
    experience_refused(ground, opening_do, &wave_id, STATUS_CONFLICT);
    experience_end(ground);
    experience_refused(ground, closing_do, &wave_id, STATUS_CONFLICT);
    experience_refused(ground, opening_do, &wave_id, STATUS_CONFLICT);
}

static bool removing_do(struct change *change, struct unit *unit, const void *context,
                        struct status *st)
{
    return experience_remove(change, unit, WAVE_NETWORK, EXPERIENCE_WAVE, context, st);
}

static void an_open_wave_is_thrown_away_with_a_reason_and_unread(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    send_family(ground, "bs1", 5);
    send_text(ground, "open_better", "nothing");
    experience_refused(ground, removing_do, "", STATUS_INVALID);
    experience_done(ground, removing_do, "a flood of the ninth");
    assert_int_equal(number_of(ground, "SELECT (SELECT COUNT(*) FROM reply) + "
                                       "(SELECT COUNT(*) FROM open_answer) + "
                                       "(SELECT COUNT(*) FROM survey_link) + "
                                       "(SELECT COUNT(*) FROM survey_link_use)"),
                     0);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM wave"), 1);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM journal_value WHERE changes "
                                       "LIKE '%a flood of the ninth%'"),
                     1);
}

static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {WAVE_NETWORK, "person:1", "undo", WAVE_NOW,
                                     *(const int64_t *)context};

    return journal_undo(unit, &head, st);
}

static void what_was_thrown_away_open_does_not_come_back(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    experience_done(ground, removing_do, "a flood");
    int64_t last = number_of(ground, "SELECT MAX(position) FROM journal");
    ground_refuse(ground, undo_do, &last, STATUS_INVALID);
}

static void a_draft_is_thrown_away(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_done(ground, removing_do, "");
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM experience"), 0);
}

static void a_closed_wave_is_not_thrown_away(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    experience_end(ground);
    experience_refused(ground, removing_do, "x", STATUS_CONFLICT);
}

/* ---- the coordinator's own image, and own log ---- */

static bool image_do(struct change *change, struct unit *unit, const void *context,
                     struct status *st)
{
    struct self_image_row image = {
        .wave_id = 3, .author = "person:1", .answers = context, .at = WAVE_NOW};

    return self_image_put(change, unit, WAVE_NETWORK, &image, st);
}

static void an_own_image_is_one_a_coordinator_and_of_what_is_mirrored(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct survey_link_row link = {.wave_id = 3,
                                   .respondent = "workers",
                                   .kind = "screen",
                                   .label = "",
                                   .language = "nl",
                                   .people = 5,
                                   .most = 5};
    int64_t third = 3;

    experience_done(ground, second_do, "dilemmas");
    experience_done(ground, link_add_do, &link);
    experience_refused(ground, image_do, "beh1 3", STATUS_CONFLICT);
    experience_done(ground, opening_do, &third);
    experience_done(ground, image_do, "bridge 2\nbeh1 3");
    experience_done(ground, image_do, "beh1 5");
    experience_refused(ground, image_do, "beh1 9", STATUS_INVALID);
    experience_refused(ground, image_do, "loyalty_A 3", STATUS_INVALID);
    experience_done(ground, image_do, "bridge 4294967300\nbeh1 5");
    const struct experience_whole whole = experience_of(ground, 3);
    assert_int_equal(whole.self_image_count, 1);
    assert_string_equal(whole.self_images[0].answers, "beh1 5");
}

static void a_line_without_a_number_that_fits_is_no_answer(void **state)
{
    static const struct {
        const char *line;
        int32_t value;
    } LINES[] = {
        {"beh1 5", 5},
        {"beh1 -1\nbridge 2", REPLY_UNKNOWN},
        {"beh1", REPLY_NONE},
        {"beh1 4294967300", REPLY_NONE},
        {"beh1 ", REPLY_NONE},
        {"beh1 2147483648", REPLY_NONE},
        {"beh1\n5", REPLY_NONE},
        {"beh1 99999999999999999999", REPLY_NONE},
        {"beh1 \n5", REPLY_NONE},
        {"beh1 5x", REPLY_NONE},
        {"beh1 -", REPLY_NONE},
    };
    (void)state;

    for (size_t i = 0; i < ARRAY_COUNT(LINES); i++) {
        const char *item = NULL;
        size_t length = 0;
        int32_t value = 0;

        print_message("%s\n", LINES[i].line);
        assert_non_null(plan_line(LINES[i].line, &item, &length, &value));
        assert_int_equal(length, strlen("beh1"));
        assert_int_equal(value, LINES[i].value);
    }
}

static bool log_do(struct unit *unit, void *context, struct status *st)
{
    return log_entry_put(unit, WAVE_NETWORK, context, st);
}

static void a_log_is_read_and_changed_by_its_account_alone(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct log_entry entry = {.id = "",
                              .account_id = 1,
                              .day = "2026-03-03",
                              .behaviour = "",
                              .task = "",
                              .dilemma = "role",
                              .what = "a talk",
                              .outcome = ""};
    struct log_entries entries;
    struct status st = {0};

    expect_done(log_do(&ground->unit, &entry, &st), &st);
    entry.what = "two talks";
    expect_done(log_do(&ground->unit, &entry, &st), &st);
    expect_done(
        log_entries(ground->database, WAVE_NETWORK, 1, ground->pool, &entries, &st), &st);
    assert_int_equal(entries.count, 1);
    assert_string_equal(entries.rows[0].what, "two talks");
    entry.account_id = 2;
    ground_refuse(ground, log_do, &entry, STATUS_NOT_FOUND);
    expect_done(
        log_entries(ground->database, WAVE_NETWORK, 2, ground->pool, &entries, &st), &st);
    assert_int_equal(entries.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(what_is_left_out_is_not_asked),
        ON_SQLITE(own_questions_come_last_in_whatever_language_there_is),
        ON_SQLITE(who_mirrors_gets_the_mirrors_words_alone),
        ON_BOTH(one_wave_of_an_instrument_is_made_at_a_time),
        ON_SQLITE(a_survey_of_relations_and_an_anonymous_one_are_not_read_as_the_other),
        ON_BOTH(the_next_wave_knows_the_former_one),
        ON_BOTH(what_is_chosen_can_be_changed_until_it_opens),
        ON_SQLITE(who_answers_alone_is_nothing_to_ask),
        ON_BOTH(own_questions_are_of_a_draft),
        ON_BOTH(a_link_opens_by_its_code_however_it_is_typed),
        ON_BOTH(a_code_that_an_informant_has_is_not_given_again),
        ON_SQLITE(a_link_is_for_those_who_are_asked),
        ON_BOTH(a_link_is_voided_once_and_with_a_reason),
        ON_BOTH(voiding_a_link_ends_a_flood_of_begun_sheets),
        ON_SQLITE(a_wave_without_a_link_is_not_opened),
        ON_BOTH(a_wave_is_opened_and_closed_once),
        ON_BOTH(an_open_wave_is_thrown_away_with_a_reason_and_unread),
        ON_BOTH(what_was_thrown_away_open_does_not_come_back),
        ON_BOTH(a_draft_is_thrown_away),
        ON_SQLITE(a_closed_wave_is_not_thrown_away),
        ON_BOTH(an_own_image_is_one_a_coordinator_and_of_what_is_mirrored),
        cmocka_unit_test(a_line_without_a_number_that_fits_is_no_answer),
        ON_BOTH(a_log_is_read_and_changed_by_its_account_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
