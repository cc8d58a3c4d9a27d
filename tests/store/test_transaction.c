/* test_transaction.c - all of a unit, or nothing of it; the same on both databases. */
#include "store_fixture.h"

static const struct sql ADD = {"thing_add", "INSERT INTO thing (id) VALUES (?)",
                               "INSERT INTO thing (id) VALUES ($1)"};
static const struct sql COUNT = {"thing_count", "SELECT COUNT(*) FROM thing",
                                 "SELECT COUNT(*) FROM thing"};

static struct database *things_open(const struct fixture *fixture)
{
    struct database *database = fixture_database(fixture);
    struct status st = {0};

    expect_done(
        database_script(database, "CREATE TABLE thing (id BIGINT PRIMARY KEY)", &st),
        &st);
    return database;
}

static bool thing_add(struct database *database, int64_t id, struct status *st)
{
    return database_run(database, &ADD, SQL_VALUES(sql_integer(id)), st);
}

static int64_t thing_count(struct database *database)
{
    struct status st = {0};
    SCOPED(query) rows = query_begin(database, &COUNT, SQL_NO_VALUES);

    assert_true(query_next(rows));
    const int64_t count = query_integer(rows, 0);
    expect_done(query_end(rows, &st), &st);
    return count;
}

enum ending { COMMITTED, ROLLED_BACK };

static const struct {
    const char *label;
    enum ending outer;
    enum ending middle;
    enum ending inner;
    int64_t count; /* outer adds 1 row, middle 10, inner 100 */
} NESTED_CASES[] = {
    {"all are kept", COMMITTED, COMMITTED, COMMITTED, 111},
    {"the inner is taken back", COMMITTED, COMMITTED, ROLLED_BACK, 11},
    {"the middle takes the inner along", COMMITTED, ROLLED_BACK, COMMITTED, 1},
    {"middle and inner", COMMITTED, ROLLED_BACK, ROLLED_BACK, 1},
    {"the outer takes all along", ROLLED_BACK, COMMITTED, COMMITTED, 0},
    {"each by itself", ROLLED_BACK, ROLLED_BACK, ROLLED_BACK, 0},
};

static void unit_end(struct transaction *unit, enum ending ending)
{
    struct status st = {0};

    if (ending == COMMITTED) {
        expect_done(transaction_commit(unit, &st), &st);
    }
    transaction_free(unit);
}

static void things_add(struct database *database, int64_t from, int64_t count)
{
    struct status st = {0};

    for (int64_t id = from; id < from + count; id++) {
        expect_done(thing_add(database, id, &st), &st);
    }
}

static void units_stand_in_each_other(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(NESTED_CASES); i++) {
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(database) database = things_open(fixture);
        struct status st = {0};

        print_message("%s\n", NESTED_CASES[i].label);
        struct transaction *outer = transaction_begin(database, TRANSACTION_WRITE, &st);
        things_add(database, 0, 1);
        struct transaction *middle = transaction_begin(database, TRANSACTION_WRITE, &st);
        things_add(database, 10, 10);
        struct transaction *inner = transaction_begin(database, TRANSACTION_WRITE, &st);
        things_add(database, 100, 100);
        unit_end(inner, NESTED_CASES[i].inner);
        unit_end(middle, NESTED_CASES[i].middle);
        unit_end(outer, NESTED_CASES[i].outer);
        assert_int_equal(thing_count(database), NESTED_CASES[i].count);
        assert_true(database_is_idle(database));
    }
}

static bool add_and_leave(struct database *database, bool is_committed)
{
    struct status st = {0};
    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_WRITE, &st);

    assert_non_null(unit);
    expect_done(thing_add(database, 1, &st), &st);
    assert_int_equal(thing_count(database), 1);
    return is_committed && transaction_commit(unit, &st);
}

static void a_unit_that_is_left_is_rolled_back(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    SCOPED(database) other = fixture_database(fixture);

    assert_false(add_and_leave(database, false));
    assert_int_equal(thing_count(database), 0);
    assert_true(add_and_leave(database, true));
    assert_int_equal(thing_count(database), 1);
    assert_int_equal(thing_count(other), 1);
}

static void after_a_failure_the_rest_is_refused(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};
    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_WRITE, &st);

    assert_non_null(unit);
    expect_done(thing_add(database, 1, &st), &st);
    assert_false(thing_add(database, 1, &st));
    assert_int_equal(database_trouble(database), TROUBLE_UNIQUE);
    assert_false(thing_add(database, 2, &st));
    assert_false(database_script(database, "DELETE FROM thing", &st));
    SCOPED(query) rows = query_begin(database, &COUNT, SQL_NO_VALUES);
    assert_false(query_next(rows));
    assert_false(query_end(rows, &st));
    assert_null(transaction_begin(database, TRANSACTION_WRITE, &st));
    assert_false(transaction_commit(unit, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    assert_int_equal(database_trouble(database), TROUBLE_UNIQUE);
    assert_int_equal(thing_count(database), 0);
    expect_done(thing_add(database, 2, &st), &st);
}

static void an_inner_unit_keeps_its_failure_to_itself(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};
    SCOPED(transaction) outer = transaction_begin(database, TRANSACTION_WRITE, &st);

    assert_non_null(outer);
    expect_done(thing_add(database, 1, &st), &st);
    for (int64_t id = 1; id <= 3; id++) {
        SCOPED(transaction) inner = transaction_begin(database, TRANSACTION_WRITE, &st);
        assert_non_null(inner);
        expect_done(thing_add(database, id + 10, &st), &st);
        const bool is_added = thing_add(database, id, &st);
        assert_int_equal(is_added, id != 1);
        assert_int_equal(transaction_commit(inner, &st), is_added);
    }
    expect_done(thing_add(database, 4, &st), &st);
    expect_done(transaction_commit(outer, &st), &st);
    assert_int_equal(thing_count(database), 6);
}

static void a_reading_unit_sees_one_picture(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    SCOPED(database) other = fixture_database(fixture);
    struct status st = {0};
    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_READ, &st);

    assert_non_null(unit);
    assert_int_equal(thing_count(database), 0);
    expect_done(thing_add(other, 1, &st), &st);
    assert_int_equal(thing_count(database), 0);
    expect_done(transaction_commit(unit, &st), &st);
    assert_int_equal(thing_count(database), 1);
}

static void ended_handles_may_be_freed_late(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    struct transaction *former = transaction_begin(database, TRANSACTION_WRITE, &st);
    expect_done(transaction_commit(former, &st), &st);
    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_WRITE, &st);
    expect_done(thing_add(database, 1, &st), &st);
    transaction_free(former);
    transaction_free(NULL);
    expect_done(transaction_commit(unit, &st), &st);
    assert_int_equal(thing_count(database), 1);
}

/* SQLite rolls back the whole transaction by itself when it cannot go on. */
static void what_the_database_rolled_back_cannot_go_on(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};
    SCOPED(transaction) outer = transaction_begin(database, TRANSACTION_WRITE, &st);
    SCOPED(transaction) inner = transaction_begin(database, TRANSACTION_WRITE, &st);

    expect_done(database_script(database,
                                "CREATE TRIGGER full BEFORE INSERT ON thing"
                                " WHEN NEW.id = 3 BEGIN SELECT RAISE(ROLLBACK, 'no');"
                                " END",
                                &st),
                &st);
    expect_done(thing_add(database, 1, &st), &st);
    assert_false(thing_add(database, 3, &st));
    assert_true(transaction_is_lost(outer));
    assert_false(transaction_commit(inner, &st));
    assert_false(thing_add(database, 4, &st));
    assert_false(transaction_commit(outer, &st));
    assert_int_equal(thing_count(database), 0);
    expect_done(thing_add(database, 5, &st), &st);
    assert_int_equal(thing_count(database), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(units_stand_in_each_other),
        ON_BOTH(a_unit_that_is_left_is_rolled_back),
        ON_BOTH(after_a_failure_the_rest_is_refused),
        ON_BOTH(an_inner_unit_keeps_its_failure_to_itself),
        ON_BOTH(a_reading_unit_sees_one_picture),
        ON_BOTH(ended_handles_may_be_freed_late),
        ON_SQLITE(what_the_database_rolled_back_cannot_go_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
