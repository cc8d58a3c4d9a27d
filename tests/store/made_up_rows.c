/* made_up_rows.c - random rows for any kind of record, as its table allows them. */
#include "made_up_rows.h"

#include "random.h"
#include "store/migrate.h"
#include "store_fixture.h"

enum { WORDS_MAX = 16 };

static const struct sql COLUMN_REQUIRED = {
    "column_required", "SELECT \"notnull\" FROM pragma_table_info(?) WHERE name = ?", ""};
static const struct sql COLUMN_PARENT = {
    "column_parent",
    "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE \"from\" = ?", ""};
static const struct sql COLUMN_UNIQUE = {
    "column_unique",
    "SELECT i.name FROM pragma_index_list(?) i, pragma_index_info(i.name) c "
    "WHERE i.\"unique\" = 1 AND i.origin <> 'pk' AND c.name = ?",
    ""};
static const struct sql TABLE_TEXT = {
    "table_text", "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", ""};

/* The table that the kind's statements name. */
static const char *table_of(const struct record_kind *kind, struct pool *pool)
{
    const char *from = strstr(kind->find->sqlite, " FROM ");

    assert_non_null(from);
    from += strlen(" FROM ");
    return pool_text_part(pool, from, strcspn(from, " "));
}

/* The one value of a query as text; NULL when there is no row. */
static const char *text_find(struct database *database, const struct sql *sql,
                             const struct sql_value *values, size_t count,
                             struct pool *pool)
{
    struct status st = {0};
    SCOPED(query) row = query_begin(database, sql, values, count);
    const char *text = query_next(row) ? query_text(row, 0, pool) : NULL;

    expect_done(query_end(row, &st), &st);
    return text;
}

/* What `name IN (…)` allows, in the text of the table. */
static void words_read(const char *table, const char *name, struct pool *pool,
                       struct made_up_column *column)
{
    struct sql_value *words = pool_array(pool, WORDS_MAX, struct sql_value);
    struct text check;

    text_init(&check, pool, LIMIT_NAME_BYTES);
    text_format(&check, "(%s IN (", name);
    const char *at = strstr(table, check.bytes);
    if (at == NULL) {
        return;
    }
    for (at += check.length; *at != ')'; at += strspn(at, ", \n")) {
        assert_true(column->word_count < WORDS_MAX);
        if (*at == '\'') {
            const size_t length = strcspn(at + 1, "'");
            words[column->word_count++] = sql_text(pool_text_part(pool, at + 1, length));
            at += length + 2;
        } else {
            char *end = NULL;
            words[column->word_count++] = sql_integer(strtoll(at, &end, 10));
            assert_true(end > at);
            at = end;
        }
    }
    column->words = words;
}

static struct made_up_column column_read(struct database *database, const char *table,
                                         const char *name, struct pool *pool)
{
    const struct sql_value key[] = {sql_text(table), sql_text(name)};
    const char *required = text_find(database, &COLUMN_REQUIRED, key, 2, pool);
    const char *parent = text_find(database, &COLUMN_PARENT, key, 2, pool);
    struct made_up_column column = {0};

    if (required == NULL) {
        fail_msg("%s has no column %s", table, name);
    }
    column.is_required = strcmp(required, "1") == 0;
    column.is_unique = text_find(database, &COLUMN_UNIQUE, key, 2, pool) != NULL;
    column.is_account = parent != NULL && strcmp(parent, "account") == 0;
    if (parent != NULL && !column.is_account) {
        column.parent = record_kind_find(parent);
        assert_non_null(column.parent);
    }
    words_read(text_find(database, &TABLE_TEXT, key, 1, pool), name, pool, &column);
    return column;
}

const struct made_up_kind *made_up_kinds(struct pool *pool)
{
    struct made_up_kind *made_up = pool_array(pool, RECORD_COUNT, struct made_up_kind);
    SCOPED(fixture) fixture = fixture_of(DATABASE_SQLITE);
    SCOPED(database) database = fixture_database(fixture);
    struct status st = {0};

    expect_done(migrate(database, 1, &st), &st);
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        const struct record_kind *kind = RECORDS[i];
        made_up[i].kind = kind;
        for (size_t j = 0; j < kind->column_count; j++) {
            made_up[i].columns[j] =
                column_read(database, table_of(kind, pool), kind->columns[j].name, pool);
        }
    }
    return made_up;
}

/* Texts that trip over quoting, numbering, cutting and encoding. */
static const char *text_make(uint64_t *random, struct pool *pool)
{
    static const char *const PIECES[] = {
        "a", "Z",  " ", "'", "\"", "\\", "\n", "\t", "?",    "$1",   ";--",     "é",
        "ſ", "語", "😀", "%", "</", "{{", "0",  "-1", "null", "\x7f", "\xC2\x85"};
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (size_t left = random_below(random, 12); left > 0; left--) {
        text_add(&text, PIECES[random_below(random, ARRAY_COUNT(PIECES))]);
    }
    return text.bytes;
}

/* Like the digest of a token: no two are alike. */
static const char *digest_make(uint64_t *random, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%016llx", (unsigned long long)random_next(random));
    return text.bytes;
}

static int64_t integer_make(uint64_t *random)
{
    static const int64_t EDGES[] = {0, 1, -1, INT64_MAX, INT64_MIN, 1795312800000};
    const size_t at = random_below(random, 2 * ARRAY_COUNT(EDGES));

    return at < ARRAY_COUNT(EDGES) ? EDGES[at] : (int64_t)random_next(random);
}

/* No other row has it: by the row's own id. */
static struct sql_value unique_make(const struct made_up_column *made_up,
                                    const struct record_column *column, int64_t id,
                                    struct pool *pool)
{
    struct text text;

    if (made_up->words != NULL) {
        return made_up->words[(size_t)id % made_up->word_count];
    }
    if (column->type == RECORD_INTEGER) {
        return sql_integer(id);
    }
    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "é%lld", (long long)id);
    return sql_text(text.bytes);
}

static struct sql_value value_make(const struct made_up_column *made_up,
                                   const struct record_column *column, uint64_t *random,
                                   struct pool *pool)
{
    if (!made_up->is_required && random_below(random, 3) == 0) {
        return sql_null();
    }
    if (made_up->words != NULL) {
        return made_up->words[random_below(random, made_up->word_count)];
    }
    if (made_up->parent != NULL || made_up->is_account) {
        return sql_integer(1 + (int64_t)random_below(random, MADE_UP_IDS));
    }
    if (column->type == RECORD_INTEGER) {
        return sql_integer(integer_make(random));
    }
    return sql_text(column->is_local ? digest_make(random, pool)
                                     : text_make(random, pool));
}

struct sql_value *made_up_row(const struct made_up_kind *made_up, int64_t id,
                              uint64_t *random, struct pool *pool)
{
    const struct record_kind *kind = made_up->kind;
    struct sql_value *values = pool_array(pool, kind->column_count, struct sql_value);

    for (size_t i = 0; i < kind->column_count; i++) {
        values[i] =
            made_up->columns[i].is_unique && !kind->columns[i].is_local
                ? unique_make(&made_up->columns[i], &kind->columns[i], id, pool)
                : value_make(&made_up->columns[i], &kind->columns[i], random, pool);
    }
    if (kind->has_id) {
        values[0] = sql_integer(id);
    }
    return values;
}

bool rows_are_same(const struct record_kind *kind, const struct sql_value *a,
                   const struct sql_value *b, bool is_all)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        if (kind->columns[i].is_local && !is_all) {
            continue;
        }
        if (a[i].kind != b[i].kind ||
            (a[i].kind == SQL_INTEGER && a[i].integer != b[i].integer) ||
            (a[i].kind == SQL_TEXT && strcmp(a[i].text, b[i].text) != 0)) {
            return false;
        }
    }
    return true;
}
