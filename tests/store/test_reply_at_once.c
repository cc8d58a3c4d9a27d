/* test_reply_at_once.c - many people hand in at the same moment, and each counts once. */
#include "experience_ground.h"

#include <pthread.h>

enum { PEOPLE = 8, SHEETS = 12 };

static bool prepare_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = {
        .database = unit->database, .pool = unit->pool, .unit = *unit};

    (void)context;
    experience_prepare(&ground);
    experience_begin(&ground);
    ground_script(&ground, "UPDATE survey_link SET most = 90");
    return st->code == STATUS_OK;
}

struct person {
    struct store *store;
    pthread_t thread;
    size_t done;
    size_t refused;
};

static void *person_main(void *context)
{
    struct person *person = context;
    const struct reply_answer answer = {"bs1", 3, NULL};

    for (size_t i = 0; i < SHEETS; i++) {
        struct sending sending = {LINK_FAMILIES, NULL, {&answer, 1, 0}};
        struct status st = {0};
        const bool is_done = store_change(person->store, send_do, &sending, &st);

        person->done += is_done;
        person->refused += !is_done && st.code == STATUS_LIMIT;
    }
    return NULL;
}

/* 96 sheets for a link that takes 90. */
static void a_link_takes_exactly_as_many_as_it_may(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct person people[PEOPLE];
    struct status st = {0};
    size_t done = 0;
    size_t refused = 0;

    expect_done(store_change(store, prepare_do, NULL, &st), &st);
    for (size_t i = 0; i < PEOPLE; i++) {
        people[i] = (struct person){.store = store};
        assert_int_equal(pthread_create(&people[i].thread, NULL, person_main, &people[i]),
                         0);
    }
    for (size_t i = 0; i < PEOPLE; i++) {
        (void)pthread_join(people[i].thread, NULL);
        done += people[i].done;
        refused += people[i].refused;
    }
    assert_int_equal(done, 90);
    assert_int_equal(refused, 6);
    SCOPED(reader) reader = reader_borrow(store);
    struct ground ground = {.database = reader_database(reader), .pool = fixture->pool};
    assert_int_equal(number_of(&ground, "SELECT COUNT(*) FROM reply"), 90);
    assert_int_equal(number_of(&ground, "SELECT used FROM survey_link_use"), 90);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(a_link_takes_exactly_as_many_as_it_may)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
