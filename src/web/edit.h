/* edit.h - change a row by a form whose fields are called as its columns.
 *
 * An edit form (form_plan.is_edit) sends along what each field showed. Two people who
 * change different fields of a row both keep what they wrote; of two who change the same
 * one, the second is told what the first made of it and by whom, and decides. */
#pragma once

#include "method/vocabulary.h"
#include "web/visit.h"

/* What was sent, while it is laid over what stands there. */
struct edit_merge;

/* Writes what belongs to the form beside its row, in the same change. `values` is the
 * row with the form laid over it: columns that are no fields may be set here. Inside the
 * unit, in the writer's thread, perhaps twice. */
typedef bool (*edit_more_fn)(struct change *change, struct unit *unit,
                             struct edit_merge *merge, struct sql_value *values,
                             void *context, struct status *st);

struct edit {
    const struct record_kind *kind; /* with a row size */
    const struct form_plan *plan; /* fields that are no column are passed over */
    const char *action; /* for the journal */
    int64_t id; /* 0: a new row, or the one row of a kind without id */
    const struct sql_value *row; /* a new row before the form is laid over it */
    /* With id 0: the row that has the value of `row` in this column, when there is one
     * (one row an actor). NULL: always a new row. */
    const char *key;
    edit_more_fn more; /* NULL: nothing but the row */
    void *context; /* of `more` */
};

/* For `more`: what to write in a text of another row, `id` of `kind` (0: a new one), that
 * the form shows in a field `name`; `present` is what stands there now. What was not sent
 * stays. What somebody else changed meanwhile is refused as in the row itself. */
struct edit_cell {
    const struct record_kind *kind;
    int64_t id;
    const char *name; /* lives as long as the visit */
    const char *present;
    const struct vocabulary *words; /* of which `present` is a code; NULL: it is text */
};
const char *edit_merge_text(struct edit_merge *merge, const struct edit_cell *cell);

/* Did anything that was sent differ from what stands there? */
bool edit_merge_is_changed(const struct edit_merge *merge);

/* Show a row in its form; `values` NULL: a new one, with the fields empty. */
void edit_form(struct visit *visit, const struct form_plan *plan,
               const struct record_kind *kind, const struct sql_value *values,
               const char *address);

/* Write what was sent; a field that was not sent at all keeps its column. True also when
 * nothing changed.
 * id_out  the row; may be NULL
 * fails   STATUS_CONFLICT  refused at the fields that somebody else changed meanwhile
 *         STATUS_NOT_FOUND  the row is gone */
NODISCARD bool edit_write(struct visit *visit, const struct edit *edit, int64_t *id_out,
                          struct status *st);

/* The name under which a field sends what it showed: "was_name". */
const char *edit_was_name(struct pool *pool, const char *name);
