/* network_zip.h - a network in every format there is, in one zip, with a codebook and a
 * script for R. Pure: the same network gives the same bytes. */
#pragma once

#include "analysis/network.h"
#include "exchange/network_builder.h"

/* Write the zip. A file whose format cannot hold the network is left out, with a note.
 *
 * folder   in the zip, in which everything stands; "" for none
 * zip_out  lives in `pool`, without name
 * fails    STATUS_LIMIT  larger than LIMIT_OUTPUT_BYTES. O(bytes). */
NODISCARD bool network_zip_write(const char *folder, const struct network_series *series,
                                 struct pool *pool, struct report *report,
                                 struct file_bytes *zip_out, struct status *st);

/* These bytes are a zip that holds a network.graphml (a workbook is a zip too). */
bool network_zip_is(const struct file_bytes *file);

/* Read the network.graphml of a zip into the builder.
 * fails  with errors in `report`: no zip, none in it, as network_graphml_read(), or past
 *        LIMIT_FILE_BYTES unpacked. */
NODISCARD bool network_zip_read(const struct file_bytes *file,
                                struct network_builder *builder, struct pool *pool,
                                struct report *report);
