/* record.h - the rows of a network, kind by kind, by one description.
 *
 * What writes a row, keeps its history, takes a change back, shows a network as of a day,
 * and carries a network to another database are the same few functions for every kind.
 * docs/pages.md says what a new kind takes. */
#pragma once

#include "base/model.h"
#include "store/database.h"

enum { RECORD_COLUMNS_MAX = 24 };

struct record_column {
    const char *name;
    enum { RECORD_TEXT, RECORD_INTEGER } type;
    bool is_local; /* means something here only: neither journalled nor exported */
    bool
        is_optional; /* of a kind with a row size: 0, or a NULL text, is stored as NULL */
    size_t offset; /* of its member in the struct of the row: int64_t or const char * */
};

/* Columns stand in the order of the statements; network_id comes before them and is not
 * counted. A kind with an id has it as its first column. */
struct record_kind {
    const char *name; /* "person": in the journal and in files */
    bool has_id; /* false: one row a network (the network itself) */
    const struct record_column *columns;
    size_t column_count;
    /* Columns of the kind's first version. Those added later may be NULL, and are so in
     * journals and exports from before. 0: all are of the first version. */
    size_t begun_with;
    size_t row_size; /* of the struct of a row (record_read); 0: read column by column */
    const struct sql *list; /* (network_id): every row, in order of id */
    const struct sql *find; /* (network_id[, id]) */
    const struct sql *put; /* (network_id, columns …): insert, or replace */
    const struct sql *remove; /* (network_id[, id]) */
    const struct sql *next; /* (network_id): the next free id; NULL without id */
};

/* Every kind, in the order in which rows are written: what is pointed at comes first. */
extern const struct record_kind *const RECORDS[];
extern const size_t RECORD_COUNT;

const struct record_kind *record_kind_find(const char *name);

struct record_list {
    const struct sql_value *const *rows; /* each with the kind's columns */
    size_t count;
};

/* All rows of one network; they live in `pool`. */
NODISCARD bool record_list(struct database *database, const struct record_kind *kind,
                           const char *network_id, struct pool *pool,
                           struct record_list *list_out, struct status *st);

/* Some rows: a statement (network_id, id) that gives the kind's columns. */
struct record_choice {
    const struct sql *sql;
    const char *network_id;
    int64_t id; /* of what they belong to */
};
NODISCARD bool record_list_of(struct database *database, const struct record_kind *kind,
                              const struct record_choice *choice, struct pool *pool,
                              struct record_list *list_out, struct status *st);

/* One row. `id` is ignored for a kind without one.
 * fails  STATUS_NOT_FOUND when there is none */
NODISCARD bool record_find(struct database *database, const struct record_kind *kind,
                           const char *network_id, int64_t id, struct pool *pool,
                           const struct sql_value **values_out, struct status *st);

/* The id that a new row gets: no row of this kind ever had it. Call it inside a change
 * (store/change.h). */
NODISCARD bool record_next_id(struct database *database, const struct record_kind *kind,
                              const char *network_id, int64_t *id_out, struct status *st);

/* Ids up to this one are not given any more: after an import. */
NODISCARD bool record_keep_id(struct database *database, const struct record_kind *kind,
                              const char *network_id, int64_t id, struct status *st);

/* Values into the struct of a row, and back. Only for kinds with a row size. */
void record_read(const struct record_kind *kind, const struct sql_value *values,
                 void *row_out);
void record_fill(const struct record_kind *kind, const void *row,
                 struct sql_value *values_out);

/* All rows of a list as an array of structs in `pool`. */
void *record_read_all(const struct record_kind *kind, const struct record_list *list,
                      struct pool *pool);

/* Write and remove without journal: only change.c and an import do this.
 * fails  STATUS_CONFLICT  what there is at most once would stand there twice */
NODISCARD bool record_write(struct database *database, const struct record_kind *kind,
                            const char *network_id, const struct sql_value *values,
                            struct status *st);
NODISCARD bool record_erase(struct database *database, const struct record_kind *kind,
                            const char *network_id, int64_t id, struct status *st);

/* The two rows say the same; local columns do not count. */
bool record_is_same(const struct record_kind *kind, const struct sql_value *a,
                    const struct sql_value *b);

/* A row into an empty object, without its local columns; and back, where they are NULL.
 * fails  STATUS_INVALID when a column is missing, unknown, or of the wrong type */
void record_model(const struct record_kind *kind, const struct sql_value *values,
                  struct value *object);
NODISCARD bool record_values(const struct record_kind *kind, const struct value *model,
                             struct pool *pool, const struct sql_value **values_out,
                             struct status *st);
