/* paste.h - a table that somebody pastes or sends as a file: what it would change, and
 * the change itself. Both read the same text against what stands there at that moment. */
#pragma once

#include "exchange/block.h"
#include "web/holding_book.h"
#include "web/sheet_model.h"

enum paste_into { PASTE_ACTORS, PASTE_SHEET, PASTE_HOLDINGS, PASTE_INTO_COUNT };

/* Their codes: "actors", "sheet", "holdings". False when it is none. */
const char *paste_into_code(enum paste_into into);
bool paste_into_find(const char *code, enum paste_into *into_out);

/* What was sent. */
struct paste_order {
    struct sheet_reader reader; /* whose network, whose sheet */
    enum paste_into into;
    const char *text;
    int64_t at_row; /* id of an actor; 0: the first */
    const char *at_column; /* code of a column of the page's grid; "": the names */
    const char *secret; /* of the site: keys `seen` */
};

/* A table read against what stands there. */
struct paste {
    enum paste_into into;
    /* Where it goes. Of the sheet: its columns and rows in the order of the page. */
    struct block_grid grid; /* of pairs: but for its rows, which are the actors */
    const char **labels; /* by column: what it is called */
    bool is_said; /* the labels are names of rows; else N_() */
    struct block_line *lines;
    size_t line_count;
    size_t counts[BLOCK_LINE_KINDS];
    size_t kept_count;
    const char *seen; /* a digest of all that it would change */
    /* What the grid was made of. */
    const struct actor_row *actors;
    size_t actor_count;
    struct sheet sheet; /* PASTE_SHEET */
    const struct source_row *sources; /* PASTE_HOLDINGS */
    size_t source_count;
    enum holding_aspect aspect; /* of a table with a column a source */
    bool is_pairs; /* one line an actor and source */
    struct holding_book book;
};

/* Read it; everything lives in `pool`.
 * fails  STATUS_CONFLICT  no round is open, or the visitor's sheet is finished
 *        STATUS_INVALID   it would change more than LIMIT_BLOCK_HOLDINGS */
NODISCARD bool paste_read(struct database *database, const struct paste_order *order,
                          struct pool *pool, struct paste *paste_out, struct status *st);

/* Would it change anything? */
bool paste_has_changes(const struct paste *paste);

/* Private to paste*.c: what stands there, as a grid. `paste->into` is set. */
NODISCARD bool paste_grid_read(struct database *database, const struct paste_order *order,
                               struct pool *pool, struct paste *paste, struct status *st);

/* Private to paste*.c: where in the grid a line of a table with a column a source, or of
 * one with a line a pair, says something. */
struct holding_cell paste_holding(const struct paste *paste,
                                  const struct block_line *line,
                                  const struct block_change *change);

/* Take it over: a visit_work_fn's part, in one change.
 * fails  STATUS_CONFLICT  it would change something else than `seen` (not ""): somebody
 *                         changed a cell meanwhile
 *        STATUS_INVALID   there is nothing in it to take over */
struct unit;
struct change;
NODISCARD bool paste_apply(struct change *change, struct unit *unit,
                           const struct paste_order *order, const char *seen,
                           struct status *st);
