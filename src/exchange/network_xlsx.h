/* network_xlsx.h - networks in workbooks: a sheet a relation, as a matrix or a list of
 * ties, and one of organisations. Pure. */
#pragma once

#include "base/csv.h"
#include "base/status.h"
#include "exchange/network_builder.h"

/* Read a workbook into the builder. A sheet that is named as organisations are (nodes,
 * organisaties, membres ...) and holds no ties is the table of them; other sheets without
 * ties are passed over, with a note.
 *
 * nodes  a table of organisations that goes before that of the workbook; NULL: none
 * fails  with errors in `report`. O(bytes unpacked). */
NODISCARD bool network_xlsx_read(const struct file_bytes *file,
                                 const struct network_reading *reading,
                                 struct network_builder *builder,
                                 const struct csv_table *nodes, struct pool *pool,
                                 struct report *report);

/* Write a matrix a relation, or, with several waves or more organisations than a person
 * can oversee, all ties as a list; and the organisations.
 *
 * xlsx_out  lives in `pool`, named `name`
 * fails     STATUS_LIMIT  larger than LIMIT_OUTPUT_BYTES. */
NODISCARD bool network_xlsx_write(const char *name, const struct network_series *series,
                                  struct pool *pool, struct report *report,
                                  struct file_bytes *xlsx_out, struct status *st);

/* The name of a sheet for a relation: what a spreadsheet refuses becomes '-', at most 31
 * characters; `number` makes it another (0: as it is). Lives in `pool`. */
const char *network_sheet_name(const char *relation, size_t number, struct pool *pool);

/* Is a sheet with this name the table of organisations? */
bool network_sheet_is_nodes(const char *name);
