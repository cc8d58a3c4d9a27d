/* grid_read.c - the cells of a grid as they were sent. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "web/grid.h"

static const char BLANKS[] = " \n\t";

/* ---- what was sent ---- */

static const char *trimmed(struct pool *pool, const char *text, size_t length)
{
    while (length > 0 && strchr(BLANKS, text[0]) != NULL) {
        text++;
        length--;
    }
    while (length > 0 && strchr(BLANKS, text[length - 1]) != NULL) {
        length--;
    }
    return pool_text_part(pool, text, length);
}

const char *grid_names_tidy(struct pool *pool, const char *value)
{
    struct text names;

    text_init(&names, pool, LIMIT_FIELD_BYTES);
    for (const char *at = value; *at != '\0';) {
        const size_t length = strcspn(at, "|");
        const char *name = trimmed(pool, at, length);

        if (name[0] != '\0') {
            text_add(&names, names.length > 0 ? "|" : "");
            text_add(&names, name);
        }
        at += length + (at[length] == '|');
    }
    return names.bytes;
}

static const char *tidy(struct pool *pool, const struct grid_column *column,
                        const char *value)
{
    return column->kind == GRID_NAMES ? grid_names_tidy(pool, value)
                                      : trimmed(pool, value, strlen(value));
}

/* "c_3_importance": its row and column; false for any other field. */
static bool name_read(const struct grid_plan *plan, const char *name,
                      struct grid_sent *sent)
{
    char digits[12] = "";
    size_t row = 0;

    if ((name[0] != 'c' && name[0] != 'w') || name[1] != '_') {
        return false;
    }
    const size_t length = strspn(name + 2, "0123456789");
    if (length == 0 || length >= sizeof digits || name[2 + length] != '_') {
        return false;
    }
    memcpy(digits, name + 2, length);
    if (!number_read(digits, INT32_MAX, &row)) {
        return false;
    }
    size_t column = 0;
    while (column < plan->column_count &&
           strcmp(plan->columns[column].code, name + 2 + length + 1) != 0) {
        column++;
    }
    sent->row = (int64_t)row;
    sent->column = column;
    sent->is_was = name[0] == 'w';
    return column < plan->column_count;
}

static int sent_compare(const void *left, const void *right)
{
    const struct grid_sent *a = left;
    const struct grid_sent *b = right;

    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

static const char *name_write(struct pool *pool, const char *name)
{
    char *written = pool_text(pool, name);

    written[0] = 'c';
    return written;
}

/* The field and what it showed become one; of two of a name the first counts. A box that
 * was not ticked is not sent at all. */
static size_t sent_join(struct pool *pool, const struct grid_plan *plan,
                        struct grid_sent *sent, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        const struct grid_sent item = sent[i];
        struct grid_sent *last = kept > 0 ? &sent[kept - 1] : NULL;

        if (last == NULL || last->row != item.row || last->column != item.column) {
            last = &sent[kept++];
            *last = item;
            last->name = name_write(pool, item.name);
            last->value = NULL;
            last->was = NULL;
        }
        if (item.is_was && last->was == NULL) {
            last->was = item.value;
        } else if (!item.is_was && last->value == NULL) {
            last->value = item.value;
        }
    }
    for (size_t i = 0; i < kept; i++) {
        if (sent[i].value == NULL && plan->columns[sent[i].column].kind == GRID_CHECK) {
            sent[i].value = "";
        }
    }
    return kept;
}

struct grid_sent *grid_gather(struct visit *visit, const struct grid_plan *plan,
                              size_t *count_out)
{
    const struct form_values *body = &visit->body;
    struct grid_sent *sent = pool_array(visit->pool, body->pair_count, struct grid_sent);
    size_t count = 0;

    for (size_t i = 0; i < body->pair_count; i++) {
        if (name_read(plan, body->pairs[i].name, &sent[count])) {
            sent[count].order = i;
            sent[count].name = body->pairs[i].name;
            sent[count].value = tidy(visit->pool, &plan->columns[sent[count].column],
                                     body->pairs[i].value);
            count++;
        }
    }
    if (count > 0) {
        qsort(sent, count, sizeof *sent, sent_compare);
    }
    *count_out = sent_join(visit->pool, plan, sent, count);
    return sent;
}

/* ---- reading ---- */

static bool choice_is_known(const struct grid_column *column, const char *value)
{
    for (const struct choice *choice = column->choices; choice->code != NULL; choice++) {
        if (strcmp(choice->code, value) == 0) {
            return true;
        }
    }
    return value[0] == '\0';
}

/* The shape of a value; the rules are the page's. */
static void shape_check(struct visit *visit, const struct grid_column *column,
                        struct grid_cell *cell)
{
    const size_t length = utf8_count(cell->value);

    if ((column->kind == GRID_SELECT && !choice_is_known(column, cell->value)) ||
        (column->kind == GRID_CHECK && cell->value[0] != '\0' &&
         strcmp(cell->value, "yes") != 0)) {
        grid_refuse(visit, cell, "choose one of the list");
    } else if (strchr(cell->value, '\n') != NULL) {
        grid_refuse(visit, cell, "write this on one line");
    } else if (column->limit > 0 && length > column->limit) {
        grid_refuse(visit, cell, "this is too long: %zu characters, and %zu fit", length,
                    column->limit);
    }
}

/* Was something written in a cell that is none of this grid? In a column that somebody
 * took away meanwhile cells come along that nobody touched. */
static bool has_lost(const struct visit *visit, const struct grid_plan *plan)
{
    const struct form_values *body = &visit->body;
    struct grid_sent sent;

    for (size_t i = 0; i < body->pair_count; i++) {
        const struct form_pair *pair = &body->pairs[i];
        char was_name[LIMIT_NAME_BYTES] = "w";

        if (strncmp(pair->name, "c_", 2) != 0 || name_read(plan, pair->name, &sent)) {
            continue;
        }
        (void)strncat(was_name, pair->name + 1, sizeof was_name - 2);
        const char *was = form_value(body, was_name);
        if (strcmp(was == NULL ? "" : was, pair->value) != 0) {
            return true;
        }
    }
    return false;
}

struct grid_cells grid_read(struct visit *visit, const struct grid_plan *plan)
{
    size_t count = 0;
    const struct grid_sent *sent = grid_gather(visit, plan, &count);
    struct grid_cells cells = {.items = pool_array(visit->pool, count, struct grid_cell),
                               .has_lost = has_lost(visit, plan)};

    for (size_t i = 0; i < count; i++) {
        if (sent[i].value == NULL ||
            (sent[i].was != NULL && strcmp(sent[i].value, sent[i].was) == 0)) {
            continue;
        }
        struct grid_cell *cell = &cells.items[cells.count++];
        *cell = (struct grid_cell){
            .row = sent[i].row,
            .column = sent[i].column,
            .name = sent[i].name,
            .value = sent[i].value,
            .was = sent[i].was,
        };
        shape_check(visit, &plan->columns[cell->column], cell);
    }
    return cells;
}

/* ---- refusing ---- */

/* Beyond those that fit, cells come back without a sentence, but they do come back. One
 * place is for the sentence above the form. */
void grid_refuse_message(struct visit *visit, struct grid_cell *cell,
                         struct message message)
{
    cell->is_wrong = true;
    if (visit->error_count + 1 < FIELD_ERRORS_MAX) {
        message_keep(&message, visit->pool);
        visit->errors[visit->error_count++] = (struct field_error){cell->name, message};
    }
}

void grid_refuse(struct visit *visit, struct grid_cell *cell, const char *id, ...)
{
    va_list arguments;

    va_start(arguments, id);
    const struct message message = message_read(id, arguments);
    va_end(arguments);
    grid_refuse_message(visit, cell, message);
}

bool grid_take(struct grid_cell *cell, const char *present, struct pool *pool)
{
    cell->meanwhile = NULL;
    if (cell->is_wrong || strcmp(cell->value, present) == 0) {
        return false;
    }
    if (cell->was != NULL && strcmp(cell->was, present) != 0) {
        cell->meanwhile = pool_text(pool, present);
        return false;
    }
    return true;
}

void grid_refuse_meanwhile(struct visit *visit, const struct grid_plan *plan,
                           struct grid_cell *cell, const char *who)
{
    grid_refuse(visit, cell,
                "%s made this '%s' meanwhile; yours stands here: save "
                "again to put it in its place",
                who, grid_shown(visit, &plan->columns[cell->column], cell->meanwhile));
}

bool grid_end(struct visit *visit, const struct grid_cells *cells, struct status *st)
{
    enum status_code code = STATUS_OK;

    for (size_t i = 0; i < cells->count; i++) {
        if (cells->items[i].meanwhile != NULL) {
            code = STATUS_CONFLICT;
        } else if (cells->items[i].is_wrong && code == STATUS_OK) {
            code = STATUS_INVALID;
        }
    }
    if (code == STATUS_OK) {
        return !cells->has_lost ||
               visit_refuse(visit, "", st,
                            "a column was taken away meanwhile: what you wrote in it was "
                            "not saved");
    }
    (void)status_fail(st, code, "please look at what is marked; all else was saved");
    return visit_refuse_status(visit, "", st);
}
