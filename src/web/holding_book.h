/* holding_book.h - what was estimated of actors and sources: all rows of a network, read,
 * changed and written together. Rows are made when something is first said. */
#pragma once

#include "method/talk.h"
#include "store/actor.h"

struct holding_book {
    const char *network_id;
    struct holding_row *rows;
    bool *is_changed; /* by row */
    size_t count;
    size_t room;
    size_t *slots; /* private: a row by its actor and source, counted from 1; 0: none */
    size_t slot_count;
};

/* The code of an aspect, as in formats: "has"; what the question is called, N_(). */
const char *holding_aspect_code(enum holding_aspect aspect);
const char *holding_aspect_label(enum holding_aspect aspect);
/* False when it is none. `length` bytes of `code` count. */
bool holding_aspect_find(const char *code, size_t length,
                         enum holding_aspect *aspect_out);

/* What was estimated; `row` NULL: nothing. And what a talk confirmed. */
const char *holding_estimate(const struct holding_row *row, enum holding_aspect aspect);
const char *holding_confirmed(const struct holding_row *row, enum holding_aspect aspect);

/* Read all rows into `pool`, with room for `more`. */
NODISCARD bool holding_book_read(struct database *database, const char *network_id,
                                 size_t more, struct pool *pool,
                                 struct holding_book *book_out, struct status *st);

/* The row of an actor and source; NULL when there is none. O(1). */
const struct holding_row *holding_book_find(const struct holding_book *book,
                                            int64_t actor_id, int64_t source_id);

/* Say something; `answer` is a code of HOLDING_ANSWER or "" and lives as long as the
 * book. Of those that are new at most `more` (assert). */
struct holding_cell {
    int64_t actor_id;
    int64_t source_id;
    enum holding_aspect aspect;
    const char *answer;
};
void holding_book_set(struct holding_book *book, const struct holding_cell *cell);

/* Write what was changed. */
NODISCARD bool holding_book_write(struct change *change, struct holding_book *book,
                                  struct status *st);
