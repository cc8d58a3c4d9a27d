/* test_record.c - every kind of row goes in and comes out as it was, on both. */
#include "store_fixture.h"

#include "ground.h"
#include "made_up_rows.h"
#include "random.h"
#include "store/json_in.h"

static const char HERE[] = "here";
static const char THERE[] = "there"; /* another network with rows of the same ids */

/* Rows of kind `place` of RECORDS, with ids 1 .. MADE_UP_IDS. */
struct rows {
    const struct made_up_kind *made_up;
    const struct sql_value *here[MADE_UP_IDS];
    const struct sql_value *there[MADE_UP_IDS];
    size_t count;
};

static void row_write(struct ground *ground, const struct record_kind *kind,
                      const char *network_id, const struct sql_value *values)
{
    struct status st = {0};

    expect_done(record_write(ground->database, kind, network_id, values, &st), &st);
}

static struct ground *ground_with_networks(void **state)
{
    struct ground *ground = ground_new(state);

    ground_network(ground, HERE);
    ground_network(ground, THERE);
    for (size_t i = 0; i < MADE_UP_IDS; i++) {
        static const char *const EMAILS[MADE_UP_IDS] = {"a@x.be", "b@x.be", "c@x.be"};
        assert_int_equal(ground_account(ground, EMAILS[i]), (int64_t)i + 1);
    }
    return ground;
}

/* Fill both networks with every kind: parents first, ids not in order. */
static struct rows *fill(struct ground *ground, uint64_t *random)
{
    static const int64_t ORDER[MADE_UP_IDS] = {3, 1, 2};
    const struct made_up_kind *made_up = made_up_kinds(ground->pool);
    struct rows *rows = pool_array(ground->pool, RECORD_COUNT, struct rows);

    for (size_t i = 0; i < RECORD_COUNT; i++) {
        rows[i].made_up = &made_up[i];
        rows[i].count = RECORDS[i]->has_id ? MADE_UP_IDS : 1;
        for (size_t j = 0; j < rows[i].count; j++) {
            const int64_t id = RECORDS[i]->has_id ? ORDER[j] : 1;
            const struct sql_value *here =
                made_up_row(&made_up[i], id, random, ground->pool);
            const struct sql_value *there =
                made_up_row(&made_up[i], id, random, ground->pool);
            row_write(ground, RECORDS[i], HERE, here);
            row_write(ground, RECORDS[i], THERE, there);
            rows[i].here[id - 1] = here;
            rows[i].there[id - 1] = there;
        }
    }
    return rows;
}

static void expect_row(struct ground *ground, const struct record_kind *kind,
                       const char *network_id, int64_t id,
                       const struct sql_value *expected)
{
    const struct sql_value *found = NULL;
    struct status st = {0};

    expect_done(
        record_find(ground->database, kind, network_id, id, ground->pool, &found, &st),
        &st);
    assert_true(rows_are_same(kind, found, expected, true));
}

static void expect_rows(struct ground *ground, const struct record_kind *kind,
                        const char *network_id, const struct sql_value *const *expected,
                        size_t count)
{
    struct record_list list;
    struct status st = {0};

    expect_done(record_list(ground->database, kind, network_id, ground->pool, &list, &st),
                &st);
    assert_int_equal(list.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_true(rows_are_same(kind, list.rows[i], expected[i], true));
        expect_row(ground, kind, network_id, (int64_t)i + 1, expected[i]);
    }
}

static void expect_none(struct ground *ground, const struct record_kind *kind,
                        const char *network_id, int64_t id)
{
    const struct sql_value *found = NULL;
    struct status st = {0};

    assert_false(
        record_find(ground->database, kind, network_id, id, ground->pool, &found, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_null(found);
}

static void expect_next(struct ground *ground, const struct record_kind *kind,
                        const char *network_id, int64_t expected)
{
    struct status st = {0};
    int64_t next = 0;

    expect_done(record_next_id(ground->database, kind, network_id, &next, &st), &st);
    assert_int_equal(next, expected);
}

static void what_is_put_is_found_and_listed_by_id(void **state)
{
    SCOPED(ground) ground = ground_with_networks(state);
    uint64_t random = 1;
    const struct rows *rows = fill(ground, &random);

    for (size_t i = 0; i < RECORD_COUNT; i++) {
        const struct record_kind *kind = RECORDS[i];
        print_message("%s\n", kind->name);
        expect_rows(ground, kind, HERE, rows[i].here, rows[i].count);
        expect_rows(ground, kind, THERE, rows[i].there, rows[i].count);
        expect_rows(ground, kind, "nowhere", NULL, 0);
        expect_none(ground, kind, "nowhere", 1);
        if (kind->has_id) {
            expect_none(ground, kind, HERE, 0);
            expect_none(ground, kind, HERE, MADE_UP_IDS + 1);
            expect_next(ground, kind, HERE, MADE_UP_IDS + 1);
            expect_next(ground, kind, "nowhere", 1);
        }
    }
}

static void putting_again_replaces_every_column(void **state)
{
    SCOPED(ground) ground = ground_with_networks(state);
    uint64_t random = 2;
    struct rows *rows = fill(ground, &random);

    for (size_t i = 0; i < RECORD_COUNT; i++) {
        const struct record_kind *kind = RECORDS[i];
        const int64_t id = rows[i].count == 1 ? 1 : 2;
        print_message("%s\n", kind->name);
        for (size_t again = 0; again < 20; again++) {
            rows[i].here[id - 1] =
                made_up_row(rows[i].made_up, id, &random, ground->pool);
            row_write(ground, kind, HERE, rows[i].here[id - 1]);
            expect_row(ground, kind, HERE, id, rows[i].here[id - 1]);
        }
        expect_rows(ground, kind, HERE, rows[i].here, rows[i].count);
        expect_rows(ground, kind, THERE, rows[i].there, rows[i].count);
    }
}

static void what_is_removed_is_gone_here_only(void **state)
{
    SCOPED(ground) ground = ground_with_networks(state);
    uint64_t random = 3;
    const struct rows *rows = fill(ground, &random);
    struct status st = {0};

    for (size_t i = RECORD_COUNT; i-- > 0;) {
        const struct record_kind *kind = RECORDS[i];
        print_message("%s\n", kind->name);
        for (int64_t id = (int64_t)rows[i].count; id > 0; id--) {
            expect_done(record_erase(ground->database, kind, HERE, id, &st), &st);
            assert_int_equal(database_changed(ground->database), 1);
            expect_none(ground, kind, HERE, id);
            expect_rows(ground, kind, HERE, rows[i].here, (size_t)id - 1);
        }
        expect_done(record_erase(ground->database, kind, HERE, 1, &st), &st);
        assert_int_equal(database_changed(ground->database), 0);
        expect_rows(ground, kind, THERE, rows[i].there, rows[i].count);
    }
}

/* ---- what the tables refuse ---- */

struct writing {
    const struct record_kind *kind;
    const struct sql_value *values;
};

static bool writing_do(struct unit *unit, void *context, struct status *st)
{
    const struct writing *writing = context;

    return record_write(unit->database, writing->kind, HERE, writing->values, st);
}

/* Write the row with one other value, and expect it to be refused or not. */
static void expect_refused(struct ground *ground, const struct rows *rows, size_t column,
                           struct sql_value value, enum status_code code)
{
    const struct record_kind *kind = rows->made_up->kind;
    struct sql_value *values =
        pool_copy(ground->pool, rows->here[0], kind->column_count, struct sql_value);
    struct writing writing = {kind, values};
    struct status st = {0};

    print_message("%s.%s\n", kind->name, kind->columns[column].name);
    values[column] = value;
    assert_int_equal(ground_try(ground, writing_do, &writing, &st), code == STATUS_OK);
    assert_int_equal(st.code, code);
}

static void null_stands_only_where_the_schema_allows_it(void **state)
{
    SCOPED(ground) ground = ground_with_networks(state);
    uint64_t random = 4;
    const struct rows *rows = fill(ground, &random);

    for (size_t i = 0; i < RECORD_COUNT; i++) {
        for (size_t j = 0; j < RECORDS[i]->column_count; j++) {
            expect_refused(ground, &rows[i], j, sql_null(),
                           rows[i].made_up->columns[j].is_required ? STATUS_FAILED
                                                                   : STATUS_OK);
        }
    }
}

static void a_row_points_at_what_is_there(void **state)
{
    SCOPED(ground) ground = ground_with_networks(state);
    uint64_t random = 5;
    const struct rows *rows = fill(ground, &random);
    size_t tried_count = 0;

    for (size_t i = 0; i < RECORD_COUNT; i++) {
        for (size_t j = 0; j < RECORDS[i]->column_count; j++) {
            const struct made_up_column *column = &rows[i].made_up->columns[j];
            if (column->parent != NULL || column->is_account) {
                expect_refused(ground, &rows[i], j, sql_integer(99), STATUS_CONFLICT);
                tried_count++;
            }
            if (column->words != NULL) {
                expect_refused(ground, &rows[i], j, sql_text("7"), STATUS_FAILED);
                tried_count++;
            }
        }
    }
    assert_true(tried_count >= 5);
}

/* ---- the statements ---- */

/* The names of the columns as the statements of a kind list them. */
static const char *columns_of(const struct record_kind *kind, struct pool *pool)
{
    const char *names[RECORD_COLUMNS_MAX];

    for (size_t i = 0; i < kind->column_count; i++) {
        names[i] = kind->columns[i].name;
    }
    return text_join(pool, names, kind->column_count, ", ");
}

static void expect_part(const char *statement, const char *format, const char *columns,
                        struct pool *pool)
{
    struct text part;

    text_init(&part, pool, LIMIT_CELL_BYTES);
    text_add_part(&part, format, strcspn(format, "@"));
    text_add(&part, columns);
    text_add(&part, format + strcspn(format, "@") + 1);
    if (strstr(statement, part.bytes) == NULL) {
        fail_msg("'%s' is not in '%s'", part.bytes, statement);
    }
}

static void the_statements_name_the_columns_in_order(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        const struct record_kind *kind = RECORDS[i];
        const char *columns = columns_of(kind, pool);
        print_message("%s\n", kind->name);
        assert_true(kind->column_count <= RECORD_COLUMNS_MAX);
        assert_true(!kind->has_id || strcmp(kind->columns[0].name, "id") == 0);
        assert_true(kind->has_id == (kind->next != NULL));
        assert_ptr_equal(record_kind_find(kind->name), kind);
        expect_part(kind->find->sqlite, "SELECT @ FROM ", columns, pool);
        expect_part(kind->list->sqlite, "SELECT @ FROM ", columns, pool);
        expect_part(kind->put->sqlite, "id, @) VALUES (", columns, pool);
        expect_part(kind->find->postgres, "SELECT @ FROM ", columns, pool);
        expect_part(kind->list->postgres, "SELECT @ FROM ", columns, pool);
        expect_part(kind->put->postgres, "id, @) VALUES (", columns, pool);
    }
    assert_null(record_kind_find("persons"));
    assert_null(record_kind_find(""));
}

/* ---- as a tree ---- */

/* The row as JSON that was written and read again. */
static struct value *through_json(const struct record_kind *kind,
                                  const struct sql_value *values, struct pool *pool)
{
    struct value *object = model_object(pool);
    struct value *again = NULL;
    struct status st = {0};
    struct text text;

    record_model(kind, values, object);
    text_init(&text, pool, LIMIT_CELL_BYTES);
    value_write_json_compact(object, &text);
    expect_done(json_read(text.bytes, text.length, pool, &again, &st), &st);
    return again;
}

static void a_row_is_the_same_there_and_back(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_up_kind *made_up = made_up_kinds(pool);
    uint64_t random = 6;

    (void)state;
    for (size_t i = 0; i < RECORD_COUNT * 50; i++) {
        const struct record_kind *kind = RECORDS[i % RECORD_COUNT];
        const struct sql_value *values =
            made_up_row(&made_up[i % RECORD_COUNT], 7, &random, pool);
        const struct sql_value *again = NULL;
        struct status st = {0};

        expect_done(
            record_values(kind, through_json(kind, values, pool), pool, &again, &st),
            &st);
        assert_true(rows_are_same(kind, values, again, false));
        for (size_t j = 0; j < kind->column_count; j++) {
            assert_true(!kind->columns[j].is_local || again[j].kind == SQL_NULL);
        }
    }
}

/* A member is taken away, or stands for something that its column does not take. */
static const struct {
    const char *label;
    const char *text_column; /* what stands there instead; NULL: nothing */
    const char *integer_column;
} WRONG[] = {
    {"missing", NULL, NULL},
    {"of the other type", "7", "\"7\""},
    {"true or false", "true", "false"},
    {"an object", "{}", "{}"},
    {"a list", "[]", "[1]"},
};

/* The row as JSON, with another text for the value of one column. */
static struct value *with_wrong(const struct made_up_kind *made_up, size_t column,
                                const char *wrong, struct pool *pool)
{
    uint64_t random = 7;
    struct value *object = model_object(pool);
    struct value *again = NULL;
    struct status st = {0};
    struct text text;

    record_model(made_up->kind, made_up_row(made_up, 1, &random, pool), object);
    model_unset(object, made_up->kind->columns[column].name);
    text_init(&text, pool, LIMIT_CELL_BYTES);
    value_write_json_compact(object, &text);
    if (wrong != NULL) {
        text.bytes[--text.length] = '\0';
        text_format(&text, "%s\"%s\":%s}", text.length > 1 ? "," : "",
                    made_up->kind->columns[column].name, wrong);
    }
    expect_done(json_read(text.bytes, text.length, pool, &again, &st), &st);
    return again;
}

static void expect_invalid(const struct record_kind *kind, const struct value *model,
                           const char *named)
{
    SCOPED(pool) pool = pool_new();
    const struct sql_value *values = NULL;
    struct status st = {0};

    assert_false(record_values(kind, model, pool, &values, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_null(values);
    assert_true(status_has(&st, named));
}

static void a_missing_or_wrong_member_is_refused_by_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_up_kind *made_up = made_up_kinds(pool);

    (void)state;
    for (size_t i = 0; i < RECORD_COUNT * ARRAY_COUNT(WRONG); i++) {
        const struct record_kind *kind = RECORDS[i % RECORD_COUNT];
        const size_t row = i / RECORD_COUNT;
        print_message("%s: %s\n", kind->name, WRONG[row].label);
        for (size_t j = 0; j < kind->column_count; j++) {
            const char *wrong = kind->columns[j].type == RECORD_TEXT
                                    ? WRONG[row].text_column
                                    : WRONG[row].integer_column;
            if (!kind->columns[j].is_local) {
                expect_invalid(kind,
                               with_wrong(&made_up[i % RECORD_COUNT], j, wrong, pool),
                               kind->columns[j].name);
            }
        }
    }
}

static void a_member_that_nobody_knows_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_up_kind *made_up = made_up_kinds(pool);

    (void)state;
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        uint64_t random = 8;
        const struct sql_value *row = made_up_row(&made_up[i], 1, &random, pool);
        struct value *unknown = through_json(RECORDS[i], row, pool);

        model_set_null(unknown, "shoe_size");
        expect_invalid(RECORDS[i], unknown, "nobody knows");
        expect_invalid(RECORDS[i], model_object(pool), "missing");
        expect_invalid(RECORDS[i], model_list(pool), "missing");
        for (size_t j = 0; j < RECORDS[i]->column_count; j++) {
            if (RECORDS[i]->columns[j].is_local) {
                struct value *local = through_json(RECORDS[i], row, pool);
                model_set_null(local, RECORDS[i]->columns[j].name);
                expect_invalid(RECORDS[i], local, "nobody knows");
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(what_is_put_is_found_and_listed_by_id),
        ON_BOTH(putting_again_replaces_every_column),
        ON_BOTH(what_is_removed_is_gone_here_only),
        ON_BOTH(null_stands_only_where_the_schema_allows_it),
        ON_BOTH(a_row_points_at_what_is_there),
        cmocka_unit_test(the_statements_name_the_columns_in_order),
        cmocka_unit_test(a_row_is_the_same_there_and_back),
        cmocka_unit_test(a_missing_or_wrong_member_is_refused_by_name),
        cmocka_unit_test(a_member_that_nobody_knows_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
