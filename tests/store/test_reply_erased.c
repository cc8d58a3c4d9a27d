/* test_reply_erased.c - what is erased of an anonymous survey is not in the file of the
 * database any more, nor in the copies that are made of it. */
#include "experience_ground.h"

enum { PEOPLE = 60, MARK_REPEATS = 40 };

#define MARK "moerbeiboom"

static struct ground ground_in(struct unit *unit)
{
    return (struct ground){.database = unit->database, .pool = unit->pool, .unit = *unit};
}

/* Everybody writes, at length: enough for pages of their own. */
static bool answering_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = ground_in(unit);
    struct text words;

    (void)context;
    experience_prepare(&ground);
    experience_begin(&ground);
    ground_script(&ground, "UPDATE survey_link SET most = 90");
    text_init(&words, unit->pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < MARK_REPEATS; i++) {
        text_add(&words, MARK " ");
    }
    for (size_t i = 0; i < PEOPLE; i++) {
        send_text(&ground, "open_better", words.bytes);
    }
    return st->code == STATUS_OK;
}

static bool away_do(struct change *change, struct unit *unit, const void *context,
                    struct status *st)
{
    return experience_remove(change, unit, WAVE_NETWORK, EXPERIENCE_WAVE, context, st);
}

static bool removing_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = ground_in(unit);

    experience_done(&ground, away_do, context);
    return st->code == STATUS_OK;
}

/* One unit of work; then the database is closed, and all stands in one file. */
static void run(const struct fixture *fixture, unit_fn work, void *context)
{
    SCOPED(store) store = fixture_store(fixture);
    struct status st = {0};

    expect_done(store_change(store, work, context, &st), &st);
}

static size_t marks_count(const struct fixture *fixture)
{
    FILE *file = fopen(fixture->url, "rb");
    const size_t length = strlen(MARK);
    size_t found = 0;
    size_t count = 0;

    assert_non_null(file);
    for (int byte = fgetc(file); byte != EOF; byte = fgetc(file)) {
        found = byte == MARK[found] ? found + 1 : (size_t)(byte == MARK[0]);
        if (found == length) {
            count++;
            found = 0;
        }
    }
    (void)fclose(file);
    return count;
}

static void what_was_thrown_away_is_not_in_the_file(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);

    run(fixture, answering_do, NULL);
    assert_true(marks_count(fixture) >= PEOPLE);
    run(fixture, removing_do, (void *)(uintptr_t) "a flood");
    assert_int_equal(marks_count(fixture), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(what_was_thrown_away_is_not_in_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
