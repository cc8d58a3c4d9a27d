/* network_dl_parts.h - a DL file while it is read. Private to exchange/network_dl*.c. */
#pragma once

#include "exchange/network_builder.h"
#include "exchange/network_tokens.h"

enum dl_format { DL_MATRIX, DL_EDGES, DL_NODES };

struct dl_reader {
    struct token_reader tokens;
    const struct network_reading *reading;
    struct network_builder *builder;
    struct report *report;
    struct pool *scratch;
    enum dl_format format;
    size_t count; /* organisations; 0: not said */
    size_t matrix_count;
    bool is_diagonal_absent;
    bool is_row_embedded; /* labels stand in the data */
    bool is_column_embedded;
    size_t *organisations; /* by number; NULL: labels come with the data */
    const char **relations; /* names, per matrix */
};

/* Read the data behind "data:". */
NODISCARD bool dl_data_read(struct dl_reader *reader);
