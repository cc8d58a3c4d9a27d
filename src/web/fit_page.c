/* fit_page.c - which actor meets which criterion: yes, no, or not known. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "method/arena_rank.h"
#include "method/issue.h"
#include "store/workspace.h"
#include "web/edit_author.h"
#include "web/forms.h"
#include "web/grid.h"

/* Each cell is sent with what it showed. */
enum { CELLS_A_PAGE = (LIMIT_FORM_FIELDS - 10) / 2 };

static const char *number_text(struct pool *pool, int64_t number)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%" PRId64, number);
    return text.bytes;
}

/* ---- the table ---- */

static const struct choice *answers_of(const struct visit *visit)
{
    const size_t count = CRITERION_ANSWER.word_count;
    struct choice *choices = pool_array(visit->pool, count + 1, struct choice);

    for (size_t i = 0; i < count; i++) {
        const struct word *word = &CRITERION_ANSWER.words[i];
        choices[i] = (struct choice){word->code, say(word->label, visit->language), NULL};
    }
    return choices;
}

/* A column a criterion. */
static struct grid_plan plan_of(struct visit *visit, const struct workspace *workspace)
{
    const struct choice *answers = answers_of(visit);
    struct grid_column *columns =
        pool_array(visit->pool, workspace->criterion_count, struct grid_column);

    for (size_t i = 0; i < workspace->criterion_count; i++) {
        columns[i] = (struct grid_column){
            .code = number_text(visit->pool, workspace->criteria[i].id),
            .kind = GRID_SELECT,
            .is_said = true,
            .label = workspace->criteria[i].code,
            .choices = answers,
        };
    }
    return (struct grid_plan){
        .form = &FORM_FIT,
        .caption = N_("Which actor meets which criterion"),
        .row_label = N_("Actor"),
        .columns = columns,
        .column_count = workspace->criterion_count,
    };
}

static const char *answer_of(const struct workspace *workspace, int64_t actor_id,
                             int64_t criterion_id)
{
    for (size_t i = 0; i < workspace->fit_count; i++) {
        const struct fit_row *fit = &workspace->fits[i];

        if (fit->actor_id == actor_id && fit->criterion_id == criterion_id) {
            return fit->answer;
        }
    }
    return "";
}

/* Those with form network first, then who has no form yet, then the others. */
enum { ORDER_NETWORK, ORDER_OPEN, ORDER_OTHER, ORDER_COUNT };

static int order_of(const struct workspace *workspace, int64_t actor_id)
{
    const struct form_case_row *row = workspace_form_case(workspace, actor_id);

    if (row == NULL || row->form[0] == '\0') {
        return ORDER_OPEN;
    }
    return strcmp(row->form, vocabulary_code(&FORM_FORMS, FORM_NETWORK)) == 0
               ? ORDER_NETWORK
               : ORDER_OTHER;
}

static const char *form_label(struct visit *visit, const struct workspace *workspace,
                              int64_t actor_id)
{
    const struct form_case_row *row = workspace_form_case(workspace, actor_id);
    int form = FORM_NONE;

    return row == NULL || row->form[0] == '\0' ||
                   !vocabulary_find(&FORM_FORMS, row->form, &form)
               ? NULL
               : say(vocabulary_label(&FORM_FORMS, form), visit->language);
}

static struct grid_row row_of(struct visit *visit, const struct workspace *workspace,
                              const struct actor_row *actor)
{
    const char **values =
        pool_array(visit->pool, workspace->criterion_count, const char *);

    for (size_t i = 0; i < workspace->criterion_count; i++) {
        values[i] = answer_of(workspace, actor->id, workspace->criteria[i].id);
    }
    return (struct grid_row){
        .id = actor->id,
        .name = actor->name,
        .mark = form_label(visit, workspace, actor->id),
        .values = values,
    };
}

/* All actors in the order in which they are asked about. */
static const struct actor_row **actors_order(const struct workspace *workspace,
                                             struct pool *pool)
{
    const struct arena arena = workspace_arena(workspace, 0, pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct actor_row **actors =
        pool_array(pool, workspace->actor_count, const struct actor_row *);
    size_t count = 0;

    for (int order = 0; order < ORDER_COUNT; order++) {
        for (size_t i = 0; i < workspace->actor_count; i++) {
            const struct actor_row *actor = &workspace->actors[ranking.results[i].actor];
            if (order_of(workspace, actor->id) == order) {
                actors[count++] = actor;
            }
        }
    }
    return actors;
}

static void criteria_put(struct visit *visit, const struct workspace *workspace)
{
    struct value *criteria = model_set_list(visit->model, "criteria");

    for (size_t i = 0; i < workspace->criterion_count; i++) {
        struct value *object = model_add_object(criteria);

        model_set_integer(object, "id", workspace->criteria[i].id);
        model_set_text(object, "code", workspace->criteria[i].code);
        model_set_text(object, "text", workspace->criteria[i].text);
    }
}

/* "?from=20": as many actors as one form can hold, from the twentieth on. */
bool fit_page(struct visit *visit, struct status *st)
{
    struct workspace workspace;

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st)) {
        return false;
    }
    const struct grid_plan plan = plan_of(visit, &workspace);
    const struct actor_row **actors = actors_order(&workspace, visit->pool);
    const size_t from = (size_t)visit_id(visit_query(visit, "from"));
    const size_t fitting = CELLS_A_PAGE / (plan.column_count + 1);
    struct grid_row *rows = pool_array(visit->pool, fitting, struct grid_row);
    size_t count = 0;

    while (count < fitting && from < workspace.actor_count &&
           count < workspace.actor_count - from) {
        rows[count] = row_of(visit, &workspace, actors[from + count]);
        count++;
    }
    const struct grid_content content = {.rows = rows, .row_count = count};
    const bool has_table = plan.column_count > 0 && count > 0;
    model_set_boolean(visit->model, "has_criteria", plan.column_count > 0);
    model_set_boolean(visit->model, "has_actors", workspace.actor_count > 0);
    model_set_boolean(visit->model, "has_table", has_table);
    criteria_put(visit, &workspace);
    grid_put(visit, &plan, &content,
             visit_address(visit, "/networks/%s/criteria/fit", visit->network_id));
    if (from + count < workspace.actor_count) {
        model_set_integer(visit->model, "next", (int64_t)(from + count));
    } else {
        model_set_null(visit->model, "next");
    }
    return true;
}

/* ---- saving ---- */

struct fitting {
    const char *network_id;
    struct pool *pool; /* of the visit */
    const struct grid_plan *plan;
    struct grid_cells cells;
    int64_t *rows; /* by cell: the row it is of; 0: none */
    bool is_gone; /* an actor or a criterion is not there any more */
};

static bool fit_write(struct change *change, struct fitting *fitting, size_t i,
                      const struct record_list *list, struct status *st)
{
    struct grid_cell *cell = &fitting->cells.items[i];
    const int64_t criterion_id = visit_id(fitting->plan->columns[cell->column].code);
    struct fit_row fit = {
        .actor_id = cell->row, .criterion_id = criterion_id, .answer = ""};

    for (size_t r = 0; r < list->count; r++) {
        struct fit_row row;

        record_read(&FIT_RECORD, list->rows[r], &row);
        if (row.actor_id == cell->row && row.criterion_id == criterion_id) {
            fit = row;
        }
    }
    fitting->rows[i] = fit.id;
    if (!grid_take(cell, fit.answer, fitting->pool)) {
        return true;
    }
    if (cell->value[0] == '\0') {
        return change_remove(change, &FIT_RECORD, fit.id, st);
    }
    fit.answer = cell->value;
    return fit.id == 0 ? change_add(change, &FIT_RECORD, &fit, st)
                       : change_put_row(change, &FIT_RECORD, &fit, st);
}

/* The actor on the sheet, and the criterion. */
static bool is_there(struct unit *unit, const struct fitting *fitting,
                     const struct grid_cell *cell, bool *is_there_out, struct status *st)
{
    const struct sql_value *values = NULL;

    return status_absent(record_find(unit->database, &ACTOR_RECORD, fitting->network_id,
                                     cell->row, unit->pool, &values, st),
                         is_there_out, st) &&
           (!*is_there_out ||
            status_absent(record_find(unit->database, &CRITERION_RECORD,
                                      fitting->network_id,
                                      visit_id(fitting->plan->columns[cell->column].code),
                                      unit->pool, &values, st),
                          is_there_out, st));
}

static bool fitting_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct fitting *fitting = context;
    struct record_list list;

    fitting->is_gone = false;
    if (!record_list(unit->database, &FIT_RECORD, fitting->network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    for (size_t i = 0; i < fitting->cells.count; i++) {
        bool is_known = false;

        if (!is_there(unit, fitting, &fitting->cells.items[i], &is_known, st) ||
            (is_known && !fit_write(change, fitting, i, &list, st))) {
            return false;
        }
        fitting->is_gone = fitting->is_gone || !is_known;
    }
    return true;
}

static bool meanwhile_refuse(struct visit *visit, const struct grid_plan *plan,
                             struct fitting *fitting, struct status *st)
{
    if (!edit_refuse_cells(visit, plan, &fitting->cells, &FIT_RECORD, fitting->rows,
                           st)) {
        return false;
    }
    if (fitting->is_gone) {
        return visit_refuse(visit, "", st,
                            "an actor or a criterion was taken off meanwhile: what you "
                            "said of it was not saved");
    }
    return grid_end(visit, &fitting->cells, st);
}

bool fit_post(struct visit *visit, struct status *st)
{
    struct workspace workspace;

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st)) {
        return false;
    }
    const struct grid_plan plan = plan_of(visit, &workspace);
    struct fitting fitting = {
        .network_id = visit->network_id,
        .pool = visit->pool,
        .plan = &plan,
        .cells = grid_read(visit, &plan),
    };
    fitting.rows = pool_array(visit->pool, fitting.cells.count, int64_t);
    if (!visit_change(visit, "fit.answer", fitting_do, &fitting, st) ||
        !meanwhile_refuse(visit, &plan, &fitting, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/criteria/fit", visit->network_id);
    return true;
}
