/* test_experience_reason.c - why an anonymous survey asks, in the language of who reads
 * it: kept, taken back, moved, and no more changed once people answer. */
#include "experience_ground.h"
#include "transfer_file.h"

#include "store/journal.h"

static const char COMMON[] = "Wat is goed?";
static const char FRENCH[] = "Ce qui va bien : é, \"tout\".\n\nEt après ?";

static bool reason_do(struct change *change, struct unit *unit, const void *context,
                      struct status *st)
{
    struct experience_whole whole;

    if (!experience_read(unit->database, WAVE_NETWORK, EXPERIENCE_WAVE, unit->pool,
                         &whole, st)) {
        return false;
    }
    whole.wave.reason = COMMON;
    whole.choice.reason_fr = context;
    return experience_change(change, unit, WAVE_NETWORK, &whole.wave, &whole.choice, st);
}

static void expect_reasons(struct ground *ground, const char *dutch, const char *french,
                           const char *english)
{
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);

    assert_string_equal(experience_reason(&whole, LANGUAGE_NL), dutch);
    assert_string_equal(experience_reason(&whole, LANGUAGE_FR), french);
    assert_string_equal(experience_reason(&whole, LANGUAGE_EN), english);
}

static void each_language_has_its_own_and_else_that_of_the_wave(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_done(ground, reason_do, "");
    expect_reasons(ground, COMMON, COMMON, COMMON);
    experience_done(ground, reason_do, FRENCH);
    expect_reasons(ground, COMMON, FRENCH, COMMON);
}

static void no_language_takes_the_text_of_another(void **state)
{
    const struct experience_whole whole = {
        .wave = {.reason = "common"},
        .choice = {.reason_nl = "nl", .reason_fr = "fr", .reason_en = "en"}};
    const struct wording reasons = experience_reasons(&whole.choice);

    (void)state;
    for (enum language language = LANGUAGE_NL; language < LANGUAGE_COUNT; language++) {
        assert_string_equal(wording_in(&reasons, language), language_code(language));
        assert_string_equal(experience_reason(&whole, language), language_code(language));
    }
}

static void what_else_is_chosen_stays(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_done(ground, reason_do, FRENCH);
    const struct experience_whole whole = experience_of(ground, EXPERIENCE_WAVE);
    assert_string_equal(whole.choice.items_out, "bs2");
    assert_string_equal(whole.choice.areas, "Oost\nLinde");
    assert_string_equal(whole.wave.left_out, "known\nstory");
}

static void once_people_answer_it_stays(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_done(ground, reason_do, FRENCH);
    experience_begin(ground);
    experience_refused(ground, reason_do, "", STATUS_CONFLICT);
    expect_reasons(ground, COMMON, FRENCH, COMMON);
    experience_end(ground);
    experience_refused(ground, reason_do, "", STATUS_CONFLICT);
    expect_reasons(ground, COMMON, FRENCH, COMMON);
}

/* ---- taken back ---- */

static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    struct journal_list newest;

    (void)context;
    if (!journal_list(unit->database, WAVE_NETWORK, 0, 1, unit->pool, &newest, st)) {
        return false;
    }
    const struct change_head head = {WAVE_NETWORK, "person:1", "undo", WAVE_NOW,
                                     newest.entries[0].link.position};
    return journal_undo(unit, &head, st);
}

static void undo(struct ground *ground)
{
    struct status st = {0};

    expect_done(ground_try(ground, undo_do, NULL, &st), &st);
}

static void a_text_is_taken_back_and_comes_back(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_done(ground, reason_do, "avant");
    experience_done(ground, reason_do, FRENCH);
    undo(ground);
    expect_reasons(ground, COMMON, "avant", COMMON);
    undo(ground);
    expect_reasons(ground, COMMON, FRENCH, COMMON);
}

/* ---- moved ---- */

/* Who decided may be a line a group. */
static bool decided_do(struct change *change, struct unit *unit, const void *context,
                       struct status *st)
{
    struct experience_whole whole;

    if (!experience_read(unit->database, WAVE_NETWORK, EXPERIENCE_WAVE, unit->pool,
                         &whole, st)) {
        return false;
    }
    whole.choice.chosen_by = context;
    return experience_change(change, unit, WAVE_NETWORK, &whole.wave, &whole.choice, st);
}

static bool written_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = {
        .database = unit->database, .pool = unit->pool, .unit = *unit};

    (void)context;
    experience_prepare(&ground);
    ground_script(&ground, "UPDATE network SET journal_months = 24");
    experience_done(&ground, reason_do, FRENCH);
    experience_done(&ground, decided_do, "de moeders\nde vaders");
    return st->code == STATUS_OK;
}

static void the_texts_move_byte_for_byte(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    SCOPED(fixture) other = fixture_new(state);
    SCOPED(store) there = fixture_store(other);
    struct experience_whole whole;
    struct status st = {0};

    expect_done(store_change(store, written_do, NULL, &st), &st);
    SCOPED(bytes) file = exported(store, WAVE_NETWORK);
    expect_imported(there, file);
    SCOPED(bytes) again = exported(there, WAVE_NETWORK);
    assert_int_equal(again->length, file->length);
    assert_memory_equal(again->bytes, file->bytes, file->length);
    SCOPED(reader) reader = reader_borrow(there);
    expect_done(experience_read(reader_database(reader), WAVE_NETWORK, EXPERIENCE_WAVE,
                                other->pool, &whole, &st),
                &st);
    assert_string_equal(experience_reason(&whole, LANGUAGE_FR), FRENCH);
    assert_string_equal(whole.choice.chosen_by, "de moeders\nde vaders");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(each_language_has_its_own_and_else_that_of_the_wave),
        cmocka_unit_test(no_language_takes_the_text_of_another),
        ON_SQLITE(what_else_is_chosen_stays),
        ON_BOTH(once_people_answer_it_stays),
        ON_BOTH(a_text_is_taken_back_and_comes_back),
        ON_BOTH(the_texts_move_byte_for_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
