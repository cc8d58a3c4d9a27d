/* folder.h - a small folder of tables for the tests of preparation_files.h: three actors
 * P, Q and R, and two needed sources R1 (indispensable) and R2. */
#pragma once

#include "exchange/preparation_files.h"

/* The folder; files[i].bytes may be set to something else, or NULL. */
void folder_init(struct file_bytes *files);
void folder_put(struct file_bytes *files, enum preparation_file file, const char *bytes);

/* Add what a preparation says of one table, a line for each item. */
void folder_describe(struct text *text, const struct preparation *preparation,
                     enum preparation_file part);

/* Read the folder; give what it says of one table, a line for each item, then the report
 * in order of its files. */
const char *folder_outcome(const struct file_bytes *files,
                           struct preparation_reading reading, enum preparation_file part,
                           struct pool *pool);

/* The same for one table in the small folder. */
struct folder_case {
    const char *label;
    const char *bytes;
    const char *outcome;
};
void folder_check(enum preparation_file file, const struct folder_case *cases,
                  size_t count);
