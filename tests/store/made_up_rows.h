/* made_up_rows.h - random rows for any kind of record, as its table allows them.
 *
 * What a column takes is read from the schema itself, so a new kind is tried by the tests
 * that walk RECORDS without a word about it here. */
#pragma once

#include "store/record.h"

enum { MADE_UP_IDS = 3 }; /* rows point at ids 1 .. 3 of other kinds, accounts too */

struct made_up_column {
    bool is_required;
    const struct record_kind *parent; /* NULL: points at no record */
    bool is_account; /* points at an account */
    bool is_unique; /* of a key that no two rows share */
    const struct sql_value *words; /* that a CHECK allows; NULL: any */
    size_t word_count;
};

struct made_up_kind {
    const struct record_kind *kind;
    struct made_up_column columns[RECORD_COLUMNS_MAX];
};

/* The kinds in the order of RECORDS; they live in `pool`. */
const struct made_up_kind *made_up_kinds(struct pool *pool);

/* A row with this id. The same state gives the same row. */
struct sql_value *made_up_row(const struct made_up_kind *made_up, int64_t id,
                              uint64_t *random, struct pool *pool);

/* Are the two rows equal? Without the local columns when `is_all` is false. */
bool rows_are_same(const struct record_kind *kind, const struct sql_value *a,
                   const struct sql_value *b, bool is_all);
