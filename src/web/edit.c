#include "web/edit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "web/edit_author.h"

const char *edit_was_name(struct pool *pool, const char *name)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "was_%s", name);
    return text.bytes;
}

static const struct field *field_of(const struct form_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->field_count; i++) {
        if (strcmp(plan->fields[i].name, name) == 0) {
            return &plan->fields[i];
        }
    }
    return NULL;
}

/* ---- a value as a field shows it, and back ---- */

static const char *value_show(struct pool *pool, const struct field *field,
                              const struct sql_value *value)
{
    struct text text;

    if (value->kind == SQL_TEXT) {
        return value->text;
    }
    if (value->kind == SQL_NULL) {
        return "";
    }
    if (field->kind == FIELD_CHECK) {
        return value->integer != 0 ? "yes" : "";
    }
    if (field->kind == FIELD_SELECT && value->integer == 0) {
        return ""; /* nothing was chosen */
    }
    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%" PRId64, value->integer);
    return text.bytes;
}

/* What was typed passed visit_form_check(). */
static struct sql_value value_make(const struct record_column *column,
                                   const struct field *field, const char *typed)
{
    if (column->type == RECORD_TEXT) {
        return column->is_optional && typed[0] == '\0' ? sql_null() : sql_text(typed);
    }
    if (field->kind == FIELD_CHECK) {
        return sql_integer(typed[0] != '\0');
    }
    return column->is_optional && typed[0] == '\0'
               ? sql_null()
               : sql_integer(strtoll(typed, NULL, 10));
}

void edit_form(struct visit *visit, const struct form_plan *plan,
               const struct record_kind *kind, const struct sql_value *values,
               const char *address)
{
    struct form_start starts[RECORD_COLUMNS_MAX];
    size_t count = 0;

    for (size_t i = 0; values != NULL && i < kind->column_count; i++) {
        const struct field *field = field_of(plan, kind->columns[i].name);
        if (field != NULL) {
            starts[count++] = (struct form_start){
                field->name, value_show(visit->pool, field, &values[i])};
        }
    }
    visit_form(visit, plan, address, starts, count);
}

/* ---- writing ---- */

enum { CONFLICTS_MAX = FIELD_ERRORS_MAX };

/* A field that somebody else changed meanwhile. */
struct meanwhile {
    const char *name;
    const char *present; /* what stands there now */
    const struct record_kind *kind; /* the row it is of */
    int64_t id;
    const struct vocabulary *words; /* of edit_cell */
};

struct edit_merge {
    const struct edit *edit;
    const char *network_id;
    const struct form_values *body;
    struct pool *pool; /* of the visit: the work may run in another thread */
    int64_t id;
    bool is_changed;
    struct meanwhile meanwhile[CONFLICTS_MAX];
    size_t meanwhile_count;
};

/* A field that a program left out keeps what stands there. A box that is not ticked is
 * not sent either: then what it showed is. */
static bool is_sent(const struct edit_merge *merge, const char *name)
{
    return form_value(merge->body, name) != NULL ||
           form_value(merge->body, edit_was_name(merge->pool, name)) != NULL;
}

/* Is what was typed in a field to be written over what stands there now? */
static bool field_merge(struct edit_merge *merge, const struct edit_cell *cell,
                        const char *typed)
{
    const char *was = form_value(merge->body, edit_was_name(merge->pool, cell->name));
    const bool is_changed_meanwhile = was != NULL && strcmp(was, cell->present) != 0;

    if (is_changed_meanwhile && strcmp(typed, was) == 0) {
        return false; /* not touched here: theirs stays */
    }
    if (strcmp(typed, cell->present) == 0) {
        return true; /* both made the same of it */
    }
    merge->is_changed = true;
    if (is_changed_meanwhile && merge->meanwhile_count < CONFLICTS_MAX) {
        merge->meanwhile[merge->meanwhile_count++] =
            (struct meanwhile){cell->name, pool_text(merge->pool, cell->present),
                               cell->kind, cell->id, cell->words};
    }
    return true;
}

const char *edit_merge_text(struct edit_merge *merge, const struct edit_cell *cell)
{
    const char *typed = form_value(merge->body, cell->name);

    return typed != NULL && field_merge(merge, cell, typed) ? typed : cell->present;
}

bool edit_merge_is_changed(const struct edit_merge *merge)
{
    return merge->is_changed;
}

/* Lay one field over a column. */
static void column_write(struct edit_merge *merge, size_t i, struct sql_value *value)
{
    const struct record_column *column = &merge->edit->kind->columns[i];
    const struct field *field = field_of(merge->edit->plan, column->name);

    if (field == NULL || !is_sent(merge, column->name)) {
        return;
    }
    const char *value_sent = form_value(merge->body, column->name);
    const char *typed = value_sent == NULL ? "" : value_sent;
    const struct edit_cell cell = {merge->edit->kind, merge->id, column->name,
                                   value_show(merge->pool, field, value), NULL};

    if (field_merge(merge, &cell, typed)) {
        *value = value_make(column, field, typed);
    }
}

static bool value_is_same(const struct sql_value *a, const struct sql_value *b)
{
    return a->kind == b->kind && (a->kind != SQL_INTEGER || a->integer == b->integer) &&
           (a->kind != SQL_TEXT || strcmp(a->text, b->text) == 0);
}

/* The id of the row that has this value in the key's column; 0 when there is none. */
static bool key_find(struct edit_merge *merge, struct unit *unit, struct status *st)
{
    const struct record_kind *kind = merge->edit->kind;
    struct record_list list;
    size_t key = 0;

    if (!record_list(unit->database, kind, merge->network_id, unit->pool, &list, st)) {
        return false;
    }
    while (strcmp(kind->columns[key].name, merge->edit->key) != 0) {
        key++;
    }
    for (size_t i = 0; i < list.count && merge->id == 0; i++) {
        if (value_is_same(&list.rows[i][key], &merge->edit->row[key])) {
            merge->id = list.rows[i][0].integer;
        }
    }
    return true;
}

static bool row_begin(struct edit_merge *merge, struct unit *unit,
                      struct sql_value *values, struct status *st)
{
    const struct record_kind *kind = merge->edit->kind;
    const struct sql_value *present = merge->edit->row;
    bool is_there = true;

    merge->id = merge->edit->id;
    if (merge->id == 0 && merge->edit->key != NULL && !key_find(merge, unit, st)) {
        return false;
    }
    if (merge->id != 0 || !kind->has_id) {
        if (!status_absent(record_find(unit->database, kind, merge->network_id, merge->id,
                                       unit->pool, &present, st),
                           &is_there, st)) {
            return false;
        }
    } else if (!record_next_id(unit->database, kind, merge->network_id, &merge->id, st)) {
        return false;
    }
    if (!is_there && kind->has_id) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    memcpy(values, is_there ? present : merge->edit->row,
           kind->column_count * sizeof *values);
    if (kind->has_id) {
        values[0] = sql_integer(merge->id);
    }
    return true;
}

static bool writing_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct edit_merge *merge = context;
    const struct edit *edit = merge->edit;
    struct sql_value values[RECORD_COLUMNS_MAX] = {{0}};

    merge->meanwhile_count = 0;
    merge->is_changed = false;
    if (!row_begin(merge, unit, values, st)) {
        return false;
    }
    for (size_t i = 0; i < edit->kind->column_count; i++) {
        column_write(merge, i, &values[i]);
    }
    if (edit->more != NULL &&
        !edit->more(change, unit, merge, values, edit->context, st)) {
        return false;
    }
    if (merge->meanwhile_count > 0) {
        return status_fail(st, STATUS_CONFLICT, "somebody else changed this meanwhile");
    }
    return change_put(change, edit->kind, values, st);
}

/* The word that a person chose by a code; what was typed as it is. */
static const char *meanwhile_show(struct visit *visit, const struct form_plan *plan,
                                  const struct meanwhile *meanwhile)
{
    const struct field *field = field_of(plan, meanwhile->name);
    const struct choice *choice = field == NULL ? NULL : field->choices;

    for (; choice != NULL && choice->code != NULL; choice++) {
        if (strcmp(choice->code, meanwhile->present) == 0) {
            return say(choice->label, visit->language);
        }
    }
    for (size_t i = 0; meanwhile->words != NULL && i < meanwhile->words->word_count;
         i++) {
        if (strcmp(meanwhile->words->words[i].code, meanwhile->present) == 0) {
            return say(meanwhile->words->words[i].label, visit->language);
        }
    }
    return meanwhile->present;
}

/* Say at each field what it became meanwhile. */
static bool meanwhile_refuse(struct visit *visit, const struct edit_merge *merge,
                             struct status *st)
{
    struct edit_author authors[CONFLICTS_MAX];

    status_clear(st);
    for (size_t i = 0; i < merge->meanwhile_count; i++) {
        authors[i] = (struct edit_author){.kind = merge->meanwhile[i].kind,
                                          .id = merge->meanwhile[i].id};
    }
    if (!edit_authors_find(visit, authors, merge->meanwhile_count, st)) {
        return false;
    }
    for (size_t i = 0; i < merge->meanwhile_count; i++) {
        const struct meanwhile *meanwhile = &merge->meanwhile[i];

        (void)visit_refuse(visit, meanwhile->name, st,
                           "%s made this '%s' meanwhile; yours stands here: save "
                           "again to put it in its place",
                           authors[i].name,
                           meanwhile_show(visit, merge->edit->plan, meanwhile));
    }
    st->code = STATUS_CONFLICT;
    return false;
}

bool edit_write(struct visit *visit, const struct edit *edit, int64_t *id_out,
                struct status *st)
{
    struct edit_merge merge = {
        .edit = edit,
        .network_id = visit->network_id,
        .body = &visit->body,
        .pool = visit->pool,
    };

    if (!visit_change(visit, edit->action, writing_do, &merge, st)) {
        return merge.meanwhile_count > 0 ? meanwhile_refuse(visit, &merge, st) : false;
    }
    if (id_out != NULL) {
        *id_out = merge.id;
    }
    return true;
}
