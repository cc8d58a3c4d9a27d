/* replies_file.h - answers to an anonymous survey from a table: a row a person. Pure.
 *
 * Columns are codes of items ("loyalty_A"), and respondent ("families", "workers"),
 * organisation, instrument and version where they are needed. A cell is a value or the
 * code of a level, of several a list with '|' between them; empty: skipped, "?" or "does
 * not know": does not know. docs/formats.md has it. */
#pragma once

#include "base/decode.h"
#include "method/replies.h"

/* What the table should be. */
struct replies_order {
    const char *instrument; /* code: "dilemmas"; NULL: as the table says, or as its
                             * columns tell */
    const char *version; /* NULL: as the table says, else the newest */
    const struct instrument_item *const *items; /* what was asked, texts too; NULL: all of
                                                 * the instrument */
    size_t item_count;
    enum respondent respondent; /* of rows that do not say; RESPONDENT_NOBODY: those whom
                                 * the instrument asks */
};

struct replies_file {
    struct replies replies; /* items: the columns that are there, texts left out;
                             * organisations: number in the next list, from 1; 0 none */
    const char *const *organisations; /* as they were written */
    size_t organisation_count;
    const struct instrument_item *const *text_items; /* columns in own words */
    size_t text_count;
    const char *const *texts; /* [reply * text_count + text]; "" */
    const size_t *lines; /* per reply: where it stands in the file */
};

/* Read a CSV, or a workbook's first sheet. Rows stand in the order of the file.
 *
 * fails  with errors in `report`, each with line and column: a column that is no item of
 *        this survey, another instrument or version than ordered or than the first row's,
 *        a value out of the scale, respondents who are not asked (of the item), families
 *        with an organisation, no item at all, no row at all. O(rows x columns). */
NODISCARD bool replies_file_read(const struct file_bytes *file,
                                 const struct replies_order *order, struct pool *pool,
                                 struct report *report, struct replies_file *file_out);
