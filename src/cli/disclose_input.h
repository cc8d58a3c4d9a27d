/* disclose_input.h - a table of counts as a person wrote it, and sums of its cells that
 * are published elsewhere. */
#pragma once

#include "cli/command.h"
#include "method/disclosure_table.h"

struct disclose_input {
    struct disclosure_table table; /* without what the command decides: k, zeros */
    const char *corner; /* what stands above the names of the rows */
    const char **row_names;
    const char **column_names;
    const char *digest;
    struct report report;
};

/* Read the operand, and `--also`. The table: a header, then a name and a count for each
 * column. A row and a column "total" are checked and left out. Refuses with every cell
 * that is wrong. */
bool disclose_input_load(const struct call *call, struct disclose_input *input,
                         enum exit_code *code_out);
