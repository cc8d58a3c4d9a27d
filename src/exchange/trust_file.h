/* trust_file.h - answers on trust and value from a table: who says what of whom. Pure.
 *
 * Columns rater, organisation, item (T1 .. T3, U1 .. U3) and value (1 .. 4, or
 * empty, "?" and "does not know"); docs/formats.md has it. */
#pragma once

#include "analysis/trust.h"
#include "base/decode.h"

struct trust_file {
    const char *const *names; /* raters and organisations together, as they came */
    size_t name_count;
    const struct trust_answer *answers;
    size_t answer_count;
};

/* Read a CSV or a workbook (its sheet of this name; NULL: the first).
 *
 * fails  with errors in `report`: a column that is missing, a name that is missing, an
 *        item or value that there is not, the same question answered twice, more than
 *        LIMIT_MATRIX names. O(rows x names). */
NODISCARD bool trust_file_read(const struct file_bytes *file, const char *sheet,
                               struct pool *pool, struct report *report,
                               struct trust_file *file_out);
