/* sheet_model.h - the blind sheet of one rater: what it shows, and how it is written.
 *
 * It is the only reader of drafts (store/rating.h), and reads those of one person. Where
 * the open round has no mark of this rater yet, a row begins as the rater left the actor
 * in former rounds. */
#pragma once

#include "store/actor.h"
#include "store/rating.h"
#include "web/grid.h"

enum sheet_column {
    SHEET_OWN,
    SHEET_IMPORTANCE,
    SHEET_REPLACEABILITY,
    SHEET_REPLACED_BY,
    SHEET_DEPENDENCE,
    SHEET_NOTE,
    SHEET_COLUMN_COUNT
};

extern const struct grid_plan SHEET_PLAN;

/* Whose sheet. */
struct sheet_reader {
    const char *network_id;
    int64_t person_id;
    const char *today;
};

/* The visitor's own; and where it stands, with what follows behind it. */
struct sheet_reader sheet_reader_of(const struct visit *visit);
const char *sheet_address(struct visit *visit, const char *rest);

struct sheet {
    int64_t round_id; /* the open one; 0: none */
    int64_t finished_at; /* 0: still rating */
    const struct actor_row *actors; /* in order of id */
    size_t actor_count;
    struct rating_row *rows; /* by actor; 0 and "" where nothing is said */
    bool *is_drafted; /* by actor: said in this round */
};

NODISCARD bool sheet_read(struct database *database, const struct sheet_reader *reader,
                          struct pool *pool, struct sheet *sheet_out, struct status *st);

/* Both marks are given; one of the two is. */
bool sheet_row_is_whole(const struct rating_row *row);
bool sheet_row_is_half(const struct rating_row *row);

/* How many rows are whole. O(actors). */
size_t sheet_done(const struct sheet *sheet);

/* A cell of a row as the grid shows it, and back; `value` is one of its column and lives
 * as long as the row. */
const char *sheet_value(const struct rating_row *row, enum sheet_column column);
void sheet_set(struct rating_row *row, enum sheet_column column, const char *value);

/* Refuse names that are too many, or no names. */
void sheet_names_check(struct visit *visit, struct grid_cell *cell);
