/* test_migrate.c - the schema follows the program, and never the other way round. */
#include "store_fixture.h"

#include <pthread.h>

#include "store/migrate.h"
#include "store/sql.h"

#define FILE_OF(name, text)                                                              \
    {                                                                                    \
        name, (const unsigned char *)(text), sizeof(text) - 1                            \
    }

#define FIRST                                                                            \
    FILE_OF("0001_first.sql", "CREATE TABLE first (id BIGINT PRIMARY KEY);\n"            \
                              "INSERT INTO first (id) VALUES (1);\n")

static const struct embedded_file FILES[] = {
    FIRST,
    FILE_OF("0002_second.sql", "-- only a remark\n"),
    FILE_OF("0010_third.sql", "ALTER TABLE first ADD COLUMN note TEXT;\n"
                              "INSERT INTO first (id, note) VALUES (10, 'a;b')"),
};
static const struct embedded_file OTHER_SECOND[] = {
    FIRST,
    FILE_OF("0002_second.sql", "-- only a remark!\n"),
};
static const struct embedded_file BROKEN[] = {
    FIRST,
    FILE_OF("0002_broken.sql", "CREATE TABLE broken (id BIGINT PRIMARY KEY);\n"
                               "INSERT INTO broken (id) VALUES (1);\n"
                               "INSERT INTO broken (id) VALUES (1);\n"),
};
static const struct embedded_file FOR_ONE[] = {
    FILE_OF("0001_one.sql", "CREATE TABLE here (kind TEXT);\n\n"
                            "-- only: sqlite\n"
                            "INSERT INTO here (kind)\n"
                            "VALUES ('sqlite');\n"
                            "  \n"
                            "INSERT INTO here (kind) VALUES ('both');\n\n"
                            "-- only: postgres\n"
                            "INSERT INTO here (kind) VALUES ('postgres');\n"
                            "INSERT INTO here (kind) VALUES ('postgres');"),
};

static const struct sql FIRST_COUNT = {"first_count", "SELECT COUNT(*) FROM first",
                                       "SELECT COUNT(*) FROM first"};
static const struct sql MIGRATION_COUNTED = {"migration_count",
                                             "SELECT COUNT(*), MAX(at) FROM migration",
                                             "SELECT COUNT(*), MAX(at) FROM migration"};

static void expect_number(struct database *database, const struct sql *sql,
                          int64_t expected)
{
    struct status st = {0};
    SCOPED(query) row = query_begin(database, sql, SQL_NO_VALUES);

    if (!query_next(row)) {
        expect_done(query_end(row, &st), &st);
    }
    assert_int_equal(query_integer(row, 0), expected);
}

static const struct {
    const char *label;
    size_t former_count; /* of FILES, that the database has had */
    const struct embedded_file *files;
    size_t file_count;
    enum status_code code;
    const char *named; /* in the message */
    int64_t migration_count; /* afterwards */
} CASES[] = {
    {"none at all", 0, FILES, 0, STATUS_OK, NULL, 0},
    {"a new database", 0, FILES, 3, STATUS_OK, NULL, 3},
    {"one more", 1, FILES, 2, STATUS_OK, NULL, 2},
    {"the same again", 3, FILES, 3, STATUS_OK, NULL, 3},
    {"an older program", 3, FILES, 2, STATUS_CONFLICT, "0010_third.sql", 3},
    {"a program without any", 1, FILES, 0, STATUS_CONFLICT, "0001_first.sql", 1},
    {"one that was edited", 2, OTHER_SECOND, 2, STATUS_CONFLICT, "0002_second.sql", 2},
    {"one that fails halfway", 1, BROKEN, 2, STATUS_CONFLICT, NULL, 1},
};

static void migrations_run_once(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(database) database = fixture_database(fixture);
        struct status st = {0};

        print_message("%s\n", CASES[i].label);
        expect_done(migrate_list(database, FILES, CASES[i].former_count, 7, &st), &st);
        const bool is_done =
            migrate_list(database, CASES[i].files, CASES[i].file_count, 8, &st);
        if (CASES[i].code == STATUS_OK) {
            expect_done(is_done, &st);
        }
        assert_int_equal(st.code, CASES[i].code);
        if (CASES[i].named != NULL) {
            assert_string_equal(st.parts[0].values[0].text, CASES[i].named);
        }
        expect_number(database, &MIGRATION_COUNTED, CASES[i].migration_count);
        assert_true(database_is_idle(database));
    }
}

static void a_failing_migration_leaves_nothing(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    assert_false(migrate_list(database, BROKEN, 2, 7, &st));
    assert_string_equal(st.parts[1].values[0].text, "0002_broken.sql");
    assert_false(database_run(database, &FIRST_COUNT, SQL_NO_VALUES, &st));
    assert_false(database_run(database, &MIGRATION_COUNTED, SQL_NO_VALUES, &st));
    expect_done(migrate_list(database, FILES, 3, 7, &st), &st);
    expect_number(database, &FIRST_COUNT, 2);
}

static void a_statement_may_be_for_one_database(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    static const struct sql kinds = {"kinds",
                                     "SELECT COUNT(*), MIN(kind), MAX(kind) FROM here",
                                     "SELECT COUNT(*), MIN(kind), MAX(kind) FROM here"};
    const bool is_sqlite = fixture->kind == DATABASE_SQLITE;

    expect_done(migrate_list(database, FOR_ONE, 1, 7, &st), &st);
    SCOPED(query) row = query_begin(database, &kinds, SQL_NO_VALUES);
    assert_true(query_next(row));
    assert_int_equal(query_integer(row, 0), is_sqlite ? 2 : 3);
    assert_string_equal(query_text(row, 1, pool), "both");
    assert_string_equal(query_text(row, 2, pool), is_sqlite ? "sqlite" : "postgres");
}

extern const struct embedded_file MIGRATIONS[];
extern const size_t MIGRATION_COUNT;

/* What a network had before there were surveys is there afterwards. */
static void surveys_come_to_a_database_that_is_in_use(void **state)
{
    static const struct sql WAVES = {
        "waves",
        "SELECT COUNT(*) FROM actor a LEFT JOIN wave_actor w "
        "ON w.actor_id = a.id WHERE w.id IS NULL",
        "SELECT COUNT(*) FROM actor a LEFT JOIN wave_actor w "
        "ON w.actor_id = a.id WHERE w.id IS NULL"};
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(migrate_list(database, MIGRATIONS, 2, 7, &st) &&
                    database_script(
                        database,
                        "INSERT INTO network (id, name, place, purpose, state, "
                        "journal_months, created_at) VALUES ('n', '', '', '', 'active', "
                        "24, 1); INSERT INTO organisation (network_id, id, name) VALUES "
                        "('n', 1, 'OCMW'); INSERT INTO actor (network_id, id, "
                        "organisation_id, name, sector, sources, note) VALUES ('n', 1, "
                        "1, 'OCMW', '', '', '')",
                        &st) &&
                    migrate(database, 8, &st),
                &st);
    expect_number(database, &WAVES, 1);
}

enum { SERVERS = 4 };

static void *server_start(void *url)
{
    SCOPED(database) database = database_at(url);
    struct status st = {0};

    return migrate_list(database, FILES, 3, 7, &st) ? url : NULL;
}

static void servers_that_start_together_take_turns(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    pthread_t servers[SERVERS];

    for (size_t i = 0; i < SERVERS; i++) {
        assert_int_equal(pthread_create(&servers[i], NULL, server_start,
                                        pool_text(pool, fixture->url)),
                         0);
    }
    for (size_t i = 0; i < SERVERS; i++) {
        void *done = NULL;
        assert_int_equal(pthread_join(servers[i], &done), 0);
        assert_non_null(done);
    }
    SCOPED(database) database = fixture_database(fixture);
    expect_number(database, &FIRST_COUNT, 2);
    expect_number(database, &MIGRATION_COUNTED, 3);
}

static void the_programs_own_migrations_run(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(migrate(database, 7, &st), &st);
    expect_done(migrate(database, 8, &st), &st);
    SCOPED(query) row = query_begin(database, &MIGRATION_COUNTED, SQL_NO_VALUES);
    assert_true(query_next(row));
    assert_true(query_integer(row, 0) <= (int64_t)migrate_version());
    assert_int_equal(query_integer(row, 1), query_integer(row, 0) == 0 ? 0 : 7);
}

static void every_statement_prepares(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(migrate(database, 7, &st), &st);
    assert_true(SQL_ALL_COUNT > 0);
    for (size_t i = 0; i < SQL_ALL_COUNT; i++) {
        print_message("%s\n", SQL_ALL[i]->name);
        expect_done(database_prepare(database, SQL_ALL[i], &st), &st);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(migrations_run_once),
        ON_BOTH(a_failing_migration_leaves_nothing),
        ON_BOTH(a_statement_may_be_for_one_database),
        ON_BOTH(surveys_come_to_a_database_that_is_in_use),
        ON_BOTH(servers_that_start_together_take_turns),
        ON_BOTH(the_programs_own_migrations_run),
        ON_BOTH(every_statement_prepares),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
