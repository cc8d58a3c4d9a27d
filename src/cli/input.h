/* input.h - the files that a command reads, and the one it writes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/decode.h"
#include "base/status.h"

/* Read a whole file, or standard input when `path` is "-"; its name is `path`.
 * fails  STATUS_FAILED when it cannot be read, STATUS_LIMIT past LIMIT_FILE_BYTES
 *        (found out before all of it is read), STATUS_INVALID when "-" was read
 *        before. */
NODISCARD bool input_read(const char *path, struct pool *pool,
                          struct file_bytes *file_out, struct status *st);

bool input_is_directory(const char *path);
bool input_exists(const char *path);

/* The paths of the files in a folder, by name, without hidden ones and folders in it.
 * fails  STATUS_FAILED when it cannot be read, STATUS_INVALID when it has none. */
NODISCARD bool input_folder_list(const char *path, struct pool *pool,
                                 const char ***paths_out, size_t *count_out,
                                 struct status *st);

/* Write a file whole: beside it first, then renamed, so that a failure leaves what was
 * there. fails  STATUS_FAILED. */
NODISCARD bool output_write(const char *path, const char *bytes, size_t length,
                            struct status *st);
