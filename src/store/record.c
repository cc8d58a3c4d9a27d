#include "store/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "store/sql.h"

const struct record_kind *record_kind_find(const char *name)
{
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        if (strcmp(RECORDS[i]->name, name) == 0) {
            return RECORDS[i];
        }
    }
    return NULL;
}

static const struct sql_value *row_read(const struct record_kind *kind,
                                        const struct query *query, struct pool *pool)
{
    struct sql_value *values = pool_array(pool, kind->column_count, struct sql_value);

    for (size_t i = 0; i < kind->column_count; i++) {
        if (query_is_null(query, i)) {
            values[i] = sql_null();
        } else if (kind->columns[i].type == RECORD_INTEGER) {
            values[i] = sql_integer(query_integer(query, i));
        } else {
            values[i] = sql_text(query_text(query, i, pool));
        }
    }
    return values;
}

/* All rows of a query. */
static bool rows_read(const struct record_kind *kind, struct query *query,
                      struct pool *pool, struct record_list *list_out, struct status *st)
{
    struct link {
        const struct sql_value *row;
        struct link *older;
    };
    struct link *newest = NULL;
    size_t count = 0;
    SCOPED(pool) scratch = pool_new();

    while (query_next(query)) {
        struct link *link = pool_array(scratch, 1, struct link);

        *link = (struct link){row_read(kind, query, pool), newest};
        newest = link;
        count++;
    }
    if (!query_end(query, st)) {
        return false;
    }
    const struct sql_value **rows = pool_array(pool, count, const struct sql_value *);
    for (size_t i = count; i-- > 0; newest = newest->older) {
        rows[i] = newest->row;
    }
    *list_out = (struct record_list){rows, count};
    return true;
}

bool record_list(struct database *database, const struct record_kind *kind,
                 const char *network_id, struct pool *pool, struct record_list *list_out,
                 struct status *st)
{
    SCOPED(query)
    query = query_begin(database, kind->list, SQL_VALUES(sql_text(network_id)));

    return rows_read(kind, query, pool, list_out, st);
}

bool record_list_of(struct database *database, const struct record_kind *kind,
                    const struct record_choice *choice, struct pool *pool,
                    struct record_list *list_out, struct status *st)
{
    SCOPED(query)
    query =
        query_begin(database, choice->sql,
                    SQL_VALUES(sql_text(choice->network_id), sql_integer(choice->id)));

    return rows_read(kind, query, pool, list_out, st);
}

bool record_find(struct database *database, const struct record_kind *kind,
                 const char *network_id, int64_t id, struct pool *pool,
                 const struct sql_value **values_out, struct status *st)
{
    const struct sql_value key[] = {sql_text(network_id), sql_integer(id)};
    const struct sql_value *values = NULL;
    SCOPED(query) query = query_begin(database, kind->find, key, kind->has_id ? 2 : 1);

    if (query_next(query)) {
        values = row_read(kind, query, pool);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (values == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *values_out = values;
    return true;
}

static bool last_id_find(struct database *database, const struct record_kind *kind,
                         const char *network_id, int64_t *id_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_LAST_ID_FIND,
                        SQL_VALUES(sql_text(network_id), sql_text(kind->name)));

    return query_number(query, id_out, st);
}

bool record_keep_id(struct database *database, const struct record_kind *kind,
                    const char *network_id, int64_t id, struct status *st)
{
    int64_t last = 0;

    if (!last_id_find(database, kind, network_id, &last, st)) {
        return false;
    }
    return id <= last || database_run(database, &SQL_LAST_ID_PUT,
                                      SQL_VALUES(sql_text(network_id),
                                                 sql_text(kind->name), sql_integer(id)),
                                      st);
}

bool record_next_id(struct database *database, const struct record_kind *kind,
                    const char *network_id, int64_t *id_out, struct status *st)
{
    int64_t last = 0;
    int64_t id = 1;
    SCOPED(query)
    query = query_begin(database, kind->next, SQL_VALUES(sql_text(network_id)));

    if (!query_number(query, &id, st) ||
        !last_id_find(database, kind, network_id, &last, st)) {
        return false;
    }
    id = id > last ? id : last + 1;
    if (!record_keep_id(database, kind, network_id, id, st)) {
        return false;
    }
    *id_out = id;
    return true;
}

bool record_write(struct database *database, const struct record_kind *kind,
                  const char *network_id, const struct sql_value *values,
                  struct status *st)
{
    struct sql_value all[RECORD_COLUMNS_MAX + 1] = {sql_text(network_id)};

    assert(kind->column_count <= RECORD_COLUMNS_MAX);
    memcpy(all + 1, values, kind->column_count * sizeof *values);
    if (database_run(database, kind->put, all, kind->column_count + 1, st)) {
        return true;
    }
    if (database_trouble(database) != TROUBLE_UNIQUE) {
        return false;
    }
    status_clear(st); /* the database's own words are for nobody */
    return status_fail(st, STATUS_CONFLICT,
                       "this stands there already: somebody else wrote it; look again");
}

bool record_erase(struct database *database, const struct record_kind *kind,
                  const char *network_id, int64_t id, struct status *st)
{
    const struct sql_value key[] = {sql_text(network_id), sql_integer(id)};

    return database_run(database, kind->remove, key, kind->has_id ? 2 : 1, st);
}

void record_read(const struct record_kind *kind, const struct sql_value *values,
                 void *row_out)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        const struct record_column *column = &kind->columns[i];
        char *member = (char *)row_out + column->offset;

        if (column->type == RECORD_INTEGER) {
            memcpy(member, &values[i].integer, sizeof values[i].integer);
        } else {
            memcpy(member, &values[i].text, sizeof values[i].text);
        }
    }
}

static struct sql_value member_value(const struct record_column *column,
                                     const void *member)
{
    int64_t integer = 0;
    const char *text = NULL;

    if (column->type == RECORD_INTEGER) {
        memcpy(&integer, member, sizeof integer);
        return column->is_optional && integer == 0 ? sql_null() : sql_integer(integer);
    }
    memcpy(&text, member, sizeof text);
    return column->is_optional || text != NULL ? sql_text(text) : sql_text("");
}

void record_fill(const struct record_kind *kind, const void *row,
                 struct sql_value *values_out)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        values_out[i] =
            member_value(&kind->columns[i], (const char *)row + kind->columns[i].offset);
    }
}

void *record_read_all(const struct record_kind *kind, const struct record_list *list,
                      struct pool *pool)
{
    char *rows = pool_items(pool, list->count, kind->row_size);

    for (size_t i = 0; i < list->count; i++) {
        record_read(kind, list->rows[i], rows + i * kind->row_size);
    }
    return rows;
}

static bool value_is_same(const struct sql_value *a, const struct sql_value *b)
{
    return a->kind == b->kind && (a->kind != SQL_INTEGER || a->integer == b->integer) &&
           (a->kind != SQL_TEXT || strcmp(a->text, b->text) == 0);
}

bool record_is_same(const struct record_kind *kind, const struct sql_value *a,
                    const struct sql_value *b)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        if (!kind->columns[i].is_local && !value_is_same(&a[i], &b[i])) {
            return false;
        }
    }
    return true;
}

void record_model(const struct record_kind *kind, const struct sql_value *values,
                  struct value *object)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        const struct record_column *column = &kind->columns[i];

        if (column->is_local) {
            continue;
        }
        if (values[i].kind == SQL_INTEGER) {
            model_set_integer(object, column->name, values[i].integer);
        } else {
            model_set_text(object, column->name,
                           values[i].kind == SQL_NULL ? NULL : values[i].text);
        }
    }
}

static bool value_convert(const struct record_column *column, const struct value *value,
                          struct pool *pool, struct sql_value *value_out)
{
    const enum value_kind kind = value == NULL ? VALUE_OBJECT : value_kind(value);
    char *end = NULL;

    if (kind == VALUE_NULL) {
        *value_out = sql_null();
        return true;
    }
    if (kind == VALUE_TEXT && column->type == RECORD_TEXT) {
        *value_out = sql_text(pool_text(pool, value_text(value)));
        return true;
    }
    if (kind != VALUE_NUMBER || column->type != RECORD_INTEGER) {
        return false;
    }
    *value_out = sql_integer(strtoll(value_text(value), &end, 10));
    return *end == '\0';
}

bool record_values(const struct record_kind *kind, const struct value *model,
                   struct pool *pool, const struct sql_value **values_out,
                   struct status *st)
{
    struct sql_value *values = pool_array(pool, kind->column_count, struct sql_value);
    const size_t needed = kind->begun_with == 0 ? kind->column_count : kind->begun_with;
    size_t member_count = 0;

    for (size_t i = 0; i < kind->column_count; i++) {
        const struct record_column *column = &kind->columns[i];
        const struct value *value = value_find(model, column->name, strlen(column->name));

        if (column->is_local || (value == NULL && i >= needed)) {
            values[i] = sql_null();
            continue;
        }
        if (!value_convert(column, value, pool, &values[i])) {
            return status_fail(st, STATUS_INVALID,
                               "'%s' in a row of '%s' is missing or of the wrong type",
                               column->name, kind->name);
        }
        member_count++;
    }
    for (const struct value *member = value_first(model); member != NULL;
         member = value_next(member)) {
        member_count--;
    }
    if (member_count != 0) {
        return status_fail(st, STATUS_INVALID,
                           "a row of '%s' has a member that nobody knows", kind->name);
    }
    *values_out = values;
    return true;
}
