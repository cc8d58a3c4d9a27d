/* change_rows.h - what a change did, row by row, in words: what each field was and
 * became, as far as the visitor may see it. */
#pragma once

#include "store/journal.h"
#include "web/people_model.h"

/* What changes point at, by its name of today. */
struct change_book {
    struct visit *visit;
    const struct people *people;
    struct record_list actors;
    struct record_list sources;
    struct record_list criteria;
};

NODISCARD bool change_book_read(struct visit *visit, const struct people *people,
                                struct change_book *book_out, struct status *st);

/* Put {is_erased, rows, more, is_told} into an object: of each row {record, label, name,
 * did, did_text, fields}, of each field {name, label, before, after}. `more` is how many
 * rows there are beyond those, or null; `is_told`: is there anything to open. What the
 * visitor may not see is in none of them. */
void change_rows_put(const struct change_book *book, const struct journal_entry *entry,
                     struct value *object);
