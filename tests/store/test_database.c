/* test_database.c - one connection, on SQLite and on PostgreSQL. */
#include "store_fixture.h"

#include <inttypes.h>
#include <sys/stat.h>

#include "store/database_state.h"

static const struct sql ADD = {"thing_add", "INSERT INTO thing (id, name) VALUES (?, ?)",
                               "INSERT INTO thing (id, name) VALUES ($1, $2)"};
static const struct sql PART_ADD = {"part_add",
                                    "INSERT INTO part (id, thing_id) VALUES (?, ?)",
                                    "INSERT INTO part (id, thing_id) VALUES ($1, $2)"};
static const struct sql LIST = {"thing_list", "SELECT id, name FROM thing ORDER BY id",
                                "SELECT id, name FROM thing ORDER BY id"};
static const struct sql FIND = {"thing_find", "SELECT id, name FROM thing WHERE id = ?",
                                "SELECT id, name FROM thing WHERE id = $1"};
static const struct sql COUNT = {"thing_count", "SELECT COUNT(*) FROM thing",
                                 "SELECT COUNT(*) FROM thing"};
static const struct sql RENAME = {"thing_rename",
                                  "UPDATE thing SET name = ? WHERE id >= ?",
                                  "UPDATE thing SET name = $1 WHERE id >= $2"};
static const struct sql WRONG = {"wrong", "SELECT nothing FROM nowhere",
                                 "SELECT nothing FROM nowhere"};
static const struct sql PID = {"pid", "SELECT 0", "SELECT pg_backend_pid()"};
static const struct sql KILL = {"kill", "", "SELECT pg_terminate_backend($1)"};
static const struct sql IS_THERE = {
    "is_there", "", "SELECT COUNT(*) FROM pg_stat_activity WHERE pid = $1"};

static const char SCHEMA[] =
    "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT UNIQUE, size BIGINT,"
    " CHECK (size > 0));"
    "CREATE TABLE part (id BIGINT PRIMARY KEY,"
    " thing_id BIGINT NOT NULL REFERENCES thing (id));";

static struct database *things_open(const struct fixture *fixture)
{
    struct database *database = fixture_database(fixture);
    struct status st = {0};

    expect_done(database_script(database, SCHEMA, &st), &st);
    return database;
}

static bool thing_add(struct database *database, int64_t id, const char *name,
                      struct status *st)
{
    return database_run(database, &ADD, SQL_VALUES(sql_integer(id), sql_text(name)), st);
}

static void expect_count(struct database *database, int64_t count)
{
    struct status st = {0};
    SCOPED(query) rows = query_begin(database, &COUNT, SQL_NO_VALUES);

    assert_true(query_next(rows));
    assert_int_equal(query_integer(rows, 0), count);
    assert_false(query_next(rows));
    expect_done(query_end(rows, &st), &st);
}

/* ---- values ---- */

static const struct {
    const char *label;
    int64_t id;
    const char *name;
} VALUE_CASES[] = {
    {"nothing", 0, NULL},
    {"an empty text is not nothing", 1, ""},
    {"one letter", 2, "a"},
    {"letters outside ASCII", 3, "Zo\xC3\xAB \xE2\x82\xAC \xF0\x9F\x98\x80"},
    {"what could end a text", 4, "'; DROP TABLE thing; --\"\\$1 ? %s"},
    {"lines and tabs", 5, "a\nb\r\n\tc"},
    {"a number as text", 6, "0012"},
    {"below zero", -1, "minus"},
    {"the lowest", INT64_MIN, "lowest"},
    {"the highest", INT64_MAX, "highest"},
};

static void values_come_back_as_they_went(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);

    for (size_t i = 0; i < ARRAY_COUNT(VALUE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct status st = {0};
        const int64_t id = VALUE_CASES[i].id;
        const char *name = VALUE_CASES[i].name;

        print_message("%s\n", VALUE_CASES[i].label);
        expect_done(thing_add(database, id, name, &st), &st);
        SCOPED(query)
        row = query_begin(database, &FIND, SQL_VALUES(sql_integer(id)));
        assert_true(query_next(row));
        assert_int_equal(query_column_count(row), 2);
        assert_true(query_integer(row, 0) == id);
        assert_int_equal(query_is_null(row, 1), name == NULL);
        const char *read = query_text(row, 1, pool);
        assert_int_equal(read == NULL, name == NULL);
        assert_string_equal(read == NULL ? "" : read, name == NULL ? "" : name);
        assert_false(query_next(row));
        expect_done(query_end(row, &st), &st);
    }
}

static void nothing_reads_as_zero_and_null(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    static const struct sql nothing = {"nothing", "SELECT ?, 7",
                                       "SELECT CAST($1 AS BIGINT), 7"};
    SCOPED(query) row = query_begin(database, &nothing, SQL_VALUES(sql_null()));

    assert_true(query_next(row));
    assert_true(query_is_null(row, 0));
    assert_int_equal(query_integer(row, 0), 0);
    assert_null(query_text(row, 0, pool));
    assert_false(query_is_null(row, 1));
    assert_string_equal(query_text(row, 1, pool), "7");
    expect_done(query_end(row, &st), &st);
}

static void a_long_text_comes_back_whole(void **state)
{
    enum { LENGTH = 1024 * 1024 };
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    char *text = pool_bytes(pool, LENGTH + 1);

    expect_done(database_script(database, "CREATE TABLE page (body TEXT)", &st), &st);
    for (size_t i = 0; i < LENGTH; i++) {
        text[i] = (char)('a' + i % 23);
    }
    static const struct sql put = {"put", "INSERT INTO page (body) VALUES (?)",
                                   "INSERT INTO page (body) VALUES ($1)"};
    static const struct sql get = {"get", "SELECT body FROM page",
                                   "SELECT body FROM page"};
    expect_done(database_run(database, &put, SQL_VALUES(sql_text(text)), &st), &st);
    SCOPED(query) row = query_begin(database, &get, SQL_NO_VALUES);
    assert_true(query_next(row));
    assert_string_equal(query_text(row, 0, pool), text);
    expect_done(query_end(row, &st), &st);
}

/* ---- rows ---- */

static const struct {
    const char *label;
    int64_t count;
} ROWS_CASES[] = {{"none", 0}, {"one", 1}, {"many", 300}};

static void rows_come_one_after_the_other(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};
    int64_t added = 0;

    for (size_t i = 0; i < ARRAY_COUNT(ROWS_CASES); i++) {
        print_message("%s\n", ROWS_CASES[i].label);
        for (; added < ROWS_CASES[i].count; added++) {
            expect_done(thing_add(database, added, NULL, &st), &st);
        }
        SCOPED(query) rows = query_begin(database, &LIST, SQL_NO_VALUES);
        int64_t seen = 0;
        while (query_next(rows)) {
            assert_int_equal(query_integer(rows, 0), seen++);
        }
        assert_int_equal(seen, ROWS_CASES[i].count);
        expect_done(query_end(rows, &st), &st);
    }
}

static void changed_rows_are_counted(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    for (int64_t id = 1; id <= 3; id++) {
        expect_done(thing_add(database, id, NULL, &st), &st);
        assert_int_equal(database_changed(database), 1);
    }
    const struct {
        const char *label;
        int64_t from;
        size_t changed;
    } cases[] = {{"all", 1, 3}, {"one", 3, 1}, {"none", 4, 0}, {"all again", 0, 3}};
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        print_message("%s\n", cases[i].label);
        expect_done(database_run(database, &RENAME,
                                 SQL_VALUES(sql_null(), sql_integer(cases[i].from)), &st),
                    &st);
        assert_int_equal(database_changed(database), cases[i].changed);
    }
    expect_done(database_run(database, &COUNT, SQL_NO_VALUES, &st), &st);
}

/* ---- failures ---- */

static const struct sql NO_SIZE = {"no_size",
                                   "INSERT INTO thing (id, size) VALUES (70, 0)",
                                   "INSERT INTO thing (id, size) VALUES (70, 0)"};
static const struct sql NO_THING = {"no_thing", "INSERT INTO part (id) VALUES (1)",
                                    "INSERT INTO part (id) VALUES (1)"};
static const struct sql IN_USE = {"in_use", "DELETE FROM thing WHERE id = 1",
                                  "DELETE FROM thing WHERE id = 1"};
static const struct sql SAME_ID = {"same_id", "INSERT INTO thing (id) VALUES (1)",
                                   "INSERT INTO thing (id) VALUES (1)"};
static const struct sql SAME_NAME = {"same_name",
                                     "INSERT INTO thing (id, name) VALUES (2, 'one')",
                                     "INSERT INTO thing (id, name) VALUES (2, 'one')"};
static const struct sql NO_PARENT = {"no_parent",
                                     "INSERT INTO part (id, thing_id) VALUES (9, 9)",
                                     "INSERT INTO part (id, thing_id) VALUES (9, 9)"};
static const struct sql NO_SENSE = {"no_sense", "SELEKT 1", "SELEKT 1"};
static const struct sql DOUBLE_QUOTED = {"double_quoted", "SELECT \"text\"",
                                         "SELECT \"text\""};

static const struct {
    const char *label;
    const struct sql *sql;
    enum status_code code;
    enum database_trouble trouble;
} FAILURE_CASES[] = {
    {"a key twice", &SAME_ID, STATUS_CONFLICT, TROUBLE_UNIQUE},
    {"a unique text twice", &SAME_NAME, STATUS_CONFLICT, TROUBLE_UNIQUE},
    {"a row that is not there", &NO_PARENT, STATUS_CONFLICT, TROUBLE_FOREIGN_KEY},
    {"a row that is needed", &IN_USE, STATUS_CONFLICT, TROUBLE_FOREIGN_KEY},
    {"nothing where something must be", &NO_THING, STATUS_FAILED, TROUBLE_OTHER},
    {"a rule of the table", &NO_SIZE, STATUS_FAILED, TROUBLE_OTHER},
    {"no such table", &WRONG, STATUS_FAILED, TROUBLE_OTHER},
    {"no SQL", &NO_SENSE, STATUS_FAILED, TROUBLE_OTHER},
    {"double quotes hold a name", &DOUBLE_QUOTED, STATUS_FAILED, TROUBLE_OTHER},
};

static void failures_have_a_class(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    expect_done(thing_add(database, 1, "one", &st), &st);
    expect_done(database_run(database, &PART_ADD,
                             SQL_VALUES(sql_integer(1), sql_integer(1)), &st),
                &st);
    for (size_t i = 0; i < ARRAY_COUNT(FAILURE_CASES); i++) {
        print_message("%s\n", FAILURE_CASES[i].label);
        assert_false(database_run(database, FAILURE_CASES[i].sql, SQL_NO_VALUES, &st));
        assert_int_equal(st.code, FAILURE_CASES[i].code);
        assert_int_equal(database_trouble(database), FAILURE_CASES[i].trouble);
        assert_string_equal(st.parts[0].values[0].text, FAILURE_CASES[i].sql->name);
        expect_count(database, 1);
        assert_int_equal(database_trouble(database), TROUBLE_NONE);
        SCOPED(query) rows = query_begin(database, FAILURE_CASES[i].sql, SQL_NO_VALUES);
        assert_false(query_next(rows));
        assert_false(query_next(rows));
        assert_false(query_end(rows, &st));
        assert_int_equal(st.code, FAILURE_CASES[i].code);
    }
}

static void the_words_hold_no_values_of_rows(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    expect_done(thing_add(database, 1, "anna@example.org", &st), &st);
    assert_false(thing_add(database, 2, "anna@example.org", &st));
    assert_null(strstr(st.parts[0].values[1].text, "anna"));
}

static void a_reader_cannot_write(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    const struct database_options options = {.url = fixture->url, .is_reader = true};
    struct database *reader = NULL;
    struct status st = {0};

    expect_done(database_open(&options, &reader, &st), &st);
    assert_false(thing_add(reader, 1, "one", &st));
    assert_int_equal(database_trouble(reader), TROUBLE_FULL);
    assert_int_equal(st.code, STATUS_FAILED);
    expect_count(reader, 0);
    expect_done(thing_add(database, 1, "one", &st), &st);
    expect_count(reader, 1);
    database_free(reader);
}

/* SQLite lets one write at a time; PostgreSQL finds out that the two cannot have come
 * one after the other. */
static void who_comes_between_is_busy(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) one = things_open(fixture);
    SCOPED(database) other = fixture_database(fixture);
    struct status st = {0};

    expect_done(thing_add(one, 1, "one", &st), &st);
    if (fixture->kind == DATABASE_SQLITE) {
        expect_done(database_script(other, "PRAGMA busy_timeout = 20", &st), &st);
    }
    SCOPED(transaction) mine = transaction_begin(one, TRANSACTION_WRITE, &st);
    assert_non_null(mine);
    expect_count(one, 1);
    SCOPED(transaction) theirs = transaction_begin(other, TRANSACTION_WRITE, &st);
    if (theirs != NULL) {
        expect_count(other, 1);
        expect_done(thing_add(other, 2, NULL, &st), &st);
    }
    expect_done(thing_add(one, 3, NULL, &st), &st);
    expect_done(transaction_commit(mine, &st), &st);
    if (theirs != NULL) {
        assert_false(transaction_commit(theirs, &st));
    }
    assert_int_equal(database_trouble(other), TROUBLE_BUSY);
    assert_int_equal(st.code, STATUS_FAILED);
    expect_count(one, 2);
    expect_count(other, 2);
}

/* ---- opening ---- */

static const struct {
    const char *label;
    const char *url;
    enum status_code code;
} OPEN_CASES[] = {
    {"no such file", "/tmp/samenspel-no-such-file.db", STATUS_NOT_FOUND},
    {"no such folder", "/tmp/samenspel-none/x.db", STATUS_NOT_FOUND},
    {"a folder", "/tmp", STATUS_FAILED},
    {"no database", "Makefile", STATUS_FAILED},
    {"empty", "", STATUS_NOT_FOUND},
    {"no such server", "postgresql:///x?host=/tmp/samenspel-none", STATUS_FAILED},
    {"the short scheme too", "postgres:///x?host=/tmp/samenspel-none", STATUS_FAILED},
    {"no URL", "postgresql://[", STATUS_FAILED},
};

static void what_cannot_be_opened_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_COUNT(OPEN_CASES); i++) {
        const struct database_options options = {.url = OPEN_CASES[i / 2].url,
                                                 .is_reader = i % 2 == 1};
        struct database *database = NULL;
        struct status st = {0};

        print_message("%s\n", OPEN_CASES[i / 2].label);
        assert_false(database_open(&options, &database, &st));
        assert_null(database);
        assert_int_equal(st.code, OPEN_CASES[i / 2].code);
    }
}

static void a_new_file_is_for_its_owner_only(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct stat file;

    assert_int_equal(database_kind(database), fixture->kind);
    assert_int_equal(stat(fixture->url, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
}

/* ---- statements ---- */

static void a_statement_is_prepared_once(void **state)
{
    enum { STATEMENTS = 500 };
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    SCOPED(pool) pool = pool_new();
    struct sql *many = pool_array(pool, STATEMENTS, struct sql);
    struct status st = {0};

    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < STATEMENTS; i++) {
            many[i] =
                (struct sql){"number", "SELECT 7 + ?", "SELECT 7 + CAST($1 AS BIGINT)"};
            SCOPED(query)
            row = query_begin(database, &many[i], SQL_VALUES(sql_integer((int64_t)i)));
            assert_true(query_next(row));
            assert_int_equal(query_integer(row, 0), 7 + i);
            expect_done(query_end(row, &st), &st);
        }
        assert_int_equal(database->query_count, STATEMENTS);
    }
    if (fixture->kind == DATABASE_POSTGRES) {
        static const struct sql prepared = {
            "prepared", "", "SELECT COUNT(*) FROM pg_prepared_statements"};
        SCOPED(query) row = query_begin(database, &prepared, SQL_NO_VALUES);
        assert_true(query_next(row));
        assert_int_equal(query_integer(row, 0), STATEMENTS + 1);
    }
}

static void two_statements_are_open_at_once(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};
    int64_t found = 0;

    for (int64_t id = 0; id < 5; id++) {
        expect_done(thing_add(database, id, NULL, &st), &st);
    }
    SCOPED(query) rows = query_begin(database, &LIST, SQL_NO_VALUES);
    while (query_next(rows)) {
        const int64_t id = query_integer(rows, 0);
        SCOPED(query) row = query_begin(database, &FIND, SQL_VALUES(sql_integer(id)));
        found += query_next(row) && query_integer(row, 0) == id;
    }
    expect_done(query_end(rows, &st), &st);
    assert_int_equal(found, 5);
    assert_true(database_is_idle(database));
}

static void a_script_runs_all_its_statements(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    expect_done(database_script(database, "", &st), &st);
    expect_done(database_script(database, "-- nothing\n", &st), &st);
    expect_done(database_script(database,
                                "INSERT INTO thing (id, name) VALUES (1, 'a;b');\n"
                                "-- a remark; with a semicolon\n"
                                "INSERT INTO thing (id) VALUES (2)",
                                &st),
                &st);
    expect_count(database, 2);
    assert_false(database_script(database, "INSERT INTO thing (id) VALUES (2)", &st));
    assert_int_equal(database_trouble(database), TROUBLE_UNIQUE);
    assert_int_equal(st.code, STATUS_CONFLICT);
}

static void a_wrong_statement_does_not_prepare(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    expect_done(database_prepare(database, &ADD, &st), &st);
    expect_done(database_prepare(database, &ADD, &st), &st);
    assert_false(database_prepare(database, &WRONG, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    expect_count(database, 0);
}

/* ---- a lost connection ---- */

static void connection_kill(const struct fixture *fixture, struct database *database)
{
    SCOPED(database) other = fixture_database(fixture);
    struct status st = {0};
    SCOPED(query) row = query_begin(database, &PID, SQL_NO_VALUES);

    assert_true(query_next(row));
    const int64_t pid = query_integer(row, 0);
    query_free(row);
    expect_done(database_run(other, &KILL, SQL_VALUES(sql_integer(pid)), &st), &st);
    for (bool is_there = true; is_there;) {
        SCOPED(query) left = query_begin(other, &IS_THERE, SQL_VALUES(sql_integer(pid)));
        assert_true(query_next(left));
        is_there = query_integer(left, 0) > 0;
    }
}

static void a_lost_connection_comes_back_by_itself(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    expect_done(thing_add(database, 1, "one", &st), &st);
    expect_count(database, 1);
    print_message("before a query\n");
    connection_kill(fixture, database);
    expect_count(database, 1);
    print_message("before a change\n");
    connection_kill(fixture, database);
    expect_done(thing_add(database, 2, "two", &st), &st);
    print_message("before a script\n");
    connection_kill(fixture, database);
    expect_done(database_script(database, "SELECT 1", &st), &st);
    print_message("before a transaction\n");
    connection_kill(fixture, database);
    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_WRITE, &st);
    assert_non_null(unit);
    expect_done(thing_add(database, 3, "three", &st), &st);
    expect_done(transaction_commit(unit, &st), &st);
    expect_count(database, 3);
}

static void a_unit_is_lost_with_its_connection(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};

    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_WRITE, &st);
    assert_non_null(unit);
    SCOPED(transaction) inner = transaction_begin(database, TRANSACTION_WRITE, &st);
    assert_non_null(inner);
    expect_done(thing_add(database, 1, "one", &st), &st);
    assert_false(transaction_is_lost(unit));
    connection_kill(fixture, database);
    assert_false(thing_add(database, 2, "two", &st));
    assert_int_equal(database_trouble(database), TROUBLE_GONE);
    assert_true(transaction_is_lost(unit));
    assert_false(transaction_commit(inner, &st));
    assert_false(thing_add(database, 3, "three", &st));
    assert_false(transaction_commit(unit, &st));
    assert_int_equal(database_trouble(database), TROUBLE_GONE);
    assert_int_equal(st.code, STATUS_FAILED);
    expect_count(database, 0);
}

static void a_forgotten_statement_is_prepared_again(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = things_open(fixture);
    struct status st = {0};
    static const struct sql all = {"all", "", "SELECT * FROM thing"};

    expect_count(database, 0);
    expect_done(database_script(database, "DEALLOCATE ALL", &st), &st);
    expect_count(database, 0);
    expect_done(database_run(database, &all, SQL_NO_VALUES, &st), &st);
    expect_done(database_script(database, "ALTER TABLE thing ADD note TEXT", &st), &st);
    expect_done(database_run(database, &all, SQL_NO_VALUES, &st), &st);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(values_come_back_as_they_went),
        ON_BOTH(nothing_reads_as_zero_and_null),
        ON_BOTH(a_long_text_comes_back_whole),
        ON_BOTH(rows_come_one_after_the_other),
        ON_BOTH(changed_rows_are_counted),
        ON_BOTH(failures_have_a_class),
        ON_BOTH(the_words_hold_no_values_of_rows),
        ON_BOTH(a_reader_cannot_write),
        ON_BOTH(who_comes_between_is_busy),
        cmocka_unit_test(what_cannot_be_opened_is_said),
        ON_SQLITE(a_new_file_is_for_its_owner_only),
        ON_BOTH(a_statement_is_prepared_once),
        ON_BOTH(two_statements_are_open_at_once),
        ON_BOTH(a_script_runs_all_its_statements),
        ON_BOTH(a_wrong_statement_does_not_prepare),
        ON_POSTGRES(a_lost_connection_comes_back_by_itself),
        ON_POSTGRES(a_unit_is_lost_with_its_connection),
        ON_POSTGRES(a_forgotten_statement_is_prepared_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
