/* test_at_once.c - what several threads do at once is as if they did it in turn. */
#include "store_fixture.h"

#include <pthread.h>

#include "store/installation.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/sign_in.h"

enum { THREADS = 3, TIMES = 6 };
static const int64_t NOW = INT64_C(1795312800000);
static const char HERE[] = "here";

/* A thread that does the same unit some times. */
struct racer {
    struct store *store;
    pthread_t thread;
    size_t place; /* among the threads */
    unit_fn work;
    size_t time; /* how often it did the work before */
    size_t done_count;
    size_t other_count; /* failures with another code than NOT_FOUND or CONFLICT */
};

static void *racer_main(void *context)
{
    struct racer *racer = context;

    for (racer->time = 0; racer->time < TIMES; racer->time++) {
        struct status st = {0};
        racer->done_count += store_change(racer->store, racer->work, racer, &st);
        racer->other_count += st.code != STATUS_OK && st.code != STATUS_NOT_FOUND &&
                              st.code != STATUS_CONFLICT;
    }
    return NULL;
}

/* Let the threads do it; gives how many units were done. */
static size_t race(struct store *store, unit_fn work)
{
    struct racer racers[THREADS];
    size_t done_count = 0;

    for (size_t i = 0; i < THREADS; i++) {
        racers[i] = (struct racer){.store = store, .place = i, .work = work};
        assert_int_equal(pthread_create(&racers[i].thread, NULL, racer_main, &racers[i]),
                         0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(racers[i].thread, NULL), 0);
        assert_int_equal(racers[i].other_count, 0);
        done_count += racers[i].done_count;
    }
    return done_count;
}

/* A text of a number, and of another. */
static const char *text_of(struct pool *pool, const char *kind, size_t first,
                           size_t second)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%s%zu-%zu", kind, first, second);
    return text.bytes;
}

/* ---- a network ---- */

static bool network_do(struct unit *unit, void *context, struct status *st)
{
    const struct journal_list empty = {0};
    const struct network network = {.name = "x", .place = "", .purpose = ""};
    struct sql_value values[RECORD_COLUMNS_MAX];

    (void)context;
    network_values(&network, values);
    return journal_adopt(unit->database, HERE, &empty, st) &&
           record_write(unit->database, &NETWORK_RECORD, HERE, values, st);
}

/* The id is read and then used. */
static bool organisation_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "next", NOW, 0};
    struct organisation organisation = {.name = "OCMW"};
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    (void)context;
    if (!change_begin(unit, &head, &change, st) ||
        !record_next_id(unit->database, &ORGANISATION_RECORD, HERE, &organisation.id,
                        st)) {
        return false;
    }
    organisation_values(&organisation, values);
    return change_put(change, &ORGANISATION_RECORD, values, st) && change_end(change, st);
}

static void changes_stand_one_behind_the_other(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct record_list list = {0};
    struct status st = {0};
    int64_t position = 0;

    expect_done(store_change(store, network_do, NULL, &st), &st);
    assert_int_equal(race(store, organisation_do), THREADS * TIMES);
    SCOPED(reader) reader = reader_borrow(store);
    struct database *database = reader_database(reader);
    expect_done(journal_verify(database, HERE, &st), &st);
    expect_done(journal_position(database, HERE, &position, &st), &st);
    assert_int_equal(position, THREADS * TIMES);
    expect_done(
        record_list(database, &ORGANISATION_RECORD, HERE, fixture->pool, &list, &st),
        &st);
    assert_int_equal(list.count, THREADS * TIMES);
}

/* Whoever reads meanwhile sees links and head of one moment. */
static void *looking_main(void *context)
{
    struct racer *looking = context;

    for (size_t i = 0; i < 4 * TIMES; i++) {
        struct status st = {0};
        SCOPED(reader) reader = reader_borrow(looking->store);
        looking->done_count += journal_verify(reader_database(reader), HERE, &st);
    }
    return NULL;
}

static void a_chain_holds_while_it_grows(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct racer looking = {.store = store};
    struct status st = {0};

    expect_done(store_change(store, network_do, NULL, &st), &st);
    assert_int_equal(pthread_create(&looking.thread, NULL, looking_main, &looking), 0);
    assert_int_equal(race(store, organisation_do), THREADS * TIMES);
    assert_int_equal(pthread_join(looking.thread, NULL), 0);
    assert_int_equal(looking.done_count, 4 * TIMES);
}

/* ---- the installation ---- */

struct opening {
    struct store *store;
    pthread_t thread;
    struct pool *pool;
    struct installation installation;
    bool is_done;
};

static void *opening_main(void *context)
{
    struct opening *opening = context;
    struct status st = {0};

    opening->is_done = installation_open(opening->store, NOW, opening->pool,
                                         &opening->installation, &st);
    return NULL;
}

static void an_installation_has_one_secret(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct opening openings[2];

    for (size_t i = 0; i < 2; i++) {
        openings[i] = (struct opening){.store = store, .pool = pool_new()};
        assert_int_equal(
            pthread_create(&openings[i].thread, NULL, opening_main, &openings[i]), 0);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(openings[i].thread, NULL), 0);
        assert_true(openings[i].is_done);
    }
    assert_string_equal(openings[0].installation.secret, openings[1].installation.secret);
    pool_free(openings[0].pool);
    pool_free(openings[1].pool);
}

/* Half of them want the same address. */
static bool account_do(struct unit *unit, void *context, struct status *st)
{
    const struct racer *racer = context;
    const struct account account = {
        .email = text_of(unit->pool, "a", racer->time % 2 == 0 ? 9 : racer->place,
                         racer->time),
        .name = "An"};
    const struct outbox_mail mail = {0, account.email, "An", "s", "b", 0, 0, 0};
    int64_t id = 0;

    return account_add(unit, &account, NOW, &id, st) && outbox_add(unit, &mail, NOW, st);
}

static void accounts_and_mail_get_ids_of_their_own(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const int64_t expected = THREADS * TIMES / 2 + TIMES / 2;
    struct installation installation;
    struct status st = {0};
    int64_t count = 0;
    int64_t failed_count = 0;

    expect_done(installation_open(store, NOW, fixture->pool, &installation, &st), &st);
    assert_int_equal(race(store, account_do), expected);
    SCOPED(reader) reader = reader_borrow(store);
    expect_done(account_count(reader_database(reader), &count, &st), &st);
    assert_int_equal(count, expected);
    expect_done(outbox_counts(reader_database(reader), &count, &failed_count, &st), &st);
    assert_int_equal(count, expected);
}

/* ---- links ---- */

static bool links_do(struct unit *unit, void *context, struct status *st)
{
    const struct account account = {.email = "a@x.be", .name = "An"};
    struct sign_in_link link = {0};

    (void)context;
    for (size_t i = 0; i < TIMES; i++) {
        if (!account_ensure(unit, &account, NOW, &link.account_id, st) ||
            !sign_in_link_add(unit, text_of(unit->pool, "link", 0, i), &link, NOW + 1,
                              st)) {
            return false;
        }
    }
    return true;
}

static bool taking_do(struct unit *unit, void *context, struct status *st)
{
    const struct racer *racer = context;
    struct sign_in_link link;

    return sign_in_link_take(unit, text_of(unit->pool, "link", 0, racer->time), NOW,
                             &link, st);
}

static void a_link_is_taken_by_one(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct status st = {0};

    expect_done(store_change(store, links_do, NULL, &st), &st);
    assert_int_equal(race(store, taking_do), TIMES);
    assert_int_equal(race(store, taking_do), 0);
}

/* ---- tries ---- */

static bool trying_do(struct unit *unit, void *context, struct status *st)
{
    (void)context;
    if (attempt_count(unit, "bucket", TIMES, 60000, NOW, st)) {
        return true;
    }
    if (st->code != STATUS_LIMIT) {
        return false;
    }
    status_clear(st);
    return status_fail(st, STATUS_CONFLICT, "too many");
}

static void tries_at_once_are_all_counted(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);

    assert_int_equal(race(store, trying_do), TIMES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(changes_stand_one_behind_the_other),
        ON_BOTH(a_chain_holds_while_it_grows),
        ON_BOTH(an_installation_has_one_secret),
        ON_BOTH(accounts_and_mail_get_ids_of_their_own),
        ON_BOTH(a_link_is_taken_by_one),
        ON_BOTH(tries_at_once_are_all_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
