/* transfer_file.h - exports and imports in memory. */
#pragma once

#include "store/transfer.h"

static const int64_t IMPORTED_AT = INT64_C(1783000000000);

struct bytes {
    char *bytes;
    size_t length;
};

void bytes_free(struct bytes *bytes);
SCOPE_END(bytes)

struct bytes *exported(struct store *store, const char *id);

/* The name of the file is n.jsonl. `result->name` is gone afterwards. */
bool imported(struct store *store, const char *bytes, size_t length,
              struct transfer_result *result, struct status *st);
bool imported_at(struct store *store, const struct bytes *file, int64_t now,
                 struct transfer_result *result, struct status *st);
void expect_imported(struct store *store, const struct bytes *file);

/* Not even an account, nor a line in the chain of the installation. */
void expect_empty(struct store *store);
