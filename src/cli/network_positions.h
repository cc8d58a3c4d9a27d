/* network_positions.h - where organisations stand on a map, kept in a table between
 * waves: name,x,y as shares of the page. */
#pragma once

#include "cli/network_input.h"
#include "drawing/box.h"

/* Read the table at `path`: a place per organisation of the network, x NaN for one that
 * it misses. Names that the network does not have are passed over: they left.
 * fails  with everything said on stderr; *places_out is untouched. */
enum exit_code network_positions_read(const struct call *call, const char *path,
                                      const struct network_input *input,
                                      const struct point **places_out);

/* Write the table: a row for each who has a place. fails  STATUS_FAILED. */
NODISCARD bool network_positions_write(const struct call *call, const char *path,
                                       const struct network *network,
                                       const struct point *places, struct status *st);
