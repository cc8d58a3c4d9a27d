/* json_in.h - JSON coming in, as a tree of values. The strict parser is Jansson's. */
#pragma once

#include "base/model.h"
#include "base/status.h"

/* Read one JSON object or list; the tree lives in `pool`. Numbers must be whole, no name
 * may stand twice in an object or be longer than 255 bytes, an object has at most 1000
 * members, and a list no lists, truths or nulls.
 * fails  STATUS_INVALID  with what the parser did not expect */
NODISCARD bool json_read(const char *bytes, size_t length, struct pool *pool,
                         struct value **value_out, struct status *st);

/* The same for what we computed ourselves: numbers may have decimals, which are kept to
 * 17 significant digits so that they are read back exactly, and lists may hold nulls and
 * lists. */
NODISCARD bool json_read_figures(const char *bytes, size_t length, struct pool *pool,
                                 struct value **value_out, struct status *st);
