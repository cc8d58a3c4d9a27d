/* transfer_read.h - the file of a network, read and checked; no database is asked. */
#pragma once

#include "store/journal.h"
#include "store/transfer.h"

struct transfer_row {
    const struct record_kind *kind;
    const struct sql_value *values;
    size_t line;
};

/* One part of what was told of an anonymous wave, as JSON. */
struct transfer_figures {
    int64_t wave_id;
    const char *part;
    const char *body;
};

struct transfer_file {
    const char *name; /* borrowed: for messages */
    const char *network_id;
    const struct transfer_row *rows; /* in the order of RECORDS, and of ids */
    size_t row_count;
    struct journal_list journal; /* its entries have no `rows` */
    const struct transfer_figures *figures; /* in order of wave and part */
    size_t figures_count;
};

/* Read to the end; what it holds lives in `pool`.
 * fails  as transfer_import(), without STATUS_CONFLICT */
NODISCARD bool transfer_read(const struct transfer_source *source, struct pool *pool,
                             struct transfer_file *file_out, struct status *st);
