/* grid.h - a table whose cells are fields: one form without script, saved cell by cell
 * with it (assets/grid.js). On a page there is one.
 *
 * A cell is sent as `c_<row>_<column>`, beside it what it showed as `w_<row>_<column>`.
 * Right cells are saved; wrong ones come back with a sentence and what was typed. Of two
 * people who change the same cell, the second is told what the first made of it and by
 * whom; sending it once more puts the second value in its place. */
#pragma once

#include "web/visit.h"

enum grid_kind {
    GRID_LINE,
    GRID_SELECT, /* one of `choices`, or nothing */
    GRID_CHECK, /* "yes", or "" */
    GRID_NAMES /* with | between them: "CAW|OCMW" */
};

struct grid_column {
    const char *code; /* small letters, digits, '_' */
    enum grid_kind kind;
    bool is_counted; /* a row is done when all of these are filled in */
    bool is_said; /* its words are shown as they are: names of rows */
    size_t limit; /* characters; 0: of LIMIT_FIELD_BYTES */
    const char *label; /* N_() */
    const char *help; /* N_(); NULL */
    const struct choice *choices; /* of a select; ended by a NULL code */
};

struct grid_plan {
    const struct form_plan *form; /* its name and its button: no fields of its own */
    const char *caption; /* N_() */
    const char *row_label; /* N_(): above the names of the rows */
    const struct grid_column *columns;
    size_t column_count;
    const char *paste_into; /* what a pasted block goes to: "sheet"; NULL: nowhere */
};

struct grid_row {
    int64_t id;
    const char *name;
    const char *head; /* shown in the place of the name: "3"; NULL: the name */
    const char *address; /* of its own page; NULL */
    const char *mark; /* a word beside the name, said already; NULL */
    const char *const *values; /* by column; "" for nothing */
    const char *const
        *beside; /* by column: said beside its value; may be NULL, each too */
};

struct grid_content {
    const struct grid_row *rows;
    size_t row_count;
    const char *const *names; /* offered in columns of names */
    size_t name_count;
    bool is_fixed; /* to read, not to write in */
    const char *foot_label; /* of a row below all others, said already; NULL: none */
    const char *const *feet; /* by column; with a foot_label */
};

/* Put a grid into the model, as `grid`, with its form; {{>grid}} inside the form, or
 * {{>grid_table}} for one that is fixed, shows it. After a refusal of this form what was
 * typed stands in the cells that were not saved. O(cells log sent). */
void grid_put(struct visit *visit, const struct grid_plan *plan,
              const struct grid_content *content, const char *action);

/* Put what was sent in this form and was not saved, as `unsaved`: of each cell {name (of
 * the row), label, shown}, and has_unsaved. For a page that shows no fields for it any
 * more; `content` NULL, or another form: none. After a refusal of all that was sent. */
void grid_unsaved_put(struct visit *visit, const struct grid_plan *plan,
                      const struct grid_content *content);

/* A cell that was sent and differs from what it showed. */
struct grid_cell {
    int64_t row;
    size_t column;
    const char *name; /* of its field */
    const char *value;
    const char *was; /* NULL: not sent; then nobody is asked */
    const char *meanwhile; /* what somebody else made of it; NULL: nothing */
    bool is_wrong; /* refused at its field */
};

/* " CAW | |OCMW" as "CAW|OCMW". */
const char *grid_names_tidy(struct pool *pool, const char *value);

struct grid_cells {
    struct grid_cell *items; /* by row, then by column */
    size_t count;
    bool has_lost; /* something was written in a column that is not there (any more) */
};

/* What was sent, tidied; what is no value of its column is refused at its cell. They live
 * in the visit's pool. O(sent log sent). */
struct grid_cells grid_read(struct visit *visit, const struct grid_plan *plan);

/* Refuse a cell that breaks a rule of its page; the second with a sentence that a rule
 * has given already. */
void grid_refuse(struct visit *visit, struct grid_cell *cell, const char *id, ...)
    PRINTF_LIKE(3, 4);
void grid_refuse_message(struct visit *visit, struct grid_cell *cell,
                         struct message message);

/* For the unit of work, in the writer's thread, perhaps twice: is the cell to be written
 * over what stands there now? Not when it is wrong, says so already, or was changed by
 * somebody else: then that is kept in `meanwhile`, a copy in `pool` (of the visit). */
bool grid_take(struct grid_cell *cell, const char *present, struct pool *pool);

/* Who made it what, at a cell. `who` is a name. */
void grid_refuse_meanwhile(struct visit *visit, const struct grid_plan *plan,
                           struct grid_cell *cell, const char *who);

/* True when every cell was taken; else it says above the form that some were not, or that
 * the column of some is not there any more. */
NODISCARD bool grid_end(struct visit *visit, const struct grid_cells *cells,
                        struct status *st);

/* What a value is called in its column: the label of a choice; else itself. */
const char *grid_shown(struct visit *visit, const struct grid_column *column,
                       const char *value);

/* Private to grid*.c: one cell as it was sent. */
struct grid_sent {
    int64_t row;
    size_t column;
    size_t order; /* of the first, among those of one name */
    bool is_was;
    const char *name;
    const char *value; /* tidied; NULL: not sent */
    const char *was;
};

/* Every cell that was sent, by row and column. */
struct grid_sent *grid_gather(struct visit *visit, const struct grid_plan *plan,
                              size_t *count_out);
