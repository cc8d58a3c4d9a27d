/* network_value.h - the value of a tie as people and programs write it. Pure. */
#pragma once

#include "base/text.h"

/* What stands in a cell. */
enum value_kind { VALUE_NUMBER, VALUE_UNKNOWN, VALUE_NONE };

/* Read a number, "x", yes or no in three languages (1 and 0), or a word for what is
 * unknown: NA, N/A, NaN, ?, . and the like, for which *value_out is NaN. VALUE_NONE: it
 * is nothing of these.
 *
 * has_comma  "0,5" is a half: in files whose cells are not parted by commas */
enum value_kind network_value_read(const char *text, bool has_comma, double *value_out);

/* Only numbers, and what is unknown. */
enum value_kind network_weight_read(const char *text, bool has_comma, double *value_out);

/* "1", "0.5"; 17 digits where it takes them to be read back equal; NaN: "NA". */
void network_value_add(struct text *text, double value);
