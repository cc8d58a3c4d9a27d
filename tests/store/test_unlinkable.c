/* test_unlinkable.c - nothing leads from an anonymous answer to whoever gave it: read
 * from the schema itself, and from all that stands in a database after a whole story.
 * docs/decisions/0031-no-key-from-an-answer.md */
#include "experience_ground.h"

#include "base/base64.h"
#include "store/network.h"
#include "store/sql.h"
#include "transfer_file.h"

static const char WORD[] = "zeldzaamwoord";
static const char CODE[] = "q7mk2v9xw3pd";

/* The texts of a query, one behind the other with a blank between them. */
static const char *texts_of(struct database *database, const struct sql *sql,
                            const char *table, struct pool *pool)
{
    struct status st = {0};
    struct text texts;
    SCOPED(query)
    rows = query_begin(database, sql, SQL_VALUES(sql_text(table)));

    text_init(&texts, pool, LIMIT_OUTPUT_BYTES);
    while (query_next(rows)) {
        text_format(&texts, "%s%s", texts.length == 0 ? "" : " ",
                    query_text(rows, 0, pool));
    }
    expect_done(query_end(rows, &st), &st);
    return texts.bytes;
}

/* ---- the schema ---- */

static const struct sql COLUMNS = {
    "columns", "SELECT name FROM pragma_table_info(?) ORDER BY cid",
    "SELECT column_name::text FROM information_schema.columns WHERE table_name = $1 "
    "AND table_schema = current_schema() ORDER BY ordinal_position"};
static const struct sql PARENTS = {
    "parents", "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?)",
    "SELECT DISTINCT confrelid::regclass::text FROM pg_constraint "
    "WHERE contype = 'f' AND conrelid = $1::text::regclass"};
static const struct sql CHILDREN = {
    "children",
    "SELECT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) f "
    "WHERE m.type = 'table' AND f.\"table\" = ?",
    "SELECT conrelid::regclass::text FROM pg_constraint "
    "WHERE contype = 'f' AND confrelid = $1::text::regclass"};
static const struct sql TRIGGERS = {
    "triggers", "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
    "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal "
    "AND tgrelid = $1::text::regclass"};

static const struct {
    const char *name;
    const char *columns; /* and no other: who adds one must think of this test */
} TABLES[] = {
    {"reply", "network_id wave_id id respondent answers"},
    {"open_answer", "network_id wave_id id respondent item body shown state first_by "
                    "second_by"},
    {"begun_sheet", "network_id wave_id id body day"},
    {"survey_link_use", "network_id link_id used"},
};

static void what_is_answered_stands_beside_nothing_that_tells_who(void **state)
{
    SCOPED(ground) ground = ground_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(TABLES); i++) {
        assert_string_equal(
            texts_of(ground->database, &COLUMNS, TABLES[i].name, ground->pool),
            TABLES[i].columns);
    }
}

static void an_answer_points_at_its_wave_alone_and_nothing_at_it(void **state)
{
    SCOPED(ground) ground = ground_new(state);

    for (size_t i = 0; i < 3; i++) {
        const char *table = TABLES[i].name;

        assert_string_equal(texts_of(ground->database, &PARENTS, table, ground->pool),
                            "wave");
        assert_string_equal(texts_of(ground->database, &CHILDREN, table, ground->pool),
                            "");
        assert_string_equal(texts_of(ground->database, &TRIGGERS, table, ground->pool),
                            "");
    }
}

/* ---- the order of rows ---- */

enum { SENT = 40 };

static bool prepare_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = {
        .database = unit->database, .pool = unit->pool, .unit = *unit};

    (void)context;
    experience_prepare(&ground);
    experience_begin(&ground);
    ground_script(&ground, "UPDATE survey_link SET most = 100");
    ground_script(&ground, "UPDATE network SET journal_months = 24");
    return st->code == STATUS_OK;
}

static bool close_do(struct unit *unit, void *context, struct status *st)
{
    struct ground ground = {
        .database = unit->database, .pool = unit->pool, .unit = *unit};

    (void)context;
    experience_end(&ground);
    return st->code == STATUS_OK;
}

static void work(struct store *store, unit_fn function, void *context)
{
    struct status st = {0};

    expect_done(store_change(store, function, context, &st), &st);
}

/* Each is another: the number of its turn in digits of five. */
static void send_all(struct store *store)
{
    for (int32_t i = 0; i < SENT; i++) {
        const struct reply_answer answers[] = {{"bs1", 1 + i / 25, NULL},
                                               {"bs3", 1 + i / 5 % 5, NULL},
                                               {"br1", 1 + i % 5, NULL}};
        struct sending sending = {LINK_FAMILIES, NULL, {answers, 3, 0}};

        work(store, send_do, &sending);
    }
}

/* The turns in the order in which a database gives the rows by itself. */
static void turns_read(struct store *store, const struct sql *sql, int turns[SENT])
{
    SCOPED(reader) reader = reader_borrow(store);
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    size_t count = 0;
    SCOPED(query) rows = query_begin(reader_database(reader), sql, SQL_NO_VALUES);

    for (; query_next(rows); count++) {
        const char *at = query_text(rows, 0, pool);

        turns[count] = 0;
        for (size_t digit = 0; digit < 3; digit++) {
            at = strchr(at, ' ') + 1;
            turns[count] = turns[count] * 5 + *at - '1';
        }
    }
    expect_done(query_end(rows, &st), &st);
    assert_int_equal(count, SENT);
}

/* Of 780 pairs half stand the other way round, give or take 43: five times that is never
 * met by chance. */
static void expect_shuffled(const int turns[SENT])
{
    int turned = 0;

    for (size_t i = 0; i < SENT; i++) {
        for (size_t j = i + 1; j < SENT; j++) {
            turned += turns[i] > turns[j];
        }
    }
    assert_in_range(turned, 390 - 215, 390 + 215);
}

static const struct sql BY_ITSELF = {"by itself", "SELECT answers FROM reply",
                                     "SELECT answers FROM reply ORDER BY ctid"};
static const struct sql BY_ID = {"by id", "SELECT answers FROM reply ORDER BY id",
                                 "SELECT answers FROM reply ORDER BY id"};

static void rows_do_not_stand_in_the_order_in_which_they_came(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    int before[SENT];
    int after[SENT];

    work(store, prepare_do, NULL);
    send_all(store);
    turns_read(store, &BY_ID, before);
    expect_shuffled(before);
    work(store, close_do, NULL);
    turns_read(store, &BY_ID, after);
    expect_shuffled(after);
    /* They are drawn anew: who saw the table before learns nothing of the order. */
    assert_memory_not_equal(before, after, sizeof before);
    turns_read(store, &BY_ITSELF, after);
    expect_shuffled(after);
}

static void closing_leaves_no_trace_of_when_a_row_was_written(void **state)
{
    static const struct sql UNITS = {
        "units",
        "SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('reply', 'open_answer') "
        "AND sql LIKE '%WITHOUT ROWID%' AND 1 = LENGTH(?)",
        "SELECT COUNT(DISTINCT xmin::text) + LENGTH($1) FROM reply"};
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);

    work(store, prepare_do, NULL);
    send_all(store);
    work(store, close_do, NULL);
    SCOPED(reader) reader = reader_borrow(store);
    struct status st = {0};
    int64_t count = 0;
    SCOPED(query)
    row = query_begin(reader_database(reader), &UNITS, SQL_VALUES(sql_text("x")));
    expect_done(query_number(row, &count, &st), &st);
    assert_int_equal(count, 2); /* two such tables; or one transaction, and one */
}

/* ---- a whole story ---- */

static void send_sheets(struct store *store)
{
    const struct reply_answer answers[] = {
        {"bs1", 5, NULL}, {"br1", 1, NULL}, {"open_better", 0, WORD}};
    const struct reply_answer plain = {"bs1", 4, NULL};

    for (size_t i = 0; i < 6; i++) {
        struct sending sending = {LINK_FAMILIES, CODE, {answers, 3, 0}};
        struct sending other = {LINK_WORKERS, NULL, {&plain, 1, 2}};

        work(store, begin_do, &sending);
        work(store, send_do, &sending);
        work(store, send_do, &other);
    }
}

static bool check_do(struct unit *unit, void *context, struct status *st)
{
    struct open_answers answers;

    (void)context;
    if (!open_answers_to_check(unit->database, WAVE_NETWORK, EXPERIENCE_WAVE, "",
                               unit->pool, &answers, st)) {
        return false;
    }
    assert_int_equal(answers.count, 6);
    for (size_t i = 0; i < 2; i++) {
        struct open_answer answer = answers.rows[0];

        answer.shown = "rust";
        if (!open_answer_check(unit, WAVE_NETWORK, EXPERIENCE_WAVE, &answer,
                               i == 0 ? "person:1" : "person:2", st)) {
            return false;
        }
    }
    return true;
}

static void expect_without(const char *bytes, const char *where)
{
    static const char *const NEEDLES[] = {WORD, "bs1 5", "organisation 2", CODE};

    for (size_t i = 0; i < ARRAY_COUNT(NEEDLES); i++) {
        if (strstr(bytes, NEEDLES[i]) != NULL) {
            fail_msg("'%s' stands in %s", NEEDLES[i], where);
        }
    }
}

/* Every column of every row of a table. */
static void expect_table_without(struct database *database, const char *table,
                                 struct pool *pool)
{
    struct sql *sql = pool_array(pool, 1, struct sql);
    struct status st = {0};
    struct text select;

    text_init(&select, pool, LIMIT_CELL_BYTES);
    text_format(&select, "SELECT * FROM %s", table);
    *sql = (struct sql){table, select.bytes, select.bytes};
    SCOPED(query) rows = query_begin(database, sql, SQL_NO_VALUES);
    while (query_next(rows)) {
        for (size_t i = 0; i < query_column_count(rows); i++) {
            if (!query_is_null(rows, i)) {
                expect_without(query_text(rows, i, pool), table);
            }
        }
    }
    expect_done(query_end(rows, &st), &st);
}

static void no_other_table_knows_anything_of_an_answer(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct status st = {0};
    size_t table_count = 0;

    work(store, prepare_do, NULL);
    send_sheets(store);
    work(store, close_do, NULL);
    work(store, check_do, NULL);
    SCOPED(reader) reader = reader_borrow(store);
    SCOPED(query)
    tables = query_begin(reader_database(reader), &SQL_DOCTOR_TABLE_LIST, SQL_NO_VALUES);
    while (query_next(tables)) {
        const char *table = query_text(tables, 0, fixture->pool);

        if (strstr(table, "reply") == NULL && strstr(table, "open_answer") == NULL) {
            table_count++;
            expect_table_without(reader_database(reader), table, fixture->pool);
        }
    }
    expect_done(query_end(tables, &st), &st);
    assert_true(table_count > 40);
}

static void an_export_holds_what_was_told_and_no_answer(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);

    work(store, prepare_do, NULL);
    send_sheets(store);
    work(store, close_do, NULL);
    work(store, check_do, NULL);
    SCOPED(bytes) file = exported(store, WAVE_NETWORK);
    expect_without(pool_text_part(fixture->pool, file->bytes, file->length),
                   "the export");
    assert_non_null(strstr(file->bytes, "\"part\":\"experience\""));

    SCOPED(fixture) other = fixture_new(state);
    SCOPED(store) there = fixture_store(other);
    expect_imported(there, file);
    SCOPED(bytes) again = exported(there, WAVE_NETWORK);
    assert_int_equal(again->length, file->length);
    assert_memory_equal(again->bytes, file->bytes, file->length);
}

static void figures_of_no_anonymous_wave_are_not_taken_in(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result;
    struct status st = {0};

    work(store, prepare_do, NULL);
    work(store, close_do, NULL);
    SCOPED(bytes) file = exported(store, WAVE_NETWORK);
    char *figures = strstr(file->bytes, "{\"figures\":{\"wave_id\":2");
    assert_non_null(figures);
    figures[strlen("{\"figures\":{\"wave_id\":")] = '1';

    SCOPED(fixture) other = fixture_new(state);
    SCOPED(store) there = fixture_store(other);
    assert_false(imported(there, file->bytes, file->length, &result, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_true(status_has(&st, "no anonymous survey"));
}

static void a_begun_sheet_is_sealed(void **state)
{
    static const struct sql BODY = {"body", "SELECT body FROM begun_sheet WHERE 'x' = ?",
                                    "SELECT body FROM begun_sheet WHERE 'x' = $1"};
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answers[] = {{"bs1", 5, NULL}, {"open_good", 0, WORD}};
    struct sending sending = {LINK_FAMILIES, CODE, {answers, 2, 0}};
    struct status st = {0};
    size_t size = 0;

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    const char *body = texts_of(ground->database, &BODY, "x", ground->pool);
    char *bytes = pool_bytes(ground->pool, strlen(body) + 1);
    assert_true(base64_read(body, (unsigned char *)bytes, &size));
    for (size_t i = 0; i < size; i++) {
        assert_memory_not_equal(bytes + i, "bs1", 3);
        assert_false(i + sizeof WORD <= size &&
                     memcmp(bytes + i, WORD, sizeof WORD - 1) == 0);
    }
    expect_without(body, "the sheet");
}

static void erasing_a_network_erases_all_of_it(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answer = {"open_good", 0, WORD};
    struct sending sending = {LINK_FAMILIES, CODE, {&answer, 1, 0}};
    struct log_entry entry = {"", 1, "2026-03-03", "", "", "", "x", ""};
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st) &&
                    log_entry_put(&ground->unit, WAVE_NETWORK, &entry, &st),
                &st);
    send_text(ground, "open_good", WORD);
    ground_script(ground, "UPDATE network SET state = 'archived'");
    expect_done(network_destroy(&ground->unit, WAVE_NETWORK, "host", WAVE_NOW, &st), &st);
    assert_int_equal(number_of(ground, "SELECT (SELECT COUNT(*) FROM reply) + "
                                       "(SELECT COUNT(*) FROM open_answer) + "
                                       "(SELECT COUNT(*) FROM begun_sheet) + "
                                       "(SELECT COUNT(*) FROM survey_link_use) + "
                                       "(SELECT COUNT(*) FROM survey_link) + "
                                       "(SELECT COUNT(*) FROM experience) + "
                                       "(SELECT COUNT(*) FROM log_entry)"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(what_is_answered_stands_beside_nothing_that_tells_who),
        ON_BOTH(an_answer_points_at_its_wave_alone_and_nothing_at_it),
        ON_BOTH(rows_do_not_stand_in_the_order_in_which_they_came),
        ON_BOTH(closing_leaves_no_trace_of_when_a_row_was_written),
        ON_BOTH(no_other_table_knows_anything_of_an_answer),
        ON_BOTH(an_export_holds_what_was_told_and_no_answer),
        ON_SQLITE(figures_of_no_anonymous_wave_are_not_taken_in),
        ON_BOTH(a_begun_sheet_is_sealed),
        ON_BOTH(erasing_a_network_erases_all_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
