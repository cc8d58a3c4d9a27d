/* sandbox.h - read a file that somebody sent, in a child that may do nothing else.
 *
 * Workbooks are taken apart by libraries and code that a file could be made to break. So
 * this program runs itself again, as `samenspel table read`: with an empty environment,
 * no open file but its three streams, and limits on memory, time and files. A child that
 * is broken gives a sentence, and the server goes on. */
#pragma once

#include "base/decode.h"
#include "base/report.h"
#include "base/scope.h"
#include "base/status.h"

struct sandbox_gate;

/* Let at most `at_once` (at least 1) children run at a time, each of which may take much
 * memory; others wait their turn. Shared by all threads. */
struct sandbox_gate *sandbox_gate_new(size_t at_once);
void sandbox_gate_free(struct sandbox_gate *gate); /* accepts NULL; no one waits */
SCOPE_END(sandbox_gate)

/* Wait for a place, so many seconds at most; false when there was none. NULL: no gate. */
NODISCARD bool sandbox_gate_enter(struct sandbox_gate *gate, unsigned seconds);
void sandbox_gate_leave(struct sandbox_gate *gate);

struct sandbox {
    const char *program; /* samenspel; NULL: the program that runs */
    unsigned seconds; /* until the child is killed, and to wait for a place at the gate
                       * before; 0: SANDBOX_SECONDS */
    struct sandbox_gate *gate; /* NULL: as many as are asked for */
};

enum { SANDBOX_SECONDS = 10 };

/* Read the table in `file` (a workbook, CSV or TSV, told by its bytes) as CSV that
 * csv_read() takes: UTF-8, with commas, no larger than LIMIT_FILE_BYTES.
 *
 * report   gets what the child says of the file, in `language`: errors, or else warnings.
 * csv_out  lives in `pool`, ends with NUL, and is named as the file.
 * fails    STATUS_INVALID  the file was refused: the first error; all stand in the report
 *          STATUS_LIMIT    the child needed too much time or memory, or other files were
 *                          being read for all of `seconds`
 *          STATUS_FAILED   the child could not be run
 * Safe from any thread, also of many; blocks until the child has ended. */
NODISCARD bool sandbox_read_table(const struct sandbox *sandbox,
                                  const struct file_bytes *file, enum language language,
                                  struct pool *pool, struct report *report,
                                  struct file_bytes *csv_out, struct status *st);
