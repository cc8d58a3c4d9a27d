#include "web/grid.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "web/assets.h"

struct putting {
    struct visit *visit;
    const struct grid_plan *plan;
    const struct grid_content *content;
    bool is_again; /* after a refusal */
    const struct grid_sent *sent; /* then */
    size_t sent_count;
};

static const char *words_of(const struct putting *putting,
                            const struct grid_column *column, const char *words)
{
    return words == NULL || column->is_said ? words
                                            : say(words, putting->visit->language);
}

const char *grid_shown(struct visit *visit, const struct grid_column *column,
                       const char *value)
{
    if (column->kind == GRID_CHECK) {
        return value[0] == '\0' ? say(N_("no"), visit->language)
                                : say(N_("yes"), visit->language);
    }
    for (const struct choice *choice = column->choices;
         column->kind == GRID_SELECT && choice->code != NULL; choice++) {
        if (strcmp(choice->code, value) == 0) {
            return column->is_said ? choice->label : say(choice->label, visit->language);
        }
    }
    return value;
}

/* ---- cells ---- */

static const char *field_name(struct pool *pool, char letter, int64_t row,
                              const char *code)
{
    struct text name;

    text_init(&name, pool, LIMIT_NAME_BYTES);
    text_format(&name, "%c_%" PRId64 "_%s", letter, row, code);
    return name.bytes;
}

static const struct grid_sent *sent_find(const struct putting *putting, int64_t row,
                                         size_t column)
{
    size_t from = 0;
    size_t to = putting->sent_count;

    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        const struct grid_sent *sent = &putting->sent[middle];

        if (sent->row == row && sent->column == column) {
            return sent;
        }
        if (sent->row < row || (sent->row == row && sent->column < column)) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return NULL;
}

static void options_put(const struct putting *putting, struct value *object,
                        const struct grid_column *column, const char *value)
{
    struct value *options = model_set_list(object, "options");

    for (const struct choice *choice = column->choices; choice->code != NULL; choice++) {
        struct value *option = model_add_object(options);

        model_set_text(option, "code", choice->code);
        model_set_text(option, "label", words_of(putting, column, choice->label));
        model_set_boolean(option, "is_chosen", strcmp(choice->code, value) == 0);
    }
}

/* What a cell shows: as it stands, or what was typed and not saved. */
struct cell_state {
    const char *value;
    const char *was;
    const char *error;
};

static struct cell_state state_of(const struct putting *putting, int64_t row,
                                  size_t column, const char *name, const char *present)
{
    const struct grid_sent *sent = sent_find(putting, row, column);
    struct cell_state state = {present, present, NULL};

    if (putting->is_again) {
        state.error = visit_error(putting->visit, name);
    }
    if (sent == NULL || sent->value == NULL) {
        return state;
    }
    if (state.error != NULL) {
        state.value = sent->value;
    } else if (sent->was != NULL && strcmp(sent->was, sent->value) != 0 &&
               strcmp(sent->value, present) != 0) {
        /* Nobody looked at it: the whole form was refused. */
        state.value = sent->value;
        state.was = sent->was;
    }
    return state;
}

static void cell_put(const struct putting *putting, struct value *cells,
                     const struct grid_row *row, size_t number)
{
    struct visit *visit = putting->visit;
    const struct grid_column *column = &putting->plan->columns[number];
    const char *label = words_of(putting, column, column->label);
    const char *name = field_name(visit->pool, 'c', row->id, column->code);
    const struct cell_state state =
        state_of(putting, row->id, number, name, row->values[number]);
    struct value *cell = model_add_object(cells);

    model_set_text(cell, "column", column->code);
    model_set_text(cell, "label", label);
    model_set_text(cell, "name", name);
    model_set_text(cell, "was_name", field_name(visit->pool, 'w', row->id, column->code));
    model_set_text(cell, "spoken", visit_say(visit, N_("%s: %s"), row->name, label));
    model_set_text(cell, "value", state.value);
    model_set_text(cell, "was", state.was);
    model_set_text(cell, "shown", grid_shown(visit, column, state.value));
    model_set_text(cell, "error", state.error);
    model_set_text(cell, "beside", row->beside == NULL ? NULL : row->beside[number]);
    model_set_boolean(cell, "is_counted", column->is_counted);
    model_set_boolean(cell, "is_line", column->kind == GRID_LINE);
    model_set_boolean(cell, "is_names", column->kind == GRID_NAMES);
    model_set_boolean(cell, "is_select", column->kind == GRID_SELECT);
    model_set_boolean(cell, "is_check", column->kind == GRID_CHECK);
    model_set_boolean(cell, "is_checked",
                      column->kind == GRID_CHECK && state.value[0] != '\0');
    if (column->kind == GRID_SELECT) {
        options_put(putting, cell, column, state.value);
    }
}

/* ---- the whole ---- */

static void columns_put(const struct putting *putting, struct value *grid)
{
    struct value *columns = model_set_list(grid, "columns");

    for (size_t i = 0; i < putting->plan->column_count; i++) {
        const struct grid_column *column = &putting->plan->columns[i];
        struct value *object = model_add_object(columns);

        model_set_text(object, "code", column->code);
        model_set_text(object, "label", words_of(putting, column, column->label));
        model_set_text(object, "help", words_of(putting, column, column->help));
        model_set_text(object, "foot",
                       putting->content->foot_label == NULL ? NULL
                                                            : putting->content->feet[i]);
    }
}

static void rows_put(const struct putting *putting, struct value *grid)
{
    struct value *rows = model_set_list(grid, "rows");

    for (size_t i = 0; i < putting->content->row_count; i++) {
        const struct grid_row *row = &putting->content->rows[i];
        struct value *object = model_add_object(rows);

        model_set_integer(object, "id", row->id);
        model_set_text(object, "name", row->name);
        model_set_text(object, "head", row->head);
        model_set_text(object, "address", row->address);
        model_set_text(object, "mark", row->mark);
        struct value *cells = model_set_list(object, "cells");
        for (size_t c = 0; c < putting->plan->column_count; c++) {
            cell_put(putting, cells, row, c);
        }
    }
}

void grid_put(struct visit *visit, const struct grid_plan *plan,
              const struct grid_content *content, const char *action)
{
    struct putting putting = {.visit = visit, .plan = plan, .content = content};
    const struct asset *script = asset_named("grid.js");

    if (visit->route->form == plan->form) {
        putting.is_again = true;
        putting.sent = grid_gather(visit, plan, &putting.sent_count);
    }
    visit_form(visit, plan->form, action, NULL, 0);
    struct value *grid = model_set_object(visit->model, "grid");
    model_set_text(grid, "caption", say(plan->caption, visit->language));
    model_set_text(grid, "row_label", say(plan->row_label, visit->language));
    model_set_text(grid, "script",
                   script == NULL || content->is_fixed ? NULL : script->path);
    model_set_text(grid, "paste_into", plan->paste_into);
    model_set_boolean(grid, "is_fixed", content->is_fixed);
    model_set_text(grid, "foot_label", content->foot_label);
    columns_put(&putting, grid);
    rows_put(&putting, grid);
    struct value *names = model_set_list(grid, "names");
    for (size_t i = 0; i < content->name_count; i++) {
        model_add_text(names, content->names[i]);
    }
}

/* ---- what has no place on the page any more ---- */

static const char *row_name(const struct visit *visit, const struct grid_content *content,
                            int64_t id)
{
    for (size_t i = 0; i < content->row_count; i++) {
        if (content->rows[i].id == id) {
            return content->rows[i].name;
        }
    }
    return say(N_("what is gone"), visit->language);
}

void grid_unsaved_put(struct visit *visit, const struct grid_plan *plan,
                      const struct grid_content *content)
{
    struct putting putting = {.visit = visit, .plan = plan, .content = content};
    struct value *unsaved = model_set_list(visit->model, "unsaved");

    if (content != NULL && visit->route->form == plan->form) {
        putting.sent = grid_gather(visit, plan, &putting.sent_count);
    }
    for (size_t i = 0; i < putting.sent_count; i++) {
        const struct grid_sent *sent = &putting.sent[i];
        const struct grid_column *column = &plan->columns[sent->column];

        if (sent->value == NULL ||
            (sent->was != NULL && strcmp(sent->value, sent->was) == 0)) {
            continue;
        }
        struct value *cell = model_add_object(unsaved);
        model_set_text(cell, "name", row_name(visit, content, sent->row));
        model_set_text(cell, "label", words_of(&putting, column, column->label));
        model_set_text(cell, "shown", grid_shown(visit, column, sent->value));
    }
    model_set_boolean(visit->model, "has_unsaved", value_first(unsaved) != NULL);
}
