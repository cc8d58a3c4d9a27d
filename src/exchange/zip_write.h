/* zip_write.h - a zip of named files, in memory. Pure, and the same files give the same
 * bytes: every one is dated 1 January 1980. */
#pragma once

#include "base/decode.h"
#include "base/status.h"

/* Write the files, in order; a file whose `bytes` are NULL is left out. `name` is the
 * path in the zip: UTF-8, parts separated by '/', none of them twice.
 *
 * zip_out  lives in `pool`, named `name`.
 * fails    STATUS_LIMIT  the zip would be larger than LIMIT_OUTPUT_BYTES. O(bytes). */
NODISCARD bool zip_write(const char *name, const struct file_bytes *files,
                         size_t file_count, struct pool *pool, struct file_bytes *zip_out,
                         struct status *st);
