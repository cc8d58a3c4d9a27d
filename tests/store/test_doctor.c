/* test_doctor.c - what is wrong in a database is found, and nothing else. */
#include <fcntl.h>

#include "network_random.h"
#include "store/doctor.h"
#include "store/migrate.h"
#include "store_fixture.h"

static const char TODAY[] = "2026-06-01";

/* What somebody did to the database, and what the doctor says of it. */
struct harm {
    const char *label;
    const char *script;
    const char *check; /* NULL: nothing is to be found */
    enum doctor_level level;
    const char *network_id;
    const char *sentence;
};

/* clang-format off */
static const struct harm HARMS[] = {
    {"nothing was done", "SELECT 1", NULL, DOCTOR_GOOD, NULL, NULL},
    {"somebody else is named as the author",
     "UPDATE journal SET author = 'person:9' WHERE position = 2", "journal", DOCTOR_WRONG,
     "networkabc", "the journal was changed by another hand at position 2"},
    {"a change was taken out",
     "DELETE FROM journal_value WHERE position = 3; DELETE FROM journal WHERE position = 3",
     "journal", DOCTOR_WRONG, "networkabc",
     "the journal was changed by another hand at position 3"},
    {"values were rewritten",
     "UPDATE journal_value SET changes = '[]' WHERE position = 4", "journal", DOCTOR_WRONG,
     "networkabc", "the values of the journal were changed by another hand at position 4"},
    {"values were erased when their time was over",
     "DELETE FROM journal_value WHERE position = 4", NULL, DOCTOR_GOOD, NULL, NULL},
    {"the end was cut off",
     "DELETE FROM journal_value WHERE position = 5; DELETE FROM journal WHERE position = 5",
     "journal", DOCTOR_WRONG, "networkabc",
     "the end of the journal is missing: it has 4 changes"},
    {"the end was cut off with care, but for its head",
     "UPDATE journal_head SET position = 4 WHERE network_id <> '';"
     "DELETE FROM journal_value WHERE position = 5; DELETE FROM journal WHERE position = 5",
     "journal", DOCTOR_WRONG, "networkabc",
     "the end of the journal is missing: it has 4 changes"},
    {"a journal is gone",
     "DELETE FROM journal_value; DELETE FROM journal;"
     "DELETE FROM journal_head WHERE network_id <> ''",
     "journal", DOCTOR_WRONG, "networkabc", "the journal of this network is missing"},
    {"a network is gone, its journal is not",
     "DELETE FROM role; DELETE FROM invitation; DELETE FROM person;"
     "DELETE FROM organisation; DELETE FROM network",
     "journal", DOCTOR_WRONG, "networkabc",
     "this journal is left of a network that is not there"},
    {"the coordinator left", "UPDATE role SET to_day = '2026-06-01'", "coordinator",
     DOCTOR_WARNING, "networkabc",
     "this network has no coordinator today: the host can name one"},
    {"the coordinator leaves tomorrow", "UPDATE role SET to_day = '2026-06-02'", NULL,
     DOCTOR_GOOD, NULL, NULL},
    {"a mail was given up",
     "INSERT INTO outbox (id, to_address, to_name, subject, body, created_at, tried)"
     " VALUES (1, 'a', 'a', 'a', '', 1, 9)",
     "mail", DOCTOR_NOTE, NULL, "1 mail could not be sent and was given up"},
    {"two mails were given up",
     "INSERT INTO outbox (id, to_address, to_name, subject, body, created_at, tried)"
     " VALUES (1, 'a', 'a', 'a', '', 1, 9), (2, 'a', 'a', 'a', '', 1, 9)",
     "mail", DOCTOR_NOTE, NULL, "2 mails could not be sent and were given up"},
    {"figures could not be computed",
     "INSERT INTO job (network_id, id, kind, subject_id, state, permille, is_stopping, trouble,"
     " wanted_at, lease_until) VALUES ('networkabc', 1, 'k', 7, 'failed', 0, 0, 'x', 1, 0)",
     "surveys", DOCTOR_NOTE, NULL, "the figures of 1 survey could not be computed"},
    {"figures could be computed in the end",
     "INSERT INTO job (network_id, id, kind, subject_id, state, permille, is_stopping, trouble,"
     " wanted_at, lease_until) VALUES ('networkabc', 1, 'k', 7, 'failed', 0, 0, 'x', 1, 0),"
     " ('networkabc', 2, 'k', 7, 'done', 0, 0, '', 1, 0)",
     NULL, DOCTOR_GOOD, NULL, NULL},
    {"nothing is told of a closed anonymous survey",
     "INSERT INTO wave (network_id, id, instrument, instrument_version, title, state, asker,"
     " reason, left_out, keep_months) VALUES ('networkabc', 1, 'growth', '1', '', 'closed', '', '',"
     " '', 3); INSERT INTO experience (network_id, id, wave_id, items_out, chosen_by, areas,"
     " reason_nl, reason_fr, reason_en) VALUES ('networkabc', 1, 1, '', '', '', '', '', '');",
     "surveys", DOCTOR_WARNING, NULL,
     "what may be told of a closed anonymous survey is missing"},
    {"a begun sheet is left over",
     "INSERT INTO wave (network_id, id, instrument, instrument_version, title, state, asker,"
     " reason, left_out, keep_months) VALUES ('networkabc', 1, 'growth', '1', '', 'closed', '', '',"
     " '', 3); INSERT INTO experience (network_id, id, wave_id, items_out, chosen_by, areas,"
     " reason_nl, reason_fr, reason_en) VALUES ('networkabc', 1, 1, '', '', '', '', '', '');"
     " INSERT INTO wave_result (network_id, wave_id, part, body)"
     " VALUES ('networkabc', 1, 'experience', '{}');"
     " INSERT INTO begun_sheet (network_id, wave_id, id, body, day)"
     " VALUES ('networkabc', 1, 'x', 'x', '2026-01-01')",
     "surveys", DOCTOR_WARNING, NULL,
     "begun sheets are left of an anonymous survey that is not open"},
    {"a migration was not run", "DELETE FROM migration WHERE number = (SELECT MAX(number) FROM migration)",
     "schema", DOCTOR_WARNING, NULL,
     "the schema is older than the program: 'samenspel init' brings it up to date"},
    {"another migration was run", "UPDATE migration SET digest = 'x'", "schema",
     DOCTOR_WRONG, NULL,
     "the migration '0001_ground.sql' is not the one this database has had"},
    {"a newer program was here",
     "INSERT INTO migration (number, name, digest, at) VALUES (9999, 'new', 'x', 1)",
     "schema", DOCTOR_WRONG, NULL, "a newer program made this database: it has had 'new'"},
};

static const struct harm HARMS_SQLITE[] = {
    {"a row points at nothing",
     "PRAGMA foreign_keys = OFF; UPDATE role SET person_id = 77", "references", DOCTOR_WRONG,
     NULL, "a row of 'role' points at a row that is not there"},
};

static const struct harm HARMS_POSTGRES[] = {
    {"a constraint was put aside",
     "ALTER TABLE role ADD CONSTRAINT later CHECK (id > 0) NOT VALID", "references",
     DOCTOR_WRONG, NULL, "the constraint 'later' of 'role' does not hold for every row"},
};
/* clang-format on */

/* Everything that is not good must be what is expected; and it must be there. */
static void expect_found(struct database *database, const struct fixture *fixture,
                         const struct harm *harm)
{
    SCOPED(pool) pool = pool_new();
    const struct doctor_call call = {
        fixture->kind == DATABASE_SQLITE ? fixture->url : "/", TODAY};
    const struct doctor_findings findings = doctor_look(database, &call, pool);
    size_t found_count = 0;

    for (const struct doctor_finding *finding = findings.first; finding != NULL;
         finding = finding->next) {
        if (finding->level == DOCTOR_GOOD) {
            continue;
        }
        const char *sentence = say_in(pool, &finding->message, LANGUAGE_EN);
        print_message("    %s: %s\n", doctor_level_code(finding->level), sentence);
        assert_non_null(harm->check);
        assert_string_equal(finding->check, harm->check);
        assert_string_equal(sentence, harm->sentence);
        assert_int_equal(finding->level, harm->level);
        assert_string_equal(finding->network_id == NULL ? "" : finding->network_id,
                            harm->network_id == NULL ? "" : harm->network_id);
        found_count++;
    }
    assert_int_equal(found_count > 0, harm->check != NULL);
    assert_int_equal(findings.wrong_count > 0, harm->level == DOCTOR_WRONG);
    assert_true(database_is_idle(database));
}

static void harms_check(void **state, const struct harm *harms, size_t count)
{
    static const struct network_order ORDER = {.id = "networkabc"};

    for (size_t i = 0; i < count; i++) {
        SCOPED(fixture) fixture = fixture_new(state);
        struct status st = {0};

        print_message("%s\n", harms[i].label);
        {
            SCOPED(store) store = fixture_store(fixture);
            network_few(store, &ORDER, 4);
        }
        SCOPED(database) database = fixture_database(fixture);
        expect_done(database_script(database, harms[i].script, &st), &st);
        expect_found(database, fixture, &harms[i]);
    }
}

static void harm_is_found_and_nothing_else(void **state)
{
    harms_check(state, HARMS, ARRAY_COUNT(HARMS));
}

static void harm_to_references_is_found_in_sqlite(void **state)
{
    harms_check(state, HARMS_SQLITE, ARRAY_COUNT(HARMS_SQLITE));
}

static void harm_to_constraints_is_found_in_postgres(void **state)
{
    harms_check(state, HARMS_POSTGRES, ARRAY_COUNT(HARMS_POSTGRES));
}

static void another_database_is_told_apart(void **state)
{
    static const struct harm OTHER = {
        "",
        "",
        "schema",
        DOCTOR_WRONG,
        NULL,
        "this is no database of samenspel, or 'samenspel init' was never run on it"};
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);

    expect_found(database, fixture, &OTHER);
}

extern const struct embedded_file MIGRATIONS[];

static void a_database_of_an_older_program_is_only_old(void **state)
{
    static const struct harm OLD = {
        "",
        "",
        "schema",
        DOCTOR_WARNING,
        NULL,
        "the schema is older than the program: 'samenspel init' brings it up to date"};
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(migrate_list(database, MIGRATIONS, 2, 7, &st), &st);
    expect_found(database, fixture, &OLD);
}

/* The doctor goes on as far as the database lets itself be read. */
static void a_damaged_file_is_found(void **state)
{
    static const struct network_order ORDER = {.id = "networkabc"};
    static const char RUBBISH[300] = "rubbish";
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    {
        SCOPED(store) store = fixture_store(fixture);
        network_few(store, &ORDER, 4);
    }
    {
        SCOPED(database) database = fixture_database(fixture);
        expect_done(database_script(database, "PRAGMA journal_mode = DELETE", &st), &st);
    }
    const int file = open(fixture->url, O_RDWR);
    for (off_t page = 26; page < 40; page += 2) {
        assert_int_equal(pwrite(file, RUBBISH, sizeof RUBBISH, page * 4096), 300);
    }
    (void)close(file);
    SCOPED(database) database = fixture_database(fixture);
    const struct doctor_call call = {fixture->url, TODAY};
    const struct doctor_findings findings = doctor_look(database, &call, pool);
    assert_true(findings.wrong_count > 0);
    assert_string_equal(findings.first->check, "integrity");
    assert_int_equal(findings.first->level, DOCTOR_WRONG);
    assert_false(doctor_check(database, &call, &st));
    assert_int_equal(st.code, STATUS_INVALID);
}

static void the_doctor_reads_only(void **state)
{
    static const struct network_order ORDER = {.id = "networkabc"};
    SCOPED(fixture) fixture = fixture_new(state);
    {
        SCOPED(store) store = fixture_store(fixture);
        network_few(store, &ORDER, 4);
    }
    const struct database_options options = {.url = fixture->url, .is_reader = true};
    struct database *opened = NULL;
    struct status st = {0};
    expect_done(database_open(&options, &opened, &st), &st);
    SCOPED(database) database = opened;
    expect_found(database, fixture, &HARMS[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(harm_is_found_and_nothing_else),
        ON_BOTH(a_database_of_an_older_program_is_only_old),
        ON_SQLITE(harm_to_references_is_found_in_sqlite),
        ON_POSTGRES(harm_to_constraints_is_found_in_postgres),
        ON_BOTH(another_database_is_told_apart),
        ON_SQLITE(a_damaged_file_is_found),
        ON_BOTH(the_doctor_reads_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
