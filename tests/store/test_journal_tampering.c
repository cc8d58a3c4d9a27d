/* test_journal_tampering.c - no other hand changes the journal unseen. */
#include "store_fixture.h"

#include "ground.h"
#include "store/journal.h"
#include "store/people.h"

static const char HERE[] = "here";
static const char THERE[] = "there";

static bool put_do(struct unit *unit, void *context, struct status *st)
{
    const int64_t *id = context;
    const struct change_head head = {HERE, "person:1", "organisation.put", *id, 0};
    const struct organisation organisation = {*id, "OCMW"};
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    organisation_values(&organisation, values);
    return change_begin(unit, &head, &change, st) &&
           change_put(change, &ORGANISATION_RECORD, values, st) && change_end(change, st);
}

/* The changes of the columns of a row of the journal; a column that is not named in the
 * list fails the test. '#' stands for the position. */
static const struct {
    const char *table;
    const char *column;
    const char *script;
    bool is_named; /* the message tells this position */
} TAMPERED[] = {
    {"journal", "network_id",
     "DELETE FROM journal_value WHERE network_id = 'here' AND position = #;"
     "UPDATE journal SET network_id = 'there' WHERE network_id = 'here' AND position = #",
     false},
    {"journal", "position",
     "DELETE FROM journal_value WHERE network_id = 'here' AND position = #;"
     "UPDATE journal SET position = 9 WHERE network_id = 'here' AND position = #",
     false},
    {"journal", "at",
     "UPDATE journal SET at = at + 1 WHERE network_id = 'here' AND position = #", true},
    {"journal", "author",
     "UPDATE journal SET author = 'person:7' WHERE network_id = 'here' AND position = #",
     true},
    {"journal", "action",
     "UPDATE journal SET action = 'x' WHERE network_id = 'here' AND position = #", true},
    {"journal", "undoes",
     "UPDATE journal SET undoes = 1 WHERE network_id = 'here' AND position = #", true},
    {"journal", "value_digest",
     "UPDATE journal SET value_digest = 'x' || value_digest"
     " WHERE network_id = 'here' AND position = #",
     true},
    {"journal", "digest",
     "UPDATE journal SET digest = digest || 'x'"
     " WHERE network_id = 'here' AND position = #",
     true},
    {"journal_value", "network_id",
     "INSERT INTO journal (network_id, position, at, author, action, value_digest, "
     "digest)"
     " VALUES ('there', #, 1, '', '', '', '');"
     "UPDATE journal_value SET network_id = 'there'"
     " WHERE network_id = 'here' AND position = #",
     false},
    {"journal_value", "position",
     "DELETE FROM journal_value WHERE network_id = 'here' AND position = 4;"
     "UPDATE journal_value SET position = 4 WHERE network_id = 'here' AND position = #",
     false},
    {"journal_value", "salt",
     "UPDATE journal_value SET salt = '0' || salt"
     " WHERE network_id = 'here' AND position = #",
     true},
    {"journal_value", "changes",
     "UPDATE journal_value SET changes = REPLACE(changes, 'organisation', 'person')"
     " WHERE network_id = 'here' AND position = #",
     true},
    {"journal_value", "changes",
     "UPDATE journal_value SET changes = changes || 'x'"
     " WHERE network_id = 'here' AND position = #",
     true},
    {"journal_head", "network_id",
     "DELETE FROM journal_value WHERE network_id = 'here' OR position = #;"
     "DELETE FROM journal WHERE network_id = 'here';"
     "DELETE FROM journal_head WHERE network_id = 'here'",
     false},
    {"journal_head", "position",
     "UPDATE journal_head SET position = position + # WHERE network_id = 'here'", false},
    {"journal_head", "at",
     "UPDATE journal_head SET at = at + # WHERE network_id = 'here'", false},
    {"journal_head", "digest",
     "UPDATE journal_head SET digest = '#' WHERE network_id = 'here'", false},
    {"a row is taken away", "",
     "DELETE FROM journal_value WHERE network_id = 'here' AND position = #;"
     "DELETE FROM journal WHERE network_id = 'here' AND position = #",
     false},
    {"a row is added", "",
     "INSERT INTO journal (network_id, position, at, author, action, value_digest, "
     "digest)"
     " SELECT network_id, 4 + #, at, author, action, value_digest, digest FROM journal"
     " WHERE network_id = 'here' AND position = #",
     false},
    {"the end is taken away", "",
     "DELETE FROM journal_value WHERE network_id = 'here' AND position >= #;"
     "DELETE FROM journal WHERE network_id = 'here' AND position >= #",
     false},
};

/* The script with the position in the place of every '#'. */
static const char *script_at(const char *format, size_t position, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (const char *at = format; *at != '\0'; at++) {
        if (*at == '#') {
            text_format(&text, "%zu", position);
        } else {
            text_add_char(&text, *at);
        }
    }
    return text.bytes;
}

static void expect_found_out(struct ground *ground, size_t row, size_t position)
{
    struct status st = {0};
    SCOPED(transaction)
    savepoint = transaction_begin(ground->database, TRANSACTION_WRITE, &st);
    const char *script = script_at(TAMPERED[row].script, position, ground->pool);

    expect_done(savepoint != NULL, &st);
    expect_done(database_script(ground->database, script, &st), &st);
    assert_false(journal_verify(ground->database, HERE, &st) &&
                 journal_verify(ground->database, THERE, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    if (TAMPERED[row].is_named) {
        assert_true(status_has(&st, script_at("position #", position, ground->pool)));
    }
}

static void another_hand_is_found_out(void **state)
{
    SCOPED(ground) ground = ground_new(state);

    ground_network(ground, HERE);
    ground_network(ground, THERE);
    for (int64_t i = 1; i <= 4; i++) {
        struct status st = {0};
        expect_done(ground_try(ground, put_do, &i, &st), &st);
    }
    for (size_t i = 0; i < ARRAY_COUNT(TAMPERED); i++) {
        print_message("%s.%s\n", TAMPERED[i].table, TAMPERED[i].column);
        for (size_t position = 1; position <= 3; position++) {
            expect_found_out(ground, i, position);
        }
        struct status st = {0}; /* and it stands again */
        expect_done(journal_verify(ground->database, HERE, &st), &st);
    }
}

static const struct sql COLUMN_LIST = {
    "column_list",
    "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
    " WHERE m.name IN ('journal', 'journal_value', 'journal_head')",
    ""};

static void every_column_of_the_journal_was_tampered_with(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    size_t count = 0;
    struct status st = {0};
    SCOPED(query) rows = query_begin(ground->database, &COLUMN_LIST, SQL_NO_VALUES);

    for (; query_next(rows); count++) {
        const char *table = query_text(rows, 0, ground->pool);
        const char *column = query_text(rows, 1, ground->pool);
        size_t i = 0;
        while (i < ARRAY_COUNT(TAMPERED) && (strcmp(TAMPERED[i].table, table) != 0 ||
                                             strcmp(TAMPERED[i].column, column) != 0)) {
            i++;
        }
        if (i == ARRAY_COUNT(TAMPERED)) {
            fail_msg("%s.%s is not tried", table, column);
        }
    }
    expect_done(query_end(rows, &st), &st);
    assert_int_equal(count, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(another_hand_is_found_out),
        ON_SQLITE(every_column_of_the_journal_was_tampered_with),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
